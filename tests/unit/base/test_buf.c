/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/base/buf.h"

static void a_new_one_is_empty_text(void **state)
{
    (void)state;
    struct wn_buf buf = {0};
    assert_string_equal(wn_buf_cstr(&buf), "");
    assert_str(wn_buf_str(&buf), "");
    wn_buf_clear(&buf);
    wn_buf_free(&buf);
}

static void all_ways_of_putting(void **state)
{
    (void)state;
    struct wn_buf buf = {0};
    wn_buf_put(&buf, WN_STR("a\0b"));
    assert_int_equal(buf.n, 3);
    wn_buf_clear(&buf);
    wn_buf_text(&buf, "one ");
    wn_buf_text(&buf, NULL);
    wn_buf_byte(&buf, '2');
    wn_buf_fill(&buf, '-', 3);
    wn_buf_fill(&buf, '-', 0);
    wn_buf_print(&buf, " %d %s", 3, "four");
    wn_buf_print(&buf, "%s", "");
    wn_buf_put(&buf, (struct wn_str){NULL, 0});
    assert_string_equal(wn_buf_cstr(&buf), "one 2--- 3 four");
    assert_false(buf.over);
    wn_buf_free(&buf);
    assert_string_equal(wn_buf_cstr(&buf), "");
    wn_buf_free(&buf);
}

static void it_grows_and_ends_in_nul(void **state)
{
    (void)state;
    struct wn_buf buf = {0};
    for (size_t i = 0; i < 100000; i++) {
        wn_buf_byte(&buf, (char)('a' + i % 26));
        assert_int_equal(buf.p[buf.n], '\0');
    }
    for (size_t i = 0; i < 100000; i++)
        assert_int_equal(buf.p[i], 'a' + i % 26);
    wn_buf_print(&buf, "%0300d", 0);
    assert_int_equal(buf.n, 100300);
    wn_buf_free(&buf);
}

static void what_passes_the_ceiling_is_not_written(void **state)
{
    (void)state;
    struct wn_buf buf = {.ceiling = 10};
    wn_buf_text(&buf, "0123456789");
    assert_false(buf.over); /* exactly full is fine */
    wn_buf_put(&buf, (struct wn_str){NULL, 0});
    assert_false(buf.over);
    wn_buf_byte(&buf, 'x');
    assert_true(buf.over);
    assert_str(wn_buf_str(&buf), "0123456789");
    wn_buf_clear(&buf);
    assert_false(buf.over);
    wn_buf_text(&buf, "12345678901");
    wn_buf_byte(&buf, 'x'); /* there would be room, but the text has a hole already */
    assert_true(buf.over);
    assert_str(wn_buf_str(&buf), "");
    wn_buf_fill(&buf, 'x', SIZE_MAX);
    assert_true(buf.over);
    wn_buf_free(&buf);
    assert_int_equal(buf.ceiling, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_one_is_empty_text),
        cmocka_unit_test(all_ways_of_putting),
        cmocka_unit_test(it_grows_and_ends_in_nul),
        cmocka_unit_test(what_passes_the_ceiling_is_not_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
