/* SPDX-License-Identifier: MIT */
/*
 * Agreement (G): from the independent decisions only. The four counts first, then positive
 * agreement and kappa with their intervals; no adjective anywhere. Only what this version computes
 * is drawn.
 */
#include "winnow/ui/views.h"

#include <inttypes.h>

#include "page.h"
#include "winnow/app/reconciling.h"
#include "winnow/app/reporting.h"
#include "winnow/base/text.h"
#include "winnow/core/agreement_text.h"
#include "winnow/ui/list.h"

struct agreement {
    struct wn_arena arena;
    struct wn_page page; /* for the header: who, which criteria */
    struct wn_agreement_report report;
    struct wn_str adjudicator;
    struct wn_list list; /* criteria */
};

static bool agreement_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct agreement *g = state;
    wn_page_start(&g->page, wn_ui_app(ui), "Agreement");
    wn_arena_reset(&g->arena);
    g->adjudicator = wn_app_me(wn_ui_app(ui));
    if (!wn_reconciling_open(wn_ui_app(ui), false, NULL, NULL, err) ||
        !wn_report_agreement(wn_ui_app(ui), &g->report, err))
        return false;
    g->list.count = g->report.criteria;
    return true;
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
    else
        wn_list_act(&g->list, act, g->list.count);
    return true;
}

static void agreement_header(const struct agreement *g, struct wn_canvas *c)
{
    const struct wn_agreement_report *r = &g->report;
    const char *bar = wn_canvas_sign(c, WN_SIGN_BAR);
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    struct wn_str left = wn_arena_print(c->arena, " winnow %s Agreement   %.*s and %.*s, title and "
                                        "abstract", bar, WN_ARG(r->a), WN_ARG(r->b));
    if (small)
        left = wn_arena_print(c->arena, " Agreement  %.*s and %.*s", WN_ARG(r->a), WN_ARG(r->b));
    wn_canvas_fill(c, 0, 0, c->cols, WN_HEADER, ' ');
    wn_canvas_put_cut(c, 0, 0, c->cols, WN_HEADER, left);
    if (small)
        wn_canvas_put_right(c, 0, c->cols - 1, WN_HEADER,
                            wn_arena_print(c->arena, "%" PRId64 " records", r->works));
    else
        wn_canvas_put_right(c, 0, c->cols - 1, WN_HEADER,
                            wn_arena_print(c->arena, "%.*s %s criteria v%.*s", WN_ARG(g->page.who),
                                           bar, WN_ARG(g->page.criteria->version)));
    wn_canvas_rule(c, 1, 0, c->cols, "", "");
}

/* Sentences are wrapped, so that nothing is cut off where names or numbers are long. */
static int agreement_say(struct wn_canvas *c, int row, int col, enum wn_style style,
                         struct wn_str sentence)
{
    if ((int)wn_text_width(sentence) <= c->cols - 1 - col) {
        wn_canvas_put(c, row, col, 0, style, sentence);
        return row + 1;
    }
    struct wn_flow flow = wn_page_wrap(c->arena, c->cols - 1 - col, sentence);
    wn_flow_draw(&flow, c, row, col, (int)flow.lines, 0);
    for (int i = 0; style != WN_PLAIN && i < (int)flow.lines; i++)
        wn_canvas_restyle(c, row + i, col, c->cols - 1 - col, style);
    return row + (int)flow.lines;
}

static int agreement_counts(const struct agreement *g, struct wn_canvas *c, int row)
{
    const struct wn_agreement_report *r = &g->report;
    const struct wn_table *t = &r->two;
    struct wn_str so_far = WN_STR("");
    if (r->stage_open && r->both < r->works)
        so_far =
            wn_arena_print(c->arena, " So far, %" PRId64 " of %" PRId64 ".", r->both, r->works);
    wn_canvas_cursor(c, row, 1);
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    const char *were = small ? "" : "records were ", *by = small ? "" : "by ";
    row = agreement_say(c, row, 1, WN_PLAIN,
                        wn_arena_print(c->arena,
                                       "%" PRId64 " %sdecided by both, %" PRId64
                                       " %s%.*s only, %" PRId64 " %s%.*s only, %" PRId64
                                       " %sneither.%.*s",
                                       r->both, were, r->only_a, by, WN_ARG(r->a), r->only_b, by,
                                       WN_ARG(r->b), r->neither, by, WN_ARG(so_far)));
    row = agreement_say(c, row, 1, WN_PLAIN, wn_arena_print(
        c->arena, "Both kept %" PRId64 ", only %.*s %" PRId64 ", only %.*s %" PRId64
        ", both excluded %" PRId64 ".", t->cell[0][0], WN_ARG(r->a), t->cell[0][1], WN_ARG(r->b),
        t->cell[1][0], t->cell[1][1]));
    return row;
}

