/* SPDX-License-Identifier: MIT */
/*
 * Making a project file, all or nothing: what `init` and `join` share. Everything from the first
 * row to the last is one transaction; when anything fails the file is gone again. Private to app.
 */
#ifndef WN_APP_MAKING_H
#define WN_APP_MAKING_H

#include "winnow/core/journal.h"
#include "winnow/store/store.h"

/* path ends in .winnow and does not exist (WN_EUSAGE). Opens a transaction in the new file. */
bool wn_making_open(const char *path, bool go_on, struct wn_store **store, struct wn_err *err)
    WN_MUST_CHECK;
/* done: commit. Not done, or a failed commit: the file is removed. Closes; returns done. */
bool wn_making_close(struct wn_store *store, const char *path, bool done, struct wn_err *err)
    WN_MUST_CHECK;

struct wn_settings { /* see seat.h for what each one is */
    const uint8_t *project;
    struct wn_str review, title, made, stage, mine, lead;
};
bool wn_making_settings(struct wn_store *store, const struct wn_settings *s, struct wn_err *err)
    WN_MUST_CHECK;

/* A `criteria` line; hex: room for the SHA-256 of the text, which the line points to. */
struct wn_line wn_making_criteria_line(struct wn_str version, struct wn_str text,
                                       const char *change, char hex[2 * WN_HASH + 1]);

/* Is `path` the name of a project? WN_EUSAGE in a sentence when it does not end in .winnow. */
bool wn_making_name(const char *path, struct wn_err *err) WN_MUST_CHECK;

#endif
