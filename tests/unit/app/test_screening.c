/* SPDX-License-Identifier: MIT */
/* Deciding as screeners do it, and what the log holds afterwards. */
#include "app_fixture.h"

#include "winnow/store/pairs.h"

static struct wn_app *start(struct review *r, int n)
{
    app_begin(r, APP_YAML, n);
    return app_as(r, "ana");
}

static void refused(struct review *r, struct wn_app *app, struct wn_choice c, enum wn_errc code,
                    const char *words)
{
    struct wn_decided out;
    app_refused(r, wn_screening_decide(app, &c, false, NULL, &out, &r->err), code, words);
}

static void the_same_decision_again_writes_nothing(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 3);
    struct wn_choice c = app_choice(2, WN_EXCLUDE);
    c.reason = WN_STR("not-mentoring");
    c.answers[0] = WN_NO;
    struct wn_decided first = app_decide(&r, app, c), again = app_decide(&r, app, c);
    assert_int_equal(first.work, 2);
    assert_false(first.unchanged);
    assert_true(again.unchanged);
    assert_int_equal(again.sequence, first.sequence);
    assert_string_equal(app_kinds(&r, app), "seat decision");
    c.answers[0] = WN_UNCLEAR; /* other answers are another decision line */
    assert_int_equal(app_decide(&r, app, c).sequence, first.sequence + 1);
    c.reason = WN_STR("");
    assert_int_equal(app_decide(&r, app, c).sequence, first.sequence + 2);
    app_end(&r, app);
}

static void the_line_says_what_was_decided_on_what(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 3);
    struct wn_choice c = app_choice(2, WN_EXCLUDE);
    c.reason = WN_STR("not-mentoring");
    c.marks = WN_STR("all");
    c.answers[0] = WN_NO;
    c.answers[1] = WN_UNCLEAR;
    int64_t n = app_decide(&r, app, c).sequence;
    struct wn_str text = app_load(&r, app, 2).text;
    assert_int_equal(text.n, 16);
    assert_string_equal(
        app_lines(&r, app, n),
        wn_arena_print(&r.arena,
                       "{\"n\":2,\"at\":\"2026-11-22T09:00:30+01:00\",\"kind\":"
                       "\"decision\",\"stage\":\"title-abstract\",\"criteria\":\"1.0\","
                       "\"record\":2,\"text\":\"%.*s\",\"decision\":\"exclude\","
                       "\"reason\":\"not-mentoring\",\"answers\":{\"mentoring\":"
                       "\"no\",\"preclinical\":\"unclear\"},\"where\":\"view\","
                       "\"seconds\":20,\"marks\":\"all\"}\n",
                       WN_ARG(text))
            .p);
    app_end(&r, app);
}

static void a_note_travels_first(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 3);
    struct wn_choice c = app_choice(1, WN_INCLUDE);
    c.note = WN_STR("  look at table 2 #table ");
    struct wn_decided d = app_decide(&r, app, c);
    assert_string_equal(app_kinds(&r, app), "seat note tag decision");
    assert_int_equal(d.sequence, 4);
    assert_str(app_load(&r, app, 1).mine.note, "look at table 2 #table");
    assert_true(app_decide(&r, app, c).unchanged); /* same note: no line either */
    c.note = WN_STR("another");
    assert_true(app_decide(&r, app, c).unchanged);
    assert_string_equal(app_kinds(&r, app), "seat note tag decision note");
    app_end(&r, app);
}

static void note_and_decision_are_one_transaction(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 3);
    struct wn_choice c = app_choice(1, WN_INCLUDE);
    struct wn_buf big = {0};
    for (int i = 0; i < 7000; i++)
        wn_buf_text(&big, "0123456789");
    c.note = WN_STR("kept only with the decision");
    c.why = wn_buf_str(&big); /* longer than a line may be: the decision fails */
    refused(&r, app, c, WN_EINPUT, "shorten the text");
    assert_string_equal(app_kinds(&r, app), "seat");
    c.why = WN_STR("");
    c.note = wn_buf_str(&big);
    refused(&r, app, c, WN_EINPUT, "shorten the text");
    assert_string_equal(app_kinds(&r, app), "seat");
    assert_int_equal(app_load(&r, app, 1).mine.decision, WN_NONE);
    wn_buf_free(&big);
    app_end(&r, app);
}

