/* SPDX-License-Identifier: MIT */
#include "criteria_parts.h"

#include <string.h>

#include "winnow/base/buf.h"

enum { SLUG = 40 };

const struct wn_yaml *wn_criteria_node(const struct wn_criteria_file *file, const char *path)
{
    const struct wn_yaml *node = file->root;
    struct wn_str rest = wn_str(path), name;
    while (node && wn_str_split(&rest, '.', &name))
        node = wn_yaml_find(node, wn_arena_copy(file->f->arena, name).p);
    return node;
}

const struct wn_yaml *wn_criteria_item(const struct wn_criteria_file *file, const char *list,
                                       size_t i)
{
    const struct wn_yaml *node = wn_yaml_find(file->root, list);
    const struct wn_yaml *item = node && node->kind == WN_YAML_LIST ? node->first : NULL;
    while (item && i-- > 0)
        item = item->next;
    return item;
}

void wn_criteria_say(const struct wn_criteria_file *file, enum wn_severity severity,
                     const struct wn_yaml *node, struct wn_str message, struct wn_str help)
{
    bool whole = node && node->kind != WN_YAML_TEXT && node->key.line; /* then its key is shown */
    size_t line = !node ? 0 : whole ? node->key.line : node->line;
    size_t column = !node ? 0 : whole ? node->key.column : node->column;
    wn_finding_add(file->f, severity, line, column, message, help);
}

/* Small letters and digits of ASCII, hyphens for all that lies between; cut where a word ends. */
static struct wn_str derive_slug(struct wn_arena *arena, struct wn_str title)
{
    char *slug = WN_NEWS(arena, char, title.n + 1);
    size_t n = 0, fits = 0;
    for (size_t i = 0; i < title.n && n <= SLUG; i++) {
        char c = title.p[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && n && slug[n - 1] != '-')
            fits = n;
        if (letter)
            slug[n++] = c;
        else if (n && slug[n - 1] != '-')
            slug[n++] = '-';
    }
    if (n > SLUG)
        n = fits && fits <= SLUG ? fits : SLUG;
    while (n && slug[n - 1] == '-')
        n--;
    return n ? wn_str_of(slug, n) : WN_STR("review");
}

/* The digit of the place in the order, or the lowest one that is free. */
static int derive_key(size_t place, bool taken[10])
{
    int key = place < 9 ? (int)place + 1 : 9;
    if (place >= 9 || taken[key])
        for (key = 1; key < 10 && taken[key]; key++)
            ;
    if (key > 9)
        return 0;
    taken[key] = true;
    return key;
}

static void derive_fail_reason(struct wn_criteria_file *file, size_t i,
                               struct wn_criterion *criterion)
{
    const struct wn_yaml *node =
        wn_yaml_find(wn_criteria_item(file, "criteria", i), "fail_reason");
    const struct wn_yaml *list = wn_yaml_find(file->root, "exclusion_reasons");
    criterion->fail_reason = WN_NO_REASON;
    if (!node || node->kind != WN_YAML_TEXT || node->text.n == 0)
        return;
    struct wn_str id = wn_str_trim(node->text);
    criterion->fail_reason = wn_criteria_reason(file->c, id);
    if (criterion->fail_reason != WN_NO_REASON)
        return;
    const char **ids = WN_NEWS(file->f->arena, const char *, file->c->reasons.n + 1);
    for (size_t k = 0; k < file->c->reasons.n; k++)
        ids[k] = wn_arena_copy(file->f->arena, file->c->reasons.v[k].id).p;
    const char *nearest = wn_schema_nearest(id, ids);
    struct wn_str where = list ? wn_arena_print(file->f->arena, " (line %zu)", list->key.line)
                               : WN_STR("");
    wn_criteria_say(file, WN_ERROR, node,
                    wn_arena_print(file->f->arena, "fail_reason \"%.*s\" is not in "
                                   "exclusion_reasons%.*s%s%s%s", WN_ARG(id), WN_ARG(where),
                                   nearest ? "; did you mean " : "", nearest ? nearest : "",
                                   nearest ? "?" : ""),
                    WN_STR("Write the id of one of exclusion_reasons, or add one there."));
}

/* criteria_fill.c made the lists in the arena: they may be written while the file is read. */
static void derive_criteria(struct wn_criteria_file *file)
{
    struct wn_criterion *v = (struct wn_criterion *)file->c->criteria.v;
    bool taken[10] = {false};
    for (size_t i = 0; i < file->c->criteria.n; i++)
        taken[v[i].key] = true;
    for (size_t i = 0; i < file->c->criteria.n; i++) {
        if (v[i].key == 0)
            v[i].key = derive_key(i, taken);
        if (v[i].label.n == 0)
            v[i].label = v[i].id;
        derive_fail_reason(file, i, &v[i]);
    }
}

static void derive_reasons(struct wn_criteria_file *file)
{
    struct wn_reason *v = (struct wn_reason *)file->c->reasons.v;
    bool taken[10] = {false};
    for (size_t i = 0; i < file->c->reasons.n; i++)
        taken[v[i].key] = true;
    for (size_t i = 0; i < file->c->reasons.n; i++) {
        if (v[i].key == 0)
            v[i].key = derive_key(i, taken);
        if (v[i].label.n == 0)
            v[i].label = v[i].id;
        if (v[i].prisma.n == 0)
            v[i].prisma = v[i].label;
    }
}

static void derive_names(struct wn_criteria_file *file)
{
    struct wn_reviewer *v = (struct wn_reviewer *)file->c->reviewers.v;
    for (size_t i = 0; i < file->c->reviewers.n; i++)
        if (v[i].name.n == 0)
            v[i].name = v[i].id;
}

void wn_criteria_derive(struct wn_criteria_file *file)
{
    struct wn_criteria *c = file->c;
    if (c->id.n == 0)
        c->id = derive_slug(file->arena, c->title);
    if (c->short_title.n == 0)
        c->short_title = c->id;
    c->pilot.given = wn_yaml_find(file->root, "pilot") != NULL;
    derive_reasons(file);
    derive_criteria(file);
    derive_names(file);
}
