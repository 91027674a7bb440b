/* SPDX-License-Identifier: MIT */
/* View D, a note: below the text where it is one column, beside it where it is wide. */
#include "screening_state.h"

#include <inttypes.h>
#include <string.h>

#include "winnow/base/text.h"

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

/* Esc: where a decision waits for this note, it is made. */
static void note_footer(const struct screening *s, struct wn_canvas *c, int gap)
{
    struct wn_footer_item keys[sizeof note_keys / sizeof *note_keys];
    memcpy(keys, note_keys, sizeof keys);
    if (s->has_pending)
        keys[0].text = "done and exclude";
    wn_page_footer_apart(c, keys, gap);
}

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
    note_footer(s, c, 3);
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
    note_footer(s, c, 2);
    for (int row = 6; row < c->rows - 3; row++)
        wn_canvas_fill(c, row, 0, c->cols, WN_PLAIN, ' ');
    wn_editor_draw(&s->editor, c, 6, 1, c->rows - 9, c->cols - 2);
}

/* ---- wide: the sections of the panel below the note, as many as have room ---- */

enum { NOTE_ROWS = 9, NOTE_TAGS = 4 * WN_PANEL /* bytes: more than is shown */ };

static bool note_section(struct wn_canvas *c, int *row, int rows, const char *title)
{
    if (*row + 1 + rows > c->rows - 3)
        return false;
    wn_page_panel_rule(c, (*row)++, c->cols - WN_PANEL, title);
    return true;
}

static struct wn_str note_tags(const struct screening *s, struct wn_arena *arena)
{
    struct wn_str note = wn_editor_text(&s->editor), tag, all = WN_STR("");
    size_t at = 0;
    while (all.n < NOTE_TAGS && wn_notes_next_tag(s->page.criteria, note, &at, &tag))
        all = wn_arena_print(arena, "%.*s%s%.*s", WN_ARG(all), all.n ? ", " : "", WN_ARG(tag));
    return all.n ? all : WN_STR("none (#… sets one)");
}

static void note_sections(const struct screening *s, struct wn_canvas *c)
{
    int row = 6 + NOTE_ROWS, col = c->cols - WN_PANEL + 1, width = WN_PANEL - 1;
    const struct wn_criteria *k = s->page.criteria;
    if (note_section(c, &row, 1, "tags found in the note"))
        wn_canvas_put_cut(c, row++, col, width, WN_PLAIN, note_tags(s, c->arena));
    row++;
    if (note_section(c, &row, 1, "who will see it"))
        wn_canvas_put_cut(c, row++, col, width, WN_PLAIN,
                          wn_arena_print(c->arena, "you now; %.*s with your decisions",
                                         WN_ARG(wn_page_adjudicator(k))));
    row++;
    if (s->noted_n && note_section(c, &row, (int)s->noted_n, "your last notes")) {
        for (size_t i = 0; i < s->noted_n; i++)
            wn_canvas_put_cut(c, row++, col, width, WN_PLAIN,
                              wn_arena_print(c->arena, "#%04" PRId64 "  %.*s", s->noted[i].work,
                                             WN_ARG(wn_text_squeeze(c->arena, s->noted[i].note))));
        row++;
    }
    if (!note_section(c, &row, 1, "criteria"))
        return;
    for (size_t i = 0; i < k->criteria.n && row < c->rows - 3; i++)
        wn_page_answer(&k->criteria.v[i], c, (struct wn_answer_at){row++, col, 12, c->cols},
                       s->page.sheet.answers[i]);
}

static void note_wide(const struct screening *s, struct wn_canvas *c)
{
    int col = c->cols - WN_PANEL;
    struct wn_str title = wn_arena_print(c->arena, "note on #%04" PRId64, s->page.sheet.work);
    wn_canvas_rule(c, 3, col, WN_PANEL, title.p, "saved as you type");
    note_sections(s, c);
    wn_canvas_rule(c, c->rows - 3, 0, c->cols, "", "");
    wn_canvas_put_text(c, c->rows - 2, 1, WN_PLAIN,
                       "The abstract stays readable: PgUp and PgDn scroll it while you type.");
    note_footer(s, c, 3);
    wn_editor_draw(&s->editor, c, 5, col + 1, NOTE_ROWS, WN_PANEL - 1);
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
