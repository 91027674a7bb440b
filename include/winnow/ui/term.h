/* SPDX-License-Identifier: MIT */
/*
 * A terminal: what gives keys and shows a canvas. Two rows: curses (the real one, the only file
 * that knows ncurses) and script (tests: keys from a text, snapshots to a buffer).
 */
#ifndef WN_UI_TERM_H
#define WN_UI_TERM_H

#include "winnow/base/buf.h"
#include "winnow/base/err.h"
#include "winnow/ui/action.h"
#include "winnow/ui/canvas.h"

struct wn_event {
    enum { WN_EV_KEY, WN_EV_RESIZE, WN_EV_TICK, WN_EV_END } kind; /* END: hang-up, end of input */
    uint32_t key;
    int rows, cols;
    int64_t ms; /* monotonic, when it came */
};

struct wn_term {
    int rows, cols;
    bool colour, digits, ascii; /* as in the canvas */
    int64_t wait_ms; /* `next` gives a tick when no key came for so long; 0: it waits for ever */
    int64_t ms;                 /* when it was opened, by the clock of the events */
    void (*next)(struct wn_term *, struct wn_event *); /* waits; the only place that does */
    bool (*pending)(struct wn_term *, uint32_t *key);  /* takes a waiting key without waiting */
    void (*flush)(struct wn_term *);                   /* drops input that waits */
    void (*show)(struct wn_term *, const struct wn_canvas *);
    void (*redraw)(struct wn_term *); /* the next show paints every cell anew */
    void (*bell)(struct wn_term *);
    void (*suspend)(struct wn_term *); /* Ctrl-Z: leaves the terminal sane, stops, comes back */
    void (*close)(struct wn_term *);
};

enum wn_colour { WN_COLOUR_AUTO, WN_COLOUR_ALWAYS, WN_COLOUR_NEVER };
/*
 * WN_EUSAGE (use --plain) when there is no terminal or no description for it that helps; *hint gets
 * a sentence when another TERM had to be tried. Sets LC_CTYPE, ESCDELAY, signal handlers; close
 * undoes.
 */
bool wn_term_curses(enum wn_colour colour, bool ascii, struct wn_term **out, char hint[160],
                    struct wn_err *err) WN_MUST_CHECK;

/*
 * keys: names separated by blanks ("i e 2 Enter \"text to type\" RESIZE:120x40 SNAP"); SNAP appends
 * the canvas to out; the end of the script is WN_EV_END. A key comes one second after the one
 * before, or WAIT:ms before it says when. HELD:20:e: twenty that wait already, as from one write;
 * those that are left are dropped by flush. `#` to the end of its line is a comment. A word that is
 * no key ends the script; `out` then says which.
 */
struct wn_term *wn_term_script(struct wn_str keys, int rows, int cols, bool colour,
                               struct wn_buf *out);

#endif
