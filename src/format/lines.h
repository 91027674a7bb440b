/* SPDX-License-Identifier: MIT */
/*
 * A text as lines. A line ends at LF, CRLF or a bare CR, mixed within one file; the end of the
 * text ends a line too. No line is ever copied.
 */
#ifndef WN_FORMAT_LINES_H
#define WN_FORMAT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "winnow/base/str.h"

struct lines {
    struct wn_str text;
    size_t at;     /* offset of the next line */
    size_t line;   /* number of the line that was read last, from 1 */
    size_t lf, cr; /* private: where the next LF and CR stand */
};

struct lines wn_lines_of(struct wn_str text);
/* The next line without its end; false behind the last one. */
bool wn_lines_next(struct lines *in, struct wn_str *line);

/* The number of the line at an offset; offsets are to be asked for in their order. */
struct lines_at {
    struct wn_str text;
    size_t at, line; /* line: 1 at the start */
};
size_t wn_lines_at(struct lines_at *in, size_t at);

/* Holds nothing but blanks and tabs. */
bool wn_lines_is_blank(struct wn_str line);

#endif
