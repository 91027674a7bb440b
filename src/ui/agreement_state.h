/* SPDX-License-Identifier: MIT */
/*
 * The state of agreement (G): view_agreement.c acts on it, agreement_draw.c draws the page,
 * agreement_criteria.c the table by criterion, agreement_side.c the panel of a wide one. Private to
 * ui.
 */
#ifndef WN_UI_AGREEMENT_STATE_H
#define WN_UI_AGREEMENT_STATE_H

#include "page.h"
#include "winnow/app/reporting.h"

struct agreement {
    struct wn_arena arena;
    struct wn_page page; /* for the header: who, which criteria */
    struct wn_agreement_report report;
    struct wn_str adjudicator;
    size_t top;          /* first criterion that is shown, where not all fit */
};

void wn_view_agreement_draw(const void *state, struct wn_canvas *c);

/* From row on, as far as there is room above the foot; true: not all fit, and can be scrolled. */
bool wn_agreement_criteria(const struct agreement *g, struct wn_canvas *c, int row);

/* The panel at the right of a wide page, from row 2 down; gives the first free row. */
enum { WN_AGREEMENT_SIDE = 50 /* columns with the divider */ };
int wn_agreement_side(const struct agreement *g, struct wn_canvas *c);

#endif
