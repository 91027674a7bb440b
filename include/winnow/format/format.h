/* SPDX-License-Identifier: MIT */
/*
 * Import formats: a table of readers and the detection by content (notes/formats.md section 1). A
 * reader gets UTF-8 and never decodes; it walks the text, makes records of slices (in the sink's
 * record arena where it must join lines) and hands each to the sink. Nothing is dropped silently.
 */
#ifndef WN_FORMAT_FORMAT_H
#define WN_FORMAT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "winnow/base/arena.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"
#include "winnow/core/record.h"

enum wn_note {
    WN_NOTE_SKIPPED,  /* lines that belong to no record; count of them */
    WN_NOTE_ODD,      /* something to look at, kept */
    WN_NOTE_NO_END,   /* the last record has no end mark */
    WN_NOTE_RAGGED,   /* rows with fewer or more cells than the header */
    WN_NOTE_PREAMBLE, /* lines before the header */
    WN_NOTE_MISSING   /* an expected column is missing ("no abstracts: save as PubMed format") */
};

struct wn_sink {
    void *ctx;
    struct wn_arena *arena; /* record arena: reset by the sink's owner after each record */
    bool (*record)(void *ctx, const struct wn_record *r, struct wn_err *err);
    /* bytes; every 2,000 records; false = cancel */
    bool (*tick)(void *ctx, size_t done, size_t of);
    /* words are good until the call returns */
    void (*note)(void *ctx, enum wn_note kind, size_t count, size_t line, struct wn_str words);
};

struct wn_map { enum wn_field field; struct wn_str column; }; /* --map title=COLUMN */
struct wn_read_opts { const struct wn_map *map; size_t map_count; };

struct wn_reader {
    const char *name;  /* ris, nbib, wos ...: JSON and events */
    const char *title; /* "RIS", "PubMed (nbib)", "CSV" */
    size_t look;       /* asked about so many of the first non-blank lines; XML, 0: not asked */
    /*
     * Does a record of mine, or my file header, begin at this line? `line` without its end.
     */
    bool (*begins)(struct wn_str line);
    bool (*read)(struct wn_str text, const struct wn_read_opts *opts, const struct wn_sink *to,
                 struct wn_err *err);
};

extern const struct wn_reader *const wn_readers[]; /* ends with NULL */

/*
 * The reader for this text: the first of its first lines (8 for tables, 200 for the others) at
 * which a format begins decides. Else WN_EINPUT, with what the text looks like, what to export
 * instead, and what is read: formats not read yet are named.
 */
bool wn_reader_find(struct wn_str text, const struct wn_reader **out, struct wn_err *err)
    WN_MUST_CHECK;
/*
 * With --map given: the table whose header row names one of the mapped columns; else as above.
 */
bool wn_reader_find_mapped(struct wn_str text, const struct wn_read_opts *opts,
                           const struct wn_reader **out, struct wn_err *err) WN_MUST_CHECK;
/* The same before decoding, for what is no text at all (zip, PDF, empty): refuses with advice. */
bool wn_reader_check_bytes(struct wn_str bytes, struct wn_err *err) WN_MUST_CHECK;

#endif
