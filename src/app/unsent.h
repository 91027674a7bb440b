/* SPDX-License-Identifier: MIT */
/* What the lead has added since the screeners last got the project. Private to app. */
#ifndef WN_APP_UNSENT_H
#define WN_APP_UNSENT_H

#include "winnow/app/app.h"

struct unsent {
    struct wn_str outside; /* the screeners with a project of their own: "ana and ben" */
    int64_t records, corrections; /* that somebody does not have yet: the most of all */
    int64_t first, last;   /* numbers of these records; 0: none */
    struct wn_str to;      /* which of them do not have it */
};

/* From the lead's own log: what came in after the newest file that went to each screener. */
bool wn_unsent(struct wn_app *app, struct wn_arena *arena, struct unsent *out,
               struct wn_err *err) WN_MUST_CHECK;
/* "34 new records and 1 correction"; empty when there is nothing. */
struct wn_str wn_unsent_words(const struct unsent *u, struct wn_arena *arena);

/* The first record that came after the newest project number was handed out; 0: none. */
bool wn_unsent_block(struct wn_app *app, int64_t *first, struct wn_err *err) WN_MUST_CHECK;

#endif
