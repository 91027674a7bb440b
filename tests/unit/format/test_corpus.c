/* SPDX-License-Identifier: MIT */
/*
 * Every file of the corpus of real exports, against the counts of its manifest; skipped where
 * that folder is not there. Then each of them damaged and rewritten in ways that must not matter.
 */
#include "wn_test.h"
#include "wn_reading.h"
#include "wn_round.h"
#include "wn_variants.h"

struct row {
    struct wn_str file, format, eol;
    int64_t records, titles, abstracts, doi_field, doi_anywhere;
};
static struct row *rows;
static size_t row_count;
static struct wn_arena arena;

enum { CUT_STEP = 997 };
static const char folder[] = WINNOW_SHARED_DIR "/corpus/formats/";

static int64_t number(struct wn_str s)
{
    int64_t v = -1;
    assert_true(wn_str_int(s, &v));
    return v;
}

static bool load_manifest(void)
{
    struct wn_str text = wn_test_file(&arena, WINNOW_SHARED_DIR "/corpus/formats/manifest.tsv");
    size_t capacity = 0;
    struct wn_str line;
    if (!text.p || !wn_str_split(&text, '\n', &line))
        return false;
    while (wn_str_split(&text, '\n', &line)) {
        struct wn_str cell[17];
        size_t n = 0;
        while (n < 17 && wn_str_split(&line, '\t', &cell[n]))
            n++;
        if (n < 12)
            continue;
        rows = wn_arena_grow(&arena, rows, row_count, &capacity, sizeof *rows);
        rows[row_count++] = (struct row){.file = cell[0],
                                         .format = cell[2],
                                         .eol = cell[11],
                                         .records = number(cell[3]),
                                         .titles = number(cell[5]),
                                         .abstracts = number(cell[6]),
                                         .doi_field = number(cell[7]),
                                         .doi_anywhere = number(cell[8])};
    }
    return row_count > 100;
}

static struct wn_str load(struct wn_arena *to, const struct row *row)
{
    char path[512];
    snprintf(path, sizeof path, "%s%.*s", folder, WN_ARG(row->file));
    struct wn_str bytes = wn_test_file(to, path);
    assert_non_null(bytes.p);
    return bytes;
}

/* An old citation text without tags: the manifest counts it in case that somebody reads it. */
static bool is_citation_text(const struct row *row)
{
    return wn_str_starts(row->file, WN_STR("ovid-jabref"));
}

/* Formats without a reader yet are not looked at; the refusals are tested below. */
static bool is_read(const struct row *row)
{
    for (size_t i = 0; wn_readers[i]; i++)
        if (wn_str_is(row->format, wn_readers[i]->name))
            return !is_citation_text(row);
    return false;
}

/* 48 of this file's abstracts are the placeholder NA, which counts as none. */
static int64_t abstracts_of(const struct row *row)
{
    return wn_str_is(row->file, "labels-ptsd-nagtegaal.csv") ? 803 : row->abstracts;
}

static size_t compare(const struct row *row, const struct wn_counts *c)
{
    bool good = c->reader && wn_str_is(row->format, c->reader->name) &&
                (int64_t)c->records == row->records && (int64_t)c->titles == row->titles &&
                (int64_t)c->abstracts == abstracts_of(row) && (int64_t)c->dois >= row->doi_field &&
                (int64_t)c->dois <= row->doi_anywhere;
    if (!good)
        print_error("%.*s: %s, records %zu (%d), titles %zu (%d), abstracts %zu (%d), DOIs %zu "
                    "(%d to %d)%s%s\n",
                    WN_ARG(row->file), c->reader ? c->reader->name : "refused", c->records,
                    (int)row->records, c->titles, (int)row->titles, c->abstracts,
                    (int)abstracts_of(row), c->dois, (int)row->doi_field, (int)row->doi_anywhere,
                    c->err.text[0] ? ": " : "", c->err.text);
    return good ? 0 : 1;
}

static void counts_are_those_of_the_manifest(void **state)
{
    (void)state;
    size_t wrong = 0, read = 0;
    for (size_t i = 0; i < row_count; i++) {
        if (!is_read(&rows[i]))
            continue;
        struct wn_counts c = {0};
        struct wn_arena file = {0};
        (void)wn_counts_bytes(&c, load(&file, &rows[i]));
        wrong += compare(&rows[i], &c);
        wn_arena_free(&file);
        read++;
    }
    print_message("%zu files of %zu read\n", read, row_count);
    assert_int_equal(wrong, 0);
}

