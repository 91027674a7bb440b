/* SPDX-License-Identifier: MIT */
/* The project as it goes to the screeners: what inviting and sending share. Private to app. */
#ifndef WN_APP_PROJECT_NOW_H
#define WN_APP_PROJECT_NOW_H

#include "winnow/app/app.h"
#include "winnow/base/buf.h"

struct project_now {
    int64_t number;          /* of these lines: the newest, or the one after it */
    bool changed;            /* they are not those of the newest number that was handed out */
    bool first;              /* nothing was handed out before */
    bool has_previous;       /* number is not 1 */
    uint8_t fingerprint[WN_HASH], previous[WN_HASH]; /* of these lines; of the number before */
    struct wn_str criteria;  /* their text */
    int64_t cut;             /* records whose abstract was too long for a line */
};

/*
 * Appends the project lines of now to `body`, and says which number they have. WN_EREFUSED while
 * there are no records, or when they would pass what a file can hold.
 */
bool wn_project_now(struct wn_app *app, struct wn_arena *arena, struct wn_buf *body,
                    struct project_now *out, struct wn_err *err) WN_MUST_CHECK;

/* A new number is written down, inside a transaction; nothing when the lines have not changed. */
bool wn_project_note(struct wn_app *app, const struct project_now *now, struct wn_arena *arena,
                     struct wn_err *err) WN_MUST_CHECK;

#endif
