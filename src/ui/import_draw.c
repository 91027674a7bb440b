/* SPDX-License-Identifier: MIT */
/* View I of notes/ux.md 2.3: the frame and the list of files. Pure: const state in, cells out. */
#include "import_state.h"

#include <inttypes.h>

#include "winnow/base/file.h"

enum { DRAW_WIDE = 115, DRAW_WIDE_ROWS = 30, DRAW_PANEL = 48, DRAW_LEFT = 72 };

bool wn_view_import_wide(const struct wn_canvas *c)
{
    return c->cols >= DRAW_WIDE && c->rows >= DRAW_WIDE_ROWS;
}

static bool draw_small(const struct wn_canvas *c)
{
    return wn_page_size(c) == WN_SIZE_SMALL;
}

int wn_view_import_visible(const struct import *v, const struct wn_canvas *c)
{
    int room = c->rows - (draw_small(c) ? 12 : wn_view_import_wide(c) ? 24 : 17);
    int files = (int)(v->preview->files > 200 ? 200 : v->preview->files);
    room = room < 1 ? 1 : room;
    return files < room ? files : room;
}

static void draw_head(const struct import *v, struct wn_canvas *c)
{
    const char *bar = wn_canvas_sign(c, WN_SIGN_BAR);
    const char *state = v->preview->done || (v->busy && v->busy[0] == 'i')
                            ? "" : draw_small(c) ? "   nothing written yet"
                                                 : "   nothing is written yet";
    wn_canvas_fill(c, 0, 0, c->cols, WN_HEADER, ' ');
    if (draw_small(c))
        wn_canvas_printf(c, 0, 1, WN_HEADER, "%s%s", v->page.view, state);
    else
        wn_canvas_printf(c, 0, 0, WN_HEADER, " winnow %s %s%s", bar, v->page.view, state);
    struct wn_str who = v->page.who;
    if (wn_view_import_wide(c))
        who = wn_arena_print(c->arena, "%.*s %s %.*s", WN_ARG(who), bar,
                             WN_ARG(wn_str_first(v->page.short_title, 40)));
    wn_canvas_put_right(c, 0, c->cols - 1, WN_HEADER, who);
    wn_canvas_rule(c, 1, 0, c->cols, "", "");
}

struct draw_columns { int file, looks, records, abstracts, percent, problems, right; };

/* records, abstracts: where they end; percent begins there. */
static struct draw_columns draw_columns(const struct wn_canvas *c)
{
    if (draw_small(c)) {
        int more = c->cols - 60;
        return (struct draw_columns){3, 21 + more, 39 + more, 44 + more, 0, 47 + more, c->cols};
    }
    if (wn_view_import_wide(c)) {
        int right = c->cols - DRAW_PANEL > DRAW_LEFT ? c->cols - DRAW_PANEL : DRAW_LEFT;
        int more = right - DRAW_LEFT;
        return (struct draw_columns){3,         26 + more, 50 + more, 56 + more,
                                     57 + more, 63 + more, right};
    }
    int more = c->cols - 80;
    return (struct draw_columns){3, 29 + more, 54 + more, 61 + more, 62 + more, 67 + more, c->cols};
}

static struct wn_str draw_looks(const struct import *v, size_t i, struct wn_canvas *c)
{
    const struct wn_preview_file *f = &v->preview->file[i];
    if (v->busy && v->preview->at == i && v->of)
        return wn_arena_print(c->arena, "%s %d%%", v->busy,
                              wn_page_percent((int64_t)v->done, (int64_t)v->of));
    if (v->busy && v->preview->at == i)
        return wn_str(v->busy);
    if (f->state == WN_PREVIEW_WAITING)
        return WN_STR("not read");
    if (f->state == WN_PREVIEW_FAILED && f->found.format_title.n == 0)
        return WN_STR("cannot be read");
    return wn_import_looks(c->arena, &f->found);
}

