/* SPDX-License-Identifier: MIT */
/*
 * The criteria on a page: two columns below the text, one line where it is small, a panel beside it
 * where it is wide. The sign shows the effect (for, against), the word what was answered.
 */
#include "page.h"

#include <string.h>

#include "winnow/base/text.h"

enum wn_sign wn_page_answer_sign(const struct wn_criterion *k, enum wn_answer answer)
{
    if (answer == WN_BLANK)
        return WN_SIGN_BLANK;
    if (answer == WN_UNCLEAR)
        return WN_SIGN_UNCLEAR;
    return wn_criterion_fails(k, answer) ? WN_SIGN_UNMET : WN_SIGN_MET;
}

void wn_page_answer(const struct wn_criterion *k, struct wn_canvas *c, struct wn_answer_at at,
                    enum wn_answer answer)
{
    const char *word = answer == WN_BLANK ? (c->ascii ? "-" : "–") : wn_answer_word(answer);
    wn_canvas_printf(c, at.row, at.col, WN_PLAIN, "%d", k->key);
    wn_canvas_put_text(c, at.row, at.col + 2, WN_PLAIN,
                       wn_canvas_sign(c, wn_page_answer_sign(k, answer)));
    wn_canvas_put_text(c, at.row, at.col + 4, WN_PLAIN, word);
    wn_canvas_put_cut(c, at.row, at.col + at.label, at.right - at.col - at.label, WN_PLAIN,
                      k->label);
}

struct wn_str wn_page_digits(const struct wn_page *p, struct wn_arena *arena)
{
    int low = 9, high = 1;
    for (size_t i = 0; i < p->criteria->criteria.n; i++) {
        int key = p->criteria->criteria.v[i].key;
        low = key < low ? key : low;
        high = key > high ? key : high;
    }
    return low < high ? wn_arena_print(arena, "%d-%d", low, high)
                      : wn_arena_print(arena, "%d", high);
}

int wn_page_criteria_rows(const struct wn_page *p)
{
    return (int)(p->criteria->criteria.n + 1) / 2;
}

void wn_page_criteria(const struct wn_page *p, struct wn_canvas *c, int row)
{
    int rows = wn_page_criteria_rows(p), right = c->cols / 2 + 3;
    for (int i = 0; i < (int)p->criteria->criteria.n; i++) {
        int col = i < rows ? 2 : right, at = row + (i < rows ? i : i - rows);
        struct wn_answer_at place = {at, col, 13, i < rows ? right - 1 : c->cols - 1};
        wn_page_answer(&p->criteria->criteria.v[i], c, place, p->sheet.answers[i]);
        if (p->judging && (size_t)i == p->focus)
            wn_canvas_restyle(c, at, col, 1, WN_REVERSE);
    }
}

/* "1✓ mentoring  2· population": the ids only where all of them fit. */
void wn_page_criteria_line(const struct wn_page *p, struct wn_canvas *c, int row)
{
    size_t n = p->criteria->criteria.n;
    int total = 1;
    for (size_t i = 0; i < n; i++)
        total += (int)wn_text_width(p->criteria->criteria.v[i].id) + 5;
    int col = 1;
    for (size_t i = 0; i < n; i++) {
        const struct wn_criterion *k = &p->criteria->criteria.v[i];
        bool ids = total - 2 < c->cols;
        const char *sign = wn_canvas_sign(c, wn_page_answer_sign(k, p->sheet.answers[i]));
        col += wn_canvas_printf(c, row, col, WN_PLAIN, "%d%s%s%.*s", k->key, sign, ids ? " " : "",
                                WN_ARG(ids ? k->id : WN_STR(""))) + 2;
    }
}

struct page_counts { size_t in, out; };

static void page_count_in(struct wn_marks marks, size_t criterion, struct page_counts *n)
{
    for (size_t i = 0; i < marks.n; i++) {
        if (marks.v[i].criterion != criterion)
            continue;
        if (marks.v[i].against)
            n->out++;
        else
            n->in++;
    }
}

/* "6 marks for, 1 against"; empty without marks. */
static struct wn_str page_marks_words(const struct wn_page *p, size_t criterion,
                                      struct wn_arena *arena)
{
    struct page_counts n = {0, 0};
    page_count_in(p->sheet.title_marks, criterion, &n);
    page_count_in(p->sheet.keyword_marks, criterion, &n);
    for (size_t i = 0; i < p->sheet.parts; i++)
        page_count_in(p->sheet.part_marks[i], criterion, &n);
    if (n.in && n.out)
        return wn_arena_print(arena, "%zu mark%s for, %zu against", n.in, n.in == 1 ? "" : "s",
                              n.out);
    if (n.in)
        return wn_arena_print(arena, "%zu mark%s for", n.in, n.in == 1 ? "" : "s");
    if (n.out)
        return wn_arena_print(arena, "%zu mark%s against", n.out, n.out == 1 ? "" : "s");
    return WN_STR("no marks");
}

