/* SPDX-License-Identifier: MIT */
/*
 * Every invented sample of tests/data in other line ends and encodings, cut off, and joined with
 * itself; and files of sizes that nobody exports. What must not matter does not.
 */
#include "wn_test.h"
#include "wn_reading.h"
#include "wn_variants.h"

static const char folder[] = WINNOW_SOURCE_DIR "/tests/data/";
static struct wn_arena arena;
static size_t wrong;

enum { CUT_STEP = 7 };

/* Each sample that is read, decoded. */
static void each_sample(void (*check)(struct wn_str name, struct wn_str text))
{
    char path[512];
    size_t count = 0;
    struct wn_arena table = {0};
    snprintf(path, sizeof path, "%sexpected.tsv", folder);
    struct wn_str rows = wn_test_file(&table, path), row, name;
    assert_true(wn_str_split(&rows, '\n', &row));
    while (wn_str_split(&rows, '\n', &row)) {
        struct wn_decoded decoded;
        struct wn_err err;
        if (row.n == 0 || !wn_str_split(&row, '\t', &name))
            continue;
        snprintf(path, sizeof path, "%s%.*s", folder, WN_ARG(name));
        assert_true(wn_decode(&arena, wn_test_file(&arena, path), NULL, &decoded, &err));
        check(name, decoded.text);
        wn_arena_free(&arena);
        count++;
    }
    wn_arena_free(&table);
    assert_true(count > 60);
}

static bool same(const struct wn_counts *a, const struct wn_counts *b, size_t times)
{
    return a->reader == b->reader && a->records == times * b->records &&
           a->titles == times * b->titles && a->abstracts == times * b->abstracts &&
           a->dois == times * b->dois && a->keys == times * b->keys;
}

static void check_variants(struct wn_str name, struct wn_str text)
{
    struct wn_counts whole = {0};
    assert_true(wn_counts_text(&whole, text, NULL));
    for (size_t v = 0; v < WN_VARIANTS; v++) {
        struct wn_counts c = {0};
        if (wn_counts_bytes(&c, wn_variant(&arena, text, v)) && same(&c, &whole, 1))
            continue;
        print_error("%.*s, variant %zu: %zu records, want %zu %s\n", WN_ARG(name), v, c.records,
                    whole.records, c.err.text);
        wrong++;
    }
}

static void line_ends_and_encodings_do_not_matter(void **state)
{
    (void)state;
    wrong = 0;
    each_sample(check_variants);
    assert_int_equal(wrong, 0);
}

static void check_cuts(struct wn_str name, struct wn_str text)
{
    wn_cut_everywhere(name, text, CUT_STEP);
}

static void cut_files_keep_what_stands_before_the_cut(void **state)
{
    (void)state;
    each_sample(check_cuts);
}

/* A table has its header once; XML and what else has one root are no files to be joined. */
static bool can_be_joined(const struct wn_reader *reader)
{
    static const char *const names[] = {"ris", "nbib", "wos", "ovid", "enw", "refworks"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(reader->name, names[i]) == 0)
            return true;
    return false;
}

static void check_joined(struct wn_str name, struct wn_str text)
{
    struct wn_counts once = {0}, twice = {0};
    assert_true(wn_counts_text(&once, text, NULL));
    if (!can_be_joined(once.reader))
        return;
    struct wn_buf all = {0};
    bool ended = wn_str_ends(text, WN_STR("\n")) || wn_str_ends(text, WN_STR("\r"));
    wn_buf_put(&all, text);
    wn_buf_text(&all, ended ? "" : "\n");
    wn_buf_put(&all, text);
    if (!wn_counts_text(&twice, wn_buf_str(&all), NULL) || !same(&twice, &once, 2)) {
        print_error("%.*s: %zu records, twice %zu\n", WN_ARG(name), once.records, twice.records);
        wrong++;
    }
    wn_buf_free(&all);
}

static void files_joined_with_themselves_add_up(void **state)
{
    (void)state;
    wrong = 0;
    each_sample(check_joined);
    assert_int_equal(wrong, 0);
}

/* One record of each tagged format, up to where its authors and its abstract go. */
static const struct {
    const char *reader, *begin, *author, *abstract, *end;
} tagged[] = {
    {"ris", "TY  - JOUR\nTI  - T\n", "AU  - Alder, P\n", "AB  - ", "ER  - \n"},
    {"nbib", "PMID- 39000001\nTI  - T\n", "FAU - Alder, P\n", "AB  - ", ""},
    {"wos", "PT J\nAU Cut\nTI T\nAF Alder, P\n", "   Alder, P\n", "AB ", "ER\n\n"},
    {"ovid", "<1. >\nVN  - Ovid Technologies\nTI  - T\n", "AU  - Alder, P\n", "AB  - ", "\n"},
    {"enw", "%0 Journal Article\n%T T\n", "%A Alder, P\n", "%X ", "\n"},
    {"refworks", "RT Journal Article\nT1 T\n", "A1 Alder, P\n", "AB ", "\n"},
};
enum { TAGGED = sizeof tagged / sizeof *tagged };

