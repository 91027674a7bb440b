/* SPDX-License-Identifier: MIT */
/*
 * Records whose shown text became another one after they came: which, and what of them. The lead's
 * file has the corrections themselves; a screener's keeps what each project file changed. From
 * that, and the text that each decision names, follows what was decided on another text. Private
 * to app.
 */
#ifndef WN_APP_CHANGED_H
#define WN_APP_CHANGED_H

#include "winnow/app/app.h"
#include "winnow/core/record.h"

/* "abstract", "title and year" of what differs in two states of a record; empty: nothing shown. */
struct wn_str wn_changed_fields(const struct wn_record *was, const struct wn_record *is,
                                struct wn_arena *arena);
/* Keeps what a project file changed: "6=abstract;9=title;". Inside a transaction. */
bool wn_changed_keep(struct wn_app *app, struct wn_str changes, struct wn_err *err) WN_MUST_CHECK;
/* What of record n was changed by project files; empty: nothing. */
bool wn_changed_of(struct wn_app *app, int64_t n, struct wn_arena *arena, struct wn_str *fields,
                   struct wn_err *err) WN_MUST_CHECK;
/* Sentences without a full stop, see wn_overview; others: those of others are opened here. */
bool wn_changed_sentences(struct wn_app *app, bool others, struct wn_arena *arena,
                          const struct wn_str **v, size_t *n, struct wn_err *err) WN_MUST_CHECK;

#endif
