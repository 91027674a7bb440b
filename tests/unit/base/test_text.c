/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/base/text.h"

#define FFFD "\xEF\xBF\xBD"

static struct wn_arena arena;

static int teardown(void **state)
{
    (void)state;
    wn_arena_reset(&arena);
    return 0;
}

static size_t valid(const char *bytes, size_t n)
{
    return wn_text_valid((struct wn_str){bytes, n});
}

static void valid_stops_at_the_first_bad_byte(void **state)
{
    (void)state;
    assert_int_equal(wn_text_valid((struct wn_str){NULL, 0}), 0);
    assert_int_equal(valid("abc\0def", 7), 7);
    assert_int_equal(valid("\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80", 9), 9);
    assert_int_equal(valid("ab\xC0\x80", 4), 2);         /* overlong */
    assert_int_equal(valid("ab\xE0\x80\xAF", 5), 2);     /* overlong */
    assert_int_equal(valid("ab\xF0\x8F\xBF\xBF", 6), 2); /* overlong */
    assert_int_equal(valid("ab\xED\xA0\x80", 5), 2);     /* surrogate */
    assert_int_equal(valid("\xED\x9F\xBF\xEE\x80\x80", 6), 6);
    assert_int_equal(valid("ab\xF4\x90\x80\x80", 6), 2); /* over U+10FFFF */
    assert_int_equal(valid("\xF4\x8F\xBF\xBF", 4), 4);
    assert_int_equal(valid("ab\xE2\x82", 4), 2);         /* cut */
    assert_int_equal(valid("ab\x9B", 3), 2);
}

static void valid_finds_a_bad_byte_at_every_place(void **state)
{
    (void)state;
    char bytes[100];
    for (size_t at = 0; at < sizeof bytes; at++) {
        memset(bytes, 'x', sizeof bytes);
        bytes[at] = (char)0xFF;
        assert_int_equal(valid(bytes, sizeof bytes), at);
    }
}

static void every_character_is_written_and_read(void **state)
{
    (void)state;
    struct wn_buf buf = {0};
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp += cp < 0x3000 ? 1 : 97) {
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        wn_buf_clear(&buf);
        wn_text_put(&buf, cp);
        size_t at = 0;
        uint32_t got = 1;
        assert_true(wn_text_next(wn_buf_str(&buf), &at, &got));
        assert_int_equal(got, cp);
        assert_int_equal(at, buf.n);
        assert_int_equal(wn_text_valid(wn_buf_str(&buf)), buf.n);
    }
    wn_buf_clear(&buf);
    wn_text_put(&buf, 0xD800);
    wn_text_put(&buf, 0x110000);
    assert_str(wn_buf_str(&buf), FFFD FFFD);
    wn_buf_free(&buf);
}

static void an_invalid_byte_moves_by_one(void **state)
{
    (void)state;
    struct wn_str s = WN_STR("\xED\xA0\x80" "a");
    uint32_t cp;
    size_t at = 0;
    for (size_t i = 1; i <= 3; i++) {
        assert_true(wn_text_next(s, &at, &cp));
        assert_int_equal(cp, 0xFFFD);
        assert_int_equal(at, i);
    }
    assert_true(wn_text_next(s, &at, &cp));
    assert_int_equal(cp, 'a');
    assert_false(wn_text_next(s, &at, &cp));
}

static void classes(void **state)
{
    (void)state;
    assert_true(wn_text_is_letter('a') && wn_text_is_letter(0xE9) && wn_text_is_letter(0x4E00));
    assert_true(wn_text_is_letter(0x301));
    assert_false(wn_text_is_letter('1') || wn_text_is_letter(' ') || wn_text_is_letter(0x2013));
    assert_true(wn_text_is_digit('7') && wn_text_is_digit(0x663));
    assert_false(wn_text_is_digit(0xB2));
    assert_true(wn_text_is_upper('A') && wn_text_is_upper(0xC4) && !wn_text_is_upper('a'));
    assert_true(wn_text_is_space(' ') && wn_text_is_space('\r') && wn_text_is_space(0xA0));
    assert_true(wn_text_is_space(0x2028) && wn_text_is_space(0x3000) && wn_text_is_space(0x85));
    assert_false(wn_text_is_space(0x200B) || wn_text_is_space('a') || wn_text_is_space(0));
}

