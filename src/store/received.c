/* SPDX-License-Identifier: MIT */
/*
 * Decision bundles as they were received: sealed, one chain each. Bytes are kept until a later file
 * of the chain was opened soundly, so that a file which turns out to part from what came before it
 * takes nothing away; number, head, time and file name stay for ever. A refused file is kept
 * unopened and its head counts for nothing.
 */
#include "winnow/store/received.h"

#include "db.h"

bool wn_received_put(struct wn_store *store, const struct wn_received *r, struct wn_str sealed,
                     struct wn_err *err)
{
    bool mine = false;
    if (!wn_store_enter(store, &mine, err))
        return false;
    bool ok = wn_db_run(store, Q_BUNDLE_PUT,
                        ARGS(A_BLOB(r->writer, WN_KEY), A_BLOB(r->seat, WN_SEAT), A_INT(r->last),
                             A_BLOB(r->head, WN_HASH), A_STR(r->person), A_STR(r->file),
                             A_STR(r->at), A_INT(r->decided), A_INT(r->of), A_STR(r->refused),
                             A_STR(r->said)),
                        err) &&
              wn_db_run(store, Q_SEALED_PUT,
                        ARGS(A_INT(sqlite3_last_insert_rowid(store->db)),
                             A_BLOB(sealed.p, sealed.n)),
                        err);
    return wn_store_leave(store, mine, ok, err);
}

static void received_read(sqlite3_stmt *q, struct wn_arena *arena, struct wn_received *r)
{
    *r = (struct wn_received){.last = wn_col_int(q, 2),
                              .person = wn_col_str(arena, q, 4),
                              .file = wn_col_str(arena, q, 5),
                              .at = wn_col_str(arena, q, 6),
                              .decided = wn_col_int(q, 7),
                              .of = wn_col_int(q, 8),
                              .opened = wn_col_int(q, 9),
                              .id = wn_col_int(q, 10),
                              .refused = wn_col_str(arena, q, 11),
                              .said = wn_col_str(arena, q, 12)};
    wn_col_bytes(q, 0, r->writer, WN_KEY);
    wn_col_bytes(q, 1, r->seat, WN_SEAT);
    wn_col_bytes(q, 3, r->head, WN_HASH);
}

static bool received_one(struct wn_store *store, sqlite3_stmt *q, struct wn_arena *arena,
                         struct wn_received *out, bool *found, struct wn_err *err)
{
    *out = (struct wn_received){0};
    *found = false;
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found)
        received_read(q, arena, out);
    wn_db_end(store, q);
    return ok;
}

bool wn_received_newest(struct wn_store *store, const uint8_t writer[WN_KEY],
                        const uint8_t seat[WN_SEAT], struct wn_arena *arena,
                        struct wn_received *out, bool *found, struct wn_err *err)
{
    sqlite3_stmt *q = wn_db_start(store, Q_BUNDLE_NEWEST,
                                  ARGS(A_BLOB(writer, WN_KEY), A_BLOB(seat, WN_SEAT)), err);
    return received_one(store, q, arena, out, found, err);
}

bool wn_received_refused(struct wn_store *store, const struct wn_received *like,
                         struct wn_arena *arena, struct wn_received *out, bool *found,
                         struct wn_err *err)
{
    sqlite3_stmt *q = wn_db_start(store, Q_BUNDLE_REFUSED,
                                  ARGS(A_BLOB(like->writer, WN_KEY), A_BLOB(like->seat, WN_SEAT),
                                       A_INT(like->last), A_BLOB(like->head, WN_HASH)),
                                  err);
    return received_one(store, q, arena, out, found, err);
}

bool wn_received_refuse(struct wn_store *store, int64_t id, struct wn_str status,
                        struct wn_str sentence, struct wn_err *err)
{
    return wn_db_run(store, Q_BUNDLE_REFUSE, ARGS(A_INT(id), A_STR(status), A_STR(sentence)), err);
}

bool wn_received_opened(struct wn_store *store, int64_t id, struct wn_err *err)
{
    return wn_db_run(store, Q_SEALED_DROP, ARGS(A_INT(id)), err);
}

bool wn_received_head(struct wn_store *store, const uint8_t writer[WN_KEY],
                      const uint8_t seat[WN_SEAT], int64_t n, uint8_t head[WN_HASH], bool *found,
                      struct wn_err *err)
{
    *found = false;
    sqlite3_stmt *q = wn_db_start(
        store, Q_BUNDLE_HEAD, ARGS(A_BLOB(writer, WN_KEY), A_BLOB(seat, WN_SEAT), A_INT(n)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found)
        wn_col_bytes(q, 0, head, WN_HASH);
    wn_db_end(store, q);
    return ok;
}

static bool received_all(struct wn_store *store, enum query id, struct wn_arena *arena,
                         struct wn_received **v, size_t *n, struct wn_err *err)
{
    size_t room = 0;
    bool more = false, ok;
    *v = NULL;
    *n = 0;
    sqlite3_stmt *q = wn_db_start(store, id, NO_ARGS, err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        *v = wn_arena_grow(arena, *v, *n, &room, sizeof **v);
        received_read(q, arena, &(*v)[(*n)++]);
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_received_list(struct wn_store *store, struct wn_arena *arena, struct wn_received **v,
                      size_t *n, struct wn_err *err)
{
    return received_all(store, Q_BUNDLE_LIST, arena, v, n, err);
}

bool wn_received_sealed(struct wn_store *store, struct wn_arena *arena, struct wn_received **v,
                        size_t *n, struct wn_err *err)
{
    return received_all(store, Q_BUNDLE_SEALED, arena, v, n, err);
}

bool wn_received_bytes(struct wn_store *store, const struct wn_received *r, struct wn_arena *arena,
                       struct wn_str *sealed, struct wn_err *err)
{
    bool more = false;
    *sealed = (struct wn_str){0};
    sqlite3_stmt *q = wn_db_start(store, Q_SEALED_GET, ARGS(A_INT(r->id)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, &more, err);
    if (more)
        *sealed = wn_col_str(arena, q, 0);
    wn_db_end(store, q);
    return ok && (more || wn_fail(err, WN_EINPUT, "the sealed file of %.*s is not in this project",
                                  WN_ARG(r->person)));
}
