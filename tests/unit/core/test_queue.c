/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/base/buf.h"
#include "winnow/base/crypto.h"
#include "winnow/core/queue.h"

static void sorted(struct wn_queue_item *items, size_t n, enum wn_order order, const char *want)
{
    struct wn_arena arena = {0};
    struct wn_buf got = {0};
    wn_queue_sort(items, n, order, WN_STR("seed"), &arena);
    for (size_t i = 0; i < n; i++)
        wn_buf_print(&got, "%d ", (int)items[i].work);
    assert_string_equal(wn_buf_cstr(&got), want);
    wn_buf_free(&got);
    wn_arena_free(&arena);
}

static void test_by_number_year_and_title(void **state)
{
    (void)state;
    struct wn_queue_item items[] = {
        {.work = 4, .year = 2001, .title = WN_STR("beta")},
        {.work = 1, .year = 0, .title = WN_STR("Alpha")},
        {.work = 3, .year = 2020, .title = WN_STR("BETA")},
        {.work = 2, .year = 2001, .title = WN_STR("\xc3\x89tude")},
    };
    sorted(items, 4, WN_BY_IMPORT, "1 2 3 4 ");
    sorted(items, 4, WN_BY_YEAR, "3 2 4 1 ");
    sorted(items, 4, WN_BY_TITLE, "1 3 4 2 ");
    sorted(items, 0, WN_BY_RANDOM, "");
}

/* The order is that of the hashes themselves, and the same from every starting order. */
static void test_random_is_the_order_of_the_hashes(void **state)
{
    (void)state;
    struct wn_queue_item items[40], again[40];
    struct wn_arena arena = {0};
    struct wn_hash before = {{0}};
    for (int i = 0; i < 40; i++) {
        items[i] = (struct wn_queue_item){.work = i + 1};
        again[i] = (struct wn_queue_item){.work = 40 - i};
    }
    wn_queue_sort(items, 40, WN_BY_RANDOM, WN_STR("2026"), &arena);
    wn_queue_sort(again, 40, WN_BY_RANKED, WN_STR("2026"), &arena);
    for (int i = 0; i < 40; i++) {
        char text[64];
        assert_int_equal(items[i].work, again[i].work);
        snprintf(text, sizeof text, "winnow order 1\n2026\n%d\n", (int)items[i].work);
        struct wn_hash hash = wn_sha256(wn_str(text));
        assert_true(memcmp(before.b, hash.b, 8) < 0);
        before = hash;
    }
    wn_queue_sort(again, 40, WN_BY_RANDOM, WN_STR("2027"), &arena);
    int same = 0;
    for (int i = 0; i < 40; i++)
        same += items[i].work == again[i].work;
    assert_true(same < 10); /* another seed, another order */
    wn_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_number_year_and_title),
        cmocka_unit_test(test_random_is_the_order_of_the_hashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
