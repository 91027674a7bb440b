/* SPDX-License-Identifier: MIT */
/* lines, markup, entities and values: from what stands in a file to what a field holds. */
#include "wn_test.h"

#include "lines.h"
#include "markup.h"
#include "values.h"
#include "winnow/base/buf.h"

static struct wn_arena arena;

static int tear_down(void **state)
{
    (void)state;
    wn_arena_free(&arena);
    return 0;
}

static void lines_end_in_three_ways(void **state)
{
    (void)state;
    static const char *const want[] = {"a", "b", "c", "", "d", "", "e"};
    struct lines in = wn_lines_of(WN_STR("a\nb\r\nc\r\rd\r\r\ne"));
    struct wn_str line;
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        assert_true(wn_lines_next(&in, &line));
        assert_str(line, want[i]);
        assert_int_equal(in.line, i + 1);
    }
    assert_false(wn_lines_next(&in, &line));
    in = wn_lines_of((struct wn_str){NULL, 0});
    assert_false(wn_lines_next(&in, &line));
}

static void entities_are_decoded_once(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
    } v[] = {
        {"a &amp; b &lt; c", "a & b < c"},
        {"&amp;lt; &amp;#956;", "< μ"},
        {"&amp;amp;lt;", "&lt;"},
        {"&#946; &#x3B2; &beta; &eacute;", "β β β é"},
        {"&#0;&#9;&#x85;", "   "},
        {"&#55296; &#x110000; &nope; & &; &#; &#x;", "&#55296; &#x110000; &nope; & &; &#; &#x;"},
        {"AT&T; R&D &", "AT&T; R&D &"},
    };
    for (size_t i = 0; i < sizeof v / sizeof *v; i++)
        assert_str(wn_markup_entities(&arena, wn_str(v[i].from)), v[i].to);
}

static void known_tags_go_and_other_signs_stay(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
    } v[] = {
        {"<i>in vivo</i> H<sub>2</sub>O", "in vivo H2O"},
        {"p < 0.05 and p </= 0.01", "p < 0.05 and p </= 0.01"},
        {"<P>One.</P> <p class=\"x\">Two.</p>", "One.\n\nTwo."},
        {"<jats:sec><jats:title>Aim</jats:title><jats:p>Go.</jats:p></jats:sec>", "Aim\n\nGo."},
        {"a<br/>b", "a\n\nb"},
        {"a <b and c> d, <similar to> e, <", "a <b and c> d, <similar to> e, <"},
    };
    for (size_t i = 0; i < sizeof v / sizeof *v; i++)
        assert_str(wn_markup_tags(&arena, wn_str(v[i].from), true), v[i].to);
    assert_str(wn_markup_tags(&arena, WN_STR("<p>a</p><p>b</p>"), false), "a b");
}

/* At every place of a word of eight bytes, among others of its kind. */
static void control_characters_become_blanks(void **state)
{
    (void)state;
    static const char *const odd[] = {"\x01",     "\t",       "\r",           "\x1B",        "\x7F",
                                      "\xC2\x80", "\xC2\x9F", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    static const char *const fine[] = {"\n", "\xC2\xA0", "\xE2\x80\x99", "\xE2\x80\x8B", "~", " "};
    for (size_t before = 0; before < 20; before++) {
        char text[64], want[64];
        for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
            snprintf(text, sizeof text, "%.*s%sxxxxxxxxxx", (int)before, "abcdefghijklmnopqrstu",
                     odd[i]);
            snprintf(want, sizeof want, "%.*s xxxxxxxxxx", (int)before, "abcdefghijklmnopqrstu");
            assert_str(wn_markup_blanks(&arena, wn_str(text)), want);
            assert_false(wn_markup_is_plain(wn_str(text)));
        }
        for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
            snprintf(text, sizeof text, "%.*s%sxxx", (int)before, "abcdefghijklmnopqrstu", fine[i]);
            assert_str(wn_markup_blanks(&arena, wn_str(text)), text);
            assert_int_equal(wn_markup_is_plain(wn_str(text)), i >= 4);
        }
        snprintf(text, sizeof text, "%.*s&", (int)before, "abcdefghijklmnopqrstu");
        assert_false(wn_markup_is_plain(wn_str(text)));
        snprintf(text, sizeof text, "%.*s<xxxxxxxxxxx", (int)before, "abcdefghijklmnopqrstu");
        assert_false(wn_markup_is_plain(wn_str(text)));
    }
    assert_str(wn_markup_blanks(&arena, WN_STR("a\0b")), "a b");
}

