/* SPDX-License-Identifier: MIT */
/* Views B and N of notes/ux.md 2.3. Pure: const state in, cells out. */
#include "screening_state.h"

#include <inttypes.h>

#include "winnow/base/sys.h"
#include "winnow/base/text.h"

static const struct wn_footer_item screening_keys_small[] = {
    {"u", NULL, "undo"}, {"n", NULL, "note"}, {"Space", NULL, "page"}, {"z", NULL, "reading"},
    {"?", NULL, "all keys"}, {0}};

static struct wn_str screening_pace_words(const struct screening *s, struct wn_canvas *c)
{
    const char *bar = wn_canvas_sign(c, WN_SIGN_BAR);
    struct wn_str left = wn_time_words(c->arena, s->pace.seconds_left);
    struct wn_str words =
        s->pace.left == 0
            ? WN_STR("done")
            : wn_arena_print(c->arena, "%s%.*s left", c->cols < 100 ? "~" : "about ", WN_ARG(left));
    if (s->pace.later)
        words = wn_arena_print(c->arena, "%.*s %s %" PRId64 " for later", WN_ARG(words), bar,
                               s->pace.later);
    if (c->cols >= 100 && s->pace.median_seconds)
        words = wn_arena_print(c->arena, "%.*s %s half in under %" PRId64 " s", WN_ARG(words), bar,
                               s->pace.median_seconds);
    return words;
}

void wn_view_screening_draw_header(const struct screening *s, struct wn_canvas *c)
{
    if (wn_page_size(c) == WN_SIZE_SMALL) {
        struct wn_str left = wn_time_words(c->arena, s->pace.seconds_left);
        struct wn_str right = s->pace.left == 0
                                  ? WN_STR("")
                                  : wn_arena_print(c->arena, "~%.*s %s ", WN_ARG(left),
                                                   wn_canvas_sign(c, WN_SIGN_BAR));
        wn_page_header_small(&s->page, c, "", s->pace.decided, s->pace.works, right);
        return;
    }
    wn_page_header(&s->page, c);
    wn_page_progress(c, s->pace.decided, s->pace.works, screening_pace_words(s, c));
}

/* B, also while a prompt is open below it. */
static bool screening_reads(const struct screening *s)
{
    return s->mode == SCREENING_READ || s->mode >= SCREENING_GOTO;
}

static int screening_foot(const struct screening *s, const struct wn_canvas *c)
{
    enum wn_size size = wn_page_size(c);
    if (s->mode == SCREENING_REASON && size != WN_SIZE_WIDE)
        return wn_reason_rows(&s->reasons, c);
    if (s->mode == SCREENING_NOTE && size != WN_SIZE_WIDE)
        return wn_view_screening_note_rows(c);
    if ((s->mode == SCREENING_REASON || s->mode == SCREENING_NOTE))
        return 3;
    if (size == WN_SIZE_SMALL)
        return s->reading ? 3 : 4;
    if (size == WN_SIZE_WIDE || s->reading)
        return 4;
    return 5 + wn_page_criteria_rows(&s->page);
}

/* Rows above the text: header, title, the lines below it and, in one column, a rule. */
static int screening_head(const struct screening *s, struct wn_canvas *c)
{
    enum wn_size size = wn_page_size(c);
    int row = size == WN_SIZE_SMALL ? 2 : size == WN_SIZE_WIDE && c->rows >= WN_TALL ? 4 : 3;
    row = wn_page_title(&s->page, c, row);
    bool rule = size == WN_SIZE_SMALL ? screening_reads(s) : true;
    return row + (rule ? 1 : 0);
}

struct screening_rows wn_view_screening_text_rows(const struct screening *s,
                                                  const struct wn_canvas *c)
{
    struct wn_canvas probe = {.ascii = c->ascii, .colour = c->colour, .digits = c->digits};
    wn_canvas_init(&probe, c->rows, c->cols);
    wn_canvas_clear(&probe);
    int first = screening_head(s, &probe);
    wn_canvas_free(&probe);
    return (struct screening_rows){first, c->rows - screening_foot(s, c) - first};
}

