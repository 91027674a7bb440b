/* SPDX-License-Identifier: MIT */
/*
 * A paragraph is cut into words at blanks; a word is a row of pieces, because a mark may begin or
 * end in its middle, and because brackets and digits belong to the word they stand at: they must
 * never be alone on a line. A word goes to the next line as a whole; only one that is wider than
 * the whole text is cut, between graphemes. A marked phrase may thus break over a line, and its
 * bracket closes there.
 */
#include "winnow/ui/pager.h"

#include <string.h>

#include "winnow/base/text.h"

struct pager_word {
    struct wn_arena *arena;
    struct wn_flow_run *piece;
    size_t pieces, capacity;
    int width;
    enum wn_style blank; /* style of the blank before it */
};

/* What is being built: the line that words are added to. */
struct pager_out {
    struct wn_flow *flow;
    const struct wn_flow_opts *opts;
    struct wn_flow_run *run;
    size_t runs, capacity;
    int used;
};

static void pager_push_line(struct wn_flow *flow, const struct wn_flow_run *run, size_t runs)
{
    struct wn_flow_line *lines = wn_arena_grow(flow->arena, (void *)(uintptr_t)flow->line,
                                               flow->lines, &flow->capacity, sizeof *flow->line);
    lines[flow->lines++] = (struct wn_flow_line){run, runs};
    flow->line = lines;
}

static void pager_end_line(struct pager_out *out)
{
    pager_push_line(out->flow, out->run, out->runs);
    out->run = NULL;
    out->runs = out->capacity = 0;
    out->used = 0;
}

static void pager_put(struct pager_out *out, struct wn_str text, enum wn_style style)
{
    if (text.n == 0)
        return;
    out->run = wn_arena_grow(out->flow->arena, out->run, out->runs, &out->capacity,
                             sizeof *out->run);
    out->run[out->runs++] = (struct wn_flow_run){text, style, out->used};
    out->used += (int)wn_text_width(text);
}

/* ---- words ---- */

static void pager_piece(struct pager_word *w, struct wn_str text, enum wn_style style)
{
    if (text.n == 0)
        return;
    w->piece = wn_arena_grow(w->arena, w->piece, w->pieces, &w->capacity, sizeof *w->piece);
    w->piece[w->pieces++] = (struct wn_flow_run){text, style, 0};
    w->width += (int)wn_text_width(text);
}

/* A word wider than a whole line: cut between graphemes. */
static void pager_put_cut(struct pager_out *out, struct wn_str text, enum wn_style style)
{
    while (text.n) {
        size_t used = 0;
        int room = out->opts->width - out->used;
        struct wn_str part = room > 0 ? wn_text_fit(text, (size_t)room, &used) : (struct wn_str){0};
        if (part.n == 0 && out->used == 0) { /* a wide character in one column: give up on it */
            int width;
            part = wn_str_first(text, wn_text_grapheme(text, 0, &width));
        }
        pager_put(out, part, style);
        text = wn_str_from(text, part.n);
        if (text.n)
            pager_end_line(out);
    }
}

static void pager_put_word(struct pager_out *out, const struct pager_word *w)
{
    int blank = out->used > 0;
    if (blank && out->used + 1 + w->width > out->opts->width) {
        pager_end_line(out);
        blank = 0;
    }
    if (blank)
        pager_put(out, WN_STR(" "), w->blank);
    bool fits = out->used + w->width <= out->opts->width;
    for (size_t i = 0; i < w->pieces; i++) {
        if (fits)
            pager_put(out, w->piece[i].text, w->piece[i].style);
        else
            pager_put_cut(out, w->piece[i].text, w->piece[i].style);
    }
}

/* ---- marks ---- */

static struct wn_str pager_digit(const struct wn_flow_opts *opts, int criterion)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    static const char *const plain[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    int digit = opts->digit ? opts->digit[criterion] : criterion + 1;
    if (digit < 0 || digit > 9)
        return (struct wn_str){0};
    return wn_str((opts->ascii ? plain : raised)[digit]);
}

static enum wn_style pager_mark_style(const struct wn_flow_opts *opts, const struct wn_mark *m)
{
    int digit = opts->digit ? opts->digit[m->criterion] : m->criterion + 1;
    int first = m->against ? WN_AGAINST_1 : WN_MARK_1;
    return (enum wn_style)(first + (digit >= 1 && digit <= 9 ? digit - 1 : 0));
}

static void pager_open(struct pager_word *w, const struct wn_flow_opts *opts,
                       const struct wn_mark *m, enum wn_style style)
{
    if (!opts->colour)
        pager_piece(w, m->against ? WN_STR("{") : WN_STR("["), style);
}

