/* SPDX-License-Identifier: MIT */
/* Settling conflicts: record first, both decisions when asked for, a ruling that edits nothing. */
#include "app_fixture.h"

/* 1 include-exclude, 2 agree, 3 maybe-exclude, 4 include-maybe, 5 only ana, 6 include-exclude */
static struct wn_app *conflicts(struct review *r, const char *yaml)
{
    static const enum wn_decision ana[] = {WN_INCLUDE, WN_EXCLUDE, WN_MAYBE,
                                           WN_INCLUDE, WN_INCLUDE, WN_EXCLUDE};
    static const enum wn_decision ben[] = {WN_EXCLUDE, WN_EXCLUDE, WN_EXCLUDE,
                                           WN_MAYBE,   WN_NONE,    WN_INCLUDE};
    app_begin(r, yaml, 6);
    for (int who = 0; who < 2; who++) {
        struct wn_app *app = app_as(r, who ? "ben" : "ana");
        for (int64_t i = 0; i < 6; i++)
            if ((who ? ben : ana)[i] != WN_NONE) {
                struct wn_choice choice = app_choice(i + 1, (who ? ben : ana)[i]);
                if (wn_app_criteria(app)->reason == WN_REQUIRED && choice.decision == WN_EXCLUDE)
                    choice.reason = WN_STR("not-mentoring");
                app_decide(r, app, choice);
            }
        wn_app_close(app);
    }
    struct wn_app *app = app_as(r, NULL);
    assert_done(wn_reconciling_open(app, false, NULL, NULL, &r->err), r->err);
    return app;
}

#define SEES(what) APP_HEAD "screening: {order: import, adjudicator_sees: " what "}\n" REVIEW_PEOPLE

static struct wn_conflicts tally(struct review *r, struct wn_app *app)
{
    struct wn_conflicts t;
    assert_done(wn_reconciling_tally(app, &t, &r->err), r->err);
    return t;
}

static struct wn_case load(struct review *r, struct wn_app *app, int64_t work, bool show)
{
    struct wn_case c;
    assert_done(wn_reconciling_load(app, work, show, &r->arena, &c, &r->err), r->err);
    return c;
}

static int64_t rule(struct review *r, struct wn_app *app, int64_t work, enum wn_decision d)
{
    struct wn_ruling ruling = {.work = work, .outcome = d};
    int64_t n = 0;
    bool needs;
    assert_done(wn_reconciling_rule(app, &ruling, &needs, &n, &r->err), r->err);
    assert_false(needs);
    return n;
}

static int64_t next(struct review *r, struct wn_app *app, int64_t place)
{
    int64_t work;
    assert_done(wn_reconciling_next(app, place, &work, &r->err), r->err);
    return work;
}

static void the_record_comes_first(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = conflicts(&r, APP_YAML);
    struct wn_case none = {0}, c = load(&r, app, 1, false);
    assert_string_equal(app_kinds(&r, app), "seat criteria open");
    assert_false(c.shown);
    assert_memory_equal(c.side, none.side, sizeof c.side); /* nothing of the decisions is there */
    assert_int_equal(c.sheet.mine.decision, WN_NONE);
    assert_true(c.for_and_against);
    assert_int_equal(c.sheet.r.field[WN_F_AUTHORS].n, 0); /* hidden here as from the screeners */
    assert_true(c.sheet.hidden_authors && !c.sheet.hidden_journal);
    c = load(&r, app, 1, true);
    assert_true(c.shown);
    assert_str(c.side[0].person, "ana");
    assert_str(c.side[1].name, "Ben Okoro");
    assert_int_equal(c.side[0].decision.decision, WN_INCLUDE);
    assert_int_equal(c.side[1].decision.decision, WN_EXCLUDE);
    app_says(app_lines(&r, app, 4),
             "\"kind\":\"reveal\",\"record\":1,\"what\":\"decisions\",\"heads\":[[\"ana\",");
    (void)load(&r, app, 1, true);
    app = app_again(&r, app);
    c = load(&r, app, 1, false);
    assert_memory_equal(c.side, none.side, sizeof c.side);
    (void)load(&r, app, 1, true);
    (void)load(&r, app, 6, true);
    assert_string_equal(app_kinds(&r, app), "seat criteria open reveal reveal"); /* once a record */
    assert_false(load(&r, app, 3, false).for_and_against); /* maybe is not for it */
    app_end(&r, app);
}

