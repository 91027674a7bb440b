/* SPDX-License-Identifier: MIT */
/*
 * A CSV or TSV text as rows of cells: the tolerant tokenizer below the CSV reader, also used for
 * `decide --from`. Delimiter comma, semicolon or tab; `""` is a quote; quoted cells may hold line
 * ends.
 */
#ifndef WN_FORMAT_CSV_TABLE_H
#define WN_FORMAT_CSV_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "winnow/base/arena.h"
#include "winnow/base/str.h"

struct wn_csv_in {
    struct wn_str text;
    char delimiter;
    bool no_quotes; /* Web of Science's tab files: a quote is text */
    size_t at; /* of the next row */
    size_t line; /* counts LF, CRLF and bare CR outside quotes, and all of them inside */
};
struct wn_csv_row {
    const struct wn_str *cell;
    size_t count;
    size_t line, from, to; /* where it stands in the text */
    bool unclosed;         /* a quoted cell reached the end of the text */
    size_t unclosed_line;  /* where it begins */
};

/* The delimiter that splits this header line into the most cells. */
char wn_csv_delimiter(struct wn_str line);
/* Next row that is not blank; cells in the arena. False at the end. */
bool wn_csv_next(struct wn_csv_in *in, struct wn_arena *arena, struct wn_csv_row *row);

#endif
