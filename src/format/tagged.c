/* SPDX-License-Identifier: MIT */
#include "tagged.h"

#include <string.h>

static bool tagged_is_letter(char c)
{
    return (unsigned char)(c - 'A') < 26;
}

static bool tagged_is_name(char c)
{
    return tagged_is_letter(c) || (unsigned char)(c - '0') < 10;
}

tagged_tag wn_tagged_name(struct wn_str name)
{
    tagged_tag tag = 0;
    for (size_t i = 0; i < name.n && i < TAGGED_MAX; i++)
        tag = tag << 8 | (unsigned char)name.p[i];
    return tag;
}

/* The column of the dash, or 0: looked for only where the shape allows one. */
static size_t tagged_dash(struct wn_str line, const struct tagged_shape *shape)
{
    for (size_t column = shape->min + 1; column <= shape->max + 2 && column < line.n; column++)
        if (line.p[column] == '-' && (shape->columns & 1U << column))
            return column;
    return 0;
}

static bool tagged_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* What stands behind the tag, trimmed; when there is nothing, the empty slice at that place. */
static struct wn_str tagged_behind(struct wn_str line, size_t at)
{
    const char *from = line.p + at, *to = line.p + line.n;
    while (from < to && tagged_is_blank(*from))
        from++;
    while (from < to && tagged_is_blank(to[-1]))
        to--;
    return (struct wn_str){from, (size_t)(to - from)};
}

tagged_tag wn_tagged_split(struct wn_str line, const struct tagged_shape *shape,
                           struct wn_str *value)
{
    if (line.n <= shape->min || !tagged_is_letter(line.p[0]))
        return 0;
    size_t dash = tagged_dash(line, shape), n = 0;
    tagged_tag tag = 0;
    if (dash == 0 || (dash + 1 < line.n && !tagged_is_blank(line.p[dash + 1])))
        return 0;
    for (; n < dash && n < shape->max && tagged_is_name(line.p[n]); n++)
        tag = tag << 8 | (unsigned char)line.p[n];
    for (size_t i = n; i < dash; i++)
        if (line.p[i] != ' ')
            return 0;
    if (n < shape->min || dash - n < shape->gap)
        return 0;
    *value = tagged_behind(line, dash + 1);
    return tag;
}

tagged_tag wn_tagged_word(struct wn_str line, size_t min, size_t max, struct wn_str *value)
{
    size_t n = 0;
    tagged_tag tag = 0;
    if (line.n < min || !tagged_is_letter(line.p[0]))
        return 0;
    for (; n < line.n && n < max && tagged_is_name(line.p[n]); n++)
        tag = tag << 8 | (unsigned char)line.p[n];
    if (n < min || (n < line.n && !tagged_is_blank(line.p[n])))
        return 0;
    *value = tagged_behind(line, n);
    return tag;
}

tagged_tag wn_tagged_percent(struct wn_str line, struct wn_str *value)
{
    bool is = line.n >= 2 && line.p[0] == '%' && line.p[1] > ' ' && line.p[1] < 0x7F &&
              (line.n == 2 || tagged_is_blank(line.p[2]));
    if (!is)
        return 0;
    *value = tagged_behind(line, 2);
    return (unsigned char)line.p[1];
}

void wn_tagged_free(struct tagged *rec)
{
    wn_arena_free(&rec->own);
}

void wn_tagged_clear(struct tagged *rec)
{
    rec->count = 0;
}

void wn_tagged_add(struct tagged *rec, tagged_tag tag, struct wn_str value)
{
    rec->item = wn_arena_grow(&rec->own, rec->item, rec->count, &rec->capacity, sizeof *rec->item);
    rec->item[rec->count++] = (struct tagged_item){.tag = tag, .value = value};
}

bool wn_tagged_extend(struct tagged *rec, struct wn_str line)
{
    if (rec->count == 0)
        return false;
    struct wn_str *value = &rec->item[rec->count - 1].value;
    value->n = (size_t)(line.p + line.n - value->p);
    return true;
}

static size_t tagged_bucket(tagged_tag tag)
{
    return (tag ^ tag >> 5 ^ tag >> 13) % TAGGED_BUCKETS;
}

/* Linked from the last to the first, so that each bucket runs in the order of the file. */
void wn_tagged_index(struct tagged *rec)
{
    memset(rec->bucket, 0, sizeof rec->bucket);
    for (size_t i = rec->count; i > 0; i--) {
        uint32_t *bucket = &rec->bucket[tagged_bucket(rec->item[i - 1].tag)];
        rec->item[i - 1].next = *bucket;
        *bucket = (uint32_t)i;
    }
}