static void pager_close(struct pager_word *w, const struct wn_flow_opts *opts,
                        const struct wn_mark *m, enum wn_style style)
{
    if (!opts->colour)
        pager_piece(w, m->against ? WN_STR("}") : WN_STR("]"), style);
    if (!opts->colour || opts->digits)
        pager_piece(w, pager_digit(opts, m->criterion), style);
}

struct pager_marks { /* those that are shown, from the one at or after the reading position */
    struct wn_mark *v;
    size_t n, i;
};

static bool pager_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Marks that an expression began or ended with a blank are drawn without it. */
static struct pager_marks pager_choose(struct wn_arena *arena, const struct wn_flow_opts *opts,
                                       struct wn_str text, struct wn_marks marks)
{
    struct pager_marks out = {WN_NEWS(arena, struct wn_mark, marks.n), 0, 0};
    for (size_t i = 0; i < marks.n && opts->marks != WN_MARKS_NONE; i++) {
        struct wn_mark m = marks.v[i];
        if (m.to > text.n || (opts->marks == WN_MARKS_ONE && m.criterion != opts->criterion))
            continue;
        while (m.from < m.to && pager_blank(text.p[m.from]))
            m.from++;
        while (m.to > m.from && pager_blank(text.p[m.to - 1]))
            m.to--;
        if (m.from < m.to)
            out.v[out.n++] = m;
    }
    return out;
}

static const struct wn_mark *pager_mark_at(struct pager_marks *marks, size_t at)
{
    while (marks->i < marks->n && marks->v[marks->i].to <= at)
        marks->i++;
    return marks->i < marks->n ? &marks->v[marks->i] : NULL;
}

/* Adds the bytes of text from `from`, which have no blank, to the word, with the marks in them. */
static void pager_fill_word(struct pager_word *w, const struct wn_flow_opts *opts,
                            struct wn_str text, size_t from, struct pager_marks *marks,
                            enum wn_style style)
{
    size_t to = text.n;
    while (from < to) {
        const struct wn_mark *m = pager_mark_at(marks, from);
        size_t start = m && m->from < to ? (m->from > from ? m->from : from) : to;
        size_t end = m && m->to < to ? m->to : to;
        pager_piece(w, wn_str_of(text.p + from, start - from), style);
        if (start == to)
            return;
        if (m->from == start)
            pager_open(w, opts, m, style);
        pager_piece(w, wn_str_of(text.p + start, end - start), pager_mark_style(opts, m));
        if (m->to == end)
            pager_close(w, opts, m, style);
        from = end;
    }
}

/* The word that begins at `at`; returns its end. */
static size_t pager_word_at(struct pager_out *out, struct wn_str text, size_t at,
                            struct pager_marks *marks, enum wn_style style)
{
    size_t end = at;
    while (end < text.n && !pager_blank(text.p[end]))
        end++;
    struct pager_word w = {.arena = out->flow->arena, .blank = style};
    const struct wn_mark *m = pager_mark_at(marks, at);
    if (m && m->from < at && out->opts->colour)
        w.blank = pager_mark_style(out->opts, m);
    pager_fill_word(&w, out->opts, wn_str_first(text, end), at, marks, style);
    pager_put_word(out, &w);
    return end;
}

void wn_flow_add(struct wn_flow *flow, const struct wn_flow_opts *opts, struct wn_str heading,
                 struct wn_str text, struct wn_marks marks, enum wn_style style)
{
    struct pager_out out = {.flow = flow, .opts = opts};
    struct pager_marks left = pager_choose(flow->arena, opts, text, marks);
    if (heading.n) {
        pager_put_cut(&out, heading, WN_BOLD);
        pager_put(&out, WN_STR(" "), style); /* with the blank before the first word: two */
    }
    for (size_t at = 0; at < text.n;) {
        if (text.p[at] == '\n')
            pager_end_line(&out);
        if (pager_blank(text.p[at]))
            at++;
        else
            at = pager_word_at(&out, text, at, &left, style);
    }
    if (out.runs)
        pager_end_line(&out);
}

void wn_flow_blank(struct wn_flow *flow)
{
    pager_push_line(flow, NULL, 0);
}

void wn_flow_draw(const struct wn_flow *flow, struct wn_canvas *c, int row, int col, int rows,
                  size_t top)
{
    for (int i = 0; i < rows && top + (size_t)i < flow->lines; i++) {
        const struct wn_flow_line *line = &flow->line[top + (size_t)i];
        for (size_t k = 0; k < line->runs; k++)
            wn_canvas_put(c, row + i, col + line->run[k].col, 0, line->run[k].style,
                          line->run[k].text);
    }
}
