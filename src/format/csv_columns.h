/* SPDX-License-Identifier: MIT */
/*
 * The columns of a table by name (notes/formats.md sections 7.3 and 8): which line is the header,
 * which column gives which field, and how a cell becomes a value.
 */
#ifndef WN_FORMAT_CSV_COLUMNS_H
#define WN_FORMAT_CSV_COLUMNS_H

#include "values.h"
#include "winnow/format/csv_table.h"
#include "winnow/format/format.h"

/* Is `cell` of a header row the name of a title column? */
bool wn_csv_is_title(struct wn_str cell);
/* The cell of a header row as people know it: trimmed. */
struct wn_str wn_csv_column_name(struct wn_str cell);

struct csv_column_list {
    const size_t *at;
    size_t count;
}; /* by priority */
struct csv_columns {
    struct csv_column_list field[WN_FIELD_COUNT];
    struct csv_column_list first_page, last_page;
    struct csv_column_list votes; /* other tools' decisions and remarks: notes, and nothing else */
    const struct wn_str *header;
    bool old_pubmed, ovid;   /* PubMed before 2020; Ovid's tags as columns */
    const char *no_abstract; /* what to say where no column holds abstracts */
};
/*
 * Fails (WN_EUSAGE) for a mapped column that the header does not have. Lists are in the arena.
 */
bool wn_csv_columns_find(const struct wn_csv_row *header, const struct wn_read_opts *opts,
                         struct wn_arena *arena, struct csv_columns *out,
                         struct wn_err *err) WN_MUST_CHECK;
/* Fills r's fields from a row. */
void wn_csv_columns_fill(const struct csv_columns *columns, const struct wn_csv_row *row,
                         struct wn_arena *arena, struct wn_record *r);

#endif
