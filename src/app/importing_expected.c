/* SPDX-License-Identifier: MIT */
/* What the criteria expect of a source: a search may be saved in several files. */
#include <inttypes.h>

#include "importing_parts.h"
#include "winnow/store/records.h"

struct expected {
    struct wn_app *app;
    bool dry_run;
    struct wn_imported *files;
    size_t n;
    struct wn_arena *arena;
};

/* Is this file one of the source, and taken in this run? */
static bool expected_is_of(const struct wn_imported *file, struct wn_str source)
{
    return file->records > 0 && !file->already_imported && wn_str_eq(file->source, source);
}

static bool expected_is_last(const struct expected *x, size_t at)
{
    struct wn_str source = x->files[at].source;
    for (size_t i = at + 1; i < x->n; i++)
        if (expected_is_of(&x->files[i], source))
            return false;
    return expected_is_of(&x->files[at], source);
}

/* Records of the source in the review; after a dry run those of the files read as well. */
static bool expected_total(const struct expected *x, struct wn_str source, int64_t *total,
                           struct wn_err *err)
{
    struct wn_source *v;
    size_t count;
    *total = 0;
    if (!wn_sources_list(wn_app_store(x->app), x->arena, &v, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (wn_str_eq(v[i].name, source))
            *total += v[i].records;
    for (size_t i = 0; x->dry_run && i < x->n; i++)
        if (expected_is_of(&x->files[i], source))
            *total += x->files[i].records;
    return true;
}

static void expected_note(struct wn_imported *file, int64_t total, struct wn_arena *arena)
{
    struct wn_import_note *notes = WN_NEWS(arena, struct wn_import_note, file->note_count + 1);
    for (size_t i = 0; i < file->note_count; i++)
        notes[i] = file->notes[i];
    notes[file->note_count++] = (struct wn_import_note){
        .text = wn_arena_print(arena,
                               "%.*s has %" PRId64 " record%s now; the criteria file expects "
                               "%" PRId64,
                               WN_ARG(file->source), total, total == 1 ? "" : "s", file->expect)};
    file->notes = notes;
}

bool wn_import_expected(struct wn_app *app, bool dry_run, struct wn_imported *files, size_t n,
                        struct wn_arena *arena, struct wn_err *err)
{
    struct expected x = {app, dry_run, files, n, arena};
    for (size_t i = 0; i < n; i++) {
        int64_t total;
        if (files[i].expect < 0 || !expected_is_last(&x, i))
            continue;
        if (!expected_total(&x, files[i].source, &total, err))
            return false;
        if (total != files[i].expect)
            expected_note(&files[i], total, arena);
    }
    return true;
}

void wn_import_repeated(struct wn_imported *files, size_t at)
{
    struct wn_imported *file = &files[at];
    for (size_t i = 0; i < at && file->records > 0 && !file->already_imported; i++) {
        if (!expected_is_of(&files[i], files[i].source) ||
            !wn_str_eq(files[i].sha256, file->sha256))
            continue;
        file->source = files[i].source;
        file->already_imported = true;
        file->titles = file->abstracts = file->dois = 0;
        file->guess = WN_STR("");
        file->note_count = 0;
    }
}
