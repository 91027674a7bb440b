/* SPDX-License-Identifier: MIT */
/* The state of the import preview (I), shared by its acting and its drawings. Private to ui. */
#ifndef WN_UI_IMPORT_STATE_H
#define WN_UI_IMPORT_STATE_H

#include "page.h"
#include "winnow/app/previewing.h"
#include "winnow/ui/line.h"
#include "winnow/ui/list.h"

enum import_asks { IMPORT_ASKS_NOTHING, IMPORT_ASKS_ENCODING, IMPORT_ASKS_SOURCE, IMPORT_ASKS_MAP };

struct import {
    struct wn_page page;
    struct wn_preview *preview;
    bool started;                /* every file was read once */
    struct wn_list list;
    int64_t n;                   /* record that is shown, from 1 */
    const struct wn_record *one; /* NULL: none */
    size_t top;                  /* first line of the things to look at */
    const char *busy;            /* "reading", "importing"; NULL: neither */
    size_t done, of;             /* bytes of the file at work */
    enum import_asks asks;
    struct wn_editor answer;
    struct wn_str unsent_to, unsent; /* when all is in: who has not got it yet */
    struct wn_arena arena;
};

/* Panel beside the files, where there is room for both. */
bool wn_view_import_wide(const struct wn_canvas *c);
int wn_view_import_visible(const struct import *v, const struct wn_canvas *c);
void wn_view_import_draw(const void *state, struct wn_canvas *c);

/* ---- import_record.c ---- */
void wn_view_import_record(const struct import *v, struct wn_canvas *c, int row);
void wn_view_import_panel(const struct import *v, struct wn_canvas *c, int col, int to);

/* ---- import_notes.c: the things to look at, and what will be ---- */
/* Rows [row, to), with its rule; gives the next free row. */
int wn_view_import_notes(const struct import *v, struct wn_canvas *c, int row, int to, int right);
void wn_view_import_sums(const struct import *v, struct wn_canvas *c, int row); /* in one line */
void wn_view_import_will_be(const struct import *v, struct wn_canvas *c, int row, int right);

#endif
