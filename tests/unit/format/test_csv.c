/* SPDX-License-Identifier: MIT */
/* What is said about a table besides its records, with its line; and columns named with --map. */
#include "wn_test.h"

#include "winnow/format/format.h"

struct said {
    struct wn_arena arena;
    size_t records, notes;
    struct {
        enum wn_note kind;
        size_t count, line;
        char words[160];
    } note[8];
    struct wn_record first;
    struct wn_err err;
};

static bool take(void *ctx, const struct wn_record *r, struct wn_err *err)
{
    struct said *said = ctx;
    (void)err;
    if (said->records++ == 0)
        said->first = *r;
    return true;
}

static void hear(void *ctx, enum wn_note kind, size_t count, size_t line, struct wn_str words)
{
    struct said *said = ctx;
    assert_true(said->notes < 8);
    said->note[said->notes].kind = kind;
    said->note[said->notes].count = count;
    said->note[said->notes].line = line;
    snprintf(said->note[said->notes].words, sizeof said->note[0].words, "%.*s", WN_ARG(words));
    said->notes++;
}

static bool read_table(struct said *said, const char *text, const struct wn_map *map, size_t maps)
{
    const struct wn_read_opts opts = {.map = map, .map_count = maps};
    const struct wn_sink to = {.ctx = said, .arena = &said->arena, .record = take, .note = hear};
    const struct wn_reader *reader;
    *said = (struct said){0};
    return wn_reader_find_mapped(wn_str(text), &opts, &reader, &said->err) &&
           reader->read(wn_str(text), &opts, &to, &said->err);
}

static void expect_note(const struct said *said, size_t i, enum wn_note kind, size_t count,
                        size_t line, const char *words)
{
    assert_true(i < said->notes);
    assert_int_equal(said->note[i].kind, kind);
    assert_int_equal(said->note[i].count, count);
    assert_int_equal(said->note[i].line, line);
    assert_non_null(strstr(said->note[i].words, words));
}

static void a_quote_that_never_closes_is_named_with_its_line(void **state)
{
    (void)state;
    struct said said;
    assert_true(read_table(&said, "Title,Abstract\nOne,a\n\"Two\nlines\",\"b\nc", NULL, 0));
    assert_int_equal(said.records, 2);
    assert_int_equal(said.notes, 1);
    expect_note(&said, 0, WN_NOTE_NO_END, 1, 4, "never closes");
    wn_arena_free(&said.arena);
}

static void ragged_rows_are_counted_once(void **state)
{
    (void)state;
    struct said said;
    assert_true(read_table(&said, "Title,Abstract\nOne,a\nTwo\nThree,b,c\n,\n", NULL, 0));
    assert_int_equal(said.records, 3);
    assert_int_equal(said.notes, 2);
    expect_note(&said, 0, WN_NOTE_SKIPPED, 1, 5, "without a filled cell");
    expect_note(&said, 1, WN_NOTE_RAGGED, 2, 3, "fewer or more cells");
    wn_arena_free(&said.arena);
}

static void what_to_export_for_abstracts_depends_on_the_source(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"PMID,Title,NIHMS ID\n1,One,\n", "save as format PubMed"},
        {"Title,URL,Description,EntrezUID\nOne,,,1\n", "save as format PubMed"},
        {"Title,Year,Source,EID\nOne,2020,Scopus,2-s2.0-1\n", "tick Abstract in Scopus"},
        {"PT\tTI\tSO\tUT\nJ\tOne\tX\tWOS:1\n", "Full Record"},
        {"Cites,Authors,Title,GSRank\n1,A,One,1\n", "Google Scholar gives no abstracts"},
        {"Authors,Title,Publication,Number\nA,One,X,1\n", "Google Scholar gives none"},
        {"Titles,Title\nx,One\n", "--map abstract=COLUMN"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct said said;
        assert_true(read_table(&said, cases[i].text, NULL, 0));
        assert_int_equal(said.notes, 1);
        expect_note(&said, 0, WN_NOTE_MISSING, 1, 1, cases[i].words);
        wn_arena_free(&said.arena);
    }
}

static void a_preamble_is_counted(void **state)
{
    (void)state;
    struct said said;
    assert_true(read_table(&said, "\"Exported\non a day\"\n\nTitle;Abstract\nOne;a\n", NULL, 0));
    assert_int_equal(said.records, 1);
    assert_int_equal(said.notes, 1);
    expect_note(&said, 0, WN_NOTE_PREAMBLE, 3, 1, "3 lines before the header");
    wn_arena_free(&said.arena);
}

static void columns_can_be_named(void **state)
{
    (void)state;
    struct said said;
    const struct wn_map map[] = {{WN_F_TITLE, WN_STR("Naslov")},
                                 {WN_F_ABSTRACT, WN_STR(" povzetek ")},
                                 {WN_F_AUTHORS, WN_STR("Avtor")},
                                 {WN_F_DOI, WN_STR("Naslov")}};
    static const char text[] = "Naslov;Avtor;Povzetek;Year\n10.1000/x;Alder, P.;Short;2020\n";
    assert_false(read_table(&said, text, NULL, 0)); /* no title column */
    assert_true(read_table(&said, text, map, 4));
    assert_str(said.first.field[WN_F_TITLE], "10.1000/x");
    assert_str(said.first.field[WN_F_DOI], "10.1000/x");
    assert_str(said.first.field[WN_F_AUTHORS], "Alder, P.");
    assert_str(said.first.field[WN_F_ABSTRACT], "Short");
    assert_str(said.first.field[WN_F_YEAR], "2020");
    wn_arena_free(&said.arena);
    const struct wn_map wrong = {WN_F_YEAR, WN_STR("Leto")};
    assert_false(read_table(&said, "Title,Year\nOne,2020\n", &wrong, 1));
    assert_int_equal(said.err.code, WN_EUSAGE);
    assert_non_null(strstr(said.err.text, "Leto"));
    wn_arena_free(&said.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quote_that_never_closes_is_named_with_its_line),
        cmocka_unit_test(ragged_rows_are_counted_once),
        cmocka_unit_test(what_to_export_for_abstracts_depends_on_the_source),
        cmocka_unit_test(a_preamble_is_counted),
        cmocka_unit_test(columns_can_be_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