/*
 * A line of `judge` that begins with YES, NO or UNCLEAR starts a paragraph; runs of blanks are
 * one.
 */
static struct wn_str page_judge_text(struct wn_str judge, struct wn_arena *arena)
{
    static const char *const starts[] = {"YES", "NO", "UNCLEAR"};
    struct wn_str line, text = WN_STR("");
    while (wn_str_split(&judge, '\n', &line)) {
        line = wn_text_squeeze(arena, line);
        bool starts_one = false;
        for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
            starts_one =
                starts_one || (wn_str_starts(line, wn_str(starts[i])) &&
                               (line.n == strlen(starts[i]) || line.p[strlen(starts[i])] == ' '));
        if (line.n)
            text = wn_arena_print(arena, "%.*s%s%.*s", WN_ARG(text),
                                  text.n == 0 ? "" : starts_one ? "\n" : " ", WN_ARG(line));
    }
    return text;
}

static struct wn_flow page_judge(const struct wn_page *p, struct wn_arena *arena, int width,
                                 bool apart)
{
    struct wn_flow flow = {.arena = arena};
    struct wn_flow_opts opts = {.width = width, .marks = WN_MARKS_NONE};
    struct wn_marks none = {NULL, 0};
    if (p->focus >= p->criteria->criteria.n)
        return flow;
    const struct wn_criterion *k = &p->criteria->criteria.v[p->focus];
    struct wn_str text = page_judge_text(k->judge, arena), paragraph;
    wn_flow_add(&flow, &opts, WN_STR(""), wn_text_squeeze(arena, k->text), none, WN_PLAIN);
    while (text.n && wn_str_split(&text, '\n', &paragraph)) {
        if (apart)
            wn_flow_blank(&flow);
        wn_flow_add(&flow, &opts, WN_STR(""), paragraph, none, WN_PLAIN);
    }
    return flow;
}

struct wn_flow wn_page_judge(const struct wn_page *p, struct wn_arena *arena, int width)
{
    return page_judge(p, arena, width, true);
}

void wn_page_judging(const struct wn_page *p, struct wn_canvas *c, int to, int most)
{
    int from = wn_page_size(c) == WN_SIZE_SMALL ? 2 : 3;
    struct wn_flow flow = page_judge(p, c->arena, c->cols - 4, true);
    if ((int)flow.lines > to - from - 1)
        flow = page_judge(p, c->arena, c->cols - 4, false);
    if ((int)flow.lines > to - from - 1)
        to = most;
    int rows = (int)flow.lines < to - from - 1 ? (int)flow.lines : to - from - 1;
    int top = to - rows - 1;
    if (rows < 1)
        return;
    for (int row = top; row < to; row++)
        wn_canvas_fill(c, row, 0, c->cols, WN_PLAIN, ' ');
    struct wn_str title = wn_arena_print(c->arena, "how to judge %d   (Tab next, Esc closes)",
                                         p->criteria->criteria.v[p->focus].key);
    struct wn_str cut = WN_STR("");
    if ((int)flow.lines > rows)
        cut = wn_arena_print(c->arena, "%d of %zu", rows, flow.lines);
    wn_canvas_rule(c, top, 0, c->cols, title.p, cut.n ? cut.p : "");
    wn_flow_draw(&flow, c, top + 1, 2, rows, 0);
    wn_canvas_cursor(c, top + 1, 2);
}

int wn_page_criteria_panel(const struct wn_page *p, struct wn_canvas *c, int row, int col)
{
    size_t n = p->criteria->criteria.n;
    bool roomy = (int)(3 * n) + 16 < c->rows;
    wn_page_panel_rule(c, row++, col, "criteria");
    for (size_t i = 0; i < n; i++) {
        wn_page_answer(&p->criteria->criteria.v[i], c,
                       (struct wn_answer_at){row++, col + 1, 12, c->cols}, p->sheet.answers[i]);
        if (!roomy)
            continue;
        wn_canvas_put(c, row++, col + 13, 0, WN_PLAIN, page_marks_words(p, i, c->arena));
        row += i + 1 < n;
    }
    struct wn_flow judge = wn_page_judge(p, c->arena, WN_PANEL - 2);
    int rows = c->rows - 8 - row;
    rows = (int)judge.lines < rows ? (int)judge.lines : rows;
    if (rows < 1)
        return row;
    struct wn_str title = wn_arena_print(c->arena, "how to judge %d",
                                         p->criteria->criteria.v[p->focus].key);
    wn_page_panel_rule(c, ++row, col, title.p);
    wn_flow_draw(&judge, c, row + 1, col + 1, rows, 0);
    return row + 1 + rows;
}
