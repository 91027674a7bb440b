/* SPDX-License-Identifier: MIT */
/* The overview's figures by role, and when agreement is refused. */
#include "one_file.h"

#include "winnow/app/reporting.h"

static const char ris[] = "TY  - JOUR\nTI  - Mentoring\nER  - \n\nTY  - JOUR\nTI  - Tea\nER  - \n\n"
                          "TY  - JOUR\nTI  - Coffee\nER  - \n\n";

static int make(void **state)
{
    struct review *r = test_malloc(sizeof *r);
    one_file_make(r, REVIEW_YAML, ris);
    *state = r;
    return 0;
}

static int unmake(void **state)
{
    review_end(*state);
    test_free(*state);
    return 0;
}

static struct wn_overview overview_of(struct review *r, const char *as)
{
    struct wn_overview o;
    struct wn_app *app = one_file_open(r, as);
    assert_done(wn_report_overview(app, &r->arena, &o, &r->err), r->err);
    o.title = wn_arena_copy(&r->arena, o.title);
    o.you = wn_arena_copy(&r->arena, o.you);
    wn_app_close(app);
    return o;
}

static void test_a_screener_sees_own_figures_and_nobody_s_conflicts(void **state)
{
    struct review *r = *state;
    struct wn_app *ana = one_file_open(r, "ana");
    one_file_decide(r, ana, 1, WN_INCLUDE, NULL, "good");
    wn_app_close(ana);
    struct wn_overview o = overview_of(r, "ana");
    assert_str(o.title, "Peer mentoring");
    assert_str(o.role, "screener");
    assert_int_equal(o.works, 3);
    assert_int_equal(o.decided, 1);
    assert_int_equal(o.left, 2);
    assert_int_equal(o.include, 1);
    assert_int_equal(o.notes, 1);
    assert_true(o.about);
    assert_int_equal(o.conflicts, -1);
    assert_int_equal(o.ruled, -1);
    assert_int_equal(o.waiting, -1);
    assert_str(o.next, "Carry on screening: 2 records left, about 2 min");
}

static void test_the_adjudicator_waits_and_then_settles(void **state)
{
    struct review *r = *state;
    struct wn_app *app = one_file_open(r, "ana");
    one_file_decide(r, app, 1, WN_INCLUDE, NULL, NULL);
    wn_app_close(app);
    app = one_file_open(r, "ben");
    one_file_decide(r, app, 2, WN_INCLUDE, NULL, NULL);
    wn_app_close(app);
    struct wn_overview o = overview_of(r, "chi");
    assert_int_equal(o.conflicts, 0);
    assert_int_equal(o.waiting, 3);
    assert_str(o.next, "Waiting for ana (1 of 3) and ben (1 of 3)");
    app = one_file_open(r, "ben");
    one_file_decide(r, app, 1, WN_EXCLUDE, NULL, NULL);
    wn_app_close(app);
    o = overview_of(r, "chi");
    assert_int_equal(o.conflicts, 1);
    assert_str(o.next, "Settle the conflicts: 1 of 1 left");
}

static bool report(struct review *r, const char *as, struct wn_agreement_report *out)
{
    struct wn_app *app = one_file_open(r, as);
    bool done = wn_report_agreement(app, out, &r->err);
    wn_app_close(app);
    return done;
}

static void test_agreement_is_the_adjudicator_s(void **state)
{
    struct review *r = *state;
    struct wn_agreement_report a;
    assert_false(report(r, "ana", &a));
    assert_int_equal(r->err.code, WN_EREFUSED);
}

static void test_agreement_names_whose_decisions_are_missing(void **state)
{
    struct review *r = *state;
    struct wn_agreement_report a;
    wn_app_close(one_file_open(r, "ana"));
    assert_false(report(r, "chi", &a));
    assert_int_equal(r->err.code, WN_EREFUSED);
    assert_non_null(strstr(r->err.text, "nothing has come from ben yet"));
    assert_non_null(strstr(r->err.text, "winnow receive"));
}

/* Nobody has decided anything: undefined, and said so, never 0 or 1. */
static void test_agreement_of_nothing_is_undefined(void **state)
{
    struct review *r = *state;
    struct wn_agreement_report a;
    wn_app_close(one_file_open(r, "ana"));
    wn_app_close(one_file_open(r, "ben"));
    assert_done(report(r, "chi", &a), r->err);
    assert_int_equal(a.of_two.status, WN_S_EMPTY);
    assert_true(a.of_two.kappa != a.of_two.kappa);
    assert_int_equal(a.neither, 3);
    assert_true(a.stage_open);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)
    const struct CMUnitTest tests[] = {
        TEST(test_a_screener_sees_own_figures_and_nobody_s_conflicts),
        TEST(test_the_adjudicator_waits_and_then_settles),
        TEST(test_agreement_is_the_adjudicator_s),
        TEST(test_agreement_names_whose_decisions_are_missing),
        TEST(test_agreement_of_nothing_is_undefined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
