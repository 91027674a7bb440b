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
    static const char *const words[] = {[WN_NONE] = "TAKEN BACK", [WN_INCLUDE] = "INCLUDE",
                                        [WN_EXCLUDE] = "EXCLUDE", [WN_MAYBE] = "MAYBE"};
    return words[d];
}

static bool sides_differ(const struct reconcile *r, size_t criterion)
{
    return r->conflict.side[0].decision.answers[criterion] !=
           r->conflict.side[1].decision.answers[criterion];
}

/* ---- notes ---- */

static struct wn_str sides_quoted(const struct wn_canvas *c, struct wn_arena *arena,
                                  struct wn_str note)
{
    return wn_arena_print(arena, c->ascii ? "\"%.*s\"" : "“%.*s”", WN_ARG(note));
}

/* Rows that a note takes; in columns it stands unquoted below a title. */
static int sides_note_lines(const struct wn_canvas *c, int width, struct wn_str note)
{
    struct wn_arena arena = {0};
    bool wide = wn_page_size(c) == WN_SIZE_WIDE;
    int lines = 0;
    if (note.n)
        lines = (int)wn_page_wrap(&arena, width - 1, wide ? note : sides_quoted(c, &arena, note))
                    .lines;
    wn_arena_free(&arena);
    return lines;
}

/* As a flow from row on; further lines indented by one where it is quoted; cut with a sign. */
static void sides_note(struct wn_canvas *c, int row, int to, int col, int width, struct wn_str note)
{
    bool wide = wn_page_size(c) == WN_SIZE_WIDE;
    if (note.n == 0 || row >= to)
        return;
    struct wn_flow flow =
        wn_page_wrap(c->arena, width - 1, wide ? note : sides_quoted(c, c->arena, note));
    int rows = (int)flow.lines < to - row ? (int)flow.lines : to - row;
    wn_flow_draw(&flow, c, row, wide ? col + 1 : col, 1, 0);
    if (rows > 1)
        wn_flow_draw(&flow, c, row + 1, col + 1, rows - 1, 1);
    if ((int)flow.lines > rows)
        wn_canvas_put_right(c, row + rows - 1, col + width, WN_PLAIN,
                            c->ascii ? WN_STR(" ...") : WN_STR(" …"));
}

/* ---- rows ---- */

enum { SIDES_WIDTH = 36, SIDES_ITEM = 5, SIDES_WIDE_NOTE = 3, SIDES_COLUMN = 40 };

/* A, B and the ruling: columns of one width, the last takes what is left. */
static int sides_column_width(const struct wn_canvas *c)
{
    return c->cols < 3 * SIDES_COLUMN ? c->cols / 3 : SIDES_COLUMN;
}

static int sides_width(const struct reconcile *r, const struct wn_canvas *c)
{
    if (r->alone)
        return c->cols - 3;
    if (wn_page_size(c) == WN_SIZE_WIDE)
        return sides_column_width(c) - 4;
    return wn_page_size(c) == WN_SIZE_SMALL ? c->cols / 2 - 3 : SIDES_WIDTH;
}

static int sides_compact_rows(const struct reconcile *r, int width)
{
    int n = (int)r->page.criteria->criteria.n, each = width / SIDES_ITEM;
    each = each > 0 ? each : 1;
    return (n + each - 1) / each;
}

static int sides_longest_note(const struct reconcile *r, const struct wn_canvas *c)
{
    int width = sides_width(r, c);
    int a = sides_note_lines(c, width, r->conflict.side[0].decision.note);
    int b = sides_note_lines(c, width, r->conflict.side[1].decision.note);
    return a > b ? a : b;
}

int wn_view_reconcile_sides_rows(const struct reconcile *r, const struct wn_canvas *c, bool least)
{
    int n = (int)r->page.criteria->criteria.n, notes = least ? 0 : sides_longest_note(r, c);
    enum wn_size size = wn_page_size(c);
    if (size == WN_SIZE_WIDE)
        return n + 5 + (notes > SIDES_WIDE_NOTE ? notes : SIDES_WIDE_NOTE);
    if (size == WN_SIZE_SMALL) {
        int rows = 2 + sides_compact_rows(r, sides_width(r, c)) + notes;
        return rows > 9 ? rows : 9;
    }
    return n + (notes > 3 ? 3 + notes : 6);
}

/* Below the rule, are there too few rows for one each? Then they stand beside each other. */
static bool sides_compact(const struct reconcile *r, const struct wn_canvas *c, int rows)
{
    int n = (int)r->page.criteria->criteria.n;
    if (wn_page_size(c) == WN_SIZE_SMALL)
        return true;
    return rows < n + (wn_page_size(c) == WN_SIZE_WIDE ? 5 : 3);
}

bool wn_view_reconcile_cut(const struct reconcile *r, const struct wn_canvas *c, int top, int to)
{
    int rows = to - top - 1, n = (int)r->page.criteria->criteria.n;
    int used = wn_page_size(c) == WN_SIZE_SMALL ? 1 : 2;
    used += sides_compact(r, c, rows) ? sides_compact_rows(r, sides_width(r, c)) : n;
    return sides_longest_note(r, c) > rows - used;
}

