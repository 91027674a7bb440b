/* SPDX-License-Identifier: MIT */
/* What exporting.c and the forms share: two of CSV, and the writers of records. Private to app. */
#ifndef WN_APP_EXPORT_PARTS_H
#define WN_APP_EXPORT_PARTS_H

#include "winnow/app/exporting.h"
#include "winnow/format/csv_out.h"
#include "winnow/format/writer.h"
#include "winnow/store/decisions.h"
#include "winnow/store/pairs.h"

struct export_run {
    struct wn_app *app;
    enum wn_only only;
    bool everybody;        /* an adjudicator's export; else the own decisions alone */
    unsigned hide;         /* fields that the criteria keep from who writes it */
    struct wn_arena arena; /* reset for each row */
    struct wn_csv_out csv;
    const struct wn_writer *writer; /* of records; NULL: a form of CSV */
    int64_t rows;
};

/* Does --only take a work in this state? */
bool wn_export_takes(enum wn_only only, enum wn_work_state state, enum wn_decision final);

/* Where a work stands: the pair for an adjudicator, else the own decision. In run's arena. */
struct export_standing {
    struct wn_pair pair;
    struct wn_standing mine;
};
/* *takes: is it wanted by --only? */
bool wn_export_look(struct export_run *run, int64_t work, struct export_standing *out, bool *takes,
                    struct wn_err *err) WN_MUST_CHECK;

/* Is the name free, or that of an earlier export? The project and its journal are never written. */
bool wn_export_may_write(const struct wn_store *store, const char *path,
                         struct wn_err *err) WN_MUST_CHECK;

bool wn_export_csv(struct export_run *run, struct wn_err *err) WN_MUST_CHECK;
bool wn_export_long(struct export_run *run, struct wn_err *err) WN_MUST_CHECK;
bool wn_export_records(struct export_run *run, struct wn_err *err) WN_MUST_CHECK;

#endif
