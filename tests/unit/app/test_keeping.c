/* SPDX-License-Identifier: MIT */
/*
 * Keeping: the log in words, and that neither log nor record page tells what is not revealed;
 * backups of which the last ten stay.
 */
#include "one_file.h"

#include "winnow/app/exporting.h"
#include "winnow/app/keeping.h"
#include "winnow/app/reconciling.h"

static const char criteria[] = "winnow: 1\n"
                               "review:\n"
                               "  id: tea\n"
                               "  title: Tea and sleep\n"
                               "criteria:\n"
                               "  - id: tea\n"
                               "    text: Is it about tea?\n"
                               "exclusion_reasons:\n"
                               "  - {id: no-tea, label: Not about tea}\n"
                               "screening:\n"
                               "  hide: [authors]\n"
                               "reviewers:\n"
                               "  - {id: ana, name: Ana, role: screener}\n"
                               "  - {id: ben, name: Ben, role: screener}\n"
                               "  - {id: chi, name: Chi, role: [lead, adjudicator]}\n";
static const char ris[] =
    "TY  - JOUR\nTI  - Green tea\nAU  - Leaf, A.\nN1  - kept by Zoe\nER  - \n\n"
    "TY  - JOUR\nTI  - Black tea\nER  - \n\n";

static int make(void **state)
{
    struct review *r = test_malloc(sizeof *r);
    one_file_make(r, criteria, ris);
    struct wn_app *ana = one_file_open(r, "ana");
    one_file_decide(r, ana, 1, WN_EXCLUDE, "no-tea", "only coffee in it");
    wn_app_close(ana);
    struct wn_app *ben = one_file_open(r, "ben");
    one_file_decide(r, ben, 1, WN_INCLUDE, NULL, NULL);
    wn_app_close(ben);
    *state = r;
    return 0;
}

static int unmake(void **state)
{
    review_end(*state);
    test_free(*state);
    return 0;
}

static bool gather(void *ctx, const struct wn_log_entry *e, struct wn_err *err)
{
    struct wn_buf *all = ctx;
    (void)err;
    wn_buf_put(all, e->person);
    wn_buf_text(all, ": ");
    wn_buf_put(all, e->words);
    wn_buf_text(all, "\n");
    wn_buf_put(all, e->bytes);
    return true;
}

static struct wn_buf log_as(struct review *r, const char *who)
{
    struct wn_err err = {0};
    struct wn_buf all = {0};
    struct wn_app *app = one_file_open(r, who);
    assert_done(wn_keep_log(app, 0, gather, &all, &err), err);
    wn_app_close(app);
    return all;
}

static bool has(const struct wn_buf *b, const char *text)
{
    return strstr(wn_buf_cstr(b), text) != NULL;
}

static void reveal_all(struct review *r)
{
    struct wn_err err = {0};
    struct wn_buf out = {0};
    struct wn_exported done;
    struct wn_app *chi = one_file_open(r, "chi");
    assert_done(wn_export(chi, WN_STR("csv"), WN_ONLY_ALL, false, NULL, &out, &done, &err), err);
    assert_true(done.revealed);
    wn_app_close(chi);
    wn_buf_free(&out);
}

static void test_a_screener_reads_the_own_log(void **state)
{
    struct wn_buf log = log_as(*state, "ana");
    assert_true(has(&log, "ana: noted on #0001: only coffee in it\n"));
    assert_true(has(&log, "ana: excluded #0001: Not about tea\n"));
    assert_true(has(&log, "\"kind\":\"decision\""));
    assert_false(has(&log, "ben:"));
    assert_false(has(&log, "chi:"));
    wn_buf_free(&log);
}

static void test_the_log_does_not_unblind(void **state)
{
    struct review *r = *state;
    struct wn_buf log = log_as(r, "chi");
    assert_true(has(&log, "chi: imported "));
    assert_true(has(&log, "records #0001 to #0002"));
    assert_true(has(&log, "ana: wrote something on #0001; it stays hidden until the decisions on "
                          "that record are shown\n"));
    assert_false(has(&log, "coffee"));
    assert_false(has(&log, "excluded"));
    assert_false(has(&log, "\"kind\":\"decision\""));
    wn_buf_free(&log);
    reveal_all(r);
    log = log_as(r, "chi");
    assert_true(has(&log, "ana: excluded #0001: Not about tea\n"));
    assert_true(has(&log, "ben: included #0001\n"));
    assert_true(has(&log, "chi: saw the decisions of 1 record\n"));
    assert_true(has(&log, "chi: exported 2 rows as csv\n"));
    wn_buf_free(&log);
}

