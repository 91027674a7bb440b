/* SPDX-License-Identifier: MIT */
/* The views of winnow by id. A view: one file, one row here. */
#ifndef WN_UI_VIEWS_H
#define WN_UI_VIEWS_H

#include "winnow/ui/ui.h"

extern const struct wn_view *const wn_views[WN_VIEW_COUNT];

extern const struct wn_view wn_view_overview;   /* A */
extern const struct wn_view wn_view_screening;  /* B, C, D */
extern const struct wn_view wn_view_records;    /* E */
extern const struct wn_view wn_view_reconcile;  /* F0, F */
extern const struct wn_view wn_view_agreement;  /* G */
extern const struct wn_view wn_view_import;     /* I; wants wn_app_preview */
extern const struct wn_view wn_view_help;       /* K, made from the action table */

#endif
