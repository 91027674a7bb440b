/* SPDX-License-Identifier: MIT */
/*
 * Records: numbers are given here, once. The raw text stands in a table of its own, so that reading
 * through titles and abstracts never touches it. The row of a record is never changed in the lead's
 * file: what was corrected is laid over it (corrections.c).
 */
#include "winnow/store/records.h"

#include "corrections.h"

enum { RECORDS_FIXED = 7, RECORDS_ARGS = RECORDS_FIXED + WN_FIELD_COUNT };

struct records_new {
    int64_t n, source, file; /* source, file 0: none */
    struct wn_str sources;
};

static bool records_insert(struct wn_store *store, const struct records_new *new,
                           const struct wn_record *r, struct wn_err *err)
{
    struct arg args[RECORDS_ARGS] = {A_INT(new->n),
                                     A_INT(new->n),
                                     new->source ? A_INT(new->source) : A_NULL,
                                     new->file ? A_INT(new->file) : A_NULL,
                                     A_INT(r->position),
                                     A_INT(r->line),
                                     A_STR(new->sources)};
    for (size_t i = 0; i < WN_FIELD_COUNT; i++)
        args[RECORDS_FIXED + i] = A_STR(r->field[i]);
    return wn_db_run(store, Q_RECORD_ADD, args, RECORDS_ARGS, err) &&
           wn_db_run(store, Q_TOTAL_ADD, ARGS(A_INT(new->n)), err);
}

/* One more than any number ever given: a number is never used again. */
static bool records_next(struct wn_store *store, int64_t *n, struct wn_err *err)
{
    bool found;
    if (!wn_db_int(store, Q_TOTAL_NEWEST, NO_ARGS, n, &found, err))
        return false;
    ++*n;
    return true;
}

bool wn_records_add(struct wn_store *store, int64_t n, int64_t source, int64_t file,
                    const struct wn_record *r, int64_t *number, struct wn_err *err)
{
    struct records_new new = {.n = n, .source = source, .file = file};
    bool mine = false;
    if (!wn_store_enter(store, &mine, err))
        return false;
    bool ok = n > 0 || records_next(store, &new.n, err);
    ok = ok && records_insert(store, &new, r, err) &&
         (!r->raw.n || wn_db_run(store, Q_RAW_ADD, ARGS(A_INT(new.n), A_STR(r->raw)), err));
    *number = new.n;
    return wn_store_leave(store, mine, ok, err);
}

bool wn_records_add_work(struct wn_store *store, int64_t n, const struct wn_record *r,
                         struct wn_str sources, struct wn_err *err)
{
    struct records_new new = {.n = n, .sources = sources};
    bool mine = false;
    if (!wn_store_enter(store, &mine, err))
        return false;
    return wn_store_leave(store, mine, records_insert(store, &new, r, err), err);
}

bool wn_records_set_work(struct wn_store *store, int64_t n, const struct wn_record *r,
                         struct wn_str sources, struct wn_err *err)
{
    struct arg args[WN_FIELD_COUNT + 2] = {A_STR(sources)};
    for (size_t i = 0; i < WN_FIELD_COUNT; i++)
        args[i + 1] = A_STR(r->field[i]);
    args[WN_FIELD_COUNT + 1] = A_INT(n);
    return wn_db_run(store, Q_RECORD_SET, args, WN_FIELD_COUNT + 2, err);
}

enum { RECORDS_COL_FIELDS = 6, RECORDS_COL_RAW = RECORDS_COL_FIELDS + WN_FIELD_COUNT };

/* The row as the statement has it: texts are valid until the next step. */
static void records_view(sqlite3_stmt *q, struct wn_row *row)
{
    *row = (struct wn_row){.n = wn_col_int(q, 0),
                           .work = wn_col_int(q, 1),
                           .sources = wn_col_view(q, 4),
                           .file = wn_col_view(q, 5)};
    row->r.position = (size_t)wn_col_int(q, 2);
    row->r.line = (size_t)wn_col_int(q, 3);
    for (int i = 0; i < WN_FIELD_COUNT; i++)
        row->r.field[i] = wn_col_view(q, RECORDS_COL_FIELDS + i);
    row->r.raw = wn_col_view(q, RECORDS_COL_RAW);
}

static bool records_one(struct wn_store *store, int64_t n, bool corrected, struct wn_arena *arena,
                        struct wn_row *out, bool *found, struct wn_err *err)
{
    *out = (struct wn_row){0};
    *found = false;
    sqlite3_stmt *q = wn_db_start(store, Q_RECORD_GET, ARGS(A_INT(n)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found) {
        records_view(q, out);
        ok = !corrected || wn_corrections_apply(store, n, &out->r, err);
        out->sources = wn_arena_copy(arena, out->sources);
        out->file = wn_arena_copy(arena, out->file);
        out->r.raw = wn_arena_copy(arena, out->r.raw);
        for (size_t i = 0; i < WN_FIELD_COUNT; i++)
            out->r.field[i] = wn_arena_copy(arena, out->r.field[i]);
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_records_get(struct wn_store *store, int64_t n, struct wn_arena *arena, struct wn_row *out,
                    bool *found, struct wn_err *err)
{
    return records_one(store, n, true, arena, out, found, err);
}

bool wn_records_original(struct wn_store *store, int64_t n, struct wn_arena *arena,
                         struct wn_row *out, bool *found, struct wn_err *err)
{
    return records_one(store, n, false, arena, out, found, err);
}

bool wn_records_count(struct wn_store *store, int64_t *records, int64_t *works, struct wn_err *err)
{
    bool found;
    if (!wn_db_int(store, Q_TOTAL_RECORDS, NO_ARGS, records, &found, err))
        return false;
    *works = *records; /* each record is a work of its own until duplicates are merged */
    return true;
}

bool wn_records_newest(struct wn_store *store, int64_t *n, struct wn_err *err)
{
    bool found;
    return wn_db_int(store, Q_TOTAL_NEWEST, NO_ARGS, n, &found, err);
}

bool wn_records_each(struct wn_store *store, bool raw, struct wn_arena *arena, wn_row_fn *fn,
                     void *ctx, struct wn_err *err)
{
    bool more = false, ok = true;
    sqlite3_stmt *q = wn_db_start(store, raw ? Q_RECORD_EACH_RAW : Q_RECORD_EACH, NO_ARGS, err);
    if (!q)
        return false;
    while (ok && (ok = wn_db_step(store, q, &more, err)) && more) {
        struct wn_row row;
        wn_arena_reset(arena);
        records_view(q, &row);
        ok = wn_corrections_apply(store, row.n, &row.r, err) && fn(ctx, &row, err);
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_records_by_key(struct wn_store *store, struct wn_str key, int64_t numbers[2], size_t *count,
                       struct wn_err *err)
{
    bool more = false, ok;
    *count = 0;
    numbers[0] = numbers[1] = 0;
    if (!key.n)
        return true;
    sqlite3_stmt *q = wn_db_start(store, Q_RECORD_BY_KEY, ARGS(A_STR(key)), err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        if (*count < 2)
            numbers[*count] = wn_col_int(q, 0);
        ++*count;
    }
    wn_db_end(store, q);
    return ok;
}
