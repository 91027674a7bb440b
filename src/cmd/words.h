/* SPDX-License-Identifier: MIT */
/*
 * Which words of a command line are the verb, while options may stand anywhere: a word is what is
 * neither an option nor an option's value.
 */
#ifndef WN_CMD_WORDS_H
#define WN_CMD_WORDS_H

#include <stdbool.h>

#include "verbs.h"

struct wn_words_found {
    const struct wn_verb *verb;  /* NULL: no such verb, or no word at all */
    struct wn_str first, second; /* as typed; empty where there is none */
    char **rest;                 /* argv without the program's name and the verb's words */
    int count;
};
void wn_words_find(struct wn_arena *arena, int argc, char *const argv[],
                   struct wn_words_found *out);

#endif
