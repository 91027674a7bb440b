/* SPDX-License-Identifier: MIT */
/*
 * DOIs in the fields of a record (notes/formats.md section 8). A DOI is given without resolver and
 * `doi:`, percent-decoded, without trailing punctuation; its letters keep their case.
 */
#ifndef WN_FORMAT_DOI_H
#define WN_FORMAT_DOI_H

#include <stdbool.h>

#include "winnow/base/arena.h"
#include "winnow/base/str.h"

/* For a DOI field: the DOI that the value begins with, else the only one in it. */
bool wn_doi_of_field(struct wn_arena *arena, struct wn_str value, struct wn_str *doi);
/* For any other field: the DOI in it, if there is exactly one distinct. */
bool wn_doi_only_one(struct wn_arena *arena, struct wn_str value, struct wn_str *doi);

#endif
