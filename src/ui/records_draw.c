/* SPDX-License-Identifier: MIT */
/* View E of notes/ux.md 2.3, without deciding. Pure: const state in, cells out. */
#include "records_state.h"

#include <inttypes.h>

#include "winnow/base/text.h"

/* Rows from the bottom: footer, rule, status, a blank one, filters, their rule. */
enum { DRAW_TOP = 4, DRAW_FILTER_ROWS = 2, DRAW_FOOT = 7, DRAW_FOOT_SMALL = 4 };

static bool draw_small(const struct wn_canvas *c)
{
    return wn_page_size(c) == WN_SIZE_SMALL;
}

static int draw_top(const struct wn_canvas *c)
{
    return draw_small(c) ? 3 : DRAW_TOP;
}

int wn_view_records_visible(const struct wn_canvas *c)
{
    int rows = c->rows - draw_top(c) - (draw_small(c) ? DRAW_FOOT_SMALL : DRAW_FOOT);
    return rows < 1 ? 1 : rows < RECORDS_ROWS ? rows : RECORDS_ROWS;
}

static void draw_head(const struct records *v, struct wn_canvas *c)
{
    bool small = draw_small(c);
    struct wn_str match =
        wn_arena_print(c->arena, "%zu of %" PRId64 "%s", v->list.count, v->total,
                       v->query.n ? v->done ? " match" : " match so far" : "");
    if (small) {
        wn_canvas_fill(c, 0, 0, c->cols, WN_HEADER, ' ');
        wn_canvas_put_text(c, 0, 1, WN_HEADER, "Records");
        wn_canvas_put_right(c, 0, c->cols - 1, WN_HEADER,
                            wn_arena_print(c->arena, "%.*s %s %.*s", WN_ARG(match),
                                           wn_canvas_sign(c, WN_SIGN_BAR), WN_ARG(v->page.who)));
    } else {
        wn_page_header(&v->page, c);
    }
    int right = small ? c->cols - 1 : wn_canvas_put_right(c, 1, c->cols - 1, WN_PLAIN, match) - 2;
    wn_canvas_put_text(c, 1, 1, WN_BOLD, "/");
    if (v->query.n == 0 && !v->typing)
        wn_canvas_put_text(c, 1, 3, WN_DIM,
                           "all records; / finds by words, year:2016, is:later ...");
    if (v->typing)
        wn_editor_draw(&v->query, c, 1, 3, 1, right - 3);
    else if (v->query.n)
        wn_canvas_put_cut(c, 1, 3, right - 3, WN_PLAIN, wn_editor_text(&v->query));
    struct wn_str order =
        wn_arena_print(c->arena, "sorted by %s", wn_find_order_words(v->order));
    wn_canvas_rule(c, 2, 0, c->cols, "", small ? "" : order.p);
}

struct draw_columns {
    int id, year, middle, title, right; /* middle: your decision, or the source */
};

static struct draw_columns draw_columns(const struct records *v, const struct wn_canvas *c)
{
    bool mine = v->screens;
    struct draw_columns at = {.id = 3, .year = 10, .middle = 16, .title = mine ? 27 : 32};
    at.right = wn_page_size(c) == WN_SIZE_WIDE ? c->cols - RECORDS_PANEL - 1 : c->cols - 1;
    if (draw_small(c))
        at = (struct draw_columns){2, 8, 13, 16, c->cols - 1};
    return at;
}

static struct wn_str draw_state(const struct wn_found *row, struct wn_canvas *c)
{
    const char *sign = row->decision ? wn_page_decision_sign(c, row->decision)
                                     : wn_canvas_sign(c, row->later ? WN_SIGN_LATER
                                                                    : WN_SIGN_BLANK);
    const char *word = row->decision ? wn_decision_word(row->decision) : row->later ? "later" : "";
    return draw_small(c) ? wn_str(sign) : wn_arena_print(c->arena, "%s %s", sign, word);
}

static void draw_row(const struct wn_found *row, struct wn_canvas *c, int y,
                     const struct draw_columns *at)
{
    struct wn_str title = row->title.n ? row->title : WN_STR("(no title)");
    wn_canvas_printf(c, y, at->id, WN_PLAIN, "#%04" PRId64, row->n);
    wn_canvas_put_cut(c, y, at->year, 4, WN_PLAIN, row->year);
    if (row->mine)
        wn_canvas_put_cut(c, y, at->middle, at->title - at->middle - 1,
                          wn_page_decision_style(row->decision), draw_state(row, c));
    else if (!draw_small(c))
        wn_canvas_put_cut(c, y, at->middle, at->title - at->middle - 2, WN_PLAIN, row->sources);
    wn_canvas_put_cut(c, y, at->title, at->right - at->title, WN_PLAIN, title);
}

