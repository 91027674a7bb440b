/* SPDX-License-Identifier: MIT */
/* Ovid's tags: from the tags of one record to its fields, which differ with the database. */
#ifndef WN_FORMAT_OVID_FIELDS_H
#define WN_FORMAT_OVID_FIELDS_H

#include "tagged.h"

void wn_ovid_fields(const struct tagged *rec, struct wn_str text, struct wn_arena *arena,
                    struct wn_record *r);

#endif
