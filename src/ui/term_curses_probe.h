/* SPDX-License-Identifier: MIT */
/* What is asked of a terminal's description. For term_curses.c only. */
#ifndef WN_UI_TERM_CURSES_PROBE_H
#define WN_UI_TERM_CURSES_PROBE_H

#include <stdbool.h>

/* Is there a description, and can text be placed with it? */
bool wn_term_described(const char *name);

#endif
