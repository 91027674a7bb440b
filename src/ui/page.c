/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <inttypes.h>

#include "winnow/base/text.h"

enum wn_size wn_page_size(const struct wn_canvas *c)
{
    if (c->cols < 80 || c->rows < 24)
        return WN_SIZE_SMALL;
    return c->cols < 100 ? WN_SIZE_NORMAL : WN_SIZE_WIDE;
}

void wn_page_start(struct wn_page *p, struct wn_app *app, const char *view)
{
    p->criteria = wn_app_criteria(app);
    p->who = wn_app_me(app);
    p->review = wn_app_review(app);
    p->short_title = p->criteria->short_title.n ? p->criteria->short_title : p->review;
    p->view = view;
}

void wn_page_fresh(struct wn_page *p)
{
    p->top = 0;
    p->focus = 0;
    p->judging = false;
    for (size_t i = 0; i < p->criteria->criteria.n; i++)
        if (p->sheet.answers[i] == WN_BLANK) {
            p->focus = i;
            return;
        }
}

struct wn_column wn_page_column(const struct wn_page *p, const struct wn_canvas *c)
{
    enum wn_size size = wn_page_size(c);
    struct wn_column column = {size == WN_SIZE_SMALL ? 1 : 2, 0, c->cols};
    if (size == WN_SIZE_WIDE)
        column.right = c->cols - WN_PANEL - 1;
    int room = column.right - 2 * column.col;
    column.width = p->width ? p->width : size == WN_SIZE_WIDE ? 72 : room;
    if (column.width > room)
        column.width = room;
    if (c->cols >= 160 && size == WN_SIZE_WIDE)
        column.col = (column.right - column.width) / 2;
    return column;
}

void wn_page_header(const struct wn_page *p, struct wn_canvas *c)
{
    const char *bar = wn_canvas_sign(c, WN_SIGN_BAR);
    wn_canvas_fill(c, 0, 0, c->cols, WN_HEADER, ' ');
    struct wn_str left = wn_arena_print(c->arena, " winnow %s %s", bar, p->view);
    if (p->sheet.work)
        left = wn_arena_print(c->arena, "%.*s   #%04" PRId64, WN_ARG(left), p->sheet.work);
    int used = wn_canvas_put(c, 0, 0, 0, WN_HEADER, left);
    struct wn_str who = wn_arena_print(c->arena, "%.*s %s ", WN_ARG(p->who), bar);
    if (p->role && c->cols >= 100)
        who = wn_arena_print(c->arena, "%.*s (%s) %s ", WN_ARG(p->who), p->role, bar);
    struct wn_str version = wn_arena_print(c->arena, " %s criteria v%.*s", bar,
                                           WN_ARG(p->criteria->version));
    int end = wn_canvas_put_right(c, 0, c->cols - 1, WN_HEADER, version);
    int room = end - used - 2 - (int)wn_text_width(who); /* the name of the review gives way */
    struct wn_str review = wn_text_ellipsis(c->arena, p->short_title, room > 0 ? (size_t)room : 0,
                                            c->ascii);
    end = wn_canvas_put_right(c, 0, end, WN_HEADER, review);
    wn_canvas_put_right(c, 0, end, WN_HEADER, who);
}

int wn_page_percent(int64_t part, int64_t of)
{
    if (part >= of)
        return 100;
    int64_t rounded = (part * 200 + of) / (2 * of);
    return rounded > 99 ? 99 : (int)rounded; /* 100% is said when all is done */
}

void wn_page_progress(struct wn_canvas *c, int64_t part, int64_t of, struct wn_str right)
{
    int width = c->cols >= 100 ? 44 : 28;
    int at = wn_canvas_printf(c, 1, 1, WN_PLAIN, "%" PRId64 " of %" PRId64, part, of) + 3;
    if (at < 11)
        at = 11;
    int room = wn_canvas_put_right(c, 1, c->cols - 1, WN_PLAIN, right) - 2 - 6 - at;
    width = width < room ? width : room;
    if (width >= 4) {
        wn_canvas_bar(c, 1, at, width, part, of);
        wn_canvas_printf(c, 1, at + width, WN_PLAIN, "  %d%%", wn_page_percent(part, of));
    }
    wn_canvas_rule(c, 2, 0, c->cols, "", "");
}

