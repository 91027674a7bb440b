/* SPDX-License-Identifier: MIT */
/* What exporting.c and the two CSV forms share. Private to app. */
#ifndef WN_APP_EXPORT_PARTS_H
#define WN_APP_EXPORT_PARTS_H

#include "winnow/app/exporting.h"
#include "winnow/format/csv_out.h"
#include "winnow/store/pairs.h"

struct export_run {
    struct wn_app *app;
    enum wn_only only;
    bool everybody;        /* an adjudicator's export; else the own decisions alone */
    struct wn_arena arena; /* reset for each row */
    struct wn_csv_out csv;
    int64_t rows;
};

/* Does --only take a work in this state? */
bool wn_export_takes(enum wn_only only, enum wn_work_state state, enum wn_decision final);

/* Is the name free, or that of an earlier export? The project and its journal are never written. */
bool wn_export_may_write(const struct wn_store *store, const char *path,
                         struct wn_err *err) WN_MUST_CHECK;

bool wn_export_csv(struct export_run *run, struct wn_err *err) WN_MUST_CHECK;
bool wn_export_long(struct export_run *run, struct wn_err *err) WN_MUST_CHECK;

#endif
