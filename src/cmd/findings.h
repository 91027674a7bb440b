/* SPDX-License-Identifier: MIT */
/* What the verbs that read a criteria file share: reading it, and saying what was found. */
#ifndef WN_CMD_FINDINGS_H
#define WN_CMD_FINDINGS_H

#include "verbs.h"

/* The whole file, in the arena of the run. */
bool wn_criteria_file_read(struct wn_cmd *cmd, const char *path, struct wn_str *text,
                           struct wn_err *err) WN_MUST_CHECK;
/* To stderr for people, as findings[] under --json; notes and warnings count for --strict. */
void wn_findings_say(struct wn_cmd *cmd, const struct wn_findings *f, const char *path,
                     struct wn_str text);

#endif