/* ---- drawing ---- */

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

/* "✗ EXCLUDE  1 Not peer mentoring"; "✓ INCLUDE  (was EXCLUDE)" where it changed afterwards. */
static void sides_decision(const struct reconcile *r, struct wn_canvas *c, int i, int row, int col,
                           int width)
{
    const struct wn_case_side *side = &r->conflict.side[i];
    int used = wn_canvas_printf(c, row, col, wn_page_decision_style(side->decision.decision),
                                "%s %s", wn_page_decision_sign(c, side->decision.decision),
                                sides_word(side->decision.decision));
    int gap = wn_page_size(c) == WN_SIZE_WIDE ? 3 : 2;
    if (side->before != WN_NONE)
        used += 2 + wn_canvas_printf(c, row, col + used + 2, WN_PLAIN, "(was %s)",
                                     sides_word(side->before));
    wn_canvas_put_cut(c, row, col + used + gap, width - used - gap, WN_PLAIN,
                      sides_reason(r, &side->decision, c->arena));
}

struct sides_at { int row, to, col, width; bool compact; };

/* The answers, a row each or beside each other; gives the next free row. */
static int sides_answer_rows(const struct reconcile *r, struct wn_canvas *c, int i,
                             struct sides_at at)
{
    const struct wn_standing *d = &r->conflict.side[i].decision;
    bool wide = wn_page_size(c) == WN_SIZE_WIDE;
    int differs = at.col + (r->alone ? 33 : wide ? at.width : 34);
    if (at.compact)
        return at.row + sides_answers(r, c, i, at.row, at.col, at.width);
    for (size_t k = 0; k < r->page.criteria->criteria.n && at.row < at.to; k++, at.row++) {
        wn_page_answer(&r->page.criteria->criteria.v[k], c,
                       (struct wn_answer_at){at.row, at.col, 12, differs - 1}, d->answers[k]);
        if (i == 1 && sides_differ(r, k))
            wn_canvas_put_text(c, at.row, differs, WN_BOLD, wn_canvas_sign(c, WN_SIGN_DIFFERS));
    }
    return at.row;
}

static void sides_one(const struct reconcile *r, struct wn_canvas *c, int i, struct sides_at at)
{
    const struct wn_standing *d = &r->conflict.side[i].decision;
    wn_canvas_printf(c, at.row, at.col, WN_BOLD, "%c", "AB"[i]);
    wn_canvas_put_cut(c, at.row, at.col + 3, 11, WN_BOLD, sides_name(r, i));
    wn_canvas_put(c, at.row, at.col + 15, 0, WN_PLAIN, sides_when(d, c->arena));
    sides_decision(r, c, i, at.row + 1, at.col, at.width + 1);
    at.row += 2;
    at.row = sides_answer_rows(r, c, i, at);
    sides_note(c, at.row, at.to, at.col, at.width, d->note);
}

/* In columns: who and when stand in the rule above, the note below a title of its own. */
static void sides_column(const struct reconcile *r, struct wn_canvas *c, int i, struct sides_at at)
{
    const struct wn_standing *d = &r->conflict.side[i].decision;
    struct wn_str who = wn_arena_print(c->arena, "%c  %.*s", "AB"[i], WN_ARG(sides_name(r, i)));
    wn_canvas_rule(c, at.row, at.col - 1, at.width + 3, who.p, sides_when(d, c->arena).p);
    sides_decision(r, c, i, at.row + 1, at.col, at.width + 1);
    at.row += at.compact ? 2 : 3;
    at.row = sides_answer_rows(r, c, i, at) + (at.compact ? 0 : 1);
    if (d->note.n && at.row < at.to - 1)
        wn_canvas_put_text(c, at.row++, at.col, WN_PLAIN, "note");
    sides_note(c, at.row, at.to, at.col, at.width, d->note);
}

static void sides_ruling(const struct reconcile *r, struct wn_canvas *c, struct sides_at at)
{
    struct wn_str title = wn_arena_print(c->arena, "%.*s: your ruling", WN_ARG(r->page.who));
    const struct wn_standing *mine = &r->conflict.ruling;
    wn_page_panel_rule(c, at.row, at.col - 1, title.p);
    if (!r->conflict.ruled)
        wn_canvas_put_text(c, at.row + 1, at.col, WN_PLAIN, "not ruled yet");
    int used = r->conflict.ruled
                   ? wn_canvas_printf(c, at.row + 1, at.col, wn_page_decision_style(mine->decision),
                                      "%s %s", wn_page_decision_sign(c, mine->decision),
                                      sides_word(mine->decision))
                   : 0;
    wn_canvas_put_cut(c, at.row + 1, at.col + used + 3, at.width - used - 3, WN_PLAIN,
                      sides_reason(r, mine, c->arena));
    at.row += at.compact ? 2 : 3;
    for (size_t k = 0; !at.compact && k < r->page.criteria->criteria.n && at.row < at.to; k++)
        wn_page_answer(&r->page.criteria->criteria.v[k], c,
                       (struct wn_answer_at){at.row++, at.col, 12, c->cols - 1},
                       r->page.sheet.answers[k]);
    at.row += at.compact ? 0 : 1;
    wn_canvas_put_text(c, at.row++, at.col, WN_PLAIN,
                       c->cols < 3 * SIDES_COLUMN ? "note (due against both)"
                                                  : "note (asked when you go against both)");
    struct wn_str note = r->note[0] ? wn_str(r->note) : mine->note;
    if (r->mode == RECONCILE_NOTE)
        wn_editor_draw(&r->editor, c, at.row, at.col + 1, at.to - at.row, at.width);
    else
        sides_note(c, at.row, at.to, at.col, at.width, note);
}

