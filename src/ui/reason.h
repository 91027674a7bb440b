/* SPDX-License-Identifier: MIT */
/*
 * The reason chooser, view C: state in whichever view opened it, keys and drawing here. It records
 * nothing; the view excludes with what was taken. Private to ui.
 */
#ifndef WN_UI_REASON_H
#define WN_UI_REASON_H

#include "page.h"
#include "winnow/ui/ui.h"

struct wn_reason_list {
    const struct wn_page *page; /* of the view that opened it */
    const char *others;         /* "i, m, s and u": keys that work, too, and close it */
    size_t pick, suggested;     /* what Enter takes, or WN_NO_REASON */
    int64_t counts[WN_MAX_REASONS], without; /* reasons used so far by this person */
};

bool wn_reason_open(struct wn_ui *ui, struct wn_reason_list *s, const struct wn_page *page,
                    const char *others, struct wn_err *err) WN_MUST_CHECK;
/* Whether a key means the list while it is open. */
bool wn_reason_takes_key(enum wn_action act);
/* Such a key. True: *reason is taken (WN_NO_REASON: none). False: the list stays open. */
bool wn_reason_key(struct wn_ui *ui, struct wn_reason_list *s, enum wn_action act, size_t *reason);
/* Rows that it takes at the foot, its lines below the list included. */
int wn_reason_rows(const struct wn_reason_list *s, const struct wn_canvas *c);
void wn_reason_draw(const struct wn_reason_list *s, struct wn_canvas *c);

#endif
