/* SPDX-License-Identifier: MIT */
/* What previewing's files share: sums over records, and the records around the one shown. */
#ifndef WN_APP_PREVIEWING_PARTS_H
#define WN_APP_PREVIEWING_PARTS_H

#include "winnow/app/previewing.h"

void wn_preview_sums_record(struct wn_preview_sums *sums, const struct wn_record *r);
void wn_preview_sums_add(struct wn_preview_sums *sums, const struct wn_preview_sums *more);
/* Languages, most records first. */
void wn_preview_sums_order(struct wn_preview_sums *sums);

void wn_preview_window_close(struct wn_preview *p);

#endif
