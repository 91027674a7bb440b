/* SPDX-License-Identifier: MIT */
/* Views F0 (record first) and F (both decisions) of notes/ux.md 2.3. Pure. */
#include "reconcile_state.h"

#include <inttypes.h>

#include "winnow/base/text.h"

static struct wn_str reconcile_words(const struct reconcile *r, struct wn_canvas *c)
{
    const char *bar = wn_canvas_sign(c, WN_SIGN_BAR);
    const char *seen = r->conflict.shown  ? "decisions shown"
                       : r->conflict.seen ? "decisions shown before"
                                          : "decisions hidden";
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
    if (wn_page_size(c) != WN_SIZE_SMALL) {
        wn_page_header(&r->page, c);
        wn_page_progress(c, r->tally.ruled, r->tally.conflicts, reconcile_words(r, c));
        return;
    }
    wn_canvas_fill(c, 0, 0, c->cols, WN_HEADER, ' ');
    struct wn_str number = wn_arena_print(c->arena, "#%04" PRId64 "  conflict", r->page.sheet.work);
    if (r->mode == RECONCILE_DONE)
        number = WN_STR("conflicts");
    int at = 2 + wn_canvas_printf(c, 0, 1, WN_HEADER, "%.*s %" PRId64 " of %" PRId64,
                                  WN_ARG(number), r->tally.ruled, r->tally.conflicts);
    int room = c->cols - 2 - (int)wn_text_width(r->page.who) - at;
    if (room >= 4) {
        int bar = room > 14 ? 14 : room;
        wn_canvas_bar(c, 0, at, bar, r->tally.ruled, r->tally.conflicts);
        wn_canvas_restyle(c, 0, at, bar, WN_HEADER);
    }
    wn_canvas_put_right(c, 0, c->cols - 1, WN_HEADER, r->page.who);
    wn_canvas_rule(c, 1, 0, c->cols, "", "");
}

/* ---- where what stands ---- */

enum {
    RECONCILE_TEXT = 3,      /* rows of text that are always left */
    RECONCILE_TEXT_GOOD = 6, /* a long note takes no more than what is above this */
    RECONCILE_NOTE_ROWS = 10 /* box and keys of the note at the foot */
};

/* The note of the ruling is written in the third column, where there is one. */
static bool reconcile_note_in_column(const struct reconcile *r, const struct wn_canvas *c)
{
    return r->conflict.shown && wn_page_size(c) == WN_SIZE_WIDE;
}

static int reconcile_head(const struct reconcile *r, struct wn_canvas *c)
{
    enum wn_size size = wn_page_size(c);
    int row = size == WN_SIZE_SMALL ? 2 : size == WN_SIZE_WIDE && c->rows >= WN_TALL ? 4 : 3;
    row = wn_page_title(&r->page, c, row);
    bool blank = size == WN_SIZE_WIDE || (size == WN_SIZE_NORMAL && !r->conflict.shown);
    return row + (blank ? 1 : 0);
}

/* F in columns: as far down as the text or the panel beside it goes, if the decisions have room. */
static int reconcile_used(const struct reconcile *r, const struct wn_canvas *c, int first)
{
    struct wn_arena arena = {0};
    int text = first + (int)wn_page_flow(&r->page, c, &arena).lines;
    int panel = 6 + (int)wn_view_reconcile_why(r, &arena, WN_PANEL - 2).lines +
                (int)wn_page_judge(&r->page, &arena, WN_PANEL - 2).lines;
    wn_arena_free(&arena);
    return text > panel ? text : panel;
}

/* The row below the text, while both decisions are shown. */
static int reconcile_shown_to(const struct reconcile *r, const struct wn_canvas *c, int first,
                              int bar)
{
    int least = bar - wn_view_reconcile_sides_rows(r, c, true);
    int to = bar - wn_view_reconcile_sides_rows(r, c, false);
    int good = least < first + RECONCILE_TEXT_GOOD ? least : first + RECONCILE_TEXT_GOOD;
    to = to < good ? good : to;
    if (wn_page_size(c) == WN_SIZE_WIDE) {
        int used = reconcile_used(r, c, first);
        to = used < to ? used : to;
    }
    return to < first + RECONCILE_TEXT ? first + RECONCILE_TEXT : to;
}

