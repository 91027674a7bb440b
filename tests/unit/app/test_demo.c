/* SPDX-License-Identifier: MIT */
/* The example review: made once, opened again, and every figure that it shows. */
#include "one_file.h"

#include <math.h>

#include "winnow/app/demo.h"
#include "winnow/app/reporting.h"

#define DEMO "winnow-demo/peer-mentoring.winnow"

static struct wn_str make_demo(struct review *r, bool *existed)
{
    struct wn_err err = {0};
    struct wn_str project;
    const char *folder = wn_arena_print(&r->arena, "%s/winnow-demo", r->folder).p;
    assert_done(wn_demo_make(folder, &r->sys, &r->arena, &project, existed, &err), err);
    return project;
}

static int make(void **state)
{
    struct review *r = test_malloc(sizeof *r);
    bool existed;
    review_start(r);
    struct wn_str project = make_demo(r, &existed);
    assert_false(existed);
    assert_str(project, review_path(r, DEMO));
    *state = r;
    return 0;
}

static int unmake(void **state)
{
    review_end(*state);
    test_free(*state);
    return 0;
}

static void test_made_twice_it_is_opened(void **state)
{
    struct review *r = *state;
    bool existed;
    struct wn_str again = make_demo(r, &existed);
    assert_true(existed);
    assert_str(again, review_path(r, DEMO));
}

static void test_the_overview_of_the_adjudicator(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_overview o;
    struct wn_app *chi = review_open(r, DEMO, NULL);
    assert_done(wn_report_overview(chi, &r->arena, &o, &err), err);
    assert_str(o.you, "chi");
    assert_str(o.role, "lead, adjudicator");
    assert_str(o.role_words, "lead and third reviewer");
    assert_str(o.review, "peer-mentoring-preclinical");
    assert_str(o.criteria_version, "1.0");
    assert_int_equal(o.records, 40);
    assert_int_equal(o.works, 40);
    assert_int_equal(o.files, 2);
    assert_int_equal(o.sources, 2);
    assert_str(o.source[0].name, "Embase");
    assert_int_equal(o.source[0].records, 24);
    assert_str(o.source[1].name, "PubMed");
    assert_int_equal(o.source[1].records, 16);
    assert_int_equal(o.screeners, 2);
    assert_str(o.screener[0].id, "ana");
    assert_int_equal(o.screener[0].decided, 40);
    assert_int_equal(o.screener[1].of, 40);
    assert_int_equal(o.conflicts, 6);
    assert_int_equal(o.ruled, 0);
    assert_int_equal(o.waiting, 0);
    assert_true(o.criteria_frozen);
    assert_false(o.unopened);
    assert_str(o.next, "Settle the conflicts: 6 of 6 left");
    assert_str(o.next_command, "winnow reconcile");
    wn_app_close(chi);
}

static void assert_near(double got, double want)
{
    if (!(fabs(got - want) < 5e-5))
        fail_msg("got %.6f, want %.4f", got, want);
}

static void test_the_agreement(void **state)
{
    static const int64_t cells[3][3] = {{5, 1, 2}, {1, 1, 2}, {1, 1, 26}};
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_agreement_report a;
    struct wn_app *chi = review_open(r, DEMO, NULL);
    assert_done(wn_report_agreement(chi, &a, &err), err);
    assert_str(a.a, "ana");
    assert_str(a.b, "ben");
    assert_int_equal(a.both, 40);
    assert_int_equal(a.only_a + a.only_b + a.neither, 0);
    assert_int_equal(a.changed_before + a.changed_after, 0);
    assert_false(a.stage_open);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            assert_int_equal(a.three.cell[i][j], cells[i][j]);
    assert_int_equal(a.two.cell[0][0], 8);
    assert_int_equal(a.two.cell[0][1], 4);
    assert_int_equal(a.two.cell[1][0], 2);
    assert_int_equal(a.two.cell[1][1], 26);
    assert_near(a.of_two.kappa, 0.625);
    assert_near(a.of_two.po, 0.85);
    assert_near(a.of_two.psa[0], 8.0 / 11);
    assert_near(a.of_two.psa[1], 52.0 / 58);
    assert_int_equal(a.conflicts, 6);
    assert_int_equal(a.ruled, 0);
    wn_app_close(chi);
}

