/* SPDX-License-Identifier: MIT */
/*
 * Flowing text with marks: wraps ragged right at blanks, sets headings bold, draws marks in colour
 * or as [for]¹ and {against}², scrolls. Made once per load and width, or anew in each draw.
 */
#ifndef WN_UI_PAGER_H
#define WN_UI_PAGER_H

#include "winnow/base/arena.h"
#include "winnow/core/terms.h"
#include "winnow/ui/canvas.h"

enum wn_show_marks { WN_MARKS_ALL, WN_MARKS_ONE, WN_MARKS_NONE };

struct wn_flow_opts {
    int width;              /* columns */
    bool colour;            /* marks by style; else brackets and digits are put into the text */
    bool digits, ascii;     /* the digit with colour too; a plain 1, not a raised one */
    enum wn_show_marks marks;
    int criterion;          /* for WN_MARKS_ONE: index */
    const int *digit;       /* digit of each criterion (NULL: index + 1) */
};
struct wn_flow_run { struct wn_str text; enum wn_style style; int col; };
struct wn_flow_line { const struct wn_flow_run *run; size_t runs; };
struct wn_flow { /* lines, in the arena */
    const struct wn_flow_line *line;
    size_t lines, capacity;
    struct wn_arena *arena;
};
/*
 * Appends text (cleaned before: the marks are bytes of it; one paragraph or more at LF) wrapped;
 * heading (may be empty) goes before it, bold. A flow wants its arena set (canvas->arena within
 * draw).
 */
void wn_flow_add(struct wn_flow *flow, const struct wn_flow_opts *opts, struct wn_str heading,
                 struct wn_str text, struct wn_marks marks, enum wn_style style);
void wn_flow_blank(struct wn_flow *flow);
/* Draws lines [top, top + rows) at row, col. */
void wn_flow_draw(const struct wn_flow *flow, struct wn_canvas *c, int row, int col, int rows,
                  size_t top);

#endif
