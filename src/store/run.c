/* SPDX-License-Identifier: MIT */
/*
 * Places that a chain has decided or put aside, as maximal runs of neighbours: a person who goes
 * through the queue in order has one run however long it is, and the next open place is one
 * look-up.
 */
#include "apply.h"

struct run {
    int64_t first, last;
};

static bool run_ask(struct wn_store *store, enum query id, struct run_key key, int64_t place,
                    struct run *out, bool *found, struct wn_err *err)
{
    *found = false;
    sqlite3_stmt *q =
        wn_db_start(store, id, ARGS(A_INT(key.chain), A_INT(key.stage), A_INT(place)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found)
        *out = (struct run){wn_col_int(q, 0), wn_col_int(q, 1)};
    wn_db_end(store, q);
    return ok;
}

static bool run_put(struct wn_store *store, struct run_key key, struct run run, struct wn_err *err)
{
    if (run.first > run.last)
        return true;
    return wn_db_run(store, Q_RUN_PUT,
                     ARGS(A_INT(key.chain), A_INT(key.stage), A_INT(run.first), A_INT(run.last)),
                     err);
}

static bool run_drop(struct wn_store *store, struct run_key key, struct run run, struct wn_err *err)
{
    return wn_db_run(store, Q_RUN_DROP, ARGS(A_INT(key.chain), A_INT(key.stage), A_INT(run.first)),
                     err);
}

bool wn_run_close(struct wn_store *store, struct run_key key, int64_t place, struct wn_err *err)
{
    struct run left = {0}, right = {0}, new = {place, place};
    bool has_left, has_right;
    if (place < 1)
        return true;
    if (!run_ask(store, Q_RUN_AT, key, place, &left, &has_left, err) ||
        !run_ask(store, Q_RUN_FROM, key, place + 1, &right, &has_right, err))
        return false;
    if (has_left && left.last >= place)
        return true;
    if (has_left && left.last == place - 1)
        new.first = left.first;
    if (has_right) {
        new.last = right.last;
        if (!run_drop(store, key, right, err))
            return false;
    }
    return run_put(store, key, new, err);
}

bool wn_run_open(struct wn_store *store, struct run_key key, int64_t place, struct wn_err *err)
{
    struct run run = {0};
    bool found;
    if (place < 1)
        return true;
    if (!run_ask(store, Q_RUN_AT, key, place, &run, &found, err))
        return false;
    if (!found || run.last < place)
        return true;
    return run_drop(store, key, run, err) &&
           run_put(store, key, (struct run){run.first, place - 1}, err) &&
           run_put(store, key, (struct run){place + 1, run.last}, err);
}

bool wn_run_first_open(struct wn_store *store, struct run_key key, int64_t place, int64_t *open,
                       struct wn_err *err)
{
    struct run run = {0};
    bool found;
    if (!run_ask(store, Q_RUN_AT, key, place, &run, &found, err))
        return false;
    *open = found && run.last >= place ? run.last + 1 : place;
    return true;
}