static size_t at(const struct wn_buf *log, const char *text)
{
    const char *found = strstr(wn_buf_cstr(log), text);
    if (!found)
        fail_msg("\"%s\" is not in the log:\n%s", text, wn_buf_cstr(log));
    return (size_t)(found - wn_buf_cstr(log));
}

/* By time, whoever wrote; what a person wrote in one second, and after a clock went back, stays in
 * its own order. */
static void test_the_log_is_in_the_order_of_time(void **state)
{
    struct review *r = *state;
    reveal_all(r);
    struct wn_app *ana = one_file_open(r, "ana");
    one_file_decide(r, ana, 2, WN_INCLUDE, NULL, NULL);
    wn_app_close(ana);
    struct wn_app *ben = one_file_open(r, "ben");
    r->now -= 3600;
    one_file_decide(r, ben, 2, WN_INCLUDE, NULL, NULL);
    wn_app_close(ben);
    reveal_all(r);
    struct wn_buf log = log_as(r, "chi");
    size_t order[] = {at(&log, "chi: imported"), at(&log, "ana: excluded #0001"),
                      at(&log, "ben: included #0001"), at(&log, "ben: the clock"),
                      at(&log, "ben: included #0002"), at(&log, "chi: saw the decisions"),
                      at(&log, "ana: included #0002")};
    for (size_t i = 1; i < sizeof order / sizeof *order; i++)
        if (order[i] < order[i - 1])
            fail_msg("%d of the order:\n%s", (int)i, wn_buf_cstr(&log));
    wn_buf_free(&log);
}

static void test_redo_and_ruling_in_words(void **state)
{
    struct review *r = *state;
    struct wn_ruling ruling = {.work = 1, .outcome = WN_EXCLUDE, .reason = WN_STR("no-tea")};
    struct wn_undone undone;
    int64_t line;
    struct wn_app *chi = one_file_open(r, "chi");
    assert_done(wn_reconciling_rule(chi, &ruling, NULL, &line, &r->err), r->err);
    assert_done(wn_screening_undo(chi, &undone, &r->err), r->err);
    int64_t undo = undone.sequence;
    assert_done(wn_screening_redo(chi, &undone, &r->err), r->err);
    wn_app_close(chi);
    struct wn_buf log = log_as(r, "chi");
    (void)at(&log, "chi: ruled on #0001: exclude: Not about tea\n");
    (void)at(&log, wn_arena_print(&r->arena, "chi: took back line %d on #0001\n", (int)line).p);
    (void)at(&log,
             wn_arena_print(&r->arena, "chi: redid what line %d took back on #0001\n",
                            (int)undo).p);
    wn_buf_free(&log);
}

static struct wn_record_page page_as(struct review *r, const char *who)
{
    struct wn_err err = {0};
    struct wn_record_page page;
    struct wn_app *app = one_file_open(r, who);
    assert_done(wn_keep_record(app, 1, &r->arena, &page, &err), err);
    wn_app_close(app);
    return page;
}

static void test_a_record_with_its_history(void **state)
{
    struct review *r = *state;
    struct wn_record_page page = page_as(r, "chi");
    assert_int_equal(page.record, 1);
    assert_int_equal(page.work, 1);
    assert_str(page.r.field[WN_F_TITLE], "Green tea");
    assert_str(page.r.field[WN_F_AUTHORS], "Leaf, A.");
    assert_str(page.sources, "Tea Index");
    assert_true(wn_str_find(page.r.raw, WN_STR("kept by Zoe")) < page.r.raw.n);
    assert_int_equal(page.history_count, 0); /* nothing is revealed yet */
    reveal_all(r);
    page = page_as(r, "chi");
    assert_int_equal(page.history_count, 4);
    assert_true(wn_str_ends(page.history[0], WN_STR("ana noted on #0001: only coffee in it")));
    assert_true(wn_str_ends(page.history[1], WN_STR("ana excluded #0001: Not about tea")));
    assert_true(wn_str_ends(page.history[2], WN_STR("ben included #0001")));
    assert_true(wn_str_ends(page.history[3], WN_STR("chi saw both decisions")));
    assert_true(wn_str_starts(page.history[0], WN_STR("2026-11-22 ")));
}

static void test_a_screener_s_page_holds_no_votes_and_no_names(void **state)
{
    struct wn_record_page page = page_as(*state, "ana");
    assert_int_equal(page.r.raw.n, 0);
    assert_int_equal(page.r.field[WN_F_NOTES].n, 0);
    assert_int_equal(page.r.field[WN_F_AUTHORS].n, 0); /* hidden by the criteria */
    assert_int_equal(page.history_count, 2);
}

