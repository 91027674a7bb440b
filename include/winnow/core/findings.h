/* SPDX-License-Identifier: MIT */
/*
 * What a check of a criteria file finds: errors, warnings and notes, each with its place and a
 * remedy.
 */
#ifndef WN_CORE_FINDINGS_H
#define WN_CORE_FINDINGS_H

#include <stddef.h>

#include "winnow/base/arena.h"
#include "winnow/base/str.h"

/* Lines and columns from 1; 0 = the whole file. */
enum wn_severity { WN_NOTE, WN_WARNING, WN_ERROR };
struct wn_finding {
    enum wn_severity severity;
    size_t line, column;
    struct wn_str message; /* what is wrong, in words */
    struct wn_str help;    /* what to do */
};
struct wn_findings {
    struct wn_arena *arena;
    struct wn_finding *v;
    size_t n, capacity;
    size_t errors, warnings;
};
void wn_finding_add(struct wn_findings *f, enum wn_severity severity, size_t line, size_t column,
                    struct wn_str message, struct wn_str help);

#endif
