/* SPDX-License-Identifier: MIT */
/* A small review in a new folder, made by the program itself; for tests of the program in a pty. */
#ifndef WN_PTY_REVIEW_H
#define WN_PTY_REVIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "pty.h"

struct review {
    char folder[64], project[96];
};

/* `records` records with an abstract each; `title` goes into the title of all. */
void review_make(struct review *r, int records, const char *title);
void review_remove(const struct review *r);
/*
 * Runs winnow with arguments (NULL ends them) on the project; its output in out (may be NULL).
 * Returns its status.
 */
int review_run(const struct review *r, const char *const arguments[], struct wn_buf *out);
/* The same, but killed (SIGKILL) after so many milliseconds, if it still runs then. */
void review_run_killed(const struct review *r, const char *const arguments[], int ms);
/* winnow VERB --as ana, in a pseudo-terminal. */
void review_start(const struct review *r, struct pty *p, const char *verb,
                  const char *const env[], int rows, int cols);
/* The N of "N of M" in the second row of the screening view; -1 when it is not there. */
int64_t review_count(struct pty *p);
/* The same from `winnow status --json`. */
int64_t review_decided(const struct review *r);

#endif
