/* SPDX-License-Identifier: MIT */
/*
 * `winnow check`. The truth (records, journals) is only looked at. What is derived is made again
 * from the events in TEMP tables that hide the real ones, by the very functions that keep the real
 * ones; then both are compared. So it also works on a file that cannot be written.
 */
#include "check.h"

#include <inttypes.h>
#include <stdio.h>

#include "apply.h"
#include "schema.h"

void wn_check_say(struct check *c, bool repaired, const char *format, ...)
{
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    c->ok = false;
    if (c->fn)
        c->fn(c->ctx, wn_str(text), repaired);
}

typedef void check_row_fn(struct check *c, sqlite3_stmt *q);

static bool check_each(struct check *c, enum query id, check_row_fn *fn, struct wn_err *err)
{
    bool more = false, ok;
    sqlite3_stmt *q = wn_db_start(c->store, id, NO_ARGS, err);
    if (!q)
        return false;
    while ((ok = wn_db_step(c->store, q, &more, err)) && more)
        fn(c, q);
    wn_db_end(c->store, q);
    return ok;
}

static void check_row_file(struct check *c, sqlite3_stmt *q)
{
    struct wn_str text = wn_col_view(q, 0);
    if (!wn_str_is(text, "ok"))
        wn_check_say(c, false,
                     "the file is damaged (%.*s). Copy it to be safe, then take the newest "
                     "backup",
                     WN_ARG(text));
}

static void check_row_keys(struct check *c, sqlite3_stmt *q)
{
    wn_check_say(c, false, "row %" PRId64 " of %.*s refers to a %.*s that is not there",
                 wn_col_int(q, 1), WN_ARG(wn_col_view(q, 0)), WN_ARG(wn_col_view(q, 2)));
}

static void check_row_queue(struct check *c, sqlite3_stmt *q)
{
    wn_check_say(c, false, "#%04" PRId64 " has a place in the queue, but there is no such record",
                 wn_col_int(q, 0));
}

static void check_row_unqueued(struct check *c, sqlite3_stmt *q)
{
    if (wn_col_int(q, 0))
        wn_check_say(c, false,
                     "%" PRId64 " records have no place in the queue: nobody would be shown "
                     "them",
                     wn_col_int(q, 0));
}

static void check_row_event(struct check *c, sqlite3_stmt *q)
{
    wn_check_say(c, false,
                 "line %" PRId64 " of the journal of %.*s decides on a record that is not "
                 "here",
                 wn_col_int(q, 0), WN_ARG(wn_col_view(q, 1)));
}

static void check_row_correction(struct check *c, sqlite3_stmt *q)
{
    wn_check_say(c, false,
                 "line %" PRId64 " of the journal of %.*s corrects a record that is not here",
                 wn_col_int(q, 0), WN_ARG(wn_col_view(q, 1)));
}

static void check_row_head(struct check *c, sqlite3_stmt *q)
{
    wn_check_say(c, false,
                 "line %" PRId64 " of the journal of %.*s is not the one that was received",
                 wn_col_int(q, 0), WN_ARG(wn_col_view(q, 1)));
}

/* Is the text here that a `criteria` line names by its SHA-256? */
static bool check_criteria_text(struct check *c, const struct wn_line *line, bool *there,
                                struct wn_err *err)
{
    char hex[2 * WN_HASH + 1];
    bool more = false, ok;
    *there = false;
    sqlite3_stmt *q = wn_db_start(c->store, Q_CRITERIA_TEXTS, ARGS(A_STR(line->version)), err);
    if (!q)
        return false;
    while ((ok = wn_db_step(c->store, q, &more, err)) && more && !*there) {
        struct wn_hash hash = wn_sha256(wn_col_view(q, 0));
        wn_hex(hash.b, WN_HASH, hex);
        *there = wn_str_is(line->sha256, hex);
    }
    wn_db_end(c->store, q);
    return ok;
}

