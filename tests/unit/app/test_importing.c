/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "winnow/app/importing.h"
#include "winnow/app/setup.h"
#include "winnow/format/format.h"
#include "winnow/store/events.h"
#include "winnow/store/project.h"
#include "winnow/store/records.h"
#include "winnow/store/store.h"

static const char criteria[] =
    "winnow: 1\n"
    "version: \"1.0\"\n"
    "review:\n"
    "  title: A test\n"
    "  question: Does it count?\n"
    "  framework: PICO\n"
    "sources:\n"
    "  - {name: MEDLINE, platform: Ovid, file: \"exports/med*.ris\", expect: 3}\n"
    "  - {name: Hand, kind: citation, file: \"hand*\"}\n"
    "criteria:\n"
    "  - id: population\n"
    "    label: Population\n"
    "    text: Are they students?\n"
    "exclusion_reasons:\n"
    "  - {id: other, key: 9, label: Other}\n"
    "reviewers:\n"
    "  - {id: ana, name: Ana, role: screener}\n"
    "  - {id: ben, name: Ben, role: screener}\n"
    "  - {id: chi, name: Chi, role: [lead, adjudicator]}\n"
    "screening:\n"
    "  order: {by: import}\n";

struct review {
    char folder[64];
    struct wn_sys sys;
    struct wn_app *app;
    struct wn_arena arena;
    struct wn_err err;
    struct wn_imported got;
};

static void path_of(const struct review *t, const char *name, char out[160])
{
    snprintf(out, 160, "%s/%s", t->folder, name);
}

