/* SPDX-License-Identifier: MIT */
/*
 * The two decisions of a conflict as they are shown in F: who, when, what, why, answer by answer.
 */
#include "reconcile_state.h"

#include <inttypes.h>

#include "winnow/base/text.h"

static struct wn_str sides_name(const struct reconcile *r, int i)
{
    struct wn_str person = r->conflict.side[i].person;
    return person.n ? person : i == 0 ? WN_STR("A") : WN_STR("B");
}

/* "23 Nov, 48 s" */
static struct wn_str sides_when(const struct wn_standing *d, struct wn_arena *arena)
{
    struct wn_str day = wn_page_day(arena, d->at);
    if (day.n == 0 || d->seconds < 0)
        return day;
    return wn_arena_print(arena, "%.*s, %" PRId64 " s", WN_ARG(day), d->seconds);
}

static struct wn_str sides_reason(const struct reconcile *r, const struct wn_standing *d,
                                  struct wn_arena *arena)
{
    size_t i = wn_criteria_reason(r->page.criteria, d->reason);
    if (d->decision != WN_EXCLUDE || i == WN_NO_REASON)
        return WN_STR("");
    const struct wn_reason *reason = &r->page.criteria->reasons.v[i];
    if (reason->key == 0)
        return reason->label;
    return wn_arena_print(arena, "%d %.*s", reason->key, WN_ARG(reason->label));
}

static const char *sides_word(enum wn_decision d)
{
    static const char *const words[] = {[WN_NONE] = "", [WN_INCLUDE] = "INCLUDE",
                                        [WN_EXCLUDE] = "EXCLUDE", [WN_MAYBE] = "MAYBE"};
    return words[d];
}

static bool sides_differ(const struct reconcile *r, size_t criterion)
{
    return r->conflict.side[0].decision.answers[criterion] !=
           r->conflict.side[1].decision.answers[criterion];
}

/* “note”, quoted, further lines indented by one. */
static void sides_note(struct wn_canvas *c, int row, int to, int col, int width, struct wn_str note)
{
    if (note.n == 0 || row >= to)
        return;
    struct wn_str quoted = wn_arena_print(c->arena, c->ascii ? "\"%.*s\"" : "“%.*s”", WN_ARG(note));
    struct wn_flow flow = wn_page_wrap(c->arena, width - 1, quoted);
    int rows = (int)flow.lines < to - row ? (int)flow.lines : to - row;
    wn_flow_draw(&flow, c, row, col, 1, 0);
    if (rows > 1)
        wn_flow_draw(&flow, c, row + 1, col + 1, rows - 1, 1);
    if ((int)flow.lines > rows)
        wn_canvas_put_right(c, to - 1, col + width, WN_PLAIN,
                            c->ascii ? WN_STR(" ...") : WN_STR(" …"));
}

bool wn_view_reconcile_compact(const struct reconcile *r, const struct wn_canvas *c)
{
    return (int)r->page.criteria->criteria.n + 10 > c->rows - 9;
}

enum { SIDES_WIDTH = 36, SIDES_ITEM = 5 };

int wn_view_reconcile_answer_rows(const struct reconcile *r, const struct wn_canvas *c)
{
    int n = (int)r->page.criteria->criteria.n, each = SIDES_WIDTH / SIDES_ITEM;
    return wn_view_reconcile_compact(r, c) ? (n + each - 1) / each : n;
}

/* "1 ✗≠ 2 ✓  3 ·≠" in as many rows as it takes; gives them. */
static int sides_answers(const struct reconcile *r, struct wn_canvas *c, int side, int row, int col,
                         int width)
{
    const enum wn_answer *answers = r->conflict.side[side].decision.answers;
    int n = (int)r->page.criteria->criteria.n,
        each = width / SIDES_ITEM > 0 ? width / SIDES_ITEM : 1;
    for (int k = 0; k < n; k++) {
        const struct wn_criterion *criterion = &r->page.criteria->criteria.v[k];
        bool differs = side == 1 && sides_differ(r, (size_t)k);
        wn_canvas_printf(c, row + k / each, col + k % each * SIDES_ITEM, WN_PLAIN, "%d %s%s",
                         criterion->key,
                         wn_canvas_sign(c, wn_page_answer_sign(criterion, answers[k])),
                         differs ? wn_canvas_sign(c, WN_SIGN_DIFFERS) : "");
    }
    return (n + each - 1) / each;
}

