/* SPDX-License-Identifier: MIT */
/*
 * Other people's decisions side by side: for the adjudicator only. Every call fails with
 * WN_EREFUSED when the handle is not bound to an adjudicator. app/screening and app/exchanging must
 * never include this header (a guard checks it).
 */
#ifndef WN_STORE_PAIRS_H
#define WN_STORE_PAIRS_H

#include "winnow/core/decision.h"
#include "winnow/store/store.h"

enum { WN_PAIR_MAX = 4 };

struct wn_side { /* one screener's standing on the work */
    struct wn_str person;
    struct wn_standing now;         /* in force in the journal as opened */
    struct wn_standing independent; /* in force when the blind was lifted; = now before that */
    int64_t changes_before, changes_after;
};
struct wn_pair {
    int64_t work, place;
    struct wn_side side[WN_PAIR_MAX]; /* in the order A, B, ... */
    size_t sides;
    bool lifted;   /* revealed, ruled or closed: the independent decisions are fixed */
    bool revealed; /* to this adjudicator, by a reveal line */
    bool later;    /* put aside by the adjudicator */
    struct wn_standing ruling; /* ruling.ruled false: none */
    struct wn_str ruled_by;
    enum wn_work_state state; /* from the decisions in force now, as `final` */
    enum wn_decision final;
};
bool wn_pairs_get(struct wn_store *store, enum wn_stage stage, int64_t work, struct wn_arena *arena,
                  struct wn_pair *out, bool *found, struct wn_err *err) WN_MUST_CHECK;
/* By number; the arena is reset for each. fn false stops with its error. */
typedef bool wn_pair_fn(void *ctx, const struct wn_pair *p, struct wn_err *err);
bool wn_pairs_each(struct wn_store *store, enum wn_stage stage, struct wn_arena *arena,
                   wn_pair_fn *fn, void *ctx, struct wn_err *err) WN_MUST_CHECK;

/* Conflicts in the order of the queue: those not ruled first come by wn_pairs_conflict. */
struct wn_conflict_tally {
    int64_t conflicts, ruled, ruled_include, ruled_exclude, waiting, agreed, later;
};
bool wn_pairs_tally(struct wn_store *store, enum wn_stage stage, struct wn_conflict_tally *out,
                    struct wn_err *err) WN_MUST_CHECK;
/*
 * The conflict after (before: forward false) `place`; open_only: without a ruling and not put
 * aside. Rulings made stay in the list when open_only is false.
 */
bool wn_pairs_conflict(struct wn_store *store, enum wn_stage stage, int64_t place, bool forward,
                       bool open_only, int64_t *work, bool *found, struct wn_err *err)
    WN_MUST_CHECK;

/* Heads of the opened journals now, as a ruling or reveal names them: [person, seat, number]. */
bool wn_pairs_heads(struct wn_store *store, struct wn_arena *arena, struct wn_head **v, size_t *n,
                    struct wn_err *err) WN_MUST_CHECK;

/*
 * Sums for agreement, from the independent decisions: cells of include, maybe, exclude by A and B.
 */
struct wn_pair_counts {
    struct { int64_t cell[3][3]; } both_table;
    int64_t both, only_a, only_b, neither, changed_before, changed_after;
};
bool wn_pairs_counts(struct wn_store *store, enum wn_stage stage, struct wn_pair_counts *out,
                     struct wn_err *err) WN_MUST_CHECK;
/* For criterion `id`: met = yes on both ...; unclear: at least one said so. */
struct wn_criterion_counts { int64_t both, only_a, only_b, neither, unclear; };
bool wn_pairs_criteria(struct wn_store *store, enum wn_stage stage,
                       struct wn_criterion_counts counts[WN_MAX_CRITERIA], struct wn_err *err)
    WN_MUST_CHECK;

#endif
