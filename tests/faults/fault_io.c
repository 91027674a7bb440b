/* SPDX-License-Identifier: MIT */
/*
 * Errors of the disk at every operation, once and for good (notes/exchange.md 7, no. 3 and 4):
 * every failure has a sentence, no success is shown that is none, and on a sound disk the project
 * opens with all that was acknowledged.
 */
#include "scenario.h"
#include "simfs.h"

struct kind {
    const char *name;
    enum sim_fault fault;
};

static const struct kind kinds[] = {
    {"I/O error", SIM_IOERR}, {"disk full", SIM_FULL}, {"failed fsync", SIM_FSYNC},
};

static long sweep(const struct scenario *s, const struct kind *k, bool for_good)
{
    struct fixture f;
    long points = 0, operations;
    scenario_prepare(&f, s);
    sim_fault(k->fault, 0, for_good);
    struct outcome whole = scenario_run(&f, s);
    operations = sim_operations();
    assert_int_equal(whole.failed, 0);
    for (long at = 1; at <= operations; at += WINNOW_SWEEP_STEP, points++) {
        char where[100];
        snprintf(where, sizeof where, "%s, %s at operation %ld, %s", s->name, k->name, at,
                 for_good ? "for good" : "once");
        sim_back();
        sim_fault(k->fault, at, for_good);
        struct outcome o = scenario_run(&f, s);
        assert_true(sim_struck());
        sim_off();
        sim_on(3, 0); /* everything written is there: no power was lost */
        scenario_verify(&f, s, &o, where);
    }
    scenario_end(&f);
    return points;
}

static void test_every_operation_fails(void **state)
{
    (void)state;
    struct scenario few = scenarios[0];
    few.records = 12; /* each decision takes the same operations */
    for (const struct scenario *s = scenarios; s->name; s++)
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
            for (int for_good = 0; for_good < 2; for_good++)
                printf("%s, %s, %s: %ld points\n", s->name, kinds[k].name,
                       for_good ? "for good" : "once",
                       sweep(s == scenarios ? &few : s, &kinds[k], for_good));
}

/*
 * Another program cuts the file short while it is open: what it held is gone, but nothing is
 * acknowledged from then on, and the next start says what happened.
 */
static void test_a_file_that_is_cut_short_takes_nothing_more(void **state)
{
    (void)state;
    struct fixture f;
    long operations, points = 0;
    scenario_prepare(&f, &scenarios[0]);
    sim_fault(SIM_CUT, 0, false);
    scenario_run(&f, &scenarios[0]);
    operations = sim_operations();
    for (long at = 1; at <= operations; at++, points++) {
        sim_back();
        sim_fault(SIM_CUT, at, false);
        struct outcome o = scenario_run(&f, &scenarios[0]);
        assert_int_equal(o.after, 0);
        sim_off();
        sim_on(3, 0);
        if (wn_store_open(f.path, &f.store, &f.err))
            fail_msg("operation %ld: opened", at);
        assert_int_equal(f.err.code, WN_EINPUT);
    }
    printf("cut short: %ld points\n", points);
    scenario_end(&f);
}

/* One full disk, then room again: the same process goes on. */
static void test_a_full_disk_is_not_the_end(void **state)
{
    (void)state;
    struct fixture f;
    scenario_prepare(&f, &scenarios[0]);
    fixture_as(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    sim_fault(SIM_FULL, 1, true);
    struct wn_line line = fixture_decision(2, WN_INCLUDE);
    line.at = WN_STR("2026-11-22T09:00:00+01:00");
    bool done = wn_store_begin(f.store, &f.err) && wn_events_append(f.store, &line, &f.err) &&
                wn_store_commit(f.store, &f.err);
    assert_false(done);
    assert_int_equal(f.err.code, WN_EFULL);
    wn_store_rollback(f.store);
    struct wn_tally t;
    assert_done(wn_mine_tally(f.store, WN_TITLE_ABSTRACT, &t, &f.err), f.err);
    assert_int_equal(t.include, 1); /* reading goes on */
    sim_fault(SIM_NONE, 0, false);
    fixture_decide(&f, 2, WN_INCLUDE);
    fixture_as(&f, "ana");
    assert_done(wn_mine_tally(f.store, WN_TITLE_ABSTRACT, &t, &f.err), f.err);
    assert_int_equal(t.include, 2);
    scenario_end(&f);
}

/* A failed fsync is final: the pages may be gone, and a retry would report success. */
static void test_nothing_is_retried_after_a_failed_fsync(void **state)
{
    (void)state;
    struct fixture f;
    scenario_prepare(&f, &scenarios[0]);
    fixture_as(&f, "ana");
    struct wn_line line = fixture_decision(1, WN_INCLUDE);
    line.at = WN_STR("2026-11-22T09:00:00+01:00");
    sim_fault(SIM_FSYNC, 1, false);
    bool done = wn_store_begin(f.store, &f.err) && wn_events_append(f.store, &line, &f.err) &&
                wn_store_commit(f.store, &f.err);
    assert_false(done);
    assert_int_equal(f.err.code, WN_EIO);
    wn_store_rollback(f.store);
    sim_fault(SIM_NONE, 0, false);
    assert_false(wn_store_begin(f.store, &f.err));
    assert_int_equal(f.err.code, WN_EIO);
    assert_false(wn_meta_set(f.store, "a", WN_STR("b"), &f.err));
    fixture_as(&f, "ana"); /* closed and opened again, it goes on */
    fixture_decide(&f, 1, WN_INCLUDE);
    scenario_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_operation_fails),
        cmocka_unit_test(test_a_file_that_is_cut_short_takes_nothing_more),
        cmocka_unit_test(test_a_full_disk_is_not_the_end),
        cmocka_unit_test(test_nothing_is_retried_after_a_failed_fsync),
    };
    sim_register();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
