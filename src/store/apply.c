/* SPDX-License-Identifier: MIT */
/*
 * From events to derived tables. An event changes: which lines are undone; which works the blind
 * was lifted on; and the rows of the works it names. Many events at once take the same three steps,
 * each for all of them, so that a journal of a million lines on one record stays one fold.
 */
#include "apply.h"

#include <string.h>

#include "lift.h"

enum wn_kind wn_apply_kind(struct wn_str name)
{
    for (int k = WN_K_UNKNOWN + 1; k < WN_KIND_COUNT; k++)
        if (wn_str_is(name, wn_kind_name((enum wn_kind)k)))
            return (enum wn_kind)k;
    return WN_K_UNKNOWN;
}

/* Is line n undone: does an undo name it that is in force? Then what that line undid may change
 * too. */
static bool apply_undo(struct wn_store *store, int64_t chain, int64_t n, struct wn_err *err)
{
    while (n > 0) {
        int64_t by, was, target;
        bool undone, had, found;
        if (!wn_db_int(store, Q_EVENT_UNDO_IN_FORCE, ARGS(A_INT(chain), A_INT(n)), &by, &undone,
                       err) ||
            !wn_db_int(store, Q_UNDONE_HAS, ARGS(A_INT(chain), A_INT(n)), &was, &had, err))
            return false;
        if (undone == had)
            return true;
        if (!wn_db_run(store, undone ? Q_UNDONE_PUT : Q_UNDONE_DROP, ARGS(A_INT(chain), A_INT(n)),
                       err) ||
            !wn_db_int(store, Q_EVENT_UNDOES, ARGS(A_INT(chain), A_INT(n)), &target, &found, err))
            return false;
        n = target < n ? target : 0;
    }
    return true;
}

bool wn_apply_one(struct wn_store *store, const struct apply_event *e, struct wn_arena *arena,
                  struct wn_err *err)
{
    struct event_copy copy;
    if (!wn_event_copy_of(store, e->chain->id, e->line, &copy, err))
        return false;
    if (copy.undoes && !apply_undo(store, e->chain->id, copy.undoes, err))
        return false;
    return wn_lift_apply(store, e, LIFT_AND_REFRESH, err) &&
           (!copy.record || wn_state_refresh(store, e->chain, copy.record, arena, err));
}

/* What is undone in a whole chain: from its end, since only later lines undo. */
static bool apply_undos(struct wn_store *store, int64_t chain, struct wn_err *err)
{
    bool more = false, ok = wn_db_run(store, Q_UNDONE_CLEAR, ARGS(A_INT(chain)), err);
    sqlite3_stmt *q = ok ? wn_db_start(store, Q_EVENT_UNDOS, ARGS(A_INT(chain)), err) : NULL;
    if (!q)
        return false;
    while (ok && (ok = wn_db_step(store, q, &more, err)) && more) {
        int64_t was, n = wn_col_int(q, 0), undoes = wn_col_int(q, 1);
        bool undone;
        ok = wn_db_int(store, Q_UNDONE_HAS, ARGS(A_INT(chain), A_INT(n)), &was, &undone, err);
        if (ok && !undone && undoes < n)
            ok = wn_db_run(store, Q_UNDONE_PUT, ARGS(A_INT(chain), A_INT(undoes)), err);
    }
    wn_db_end(store, q);
    return ok;
}

/* Lines that lift the blind, in the order in which this file learnt of them. */
static bool apply_lifts(struct wn_store *store, const struct chain *only, int64_t from,
                        enum lift_how how, struct wn_err *err)
{
    struct wn_arena arena = {0};
    bool more = false, ok = true;
    sqlite3_stmt *q =
        wn_db_start(store, Q_EVENT_LIFTS, ARGS(A_INT(only ? only->id : 0), A_INT(from)), err);
    if (!q)
        return false;
    while (ok && (ok = wn_db_step(store, q, &more, err)) && more) {
        struct chain chain;
        struct wn_line line;
        bool found;
        wn_arena_reset(&arena);
        ok = wn_chains_of_person(store, wn_col_view(q, 2), &arena, &chain, &found, err);
        struct apply_event e = {&chain, &line, wn_col_int(q, 0)};
        if (ok && found && wn_line_decode(wn_col_str(&arena, q, 1), &arena, &line, NULL))
            ok = wn_lift_apply(store, &e, how, err);
    }
    wn_db_end(store, q);
    wn_arena_free(&arena);
    return ok;
}

static bool apply_works(struct wn_store *store, const struct chain *chain, int64_t from,
                        struct wn_err *err)
{
    struct wn_arena arena = {0};
    bool more = false, ok = true;
    sqlite3_stmt *q = wn_db_start(store, Q_EVENT_WORKS, ARGS(A_INT(chain->id), A_INT(from)), err);
    if (!q)
        return false;
    while (ok && (ok = wn_db_step(store, q, &more, err)) && more) {
        wn_arena_reset(&arena);
        ok = wn_state_refresh(store, chain, wn_col_int(q, 0), &arena, err);
    }
    wn_db_end(store, q);
    wn_arena_free(&arena);
    return ok;
}

bool wn_apply_many(struct wn_store *store, const struct chain *chain, int64_t from,
                   struct wn_err *err)
{
    return apply_undos(store, chain->id, err) &&
           apply_lifts(store, chain, from, LIFT_AND_REFRESH, err) &&
           apply_works(store, chain, from, err);
}

bool wn_apply_again(struct wn_store *store, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct chain *v;
    size_t n = 0;
    wn_store_forget(store);
    bool ok = wn_chains_list(store, &arena, &v, &n, err);
    for (int q = Q_CLEAR_FIRST; ok && q <= Q_CLEAR_LAST; q++)
        ok = wn_db_run(store, (enum query)q, NO_ARGS, err);
    for (size_t i = 0; ok && i < n; i++)
        ok = apply_undos(store, v[i].id, err);
    ok = ok && apply_lifts(store, NULL, 0, LIFT_ONLY, err);
    for (size_t i = 0; ok && i < n; i++)
        ok = apply_works(store, &v[i], 0, err);
    wn_arena_free(&arena);
    return ok;
}
