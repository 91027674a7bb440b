/* SPDX-License-Identifier: MIT */
/* The program in a terminal: screening a small review. */
#include "wn_test.h"

#include "review.h"

static void leave(struct pty *p)
{
    pty_type(p, "q");
    assert_int_equal(pty_finish(p, PTY_MS), 0);
    if (pty_strange(p))
        fail_msg("sent to the terminal: %s", pty_strange(p));
    pty_end(p);
}

static void test_screening_works_on_every_terminal(void **state)
{
    (void)state;
    static const char *const envs[][2] = {{"TERM=xterm-256color"}, {"TERM=linux"}, {"TERM=vt100"},
                                          {"TERM=xterm-ghostty-9"}, {"NO_COLOR=1"}, {"LC_ALL=C"}};
    struct review r;
    review_make(&r, 40, "Near-peer mentoring in anatomy");
    for (size_t i = 0; i < sizeof envs / sizeof *envs; i++) {
        struct pty p;
        review_start(&r, &p, "screen", (const char *const[]){envs[i][0], NULL}, 24, 80);
        pty_redrawn(&p, 1);
        pty_expect(&p, "INCLUDE");
        int64_t before = review_count(&p);
        pty_press(&p, "i");
        assert_int_equal(review_count(&p), before + 1);
        leave(&p);
        assert_int_equal(review_decided(&r), before + 1);
    }
    review_remove(&r);
}

static void test_a_dumb_terminal_goes_plain(void **state)
{
    (void)state;
    struct review r;
    struct pty p;
    review_make(&r, 3, "Mentoring");
    review_start(&r, &p, "screen", (const char *const[]){"TERM=dumb", NULL}, 24, 80);
    pty_expect(&p, "Mentoring");
    assert_null(strstr(wn_buf_cstr(&p.raw), "\033["));
    pty_type(&p, "\x04");
    assert_true(pty_finish(&p, PTY_MS) >= 0);
    pty_end(&p);
    review_remove(&r);
}

static void test_twenty_keys_in_one_write_decide_once(void **state)
{
    (void)state;
    struct review r;
    struct pty p;
    review_make(&r, 40, "Mentoring");
    review_start(&r, &p, "screen", NULL, 24, 80);
    pty_redrawn(&p, 1);
    pty_expect(&p, "INCLUDE");
    pty_type(&p, "eeeeeeeeeeeeeeeeeeee");
    while (review_count(&p) < 1)
        pty_redrawn(&p, 1);
    while (pty_pump(&p, 300))
        continue;
    assert_int_equal(review_count(&p), 1);
    leave(&p);
    assert_int_equal(review_decided(&r), 1);
    review_remove(&r);
}

/* exchange.md fault 7: the last decision and the note that was being typed are kept */
static void test_a_closed_window_loses_nothing(void **state)
{
    (void)state;
    struct review r;
    struct pty p;
    struct wn_buf out = {0};
    review_make(&r, 5, "Mentoring");
    review_start(&r, &p, "screen", NULL, 24, 80);
    pty_redrawn(&p, 1);
    pty_expect(&p, "INCLUDE");
    pty_press(&p, "i");
    pty_press(&p, "n");
    for (const char *c = "ask them"; *c; c++)
        pty_press(&p, (const char[]){*c, '\0'});
    pty_hang_up(&p);
    assert_true(pty_finish(&p, 1000) >= 0);
    pty_end(&p);
    assert_int_equal(review_decided(&r), 1);
    const char *const log[] = {"--as", "ana", "log", "--json", NULL};
    assert_int_equal(review_run(&r, log, &out), 0);
    assert_non_null(strstr(wn_buf_cstr(&out), "ask them"));
    wn_buf_free(&out);
    review_remove(&r);
}

