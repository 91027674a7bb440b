/* SPDX-License-Identifier: MIT */
/*
 * The table by criterion of view G, most disagreements first. Wide pages add how many were unclear
 * and the intervals; small ones leave out n and the word "met".
 */
#include "agreement_state.h"

#include <inttypes.h>
#include <math.h>

#include "winnow/base/text.h"
#include "winnow/core/agreement_text.h"

enum { CRITERIA_COUNTS = 6 };

/* Where the columns of counts end (-1: left out), and where kappa and pos. end or, wide, begin. */
struct criteria_columns {
    int count[CRITERIA_COUNTS], kappa, positive;
    bool wide;
};

static struct criteria_columns criteria_columns(const struct wn_canvas *c)
{
    static const struct criteria_columns columns[] = {
        [WN_SIZE_SMALL] = {{-1, 30, 35, 40, 48, -1}, 54, 60, false},
        [WN_SIZE_NORMAL] = {{30, 40, 50, 60, 69, -1}, 75, 80, false},
        [WN_SIZE_WIDE] = {{30, 40, 50, 60, 69, 78}, 81, 101, true}};
    struct criteria_columns of = columns[wn_page_size(c)];
    if (of.wide && c->cols < 120) { /* no room for the intervals */
        of = columns[WN_SIZE_NORMAL];
        of.count[5] = 78;
        of.kappa = 85;
        of.positive = 91;
    }
    return of;
}

/* "0.58 (0.41 to 0.71)", or a dash where it is not defined. */
static struct wn_str criteria_figure(struct wn_canvas *c, double value, double lo, double hi)
{
    struct wn_arena *a = c->arena;
    if (value != value)
        return c->ascii ? WN_STR("-") : WN_STR("–");
    if (lo != lo || hi != hi)
        return wn_agreement_number(a, value);
    return wn_arena_print(a, "%.*s (%.*s to %.*s)", WN_ARG(wn_agreement_number(a, value)),
                          WN_ARG(wn_agreement_number(a, lo)), WN_ARG(wn_agreement_number(a, hi)));
}

static void criteria_put(struct wn_canvas *c, int row, int at, bool wide, struct wn_str text)
{
    if (wide)
        wn_canvas_put(c, row, at, 0, WN_PLAIN, text);
    else
        wn_canvas_put_right(c, row, at, WN_PLAIN, text);
}

static void criteria_row(const struct agreement *g, struct wn_canvas *c, int row, size_t i)
{
    const struct wn_criterion_agreement *k = &g->report.criterion[i];
    const struct wn_criterion *criterion = &g->page.criteria->criteria.v[k->criterion];
    const struct criteria_columns at = criteria_columns(c);
    const int64_t count[] = {k->n, k->both, k->only_a, k->only_b, k->neither, k->unclear};
    const double none = NAN;
    wn_canvas_put_cut(
        c, row, 3, 22, WN_PLAIN,
        wn_arena_print(c->arena, "%d %.*s", criterion->key, WN_ARG(criterion->label)));
    for (int n = 0; n < CRITERIA_COUNTS; n++)
        if (at.count[n] > 0)
            wn_canvas_put_right(c, row, at.count[n], WN_PLAIN,
                                wn_arena_print(c->arena, "%" PRId64, count[n]));
    criteria_put(c, row, at.kappa, at.wide,
                 criteria_figure(c, k->a.kappa, at.wide ? k->a.gof_lo : none,
                                 at.wide ? k->a.gof_hi : none));
    criteria_put(c, row, at.positive, at.wide,
                 criteria_figure(c, k->a.psa[0], at.wide ? k->a.ppos_lo : none,
                                 at.wide ? k->a.ppos_hi : none));
}

static void criteria_heads(const struct agreement *g, struct wn_canvas *c, int row)
{
    const struct wn_agreement_report *r = &g->report;
    const struct criteria_columns at = criteria_columns(c);
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    const char *only = small ? "" : " only";
    size_t most = small ? 4 : 9;
    struct wn_str a = wn_arena_print(c->arena, "%.*s%s", WN_ARG(r->a), only);
    struct wn_str b = wn_arena_print(c->arena, "%.*s%s", WN_ARG(r->b), only);
    const struct wn_str heads[CRITERIA_COUNTS] = {
        WN_STR("n"),
        small ? WN_STR("both") : WN_STR("both met"),
        wn_text_ellipsis(c->arena, a, most, c->ascii),
        wn_text_ellipsis(c->arena, b, most, c->ascii),
        WN_STR("neither"),
        WN_STR("unclear")};
    for (int i = 0; i < CRITERIA_COUNTS; i++)
        if (at.count[i] > 0)
            wn_canvas_put_right(c, row, at.count[i], WN_PLAIN, heads[i]);
    criteria_put(c, row, at.kappa, at.wide, WN_STR("kappa"));
    criteria_put(c, row, at.positive, at.wide,
                 at.wide ? WN_STR("positive agreement") : WN_STR("pos."));
}

bool wn_agreement_criteria(const struct agreement *g, struct wn_canvas *c, int row)
{
    size_t n = g->report.criteria;
    bool wide = wn_page_size(c) == WN_SIZE_WIDE;
    int room = c->rows - 5 - row - wide;
    size_t visible = room > 0 ? (size_t)room : 1, most = n > visible ? n - visible : 0;
    size_t top = g->top < most ? g->top : most, shown = top + visible < n ? top + visible : n;
    struct wn_str more = WN_STR("");
    if (n == 0)
        return false;
    if (most)
        more = wn_arena_print(c->arena, "more %s  %zu of %zu",
                              wn_canvas_sign(c, shown < n ? WN_SIGN_DOWN : WN_SIGN_UP), shown, n);
    wn_canvas_rule(c, row++, 0, c->cols, "by criterion, most disagreements first",
                   more.n ? more.p : "");
    criteria_heads(g, c, row++);
    for (size_t i = top; i < shown; i++)
        criteria_row(g, c, row++, i);
    if (wide)
        wn_canvas_put_cut(c, row, 3, c->cols - 4, WN_PLAIN,
                          WN_STR("unclear: at least one said so; these and blanks are not in n."));
    return most > 0;
}