void wn_page_header_small(const struct wn_page *p, struct wn_canvas *c, const char *what,
                          int64_t part, int64_t of, struct wn_str right)
{
    wn_canvas_fill(c, 0, 0, c->cols, WN_HEADER, ' ');
    int at = 1;
    if (p->sheet.work)
        at += wn_canvas_printf(c, 0, at, WN_HEADER, "#%04" PRId64 "  ", p->sheet.work);
    at += wn_canvas_printf(c, 0, at, WN_HEADER, "%s%" PRId64 " of %" PRId64 " ", what, part, of);
    struct wn_str end = wn_arena_print(c->arena, "%.*s%.*s", WN_ARG(right), WN_ARG(p->who));
    int room = c->cols - 2 - (int)wn_text_width(end) - at - 6;
    int bar = room > 16 ? 16 : room;
    if (bar >= 4) {
        wn_canvas_bar(c, 0, at, bar, part, of);
        wn_canvas_restyle(c, 0, at, bar, WN_HEADER);
        wn_canvas_printf(c, 0, at + bar, WN_HEADER, " %d%%", wn_page_percent(part, of));
    }
    wn_canvas_put_right(c, 0, c->cols - 1, WN_HEADER, end);
    wn_canvas_rule(c, 1, 0, c->cols, "", "");
}

static struct wn_flow_opts page_opts(const struct wn_page *p, const struct wn_canvas *c,
                                     struct wn_arena *arena)
{
    /* Digits by index: a criteria file may give other keys than 1, 2, 3. */
    int *digit = WN_NEWS(arena, int, WN_MAX_CRITERIA);
    for (size_t i = 0; i < p->criteria->criteria.n; i++)
        digit[i] = p->criteria->criteria.v[i].key;
    return (struct wn_flow_opts){.width = wn_page_column(p, c).width, .colour = c->colour,
                                 .digits = c->digits, .ascii = c->ascii, .marks = p->marks,
                                 .criterion = (int)p->focus, .digit = digit};
}

static struct wn_str page_join(struct wn_canvas *c, struct wn_str a, struct wn_str b)
{
    if (a.n == 0 || b.n == 0)
        return a.n ? a : b;
    return wn_arena_print(c->arena, "%.*s %s %.*s", WN_ARG(a), wn_canvas_sign(c, WN_SIGN_BAR),
                          WN_ARG(b));
}

static struct wn_str page_hidden(const struct wn_page *p, const struct wn_canvas *c)
{
    const struct wn_sheet *s = &p->sheet;
    if (p->meta_plain || !(s->hidden_authors || s->hidden_journal))
        return WN_STR("");
    if (wn_page_size(c) == WN_SIZE_SMALL)
        return WN_STR("names hidden");
    if (!s->hidden_journal)
        return WN_STR("authors hidden");
    return s->hidden_authors ? WN_STR("authors and journal hidden") : WN_STR("journal hidden");
}

/* Authors and journal, when they may be seen: a line of their own below year and type. */
static struct wn_str page_names(const struct wn_page *p, struct wn_canvas *c)
{
    struct wn_str authors = wn_record_joined(c->arena, p->sheet.r.field[WN_F_AUTHORS], "; ");
    return page_join(c, authors, p->sheet.r.field[WN_F_JOURNAL]);
}