static void screening_text(const struct screening *s, struct wn_canvas *c)
{
    enum wn_size size = wn_page_size(c);
    int first = screening_head(s, c), rows = c->rows - screening_foot(s, c) - first;
    size_t lines = wn_page_text(&s->page, c, first, rows);
    struct wn_str more = wn_page_more(&s->page, c, lines, rows);
    struct wn_str title = WN_STR("");
    if (!s->page.judging)
        title = wn_arena_print(c->arena, "criteria  (%.*s answer, Tab read)",
                               WN_ARG(wn_page_digits(&s->page, c->arena)));
    if (size == WN_SIZE_SMALL) {
        if (screening_reads(s))
            wn_canvas_rule(c, first - 1, 0, c->cols, "", more.n ? more.p : "");
        return;
    }
    if (size == WN_SIZE_NORMAL)
        wn_canvas_rule(c, first - 1, 0, c->cols, "", "");
    if (!screening_reads(s))
        return;
    if (size == WN_SIZE_NORMAL && !s->reading)
        wn_canvas_rule(c, first + rows, 0, c->cols, title.p, more.n ? more.p : "");
    else
        wn_canvas_rule(c, first + rows, 0, c->cols, "", more.n ? more.p : "");
}

/* Tab in one column. The decision bar and the keys stay. */
static void screening_judging(const struct screening *s, struct wn_canvas *c)
{
    struct screening_rows at = wn_view_screening_text_rows(s, c);
    wn_page_judging(&s->page, c, at.first + at.rows, c->rows - 4);
}

/*
 * What is in force, in the fullest words that fit: where a label has no room, the sign says
 * exclude.
 */
static struct wn_str screening_mine_words(const struct screening *s, struct wn_canvas *c, int room)
{
    const struct wn_standing *mine = &s->page.sheet.mine;
    if (mine->decision == WN_NONE && wn_page_size(c) == WN_SIZE_SMALL)
        return WN_STR("undecided");
    if (mine->decision == WN_NONE)
        return mine->later ? WN_STR("you: put aside") : WN_STR("you: not decided yet");
    size_t reason = wn_criteria_reason(s->page.criteria, mine->reason);
    const char *sign = wn_page_decision_sign(c, mine->decision),
               *word = wn_decision_word(mine->decision);
    if (reason == WN_NO_REASON)
        return wn_page_size(c) == WN_SIZE_SMALL
                   ? wn_arena_print(c->arena, "%s %s", sign, word)
                   : wn_arena_print(c->arena, "you: %s %s", sign, word);
    const struct wn_reason *why = &s->page.criteria->reasons.v[reason];
    const struct wn_str words[] = {
        wn_arena_print(c->arena, "you: %s %s: %.*s", sign, word, WN_ARG(why->label)),
        wn_arena_print(c->arena, "%s %s: %.*s", sign, word, WN_ARG(why->label)),
        wn_arena_print(c->arena, "%s %.*s", sign, WN_ARG(why->label)),
        why->key ? wn_arena_print(c->arena, "%s %s: %d", sign, word, why->key)
                 : wn_arena_print(c->arena, "%s %s", sign, word)};
    size_t i = 0;
    while (i + 1 < sizeof words / sizeof *words && (int)wn_text_width(words[i]) > room)
        i++;
    return words[i];
}

/* The decision bar: keys and words bold, and what is in force on this record. */
static void screening_bar(const struct screening *s, struct wn_canvas *c, int row)
{
    static const struct { const char *key, *word; } keys[] = {
        {"i", "INCLUDE"}, {"e", "EXCLUDE"}, {"m", "MAYBE"}, {"s", "LATER"}};
    static const int at[][5] = {[WN_SIZE_SMALL] = {1, 12, 23, 32, 47},
                                [WN_SIZE_NORMAL] = {2, 16, 30, 42, 59},
                                [WN_SIZE_WIDE] = {2, 18, 34, 48, 85}};
    enum wn_size size = wn_page_size(c);
    for (int i = 0; i < 4; i++)
        wn_canvas_printf(c, row, at[size][i], WN_BOLD, "%s %s", keys[i].key, keys[i].word);
    int col = size == WN_SIZE_WIDE && c->cols < 120 ? 62 : at[size][4];
    int first = at[size][3] + 9, right = c->cols - 1; /* two blanks after "s LATER" */
    struct wn_str mine = screening_mine_words(s, c, right - first);
    if ((int)wn_text_width(mine) > right - col)
        col = right - (int)wn_text_width(mine) > first ? right - (int)wn_text_width(mine) : first;
    wn_canvas_put_cut(c, row, col, right - col, wn_page_decision_style(s->page.sheet.mine.decision),
                      mine);
}

