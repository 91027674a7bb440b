/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/core/record.h"

static struct wn_record mentoring(void)
{
    return (struct wn_record){.field = {
        [WN_F_TITLE] = WN_STR("Near-peer mentoring and grades"),
        [WN_F_ABSTRACT] = WN_STR("BACKGROUND Few data. METHODS We asked 96 students."),
        [WN_F_AUTHORS] = WN_STR("Lima, Ana\nOkoro, Ben"),
        [WN_F_YEAR] = WN_STR("2016"),
        [WN_F_JOURNAL] = WN_STR("Med Teach"),
    }};
}

static void is_fingerprint(const struct wn_record *r, const char *want, bool same)
{
    struct wn_arena arena = {0};
    struct wn_hash hash = wn_record_fingerprint(r, &arena);
    char hex[2 * WN_HASH + 1];
    wn_hex(hash.b, WN_HASH, hex);
    if (same)
        assert_string_equal(hex, want);
    else
        assert_string_not_equal(hex, want);
    wn_arena_free(&arena);
}

/* notes/exchange.md 2.12 */
#define MENTORING "518f8158538ceee76e5e15e30a7c06a0035f4cb4e9b59e3c4a86e2ff21a53d03"

static void fingerprint_is_the_published_one(void **state)
{
    (void)state;
    struct wn_record r = mentoring();
    is_fingerprint(&r, MENTORING, true);
}

static void fingerprint_ignores_white_space_and_what_is_not_shown(void **state)
{
    (void)state;
    struct wn_record r = mentoring();
    r.field[WN_F_TITLE] = WN_STR("  Near-peer\n mentoring \t and grades ");
    r.field[WN_F_AUTHORS] = WN_STR("Lima, Ana\n\nOkoro, Ben\n");
    r.field[WN_F_DOI] = WN_STR("10.1000/1");
    r.field[WN_F_KEYWORDS] = WN_STR("mentoring");
    is_fingerprint(&r, MENTORING, true);
}

static void fingerprint_changes_with_every_shown_field(void **state)
{
    (void)state;
    static const enum wn_field shown[] = {WN_F_TITLE, WN_F_ABSTRACT, WN_F_AUTHORS, WN_F_YEAR,
                                          WN_F_JOURNAL};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        struct wn_record r = mentoring();
        r.field[shown[i]] = WN_STR("x");
        is_fingerprint(&r, MENTORING, false);
    }
}

static void fingerprint_is_of_nfc(void **state)
{
    (void)state;
    struct wn_arena arena = {0};
    struct wn_record composed = {0}, decomposed = {0};
    composed.field[WN_F_TITLE] = WN_STR("caf\xC3\xA9");
    decomposed.field[WN_F_TITLE] = WN_STR("cafe\xCC\x81");
    struct wn_hash a = wn_record_fingerprint(&composed, &arena);
    struct wn_hash b = wn_record_fingerprint(&decomposed, &arena);
    assert_memory_equal(a.b, b.b, WN_HASH);
    wn_arena_free(&arena);
}

static int year_of(const char *text)
{
    struct wn_record r = {0};
    r.field[WN_F_YEAR] = wn_str(text);
    return wn_record_year(&r);
}

static void years_are_four_digits(void **state)
{
    (void)state;
    assert_int_equal(year_of("2016"), 2016);
    assert_int_equal(year_of("2016 Mar 3"), 2016);
    assert_int_equal(year_of("01/02/1999"), 1999);
    assert_int_equal(year_of("c2016///"), 2016);
    assert_int_equal(year_of("1500"), 1500);
    assert_int_equal(year_of("2099"), 2099);
    assert_int_equal(year_of("1499"), 0);
    assert_int_equal(year_of("2100"), 0);
    assert_int_equal(year_of("20161"), 0);
    assert_int_equal(year_of("99999999999999999999"), 0);
    assert_int_equal(year_of("in press"), 0);
    assert_int_equal(year_of(""), 0);
}

static void fields_are_found_by_name(void **state)
{
    (void)state;
    enum wn_field f;
    for (int i = 0; i < WN_FIELD_COUNT; i++) {
        assert_true(wn_field_find(wn_str(wn_field_name((enum wn_field)i)), &f));
        assert_int_equal(f, i);
    }
    assert_true(wn_field_find(WN_STR("DOI"), &f));
    assert_int_equal(f, WN_F_DOI);
    assert_false(wn_field_find(WN_STR("do"), &f));
    assert_false(wn_field_find(WN_STR(""), &f));
    assert_true(wn_field_is_list(WN_F_AUTHORS) && wn_field_is_list(WN_F_KEYWORDS));
    assert_false(wn_field_is_list(WN_F_TITLE));
}

static void lists_are_joined(void **state)
{
    (void)state;
    struct wn_arena arena = {0};
    assert_str(wn_record_joined(&arena, WN_STR("a\nb\n\nc"), "; "), "a; b; c");
    assert_str(wn_record_joined(&arena, WN_STR("a"), "; "), "a");
    assert_str(wn_record_joined(&arena, (struct wn_str){NULL, 0}, "; "), "");
    wn_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fingerprint_is_the_published_one),
        cmocka_unit_test(fingerprint_ignores_white_space_and_what_is_not_shown),
        cmocka_unit_test(fingerprint_changes_with_every_shown_field),
        cmocka_unit_test(fingerprint_is_of_nfc),
        cmocka_unit_test(years_are_four_digits),
        cmocka_unit_test(fields_are_found_by_name),
        cmocka_unit_test(lists_are_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
