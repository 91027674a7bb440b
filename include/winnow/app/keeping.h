/* SPDX-License-Identifier: MIT */
/* Keeping the project file: check, log, one record with its history, backup. */
#ifndef WN_APP_KEEPING_H
#define WN_APP_KEEPING_H

#include "winnow/app/app.h"
#include "winnow/core/decision.h"
#include "winnow/core/record.h"

struct wn_problem { struct wn_str sentence; bool repaired; };
bool wn_keep_check(struct wn_app *app, struct wn_arena *arena, struct wn_problem **v, size_t *n,
                   bool *ok, struct wn_err *err) WN_MUST_CHECK;

/*
 * One line of the audit trail, in words; texts valid during the call. Of another's line on a record
 * whose decisions were not revealed here only person, time and number are told: kind and bytes are
 * empty.
 */
struct wn_log_entry { struct wn_str person, at, kind, words, bytes; int64_t n, record; };
typedef bool wn_log_fn(void *ctx, const struct wn_log_entry *e, struct wn_err *err);
bool wn_keep_log(struct wn_app *app, int64_t record, wn_log_fn *fn, void *ctx, struct wn_err *err)
    WN_MUST_CHECK;

struct wn_record_page { /* `records show N`: raw and notes only in the lead's file */
    int64_t record, work;
    struct wn_record r;
    struct wn_record original; /* as it was imported, where something was corrected; the lead's */
    bool corrected;
    struct wn_str changed;     /* a screener's: "abstract", where a project file changed it */
    struct wn_standing mine;   /* own decision and note; of a screener */
    struct wn_str sources, file;
    /* Sentences, oldest first: own and, for an adjudicator, revealed ones. */
    const struct wn_str *history;
    size_t history_count;
};
bool wn_keep_record(struct wn_app *app, int64_t n, struct wn_arena *arena,
                    struct wn_record_page *out, struct wn_err *err) WN_MUST_CHECK;

/*
 * A dated copy in NAME.backup/ (path NULL; the last ten stay) or at path; *written: where. Files
 * that these two make are for their owner alone.
 */
bool wn_keep_backup(struct wn_app *app, const char *path, struct wn_arena *arena,
                    struct wn_str *written, struct wn_err *err) WN_MUST_CHECK;
/* The number of the newest line of the own journal: has anything been written since? */
bool wn_keep_lines(struct wn_app *app, struct wn_arena *arena, int64_t *last, struct wn_err *err)
    WN_MUST_CHECK;
/* The own journal as JSON Lines in NAME.backup/, when a session ends. The last ten stay. */
bool wn_keep_journal(struct wn_app *app, struct wn_arena *arena, struct wn_str *written,
                     struct wn_err *err) WN_MUST_CHECK;

#endif
