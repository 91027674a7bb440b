/* SPDX-License-Identifier: MIT */
/* What the ui itself draws: the status text over a view, and the one line of a window too small. */
#ifndef WN_UI_STATUS_H
#define WN_UI_STATUS_H

#include <stdbool.h>

#include "winnow/ui/ui.h"

bool wn_ui_too_small(const struct wn_canvas *c);
void wn_ui_draw_too_small(struct wn_canvas *c);
/* At the row that the view declared; nothing when there is nothing to say. */
void wn_ui_draw_status(const struct wn_status *s, struct wn_canvas *c);

#endif