/* The same while they are hidden: criteria (in one column) and a sentence stand below. */
static int reconcile_hidden_to(const struct reconcile *r, const struct wn_canvas *c, int first,
                               int bar)
{
    enum wn_size size = wn_page_size(c);
    if (size == WN_SIZE_SMALL)
        return bar - 2;
    if (size == WN_SIZE_WIDE)
        return bar - 3;
    int criteria = wn_page_criteria_rows(&r->page), to = bar - 5 - criteria;
    int tight = bar - 2 - criteria; /* without the blank rows */
    return to >= first + RECONCILE_TEXT             ? to
           : tight < first + RECONCILE_TEXT ? tight : first + RECONCILE_TEXT;
}

static int reconcile_to(const struct reconcile *r, const struct wn_canvas *c, int first, int bar)
{
    bool wide = wn_page_size(c) == WN_SIZE_WIDE;
    if (r->mode == RECONCILE_REASON && !wide)
        return c->rows - wn_reason_rows(&r->reasons, c);
    if (r->mode == RECONCILE_REASON && !r->conflict.shown)
        return c->rows - 3;
    int to = r->conflict.shown ? reconcile_shown_to(r, c, first, bar)
                               : reconcile_hidden_to(r, c, first, bar);
    bool box = r->mode == RECONCILE_NOTE && !reconcile_note_in_column(r, c);
    return box && to > c->rows - RECONCILE_NOTE_ROWS ? c->rows - RECONCILE_NOTE_ROWS : to;
}

struct reconcile_rows wn_view_reconcile_text_rows(const struct reconcile *r,
                                                  const struct wn_canvas *c)
{
    struct wn_canvas probe = {.ascii = c->ascii, .colour = c->colour, .digits = c->digits};
    wn_canvas_init(&probe, c->rows, c->cols);
    wn_canvas_clear(&probe);
    int first = reconcile_head(r, &probe);
    wn_canvas_free(&probe);
    int bar = c->rows - (wn_page_size(c) == WN_SIZE_SMALL ? 3 : 4);
    return (struct reconcile_rows){first, reconcile_to(r, c, first, bar) - first, bar};
}

/* ---- beside and below the text ---- */

/* As many lines as there is room for; where they are cut, that is said. */
static void reconcile_cut_flow(const struct wn_flow *flow, struct wn_canvas *c, int row, int col,
                               int rows)
{
    if ((int)flow->lines <= rows) {
        wn_flow_draw(flow, c, row, col, (int)flow->lines, 0);
        return;
    }
    wn_flow_draw(flow, c, row, col, rows - 1, 0);
    wn_canvas_put_text(c, row + rows - 1, col, WN_PLAIN,
                       c->ascii ? "... (v shows it whole)" : "… (v shows it whole)");
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
    reconcile_cut_flow(&judge, c, row + 1, col + 1, to - row - 1);
}

static const char *reconcile_sentence(const struct reconcile *r, bool small)
{
    if (r->conflict.agree_now)
        return small ? "The two agree by now; your ruling stands. v shows them."
                     : "The two agree by now.  Your ruling stands until you rule again.";
    if (small)
        return "v shows the two decisions with reasons.";
    return r->conflict.for_and_against
               ? "One decision is for inclusion and one against.  v shows them with reasons."
               : "The two decisions differ.  v shows them with reasons.";
}

