/* SPDX-License-Identifier: MIT */
/* The state of the records view (E), shared by its acting and its two drawings. Private to ui. */
#ifndef WN_UI_RECORDS_STATE_H
#define WN_UI_RECORDS_STATE_H

#include "page.h"
#include "winnow/app/keeping.h"
#include "winnow/app/searching.h"
#include "winnow/ui/line.h"
#include "winnow/ui/list.h"

enum { RECORDS_ROWS = 100 /* rows kept ready: more than a window shows */, RECORDS_PANEL = 49 };

struct records_filter {
    const char *label, *query;
    int64_t count; /* -1: not counted */
};

struct records {
    struct wn_page page;
    struct wn_editor query;
    bool typing;
    enum wn_find_order order;
    struct wn_search *found;
    bool done; /* the search looked at everything */
    size_t ticks;
    int64_t total; /* records of the review */
    bool screens;  /* the person decides: a column says what */
    struct wn_list list;
    struct wn_arena row_arena; /* the rows that are ready: [first, first + rows) of those found */
    struct wn_found *row;
    size_t first, rows;
    struct wn_arena one_arena; /* the record under the cursor */
    struct wn_record_page one; /* record 0: there is none */
    bool opened;               /* it is shown whole */
    size_t top;                /* its first line that is shown */
    struct records_filter filter[9]; /* by key 1 to 8; label NULL: none */
};

/* How many rows of the list fit. */
int wn_view_records_visible(const struct wn_canvas *c);
void wn_view_records_draw(const void *state, struct wn_canvas *c);

/* One record whole (records_page.c): its lines at a width; and the page of them. */
struct wn_flow wn_view_records_lines(const struct records *v, struct wn_arena *arena, int width);
int wn_view_records_page_rows(const struct wn_canvas *c);
void wn_view_records_page(const struct records *v, struct wn_canvas *c);

#endif
