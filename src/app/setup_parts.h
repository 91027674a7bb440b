/* SPDX-License-Identifier: MIT */
/* What init and amend share. Private to app. */
#ifndef WN_APP_SETUP_PARTS_H
#define WN_APP_SETUP_PARTS_H

#include "winnow/app/setup.h"

/* Criteria without errors whose terms compile; else WN_EUSAGE, and they are in `findings`. */
bool wn_setup_read(struct wn_str text, struct wn_arena *arena, struct wn_findings *findings,
                   struct wn_criteria *out, struct wn_err *err) WN_MUST_CHECK;

#endif