static bool check_criteria(struct check *c, struct wn_err *err)
{
    bool more = false, ok = true, there;
    sqlite3_stmt *q = wn_db_start(c->store, Q_CHECK_CRITERIA, NO_ARGS, err);
    if (!q)
        return false;
    while (ok && (ok = wn_db_step(c->store, q, &more, err)) && more) {
        struct wn_line line;
        wn_arena_reset(&c->arena);
        if (!wn_line_decode(wn_col_view(q, 2), &c->arena, &line, NULL))
            continue;
        ok = check_criteria_text(c, &line, &there, err);
        if (ok && !there)
            wn_check_say(c, false,
                         "the text of the criteria %.*s is not the one that line %" PRId64
                         " of the journal of %.*s names",
                         WN_ARG(line.version), wn_col_int(q, 0), WN_ARG(wn_col_view(q, 1)));
    }
    wn_db_end(c->store, q);
    return ok;
}

static bool check_total(struct check *c, struct wn_err *err)
{
    int64_t off;
    bool found;
    if (!wn_db_int(c->store, Q_CHECK_TOTAL, NO_ARGS, &off, &found, err))
        return false;
    if (found && off == 0)
        return true;
    bool repair = c->repair && wn_store_may_write(c->store, NULL);
    wn_check_say(c, repair, "the number of records was counted wrongly");
    return !repair || wn_db_run(c->store, Q_CHECK_TOTAL_MEND, NO_ARGS, err);
}

/* What follows from a journal that was meddled with is as good as the meddling. */
static bool check_journals(struct check *c, struct wn_err *err)
{
    bool before = c->ok;
    c->ok = true;
    bool done = wn_check_chains(c, err) && check_each(c, Q_CHECK_HEADS, check_row_head, err);
    if (!c->ok && c->repair)
        wn_check_say(c, false,
                     "nothing was repaired, because nothing may follow from a journal that does "
                     "not add up. Take the newest backup");
    c->repair = c->repair && c->ok;
    c->ok = c->ok && before;
    return done;
}

/* Which derived tables do not follow from the events? */
static bool check_compare(struct check *c, int64_t *rows, struct wn_err *err)
{
    struct wn_store *store = c->store;
    store->checking = true;
    bool ok = wn_db_exec(store, "BEGIN", err) && wn_schema_shadow(store, err) &&
              wn_apply_again(store, err);
    for (size_t i = 0; ok && wn_schema_derived[i].name; i++)
        ok = wn_schema_differ(store, &wn_schema_derived[i], &rows[i], err);
    wn_store_rollback(store);
    store->checking = false;
    return ok;
}

static bool check_derived(struct check *c, struct wn_err *err)
{
    int64_t rows[16] = {0};
    bool differ = false, mine = false;
    bool repair = c->repair && wn_store_may_write(c->store, NULL);
    if (!check_compare(c, rows, err))
        return false;
    for (size_t i = 0; wn_schema_derived[i].name; i++)
        differ = differ || rows[i];
    if (differ && repair) {
        if (!wn_store_enter(c->store, &mine, err) ||
            !wn_store_leave(c->store, mine, wn_apply_again(c->store, err), err))
            return false;
    }
    for (size_t i = 0; wn_schema_derived[i].name; i++)
        if (rows[i])
            wn_check_say(c, repair, "%s did not follow from the journals (%" PRId64 " row%s)",
                         wn_schema_derived[i].words, rows[i], rows[i] == 1 ? "" : "s");
    return true;
}

static bool check_all(struct check *c, struct wn_err *err)
{
    return check_each(c, Q_CHECK_FILE, check_row_file, err) &&
           check_each(c, Q_CHECK_KEYS, check_row_keys, err) && check_journals(c, err) &&
           check_each(c, Q_CHECK_QUEUE, check_row_queue, err) &&
           check_each(c, Q_CHECK_UNQUEUED, check_row_unqueued, err) &&
           check_each(c, Q_CHECK_EVENTS, check_row_event, err) &&
           check_each(c, Q_CHECK_CORRECTIONS, check_row_correction, err) &&
           check_criteria(c, err) && check_total(c, err) && check_derived(c, err);
}

bool wn_store_check(struct wn_store *store, bool repair, wn_problem_fn *fn, void *ctx, bool *ok,
                    struct wn_err *err)
{
    struct check c = {.store = store, .repair = repair, .ok = true, .fn = fn, .ctx = ctx};
    struct wn_err local = {0};
    bool done = check_all(&c, &local);
    wn_arena_free(&c.arena);
    if (!done && local.code != WN_EINPUT)
        return wn_fail(err, local.code, "%s", local.text);
    if (!done) /* damage that the check itself ran into is what it was asked for */
        wn_check_say(&c, false, "%s", local.text);
    *ok = c.ok;
    return true;
}
