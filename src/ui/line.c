/* SPDX-License-Identifier: MIT */
/*
 * The editor is bytes and a cursor on a grapheme edge. Its rows are computed where they are needed
 * (draw, Up, Down): a row ends at LF, or after the last blank that fits, or where the width ends.
 * All bytes of the text belong to exactly one row, so the cursor is always in one.
 */
#include "winnow/ui/line.h"

#include <string.h>

#include "winnow/base/text.h"
#include "winnow/ui/action.h"

void wn_editor_set(struct wn_editor *e, struct wn_str text, bool many)
{
    struct wn_str kept = wn_str_first(text, WN_LINE_SIZE - 1);
    kept = wn_str_first(kept, wn_text_valid(kept));
    e->full = kept.n < text.n;
    if (kept.n)
        memmove(e->text, kept.p, kept.n);
    e->text[kept.n] = '\0';
    e->n = e->cursor = kept.n;
    e->many = many;
}

struct wn_str wn_editor_text(const struct wn_editor *e)
{
    return (struct wn_str){e->text, e->n};
}

/* ---- rows ---- */

struct line_row {
    size_t from, to, next; /* bytes shown: [from, to); next row starts at `next` */
};

/* The row that starts at `from`. cols 0: rows end at LF only. */
static struct line_row line_row_at(struct wn_str text, size_t from, int cols)
{
    size_t at = from, blank = from;
    int used = 0;
    while (at < text.n && text.p[at] != '\n') {
        int width = 0;
        size_t n = wn_text_grapheme(text, at, &width);
        if (cols > 0 && used + width > cols && at > from) { /* one at least, or there is no end */
            if (text.p[at] == ' ')
                return (struct line_row){from, at, at + 1};
            size_t end = blank > from ? blank : at;
            return (struct line_row){from, end, end};
        }
        used += width;
        at += n;
        if (text.p[at - 1] == ' ')
            blank = at;
    }
    return (struct line_row){from, at, at < text.n ? at + 1 : text.n + 1};
}

/* The row with the byte `cursor`; its number in *number, the row before it in *above. */
static struct line_row line_row_of(const struct wn_editor *e, int cols, int *number,
                                   struct line_row *above)
{
    struct wn_str text = wn_editor_text(e);
    struct line_row row = line_row_at(text, 0, cols);
    *number = 0;
    *above = row;
    while (row.next <= text.n && e->cursor >= row.next) {
        *above = row;
        row = line_row_at(text, row.next, cols);
        ++*number;
    }
    return row;
}

static int line_columns(struct wn_str text, size_t from, size_t to)
{
    return (int)wn_text_width(wn_str_of(text.p + from, to > from ? to - from : 0));
}

/* The byte of the row that stands at a column, or the row's end. */
static size_t line_byte_at(struct wn_str text, struct line_row row, int column)
{
    size_t at = row.from;
    for (int used = 0, width = 0; at < row.to; used += width) {
        size_t n = wn_text_grapheme(text, at, &width);
        if (used + width > column)
            break;
        at += n;
    }
    return at;
}

/* ---- changes ---- */

static void line_cut(struct wn_editor *e, size_t from, size_t to)
{
    memmove(e->text + from, e->text + to, e->n - to + 1);
    e->n -= to - from;
    e->cursor = from;
    e->full = false;
}

static size_t line_before(const struct wn_editor *e)
{
    size_t before = 0;
    for (size_t at = 0; at < e->cursor;) {
        int width;
        before = at;
        at += wn_text_grapheme(wn_editor_text(e), at, &width);
    }
    return before;
}

static size_t line_behind(const struct wn_editor *e)
{
    int width;
    return e->cursor + wn_text_grapheme(wn_editor_text(e), e->cursor, &width);
}

