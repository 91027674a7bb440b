/* SPDX-License-Identifier: MIT */
/*
 * Agreement (G): from the independent decisions only. The four counts first, then positive
 * agreement and kappa with their intervals; no adjective anywhere. Only what this version computes
 * is drawn, and nothing can be chosen before there are lists of records to open.
 */
#include "winnow/ui/views.h"

#include "agreement_state.h"
#include "winnow/app/reconciling.h"

static bool agreement_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct agreement *g = state;
    wn_page_start(&g->page, wn_ui_app(ui), "Agreement");
    wn_arena_reset(&g->arena);
    g->adjudicator = wn_app_me(wn_ui_app(ui));
    return wn_reconciling_open(wn_ui_app(ui), false, NULL, NULL, err) &&
           wn_report_agreement(wn_ui_app(ui), &g->report, err);
}

static void agreement_free(void *state)
{
    struct agreement *g = state;
    wn_arena_free(&g->arena);
}

static bool agreement_act(struct wn_ui *ui, void *state, enum wn_action act, struct wn_err *err)
{
    struct agreement *g = state;
    (void)err;
    if (act == WN_ACT_CONFLICTS)
        wn_ui_goto(ui, WN_VIEW_RECONCILE);
    else if (act == WN_ACT_BACK)
        wn_ui_back(ui);
    else if (act == WN_ACT_UP && g->top > 0)
        g->top--;
    else if (act == WN_ACT_DOWN && g->top + 1 < g->report.criteria)
        g->top++;
    return true;
}

static const struct wn_binding agreement_keys[] = {
    {WN_KEY_UP, WN_ACT_UP}, {'k', WN_ACT_UP}, {WN_KEY_DOWN, WN_ACT_DOWN}, {'j', WN_ACT_DOWN},
    {'c', WN_ACT_CONFLICTS}, {WN_KEY_ESC, WN_ACT_BACK}, {0, WN_ACT_NONE},
};

const struct wn_view wn_view_agreement = {
    .name = "agreement",
    .state_size = sizeof(struct agreement),
    .keys = agreement_keys,
    .enter = agreement_enter,
    .draw = wn_view_agreement_draw,
    .act = agreement_act,
    .free = agreement_free,
};