struct sizes {
    size_t authors, abstract;
};

static void measure(void *ctx, const struct wn_record *r)
{
    struct sizes *sizes = ctx;
    struct wn_str names = r->field[WN_F_AUTHORS], name;
    sizes->authors = 0;
    while (wn_str_split(&names, '\n', &name))
        sizes->authors++;
    sizes->abstract = r->field[WN_F_ABSTRACT].n;
}

enum { AUTHORS = 100000, LONG = 10 << 20, MANY = 20000 };

static void expect_one(const char *reader, struct wn_str text, size_t authors, size_t abstract)
{
    struct sizes sizes = {0};
    struct wn_counts c = {.each = measure, .each_ctx = &sizes};
    assert_true(wn_counts_text(&c, text, NULL));
    assert_string_equal(c.reader->name, reader);
    assert_int_equal(c.records, 1);
    assert_int_equal(c.titles, 1);
    assert_int_equal(sizes.authors, authors);
    assert_int_equal(sizes.abstract, abstract);
}

static void a_record_may_have_100000_authors(void **state)
{
    (void)state;
    for (size_t t = 0; t < TAGGED; t++) {
        struct wn_buf text = {0};
        bool one = strstr(tagged[t].begin, "Alder") != NULL; /* where the first opens the tag */
        wn_buf_text(&text, tagged[t].begin);
        for (size_t i = one; i < AUTHORS; i++)
            wn_buf_text(&text, tagged[t].author);
        wn_buf_text(&text, tagged[t].end);
        expect_one(tagged[t].reader, wn_buf_str(&text), AUTHORS, 0);
        wn_buf_free(&text);
    }
}

/* In one line, and wrapped: the words are the same. */
static void an_abstract_may_have_10_mb(void **state)
{
    (void)state;
    for (size_t t = 0; t < 2 * TAGGED; t++) {
        struct wn_buf text = {0};
        wn_buf_text(&text, tagged[t / 2].begin);
        wn_buf_text(&text, tagged[t / 2].abstract);
        for (size_t i = 0; i < LONG / 8; i++)
            wn_buf_text(&text, t % 2 && i % 9 == 8 ? "abcdefg\n      " : "abcdefg ");
        wn_buf_text(&text, "z\n");
        wn_buf_text(&text, tagged[t / 2].end);
        bool one = strstr(tagged[t / 2].begin, "Alder") != NULL;
        expect_one(tagged[t / 2].reader, wn_buf_str(&text), one, LONG + 1);
        wn_buf_free(&text);
    }
}

static void many_short_records_are_counted(void **state)
{
    (void)state;
    for (size_t t = 0; t < TAGGED; t++) {
        struct wn_buf text = {0};
        struct wn_counts c = {0};
        for (size_t i = 0; i < MANY; i++) {
            wn_buf_text(&text, tagged[t].begin);
            wn_buf_text(&text, tagged[t].end);
        }
        assert_true(wn_counts_text(&c, wn_buf_str(&text), NULL));
        assert_int_equal(c.records, MANY);
        assert_int_equal(c.titles, MANY);
        assert_int_equal(c.notes, 0);
        wn_buf_free(&text);
    }
}

/* Where a format has an end mark, its absence is said. */
static void a_record_that_is_cut_off_is_kept_and_noted(void **state)
{
    (void)state;
    for (size_t t = 0; t < TAGGED; t++) {
        struct wn_buf text = {0};
        struct wn_counts c = {0};
        bool marked = wn_str_find(wn_str(tagged[t].end), WN_STR("ER")) < strlen(tagged[t].end);
        wn_buf_text(&text, tagged[t].begin);
        wn_buf_text(&text, tagged[t].end);
        wn_buf_text(&text, tagged[t].begin);
        wn_buf_text(&text, tagged[t].abstract);
        wn_buf_text(&text, "Cut off in the mid");
        assert_true(wn_counts_text(&c, wn_buf_str(&text), NULL));
        assert_int_equal(c.records, 2);
        assert_int_equal(c.abstracts, 1);
        assert_int_equal(c.no_end, marked);
        wn_buf_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_ends_and_encodings_do_not_matter),
        cmocka_unit_test(cut_files_keep_what_stands_before_the_cut),
        cmocka_unit_test(files_joined_with_themselves_add_up),
        cmocka_unit_test(a_record_may_have_100000_authors),
        cmocka_unit_test(an_abstract_may_have_10_mb),
        cmocka_unit_test(many_short_records_are_counted),
        cmocka_unit_test(a_record_that_is_cut_off_is_kept_and_noted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
