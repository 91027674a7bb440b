/* SPDX-License-Identifier: MIT */
/* Import: one file, one transaction, all or nothing; counts in = counts out. The lead's. */
#ifndef WN_APP_IMPORTING_H
#define WN_APP_IMPORTING_H

#include "winnow/app/app.h"
#include "winnow/core/record.h"

struct wn_import_opts {
    const char *source, *platform, *kind, *searched, *query, *encoding; /* NULL: not given */
    const struct wn_map *map; /* format/format.h */
    size_t map_count;
    bool dry_run;             /* read and report; nothing is written */
};
struct wn_import_note { size_t line; struct wn_str text; };
struct wn_imported { /* names as in CLI.md; texts in the arena given */
    struct wn_str file, sha256, source, format, format_title, encoding;
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

#endif