static void nfc_composes(void **state)
{
    (void)state;
    assert_str(wn_text_nfc(&arena, WN_STR("")), "");
    assert_str(wn_text_nfc(&arena, WN_STR("plain")), "plain");
    assert_str(wn_text_nfc(&arena, WN_STR("cafe\xCC\x81s")), "caf\xC3\xA9s");
    assert_str(wn_text_nfc(&arena, WN_STR("\xE2\x84\xA6")), "\xCE\xA9"); /* Ohm sign */
    /* marks are put in order: q, dot below before dot above */
    assert_str(wn_text_nfc(&arena, WN_STR("q\xCC\x87\xCC\xA3")), "q\xCC\xA3\xCC\x87");
    /* Hangul */
    assert_str(wn_text_nfc(&arena, WN_STR("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB")), "\xED\x95\x9C");
    assert_str(wn_text_nfc(&arena, WN_STR("a\x9B" "b\xC3")), "a" FFFD "b" FFFD);
    assert_int_equal(wn_text_nfc(&arena, WN_STR("a\0b")).n, 3);
}

static void a_long_row_of_marks_takes_no_square_time(void **state)
{
    (void)state;
    struct wn_buf buf = {0};
    for (size_t i = 0; i < 200000; i++)
        wn_buf_text(&buf, i % 2 ? "\xCC\xA3" : "\xCC\x87");
    struct wn_str s = wn_text_nfc(&arena, wn_buf_str(&buf));
    assert_int_equal(s.n, buf.n);
    assert_memory_equal(s.p, "\xCC\xA3\xCC\xA3", 4);
    assert_memory_equal(s.p + s.n - 2, "\xCC\x87", 2);
    wn_buf_free(&buf);
}

static void fold_makes_case_equal(void **state)
{
    (void)state;
    assert_str(wn_text_fold(&arena, WN_STR("ABC-xyz [09]")), "abc-xyz [09]");
    assert_str(wn_text_fold(&arena, WN_STR("STRASSE")), "strasse");
    assert_str(wn_text_fold(&arena, WN_STR("Stra\xC3\x9F" "e")), "strasse");
    assert_str(wn_text_fold(&arena, WN_STR("\xC3\x89T\xC3\x89")), "\xC3\xA9t\xC3\xA9");
    assert_str(wn_text_fold(&arena, WN_STR("E\xCC\x81T")), "\xC3\xA9t");
    assert_str(wn_text_fold(&arena, WN_STR("\xCE\xA3\xCF\x82")), "\xCF\x83\xCF\x83"); /* sigmas */
    assert_str(wn_text_fold(&arena, WN_STR("TITLE I")), "title i"); /* no Turkish i anywhere */
}

static void breaks_become_visible_in_one_line(void **state)
{
    (void)state;
    assert_str(wn_text_one_line(&arena, WN_STR("")), "");
    assert_str(wn_text_one_line(&arena, WN_STR("one  line")), "one  line");
    assert_str(wn_text_one_line(&arena, WN_STR("\n a\r\n\nb\rc\n")), " a / b / c");
    assert_str(wn_text_one_line(&arena, WN_STR("a\xE2\x80\xA8" "b\xC2\x85" "c")), "a / b / c");
}

static void squeeze_leaves_single_blanks(void **state)
{
    (void)state;
    assert_str(wn_text_squeeze(&arena, WN_STR("")), "");
    assert_str(wn_text_squeeze(&arena, WN_STR(" \t\r\n ")), "");
    assert_str(wn_text_squeeze(&arena, WN_STR("  a  b\r\n\tc ")), "a b c");
    assert_str(wn_text_squeeze(&arena, WN_STR("a\xC2\xA0\xE2\x80\xA8 b\xE3\x80\x80")), "a b");
    assert_str(wn_text_squeeze(&arena, WN_STR("e\xCC\x81  e")), "\xC3\xA9 e");
    assert_int_equal(wn_text_squeeze(&arena, WN_STR("a  b")).p[3], '\0');
}