static void what_the_adjudicator_sees_is_set(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = conflicts(&r, SEES("decisions"));
    struct wn_case c = load(&r, app, 1, false);
    assert_true(c.shown);
    assert_int_equal(c.side[0].person.n + c.side[0].name.n, 0);
    assert_int_equal(c.side[1].decision.decision, WN_EXCLUDE);
    assert_string_equal(app_kinds(&r, app), "seat criteria open reveal");
    app_end(&r, app);
    app = conflicts(&r, SEES("decisions_and_names"));
    c = load(&r, app, 1, false);
    assert_str(c.side[0].name, "Ana Lima");
    app_end(&r, app);
}

static void ruling_is_a_further_line(void **state)
{
    (void)state;
    struct review r;
    struct wn_undone undone;
    struct wn_app *app = conflicts(&r, APP_YAML);
    assert_int_equal(tally(&r, app).conflicts, 3);
    assert_int_equal(tally(&r, app).waiting, 1);
    int64_t first = rule(&r, app, 1, WN_EXCLUDE), again = rule(&r, app, 1, WN_INCLUDE);
    assert_int_equal(again, first + 1);
    app_says(
        app_lines(&r, app, first),
        "\"kind\":\"ruling\",\"stage\":\"title-abstract\",\"record\":1,\"outcome\":\"exclude\"");
    assert_int_equal(load(&r, app, 1, false).ruling.decision, WN_INCLUDE);
    assert_true(tally(&r, app).ruled == 1 && tally(&r, app).ruled_include == 1);
    assert_done(wn_screening_undo(app, &undone, &r.err), r.err);
    assert_string_equal(undone.kind, "ruling");
    assert_int_equal(undone.decision, WN_EXCLUDE);
    assert_done(wn_screening_undo(app, &undone, &r.err), r.err);
    assert_int_equal(undone.decision, WN_NONE);
    assert_false(load(&r, app, 1, false).ruled); /* open again */
    assert_int_equal(next(&r, app, 0), 1);
    assert_int_equal(tally(&r, app).left, 3);
    assert_done(wn_screening_redo(app, &undone, &r.err), r.err);
    assert_string_equal(undone.kind, "ruling");
    assert_int_equal(undone.decision, WN_EXCLUDE);
    app_end(&r, app);
}

/* A screener who comes round after the ruling, or takes the decision back, changes no count. */
static void a_ruling_counts_for_ever(void **state)
{
    (void)state;
    struct review r;
    struct wn_undone undone;
    struct wn_app *app = conflicts(&r, APP_YAML);
    rule(&r, app, 1, WN_EXCLUDE);
    wn_app_close(app);
    app = app_as(&r, "ana");
    app_decide(&r, app, app_choice(1, WN_EXCLUDE));
    wn_app_close(app);
    app = app_as(&r, NULL);
    struct wn_conflicts t = tally(&r, app);
    assert_int_equal(t.conflicts, 3);
    assert_int_equal(t.ruled, 1);
    assert_int_equal(t.ruled_exclude, 1);
    assert_int_equal(t.left, 2);
    assert_int_equal(t.waiting, 1);
    assert_done(wn_screening_undo(app, &undone, &r.err), r.err); /* now they simply agree */
    t = tally(&r, app);
    assert_true(t.conflicts == 2 && t.ruled == 0 && t.left == 2 && t.waiting == 1);
    app_end(&r, app);
}

