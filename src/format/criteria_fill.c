/* SPDX-License-Identifier: MIT */
/*
 * Walks the table of criteria_schema.c beside the tree of a file. A default is written in the table
 * as it would be in a file and goes the same way as what people write.
 */
#include "criteria_schema.h"

#include <string.h>

struct fill {
    struct wn_arena *arena;
    struct wn_findings *f;
};

static void fill_map(struct fill *c, const struct wn_schema *schema, const struct wn_yaml *node,
                     void *base);

static const struct wn_schema_field *fill_field(const struct wn_schema *schema, struct wn_str name)
{
    for (size_t i = 0; i < schema->n; i++)
        if (wn_str_is(name, schema->fields[i].name))
            return &schema->fields[i];
    return NULL;
}

/* Which part of the file has a key of this name, for keys that stand in the wrong place. */
static const struct wn_schema *fill_home(const struct wn_schema *schema, struct wn_str name)
{
    if (fill_field(schema, name))
        return schema;
    for (size_t i = 0; i < schema->n; i++) {
        const struct wn_schema *sub = schema->fields[i].sub;
        const struct wn_schema *home = sub ? fill_home(sub, name) : NULL;
        if (home)
            return home;
    }
    return NULL;
}

static const char *const *fill_names(struct fill *c, const struct wn_schema *schema)
{
    const char **names = WN_NEWS(c->f->arena, const char *, schema->n + 1);
    for (size_t i = 0; i < schema->n; i++)
        names[i] = schema->fields[i].name;
    return names;
}

static void fill_unknown(struct fill *c, const struct wn_schema *schema, const struct wn_yaml *node)
{
    struct wn_str name = node->key.name;
    const char *const *names = fill_names(c, schema);
    const char *nearest = wn_schema_nearest(name, names);
    const struct wn_schema *home = fill_home(&wn_criteria_schema, name);
    struct wn_str listed = wn_schema_listed(c->f->arena, names), message;
    if (nearest)
        message = wn_arena_print(c->f->arena, "unknown key \"%.*s\"; did you mean %s?",
                                 WN_ARG(name), nearest);
    else if (home)
        message = wn_arena_print(c->f->arena, "unknown key \"%.*s\" here; it belongs to %s",
                                 WN_ARG(name), home->title);
    else
        message = wn_arena_print(c->f->arena, "unknown key \"%.*s\"", WN_ARG(name));
    wn_finding_add(c->f, WN_ERROR, node->key.line, node->key.column, message,
                   wn_arena_print(c->f->arena, "Known here: %.*s.", WN_ARG(listed)));
}

static void fill_wrong_kind(struct fill *c, const char *name, const struct wn_yaml *node, bool list)
{
    if (node->kind != WN_YAML_BROKEN)
        wn_finding_add(c->f, WN_ERROR, node->line, node->column,
                       wn_arena_print(c->f->arena, "%s takes %s", name,
                                      list ? "a list of items" : "keys and values"),
                       list ? WN_STR("Begin each item with \"- \" in a line of its own.")
                            : WN_STR("Write each as KEY: VALUE in a line of its own, indented."));
}

static void fill_list(struct fill *c, const struct wn_schema_field *field,
                      const struct wn_yaml *node, void *base)
{
    const struct wn_schema *sub = field->sub;
    size_t n = node && node->kind == WN_YAML_LIST ? node->n : 0;
    if (node && node->kind != WN_YAML_LIST)
        fill_wrong_kind(c, field->name, node, true);
    if (n > sub->most)
        n = sub->most; /* a check says so */
    char *v = wn_arena_alloc(c->arena, n, sub->size);
    const struct wn_yaml *item = n ? node->first : NULL;
    for (size_t i = 0; i < n; i++, item = item->next)
        fill_map(c, sub, item, v + i * sub->size);
    struct wn_schema_list list = {v, n};
    memcpy((char *)base + field->offset, &list, sizeof list);
}

static void fill_one(struct fill *c, const struct wn_schema_field *field,
                     const struct wn_yaml *node, void *base)
{
    if (field->type == WN_T_MAP) {
        fill_map(c, field->sub, node, base);
    } else if (field->type == WN_T_LIST) {
        fill_list(c, field, node, base);
    } else {
        struct wn_yaml written = {.text = wn_str(field->fallback), .plain = true};
        if (field->fallback)
            wn_schema_value(field, &written, base, c->arena, c->f);
        if (node)
            wn_schema_value(field, node, base, c->arena, c->f);
    }
}

/* Said at the key of the map, or at the item of a list. */
static void fill_missing(struct fill *c, const struct wn_schema *schema, const struct wn_yaml *node,
                         const char *name)
{
    bool keyed = node->key.line > 0;
    wn_finding_add(c->f, WN_ERROR, keyed ? node->key.line : node->line,
                   keyed ? node->key.column : node->column,
                   wn_arena_print(c->f->arena, "%s has no %s", schema->title, name),
                   wn_arena_print(c->f->arena, "Add the key %s.", name));
}

/* "" is text without any; what an id is made of is checked elsewhere. */
static void fill_empty(struct fill *c, const struct wn_schema_field *field,
                       const struct wn_yaml *given)
{
    if (given->kind != WN_YAML_TEXT || wn_str_trim(given->text).n ||
        wn_str_is(wn_str(field->name), "id"))
        return;
    wn_finding_add(c->f, WN_ERROR, given->line, given->column,
                   wn_arena_print(c->f->arena, "%s is empty", field->name),
                   WN_STR("Write its text between the quotes."));
}

/* `key:` with nothing behind it is as good as no key. */
static const struct wn_yaml *fill_given(const struct wn_yaml *node, const char *name)
{
    const struct wn_yaml *found = wn_yaml_find(node, name);
    bool empty = found && found->kind == WN_YAML_TEXT && found->plain && found->text.n == 0;
    return empty ? NULL : found;
}

static void fill_map(struct fill *c, const struct wn_schema *schema, const struct wn_yaml *node,
                     void *base)
{
    struct wn_yaml whole = {.kind = WN_YAML_MAP}, inner;
    if (node && node->kind == WN_YAML_TEXT && schema->alone) {
        inner = *node;
        inner.key.name = wn_str(schema->alone);
        inner.next = NULL;
        whole.first = &inner;
        node = &whole;
    }
    bool map = node && node->kind == WN_YAML_MAP;
    if (node && !map)
        fill_wrong_kind(c, schema->title, node, false);
    for (const struct wn_yaml *n = map ? node->first : NULL; n; n = n->next)
        if (!fill_field(schema, n->key.name))
            fill_unknown(c, schema, n);
    for (size_t i = 0; i < schema->n; i++) {
        const struct wn_schema_field *field = &schema->fields[i];
        const struct wn_yaml *given = fill_given(node, field->name);
        if (map && field->required && !given)
            fill_missing(c, schema, node, field->name);
        if (map && field->required && given)
            fill_empty(c, field, given);
        fill_one(c, field, given, base);
    }
}

void wn_schema_fill(const struct wn_schema *schema, const struct wn_yaml *node, void *base,
                    struct wn_arena *arena, struct wn_findings *f)
{
    struct fill c = {arena, f};
    fill_map(&c, schema, node, base);
}