static void screening_side(const struct screening *s, struct wn_canvas *c)
{
    int col = c->cols - WN_PANEL - 1, to = c->rows - 4;
    if (s->reading)
        return;
    wn_page_divider(c, 3, to, col);
    int row = wn_page_criteria_panel(&s->page, c, 3, col + 1) + 1;
    if (row + 1 >= to)
        return;
    wn_page_panel_rule(c, row, col + 1, "your note");
    struct wn_str note = s->page.sheet.mine.note;
    struct wn_flow flow = wn_page_wrap(c->arena, WN_PANEL - 2,
                                       note.n ? note : WN_STR("none (n adds one)"));
    wn_flow_draw(&flow, c, row + 1, col + 2, to - row - 1, 0);
}

/* Only what does something here: b where something is hidden. */
static void screening_keys(const struct screening *s, struct wn_canvas *c)
{
    bool wide = wn_page_size(c) == WN_SIZE_WIDE, hides = s->page.criteria->hide != 0;
    struct wn_str digits = wn_page_digits(&s->page, c->arena);
    const struct { bool shown; struct wn_footer_item item; } rows[] = {
        {true, {"n", NULL, "note"}},
        {true, {"t", NULL, "tag"}},
        {wide, {digits.p, NULL, "answer"}},
        {wide, {"Tab", NULL, "read criterion"}},
        {true, {"Space", NULL, "page"}},
        {true, {"←→", "<>", "move"}},
        {true, {"H", NULL, "marks"}},
        {true, {"z", NULL, "reading"}},
        {hides, {"b", NULL, "names"}},
        {true, {"?", NULL, "keys"}},
    };
    enum { ROWS = sizeof rows / sizeof *rows };
    struct wn_footer_item items[ROWS + 1] = {{0}};
    for (size_t i = 0, n = 0; i < ROWS; i++)
        if (rows[i].shown)
            items[n++] = rows[i].item;
    wn_page_footer(c, items);
}

static void screening_foot_rows(const struct screening *s, struct wn_canvas *c)
{
    enum wn_size size = wn_page_size(c);
    if (size == WN_SIZE_SMALL) {
        if (!s->reading)
            wn_page_criteria_line(&s->page, c, c->rows - 3);
        wn_canvas_rule(c, c->rows - (s->reading ? 3 : 4), 0, c->cols, "", "");
        screening_bar(s, c, c->rows - 2);
        wn_page_footer(c, screening_keys_small);
        c->status_row = c->rows - 1;
        return;
    }
    if (size == WN_SIZE_NORMAL && !s->reading) {
        wn_page_criteria(&s->page, c, c->rows - 4 - wn_page_criteria_rows(&s->page));
        wn_canvas_rule(c, c->rows - 4, 0, c->cols, "", "");
    }
    screening_bar(s, c, c->rows - 3);
    if (size == WN_SIZE_WIDE && s->active_ms >= 1000) {
        c->status_width = c->cols - 24;
        wn_canvas_put_right(c, c->rows - 2, c->cols - 1, WN_PLAIN,
                            wn_arena_print(c->arena, "this record: %" PRId64 " s",
                                           s->active_ms / 1000));
    }
    screening_keys(s, c);
}

