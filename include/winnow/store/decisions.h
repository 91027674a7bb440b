/* SPDX-License-Identifier: MIT */
/*
 * The bound person's own decisions and place in the queue. No call here can return another
 * person's.
 */
#ifndef WN_STORE_DECISIONS_H
#define WN_STORE_DECISIONS_H

#include "winnow/core/decision.h"
#include "winnow/store/store.h"

/* What my lines on this work come to. Texts in the arena. */
bool wn_mine_get(struct wn_store *store, enum wn_stage stage, int64_t work, struct wn_arena *arena,
                 struct wn_standing *out, struct wn_err *err) WN_MUST_CHECK;

/* The same of my rulings: ruled false where there is none in force. */
bool wn_mine_ruling(struct wn_store *store, enum wn_stage stage, int64_t work,
                    struct wn_arena *arena, struct wn_standing *out, struct wn_err *err)
    WN_MUST_CHECK;

struct wn_tally { /* counters kept up to date with every event: nothing is counted at open */
    int64_t works, decided, include, maybe, exclude, later, notes;
};
bool wn_mine_tally(struct wn_store *store, enum wn_stage stage, struct wn_tally *out,
                   struct wn_err *err) WN_MUST_CHECK;
/* Exclusions in force by reason id, for the reason chooser: count of each of the ids given. */
bool wn_mine_reasons(struct wn_store *store, enum wn_stage stage, const struct wn_str *ids,
                     size_t n, int64_t *counts, int64_t *without, struct wn_err *err) WN_MUST_CHECK;

enum wn_which {
    WN_NEXT_OPEN,     /* undecided and not put aside, from place on, then from the start */
    WN_NEXT_LATER,    /* put aside and undecided, by place */
    WN_NEXT_ANY,      /* the work at the next place, whatever it is */
    WN_PREVIOUS_ANY
};
/* The work after (before) `place`; *found false when there is none. Near-constant time. */
bool wn_mine_next(struct wn_store *store, enum wn_stage stage, enum wn_which which, int64_t place,
                  int64_t *work, bool *found, struct wn_err *err) WN_MUST_CHECK;

/* Medians need the last 50: seconds of my newest decisions made in the view, newest first. */
bool wn_mine_seconds(struct wn_store *store, int64_t *seconds, size_t *n /* in: room */,
                     struct wn_err *err) WN_MUST_CHECK;

/* The records of my newest `note` lines that are not undone, newest first; some may repeat. */
bool wn_mine_noted(struct wn_store *store, int64_t *works, size_t *n /* in: room */,
                   struct wn_err *err) WN_MUST_CHECK;

/* Drafts: an unfinished note or unsent answers on a work; rows of the state, not events. */
bool wn_draft_put(struct wn_store *store, int64_t work, struct wn_str kind, struct wn_str text,
                  struct wn_err *err) WN_MUST_CHECK; /* empty text removes it */
bool wn_draft_get(struct wn_store *store, int64_t work, struct wn_str kind, struct wn_arena *arena,
                  struct wn_str *text, bool *found, struct wn_err *err) WN_MUST_CHECK;
/* Any draft of this kind that is left; for the next start. */
bool wn_draft_any(struct wn_store *store, struct wn_str kind, struct wn_arena *arena, int64_t *work,
                  struct wn_str *text, bool *found, struct wn_err *err) WN_MUST_CHECK;

#endif