static void reconcile_below(const struct reconcile *r, struct wn_canvas *c, int top, int bar,
                            const char *more)
{
    enum wn_size size = wn_page_size(c);
    if (r->conflict.shown) {
        wn_view_reconcile_draw_sides(r, c, top, bar, more);
        return;
    }
    int row = size == WN_SIZE_SMALL ? bar - 2 : bar - 3;
    if (size == WN_SIZE_NORMAL) {
        int end = top + 1 + wn_page_criteria_rows(&r->page);
        struct wn_str title = wn_arena_print(c->arena, "criteria  (%.*s answer, Tab read)",
                                             WN_ARG(wn_page_digits(&r->page, c->arena)));
        wn_canvas_rule(c, top, 0, c->cols, title.p, more);
        wn_page_criteria(&r->page, c, top + 1);
        row = row < end ? end : row;
    }
    wn_canvas_fill(c, row, 0, c->cols, WN_PLAIN, ' ');
    wn_canvas_put_cut(c, row, size == WN_SIZE_SMALL ? 1 : 2, 0, WN_PLAIN,
                      wn_str(reconcile_sentence(r, size == WN_SIZE_SMALL)));
}

static struct wn_str reconcile_ruled(const struct reconcile *r, struct wn_canvas *c)
{
    enum wn_decision d = r->conflict.ruling.decision;
    if (r->conflict.ruled)
        return wn_arena_print(c->arena, "%s %s", wn_page_decision_sign(c, d), wn_decision_word(d));
    if (r->note[0])
        return WN_STR("note written");
    return wn_page_size(c) == WN_SIZE_SMALL ? WN_STR("not yet") : WN_STR("not ruled yet");
}

static void reconcile_bar(const struct reconcile *r, struct wn_canvas *c, int bar, const char *more)
{
    static const int at[][4] = {[WN_SIZE_SMALL] = {1, 12, 23, 46},
                                [WN_SIZE_NORMAL] = {2, 16, 30, 67},
                                [WN_SIZE_WIDE] = {2, 18, 34, 86}};
    static const char *const words[] = {"i INCLUDE", "e EXCLUDE", "s LATER"};
    enum wn_size size = wn_page_size(c);
    wn_canvas_rule(c, bar, 0, c->cols, reconcile_note_in_column(r, c) ? "" : "your ruling",
                   size == WN_SIZE_NORMAL ? "" : more);
    for (int i = 0; i < 3; i++)
        wn_canvas_put_text(c, bar + 1, at[size][i], WN_BOLD, words[i]);
    wn_canvas_put_cut(c, bar + 1, at[size][3], c->cols - at[size][3], WN_PLAIN,
                      reconcile_ruled(r, c));
}

static void reconcile_keys(const struct reconcile *r, struct wn_canvas *c)
{
    struct wn_str a = r->conflict.side[0].person, b = r->conflict.side[1].person;
    enum wn_size size = wn_page_size(c);
    const char *as = size == WN_SIZE_WIDE ? "rule as" : "as";
    struct wn_str as_a = wn_arena_print(c->arena, "%s %.*s", as, WN_ARG(a.n ? a : WN_STR("A")));
    struct wn_str as_b = wn_arena_print(c->arena, "%s %.*s", as, WN_ARG(b.n ? b : WN_STR("B")));
    struct wn_str digits = wn_page_digits(&r->page, c->arena);
    const struct wn_footer_item small[] = {
        {"A", NULL, as_a.p}, {"B", NULL, as_b.p}, {"n", NULL, "note"}, {"v", NULL, "hide"},
        {digits.p, NULL, "answer"}, {"?", NULL, "keys"}, {0}};
    const struct wn_footer_item shown[] = {
        {"A", NULL, as_a.p}, {"B", NULL, as_b.p}, {"n", NULL, "note"}, {digits.p, NULL, "answer"},
        {"v", NULL, size == WN_SIZE_WIDE ? "hide decisions" : "hide them"},
        {"←→", "<>", "move"}, {"?", NULL, "keys"}, {0}};
    const struct wn_footer_item hidden[] = {{"v", NULL, "decisions"},   {"n", NULL, "note"},
                                            {digits.p, NULL, "answer"}, {"Space", NULL, "page"},
                                            {"←→", "<>", "move"},       {"H", NULL, "marks"},
                                            {"?", NULL, "keys"},        {0}};
    wn_page_footer(c, !r->conflict.shown ? hidden : size == WN_SIZE_SMALL ? small : shown);
}

