/* SPDX-License-Identifier: MIT */
/* The side panel of view G: three levels, and what became of the conflicts. */
#include "agreement_state.h"

#include <inttypes.h>

#include "winnow/base/text.h"
#include "winnow/core/agreement_text.h"

static const char *const side_levels[] = {"include", "maybe", "exclude"};

static void side_number(struct wn_canvas *c, int row, int end, int64_t n)
{
    wn_canvas_put_right(c, row, end, WN_PLAIN, wn_arena_print(c->arena, "%" PRId64, n));
}

/* Rows are the first screener's decisions, columns the second's. */
static int side_table(const struct agreement *g, struct wn_canvas *c, int row, int col)
{
    static const int head[] = {20, 28, 38, 47}, end[] = {18, 26, 36, 46}; /* of the columns */
    const struct wn_table *t = &g->report.three;
    int64_t all = 0, of_b[3] = {0};
    wn_canvas_put_cut(c, row, col + 14, WN_AGREEMENT_SIDE - 17, WN_PLAIN, g->report.b);
    row++;
    wn_canvas_put_cut(c, row, col + 1, 11, WN_PLAIN, g->report.a);
    for (int j = 0; j < 3; j++)
        wn_canvas_put_right(c, row, col + head[j], WN_PLAIN, wn_str(side_levels[j]));
    wn_canvas_put_right(c, row++, col + head[3], WN_PLAIN, WN_STR("total"));
    for (int i = 0; i < 3; i++) {
        int64_t of_a = 0;
        wn_canvas_put_text(c, row, col + 1, WN_PLAIN, side_levels[i]);
        for (int j = 0; j < 3; j++) {
            side_number(c, row, col + end[j], t->cell[i][j]);
            of_a += t->cell[i][j];
            of_b[j] += t->cell[i][j];
        }
        side_number(c, row++, col + end[3], of_a);
        all += of_a;
    }
    wn_canvas_put_text(c, row, col + 1, WN_PLAIN, "total");
    for (int j = 0; j < 3; j++)
        side_number(c, row, col + end[j], of_b[j]);
    side_number(c, row++, col + end[3], all);
    return row;
}

/* A line of the panel, wrapped where names are long. */
static int side_say(struct wn_canvas *c, int row, int col, struct wn_str sentence)
{
    struct wn_flow flow = wn_page_wrap(c->arena, WN_AGREEMENT_SIDE - 3, sentence);
    wn_flow_draw(&flow, c, row, col + 1, (int)flow.lines, 0);
    return row + (int)flow.lines;
}

static int side_maybe(const struct agreement *g, struct wn_canvas *c, int row, int col)
{
    const struct wn_table *t = &g->report.three;
    int64_t a = t->cell[1][0] + t->cell[1][1] + t->cell[1][2];
    int64_t b = t->cell[0][1] + t->cell[1][1] + t->cell[2][1];
    double of = (double)g->report.of_three.n / 100.0;
    row = side_say(c, row, col,
                   wn_arena_print(c->arena, "kappa %.*s",
                                  WN_ARG(wn_agreement_number(c->arena, g->report.of_three.kappa))));
    if (g->report.of_three.n == 0)
        return row;
    return side_say(c, row, col,
                    wn_arena_print(c->arena,
                                   "maybe: %.*s %" PRId64 " (%.1f%%), %.*s %" PRId64
                                   " (%.1f%%), both %" PRId64,
                                   WN_ARG(g->report.a), a, (double)a / of, WN_ARG(g->report.b), b,
                                   (double)b / of, t->cell[1][1]));
}

/* Who wanted them in; the table knows nothing of conflicts that came or went since. */
static struct wn_str side_who_kept(const struct wn_agreement_report *r, struct wn_arena *arena)
{
    int64_t a = r->two.cell[0][1], b = r->two.cell[1][0];
    if (a + b != r->conflicts)
        return wn_arena_print(arena, "%" PRId64 " conflict%s, %" PRId64 " settled", r->conflicts,
                              r->conflicts == 1 ? "" : "s", r->ruled);
    return wn_arena_print(arena,
                          "%" PRId64 ": %" PRId64 " %.*s in, %.*s out; %" PRId64
                          " %.*s in, %.*s out", r->conflicts, a, WN_ARG(r->a), WN_ARG(r->b), b,
                          WN_ARG(r->b), WN_ARG(r->a));
}

static int side_conflicts(const struct agreement *g, struct wn_canvas *c, int row, int col)
{
    const struct wn_agreement_report *r = &g->report;
    if (r->conflicts == 0)
        return side_say(c, row, col, WN_STR("none"));
    row = side_say(c, row, col, side_who_kept(r, c->arena));
    if (r->ruled == 0)
        return row;
    return side_say(c, row, col,
                    wn_arena_print(c->arena, "%.*s ruled %" PRId64 " include, %" PRId64 " exclude",
                                   WN_ARG(g->adjudicator), r->ruled_include, r->ruled_exclude));
}

int wn_agreement_side(const struct agreement *g, struct wn_canvas *c)
{
    int col = c->cols - WN_AGREEMENT_SIDE + 1, row = 2;
    wn_page_panel_rule(c, row++, col, "three levels");
    row = side_table(g, c, row, col);
    row = side_maybe(g, c, row, col) + 1;
    wn_page_panel_rule(c, row++, col, "conflicts");
    return side_conflicts(g, c, row, col);
}
