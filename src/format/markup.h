/* SPDX-License-Identifier: MIT */
/*
 * From what a database wrote to plain text: control characters, HTML and JATS tags, entities
 * (notes/formats.md section 2). Text that needs nothing is given back as it is, uncopied.
 */
#ifndef WN_FORMAT_MARKUP_H
#define WN_FORMAT_MARKUP_H

#include <stdbool.h>

#include "winnow/base/arena.h"
#include "winnow/base/str.h"

/*
 * Printable ASCII without & and <: nothing in it that any function here, or folding, would change.
 */
bool wn_markup_is_plain(struct wn_str s);

/* Control characters but LF, NUL among them, and U+2028, U+2029 and C1 become blanks. */
struct wn_str wn_markup_blanks(struct wn_arena *arena, struct wn_str s);
/* Entities become characters: once, and once more only for double escapes (&amp;lt;). */
struct wn_str wn_markup_entities(struct wn_arena *arena, struct wn_str s);
/*
 * Known tags are dropped, other `<` stay (p < 0.05). The end of a paragraph becomes a blank line,
 * or a blank where `paragraphs` is false.
 */
struct wn_str wn_markup_tags(struct wn_arena *arena, struct wn_str s, bool paragraphs);
/* Name of the known tag that the inside of <...> is, or empty. */
struct wn_str wn_markup_name(struct wn_str inside);

#endif
