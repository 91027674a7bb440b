/* SPDX-License-Identifier: MIT */
/* After an unclean end: the last lines written here are read once more before anything is added. */
#include <stdio.h>

#include "events.h"

enum { REPLAY_LINES = 1000 };

/* The hash of the line before `from`: the chain's root before line 1. */
static bool replay_start(struct wn_store *store, const struct chain *chain, int64_t from,
                         struct wn_hash *head, struct wn_err *err)
{
    bool more = true;
    *head = wn_chain_root(chain->project, chain->writer, chain->seat);
    if (from == 1)
        return true;
    sqlite3_stmt *q =
        wn_db_start(store, Q_EVENT_HASH, ARGS(A_INT(chain->id), A_INT(from - 1)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, &more, err);
    if (more)
        wn_col_bytes(q, 0, head->b, WN_HASH);
    wn_db_end(store, q);
    return ok;
}

/* *bad: the first line that does not add up, 0 if none. */
static bool replay_chain(struct wn_store *store, const struct chain *chain, int64_t *bad,
                         struct wn_err *err)
{
    struct wn_hash head, stored;
    int64_t n = chain->last > REPLAY_LINES ? chain->last - REPLAY_LINES + 1 : 1;
    bool more = false, ok = true;
    *bad = 0;
    if (!replay_start(store, chain, n, &head, err))
        return false;
    sqlite3_stmt *q = wn_db_start(store, Q_EVENT_FROM, ARGS(A_INT(chain->id), A_INT(n)), err);
    if (!q)
        return false;
    while (!*bad && (ok = wn_db_step(store, q, &more, err)) && more) {
        head = wn_chain_next(&head, wn_col_view(q, 1));
        if (wn_col_int(q, 0) != n || !wn_col_bytes(q, 2, stored.b, WN_HASH) ||
            !wn_same_bytes(head.b, stored.b, WN_HASH))
            *bad = n;
        n++;
    }
    wn_db_end(store, q);
    if (ok && !*bad && (n != chain->last + 1 || !wn_same_bytes(head.b, chain->head.b, WN_HASH)))
        *bad = chain->last;
    return ok;
}

bool wn_events_replay_tail(struct wn_store *store, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct chain *v;
    size_t n = 0;
    bool ok = wn_chains_list(store, &arena, &v, &n, err);
    for (size_t i = 0; ok && i < n; i++) {
        int64_t bad = 0;
        if (!v[i].own)
            continue;
        ok = replay_chain(store, &v[i], &bad, err);
        if (ok && bad)
            snprintf(store->refuse, sizeof store->refuse,
                     "%.60s: line %lld of the journal of %.*s "
                     "does not add up. Nothing is written; run: winnow check",
                     store->name, (long long)bad, WN_ARG(wn_str_first(v[i].person, 40)));
    }
    wn_arena_free(&arena);
    return ok;
}
