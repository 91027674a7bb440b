/* SPDX-License-Identifier: MIT */
/* BibTeX: what commands mean, damaged and hostile files; whole samples are in test_samples.c. */
#include "wn_test.h"
#include "wn_reading.h"

#include "bibtex_text.h"

static struct wn_arena arena;

static void commands_become_text(void **state)
{
    (void)state;
    static const struct {
        const char *raw, *text;
    } rows[] = {
        {"plain", "plain"},
        {"\\'e\\'{e}{\\'e}{\\'{e}}\\' e", "ééééé"},
        {"\\'\\i \\'{\\i}{\\'\\i}\\v{\\j}", "íííǰ"},
        {"\\`a\\^o\\~n\\=a\\.z\\\"u\\u g\\u{g}\\v s\\H o\\c c\\k a\\r{a}\\d{h}\\b{d}", "àôñāżüğğšőçąåḥḏ"},
        {"\\'{\\^a}\\'{\\\"u}", "ấǘ"},
        {"Stra\\ss e, Stra{\\ss}e, \\AE{}on, \\L{}\\'od\\'z, \\aa, \\O", "Straße, Straße, Æon, Łódź, å, Ø"},
        {"\\&\\%\\_\\$\\#\\{\\}", "&%_$#{}"},
        {"\\textbackslash{}\\textasciitilde{}\\textasciicircum{}\\~{}\\^{}", "\\~^~^"},
        {"a--b---c----d -{}- `{}` ``q''", "a–b—c—-d -- `` “q”"},
        {"Donald~E. Knuth, J.\\,K.\\ L.\\\\M", "Donald E. Knuth, J. K. L. M"},
        {"\\textit{in \\emph{vitro}} {\\em x} {\\it y} \\textsuperscript{2}", "in vitro x y 2"},
        {"$\\alpha$ \\beta{} \\textgamma $\\leq$5 $<$ $p \\pm 1$", "α β γ≤5 < $p \\pm 1$"},
        {"$x^{2}$ costs $5", "$x^{2}$ costs $5"},
        {"\\foo{a {b}}{c} \\bar d", "\\foo{a b}{c} \\bar d"},
        {"\\url{http://x/~a_b--c} \\href{http://y}{text}", "http://x/~a_b--c text"},
        {"{A {nested} {{title}}}", "A nested title"},
        {"}{ odd }", " odd "},
        {"ends in \\", "ends in \\"},
        {"ends in \\'", "ends in '"},
        {"\\textless{}i\\textgreater{} \\textquoteright s", "<i> ’s"},
        {"na\\\"ive & caf\xC3\xA9", "naïve & café"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(wn_bibtex_text(&arena, wn_str(rows[i].raw), BIBTEX_PROSE), rows[i].text);
    assert_str(wn_bibtex_text(&arena, WN_STR("http://x/~a--b$c\\_d{\\&}\\~{}"), BIBTEX_ADDRESS),
               "http://x/~a--b$c_d&~");
    wn_arena_free(&arena);
}

static struct wn_str repeated(const char *before, const char *part, size_t count,
                              const char *after)
{
    struct wn_buf buf = {0};
    wn_buf_text(&buf, before);
    for (size_t i = 0; i < count; i++)
        wn_buf_text(&buf, part);
    wn_buf_text(&buf, after);
    struct wn_str copy = wn_arena_copy(&arena, wn_buf_str(&buf));
    wn_buf_free(&buf);
    return copy;
}

static size_t longest; /* bytes of the longest field */

static void measure(void *ctx, const struct wn_record *r)
{
    (void)ctx;
    for (size_t f = 0; f < WN_FIELD_COUNT; f++)
        longest = r->field[f].n > longest ? r->field[f].n : longest;
}

static void big_entries_are_read_in_one_go(void **state)
{
    (void)state;
    struct wn_counts text = {.each = measure}, names = {.each = measure}, many = {0};
    assert_true(wn_counts_text(
        &text, repeated("@a{k, abstract = {", "Ten \\'e -- ", 1000000, "}}"), NULL));
    assert_int_equal(text.abstracts, 1);
    assert_true(longest > 9000000);
    longest = 0;
    assert_true(wn_counts_text(
        &names, repeated("@a{k, author = {", "Alder, P. and ", 100000, "Birch, Q.}}"), NULL));
    assert_true(longest > 900000);
    assert_true(wn_counts_text(&many, repeated("", "@a{k}", 100000, ""), NULL));
    assert_int_equal(many.records, 100000);
    wn_arena_free(&arena);
}

static void hostile_shapes_cost_no_more_than_their_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *before, *part;
        size_t count;
    } shapes[] = {
        {"@a{k,", "a={", 50000},
        {"@a{k,", "a={\\} j", 25000},
        {"@a{k,", "\na={\\} j", 25000},
        {"@a{k,", "\na = {{", 25000},
        {"", "@a{k, a={\\} j} ", 12500},
        {"", "@a{k, a=\"{\" j} ", 12500},
        {"@a{k,", "a=\"{\" j ", 25000},
        {"@a{k,a=\"", "\" ", 50000},
        {"@a{k,a=", "{x}#", 25000},
        {"@a{k,t=", "$", 50000},
        {"@a{k,title={", "$", 50000},
        {"@a{k,title={", "{", 50000},
        {"@a{k,title={", "\\'", 50000},
        {"@a{k,title={", "\\foo{", 25000},
        {"@a{", "@", 50000},
        {"", "\n@a{", 25000},
        {"", "@a{ ", 25000},
        {"", "@a{k,,,}},", 12500},
        {"@a{", "k =\n", 25000},
        {"@a{", "k,\tx\n,", 25000},
        {"@string{a = {x}}", "@string{a = a # a}", 5000},
        {"@string{a = {0123456789}}", "@a{k,title=a#a#a#a#a#a#a#a}", 5000},
        {"@comment{", "@comment{", 25000},
    };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        struct wn_counts c = {0};
        struct wn_str text = repeated(shapes[i].before, shapes[i].part, shapes[i].count, "");
        if (!wn_counts_text(&c, text, NULL))
            fail_msg("%s%s: %s", shapes[i].before, shapes[i].part, c.err.text);
        wn_arena_free(&arena);
    }
}

