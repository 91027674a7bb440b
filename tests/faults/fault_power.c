/* SPDX-License-Identifier: MIT */
/*
 * Power cut at every operation (notes/exchange.md 7, no. 1): what was acknowledged is there, at
 * most one step more, the file is whole, every chain adds up. For each cut, eight ways in which the
 * disk may look afterwards.
 */
#include "scenario.h"

#include <sqlite3.h>

#include "simfs.h"

static void sweep(const struct scenario *s)
{
    struct fixture f;
    long points = 0, operations;
    scenario_prepare(&f, s);
    sim_fault(SIM_POWER, 0, true); /* never: only counts */
    struct outcome whole = scenario_run(&f, s);
    operations = sim_operations();
    assert_int_equal(whole.failed, 0);
    for (long at = 1; at <= operations; at += WINNOW_SWEEP_STEP) {
        sim_back();
        sim_fault(SIM_POWER, at, true);
        struct outcome o = scenario_run(&f, s);
        assert_true(sim_struck());
        sim_off();
        for (int variant = 0; variant < SIM_VARIANTS; variant++, points++) {
            char where[80];
            snprintf(where, sizeof where, "%s, operation %ld, variant %d", s->name, at, variant);
            sim_on(variant, (unsigned)at);
            scenario_verify(&f, s, &o, where);
        }
    }
    printf("%s: %ld operations, %ld crash points, nothing lost\n", s->name, operations, points);
    scenario_end(&f);
}

static void test_power_cuts(void **state)
{
    (void)state;
    for (const struct scenario *s = scenarios; s->name; s++)
        sweep(s);
}

/* A project that was cut off while it was made is no project, or a whole and empty one. */
static void test_power_cuts_while_a_project_is_made(void **state)
{
    (void)state;
    struct fixture f;
    long operations = 1, points = 0;
    bool ok;
    fixture_folder(&f);
    sim_keep();
    for (long at = 0; at <= operations; at += at ? WINNOW_SWEEP_STEP : 1) {
        sim_back();
        sim_fault(SIM_POWER, at, true);
        unlink(f.path);
        bool made = wn_store_create(f.path, &f.store, &f.err);
        wn_store_close(f.store);
        f.store = NULL;
        if (at == 0)
            operations = sim_operations();
        sim_off();
        for (int variant = 0; variant < SIM_VARIANTS; variant++, points++) {
            sim_on(variant, (unsigned)at);
            fclose(fopen(f.path, "wb")); /* the name in the real folder, which the store looks at */
            if (wn_store_open(f.path, &f.store, &f.err)) {
                assert_done(wn_store_check(f.store, false, NULL, NULL, &ok, &f.err), f.err);
                assert_true(ok);
            } else if (made || f.err.code != WN_EINPUT) {
                fail_msg("operation %ld, variant %d: %s", at, variant, f.err.text);
            }
            wn_store_close(f.store);
            f.store = NULL;
        }
    }
    printf("create: %ld operations, %ld crash points\n", operations, points);
    scenario_end(&f);
}

/* ---- the disk itself is on trial: SQLite's default setting must be seen to lose something ---- */

static int64_t plain_rows(struct fixture *f)
{
    sqlite3 *db;
    sqlite3_stmt *q;
    int64_t rows = -1;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    if (sqlite3_prepare_v2(db, "SELECT count(*) FROM t", -1, &q, NULL) == SQLITE_OK &&
        sqlite3_step(q) == SQLITE_ROW)
        rows = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    sqlite3_close(db);
    return rows;
    sqlite3_close(db);
    return rows;
}

/* Crash points at which an acknowledged row is gone. */
static long plain_lost(struct fixture *f, const char *synchronous)
{
    char sql[80];
    long lost = 0, operations = 1;
    snprintf(sql, sizeof sql, "PRAGMA synchronous = %s", synchronous);
    for (long at = 0; at <= operations; at++) {
        sqlite3 *db;
        int64_t acknowledged = 0;
        sim_back();
        sim_fault(SIM_POWER, at, true);
        assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
        sqlite3_exec(db, sql, NULL, NULL, NULL);
        for (int i = 0; i < 8; i++)
            acknowledged += sqlite3_exec(db, "INSERT INTO t VALUES(1)", NULL, NULL, NULL) ==
                            SQLITE_OK;
        sqlite3_close(db);
        if (at == 0)
            operations = sim_operations();
        sim_off();
        for (int variant = 0; at && variant < SIM_VARIANTS; variant++) {
            sim_on(variant, (unsigned)at);
            lost += plain_rows(f) < acknowledged;
        }
    }
    return lost;
}

static void test_the_simulated_disk_catches_a_weak_setting(void **state)
{
    (void)state;
    struct fixture f;
    sqlite3 *db;
    fixture_folder(&f);
    assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE t(a)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    sim_keep();
    assert_int_equal(plain_lost(&f, "EXTRA"), 0);
    assert_true(plain_lost(&f, "FULL") > 0); /* the last commit can come back undone */
    assert_true(plain_lost(&f, "OFF") > 0);
    scenario_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_power_cuts),
        cmocka_unit_test(test_power_cuts_while_a_project_is_made),
        cmocka_unit_test(test_the_simulated_disk_catches_a_weak_setting),
    };
    sim_register();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