static void what_is_no_conflict_is_not_ruled(void **state)
{
    (void)state;
    struct review r;
    struct wn_case c;
    int64_t n;
    struct wn_ruling ruling = {.work = 2, .outcome = WN_INCLUDE};
    struct wn_app *app = conflicts(&r, APP_YAML);
    app_refused(&r, wn_reconciling_rule(app, &ruling, NULL, &n, &r.err),
                WN_EREFUSED, "#0002 is no conflict");
    ruling.work = 4; /* include against maybe */
    app_refused(&r, wn_reconciling_rule(app, &ruling, NULL, &n, &r.err),
                WN_EREFUSED, "#0004 is no conflict");
    ruling.work = 5;
    app_refused(&r, wn_reconciling_rule(app, &ruling, NULL, &n, &r.err),
                WN_EREFUSED, "#0005 is not decided by all");
    app_refused(&r, wn_reconciling_load(app, 5, true, &r.arena, &c, &r.err),
                WN_EREFUSED, "#0005 is not decided by all");
    app_refused(&r, wn_reconciling_later(app, 5, &r.err),
                WN_EREFUSED, "#0005 is not decided by all");
    ruling.work = 7;
    app_refused(&r, wn_reconciling_rule(app, &ruling, NULL, &n, &r.err),
                WN_EINPUT, "no record #0007");
    ruling = (struct wn_ruling){.work = 1, .outcome = WN_MAYBE};
    app_refused(&r, wn_reconciling_rule(app, &ruling, NULL, &n, &r.err),
                WN_EUSAGE, "include or exclude");
    ruling = (struct wn_ruling){.work = 1, .outcome = WN_INCLUDE, .reason = WN_STR("other")};
    app_refused(&r, wn_reconciling_rule(app, &ruling, NULL, &n, &r.err), WN_EUSAGE, "exclude only");
    ruling.outcome = WN_EXCLUDE;
    app_refused(&r, wn_reconciling_rule(app, &ruling, NULL, &n, &r.err),
                WN_EUSAGE, "asks for a note");
    ruling.reason = WN_STR("none");
    app_refused(&r, wn_reconciling_rule(app, &ruling, NULL, &n, &r.err),
                WN_EUSAGE, "no exclusion reason none");
    assert_string_equal(app_kinds(&r, app), "seat criteria open");
    app_end(&r, app);
}

static void against_both_needs_a_note(void **state)
{
    (void)state;
    struct review r;
    struct wn_ruling ruling = {.work = 4, .outcome = WN_EXCLUDE};
    bool needs;
    int64_t n;
    struct wn_app *app =
        conflicts(&r, APP_HEAD "screening: {order: import, maybe_means: conflict}\n" REVIEW_PEOPLE);
    assert_int_equal(tally(&r, app).conflicts, 4);
    assert_done(wn_reconciling_rule(app, &ruling, &needs, &n, &r.err), r.err);
    assert_true(needs);
    assert_string_equal(app_kinds(&r, app), "seat criteria open");
    ruling.note = WN_STR("wrong population");
    assert_done(wn_reconciling_rule(app, &ruling, &needs, &n, &r.err), r.err);
    assert_false(needs);
    assert_str(load(&r, app, 4, false).sheet.mine.note, "wrong population");
    app_end(&r, app);
}

static void a_reason_that_is_required_is_required_here(void **state)
{
    (void)state;
    struct review r;
    struct wn_ruling ruling = {.work = 1, .outcome = WN_EXCLUDE};
    int64_t n;
    struct wn_app *app =
        conflicts(&r, APP_HEAD "screening: {order: import, reason: required}\n" REVIEW_PEOPLE);
    app_refused(&r, wn_reconciling_rule(app, &ruling, NULL, &n, &r.err),
                WN_EUSAGE, "a reason with each exclusion");
    ruling.reason = WN_STR("not-mentoring");
    assert_done(wn_reconciling_rule(app, &ruling, NULL, &n, &r.err), r.err);
    ruling = (struct wn_ruling){.work = 3, .outcome = WN_INCLUDE};
    assert_done(wn_reconciling_rule(app, &ruling, NULL, &n, &r.err), r.err);
    app_end(&r, app);
}

