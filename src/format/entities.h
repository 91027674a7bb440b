/* SPDX-License-Identifier: MIT */
/* HTML entities as they occur in exports: the named ones of XML and Latin text, and numbers. */
#ifndef WN_FORMAT_ENTITIES_H
#define WN_FORMAT_ENTITIES_H

#include "winnow/base/str.h"

/*
 * The entity at the start of s (which begins with &), written as UTF-8 to out: never more bytes
 * than are used, *made says how many. Returns the bytes used, 0 where no known entity begins. A
 * double escape (&amp;lt;) counts as one entity.
 */
size_t wn_entity_decode(struct wn_str s, char *out, size_t *made);

#endif
