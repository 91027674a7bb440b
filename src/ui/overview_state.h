/* SPDX-License-Identifier: MIT */
/*
 * The state of the overview (A): view_overview.c acts on it, overview_draw.c and overview_side.c
 * draw it. Private to ui.
 */
#ifndef WN_UI_OVERVIEW_STATE_H
#define WN_UI_OVERVIEW_STATE_H

#include "page.h"
#include "sent.h"
#include "winnow/app/reporting.h"
#include "winnow/ui/list.h"

enum step { STEP_IMPORT, STEP_SCREENING, STEP_CONFLICTS, STEP_REPORT, STEP_COUNT };

struct overview {
    struct wn_arena arena;
    struct wn_overview o;
    struct wn_page page;
    unsigned roles;
    struct wn_str adjudicator;
    struct wn_list list;
    size_t next_row;           /* where the cursor was put: Enter there does what NEXT says */
    struct wn_sent_words sent; /* what was written here */
    bool started;
};

/* The panel of a wide page (overview_side.c): question, sources, people, rules in force. */
enum { WN_OVERVIEW_SIDE = 50 /* columns with the divider */ };
void wn_overview_side(const struct overview *v, struct wn_canvas *c);

/* What NEXT asks for, where this view can do it (else WN_ACT_NONE), and the key that does it. */
struct wn_overview_next {
    const char *command, *key;
    enum wn_action act;
    enum step step; /* which step it belongs to: where the cursor stands at the start */
};
const struct wn_overview_next *wn_overview_next_act(const struct overview *v);

void wn_view_overview_draw(const void *state, struct wn_canvas *c);

#endif
