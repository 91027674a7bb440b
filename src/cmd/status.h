/* SPDX-License-Identifier: MIT */
/* Where the review stands, in lines or as JSON: `status`, `demo`, and winnow without a verb. */
#ifndef WN_CMD_STATUS_H
#define WN_CMD_STATUS_H

#include "verbs.h"

bool wn_status_put(struct wn_cmd *cmd, struct wn_err *err) WN_MUST_CHECK;

#endif
