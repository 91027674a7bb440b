/* SPDX-License-Identifier: MIT */
#include "store_fixture.h"

#include <sqlite3.h>

struct problems { char text[4000]; size_t n, repaired; };

static void collect(void *ctx, struct wn_str sentence, bool repaired)
{
    struct problems *p = ctx;
    p->n++;
    p->repaired += repaired;
    size_t used = strlen(p->text);
    snprintf(p->text + used, sizeof p->text - used, "%.*s\n", WN_ARG(sentence));
}

static struct problems check(struct fixture *f, bool repair)
{
    struct problems p = {.n = 0};
    bool ok;
    assert_done(wn_store_check(f->store, repair, collect, &p, &ok, &f->err), f->err);
    assert_int_equal(ok, p.n == 0);
    return p;
}

/* All that can be in a project: decisions, changes, undo, notes, a reveal, a ruling. */
static void busy(struct fixture *f)
{
    fixture_create(f, 8);
    fixture_start(f, "ana");
    for (int64_t w = 1; w <= 6; w++)
        fixture_decide(f, w, w % 2 ? WN_INCLUDE : WN_EXCLUDE);
    fixture_undo(f, fixture_undo(f, fixture_decide(f, 3, WN_MAYBE)));
    fixture_append(f, fixture_on(WN_K_LATER, 7));
    fixture_undo(f, fixture_decide(f, 8, WN_INCLUDE));
    fixture_start(f, "ben");
    for (int64_t w = 6; w >= 1; w--)
        fixture_decide(f, w, w % 3 ? WN_INCLUDE : WN_EXCLUDE);
    fixture_start(f, "chi");
    struct wn_line line = fixture_on(WN_K_RULING, 2);
    struct wn_head *v;
    line.stage = WN_STR("title-abstract");
    line.outcome = WN_STR("include");
    assert_done(wn_pairs_heads(f->store, &f->arena, &v, &line.heads.n, &f->err), f->err);
    line.heads.v = v;
    fixture_append(f, line);
    fixture_as(f, "ana");
    fixture_decide(f, 2, WN_MAYBE);
}

/* With the project closed, and without its defences. */
static void meddle(struct fixture *f, const char *sql)
{
    sqlite3 *db;
    char *said = NULL;
    wn_store_close(f->store);
    f->store = NULL;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &said) != SQLITE_OK)
        fail_msg("%s: %s", sql, said);
    sqlite3_close(db);
    assert_done(wn_store_open(f->path, &f->store, &f->err), f->err);
}

static void test_a_good_project_has_no_problem(void **state)
{
    (void)state;
    struct fixture f;
    busy(&f);
    struct problems p = check(&f, true);
    assert_string_equal(p.text, "");
    fixture_end(&f);
}

static void test_derived_rows_are_repaired(void **state)
{
    (void)state;
    static const char *const harm[] = {
        "DELETE FROM state WHERE work = 2",
        "UPDATE state SET decision = 3 WHERE work = 1",
        "UPDATE tally SET include = include + 1",
        "DELETE FROM run",
        "INSERT INTO undone VALUES(1, 2)",
        "DELETE FROM lifted",
        "UPDATE pair SET kind = 1",
        "UPDATE pair_count SET works = 9",
        "INSERT INTO reason VALUES(1, 0, 'x', 4)",
        "UPDATE total SET records = 99",
    };
    struct fixture f;
    busy(&f);
    for (size_t i = 0; i < sizeof harm / sizeof harm[0]; i++) {
        meddle(&f, harm[i]);
        assert_true(check(&f, false).n > 0);
        assert_int_equal(check(&f, false).repaired, 0);
        struct problems p = check(&f, true);
        if (!p.n || p.repaired != p.n)
            fail_msg("%s: %s", harm[i], p.text);
        assert_string_equal(check(&f, true).text, "");
    }
    fixture_end(&f);
}