static void a_note_that_was_begun_waits_for_its_ruling(void **state)
{
    (void)state;
    struct review r;
    int64_t work, n;
    struct wn_ruling ruling = {.work = 3, .outcome = WN_EXCLUDE, .note = WN_STR("staff, no peers")};
    struct wn_app *app = conflicts(&r, APP_YAML);
    assert_done(wn_reconciling_unfinished(app, &work, &r.err), r.err);
    assert_int_equal(work, 0);
    assert_done(wn_reconciling_draft(app, 3, WN_STR("staff, no"), &r.err), r.err);
    assert_string_equal(app_kinds(&r, app), "seat criteria open"); /* no line yet */
    app = app_again(&r, app);
    assert_done(wn_reconciling_unfinished(app, &work, &r.err), r.err);
    assert_int_equal(work, 3);
    assert_str(load(&r, app, 3, false).draft, "staff, no");
    assert_int_equal(load(&r, app, 1, false).draft.n, 0);
    assert_done(wn_reconciling_rule(app, &ruling, NULL, &n, &r.err), r.err);
    assert_int_equal(load(&r, app, 3, false).draft.n, 0); /* it is in the ruling */
    assert_done(wn_reconciling_unfinished(app, &work, &r.err), r.err);
    assert_int_equal(work, 0);
    assert_done(wn_reconciling_draft(app, 1, WN_STR("x"), &r.err), r.err);
    assert_done(wn_reconciling_draft(app, 1, WN_STR(""), &r.err), r.err); /* taken back */
    assert_int_equal(load(&r, app, 1, false).draft.n, 0);
    app_end(&r, app);
}

static struct wn_app *changed_by_ben(struct review *r, struct wn_app *app, enum wn_decision d)
{
    wn_app_close(app);
    app = app_as(r, "ben");
    app_decide(r, app, app_choice(1, d));
    wn_app_close(app);
    app = app_as(r, NULL);
    assert_done(wn_reconciling_open(app, false, NULL, NULL, &r->err), r->err);
    return app;
}

static void a_change_after_the_ruling_is_shown_and_can_be_ruled_again(void **state)
{
    (void)state;
    struct review r;
    struct wn_undone undone;
    struct wn_ruling against = {.work = 1, .outcome = WN_EXCLUDE};
    bool needs;
    int64_t n;
    struct wn_app *app = conflicts(&r, APP_YAML);
    rule(&r, app, 1, WN_EXCLUDE);
    app = changed_by_ben(&r, app, WN_INCLUDE); /* ana included */
    struct wn_case c = load(&r, app, 1, true);
    assert_true(c.ruled && c.agree_now);
    assert_int_equal(c.ruling.decision, WN_EXCLUDE); /* it stands */
    assert_int_equal(c.side[0].before, WN_NONE);
    assert_int_equal(c.side[1].decision.decision, WN_INCLUDE);
    assert_int_equal(c.side[1].before, WN_EXCLUDE);
    assert_done(wn_reconciling_rule(app, &against, &needs, &n, &r.err), r.err);
    assert_true(needs); /* both include by now */
    rule(&r, app, 1, WN_INCLUDE); /* a further line */
    assert_int_equal(load(&r, app, 1, true).ruling.decision, WN_INCLUDE);
    assert_done(wn_screening_undo(app, &undone, &r.err), r.err);
    assert_int_equal(load(&r, app, 1, true).ruling.decision, WN_EXCLUDE);
    assert_done(wn_screening_undo(app, &undone, &r.err), r.err);
    app_refused(&r, wn_reconciling_load(app, 1, false, &r.arena, &c, &r.err),
                WN_EREFUSED, "#0001 is no conflict"); /* nothing is left to settle */
    app_end(&r, app);
}

