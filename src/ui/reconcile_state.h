/* SPDX-License-Identifier: MIT */
/*
 * The state of the reconciling view (F0, F). view_reconcile.c has its keys, reconcile_act.c rules,
 * reconcile_draw.c and reconcile_sides.c draw. Private to ui.
 */
#ifndef WN_UI_RECONCILE_STATE_H
#define WN_UI_RECONCILE_STATE_H

#include "page.h"
#include "reason.h"
#include "winnow/app/reconciling.h"
#include "winnow/ui/line.h"
#include "winnow/ui/ui.h"

enum reconcile_mode {
    RECONCILE_READ, RECONCILE_REASON, RECONCILE_NOTE, RECONCILE_GOTO, RECONCILE_DONE
};
enum reconcile_alone { RECONCILE_BOTH, RECONCILE_A, RECONCILE_B }; /* one column: whose is shown */

struct reconcile {
    struct wn_arena arena; /* anew per load */
    struct wn_page page;   /* page.sheet is the conflict's record */
    struct wn_case conflict;
    struct wn_conflicts tally;
    enum reconcile_mode mode;
    enum reconcile_alone alone;
    struct wn_editor editor;
    struct wn_reason_list reasons;
    char note[WN_LINE_SIZE]; /* goes with the ruling; a draft until then */
    int64_t draft_ms;        /* when the draft was kept last */
    bool edited, draft_due;  /* the note was changed here; a change is not in the draft yet */
    struct wn_ruling pending;
    bool has_pending;      /* waits for its note */
    char last[120];        /* the ruling before this one: u undoes it */
    bool started;
    int64_t read_ms, read_seconds; /* since when it is read; how long before v (-1: not known) */
    char told[200];        /* what opening the journals had to say */
};

/* Rows of the text that scrolls, and the row of the ruling bar: draw and act agree by this. */
struct reconcile_rows { int first, rows, bar; };
struct reconcile_rows wn_view_reconcile_text_rows(const struct reconcile *r,
                                                  const struct wn_canvas *c);
void wn_view_reconcile_draw(const void *state, struct wn_canvas *c);

/* ---- the two decisions (reconcile_sides.c), rows [top, to) ---- */
void wn_view_reconcile_draw_sides(const struct reconcile *r, struct wn_canvas *c, int top, int to,
                                  const char *more);
/* Rows that they want: those of the longest note included; `least`: without. */
int wn_view_reconcile_sides_rows(const struct reconcile *r, const struct wn_canvas *c, bool least);
/* A note is longer than its rows: Tab shows one of the two at a time. */
bool wn_view_reconcile_cut(const struct reconcile *r, const struct wn_canvas *c, int top, int to);
/* "1 Peer mentoring: ana yes, ben no" */
struct wn_flow wn_view_reconcile_why(const struct reconcile *r, struct wn_arena *arena, int width);

/* ---- acting (reconcile_act.c) ---- */
typedef bool reconcile_fn(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                          struct wn_err *err);
bool wn_view_reconcile_load(struct wn_ui *ui, struct reconcile *r, int64_t work, bool show,
                            struct wn_err *err);
/* To the next conflict without a ruling, or to the end. */
bool wn_view_reconcile_advance(struct wn_ui *ui, struct reconcile *r, struct wn_err *err);
reconcile_fn wn_view_reconcile_rule_key; /* i, e */
reconcile_fn wn_view_reconcile_reason;   /* a key of the open list of reasons */
reconcile_fn wn_view_reconcile_rule_as;
reconcile_fn wn_view_reconcile_later;
reconcile_fn wn_view_reconcile_undo;
reconcile_fn wn_view_reconcile_note;
bool wn_view_reconcile_tick(struct wn_ui *ui, void *state, struct wn_err *err);
bool wn_view_reconcile_note_typed(struct wn_ui *ui, struct reconcile *r, enum wn_typed typed,
                                  struct wn_err *err);

#endif
