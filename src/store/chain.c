/* SPDX-License-Identifier: MIT */
/* Chains: one for each person, each with its root, its last line and its head. */
#include "events.h"

#include <string.h>

static bool chain_read(struct wn_store *store, sqlite3_stmt *q, struct wn_arena *arena,
                       struct chain *out, bool *found, struct wn_err *err)
{
    bool ok = wn_db_step(store, q, found, err);
    if (!*found)
        return ok;
    memset(out, 0, sizeof *out);
    out->id = wn_col_int(q, 0);
    out->person = wn_col_str(arena, q, 1);
    wn_col_bytes(q, 2, out->project, WN_HASH);
    wn_col_bytes(q, 3, out->writer, WN_KEY);
    wn_col_bytes(q, 4, out->seat, WN_SEAT);
    out->own = wn_col_int(q, 5) != 0;
    out->last = wn_col_int(q, 6);
    wn_col_bytes(q, 7, out->head.b, WN_HASH);
    out->roles = (unsigned)wn_col_int(q, 8);
    return ok;
}

bool wn_chains_of_person(struct wn_store *store, struct wn_str person, struct wn_arena *arena,
                         struct chain *out, bool *found, struct wn_err *err)
{
    *found = false;
    sqlite3_stmt *q = wn_db_start(store, Q_CHAIN_OF_PERSON, ARGS(A_STR(person)), err);
    if (!q)
        return false;
    bool ok = chain_read(store, q, arena, out, found, err);
    wn_db_end(store, q);
    return ok;
}

bool wn_chains_of_writer(struct wn_store *store, const uint8_t writer[WN_KEY],
                         const uint8_t seat[WN_SEAT], struct wn_arena *arena, struct chain *out,
                         bool *found, struct wn_err *err)
{
    *found = false;
    sqlite3_stmt *q = wn_db_start(store, Q_CHAIN_OF_WRITER,
                                  ARGS(A_BLOB(writer, WN_KEY), A_BLOB(seat, WN_SEAT)), err);
    if (!q)
        return false;
    bool ok = chain_read(store, q, arena, out, found, err);
    wn_db_end(store, q);
    return ok;
}

bool wn_chains_list(struct wn_store *store, struct wn_arena *arena, struct chain **v, size_t *n,
                    struct wn_err *err)
{
    size_t room = 0;
    bool more = true, ok = true;
    *v = NULL;
    *n = 0;
    sqlite3_stmt *q = wn_db_start(store, Q_CHAIN_LIST, NO_ARGS, err);
    if (!q)
        return false;
    while (ok && more) {
        *v = wn_arena_grow(arena, *v, *n, &room, sizeof **v);
        ok = chain_read(store, q, arena, &(*v)[*n], &more, err);
        *n += ok && more;
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_chains_my_id(struct wn_store *store, int64_t *id, struct wn_err *err)
{
    bool found;
    return wn_db_int(store, Q_CHAIN_ID, ARGS(A_STR(store->person)), id, &found, err);
}

bool wn_chains_mine(struct wn_store *store, struct wn_arena *arena, struct chain *out,
                    struct wn_err *err)
{
    bool found;
    if (!store->person.n)
        return wn_fail(err, WN_EREFUSED, "nobody is working in %s yet", store->name);
    if (!wn_chains_of_person(store, store->person, arena, out, &found, err))
        return false;
    if (!found || !out->own)
        return wn_fail(err, WN_EREFUSED, "%.*s has no journal in %s", WN_ARG(store->person),
                       store->name);
    return true;
}

bool wn_chains_add(struct wn_store *store, struct chain *chain, struct wn_err *err)
{
    chain->head = wn_chain_root(chain->project, chain->writer, chain->seat);
    if (!wn_db_run(store, Q_CHAIN_ADD,
                   ARGS(A_STR(chain->person), A_BLOB(chain->project, WN_HASH),
                        A_BLOB(chain->writer, WN_KEY), A_BLOB(chain->seat, WN_SEAT),
                        A_INT(chain->own), A_BLOB(chain->head.b, WN_HASH)),
                   err))
        return false;
    chain->id = sqlite3_last_insert_rowid(store->db);
    wn_store_forget(store);
    return true;
}

bool wn_chains_grow(struct wn_store *store, const struct chain *chain, struct wn_err *err)
{
    return wn_db_run(store, Q_CHAIN_GROW,
                     ARGS(A_INT(chain->id), A_INT(chain->last), A_BLOB(chain->head.b, WN_HASH)),
                     err);
}

bool wn_chain_start(struct wn_store *store, const uint8_t project[WN_HASH],
                    const uint8_t writer[WN_KEY], const uint8_t seat[WN_SEAT], struct wn_err *err)
{
    struct chain chain = {.own = true, .person = store->person};
    if (!store->person.n)
        return wn_fail(err, WN_EREFUSED, "nobody is working in %s yet", store->name);
    memcpy(chain.project, project, WN_HASH);
    memcpy(chain.writer, writer, WN_KEY);
    memcpy(chain.seat, seat, WN_SEAT);
    return wn_chains_add(store, &chain, err);
}

static struct wn_chain chain_public(const struct chain *in)
{
    struct wn_chain out = {.person = in->person, .last = in->last, .own = in->own};
    memcpy(out.writer, in->writer, WN_KEY);
    memcpy(out.seat, in->seat, WN_SEAT);
    memcpy(out.head, in->head.b, WN_HASH);
    return out;
}

bool wn_chain_mine(struct wn_store *store, struct wn_arena *arena, struct wn_chain *out,
                   bool *found, struct wn_err *err)
{
    struct chain chain;
    if (!wn_chains_of_person(store, store->person, arena, &chain, found, err))
        return false;
    *found = *found && chain.own;
    *out = *found ? chain_public(&chain) : (struct wn_chain){0};
    return true;
}

bool wn_chain_list(struct wn_store *store, struct wn_arena *arena, struct wn_chain **v, size_t *n,
                   struct wn_err *err)
{
    struct chain *chains;
    if (!wn_chains_list(store, arena, &chains, n, err))
        return false;
    *v = WN_NEWS(arena, struct wn_chain, *n + 1);
    for (size_t i = 0; i < *n; i++)
        (*v)[i] = chain_public(&chains[i]);
    return true;
}
