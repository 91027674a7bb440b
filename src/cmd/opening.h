/* SPDX-License-Identifier: MIT */
/* Opening what was received, as every verb of the adjudicator does before it answers. */
#ifndef WN_CMD_OPENING_H
#define WN_CMD_OPENING_H

#include "verbs.h"

/*
 * Opens what may be opened; files that fail their checks are said and count as notes. On a
 * read-only file nothing is opened: what is open already is shown.
 */
bool wn_opening_all(struct wn_cmd *cmd, bool early, struct wn_err *err) WN_MUST_CHECK;

#endif