static void sides_one(const struct reconcile *r, struct wn_canvas *c, int i, int row, int to)
{
    const struct wn_standing *d = &r->conflict.side[i].decision;
    int col = i == 0 ? 1 : 41, width = SIDES_WIDTH;
    wn_canvas_printf(c, row, col, WN_BOLD, "%c", "AB"[i]);
    wn_canvas_put_cut(c, row, col + 3, 11, WN_BOLD, sides_name(r, i));
    wn_canvas_put(c, row, col + 15, 0, WN_PLAIN, sides_when(d, c->arena));
    int used = 2 + wn_canvas_printf(c, row + 1, col, wn_page_decision_style(d->decision), "%s %s",
                                    wn_page_decision_sign(c, d->decision), sides_word(d->decision));
    wn_canvas_put_cut(c, row + 1, col + used, width + 1 - used, WN_PLAIN,
                      sides_reason(r, d, c->arena));
    row += 2;
    bool compact = wn_view_reconcile_compact(r, c);
    if (compact)
        row += sides_answers(r, c, i, row, col, width);
    for (size_t k = 0; !compact && k < r->page.criteria->criteria.n && row < to; k++, row++) {
        wn_page_answer(&r->page.criteria->criteria.v[k], c,
                       (struct wn_answer_at){row, col, 12, col + 33}, d->answers[k]);
        if (i == 1 && sides_differ(r, k))
            wn_canvas_put_text(c, row, col + 34, WN_BOLD, wn_canvas_sign(c, WN_SIGN_DIFFERS));
    }
    sides_note(c, row, to, col, width, d->note);
}

static void sides_ruling(const struct reconcile *r, struct wn_canvas *c, int row, int to)
{
    int col = 81;
    wn_canvas_printf(c, row, col, WN_BOLD, "%.*s: your ruling", WN_ARG(r->page.who));
    if (r->conflict.ruled)
        wn_canvas_printf(c, row + 1, col, wn_page_decision_style(r->conflict.ruling.decision),
                         "%s %s", wn_page_decision_sign(c, r->conflict.ruling.decision),
                         sides_word(r->conflict.ruling.decision));
    else
        wn_canvas_put_text(c, row + 1, col, WN_PLAIN, "not ruled yet");
    row += 2;
    for (size_t k = 0; k < r->page.criteria->criteria.n && row < to; k++)
        wn_page_answer(&r->page.criteria->criteria.v[k], c,
                       (struct wn_answer_at){row++, col, 12, c->cols - 1},
                       r->page.sheet.answers[k]);
    struct wn_str note = wn_str(r->note);
    sides_note(c, row, to, col, c->cols - col - 1, note.n ? note : r->conflict.ruling.note);
}

void wn_view_reconcile_draw_sides(const struct reconcile *r, struct wn_canvas *c, int top, int to,
                                  const char *more)
{
    bool wide = wn_page_size(c) == WN_SIZE_WIDE;
    wn_canvas_rule(c, top, 0, c->cols, "the two decisions", more);
    sides_one(r, c, 0, top + 1, to);
    sides_one(r, c, 1, top + 1, to);
    if (wide)
        sides_ruling(r, c, top + 1, to);
    wn_page_divider_used(c, top + 1, to, 39);
    if (wide)
        wn_page_divider_used(c, top + 1, to, 79);
}

void wn_view_reconcile_draw_sides_small(const struct reconcile *r, struct wn_canvas *c, int top,
                                        int to, const char *more)
{
    int half = c->cols / 2 - 1;
    wn_canvas_rule(c, top, 0, c->cols, "decisions", more);
    wn_page_divider(c, top + 1, to, half - 1);
    for (int i = 0; i < 2; i++) {
        const struct wn_standing *d = &r->conflict.side[i].decision;
        int col = i == 0 ? 1 : half + 1, width = half - 3;
        struct wn_str reason = sides_reason(r, d, c->arena);
        struct wn_str line =
            wn_arena_print(c->arena, "%c %.*s %s %.*s", "AB"[i], WN_ARG(sides_name(r, i)),
                           wn_page_decision_sign(c, d->decision),
                           WN_ARG(reason.n ? reason : wn_str(sides_word(d->decision))));
        wn_canvas_put_cut(c, top + 1, col, width, WN_BOLD, line);
        int rows = sides_answers(r, c, i, top + 2, col, width);
        sides_note(c, top + 2 + rows, to, col, width, d->note);
    }
}

/* What one of them said and the other did not, or said otherwise. */
static struct wn_str sides_difference(const struct reconcile *r, size_t k, struct wn_arena *arena)
{
    const struct wn_criterion *criterion = &r->page.criteria->criteria.v[k];
    enum wn_answer a = r->conflict.side[0].decision.answers[k];
    enum wn_answer b = r->conflict.side[1].decision.answers[k];
    if (a == WN_BLANK || b == WN_BLANK)
        return wn_arena_print(arena, "%d %.*s: only %.*s answered", criterion->key,
                              WN_ARG(criterion->label), WN_ARG(sides_name(r, a == WN_BLANK)));
    return wn_arena_print(arena, "%d %.*s: %.*s %s, %.*s %s", criterion->key,
                          WN_ARG(criterion->label), WN_ARG(sides_name(r, 0)), wn_answer_word(a),
                          WN_ARG(sides_name(r, 1)), wn_answer_word(b));
}

struct wn_flow wn_view_reconcile_why(const struct reconcile *r, struct wn_arena *arena, int width)
{
    struct wn_str text = WN_STR("");
    for (size_t k = 0; k < r->page.criteria->criteria.n; k++)
        if (sides_differ(r, k))
            text = wn_arena_print(arena, "%.*s%s%.*s", WN_ARG(text), text.n ? "\n" : "",
                                  WN_ARG(sides_difference(r, k, arena)));
    return wn_page_wrap(arena, width, text.n ? text : WN_STR("Their answers are the same."));
}
