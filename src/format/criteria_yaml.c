/* SPDX-License-Identifier: MIT */
/*
 * YAML tree, then the table of keys, then what follows from other keys, then the checks of meaning:
 * each step takes what the one before could read, so that all errors come in one run.
 */
#include "winnow/format/criteria_yaml.h"

#include <stdlib.h>

#include "criteria_parts.h"

/* Stable by position: what was found first comes first within a place. */
struct yaml_placed {
    struct wn_finding finding;
    size_t order;
};

static int criteria_by_place(const void *a, const void *b)
{
    const struct yaml_placed *x = a, *y = b;
    if (x->finding.line != y->finding.line)
        return x->finding.line < y->finding.line ? -1 : 1;
    if (x->finding.column != y->finding.column)
        return x->finding.column < y->finding.column ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static void criteria_sort(struct wn_finding *v, size_t n, struct wn_arena *arena)
{
    struct yaml_placed *placed = WN_NEWS(arena, struct yaml_placed, n + 1);
    for (size_t i = 0; i < n; i++)
        placed[i] = (struct yaml_placed){v[i], i};
    qsort(placed, n, sizeof *placed, criteria_by_place);
    for (size_t i = 0; i < n; i++)
        v[i] = placed[i].finding;
}

bool wn_criteria_read(struct wn_str text, struct wn_arena *arena, struct wn_criteria *out,
                      struct wn_findings *findings)
{
    size_t before = findings->errors, first = findings->n;
    *out = (struct wn_criteria){0};
    struct wn_criteria_file file = {.c = out, .arena = arena, .f = findings};
    file.root = wn_yaml_read(wn_arena_copy(arena, text), arena, findings);
    if (file.root) {
        wn_schema_fill(&wn_criteria_schema, file.root, out, arena, findings);
        wn_criteria_derive(&file);
        wn_criteria_check_parts(&file);
        wn_criteria_check_terms(&file);
        wn_criteria_check_people(&file);
        wn_criteria_check_procedure(&file);
    }
    if (file.root && findings->errors == before)
        wn_criteria_note_later(&file);
    if (findings->n > first)
        criteria_sort(findings->v + first, findings->n - first, arena);
    return findings->errors == before;
}
