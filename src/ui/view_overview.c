/* SPDX-License-Identifier: MIT */
/*
 * The overview (A): one obvious next act, the steps of the review, and where each stands. Counts of
 * others, never their split. Steps of a later version are left out, not drawn empty.
 */
#include "winnow/ui/views.h"

#include "overview_state.h"

const struct wn_overview_next *wn_overview_next_act(const struct overview *v)
{
    static const struct wn_overview_next rows[] = {
        {"winnow import", NULL, WN_ACT_NONE, STEP_IMPORT},
        {"winnow screen", NULL, WN_ACT_SCREEN, STEP_SCREENING},
        {"winnow send", "x", WN_ACT_SEND, STEP_SCREENING},
        {"winnow invite", NULL, WN_ACT_NONE, STEP_SCREENING},
        {"winnow receive", NULL, WN_ACT_NONE, STEP_SCREENING},
        {"winnow reconcile", "c", WN_ACT_CONFLICTS, STEP_CONFLICTS},
        {"winnow agreement", "a", WN_ACT_AGREEMENT, STEP_REPORT},
        {"winnow export", NULL, WN_ACT_NONE, STEP_REPORT},
        {"", NULL, WN_ACT_NONE, STEP_SCREENING}, /* any other */
    };
    size_t i = 0;
    while (!wn_str_starts(v->o.next_command, wn_str(rows[i].command)))
        i++;
    return &rows[i];
}

static bool overview_read(struct wn_ui *ui, struct overview *v, struct wn_err *err)
{
    wn_arena_reset(&v->arena);
    v->o = (struct wn_overview){0};
    return wn_report_overview(wn_ui_app(ui), &v->arena, &v->o, err);
}

/* The cursor goes to what is next. */
static void overview_to_next(struct overview *v)
{
    v->next_row = v->list.row = wn_overview_next_act(v)->step;
}

static bool overview_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct overview *v = state;
    wn_page_start(&v->page, wn_ui_app(ui), "Overview");
    if (!overview_read(ui, v, err))
        return false;
    v->roles = wn_app_roles(wn_ui_app(ui));
    v->adjudicator = wn_page_adjudicator(v->page.criteria);
    v->list.count = STEP_COUNT;
    if (!v->started || v->list.row == v->next_row)
        overview_to_next(v);
    v->started = true;
    return true;
}

static void overview_free(void *state)
{
    struct overview *v = state;
    wn_arena_free(&v->arena);
}

/* ---- acting ---- */

static bool overview_open_screening(struct wn_ui *ui, const struct overview *v)
{
    if (v->roles & WN_SCREENER)
        wn_ui_goto(ui, WN_VIEW_SCREENING);
    else
        wn_ui_say(ui, "you do not screen here; the screeners get files by: winnow invite ID");
    return true;
}

static bool overview_open_conflicts(struct wn_ui *ui, const struct overview *v,
                                    enum wn_view_id view)
{
    if (v->roles & WN_ADJUDICATOR)
        wn_ui_goto(ui, view);
    else
        wn_ui_say(ui, "%.*s settles the conflicts and sees the agreement", WN_ARG(v->adjudicator));
    return true;
}

/* Agreement is the third reviewer's; everybody can write own decisions to a file. */
static bool overview_open_report(struct wn_ui *ui, const struct overview *v)
{
    if (v->roles & WN_ADJUDICATOR)
        wn_ui_goto(ui, WN_VIEW_AGREEMENT);
    else if (v->roles & WN_SCREENER)
        wn_ui_say(ui, "your decisions as CSV: winnow export --to csv -o FILE");
    else
        return overview_open_conflicts(ui, v, WN_VIEW_AGREEMENT);
    return true;
}

static bool overview_open(struct wn_ui *ui, const struct overview *v, enum step step)
{
    switch (step) {
    case STEP_SCREENING:
        return overview_open_screening(ui, v);
    case STEP_CONFLICTS:
        return overview_open_conflicts(ui, v, WN_VIEW_RECONCILE);
    case STEP_REPORT:
        return overview_open_report(ui, v);
    case STEP_IMPORT:
    case STEP_COUNT:
        break;
    }
    if (v->o.records > 0) {
        wn_ui_goto(ui, WN_VIEW_RECORDS);
        return true;
    }
    wn_ui_say(ui, v->roles & WN_LEAD ? "records come in by: winnow import FILES"
                                     : "the lead imports them; yours came with the invitation");
    return true;
}

static bool overview_send(struct wn_ui *ui, struct overview *v, struct wn_err *err)
{
    bool screener = v->roles & WN_SCREENER;
    if (!screener && !v->o.outside.n) {
        wn_ui_say(ui, v->roles & WN_LEAD ? "nobody is invited yet: there is nobody to send to"
                                         : "you have no decisions to send");
        return true;
    }
    if (screener && !v->o.outside.n && v->o.decided == 0) {
        wn_ui_say(ui, "nothing is decided yet: there is nothing to send");
        return true;
    }
    if (!wn_sent_send(ui, &v->arena, &v->sent, err) || !overview_read(ui, v, err))
        return false;
    overview_to_next(v);
    return true;
}

