/* SPDX-License-Identifier: MIT */
/* Opening a review: which file, who works in it, and what is said of it. */
#include "app_fixture.h"

static void refused(struct review *r, const char *name, const char *as, enum wn_errc code,
                    const char *words)
{
    struct wn_app *app;
    app_refused(r, wn_app_open(review_path(r, name), as, &r->sys, &app, &r->err), code, words);
}

static void put(struct review *r, const char *name, const char *bytes, size_t n)
{
    assert_done(wn_file_write(review_path(r, name), wn_str_of(bytes, n), true, &r->err), r->err);
}

static void who_works_here(void **state)
{
    (void)state;
    struct review r;
    app_begin(&r, APP_YAML, 2);
    struct wn_app *app = app_as(&r, NULL);
    assert_str(wn_app_me(app), "chi");
    assert_int_equal(wn_app_roles(app), WN_ADJUDICATOR | WN_LEAD);
    assert_str(wn_app_review(app), "mentoring");
    assert_int_equal(wn_app_stage(app), WN_TITLE_ABSTRACT);
    assert_int_equal(wn_app_notice(app).n, 0);
    assert_false(wn_app_readonly(app));
    wn_app_close(app);
    refused(&r, "chi.winnow", "dan", WN_EUSAGE,
            "nobody in this review has the id dan; the ids are ana, ben, chi");
    refused(&r, "chi.winnow", "\x1b[31m", WN_EUSAGE, "the ids are ana, ben, chi");
    assert_null(strchr(r.err.text, 0x1b));
    review_end(&r);
}

static void the_first_as_enrols_in_the_leads_own_file(void **state)
{
    (void)state;
    struct review r;
    uint8_t ana[WN_KEY];
    app_begin(&r, APP_YAML, 2);
    struct wn_app *app = app_as(&r, "ana");
    assert_int_equal(wn_app_roles(app), WN_SCREENER);
    memcpy(ana, wn_app_keys(app)->sign, WN_KEY);
    app = app_again(&r, app);
    assert_memory_equal(ana, wn_app_keys(app)->sign, WN_KEY); /* once */
    assert_string_equal(app_kinds(&r, app), "seat");
    wn_app_close(app);
    app = app_as(&r, "ben");
    assert_memory_not_equal(ana, wn_app_keys(app)->sign, WN_KEY);
    wn_app_close(app);
    app = app_as(&r, NULL);
    assert_str(wn_app_me(app), "chi"); /* the file is still chi's */
    app_end(&r, app);
}

static void others_have_files_of_their_own(void **state)
{
    (void)state;
    struct review r;
    app_begin(&r, APP_YAML, 2);
    review_invite(&r, "ana");
    refused(&r, "chi.winnow", "ana", WN_EREFUSED, "ana was invited"); /* one key a person */
    review_join(&r, "ana");
    struct wn_app *app = review_open(&r, "ana.winnow", NULL);
    assert_str(wn_app_me(app), "ana");
    wn_app_close(app);
    refused(&r, "ana.winnow", "ben", WN_EUSAGE, "ben does not work in this file");
    refused(&r, "ana.winnow", "chi", WN_EUSAGE, "chi does not work in this file");
    review_receive(&r, "chi.winnow", review_send(&r, "ana.winnow").file.p);
    refused(&r, "chi.winnow", "ana", WN_EUSAGE, "winnow join");
    review_end(&r);
}

static void files_that_are_no_project(void **state)
{
    (void)state;
    struct review r;
    struct wn_file file;
    static const unsigned char newer[4] = {0, 0, 0, 99};
    app_begin(&r, APP_YAML, 2);
    refused(&r, "none.winnow", NULL, WN_EINPUT, wn_arena_print(&r.arena, "there is no file %s/none.winnow", r.folder).p);
    put(&r, "empty.winnow", "", 0);
    refused(&r, "empty.winnow", NULL, WN_EINPUT, "empty.winnow is not a winnow project");
    put(&r, "text.winnow", "hello, this is no database at all, only text", 44);
    refused(&r, "text.winnow", NULL, WN_EINPUT, "text.winnow is not a winnow project");
    refused(&r, ".", NULL, WN_EINPUT, "is a folder; name the project file in it");
    assert_done(wn_file_open(review_path(&r, "chi.winnow"), 1 << 30, &file, &r.err), r.err);
    struct wn_buf bytes = {0};
    wn_buf_put(&bytes, file.bytes);
    wn_file_close(&file);
    put(&r, "cut.winnow", bytes.p, bytes.n / 2 + 100);
    refused(&r, "cut.winnow", NULL, WN_EINPUT, "cut.winnow is damaged or was cut short");
    memcpy(bytes.p + 60, newer, 4); /* user_version in the header */
    put(&r, "newer.winnow", bytes.p, bytes.n);
    refused(&r, "newer.winnow", NULL, WN_ENEWER, "newer.winnow was made by a newer winnow");
    wn_buf_free(&bytes);
    review_end(&r);
}

static void one_owner_at_a_time(void **state)
{
    (void)state;
    struct review r;
    int status = 1;
    app_begin(&r, APP_YAML, 2);
    struct wn_app *app = app_as(&r, NULL), *second;
    pid_t child = fork(); /* another process: locks are a process's own */
    if (child == 0)
        _exit(!wn_app_open(review_path(&r, "chi.winnow"), NULL, &r.sys, &second, &r.err) &&
                      r.err.code == WN_EBUSY && strstr(r.err.text, "already open in another window")
                  ? 0
                  : 1);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    app_end(&r, app);
}

static void a_synced_folder_is_said_and_written_once(void **state)
{
    (void)state;
    struct review r;
    app_begin(&r, APP_YAML, 2);
    put(&r, ".stfolder", "", 0); /* Syncthing carries this folder now */
    struct wn_app *app = app_as(&r, NULL);
    app_says(wn_app_notice(app).p, "Syncthing");
    assert_string_equal(app_kinds(&r, app), "seat criteria location");
    app_says(app_lines(&r, app, 3), "\"sync\":\"Syncthing\"");
    app = app_again(&r, app);
    app_says(wn_app_notice(app).p, "Syncthing");
    assert_string_equal(app_kinds(&r, app), "seat criteria location");
    app_end(&r, app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_works_here),
        cmocka_unit_test(the_first_as_enrols_in_the_leads_own_file),
        cmocka_unit_test(others_have_files_of_their_own),
        cmocka_unit_test(files_that_are_no_project),
        cmocka_unit_test(one_owner_at_a_time),
        cmocka_unit_test(a_synced_folder_is_said_and_written_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