static void reconcile_status(const struct reconcile *r, struct wn_canvas *c)
{
    if (!r->conflict.shown) {
        wn_canvas_put_text(
            c, c->rows - 2, 1, WN_PLAIN,
            r->conflict.seen
                ? "The decisions on this record were shown to you before.  v shows them again."
                : "Read the record first.  v shows both decisions; that is kept in the log.");
        return;
    }
    if (r->last[0]) {
        int used = wn_canvas_put_cut(c, c->rows - 2, 1, c->cols - 13, WN_PLAIN, wn_str(r->last));
        int at = c->cols < 100 ? c->cols - 8 : used + 4;
        wn_canvas_put_text(c, c->rows - 2, at, WN_PLAIN, "u undoes");
    }
    struct wn_str read = wn_arena_print(
        c->arena, "read %" PRId64 " s before the decisions were shown", r->read_seconds);
    if (c->cols >= 100 && r->read_seconds >= 0)
        wn_canvas_put_right(c, c->rows - 2, c->cols - 1, WN_PLAIN, read);
}

static void reconcile_foot_rows(const struct reconcile *r, struct wn_canvas *c, int bar,
                                const char *more)
{
    reconcile_bar(r, c, bar, more);
    reconcile_keys(r, c);
    if (wn_page_size(c) == WN_SIZE_SMALL)
        c->status_row = c->rows - 1;
    else
        reconcile_status(r, c);
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
    int rows = 7, top = c->rows - RECONCILE_NOTE_ROWS;
    static const struct wn_footer_item keys[] = {
        {"Esc", NULL, "done"}, {"Enter", NULL, "new line"}, {"Ctrl-U", NULL, "clear line"}, {0}};
    if (reconcile_note_in_column(r, c)) { /* drawn there */
        wn_canvas_fill(c, c->rows - 1, 0, c->cols, WN_PLAIN, ' ');
        wn_page_footer(c, keys);
        return;
    }
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
            wn_canvas_printf(c, row + 2, 3, WN_PLAIN, "%" PRId64 " record%s for a decision "
                             "(winnow receive FILE).", r->tally.waiting,
                             r->tally.waiting == 1 ? " waits" : "s wait");
    } else {
        wn_canvas_printf(c, row, 3, WN_BOLD, "%s%" PRId64 " conflict%s your ruling.",
                         r->tally.conflicts == 1 ? "The " : "All ", r->tally.conflicts,
                         r->tally.conflicts == 1 ? " has" : "s have");
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
    int first = reconcile_head(r, c);
    int bar = c->rows - (wn_page_size(c) == WN_SIZE_SMALL ? 3 : 4);
    int to = reconcile_to(r, c, first, bar);
    bool wide = wn_page_size(c) == WN_SIZE_WIDE;
    size_t lines = wn_page_text(&r->page, c, first, to - first);
    struct wn_str more = wn_page_more(&r->page, c, lines, to - first);
    if (r->mode == RECONCILE_REASON) {
        if (wide && r->conflict.shown)
            wn_view_reconcile_draw_sides(r, c, to, c->rows - 2, "");
        wn_reason_draw(&r->reasons, c);
        return;
    }
    if (wide)
        reconcile_panel(r, c, to);
    reconcile_below(r, c, to, bar, more.n ? more.p : "");
    reconcile_foot_rows(r, c, bar, more.n ? more.p : "");
    if (r->page.judging && !wide)
        wn_page_judging(&r->page, c, to, bar);
    if (r->mode == RECONCILE_NOTE || r->mode == RECONCILE_GOTO)
        reconcile_editor(r, c);
}
