/* SPDX-License-Identifier: MIT */
/*
 * `export --to ris` and `bibtex`: the works that --only takes as records, without any decision. The
 * file of --only included is what full texts are got with. What the
 * criteria hide from a screener is not written for one.
 */
#include "export_parts.h"

#include "screening_parts.h"

static bool records_row(void *ctx, const struct wn_row *row, struct wn_err *err)
{
    struct export_run *run = ctx;
    struct export_standing standing;
    bool takes = false;
    if (row->n != row->work)
        return true;
    wn_arena_reset(&run->arena);
    if (!wn_export_look(run, row->work, &standing, &takes, err))
        return false;
    struct wn_row seen = *row;
    wn_sheet_hide(run->hide, &seen.r, &seen.sources);
    if (takes)
        run->writer->record(run->csv.to, &seen.r, row->work, &run->arena);
    run->rows += takes;
    return true;
}

bool wn_export_records(struct export_run *run, struct wn_err *err)
{
    struct wn_arena rows = {0};
    wn_buf_text(run->csv.to, run->writer->begin);
    bool done = wn_records_each(wn_app_store(run->app), false, &rows, records_row, run, err);
    wn_arena_free(&rows);
    return done;
}
