/* SPDX-License-Identifier: MIT */
/*
 * A term as people write it, made a regular expression as text. Knows the highlight language
 * (notes/ux.md 1.5) and no regular expression library. Private to core/terms*.
 */
#ifndef WN_CORE_TERMS_PATTERN_H
#define WN_CORE_TERMS_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"

struct wn_term_pattern {
    struct wn_str text;
    struct wn_str literal; /* lower-case ASCII that every match contains; may be empty */
    bool open_left;        /* a match goes on to the left over letters and digits */
    bool expression;       /* written by a person between slashes, which are left out */
};

/* NEAR/3 and its like: how many words may stand between; -1 where the word is no operator. */
int64_t wn_term_near(struct wn_str word);

/*
 * term: trimmed and normalised as texts are (terms_text.h). On failure *offset is the byte in term
 * where it is wrong.
 */
bool wn_term_pattern(struct wn_arena *arena, struct wn_str term, struct wn_term_pattern *out,
                     size_t *offset, struct wn_err *err) WN_MUST_CHECK;

#endif
