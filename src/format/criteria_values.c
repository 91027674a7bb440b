/* SPDX-License-Identifier: MIT */
/*
 * One value of a criteria file. Types come from the table, never from the look of a value: `NO`,
 * `on` and `1.10` stay what was typed unless the key is a switch or a number.
 */
#include "criteria_schema.h"

#include <string.h>

#include "winnow/base/buf.h"

_Static_assert(sizeof(enum wn_order) == sizeof(unsigned), "enums are stored as unsigned");

struct value {
    struct wn_arena *arena;
    struct wn_findings *f;
};

typedef bool value_fn(struct value *c, const struct wn_schema_field *field,
                      const struct wn_yaml *node, void *at);

static bool value_say(struct value *c, const struct wn_yaml *node, struct wn_str message,
                     struct wn_str help)
{
    if (node->kind != WN_YAML_BROKEN)
        wn_finding_add(c->f, WN_ERROR, node->line, node->column, message, help);
    return false;
}

struct wn_str wn_schema_listed(struct wn_arena *arena, const char *const *words)
{
    struct wn_buf buf = {0};
    for (size_t i = 0; words[i]; i++)
        wn_buf_print(&buf, "%s%s", i ? ", " : "", words[i]);
    struct wn_str listed = wn_arena_copy(arena, wn_buf_str(&buf));
    wn_buf_free(&buf);
    return listed;
}

/* A third of the letters may be wrong; a word that only goes on further counts as near, too. */
static size_t value_apart(struct wn_str s, struct wn_str word)
{
    size_t apart = wn_str_distance(s, word);
    bool begins = s.n >= 3 && (wn_str_starts_nocase(word, s) || wn_str_starts_nocase(s, word));
    if (apart * 3 <= (s.n > word.n ? s.n : word.n) + 1)
        return apart;
    return begins ? 50 : 99;
}

const char *wn_schema_nearest(struct wn_str s, const char *const *words)
{
    const char *nearest = NULL;
    size_t best = 99;
    for (size_t i = 0; words[i]; i++) {
        size_t apart = value_apart(s, wn_str(words[i]));
        if (apart < best) {
            best = apart;
            nearest = words[i];
        }
    }
    return nearest;
}

static bool value_text_of(struct value *c, const struct wn_schema_field *field,
                         const struct wn_yaml *node, struct wn_str *out)
{
    *out = wn_str_trim(node->text);
    if (node->kind == WN_YAML_TEXT)
        return true;
    return value_say(c, node,
                    wn_arena_print(c->f->arena, "%s takes text, not a %s", field->name,
                                   node->kind == WN_YAML_LIST ? "list" : "group of keys"),
                    WN_STR("Text with a colon in it, or that starts with [ or { or -, goes in "
                           "quotes."));
}

static bool value_unknown_word(struct value *c, const struct wn_schema_field *field,
                              const struct wn_yaml *node, struct wn_str word)
{
    const char *nearest = wn_schema_nearest(word, field->words);
    struct wn_str listed = wn_schema_listed(c->f->arena, field->words);
    return value_say(c, node,
                    wn_arena_print(c->f->arena, "%s \"%.*s\" is not known%s%s%s", field->name,
                                   WN_ARG(word), nearest ? "; did you mean " : "",
                                   nearest ? nearest : "", nearest ? "?" : ""),
                    wn_arena_print(c->f->arena, "Known: %.*s.", WN_ARG(listed)));
}

/* The exact word first: PICO and PICo differ in one letter's case. */
static bool value_word(struct value *c, const struct wn_schema_field *field,
                      const struct wn_yaml *node, struct wn_str word, size_t *out)
{
    for (size_t i = 0; field->words[i]; i++)
        if (wn_str_is(word, field->words[i])) {
            *out = i;
            return true;
        }
    for (size_t i = 0; field->words[i]; i++)
        if (wn_str_eq_nocase(word, wn_str(field->words[i]))) {
            *out = i;
            return true;
        }
    return value_unknown_word(c, field, node, word);
}

