/* SPDX-License-Identifier: MIT */
/* Making a review, and replacing its criteria before the first invitation. The lead's. */
#ifndef WN_APP_SETUP_H
#define WN_APP_SETUP_H

#include "winnow/app/app.h"

struct wn_setup { struct wn_str project, criteria_version; };

/*
 * New project file from the text of a criteria file. Errors in the criteria: WN_EUSAGE, and they
 * are in `findings`. path must end in .winnow and not exist (WN_EUSAGE). Folder that a cloud client
 * syncs, or a network file system: WN_EREFUSED with a proposal, unless go_on (then a `location`
 * event says so).
 */
bool wn_setup_init(const char *path, struct wn_str criteria_text, bool go_on,
                   const struct wn_sys *sys, struct wn_arena *arena, struct wn_findings *findings,
                   struct wn_setup *out, struct wn_err *err) WN_MUST_CHECK;

/*
 * Replaces the criteria (event `criteria`, change: draft). After the first invitation WN_EREFUSED.
 * The same text again writes nothing. People may be added, renamed, removed; the id of the review
 * stays.
 */
bool wn_setup_amend(struct wn_app *app, struct wn_str criteria_text, struct wn_arena *arena,
                    struct wn_findings *findings, struct wn_str *version, struct wn_err *err)
    WN_MUST_CHECK;
/* The text of the criteria in force, byte for byte. */
bool wn_setup_criteria_text(struct wn_app *app, struct wn_arena *arena, struct wn_str *text,
                            struct wn_err *err) WN_MUST_CHECK;

/* How often each term marks something, as notes among the findings (`criteria check --against`). */
bool wn_setup_check_against(struct wn_app *app, const struct wn_criteria *c,
                            struct wn_findings *findings, struct wn_err *err) WN_MUST_CHECK;

#endif
