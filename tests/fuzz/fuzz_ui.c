/* SPDX-License-Identifier: MIT */
/*
 * Any bytes from a terminal, as keys into an editor; the same bytes as a text with marks into a
 * pager; both drawn. No key above Unicode but the named ones, no cursor off the grid, no row too
 * wide.
 */
#include <stdint.h>
#include <stdlib.h>

#include "term_keys.h"
#include "winnow/base/text.h"
#include "winnow/ui/action.h"
#include "winnow/ui/line.h"
#include "winnow/ui/pager.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* As term_curses reads: ESC begins a sequence that runs until it is complete. */
static void type(struct wn_editor *e, const uint8_t *data, size_t size)
{
    struct wn_key_bytes bytes = {.n = 0};
    for (size_t i = 0; i < size; i++) {
        struct wn_key_sequence s = {.n = 0};
        uint32_t key = WN_KEY_NONE;
        if (data[i] == 0x1B) {
            while (i + 1 < size && !wn_key_sequence_byte(&s, data[++i]))
                continue;
            key = wn_key_of_sequence(&s);
        } else if (!wn_key_byte(&bytes, data[i], &key)) {
            key = WN_KEY_NONE;
        }
        must(key <= WN_KEY_BACKTAB && (key < 0xD800 || key > 0xDFFF));
        if (key != WN_KEY_NONE)
            (void)wn_editor_key(e, key);
        must(e->cursor <= e->n && e->n < WN_LINE_SIZE && e->text[e->n] == '\0');
    }
    must(wn_text_valid(wn_editor_text(e)) == e->n);
}

static void check_canvas(const struct wn_canvas *c)
{
    must(c->cur_row >= 0 && c->cur_row < c->rows && c->cur_col >= 0 && c->cur_col < c->cols);
    for (int row = 0; row < c->rows; row++)
        for (int col = 0; col < c->cols; col++) {
            const struct wn_cell *cell = &c->cell[row * c->cols + col];
            bool right_half = col > 0 && cell[-1].width == 2;
            must(right_half == (cell->width == 0) && cell->style < WN_STYLE_COUNT);
            must(cell->cp[0] == 0 || (cell->cp[0] >= 0x20 && cell->cp[0] != 0x7F));
            must(cell->width != 2 || col + 1 < c->cols);
        }
}

static void flow(struct wn_canvas *c, struct wn_str text, uint8_t how)
{
    struct wn_mark marks[8];
    size_t n = 0, step = text.n / 9 + 1;
    for (size_t at = 0; at + step < text.n && n < 8; at += step, n++)
        marks[n] = (struct wn_mark){at, at + step - (n & 1), (unsigned char)n, n % 3 == 0};
    struct wn_flow_opts opts = {.width = 1 + how % 40,
                                .colour = how & 64,
                                .digits = how & 128,
                                .ascii = how & 32,
                                .marks = (enum wn_show_marks)(how % 3)};
    struct wn_flow f = {.arena = c->arena};
    wn_flow_add(&f, &opts, wn_str_first(text, how % 12), text, (struct wn_marks){marks, n},
                WN_PLAIN);
    for (size_t i = 0; i < f.lines; i++)
        for (size_t k = 0; k < f.line[i].runs; k++)
            must(f.line[i].run[k].col <= opts.width);
    wn_flow_draw(&f, c, 0, 0, c->rows, f.lines / 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct wn_str begin = {"", 0};
    struct wn_editor *e = calloc(1, sizeof *e);
    struct wn_canvas c = {.ascii = size & 1};
    uint8_t how = size ? data[0] : 0;
    must(e != NULL);
    e->cols = how % 30;
    wn_editor_set(e, begin, how & 1);
    type(e, data, size);
    wn_canvas_init(&c, 1 + how % 7, 1 + how % 33);
    wn_editor_draw(e, &c, 0, 0, c.rows, c.cols);
    check_canvas(&c);
    wn_canvas_clear(&c);
    struct wn_str text =
        wn_text_clean(c.arena, wn_str_of((const char *)data, size), WN_CLEAN_LINES);
    flow(&c, text, how);
    wn_canvas_put(&c, 0, how % 9 - 4, how % 5, WN_BOLD, wn_str_of((const char *)data, size));
    wn_canvas_put_cut(&c, c.rows - 1, 0, 0, WN_BOLD, wn_str_of((const char *)data, size));
    check_canvas(&c);
    wn_canvas_free(&c);
    free(e);
    return 0;
}
