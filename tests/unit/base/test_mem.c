/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include <sys/wait.h>
#include <unistd.h>

#include "winnow/base/arena.h"
#include "winnow/base/buf.h"
#include "winnow/base/mem.h"

static size_t asked;

static void *counting(void *p, size_t n)
{
    asked++;
    return realloc(p, n);
}

static void *never(void *p, size_t n)
{
    (void)p;
    (void)n;
    return NULL;
}

static void memory_is_zeroed_and_never_null(void **state)
{
    (void)state;
    char *p = wn_alloc(100);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(p[i], 0);
    wn_free(p);
    p = wn_alloc(0);
    assert_non_null(p);
    wn_free(p);
    wn_free(NULL);
}

static void resizing_keeps_what_was_there(void **state)
{
    (void)state;
    int *p = wn_realloc(NULL, 3, sizeof *p);
    for (int i = 0; i < 3; i++)
        p[i] = i;
    p = wn_realloc(p, 1000, sizeof *p);
    for (int i = 0; i < 3; i++)
        assert_int_equal(p[i], i);
    wn_free(p);
}

static void the_allocator_can_be_replaced(void **state)
{
    (void)state;
    asked = 0;
    wn_mem_set_allocator(counting);
    struct wn_arena arena = {0};
    struct wn_buf buf = {0};
    wn_free(wn_alloc(10));
    wn_arena_alloc(&arena, 1, 1);
    wn_buf_text(&buf, "x");
    assert_int_equal(asked, 3); /* nothing in base goes round it */
    wn_mem_set_allocator(NULL);
    wn_arena_free(&arena);
    wn_buf_free(&buf);
    assert_int_equal(asked, 3);
}

static void last_words(void)
{
    fputs("[terminal restored] ", stderr);
}

/* Runs `act` in a child; what it says on stderr in `said`, its exit status back. */
static int ending(void (*act)(void), char *said, size_t size)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        wn_mem_set_last_words(last_words);
        act();
        _exit(0);
    }
    close(ends[1]);
    size_t n = 0;
    for (ssize_t got = 1; got > 0 && n + 1 < size; n += (size_t)got) {
        got = read(ends[0], said + n, size - 1 - n);
        assert_true(got >= 0);
    }
    said[n] = '\0';
    close(ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void run_out(void)
{
    wn_mem_set_allocator(never);
    wn_free(wn_alloc(1));
}

static void overflow_product(void)
{
    wn_free(wn_realloc(NULL, SIZE_MAX / 2, 3));
}

static void overflow_arena(void)
{
    struct wn_arena arena = {0};
    wn_arena_alloc(&arena, SIZE_MAX / 4, 8);
}

static void die(void)
{
    wn_die("something ended");
}

static void without_memory_the_program_ends_in_words(void **state)
{
    (void)state;
    static void (*const acts[])(void) = {run_out, overflow_product, overflow_arena};
    char said[4096];
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        assert_int_equal(ending(acts[i], said, sizeof said), 1);
        assert_non_null(strstr(said, "[terminal restored] winnow: out of memory; every decision is "
                                     "saved\n"));
    }
    assert_int_equal(ending(die, said, sizeof said), 1);
    assert_non_null(strstr(said, "[terminal restored] winnow: something ended\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_never_null),
        cmocka_unit_test(resizing_keeps_what_was_there),
        cmocka_unit_test(the_allocator_can_be_replaced),
        cmocka_unit_test(without_memory_the_program_ends_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
