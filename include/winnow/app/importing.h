/* SPDX-License-Identifier: MIT */
/* Import: one file, one transaction, all or nothing; counts in = counts out. The lead's. */
#ifndef WN_APP_IMPORTING_H
#define WN_APP_IMPORTING_H

#include "winnow/app/app.h"
#include "winnow/core/record.h"

struct wn_map; /* format/format.h */
struct wn_import_opts {
    const char *source, *platform, *kind, *searched, *query, *encoding; /* NULL: not given */
    const struct wn_map *map;
    size_t map_count;
    bool dry_run;             /* read and report; nothing is written */
    struct wn_str sha256;     /* as it was looked at: changed since = refused; or empty */
    void (*seen)(void *ctx, const struct wn_record *r); /* each record as read; NULL: nobody */
    void *seen_ctx;
};
struct wn_import_note { size_t line; struct wn_str text; };
struct wn_imported { /* names as in CLI.md; texts in the arena given */
    struct wn_str file, sha256, source, format, format_title, encoding;
    struct wn_str guess; /* the database that all its records name (Embase, ERIC ...), or empty */
    int64_t records, titles, abstracts, dois, skipped_lines, undecodable_bytes, first, last;
    bool already_imported;
    int64_t expect;     /* records that the criteria expect of the source; -1: not said */
    const struct wn_import_note *notes;
    size_t note_count;
};
/*
 * Refused (WN_EREFUSED) for everybody but the lead. After the first invitation the records follow
 * as a block of their own, and the screeners get them with the lead's next `send`. tick: may be
 * NULL; false cancels and nothing of the file is there.
 */
bool wn_import(struct wn_app *app, const char *path, const struct wn_import_opts *opts,
               bool (*tick)(void *ctx, size_t done, size_t of), void *ctx, struct wn_arena *arena,
               struct wn_imported *out, struct wn_err *err) WN_MUST_CHECK;

/*
 * After the last file of a run: a source that has another number of records than the criteria
 * expect gets a note, with its last file that was taken. A failed file is one without records.
 */
bool wn_import_expected(struct wn_app *app, bool dry_run, struct wn_imported *files, size_t n,
                        struct wn_arena *arena, struct wn_err *err) WN_MUST_CHECK;

/*
 * In a dry run: file `at` is passed over when one before it holds the same bytes, as it will be
 * when they are imported.
 */
void wn_import_repeated(struct wn_imported *files, size_t at);
/* "RIS (Embase)": the format, and what its records say of where they come from. */
struct wn_str wn_import_looks(struct wn_arena *arena, const struct wn_imported *file);
/* FIELD=COLUMN, such as title=Name; WN_EUSAGE for anything else. Slices of the value. */
bool wn_import_map(struct wn_str value, struct wn_map *out, struct wn_err *err) WN_MUST_CHECK;

#endif
