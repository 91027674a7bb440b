/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

static const struct wn_str nothing = {NULL, 0};

static void making_slices(void **state)
{
    (void)state;
    assert_int_equal(wn_str(NULL).n, 0);
    assert_int_equal(wn_str("abc").n, 3);
    assert_int_equal(wn_str_of(NULL, 7).n, 0);
    assert_int_equal(WN_STR("a\0b").n, 3);
    char text[8];
    snprintf(text, sizeof text, "[%.*s]", WN_ARG(nothing));
    assert_string_equal(text, "[]");
}

static void comparing(void **state)
{
    (void)state;
    assert_true(wn_str_eq(nothing, WN_STR("")));
    assert_true(wn_str_is(WN_STR("a"), "a") && !wn_str_is(WN_STR("a"), "ab"));
    assert_true(wn_str_eq_nocase(WN_STR("DOI"), WN_STR("doi")));
    assert_false(wn_str_eq_nocase(WN_STR("\xC3\x84"), WN_STR("\xC3\xA4"))); /* ASCII only */
    assert_true(wn_str_cmp(WN_STR("a"), WN_STR("b")) < 0);
    assert_true(wn_str_cmp(WN_STR("ab"), WN_STR("a")) > 0);
    assert_true(wn_str_cmp(WN_STR("\xFF"), WN_STR("a")) > 0); /* bytes are unsigned */
    assert_int_equal(wn_str_cmp(nothing, WN_STR("")), 0);
    assert_true(wn_str_starts(WN_STR("abc"), WN_STR("ab")) && wn_str_starts(nothing, nothing));
    assert_false(wn_str_starts(WN_STR("a"), WN_STR("ab")));
    assert_true(wn_str_starts_nocase(WN_STR("HTTPS:"), WN_STR("https")));
    assert_true(wn_str_ends(WN_STR("a.ris"), WN_STR(".ris")));
    assert_true(wn_str_ends(WN_STR("a"), WN_STR("")) && wn_str_ends(nothing, nothing));
    assert_false(wn_str_ends(WN_STR("is"), WN_STR(".ris")));
}

static void trimming_and_cutting(void **state)
{
    (void)state;
    assert_str(wn_str_trim(WN_STR(" \t a b\r\n")), "a b");
    assert_str(wn_str_trim(WN_STR(" \n ")), "");
    assert_str(wn_str_trim(nothing), "");
    assert_str(wn_str_trim_left(WN_STR(" a ")), "a ");
    assert_str(wn_str_trim_right(WN_STR(" a ")), " a");
    assert_str(wn_str_from(WN_STR("abc"), 1), "bc");
    assert_str(wn_str_from(WN_STR("abc"), 9), "");
    assert_str(wn_str_from(nothing, 9), "");
    assert_str(wn_str_first(WN_STR("abc"), 2), "ab");
    assert_str(wn_str_first(WN_STR("abc"), 9), "abc");
}

static void finding(void **state)
{
    (void)state;
    assert_int_equal(wn_str_find_byte(WN_STR("abc"), 'c'), 2);
    assert_int_equal(wn_str_find_byte(WN_STR("abc"), 'x'), 3);
    assert_int_equal(wn_str_find_byte(nothing, 'x'), 0);
    assert_int_equal(wn_str_find(WN_STR("aabaab"), WN_STR("ab")), 1);
    assert_int_equal(wn_str_find(WN_STR("aabaaab"), WN_STR("aaab")), 3);
    assert_int_equal(wn_str_find(WN_STR("abc"), WN_STR("")), 0);
    assert_int_equal(wn_str_find(WN_STR("ab"), WN_STR("abc")), 2);
    assert_int_equal(wn_str_find(WN_STR("abcab"), WN_STR("cabx")), 5);
    assert_int_equal(wn_str_find(nothing, WN_STR("a")), 0);
}

static void splitting(void **state)
{
    (void)state;
    struct wn_str rest = WN_STR("a,b,"), part;
    assert_true(wn_str_split(&rest, ',', &part));
    assert_str(part, "a");
    assert_true(wn_str_split(&rest, ',', &part));
    assert_str(part, "b");
    assert_true(wn_str_split(&rest, ',', &part));
    assert_str(part, "");
    assert_false(wn_str_split(&rest, ',', &part));
    rest = WN_STR("");
    assert_true(wn_str_split(&rest, ',', &part));
    assert_false(wn_str_split(&rest, ',', &part));
    rest = nothing;
    assert_false(wn_str_split(&rest, ',', &part));
}

static void integers(void **state)
{
    (void)state;
    int64_t v = 5;
    assert_true(wn_str_int(WN_STR("0"), &v) && v == 0);
    assert_true(wn_str_int(WN_STR("-12"), &v) && v == -12);
    assert_true(wn_str_int(WN_STR("007"), &v) && v == 7);
    assert_true(wn_str_int(WN_STR("9223372036854775807"), &v) && v == INT64_MAX);
    static const char *const bad[] = {"", "-", "+1", " 1", "1 ", "1x", "0x1", "1.0", "--1",
                                      "9223372036854775808", "99999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(wn_str_int(wn_str(bad[i]), &v));
    assert_false(wn_str_int(nothing, &v));
    assert_false(wn_str_int(WN_STR("1\0"), &v));
}

static void decimals_have_a_point_in_any_locale(void **state)
{
    (void)state;
    double v = 5;
    assert_true(wn_str_real(WN_STR("0.60"), &v) && v > 0.5999999 && v < 0.6000001);
    assert_true(wn_str_real(WN_STR("-1.5"), &v) && v == -1.5);
    assert_true(wn_str_real(WN_STR("-0.25"), &v) && v == -0.25); /* minus nought keeps its sign */
    assert_true(wn_str_real(WN_STR("12"), &v) && v == 12);
    static const char *const bad[] = {"", ".", "1.", ".5", "1,5", "1e5", "nan", "inf", "1.-5",
                                      "1.2.3", " 1", "0x1p3"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(wn_str_real(wn_str(bad[i]), &v));
}

static size_t distance(const char *a, const char *b)
{
    return wn_str_distance(wn_str(a), wn_str(b));
}

static void edits_between_words(void **state)
{
    (void)state;
    assert_int_equal(distance("", ""), 0);
    assert_int_equal(distance("abc", ""), 3);
    assert_int_equal(distance("screen", "screen"), 0);
    assert_int_equal(distance("Screen", "screen"), 0); /* ASCII case does not count */
    assert_int_equal(distance("scren", "screen"), 1);
    assert_int_equal(distance("screne", "screen"), 1); /* neighbours swapped */
    assert_int_equal(distance("kitten", "sitting"), 3);
    assert_int_equal(distance("reason", "title"), distance("title", "reason"));
    char word[65];
    memset(word, 'a', sizeof word);
    assert_int_equal(wn_str_distance((struct wn_str){word, 63}, (struct wn_str){word, 63}), 0);
    assert_int_equal(wn_str_distance((struct wn_str){word, 64}, (struct wn_str){word, 1}), 99);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(making_slices),
        cmocka_unit_test(comparing),
        cmocka_unit_test(trimming_and_cutting),
        cmocka_unit_test(finding),
        cmocka_unit_test(splitting),
        cmocka_unit_test(integers),
        cmocka_unit_test(decimals_have_a_point_in_any_locale),
        cmocka_unit_test(edits_between_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