static void columns(void **state)
{
    (void)state;
    assert_int_equal(wn_text_cp_width('a'), 1);
    assert_int_equal(wn_text_cp_width(0x1B), 1);
    assert_int_equal(wn_text_cp_width(0x301), 0);
    assert_int_equal(wn_text_cp_width(0x4E00), 2);
    assert_int_equal(wn_text_cp_width(0x1F600), 2);
    assert_int_equal(wn_text_width(WN_STR("")), 0);
    assert_int_equal(wn_text_width(WN_STR("abc def")), 7);
    assert_int_equal(wn_text_width(WN_STR("cafe\xCC\x81")), 4);
    assert_int_equal(wn_text_width(WN_STR("\xE6\x97\xA5\xE6\x9C\xAC x")), 6);
    assert_int_equal(wn_text_width(WN_STR("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA")), 2); /* flag */
    /* woman, joiner, stethoscope sign */
    assert_int_equal(wn_text_width(WN_STR("\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95")), 2);
}

static void graphemes_keep_marks_with_their_base(void **state)
{
    (void)state;
    struct wn_str s = WN_STR("ae\xCC\x81\xE6\x97\xA5z");
    static const struct { size_t bytes; int width; } want[] = {{1, 1}, {3, 1}, {3, 2}, {1, 1}};
    size_t at = 0;
    int width;
    for (size_t i = 0; i < 4; i++) {
        size_t n = wn_text_grapheme(s, at, &width);
        assert_int_equal(n, want[i].bytes);
        assert_int_equal(width, want[i].width);
        at += n;
    }
    assert_int_equal(wn_text_grapheme(s, at, &width), 0);
    assert_int_equal(wn_text_grapheme(WN_STR("\xFF\xFF"), 0, &width), 1);
}

static void fit_never_cuts_a_character(void **state)
{
    (void)state;
    size_t used;
    struct wn_str s = WN_STR("ae\xCC\x81\xE6\x97\xA5z");
    assert_int_equal(wn_text_fit(s, 0, &used).n, 0);
    assert_str(wn_text_fit(s, 1, &used), "a");
    assert_str(wn_text_fit(s, 2, &used), "ae\xCC\x81");
    assert_str(wn_text_fit(s, 3, &used), "ae\xCC\x81"); /* the wide one does not fit */
    assert_int_equal(used, 2);
    assert_int_equal(wn_text_fit(s, 4, &used).n, 7);
    assert_int_equal(wn_text_fit(s, 99, &used).n, s.n);
    assert_int_equal(used, 5);
}

static void ellipsis_only_where_needed(void **state)
{
    (void)state;
    assert_str(wn_text_ellipsis(&arena, WN_STR("title"), 5, false), "title");
    assert_str(wn_text_ellipsis(&arena, WN_STR("titles"), 5, false), "titl\xE2\x80\xA6");
    assert_str(wn_text_ellipsis(&arena, WN_STR("titles"), 5, true), "ti...");
    assert_str(wn_text_ellipsis(&arena, WN_STR("titles"), 2, true), "..");
    assert_str(wn_text_ellipsis(&arena, WN_STR("titles"), 1, false), "\xE2\x80\xA6");
    assert_str(wn_text_ellipsis(&arena, WN_STR("titles"), 0, false), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(valid_stops_at_the_first_bad_byte, teardown),
        cmocka_unit_test_teardown(valid_finds_a_bad_byte_at_every_place, teardown),
        cmocka_unit_test_teardown(every_character_is_written_and_read, teardown),
        cmocka_unit_test_teardown(an_invalid_byte_moves_by_one, teardown),
        cmocka_unit_test_teardown(classes, teardown),
        cmocka_unit_test_teardown(nfc_composes, teardown),
        cmocka_unit_test_teardown(a_long_row_of_marks_takes_no_square_time, teardown),
        cmocka_unit_test_teardown(fold_makes_case_equal, teardown),
        cmocka_unit_test_teardown(breaks_become_visible_in_one_line, teardown),
        cmocka_unit_test_teardown(squeeze_leaves_single_blanks, teardown),
        cmocka_unit_test_teardown(columns, teardown),
        cmocka_unit_test_teardown(graphemes_keep_marks_with_their_base, teardown),
        cmocka_unit_test_teardown(fit_never_cuts_a_character, teardown),
        cmocka_unit_test_teardown(ellipsis_only_where_needed, teardown),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    wn_arena_free(&arena);
    return failed;
}
