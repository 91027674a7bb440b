/* SPDX-License-Identifier: MIT */
/*
 * An abstract in its parts (notes/ux.md 1.6): headings such as BACKGROUND or "Methods:" found at
 * the start of a sentence, in English, German, Spanish, French and Portuguese. Never changes a
 * word. Pure.
 */
#ifndef WN_CORE_ABSTRACT_H
#define WN_CORE_ABSTRACT_H

#include <stddef.h>

#include "winnow/base/arena.h"
#include "winnow/base/str.h"

/*
 * heading: as written, with its colon, or empty; text: what follows it. Both slices of the
 * abstract.
 */
struct wn_part { struct wn_str heading, text; };

/*
 * At least one part for a text that is not blank; none for a blank one. Paragraphs (LF) that begin
 * without a heading are parts of their own with an empty one.
 */
size_t wn_abstract_parts(struct wn_str abstract, struct wn_arena *arena,
                         const struct wn_part **out);

#endif
