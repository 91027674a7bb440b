/* SPDX-License-Identifier: MIT */
/* What the lead mends reads so everywhere, follows from the log alone, and can be taken back. */
#include "app_fixture.h"

#include "winnow/app/correcting.h"
#include "winnow/app/keeping.h"
#include "winnow/app/searching.h"

static struct wn_corrected correct(struct review *r, struct wn_app *app, int64_t n,
                                   enum wn_field field, struct wn_str value)
{
    struct wn_corrected out;
    assert_done(wn_correct(app, n, field, value, &r->arena, &out, &r->err), r->err);
    return out;
}

static bool fails(struct review *r, struct wn_app *app, int64_t n, enum wn_field field,
                  struct wn_str value)
{
    struct wn_corrected out;
    return wn_correct(app, n, field, value, &r->arena, &out, &r->err);
}

static const char *fingerprint(struct review *r, struct wn_app *app, int64_t n)
{
    struct wn_row row;
    bool found;
    char hex[2 * WN_HASH + 1];
    assert_done(wn_records_get(wn_app_store(app), n, &r->arena, &row, &found, &r->err), r->err);
    struct wn_hash hash = wn_record_fingerprint(&row.r, &r->arena);
    wn_hex(hash.b, WN_HASH, hex);
    return wn_arena_copy(&r->arena, wn_str(hex)).p;
}

/* The only record that a search finds; 0: none. */
static void assert_found(struct review *r, struct wn_app *app, const char *text, int64_t n)
{
    struct wn_search *search;
    bool done;
    assert_done(wn_search_open(app, wn_str(text), false, (enum wn_find_order)0, &search, &r->err),
                r->err);
    assert_done(wn_search_go(search, NULL, NULL, &done, &r->err), r->err);
    assert_int_equal(wn_search_count(search), n ? 1 : 0);
    if (n)
        assert_int_equal(wn_search_at(search, 0), n);
    wn_search_close(search);
}

static void a_correction_reads_so_everywhere_and_the_original_stays(void **state)
{
    (void)state;
    struct review r;
    struct wn_record_page page;
    app_begin(&r, APP_YAML, 3);
    struct wn_app *app = app_as(&r, "chi");
    const char *before = fingerprint(&r, app, 2);
    struct wn_corrected out =
        correct(&r, app, 2, WN_F_ABSTRACT, WN_STR("First.\r\n\r\nSec\0ond  \x1b part."));
    assert_false(out.same);
    assert_str(out.value, "First.\n\nSec ond    part.");
    assert_string_not_equal(fingerprint(&r, app, 2), before);
    assert_true(correct(&r, app, 2, WN_F_ABSTRACT, out.value).same);
    correct(&r, app, 2, WN_F_TITLE, WN_STR("Once"));
    correct(&r, app, 2, WN_F_TITLE, WN_STR("Twice"));
    correct(&r, app, 1, WN_F_YEAR, WN_STR(""));
    assert_string_equal(app_kinds(&r, app), "seat criteria correct correct correct correct");
    app = app_again(&r, app);
    assert_str(app_load(&r, app, 2).r.field[WN_F_TITLE], "Twice");
    assert_str(app_load(&r, app, 3).r.field[WN_F_TITLE], "Mentoring number 3");
    assert_found(&r, app, "twice", 2);
    assert_found(&r, app, "once", 0);
    assert_done(wn_keep_record(app, 2, &r.arena, &page, &r.err), r.err);
    assert_true(page.corrected);
    assert_str(page.original.field[WN_F_TITLE], "Mentoring number 2");
    assert_str(page.r.field[WN_F_TITLE], "Twice");
    assert_int_equal(page.history_count, 3);
    app_says(page.history[2].p, "chi corrected the title of #0002: Twice");
    assert_done(wn_keep_record(app, 1, &r.arena, &page, &r.err), r.err);
    assert_str(page.original.field[WN_F_YEAR], "2001");
    assert_int_equal(page.r.field[WN_F_YEAR].n, 0);
    correct(&r, app, 2, WN_F_ABSTRACT, WN_STR("")); /* as before: it had none */
    correct(&r, app, 2, WN_F_TITLE, WN_STR("Mentoring number 2"));
    assert_string_equal(fingerprint(&r, app, 2), before);
    app_end(&r, app);
}

