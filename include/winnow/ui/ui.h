/* SPDX-License-Identifier: MIT */
/*
 * The loop and the table of views. One place waits for a key; a key becomes an action by the view's
 * table, then the common one; the view acts on its state; everything is drawn anew. `draw` is pure:
 * const state in, cells out; the ui itself puts the status text over canvas->status_row after it.
 *
 * What a view finds in its own table goes to its `act`, Esc and q included where it binds them.
 * What only wn_keys_everywhere has is done by the ui: help, back, leave, redraw, suspend.
 */
#ifndef WN_UI_UI_H
#define WN_UI_UI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "winnow/app/app.h"
#include "winnow/ui/action.h"
#include "winnow/ui/canvas.h"
#include "winnow/ui/term.h"

struct wn_ui; /* the running interface: views reach it by the calls below */

enum wn_view_id {
    WN_VIEW_OVERVIEW, WN_VIEW_SCREENING, WN_VIEW_RECORDS, WN_VIEW_RECONCILE, WN_VIEW_AGREEMENT,
    WN_VIEW_IMPORT, WN_VIEW_HELP,
    WN_VIEW_COUNT
};

struct wn_view { /* one row a view */
    const char *name;
    size_t state_size;              /* zeroed before enter */
    const struct wn_binding *keys;  /* ends with key = 0 */
    /* Also after coming back to it. Load here; wn_ui_quit, wn_ui_goto where it may not stay. */
    bool (*enter)(struct wn_ui *, void *state, struct wn_err *);
    void (*draw)(const void *state, struct wn_canvas *);
    bool (*act)(struct wn_ui *, void *state, enum wn_action, struct wn_err *);
    /*
     * Typing: while it says true, keys go to `type` as they come, in place of the tables (but not
     * Ctrl-L, Ctrl-Z, Ctrl-C). For notes and the go-to line; the editor (line.h) is in the state.
     */
    bool (*typing)(const void *state);
    bool (*type)(struct wn_ui *, void *state, uint32_t key, struct wn_err *);
    /* Bindings in force now, when they depend on the state (an open chooser); NULL: `keys`. */
    const struct wn_binding *(*keys_now)(const void *state);
    /* For help: those that do something for the person here; NULL: `keys`. */
    const struct wn_binding *(*keys_shown)(const void *state);
    /* Save drafts; NULL: nothing. Not called when another view goes on top. */
    bool (*leave)(struct wn_ui *, void *state, struct wn_err *);
    /* The time that wn_ui_tick_in asked for is over, and no key came since; NULL: nothing. */
    bool (*tick)(struct wn_ui *, void *state, struct wn_err *);
    void (*free)(void *state); /* NULL: nothing */
};

/*
 * Runs from `first` until the last view is left or the terminal ends. views: table by enum
 * wn_view_id. A failure of enter at the start ends it. Any other error stands in the status line
 * (WN_EFULL: as an alarm), but WN_EIO from a view ends the run with that error: after a failed
 * fsync nothing is retried.
 */
bool wn_ui_run(struct wn_app *app, struct wn_term *term, const struct wn_view *const views[],
               enum wn_view_id first, struct wn_err *err) WN_MUST_CHECK;

/* ---- for views ---- */
struct wn_app *wn_ui_app(struct wn_ui *ui);
int64_t wn_ui_ms(const struct wn_ui *ui);     /* monotonic time of the key being handled */
/* What is on the terminal: its size, colour, ascii; for page lengths and widths in `act`. */
const struct wn_canvas *wn_ui_canvas(const struct wn_ui *ui);
/* These three happen when the view's function has returned. */
/* On top; Esc comes back. To one that is open below: back to it. */
void wn_ui_goto(struct wn_ui *ui, enum wn_view_id view);
void wn_ui_back(struct wn_ui *ui);            /* leaves this view */
void wn_ui_quit(struct wn_ui *ui);
/*
 * The status line. say: what just happened, with an optional right part ("u undoes", said after
 * it); stays until the next key. From 100 columns the right part follows the left one after three
 * blanks.
 */
void wn_ui_say(struct wn_ui *ui, const char *format, ...) WN_PRINTF(2, 3);
void wn_ui_say_right(struct wn_ui *ui, const char *text);
/* Stays until something else is said, or the view is left; one bell. */
void wn_ui_alarm(struct wn_ui *ui, const char *format, ...) WN_PRINTF(2, 3);
/*
 * After a decision: the same key is dropped for as long as it keeps coming at intervals under 300
 * ms, and input that waits is flushed before the next draw (ux.md 1.8 rule 7).
 */
void wn_ui_guard_key(struct wn_ui *ui);
/* Calls the view's `tick` in so many milliseconds, unless a key gives it the time before. */
void wn_ui_tick_in(struct wn_ui *ui, int64_t ms);
/* Within slow work: a key waits (it comes next); what the view's state is now, on the terminal. */
bool wn_ui_waiting(struct wn_ui *ui);
void wn_ui_show_now(struct wn_ui *ui);
/* Within slow work that only Esc stops: was it pressed? What else was typed is dropped. */
bool wn_ui_stopped(struct wn_ui *ui);
const struct wn_view *wn_ui_below(const struct wn_ui *ui); /* under this one; help shows its keys */
const struct wn_binding *wn_ui_below_keys(const struct wn_ui *ui); /* those for the person here */

/* What stands in the status line (left empty: nothing). */
struct wn_status {
    char left[240], right[56];
    bool alarm, warn; /* warn: an error, or a key that has no meaning here */
};
const struct wn_status *wn_ui_status(const struct wn_ui *ui);

#endif