static void test_the_criteria_most_disagreements_first(void **state)
{
    static const struct {
        const char *id;
        int64_t both, only_a, only_b, neither, unclear;
    } rows[] = {{"mentoring", 16, 1, 1, 8, 3},
                {"population", 15, 1, 0, 11, 6},
                {"outcome", 14, 0, 1, 5, 5}};
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_agreement_report a;
    struct wn_app *chi = review_open(r, DEMO, NULL);
    assert_done(wn_report_agreement(chi, &a, &err), err);
    assert_int_equal(a.criteria, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct wn_criterion_agreement *c = &a.criterion[i];
        assert_str(wn_app_criteria(chi)->criteria.v[c->criterion].id, rows[i].id);
        assert_int_equal(c->both, rows[i].both);
        assert_int_equal(c->only_a, rows[i].only_a);
        assert_int_equal(c->only_b, rows[i].only_b);
        assert_int_equal(c->neither, rows[i].neither);
        assert_int_equal(c->unclear, rows[i].unclear);
        assert_int_equal(c->n, c->both + c->only_a + c->only_b + c->neither);
    }
    wn_app_close(chi);
}

/* A note of ben's is in no byte of ana's file, and the other way round. */
static void test_nobody_holds_the_other_s_decisions(void **state)
{
    struct review *r = *state;
    assert_true(
        review_file_holds(r, "winnow-demo/ben/peer-mentoring.ben.winnow", "this is study groups"));
    assert_false(
        review_file_holds(r, "winnow-demo/ana/peer-mentoring.ana.winnow", "this is study groups"));
    assert_true(
        review_file_holds(r, "winnow-demo/ana/peer-mentoring.ana.winnow", "final grades reported"));
    assert_false(
        review_file_holds(r, "winnow-demo/ben/peer-mentoring.ben.winnow", "final grades reported"));
    assert_true(review_file_holds(r, "winnow-demo/peer-mentoring.winnow", "this is study groups"));
}

static void test_the_screeners_wait_for_the_third_reviewer(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_overview o;
    struct wn_app *ana = review_open(r, "winnow-demo/ana/peer-mentoring.ana.winnow", NULL);
    assert_done(wn_report_overview(ana, &r->arena, &o, &err), err);
    assert_str(o.you, "ana");
    assert_int_equal(o.include, 8);
    assert_int_equal(o.maybe, 4);
    assert_int_equal(o.exclude, 28);
    assert_int_equal(o.notes, 14);
    assert_int_equal(o.left, 0);
    assert_int_equal(o.conflicts, -1);
    assert_true(o.sent_all);
    assert_str(o.next, "Sent. Waiting for chi, who settles the conflicts");
    assert_int_equal(o.screener[1].decided, -1);
    wn_app_close(ana);
}

static void test_a_folder_with_half_a_demo_is_refused(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_str project;
    bool existed;
    const char *folder = wn_arena_print(&r->arena, "%s/half", r->folder).p;
    const char *file = wn_arena_print(&r->arena, "%s/criteria.yaml", folder).p;
    assert_done(wn_file_make_folder(folder, &err), err);
    assert_done(wn_file_write(file, WN_STR("mine\n"), false, &err), err);
    assert_false(wn_demo_make(folder, &r->sys, &r->arena, &project, &existed, &err));
    assert_int_equal(err.code, WN_EREFUSED);
    assert_non_null(strstr(err.text, "name another folder"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_made_twice_it_is_opened),
        cmocka_unit_test(test_the_overview_of_the_adjudicator),
        cmocka_unit_test(test_the_agreement),
        cmocka_unit_test(test_the_criteria_most_disagreements_first),
        cmocka_unit_test(test_nobody_holds_the_other_s_decisions),
        cmocka_unit_test(test_the_screeners_wait_for_the_third_reviewer),
        cmocka_unit_test(test_a_folder_with_half_a_demo_is_refused),
    };
    return cmocka_run_group_tests(tests, make, unmake);
}