static void write_file(const struct review *t, const char *name, struct wn_str bytes)
{
    char path[160];
    path_of(t, name, path);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

static void open_as(struct review *t, const char *as)
{
    char path[160];
    path_of(t, "r.winnow", path);
    wn_app_close(t->app);
    t->app = NULL;
    assert_done(wn_app_open(path, as, &t->sys, &t->app, &t->err), t->err);
}

static int set_up(void **state)
{
    struct review *t = calloc(1, sizeof *t);
    struct wn_findings findings = {0};
    struct wn_setup made;
    char path[160];
    snprintf(t->folder, sizeof t->folder, "/tmp/wn-import-XXXXXX");
    assert_non_null(mkdtemp(t->folder));
    path_of(t, "exports", path);
    assert_int_equal(mkdir(path, 0700), 0);
    path_of(t, "r.winnow", path);
    assert_done(wn_crypto_start(&t->err), t->err);
    t->sys = wn_sys_real();
    findings.arena = &t->arena;
    if (!wn_setup_init(path, wn_str(criteria), true, &t->sys, &t->arena, &findings, &made, &t->err))
        fail_msg("%s %s", t->err.text, findings.n ? findings.v[0].message.p : "");
    open_as(t, NULL);
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    struct review *t = *state;
    char command[128];
    wn_app_close(t->app);
    wn_arena_free(&t->arena);
    snprintf(command, sizeof command, "rm -r %s", t->folder);
    assert_int_equal(system(command), 0);
    free(t);
    return 0;
}

static bool import_with(struct review *t, const char *name, const struct wn_import_opts *opts)
{
    char path[160];
    path_of(t, name, path);
    t->err = (struct wn_err){0};
    return wn_import(t->app, path, opts, NULL, NULL, &t->arena, &t->got, &t->err);
}

static bool import(struct review *t, const char *name)
{
    static const struct wn_import_opts none = {0};
    return import_with(t, name, &none);
}

static int64_t records_there(struct review *t)
{
    int64_t records, works;
    assert_done(wn_records_count(wn_app_store(t->app), &records, &works, &t->err), t->err);
    return records;
}

static int64_t place_of(struct review *t, int64_t work)
{
    int64_t place = 0;
    bool found;
    assert_done(wn_queue_place(wn_app_store(t->app), work, &place, &found, &t->err), t->err);
    return found ? place : 0;
}

static bool has_note(const struct review *t, const char *words)
{
    for (size_t i = 0; i < t->got.note_count; i++)
        if (wn_str_find(t->got.notes[i].text, wn_str(words)) < t->got.notes[i].text.n)
            return true;
    return false;
}

/* n records with a title and an abstract each; every third has a DOI. */
static struct wn_str some_ris(struct review *t, int n)
{
    struct wn_buf text = {0};
    for (int i = 1; i <= n; i++) {
        wn_buf_print(&text, "TY  - JOUR\nID  - K%d\nTI  - Title %d\nAB  - Abstract %d\n", i, i, i);
        if (i % 3 == 0)
            wn_buf_print(&text, "DO  - 10.1234/x.%d\n", i);
        wn_buf_text(&text, "ER  - \n\n");
    }
    struct wn_str copy = wn_arena_copy(&t->arena, wn_buf_str(&text));
    wn_buf_free(&text);
    return copy;
}

static void counts_in_are_counts_out(void **state)
{
    struct review *t = *state;
    struct wn_row row;
    bool found;
    write_file(t, "fifty.ris", some_ris(t, 50));
    assert_done(import(t, "fifty.ris"), t->err);
    assert_int_equal(t->got.records, 50);
    assert_int_equal(t->got.titles, 50);
    assert_int_equal(t->got.abstracts, 50);
    assert_int_equal(t->got.dois, 16);
    assert_int_equal(t->got.first, 1);
    assert_int_equal(t->got.last, 50);
    assert_int_equal(t->got.note_count, 0);
    assert_str(t->got.source, "fifty");
    assert_str(t->got.format, "ris");
    assert_int_equal(records_there(t), 50);
    assert_int_equal(place_of(t, 1), 1);
    assert_int_equal(place_of(t, 50), 50);
    assert_done(wn_records_get(wn_app_store(t->app), 3, &t->arena, &row, &found, &t->err), t->err);
    assert_true(found);
    assert_str(row.r.field[WN_F_TITLE], "Title 3");
    assert_str(row.r.field[WN_F_DOI], "10.1234/x.3");
    assert_str(row.r.field[WN_F_KEY], "K3");
    assert_str(row.r.raw, "TY  - JOUR\nID  - K3\nTI  - Title 3\nAB  - Abstract 3\n"
                          "DO  - 10.1234/x.3\nER  - ");
    assert_str(row.file, "fifty.ris");
    assert_str(row.sources, "fifty");
    write_file(t, "more.ris", WN_STR("TY  - JOUR\nTI  - One more\nER  - \n"));
    assert_done(import(t, "more.ris"), t->err);
    assert_int_equal(t->got.first, 51);
    assert_int_equal(place_of(t, 51), 51);
}

static void the_same_bytes_are_passed_over(void **state)
{
    struct review *t = *state;
    int64_t before, after;
    write_file(t, "a.ris", some_ris(t, 2));
    write_file(t, "b.txt", some_ris(t, 2));
    assert_done(import(t, "a.ris"), t->err);
    assert_false(t->got.already_imported);
    assert_done(wn_events_last_of(wn_app_store(t->app), WN_K_IMPORT, &before, &t->err), t->err);
    assert_true(before > 0);
    assert_done(import(t, "b.txt"), t->err);
    assert_true(t->got.already_imported);
    assert_str(t->got.source, "a");
    assert_int_equal(records_there(t), 2);
    assert_done(wn_events_last_of(wn_app_store(t->app), WN_K_IMPORT, &after, &t->err), t->err);
    assert_int_equal(before, after);
}

static void source_by_option_by_glob_by_name(void **state)
{
    struct review *t = *state;
    const struct wn_import_opts named = {
        .source = "Scopus", .platform = "Elsevier", .searched = "2026-11-20"};
    struct wn_source *v;
    size_t n;
    write_file(t, "exports/med1.ris", some_ris(t, 1));
    write_file(t, "hand1.ris", some_ris(t, 2));
    write_file(t, "exports/med2.ris", some_ris(t, 3));
    assert_int_equal(chdir(t->folder), 0);
    t->err = (struct wn_err){0};
    static const struct wn_import_opts none = {0};
    assert_done(
        wn_import(t->app, "exports/med1.ris", &none, NULL, NULL, &t->arena, &t->got, &t->err),
        t->err);
    assert_int_equal(chdir("/"), 0);
    assert_str(t->got.source, "MEDLINE");
    assert_int_equal(t->got.expect, 3);
    assert_done(import(t, "hand1.ris"), t->err);
    assert_str(t->got.source, "Hand");
    assert_done(import_with(t, "exports/med2.ris", &named), t->err);
    assert_str(t->got.source, "Scopus");
    assert_done(wn_sources_list(wn_app_store(t->app), &t->arena, &v, &n, &t->err), t->err);
    assert_int_equal(n, 3);
    assert_str(v[0].platform, "Ovid");
    assert_int_equal(v[0].records, 1);
    assert_str(v[1].kind, "citation");
    assert_str(v[2].platform, "Elsevier");
    assert_str(v[2].kind, "database");
    assert_str(v[2].searched, "2026-11-20");
    assert_int_equal(v[2].records, 3);
}

/* A search that was saved in several files: judged when the last one is in. */
static void the_expected_number_is_that_of_all_files(void **state)
{
    struct review *t = *state;
    const struct wn_import_opts medline = {.source = "MEDLINE"},
                                dry = {.source = "MEDLINE", .dry_run = true};
    struct wn_imported got[3] = {{.expect = -1}};
    write_file(t, "x.ris", some_ris(t, 1));
    write_file(t, "y.ris", some_ris(t, 2));
    for (int run = 0; run < 2; run++) {
        assert_done(import_with(t, "x.ris", run ? &medline : &dry), t->err);
        got[1] = t->got;
        assert_int_equal(got[1].note_count, 0);
        assert_done(wn_import_expected(t->app, !run, got, 2, &t->arena, &t->err), t->err);
        assert_int_equal(got[1].note_count, 1);
        assert_str(got[1].notes[0].text, "MEDLINE has 1 record now; the criteria file expects 3");
        got[1].note_count = 0;
        assert_done(import_with(t, "y.ris", run ? &medline : &dry), t->err);
        got[2] = t->got;
        assert_done(wn_import_expected(t->app, !run, got, 3, &t->arena, &t->err), t->err);
        assert_int_equal(got[1].note_count + got[2].note_count, 0);
    }
}

static void a_dry_run_writes_nothing(void **state)
{
    struct review *t = *state;
    const struct wn_import_opts dry = {.dry_run = true};
    write_file(t, "a.ris", some_ris(t, 7));
    assert_done(import_with(t, "a.ris", &dry), t->err);
    assert_int_equal(t->got.records, 7);
    assert_int_equal(records_there(t), 0);
    assert_done(import(t, "a.ris"), t->err);
    assert_false(t->got.already_imported);
    assert_int_equal(t->got.first, 1);
}

static bool cancel(void *ctx, size_t done, size_t of)
{
    int *left = ctx;
    assert_true(done > 0 && done <= of);
    return --*left > 0;
}

static void cancelling_leaves_nothing_and_uses_no_number(void **state)
{
    struct review *t = *state;
    static const struct wn_import_opts none = {0};
    char path[160];
    int left = 2;
    write_file(t, "big.ris", some_ris(t, 5000));
    write_file(t, "small.ris", some_ris(t, 1));
    path_of(t, "big.ris", path);
    assert_false(wn_import(t->app, path, &none, cancel, &left, &t->arena, &t->got, &t->err));
    assert_int_equal(t->err.code, WN_ECANCEL);
    assert_int_equal(left, 0);
    assert_int_equal(records_there(t), 0);
    assert_done(import(t, "small.ris"), t->err);
    assert_int_equal(t->got.first, 1);
    assert_done(import(t, "big.ris"), t->err);
    assert_int_equal(t->got.first, 2);
    assert_int_equal(records_there(t), 5001);
}

static void refused(struct review *t, const char *name, enum wn_errc code, const char *words)
{
    assert_false(import(t, name));
    assert_int_equal(t->err.code, code);
    if (!strstr(t->err.text, words))
        fail_msg("%s: no \"%s\" in \"%s\"", name, words, t->err.text);
    assert_int_equal(records_there(t), 0);
}

static void what_cannot_be_read_is_refused_in_a_sentence(void **state)
{
    struct review *t = *state;
    char path[160];
    write_file(t, "empty.ris", WN_STR(""));
    write_file(t, "blank.ris", WN_STR(" \n\n"));
    write_file(t, "book.xlsx", WN_STR("PK\x03\x04 and more"));
    write_file(t, "wos.txt", WN_STR("FN Clarivate\nVR 1.0\nEF\n"));
    write_file(t, "header.csv", WN_STR("Title,Year\n"));
    write_file(t, "binary", WN_STR("\x01\x02\x03\x04\x05\x06\x07\x08\x00\x01\x02\x03"));
    path_of(t, "huge.ris", path);
    FILE *huge = fopen(path, "wb");
    assert_non_null(huge);
    assert_int_equal(ftruncate(fileno(huge), ((off_t)2 << 30) + 1), 0);
    fclose(huge);
    refused(t, "missing.ris", WN_EINPUT, "missing.ris");
    refused(t, "exports", WN_EINPUT, "exports");
    refused(t, "empty.ris", WN_EINPUT, "empty");
    refused(t, "blank.ris", WN_EINPUT, "empty");
    refused(t, "book.xlsx", WN_EINPUT, "Excel");
    refused(t, "wos.txt", WN_EINPUT, "no record");
    refused(t, "header.csv", WN_EINPUT, "no record");
    refused(t, "binary", WN_EINPUT, "no text file");
    refused(t, "huge.ris", WN_EINPUT, "2 GiB");
}

static void options_are_checked(void **state)
{
    struct review *t = *state;
    const struct wn_map map = {WN_F_ABSTRACT, WN_STR("Nowhere")};
    const struct wn_import_opts wrong[] = {
        {.kind = "databse"},
        {.searched = "20.11.2026"},
        {.encoding = "no-such-encoding"},
        {.map = &map, .map_count = 1},
    };
    write_file(t, "a.csv", WN_STR("Title,Year\nA,2020\n"));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(import_with(t, "a.csv", &wrong[i]));
        assert_int_equal(t->err.code, WN_EUSAGE);
    }
    assert_int_equal(records_there(t), 0);
}

