/* SPDX-License-Identifier: MIT */
/* Notes in the real program: what was typed is kept, whatever ends it; what is long stays whole. */
#include "wn_test.h"

#include "review.h"

#include <signal.h>
#include <string.h>

enum { NOTE_LETTERS = 10003, NOTE_PAUSE_MS = 3000 };

static void note_run(const struct review *r, const char *const arguments[], struct wn_buf *out)
{
    if (review_run(r, arguments, out) != 0)
        fail_msg("%s: %s", arguments[0], out ? wn_buf_cstr(out) : "");
}

/* The draft is written at most a second after the last key, and nobody has to press another. */
static void test_what_was_typed_survives_a_kill(void **state)
{
    (void)state;
    struct review r;
    struct pty p;
    struct wn_buf out = {0};
    review_make(&r, 2, "Mentoring");
    review_start(&r, &p, "screen", NULL, 24, 80);
    pty_redrawn(&p, 1);
    pty_press(&p, "n");
    pty_type(&p, "all of this, to the last word");
    pty_redrawn(&p, strlen("all of this, to the last word"));
    for (int i = 0; i < NOTE_PAUSE_MS / 100; i++)
        pty_pump(&p, 100); /* the person looks at the abstract */
    kill(p.pid, SIGKILL);
    assert_int_equal(pty_finish(&p, PTY_MS), 128 + SIGKILL);
    pty_end(&p);
    review_start(&r, &p, "screen", NULL, 24, 80); /* makes a note of the draft */
    pty_redrawn(&p, 1);
    pty_type(&p, "q");
    pty_finish(&p, PTY_MS);
    pty_end(&p);
    note_run(&r, (const char *const[]){"--as", "ana", "log", NULL}, &out);
    if (!strstr(wn_buf_cstr(&out), "all of this, to the last word"))
        fail_msg("not kept: %s", wn_buf_cstr(&out));
    wn_buf_free(&out);
    review_remove(&r);
}

/* Opened and closed, it is as it was: nothing is written, and nothing is cut off. */
static void test_a_long_note_stays_whole_in_the_view(void **state)
{
    (void)state;
    struct review r;
    struct pty p;
    struct wn_buf note = {0}, out = {0}, before = {0}, after = {0};
    wn_buf_fill(&note, 'x', NOTE_LETTERS);
    review_make(&r, 2, "Mentoring");
    note_run(&r,
             (const char *const[]){"decide", "1", "include", "--note", wn_buf_cstr(&note), "--as",
                                   "ana", NULL},
             &out);
    note_run(&r, (const char *const[]){"--as", "ana", "log", "--json", NULL}, &before);
    review_start(&r, &p, "screen", NULL, 24, 80);
    pty_redrawn(&p, 1);
    pty_press(&p, "g");
    pty_press(&p, "n");
    pty_press(&p, "\033[D"); /* moving is no change */
    pty_press(&p, "\033");
    pty_expect(&p, "is as it was");
    pty_type(&p, "q");
    pty_finish(&p, PTY_MS);
    pty_end(&p);
    note_run(&r, (const char *const[]){"--as", "ana", "log", "--json", NULL}, &after);
    assert_non_null(strstr(wn_buf_cstr(&before), wn_buf_cstr(&note)));
    assert_string_equal(wn_buf_cstr(&after), wn_buf_cstr(&before));
    wn_buf_free(&note);
    wn_buf_free(&out);
    wn_buf_free(&before);
    wn_buf_free(&after);
    review_remove(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_typed_survives_a_kill),
        cmocka_unit_test(test_a_long_note_stays_whole_in_the_view),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
