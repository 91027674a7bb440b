/* SPDX-License-Identifier: MIT */
/*
 * What is wrong where YAML ends, in plain words and at the place where the person slipped, which is
 * often not where libyaml noticed. Knows libyaml's sentences, not libyaml. Private to format.
 */
#ifndef WN_FORMAT_YAML_PROBLEM_H
#define WN_FORMAT_YAML_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>

#include "yaml_tree.h"

#include "winnow/base/str.h"
#include "winnow/core/criteria.h"

/*
 * What libyaml said; lines and columns from 1, 0 where it gave none. quote: the start of a text in
 * quotes that ends some lines further down, in the line of the problem.
 */
struct wn_yaml_problem {
    const char *problem, *context; /* never NULL */
    size_t line, column, context_line, context_column, quote_line, quote_column;
};
void wn_yaml_explain(struct wn_str text, const struct wn_yaml_problem *p, struct wn_findings *f);

/* Bytes and characters that no YAML has: false when there are any; the first one is a finding. */
bool wn_yaml_characters(struct wn_str text, struct wn_findings *f);

/* What libyaml accepts and nobody means; false when the text is not to be used. */
struct wn_yaml_place {
    struct wn_str behind; /* the file from the end of the text on */
    size_t end_line, end_column;
    bool in_list, in_flow; /* an item; somewhere within [] or {} */
};
bool wn_yaml_check_plain(const struct wn_yaml *node, const struct wn_yaml_place *place,
                         struct wn_findings *f);
bool wn_yaml_check_quoted(const struct wn_yaml *node, struct wn_findings *f);

/* Line number `line` of the text, without its end; empty beyond the last. */
struct wn_str wn_yaml_line(struct wn_str text, size_t line);

#endif
