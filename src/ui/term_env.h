/* SPDX-License-Identifier: MIT */
/* What the environment says about the terminal: locale, colour, name. For term_curses.c only. */
#ifndef WN_UI_TERM_ENV_H
#define WN_UI_TERM_ENV_H

#include <stdbool.h>

#include "winnow/ui/term.h"

struct wn_term_locale {
    char before[128]; /* what LC_CTYPE was, for wn_term_locale_restore */
    bool utf8;
    bool ascii; /* signs of ambiguous width are better left out: not UTF-8, or zh, ja, ko */
};

/*
 * Sets LC_CTYPE, and nothing else, from the environment. Where LC_ALL, LC_CTYPE and LANG are all
 * unset, and where the locale named is UTF-8 but not installed, C.UTF-8 is tried.
 */
void wn_term_locale_set(struct wn_term_locale *l);
void wn_term_locale_restore(const struct wn_term_locale *l);

/* Colour: the option, then NO_COLOR; else it is for the terminal to say. */
bool wn_term_wants_colour(enum wn_colour colour);

/* Names of terminals that are xterm at heart, but not described on every computer. */
bool wn_term_like_xterm(const char *name);

#endif
