/* SPDX-License-Identifier: MIT */
/*
 * CSV out: UTF-8, RFC 4180, CRLF. Free-text cells that begin with = + - @ TAB CR LF (and the
 * full-width forms of the signs) get a leading apostrophe unless raw; such cells are counted.
 */
#ifndef WN_FORMAT_CSV_OUT_H
#define WN_FORMAT_CSV_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "winnow/base/buf.h"
#include "winnow/base/str.h"

struct wn_csv_out {
    struct wn_buf *to;
    bool raw;        /* no apostrophes */
    bool started;    /* something stands in this row */
    size_t guarded;  /* cells that got an apostrophe */
};

void wn_csv_cell(struct wn_csv_out *csv, struct wn_str s); /* ids, codes, numbers: as they are */
void wn_csv_free_text(struct wn_csv_out *csv, struct wn_str s);
void wn_csv_int(struct wn_csv_out *csv, int64_t v);
void wn_csv_end_row(struct wn_csv_out *csv);

#endif
