/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/base/buf.h"
#include "winnow/ui/action.h"
#include "winnow/ui/line.h"

static void type(struct wn_editor *e, const char *text)
{
    for (; *text; text++)
        wn_editor_key(e, *text == '\n' ? WN_KEY_ENTER : (uint32_t)*text);
}

static void test_one_line_is_typed_and_done(void **state)
{
    (void)state;
    struct wn_editor e = {0};
    wn_editor_set(&e, WN_STR(""), false);
    type(&e, "011");
    assert_int_equal(wn_editor_key(&e, '2'), WN_TYPED_CHANGED);
    assert_str(wn_editor_text(&e), "0112");
    assert_int_equal(wn_editor_key(&e, WN_KEY_ENTER), WN_TYPED_DONE);
    assert_int_equal(wn_editor_key(&e, WN_KEY_ESC), WN_TYPED_CANCEL);
    assert_int_equal(wn_editor_key(&e, WN_KEY_PGDN), WN_TYPED_NOTHING);
}

static void test_deleting_and_moving_by_graphemes(void **state)
{
    (void)state;
    struct wn_editor e = {0};
    wn_editor_set(&e, WN_STR("ae\xCC\x81漢"), true);
    assert_int_equal(wn_editor_key(&e, WN_KEY_LEFT), WN_TYPED_MOVED);
    assert_int_equal(wn_editor_key(&e, WN_KEY_BACKSPACE), WN_TYPED_CHANGED);
    assert_str(wn_editor_text(&e), "a漢");
    assert_int_equal(wn_editor_key(&e, WN_KEY_DELETE), WN_TYPED_CHANGED);
    assert_int_equal(wn_editor_key(&e, WN_KEY_DELETE), WN_TYPED_NOTHING);
    assert_int_equal(wn_editor_key(&e, WN_KEY_HOME), WN_TYPED_MOVED);
    assert_int_equal(wn_editor_key(&e, WN_KEY_BACKSPACE), WN_TYPED_NOTHING);
    wn_editor_key(&e, 0xE9);
    assert_str(wn_editor_text(&e), "éa");
}

static void test_clearing_a_line_and_a_word(void **state)
{
    (void)state;
    struct wn_editor e = {0};
    wn_editor_set(&e, WN_STR("first\nsecond line\nthird"), true);
    wn_editor_key(&e, WN_KEY_UP);
    assert_int_equal(wn_editor_key(&e, WN_CTRL('U')), WN_TYPED_CHANGED);
    assert_str(wn_editor_text(&e), "first\n\nthird");
    assert_int_equal(wn_editor_key(&e, WN_CTRL('U')), WN_TYPED_NOTHING);
    wn_editor_set(&e, WN_STR("one two  "), false);
    wn_editor_key(&e, WN_CTRL('W'));
    assert_str(wn_editor_text(&e), "one ");
}

static void test_what_would_not_be_shown_is_not_typed(void **state)
{
    (void)state;
    static const uint32_t keys[] = {0x07, 0x9B, 0x202E, 0x200B, 0xE0041, 0xD800, WN_KEY_F1};
    struct wn_editor e = {0};
    wn_editor_set(&e, WN_STR("x"), true);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_int_equal(wn_editor_key(&e, keys[i]), WN_TYPED_NOTHING);
    assert_str(wn_editor_text(&e), "x");
}

static void test_a_full_editor_says_so_and_keeps_what_it_has(void **state)
{
    (void)state;
    struct wn_editor e = {0};
    wn_editor_set(&e, WN_STR(""), true);
    for (int i = 0; i < WN_LINE_TYPED + 10; i++)
        wn_editor_key(&e, 'a');
    assert_int_equal(e.n, WN_LINE_TYPED);
    assert_true(e.full);
    wn_editor_key(&e, WN_KEY_BACKSPACE);
    assert_int_equal(wn_editor_key(&e, 0x6F22), WN_TYPED_NOTHING); /* three bytes: no half of it */
    assert_int_equal(e.n, WN_LINE_TYPED - 1);
    struct wn_buf big = {0};
    wn_buf_fill(&big, 'x', WN_LINE_SIZE - 2);
    wn_buf_text(&big, "漢");
    wn_editor_set(&e, wn_buf_str(&big), true);
    assert_int_equal(e.n, WN_LINE_SIZE - 2);
    assert_true(e.full);
    wn_buf_free(&big);
}

static const char *drawn(const struct wn_editor *e, struct wn_canvas *c, int rows, int cols,
                         struct wn_buf *buf)
{
    wn_canvas_clear(c);
    wn_editor_draw(e, c, 0, 1, rows, cols);
    wn_buf_clear(buf);
    wn_canvas_text(c, buf);
    return wn_buf_cstr(buf);
}

