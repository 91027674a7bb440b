/* SPDX-License-Identifier: MIT */
/*
 * A text editor of one or several lines as plain state: no loop, no terminal. Used for notes and
 * go-to.
 */
#ifndef WN_UI_LINE_H
#define WN_UI_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "winnow/base/str.h"
#include "winnow/ui/canvas.h"

enum {
    WN_LINE_SIZE = 64 * 1024, /* whatever a journal line holds can be opened whole */
    WN_LINE_TYPED = 30 * 1024 /* typing ends here: what the draft of a note may hold */
};
struct wn_editor {
    char text[WN_LINE_SIZE]; /* UTF-8, NUL-terminated */
    size_t n, cursor;        /* bytes; cursor on a grapheme edge */
    bool many;               /* Enter adds a line */
    bool full;               /* something did not fit */
    int cols;                /* width it is drawn in, for Up and Down; 0: a row is a line */
};
void wn_editor_set(struct wn_editor *e, struct wn_str text, bool many); /* cursor at the end */
struct wn_str wn_editor_text(const struct wn_editor *e);
enum wn_typed {
    WN_TYPED_NOTHING, WN_TYPED_CHANGED, WN_TYPED_MOVED, WN_TYPED_DONE, WN_TYPED_CANCEL
};
/* Enter (one line) = DONE; Esc = CANCEL; Ctrl-U clears the line, Ctrl-W the word; arrows,
 * Home, End, Backspace, Delete. */
enum wn_typed wn_editor_key(struct wn_editor *e, uint32_t key);
/* Wrapped into rows x cols from row, col; sets the cursor; scrolls so that it is visible. */
void wn_editor_draw(const struct wn_editor *e, struct wn_canvas *c, int row, int col, int rows,
                    int cols);

#endif
