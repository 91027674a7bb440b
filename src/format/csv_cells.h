/* SPDX-License-Identifier: MIT */
/* What databases put into one cell: lists with their separators, ids in addresses, ="...". */
#ifndef WN_FORMAT_CSV_CELLS_H
#define WN_FORMAT_CSV_CELLS_H

#include "values.h"

/* EBSCO writes ="19326203" so that spreadsheets keep text; the text inside, else the cell. */
struct wn_str wn_csv_cell_text(struct wn_str cell);
/*
 * What Rayyan puts into cells, made plain: a list in JSON with "; " between its values, and no tag
 * glued to a value.
 */
struct wn_str wn_csv_cell_plain(struct wn_arena *arena, struct wn_str cell);
/* One value a line: split at ; or line ends or | or " and ", or where a comma ends initials. */
struct wn_str wn_csv_cell_list(struct wn_arena *arena, struct wn_str raw, enum value_kind kind);
/* The same for keywords, whose words may hold " and ": split at commas outside brackets instead. */
struct wn_str wn_csv_cell_terms(struct wn_arena *arena, struct wn_str raw, enum value_kind kind);
/* The journal in `Inv. Studies (2014) 3:2`, as Embase writes it, and in `Inv Studies.  2014`. */
struct wn_str wn_csv_cell_source(struct wn_str raw);
struct wn_str wn_csv_cell_doi(struct wn_arena *arena, struct wn_str raw);
/* Digits, also at the end of an address or behind `PUBMED `. */
struct wn_str wn_csv_cell_pmid(struct wn_str raw);

#endif
