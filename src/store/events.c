/* SPDX-License-Identifier: MIT */
/*
 * The event log: appending a line to the own chain and reading lines. What was encoded here is what
 * is hashed, stored and sent; nothing re-encodes a line. What an event changes in the derived
 * tables is decided in apply.c, which the rebuild shares.
 */
#include "winnow/store/events.h"

#include "apply.h"
#include "events.h"
#include "winnow/core/criteria.h"

bool wn_event_copy_of(struct wn_store *store, int64_t chain, const struct wn_line *line,
                      struct event_copy *out, struct wn_err *err)
{
    enum wn_stage stage;
    bool found;
    *out = (struct event_copy){.stage = -1, .seconds = WN_ABSENT};
    if (line->stage.n && wn_stage_find(line->stage, &stage))
        out->stage = stage;
    if (line->record != WN_ABSENT && line->record > 0)
        out->record = line->record;
    if (line->kind == WN_K_DECISION && wn_str_is(line->where, "view"))
        out->seconds = line->seconds;
    if (line->kind != WN_K_UNDO || line->undoes == WN_ABSENT || line->undoes < 1)
        return true;
    out->undoes = line->undoes;
    return wn_db_int(store, Q_EVENT_RECORD, ARGS(A_INT(chain), A_INT(line->undoes)), &out->record,
                     &found, err);
}

bool wn_event_insert(struct wn_store *store, struct chain *chain, const struct wn_line *line,
                     struct wn_str bytes, struct wn_err *err)
{
    struct event_copy copy;
    if (!wn_event_copy_of(store, chain->id, line, &copy, err))
        return false;
    chain->head = wn_chain_next(&chain->head, bytes);
    chain->last++;
    struct wn_str kind =
        line->kind == WN_K_UNKNOWN ? line->kind_name : wn_str(wn_kind_name(line->kind));
    return wn_db_run(store, Q_EVENT_ADD,
                     ARGS(A_INT(chain->id), A_INT(chain->last), A_STR(line->at), A_STR(kind),
                          A_INT(copy.stage), copy.record ? A_INT(copy.record) : A_NULL,
                          copy.undoes ? A_INT(copy.undoes) : A_NULL,
                          copy.seconds == WN_ABSENT ? A_NULL : A_INT(copy.seconds),
                          A_BLOB(bytes.p, bytes.n), A_BLOB(chain->head.b, WN_HASH)),
                     err);
}

static bool events_append_bytes(struct wn_store *store, struct chain *chain, struct wn_line *line,
                                struct wn_arena *arena, struct wn_buf *bytes, struct wn_err *err)
{
    struct apply_event event = {.chain = chain, .line = line};
    line->n = chain->last + 1;
    if (line->n == 1 && line->kind != WN_K_SEAT)
        return wn_fail(err, WN_EREFUSED, "the first line of a journal says where it is written");
    return wn_line_encode(line, bytes, err) &&
           wn_event_insert(store, chain, line, wn_buf_str(bytes), err) &&
           (event.id = sqlite3_last_insert_rowid(store->db)) > 0 &&
           wn_chains_grow(store, chain, err) && wn_apply_one(store, &event, arena, err);
}

bool wn_events_append(struct wn_store *store, struct wn_line *line, struct wn_err *err)
{
    struct wn_buf bytes = {.ceiling = WN_LINE_MAX + 1};
    struct chain chain;
    bool mine = false;
    if (!wn_store_enter(store, &mine, err))
        return false;
    wn_arena_reset(&store->scratch);
    bool ok = wn_chains_mine(store, &store->scratch, &chain, err) &&
              events_append_bytes(store, &chain, line, &store->scratch, &bytes, err);
    if (line->kind == WN_K_CORRECT)
        wn_store_forget(store);
    ok = wn_store_leave(store, mine, ok, err);
    wn_buf_free(&bytes);
    return ok;
}

static struct wn_event events_row(sqlite3_stmt *q, const struct chain *chain)
{
    return (struct wn_event){.person = chain->person,
                             .own = chain->own,
                             .n = wn_col_int(q, 0),
                             .at = wn_col_view(q, 1),
                             .kind = wn_col_view(q, 2),
                             .record = wn_col_int(q, 3),
                             .bytes = wn_col_view(q, 4),
                             .redo = wn_col_int(q, 5) != 0};
}

static bool events_give(struct wn_store *store, sqlite3_stmt *q, const struct chain *chain,
                        wn_event_fn *fn, void *ctx, struct wn_err *err)
{
    bool more = false, ok = true;
    while (ok && (ok = wn_db_step(store, q, &more, err)) && more) {
        struct wn_event e = events_row(q, chain);
        ok = fn(ctx, &e, err);
    }
    wn_db_end(store, q);
    return ok;
}

