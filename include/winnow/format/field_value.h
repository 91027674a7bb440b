/* SPDX-License-Identifier: MIT */
/* A value that somebody types for a field of a record: cleaned as the readers clean it. Pure. */
#ifndef WN_FORMAT_FIELD_VALUE_H
#define WN_FORMAT_FIELD_VALUE_H

#include "winnow/base/arena.h"
#include "winnow/base/err.h"
#include "winnow/core/record.h"

/*
 * raw: UTF-8, of any length. WN_EUSAGE in a sentence: a field that is not corrected, an empty
 * title, a year that is none (1500 to 2099), something else than a DOI. Of the others empty takes
 * the value away.
 */
bool wn_field_value(struct wn_arena *arena, enum wn_field field, struct wn_str raw,
                    struct wn_str *out, struct wn_err *err) WN_MUST_CHECK;

#endif
