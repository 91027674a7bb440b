/* SPDX-License-Identifier: MIT */
/*
 * Copies that are made without being asked for, beside the project: the own journal after a session
 * that wrote something and after send, the whole file after an import. Where that is not possible
 * it is said; the verb has done its work all the same.
 */
#ifndef WN_CMD_KEEPING_H
#define WN_CMD_KEEPING_H

#include "verbs.h"

/*
 * How far the own journal goes now: to be asked before a session, and given to the next one after.
 */
int64_t wn_keeping_lines(struct wn_cmd *cmd);
void wn_keeping_journal(struct wn_cmd *cmd, int64_t before);
void wn_keeping_project(struct wn_cmd *cmd);

#endif