static void test_what_is_true_is_only_reported(void **state)
{
    (void)state;
    static const char *const harm[][2] = {
        {"UPDATE event SET bytes = CAST(replace(bytes, 'include', 'exclude') AS BLOB)"
         " WHERE chain = 1 AND n = 2",
         "line 2 of the journal of ana was changed"},
        {"UPDATE event SET hash = zeroblob(32) WHERE chain = 1 AND n = 3",
         "line 3 of the journal of ana was changed"},
        {"UPDATE event SET record = 5 WHERE chain = 2 AND n = 2",
         "line 2 of the journal of ben: what the tables say"},
        {"UPDATE event SET at = '2020' WHERE chain = 2 AND n = 3",
         "line 3 of the journal of ben: what the tables say"},
        {"DELETE FROM event WHERE chain = 2 AND n = 4", "line 4 of the journal of ben is missing"},
        {"UPDATE chain SET last = 99 WHERE id = 3", "the journal of chi ends at line"},
        {"DELETE FROM queue WHERE work = 8", "1 records have no place"},
        {"PRAGMA foreign_keys = OFF; DELETE FROM raw; DELETE FROM record WHERE n = 8",
         "there is no such record"},
    };
    for (size_t i = 0; i < sizeof harm / sizeof harm[0]; i++) {
        struct fixture f;
        char sql[300];
        busy(&f);
        snprintf(sql, sizeof sql, "DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete; %s",
                 harm[i][0]);
        meddle(&f, sql);
        check(&f, true);
        struct problems p = check(&f, true); /* still there after a repair */
        if (!strstr(p.text, harm[i][1]))
            fail_msg("%s: %s", harm[i][0], p.text);
        fixture_end(&f);
    }
}

/* A forged decision must not become the one in force by way of a repair. */
static void test_nothing_is_derived_from_a_forged_journal(void **state)
{
    (void)state;
    struct fixture f;
    busy(&f);
    meddle(&f, "DROP TRIGGER event_no_update; UPDATE event SET"
               " bytes = CAST(replace(bytes, 'include', 'exclude') AS BLOB) WHERE chain = 1 AND n = 2");
    for (int i = 0; i < 2; i++) { /* had the first repaired, the second would not miss it */
        struct problems p = check(&f, true);
        assert_int_equal(p.repaired, 0);
        assert_non_null(strstr(p.text, "nothing was repaired"));
        assert_non_null(strstr(p.text, "did not follow from the journals"));
    }
    meddle(&f, "UPDATE total SET records = 99");
    assert_int_equal(check(&f, true).repaired, 0);
    fixture_end(&f);
}

static void test_a_damaged_file_is_said_so(void **state)
{
    (void)state;
    struct fixture f;
    busy(&f);
    wn_store_close(f.store);
    FILE *file = fopen(f.path, "r+b");
    assert_non_null(file);
    fseek(file, 4096 * 20, SEEK_SET); /* a page in the middle */
    for (int i = 0; i < 4096; i++)
        fputc(0x5a, file);
    fclose(file);
    if (wn_store_open(f.path, &f.store, &f.err))
        assert_true(check(&f, true).n > 0);
    else
        f.store = NULL;
    fixture_end(&f);
}

static void test_the_check_writes_nothing_without_repair(void **state)
{
    (void)state;
    struct fixture f;
    busy(&f);
    meddle(&f, "DELETE FROM state");
    wn_store_close(f.store);
    assert_done(wn_store_open(f.path, &f.store, &f.err), f.err);
    assert_true(check(&f, false).n > 0);
    assert_true(check(&f, false).n > 0);
    fixture_end(&f);
}

static void test_the_text_of_the_criteria(void **state)
{
    (void)state;
    struct fixture f;
    char hex[2 * WN_HASH + 1];
    fixture_create(&f, 1);
    assert_done(wn_criteria_put(f.store, WN_STR("1.0"), WN_STR("text: 1\n"), &f.err), f.err);
    fixture_start(&f, "chi");
    struct wn_hash h = wn_sha256(WN_STR("text: 1\n"));
    wn_hex(h.b, WN_HASH, hex);
    struct wn_line line = wn_line_of(WN_K_CRITERIA);
    line.version = WN_STR("1.0");
    line.sha256 = wn_str(hex);
    line.change = WN_STR("draft");
    fixture_append(&f, line);
    assert_string_equal(check(&f, true).text, "");
    meddle(&f, "UPDATE criteria SET text = 'text: 2'");
    assert_non_null(strstr(check(&f, true).text, "the text of the criteria 1.0"));
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_good_project_has_no_problem),
        cmocka_unit_test(test_derived_rows_are_repaired),
        cmocka_unit_test(test_what_is_true_is_only_reported),
        cmocka_unit_test(test_nothing_is_derived_from_a_forged_journal),
        cmocka_unit_test(test_a_damaged_file_is_said_so),
        cmocka_unit_test(test_the_check_writes_nothing_without_repair),
        cmocka_unit_test(test_the_text_of_the_criteria),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