static void test_resizes_while_typing_a_note(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1},   {1, 200},  {5, 10},  {500, 500}, {20, 60}, {40, 120},
                                   {24, 99}, {24, 100}, {60, 160}, {33, 81},  {20, 200}, {2, 60}};
    struct review r;
    struct pty p;
    review_make(&r, 5, "Mentoring");
    review_start(&r, &p, "screen", NULL, 24, 80);
    pty_redrawn(&p, 1);
    pty_expect(&p, "INCLUDE");
    pty_press(&p, "n");
    for (size_t i = 0; i < 60; i++) {
        const int *size = sizes[i % (sizeof sizes / sizeof *sizes)];
        pty_resize(&p, size[0], size[1]);
        pty_type(&p, i % 7 == 6 ? " " : "w");
        pty_pump(&p, 5);
    }
    pty_resize(&p, 18, 52);
    pty_expect(&p, "60 columns and 20 rows needed, you have 52x18; make");
    pty_resize(&p, 24, 80);
    pty_expect(&p, "wwwwww wwwwww");
    while (pty_pump(&p, 200))
        continue;
    pty_press(&p, "\033");
    pty_expect(&p, "INCLUDE");
    leave(&p);
    review_remove(&r);
}

/* exchange.md fault 16, through import, file and view */
static void test_a_hostile_title_stays_text(void **state)
{
    (void)state;
    struct review r;
    struct pty p;
    review_make(&r, 3,
                "a\033]0;owned\007b\033]52;c;b3du\007c\xC2\x9B" "2Jd\xE2\x80\xAE" "e%s%n%99999d");
    review_start(&r, &p, "screen", NULL, 24, 80);
    pty_redrawn(&p, 1);
    pty_expect(&p, "INCLUDE");
    pty_expect(&p, "%s%n%99999d");
    pty_press(&p, "m");
    leave(&p);
    review_start(&r, &p, "log", NULL, 24, 80);
    assert_int_equal(pty_finish(&p, PTY_MS), 0);
    if (pty_strange(&p))
        fail_msg("sent to the terminal: %s", pty_strange(&p));
    pty_end(&p);
    review_remove(&r);
}

static void test_nothing_is_sent_without_a_key(void **state)
{
    (void)state;
    struct review r;
    struct pty p;
    review_make(&r, 3, "Mentoring");
    review_start(&r, &p, "screen", NULL, 24, 80);
    pty_redrawn(&p, 1);
    pty_expect(&p, "INCLUDE");
    while (pty_pump(&p, 100))
        continue;
    assert_false(pty_pump(&p, 1500));
    leave(&p);
    review_remove(&r);
}

/* exchange.md fault 9: what was decided before is on the disk while the program stands still */
static void test_suspended_in_a_shell(void **state)
{
    (void)state;
    struct review r;
    struct pty p;
    char command[512];
    review_make(&r, 5, "Mentoring");
    pty_start(&p, (const char *const[]){"bash", "--norc", "--noprofile", "-i", NULL},
              (const char *const[]){"PS1=ready> ", NULL}, 24, 80);
    pty_expect(&p, "ready>");
    snprintf(command, sizeof command, "'%s' -p '%s' --as ana screen\n", PTY_WINNOW, r.project);
    pty_type(&p, command);
    pty_redrawn(&p, 1);
    pty_expect(&p, "INCLUDE");
    pty_press(&p, "i");
    pty_type(&p, "\x1A");
    pty_expect(&p, "Stopped");
    pty_type(&p, "fg\n");
    pty_expect(&p, "INCLUDE");
    assert_int_equal(review_count(&p), 1);
    pty_type(&p, "q");
    pty_expect(&p, "ready>");
    pty_type(&p, "exit\n");
    assert_true(pty_finish(&p, PTY_MS) >= 0);
    pty_end(&p);
    assert_int_equal(review_decided(&r), 1);
    review_remove(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_screening_works_on_every_terminal),
        cmocka_unit_test(test_a_dumb_terminal_goes_plain),
        cmocka_unit_test(test_twenty_keys_in_one_write_decide_once),
        cmocka_unit_test(test_a_closed_window_loses_nothing),
        cmocka_unit_test(test_resizes_while_typing_a_note),
        cmocka_unit_test(test_a_hostile_title_stays_text),
        cmocka_unit_test(test_nothing_is_sent_without_a_key),
        cmocka_unit_test(test_suspended_in_a_shell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
