/* SPDX-License-Identifier: MIT */
/*
 * View G of notes/ux.md 2.3. Pure: const state in, cells out. From 100 columns the three levels and
 * the conflicts stand in a panel beside the figures, down to the table by criterion.
 */
#include "agreement_state.h"

#include <inttypes.h>

#include "winnow/base/text.h"
#include "winnow/core/agreement_text.h"

static bool agreement_is_wide(const struct wn_canvas *c)
{
    return wn_page_size(c) == WN_SIZE_WIDE;
}

/* Columns for the figures. */
static int agreement_width(const struct wn_canvas *c)
{
    return agreement_is_wide(c) ? c->cols - WN_AGREEMENT_SIDE : c->cols;
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
    struct wn_str right = wn_arena_print(c->arena, "%.*s %s ", WN_ARG(g->page.who), bar);
    if (agreement_is_wide(c))
        right = wn_arena_print(c->arena, "%.*s%.*s %s ", WN_ARG(right), WN_ARG(g->page.review),
                               bar);
    right = small ? wn_arena_print(c->arena, "%" PRId64 " record%s", r->works,
                                   r->works == 1 ? "" : "s")
                  : wn_arena_print(c->arena, "%.*scriteria v%.*s", WN_ARG(right),
                                   WN_ARG(g->page.criteria->version));
    wn_canvas_put_right(c, 0, c->cols - 1, WN_HEADER, right);
    wn_canvas_rule(c, 1, 0, c->cols, "", "");
}

/* Sentences are wrapped, so that nothing is cut off where names or numbers are long. */
static int agreement_say(struct wn_canvas *c, int row, int col, enum wn_style style,
                         struct wn_str sentence)
{
    int width = agreement_width(c) - 1 - col;
    if ((int)wn_text_width(sentence) <= width) {
        wn_canvas_put(c, row, col, 0, style, sentence);
        return row + 1;
    }
    struct wn_flow flow = wn_page_wrap(c->arena, width, sentence);
    wn_flow_draw(&flow, c, row, col, (int)flow.lines, 0);
    for (int i = 0; style != WN_PLAIN && i < (int)flow.lines; i++)
        wn_canvas_restyle(c, row + i, col, width, style);
    return row + (int)flow.lines;
}

static int agreement_decided(const struct agreement *g, struct wn_canvas *c, int row)
{
    const struct wn_agreement_report *r = &g->report;
    struct wn_arena *a = c->arena;
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    const char *by = small ? "" : "by ";
    struct wn_str both = wn_arena_print(
        a, "%" PRId64 "%s decided by both,", r->both,
        small ? "" : r->both == 1 ? " record was" : " records were");
    struct wn_str rest = wn_arena_print(
        a, "%" PRId64 " %s%.*s only, %" PRId64 " %s%.*s only, %" PRId64 " %sneither.", r->only_a,
        by, WN_ARG(r->a), r->only_b, by, WN_ARG(r->b), r->neither, by);
    if (r->stage_open && r->both < r->works)
        rest = wn_arena_print(a, "%.*s So far, %" PRId64 " of %" PRId64 ".", WN_ARG(rest), r->both,
                              r->works);
    if (!agreement_is_wide(c))
        return agreement_say(c, row, 1, WN_PLAIN, wn_arena_print(a, "%.*s %.*s", WN_ARG(both),
                                                                 WN_ARG(rest)));
    row = agreement_say(c, row, 1, WN_PLAIN, both);
    return agreement_say(c, row, 1, WN_PLAIN, rest);
}

static int agreement_counts(const struct agreement *g, struct wn_canvas *c, int row)
{
    const struct wn_agreement_report *r = &g->report;
    const struct wn_table *t = &r->two;
    wn_canvas_cursor(c, row, 1);
    row = agreement_decided(g, c, row);
    return agreement_say(c, row, 1, WN_PLAIN, wn_arena_print(
        c->arena, "Both kept %" PRId64 ", only %.*s %" PRId64 ", only %.*s %" PRId64
        ", both excluded %" PRId64 ".", t->cell[0][0], WN_ARG(r->a), t->cell[0][1], WN_ARG(r->b),
        t->cell[1][0], t->cell[1][1]));
}