static struct wn_str draw_problems(const struct import *v, const struct wn_preview_file *f,
                                   struct wn_canvas *c, int room)
{
    size_t n = f->read.note_count;
    if (f->state == WN_PREVIEW_WAITING)
        return WN_STR("");
    if (f->state == WN_PREVIEW_FAILED)
        return WN_STR("left out");
    if (f->state == WN_PREVIEW_IMPORTED)
        return WN_STR("imported");
    if (f->out)
        return WN_STR("left out");
    if (f->read.already_imported)
        return f->found.already_imported ? WN_STR("already in") : WN_STR("twice");
    if (v->preview->done)
        return WN_STR("not imported");
    if (n == 0)
        return draw_small(c) ? WN_STR("") : WN_STR("–");
    return wn_arena_print(c->arena, draw_small(c) ? "%zu !" : room < 12 ? "%zu" : "%zu to look at",
                          n);
}

static void draw_numbers(struct wn_canvas *c, int y, const struct draw_columns *at,
                         int64_t records, int64_t abstracts)
{
    wn_canvas_put_right(c, y, at->records, WN_PLAIN, wn_arena_print(c->arena, "%" PRId64, records));
    wn_canvas_put_right(c, y, at->abstracts, WN_PLAIN,
                        wn_arena_print(c->arena, "%" PRId64, abstracts));
    if (at->percent == 0 || records == 0)
        return;
    struct wn_str share =
        wn_arena_print(c->arena, "%d%%", wn_page_percent(abstracts, records));
    if (wn_view_import_wide(c))
        wn_canvas_put_right(c, y, at->percent + 4, WN_PLAIN, share);
    else
        wn_canvas_put(c, y, at->percent, 0, WN_PLAIN, share);
}

static void draw_file(const struct import *v, struct wn_canvas *c, int y, size_t i,
                      const struct draw_columns *at)
{
    const struct wn_preview_file *f = &v->preview->file[i];
    bool there = f->state == WN_PREVIEW_READ || f->state == WN_PREVIEW_IMPORTED;
    bool in = wn_preview_takes(f) || f->state == WN_PREVIEW_IMPORTED;
    int from = at->records - (draw_small(c) ? 5 : 8);
    if (i == v->list.row)
        wn_canvas_put_text(c, y, 1, WN_BOLD, wn_canvas_sign(c, WN_SIGN_ROW));
    wn_canvas_put_cut(c, y, at->file, at->looks - at->file - 1, WN_PLAIN,
                      wn_file_name(wn_str(f->path)));
    wn_canvas_put_cut(c, y, at->looks, from - at->looks + (there ? 2 : 8), WN_PLAIN,
                      draw_looks(v, i, c));
    if (there && !f->found.already_imported)
        draw_numbers(c, y, at, f->found.records, f->found.abstracts);
    else if (there)
        wn_canvas_put_right(c, y, at->records, WN_PLAIN,
                            wn_arena_print(c->arena, "%" PRId64, f->found.records));
    int room = at->right - at->problems - 1;
    wn_canvas_put_cut(c, y, at->problems, room, WN_PLAIN, draw_problems(v, f, c, room));
    if (!in)
        wn_canvas_restyle(c, y, at->file, at->right - at->file - 1, WN_DIM);
}

static int draw_files(const struct import *v, struct wn_canvas *c)
{
    struct draw_columns at = draw_columns(c);
    int row = 2, visible = wn_view_import_visible(v, c);
    const struct wn_preview *p = v->preview;
    if (!draw_small(c)) {
        wn_canvas_put_text(c, row, at.file, WN_BOLD, "file");
        wn_canvas_put_text(c, row, at.looks, WN_BOLD, "looks like");
        wn_canvas_put_right(c, row, at.records, WN_BOLD, WN_STR("records"));
        wn_canvas_put_text(c, row, at.records + 2, WN_BOLD, "abstracts");
        wn_canvas_put_text(c, row++, at.problems, WN_BOLD, "problems");
    }
    for (int i = 0; i < visible && v->list.top + (size_t)i < p->files; i++)
        draw_file(v, c, row + i, v->list.top + (size_t)i, &at);
    wn_canvas_cursor(c, row + (int)(v->list.row - v->list.top), at.file);
    row += visible;
    if (p->sums.files == (int64_t)p->files)
        wn_canvas_printf(c, row, at.file, WN_PLAIN, "%zu file%s", p->files,
                         p->files == 1 ? "" : "s");
    else
        wn_canvas_printf(c, row, at.file, WN_PLAIN, "%" PRId64 " of %zu files", p->sums.files,
                         p->files);
    draw_numbers(c, row, &at, p->sums.records, p->sums.abstracts);
    return row + 1;
}

