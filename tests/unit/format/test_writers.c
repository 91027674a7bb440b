/* SPDX-License-Identifier: MIT */
/*
 * import(export(x)) = x: for random records made of what breaks readers, and for every sample of
 * tests/data. (test_corpus.c does the same with the corpus of real exports.)
 */
#include "wn_test.h"
#include "wn_reading.h"
#include "wn_round.h"

#include <dirent.h>

#include "../../../src/format/values.h"

enum { RECORDS = 400, ROUNDS = 20 };

static uint64_t seed;

static size_t below(size_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (size_t)(seed % n);
}

static const char *const pieces[] = {
    "word",
    "Two words",
    " ",
    "   ",
    "\n",
    "\n\n",
    "TY  - JOUR",
    "ER  - ",
    "\nER  -",
    "TI  - title",
    "   AU  - Glue, X.",
    "     U2  - L1",
    "T1 - narrow",
    "&",
    "&amp;",
    "&amp;lt;",
    "&#38;",
    "&lt;i&gt;",
    "<i>",
    "</p>",
    "<p>",
    "<br/>",
    "<",
    "p < 0.05",
    "<jats:title>",
    "<<b></b>i>",
    "{",
    "}",
    "{{",
    "\\",
    "\\&",
    "\\'e",
    "$x^2$",
    "$",
    "%",
    "% note",
    "_",
    "^",
    "~",
    "#",
    "@article{key,",
    "@",
    "\"",
    "\"\"",
    "''",
    "``",
    "--",
    "---",
    ",",
    ";",
    "; ",
    " and ",
    " others",
    "=1+1",
    "10.5555/x.1",
    "https://doi.org/10.5555/y",
    "Copyright of Tea is the property of Leaf.",
    "METHODS: ",
    "Results - ",
    "\u05E9\u05DC\u05D5\u05DD",
    "\u0627\u0644\u0639\u0631\u0628\u064A\u0629",
    "\u202E",
    "\U0001F9D1\u200D\U0001F52C",
    "e\u0301",
    "\u00E9",
    "\u00A0",
    "\u2013",
    "\u2014",
    "\u201C",
    "\u200B",
    "\uFFFD",
    "\u4E2D\u6587",
    "\u00DF",
    "\u0130",
    "PMID- 1",
    "%A Anon",
    "<12. >",
    "PT J",
    "FN x",
    "RT Journal",
    "\\textless",
    "\\alpha",
    "\\",
    "eid=2-s2.0-1",
    "?AN=7",
    "[PMID]",
    "[key]",
    "PMC1",
    "1-2",
    "-",
    "NA",
    "\t",
    "\r\n",
};

static struct wn_str random_text(struct wn_arena *arena, size_t most)
{
    struct wn_buf text = {0};
    for (size_t n = below(most + 1); n > 0; n--)
        wn_buf_text(&text, pieces[below(sizeof pieces / sizeof *pieces)]);
    struct wn_str copy = wn_arena_copy(arena, wn_buf_str(&text));
    wn_buf_free(&text);
    return copy;
}

/* What a reader makes of it. */
static struct wn_str random_value(struct wn_arena *arena, enum value_kind kind)
{
    return wn_value_clean(arena, random_text(arena, kind == VALUE_ABSTRACT ? 30 : 6), kind);
}

static struct wn_str random_list(struct wn_arena *arena)
{
    struct value_list list = {.arena = arena};
    for (size_t n = below(5); n > 0; n--)
        wn_value_add(&list, random_value(arena, VALUE_WORDS));
    return wn_value_join(&list, "\n");
}

/* Blanks made one: three before a tag are the one thing that ids cannot say. */
static struct wn_str random_code(struct wn_arena *arena)
{
    struct wn_str s = random_value(arena, VALUE_CODE);
    struct value_list list = {.arena = arena};
    for (struct wn_str part; wn_str_split(&s, ' ', &part);)
        wn_value_add(&list, part);
    return wn_value_join(&list, " ");
}

static struct wn_str random_of(const char *const *v, size_t n)
{
    return wn_str(v[below(n)]);
}

