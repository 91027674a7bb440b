/* SPDX-License-Identifier: MIT */
/*
 * YAML for people: libyaml's events made a small tree in an arena. Every scalar is text. Anchors,
 * aliases, tags, merge keys, keys given twice and second documents are errors, and so is what
 * libyaml takes without a word but nobody means (notes/ux.md 3.3). Knows nothing of criteria. The
 * only user of libyaml. Private to format.
 */
#ifndef WN_FORMAT_YAML_TREE_H
#define WN_FORMAT_YAML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "winnow/base/arena.h"
#include "winnow/base/str.h"
#include "winnow/core/criteria.h"

enum { WN_YAML_BYTES = WN_CRITERIA_BYTES, WN_YAML_DEPTH = 32, WN_YAML_KEYS = 200 };

/* BROKEN: something is wrong with it and was said; nothing more need be said of it. */
enum wn_yaml_kind { WN_YAML_TEXT, WN_YAML_LIST, WN_YAML_MAP, WN_YAML_BROKEN };

struct wn_yaml_key {
    struct wn_str name; /* empty in a list */
    size_t line, column;
};
struct wn_yaml {
    enum wn_yaml_kind kind;
    size_t line, column;  /* from 1, in characters */
    struct wn_str text;   /* of a TEXT */
    struct wn_str source; /* the file from here on */
    bool plain;           /* written without quotes */
    struct wn_yaml_key key;
    struct wn_yaml *first, *last, *next;
    size_t n;
};

/*
 * Reads the text. The root, or NULL when it is not YAML: then a finding says why. Other findings
 * (an anchor, a key given twice) leave a tree that can be read further.
 */
struct wn_yaml *wn_yaml_read(struct wn_str text, struct wn_arena *arena, struct wn_findings *f);

/* The value of a key of a map; NULL without it, and where node is NULL or no map. */
const struct wn_yaml *wn_yaml_find(const struct wn_yaml *node, const char *name);

/* The column of byte `at` of a TEXT; of its start where it was not written as is on one line. */
size_t wn_yaml_column(const struct wn_yaml *node, size_t at);

#endif
