/* SPDX-License-Identifier: MIT */
/* What BibTeX is written as: entry for entry, and that braces balance whatever the text holds. */
#include "wn_test.h"

#include "winnow/format/writer.h"

static struct wn_buf out;
static struct wn_arena scratch;

static const char *written(const struct wn_record *r, int64_t n)
{
    wn_buf_clear(&out);
    wn_writer_find(WN_STR("bibtex"))->record(&out, r, n, &scratch);
    return wn_buf_cstr(&out);
}

static void an_entry_has_a_field_a_line(void **state)
{
    (void)state;
    struct wn_record r = {0};
    r.field[WN_F_TITLE] = WN_STR("Peers & mentors: 50% of A_B");
    r.field[WN_F_AUTHORS] = WN_STR("Alder, P.\nMinistry of Tea and Sleep\nothers");
    r.field[WN_F_YEAR] = WN_STR("2020");
    r.field[WN_F_JOURNAL] = WN_STR("Inv -- Studies");
    r.field[WN_F_KEY] = WN_STR("alder:2020");
    r.field[WN_F_ABSTRACT] = WN_STR("One {a} $x$.\n\nTwo \\ ~^#.");
    r.field[WN_F_KEYWORDS] = WN_STR("peers\nEducation, Medical");
    r.field[WN_F_TYPE] = WN_STR("Review");
    r.field[WN_F_URL] = WN_STR("https://example.org/~a_b?c=d&e=%20");
    r.field[WN_F_DOI] = WN_STR("10.1000/a_b<1>");
    r.field[WN_F_NOTES] = WN_STR("Ada: include");
    assert_string_equal(written(&r, 7),
                        "@article{alder:2020,\n"
                        "  author = {Alder, P. and {Ministry of Tea and Sleep} and {others}},\n"
                        "  title = {Peers \\& mentors: 50\\% of A\\_B},\n"
                        "  journal = {Inv -{}- Studies},\n"
                        "  year = {2020},\n"
                        "  abstract = {One \\textbraceleft{}a\\textbraceright{} \\$x\\$.\n\n"
                        "Two \\textbackslash{} \\textasciitilde{}\\textasciicircum{}\\#.},\n"
                        "  keywords = {peers; Education, Medical},\n"
                        "  type = {Review},\n"
                        "  doi = {10.1000/a_b<1>},\n"
                        "  url = {https://example.org/\\textasciitilde{}a_b?c=d&e=%20}\n"
                        "}\n\n");
}

static void a_key_that_cannot_be_one_stands_in_a_field(void **state)
{
    (void)state;
    struct wn_record r = {0};
    assert_string_equal(written(&r, 3), "@misc{winnow-3\n}\n\n");
    r.field[WN_F_KEY] = WN_STR("a key, {odd}");
    assert_string_equal(written(&r, 4), "@misc{winnow-4,\n  winnow-key = {a key, "
                                        "\\textbraceleft{}odd\\textbraceright{}}\n}\n\n");
}

static void types_are_entry_types(void **state)
{
    (void)state;
    static const struct {
        const char *type, *begins;
        bool more;
    } cases[] = {
        {"article", "@article{", false},     {"JOUR", "@article{", true},
        {"book", "@book{", false},           {"Book Chapter", "@incollection{", true},
        {"Thesis", "@phdthesis{", true},     {"inproceedings", "@inproceedings{", false},
        {"CPAPER", "@inproceedings{", true}, {"Letter", "@misc{", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct wn_record r = {0};
        r.field[WN_F_TYPE] = wn_str(cases[i].type);
        const char *text = written(&r, 1);
        assert_true(wn_str_starts(wn_str(text), wn_str(cases[i].begins)));
        assert_int_equal(strstr(text, "type = {") != NULL, cases[i].more);
    }
}

/* Counted as BibTeX itself counts: also behind a backslash. */
static void braces_balance_whatever_the_text_holds(void **state)
{
    (void)state;
    static const char *const signs[] = {"{",     "}",    "\\",     "\"",   "@a{", "$",
                                        "%",     "\n\n", "x",      "&lt;", "<i>", "--",
                                        " and ", ";",    "\u00E9", "``",   "''",  "~"};
    uint64_t seed = 7;
    for (size_t round = 0; round < 3000; round++) {
        struct wn_buf text = {0};
        struct wn_record r = {0};
        for (size_t k = 0; k < 12; k++) {
            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            wn_buf_text(&text, signs[(seed >> 33) % (sizeof signs / sizeof *signs)]);
        }
        for (size_t f = 0; f < WN_FIELD_COUNT; f++)
            r.field[f] = wn_buf_str(&text);
        size_t depth = 0, entries = 0;
        for (const char *p = written(&r, 1); *p; p++) {
            entries += depth == 0 && *p == '@';
            depth += *p == '{';
            assert_true(*p != '}' || depth > 0);
            depth -= *p == '}';
        }
        assert_int_equal(depth, 0);
        assert_int_equal(entries, 1);
        wn_buf_free(&text);
        wn_arena_reset(&scratch);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_entry_has_a_field_a_line),
        cmocka_unit_test(a_key_that_cannot_be_one_stands_in_a_field),
        cmocka_unit_test(types_are_entry_types),
        cmocka_unit_test(braces_balance_whatever_the_text_holds),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    wn_buf_free(&out);
    wn_arena_free(&scratch);
    return failed;
}
