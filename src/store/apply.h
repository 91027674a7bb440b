/* SPDX-License-Identifier: MIT */
/*
 * Private to src/store: what events come to. The derived tables are a function of the events, of
 * who the people are, and of the places; live and in a rebuild the same functions make their rows.
 *
 *   apply.c   one event: undo, lifting of the blind, and which works it touches
 *   state.c   the row of one chain on one work, with its sums
 *   run.c     the places that are decided or put aside
 *   side.c    the screeners side by side on one work, with its sums
 */
#ifndef WN_STORE_APPLY_H
#define WN_STORE_APPLY_H

#include "events.h"
#include "winnow/core/decision.h"

struct apply_event {
    const struct chain *chain;
    const struct wn_line *line;
    int64_t id; /* of the event's row */
};
/* An event that was just inserted. */
bool wn_apply_one(struct wn_store *store, const struct apply_event *e, struct wn_arena *arena,
                  struct wn_err *err) WN_MUST_CHECK;
/* Events of this chain from line `from` on, all of them at once. */
bool wn_apply_many(struct wn_store *store, const struct chain *chain, int64_t from,
                   struct wn_err *err) WN_MUST_CHECK;
/* All derived tables anew. */
bool wn_apply_again(struct wn_store *store, struct wn_err *err) WN_MUST_CHECK;
enum wn_kind wn_apply_kind(struct wn_str name);

/* One chain's lines on one work, ascending, with the ids of their rows. */
struct work_lines {
    struct wn_line *v;
    int64_t *id;
    size_t n;
};
bool wn_work_lines_load(struct wn_store *store, int64_t chain, int64_t work, struct wn_arena *arena,
                        struct work_lines *out, struct wn_err *err) WN_MUST_CHECK;
/* Those that count at a stage: of that stage, or of none. */
struct work_lines wn_work_lines_at(const struct work_lines *all, enum wn_stage stage,
                                   struct wn_arena *arena);

/* Brings the rows of a chain on a work up to date, at every stage. */
bool wn_state_refresh(struct wn_store *store, const struct chain *chain, int64_t work,
                      struct wn_arena *arena, struct wn_err *err) WN_MUST_CHECK;

/* Until which line a chain's decisions on this work are independent; *lifted false: all of them. */
bool wn_lift_limit(struct wn_store *store, const struct chain *chain, enum wn_stage stage,
                   int64_t work, int64_t *limit, bool *lifted, struct wn_err *err) WN_MUST_CHECK;

/* The screeners in the order A, B, ...: store->side. */
bool wn_side_load(struct wn_store *store, struct wn_err *err) WN_MUST_CHECK;
bool wn_side_is(const struct wn_store *store, int64_t chain);
bool wn_side_refresh(struct wn_store *store, enum wn_stage stage, int64_t work,
                     struct wn_err *err) WN_MUST_CHECK;

/* Decided and put-aside places of a chain as runs. */
struct run_key {
    int64_t chain, stage;
};
bool wn_run_close(struct wn_store *store, struct run_key key, int64_t place,
                  struct wn_err *err) WN_MUST_CHECK;
bool wn_run_open(struct wn_store *store, struct run_key key, int64_t place,
                 struct wn_err *err) WN_MUST_CHECK;
/* The first place from `place` on that is in no run. */
bool wn_run_first_open(struct wn_store *store, struct run_key key, int64_t place, int64_t *open,
                       struct wn_err *err) WN_MUST_CHECK;

#endif
