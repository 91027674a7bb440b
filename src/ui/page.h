/* SPDX-License-Identifier: MIT */
/*
 * A page that shows one record: what screening (B, C, D) and reconciling (F0, F) have in common.
 * Plain state and pure drawing; the grid is that of notes/ux.md 2.1 and 2.3. Private to ui.
 */
#ifndef WN_UI_PAGE_H
#define WN_UI_PAGE_H

#include "winnow/app/screening.h"
#include "winnow/ui/canvas.h"
#include "winnow/ui/pager.h"

enum wn_size { WN_SIZE_SMALL, WN_SIZE_NORMAL, WN_SIZE_WIDE };
/* Small: under 80 columns or 24 rows; wide: from 100 columns, with a side panel of 42. */
enum wn_size wn_page_size(const struct wn_canvas *c);
enum { WN_PANEL = 42, WN_TALL = 34 /* rows from which parts get a blank line between */ };

struct wn_page {
    const struct wn_criteria *criteria;
    struct wn_sheet sheet;
    struct wn_str who, review, short_title;
    size_t top;       /* first line of the abstract that is shown */
    size_t focus;     /* criterion in focus: Tab reads it, H marks it */
    bool judging;     /* one column: the text of the criterion in focus is open */
    bool names;       /* hidden fields are shown */
    bool meta_plain;  /* reconciling: no word about hidden fields, or of what is one's own */
    enum wn_show_marks marks;
    int width;        /* columns of text, 45 to 95; 0: as wide as the layout likes */
    const char *view; /* "Screening" */
    const char *role; /* "third reviewer", said behind who where it is wide; NULL: nothing */
};

/* Reads who and which review from the app; called once, at enter. */
void wn_page_start(struct wn_page *p, struct wn_app *app, const char *view);
/* Focus on the first criterion without an answer; scroll to the top. After a load. */
void wn_page_fresh(struct wn_page *p);

/* Where the text stands: column, columns, and the column where a side panel begins. */
struct wn_column { int col, width, right; };
struct wn_column wn_page_column(const struct wn_page *p, const struct wn_canvas *c);

/* Row 1; row 2 with its rule; and both in one row and a rule where it is small. */
void wn_page_header(const struct wn_page *p, struct wn_canvas *c);
void wn_page_progress(struct wn_canvas *c, int64_t part, int64_t of, struct wn_str right);
void wn_page_header_small(const struct wn_page *p, struct wn_canvas *c, const char *what,
                          int64_t part, int64_t of, struct wn_str right);

/* Title and the lines below it; gives the first free row. Sets the cursor at the title. */
int wn_page_title(const struct wn_page *p, struct wn_canvas *c, int row);
/* The abstract and keywords as lines. */
struct wn_flow wn_page_flow(const struct wn_page *p, const struct wn_canvas *c,
                            struct wn_arena *arena);
/* Rows [row, row + rows) of it; gives the lines there are. */
size_t wn_page_text(const struct wn_page *p, struct wn_canvas *c, int row, int rows);
/* "more ↓  10 of 18 lines", or empty when all is shown; in the canvas's arena. */
struct wn_str wn_page_more(const struct wn_page *p, struct wn_canvas *c, size_t lines, int rows);
/* Scrolls by lines within what there is, for `act`. */
void wn_page_scroll(struct wn_page *p, const struct wn_canvas *c, int rows, long by);

/* ---- criteria (page_criteria.c) ---- */
int wn_page_criteria_rows(const struct wn_page *p); /* of the two-column panel, without its rule */
void wn_page_criteria(const struct wn_page *p, struct wn_canvas *c, int row);
/* "1-3": the digits that answer. */
struct wn_str wn_page_digits(const struct wn_page *p, struct wn_arena *arena);
void wn_page_criteria_line(const struct wn_page *p, struct wn_canvas *c, int row);
/* Side panel: criteria with their marks, how to judge; gives the next free row. */
int wn_page_criteria_panel(const struct wn_page *p, struct wn_canvas *c, int row, int col);
/*
 * "2 ✓ yes Preclinical medics" from row, col; the label `label` columns behind, cut at `right`.
 */
struct wn_answer_at { int row, col, label, right; };
enum wn_sign wn_page_answer_sign(const struct wn_criterion *k, enum wn_answer answer);
void wn_page_answer(const struct wn_criterion *k, struct wn_canvas *c, struct wn_answer_at at,
                    enum wn_answer answer);
/* Question and how to judge, re-wrapped, as lines. */
struct wn_flow wn_page_judge(const struct wn_page *p, struct wn_arena *arena, int width);
/*
 * Tab in one column: how to judge the criterion in focus, over as much of the text as it takes,
 * down to row `to`; where the rows above that are too few, down to `most`, over what stands below
 * the text.
 */
void wn_page_judging(const struct wn_page *p, struct wn_canvas *c, int to, int most);

/* ---- rows that every view has (page_rows.c) ---- */
struct wn_footer_item {
    const char *key, *ascii, *text;
}; /* ends with key = NULL; ascii NULL: key */
/* Keys bold, two blanks between; what does not fit is left out, but never the last ("? keys"). */
void wn_page_footer(struct wn_canvas *c, const struct wn_footer_item *items);
void wn_page_footer_apart(struct wn_canvas *c, const struct wn_footer_item *items, int gap);
/* The line that separates a side panel, rows [from, to). */
void wn_page_divider(struct wn_canvas *c, int from, int to, int col);
/* Only as far down as something was drawn beside it: after the rest of the page. */
void wn_page_divider_used(struct wn_canvas *c, int from, int to, int col);
/* An empty box with its frame. */
void wn_page_box(struct wn_canvas *c, int row, int col, int rows, int cols);
/* A rule behind the divider: "── title ─────", to the right edge. */
void wn_page_panel_rule(struct wn_canvas *c, int row, int col, const char *title);
struct wn_str wn_page_day(struct wn_arena *arena,
                          struct wn_str at); /* "23 Nov" of 2026-11-23T... */
int wn_page_percent(int64_t part, int64_t of);
/* A label within a sentence: "no academic outcome"; "GPA not reported" stays. */
struct wn_str wn_page_within(struct wn_arena *arena, struct wn_str label);
/* An id at the start of a sentence: "Ben". */
struct wn_str wn_page_capital(struct wn_arena *arena, struct wn_str id);
const char *wn_page_decision_sign(const struct wn_canvas *c, enum wn_decision d);
enum wn_style wn_page_decision_style(enum wn_decision d);
/* "chi": whoever settles the conflicts. */
struct wn_str wn_page_adjudicator(const struct wn_criteria *criteria);
/* Lines of plain text wrapped to width, as a flow. */
struct wn_flow wn_page_wrap(struct wn_arena *arena, int width, struct wn_str text);

#endif