static void other_formats_are_refused_with_advice(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < row_count; i++) {
        if (is_read(&rows[i]))
            continue;
        struct wn_counts c = {0};
        struct wn_arena file = {0};
        bool read = wn_counts_bytes(&c, load(&file, &rows[i]));
        bool advice = strstr(c.err.text, "choose") || strstr(c.err.text, "save as") ||
                      strstr(c.err.text, "export");
        if (read || c.err.code != WN_EINPUT || !advice || strlen(c.err.text) > 238) {
            print_error("%.*s: %s\n", WN_ARG(rows[i].file), read ? "was read" : c.err.text);
            wrong++;
        }
        wn_arena_free(&file);
    }
    assert_int_equal(wrong, 0);
}

static void line_ends_and_encodings_do_not_matter(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < row_count; i++) {
        if (!is_read(&rows[i]))
            continue;
        struct wn_arena file = {0};
        struct wn_str text = wn_without_bom(load(&file, &rows[i]));
        for (size_t v = 0; v < WN_VARIANTS; v++) {
            struct wn_counts c = {0};
            (void)wn_counts_bytes(&c, wn_variant(&file, text, v));
            if (compare(&rows[i], &c)) {
                print_error("  (variant %zu)\n", v);
                wrong++;
            }
        }
        wn_arena_free(&file);
    }
    assert_int_equal(wrong, 0);
}

/* All in the full sweep; else so many that a file is read 40 times. */
static size_t cut_step(size_t n)
{
    size_t most = n / 40;
    return WINNOW_SWEEP_STEP == 1 || most < CUT_STEP ? CUT_STEP : most;
}

static void cut_files_keep_what_stands_before_the_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < row_count; i++) {
        if (!is_read(&rows[i]))
            continue;
        struct wn_arena file = {0};
        struct wn_str text = wn_without_bom(load(&file, &rows[i]));
        wn_cut_everywhere(rows[i].file, text, cut_step(text.n));
        wn_arena_free(&file);
    }
}

static void files_joined_end_to_end_add_up(void **state)
{
    (void)state;
    static const char *const formats[] = {"ris", "nbib", "wos", "ovid", "enw", "refworks"};
    for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
        struct wn_buf all = {0};
        int64_t records = 0, titles = 0, abstracts = 0;
        for (size_t i = 0; i < row_count; i++) {
            if (!wn_str_is(rows[i].format, formats[f]) || !is_read(&rows[i]))
                continue;
            struct wn_arena file = {0};
            wn_buf_put(&all, wn_without_bom(load(&file, &rows[i])));
            wn_buf_text(&all, "\n");
            records += rows[i].records;
            titles += rows[i].titles;
            abstracts += rows[i].abstracts;
            wn_arena_free(&file);
        }
        struct wn_counts c = {0};
        assert_true(wn_counts_text(&c, wn_buf_str(&all), NULL));
        assert_string_equal(c.reader->name, formats[f]);
        assert_int_equal(c.records, records);
        assert_int_equal(c.titles, titles);
        assert_int_equal(c.abstracts, abstracts);
        wn_buf_free(&all);
    }
}

static void records_come_back_from_every_writer(void **state)
{
    (void)state;
    size_t records = 0;
    for (size_t i = 0; i < row_count; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s%.*s", folder, WN_ARG(rows[i].file));
        records += wn_round_file(path);
    }
    print_message("%zu records went round\n", records);
    assert_true(records > 9000);
}

int main(void)
{
    if (!load_manifest()) {
        printf("SKIPPED: %s is not there\n", folder);
        wn_arena_free(&arena);
        return WN_TEST_SKIP;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_those_of_the_manifest),
        cmocka_unit_test(other_formats_are_refused_with_advice),
        cmocka_unit_test(line_ends_and_encodings_do_not_matter),
        cmocka_unit_test(cut_files_keep_what_stands_before_the_cut),
        cmocka_unit_test(files_joined_end_to_end_add_up),
        cmocka_unit_test(records_come_back_from_every_writer),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    wn_arena_free(&arena);
    return failed;
}
