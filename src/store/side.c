/* SPDX-License-Identifier: MIT */
/*
 * The screeners side by side on one work: whether they wait, agree or differ, and the sums that
 * tallies and agreement are read from. Waiting, agreeing and differing go by the decisions in force
 * now, the cells for agreement by the independent ones (notes/ux.md 2.2 G). Which difference is a
 * conflict depends on the criteria (maybe against include), so the row says which difference it is,
 * not whether it counts. What was ruled on stays a conflict that is settled, for ever: a screener
 * who comes round afterwards takes nothing out of the count.
 */
#include "apply.h"

#include <string.h>

#include "pairing.h"
#include "winnow/core/decision.h"

bool wn_side_load(struct wn_store *store, struct wn_err *err)
{
    bool more = false, ok;
    if (store->sides_known)
        return true;
    wn_arena_reset(&store->side_arena);
    store->sides = 0;
    sqlite3_stmt *q = wn_db_start(store, Q_SIDE_LIST, NO_ARGS, err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        if (store->sides == STORE_MAX_SIDES)
            break;
        struct side *side = &store->side[store->sides++];
        side->person = wn_col_str(&store->side_arena, q, 0);
        side->chain = wn_col_int(q, 1);
    }
    wn_db_end(store, q);
    store->sides_known = ok;
    return ok;
}

bool wn_side_is(const struct wn_store *store, int64_t chain)
{
    for (size_t i = 0; i < store->sides; i++)
        if (store->side[i].chain == chain)
            return true;
    return false;
}

struct side_row {
    int64_t place, kind, a, b, ruling, before, after;
};

static int64_t side_kind(const enum wn_decision *decisions, size_t n)
{
    enum wn_decision final;
    if (n == 0)
        return PAIR_WAITING;
    enum wn_work_state strict = wn_work_outcome(decisions, n, WN_NONE, false, &final);
    if (strict == WN_WAITING)
        return PAIR_WAITING;
    if (strict == WN_AGREE)
        return PAIR_AGREE;
    return wn_work_outcome(decisions, n, WN_NONE, true, &final) == WN_CONFLICT ? PAIR_DIFFER
                                                                               : PAIR_MAYBE;
}

/* One row of state into the decisions side by side; in_force: those of now. */
static void side_take(const struct wn_store *store, sqlite3_stmt *q, enum wn_decision *in_force,
                      struct side_row *row, int64_t *newest)
{
    int64_t chain = wn_col_int(q, 0), now = wn_col_int(q, 1), fixed = wn_col_int(q, 2);
    int64_t then = wn_col_int(q, 3), changes = wn_col_int(q, 4), f_changes = wn_col_int(q, 5);
    if (wn_col_int(q, 6) && wn_col_int(q, 7) > *newest) {
        row->ruling = wn_col_int(q, 6);
        *newest = wn_col_int(q, 7);
    }
    for (size_t i = 0; i < store->sides; i++) {
        if (store->side[i].chain != chain)
            continue;
        row->place = wn_col_int(q, 8);
        in_force[i] = (enum wn_decision)now;
        if (i < 2) {
            *(i == 0 ? &row->a : &row->b) = fixed ? then : now;
            row->before += fixed ? f_changes : changes;
            row->after += fixed ? changes - f_changes : 0;
        }
    }
}

static bool side_make(struct wn_store *store, enum wn_stage stage, int64_t work,
                      struct side_row *row, struct wn_err *err)
{
    enum wn_decision in_force[STORE_MAX_SIDES] = {WN_NONE};
    int64_t newest = 0;
    bool more = false, ok;
    memset(row, 0, sizeof *row);
    sqlite3_stmt *q = wn_db_start(store, Q_STATE_OF_WORK, ARGS(A_INT(stage), A_INT(work)), err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more)
        side_take(store, q, in_force, row, &newest);
    wn_db_end(store, q);
    row->kind = row->ruling ? PAIR_DIFFER : side_kind(in_force, store->sides);
    return ok;
}

static bool side_read(struct wn_store *store, enum wn_stage stage, int64_t work,
                      struct side_row *row, bool *found, struct wn_err *err)
{
    memset(row, 0, sizeof *row);
    *found = false;
    sqlite3_stmt *q = wn_db_start(store, Q_PAIR_GET, ARGS(A_INT(stage), A_INT(work)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found)
        *row = (struct side_row){wn_col_int(q, 0), wn_col_int(q, 1), wn_col_int(q, 2),
                                 wn_col_int(q, 3), wn_col_int(q, 4), wn_col_int(q, 5),
                                 wn_col_int(q, 6)};
    wn_db_end(store, q);
    return ok;
}

static bool side_sum(struct wn_store *store, enum wn_stage stage, const struct side_row *row,
                     int64_t by, struct wn_err *err)
{
    return wn_db_run(store, Q_PAIR_COUNT_ADD,
                     ARGS(A_INT(stage), A_INT(row->kind), A_INT(row->a), A_INT(row->b),
                          A_INT(row->ruling), A_INT(by), A_INT(by * row->before),
                          A_INT(by * row->after)),
                     err);
}

bool wn_side_refresh(struct wn_store *store, enum wn_stage stage, int64_t work, struct wn_err *err)
{
    struct side_row old, new;
    bool had;
    if (!wn_side_load(store, err) || !side_make(store, stage, work, &new, err) ||
        !side_read(store, stage, work, &old, &had, err))
        return false;
    bool has = new.a || new.b || new.kind || new.ruling || new.before || new.after;
    if (had == has && memcmp(&old, &new, sizeof new) == 0)
        return true;
    if ((had && !side_sum(store, stage, &old, -1, err)) ||
        (has && !side_sum(store, stage, &new, 1, err)))
        return false;
    if (!has)
        return wn_db_run(store, Q_PAIR_DROP, ARGS(A_INT(stage), A_INT(work)), err);
    return wn_db_run(store, Q_PAIR_PUT,
                     ARGS(A_INT(stage), A_INT(work), A_INT(new.place), A_INT(new.kind),
                          A_INT(new.a), A_INT(new.b), A_INT(new.ruling), A_INT(new.before),
                          A_INT(new.after)),
                     err);
}
