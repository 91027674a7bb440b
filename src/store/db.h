/* SPDX-License-Identifier: MIT */
/*
 * Private to src/store: the handle, and the few functions through which all statements run. A
 * statement is prepared once, when it is first needed, and named by its row in query.c.
 */
#ifndef WN_STORE_DB_H
#define WN_STORE_DB_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include <sqlite3.h>

#include "query.h"
#include "winnow/store/store.h"

enum { STORE_APPLICATION_ID = 0x77696e6f /* "wino" */, STORE_MAX_SIDES = 4 };

struct side { /* a screener, in the order A, B, ... */
    struct wn_str person;
    int64_t chain; /* 0: none yet */
};

struct correction;

struct wn_store {
    sqlite3 *db;
    sqlite3_stmt *statement[QUERY_COUNT];
    char *path;
    char *name; /* last part of the path, cleaned: for messages */
    dev_t device;
    ino_t inode;
    int64_t size; /* bytes of the file after the last commit; -1: not known */
    bool readonly, unclean;
    bool checking;         /* writes go to TEMP tables only: they are taken whatever the file is */
    char refuse[240];      /* not empty: no write is taken any more, and this says why */
    struct wn_arena arena;   /* as long as the store */
    struct wn_arena scratch; /* as long as one event is appended */
    struct wn_str person;
    unsigned roles;
    const struct wn_criteria *criteria;
    bool sides_known; /* `side` is up to date */
    size_t sides;
    struct side side[STORE_MAX_SIDES];
    struct wn_arena side_arena;
    int64_t heads_event; /* the lifting line that `heads` holds; 0: none */
    struct wn_arena heads_arena;
    const struct wn_head *heads;
    size_t head_count;
    bool corrections_known; /* `corrections` is up to date */
    struct correction *corrections; /* by record; of one field the newest last */
    size_t correction_count;
    struct wn_arena corrections_arena;
};

/* Arguments of a statement, typed: ARGS(A_INT(work), A_STR(text)) fills ?1, ?2, ... */
struct arg {
    enum { ARG_INT, ARG_STR, ARG_BLOB, ARG_NULL } type;
    int64_t i;
    struct wn_str s;
};
#define A_INT(x)     ((struct arg){.type = ARG_INT, .i = (int64_t)(x)})
#define A_STR(x)     ((struct arg){.type = ARG_STR, .s = (x)})
#define A_TEXT(x)    ((struct arg){.type = ARG_STR, .s = wn_str(x)})
#define A_BLOB(x, n) ((struct arg){.type = ARG_BLOB, .s = wn_str_of((const char *)(x), (n))})
#define A_NULL       ((struct arg){.type = ARG_NULL})
#define ARGS(...)                                                                                  \
    (const struct arg[]){__VA_ARGS__},                                                             \
        sizeof((const struct arg[]){__VA_ARGS__}) / sizeof(struct arg)
#define NO_ARGS NULL, 0

/* A bound statement, or NULL with the error. End it with wn_db_end. Texts must live until then. */
sqlite3_stmt *wn_db_start(struct wn_store *store, enum query id, const struct arg *args, size_t n,
                          struct wn_err *err) WN_MUST_CHECK;
/* The next row: *more false at the end. */
bool wn_db_step(struct wn_store *store, sqlite3_stmt *q, bool *more,
                struct wn_err *err) WN_MUST_CHECK;
void wn_db_end(struct wn_store *store, sqlite3_stmt *q);

/* Runs a statement that changes something; a transaction of its own where none is open. */
bool wn_db_run(struct wn_store *store, enum query id, const struct arg *args, size_t n,
               struct wn_err *err) WN_MUST_CHECK;
/* The integer in the first column of the first row; *found false and *out 0 where there is none. */
bool wn_db_int(struct wn_store *store, enum query id, const struct arg *args, size_t n,
               int64_t *out, bool *found, struct wn_err *err);

int64_t wn_col_int(sqlite3_stmt *q, int column);
struct wn_str wn_col_view(sqlite3_stmt *q, int column); /* until the next step */
struct wn_str wn_col_str(struct wn_arena *arena, sqlite3_stmt *q, int column);
/* Exactly n bytes, or zeroes and false. */
bool wn_col_bytes(sqlite3_stmt *q, int column, void *out, size_t n);

/* The sentence for what SQLite just reported; returns false. */
bool wn_db_fail(struct wn_store *store, struct wn_err *err);
/* Bytes of the file as SQLite's file system layer sees it; -1 where it cannot say. */
int64_t wn_db_file_size(const struct wn_store *store);
bool wn_db_exec(struct wn_store *store, const char *sql, struct wn_err *err) WN_MUST_CHECK;

/* May something be written now? WN_EREADONLY, or WN_EIO after a final error. */
bool wn_store_may_write(struct wn_store *store, struct wn_err *err) WN_MUST_CHECK;
bool wn_store_in_transaction(const struct wn_store *store);
/* A transaction around several writes, unless the caller has one: ended by wn_store_leave.
 */
bool wn_store_enter(struct wn_store *store, bool *mine, struct wn_err *err) WN_MUST_CHECK;
bool wn_store_leave(struct wn_store *store, bool mine, bool ok, struct wn_err *err) WN_MUST_CHECK;
/* What was remembered of the tables may be out of date. */
void wn_store_forget(struct wn_store *store);

#endif
