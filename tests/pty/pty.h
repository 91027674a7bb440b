/* SPDX-License-Identifier: MIT */
/*
 * A program in a pseudo-terminal, read back through libvterm. Everything waits for text or for the
 * mark that winnow sends after a redraw (WINNOW_TEST_SYNC=1), never for time; a wait that takes
 * longer than PTY_MS fails the test and prints what is on the terminal.
 */
#ifndef WN_PTY_H
#define WN_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include <vterm.h>

#include "winnow/base/buf.h"

enum { PTY_MS = 20000 }; /* long: sanitizers on a loaded machine */

struct pty {
    pid_t pid;
    int master;
    int rows, cols;
    VTerm *vt;
    VTermScreen *screen;
    struct wn_buf raw;     /* all that the program has sent */
    size_t syncs, scanned; /* redraws seen; bytes of raw looked at */
    bool ended;
    int status; /* of waitpid, when ended */
};

/*
 * Starts argv with a cleared environment (TERM=xterm-256color, LC_ALL=C.UTF-8, TZ=UTC, PATH, a HOME
 * that is not there) and `env` ("NAME=value", "NAME" takes one out; NULL ends; may be NULL) on top.
 */
void pty_start(struct pty *p, const char *const argv[], const char *const env[], int rows,
               int cols);
void pty_end(struct pty *p); /* kills it when it still runs, and frees */

/* Reads what there is, for at most ms; false: nothing came. */
bool pty_pump(struct pty *p, int ms);

void pty_send(struct pty *p, const char *bytes, size_t n);
void pty_type(struct pty *p, const char *text);
/* Waits for so many further redraws; the first one after the start is the beginning of all keys. */
void pty_redrawn(struct pty *p, size_t more);
/* One key, when all redraws before it have been waited for; returns when its own is complete. */
void pty_press(struct pty *p, const char *bytes);
void pty_resize(struct pty *p, int rows, int cols);
void pty_hang_up(struct pty *p); /* the window is closed */

bool pty_shows(struct pty *p, const char *text);
void pty_expect(struct pty *p, const char *text); /* waits until it stands on the terminal */
/* A row, right-trimmed; valid until the next call. */
const char *pty_row(struct pty *p, int row);
/*
 * Rows of text, `cursor=r,c`, a letter a cell: . plain, B bold, U underlined, R reverse, C
 * coloured.
 */
void pty_snapshot(struct pty *p, struct wn_buf *out);
VTermScreenCell pty_cell(struct pty *p, int row, int col);
VTermPos pty_cursor(struct pty *p);

/* Waits for the end; the exit status, 128 + signal, or -1 when it still runs after ms. */
int pty_finish(struct pty *p, int ms);
/* The first OSC, DCS, APC, PM or SOS other than those known; NULL when there is none. */
const char *pty_strange(struct pty *p);

#endif