/* Everything but moving. */
static bool overview_do(struct wn_ui *ui, struct overview *v, enum wn_action act,
                        struct wn_err *err)
{
    if (act == WN_ACT_SCREEN)
        return overview_open_screening(ui, v);
    if (act == WN_ACT_CONFLICTS)
        return overview_open_conflicts(ui, v, WN_VIEW_RECONCILE);
    if (act == WN_ACT_AGREEMENT)
        return overview_open_conflicts(ui, v, WN_VIEW_AGREEMENT);
    return overview_send(ui, v, err);
}

static bool overview_act(struct wn_ui *ui, void *state, enum wn_action act, struct wn_err *err)
{
    struct overview *v = state;
    enum wn_action next = wn_overview_next_act(v)->act;
    if (act == WN_ACT_ENTER && v->list.row == v->next_row && next != WN_ACT_NONE)
        return overview_do(ui, v, next, err);
    if (act == WN_ACT_ENTER)
        return overview_open(ui, v, (enum step)v->list.row);
    if (act >= WN_ACT_STEP_1 && act <= WN_ACT_STEP_4) {
        v->list.row = (size_t)(act - WN_ACT_STEP_1);
        return overview_open(ui, v, (enum step)v->list.row);
    }
    if (act == WN_ACT_FIND) {
        wn_ui_goto(ui, WN_VIEW_RECORDS);
        return true;
    }
    if (act == WN_ACT_SCREEN || act == WN_ACT_CONFLICTS || act == WN_ACT_AGREEMENT ||
        act == WN_ACT_SEND)
        return overview_do(ui, v, act, err);
    wn_list_act(&v->list, act, STEP_COUNT);
    return true;
}

#define OVERVIEW_EVERYBODY                                                                         \
    {WN_KEY_UP, WN_ACT_UP}, {'k', WN_ACT_UP}, {WN_KEY_DOWN, WN_ACT_DOWN}, {'j', WN_ACT_DOWN},      \
        {WN_KEY_ENTER, WN_ACT_ENTER}, {'1', WN_ACT_STEP_1}, {'2', WN_ACT_STEP_2},                  \
        {'3', WN_ACT_STEP_3}, {'4', WN_ACT_STEP_4}, {'/', WN_ACT_FIND}
#define OVERVIEW_SCREENER {'s', WN_ACT_SCREEN}, {'x', WN_ACT_SEND}
#define OVERVIEW_THIRD {'c', WN_ACT_CONFLICTS}, {'a', WN_ACT_AGREEMENT}

/* Pressed by somebody whose part it is not, c, a, s and x say whose it is. */
static const struct wn_binding overview_keys[] = {
    OVERVIEW_EVERYBODY, OVERVIEW_SCREENER, OVERVIEW_THIRD, {0, WN_ACT_NONE}};
static const struct wn_binding overview_keys_screener[] = {
    OVERVIEW_EVERYBODY, OVERVIEW_SCREENER, {0, WN_ACT_NONE}};
static const struct wn_binding overview_keys_third[] = {
    OVERVIEW_EVERYBODY, OVERVIEW_THIRD, {0, WN_ACT_NONE}};
static const struct wn_binding overview_keys_third_lead[] = {
    OVERVIEW_EVERYBODY, OVERVIEW_THIRD, {'x', WN_ACT_SEND}, {0, WN_ACT_NONE}};
static const struct wn_binding overview_keys_lead[] = {OVERVIEW_EVERYBODY, {0, WN_ACT_NONE}};
static const struct wn_binding overview_keys_lead_out[] = {
    OVERVIEW_EVERYBODY, {'x', WN_ACT_SEND}, {0, WN_ACT_NONE}};

static const struct wn_binding *overview_keys_shown(const void *state)
{
    const struct overview *v = state;
    unsigned roles = v->roles;
    bool out = v->o.outside.n > 0;
    if (roles & WN_SCREENER)
        return roles & WN_ADJUDICATOR ? overview_keys : overview_keys_screener;
    if (roles & WN_ADJUDICATOR)
        return out ? overview_keys_third_lead : overview_keys_third;
    return out ? overview_keys_lead_out : overview_keys_lead;
}

const struct wn_view wn_view_overview = {
    .name = "overview",
    .state_size = sizeof(struct overview),
    .keys = overview_keys,
    .keys_shown = overview_keys_shown,
    .enter = overview_enter,
    .draw = wn_view_overview_draw,
    .act = overview_act,
    .free = overview_free,
};