static const struct tagged_item *tagged_from(const struct tagged *rec, uint32_t place,
                                             tagged_tag tag)
{
    while (place && rec->item[place - 1].tag != tag)
        place = rec->item[place - 1].next;
    return place ? &rec->item[place - 1] : NULL;
}

const struct tagged_item *wn_tagged_first(const struct tagged *rec, struct wn_str tag)
{
    tagged_tag name = wn_tagged_name(tag);
    return tagged_from(rec, rec->bucket[tagged_bucket(name)], name);
}

const struct tagged_item *wn_tagged_next(const struct tagged *rec, const struct tagged_item *item)
{
    return tagged_from(rec, item->next, item->tag);
}

/* Cuts the next tag off a list such as "TI T1 CT"; empty at its end. */
static struct wn_str tagged_cut(const char **tags)
{
    size_t n = strcspn(*tags, " ");
    struct wn_str tag = wn_str_of(*tags, n);
    *tags += n + ((*tags)[n] == ' ');
    return tag;
}

struct wn_str wn_tagged_raw(const struct tagged *rec, const char *tags)
{
    for (struct wn_str tag; (tag = tagged_cut(&tags)).n > 0;)
        for (const struct tagged_item *item = wn_tagged_first(rec, tag); item;
             item = wn_tagged_next(rec, item)) {
            struct wn_str value = wn_str_trim(item->value);
            if (value.n)
                return value;
        }
    return (struct wn_str){NULL, 0};
}

static struct wn_str tagged_year(const struct tagged *rec, const char *tags)
{
    struct wn_str year = {NULL, 0};
    for (struct wn_str tag; year.n == 0 && (tag = tagged_cut(&tags)).n > 0;)
        for (const struct tagged_item *item = wn_tagged_first(rec, tag); item && year.n == 0;
             item = wn_tagged_next(rec, item))
            year = wn_value_year(item->value);
    return year;
}

/* Publishers' notice that EBSCO writes as a second abstract. */
static bool tagged_is_notice(struct wn_str s)
{
    return wn_str_starts(s, WN_STR("Copyright of ")) &&
           wn_str_find(s, WN_STR(" is the property of ")) < s.n;
}

static void tagged_add_one(struct value_list *list, struct wn_str raw,
                           const struct tagged_rule *rule)
{
    bool parts = rule->how == TAGGED_PARTS ||
                 (rule->how == TAGGED_TERMS && wn_str_find_byte(raw, ';') < raw.n);
    if (parts)
        wn_value_add_parts(list, raw, ';', rule->kind);
    else if (rule->how == TAGGED_LINES || rule->how == TAGGED_NAMES || rule->how == TAGGED_TERMS)
        wn_value_add_lines(list, raw, rule->kind);
    else if (rule->how != TAGGED_TEXT || !tagged_is_notice(raw))
        wn_value_add(list, wn_value_clean(list->arena, raw, rule->kind));
}

static struct wn_str tagged_list(const struct tagged *rec, const struct tagged_rule *rule,
                                 struct wn_arena *arena)
{
    struct value_list list = {.arena = arena};
    const char *tags = rule->tags;
    bool all = rule->how >= TAGGED_LINES;
    for (struct wn_str tag; (all || list.count == 0) && (tag = tagged_cut(&tags)).n > 0;)
        for (const struct tagged_item *item = wn_tagged_first(rec, tag); item;
             item = wn_tagged_next(rec, item))
            tagged_add_one(&list, item->value, rule);
    const char *between = rule->how == TAGGED_TEXT ? "\n\n" : "\n";
    return wn_value_join(&list, rule->how == TAGGED_JOIN ? "; " : between);
}

void wn_tagged_fill(const struct tagged *rec, const struct tagged_rule *rules, size_t count,
                    struct wn_str text, struct wn_arena *arena, struct wn_record *r)
{
    *r = (struct wn_record){.raw = wn_str_of(text.p + rec->from, rec->to - rec->from),
                            .position = rec->from,
                            .line = rec->line};
    for (size_t i = 0; i < count; i++) {
        const struct tagged_rule *rule = &rules[i];
        struct wn_str *field = &r->field[rule->field];
        if (rule->how == TAGGED_FIRST)
            *field = wn_value_clean(arena, wn_tagged_raw(rec, rule->tags), rule->kind);
        else if (rule->how == TAGGED_YEAR)
            *field = tagged_year(rec, rule->tags);
        else
            *field = tagged_list(rec, rule, arena);
    }
}
