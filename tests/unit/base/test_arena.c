/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include <stdalign.h>

#include "winnow/base/arena.h"

static struct wn_arena arena;

static int teardown(void **state)
{
    (void)state;
    wn_arena_free(&arena);
    assert_null(arena.block);
    return 0;
}

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    unsigned char *last = NULL;
    for (size_t n = 0; n < 300; n++) {
        unsigned char *p = wn_arena_alloc(&arena, n, 7);
        assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
        for (size_t i = 0; i < n * 7; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, n * 7);
        if (last && n > 1)
            assert_int_equal(last[0], 0xAA);
        last = p;
    }
}

static void a_piece_may_be_larger_than_a_block(void **state)
{
    (void)state;
    char *small = wn_arena_alloc(&arena, 1, 10);
    char *large = wn_arena_alloc(&arena, 1, 3000000);
    memset(large, 'x', 3000000);
    assert_int_equal(small[0], 0);
    char *after = wn_arena_alloc(&arena, 1, 10);
    assert_int_equal(after[0], 0);
}

static void reset_gives_zeroed_memory_again(void **state)
{
    (void)state;
    memset(wn_arena_alloc(&arena, 1, 50000), 'x', 50000);
    memset(wn_arena_alloc(&arena, 1, 100), 'x', 100);
    wn_arena_reset(&arena);
    const struct wn_arena_block *kept = arena.block;
    assert_non_null(kept);
    const char *p = wn_arena_alloc(&arena, 1, 50000); /* the largest block was kept */
    assert_ptr_equal(arena.block, kept);
    for (size_t i = 0; i < 50000; i++)
        assert_int_equal(p[i], 0);
    wn_arena_free(&arena);
    wn_arena_reset(&arena); /* an empty one is fine */
    wn_arena_free(&arena);
}

static void copies_end_in_nul(void **state)
{
    (void)state;
    char bytes[] = {'a', '\0', 'b', 'c'};
    struct wn_str s = wn_arena_copy(&arena, (struct wn_str){bytes, 3});
    memset(bytes, 'z', sizeof bytes);
    assert_int_equal(s.n, 3);
    assert_memory_equal(s.p, "a\0b\0", 4);
    s = wn_arena_copy(&arena, (struct wn_str){NULL, 0});
    assert_non_null(s.p);
    assert_str(s, "");
}

static void printing_takes_what_it_needs(void **state)
{
    (void)state;
    assert_str(wn_arena_print(&arena, "%s-%d", "a", 7), "a-7");
    assert_str(wn_arena_print(&arena, "%s", ""), "");
    struct wn_str s = wn_arena_print(&arena, "%0100000d", 1);
    assert_int_equal(s.n, 100000);
    assert_int_equal(s.p[s.n], '\0');
}

static void an_array_grows(void **state)
{
    (void)state;
    size_t *items = NULL, count = 0, capacity = 0;
    for (size_t i = 0; i < 10000; i++) {
        items = wn_arena_grow(&arena, items, count, &capacity, sizeof *items);
        assert_true(capacity > count);
        items[count++] = i;
    }
    for (size_t i = 0; i < count; i++)
        assert_int_equal(items[i], i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(memory_is_zeroed_aligned_and_apart, teardown),
        cmocka_unit_test_teardown(a_piece_may_be_larger_than_a_block, teardown),
        cmocka_unit_test_teardown(reset_gives_zeroed_memory_again, teardown),
        cmocka_unit_test_teardown(copies_end_in_nul, teardown),
        cmocka_unit_test_teardown(printing_takes_what_it_needs, teardown),
        cmocka_unit_test_teardown(an_array_grows, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
