/* SPDX-License-Identifier: MIT */
/*
 * Import, looked at first: each file is read once as the import itself reads it (importing.h, a dry
 * run), so that what is shown is what will be in; nothing is written before wn_preview_import.
 * Of the records only counts are kept, and the few around the one that is shown. The lead's.
 */
#ifndef WN_APP_PREVIEWING_H
#define WN_APP_PREVIEWING_H

#include "winnow/app/importing.h"
#include "winnow/core/language.h"

enum wn_preview_state {
    WN_PREVIEW_WAITING,  /* not read yet */
    WN_PREVIEW_READ,     /* can be imported */
    WN_PREVIEW_FAILED,   /* cannot be read, or not be imported: `error` says why */
    WN_PREVIEW_IMPORTED
};
enum { WN_PREVIEW_LANGUAGES = 24 };
struct wn_preview_language { struct wn_language language; int64_t records; };
struct wn_preview_sums {
    int64_t records, abstracts, files;
    int first_year, last_year; /* 0: no record has one */
    struct wn_preview_language language[WN_PREVIEW_LANGUAGES]; /* most records first */
    size_t languages;
    int64_t other_languages;   /* records in further ones; those that name none are not counted */
};
struct wn_preview_file {
    const char *path;
    struct wn_import_opts opts;  /* its own: encoding, source and columns can be set for one file */
    enum wn_preview_state state;
    bool out;                    /* left out by the person */
    struct wn_imported read;     /* as wn_import reports it, and wn_import_expected */
    struct wn_str error;
    struct wn_preview_sums sums; /* of this file */
    struct wn_imported found;    /* read, before it is compared with the other files */
};
struct wn_preview {
    struct wn_app *app;
    struct wn_preview_file *file;
    size_t files, at;           /* at: the one that is being read or imported */
    struct wn_preview_sums sums; /* of those that will be imported, or have been */
    bool done;                  /* wn_preview_import has run */
    struct wn_arena arena, now; /* now: what depends on all files, made anew */
    struct wn_preview_window *window;
};
typedef bool wn_preview_tick(void *ctx, size_t done, size_t of); /* bytes; false cancels */

/*
 * The files with the options of the command line; none is read yet. WN_EREFUSED for everybody but
 * the lead. The app knows it until it is closed (wn_app_preview), which comes before the app's.
 */
bool wn_preview_open(struct wn_app *app, const char *const *paths, size_t n,
                     const struct wn_import_opts *opts, struct wn_preview **out,
                     struct wn_err *err) WN_MUST_CHECK;
void wn_preview_close(struct wn_preview *p);

/* Reads a file (again). False: cancelled, or an error of the project; one of the file is in it. */
bool wn_preview_read(struct wn_preview *p, size_t file, wn_preview_tick *tick, void *ctx,
                     struct wn_err *err) WN_MUST_CHECK;
/* Leaves it out, or takes it again. */
bool wn_preview_leave_out(struct wn_preview *p, size_t file, struct wn_err *err) WN_MUST_CHECK;
/* These change how the file is read; it is to be read again. Empty: as it was without. */
void wn_preview_encoding(struct wn_preview *p, size_t file, struct wn_str name);
void wn_preview_source(struct wn_preview *p, size_t file, struct wn_str name);
bool wn_preview_map(struct wn_preview *p, size_t file, struct wn_str field_column,
                    struct wn_err *err) WN_MUST_CHECK;

/* Will it be imported? Not what failed, was left out, is in already or is there twice. */
bool wn_preview_takes(const struct wn_preview_file *file);

/* Record n, from 1, as read; long values are cut. Good until the next call. */
bool wn_preview_record(struct wn_preview *p, size_t file, int64_t n, const struct wn_record **out,
                       struct wn_err *err) WN_MUST_CHECK;

/*
 * Imports what is taken, all or nothing per file. False: cancelled, or an error of the project;
 * the files before are in then. Another failure is its file's, and the next ones go on.
 */
bool wn_preview_import(struct wn_preview *p, wn_preview_tick *tick, void *ctx,
                       struct wn_err *err) WN_MUST_CHECK;

#endif
