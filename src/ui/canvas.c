/* SPDX-License-Identifier: MIT */
/*
 * Cells, and the only way to put text into them. A cell holds one grapheme; a wide one owns the
 * cell to its right as well, and whoever overwrites one half blanks the other, so that a row of
 * cells always has exactly as many columns as the grid.
 *
 * The graphics that winnow itself draws with (rules, bars, arrows) become ASCII here when the
 * canvas says so: views write them once, as they look in a UTF-8 terminal.
 */
#include "winnow/ui/canvas.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "winnow/base/mem.h"
#include "winnow/base/text.h"

void wn_canvas_init(struct wn_canvas *c, int rows, int cols)
{
    c->rows = rows < 1 ? 1 : rows > WN_CANVAS_MAX ? WN_CANVAS_MAX : rows;
    c->cols = cols < 1 ? 1 : cols > WN_CANVAS_MAX ? WN_CANVAS_MAX : cols;
    wn_free(c->cell);
    c->cell = wn_alloc((size_t)c->rows * (size_t)c->cols * sizeof *c->cell);
    if (!c->arena)
        c->arena = wn_alloc(sizeof *c->arena);
    wn_canvas_clear(c);
}

void wn_canvas_clear(struct wn_canvas *c)
{
    size_t n = (size_t)c->rows * (size_t)c->cols;
    for (size_t i = 0; i < n; i++)
        c->cell[i] = (struct wn_cell){.width = 1, .style = WN_PLAIN};
    c->cur_row = c->cur_col = 0;
    c->status_row = c->rows - 2;
    c->status_width = 0;
    wn_arena_reset(c->arena);
}

void wn_canvas_free(struct wn_canvas *c)
{
    wn_free(c->cell);
    if (c->arena)
        wn_arena_free(c->arena);
    wn_free(c->arena);
    c->cell = NULL;
    c->arena = NULL;
}

/* ---- ASCII forms of one column for what winnow draws with ---- */

static const struct {
    uint32_t cp;
    char ascii;
} canvas_graphics[] = {
    {0x2500, '-'}, {0x2502, '|'}, {0x250C, '+'}, {0x2510, '+'}, {0x2514, '+'}, {0x2518, '+'},
    {0x251C, '+'}, {0x2524, '+'}, {0x252C, '+'}, {0x2534, '+'}, {0x253C, '+'}, {0x2588, '#'},
    {0x2591, '.'}, {0x25B8, '>'}, {0x25C2, '<'}, {0x258F, '_'}, {0x2190, '<'}, {0x2191, '^'},
    {0x2192, '>'}, {0x2193, 'v'}, {0x2713, '+'}, {0x2717, 'x'}, {0x00BB, '>'}, {0x2260, '!'},
    {0x21B6, '<'}, {0x00B7, '.'}, {0x2013, '-'}, {0x2019, '\''}, {0x2026, '.'}, {0x00B9, '1'},
    {0x00B2, '2'}, {0x00B3, '3'}, {0x2074, '4'}, {0x2075, '5'}, {0x2076, '6'}, {0x2077, '7'},
    {0x2078, '8'}, {0x2079, '9'},
};

static uint32_t canvas_ascii(uint32_t cp)
{
    for (size_t i = 0; cp >= 0x80 && i < sizeof canvas_graphics / sizeof *canvas_graphics; i++)
        if (canvas_graphics[i].cp == cp)
            return (uint32_t)canvas_graphics[i].ascii;
    return cp;
}

/* ---- cells ---- */

static struct wn_cell *canvas_at(const struct wn_canvas *c, int row, int col)
{
    if (row < 0 || col < 0 || row >= c->rows || col >= c->cols)
        return NULL;
    return &c->cell[(size_t)row * (size_t)c->cols + (size_t)col];
}

/* Before a cell is overwritten: the other half of a wide character must not stay. */
static void canvas_release(struct wn_canvas *c, int row, int col)
{
    struct wn_cell *cell = canvas_at(c, row, col);
    struct wn_cell *left = canvas_at(c, row, col - 1), *right = canvas_at(c, row, col + 1);
    if (cell->width == 0 && left)
        *left = (struct wn_cell){.width = 1, .style = left->style};
    if (cell->width == 2 && right)
        *right = (struct wn_cell){.width = 1, .style = right->style};
}

static void canvas_set(struct wn_canvas *c, int row, int col, const struct wn_cell *cell)
{
    struct wn_cell *at = canvas_at(c, row, col);
    struct wn_cell *right = cell->width == 2 ? canvas_at(c, row, col + 1) : NULL;
    if (!at || (cell->width == 2 && !right))
        return;
    canvas_release(c, row, col);
    if (right) {
        canvas_release(c, row, col + 1);
        *right = (struct wn_cell){.width = 0, .style = cell->style};
    }
    *at = *cell;
}