static void test_drawing_wraps_at_blanks_and_shows_the_cursor(void **state)
{
    (void)state;
    struct wn_editor e = {0};
    struct wn_canvas c = {0};
    struct wn_buf buf = {0};
    wn_canvas_init(&c, 4, 20);
    wn_editor_set(&e, WN_STR("who attended fewer than 6\nend"), true);
    assert_string_equal(drawn(&e, &c, 4, 17, &buf), " who attended\n fewer than 6\n end▏\n\n");
    assert_int_equal(c.cur_row, 2);
    assert_int_equal(c.cur_col, 4);
    assert_string_equal(drawn(&e, &c, 2, 17, &buf), " fewer than 6\n end▏\n\n\n");
    wn_editor_key(&e, WN_KEY_HOME);
    assert_string_equal(drawn(&e, &c, 4, 17, &buf), " who attended\n fewer than 6\n end\n\n");
    assert_int_equal(c.cur_col, 1);
    wn_buf_free(&buf);
    wn_canvas_free(&c);
}

/* A sign of two columns fits no row of one: it takes a row all the same, and drawing ends. */
static void test_a_wide_sign_in_one_column_ends(void **state)
{
    (void)state;
    struct wn_editor e = {0};
    struct wn_canvas c = {0};
    struct wn_buf buf = {0};
    wn_canvas_init(&c, 4, 20);
    wn_editor_set(&e, WN_STR("a\xE6\xBC\xA2\xE5\xAD\x97z"), true);
    (void)drawn(&e, &c, 4, 2, &buf);
    assert_int_equal(c.cur_row, 3);
    wn_buf_free(&buf);
    wn_canvas_free(&c);
}

static void test_up_and_down_follow_the_rows_that_are_seen(void **state)
{
    (void)state;
    struct wn_editor e = {.cols = 10};
    wn_editor_set(&e, WN_STR("aaaa bbbb cccc\n\ndd"), true); /* rows: aaaa bbbb, cccc, empty, dd */
    wn_editor_key(&e, WN_KEY_UP);
    assert_int_equal(e.cursor, 15);
    wn_editor_key(&e, WN_KEY_UP);
    assert_int_equal(e.cursor, 10);
    wn_editor_key(&e, WN_KEY_RIGHT);
    wn_editor_key(&e, WN_KEY_UP);
    assert_int_equal(e.cursor, 1);
    assert_int_equal(wn_editor_key(&e, WN_KEY_UP), WN_TYPED_NOTHING);
    wn_editor_key(&e, WN_KEY_DOWN);
    assert_int_equal(e.cursor, 11);
    for (int i = 0; i < 3; i++)
        wn_editor_key(&e, WN_KEY_DOWN);
    assert_int_equal(wn_editor_key(&e, WN_KEY_DOWN), WN_TYPED_NOTHING);
}

static void test_a_wide_character_in_one_column_comes_to_an_end(void **state)
{
    (void)state;
    struct wn_editor e = {.cols = 1};
    struct wn_canvas c = {0};
    struct wn_buf buf = {0};
    wn_canvas_init(&c, 2, 3);
    wn_editor_set(&e, WN_STR("漢字 a"), true);
    wn_editor_key(&e, WN_KEY_UP);
    drawn(&e, &c, 2, 2, &buf);
    assert_in_range(c.cur_col, 0, 2);
    wn_buf_free(&buf);
    wn_canvas_free(&c);
}

/* The cursor is always on the grid and on a grapheme, whatever is pressed. */
static void test_random_keys_never_lose_the_cursor(void **state)
{
    (void)state;
    static const uint32_t keys[] = {'a',
                                    ' ',
                                    0x301,
                                    0x6F22,
                                    WN_KEY_ENTER,
                                    WN_KEY_LEFT,
                                    WN_KEY_RIGHT,
                                    WN_KEY_UP,
                                    WN_KEY_DOWN,
                                    WN_KEY_HOME,
                                    WN_KEY_END,
                                    WN_KEY_DELETE,
                                    WN_KEY_BACKSPACE,
                                    WN_CTRL('W'),
                                    0x1F600};
    struct wn_editor e = {.cols = 7};
    struct wn_canvas c = {0};
    struct wn_buf buf = {0};
    uint32_t seed = 20261122;
    wn_canvas_init(&c, 3, 9);
    wn_editor_set(&e, WN_STR(""), true);
    for (int i = 0; i < 3000; i++) {
        seed = seed * 1664525u + 1013904223u;
        wn_editor_key(&e, keys[(seed >> 16) % (sizeof keys / sizeof *keys)]);
        assert_in_range(e.cursor, 0, e.n);
        assert_int_equal(e.text[e.n], '\0');
        assert_true((e.text[e.cursor] & 0xC0) != 0x80);
        drawn(&e, &c, 3, 8, &buf);
        assert_in_range(c.cur_col, 1, 8);
    }
    wn_buf_free(&buf);
    wn_canvas_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_line_is_typed_and_done),
        cmocka_unit_test(test_deleting_and_moving_by_graphemes),
        cmocka_unit_test(test_clearing_a_line_and_a_word),
        cmocka_unit_test(test_what_would_not_be_shown_is_not_typed),
        cmocka_unit_test(test_a_full_editor_says_so_and_keeps_what_it_has),
        cmocka_unit_test(test_drawing_wraps_at_blanks_and_shows_the_cursor),
        cmocka_unit_test(test_a_wide_sign_in_one_column_ends),
        cmocka_unit_test(test_up_and_down_follow_the_rows_that_are_seen),
        cmocka_unit_test(test_a_wide_character_in_one_column_comes_to_an_end),
        cmocka_unit_test(test_random_keys_never_lose_the_cursor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
