/* SPDX-License-Identifier: MIT */
/*
 * The other way round of wn_value_clean (values.h): a value of a record as it must stand in a file,
 * so that reading gives the same value again. Only what would be read as an entity or a tag is
 * changed; nearly every text goes out as it is.
 */
#ifndef WN_FORMAT_ESCAPE_H
#define WN_FORMAT_ESCAPE_H

#include "values.h"
#include "winnow/base/buf.h"

void wn_escape(struct wn_buf *out, struct wn_str value, enum value_kind kind);
/* A DOI with what would end it or be decoded (blank, quote, %41) as percent signs. */
void wn_escape_doi(struct wn_buf *out, struct wn_str doi);

#endif