static void test_no_such_record(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_record_page page;
    struct wn_app *ana = one_file_open(r, "ana");
    assert_false(wn_keep_record(ana, 999, &r->arena, &page, &err));
    assert_int_equal(err.code, WN_EINPUT);
    assert_non_null(strstr(err.text, "the last is #0002"));
    wn_app_close(ana);
}

static size_t files(struct review *r, const char *ending, struct wn_str **names)
{
    struct wn_err err = {0};
    size_t n;
    const char *folder = wn_arena_print(&r->arena, "%s/chi.backup", r->folder).p;
    assert_done(wn_file_list(&r->arena, folder, ending, names, &n, &err), err);
    return n;
}

static void test_the_last_ten_backups_stay(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_str written, first, *names;
    struct wn_app *ana = one_file_open(r, "ana");
    for (int i = 0; i < 12; i++, r->now++) {
        assert_done(wn_keep_backup(ana, NULL, &r->arena, &written, &err), err);
        if (i == 0)
            first = written;
    }
    assert_int_equal(files(r, ".winnow", &names), 10);
    assert_false(wn_file_exists(first.p));
    assert_str(wn_file_name(written), wn_arena_copy(&r->arena, names[9]).p);
    wn_app_close(ana);
    /* what was kept is a project that opens */
    struct wn_app *copy = NULL;
    assert_done(wn_app_open(written.p, "ana", &r->sys, &copy, &err), err);
    wn_app_close(copy);
}

static void test_other_files_in_the_backup_folder_are_left_alone(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_str written, *names;
    struct wn_app *ana = one_file_open(r, "ana");
    assert_done(wn_keep_backup(ana, NULL, &r->arena, &written, &err), err);
    const char *mine = wn_arena_print(&r->arena, "%s/chi.backup/0000.winnow", r->folder).p;
    assert_done(wn_file_write(mine, WN_STR("mine"), false, &err), err);
    for (int i = 0; i < 12; i++, r->now++)
        assert_done(wn_keep_backup(ana, NULL, &r->arena, &written, &err), err);
    assert_int_equal(files(r, ".winnow", &names), 11);
    assert_true(wn_file_exists(mine));
    wn_app_close(ana);
}

static void test_a_backup_never_replaces_a_file(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_str written;
    struct wn_app *ana = one_file_open(r, "ana");
    const char *path = wn_arena_print(&r->arena, "%s/copy.winnow", r->folder).p;
    assert_done(wn_keep_backup(ana, path, &r->arena, &written, &err), err);
    assert_str(written, path);
    assert_false(wn_keep_backup(ana, path, &r->arena, &written, &err));
    assert_int_equal(err.code, WN_EREFUSED);
    wn_app_close(ana);
}

static void test_the_journal_is_kept_as_json_lines(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_str written, *names;
    struct wn_file file;
    struct wn_app *ana = one_file_open(r, "ana");
    for (int i = 0; i < 12; i++, r->now++)
        assert_done(wn_keep_journal(ana, &r->arena, &written, &err), err);
    wn_app_close(ana);
    assert_int_equal(files(r, ".jsonl", &names), 10);
    assert_done(wn_file_open(written.p, 1 << 20, &file, &err), err);
    assert_true(wn_str_starts(file.bytes, WN_STR("{\"n\":1,")));
    assert_true(wn_str_find(file.bytes, WN_STR("only coffee in it")) < file.bytes.n);
    assert_true(wn_str_ends(file.bytes, WN_STR("}\n")));
    wn_file_close(&file);
}

static void test_check_finds_nothing_in_a_sound_file(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_problem *problems;
    size_t n;
    bool ok;
    struct wn_app *chi = one_file_open(r, "chi");
    assert_done(wn_keep_check(chi, &r->arena, &problems, &n, &ok, &err), err);
    assert_true(ok);
    assert_int_equal(n, 0);
    wn_app_close(chi);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)
    const struct CMUnitTest tests[] = {
        TEST(test_a_screener_reads_the_own_log),
        TEST(test_the_log_does_not_unblind),
        TEST(test_the_log_is_in_the_order_of_time),
        TEST(test_redo_and_ruling_in_words),
        TEST(test_a_record_with_its_history),
        TEST(test_a_screener_s_page_holds_no_votes_and_no_names),
        TEST(test_no_such_record),
        TEST(test_the_last_ten_backups_stay),
        TEST(test_other_files_in_the_backup_folder_are_left_alone),
        TEST(test_a_backup_never_replaces_a_file),
        TEST(test_the_journal_is_kept_as_json_lines),
        TEST(test_check_finds_nothing_in_a_sound_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