static struct wn_record random_record(struct wn_arena *arena)
{
    static const char *const years[] = {"", "1999", "2026", "1500"};
    static const char *const dois[] = {
        "",
        "10.5555/tea.1",
        "10.1000/a(b)c",
        "10.1000/a b",
        "10.1000/none",
        "10.1000/%41",
        "10.1000/a\"b",
        "10.1000/x;y{z}_&<1::AID>3.0.CO;2-#",
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"};
    static const char *const pmids[] = {"", "1", "39000001"};
    static const char *const pmcids[] = {"", "PMC1", "PMC0", "7000001", "PMC1; x"};
    static const char *const types[] = {"",
                                        "JOUR",
                                        "GEN",
                                        "Article",
                                        "journal article",
                                        "misc",
                                        "book",
                                        "Journal Article; Review",
                                        "CONF",
                                        "10.5555/a",
                                        "see 10.5555/b",
                                        "journalArticle",
                                        "article",
                                        "inproceedings",
                                        "Book Chapter"};
    static const char *const pages[] = {"",    "1",    "1-2",      "a-b-c",       "no-specified",
                                        "1-1", "e12",  "3 - 4",    "1-specified", "-",
                                        "5-",  "1--2", "1\u20132", "S1-S10"};
    struct wn_record r = {0};
    struct wn_str *f = r.field;
    for (size_t i = 0; i < WN_FIELD_COUNT; i++)
        f[i] = random_code(arena);
    f[WN_F_TITLE] = random_value(arena, VALUE_TITLE);
    f[WN_F_ABSTRACT] = random_value(arena, VALUE_ABSTRACT);
    f[WN_F_AUTHORS] = random_list(arena);
    f[WN_F_KEYWORDS] = random_list(arena);
    f[WN_F_JOURNAL] = random_value(arena, VALUE_WORDS);
    f[WN_F_NOTES] = random_list(arena);
    f[WN_F_TYPE] = below(3) ? random_of(types, sizeof types / sizeof *types)
                            : random_value(arena, VALUE_WORDS);
    f[WN_F_YEAR] = random_of(years, sizeof years / sizeof *years);
    f[WN_F_DOI] = random_of(dois, sizeof dois / sizeof *dois);
    f[WN_F_PMID] = random_of(pmids, sizeof pmids / sizeof *pmids);
    f[WN_F_PMCID] = random_of(pmcids, sizeof pmcids / sizeof *pmcids);
    if (below(3))
        f[WN_F_PAGES] = random_of(pages, sizeof pages / sizeof *pages);
    if (below(3) == 0)
        f[WN_F_ACCESSION] = WN_STR("");
    if (below(3) == 0)
        f[WN_F_KEY] = WN_STR("");
    wn_value_finish(arena, &r);
    return r;
}

static void random_records_come_back_as_they_were(void **state)
{
    (void)state;
    for (size_t i = 0; wn_writers[i]; i++) {
        for (size_t k = 1; k <= ROUNDS; k++) {
            struct wn_round round = {.from = WN_STR("random records")};
            struct wn_arena scratch = {0};
            seed = UINT64_C(88172645463325252) * k;
            for (size_t n = 0; n < RECORDS; n++) {
                struct wn_record r = random_record(&scratch);
                wn_round_add(&round, &r);
                wn_arena_reset(&scratch);
            }
            wn_round_trip(&round, wn_writers[i]);
            assert_int_equal(round.wrong, 0);
            wn_arena_free(&scratch);
            wn_arena_free(&round.arena);
        }
    }
}

static size_t send_folder(const char *folder, bool deep)
{
    char path[1024];
    size_t records = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *e; dir && (e = readdir(dir)) != NULL;) {
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (e->d_name[0] == '.')
            continue;
        records += deep ? send_folder(path, false) : wn_round_file(path);
    }
    if (dir)
        closedir(dir);
    return records;
}

static void samples_come_back_as_they_were(void **state)
{
    (void)state;
    assert_true(send_folder(WINNOW_SOURCE_DIR "/tests/data", true) > 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_records_come_back_as_they_were),
        cmocka_unit_test(samples_come_back_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
