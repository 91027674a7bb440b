/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "winnow/app/previewing.h"
#include "winnow/app/reporting.h"
#include "winnow/app/setup.h"

static const char criteria[] =
    "winnow: 1\n"
    "version: \"1.0\"\n"
    "review:\n"
    "  title: A test\n"
    "  question: Does it count?\n"
    "  framework: PICO\n"
    "sources:\n"
    "  - {name: MEDLINE, platform: Ovid, file: \"med*.ris\", expect: 3}\n"
    "criteria:\n"
    "  - id: population\n"
    "    label: Population\n"
    "    text: Are they students?\n"
    "exclusion_reasons:\n"
    "  - {id: other, key: 9, label: Other}\n"
    "reviewers:\n"
    "  - {id: ana, name: Ana, role: screener}\n"
    "  - {id: ben, name: Ben, role: screener}\n"
    "  - {id: chi, name: Chi, role: [lead, adjudicator]}\n";

#define RIS(title, rest) "TY  - JOUR\nTI  - " title "\nPY  - 2011\n" rest "ER  - \n\n"
static const char med[] = RIS("One", "AB  - Text.\nLA  - English\nDB  - Embase\n")
    RIS("Two", "LA  - Spanish\nDB  - Embase\n");
static const char odd[] = "stray line\n" RIS("Thr\xE9" "e", "DB  - Scopus\n")
    "TY  - JOUR\nPY  - 1999\nAB  - No title.\nDB  - Embase\n";

struct review {
    char folder[64];
    const char *paths[4];
    struct wn_sys sys;
    struct wn_app *app;
    struct wn_arena arena;
    struct wn_preview *p;
    struct wn_err err;
};