static void reasons_follow_the_criteria(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 3);
    struct wn_choice c = app_choice(1, WN_INCLUDE);
    c.reason = WN_STR("not-mentoring");
    refused(&r, app, c, WN_EUSAGE, "only given with exclude");
    c.decision = WN_EXCLUDE;
    c.reason = WN_STR("nonsense");
    refused(&r, app, c, WN_EUSAGE, "nonsense");
    c.reason = WN_STR("other");
    refused(&r, app, c, WN_EUSAGE, "needs a note");
    c.note = WN_STR("   ");
    refused(&r, app, c, WN_EUSAGE, "needs a note"); /* blanks are no note */
    c.decision = WN_NONE;
    refused(&r, app, c, WN_EUSAGE, "include, exclude or maybe");
    refused(&r, app, app_choice(9, WN_INCLUDE), WN_EINPUT, "no record #0009; the last is #0003");
    assert_string_equal(app_kinds(&r, app), "seat");
    c = app_choice(1, WN_EXCLUDE);
    c.reason = WN_STR("other");
    assert_false(wn_screening_may(app, &c, &r.err));
    assert_done(wn_screening_note(app, 1, WN_STR("why"), &r.err), r.err);
    assert_done(wn_screening_may(app, &c, &r.err), r.err); /* the record has a note already */
    app_decide(&r, app, c);
    app_decide(&r, app, app_choice(2, WN_EXCLUDE));
    int64_t counts[WN_MAX_REASONS], without;
    assert_done(wn_screening_reasons(app, counts, &without, &r.err), r.err);
    assert_int_equal(counts[0], 0);
    assert_int_equal(counts[1], 1);
    assert_int_equal(without, 1);
    app_end(&r, app);
}

static void what_the_criteria_require_is_required(void **state)
{
    (void)state;
    struct review r;
    app_begin(&r, APP_HEAD "screening: {reason: required, answers: required}\n" REVIEW_PEOPLE, 2);
    struct wn_app *app = app_as(&r, "ana");
    struct wn_choice c = app_choice(1, WN_EXCLUDE);
    refused(&r, app, c, WN_EUSAGE, "ask for a reason");
    c.reason = WN_STR("not-mentoring");
    refused(&r, app, c, WN_EUSAGE, "has no answer yet");
    c.answers[0] = WN_NO;
    refused(&r, app, c, WN_EUSAGE, "has no answer yet");
    c.answers[1] = WN_UNCLEAR;
    app_decide(&r, app, c);
    app_end(&r, app);
}

static void changing_what_was_sent_asks_why(void **state)
{
    (void)state;
    struct review r;
    struct wn_sent sent;
    struct wn_decided out;
    bool why;
    struct wn_app *app = start(&r, 3);
    app_decide(&r, app, app_choice(1, WN_INCLUDE));
    struct wn_choice c = app_choice(1, WN_EXCLUDE);
    assert_done(wn_screening_decide(app, &c, true, &why, &out, &r.err), r.err);
    assert_false(why); /* nothing was sent yet */
    assert_done(wn_exchange_send(app, r.folder, &r.arena, &sent, &r.err), r.err);
    assert_done(wn_screening_decide(app, &c, true, &why, &out, &r.err), r.err);
    assert_false(why); /* the same decision changes nothing */
    c.decision = WN_MAYBE;
    assert_done(wn_screening_decide(app, &c, true, &why, &out, &r.err), r.err);
    assert_true(why);
    assert_string_equal(app_kinds(&r, app), "seat decision decision sent");
    c.why = WN_STR("table 2 says so");
    assert_done(wn_screening_decide(app, &c, true, &why, &out, &r.err), r.err);
    assert_false(why);
    app_says(app_lines(&r, app, out.sequence), "\"why\":\"table 2 says so\"");
    c = app_choice(2, WN_INCLUDE); /* not decided when it was sent */
    assert_done(wn_screening_decide(app, &c, true, &why, &out, &r.err), r.err);
    assert_false(why);
    assert_done(wn_exchange_send(app, r.folder, &r.arena, &sent, &r.err), r.err);
    c.decision = WN_EXCLUDE; /* the verb may leave it out */
    assert_done(wn_screening_decide(app, &c, false, NULL, &out, &r.err), r.err);
    app_end(&r, app);
}

