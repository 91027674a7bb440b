/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/ui/list.h"

static void test_moving_stays_within_and_scrolls(void **state)
{
    (void)state;
    struct wn_list l = {.count = 10};
    assert_false(wn_list_act(&l, WN_ACT_UP, 4));
    for (size_t i = 1; i < 10; i++) {
        assert_true(wn_list_act(&l, WN_ACT_DOWN, 4));
        assert_int_equal(l.row, i);
        assert_in_range(l.row, l.top, l.top + 3);
    }
    assert_false(wn_list_act(&l, WN_ACT_DOWN, 4));
    assert_true(wn_list_act(&l, WN_ACT_FIRST, 4));
    assert_int_equal(l.top, 0);
    assert_true(wn_list_act(&l, WN_ACT_LAST, 4));
    assert_int_equal(l.row, 9);
    assert_int_equal(l.top, 6);
}

static void test_a_page_keeps_one_row(void **state)
{
    (void)state;
    struct wn_list l = {.count = 10};
    wn_list_act(&l, WN_ACT_PAGE_DOWN, 4);
    assert_int_equal(l.row, 3);
    wn_list_act(&l, WN_ACT_PAGE_DOWN, 4);
    assert_int_equal(l.row, 6);
    wn_list_act(&l, WN_ACT_PAGE_DOWN, 4);
    wn_list_act(&l, WN_ACT_PAGE_DOWN, 4);
    assert_int_equal(l.row, 9);
    wn_list_act(&l, WN_ACT_PAGE_UP, 4);
    assert_int_equal(l.row, 6);
}

static void test_a_list_that_shrank_is_repaired(void **state)
{
    (void)state;
    struct wn_list l = {.count = 3, .row = 9, .top = 6};
    assert_true(wn_list_act(&l, WN_ACT_NONE, 4));
    assert_int_equal(l.row, 2);
    assert_int_equal(l.top, 0);
    l.count = 0;
    wn_list_act(&l, WN_ACT_DOWN, 4);
    assert_int_equal(l.row, 0);
    l = (struct wn_list){.count = 5};
    assert_true(wn_list_act(&l, WN_ACT_LAST, 0)); /* no row to be seen: still no crash */
    assert_int_equal(l.row, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moving_stays_within_and_scrolls),
        cmocka_unit_test(test_a_page_keeps_one_row),
        cmocka_unit_test(test_a_list_that_shrank_is_repaired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
