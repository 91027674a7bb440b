/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <inttypes.h>

#include "winnow/base/text.h"

static const char *page_footer_key(const struct wn_canvas *c, const struct wn_footer_item *item)
{
    return c->ascii && item->ascii ? item->ascii : item->key;
}

static int page_footer_width(const struct wn_canvas *c, const struct wn_footer_item *item)
{
    return (int)(wn_text_width(wn_str(page_footer_key(c, item))) + 1 +
                 wn_text_width(wn_str(item->text)));
}

void wn_page_footer(struct wn_canvas *c, const struct wn_footer_item *items)
{
    wn_page_footer_apart(c, items, 2);
}

void wn_page_footer_apart(struct wn_canvas *c, const struct wn_footer_item *items, int gap)
{
    int row = c->rows - 1, col = 1;
    const struct wn_footer_item *last = items;
    while (last[1].key)
        last++;
    for (const struct wn_footer_item *item = items; item->key; item++) {
        int need = page_footer_width(c, item);
        if (item != last && col + need + gap + page_footer_width(c, last) > c->cols)
            continue;
        const char *key = page_footer_key(c, item);
        col += wn_canvas_put_text(c, row, col, WN_BOLD, key) + 1;
        col += wn_canvas_put_text(c, row, col, WN_PLAIN, item->text) + gap;
    }
}

void wn_page_divider(struct wn_canvas *c, int from, int to, int col)
{
    for (int row = from; row < to; row++)
        wn_canvas_put_text(c, row, col, WN_PLAIN, wn_canvas_sign(c, WN_SIGN_BAR));
}

/* Does any cell of the row hold something? */
static bool page_row_used(const struct wn_canvas *c, int row)
{
    const struct wn_cell *cell = &c->cell[(size_t)row * (size_t)c->cols];
    for (int col = 0; col < c->cols; col++)
        if (cell[col].cp[0])
            return true;
    return false;
}

void wn_page_divider_used(struct wn_canvas *c, int from, int to, int col)
{
    while (to > from && !page_row_used(c, to - 1))
        to--;
    wn_page_divider(c, from, to, col);
}

struct page_box { const char *tl, *tr, *bl, *br, *side; };
static struct page_box page_box_of(const struct wn_canvas *c)
{
    return c->ascii ? (struct page_box){"+", "+", "+", "+", "|"}
                    : (struct page_box){"┌", "┐", "└", "┘", "│"};
}

void wn_page_box(struct wn_canvas *c, int row, int col, int rows, int cols)
{
    struct page_box b = page_box_of(c);
    for (int r = row; r < row + rows; r++)
        wn_canvas_fill(c, r, col, cols, WN_PLAIN, ' ');
    wn_canvas_rule(c, row, col, cols, "", "");
    wn_canvas_rule(c, row + rows - 1, col, cols, "", "");
    wn_canvas_put_text(c, row, col, WN_PLAIN, b.tl);
    wn_canvas_put_text(c, row, col + cols - 1, WN_PLAIN, b.tr);
    wn_canvas_put_text(c, row + rows - 1, col, WN_PLAIN, b.bl);
    wn_canvas_put_text(c, row + rows - 1, col + cols - 1, WN_PLAIN, b.br);
    for (int r = row + 1; r < row + rows - 1; r++) {
        wn_canvas_put_text(c, r, col, WN_PLAIN, b.side);
        wn_canvas_put_text(c, r, col + cols - 1, WN_PLAIN, b.side);
    }
}

void wn_page_panel_rule(struct wn_canvas *c, int row, int col, const char *title)
{
    wn_canvas_rule(c, row, col, c->cols - col, title, "");
}

struct wn_str wn_page_day(struct wn_arena *arena, struct wn_str at)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int64_t month = 0, day = 0;
    if (at.n < 10 || !wn_str_int(wn_str_first(wn_str_from(at, 5), 2), &month) ||
        !wn_str_int(wn_str_first(wn_str_from(at, 8), 2), &day) || month < 1 || month > 12)
        return WN_STR("");
    return wn_arena_print(arena, "%" PRId64 " %s", day, months[month - 1]);
}

struct wn_str wn_page_within(struct wn_arena *arena, struct wn_str s)
{
    bool capital = s.n > 1 && s.p[0] >= 'A' && s.p[0] <= 'Z' &&
                   ((s.p[1] >= 'a' && s.p[1] <= 'z') || s.p[1] == ' ');
    if (!capital)
        return s;
    return wn_arena_print(arena, "%c%.*s", s.p[0] - 'A' + 'a', WN_ARG(wn_str_from(s, 1)));
}

struct wn_str wn_page_capital(struct wn_arena *arena, struct wn_str s)
{
    if (s.n == 0 || s.p[0] < 'a' || s.p[0] > 'z')
        return s;
    return wn_arena_print(arena, "%c%.*s", s.p[0] - 'a' + 'A', WN_ARG(wn_str_from(s, 1)));
}

const char *wn_page_decision_sign(const struct wn_canvas *c, enum wn_decision d)
{
    static const enum wn_sign signs[] = {[WN_NONE] = WN_SIGN_BLANK, [WN_INCLUDE] = WN_SIGN_YES,
                                         [WN_EXCLUDE] = WN_SIGN_NO, [WN_MAYBE] = WN_SIGN_MAYBE};
    return wn_canvas_sign(c, signs[d]);
}

enum wn_style wn_page_decision_style(enum wn_decision d)
{
    static const enum wn_style styles[] = {[WN_NONE] = WN_PLAIN, [WN_INCLUDE] = WN_INCLUDE_STYLE,
                                           [WN_EXCLUDE] = WN_EXCLUDE_STYLE,
                                           [WN_MAYBE] = WN_MAYBE_STYLE};
    return styles[d];
}

struct wn_flow wn_page_wrap(struct wn_arena *arena, int width, struct wn_str text)
{
    struct wn_flow flow = {.arena = arena};
    struct wn_flow_opts opts = {.width = width, .marks = WN_MARKS_NONE};
    struct wn_marks none = {NULL, 0};
    wn_flow_add(&flow, &opts, WN_STR(""), wn_text_clean(arena, text, WN_CLEAN_LINES), none,
                WN_PLAIN);
    return flow;
}

struct wn_str wn_page_adjudicator(const struct wn_criteria *criteria)
{
    for (size_t i = 0; i < criteria->reviewers.n; i++)
        if (criteria->reviewers.v[i].roles & WN_ADJUDICATOR)
            return criteria->reviewers.v[i].id;
    return WN_STR("the third reviewer");
}
