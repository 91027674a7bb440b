/* SPDX-License-Identifier: MIT */
/* Notes, tags, answers, later: drafts until the person moves on, then lines; nothing twice. */
#include "app_fixture.h"

static struct wn_app *start(struct review *r, int n)
{
    app_begin(r, APP_YAML, n);
    return app_as(r, "ana");
}

static void a_note_is_one_line_and_its_tags(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 2);
    assert_done(wn_screening_note(app, 1, WN_STR(" see #table and #méthode2! # \n"), &r.err),
                r.err);
    assert_string_equal(app_kinds(&r, app), "seat note tag tag");
    app_says(app_lines(&r, app, 2), "\"note\":\"see #table and #méthode2! #\"");
    app_says(app_lines(&r, app, 3), "\"tag\":\"table\",\"on\":true");
    app_says(app_lines(&r, app, 4), "\"tag\":\"méthode2\",\"on\":true");
    assert_done(wn_screening_note(app, 1, WN_STR("see #table and #méthode2! #"), &r.err), r.err);
    assert_done(wn_screening_note(app, 1, WN_STR("only #table"), &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat note tag tag note"); /* #table is set already */
    assert_done(wn_screening_note(app, 1, WN_STR(""), &r.err), r.err); /* taken away */
    assert_int_equal(app_load(&r, app, 1).mine.note.n, 0);
    assert_done(wn_screening_tag(app, 2, WN_STR("protocol"), true, &r.err), r.err);
    assert_done(wn_screening_tag(app, 2, WN_STR("protocol"), false, &r.err), r.err);
    assert_done(wn_screening_flag(app, 2, true, &r.err), r.err);
    assert_true(app_load(&r, app, 2).mine.flag);
    app_refused(&r, wn_screening_flag(app, 3, true, &r.err), WN_EINPUT, "no record #0003");
    app_refused(&r, wn_screening_note(app, 3, WN_STR("x"), &r.err), WN_EINPUT, "no record #0003");
    app_end(&r, app);
}

static void a_record_number_in_a_note_is_no_tag(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 1);
    assert_done(wn_screening_note(app, 1, WN_STR("same cohort as #0023? #12#twice, ##2nd"), &r.err),
                r.err);
    assert_string_equal(app_kinds(&r, app), "seat note tag tag");
    app_says(app_lines(&r, app, 3), "\"tag\":\"twice\",\"on\":true");
    app_says(app_lines(&r, app, 4), "\"tag\":\"2nd\",\"on\":true");
    app_end(&r, app);
}

/* A killed program closes nothing: what was typed is a draft, and a line at the next start. */
static void an_unfinished_note_becomes_a_line_at_the_next_start(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 2);
    assert_done(wn_screening_draft_note(app, 2, WN_STR("half a th"), &r.err), r.err);
    assert_done(wn_screening_draft_note(app, 2, WN_STR("half a thought"), &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat");
    app = app_again(&r, app);
    assert_done(wn_screening_settle(app, &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat note");
    assert_str(app_load(&r, app, 2).mine.note, "half a thought");
    app = app_again(&r, app);
    assert_done(wn_screening_settle(app, &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat note"); /* once */
    assert_done(wn_screening_draft_note(app, 2, WN_STR("half a thought"), &r.err), r.err);
    assert_done(wn_screening_leave(app, 2, &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat note"); /* the same text: nothing */
    app_end(&r, app);
}

static void what_could_never_become_a_line_is_no_draft(void **state)
{
    (void)state;
    struct review r;
    struct wn_buf big = {0};
    struct wn_app *app = start(&r, 1);
    wn_buf_fill(&big, '"', 30 * 1024);
    assert_done(wn_screening_draft_note(app, 1, wn_buf_str(&big), &r.err), r.err);
    assert_done(wn_screening_settle(app, &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat note");
    wn_buf_byte(&big, 'x');
    bool refused = !wn_screening_draft_note(app, 1, wn_buf_str(&big), &r.err);
    wn_buf_free(&big);
    app_refused(&r, !refused, WN_EUSAGE, "at most 30 KiB");
    app_end(&r, app);
}

static void answers_left_without_a_decision_are_lines(void **state)
{
    (void)state;
    struct review r;
    enum wn_answer answers[WN_MAX_CRITERIA] = {WN_NO, WN_UNCLEAR};
    struct wn_app *app = start(&r, 2);
    assert_done(wn_screening_answer(app, 1, answers, &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat");
    assert_int_equal(app_load(&r, app, 1).answers[0], WN_NO);
    assert_done(wn_screening_leave(app, 1, &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat answer answer");
    app_says(app_lines(&r, app, 2), "\"criterion\":\"mentoring\",\"answer\":\"no\"");
    assert_done(wn_screening_leave(app, 1, &r.err), r.err);
    answers[0] = WN_YES;
    assert_done(wn_screening_answer(app, 1, answers, &r.err), r.err);
    app = app_again(&r, app); /* killed */
    assert_done(wn_screening_settle(app, &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat answer answer answer"); /* only what differs */
    assert_int_equal(app_load(&r, app, 1).mine.answers[0], WN_YES);
    assert_int_equal(app_load(&r, app, 1).mine.answers[1], WN_UNCLEAR);
    memset(answers, 0, sizeof answers);
    assert_done(wn_screening_answer(app, 1, answers, &r.err), r.err);
    assert_int_equal(app_load(&r, app, 1).answers[0], WN_BLANK); /* the draft counts, also empty */
    assert_done(wn_screening_leave(app, 1, &r.err), r.err);
    app_says(app_lines(&r, app, 5), "\"criterion\":\"mentoring\",\"answer\":\"\"");
    assert_int_equal(app_load(&r, app, 1).mine.answers[1], WN_BLANK);
    app_end(&r, app);
}

static void answers_travel_in_the_decision(void **state)
{
    (void)state;
    struct review r;
    struct wn_choice c = app_choice(1, WN_EXCLUDE);
    enum wn_answer later[WN_MAX_CRITERIA] = {WN_YES, WN_YES};
    struct wn_app *app = start(&r, 2);
    c.answers[0] = WN_NO;
    assert_done(wn_screening_answer(app, 1, c.answers, &r.err), r.err);
    app_decide(&r, app, c);
    assert_done(wn_screening_leave(app, 1, &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat decision"); /* no answer line beside it */
    assert_done(wn_screening_answer(app, 1, later, &r.err), r.err);
    assert_done(wn_screening_leave(app, 1, &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat decision"); /* on a decided record it holds */
    assert_int_equal(app_load(&r, app, 1).answers[0], WN_NO);
    app_end(&r, app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_note_is_one_line_and_its_tags),
        cmocka_unit_test(a_record_number_in_a_note_is_no_tag),
        cmocka_unit_test(an_unfinished_note_becomes_a_line_at_the_next_start),
        cmocka_unit_test(what_could_never_become_a_line_is_no_draft),
        cmocka_unit_test(answers_left_without_a_decision_are_lines),
        cmocka_unit_test(answers_travel_in_the_decision),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
