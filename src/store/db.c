/* SPDX-License-Identifier: MIT */
/*
 * Running statements. A statement is compiled when it is first needed and kept. One that is already
 * running (a callback asks the same thing again) is compiled a second time for the moment.
 * What SQLite reports becomes a sentence in one place, wn_db_fail.
 */
#include "db.h"

#include <string.h>

#include "winnow/base/mem.h"

bool wn_db_fail(struct wn_store *store, struct wn_err *err)
{
    int code = sqlite3_extended_errcode(store->db);
    const char *name = store->name;
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        wn_die("out of memory; every decision is saved");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return wn_fail(err, WN_EBUSY, "%s is already open in another window", name);
    case SQLITE_FULL:
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return wn_fail(err, WN_EREADONLY, "%s can be read but not written here", name);
    case SQLITE_NOTADB:
        return wn_fail(err, WN_EINPUT, "%s is not a winnow project", name);
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        return wn_fail(err, WN_EINPUT,
                       "%s is damaged or was cut short. Copy it to be safe, then "
                       "take the newest backup from its backup folder",
                       name);
    case SQLITE_CONSTRAINT:
        return wn_fail(err, WN_EINPUT, "%s does not take this in: %s", name,
                       sqlite3_errmsg(store->db));
    default:
        if (code != SQLITE_IOERR_WRITE)
            return wn_fail(err, WN_EIO,
                           "%s: the disk reports an error (%s, %d). What was saved "
                           "before is safe; close winnow and open the project again",
                           name, sqlite3_errmsg(store->db), code);
    }
    return wn_fail(err, WN_EFULL,
                   "%s: no space is left on the disk, nothing was written. Make "
                   "room, then do it again",
                   name);
}

static bool db_bind(sqlite3_stmt *q, const struct arg *args, size_t n)
{
    int rc = SQLITE_OK;
    for (size_t i = 0; rc == SQLITE_OK && i < n; i++) {
        int at = (int)i + 1;
        const char *p = args[i].s.p ? args[i].s.p : "";
        if (args[i].type == ARG_INT)
            rc = sqlite3_bind_int64(q, at, args[i].i);
        else if (args[i].type == ARG_STR)
            rc = sqlite3_bind_text64(q, at, p, args[i].s.n, SQLITE_STATIC, SQLITE_UTF8);
        else if (args[i].type == ARG_BLOB)
            rc = sqlite3_bind_blob64(q, at, p, args[i].s.n, SQLITE_STATIC);
        else
            rc = sqlite3_bind_null(q, at);
    }
    return rc == SQLITE_OK;
}

static sqlite3_stmt *db_prepare(struct wn_store *store, enum query id, struct wn_err *err)
{
    sqlite3_stmt *kept = store->statement[id], *fresh = NULL;
    if (kept && !sqlite3_stmt_busy(kept))
        return kept;
    if (sqlite3_prepare_v3(store->db, wn_query_text[id], -1, kept ? 0 : SQLITE_PREPARE_PERSISTENT,
                           &fresh, NULL) != SQLITE_OK) {
        wn_db_fail(store, err);
        return NULL;
    }
    if (!kept)
        store->statement[id] = fresh;
    return fresh;
}

sqlite3_stmt *wn_db_start(struct wn_store *store, enum query id, const struct arg *args, size_t n,
                          struct wn_err *err)
{
    sqlite3_stmt *q = db_prepare(store, id, err);
    if (!q)
        return NULL;
    if (db_bind(q, args, n))
        return q;
    wn_db_fail(store, err);
    wn_db_end(store, q);
    return NULL;
}

bool wn_db_step(struct wn_store *store, sqlite3_stmt *q, bool *more, struct wn_err *err)
{
    int rc = sqlite3_step(q);
    *more = rc == SQLITE_ROW;
    return rc == SQLITE_ROW || rc == SQLITE_DONE || wn_db_fail(store, err);
}

void wn_db_end(struct wn_store *store, sqlite3_stmt *q)
{
    for (size_t i = 0; i < QUERY_COUNT; i++) {
        if (store->statement[i] != q)
            continue;
        sqlite3_reset(q);
        sqlite3_clear_bindings(q);
        return;
    }
    sqlite3_finalize(q);
}

bool wn_db_run(struct wn_store *store, enum query id, const struct arg *args, size_t n,
               struct wn_err *err)
{
    bool mine = false, more, ok = false;
    if (!wn_store_enter(store, &mine, err))
        return false;
    sqlite3_stmt *q = wn_db_start(store, id, args, n, err);
    if (q) {
        ok = wn_db_step(store, q, &more, err);
        wn_db_end(store, q);
    }
    return wn_store_leave(store, mine, ok, err);
}

bool wn_db_int(struct wn_store *store, enum query id, const struct arg *args, size_t n,
               int64_t *out, bool *found, struct wn_err *err)
{
    *out = 0;
    *found = false;
    sqlite3_stmt *q = wn_db_start(store, id, args, n, err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    *found = *found && sqlite3_column_type(q, 0) != SQLITE_NULL;
    if (*found)
        *out = sqlite3_column_int64(q, 0);
    wn_db_end(store, q);
    return ok;
}

bool wn_db_exec(struct wn_store *store, const char *sql, struct wn_err *err)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK || wn_db_fail(store, err);
}

int64_t wn_db_file_size(const struct wn_store *store)
{
    sqlite3_int64 bytes = 0;
    sqlite3_file *file = NULL;
    if (sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        !file || !file->pMethods || file->pMethods->xFileSize(file, &bytes) != SQLITE_OK)
        return -1;
    return bytes;
}

int64_t wn_col_int(sqlite3_stmt *q, int column)
{
    return sqlite3_column_int64(q, column);
}

struct wn_str wn_col_view(sqlite3_stmt *q, int column)
{
    const void *p = sqlite3_column_type(q, column) == SQLITE_BLOB
                        ? sqlite3_column_blob(q, column)
                        : (const void *)sqlite3_column_text(q, column);
    return wn_str_of(p, (size_t)sqlite3_column_bytes(q, column));
}

struct wn_str wn_col_str(struct wn_arena *arena, sqlite3_stmt *q, int column)
{
    return wn_arena_copy(arena, wn_col_view(q, column));
}

bool wn_col_bytes(sqlite3_stmt *q, int column, void *out, size_t n)
{
    struct wn_str s = wn_col_view(q, column);
    memset(out, 0, n);
    if (s.n != n)
        return false;
    memcpy(out, s.p, n);
    return true;
}