void wn_view_screening_draw(const void *state, struct wn_canvas *c)
{
    const struct screening *s = state;
    if (s->mode == SCREENING_DONE) {
        wn_view_screening_draw_done(s, c);
        return;
    }
    wn_view_screening_draw_header(s, c);
    screening_text(s, c);
    if (s->mode == SCREENING_REASON) {
        wn_reason_draw(&s->reasons, c);
        return;
    }
    if (s->mode == SCREENING_NOTE) {
        wn_view_screening_draw_note(s, c);
        return;
    }
    if (wn_page_size(c) == WN_SIZE_WIDE)
        screening_side(s, c);
    screening_foot_rows(s, c);
    if (s->page.judging && wn_page_size(c) != WN_SIZE_WIDE)
        screening_judging(s, c);
    if (s->mode >= SCREENING_GOTO)
        wn_view_screening_draw_prompt(s, c);
}

/* "chi": who gets the decisions. */
static struct wn_str screening_reader(const struct screening *s)
{
    for (size_t i = 0; i < s->page.criteria->reviewers.n; i++)
        if (s->page.criteria->reviewers.v[i].roles & WN_ADJUDICATOR)
            return s->page.criteria->reviewers.v[i].id;
    return WN_STR("the third reviewer");
}

/* Above the status line, which covers its row as soon as something is said. */
static void screening_last_words(struct wn_canvas *c, struct wn_str reader)
{
    struct wn_str last = wn_arena_print(
        c->arena, "You can change a decision later, too; after %.*s has seen it, the change no "
        "longer counts in the agreement.", WN_ARG(reader));
    struct wn_flow lines = wn_page_wrap(c->arena, c->cols - 2, last);
    wn_flow_draw(&lines, c, c->rows - 3 - (int)lines.lines, 1, (int)lines.lines, 0);
}

void wn_view_screening_draw_done(const struct screening *s, struct wn_canvas *c)
{
    static const struct wn_footer_item keys[] = {
        {"Enter", NULL, "send"}, {"u", NULL, "undo"}, {"←→", "<>", "look at records again"},
        {"Esc", NULL, "overview"}, {"?", NULL, "keys"}, {0}};
    struct wn_str reader = screening_reader(s);
    int row = wn_page_size(c) == WN_SIZE_SMALL ? 3 : 4;
    wn_view_screening_draw_header(s, c);
    wn_canvas_cursor(c, row, 3);
    c->status_row = c->rows - 3;
    wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", "");
    if (s->pace.works == 0) {
        wn_canvas_put_text(c, row, 3, WN_BOLD, "There are no records yet.");
        wn_page_footer(c, keys + 3);
        return;
    }
    wn_page_footer(c, s->all_sent ? keys + 1 : keys);
    wn_canvas_printf(c, row, 3, WN_BOLD, "All %" PRId64 " records have your decision.",
                     s->pace.works);
    wn_canvas_printf(c, row + 2, 6, WN_PLAIN,
                     "include %3" PRId64 "     maybe %3" PRId64 "     exclude  %3" PRId64,
                     s->pace.include, s->pace.maybe, s->pace.exclude);
    if (s->pace.median_seconds)
        wn_canvas_printf(c, row + 3, 6, WN_PLAIN, "half of them in under %" PRId64 " s",
                         s->pace.median_seconds);
    wn_canvas_put_text(c, row + 5, 1, WN_PLAIN, wn_canvas_sign(c, WN_SIGN_ROW));
    if (s->all_sent)
        wn_canvas_printf(c, row + 5, 3, WN_BOLD, "Your decisions for %.*s are written to a file",
                         WN_ARG(reader));
    else
        wn_canvas_printf(c, row + 5, 3, WN_BOLD, "Send your decisions to %.*s as a .windec file",
                         WN_ARG(reader));
    if (!s->all_sent)
        wn_canvas_put_right(c, row + 5, c->cols < 80 ? c->cols - 1 : 73, WN_BOLD, WN_STR("Enter"));
    wn_canvas_printf(c, row + 6, 3, WN_PLAIN, "%.*s settles the conflicts.",
                     WN_ARG(wn_page_capital(c->arena, reader)));
    wn_sent_draw(&s->sent, c, row + 6 + wn_sent_rows(&s->sent, c, 3), 3);
    wn_canvas_cursor(c, row + 5, 1);
    screening_last_words(c, reader);
}
