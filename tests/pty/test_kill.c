/* SPDX-License-Identifier: MIT */
/*
 * exchange.md fault 2: decide in the real program, kill -9 at some moment, look: whatever the view
 * had counted is on the disk, the chain is whole, and nobody holds the file.
 */
#include "wn_test.h"

#include "review.h"

#include <signal.h>
#include <unistd.h>

enum { KILL_ROUNDS = 60, KILL_RECORDS = 2000 };

static uint32_t kill_seed = 20261122;

static uint32_t kill_random(uint32_t below)
{
    kill_seed = kill_seed * 1664525u + 1013904223u;
    return (kill_seed >> 16) % below;
}

/*
 * Decides until chance stops it, sometimes in the middle of a decision; returns what was counted.
 */
static int64_t kill_round(const struct review *r)
{
    struct pty p;
    review_start(r, &p, "screen", NULL, 24, 80);
    pty_redrawn(&p, 1);
    uint32_t keys = 1 + kill_random(8);
    for (uint32_t i = 0; i < keys; i++)
        pty_press(&p, i % 2 ? "m" : "i"); /* two keys by turns: none of them counts as held */
    int64_t seen = review_count(&p);
    pty_type(&p, keys % 2 ? "m" : "i");
    pty_pump(&p, (int)kill_random(12));
    kill(p.pid, SIGKILL);
    assert_int_equal(pty_finish(&p, PTY_MS), 128 + SIGKILL);
    int64_t last = review_count(&p);
    pty_end(&p);
    return last > seen ? last : seen;
}

static void test_what_was_counted_survives_a_kill(void **state)
{
    (void)state;
    struct review r;
    int rounds = WINNOW_SWEEP_STEP > 1 ? KILL_ROUNDS / 10 : KILL_ROUNDS;
    review_make(&r, KILL_RECORDS, "Mentoring");
    for (int i = 0; i < rounds; i++) {
        int64_t seen = kill_round(&r), kept = review_decided(&r);
        if (kept < seen || kept > seen + 1)
            fail_msg("round %d: the view had counted %d, the file has %d", i, (int)seen, (int)kept);
        struct wn_buf out = {0};
        if (review_run(&r, (const char *const[]){"check", NULL}, &out) != 0)
            fail_msg("round %d: %s", i, wn_buf_cstr(&out));
        wn_buf_free(&out);
    }
    review_remove(&r);
}

static void kill_must(const struct review *r, const char *const arguments[], int round)
{
    struct wn_buf out = {0};
    if (review_run(r, arguments, &out) != 0)
        fail_msg("round %d: %s: %s", round, arguments[0], wn_buf_cstr(&out));
    wn_buf_free(&out);
}

#define MUST(r, round, ...) kill_must(r, (const char *const[]){__VA_ARGS__, NULL}, round)

/*
 * ana sends and chi receives, each killed at some moment. A file that is there under its name is
 * whole; both projects are sound; and what was broken off is simply done again.
 */
static void test_a_killed_send_or_receive_is_done_again(void **state)
{
    (void)state;
    struct review chi, ana;
    char invitation[128], file[160];
    int rounds = WINNOW_SWEEP_STEP > 1 ? KILL_ROUNDS / 10 : KILL_ROUNDS;
    review_make(&chi, KILL_ROUNDS, "Mentoring");
    ana = chi;
    snprintf(ana.project, sizeof ana.project, "%s/ana.winnow", chi.folder);
    snprintf(invitation, sizeof invitation, "%s/ana.wininvite", chi.folder);
    MUST(&chi, 0, "invite", "ana", "-o", invitation);
    MUST(&chi, 0, "join", invitation, "-o", ana.project);
    for (int i = 1; i <= rounds; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", i);
        snprintf(file, sizeof file, "%s/ana%d.windec", chi.folder, i);
        MUST(&ana, i, "decide", number, "include");
        review_run_killed(&ana, (const char *const[]){"send", "-o", file, NULL},
                          (int)kill_random(60));
        MUST(&ana, i, "check");
        if (access(file, F_OK) != 0)
            MUST(&ana, i, "send", "-o", file);
        review_run_killed(&chi, (const char *const[]){"receive", file, NULL},
                          (int)kill_random(60));
        MUST(&chi, i, "check");
        MUST(&chi, i, "receive", file);
    }
    review_remove(&chi);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_counted_survives_a_kill),
        cmocka_unit_test(test_a_killed_send_or_receive_is_done_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
