/* SPDX-License-Identifier: MIT */
/* Unfinished notes and answers of the bound person: kept over a crash, no events yet. */
#include "db.h"
#include "winnow/store/decisions.h"

bool wn_draft_put(struct wn_store *store, int64_t work, struct wn_str kind, struct wn_str text,
                  struct wn_err *err)
{
    if (!text.n)
        return wn_db_run(store, Q_DRAFT_DROP, ARGS(A_STR(store->person), A_STR(kind), A_INT(work)),
                         err);
    return wn_db_run(store, Q_DRAFT_PUT,
                     ARGS(A_STR(store->person), A_STR(kind), A_INT(work), A_STR(text)), err);
}

bool wn_draft_get(struct wn_store *store, int64_t work, struct wn_str kind, struct wn_arena *arena,
                  struct wn_str *text, bool *found, struct wn_err *err)
{
    *text = (struct wn_str){0};
    *found = false;
    sqlite3_stmt *q =
        wn_db_start(store, Q_DRAFT_GET, ARGS(A_STR(store->person), A_STR(kind), A_INT(work)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found)
        *text = wn_col_str(arena, q, 0);
    wn_db_end(store, q);
    return ok;
}

bool wn_draft_any(struct wn_store *store, struct wn_str kind, struct wn_arena *arena, int64_t *work,
                  struct wn_str *text, bool *found, struct wn_err *err)
{
    *text = (struct wn_str){0};
    *work = 0;
    *found = false;
    sqlite3_stmt *q = wn_db_start(store, Q_DRAFT_ANY, ARGS(A_STR(store->person), A_STR(kind)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found) {
        *work = wn_col_int(q, 0);
        *text = wn_col_str(arena, q, 1);
    }
    wn_db_end(store, q);
    return ok;
}