static void sides_wide(const struct reconcile *r, struct wn_canvas *c, int top, int to)
{
    bool compact = sides_compact(r, c, to - top - 1), reason = r->mode == RECONCILE_REASON;
    int each = sides_column_width(c), width = each - 4;
    if (reason) { /* the list of reasons stands in place of the third column and the panel */
        each = (c->cols - WN_PANEL) / 2;
        width = each - 4;
    }
    sides_column(r, c, 0, (struct sides_at){top, to, 1, width, compact});
    sides_column(r, c, 1, (struct sides_at){top, to, each + 1, width, compact});
    if (!reason) {
        int col = 2 * each + 1;
        sides_ruling(r, c, (struct sides_at){top, to, col, c->cols - col - 1, compact});
        wn_page_divider(c, top, top + 1, col - 2);
        wn_page_divider_used(c, top + 1, to, col - 2);
    }
    wn_page_divider(c, top, top + 1, each - 1);
    wn_page_divider_used(c, top + 1, to, each - 1);
}

/* One line says who and what; then the answers beside each other, and the note. */
static void sides_small(const struct reconcile *r, struct wn_canvas *c, int i, struct sides_at at)
{
    const struct wn_case_side *side = &r->conflict.side[i];
    struct wn_str reason = sides_reason(r, &side->decision, c->arena);
    struct wn_str was = WN_STR("");
    if (side->before != WN_NONE)
        was = wn_arena_print(c->arena, " (was %s)", wn_page_decision_sign(c, side->before));
    struct wn_str line = wn_arena_print(
        c->arena, "%c %.*s %s %.*s%.*s", "AB"[i], WN_ARG(sides_name(r, i)),
        wn_page_decision_sign(c, side->decision.decision),
        WN_ARG(reason.n ? reason : wn_str(sides_word(side->decision.decision))), WN_ARG(was));
    wn_canvas_put_cut(c, at.row, at.col, at.width - 1, WN_BOLD, line);
    int rows = sides_answers(r, c, i, at.row + 1, at.col, at.width);
    sides_note(c, at.row + 1 + rows, at.to, at.col, at.width, side->decision.note);
}

void wn_view_reconcile_draw_sides(const struct reconcile *r, struct wn_canvas *c, int top, int to,
                                  const char *more)
{
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    int half = small ? c->cols / 2 : 40, width = sides_width(r, c);
    if (wn_page_size(c) == WN_SIZE_WIDE) {
        sides_wide(r, c, top, to);
        return;
    }
    bool one = small || r->alone || wn_view_reconcile_cut(r, c, top, to);
    struct wn_str right = wn_arena_print(c->arena, "%s%s%s", more, *more && one ? "   " : "",
                                         one ? "Tab: A, B, both" : "");
    const char *title = r->conflict.agree_now ? "they agree by now"
                        : small               ? "decisions"
                                              : "the two decisions";
    wn_canvas_rule(c, top, 0, c->cols, title, small ? "Tab: A, B, both" : right.p);
    for (int i = 0; i < 2; i++) {
        struct sides_at at = {top + 1, to, i && !r->alone ? half + 1 : 1, width,
                              sides_compact(r, c, to - top - 1)};
        if (r->alone && r->alone != (i ? RECONCILE_B : RECONCILE_A))
            continue;
        (small ? sides_small : sides_one)(r, c, i, at);
    }
    if (!r->alone)
        wn_page_divider_used(c, top + 1, to, half - 1);
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

static bool sides_answered(const struct reconcile *r)
{
    for (size_t k = 0; k < r->page.criteria->criteria.n; k++)
        for (int i = 0; i < 2; i++)
            if (r->conflict.side[i].decision.answers[k] != WN_BLANK)
                return true;
    return false;
}

struct wn_flow wn_view_reconcile_why(const struct reconcile *r, struct wn_arena *arena, int width)
{
    struct wn_str text = WN_STR("");
    if (r->conflict.agree_now)
        text = WN_STR("They agree by now. Your ruling stands until you rule again.");
    for (size_t k = 0; k < r->page.criteria->criteria.n; k++)
        if (sides_differ(r, k))
            text = wn_arena_print(arena, "%.*s%s%.*s", WN_ARG(text), text.n ? "\n" : "",
                                  WN_ARG(sides_difference(r, k, arena)));
    if (text.n == 0)
        text = sides_answered(r) ? WN_STR("Their answers are the same.")
                                 : WN_STR("Neither answered a criterion.");
    return wn_page_wrap(arena, width, text);
}