static void only_screeners_decide(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 3);
    wn_app_close(app);
    app = app_as(&r, NULL);
    refused(&r, app, app_choice(1, WN_INCLUDE), WN_EREFUSED, "chi does not screen");
    app_refused(&r, wn_screening_later(app, 1, &r.err), WN_EREFUSED, "chi does not screen");
    app_end(&r, app);
}

static bool nothing_can_be_written(struct review *r)
{
    struct wn_app *app;
    struct wn_choice c = app_choice(1, WN_EXCLUDE);
    struct wn_decided out;
    struct wn_decided_many many;
    struct wn_undone undone;
    struct wn_sheet sheet;
    if (!wn_app_open(review_path(r, "chi.winnow"), "ana", &r->sys, &app, &r->err) ||
        !wn_app_readonly(app) ||
        !wn_str_is(wn_app_notice(app),
                   "This review can be read but not written here: no decision is taken."))
        return false;
    bool held = wn_screening_load(app, 1, false, &r->arena, &sheet, &r->err) &&
                sheet.mine.decision == WN_INCLUDE && wn_screening_settle(app, &r->err) &&
                wn_screening_leave(app, 1, &r->err);
    held = held && !wn_screening_decide(app, &c, false, NULL, &out, &r->err) &&
           strstr(r->err.text, "no decision is taken") && r->err.code == WN_EREADONLY;
    held = held && !wn_screening_decide_all(app, &c, 1, &many, &r->err) &&
           r->err.code == WN_EREADONLY && !wn_screening_undo(app, &undone, &r->err) &&
           r->err.code == WN_EREADONLY && !wn_screening_flag(app, 1, true, &r->err) &&
           r->err.code == WN_EREADONLY && !wn_screening_draft_note(app, 1, WN_STR("x"), &r->err) &&
           r->err.code == WN_EREADONLY && !wn_screening_note(app, 1, WN_STR("x"), &r->err) &&
           r->err.code == WN_EREADONLY;
    wn_app_close(app);
    /* somebody who never worked here cannot begin to */
    return held && !wn_app_open(review_path(r, "chi.winnow"), "ben", &r->sys, &app, &r->err) &&
           r->err.code == WN_EREADONLY;
}

static void a_read_only_review_can_be_read(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 3);
    app_decide(&r, app, app_choice(1, WN_INCLUDE));
    assert_done(wn_screening_draft_note(app, 1, WN_STR("unfinished"), &r.err), r.err);
    wn_app_close(app);
    chmod(review_path(&r, "chi.winnow"), 0644);
    assert_true(app_reads_only(&r, nothing_can_be_written));
    review_end(&r);
}

