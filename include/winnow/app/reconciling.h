/* SPDX-License-Identifier: MIT */
/*
 * Reconciling: the adjudicator opens what was received, reads each conflict's record first, asks
 * for both decisions when wanted (an event), and rules. The only place that opens another's
 * journal.
 */
#ifndef WN_APP_RECONCILING_H
#define WN_APP_RECONCILING_H

#include "winnow/app/screening.h"

/*
 * Opens what may be opened (notes/exchange.md section 4) and writes `open` when a head was new.
 * Each sealed file that does not pass checks 15 to 17 is named by `tell`; the others are opened.
 * Somebody who also screens needs the three conditions of section 4, unless early (an `override`
 * event). WN_EREFUSED: not the adjudicator. Nothing received is no error.
 */
typedef void wn_tell_fn(void *ctx, const char *status, struct wn_str sentence);
bool wn_reconciling_open(struct wn_app *app, bool early, wn_tell_fn *tell, void *ctx,
                         struct wn_err *err) WN_MUST_CHECK;

struct wn_conflicts { /* row 2 and footer of the view; status */
    int64_t conflicts, ruled, left, ruled_include, ruled_exclude, later;
    int64_t waiting;             /* works that not all screeners have decided */
};
bool wn_reconciling_tally(struct wn_app *app, struct wn_conflicts *out, struct wn_err *err)
    WN_MUST_CHECK;

/* One screener's side of a conflict; filled only when the decisions may be shown. */
struct wn_case_side {
    struct wn_str person, name;  /* both empty with adjudicator_sees: decisions */
    struct wn_standing decision; /* in force now */
    enum wn_decision before;     /* in force when the blind was lifted, where that differs */
};
struct wn_case {
    struct wn_sheet sheet;       /* the record; mine = my ruling, note and answers on it */
    bool shown;                  /* the decisions are in `side` */
    bool seen;                   /* the adjudicator was shown them before, here or by an export */
    struct wn_case_side side[2];
    bool ruled;
    struct wn_standing ruling;
    bool for_and_against;        /* one for inclusion and one against (F0's sentence) */
    bool agree_now;              /* ruled on, and the screeners came to agree since: it stands */
    struct wn_str draft;         /* a note that was begun and went with no ruling yet */
};
/*
 * show: reveal the decisions: writes a `reveal` line the first time; nothing of them is in *out
 * otherwise (unless adjudicator_sees is not record_first, or they were revealed and `show`).
 */
bool wn_reconciling_load(struct wn_app *app, int64_t work, bool show, struct wn_arena *arena,
                         struct wn_case *out, struct wn_err *err) WN_MUST_CHECK;
/* The next conflict that is not ruled (open) or any (step). *work 0: none. */
bool wn_reconciling_next(struct wn_app *app, int64_t place, int64_t *work, struct wn_err *err)
    WN_MUST_CHECK;
bool wn_reconciling_step(struct wn_app *app, int64_t place, bool forward, int64_t *work,
                         struct wn_err *err) WN_MUST_CHECK;

struct wn_ruling {
    int64_t work;
    enum wn_decision outcome;    /* include or exclude */
    struct wn_str reason, note;
    enum wn_answer answers[WN_MAX_CRITERIA];
};
/*
 * WN_EREFUSED: no such conflict, not all have decided, not the adjudicator; WN_EUSAGE: reason with
 * include, unknown reason, none where the criteria require one.
 * *needs_note is set (and nothing written) when it goes against both decisions and has no note;
 * NULL skips that question. The ruling that is in force already writes nothing: *sequence is its
 * line.
 */
bool wn_reconciling_rule(struct wn_app *app, const struct wn_ruling *ruling, bool *needs_note,
                         int64_t *sequence, struct wn_err *err) WN_MUST_CHECK;
bool wn_reconciling_later(struct wn_app *app, int64_t work, struct wn_err *err) WN_MUST_CHECK;

/*
 * The note of a ruling as it is written: kept over a crash, no line yet; empty drops it, and so
 * does the ruling. `unfinished`: a conflict with such a note, or 0.
 */
bool wn_reconciling_draft(struct wn_app *app, int64_t work, struct wn_str note,
                          struct wn_err *err) WN_MUST_CHECK;
bool wn_reconciling_unfinished(struct wn_app *app, int64_t *work, struct wn_err *err)
    WN_MUST_CHECK;

#endif
