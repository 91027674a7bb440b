/* SPDX-License-Identifier: MIT */
/* Views F0 (record first) and F (both decisions) of notes/ux.md 2.3. Pure. */
#include "reconcile_state.h"

#include <inttypes.h>


static struct wn_str reconcile_words(const struct reconcile *r, struct wn_canvas *c)
{
    const char *bar = wn_canvas_sign(c, WN_SIGN_BAR);
    const char *seen = r->conflict.shown ? "decisions shown" : "decisions hidden";
    if (r->mode == RECONCILE_DONE)
        return WN_STR("done");
    if (c->cols < 100)
        return wn_arena_print(c->arena, "%" PRId64 " left %s %s", r->tally.left, bar, seen);
    return wn_arena_print(c->arena, "%" PRId64 " left %s %" PRId64 " ruled include, %" PRId64
                          " exclude %s %s", r->tally.left, bar, r->tally.ruled_include,
                          r->tally.ruled_exclude, bar, seen);
}

static void reconcile_header(const struct reconcile *r, struct wn_canvas *c)
{
    if (wn_page_size(c) == WN_SIZE_SMALL) {
        wn_page_header_small(&r->page, c, "conflict ", r->tally.ruled, r->tally.conflicts,
                             WN_STR(""));
        return;
    }
    wn_page_header(&r->page, c);
    wn_page_progress(c, r->tally.ruled, r->tally.conflicts, reconcile_words(r, c));
}

/* Rows from the foot that are not text: the ruling bar and what stands above it. */
static int reconcile_foot(const struct reconcile *r, const struct wn_canvas *c)
{
    enum wn_size size = wn_page_size(c);
    if (size == WN_SIZE_SMALL)
        return r->conflict.shown ? 12 : 5;
    if (r->conflict.shown)
        return wn_view_reconcile_answer_rows(r, c) + 10;
    return size == WN_SIZE_WIDE ? 7 : 9 + wn_page_criteria_rows(&r->page);
}

static int reconcile_head(const struct reconcile *r, struct wn_canvas *c)
{
    int row = wn_page_title(&r->page, c, wn_page_size(c) == WN_SIZE_SMALL ? 2 : 3);
    bool blank = wn_page_size(c) == WN_SIZE_WIDE ||
                 (wn_page_size(c) == WN_SIZE_NORMAL && !r->conflict.shown);
    return row + (blank ? 1 : 0);
}

struct reconcile_rows wn_view_reconcile_text_rows(const struct reconcile *r,
                                                  const struct wn_canvas *c)
{
    struct wn_canvas probe = {.ascii = c->ascii, .colour = c->colour, .digits = c->digits};
    wn_canvas_init(&probe, c->rows, c->cols);
    wn_canvas_clear(&probe);
    int first = reconcile_head(r, &probe);
    wn_canvas_free(&probe);
    return (struct reconcile_rows){first, c->rows - reconcile_foot(r, c) - first};
}

static void reconcile_panel(const struct reconcile *r, struct wn_canvas *c, int to)
{
    int col = c->cols - WN_PANEL;
    wn_page_divider(c, 3, to, col - 1);
    if (!r->conflict.shown) {
        wn_page_criteria_panel(&r->page, c, 3, col);
        return;
    }
    struct wn_flow why = wn_view_reconcile_why(r, c->arena, WN_PANEL - 2);
    int rows = (int)why.lines < to - 5 ? (int)why.lines : to - 5;
    wn_page_panel_rule(c, 3, col, "why they disagreed");
    wn_flow_draw(&why, c, 4, col + 1, rows, 0);
    struct wn_flow judge = wn_page_judge(&r->page, c->arena, WN_PANEL - 2);
    int row = 5 + rows;
    if (row + 2 >= to)
        return;
    struct wn_str title = wn_arena_print(c->arena, "criterion %d",
                                         r->page.criteria->criteria.v[r->page.focus].key);
    wn_page_panel_rule(c, row, col, title.p);
    wn_flow_draw(&judge, c, row + 1, col + 1, to - row - 1, 0);
}

