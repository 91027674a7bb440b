/* SPDX-License-Identifier: MIT */
/*
 * Signals that concern a terminal program. They are blocked but while winnow waits for a key, so
 * that none comes between a look at the flags and the wait. For term_curses.c only.
 */
#ifndef WN_UI_TERM_SIGNALS_H
#define WN_UI_TERM_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

enum { WN_TERM_SIGNALS = 5 };
struct wn_term_signals {
    struct sigaction before[WN_TERM_SIGNALS];
    sigset_t mask_before, mask_waiting; /* outside, and while waiting */
};

/* Hang-up stays ignored where it was (nohup): then the end of input ends the program. */
void wn_term_signals_set(struct wn_term_signals *s);
void wn_term_signals_restore(const struct wn_term_signals *s);
/* What came since the last question. */
bool wn_term_signals_end(void);      /* SIGHUP, SIGTERM, SIGINT; stays true */
bool wn_term_signals_resized(void);  /* SIGWINCH */
bool wn_term_signals_continued(void); /* SIGCONT */

#endif
