/* SPDX-License-Identifier: MIT */
/* The verbs: one file cmd_VERB.c and one row each. main calls wn_cmd_run and nothing else. */
#ifndef WN_CMD_CMD_H
#define WN_CMD_CMD_H

#include <stdio.h>

#include "winnow/base/sys.h"

/* Where a run reads and writes: main gives the real ones, tests their own. */
struct wn_io { FILE *in, *out, *err; };

/* Runs a whole command line; the result is the exit status of CLI.md. */
int wn_cmd_run(int argc, char *const argv[], const struct wn_sys *sys, const struct wn_io *io);

#endif