static void put_aside_comes_last(void **state)
{
    (void)state;
    struct review r;
    int64_t work;
    struct wn_app *app = conflicts(&r, APP_YAML);
    assert_done(wn_reconciling_later(app, 1, &r.err), r.err);
    assert_true(load(&r, app, 1, false).sheet.mine.later);
    assert_int_equal(next(&r, app, 0), 3);
    assert_int_equal(next(&r, app, 3), 6);
    assert_int_equal(next(&r, app, 6), 3); /* round again */
    assert_done(wn_reconciling_later(app, 6, &r.err), r.err);
    rule(&r, app, 3, WN_INCLUDE);
    assert_int_equal(tally(&r, app).later, 2);
    assert_int_equal(next(&r, app, 3), 6); /* nothing else is left */
    assert_int_equal(next(&r, app, 6), 1);
    assert_int_equal(next(&r, app, 1), 6); /* not the same one for ever */
    app_refused(&r, wn_reconciling_later(app, 3, &r.err), WN_EREFUSED, "#0003 is settled");
    rule(&r, app, 1, WN_INCLUDE);
    rule(&r, app, 6, WN_EXCLUDE);
    assert_int_equal(next(&r, app, 0), 0);
    assert_done(wn_reconciling_step(app, 6, false, &work, &r.err), r.err);
    assert_int_equal(work, 3); /* rulings stay in the list */
    app_end(&r, app);
}

static void a_change_after_the_reveal_settles_it_and_kappa_stays(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = conflicts(&r, APP_YAML);
    (void)load(&r, app, 1, true);
    wn_app_close(app);
    app = app_as(&r, "ben");
    app_decide(&r, app, app_choice(1, WN_INCLUDE));
    wn_app_close(app);
    app = app_as(&r, NULL);
    assert_done(wn_reconciling_open(app, false, NULL, NULL, &r.err), r.err);
    assert_int_equal(tally(&r, app).conflicts, 2);
    assert_int_equal(next(&r, app, 0), 3);
    app_end(&r, app);
}

static bool can_be_read(struct review *r)
{
    struct wn_app *app;
    struct wn_case c;
    struct wn_ruling ruling = {.work = 1, .outcome = WN_INCLUDE};
    int64_t n;
    if (!wn_app_open(review_path(r, "chi.winnow"), NULL, &r->sys, &app, &r->err))
        return false;
    bool held = wn_reconciling_open(app, false, NULL, NULL, &r->err) &&
                wn_reconciling_load(app, 1, false, &r->arena, &c, &r->err) &&
                wn_reconciling_load(app, 3, true, &r->arena, &c, &r->err) && c.shown;
    held = held && !wn_reconciling_load(app, 1, true, &r->arena, &c, &r->err) &&
           r->err.code == WN_EREADONLY && !wn_reconciling_rule(app, &ruling, NULL, &n, &r->err) &&
           r->err.code == WN_EREADONLY && !wn_reconciling_later(app, 1, &r->err) &&
           r->err.code == WN_EREADONLY;
    wn_app_close(app);
    return held;
}

static void read_only_shows_what_is_shown_already(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = conflicts(&r, APP_YAML);
    (void)load(&r, app, 3, true);
    wn_app_close(app);
    assert_true(app_reads_only(&r, can_be_read));
    review_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_record_comes_first),
        cmocka_unit_test(what_the_adjudicator_sees_is_set),
        cmocka_unit_test(ruling_is_a_further_line),
        cmocka_unit_test(a_ruling_counts_for_ever),
        cmocka_unit_test(what_is_no_conflict_is_not_ruled),
        cmocka_unit_test(against_both_needs_a_note),
        cmocka_unit_test(a_reason_that_is_required_is_required_here),
        cmocka_unit_test(a_note_that_was_begun_waits_for_its_ruling),
        cmocka_unit_test(a_change_after_the_ruling_is_shown_and_can_be_ruled_again),
        cmocka_unit_test(put_aside_comes_last),
        cmocka_unit_test(a_change_after_the_reveal_settles_it_and_kappa_stays),
        cmocka_unit_test(read_only_shows_what_is_shown_already),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
