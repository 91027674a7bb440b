/* SPDX-License-Identifier: MIT */
/*
 * Corrections are lines of the lead's journal and nothing else: the row of a record stays as it was
 * imported, and what was mended is laid over it when it is read. So there is nothing that could
 * differ from the log, and the original is never lost. They are few and kept in memory, in the
 * order of records. Only the lead's own chain counts: a journal that came from somebody else mends
 * nothing, whatever it holds.
 */
#include "corrections.h"

#include "winnow/core/journal.h"
#include "winnow/store/records.h"

/* A line that cannot be used (a newer winnow's field, say) is kept in the log and passed over. */
static bool corrections_read(struct wn_arena *arena, sqlite3_stmt *q, struct correction *out)
{
    struct wn_line line;
    if (!wn_line_decode(wn_col_str(arena, q, 1), arena, &line, NULL) ||
        !wn_field_find(line.field, &out->field) || !wn_field_correctable(out->field))
        return false;
    out->n = wn_col_int(q, 0);
    out->value = line.value;
    return true;
}

static bool corrections_load(struct wn_store *store, struct wn_err *err)
{
    size_t room = 0;
    bool more = false, ok;
    if (store->corrections_known)
        return true;
    wn_arena_reset(&store->corrections_arena);
    store->corrections = NULL;
    store->correction_count = 0;
    sqlite3_stmt *q = wn_db_start(store, Q_EVENT_CORRECTIONS, NO_ARGS, err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        struct correction c;
        if (!corrections_read(&store->corrections_arena, q, &c))
            continue;
        store->corrections = wn_arena_grow(&store->corrections_arena, store->corrections,
                                           store->correction_count, &room, sizeof c);
        store->corrections[store->correction_count++] = c;
    }
    wn_db_end(store, q);
    store->corrections_known = ok;
    return ok;
}

/* The first correction of a record with this number or a higher one. */
static size_t corrections_find(const struct wn_store *store, int64_t n)
{
    size_t low = 0, high = store->correction_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (store->corrections[middle].n < n)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool wn_records_mended(struct wn_store *store, struct wn_arena *arena, struct wn_mended **v,
                       size_t *n, struct wn_err *err)
{
    *n = 0;
    if (!corrections_load(store, err))
        return false;
    *v = WN_NEWS(arena, struct wn_mended, store->correction_count + 1);
    for (; *n < store->correction_count; (*n)++)
        (*v)[*n] = (struct wn_mended){store->corrections[*n].n, store->corrections[*n].field};
    return true;
}

bool wn_corrections_apply(struct wn_store *store, int64_t n, struct wn_record *r,
                          struct wn_err *err)
{
    if (!corrections_load(store, err))
        return false;
    for (size_t i = corrections_find(store, n);
         i < store->correction_count && store->corrections[i].n == n; i++)
        r->field[store->corrections[i].field] = store->corrections[i].value;
    return true;
}