static void a_mapped_column_and_the_query_are_taken(void **state)
{
    struct review *t = *state;
    const struct wn_map map[] = {{WN_F_TITLE, WN_STR("Naslov")},
                                 {WN_F_ABSTRACT, WN_STR("Sažetak")}};
    char query[160];
    write_file(t, "q.txt", WN_STR("1. peer\n2. mentor*\n"));
    path_of(t, "q.txt", query);
    const struct wn_import_opts opts = {.map = map, .map_count = 2, .query = query};
    struct wn_source *v;
    size_t n;
    write_file(t, "a.csv", WN_STR("Broj;Naslov;Sažetak\n1;Naslov jedan;Tekst\n"));
    assert_done(import_with(t, "a.csv", &opts), t->err);
    assert_int_equal(t->got.records, 1);
    assert_int_equal(t->got.titles, 1);
    assert_int_equal(t->got.abstracts, 1);
    assert_done(wn_sources_list(wn_app_store(t->app), &t->arena, &v, &n, &t->err), t->err);
    assert_str(v[0].query, "1. peer\n2. mentor*\n");
}

static void only_the_lead_imports_and_at_any_time(void **state)
{
    struct review *t = *state;
    const uint8_t fingerprint[WN_HASH] = {1};
    write_file(t, "a.ris", some_ris(t, 1));
    open_as(t, "ana");
    assert_false(import(t, "a.ris"));
    assert_int_equal(t->err.code, WN_EREFUSED);
    open_as(t, "chi");
    assert_done(wn_numbers_put(wn_app_store(t->app), 1, fingerprint, WN_STR("2026-11-22"), &t->err),
                t->err);
    assert_done(import(t, "a.ris"), t->err); /* after a number was handed out */
    assert_int_equal(records_there(t), 1);
}