static void many_macros_are_kept(void **state)
{
    (void)state;
    struct wn_buf buf = {0};
    for (int i = 0; i < 3000; i++)
        wn_buf_print(&buf, "@string{m%d = {Journal %d}}\n", i, i);
    wn_buf_text(&buf, "@a{k, journal = m2999}");
    longest = 0;
    struct wn_counts c = {.each = measure};
    assert_true(wn_counts_text(&c, wn_buf_str(&buf), NULL));
    assert_int_equal(longest, 12);
    wn_buf_free(&buf);
}

static void every_cut_keeps_the_entries_before_it(void **state)
{
    (void)state;
    struct wn_str text = wn_test_file(&arena, WINNOW_SOURCE_DIR "/tests/data/mendeley-bib/export.bib");
    size_t second = wn_str_find(text, WN_STR("@misc"));
    for (size_t cut = 1; cut < text.n; cut++) {
        struct wn_counts c = {0};
        bool read = wn_counts_text(&c, wn_str_first(text, cut), NULL);
        assert_true(read || cut < 160);
        assert_true(c.records == (size_t)read + (read && cut >= second + 6));
        assert_true(!read || c.no_end == (cut < text.n - 1 && cut != second && cut + 1 != second &&
                                          (cut < second - 1 || cut > second + 5)));
    }
    wn_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands_become_text),
        cmocka_unit_test(big_entries_are_read_in_one_go),
        cmocka_unit_test(hostile_shapes_cost_no_more_than_their_bytes),
        cmocka_unit_test(many_macros_are_kept),
        cmocka_unit_test(every_cut_keeps_the_entries_before_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
