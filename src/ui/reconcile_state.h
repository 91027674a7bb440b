/* SPDX-License-Identifier: MIT */
/* The state of the reconciling view (F0, F). Private to ui. */
#ifndef WN_UI_RECONCILE_STATE_H
#define WN_UI_RECONCILE_STATE_H

#include "page.h"
#include "winnow/app/reconciling.h"
#include "winnow/ui/line.h"
#include "winnow/ui/ui.h"

enum reconcile_mode { RECONCILE_READ, RECONCILE_NOTE, RECONCILE_GOTO, RECONCILE_DONE };

struct reconcile {
    struct wn_arena arena; /* reset per load */
    struct wn_page page;   /* page.sheet is the conflict's record */
    struct wn_case conflict;
    struct wn_conflicts tally;
    enum reconcile_mode mode;
    struct wn_editor editor;
    char note[WN_LINE_SIZE]; /* travels in the ruling; kept as a note when left without one */
    struct wn_ruling pending;
    bool has_pending;      /* waits for its note */
    char last[120];        /* the ruling before this one: u undoes it */
    bool started;
    char told[200];        /* what opening the journals had to say */
};

struct reconcile_rows { int first, rows; };
struct reconcile_rows wn_view_reconcile_text_rows(const struct reconcile *r,
                                                  const struct wn_canvas *c);
void wn_view_reconcile_draw(const void *state, struct wn_canvas *c);
/* The two decisions side by side, or in one column more the ruling: rows [top, to). */
void wn_view_reconcile_draw_sides(const struct reconcile *r, struct wn_canvas *c, int top, int to,
                                  const char *more);
void wn_view_reconcile_draw_sides_small(const struct reconcile *r, struct wn_canvas *c, int top,
                                        int to, const char *more);
/* Too many criteria for a row each: then they stand beside each other. Rows they take. */
bool wn_view_reconcile_compact(const struct reconcile *r, const struct wn_canvas *c);
int wn_view_reconcile_answer_rows(const struct reconcile *r, const struct wn_canvas *c);
/* "1 Peer mentoring: ana yes, ben no" */
struct wn_flow wn_view_reconcile_why(const struct reconcile *r, struct wn_arena *arena, int width);

#endif