static void agreement_figure(struct wn_canvas *c, int row, const char *name, double value,
                             double lo, double hi, const char *how)
{
    struct wn_arena *a = c->arena;
    wn_canvas_put_text(c, row, 3, WN_PLAIN, name);
    wn_canvas_put(c, row, 23, 0, WN_BOLD, wn_agreement_number(a, value));
    if (value != value)
        return;
    wn_canvas_printf(c, row, 30, WN_PLAIN, "95%% CI %.*s to %.*s%s",
                     WN_ARG(wn_agreement_number(a, lo)), WN_ARG(wn_agreement_number(a, hi)), how);
}

static int agreement_headline(const struct agreement *g, struct wn_canvas *c, int row)
{
    const struct wn_agreement_report *r = &g->report;
    const struct wn_table *t = &r->two;
    const struct wn_agreement *a = &r->of_two;
    struct wn_str remark = wn_agreement_remark(c->arena, t, a, r->a, r->b);
    bool ordinary = remark.n == 0 || wn_str_starts(remark, WN_STR("few records"));
    row = agreement_say(c, row, 1, WN_PLAIN, wn_arena_print(
        c->arena, "Of the %" PRId64 " that at least one would keep, both kept %" PRId64 ":",
        t->cell[0][0] + t->cell[0][1] + t->cell[1][0], t->cell[0][0]));
    agreement_figure(c, row++, "positive agreement", a->psa[0], a->ppos_lo, a->ppos_hi, "");
    if (ordinary)
        agreement_figure(c, row++, "kappa", a->kappa, a->gof_lo, a->gof_hi,
                         c->cols >= 80 ? "   (goodness of fit)" : "");
    if (remark.n)
        row = agreement_say(c, row, 3, WN_BOLD, remark);
    const char *before = wn_page_size(c) == WN_SIZE_SMALL
                             ? "Maybe is include.  Changed while blinded"
                             : "Maybe was counted as include.  Decisions changed while blinded";
    return agreement_say(c, row, 1, WN_PLAIN,
                         wn_arena_print(c->arena, "%s %" PRId64 ", after it %" PRId64 ".", before,
                                        r->changed_before, r->changed_after));
}

static struct wn_str agreement_who_keeps_more(const struct wn_agreement_report *r,
                                              struct wn_arena *arena)
{
    const struct wn_table *t = &r->two;
    int64_t a = t->cell[0][0] + t->cell[0][1], b = t->cell[0][0] + t->cell[1][0];
    double of = (double)r->of_two.n / 100.0;
    struct wn_str more = a >= b ? r->a : r->b, less = a >= b ? r->b : r->a;
    if (a == b)
        return wn_arena_print(arena, "%.*s and %.*s kept equally many: %" PRId64 " (%.1f%%)",
                              WN_ARG(r->a), WN_ARG(r->b), a, (double)a / of);
    return wn_arena_print(arena, "%.*s kept %" PRId64 " more than %.*s (%.1f%% and %.1f%%)",
                          WN_ARG(more), a > b ? a - b : b - a, WN_ARG(less),
                          (double)(a > b ? a : b) / of, (double)(a > b ? b : a) / of);
}

static int agreement_also(const struct agreement *g, struct wn_canvas *c, int row)
{
    const struct wn_agreement *a = &g->report.of_two;
    const struct wn_table *t = &g->report.two;
    wn_canvas_rule(c, row++, 0, c->cols, "also", "");
    wn_canvas_printf(c, row++, 2, WN_PLAIN, "observed agreement %.*s (%" PRId64 " of %" PRId64
                     ")   negative %.*s", WN_ARG(wn_agreement_number(c->arena, a->po)),
                     t->cell[0][0] + t->cell[1][1], a->n,
                     WN_ARG(wn_agreement_number(c->arena, a->psa[1])));
    return a->n ? agreement_say(c, row, 2, WN_PLAIN, agreement_who_keeps_more(&g->report, c->arena))
                : row;
}

/*
 * Columns of the table by criterion end here; where it is small n and the word "met" are left out.
 */
static const int agreement_cols[] = {30, 40, 50, 60, 69, 75, 80};
static const int agreement_cols_small[] = {-1, 30, 35, 40, 48, 54, 60};

