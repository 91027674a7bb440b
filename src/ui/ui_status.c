/* SPDX-License-Identifier: MIT */
#include "ui_status.h"

#include "winnow/base/text.h"
#include "winnow/ui/pager.h"

enum { STATUS_MIN_ROWS = 20, STATUS_MIN_COLS = 60, STATUS_WIDE = 100 };

bool wn_ui_too_small(const struct wn_canvas *c)
{
    return c->rows < STATUS_MIN_ROWS || c->cols < STATUS_MIN_COLS;
}

void wn_ui_draw_too_small(struct wn_canvas *c)
{
    struct wn_flow flow = {.arena = c->arena};
    struct wn_flow_opts opts = {.width = c->cols};
    struct wn_str text = wn_arena_print(
        c->arena,
        "%d columns and %d rows needed, you have %dx%d; make the window larger or use --plain",
        STATUS_MIN_COLS, STATUS_MIN_ROWS, c->cols, c->rows);
    wn_flow_add(&flow, &opts, WN_STR(""), text, (struct wn_marks){0}, WN_PLAIN);
    wn_flow_draw(&flow, c, 0, 0, c->rows, 0);
}

/* An error is never cut off: too long for its row, it takes the one below, or above, as well. */
static bool status_draw_rows(const struct wn_status *s, struct wn_canvas *c, int width)
{
    struct wn_flow flow = {.arena = c->arena};
    struct wn_flow_opts opts = {.width = width - 2};
    if (!s->warn || s->right[0] || (int)wn_text_width(wn_str(s->left)) <= width - 2)
        return false;
    wn_flow_add(&flow, &opts, WN_STR(""), wn_str(s->left), (struct wn_marks){0}, WN_WARN);
    int lines = (int)flow.lines;
    int first = c->status_row + lines <= c->rows ? c->status_row : c->rows - lines;
    for (int row = first; row < first + lines; row++)
        wn_canvas_fill(c, row, 0, row == c->status_row ? width : c->cols, WN_PLAIN, ' ');
    wn_flow_draw(&flow, c, first, 1, lines, 0);
    return true;
}

void wn_ui_draw_status(const struct wn_status *s, struct wn_canvas *c)
{
    enum wn_style style = s->warn ? WN_WARN : WN_PLAIN;
    int width = c->status_width > 0 ? c->status_width : c->cols;
    int right = (int)wn_text_width(wn_str(s->right));
    if (!s->left[0] || status_draw_rows(s, c, width))
        return;
    wn_canvas_fill(c, c->status_row, 0, width, WN_PLAIN, ' ');
    int room = width - 1 - (right ? right + 3 : 1);
    int used = wn_canvas_put_cut(c, c->status_row, 1, room, style, wn_str(s->left));
    if (right)
        wn_canvas_put(c, c->status_row, c->cols < STATUS_WIDE ? width - right : used + 4, right,
                      WN_PLAIN, wn_str(s->right));
}
