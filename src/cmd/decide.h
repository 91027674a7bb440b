/* SPDX-License-Identifier: MIT */
/* What decide, rule and records show share, and `decide --from`. */
#ifndef WN_CMD_DECIDE_H
#define WN_CMD_DECIDE_H

#include "verbs.h"
#include "winnow/app/screening.h"

/* "112", "0112" or "#0112"; WN_EUSAGE for anything else. */
bool wn_decide_number(const char *arg, int64_t *number, struct wn_err *err) WN_MUST_CHECK;
/* The whole file is checked first, every bad line is named; then one transaction. */
bool wn_decide_from(struct wn_cmd *cmd, const char *path, struct wn_err *err) WN_MUST_CHECK;

#endif
