/* SPDX-License-Identifier: MIT */
/* One conflict in line mode: what plain_reconcile.c reads and plain_ruling.c settles. */
#ifndef WN_CMD_PLAIN_RECONCILE_H
#define WN_CMD_PLAIN_RECONCILE_H

#include "plain.h"
#include "winnow/app/reconciling.h"

struct wn_plain_case {
    struct wn_plain p;
    struct wn_app *app;
    struct wn_case it;
    enum wn_answer answers[WN_MAX_CRITERIA];
    struct wn_str note;  /* for the ruling; in the arena of the record */
    int64_t work, place; /* work 0: nothing is left */
    bool shown, loud, stop;
};

/* To the next conflict without a ruling. */
bool wn_plain_case_next(struct wn_plain_case *r, struct wn_err *err);
/* Says what was not saved; false where nothing can be saved any more. */
bool wn_plain_case_failed(struct wn_plain_case *r, struct wn_err *err);
/* "Saved: 0003 ruled include, with your note. 1 conflict left." */
bool wn_plain_case_say_left(struct wn_plain_case *r, const char *what, struct wn_str more,
                            struct wn_err *err);

typedef bool wn_plain_ruling_fn(struct wn_plain_case *r, struct wn_err *err);
wn_plain_ruling_fn wn_plain_ruling_include, wn_plain_ruling_exclude;
wn_plain_ruling_fn wn_plain_ruling_as_a, wn_plain_ruling_as_b; /* as that screener decided */
wn_plain_ruling_fn wn_plain_ruling_later, wn_plain_ruling_note;

#endif