static void hostile_text_is_kept_raw_and_harmless_in_fields(void **state)
{
    struct review *t = *state;
    struct wn_buf text = {0};
    struct wn_row row;
    bool found;
    wn_buf_text(&text, "TY  - JOUR\rTI  - a\x1B[31mb\xE2\x80\xAE"
                       "c");
    wn_buf_put(&text, WN_STR("\0d e"));
    for (int i = 0; i < 50; i++)
        wn_buf_text(&text, "\xCC\x81");
    wn_buf_text(&text, "\rER  - \rTY  - JOUR\rTI  - ");
    wn_buf_fill(&text, 'x', 1000000);
    wn_buf_text(&text, "\rAB  - [No abstract available]\rER  - \r");
    write_file(t, "hostile.ris", wn_buf_str(&text));
    assert_done(import(t, "hostile.ris"), t->err);
    assert_int_equal(t->got.records, 2);
    assert_int_equal(t->got.abstracts, 0);
    assert_done(wn_records_get(wn_app_store(t->app), 1, &t->arena, &row, &found, &t->err), t->err);
    struct wn_str title = row.r.field[WN_F_TITLE];
    assert_true(wn_str_starts(title, WN_STR("a [31mb\xE2\x80\xAE"
                                            "c d e\xCC\x81")));
    assert_int_equal(title.n, wn_str("a [31mb...c d e").n + 100);
    assert_true(wn_str_find(row.r.raw, WN_STR("\x1B[31m")) < row.r.raw.n);
    assert_true(wn_str_find_byte(row.r.raw, '\0') < row.r.raw.n);
    assert_done(wn_records_get(wn_app_store(t->app), 2, &t->arena, &row, &found, &t->err), t->err);
    assert_int_equal(row.r.field[WN_F_TITLE].n, 1000000);
    wn_buf_free(&text);
}