static void write_file(struct review *t, size_t at, const char *name, struct wn_str bytes)
{
    t->paths[at] = wn_arena_print(&t->arena, "%s/%s", t->folder, name).p;
    FILE *f = fopen(t->paths[at], "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

static int set_up(void **state)
{
    struct review *t = calloc(1, sizeof *t);
    struct wn_findings findings = {.arena = &t->arena};
    struct wn_setup made;
    char path[160];
    snprintf(t->folder, sizeof t->folder, "/tmp/wn-preview-XXXXXX");
    assert_non_null(mkdtemp(t->folder));
    snprintf(path, sizeof path, "%s/r.winnow", t->folder);
    assert_done(wn_crypto_start(&t->err), t->err);
    t->sys = wn_sys_real();
    if (!wn_setup_init(path, wn_str(criteria), true, &t->sys, &t->arena, &findings, &made, &t->err))
        fail_msg("%s", t->err.text);
    assert_done(wn_app_open(path, NULL, &t->sys, &t->app, &t->err), t->err);
    write_file(t, 0, "med.ris", wn_str(med));
    write_file(t, 1, "odd.ris", wn_str(odd));
    write_file(t, 2, "again.ris", wn_str(med));
    write_file(t, 3, "none.ris", WN_STR("PK\x03\x04 no references"));
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    struct review *t = *state;
    char command[128];
    wn_preview_close(t->p);
    wn_app_close(t->app);
    wn_arena_free(&t->arena);
    snprintf(command, sizeof command, "rm -r %s", t->folder);
    assert_int_equal(system(command), 0);
    free(t);
    return 0;
}

static void look(struct review *t, size_t files)
{
    static const struct wn_import_opts none = {0};
    assert_done(wn_preview_open(t->app, t->paths, files, &none, &t->p, &t->err), t->err);
    for (size_t i = 0; i < files; i++)
        assert_done(wn_preview_read(t->p, i, NULL, NULL, &t->err), t->err);
}

static int64_t records_there(struct review *t)
{
    struct wn_overview o = {0};
    assert_done(wn_report_overview(t->app, &t->arena, &o, &t->err), t->err);
    return o.records;
}

static void assert_slice(struct wn_str got, struct wn_str want)
{
    if (!wn_str_eq(got, want))
        fail_msg("\"%.*s\" is not \"%.*s\"", WN_ARG(got), WN_ARG(want));
}

static void assert_same(const struct wn_imported *a, const struct wn_imported *b)
{
    assert_slice(a->sha256, b->sha256);
    assert_slice(a->source, b->source);
    assert_slice(a->format, b->format);
    assert_slice(a->encoding, b->encoding);
    assert_slice(a->guess, b->guess);
    assert_int_equal(a->records, b->records);
    assert_int_equal(a->titles, b->titles);
    assert_int_equal(a->abstracts, b->abstracts);
    assert_int_equal(a->dois, b->dois);
    assert_int_equal(a->skipped_lines, b->skipped_lines);
    assert_int_equal(a->undecodable_bytes, b->undecodable_bytes);
    assert_int_equal(a->already_imported, b->already_imported);
    assert_int_equal(a->note_count, b->note_count);
    for (size_t i = 0; i < a->note_count; i++) {
        assert_int_equal(a->notes[i].line, b->notes[i].line);
        assert_slice(a->notes[i].text, b->notes[i].text);
    }
}

/* Preview, dry run and import of the same files give the same numbers and notes. */
static void test_same_numbers(void **state)
{
    struct review *t = *state;
    struct wn_imported dry[3], now[3];
    struct wn_import_opts opts = {.dry_run = true};
    for (size_t i = 0; i < 3; i++) {
        assert_done(wn_import(t->app, t->paths[i], &opts, NULL, NULL, &t->arena, &dry[i], &t->err),
                    t->err);
        wn_import_repeated(dry, i);
    }
    assert_done(wn_import_expected(t->app, true, dry, 3, &t->arena, &t->err), t->err);
    look(t, 3);
    assert_int_equal(records_there(t), 0);
    for (size_t i = 0; i < 3; i++)
        assert_same(&t->p->file[i].read, &dry[i]);
    opts.dry_run = false;
    for (size_t i = 0; i < 3; i++)
        assert_done(wn_import(t->app, t->paths[i], &opts, NULL, NULL, &t->arena, &now[i], &t->err),
                    t->err);
    assert_done(wn_import_expected(t->app, false, now, 3, &t->arena, &t->err), t->err);
    for (size_t i = 0; i < 3; i++)
        assert_same(&dry[i], &now[i]);
    assert_int_equal(dry[1].undecodable_bytes, 1);
    assert_int_equal(dry[1].skipped_lines, 1);
    assert_true(dry[2].already_imported);
}

static void test_imports_what_is_taken(void **state)
{
    struct review *t = *state;
    look(t, 4);
    assert_int_equal(t->p->sums.records, 4);
    assert_int_equal(t->p->sums.abstracts, 2);
    assert_int_equal(t->p->sums.files, 2);
    assert_int_equal(t->p->sums.first_year, 1999);
    assert_int_equal(t->p->sums.last_year, 2011);
    assert_int_equal(t->p->sums.languages, 2);
    assert_int_equal(t->p->file[3].state, WN_PREVIEW_FAILED);
    assert_true(t->p->file[3].error.n > 0);
    assert_done(wn_preview_leave_out(t->p, 0, &t->err), t->err);
    assert_true(wn_preview_takes(&t->p->file[2])); /* the one before it is left out now */
    assert_int_equal(t->p->sums.records, 4);
    assert_done(wn_preview_leave_out(t->p, 2, &t->err), t->err);
    assert_done(wn_preview_import(t->p, NULL, NULL, &t->err), t->err);
    assert_int_equal(records_there(t), 2);
    assert_int_equal(t->p->sums.records, 2);
    assert_int_equal(t->p->file[1].state, WN_PREVIEW_IMPORTED);
    assert_int_equal(t->p->file[0].state, WN_PREVIEW_READ);
}

/* A guess is what every record says; it never becomes the source's name. */
static void test_guess(void **state)
{
    struct review *t = *state;
    look(t, 2);
    assert_slice(t->p->file[0].read.guess, WN_STR("Embase"));
    assert_slice(t->p->file[0].read.source, WN_STR("MEDLINE"));
    assert_slice(wn_import_looks(&t->arena, &t->p->file[0].read), WN_STR("RIS (Embase)"));
    assert_slice(t->p->file[1].read.guess, WN_STR(""));
    assert_slice(wn_import_looks(&t->arena, &t->p->file[1].read), WN_STR("RIS"));
}

static void test_reads_again(void **state)
{
    struct review *t = *state;
    const struct wn_record *r;
    look(t, 2);
    assert_done(wn_preview_record(t->p, 1, 1, &r, &t->err), t->err);
    assert_slice(r->field[WN_F_TITLE], WN_STR("Thr\xC3\xA9" "e"));
    wn_preview_encoding(t->p, 1, WN_STR("ISO-8859-5"));
    wn_preview_source(t->p, 1, WN_STR("Hand searching"));
    assert_done(wn_preview_read(t->p, 1, NULL, NULL, &t->err), t->err);
    assert_done(wn_preview_record(t->p, 1, 1, &r, &t->err), t->err);
    assert_slice(r->field[WN_F_TITLE], WN_STR("Thr\xD1\x89" "e"));
    assert_int_equal(t->p->file[1].read.undecodable_bytes, 0);
    assert_slice(t->p->file[1].read.source, WN_STR("Hand searching"));
    wn_preview_encoding(t->p, 1, WN_STR("no-such"));
    assert_done(wn_preview_read(t->p, 1, NULL, NULL, &t->err), t->err);
    assert_int_equal(t->p->file[1].state, WN_PREVIEW_FAILED);
    assert_false(wn_preview_map(t->p, 1, WN_STR("title"), &t->err));
    assert_int_equal(t->err.code, WN_EUSAGE);
    assert_true(wn_preview_map(t->p, 1, WN_STR("title=Name"), &t->err));
    assert_int_equal(t->p->file[1].opts.map_count, 1);
    assert_true(wn_preview_map(t->p, 1, WN_STR(""), &t->err));
    assert_int_equal(t->p->file[1].opts.map_count, 0);
}

static void test_options(void **state)
{
    struct review *t = *state;
    struct wn_import_opts opts = {.kind = "found"};
    assert_false(wn_preview_open(t->app, t->paths, 2, &opts, &t->p, &t->err));
    assert_int_equal(t->err.code, WN_EUSAGE);
    assert_null(wn_app_preview(t->app));
}

/* Each of many records, forwards and backwards, though few are kept. */
static void test_every_record(void **state)
{
    struct review *t = *state;
    struct wn_buf text = {0};
    const struct wn_record *r;
    for (int i = 1; i <= 100; i++)
        wn_buf_print(&text, "TY  - JOUR\nTI  - Title %d\nER  - \n\n", i);
    write_file(t, 0, "many.ris", wn_buf_str(&text));
    wn_buf_free(&text);
    look(t, 1);
    for (int64_t i = 1; i <= 200; i++) {
        int64_t n = i <= 100 ? i : 201 - i;
        assert_done(wn_preview_record(t->p, 0, n, &r, &t->err), t->err);
        assert_slice(r->field[WN_F_TITLE],
                   wn_arena_print(&t->arena, "Title %lld", (long long)n));
    }
    assert_false(wn_preview_record(t->p, 0, 101, &r, &t->err));
}

static void test_changed_since(void **state)
{
    struct review *t = *state;
    look(t, 2);
    write_file(t, 0, "med.ris", WN_STR("TY  - JOUR\nTI  - Other\nER  - \n"));
    assert_done(wn_preview_import(t->p, NULL, NULL, &t->err), t->err);
    assert_int_equal(t->p->file[0].state, WN_PREVIEW_FAILED);
    assert_int_equal(t->p->file[1].state, WN_PREVIEW_IMPORTED);
    assert_int_equal(records_there(t), 2);
}

static bool stop_at_once(void *ctx, size_t done, size_t of)
{
    (void)ctx, (void)done, (void)of;
    return false;
}

/* Stopped in the second of two files: the first is in, of the second nothing. */
static void test_cancel(void **state)
{
    struct review *t = *state;
    struct wn_buf text = {0};
    for (int i = 0; i < 2500; i++)
        wn_buf_print(&text, "TY  - JOUR\nTI  - Title %d\nER  - \n\n", i);
    write_file(t, 1, "large.ris", wn_buf_str(&text));
    wn_buf_free(&text);
    look(t, 2);
    assert_false(wn_preview_import(t->p, stop_at_once, NULL, &t->err));
    assert_int_equal(t->err.code, WN_ECANCEL);
    assert_int_equal(records_there(t), 2);
    assert_int_equal(t->p->sums.records, 2);
    assert_false(wn_preview_read(t->p, 1, stop_at_once, NULL, &t->err));
    assert_int_equal(t->err.code, WN_ECANCEL);
    assert_false(wn_preview_takes(&t->p->file[1]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_same_numbers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_imports_what_is_taken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_guess, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_reads_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_options, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_every_record, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_changed_since, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cancel, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
