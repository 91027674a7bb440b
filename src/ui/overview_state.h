/* SPDX-License-Identifier: MIT */
/*
 * The state of the overview (A): view_overview.c acts on it, overview_draw.c and overview_side.c
 * draw it. Private to ui.
 */
#ifndef WN_UI_OVERVIEW_STATE_H
#define WN_UI_OVERVIEW_STATE_H

#include "page.h"
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
    bool started;
};

/* The panel of a wide page (overview_side.c): question, sources, people, rules in force. */
enum { WN_OVERVIEW_SIDE = 50 /* columns with the divider */ };
void wn_overview_side(const struct overview *v, struct wn_canvas *c);

void wn_view_overview_draw(const void *state, struct wn_canvas *c);

#endif
