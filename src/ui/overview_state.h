/* SPDX-License-Identifier: MIT */
/*
 * The state of the overview (A): view_overview.c acts on it, overview_draw.c draws it. Private to
 * ui.
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

void wn_view_overview_draw(const void *state, struct wn_canvas *c);

#endif