static bool value_text(struct value *c, const struct wn_schema_field *field,
                      const struct wn_yaml *node, void *at)
{
    return value_text_of(c, field, node, at);
}

static bool value_choice(struct value *c, const struct wn_schema_field *field,
                        const struct wn_yaml *node, void *at)
{
    struct wn_str word;
    size_t i;
    if (!value_text_of(c, field, node, &word) || !value_word(c, field, node, word, &i))
        return false;
    *(struct wn_str *)at = wn_str(field->words[i]);
    return true;
}

static bool value_enum(struct value *c, const struct wn_schema_field *field,
                      const struct wn_yaml *node, void *at)
{
    struct wn_str word;
    size_t i;
    if (!value_text_of(c, field, node, &word) || !value_word(c, field, node, word, &i))
        return false;
    unsigned value = (unsigned)i;
    memcpy(at, &value, sizeof value);
    return true;
}

static bool value_flag(struct value *c, const struct wn_schema_field *field,
                      const struct wn_yaml *node, void *at)
{
    struct wn_str word;
    size_t i;
    if (!value_text_of(c, field, node, &word) || !value_word(c, field, node, word, &i))
        return false;
    *(bool *)at = i == 1;
    return true;
}

static bool value_switch(struct value *c, const struct wn_schema_field *field,
                        const struct wn_yaml *node, void *at)
{
    static const char *const words[] = {"no", "yes", "false", "true", "off", "on", NULL};
    struct wn_schema_field with_words = *field;
    struct wn_str word;
    size_t i;
    with_words.words = words;
    if (!value_text_of(c, field, node, &word) || !value_word(c, &with_words, node, word, &i))
        return false;
    *(bool *)at = i % 2 == 1;
    return true;
}

static bool value_digit(struct value *c, const struct wn_schema_field *field,
                       const struct wn_yaml *node, void *at)
{
    struct wn_str word;
    if (!value_text_of(c, field, node, &word))
        return false;
    if (word.n != 1 || word.p[0] < '1' || word.p[0] > '9')
        return value_say(c, node,
                        wn_arena_print(c->f->arena, "key \"%.*s\" is no digit from 1 to 9",
                                       WN_ARG(word)),
                        WN_STR("Letters are commands. Leave key out to number them in order."));
    *(int *)at = word.p[0] - '0';
    return true;
}

static bool value_count(struct value *c, const struct wn_schema_field *field,
                       const struct wn_yaml *node, void *at)
{
    struct wn_str word;
    int64_t value;
    if (!value_text_of(c, field, node, &word))
        return false;
    if (!wn_str_int(word, &value) || value < field->least)
        return value_say(c, node,
                        wn_arena_print(c->f->arena, "%s \"%.*s\" is no number from %d on",
                                       field->name, WN_ARG(word), (int)field->least),
                        WN_STR("Write it in digits, without a point or blanks."));
    *(int64_t *)at = value;
    return true;
}

static bool value_real(struct value *c, const struct wn_schema_field *field,
                      const struct wn_yaml *node, void *at)
{
    struct wn_str word;
    if (!value_text_of(c, field, node, &word))
        return false;
    if (!wn_str_real(word, at))
        return value_say(c, node,
                        wn_arena_print(c->f->arena, "%s \"%.*s\" is no number such as 0.60",
                                       field->name, WN_ARG(word)),
                        WN_STR("Write it with a point."));
    return true;
}

/* The items of a list, or the one text that stands for a list of one. */
static const struct wn_yaml *value_items(const struct wn_yaml *node, bool *single)
{
    *single = node->kind == WN_YAML_TEXT;
    return *single ? node : node->first;
}