static void reconcile_below(const struct reconcile *r, struct wn_canvas *c, int top,
                            const char *more)
{
    enum wn_size size = wn_page_size(c);
    int bar = c->rows - (size == WN_SIZE_SMALL ? 3 : 4);
    if (r->conflict.shown && size == WN_SIZE_SMALL) {
        wn_view_reconcile_draw_sides_small(r, c, top, bar, more);
        return;
    }
    if (r->conflict.shown) {
        wn_view_reconcile_draw_sides(r, c, top, bar, more);
        return;
    }
    if (size == WN_SIZE_NORMAL) {
        struct wn_str title = wn_arena_print(c->arena, "criteria  (%.*s answer, Tab read)",
                                             WN_ARG(wn_page_digits(&r->page, c->arena)));
        wn_canvas_rule(c, top, 0, c->cols, title.p, more);
        wn_page_criteria(&r->page, c, top + 1);
    }
    const char *both =
        r->conflict.for_and_against
            ? "One decision is for inclusion and one against.  v shows them with reasons."
            : "The two decisions differ.  v shows them with reasons.";
    int row = size == WN_SIZE_SMALL ? bar - 2 : bar - 3;
    wn_canvas_put_cut(c, row, size == WN_SIZE_SMALL ? 1 : 2, 0, WN_PLAIN,
                      size == WN_SIZE_SMALL ? WN_STR("v shows the two decisions with reasons.")
                                            : wn_str(both));
}

static struct wn_str reconcile_ruled(const struct reconcile *r, struct wn_canvas *c)
{
    if (!r->conflict.ruled)
        return wn_page_size(c) == WN_SIZE_SMALL ? WN_STR("not yet") : WN_STR("not ruled yet");
    enum wn_decision d = r->conflict.ruling.decision;
    return wn_arena_print(c->arena, "%s %s", wn_page_decision_sign(c, d), wn_decision_word(d));
}

static void reconcile_bar(const struct reconcile *r, struct wn_canvas *c, const char *more)
{
    static const int at[][4] = {[WN_SIZE_SMALL] = {1, 12, 23, 46},
                                [WN_SIZE_NORMAL] = {2, 16, 30, 67},
                                [WN_SIZE_WIDE] = {2, 18, 34, 86}};
    static const char *const words[] = {"i INCLUDE", "e EXCLUDE", "s LATER"};
    enum wn_size size = wn_page_size(c);
    int rule = c->rows - (size == WN_SIZE_SMALL ? 3 : 4);
    wn_canvas_rule(c, rule, 0, c->cols, "your ruling",
                   r->conflict.shown || size == WN_SIZE_NORMAL ? "" : more);
    for (int i = 0; i < 3; i++)
        wn_canvas_put_text(c, rule + 1, at[size][i], WN_BOLD, words[i]);
    wn_canvas_put_cut(c, rule + 1, at[size][3], c->cols - at[size][3], WN_PLAIN,
                      reconcile_ruled(r, c));
}

static void reconcile_foot_rows(const struct reconcile *r, struct wn_canvas *c, const char *more)
{
    struct wn_str a = r->conflict.side[0].person, b = r->conflict.side[1].person;
    struct wn_str as_a = wn_arena_print(c->arena, "as %.*s", WN_ARG(a.n ? a : WN_STR("A")));
    struct wn_str as_b = wn_arena_print(c->arena, "as %.*s", WN_ARG(b.n ? b : WN_STR("B")));
    struct wn_str digits = wn_page_digits(&r->page, c->arena);
    const struct wn_footer_item shown[] = {
        {"A", NULL, as_a.p}, {"B", NULL, as_b.p}, {"n", NULL, "note"}, {digits.p, NULL, "answer"},
        {"v", NULL, "hide them"}, {"←→", "<>", "move"}, {"?", NULL, "keys"}, {0}};
    const struct wn_footer_item hidden[] = {{"v", NULL, "decisions"},   {"n", NULL, "note"},
                                            {digits.p, NULL, "answer"}, {"Space", NULL, "page"},
                                            {"←→", "<>", "move"},       {"H", NULL, "marks"},
                                            {"?", NULL, "keys"},        {0}};
    reconcile_bar(r, c, more);
    wn_page_footer(c, r->conflict.shown ? shown : hidden);
    if (wn_page_size(c) == WN_SIZE_SMALL) {
        c->status_row = c->rows - 1;
        return;
    }
    if (!r->conflict.shown) {
        wn_canvas_put_text(
            c, c->rows - 2, 1, WN_PLAIN,
            "Read the record first.  v shows both decisions; that is kept in the log.");
    } else if (r->last[0]) {
        int used = wn_canvas_put_cut(c, c->rows - 2, 1, c->cols - 13, WN_PLAIN, wn_str(r->last));
        int at = c->cols < 100 ? c->cols - 8 : used + 4;
        wn_canvas_put_text(c, c->rows - 2, at, WN_PLAIN, "u undoes");
    }
}