/* A screener's handle reads its own chain and no other, here and everywhere. */
static bool events_may_read(const struct wn_store *store, const struct chain *chain)
{
    return store->person.n &&
           (wn_str_eq(chain->person, store->person) || (store->roles & WN_ADJUDICATOR));
}

bool wn_events_each(struct wn_store *store, int64_t record, wn_event_fn *fn, void *ctx,
                    struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct chain *v;
    size_t n;
    bool ok = wn_chains_list(store, &arena, &v, &n, err);
    for (size_t i = 0; ok && i < n; i++) {
        if (!events_may_read(store, &v[i]))
            continue;
        sqlite3_stmt *q =
            record ? wn_db_start(store, Q_EVENT_OF_RECORD, ARGS(A_INT(v[i].id), A_INT(record)), err)
                   : wn_db_start(store, Q_EVENT_OF_CHAIN, ARGS(A_INT(v[i].id)), err);
        ok = q && events_give(store, q, &v[i], fn, ctx, err);
    }
    wn_arena_free(&arena);
    return ok;
}

static const struct chain *events_chain(const struct chain *v, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (v[i].id == id)
            return &v[i];
    return NULL;
}

bool wn_events_in_time(struct wn_store *store, wn_event_fn *fn, void *ctx, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct chain *v;
    size_t n;
    bool more = false, ok = wn_chains_list(store, &arena, &v, &n, err);
    sqlite3_stmt *q = ok ? wn_db_start(store, Q_EVENT_IN_TIME, NO_ARGS, err) : NULL;
    ok = q != NULL;
    while (ok && (ok = wn_db_step(store, q, &more, err)) && more) {
        const struct chain *chain = events_chain(v, n, wn_col_int(q, 6));
        if (!chain || !events_may_read(store, chain))
            continue;
        struct wn_event e = events_row(q, chain);
        ok = fn(ctx, &e, err);
    }
    if (q)
        wn_db_end(store, q);
    wn_arena_free(&arena);
    return ok;
}

bool wn_events_mine_of(struct wn_store *store, enum wn_kind kind, int64_t after, wn_event_fn *fn,
                       void *ctx, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct chain chain;
    bool ok = wn_chains_mine(store, &arena, &chain, err);
    sqlite3_stmt *q =
        ok ? wn_db_start(store, Q_EVENT_RARE,
                         ARGS(A_INT(chain.id), A_TEXT(wn_kind_name(kind)), A_INT(after)), err)
           : NULL;
    ok = q && events_give(store, q, &chain, fn, ctx, err);
    wn_arena_free(&arena);
    return ok;
}

bool wn_events_my_bytes(struct wn_store *store, int64_t from, struct wn_buf *out,
                        struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct chain chain;
    bool more = false;
    bool ok = wn_chains_mine(store, &arena, &chain, err);
    wn_arena_free(&arena);
    sqlite3_stmt *q =
        ok ? wn_db_start(store, Q_EVENT_BYTES, ARGS(A_INT(chain.id), A_INT(from)), err) : NULL;
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more)
        wn_buf_put(out, wn_col_view(q, 0));
    wn_db_end(store, q);
    return ok;
}

bool wn_events_last_of(struct wn_store *store, enum wn_kind kind, int64_t *n, struct wn_err *err)
{
    enum query q = kind == WN_K_DECISION ? Q_EVENT_LAST_DECISION : Q_EVENT_LAST_RARE;
    int64_t chain;
    bool found;
    return wn_chains_my_id(store, &chain, err) &&
           wn_db_int(store, q, ARGS(A_INT(chain), A_TEXT(wn_kind_name(kind))), n, &found, err);
}

static bool events_target(struct wn_store *store, enum query id, struct wn_undo_target *out,
                          bool *found, struct wn_err *err)
{
    int64_t chain;
    *out = (struct wn_undo_target){0};
    *found = false;
    if (!wn_chains_my_id(store, &chain, err))
        return false;
    sqlite3_stmt *q = wn_db_start(store, id, ARGS(A_INT(chain)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found) {
        *out = (struct wn_undo_target){.n = wn_col_int(q, 0), .record = wn_col_int(q, 1)};
        out->kind = wn_apply_kind(wn_col_view(q, 2));
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_events_undo_target(struct wn_store *store, struct wn_undo_target *out, bool *found,
                           struct wn_err *err)
{
    return events_target(store, Q_UNDO_TARGET, out, found, err);
}

bool wn_events_redo_target(struct wn_store *store, struct wn_undo_target *out, bool *found,
                           struct wn_err *err)
{
    return events_target(store, Q_REDO_TARGET, out, found, err);
}
