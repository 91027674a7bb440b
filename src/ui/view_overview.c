/* SPDX-License-Identifier: MIT */
/*
 * The overview (A): one obvious next act, the steps of the review, and where each stands. Counts of
 * others, never their split. Steps of a later version are left out, not drawn empty.
 */
#include "winnow/ui/views.h"

#include <inttypes.h>

#include "page.h"
#include "winnow/app/exchanging.h"
#include "winnow/app/reporting.h"
#include "winnow/base/text.h"
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

/* Which step the next act belongs to: where the cursor stands at the start, what Enter opens. */
static enum step overview_next_step(const struct wn_overview *o)
{
    static const struct { const char *command; enum step step; } rows[] = {
        {"winnow import", STEP_IMPORT}, {"winnow screen", STEP_SCREENING}, {"winnow send", STEP_SCREENING},
        {"winnow invite", STEP_SCREENING}, {"winnow receive", STEP_SCREENING},
        {"winnow reconcile", STEP_CONFLICTS}, {"winnow agreement", STEP_REPORT},
        {"winnow export", STEP_REPORT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (wn_str_starts(o->next_command, wn_str(rows[i].command)))
            return rows[i].step;
    return STEP_SCREENING;
}

static struct wn_str overview_adjudicator(const struct wn_criteria *c)
{
    for (size_t i = 0; i < c->reviewers.n; i++)
        if (c->reviewers.v[i].roles & WN_ADJUDICATOR)
            return c->reviewers.v[i].id;
    return WN_STR("the third reviewer");
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
    v->adjudicator = overview_adjudicator(v->page.criteria);
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

static bool overview_open_conflicts(struct wn_ui *ui, const struct overview *v, enum wn_view_id view)
{
    if (v->roles & WN_ADJUDICATOR)
        wn_ui_goto(ui, view);
    else
        wn_ui_say(ui, "%.*s settles the conflicts and sees the agreement", WN_ARG(v->adjudicator));
    return true;
}

static bool overview_open(struct wn_ui *ui, const struct overview *v)
{
    switch ((enum step)v->list.row) {
    case STEP_SCREENING:
        return overview_open_screening(ui, v);
    case STEP_CONFLICTS:
        return overview_open_conflicts(ui, v, WN_VIEW_RECONCILE);
    case STEP_REPORT:
        return overview_open_conflicts(ui, v, WN_VIEW_AGREEMENT);
    case STEP_IMPORT:
    case STEP_COUNT:
        break;
    }
    wn_ui_say(ui, "records come in by: winnow import FILES");
    return true;
}

static bool overview_send(struct wn_ui *ui, struct overview *v, struct wn_err *err)
{
    struct wn_sent sent;
    if (!(v->roles & WN_SCREENER)) {
        wn_ui_say(ui, "you have no decisions to send");
        return true;
    }
    if (!wn_exchange_send(wn_ui_app(ui), NULL, &v->arena, &sent, err))
        return false;
    wn_ui_say(ui, "written: %.*s; give it to %.*s", WN_ARG(sent.file), WN_ARG(v->adjudicator));
    return true;
}

static bool overview_act(struct wn_ui *ui, void *state, enum wn_action act, struct wn_err *err)
{
    struct overview *v = state;
    if (act == WN_ACT_ENTER)
        return overview_open(ui, v);
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

/* ---- drawing ---- */

static void overview_header(const struct overview *v, struct wn_canvas *c)
{
    const char *bar = wn_canvas_sign(c, WN_SIGN_BAR);
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    wn_canvas_fill(c, 0, 0, c->cols, WN_HEADER, ' ');
    struct wn_str right = small ? wn_arena_print(c->arena, "%.*s %s v%.*s", WN_ARG(v->o.you), bar,
                                                 WN_ARG(v->o.criteria_version))
                                : wn_arena_print(c->arena, "you: %.*s %s criteria v%.*s", WN_ARG(v->o.you),
                                                 bar, WN_ARG(v->o.criteria_version));
    int end = wn_canvas_put_right(c, 0, c->cols - 1, WN_HEADER, right);
    struct wn_str left = wn_arena_print(c->arena, " winnow %s %.*s", bar, WN_ARG(v->o.short_title));
    wn_canvas_put_cut(c, 0, 0, end - 2, WN_HEADER, left);
    wn_canvas_rule(c, 1, 0, c->cols, "", "");
}

static int overview_width(const struct wn_canvas *c)
{
    return wn_page_size(c) == WN_SIZE_WIDE ? c->cols - 50 : c->cols;
}

static void overview_next(const struct overview *v, struct wn_canvas *c, int row)
{
    int width = overview_width(c);
    wn_canvas_put_text(c, row, 1, WN_BOLD, "NEXT");
    wn_canvas_put_right(c, row, width - 7, WN_BOLD, WN_STR("Enter"));
    wn_canvas_put_cut(c, row, 7, width - 21, WN_PLAIN, v->o.next);
}

static struct wn_str overview_import_words(const struct overview *v, struct wn_arena *arena)
{
    const struct wn_overview *o = &v->o;
    if (o->records == 0)
        return WN_STR("no records yet: winnow import FILES");
    struct wn_str words = wn_arena_print(arena, "%" PRId64 " record%s, %" PRId64 " source%s", o->records,
                                         o->records == 1 ? "" : "s", o->sources,
                                         o->sources == 1 ? "" : "s");
    if ((v->roles & WN_LEAD) && o->files)
        words = wn_arena_print(arena, "%.*s, %" PRId64 " file%s", WN_ARG(words), o->files,
                               o->files == 1 ? "" : "s");
    return words;
}

static struct wn_str overview_conflict_words(const struct overview *v, struct wn_arena *arena)
{
    const struct wn_overview *o = &v->o;
    if (o->conflicts < 0)
        return wn_arena_print(arena, "%.*s settles them", WN_ARG(v->adjudicator));
    if (o->unopened)
        return WN_STR("decisions have come; Enter opens them");
    if (o->conflicts == 0)
        return o->waiting ? wn_arena_print(arena, "none so far; %" PRId64 " records wait for decisions",
                                           o->waiting)
                          : WN_STR("none");
    return wn_arena_print(arena, "%" PRId64 " of %" PRId64 " settled", o->ruled, o->conflicts);
}

/* "ben   97 of 171  ███░░░   57%"; without a count: what is known instead. */
static void overview_person(const struct overview *v, struct wn_canvas *c, int row, int col,
                            const struct wn_status_person *p)
{
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    bool me = wn_str_eq(p->id, v->o.you);
    wn_canvas_put_cut(c, row, col, 5, WN_PLAIN, me ? WN_STR("you") : p->id);
    if (p->decided < 0 || p->of <= 0) {
        const char *known = p->joined    ? "joined; nothing received yet"
                            : p->invited ? "invited; nothing received yet"
                            : v->roles & WN_LEAD ? "not invited yet: winnow invite ID"
                                                 : "not known on this computer";
        wn_canvas_put_cut(c, row, col + 6, overview_width(c) - col - 7, WN_PLAIN, wn_str(known));
        return;
    }
    int at = col + 6 + wn_canvas_printf(c, row, col + 6, WN_PLAIN, "%3" PRId64 " of %" PRId64, p->decided,
                                        p->of);
    int bar = small ? 16 : 24, start = at + 2 > col + 17 ? at + 2 : col + 17;
    if (small)
        start = at + 1;
    if (start + bar + 6 > overview_width(c))
        bar = overview_width(c) - start - 6;
    wn_canvas_bar(c, row, start, bar, p->decided, p->of);
    wn_canvas_printf(c, row, start + bar, WN_PLAIN, "%4d%%", (int)(p->decided * 100 / p->of));
}

static int overview_steps(const struct overview *v, struct wn_canvas *c, int row)
{
    static const char *const names[] = {[STEP_IMPORT] = "Import", [STEP_SCREENING] = "Screening",
                                        [STEP_CONFLICTS] = "Conflicts", [STEP_REPORT] = "Report"};
    int width = overview_width(c);
    for (int step = 0; step < STEP_COUNT; step++) {
        const struct wn_str words[] = {
            [STEP_IMPORT] = overview_import_words(v, c->arena),
            [STEP_SCREENING] = WN_STR(""),
            [STEP_CONFLICTS] = overview_conflict_words(v, c->arena),
            [STEP_REPORT] = v->roles & WN_ADJUDICATOR ? WN_STR("agreement; decisions as CSV")
                                                      : WN_STR("your decisions as CSV")};
        if (v->list.row == (size_t)step) {
            wn_canvas_put_text(c, row, 1, WN_PLAIN, wn_canvas_sign(c, WN_SIGN_ROW));
            wn_canvas_cursor(c, row, 1);
        }
        wn_canvas_printf(c, row, 3, v->list.row == (size_t)step ? WN_BOLD : WN_PLAIN, "%d %s", step + 1,
                         names[step]);
        wn_canvas_put_cut(c, row, 18, width - 19, WN_PLAIN, words[step]);
        if (step != STEP_SCREENING) {
            row++;
            continue;
        }
        for (size_t i = 0; i < v->o.screeners && row < c->rows - 5; i++)
            overview_person(v, c, row++, 18, &v->o.screener[i]);
        row += v->o.screeners == 0;
    }
    return row;
}

static void overview_work(const struct overview *v, struct wn_canvas *c, int row)
{
    const struct wn_overview *o = &v->o;
    if (!(v->roles & WN_SCREENER) || row + 2 > c->rows - 4)
        return;
    wn_canvas_rule(c, row++, 0, overview_width(c), "your work", "");
    if (o->median_seconds)
        wn_canvas_printf(c, row++, 3, WN_PLAIN, "%" PRId64 " decided, half of them in under %" PRId64 " s",
                         o->decided, o->median_seconds);
    wn_canvas_printf(c, row, 3, WN_PLAIN, "%" PRId64 " put aside for later   %" PRId64 " note%s", o->later,
                     o->notes, o->notes == 1 ? "" : "s");
}

static void overview_side(const struct overview *v, struct wn_canvas *c)
{
    int col = overview_width(c), row = 2, to = c->rows - 3;
    const struct wn_criteria *k = v->page.criteria;
    wn_page_divider(c, 2, to, col);
    wn_page_panel_rule(c, row++, col + 1, "question");
    struct wn_flow question = wn_page_wrap(c->arena, c->cols - col - 3,
                                           k->question.n ? wn_text_squeeze(c->arena, k->question) : k->title);
    int rows = (int)question.lines < 8 ? (int)question.lines : 8;
    wn_flow_draw(&question, c, row, col + 2, rows, 0);
    row += rows + 1;
    wn_page_panel_rule(c, row++, col + 1, "sources");
    for (int64_t i = 0; i < v->o.sources && row < to - 8; i++) {
        wn_canvas_put_cut(c, row, col + 2, 17, WN_PLAIN, v->o.source[i].name);
        wn_canvas_put_right(c, row, col + 25, WN_PLAIN,
                            wn_arena_print(c->arena, "%" PRId64, v->o.source[i].records));
        wn_canvas_bar(c, row++, col + 28, 20, v->o.source[i].records, v->o.records);
    }
    row++;
    wn_page_panel_rule(c, row++, col + 1, "people");
    for (size_t i = 0; i < k->reviewers.n && row < to; i++) {
        unsigned roles = k->reviewers.v[i].roles;
        wn_canvas_put_cut(c, row, col + 2, 5, WN_PLAIN, k->reviewers.v[i].id);
        wn_canvas_printf(c, row++, col + 8, WN_PLAIN, "%s%s%s", roles & WN_SCREENER ? "screener" : "",
                         roles & WN_ADJUDICATOR ? (roles & WN_SCREENER ? ", third reviewer" : "third reviewer") : "",
                         roles & WN_LEAD ? " and lead" : "");
    }
}

static struct wn_str overview_saved(const struct overview *v, struct wn_canvas *c)
{
    const char *yes = wn_canvas_sign(c, WN_SIGN_YES);
    if (v->roles & WN_ADJUDICATOR || c->cols < 80)
        return wn_arena_print(c->arena, "%s Everything is saved.", yes);
    return wn_arena_print(c->arena, "%s Everything is saved.  The other screener%ss decisions cannot be "
                          "read here.", yes, c->ascii ? "'" : "’");
}

static void overview_draw(const void *state, struct wn_canvas *c)
{
    static const struct wn_footer_item screener[] = {
        {"↑↓", "j k", "choose"}, {"Enter", NULL, "open"}, {"s", NULL, "screen"}, {"x", NULL, "send"},
        {"q", NULL, "quit"}, {"?", NULL, "help"}, {0}};
    static const struct wn_footer_item adjudicator[] = {
        {"↑↓", "j k", "choose"}, {"Enter", NULL, "open"}, {"c", NULL, "conflicts"},
        {"a", NULL, "agreement"}, {"q", NULL, "quit"}, {"?", NULL, "help"}, {0}};
    const struct overview *v = state;
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    overview_header(v, c);
    overview_next(v, c, small ? 2 : 3);
    wn_canvas_rule(c, small ? 3 : 5, 0, overview_width(c), small ? "" : "the review so far", "");
    int row = overview_steps(v, c, small ? 4 : 6);
    overview_work(v, c, row);
    if (wn_page_size(c) == WN_SIZE_WIDE)
        overview_side(v, c);
    wn_canvas_put(c, c->rows - 3, 1, 0, WN_PLAIN, overview_saved(v, c));
    wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", "");
    wn_page_footer(c, v->roles & WN_ADJUDICATOR ? adjudicator : screener);
    c->status_row = c->rows - 3;
}

static const struct wn_binding overview_keys[] = {
    {WN_KEY_UP, WN_ACT_UP}, {'k', WN_ACT_UP}, {WN_KEY_DOWN, WN_ACT_DOWN}, {'j', WN_ACT_DOWN},
    {WN_KEY_ENTER, WN_ACT_ENTER}, {'s', WN_ACT_SCREEN}, {'c', WN_ACT_CONFLICTS},
    {'a', WN_ACT_AGREEMENT}, {'x', WN_ACT_SEND}, {0, WN_ACT_NONE},
};

const struct wn_view wn_view_overview = {
    .name = "overview",
    .state_size = sizeof(struct overview),
    .keys = overview_keys,
    .enter = overview_enter,
    .draw = overview_draw,
    .act = overview_act,
    .free = overview_free,
};
