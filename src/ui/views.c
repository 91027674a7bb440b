/* SPDX-License-Identifier: MIT */
#include "winnow/ui/views.h"

const struct wn_view *const wn_views[WN_VIEW_COUNT] = {
    [WN_VIEW_OVERVIEW] = &wn_view_overview,
    [WN_VIEW_SCREENING] = &wn_view_screening,
    [WN_VIEW_RECORDS] = &wn_view_records,
    [WN_VIEW_RECONCILE] = &wn_view_reconcile,
    [WN_VIEW_AGREEMENT] = &wn_view_agreement,
    [WN_VIEW_IMPORT] = &wn_view_import,
    [WN_VIEW_HELP] = &wn_view_help,
};
