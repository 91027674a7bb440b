/* SPDX-License-Identifier: MIT */
/*
 * The example review: about 40 invented records, two screeners' finished decisions, open
 * conflicts.
 */
#ifndef WN_APP_DEMO_H
#define WN_APP_DEMO_H

#include "winnow/app/app.h"

/*
 * Makes `folder` with the criteria file, the exports, the three people's project files and their
 * bundles, through the same calls that a team makes; an existing demo folder is opened again.
 * *project: the adjudicator's file.
 */
bool wn_demo_make(const char *folder, const struct wn_sys *sys, struct wn_arena *arena,
                  struct wn_str *project, bool *existed, struct wn_err *err) WN_MUST_CHECK;

#endif