static void agreement_figure(struct wn_canvas *c, int row, const char *name, double value,
                             double lo, double hi, const char *how)
{
    struct wn_arena *a = c->arena;
    wn_canvas_put_text(c, row, 3, WN_PLAIN, name);
    wn_canvas_put(c, row, 23, 0, WN_BOLD, wn_agreement_number(a, value));
    if (value != value)
        return;
    wn_canvas_printf(c, row, agreement_is_wide(c) ? 31 : 30, WN_PLAIN, "95%% CI %.*s to %.*s%s",
                     WN_ARG(wn_agreement_number(a, lo)), WN_ARG(wn_agreement_number(a, hi)), how);
}

static int agreement_headline(const struct agreement *g, struct wn_canvas *c, int row)
{
    const struct wn_agreement_report *r = &g->report;
    const struct wn_table *t = &r->two;
    const struct wn_agreement *a = &r->of_two;
    struct wn_str remark = wn_agreement_remark(c->arena, t, a, r->a, r->b);
    struct wn_str few = wn_agreement_few(c->arena, a);
    row = agreement_say(c, row, 1, WN_PLAIN, wn_arena_print(
        c->arena, "Of the %" PRId64 " that at least one would keep, both kept %" PRId64 ":",
        t->cell[0][0] + t->cell[0][1] + t->cell[1][0], t->cell[0][0]));
    agreement_figure(c, row++, "positive agreement", a->psa[0], a->ppos_lo, a->ppos_hi, "");
    if (remark.n == 0)
        agreement_figure(c, row++, "kappa", a->kappa, a->gof_lo, a->gof_hi,
                         agreement_is_wide(c) ? "  (goodness of fit)"
                         : c->cols >= 80    ? "   (goodness of fit)"
                                            : "");
    if (remark.n)
        row = agreement_say(c, row, 3, WN_BOLD, remark);
    if (few.n)
        row = agreement_say(c, row, 3, WN_BOLD, few);
    row += agreement_is_wide(c);
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

/* Each figure in a line of its own, with the interval of the observed agreement. */
static int agreement_also_wide(const struct agreement *g, struct wn_canvas *c, int row)
{
    const struct wn_agreement_report *r = &g->report;
    const struct wn_agreement *a = &r->of_two;
    const struct wn_table *t = &r->two;
    int64_t of_a = t->cell[0][0] + t->cell[0][1], of_b = t->cell[0][0] + t->cell[1][0];
    double of = (double)a->n / 100.0;
    wn_canvas_put_text(c, row, 3, WN_PLAIN, "observed agreement");
    wn_canvas_put(c, row, 23, 0, WN_PLAIN, wn_agreement_number(c->arena, a->po));
    if (a->n)
        wn_canvas_printf(c, row, 31, WN_PLAIN,
                         "%" PRId64 " of %" PRId64 ", 95%% CI %.*s to %.*s",
                         t->cell[0][0] + t->cell[1][1], a->n,
                         WN_ARG(wn_agreement_number(c->arena, a->po_lo)),
                         WN_ARG(wn_agreement_number(c->arena, a->po_hi)));
    wn_canvas_put_text(c, ++row, 3, WN_PLAIN, "negative agreement");
    wn_canvas_put(c, row++, 23, 0, WN_PLAIN, wn_agreement_number(c->arena, a->psa[1]));
    if (a->n == 0)
        return row;
    struct wn_str more = of_a >= of_b ? r->a : r->b, less = of_a >= of_b ? r->b : r->a;
    struct wn_str words = wn_arena_print(
        c->arena, "%.*s kept %" PRId64 " (%.1f%%), %.*s kept %" PRId64 " (%.1f%%)", WN_ARG(r->a),
        of_a, (double)of_a / of, WN_ARG(r->b), of_b, (double)of_b / of);
    if (of_a != of_b)
        words = wn_arena_print(c->arena, "%.*s: %.*s kept %" PRId64 " more than %.*s",
                               WN_ARG(words), WN_ARG(more), of_a > of_b ? of_a - of_b : of_b - of_a,
                               WN_ARG(less));
    return agreement_say(c, row, 1, WN_PLAIN, words);
}

static int agreement_also(const struct agreement *g, struct wn_canvas *c, int row)
{
    const struct wn_agreement *a = &g->report.of_two;
    const struct wn_table *t = &g->report.two;
    if (agreement_is_wide(c))
        row++;
    wn_canvas_rule(c, row++, 0, agreement_width(c), "also", "");
    if (agreement_is_wide(c))
        return agreement_also_wide(g, c, row);
    wn_canvas_printf(c, row++, 2, WN_PLAIN, "observed agreement %.*s (%" PRId64 " of %" PRId64
                     ")   negative %.*s", WN_ARG(wn_agreement_number(c->arena, a->po)),
                     t->cell[0][0] + t->cell[1][1], a->n,
                     WN_ARG(wn_agreement_number(c->arena, a->psa[1])));
    return a->n ? agreement_say(c, row, 2, WN_PLAIN, agreement_who_keeps_more(&g->report, c->arena))
                : row;
}

/* "Chi has settled 4 of 21 conflicts." The figures stand beside it, so this says what they are. */
static void agreement_settled(const struct agreement *g, struct wn_canvas *c)
{
    const struct wn_agreement_report *r = &g->report;
    struct wn_str who = wn_page_capital(c->arena, g->adjudicator), words = WN_STR("No conflicts.");
    if (r->conflicts && r->ruled == r->conflicts)
        words = wn_arena_print(c->arena, "%.*s has settled %s%" PRId64 " conflict%s.", WN_ARG(who),
                               r->conflicts == 1 ? "the " : "all ", r->conflicts,
                               r->conflicts == 1 ? "" : "s");
    else if (r->conflicts)
        words = wn_arena_print(c->arena, "%.*s has settled %" PRId64 " of %" PRId64 " conflict%s.",
                               WN_ARG(who), r->ruled, r->conflicts, r->conflicts == 1 ? "" : "s");
    words = wn_arena_print(c->arena,
                           "%.*s  Only decisions made while blinded count here: a ruling changes "
                           "no figure.", WN_ARG(words));
    wn_canvas_put_cut(c, c->rows - 2, 1, c->cols - 2, WN_PLAIN, words);
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
    if (r->conflicts && (c->cols < 80 || (int)wn_text_width(words) > c->cols - 2))
        words = wn_arena_print(c->arena, "%" PRId64 " conflict%s, ruled %" PRId64 " in, %" PRId64
                               " out: that changes no figure.", r->conflicts,
                               r->conflicts == 1 ? "" : "s", r->ruled_include,
                               r->ruled_exclude);
    wn_canvas_put_cut(c, c->rows - 3, 1, c->cols - 2, WN_PLAIN, words);
}

/* The last rows: where it is wide the rule stands above what is said (ux.md). */
static void agreement_foot(const struct agreement *g, struct wn_canvas *c, bool more)
{
    static const struct wn_footer_item keys[] = {{"↑↓", "j k", "criteria"},
                                                 {"c", NULL, "conflicts"},
                                                 {"Esc", NULL, "back"},
                                                 {"?", NULL, "keys"},
                                                 {0}};
    bool wide = agreement_is_wide(c);
    (wide ? agreement_settled : agreement_conflicts)(g, c);
    wn_canvas_rule(c, wide ? c->rows - 3 : c->rows - 2, 0, c->cols, "", "");
    wn_page_footer(c, more ? keys : keys + 1);
    c->status_row = wide ? c->rows - 2 : c->rows - 3;
}

void wn_view_agreement_draw(const void *state, struct wn_canvas *c)
{
    const struct agreement *g = state;
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    agreement_header(g, c);
    int row = agreement_counts(g, c, 2) + (small ? 0 : 1);
    row = agreement_headline(g, c, row);
    if (row + 6 <= c->rows - 3) /* else the rows are for the criteria */
        row = agreement_also(g, c, row);
    if (agreement_is_wide(c)) {
        int side = wn_agreement_side(g, c);
        row = (row > side ? row : side) + 1;
        wn_page_divider(c, 2, row, agreement_width(c));
    }
    bool more = wn_agreement_criteria(g, c, row);
    agreement_foot(g, c, more);
}
