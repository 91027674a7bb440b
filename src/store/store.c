/* SPDX-License-Identifier: MIT */
/* Transactions, and who the handle is bound to. Opening and closing: open.c; copies: copy.c. */
#include "winnow/store/store.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "db.h"

bool wn_store_readonly(const struct wn_store *store)
{
    return store->readonly;
}

bool wn_store_was_unclean(const struct wn_store *store)
{
    return store->unclean;
}

const char *wn_store_path(const struct wn_store *store)
{
    return store->path;
}

void wn_store_set_criteria(struct wn_store *store, const struct wn_criteria *criteria)
{
    store->criteria = criteria;
}

bool wn_store_bind(struct wn_store *store, struct wn_str person, unsigned roles, struct wn_err *err)
{
    if (store->person.n)
        return wn_fail(err, WN_EREFUSED, "%s is already open for %.*s", store->name,
                       WN_ARG(store->person));
    if (!person.n)
        return wn_fail(err, WN_EUSAGE, "the person's id is empty");
    store->person = wn_arena_copy(&store->arena, person);
    store->roles = roles;
    return true;
}

bool wn_store_in_transaction(const struct wn_store *store)
{
    return !sqlite3_get_autocommit(store->db);
}

void wn_store_forget(struct wn_store *store)
{
    store->sides_known = false;
    store->heads_event = 0;
    store->corrections_known = false;
}

bool wn_store_may_write(struct wn_store *store, struct wn_err *err)
{
    if (store->checking)
        return true;
    if (store->refuse[0])
        return wn_fail(err, WN_EIO, "%s", store->refuse);
    if (store->readonly)
        return wn_fail(err, WN_EREADONLY, "%s can be read but not written here", store->name);
    return true;
}

bool wn_store_begin(struct wn_store *store, struct wn_err *err)
{
    return wn_store_may_write(store, err) && wn_db_exec(store, "BEGIN IMMEDIATE", err);
}

/* Is the file at the path still the one that was opened, and has nobody cut it short? */
static bool store_same_file(struct wn_store *store, struct wn_err *err)
{
    struct stat st;
    bool same = !store->inode || (stat(store->path, &st) == 0 && st.st_dev == store->device &&
                                  st.st_ino == store->inode);
    bool whole = wn_db_file_size(store) >= store->size;
    if (same && whole)
        return true;
    snprintf(store->refuse, sizeof store->refuse,
             "%.80s was %s by another program. Nothing more is saved to it; close winnow and look "
             "%s", store->name, same ? "cut short" : "moved, deleted or replaced",
             same ? "for the newest backup" : "where the file is now");
    return wn_fail(err, WN_EIO, "%s", store->refuse);
}

bool wn_store_commit(struct wn_store *store, struct wn_err *err)
{
    struct wn_err local = {0};
    if (!store_same_file(store, err)) {
        wn_store_rollback(store);
        return false;
    }
    if (wn_db_exec(store, "COMMIT", &local)) {
        store->size = store->size < 0 ? -1 : wn_db_file_size(store);
        return true;
    }
    if (local.code == WN_EIO && !store->refuse[0])
        snprintf(store->refuse, sizeof store->refuse,
                 "%.80s could not be saved because the disk "
                 "reported an error. Nothing more is written; close winnow and open the project "
                 "again",
                 store->name);
    wn_store_rollback(store);
    return wn_fail(err, local.code, "%s", local.text);
}

void wn_store_rollback(struct wn_store *store)
{
    wn_store_forget(store);
    if (wn_store_in_transaction(store) && !wn_db_exec(store, "ROLLBACK", NULL) && !store->refuse[0])
        snprintf(store->refuse, sizeof store->refuse,
                 "%.80s: the last change could not be taken back. Nothing more is written; close "
                 "winnow and open the project again",
                 store->name);
}

bool wn_store_writing(const struct wn_store *store)
{
    return wn_store_in_transaction(store);
}

bool wn_store_enter(struct wn_store *store, bool *mine, struct wn_err *err)
{
    *mine = !wn_store_in_transaction(store);
    return *mine ? wn_store_begin(store, err) : wn_store_may_write(store, err);
}

bool wn_store_leave(struct wn_store *store, bool mine, bool ok, struct wn_err *err)
{
    if (!mine)
        return ok;
    if (ok)
        return wn_store_commit(store, err);
    wn_store_rollback(store);
    return false;
}
