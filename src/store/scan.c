/* SPDX-License-Identifier: MIT */
#include "winnow/store/scan.h"

#include "apply.h"
#include "corrections.h"
#include "db.h"

enum { SCAN_FIELDS = 4 }; /* the first column of a field */

/* As a blob: for text SQLite would make a copy with a NUL behind it. Until the next step. */
static struct wn_str scan_text(sqlite3_stmt *q, int column)
{
    const void *p = sqlite3_column_blob(q, column);
    return wn_str_of(p, (size_t)sqlite3_column_bytes(q, column));
}

bool wn_scan_records(struct wn_store *store, int64_t after, uint32_t fields, wn_scan_fn *fn,
                     void *ctx, struct wn_err *err)
{
    bool more = false, ok = true, stop = false;
    sqlite3_stmt *q = wn_db_start(store, Q_SCAN_RECORDS, ARGS(A_INT(after)), err);
    if (!q)
        return false;
    while (ok && !stop && (ok = wn_db_step(store, q, &more, err)) && more) {
        struct wn_scan_row row = {.n = wn_col_int(q, 0), .work = wn_col_int(q, 1),
                                  .source = wn_col_int(q, 2)};
        if (row.source == 0)
            row.sources = wn_col_view(q, 3);
        for (int f = 0; f < WN_FIELD_COUNT; f++)
            if (fields & 1u << f)
                row.r.field[f] = scan_text(q, SCAN_FIELDS + f);
        ok = wn_corrections_apply(store, row.n, &row.r, err) && fn(ctx, &row, &stop, err);
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_scan_own(struct wn_store *store, enum wn_stage stage, wn_scan_mine_fn *fn, void *ctx,
                 struct wn_err *err)
{
    int64_t chain;
    bool more = false, ok;
    if (!wn_chains_my_id(store, &chain, err))
        return false;
    sqlite3_stmt *q = wn_db_start(store, Q_SCAN_OWN, ARGS(A_INT(stage), A_INT(chain)), err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        struct wn_scan_mine mine = {.work = wn_col_int(q, 0),
                                    .decision = (enum wn_decision)wn_col_int(q, 1),
                                    .later = wn_col_int(q, 2),
                                    .noted = wn_col_int(q, 3),
                                    .flagged = wn_col_int(q, 4),
                                    .reason = wn_col_view(q, 5),
                                    .answers = wn_col_view(q, 6)};
        fn(ctx, &mine);
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_scan_tags(struct wn_store *store, wn_scan_tag_fn *fn, void *ctx, struct wn_err *err)
{
    struct wn_arena arena = {0};
    int64_t chain;
    bool more = false, ok;
    if (!wn_chains_my_id(store, &chain, err))
        return false;
    sqlite3_stmt *q = wn_db_start(store, Q_SCAN_TAGS, ARGS(A_INT(chain)), err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        struct wn_line line;
        wn_arena_reset(&arena);
        ok = wn_line_decode(wn_col_view(q, 0), &arena, &line, err);
        if (!ok)
            break;
        fn(ctx, line.record, line.tag, line.on);
    }
    wn_db_end(store, q);
    wn_arena_free(&arena);
    return ok;
}
