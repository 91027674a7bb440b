/* SPDX-License-Identifier: MIT */
/* The person's own notes: the tags that stand in them, and the newest ones. For the note editor. */
#ifndef WN_APP_NOTES_H
#define WN_APP_NOTES_H

#include "winnow/app/app.h"

/*
 * The next #tag of a note from *at on: letters, digits, - and _ behind the sign, but not
 * digits alone (#0023 is a record). A tag of the criteria file is given as it stands there:
 * #contact-author is "contact author".
 */
bool wn_notes_next_tag(const struct wn_criteria *criteria, struct wn_str note, size_t *at,
                       struct wn_str *tag);

/*
 * The criterion that the review asks an answer to and that has none; WN_MAX_CRITERIA: nothing is
 * missing.
 */
size_t wn_notes_unanswered(const struct wn_app *app, const enum wn_answer answers[]);

struct wn_noted { int64_t work; struct wn_str note; };
/* The notes in force that were written last, newest first, without that on `but`. *n in: room. */
bool wn_notes_last(struct wn_app *app, int64_t but, struct wn_arena *arena, struct wn_noted *out,
                   size_t *n, struct wn_err *err) WN_MUST_CHECK;

#endif