/* "the text was changed after you decided | note, tag protocol, flagged": or nothing. */
static struct wn_str page_own(const struct wn_page *p, struct wn_canvas *c)
{
    const struct wn_standing *mine = &p->sheet.mine;
    struct wn_str own = WN_STR("");
    if (p->meta_plain)
        return own;
    if (mine->note.n && wn_page_size(c) != WN_SIZE_WIDE)
        own = WN_STR("note");
    for (size_t i = 0; i < mine->tags; i++)
        own = wn_arena_print(c->arena, "%.*s%s%s%.*s", WN_ARG(own), own.n ? ", " : "",
                             i > 0 ? "" : mine->tags > 1 ? "tags " : "tag ", WN_ARG(mine->tag[i]));
    if (mine->flag)
        own = wn_arena_print(c->arena, "%.*s%sflagged", WN_ARG(own), own.n ? ", " : "");
    return page_join(c, p->sheet.other_text ? WN_STR("the text was changed after you decided")
                                            : WN_STR(""), own);
}

static int page_meta(const struct wn_page *p, struct wn_canvas *c, int row, struct wn_column at)
{
    enum wn_size size = wn_page_size(c);
    struct wn_str year = p->sheet.r.field[WN_F_YEAR];
    struct wn_str line = page_join(c, year.n ? year : WN_STR("no year"),
                                   wn_record_type(c->arena, p->sheet.r.field[WN_F_TYPE]));
    struct wn_str hidden = page_hidden(p, c), names = page_names(p, c);
    if (size != WN_SIZE_SMALL || p->meta_plain)
        line = page_join(c, line, p->sheet.sources);
    if (size == WN_SIZE_WIDE && !p->meta_plain)
        line = page_join(c, line, p->sheet.has_doi ? WN_STR("doi on file") : WN_STR("no doi"));
    else
        line = page_join(c, line, hidden);
    line = page_join(c, line, page_own(p, c));
    int room = at.right - at.col;
    struct wn_flow lines = wn_page_wrap(c->arena, room - 1, line);
    int rows = lines.lines > 2 ? 2 : (int)lines.lines;
    if (rows == 1)
        wn_canvas_put(c, row, at.col, room, WN_PLAIN, line);
    else
        wn_flow_draw(&lines, c, row, at.col, rows, 0);
    row += rows;
    if (size == WN_SIZE_WIDE && hidden.n)
        wn_canvas_put_cut(c, row++, at.col, room, WN_PLAIN,
                          wn_arena_print(c->arena, "%.*s (b shows them)", WN_ARG(hidden)));
    if (names.n)
        wn_canvas_put_cut(c, row++, at.col, room, WN_PLAIN, names);
    return row;
}

/* A title longer than this is cut here and stands whole at the start of the text that scrolls. */
static int page_title_rows(const struct wn_canvas *c)
{
    return c->rows / 6;
}

static struct wn_flow page_title_flow(const struct wn_page *p, const struct wn_flow_opts *opts,
                                      struct wn_arena *arena)
{
    struct wn_flow flow = {.arena = arena};
    struct wn_str title = p->sheet.r.field[WN_F_TITLE];
    struct wn_marks none = {NULL, 0};
    if (title.n)
        wn_flow_add(&flow, opts, WN_STR(""), title, p->sheet.title_marks, WN_BOLD);
    else
        wn_flow_add(&flow, opts, WN_STR(""), WN_STR("(this record has no title)"), none, WN_PLAIN);
    return flow;
}

int wn_page_title(const struct wn_page *p, struct wn_canvas *c, int row)
{
    struct wn_column at = wn_page_column(p, c);
    struct wn_flow_opts opts = page_opts(p, c, c->arena);
    struct wn_flow flow = page_title_flow(p, &opts, c->arena);
    int most = page_title_rows(c), rows = (int)flow.lines < most ? (int)flow.lines : most;
    bool roomy = wn_page_size(c) == WN_SIZE_WIDE && c->rows >= WN_TALL && !p->meta_plain;
    wn_flow_draw(&flow, c, row, at.col, rows, 0);
    if ((int)flow.lines > most)
        wn_canvas_put_right(c, row + rows - 1, at.right, WN_PLAIN, WN_STR(" (whole below)"));
    wn_canvas_cursor(c, row, at.col);
    return page_meta(p, c, row + rows + (roomy ? 1 : 0), at);
}

