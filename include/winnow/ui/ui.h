/* SPDX-License-Identifier: MIT */
/*
 * The loop and the table of views. One place waits for a key; a key becomes an action by the view's
 * table, then the common one; the view acts on its state; everything is drawn anew. `draw` is pure.
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

enum wn_view_id { WN_VIEW_OVERVIEW, WN_VIEW_SCREENING, WN_VIEW_RECONCILE, WN_VIEW_AGREEMENT, WN_VIEW_HELP, WN_VIEW_COUNT };

struct wn_view { /* one row a view */
    const char *name;
    size_t state_size;              /* zeroed before enter */
    const struct wn_binding *keys;  /* ends with key = 0 */
    bool (*enter)(struct wn_ui *, void *state, struct wn_err *); /* also after coming back to it */
    void (*draw)(const void *state, struct wn_canvas *);
    bool (*act)(struct wn_ui *, void *state, enum wn_action, struct wn_err *);
    /*
     * Typing: while it says true, characters go to `type` (key as it came) in place of the tables. For
     * notes and the go-to line; the editor is line.h, in the view's own state.
     */
    bool (*typing)(const void *state);
    bool (*type)(struct wn_ui *, void *state, uint32_t key, struct wn_err *);
    /* Bindings in force now, when they depend on the state (an open chooser); NULL: `keys`. */
    const struct wn_binding *(*keys_now)(const void *state);
    bool (*leave)(struct wn_ui *, void *state, struct wn_err *); /* save drafts; NULL: nothing */
    void (*free)(void *state);
};

/*
 * Runs from `first` until the last view is left or the terminal ends. views: table by enum wn_view_id.
 * A failure of enter at the start ends it; any other error stands in the status line.
 */
bool wn_ui_run(struct wn_app *app, struct wn_term *term, const struct wn_view *const views[],
               enum wn_view_id first, struct wn_err *err) WN_MUST_CHECK;

/* ---- for views ---- */
struct wn_app *wn_ui_app(struct wn_ui *ui);
int64_t wn_ui_ms(const struct wn_ui *ui);     /* monotonic time of the key being handled */
void wn_ui_goto(struct wn_ui *ui, enum wn_view_id view); /* on top; Esc comes back */
void wn_ui_back(struct wn_ui *ui);            /* leaves this view */
void wn_ui_quit(struct wn_ui *ui);
/*
 * The status line. say: what just happened, with an optional right part ("u undoes"); stays until
 * the next key. The view draws it with wn_ui_status_draw, at the row where its grid has it.
 */
void wn_ui_say(struct wn_ui *ui, const char *format, ...) WN_PRINTF(2, 3);
void wn_ui_say_right(struct wn_ui *ui, const char *text);
void wn_ui_alarm(struct wn_ui *ui, const char *format, ...) WN_PRINTF(2, 3); /* stays; one bell */
/*
 * After a decision: the same key is dropped for as long as it keeps coming at intervals under 300 ms,
 * and input that waits is flushed before the next draw (ux.md 1.8 rule 7).
 */
void wn_ui_guard_key(struct wn_ui *ui);
const struct wn_view *wn_ui_below(const struct wn_ui *ui); /* the view under this one; help shows its keys */

/* Status text for draw: the ui copies it into the state through this hook before each draw. */
struct wn_status { char left[200]; char right[40]; bool alarm; };
const struct wn_status *wn_ui_status(const struct wn_ui *ui);

#endif