static void draw_list(const struct records *v, struct wn_canvas *c)
{
    struct draw_columns at = draw_columns(v, c);
    int top = draw_top(c), visible = wn_view_records_visible(c);
    if (!draw_small(c)) {
        wn_canvas_put_text(c, 3, at.id + 2, WN_BOLD, "id");
        wn_canvas_put_text(c, 3, at.year, WN_BOLD, "year");
        wn_canvas_put_text(c, 3, at.middle, WN_BOLD, v->screens ? "yours" : "source");
        wn_canvas_put_text(c, 3, at.title, WN_BOLD, "title");
    }
    if (v->list.count == 0 && v->done)
        wn_canvas_put_text(c, top, at.id, WN_PLAIN,
                           v->total ? "nothing matches" : "no records yet: winnow import FILES");
    for (int i = 0; i < visible; i++) {
        size_t row = v->list.top + (size_t)i;
        if (row < v->first || row >= v->first + v->rows)
            continue;
        if (row == v->list.row)
            wn_canvas_put_text(c, top + i, at.id - 2, WN_BOLD, wn_canvas_sign(c, WN_SIGN_ROW));
        draw_row(&v->row[row - v->first], c, top + i, &at);
    }
    if (!v->typing)
        wn_canvas_cursor(c, top + (int)(v->list.row - v->list.top), at.id);
}

static void draw_filters(const struct records *v, struct wn_canvas *c)
{
    int right = draw_columns(v, c).right, row = c->rows - DRAW_FOOT;
    int col = 1, step = (right - 1) / 4;
    wn_canvas_rule(c, row++, 0, right, "filters (0-8 applies)", "");
    for (int i = 1; i < 9 && v->filter[i].label; i++) {
        struct wn_str words =
            v->filter[i].count < 0
                ? wn_arena_print(c->arena, "%d %s", i, v->filter[i].label)
                : wn_arena_print(c->arena, "%d %s %" PRId64, i, v->filter[i].label,
                                 v->filter[i].count);
        wn_canvas_put_cut(c, row, col, step - 1, WN_PLAIN, words);
        col += step;
        if (i == 4) {
            col = 1;
            row++;
        }
    }
    wn_canvas_put_cut(c, row, col, step - 1, WN_PLAIN, WN_STR("0 all records"));
}

/* Beside the list: the record under the cursor. */
static void draw_preview(const struct records *v, struct wn_canvas *c)
{
    int col = c->cols - RECORDS_PANEL, rows = c->rows - 2 - 3;
    if (v->one.record == 0)
        return;
    struct wn_str head = wn_arena_print(c->arena, "#%04" PRId64, v->one.record);
    wn_page_divider(c, 3, c->rows - 2, col - 1);
    wn_page_panel_rule(c, 3, col, head.p);
    struct wn_flow flow = wn_view_records_lines(v, c->arena, RECORDS_PANEL - 3);
    wn_flow_draw(&flow, c, 4, col + 1, rows - 1, 0);
}

static void draw_footer(const struct records *v, struct wn_canvas *c)
{
    static const struct wn_footer_item list[] = {
        {"Enter", NULL, "open"}, {"/", NULL, "find"},     {"S", NULL, "sort"},
        {"↑↓", "j k", "choose"}, {"Space", NULL, "page"}, {"Esc", NULL, "back"},
        {"?", NULL, "keys"},     {0}};
    static const struct wn_footer_item typing[] = {{"Enter", NULL, "to the list"},
                                                   {"↑↓", NULL, "choose"},
                                                   {"Esc", NULL, "clear"},
                                                   {0}};
    wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", "");
    wn_page_footer(c, v->typing ? typing : list);
    c->status_row = draw_small(c) ? c->rows - 1 : c->rows - 3;
}

void wn_view_records_draw(const void *state, struct wn_canvas *c)
{
    const struct records *v = state;
    draw_head(v, c);
    if (v->opened) {
        wn_canvas_fill(c, 1, 0, c->cols, WN_PLAIN, ' ');
        wn_view_records_page(v, c);
        return;
    }
    draw_list(v, c);
    if (!draw_small(c))
        draw_filters(v, c);
    if (wn_page_size(c) == WN_SIZE_WIDE)
        draw_preview(v, c);
    draw_footer(v, c);
}
