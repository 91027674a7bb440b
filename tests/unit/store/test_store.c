/* SPDX-License-Identifier: MIT */
#include "store_fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "db.h"

static void write_file(const char *path, const void *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    if (n)
        assert_int_equal(fwrite(bytes, 1, n, file), n);
    fclose(file);
}

static void test_a_new_file_is_the_owners_alone(void **state)
{
    (void)state;
    struct fixture f;
    struct stat st;
    mode_t mask = umask(0);
    fixture_create(&f, 1);
    umask(mask);
    assert_int_equal(stat(f.path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_string_equal(wn_store_path(f.store), f.path);
    assert_false(wn_store_readonly(f.store));
    struct wn_store *second;
    assert_false(wn_store_create(f.path, &second, &f.err));
    assert_int_equal(f.err.code, WN_EREFUSED);
    assert_null(second);
    fixture_end(&f);
}

static int64_t pragma(struct fixture *f, const char *name)
{
    char sql[64];
    sqlite3_stmt *q;
    snprintf(sql, sizeof sql, "PRAGMA %s", name);
    assert_int_equal(sqlite3_prepare_v2(f->store->db, sql, -1, &q, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(q, 0);
    if (sqlite3_column_type(q, 0) == SQLITE_TEXT)
        value = ((const char *)sqlite3_column_text(q, 0))[0];
    sqlite3_finalize(q);
    return value;
}

/* notes/exchange.md 1.1: these and no others keep every acknowledged decision. */
static void test_the_settings(void **state)
{
    (void)state;
    struct fixture f;
    int on = 0;
    fixture_create(&f, 1);
    for (int again = 0; again < 2; again++) {
        assert_int_equal(pragma(&f, "locking_mode"), 'e');
        assert_int_equal(pragma(&f, "synchronous"), 3);
        assert_int_equal(pragma(&f, "journal_mode"), 'd');
        assert_int_equal(pragma(&f, "fullfsync"), 1);
        assert_int_equal(pragma(&f, "foreign_keys"), 1);
        assert_int_equal(pragma(&f, "trusted_schema"), 0);
        assert_int_equal(pragma(&f, "cell_size_check"), 1);
        assert_int_equal(pragma(&f, "recursive_triggers"), 1);
        assert_int_equal(pragma(&f, "user_version"), 1);
        assert_int_equal(pragma(&f, "application_id"), STORE_APPLICATION_ID);
        sqlite3_db_config(f.store->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &on);
        assert_int_equal(on, 1);
        fixture_as(&f, "ana");
    }
    fixture_end(&f);
}

static void refused(const char *path, enum wn_errc code, const char *words)
{
    struct wn_store *store;
    struct wn_err err = {0};
    assert_false(wn_store_open(path, &store, &err));
    assert_null(store);
    if (err.code != code || !strstr(err.text, words))
        fail_msg("%d: %s", err.code, err.text);
}

static void test_what_is_no_project(void **state)
{
    (void)state;
    struct fixture f;
    char bytes[8192];
    sqlite3 *db;
    fixture_folder(&f);
    refused(f.path, WN_EINPUT, wn_arena_print(&f.arena, "there is no file %s", f.path).p);
    refused(f.folder, WN_EINPUT, "is a folder; name the project file in it");
    write_file(f.path, "", 0);
    refused(f.path, WN_EINPUT, "r.winnow is not a winnow project");
    memset(bytes, 'x', sizeof bytes);
    write_file(f.path, bytes, sizeof bytes);
    refused(f.path, WN_EINPUT, "r.winnow is not a winnow project");
    write_file(f.path, "SQLite format 3", 16);
    refused(f.path, WN_EINPUT, "r.winnow is not a winnow project");
    unlink(f.path);
    assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA journal_mode = WAL; CREATE TABLE t(a)", NULL, NULL, NULL);
    sqlite3_close(db);
    refused(f.path, WN_EINPUT, "r.winnow is not a winnow project");
    assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK); /* and it was left as it is */
    sqlite3_stmt *q;
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA journal_mode", -1, &q, NULL), SQLITE_OK);
    sqlite3_step(q);
    assert_string_equal(sqlite3_column_text(q, 0), "wal");
    sqlite3_finalize(q);
    sqlite3_close(db);
    fixture_end(&f);
}

static void test_a_truncated_project(void **state)
{
    (void)state;
    struct fixture f;
    fixture_create(&f, 30);
    wn_store_close(f.store);
    f.store = NULL;
    struct stat st;
    assert_int_equal(stat(f.path, &st), 0);
    for (off_t n = st.st_size - 1; n >= 0; n = n > 4096 ? n - 4096 : n > 100 ? n / 2 : n - 20) {
        assert_int_equal(truncate(f.path, n), 0);
        struct wn_store *store;
        assert_false(wn_store_open(f.path, &store, &f.err));
        assert_int_equal(f.err.code, WN_EINPUT);
        assert_true(strstr(f.err.text, "damaged") || strstr(f.err.text, "not a winnow"));
    }
    fixture_end(&f);
}

static void test_a_newer_project(void **state)
{
    (void)state;
    struct fixture f;
    sqlite3 *db;
    fixture_create(&f, 1);
    wn_store_close(f.store);
    f.store = NULL;
    assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA user_version = 2", NULL, NULL, NULL);
    sqlite3_close(db);
    refused(f.path, WN_ENEWER, "project version 2; this one reads 1");
    fixture_end(&f);
}

static void test_a_second_process_is_told(void **state)
{
    (void)state;
    struct fixture f;
    int ready[2], go[2], status;
    char byte = 0;
    fixture_create(&f, 1);
    wn_store_close(f.store);
    f.store = NULL;
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(go), 0);
    pid_t pid = fork();
    if (pid == 0) { /* the first window, until it is killed */
        struct wn_store *store;
        byte = wn_store_open(f.path, &store, NULL) ? 'y' : 'n';
        if (write(ready[1], &byte, 1) != 1 || read(go[0], &byte, 1) != 1)
            _exit(1);
        _exit(0);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(byte, 'y');
    refused(f.path, WN_EBUSY, "r.winnow is already open in another window");
    kill(pid, 9);
    waitpid(pid, &status, 0);
    assert_done(wn_store_open(f.path, &f.store, &f.err), f.err);
    for (int i = 0; i < 2; i++) {
        close(ready[i]);
        close(go[i]);
    }
    fixture_end(&f);
}

/* kill -9 in the middle of a transaction: what was committed is there, and the end was unclean. */
static void test_an_unclean_end_is_noticed(void **state)
{
    (void)state;
    struct fixture f;
    int status;
    fixture_create(&f, 3);
    fixture_start(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    fixture_as(&f, "ana");
    assert_false(wn_store_was_unclean(f.store));
    wn_store_close(f.store);
    f.store = NULL;
    pid_t pid = fork();
    if (pid == 0) {
        struct wn_line line = fixture_decision(2, WN_INCLUDE);
        line.at = WN_STR("2026-11-22T09:00:00+01:00");
        if (!wn_store_open(f.path, &f.store, NULL) ||
            !wn_store_bind(f.store, WN_STR("ana"), WN_SCREENER, NULL) ||
            !wn_store_begin(f.store, NULL) || !wn_events_append(f.store, &line, NULL) ||
            !wn_store_commit(f.store, NULL) || !wn_store_begin(f.store, NULL) ||
            !wn_events_append(f.store, &line, NULL))
            _exit(1);
        kill(getpid(), 9);
    }
    waitpid(pid, &status, 0);
    assert_true(WIFSIGNALED(status));
    fixture_as(&f, "ana");
    assert_true(wn_store_was_unclean(f.store));
    struct wn_tally t;
    assert_done(wn_mine_tally(f.store, WN_TITLE_ABSTRACT, &t, &f.err), f.err);
    assert_int_equal(t.include, 2);
    fixture_decide(&f, 3, WN_INCLUDE);
    fixture_end(&f);
}

static void test_a_broken_tail_after_an_unclean_end_refuses_writes(void **state)
{
    (void)state;
    struct fixture f;
    sqlite3 *db;
    char journal[80];
    fixture_create(&f, 3);
    fixture_start(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    wn_store_close(f.store);
    assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
    sqlite3_exec(db, "DROP TRIGGER event_no_update; UPDATE event SET hash = zeroblob(32)"
                     " WHERE n = 2", NULL, NULL, NULL);
    sqlite3_close(db);
    snprintf(journal, sizeof journal, "%s-journal", f.path);
    write_file(journal, (const char[512]){0}, 512);
    assert_done(wn_store_open(f.path, &f.store, &f.err), f.err);
    assert_true(wn_store_was_unclean(f.store));
    assert_false(wn_store_begin(f.store, &f.err));
    assert_non_null(strstr(f.err.text, "line 2 of the journal of ana"));
    bool ok;
    assert_done(wn_store_check(f.store, true, NULL, NULL, &ok, &f.err), f.err); /* still works */
    assert_false(ok);
    unlink(journal);
    fixture_end(&f);
}

static void test_the_file_is_moved_away(void **state)
{
    (void)state;
    struct fixture f;
    char moved[80];
    fixture_create(&f, 3);
    fixture_start(&f, "ana");
    snprintf(moved, sizeof moved, "%s.old", f.path);
    assert_int_equal(rename(f.path, moved), 0);
    struct wn_line line = fixture_decision(1, WN_INCLUDE);
    line.at = fixture_at(&f);
    assert_done(wn_store_begin(f.store, &f.err), f.err);
    assert_done(wn_events_append(f.store, &line, &f.err), f.err);
    assert_false(wn_store_commit(f.store, &f.err));
    assert_non_null(strstr(f.err.text, "moved, deleted or replaced"));
    assert_int_equal(rename(moved, f.path), 0);
    assert_false(wn_store_begin(f.store, &f.err)); /* final for this handle */
    fixture_as(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    fixture_end(&f);
}

static void test_the_file_is_cut_short_under_us(void **state)
{
    (void)state;
    struct fixture f;
    fixture_create(&f, 3);
    fixture_start(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    assert_int_equal(truncate(f.path, 8192), 0);
    struct wn_line line = fixture_decision(2, WN_INCLUDE);
    line.at = fixture_at(&f);
    bool done = wn_store_begin(f.store, &f.err) && wn_events_append(f.store, &line, &f.err) &&
                wn_store_commit(f.store, &f.err);
    assert_false(done);
    assert_non_null(strstr(f.err.text, "cut short"));
    fixture_end(&f);
}

/* chmod proves nothing as root: there the same is done by an ordinary user in a child. */
static void test_a_read_only_file(void **state)
{
    (void)state;
    struct fixture f;
    int status;
    fixture_create(&f, 3);
    fixture_start(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    wn_store_close(f.store);
    f.store = NULL;
    assert_int_equal(chmod(f.path, 0444), 0);
    assert_int_equal(chmod(f.folder, 0555), 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct wn_tally t;
        bool ok = false, mine = geteuid() != 0 || setuid(65534) == 0;
        mine = mine && wn_store_open(f.path, &f.store, NULL) && wn_store_readonly(f.store) &&
               wn_store_bind(f.store, WN_STR("ana"), WN_SCREENER, NULL) &&
               wn_mine_tally(f.store, WN_TITLE_ABSTRACT, &t, NULL) && t.include == 1 &&
               !wn_store_begin(f.store, &f.err) && f.err.code == WN_EREADONLY &&
               wn_store_check(f.store, true, NULL, NULL, &ok, &f.err) && ok;
        _exit(mine ? 0 : 1);
    }
    waitpid(pid, &status, 0);
    assert_int_equal(status, 0);
    chmod(f.folder, 0755);
    chmod(f.path, 0600);
    fixture_end(&f);
}

/* After a crash the file has to be mended; where it cannot be written, that is said. */
static void test_an_unclean_file_that_cannot_be_written(void **state)
{
    (void)state;
    struct fixture f;
    char journal[80];
    int status;
    fixture_create(&f, 1);
    wn_store_close(f.store);
    f.store = NULL;
    snprintf(journal, sizeof journal, "%s-journal", f.path);
    write_file(journal, "\xd9\xd5\x05\xf9 and so on, cut short", 24);
    assert_int_equal(chmod(journal, 0444), 0);
    assert_int_equal(chmod(f.path, 0444), 0);
    assert_int_equal(chmod(f.folder, 0555), 0);
    pid_t pid = fork();
    if (pid == 0) {
        bool said = (geteuid() != 0 || setuid(65534) == 0) &&
                    !wn_store_open(f.path, &f.store, &f.err) && f.err.code == WN_EREADONLY &&
                    strstr(f.err.text, "r.winnow-journal");
        _exit(said ? 0 : 1);
    }
    waitpid(pid, &status, 0);
    assert_int_equal(status, 0);
    chmod(f.folder, 0755);
    unlink(journal);
    fixture_end(&f);
}

static void test_a_project_in_memory(void **state)
{
    (void)state;
    struct wn_store *store;
    struct wn_err err;
    bool ok;
    assert_done(wn_store_create(":memory:", &store, &err), err);
    assert_done(wn_meta_set(store, "a", WN_STR("b"), &err), err);
    assert_done(wn_store_check(store, false, NULL, NULL, &ok, &err), err);
    assert_true(ok);
    wn_store_close(store);
}

static void test_a_copy_is_whole_and_opens(void **state)
{
    (void)state;
    struct fixture f;
    char copy[80];
    struct stat st;
    struct wn_store *second;
    struct wn_tally t;
    fixture_create(&f, 3);
    fixture_start(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    snprintf(copy, sizeof copy, "%s/copy.winnow", f.folder);
    assert_done(wn_store_copy(f.store, copy, &f.err), f.err);
    assert_int_equal(stat(copy, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_false(wn_store_copy(f.store, copy, &f.err)); /* never over a file */
    assert_int_equal(f.err.code, WN_EREFUSED);
    fixture_decide(&f, 2, WN_INCLUDE); /* the original goes on */
    assert_done(wn_store_open(copy, &second, &f.err), f.err);
    assert_done(wn_store_bind(second, WN_STR("ana"), WN_SCREENER, &f.err), f.err);
    assert_done(wn_mine_tally(second, WN_TITLE_ABSTRACT, &t, &f.err), f.err);
    assert_int_equal(t.include, 1);
    wn_store_close(second);
    unlink(copy);
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_new_file_is_the_owners_alone),
        cmocka_unit_test(test_the_settings),
        cmocka_unit_test(test_what_is_no_project),
        cmocka_unit_test(test_a_truncated_project),
        cmocka_unit_test(test_a_newer_project),
        cmocka_unit_test(test_a_second_process_is_told),
        cmocka_unit_test(test_an_unclean_end_is_noticed),
        cmocka_unit_test(test_a_broken_tail_after_an_unclean_end_refuses_writes),
        cmocka_unit_test(test_the_file_is_moved_away),
        cmocka_unit_test(test_the_file_is_cut_short_under_us),
        cmocka_unit_test(test_a_read_only_file),
        cmocka_unit_test(test_an_unclean_file_that_cannot_be_written),
        cmocka_unit_test(test_a_project_in_memory),
        cmocka_unit_test(test_a_copy_is_whole_and_opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