static void reconcile_editor(const struct reconcile *r, struct wn_canvas *c)
{
    if (r->mode == RECONCILE_GOTO) {
        int row = wn_page_size(c) == WN_SIZE_SMALL ? c->rows - 1 : c->rows - 2;
        wn_canvas_fill(c, row, 0, c->cols, WN_PLAIN, ' ');
        int at = 1 + wn_canvas_put_text(c, row, 1, WN_BOLD, "record number: ");
        wn_editor_draw(&r->editor, c, row, at, 1, c->cols - 1 - at);
        return;
    }
    int rows = 7, top = c->rows - 3 - rows;
    static const struct wn_footer_item keys[] = {
        {"Esc", NULL, "done"}, {"Enter", NULL, "new line"}, {"Ctrl-U", NULL, "clear line"}, {0}};
    for (int row = top; row < c->rows; row++)
        wn_canvas_fill(c, row, 0, c->cols, WN_PLAIN, ' ');
    wn_page_box(c, top, 1, rows, c->cols - 2);
    wn_canvas_printf(c, top, 3, WN_PLAIN, " note on #%04" PRId64 ": goes with your ruling ",
                     r->page.sheet.work);
    wn_page_footer(c, keys);
    wn_editor_draw(&r->editor, c, top + 1, 3, rows - 2, c->cols - 6);
}

static void reconcile_done(const struct reconcile *r, struct wn_canvas *c)
{
    static const struct wn_footer_item keys[] = {
        {"Enter", NULL, "agreement"}, {"u", NULL, "undo"}, {"←→", "<>", "look at conflicts again"},
        {"Esc", NULL, "back"}, {"?", NULL, "keys"}, {0}};
    int row = wn_page_size(c) == WN_SIZE_SMALL ? 3 : 5;
    wn_canvas_cursor(c, row, 3);
    if (r->tally.conflicts == 0) {
        wn_canvas_put_text(c, row, 3, WN_BOLD,
                           r->tally.waiting ? "No conflicts so far." : "No conflicts.");
        if (r->tally.waiting)
            wn_canvas_printf(c, row + 2, 3, WN_PLAIN, "%" PRId64 " records wait for a decision "
                             "(winnow receive FILE).", r->tally.waiting);
    } else {
        wn_canvas_printf(c, row, 3, WN_BOLD, "All %" PRId64 " conflicts have your ruling.",
                         r->tally.conflicts);
        wn_canvas_printf(c, row + 2, 6, WN_PLAIN, "include %" PRId64 "     exclude %" PRId64,
                         r->tally.ruled_include, r->tally.ruled_exclude);
        wn_canvas_put_text(c, row + 4, 3, WN_PLAIN,
                           "Next: winnow export --to csv -o decisions.csv");
    }
    wn_canvas_rule(c, c->rows - 3, 0, c->cols, "", "");
    wn_page_footer(c, keys);
}

void wn_view_reconcile_draw(const void *state, struct wn_canvas *c)
{
    const struct reconcile *r = state;
    reconcile_header(r, c);
    if (r->mode == RECONCILE_DONE) {
        reconcile_done(r, c);
        return;
    }
    int first = reconcile_head(r, c), to = c->rows - reconcile_foot(r, c);
    size_t lines = wn_page_text(&r->page, c, first, to - first);
    struct wn_str more = wn_page_more(&r->page, c, lines, to - first);
    if (wn_page_size(c) == WN_SIZE_WIDE)
        reconcile_panel(r, c, to);
    reconcile_below(r, c, to, more.n ? more.p : "");
    reconcile_foot_rows(r, c, more.n ? more.p : "");
    if (r->page.judging && wn_page_size(c) != WN_SIZE_WIDE)
        wn_page_judging(&r->page, c, to, c->rows - (wn_page_size(c) == WN_SIZE_SMALL ? 3 : 4));
    if (r->mode == RECONCILE_NOTE || r->mode == RECONCILE_GOTO)
        reconcile_editor(r, c);
}
