/* SPDX-License-Identifier: MIT */
/*
 * The keys of a criteria file as a table (notes/ux.md 3.2): name, type, place in struct
 * wn_criteria, default. Reading, "did you mean" and the list of settings all walk this one table.
 * Private to format.
 */
#ifndef WN_FORMAT_CRITERIA_SCHEMA_H
#define WN_FORMAT_CRITERIA_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "yaml_tree.h"

#include "winnow/base/arena.h"
#include "winnow/core/criteria.h"

enum wn_schema_type {
    WN_T_TEXT,   /* struct wn_str */
    WN_T_PROSE,  /* the same, but no setting: not listed */
    WN_T_CHOICE, /* struct wn_str, one of the words */
    WN_T_TEXTS,  /* struct wn_words: a list, or one text */
    WN_T_TERMS,  /* the same, but no setting */
    WN_T_SWITCH, /* bool: yes or no */
    WN_T_FLAG,   /* bool: the second of two words */
    WN_T_ENUM,   /* an enum: the number of the word */
    WN_T_BITS,   /* unsigned: bits of the words' numbers; a list or one word */
    WN_T_DIGIT,  /* int, 1 to 9 */
    WN_T_COUNT,  /* int64_t, at least `least` */
    WN_T_REAL,   /* double */
    WN_T_PAIRS,  /* {const struct wn_pair_of *v; size_t n}; keys are the words, or any */
    WN_T_MAP,    /* fields of sub, in the same struct */
    WN_T_LIST,   /* {const T *v; size_t n}, each read by sub */
    WN_T_LATER   /* text that criteria_derive.c or a check looks up itself */
};

struct wn_schema;
struct wn_schema_field {
    const char *name;
    enum wn_schema_type type;
    size_t offset;
    const char *const *words; /* NULL-terminated */
    const struct wn_schema *sub;
    const char *fallback; /* the default, written as in a file; NULL: empty */
    int64_t least;
    bool required;
};
struct wn_schema {
    const char *title; /* "review", "this item of criteria" */
    const struct wn_schema_field *fields;
    size_t n;
    size_t size, most; /* of an item; how many items */
    const char *alone; /* the field that is meant when a text stands for the map */
};
struct wn_schema_list { const void *v; size_t n; };

extern const struct wn_schema wn_criteria_schema;

/* The words under which a review.framework's elements go; NULL for custom and unknown ones. */
const char *const *wn_framework_elements(struct wn_str framework);

/* Fills *base by the table; every key and value that does not fit becomes a finding. */
void wn_schema_fill(const struct wn_schema *schema, const struct wn_yaml *node, void *base,
                    struct wn_arena *arena, struct wn_findings *f);

/* One value that is neither a map nor a list of items; what does not fit becomes a finding. */
void wn_schema_value(const struct wn_schema_field *field, const struct wn_yaml *node, void *base,
                     struct wn_arena *arena, struct wn_findings *f);

/* "a, b, c", and the word most like s, or NULL. */
struct wn_str wn_schema_listed(struct wn_arena *arena, const char *const *words);
const char *wn_schema_nearest(struct wn_str s, const char *const *words);

#endif
