/* SPDX-License-Identifier: MIT */
/*
 * What is done to a criteria file once its keys are read: defaults that follow from other keys, and
 * the checks of meaning (notes/ux.md 3.3, second table). Private to format.
 */
#ifndef WN_FORMAT_CRITERIA_PARTS_H
#define WN_FORMAT_CRITERIA_PARTS_H

#include "criteria_schema.h"
#include "yaml_tree.h"

#include "winnow/core/criteria.h"

struct wn_criteria_file {
    struct wn_criteria *c;
    const struct wn_yaml *root;
    struct wn_arena *arena;
    struct wn_findings *f;
};

/* Labels, keys, ids and PRISMA wordings that were left out; fail_reason by its id. */
void wn_criteria_derive(struct wn_criteria_file *file);

void wn_criteria_check_parts(const struct wn_criteria_file *file);     /* ids, keys, criteria */
void wn_criteria_check_terms(const struct wn_criteria_file *file);     /* highlight lists */
void wn_criteria_check_people(const struct wn_criteria_file *file);    /* roles */
void wn_criteria_check_procedure(const struct wn_criteria_file *file); /* pilot, stopping ... */
void wn_criteria_note_later(const struct wn_criteria_file *file);      /* what is not acted on */

/* The value at a path such as "screening.order.by"; NULL where the file does not have it. */
const struct wn_yaml *wn_criteria_node(const struct wn_criteria_file *file, const char *path);
/* Item i of a list of the file, NULL beyond its end. */
const struct wn_yaml *wn_criteria_item(const struct wn_criteria_file *file, const char *list,
                                       size_t i);
/* A finding at the node; without one, at the whole file. */
void wn_criteria_say(const struct wn_criteria_file *file, enum wn_severity severity,
                     const struct wn_yaml *node, struct wn_str message, struct wn_str help);

#endif
