/* SPDX-License-Identifier: MIT */
/*
 * Options of one command line, read by a table: long names, optional one-letter names, options
 * anywhere among the arguments, `--` ends them, `--name=value` and `--name value`. Messages name
 * the option and the nearest one that exists.
 */
#ifndef WN_BASE_OPT_H
#define WN_BASE_OPT_H

#include <stddef.h>

#include "winnow/base/arena.h"
#include "winnow/base/err.h"

struct wn_opt_row {
    const char *name;  /* without the dashes; NULL ends the table */
    char letter;       /* or 0 */
    const char *value; /* what the value is called in the usage ("FILE"), NULL: a switch */
    const char *help;  /* half a line */
};

struct wn_opt_given {
    const struct wn_opt_row *row;
    const char *value; /* NULL for a switch */
};

struct wn_opts {
    struct wn_opt_given *given;
    size_t count;
    const char **args; /* what is not an option, in order */
    size_t arg_count;
};

/*
 * Both tables (global, of the verb) are searched; unknown options are WN_EUSAGE. verb may be NULL.
 */
bool wn_opt_read(struct wn_arena *arena, const struct wn_opt_row *global,
                 const struct wn_opt_row *verb, int argc, char *const argv[], struct wn_opts *out,
                 struct wn_err *err) WN_MUST_CHECK;

bool wn_opt_on(const struct wn_opts *opts, const char *name);
const char *wn_opt_value(const struct wn_opts *opts, const char *name); /* the last one, or NULL */

#endif
