/* SPDX-License-Identifier: MIT */
/*
 * The criteria file: YAML text to struct wn_criteria, with every error and warning in one run.
 * notes/ux.md section 3; libyaml's events only (yaml.c); limits of notes/exchange.md 7 no. 15.
 */
#ifndef WN_FORMAT_CRITERIA_YAML_H
#define WN_FORMAT_CRITERIA_YAML_H

#include "winnow/base/buf.h"
#include "winnow/base/err.h"
#include "winnow/base/json.h"
#include "winnow/core/criteria.h"

/*
 * Reads text into *out (all of it in the arena, also when there are errors: then what could be
 * read). Findings are added in the order of lines. True when there are no errors.
 */
bool wn_criteria_read(struct wn_str text, struct wn_arena *arena, struct wn_criteria *out,
                      struct wn_findings *findings) WN_MUST_CHECK;

/*
 * Findings for people: file, line, column, words, the line itself with a caret, what to do
 * (ux.md 3.3). name: the file as typed.
 */
void wn_findings_print(const struct wn_findings *f, const char *name, struct wn_str text,
                       struct wn_buf *out);

/*
 * The settings in force, defaults included, one "key: value" a line (`criteria check --defaults`).
 */
void wn_criteria_print_settings(const struct wn_criteria *c, struct wn_buf *out);

#endif
