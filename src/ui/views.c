/* SPDX-License-Identifier: MIT */
#include "winnow/ui/views.h"

const struct wn_view *const wn_views[WN_VIEW_COUNT] = {
    [WN_VIEW_HELP] = &wn_view_help,
};
