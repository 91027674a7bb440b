/* SPDX-License-Identifier: MIT */
/* The bound person's own decisions and place in the queue. */
#include "winnow/store/decisions.h"

#include <string.h>

#include "apply.h"
#include "winnow/store/records.h"

static bool decisions_fold(struct wn_store *store, enum wn_stage stage, int64_t work,
                           enum wn_kind kind, struct wn_arena *arena, struct wn_standing *out,
                           struct wn_err *err)
{
    struct work_lines all, lines;
    int64_t chain;
    *out = (struct wn_standing){.seconds = WN_ABSENT};
    if (!wn_chains_my_id(store, &chain, err) ||
        !wn_work_lines_load(store, chain, work, arena, &all, err))
        return false;
    lines = wn_work_lines_at(&all, stage, arena);
    *out = wn_standing_fold(lines.v, lines.n, INT64_MAX, kind, store->criteria);
    return true;
}

bool wn_mine_get(struct wn_store *store, enum wn_stage stage, int64_t work, struct wn_arena *arena,
                 struct wn_standing *out, struct wn_err *err)
{
    return decisions_fold(store, stage, work, WN_K_DECISION, arena, out, err);
}

bool wn_mine_ruling(struct wn_store *store, enum wn_stage stage, int64_t work,
                    struct wn_arena *arena, struct wn_standing *out, struct wn_err *err)
{
    return decisions_fold(store, stage, work, WN_K_RULING, arena, out, err);
}

bool wn_mine_tally(struct wn_store *store, enum wn_stage stage, struct wn_tally *out,
                   struct wn_err *err)
{
    int64_t chain;
    bool more = false, found;
    memset(out, 0, sizeof *out);
    if (!wn_chains_my_id(store, &chain, err) ||
        !wn_db_int(store, Q_QUEUE_LAST, NO_ARGS, &out->works, &found, err))
        return false;
    sqlite3_stmt *q = wn_db_start(store, Q_TALLY_GET, ARGS(A_INT(chain), A_INT(stage)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, &more, err);
    if (more) {
        out->include = wn_col_int(q, 0);
        out->maybe = wn_col_int(q, 1);
        out->exclude = wn_col_int(q, 2);
        out->later = wn_col_int(q, 3);
        out->notes = wn_col_int(q, 4);
        out->decided = out->include + out->maybe + out->exclude;
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_mine_reasons(struct wn_store *store, enum wn_stage stage, const struct wn_str *ids,
                     size_t n, int64_t *counts, int64_t *without, struct wn_err *err)
{
    int64_t chain;
    bool found;
    *without = 0;
    if (!wn_chains_my_id(store, &chain, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!wn_db_int(store, Q_REASON_GET, ARGS(A_INT(chain), A_INT(stage), A_STR(ids[i])),
                       &counts[i], &found, err))
            return false;
    return wn_db_int(store, Q_REASON_GET, ARGS(A_INT(chain), A_INT(stage), A_TEXT("")), without,
                     &found, err);
}

static bool decisions_at(struct wn_store *store, int64_t place, int64_t *work, bool *found,
                         struct wn_err *err)
{
    *found = false;
    return place < 1 || wn_queue_at(store, place, work, found, err);
}

static bool decisions_next_open(struct wn_store *store, struct run_key key, int64_t place,
                                int64_t *work, bool *found, struct wn_err *err)
{
    int64_t last, open;
    if (!wn_db_int(store, Q_QUEUE_LAST, NO_ARGS, &last, found, err))
        return false;
    if (place < 0 || place >= last)
        place = 0;
    if (!wn_run_first_open(store, key, place + 1, &open, err))
        return false;
    if (open > last && !wn_run_first_open(store, key, 1, &open, err))
        return false;
    return decisions_at(store, open <= last ? open : 0, work, found, err);
}

static bool decisions_next_later(struct wn_store *store, struct run_key key, int64_t place,
                                 int64_t *work, bool *found, struct wn_err *err)
{
    return wn_db_int(store, Q_STATE_LATER, ARGS(A_INT(key.chain), A_INT(key.stage), A_INT(place)),
                     work, found, err) &&
           (*found ||
            wn_db_int(store, Q_STATE_LATER, ARGS(A_INT(key.chain), A_INT(key.stage), A_INT(0)),
                      work, found, err));
}

bool wn_mine_next(struct wn_store *store, enum wn_stage stage, enum wn_which which, int64_t place,
                  int64_t *work, bool *found, struct wn_err *err)
{
    struct run_key key = {.stage = stage};
    *work = 0;
    *found = false;
    if (which == WN_NEXT_ANY)
        return decisions_at(store, place < 0 ? 1 : place + 1, work, found, err);
    if (which == WN_PREVIOUS_ANY)
        return decisions_at(store, place - 1, work, found, err);
    if (!wn_chains_my_id(store, &key.chain, err))
        return false;
    return which == WN_NEXT_OPEN ? decisions_next_open(store, key, place, work, found, err)
                                 : decisions_next_later(store, key, place, work, found, err);
}

/* The first column of a query over the own chain, at most *n rows of it. */
static bool decisions_column(struct wn_store *store, enum query query, int64_t *values, size_t *n,
                             struct wn_err *err)
{
    int64_t chain;
    size_t room = *n;
    bool more = false, ok;
    *n = 0;
    if (!wn_chains_my_id(store, &chain, err))
        return false;
    sqlite3_stmt *q = wn_db_start(store, query, ARGS(A_INT(chain), A_INT(room)), err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more && *n < room)
        values[(*n)++] = wn_col_int(q, 0);
    wn_db_end(store, q);
    return ok;
}

bool wn_mine_seconds(struct wn_store *store, int64_t *seconds, size_t *n, struct wn_err *err)
{
    return decisions_column(store, Q_EVENT_SECONDS, seconds, n, err);
}

bool wn_mine_noted(struct wn_store *store, int64_t *works, size_t *n, struct wn_err *err)
{
    return decisions_column(store, Q_EVENT_NOTED, works, n, err);
}
