/* SPDX-License-Identifier: MIT */
/*
 * Export formats: a table of writers beside the table of readers (format.h). What a writer wrote,
 * the reader of the same format gives back field for field; its file says at the top how each field
 * travels and what the format cannot say. A writer takes a record as a reader makes it: one line a
 * value, list values one a line, paragraphs of the abstract parted by a blank line, UTF-8.
 *
 * NOTES never travel: they can hold other people's votes and names (notes/formats.md 7.3).
 */
#ifndef WN_FORMAT_WRITER_H
#define WN_FORMAT_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/base/buf.h"
#include "winnow/core/record.h"

struct wn_writer {
    const char *name;  /* ris, bibtex: export --to */
    const char *title; /* "RIS", "BibTeX" */
    const char *reader; /* name of the reader that gives the same back (format.h) */
    const char *begin; /* before the first record, also where there is none; may be "" */
    const char *mark;  /* stands within the first 64 bytes of every file with a record */
    /* n: the record's number in the review */
    void (*record)(struct wn_buf *out, const struct wn_record *r, int64_t n,
                   struct wn_arena *scratch);
};

extern const struct wn_writer *const wn_writers[]; /* ends with NULL */

const struct wn_writer *wn_writer_find(struct wn_str name); /* NULL: no such writer */
/* Was a file that begins like this written by one of them? */
bool wn_writer_is_export(struct wn_str head);

#endif
