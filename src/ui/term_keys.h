/* SPDX-License-Identifier: MIT */
/*
 * Bytes from a terminal into keys: UTF-8 that may come in pieces, and the escape sequences that the
 * terminal's description does not name. Pure; knows no curses. What it does not know it swallows
 * whole: the tail of an unknown sequence must never decide on a record.
 */
#ifndef WN_UI_TERM_KEYS_H
#define WN_UI_TERM_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wn_key_bytes { /* zeroed: nothing begun */
    unsigned char byte[8];
    size_t n;
};

/* Adds one byte that is no part of an escape sequence; true: a key is complete. */
bool wn_key_byte(struct wn_key_bytes *in, unsigned char byte, uint32_t *key);

struct wn_key_sequence { /* what came after ESC */
    unsigned char byte[16]; /* its beginning */
    size_t n;               /* all of it */
};
/* Adds a byte; true: the sequence is complete. */
bool wn_key_sequence_byte(struct wn_key_sequence *s, unsigned char byte);
/* Its key, WN_KEY_NONE for one that is not known. Of an empty one: Esc. */
uint32_t wn_key_of_sequence(const struct wn_key_sequence *s);

#endif
