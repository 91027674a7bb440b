/* SPDX-License-Identifier: MIT */
/* One record whole: all its fields, where it came from, what happened to it, its raw text. */
#include "records_state.h"

#include <inttypes.h>

#include "winnow/base/text.h"

enum { PAGE_RAW = 64 * 1024, PAGE_TOP = 3, PAGE_FOOT = 2 };

static void page_line(struct wn_flow *flow, const struct wn_flow_opts *opts, const char *head,
                      struct wn_str text)
{
    if (text.n)
        wn_flow_add(flow, opts, wn_str(head), text, (struct wn_marks){NULL, 0}, WN_PLAIN);
}

static void page_title(struct wn_flow *flow, const struct wn_flow_opts *opts, const char *text)
{
    wn_flow_blank(flow);
    wn_flow_add(flow, opts, wn_str(text), WN_STR(""), (struct wn_marks){NULL, 0}, WN_PLAIN);
}

static struct wn_str page_field(const struct records *v, enum wn_field field,
                                struct wn_arena *arena)
{
    struct wn_str text = v->one.r.field[field];
    if (wn_field_is_list(field))
        text = wn_record_joined(arena, text, "; ");
    bool lines = field == WN_F_ABSTRACT || field == WN_F_NOTES;
    return wn_text_clean(arena, text, lines ? WN_CLEAN_LINES : WN_CLEAN_LINE);
}

static void page_raw(const struct records *v, struct wn_flow *flow, const struct wn_flow_opts *opts)
{
    struct wn_str raw = v->one.r.raw;
    struct wn_str shown = wn_text_clean(flow->arena, wn_str_first(raw, PAGE_RAW), WN_CLEAN_LINES);
    if (raw.n == 0)
        return;
    page_title(flow, opts, "as in the file");
    page_line(flow, opts, "", shown);
    if (raw.n > PAGE_RAW)
        page_line(flow, opts, "",
                  wn_arena_print(flow->arena,
                                 "... and %zu bytes more: winnow records show %" PRId64 " --json",
                                 raw.n - PAGE_RAW, v->one.record));
}

struct wn_flow wn_view_records_lines(const struct records *v, struct wn_arena *arena, int width)
{
    struct wn_flow flow = {.arena = arena};
    struct wn_flow_opts opts = {.width = width, .marks = WN_MARKS_NONE};
    for (int f = 0; f < WN_FIELD_COUNT; f++)
        page_line(&flow, &opts, wn_field_name((enum wn_field)f),
                  page_field(v, (enum wn_field)f, arena));
    page_line(&flow, &opts, "source",
              wn_text_clean(arena, wn_record_joined(arena, v->one.sources, ", "), WN_CLEAN_LINE));
    if (v->one.file.n)
        page_line(&flow, &opts, "file",
                  wn_text_clean(arena, wn_arena_print(arena, "%.*s, line %zu", WN_ARG(v->one.file),
                                                      v->one.r.line),
                                WN_CLEAN_LINE));
    if (v->one.history_count)
        page_title(&flow, &opts, "history");
    for (size_t i = 0; i < v->one.history_count; i++)
        page_line(&flow, &opts, "", wn_text_clean(arena, v->one.history[i], WN_CLEAN_LINE));
    page_raw(v, &flow, &opts);
    return flow;
}

int wn_view_records_page_rows(const struct wn_canvas *c)
{
    return c->rows - PAGE_TOP - PAGE_FOOT;
}

void wn_view_records_page(const struct records *v, struct wn_canvas *c)
{
    static const struct wn_footer_item keys[] = {{"←→", "<>", "previous, next"},
                                                 {"Space", NULL, "page"},
                                                 {"Esc", NULL, "back to the list"},
                                                 {"?", NULL, "keys"},
                                                 {0}};
    struct wn_flow flow = wn_view_records_lines(v, c->arena, c->cols - 4);
    int rows = wn_view_records_page_rows(c);
    size_t most = flow.lines > (size_t)rows ? flow.lines - (size_t)rows : 0;
    size_t top = v->top < most ? v->top : most, shown = top + (size_t)rows;
    struct wn_str more = WN_STR("");
    wn_canvas_printf(c, 1, 1, WN_BOLD, "#%04" PRId64, v->one.record);
    wn_canvas_printf(c, 1, 9, WN_PLAIN, "%zu of %zu found", v->list.row + 1, v->list.count);
    if (most)
        more = wn_arena_print(
            c->arena, "more %s  %zu of %zu lines",
            wn_canvas_sign(c, shown < flow.lines ? WN_SIGN_DOWN : WN_SIGN_UP),
            shown < flow.lines ? shown : flow.lines, flow.lines);
    wn_canvas_rule(c, 2, 0, c->cols, "", "");
    wn_flow_draw(&flow, c, PAGE_TOP, 2, rows, top);
    wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", more.n ? more.p : "");
    wn_page_footer(c, keys);
    wn_canvas_cursor(c, PAGE_TOP, 2);
    c->status_row = 1;
}
