/* SPDX-License-Identifier: MIT */
/*
 * The screeners' decisions on one work side by side, folded from their lines: now, and as they
 * stood when the blind was lifted. For an adjudicator's handle only. Sums over all works: sums.c.
 */
#include "winnow/store/pairs.h"

#include <string.h>

#include "adjudicate.h"
#include "apply.h"
#include "pairing.h"

bool wn_adjudicate_may(const struct wn_store *store, struct wn_err *err)
{
    return (store->roles & WN_ADJUDICATOR) ||
           wn_fail(err, WN_EREFUSED, "only an adjudicator sees the decisions of others");
}

bool wn_adjudicate_maybe_is_include(const struct wn_store *store)
{
    return store->criteria && store->criteria->maybe_is_include;
}

static bool pairs_side(struct wn_store *store, enum wn_stage stage, int64_t work,
                       const struct side *of, struct wn_arena *arena, struct wn_side *out,
                       struct wn_err *err)
{
    struct work_lines all, lines;
    int64_t limit = INT64_MAX;
    bool lifted = false;
    *out = (struct wn_side){.person = wn_arena_copy(arena, of->person)};
    out->now.seconds = out->independent.seconds = WN_ABSENT;
    if (!of->chain)
        return true;
    struct chain chain = {.id = of->chain, .person = of->person};
    if (!wn_work_lines_load(store, of->chain, work, arena, &all, err) ||
        !wn_lift_limit(store, &chain, stage, work, &limit, &lifted, err))
        return false;
    lines = wn_work_lines_at(&all, stage, arena);
    out->now = wn_standing_fold(lines.v, lines.n, INT64_MAX, WN_K_DECISION, store->criteria);
    out->independent = out->now;
    if (lifted)
        out->independent =
            wn_standing_fold(lines.v, lines.n, limit, WN_K_DECISION, store->criteria);
    out->changes_before = out->independent.changes;
    out->changes_after = out->now.changes - out->independent.changes;
    return true;
}

/* The newest ruling in force among those of all adjudicators: the state says whose. */
static bool pairs_ruling(struct wn_store *store, enum wn_stage stage, struct wn_arena *arena,
                         struct wn_pair *out, struct wn_err *err)
{
    struct work_lines all, lines;
    int64_t chain = 0;
    bool found = false;
    sqlite3_stmt *q = wn_db_start(store, Q_STATE_RULING, ARGS(A_INT(stage), A_INT(out->work)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, &found, err);
    if (found) {
        chain = wn_col_int(q, 0);
        out->ruled_by = wn_col_str(arena, q, 1);
    }
    wn_db_end(store, q);
    if (!ok || !found)
        return ok;
    if (!wn_work_lines_load(store, chain, out->work, arena, &all, err))
        return false;
    lines = wn_work_lines_at(&all, stage, arena);
    out->ruling = wn_standing_fold(lines.v, lines.n, INT64_MAX, WN_K_RULING, store->criteria);
    return true;
}

static bool pairs_marks(struct wn_store *store, enum wn_stage stage, struct wn_pair *out,
                        struct wn_err *err)
{
    int64_t mine, n;
    return wn_chains_my_id(store, &mine, err) &&
           wn_db_int(store, Q_REVEALED_HAS, ARGS(A_INT(mine), A_INT(out->work)), &n,
                     &out->revealed, err) &&
           wn_db_int(store, Q_LIFTED_GET, ARGS(A_INT(stage), A_INT(out->work)), &n, &out->lifted,
                     err) &&
           wn_db_int(store, Q_STATE_ASIDE, ARGS(A_INT(stage), A_INT(out->work), A_INT(mine)), &n,
                     &out->later, err);
}

static bool pairs_load(struct wn_store *store, enum wn_stage stage, struct wn_arena *arena,
                       struct wn_pair *out, struct wn_err *err)
{
    enum wn_decision decisions[STORE_MAX_SIDES] = {WN_NONE};
    out->sides = store->sides;
    for (size_t i = 0; i < store->sides; i++) {
        if (!pairs_side(store, stage, out->work, &store->side[i], arena, &out->side[i], err))
            return false;
        decisions[i] = out->side[i].now.decision;
    }
    if (!pairs_ruling(store, stage, arena, out, err) || !pairs_marks(store, stage, out, err))
        return false;
    out->state =
        wn_work_outcome(decisions, out->sides, out->ruling.ruled ? out->ruling.decision : WN_NONE,
                        wn_adjudicate_maybe_is_include(store), &out->final);
    return true;
}

bool wn_pairs_get(struct wn_store *store, enum wn_stage stage, int64_t work, struct wn_arena *arena,
                  struct wn_pair *out, bool *found, struct wn_err *err)
{
    int64_t known;
    bool placed;
    memset(out, 0, sizeof *out);
    *found = false;
    if (!wn_adjudicate_may(store, err) || !wn_side_load(store, err) ||
        !wn_db_int(store, Q_RECORD_HAS, ARGS(A_INT(work)), &known, found, err))
        return false;
    if (!*found)
        return true;
    out->work = work;
    return wn_db_int(store, Q_QUEUE_PLACE, ARGS(A_INT(work)), &out->place, &placed, err) &&
           pairs_load(store, stage, arena, out, err);
}

bool wn_pairs_each(struct wn_store *store, enum wn_stage stage, struct wn_arena *arena,
                   wn_pair_fn *fn, void *ctx, struct wn_err *err)
{
    bool more = false, ok = true;
    if (!wn_adjudicate_may(store, err) || !wn_side_load(store, err))
        return false;
    sqlite3_stmt *q = wn_db_start(store, Q_QUEUE_WORKS, NO_ARGS, err);
    if (!q)
        return false;
    while (ok && (ok = wn_db_step(store, q, &more, err)) && more) {
        struct wn_pair pair = {.work = wn_col_int(q, 0), .place = wn_col_int(q, 1)};
        wn_arena_reset(arena);
        ok = pairs_load(store, stage, arena, &pair, err) && fn(ctx, &pair, err);
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_pairs_conflict(struct wn_store *store, enum wn_stage stage, int64_t place, bool forward,
                       bool open_only, int64_t *work, bool *found, struct wn_err *err)
{
    int64_t chain = 0;
    enum pair_kind most = wn_adjudicate_maybe_is_include(store) ? PAIR_DIFFER : PAIR_MAYBE;
    *work = 0;
    *found = false;
    if (!wn_adjudicate_may(store, err) || !wn_chains_my_id(store, &chain, err))
        return false;
    return wn_db_int(store, forward ? Q_PAIR_NEXT : Q_PAIR_BEFORE,
                     ARGS(A_INT(stage), A_INT(place), A_INT(most), A_INT(open_only), A_INT(chain)),
                     work, found, err);
}

bool wn_pairs_heads(struct wn_store *store, struct wn_arena *arena, struct wn_head **v, size_t *n,
                    struct wn_err *err)
{
    struct chain *chains;
    size_t count = 0;
    *n = 0;
    if (!wn_adjudicate_may(store, err) || !wn_side_load(store, err) ||
        !wn_chains_list(store, arena, &chains, &count, err))
        return false;
    *v = WN_NEWS(arena, struct wn_head, count + 1);
    for (size_t i = 0; i < count; i++) {
        char hex[2 * WN_SEAT + 1];
        if (!wn_side_is(store, chains[i].id))
            continue;
        wn_hex(chains[i].seat, WN_SEAT, hex);
        (*v)[(*n)++] = (struct wn_head){.person = chains[i].person,
                                        .n = chains[i].last,
                                        .seat = wn_arena_copy(arena, wn_str(hex))};
    }
    return true;
}