static size_t line_start(const struct wn_editor *e)
{
    size_t at = e->cursor;
    while (at > 0 && e->text[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const struct wn_editor *e)
{
    return e->cursor + wn_str_find_byte(wn_str_from(wn_editor_text(e), e->cursor), '\n');
}

/* Only what text for people may hold: what cleaning would replace is not typed into a note. */
static enum wn_typed line_insert(struct wn_editor *e, uint32_t cp)
{
    struct wn_buf typed = {0}, clean = {0};
    wn_text_put(&typed, cp);
    wn_text_clean_to(&clean, wn_buf_str(&typed), WN_CLEAN_LINES);
    bool joiner = cp == 0x200C || cp == 0x200D, surrogate = cp >= 0xD800 && cp < 0xE000;
    bool allowed = joiner || (!surrogate && wn_str_eq(wn_buf_str(&typed), wn_buf_str(&clean)));
    e->full = allowed && e->n + typed.n > WN_LINE_TYPED;
    if (allowed && !e->full) {
        memmove(e->text + e->cursor + typed.n, e->text + e->cursor, e->n - e->cursor + 1);
        memcpy(e->text + e->cursor, typed.p, typed.n);
        e->n += typed.n;
        e->cursor += typed.n;
    }
    wn_buf_free(&typed);
    wn_buf_free(&clean);
    return allowed && !e->full ? WN_TYPED_CHANGED : WN_TYPED_NOTHING;
}

/* ---- keys ---- */

static enum wn_typed line_move(struct wn_editor *e, size_t to)
{
    bool moved = to != e->cursor;
    e->cursor = to;
    return moved ? WN_TYPED_MOVED : WN_TYPED_NOTHING;
}

static enum wn_typed line_delete(struct wn_editor *e, size_t from, size_t to)
{
    if (from >= to)
        return WN_TYPED_NOTHING;
    line_cut(e, from, to);
    return WN_TYPED_CHANGED;
}

static enum wn_typed line_up_down(struct wn_editor *e, bool down)
{
    struct wn_str text = wn_editor_text(e);
    struct line_row above;
    int number;
    struct line_row row = line_row_of(e, e->cols, &number, &above);
    int column = line_columns(text, row.from, e->cursor);
    if (!down)
        return number ? line_move(e, line_byte_at(text, above, column)) : WN_TYPED_NOTHING;
    if (row.next > text.n)
        return WN_TYPED_NOTHING;
    return line_move(e, line_byte_at(text, line_row_at(text, row.next, e->cols), column));
}

static size_t line_word_before(const struct wn_editor *e)
{
    size_t at = e->cursor;
    while (at > 0 && e->text[at - 1] == ' ')
        at--;
    while (at > 0 && e->text[at - 1] != ' ' && e->text[at - 1] != '\n')
        at--;
    return at;
}

enum wn_typed wn_editor_key(struct wn_editor *e, uint32_t key)
{
    switch (key) {
    case WN_KEY_ENTER:
        return e->many ? line_insert(e, '\n') : WN_TYPED_DONE;
    case WN_KEY_ESC:
        return WN_TYPED_CANCEL;
    case WN_KEY_LEFT:
        return line_move(e, line_before(e));
    case WN_KEY_RIGHT:
        return line_move(e, line_behind(e));
    case WN_KEY_UP:
    case WN_KEY_DOWN:
        return line_up_down(e, key == WN_KEY_DOWN);
    case WN_KEY_HOME:
    case WN_CTRL('A'):
        return line_move(e, line_start(e));
    case WN_KEY_END:
    case WN_CTRL('E'):
        return line_move(e, line_end(e));
    case WN_KEY_BACKSPACE:
        return line_delete(e, line_before(e), e->cursor);
    case WN_KEY_DELETE:
        return line_delete(e, e->cursor, line_behind(e));
    case WN_CTRL('U'):
        e->cursor = line_end(e);
        return line_delete(e, line_start(e), e->cursor);
    case WN_CTRL('W'):
        return line_delete(e, line_word_before(e), e->cursor);
    default:
        return key >= ' ' && key < WN_KEY_SPECIAL ? line_insert(e, key) : WN_TYPED_NOTHING;
    }
}

/* ---- drawing ---- */

void wn_editor_draw(const struct wn_editor *e, struct wn_canvas *c, int row, int col, int rows,
                    int cols)
{
    struct wn_str text = wn_editor_text(e);
    struct line_row above;
    int at_row;
    if (rows < 1 || cols < 2)
        return;
    int wrap = cols - 1; /* the last column is for the cursor at the end of a full row */
    struct line_row here = line_row_of(e, wrap, &at_row, &above);
    int top = at_row >= rows ? at_row - rows + 1 : 0;
    struct line_row line = line_row_at(text, 0, wrap);
    for (int i = 0; i < top + rows; i++) {
        struct wn_str shown = wn_str_of(text.p + line.from, line.to - line.from);
        if (i >= top)
            wn_canvas_put(c, row + i - top, col, cols, WN_PLAIN, shown);
        if (line.next > text.n)
            break;
        line = line_row_at(text, line.next, wrap);
    }
    int column = col + line_columns(text, here.from, e->cursor);
    if (e->cursor == e->n)
        wn_canvas_put_text(c, row + at_row - top, column, WN_PLAIN,
                           wn_canvas_sign(c, WN_SIGN_CARET));
    wn_canvas_cursor(c, row + at_row - top, column);
}