static bool canvas_is_joiner(uint32_t cp)
{
    return cp == 0x200C || cp == 0x200D;
}

/*
 * A family, a profession: curses takes no second wide character into a cell and would leave its
 * joiner at the end. So such a one is its first picture alone.
 */
static bool canvas_joins_wide(struct wn_str grapheme, size_t at, uint32_t cp)
{
    uint32_t next = 0;
    size_t end = at;
    return canvas_is_joiner(cp) && wn_text_next(grapheme, &end, &next) &&
           wn_text_width(wn_str_of(grapheme.p + at, end - at)) > 0;
}

/* A grapheme as a cell: the base and what fits of the rest, never a joiner at the end. */
static struct wn_cell canvas_cell(const struct wn_canvas *c, struct wn_str grapheme, int width,
                                  enum wn_style style)
{
    struct wn_cell cell = {.width = (uint8_t)(width > 1 ? 2 : 1), .style = (uint8_t)style};
    size_t at = 0, n = 0;
    uint32_t cp;
    if (width == 0)
        cell.cp[n++] = ' '; /* a mark without a base stands on a blank */
    while (n < 4 && wn_text_next(grapheme, &at, &cp) && !canvas_joins_wide(grapheme, at, cp))
        cell.cp[n++] = c->ascii ? canvas_ascii(cp) : cp;
    while (n > 1 && canvas_is_joiner(cell.cp[n - 1]))
        cell.cp[--n] = 0;
    if (n == 1 && cell.cp[0] == ' ')
        cell.cp[0] = 0;
    return cell;
}

int wn_canvas_put(struct wn_canvas *c, int row, int col, int width, enum wn_style style,
                  struct wn_str s)
{
    struct wn_str text = wn_text_clean(c->arena, s, WN_CLEAN_LINE);
    int room = c->cols - col, used = 0;
    if (width > 0 && width < room)
        room = width;
    if (row < 0 || row >= c->rows)
        return 0;
    for (size_t at = 0, n; at < text.n; at += n) {
        int w = 0;
        n = wn_text_grapheme(text, at, &w);
        int columns = w > 1 ? 2 : 1;
        if (n == 0 || used + columns > room)
            break;
        struct wn_cell cell = canvas_cell(c, wn_str_of(text.p + at, n), w, style);
        canvas_set(c, row, col + used, &cell);
        used += columns;
    }
    return used;
}

int wn_canvas_put_text(struct wn_canvas *c, int row, int col, enum wn_style style,
                       const char *text)
{
    return wn_canvas_put(c, row, col, 0, style, wn_str(text));
}

int wn_canvas_printf(struct wn_canvas *c, int row, int col, enum wn_style style,
                     const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return wn_canvas_put(c, row, col, 0, style, wn_str(text));
}

int wn_canvas_put_right(struct wn_canvas *c, int row, int right, enum wn_style style,
                        struct wn_str s)
{
    struct wn_str text = wn_text_clean(c->arena, s, WN_CLEAN_LINE);
    int col = right - (int)wn_text_width(text);
    wn_canvas_put(c, row, col, 0, style, text);
    return col;
}

int wn_canvas_put_cut(struct wn_canvas *c, int row, int col, int width, enum wn_style style,
                      struct wn_str s)
{
    int room = c->cols - col;
    if (width > 0 && width < room)
        room = width;
    if (room <= 0)
        return 0;
    struct wn_str text = wn_text_clean(c->arena, s, WN_CLEAN_LINE);
    text = wn_text_ellipsis(c->arena, text, (size_t)room, c->ascii);
    return wn_canvas_put(c, row, col, room, style, text);
}

void wn_canvas_fill(struct wn_canvas *c, int row, int col, int width, enum wn_style style,
                    uint32_t cp)
{
    uint32_t shown = cp == ' ' ? 0 : c->ascii ? canvas_ascii(cp) : cp;
    struct wn_cell cell = {.cp = {shown}, .width = 1, .style = (uint8_t)style};
    for (int i = 0; i < width && col + i < c->cols; i++)
        canvas_set(c, row, col + i, &cell);
}

void wn_canvas_restyle(struct wn_canvas *c, int row, int col, int width, enum wn_style style)
{
    for (int i = 0; i < width && col + i < c->cols; i++) {
        struct wn_cell *cell = canvas_at(c, row, col + i);
        if (cell)
            cell->style = (uint8_t)style;
    }
}

