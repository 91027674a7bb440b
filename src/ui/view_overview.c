/* SPDX-License-Identifier: MIT */
/*
 * The overview (A): one obvious next act, the steps of the review, and where each stands. Counts of
 * others, never their split. Steps of a later version are left out, not drawn empty.
 */
#include "winnow/ui/views.h"

#include "overview_state.h"
#include "winnow/app/exchanging.h"

/* Which step the next act belongs to: where the cursor stands at the start, what Enter opens. */
static enum step overview_next_step(const struct wn_overview *o)
{
    static const struct { const char *command; enum step step;
    } rows[] = {
        {"winnow import", STEP_IMPORT},     {"winnow screen", STEP_SCREENING},
        {"winnow send", STEP_SCREENING},    {"winnow invite", STEP_SCREENING},
        {"winnow receive", STEP_SCREENING}, {"winnow reconcile", STEP_CONFLICTS},
        {"winnow agreement", STEP_REPORT},  {"winnow export", STEP_REPORT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (wn_str_starts(o->next_command, wn_str(rows[i].command)))
            return rows[i].step;
    return STEP_SCREENING;
}

static bool overview_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct overview *v = state;
    wn_page_start(&v->page, wn_ui_app(ui), "Overview");
    wn_arena_reset(&v->arena);
    v->o = (struct wn_overview){0};
    if (!wn_report_overview(wn_ui_app(ui), &v->arena, &v->o, err))
        return false;
    v->roles = wn_app_roles(wn_ui_app(ui));
    v->adjudicator = wn_page_adjudicator(v->page.criteria);
    v->list.count = STEP_COUNT;
    if (!v->started)
        v->list.row = overview_next_step(&v->o);
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
    struct wn_sent sent[WN_SENT_MAX];
    size_t n = 0;
    if (!(v->roles & (WN_SCREENER | WN_LEAD))) {
        wn_ui_say(ui, "you have no decisions to send");
        return true;
    }
    if (!wn_exchange_send_all(wn_ui_app(ui), NULL, &v->arena, sent, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (sent[i].number)
            wn_ui_say(ui, "written for the screeners: %.*s", WN_ARG(sent[i].file));
        else
            wn_ui_say(ui, "written for %.*s: %.*s", WN_ARG(v->adjudicator), WN_ARG(sent[i].file));
    return true;
}

static bool overview_act(struct wn_ui *ui, void *state, enum wn_action act, struct wn_err *err)
{
    struct overview *v = state;
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
    if (act == WN_ACT_SCREEN)
        return overview_open_screening(ui, v);
    if (act == WN_ACT_CONFLICTS)
        return overview_open_conflicts(ui, v, WN_VIEW_RECONCILE);
    if (act == WN_ACT_AGREEMENT)
        return overview_open_conflicts(ui, v, WN_VIEW_AGREEMENT);
    if (act == WN_ACT_SEND)
        return overview_send(ui, v, err);
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
static const struct wn_binding overview_keys_lead[] = {OVERVIEW_EVERYBODY, {0, WN_ACT_NONE}};

static const struct wn_binding *overview_keys_shown(const void *state)
{
    unsigned roles = ((const struct overview *)state)->roles;
    if (roles & WN_SCREENER)
        return roles & WN_ADJUDICATOR ? overview_keys : overview_keys_screener;
    return roles & WN_ADJUDICATOR ? overview_keys_third : overview_keys_lead;
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