/* Where the status stands, a question instead. */
static void draw_question(const struct import *v, struct wn_canvas *c)
{
    static const char *const words[] = {
        [IMPORT_ASKS_ENCODING] = "encoding (as iconv calls it; empty: as the bytes say): ",
        [IMPORT_ASKS_SOURCE] = "source name (empty: by the criteria or the file): ",
        [IMPORT_ASKS_MAP] = "FIELD=COLUMN, such as title=Name (empty: none): ",
    };
    int row = c->rows - 4, col = 1;
    if (v->asks == IMPORT_ASKS_NOTHING)
        return;
    wn_canvas_fill(c, row, 0, c->cols, WN_PLAIN, ' ');
    int room = c->cols - 24;
    col += wn_canvas_put_cut(c, row, col, room, WN_BOLD, wn_str(words[v->asks]));
    wn_editor_draw(&v->answer, c, row, col + 1, 1, c->cols - col - 2);
}

static void draw_footer(const struct import *v, struct wn_canvas *c)
{
    static const struct wn_footer_item wide[] = {
        {"Enter", NULL, "import all"}, {"Space", NULL, "leave a file out"},
        {"e", NULL, "encoding"}, {"f", NULL, "field map"}, {"s", NULL, "source name"},
        {"←→", "<>", "records"}, {"Esc", NULL, "cancel"}, {"?", NULL, "keys"}, {0}};
    static const struct wn_footer_item normal[] = {
        {"Enter", NULL, "import all"}, {"Space", NULL, "leave a file out"},
        {"e", NULL, "encoding"}, {"f", NULL, "field map"}, {"Esc", NULL, "cancel"}, {0}};
    static const struct wn_footer_item small[] = {
        {"Enter", NULL, "import all"}, {"Space", NULL, "leave out"}, {"e", NULL, "encoding"},
        {"Esc", NULL, "cancel"}, {0}};
    static const struct wn_footer_item asking[] = {
        {"Enter", NULL, "set and read again"}, {"Esc", NULL, "leave it"}, {0}};
    static const struct wn_footer_item busy[] = {{"Esc", NULL, "stops"}, {0}};
    static const struct wn_footer_item over[] = {
        {"Enter", NULL, "done"}, {"↑↓", "j k", "files"}, {"?", NULL, "keys"}, {0}};
    const struct wn_footer_item *items = draw_small(c)            ? small
                                         : wn_view_import_wide(c) ? wide : normal;
    items = v->busy ? busy : v->asks ? asking : v->preview->done ? over : items;
    wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", "");
    wn_page_footer_apart(c, items, wn_view_import_wide(c) ? 3 : 2);
    c->status_row = c->rows - 4;
}

static void draw_bottom(const struct import *v, struct wn_canvas *c)
{
    int row = c->rows - 3;
    if (v->preview->done && v->unsent_to.n)
        wn_canvas_put_cut(c, row, 1, c->cols - 2, WN_PLAIN,
                          wn_arena_print(c->arena,
                                         "Not yet with %.*s: winnow send writes the update "
                                         "to give to them.",
                                         WN_ARG(v->unsent_to)));
    else if (wn_view_import_wide(c))
        wn_canvas_put_text(c, row, 1, WN_PLAIN,
                           "Everything in the file is kept, also fields winnow does not use, so "
                           "the export can be checked against it.");
    else
        wn_view_import_sums(v, c, row);
}

void wn_view_import_draw(const void *state, struct wn_canvas *c)
{
    const struct import *v = state;
    draw_head(v, c);
    int row = draw_files(v, c), right = draw_columns(c).right;
    if (wn_view_import_wide(c)) {
        wn_page_divider(c, 2, c->rows - 4, right);
        int next = wn_view_import_notes(v, c, row + 1, c->rows - 14, right);
        wn_view_import_will_be(v, c, next + 1, right);
        wn_view_import_panel(v, c, right, c->rows - 4);
    } else {
        if (!draw_small(c)) {
            wn_view_import_record(v, c, row);
            row += 5;
        }
        wn_view_import_notes(v, c, row, c->rows - 4, c->cols);
    }
    draw_bottom(v, c);
    draw_footer(v, c);
    draw_question(v, c);
}