void wn_canvas_cursor(struct wn_canvas *c, int row, int col)
{
    c->cur_row = row < 0 ? 0 : row >= c->rows ? c->rows - 1 : row;
    c->cur_col = col < 0 ? 0 : col >= c->cols ? c->cols - 1 : col;
}

/* ---- what several views draw ---- */

enum { CANVAS_LINE = 0x2500, CANVAS_FULL = 0x2588, CANVAS_EMPTY = 0x2591 };

void wn_canvas_rule(struct wn_canvas *c, int row, int col, int width, const char *title,
                    const char *right)
{
    wn_canvas_fill(c, row, col, width, WN_PLAIN, CANVAS_LINE);
    int end = col + width;
    if (right && *right) {
        int w = (int)wn_text_width(wn_str(right));
        if (w + 4 <= width) {
            end -= w + 4;
            wn_canvas_fill(c, row, end, w + 2, WN_PLAIN, ' ');
            wn_canvas_put(c, row, end + 1, w, WN_PLAIN, wn_str(right));
        }
    }
    int room = end - col - 5; /* two of line and a blank before, a blank and a line after */
    if (!title || !*title || room < 1)
        return;
    wn_canvas_fill(c, row, col + 2, 1, WN_PLAIN, ' ');
    int used = wn_canvas_put_cut(c, row, col + 3, room, WN_BOLD, wn_str(title));
    wn_canvas_fill(c, row, col + 3 + used, 1, WN_PLAIN, ' ');
}

void wn_canvas_bar(struct wn_canvas *c, int row, int col, int width, int64_t part, int64_t of)
{
    int full = 0;
    if (of > 0 && part > 0)
        full = part >= of ? width : (int)((double)part * width / (double)of + 0.5);
    wn_canvas_fill(c, row, col, full, WN_PLAIN, CANVAS_FULL);
    wn_canvas_fill(c, row, col + full, width - full, WN_PLAIN, CANVAS_EMPTY);
}

static const struct {
    const char *sign, *ascii;
} canvas_signs[] = {
    [WN_SIGN_YES] = {"✓", "[I]"},      [WN_SIGN_NO] = {"✗", "[E]"},
    [WN_SIGN_MAYBE] = {"?", "[M]"},    [WN_SIGN_LATER] = {"»", "[L]"},
    [WN_SIGN_BLANK] = {"·", "."},      [WN_SIGN_ROW] = {"▸", ">"},
    [WN_SIGN_CARET] = {"▏", "_"},      [WN_SIGN_DOWN] = {"↓", "v"},
    [WN_SIGN_UP] = {"↑", "^"},         [WN_SIGN_DIFFERS] = {"≠", "!"},
    [WN_SIGN_UNDO] = {"↶", "<"},       [WN_SIGN_BAR] = {"│", "|"},
    [WN_SIGN_SUGGESTED] = {"◂", "<"},  [WN_SIGN_MET] = {"✓", "+"},
    [WN_SIGN_UNMET] = {"✗", "x"},      [WN_SIGN_UNCLEAR] = {"?", "?"},
};

const char *wn_canvas_sign(const struct wn_canvas *c, enum wn_sign sign)
{
    return c->ascii ? canvas_signs[sign].ascii : canvas_signs[sign].sign;
}

/* ---- as text, for tests ---- */

void wn_canvas_text(const struct wn_canvas *c, struct wn_buf *out)
{
    for (int row = 0; row < c->rows; row++) {
        size_t blanks = 0;
        for (int col = 0; col < c->cols; col++) {
            const struct wn_cell *cell = canvas_at(c, row, col);
            if (cell->width && !cell->cp[0]) {
                blanks++;
                continue;
            }
            wn_buf_fill(out, ' ', cell->width ? blanks : 0);
            blanks = cell->width ? 0 : blanks;
            for (int i = 0; i < 4 && cell->width && cell->cp[i]; i++)
                wn_text_put(out, cell->cp[i]);
        }
        wn_buf_byte(out, '\n');
    }
}

static const char canvas_letters[WN_STYLE_COUNT + 1] = ".BDRHIEMW123456789abcdefghi";

void wn_canvas_styles(const struct wn_canvas *c, struct wn_buf *out)
{
    wn_buf_print(out, "cursor=%d,%d\n", c->cur_row, c->cur_col);
    for (int row = 0; row < c->rows; row++) {
        for (int col = 0; col < c->cols; col++)
            wn_buf_byte(out, canvas_letters[canvas_at(c, row, col)->style]);
        wn_buf_byte(out, '\n');
    }
}