/* It stands apart and bold; the colon behind it is not needed. */
static struct wn_str page_heading(struct wn_str heading)
{
    while (wn_str_ends(heading, WN_STR(":")))
        heading.n--;
    return heading;
}

static void page_keywords(const struct wn_page *p, const struct wn_flow_opts *opts,
                          struct wn_flow *flow)
{
    const struct wn_marks found = p->sheet.keyword_marks;
    struct wn_str title = WN_STR("Keywords: ");
    struct wn_marks marks = {WN_NEWS(flow->arena, struct wn_mark, found.n), found.n};
    for (size_t i = 0; i < found.n; i++) {
        struct wn_mark m = found.v[i];
        m.from += title.n;
        m.to += title.n;
        ((struct wn_mark *)marks.v)[i] = m;
    }
    struct wn_buf text = {0}; /* a print would cut a list of 100,000 bytes */
    wn_buf_put(&text, title);
    wn_buf_put(&text, p->sheet.keywords);
    wn_flow_add(flow, opts, WN_STR(""), wn_arena_copy(flow->arena, wn_buf_str(&text)), marks,
                WN_PLAIN);
    wn_buf_free(&text);
}

struct wn_flow wn_page_flow(const struct wn_page *p, const struct wn_canvas *c,
                            struct wn_arena *arena)
{
    struct wn_flow_opts opts = page_opts(p, c, arena);
    struct wn_flow flow = page_title_flow(p, &opts, arena);
    struct wn_marks none = {NULL, 0};
    bool blank = c->rows >= WN_TALL;
    if ((int)flow.lines <= page_title_rows(c))
        flow = (struct wn_flow){.arena = arena};
    for (size_t i = 0; i < p->sheet.parts; i++) {
        if (blank && flow.lines)
            wn_flow_blank(&flow);
        wn_flow_add(&flow, &opts, page_heading(p->sheet.part[i].heading), p->sheet.part[i].text,
                    p->sheet.part_marks[i], WN_PLAIN);
    }
    if (p->sheet.parts == 0)
        wn_flow_add(&flow, &opts, WN_STR(""), WN_STR("(no abstract)"), none, WN_PLAIN);
    if (p->sheet.keywords.n) {
        if (blank)
            wn_flow_blank(&flow);
        page_keywords(p, &opts, &flow);
    }
    if (wn_page_size(c) == WN_SIZE_WIDE) {
        if (blank)
            wn_flow_blank(&flow);
        wn_flow_add(&flow, &opts, WN_STR(""), WN_STR("end of record"), none, WN_DIM);
    }
    return flow;
}

static size_t page_top(size_t top, size_t lines, int rows)
{
    size_t most = lines > (size_t)rows ? lines - (size_t)rows : 0;
    return top < most ? top : most;
}

size_t wn_page_text(const struct wn_page *p, struct wn_canvas *c, int row, int rows)
{
    if (rows <= 0)
        return 0;
    struct wn_flow flow = wn_page_flow(p, c, c->arena);
    wn_flow_draw(&flow, c, row, wn_page_column(p, c).col, rows, page_top(p->top, flow.lines, rows));
    return flow.lines;
}

struct wn_str wn_page_more(const struct wn_page *p, struct wn_canvas *c, size_t lines, int rows)
{
    if (rows <= 0 || lines <= (size_t)rows)
        return WN_STR("");
    size_t shown = page_top(p->top, lines, rows) + (size_t)rows;
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    const char *sign = wn_canvas_sign(c, shown < lines ? WN_SIGN_DOWN : WN_SIGN_UP);
    return wn_arena_print(c->arena, "more %s  %zu of %zu%s", sign, shown, lines,
                          small ? "" : " lines");
}

void wn_page_scroll(struct wn_page *p, const struct wn_canvas *c, int rows, long by)
{
    struct wn_arena arena = {0};
    size_t lines = wn_page_flow(p, c, &arena).lines;
    long top = (long)page_top(p->top, lines, rows) + by;
    p->top = top < 0 ? 0 : page_top((size_t)top, lines, rows);
    wn_arena_free(&arena);
}
