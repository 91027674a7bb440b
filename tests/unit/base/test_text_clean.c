/* SPDX-License-Identifier: MIT */
/*
 * The injection cases of notes/exchange.md 7 no. 16: none of them may leave the cleaning function.
 */
#include "wn_test.h"

#include "winnow/base/text.h"

#define FFFD "\xEF\xBF\xBD"
#define ZWNJ "\xE2\x80\x8C"
#define ZWJ "\xE2\x80\x8D"
#define ACUTE "\xCC\x81"

static struct wn_arena arena;

static int teardown(void **state)
{
    (void)state;
    wn_arena_reset(&arena);
    return 0;
}

static void assert_clean(struct wn_str dirty, const char *want)
{
    struct wn_str once = wn_text_clean(&arena, dirty, WN_CLEAN_LINE);
    assert_str(once, want);
    assert_str(wn_text_clean(&arena, once, WN_CLEAN_LINE), want);
    assert_int_equal(once.p[once.n], '\0');
}

static void what_is_harmless_stays(void **state)
{
    (void)state;
    assert_clean(WN_STR(""), "");
    assert_clean(WN_STR("Plain ASCII: 100 % ~"), "Plain ASCII: 100 % ~");
    assert_clean(WN_STR("caf\xC3\xA9 \xCE\xB1-\xE2\x80\x93 \xE6\x97\xA5\xE6\x9C\xAC"),
                 "caf\xC3\xA9 \xCE\xB1-\xE2\x80\x93 \xE6\x97\xA5\xE6\x9C\xAC");
    assert_clean(WN_STR("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"), "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D");
    assert_clean(WN_STR("%s%n%99999d"), "%s%n%99999d");
}

static void escapes_become_visible(void **state)
{
    (void)state;
    assert_clean(WN_STR("a\x1B[2Jb"), "a" FFFD "[2Jb");
    assert_clean(WN_STR("\x1B]52;c;aGk=\a"), FFFD "]52;c;aGk=" FFFD);
    assert_clean(WN_STR("\x1B]0;title\x1B\\"), FFFD "]0;title" FFFD "\\");
    assert_clean(WN_STR("a\x9B" "2J"), "a" FFFD "2J");          /* C1 as a byte */
    assert_clean(WN_STR("a\xC2\x9B" "2J"), "a" FFFD "2J");      /* and as U+009B */
    assert_clean(WN_STR("\xC2\x85\xC2\x90"), FFFD FFFD);
    assert_clean(WN_STR("a\b\r\x7F\0z"), "a" FFFD FFFD FFFD FFFD "z");
    assert_clean(WN_STR("\v\f\x0E\x0F"), FFFD FFFD FFFD FFFD);
}

static void every_control_character_becomes_visible(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp < 0xA0; cp++) {
        if ((cp >= 0x20 && cp < 0x7F) || cp == '\t' || cp == '\n')
            continue;
        struct wn_buf buf = {0};
        wn_text_put(&buf, cp);
        assert_clean(wn_buf_str(&buf), FFFD);
        wn_buf_free(&buf);
    }
}

static void what_hides_or_turns_becomes_visible(void **state)
{
    (void)state;
    static const uint32_t bad[] = {
        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F,
        0x061C, 0x200B, 0x2060, 0x2061, 0x2064, 0x206A, 0xFEFF, 0xE0001, 0xE0020, 0xE0041, 0xE007F,
        0x180E, 0x3164, 0x115F, 0x1160, 0xFFA0, 0x034F, 0xFFF9, 0xFFFB, 0xFFFE, 0xFDD0, 0x1FFFF,
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct wn_buf buf = {0};
        wn_buf_byte(&buf, 'a');
        wn_text_put(&buf, bad[i]);
        wn_buf_byte(&buf, 'b');
        assert_clean(wn_buf_str(&buf), "a" FFFD "b");
        wn_buf_free(&buf);
    }
}

static void invalid_bytes_become_visible(void **state)
{
    (void)state;
    assert_clean(WN_STR("a\xFF\xFE" "b"), "a" FFFD FFFD "b");
    assert_clean(WN_STR("\xED\xA0\x80"), FFFD FFFD FFFD); /* lone surrogate */
    assert_clean(WN_STR("\xC0\x9B"), FFFD FFFD);          /* overlong ESC-like forms */
    assert_clean(WN_STR("\xE2\x82"), FFFD FFFD);
}

static void blanks_are_blanks(void **state)
{
    (void)state;
    assert_clean(WN_STR("a\tb\nc"), "a b c");
    assert_clean(WN_STR("a\r\nb"), "a b");
    assert_clean(WN_STR("a\xC2\xA0" "b\xE2\x80\xAF" "c\xE2\x80\x89" "d"), "a b c d");
    assert_clean(WN_STR("a\xE2\x80\xA8" "b\xE2\x80\xA9" "c"), "a b c");
    assert_clean(WN_STR("a\xE3\x80\x80" "b"), "a\xE3\x80\x80" "b");
    assert_clean(WN_STR("ado\xC2\xADles"), "ado-les");
}