static void abstracts_keep_their_paragraphs(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
    } v[] = {
        {"one\n   two\r\nthree", "one two three"},
        {"one\n\n\ntwo", "one\n\ntwo"},
        {"Text.\n      METHODS: More.\n      Result(s): Yes.", "Text.\n\nMETHODS: More.\n\n"
                                                               "Result(s): Yes."},
        {"Text.\nResults - Yes.\nMain outcome measures: pain.", "Text.\n\nResults - Yes.\n\n"
                                                                "Main outcome measures: pain."},
        {"in people with\nHIV: a trial\nResults were few", "in people with HIV: a trial Results "
                                                           "were few"},
        {"\n\n", ""},
    };
    for (size_t i = 0; i < sizeof v / sizeof *v; i++)
        assert_str(wn_value_clean(&arena, wn_str(v[i].from), VALUE_ABSTRACT), v[i].to);
    assert_str(wn_value_clean(&arena, WN_STR("a\n\nMethods: b"), VALUE_TITLE), "a Methods: b");
    assert_str(wn_value_clean(&arena, WN_STR("a&amp;b\nc"), VALUE_CODE), "a&amp;b c");
}

/* A label on every line: the most that folding can add. */
static void many_labels_fit(void **state)
{
    (void)state;
    struct wn_buf text = {0};
    for (int i = 0; i < 1000; i++)
        wn_buf_text(&text, "Aim:\n");
    struct wn_str got = wn_value_clean(&arena, wn_buf_str(&text), VALUE_ABSTRACT);
    assert_int_equal(got.n, 1000 * 4 + 999 * 2);
    wn_buf_free(&text);
}

static void years_pmids_pages_placeholders(void **state)
{
    (void)state;
    assert_str(wn_value_year(WN_STR("2024/04/03/")), "2024");
    assert_str(wn_value_year(WN_STR("Spring 1999")), "1999");
    assert_str(wn_value_year(WN_STR("SEP 22")), "");
    assert_str(wn_value_year(WN_STR("0000")), "");
    assert_str(wn_value_year(WN_STR("1499 2100 1500")), "1500");
    assert_str(wn_value_pmid(WN_STR(" 12345 ")), "12345");
    assert_str(wn_value_pmid(WN_STR("123456789")), "");
    assert_str(wn_value_pmid(WN_STR("0")), "");
    assert_str(wn_value_pmid(WN_STR("PMC12")), "");
    assert_str(wn_value_pages(&arena, WN_STR("1"), WN_STR("9")), "1-9");
    assert_str(wn_value_pages(&arena, WN_STR("1-9"), WN_STR("9")), "1-9");
    assert_str(wn_value_pages(&arena, WN_STR("e12"), WN_STR("")), "e12");
    assert_str(wn_value_pages(&arena, WN_STR("No"), WN_STR("Specified")), "");
    static const char *const none[] = {
        "",  "NA", "n/a", "[No abstract available]", "No abstract available.", "(No Abstract)",
        "-", "nan"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_true(wn_value_is_no_abstract(wn_str(none[i])));
    assert_false(wn_value_is_no_abstract(WN_STR("NA is sodium")));
    assert_false(wn_value_is_no_abstract(WN_STR("No abstract concept was used")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_in_three_ways),
        cmocka_unit_test(entities_are_decoded_once),
        cmocka_unit_test(known_tags_go_and_other_signs_stay),
        cmocka_unit_test(control_characters_become_blanks),
        cmocka_unit_test(abstracts_keep_their_paragraphs),
        cmocka_unit_test(many_labels_fit),
        cmocka_unit_test(years_pmids_pages_placeholders),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
