/* SPDX-License-Identifier: MIT */
/* RIS: from the tags of one record to its fields, by fixed priorities over all dialects. */
#ifndef WN_FORMAT_RIS_FIELDS_H
#define WN_FORMAT_RIS_FIELDS_H

#include "tagged.h"

void wn_ris_fields(const struct tagged *rec, struct wn_str text, struct wn_arena *arena,
                   struct wn_record *r);

extern const struct tagged_shape wn_ris_shape; /* `TI  - ` */
/*
 * Where a tag is glued to a value, as Rayyan does: `...from=export     U2  - L20298`; else its end.
 */
size_t wn_ris_glued_at(struct wn_str value);

#endif