static void notes_name_lines_and_are_kept(void **state)
{
    struct review *t = *state;
    struct wn_import_file file;
    bool found;
    write_file(t, "n.ris",
               WN_STR("Record #1 of 2\n\nTY  - JOUR\nTI  - caf\xE9\nER  - \n"
                      "Link\x1B to\nmore\nTY  - JOUR\nAB  - no title\n"));
    assert_done(import(t, "n.ris"), t->err);
    assert_int_equal(t->got.records, 2);
    assert_int_equal(t->got.titles, 1);
    assert_int_equal(t->got.skipped_lines, 3);
    assert_int_equal(t->got.undecodable_bytes, 1);
    assert_int_equal(t->got.note_count, 5);
    assert_int_equal(t->got.notes[0].line, 4);
    assert_int_equal(t->got.notes[1].line, 1);
    assert_int_equal(t->got.notes[2].line, 6);
    assert_true(has_note(t, "2 lines outside any record, skipped: \"Link"));
    assert_true(has_note(t, "no ER line"));
    assert_true(has_note(t, "1 record has no title"));
    assert_done(
        wn_files_by_sha256(wn_app_store(t->app), t->got.sha256, &t->arena, &file, &found, &t->err),
        t->err);
    assert_int_equal(file.skipped_lines, 3);
    assert_true(wn_str_starts(file.notes, WN_STR("4 1 byte is not valid UTF-8")));
    assert_true(file.bad_bytes.n > 0);
}

static void many_notes_of_a_kind_are_summed_up(void **state)
{
    struct review *t = *state;
    struct wn_buf text = {0};
    for (int i = 1; i <= 100; i++)
        wn_buf_print(&text, "%d. \nTY  - JOUR\nTI  - T\nER  - \n", i);
    write_file(t, "ovid.ris", wn_buf_str(&text));
    assert_done(import(t, "ovid.ris"), t->err);
    assert_int_equal(t->got.skipped_lines, 100);
    assert_int_equal(t->got.note_count, 21);
    assert_true(has_note(t, "and 80 more places"));
    wn_buf_free(&text);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(counts_in_are_counts_out),
        TEST(the_same_bytes_are_passed_over),
        TEST(source_by_option_by_glob_by_name),
        TEST(the_expected_number_is_that_of_all_files),
        TEST(a_dry_run_writes_nothing),
        TEST(cancelling_leaves_nothing_and_uses_no_number),
        TEST(what_cannot_be_read_is_refused_in_a_sentence),
        TEST(options_are_checked),
        TEST(a_mapped_column_and_the_query_are_taken),
        TEST(only_the_lead_imports_and_at_any_time),
        TEST(hostile_text_is_kept_raw_and_harmless_in_fields),
        TEST(notes_name_lines_and_are_kept),
        TEST(many_notes_of_a_kind_are_summed_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