static void agreement_row(const struct agreement *g, struct wn_canvas *c, int row, size_t i)
{
    const struct wn_criterion_agreement *k = &g->report.criterion[i];
    const struct wn_criterion *criterion = &g->page.criteria->criteria.v[k->criterion];
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    const int *end = small ? agreement_cols_small : agreement_cols;
    const int64_t count[] = {k->n, k->both, k->only_a, k->only_b, k->neither};
    if (i == g->list.row) {
        wn_canvas_put_text(c, row, 1, WN_PLAIN, wn_canvas_sign(c, WN_SIGN_ROW));
        wn_canvas_cursor(c, row, 1);
    }
    wn_canvas_put_cut(
        c, row, 3, 22, WN_PLAIN,
        wn_arena_print(c->arena, "%d %.*s", criterion->key, WN_ARG(criterion->label)));
    for (int n = 0; n < 5; n++)
        if (end[n] > 0)
            wn_canvas_put_right(c, row, end[n], WN_PLAIN,
                                wn_arena_print(c->arena, "%" PRId64, count[n]));
    struct wn_str kappa = k->a.kappa == k->a.kappa ? wn_agreement_number(c->arena, k->a.kappa)
                                                   : WN_STR("–");
    struct wn_str positive = k->a.psa[0] == k->a.psa[0] ? wn_agreement_number(c->arena, k->a.psa[0])
                                                        : WN_STR("–");
    wn_canvas_put_right(c, row, end[5], WN_PLAIN, c->ascii && kappa.n != 4 ? WN_STR("-") : kappa);
    wn_canvas_put_right(c, row, end[6], WN_PLAIN,
                        c->ascii && positive.n != 4 ? WN_STR("-") : positive);
}

static int agreement_criteria(const struct agreement *g, struct wn_canvas *c, int row)
{
    const struct wn_agreement_report *r = &g->report;
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    const int *end = small ? agreement_cols_small : agreement_cols;
    if (r->criteria == 0)
        return row;
    const struct wn_str heads[] = {
        WN_STR("n"),
        small ? WN_STR("both") : WN_STR("both met"),
        wn_text_ellipsis(c->arena,
                         wn_arena_print(c->arena, "%.*s%s", WN_ARG(r->a), small ? "" : " only"),
                         small ? 4 : 9, c->ascii),
        wn_text_ellipsis(c->arena,
                         wn_arena_print(c->arena, "%.*s%s", WN_ARG(r->b), small ? "" : " only"),
                         small ? 4 : 9, c->ascii),
        WN_STR("neither"),
        WN_STR("kappa"),
        WN_STR("pos.")};
    size_t visible = row + 2 < c->rows - 3 ? (size_t)(c->rows - 5 - row) : 1;
    size_t top = g->list.row >= visible ? g->list.row - visible + 1 : 0, shown = top + visible;
    struct wn_str more = WN_STR("");
    if (visible < r->criteria)
        more = wn_arena_print(c->arena, "more %s  %zu of %zu", wn_canvas_sign(
            c, shown < r->criteria ? WN_SIGN_DOWN : WN_SIGN_UP), shown, r->criteria);
    wn_canvas_rule(c, row++, 0, c->cols, "by criterion, most disagreements first",
                   more.n ? more.p : "");
    for (int i = 0; i < 7; i++)
        if (end[i] > 0)
            wn_canvas_put_right(c, row, end[i], WN_PLAIN, heads[i]);
    row++;
    for (size_t i = top; i < r->criteria && i - top < visible; i++)
        agreement_row(g, c, row++, i);
    return row;
}

static void agreement_conflicts(const struct agreement *g, struct wn_canvas *c)
{
    const struct wn_agreement_report *r = &g->report;
    struct wn_str words = WN_STR("No conflicts.");
    if (r->conflicts)
        words = wn_arena_print(
            c->arena,
            "%" PRId64 " conflict%s: %.*s ruled %" PRId64 " include, %" PRId64 " exclude.%s",
            r->conflicts, r->conflicts == 1 ? "" : "s", WN_ARG(g->adjudicator), r->ruled_include,
            r->ruled_exclude, c->cols < 80 ? "" : "  Rulings change nothing above.");
    if (r->conflicts && (int)wn_text_width(words) > c->cols - 2)
        words = wn_arena_print(c->arena, "%" PRId64 " conflict%s: %" PRId64 " include, %" PRId64
                               " exclude.", r->conflicts, r->conflicts == 1 ? "" : "s",
                               r->ruled_include, r->ruled_exclude);
    wn_canvas_put_cut(c, c->rows - 3, 1, c->cols - 2, WN_PLAIN, words);
}

static void agreement_draw(const void *state, struct wn_canvas *c)
{
    const struct agreement *g = state;
    static const struct wn_footer_item keys[] = {{"↑↓", "j k", "criteria"},
                                                 {"c", NULL, "conflicts"},
                                                 {"Esc", NULL, "back"},
                                                 {"?", NULL, "keys"},
                                                 {0}};
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    agreement_header(g, c);
    int row = agreement_counts(g, c, 2) + (small ? 0 : 1);
    row = agreement_headline(g, c, row);
    if (row + 6 <= c->rows - 3) /* else the rows are for the criteria */
        row = agreement_also(g, c, row);
    agreement_criteria(g, c, row);
    agreement_conflicts(g, c);
    wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", "");
    wn_page_footer(c, keys);
    c->status_row = c->rows - 3;
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
    .draw = agreement_draw,
    .act = agreement_act,
    .free = agreement_free,
};
