/* SPDX-License-Identifier: MIT */
/*
 * What every reader does on its way through a file: hand a record on, tick, and count the lines
 * that belong to none. Lines skipped one after the other make one note.
 */
#ifndef WN_FORMAT_READING_H
#define WN_FORMAT_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "winnow/base/attr.h"
#include "winnow/format/format.h"

struct reading {
    const struct wn_sink *to;
    size_t of;                    /* bytes of the text */
    size_t records;               /* handed on so far */
    size_t skipped, skipped_line; /* the run that is open */
    struct wn_str skipped_text;   /* its first line */
};

/* Finishes r (values.h) and hands it on; done: bytes read. False: error, or cancelled. */
bool wn_reading_record(struct reading *in, struct wn_record *r, size_t done,
                       struct wn_err *err) WN_MUST_CHECK;
/* A line, or `count` lines from there on, that belong to no record. */
void wn_reading_skip(struct reading *in, struct wn_str text, size_t line, size_t count);
/* Ends the run of skipped lines; also to be called at the end of the file. */
void wn_reading_skipped(struct reading *in);
void wn_reading_note(struct reading *in, enum wn_note kind, size_t count, size_t line,
                     struct wn_str words);
/* For formats without columns: says that --map has no effect here. */
void wn_reading_no_map(struct reading *in, const struct wn_read_opts *opts);

#endif
