/* SPDX-License-Identifier: MIT */
/*
 * The project file: one SQLite database, one process, one connection (DESIGN section 7,
 * notes/exchange.md section 1). This header: open, close, transactions, copies. All SQL of winnow
 * is in this folder (query.c); nobody above sees sqlite3.h.
 *
 * A store is bound to one person: its calls take the writer from the handle and no other, and the
 * calls that show other people's decisions (store/pairs.h) need the adjudicator's role.
 */
#ifndef WN_STORE_STORE_H
#define WN_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/base/crypto.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"
#include "winnow/core/criteria.h"

struct wn_store;

/*
 * A new file (mode 0600, must not exist), with the schema. Errors: WN_EREFUSED exists,
 * WN_EREADONLY, WN_EFULL, WN_EIO. The path ":memory:" makes one that is never on the disk, for
 * tests.
 */
bool wn_store_create(const char *path, struct wn_store **out, struct wn_err *err) WN_MUST_CHECK;
/*
 * Errors: WN_EINPUT missing or not a winnow project (also truncated, empty, binary); WN_ENEWER
 * names the version; WN_EBUSY "... is already open in another window". A read-only file or folder
 * opens read-only. (There is no older schema yet; the first migration brings its dated copy with
 * it.)
 */
bool wn_store_open(const char *path, struct wn_store **out, struct wn_err *err) WN_MUST_CHECK;
void wn_store_close(struct wn_store *store); /* NULL is fine; rolls back what is open */

bool wn_store_readonly(const struct wn_store *store);
bool wn_store_was_unclean(const struct wn_store *store); /* a journal file was there at open */
const char *wn_store_path(const struct wn_store *store);

/*
 * Transactions do not nest. Commit checks that the file is still the one that was opened (device,
 * inode). After WN_EIO from a commit the store refuses every further write: a failed fsync is
 * final. WN_EFULL: nothing was written and going on is possible.
 */
bool wn_store_begin(struct wn_store *store, struct wn_err *err) WN_MUST_CHECK;
bool wn_store_commit(struct wn_store *store, struct wn_err *err) WN_MUST_CHECK;
void wn_store_rollback(struct wn_store *store); /* fine when none is open */
bool wn_store_writing(const struct wn_store *store); /* is a transaction open? */

/*
 * Binds the handle to a person and the roles that person has; once. Before it no event can be
 * written.
 */
bool wn_store_bind(struct wn_store *store, struct wn_str person, unsigned roles,
                   struct wn_err *err) WN_MUST_CHECK;
/*
 * The criteria in force, needed to fold answers; kept by the caller as long as the store is open.
 */
void wn_store_set_criteria(struct wn_store *store, const struct wn_criteria *criteria);

/* A consistent copy (VACUUM INTO a temporary name, fsync, rename); the target must not exist. */
bool wn_store_copy(struct wn_store *store, const char *path, struct wn_err *err) WN_MUST_CHECK;

/*
 * `winnow check`: quick check, foreign keys, replay of every chain (bytes, hashes, copies in
 * columns), rebuild of the state tables and comparison, orphans. Each problem is a sentence.
 * Derived tables that differ are rebuilt when `repair` (and the file is writable); *ok: no problem
 * was found. Not inside a transaction.
 */
typedef void wn_problem_fn(void *ctx, struct wn_str sentence, bool repaired);
bool wn_store_check(struct wn_store *store, bool repair, wn_problem_fn *fn, void *ctx, bool *ok,
                    struct wn_err *err) WN_MUST_CHECK;

#endif
