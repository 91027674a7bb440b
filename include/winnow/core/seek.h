/* SPDX-License-Identifier: MIT */
/*
 * One term of the highlight language (terms.h) looked for in many texts: is it there? For filters
 * over all records, so a text is first scanned for the term's longest plain word, and the
 * expression runs only where that is found.
 */
#ifndef WN_CORE_SEEK_H
#define WN_CORE_SEEK_H

#include <stdbool.h>

#include "winnow/base/arena.h"
#include "winnow/base/attr.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"

struct wn_seek;

/* WN_EINPUT: what is wrong with the term, as wn_term_check says it. */
bool wn_seek_open(struct wn_str term, struct wn_seek **out, struct wn_err *err) WN_MUST_CHECK;
/* An expression that hits its limits on a text counts as not there. scratch: grows, not reset. */
bool wn_seek_in(const struct wn_seek *seek, struct wn_str text, struct wn_arena *scratch);
void wn_seek_close(struct wn_seek *seek); /* NULL is fine */

#endif