static void what_is_none_is_refused(void **state)
{
    (void)state;
    struct review r;
    struct wn_buf buf = {0};
    app_begin(&r, APP_YAML, 2);
    struct wn_app *app = app_as(&r, "chi");
    app_refused(&r, fails(&r, app, 1, WN_F_TITLE, WN_STR(" \n ")), WN_EUSAGE,
                "a title cannot be empty");
    app_refused(&r, fails(&r, app, 1, WN_F_YEAR, WN_STR("about 2016")), WN_EUSAGE, "four digits");
    app_refused(&r, fails(&r, app, 1, WN_F_DOI, WN_STR("none")), WN_EUSAGE, "a DOI begins with 10.");
    app_refused(&r, fails(&r, app, 1, WN_F_JOURNAL, WN_STR("x")), WN_EUSAGE, "not journal");
    app_refused(&r, fails(&r, app, 9, WN_F_TITLE, WN_STR("x")), WN_EINPUT, "no record #0009");
    for (int i = 0; i < 70000; i++)
        wn_buf_byte(&buf, 'a');
    app_refused(&r, fails(&r, app, 1, WN_F_ABSTRACT, wn_buf_str(&buf)), WN_EINPUT, "64 KiB");
    wn_buf_free(&buf);
    assert_string_equal(app_kinds(&r, app), "seat criteria");
    wn_app_close(app);
    app = app_as(&r, "ana");
    app_refused(&r, fails(&r, app, 1, WN_F_TITLE, WN_STR("x")), WN_EREFUSED, "only the lead");
    app_end(&r, app);
}

/* A line in anybody else's journal mends nothing, however it came there. */
static void only_the_leads_lines_count(void **state)
{
    (void)state;
    struct review r;
    app_begin(&r, APP_YAML, 2);
    struct wn_app *app = app_as(&r, "ana");
    struct wn_line line = wn_line_of(WN_K_CORRECT);
    line.record = 1;
    line.field = WN_STR("title");
    line.value = WN_STR("Hijacked");
    assert_done(wn_app_write(app, &line, &r.err), r.err);
    assert_str(app_load(&r, app, 1).r.field[WN_F_TITLE], "Mentoring number 1");
    wn_app_close(app);
    app = app_as(&r, "chi");
    assert_str(app_load(&r, app, 1).r.field[WN_F_TITLE], "Mentoring number 1");
    correct(&r, app, 1, WN_F_TITLE, WN_STR("Mended"));
    wn_app_close(app);
    app = app_as(&r, "ana"); /* who works in the same file sees what the lead mended */
    assert_str(app_load(&r, app, 1).r.field[WN_F_TITLE], "Mended");
    app_end(&r, app);
}

static void the_check_names_a_correction_of_nothing(void **state)
{
    (void)state;
    struct review r;
    struct wn_problem *v;
    size_t n;
    bool ok;
    app_begin(&r, APP_YAML, 2);
    struct wn_app *app = app_as(&r, "chi");
    correct(&r, app, 1, WN_F_TITLE, WN_STR("Mended"));
    assert_done(wn_keep_check(app, &r.arena, &v, &n, &ok, &r.err), r.err);
    assert_true(ok);
    struct wn_line line = wn_line_of(WN_K_CORRECT);
    line.record = 77;
    line.field = WN_STR("title");
    line.value = WN_STR("x");
    assert_done(wn_app_write(app, &line, &r.err), r.err);
    assert_done(wn_keep_check(app, &r.arena, &v, &n, &ok, &r.err), r.err);
    assert_false(ok);
    assert_str(v[0].sentence,
               "line 4 of the journal of chi corrects a record that is not here");
    app_end(&r, app);
}

/* Nothing that was rolled back is remembered. */
static void a_correction_that_was_not_saved_is_forgotten(void **state)
{
    (void)state;
    struct review r;
    app_begin(&r, APP_YAML, 2);
    struct wn_app *app = app_as(&r, "chi");
    assert_done(wn_store_begin(wn_app_store(app), &r.err), r.err);
    correct(&r, app, 1, WN_F_TITLE, WN_STR("Mended"));
    assert_str(app_load(&r, app, 1).r.field[WN_F_TITLE], "Mended");
    wn_store_rollback(wn_app_store(app));
    assert_str(app_load(&r, app, 1).r.field[WN_F_TITLE], "Mentoring number 1");
    app_end(&r, app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_correction_reads_so_everywhere_and_the_original_stays),
        cmocka_unit_test(what_is_none_is_refused),
        cmocka_unit_test(only_the_leads_lines_count),
        cmocka_unit_test(the_check_names_a_correction_of_nothing),
        cmocka_unit_test(a_correction_that_was_not_saved_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
