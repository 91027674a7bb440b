/* SPDX-License-Identifier: MIT */
/*
 * Everything that a verb prints goes out here: text for people cleaned by base/text, data as it is
 * (but cleaned on a terminal), JSON as one document. Whether it could be written is asked once, at
 * the end.
 */
#ifndef WN_CMD_PRINT_H
#define WN_CMD_PRINT_H

#include <stdbool.h>

#include "winnow/base/attr.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"

struct wn_cmd;

/* To stdout for people; nothing under --json, where the document says it all. */
void wn_say(struct wn_cmd *cmd, const char *format, ...) WN_PRINTF(2, 3);
void wn_say_str(struct wn_cmd *cmd, struct wn_str text); /* of any length */
/* To stderr, always. */
void wn_tell(struct wn_cmd *cmd, const char *format, ...) WN_PRINTF(2, 3);
void wn_tell_str(struct wn_cmd *cmd, struct wn_str text);
/* Data (CSV) to stdout, byte for byte unless stdout is a terminal. */
void wn_put_data(struct wn_cmd *cmd, struct wn_str bytes);
/* The same at once, to the last byte, or why not; a reader that is gone is an error, no signal. */
bool wn_put_data_now(struct wn_cmd *cmd, struct wn_str bytes, struct wn_err *err) WN_MUST_CHECK;
/* The document of --json, with a line end. */
void wn_put_json(struct wn_cmd *cmd);
/* WN_EIO when anything could not be written to stdout. */
bool wn_print_end(struct wn_cmd *cmd, struct wn_err *err) WN_MUST_CHECK;

#endif
