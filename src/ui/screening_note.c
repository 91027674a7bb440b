/* SPDX-License-Identifier: MIT */
/* View D, a note: below the text where it is one column, beside it where it is wide. */
#include "screening_state.h"

#include <inttypes.h>

int wn_view_screening_note_rows(const struct wn_canvas *c)
{
    return c->rows < 24 || c->cols < 80 ? c->rows - 5 : 12;
}

/* The screener who is not here: who never sees it. */
static struct wn_str note_other(const struct screening *s)
{
    for (size_t i = 0; i < s->page.criteria->reviewers.n; i++) {
        const struct wn_reviewer *r = &s->page.criteria->reviewers.v[i];
        if ((r->roles & WN_SCREENER) && !wn_str_eq(r->id, s->page.who))
            return r->id;
    }
    return WN_STR("the other screener");
}

static const struct wn_footer_item note_keys[] = {
    {"Esc", NULL, "done"}, {"Enter", NULL, "new line"}, {"#…", "#...", "tag"},
    {"Ctrl-U", NULL, "clear line"}, {0}};

static void note_normal(const struct screening *s, struct wn_canvas *c)
{
    int top = c->rows - 12;
    wn_page_box(c, top, 1, 8, c->cols - 2);
    wn_canvas_printf(c, top, 3, WN_PLAIN, " note on #%04" PRId64 " ", s->page.sheet.work);
    wn_canvas_put_text(c, top + 7, 3, WN_PLAIN,
                       " saved as you type ");
    wn_canvas_printf(c, c->rows - 3, 1, WN_PLAIN,
                     "Only you see this; %.*s gets it with your decisions.  %.*s never does.",
                     WN_ARG(wn_page_adjudicator(s->page.criteria)),
                     WN_ARG(wn_page_capital(c->arena, note_other(s))));
    wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", "");
    wn_page_footer_apart(c, note_keys, 3);
    wn_editor_draw(&s->editor, c, top + 1, 3, 6, c->cols - 6);
}

static void note_small(const struct screening *s, struct wn_canvas *c)
{
    wn_canvas_fill(c, 0, 0, c->cols, WN_HEADER, ' ');
    wn_canvas_printf(c, 0, 1, WN_HEADER, "#%04" PRId64 "  note", s->page.sheet.work);
    wn_canvas_put_right(c, 0, c->cols - 1, WN_HEADER, s->page.who);
    wn_canvas_rule(c, 5, 0, c->cols, "note", "saved as you type");
    wn_canvas_printf(c, c->rows - 3, 1, WN_PLAIN,
                     "%.*s gets it with your decisions; %.*s never does.",
                     WN_ARG(wn_page_capital(c->arena, wn_page_adjudicator(s->page.criteria))),
                     WN_ARG(note_other(s)));
    wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", "");
    wn_page_footer(c, note_keys);
    for (int row = 6; row < c->rows - 3; row++)
        wn_canvas_fill(c, row, 0, c->cols, WN_PLAIN, ' ');
    wn_editor_draw(&s->editor, c, 6, 1, c->rows - 9, c->cols - 2);
}

static void note_wide(const struct screening *s, struct wn_canvas *c)
{
    int col = c->cols - WN_PANEL, row = 15;
    struct wn_str title = wn_arena_print(c->arena, "note on #%04" PRId64, s->page.sheet.work);
    wn_canvas_rule(c, 3, col, WN_PANEL, title.p, "saved as you type");
    wn_page_panel_rule(c, row++, col, "who will see it");
    wn_canvas_printf(c, row, col + 1, WN_PLAIN, "you now; %.*s with your decisions",
                     WN_ARG(wn_page_adjudicator(s->page.criteria)));
    row += 2;
    wn_page_panel_rule(c, row++, col, "criteria");
    for (size_t i = 0; i < s->page.criteria->criteria.n && row < c->rows - 3; i++)
        wn_page_answer(&s->page.criteria->criteria.v[i], c,
                       (struct wn_answer_at){row++, col + 1, 12, c->cols},
                       s->page.sheet.answers[i]);
    wn_canvas_rule(c, c->rows - 3, 0, c->cols, "", "");
    wn_canvas_put_text(c, c->rows - 2, 1, WN_PLAIN,
                       "The abstract stays readable: PgUp and PgDn scroll it while you type.");
    wn_page_footer_apart(c, note_keys, 3);
    wn_editor_draw(&s->editor, c, 5, col + 1, 9, WN_PANEL - 1);
    wn_page_divider_used(c, 3, c->rows - 3, col - 1);
}

void wn_view_screening_draw_note(const struct screening *s, struct wn_canvas *c)
{
    enum wn_size size = wn_page_size(c);
    c->status_row = size == WN_SIZE_WIDE ? c->rows - 2 : c->rows - 3;
    if (size == WN_SIZE_SMALL)
        note_small(s, c);
    else if (size == WN_SIZE_WIDE)
        note_wide(s, c);
    else
        note_normal(s, c);
}