static bool value_texts(struct value *c, const struct wn_schema_field *field,
                       const struct wn_yaml *node, void *at)
{
    bool single, good = node->kind != WN_YAML_MAP;
    struct wn_str *v = WN_NEWS(c->arena, struct wn_str, node->n + 1);
    size_t n = 0;
    if (!good)
        return value_say(c, node, wn_arena_print(c->f->arena, "%s takes a list", field->name),
                        WN_STR("Write [one, two], or each in a line of its own after \"- \"."));
    for (const struct wn_yaml *item = value_items(node, &single); item;
         item = single ? NULL : item->next) {
        if (value_text_of(c, field, item, &v[n]))
            n++;
        else
            good = false;
    }
    *(struct wn_words *)at = (struct wn_words){v, n};
    return good;
}

static bool value_bits(struct value *c, const struct wn_schema_field *field,
                      const struct wn_yaml *node, void *at)
{
    bool single, good = node->kind != WN_YAML_MAP;
    unsigned bits = 0;
    for (const struct wn_yaml *item = value_items(node, &single); good && item;
         item = single ? NULL : item->next) {
        struct wn_str rest, word;
        size_t i;
        if (!value_text_of(c, field, item, &rest))
            return false;
        while (wn_str_split(&rest, ',', &word)) {
            if (!value_word(c, field, item, wn_str_trim(word), &i))
                return false;
            bits |= 1u << i;
        }
    }
    memcpy(at, &bits, sizeof bits);
    return good || value_say(c, node, wn_arena_print(c->f->arena, "%s takes a list", field->name),
                            WN_STR("Write [one, two], or one word."));
}

/* A map of anything to text; a list of texts is joined. */
static bool value_pairs(struct value *c, const struct wn_schema_field *field,
                        const struct wn_yaml *node, void *at)
{
    struct wn_pair_of *v = WN_NEWS(c->arena, struct wn_pair_of, node->n + 1);
    size_t n = 0, i;
    if (node->kind != WN_YAML_MAP)
        return value_say(c, node, wn_arena_print(c->f->arena, "%s takes keys and values",
                                                 field->name),
                         WN_STR("Write each as KEY: VALUE in a line of its own, indented."));
    for (const struct wn_yaml *item = node->first; item; item = item->next) {
        struct wn_yaml key = {.line = item->key.line, .column = item->key.column};
        struct wn_schema_field pair = {.name = field->name, .words = field->words};
        struct wn_words words;
        if (field->words && !value_word(c, &pair, &key, item->key.name, &i))
            continue;
        pair.name = wn_arena_copy(c->arena, item->key.name).p;
        if (!value_texts(c, &pair, item, &words))
            continue;
        struct wn_buf joined = {0};
        for (size_t k = 0; k < words.n; k++)
            wn_buf_print(&joined, "%s%.*s", k ? ", " : "", WN_ARG(words.v[k]));
        v[n++] = (struct wn_pair_of){item->key.name,
                                     wn_arena_copy(c->arena, wn_buf_str(&joined))};
        wn_buf_free(&joined);
    }
    *(struct wn_schema_list *)at = (struct wn_schema_list){v, n};
    return true;
}

static bool value_later(struct value *c, const struct wn_schema_field *field,
                        const struct wn_yaml *node, void *at)
{
    struct wn_str text;
    (void)at;
    return value_text_of(c, field, node, &text);
}

void wn_schema_value(const struct wn_schema_field *field, const struct wn_yaml *node, void *base,
                     struct wn_arena *arena, struct wn_findings *f)
{
    static value_fn *const readers[] = {
        [WN_T_TEXT] = value_text, [WN_T_PROSE] = value_text, [WN_T_CHOICE] = value_choice,
        [WN_T_TEXTS] = value_texts, [WN_T_TERMS] = value_texts, [WN_T_SWITCH] = value_switch,
        [WN_T_FLAG] = value_flag, [WN_T_ENUM] = value_enum, [WN_T_BITS] = value_bits,
        [WN_T_DIGIT] = value_digit, [WN_T_COUNT] = value_count, [WN_T_REAL] = value_real,
        [WN_T_PAIRS] = value_pairs, [WN_T_LATER] = value_later};
    struct value c = {arena, f};
    (void)readers[field->type](&c, field, node, (char *)base + field->offset);
}
