/* SPDX-License-Identifier: MIT */
/*
 * A grid of cells that views draw into. Knows widths (base/text), no terminal. Everything put here
 * passes the cleaning function, so no view can let an escape through. Drawing outside the grid is
 * clipped.
 */
#ifndef WN_UI_CANVAS_H
#define WN_UI_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/base/attr.h"
#include "winnow/base/buf.h"
#include "winnow/base/str.h"

/* What a cell means; term_curses alone knows what it looks like. */
enum wn_style {
    WN_PLAIN, WN_BOLD, WN_DIM, WN_REVERSE, WN_HEADER, /* row 1, reverse */
    WN_INCLUDE_STYLE, WN_EXCLUDE_STYLE, WN_MAYBE_STYLE, WN_WARN,
    WN_MARK_1, WN_MARK_2, WN_MARK_3, WN_MARK_4, WN_MARK_5, /* black on the criterion's colour */
    WN_MARK_6, WN_MARK_7, WN_MARK_8, WN_MARK_9,                    /* 1 to 4 again, underlined */
    WN_AGAINST_1, WN_AGAINST_2, WN_AGAINST_3, WN_AGAINST_4, WN_AGAINST_5,
    WN_AGAINST_6, WN_AGAINST_7, WN_AGAINST_8, WN_AGAINST_9,
    WN_STYLE_COUNT
};

struct wn_cell {         /* one column of one row */
    uint32_t cp[4];      /* base character and at most three marks; cp[0] = 0: blank */
    uint8_t width;       /* 1 or 2; the right half of a wide one: 0 */
    uint8_t style;       /* enum wn_style */
};
struct wn_canvas {
    int rows, cols;
    struct wn_cell *cell;
    int cur_row, cur_col; /* the hardware cursor: always at the focused item */
    /*
     * Where the ui puts its status text over what the view drew, when it has something to say.
     * Clear sets the row before the last, all columns; a view without such a row declares another.
     */
    int status_row, status_width;
    struct wn_arena *arena; /* for what one draw builds (a flow, a line): reset by clear */
    bool ascii;           /* no line drawing, no signs outside ASCII: see wn_canvas_sign */
    bool colour;          /* marks are coloured; else [for]1 and {against}2 are drawn */
    bool digits;          /* 8 and 16 colours: coloured, and the digit stands beside */
};

/* Sizes are kept within 1 to WN_CANVAS_MAX. A canvas begins zeroed; its flags stay. */
enum { WN_CANVAS_MAX = 1000 };
void wn_canvas_init(struct wn_canvas *c, int rows, int cols);
void wn_canvas_clear(struct wn_canvas *c); /* blank; cursor at 0,0; status row and arena anew */
void wn_canvas_free(struct wn_canvas *c);

/* Text at row, col, at most `width` columns (0: to the edge); returns the columns used. */
int wn_canvas_put(struct wn_canvas *c, int row, int col, int width, enum wn_style style,
                  struct wn_str s);
int wn_canvas_put_text(struct wn_canvas *c, int row, int col, enum wn_style style,
                       const char *text);
int wn_canvas_printf(struct wn_canvas *c, int row, int col, enum wn_style style,
                     const char *format, ...) WN_PRINTF(5, 6);
/* So that it ends at column `right` (exclusive). Returns its first column. */
int wn_canvas_put_right(struct wn_canvas *c, int row, int right, enum wn_style style,
                        struct wn_str s);
/* With an ellipsis when it does not fit. */
int wn_canvas_put_cut(struct wn_canvas *c, int row, int col, int width, enum wn_style style,
                      struct wn_str s);
void wn_canvas_fill(struct wn_canvas *c, int row, int col, int width, enum wn_style style,
                    uint32_t cp);
/* Restyles cells that are drawn already. */
void wn_canvas_restyle(struct wn_canvas *c, int row, int col, int width, enum wn_style style);
/* A rule across [col, col + width): "── title ───── right ──"; either text may be empty. */
void wn_canvas_rule(struct wn_canvas *c, int row, int col, int width, const char *title,
                    const char *right);
/* ████░░░ of `width` columns. */
void wn_canvas_bar(struct wn_canvas *c, int row, int col, int width, int64_t part, int64_t of);
void wn_canvas_cursor(struct wn_canvas *c, int row, int col);

/*
 * Signs with an ASCII form: chosen by canvas->ascii. YES to LATER are decisions ([I] [E] [M] [L]),
 * MET to UNCLEAR answers. Lines, blocks and arrows in any text that is put become ASCII by
 * themselves.
 */
enum wn_sign {
    WN_SIGN_YES, WN_SIGN_NO, WN_SIGN_MAYBE, WN_SIGN_LATER, WN_SIGN_BLANK, WN_SIGN_ROW,
    WN_SIGN_CARET, WN_SIGN_DOWN, WN_SIGN_UP, WN_SIGN_DIFFERS, WN_SIGN_UNDO, WN_SIGN_BAR,
    WN_SIGN_SUGGESTED, WN_SIGN_MET, WN_SIGN_UNMET, WN_SIGN_UNCLEAR
};
const char *wn_canvas_sign(const struct wn_canvas *c, enum wn_sign sign);

/* Rows of text, right-trimmed, one a line: what the goldens of tests/views compare. */
void wn_canvas_text(const struct wn_canvas *c, struct wn_buf *out);
/* A line `cursor=r,c`, then one letter per cell: . plain, B bold, R reverse, 1-9 marks, a-i
 * against, D dim, H header, I include, E exclude, M maybe, W warning. */
void wn_canvas_styles(const struct wn_canvas *c, struct wn_buf *out);

#endif