static void lines_stay_where_asked(void **state)
{
    (void)state;
    struct wn_str s = WN_STR("a\n\nb\r\nc\td\re\n" ACUTE "x");
    assert_str(wn_text_clean(&arena, s, WN_CLEAN_LINES),
               "a\n\nb\nc d" FFFD "e\n" FFFD "x");
}

static void more_than_three_marks_are_dropped(void **state)
{
    (void)state;
    struct wn_buf buf = {0};
    wn_buf_byte(&buf, 'a');
    for (size_t i = 0; i < 50; i++)
        wn_buf_text(&buf, ACUTE);
    wn_buf_byte(&buf, 'b');
    wn_buf_text(&buf, ACUTE);
    assert_clean(wn_buf_str(&buf), "a" ACUTE ACUTE ACUTE "b" ACUTE);
    wn_buf_free(&buf);
}

static void a_mark_without_a_base_is_visible(void **state)
{
    (void)state;
    assert_clean(WN_STR(ACUTE "a"), FFFD "a");
    assert_clean(WN_STR(" " ACUTE), " " ACUTE);
    assert_clean(WN_STR("\xE0\xA4\xBF"), FFFD); /* a Devanagari vowel sign */
}

static void joiners_stay_where_they_belong(void **state)
{
    (void)state;
    static const char *const kept[] = {
        "\xD9\x85\xDB\x8C" ZWNJ "\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85", /* Persian */
        "\xE0\xA4\x95\xE0\xA5\x8D" ZWJ "\xE0\xA4\xB7",                      /* Devanagari */
        "\xE0\xA6\xB0" ZWJ "\xE0\xA7\x8D\xE0\xA6\xAF",                      /* Bengali */
        "\xF0\x9F\x91\xA9" ZWJ "\xE2\x9A\x95\xEF\xB8\x8F",                  /* physician */
        "\xF0\x9F\x91\xA9\xF0\x9F\x8F\xBD" ZWJ "\xF0\x9F\x94\xAC",          /* with a tone */
        "\xE2\x9D\xA4\xEF\xB8\x8F" ZWJ "\xF0\x9F\x94\xA5",                  /* with VS16 */
    };
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        assert_clean(wn_str(kept[i]), kept[i]);
    assert_clean(WN_STR(ZWJ "a"), FFFD "a");
    assert_clean(WN_STR("a" ZWNJ), "a" FFFD);
    assert_clean(WN_STR("a " ZWNJ "b"), "a " FFFD "b");
    assert_clean(WN_STR("1" ZWJ "2"), "1" FFFD "2");
    assert_clean(WN_STR("a" ZWJ ZWJ "b"), "a" FFFD FFFD "b");
    assert_clean(WN_STR("\xF0\x9F\x91\xA9" ZWNJ "\xF0\x9F\x91\xA9"),
                 "\xF0\x9F\x91\xA9" FFFD "\xF0\x9F\x91\xA9");
    /* the mark behind the joiner would be dropped, so the joiner joins nothing */
    assert_clean(WN_STR("a" ACUTE ACUTE ACUTE ZWJ ACUTE "!"), "a" ACUTE ACUTE ACUTE FFFD ACUTE "!");
}

static void cleaning_appends(void **state)
{
    (void)state;
    struct wn_buf buf = {0};
    wn_buf_text(&buf, "> ");
    wn_text_clean_to(&buf, WN_STR("a\x1B"), WN_CLEAN_LINE);
    assert_str(wn_buf_str(&buf), "> a" FFFD);
    wn_buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_is_harmless_stays, teardown),
        cmocka_unit_test_teardown(escapes_become_visible, teardown),
        cmocka_unit_test_teardown(every_control_character_becomes_visible, teardown),
        cmocka_unit_test_teardown(what_hides_or_turns_becomes_visible, teardown),
        cmocka_unit_test_teardown(invalid_bytes_become_visible, teardown),
        cmocka_unit_test_teardown(blanks_are_blanks, teardown),
        cmocka_unit_test_teardown(lines_stay_where_asked, teardown),
        cmocka_unit_test_teardown(more_than_three_marks_are_dropped, teardown),
        cmocka_unit_test_teardown(a_mark_without_a_base_is_visible, teardown),
        cmocka_unit_test_teardown(joiners_stay_where_they_belong, teardown),
        cmocka_unit_test_teardown(cleaning_appends, teardown),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    wn_arena_free(&arena);
    return failed;
}