static void many_at_once_are_one_transaction(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 4);
    struct wn_decided_many out;
    struct wn_choice all[4] = {app_choice(1, WN_INCLUDE), app_choice(2, WN_EXCLUDE),
                               app_choice(3, WN_MAYBE), app_choice(9, WN_INCLUDE)};
    all[1].note = WN_STR("on file");
    app_refused(&r, wn_screening_decide_all(app, all, 4, &out, &r.err), WN_EINPUT, "#0009");
    assert_string_equal(app_kinds(&r, app), "seat"); /* nothing of it is there */
    assert_done(wn_screening_decide_all(app, all, 3, &out, &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat decision note decision decision");
    assert_int_equal(out.decisions, 3);
    assert_int_equal(out.first, 2);
    assert_int_equal(out.last, 5);
    assert_done(wn_screening_decide_all(app, all, 3, &out, &r.err), r.err);
    assert_int_equal(out.decisions, 0);
    assert_int_equal(out.unchanged, 3);
    assert_int_equal(out.first, 0);
    assert_done(wn_screening_decide_all(app, all, 0, &out, &r.err), r.err);
    app_end(&r, app);
}

static void a_sheet_shows_the_record_and_hides_what_is_hidden(void **state)
{
    (void)state;
    struct review r;
    struct wn_sheet s;
    struct wn_app *app = start(&r, 2);
    s = app_load(&r, app, 2);
    assert_str(s.r.field[WN_F_TITLE], "Mentoring number 2");
    assert_int_equal(s.r.field[WN_F_AUTHORS].n, 0);
    assert_int_equal(s.r.field[WN_F_NOTES].n, 0); /* may hold others' votes: never */
    assert_true(s.hidden_authors);
    assert_false(s.hidden_journal);
    assert_int_equal(s.sources.n, 0);
    assert_int_equal(s.title_marks.n, 1);
    assert_int_equal(s.place, 2);
    struct wn_str text = s.text;
    assert_done(wn_screening_load(app, 2, true, &r.arena, &s, &r.err), r.err);
    assert_str(s.r.field[WN_F_AUTHORS], "Lima, Ana\nOkoro, Ben");
    assert_str(s.sources, "Scopus");
    assert_false(s.hidden_authors);
    assert_true(wn_str_eq(s.text, text)); /* the fingerprint is of the whole record */
    assert_done(wn_screening_peek(app, 2, WN_STR("authors"), &r.err), r.err);
    app_says(app_lines(&r, app, 2), "\"kind\":\"reveal\",\"record\":2,\"what\":\"authors\"");
    app_refused(&r, wn_screening_load(app, 7, false, &r.arena, &s, &r.err),
                WN_EINPUT, "the last is #0002");
    int64_t work, numbers[2];
    size_t count;
    assert_done(wn_screening_find(app, 2, &work, &r.err), r.err);
    assert_int_equal(work, 2);
    assert_done(wn_screening_find_key(app, WN_STR("key-2"), numbers, &count, &r.err), r.err);
    assert_int_equal(count, 1);
    assert_int_equal(numbers[0], 2);
    app_end(&r, app);
}

/* What ana does cannot be read by ben's handle, and no call of his returns it. */
static void a_screener_sees_nothing_of_the_other(void **state)
{
    (void)state;
    struct review r;
    struct wn_conflicts tally;
    struct wn_case one;
    int64_t work;
    struct wn_app *app = start(&r, 2);
    struct wn_choice c = app_choice(1, WN_EXCLUDE);
    c.note = WN_STR("mine");
    app_decide(&r, app, c);
    assert_done(wn_screening_draft_note(app, 2, WN_STR("half"), &r.err), r.err);
    wn_app_close(app);
    app = app_as(&r, "ben");
    assert_int_equal(app_load(&r, app, 1).mine.decision, WN_NONE);
    assert_int_equal(app_load(&r, app, 1).mine.note.n, 0);
    assert_string_equal(app_kinds(&r, app), "seat");
    struct wn_pace pace;
    assert_done(wn_screening_pace(app, &pace, &r.err), r.err);
    assert_int_equal(pace.decided, 0);
    assert_done(wn_screening_settle(app, &r.err), r.err); /* not ana's draft */
    assert_string_equal(app_kinds(&r, app), "seat");
    app_refused(&r, wn_reconciling_tally(app, &tally, &r.err), WN_EREFUSED, "not the adjudicator");
    app_refused(&r, wn_reconciling_open(app, false, NULL, NULL, &r.err),
                WN_EREFUSED, "not the adjudicator");
    app_refused(&r, wn_reconciling_load(app, 1, true, &r.arena, &one, &r.err),
                WN_EREFUSED, "not the adjudicator");
    app_refused(&r, wn_reconciling_next(app, 0, &work, &r.err), WN_EREFUSED, "not the adjudicator");
    app_refused(&r, wn_reconciling_later(app, 1, &r.err), WN_EREFUSED, "not the adjudicator");
    struct wn_pair pair; /* and below the use cases: the handle is bound */
    struct wn_pair_counts counts;
    bool found;
    app_refused(&r, wn_pairs_get(wn_app_store(app), 0, 1, &r.arena, &pair, &found, &r.err),
                WN_EREFUSED, "adjudicator");
    app_refused(&r, wn_pairs_counts(wn_app_store(app), 0, &counts, &r.err), WN_EREFUSED,
                "adjudicator");
    app_end(&r, app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_decision_again_writes_nothing),
        cmocka_unit_test(the_line_says_what_was_decided_on_what),
        cmocka_unit_test(a_note_travels_first),
        cmocka_unit_test(note_and_decision_are_one_transaction),
        cmocka_unit_test(reasons_follow_the_criteria),
        cmocka_unit_test(what_the_criteria_require_is_required),
        cmocka_unit_test(changing_what_was_sent_asks_why),
        cmocka_unit_test(only_screeners_decide),
        cmocka_unit_test(a_read_only_review_can_be_read),
        cmocka_unit_test(many_at_once_are_one_transaction),
        cmocka_unit_test(a_sheet_shows_the_record_and_hides_what_is_hidden),
        cmocka_unit_test(a_screener_sees_nothing_of_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
