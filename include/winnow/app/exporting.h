/* SPDX-License-Identifier: MIT */
/*
 * Export: decisions out as CSV (CLI.md has both headers), records as RIS and BibTeX
 * (format/writer.h). Written whole or not at all.
 */
#ifndef WN_APP_EXPORTING_H
#define WN_APP_EXPORTING_H

#include "winnow/app/app.h"
#include "winnow/base/buf.h"

enum wn_only {
    WN_ONLY_ALL,
    WN_ONLY_INCLUDED,
    WN_ONLY_EXCLUDED,
    WN_ONLY_MAYBE,
    WN_ONLY_CONFLICTS,
    WN_ONLY_UNDECIDED
};
bool wn_only_find(struct wn_str word, enum wn_only *out);

#define WN_EXPORT_FORMS "csv, csv-long, ris and bibtex"

struct wn_exported {
    int64_t rows, guarded;
    int64_t revealed; /* works whose decisions the adjudicator sees by this for the first time */
};

/* Writes all of the bytes through to where they are read, or says why not. */
typedef bool wn_export_put_fn(void *ctx, struct wn_str bytes, struct wn_err *err);
struct wn_export_to { /* a file, or what takes the bytes */
    const char *file;
    wn_export_put_fn *put;
    void *ctx;
};
/*
 * format: one of WN_EXPORT_FORMS. Appends to out and, where `to` is given, writes the file (whole,
 * and in place of an earlier export only) or puts the bytes. An export that shows others'
 * decisions, if only by the choice of records, writes one `reveal` for them and an `export` event
 * (to: format, file as given, sha256, rows). An export that could not be written writes neither.
 */
bool wn_export(struct wn_app *app, struct wn_str format, enum wn_only only, bool raw,
               const struct wn_export_to *to, struct wn_buf *out, struct wn_exported *result,
               struct wn_err *err) WN_MUST_CHECK;

#endif
