/* SPDX-License-Identifier: MIT */
/*
 * The form of a text in which terms are looked for: NFC, no soft hyphens, straight quotes; and the
 * way back from its offsets to those of the text as given. Private to core/terms*.
 */
#ifndef WN_CORE_TERMS_TEXT_H
#define WN_CORE_TERMS_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "winnow/base/arena.h"
#include "winnow/base/str.h"

/* A piece of the normalised text and the bytes that it came from. */
struct wn_terms_piece {
    size_t at, n;
    size_t given, given_n;
    bool whole; /* changed: its inner offsets mean nothing in the text as given */
};
struct wn_terms_text {
    struct wn_str text; /* valid UTF-8 */
    const struct wn_terms_piece *v;
    size_t n;
};

struct wn_terms_text wn_terms_text_of(struct wn_arena *arena, struct wn_str given);

/* Where a match that begins, or ends, at a byte of the normalised text does so in the one given. */
size_t wn_terms_text_from(const struct wn_terms_text *t, size_t at);
size_t wn_terms_text_to(const struct wn_terms_text *t, size_t at);

#endif
