/* SPDX-License-Identifier: MIT */
/* Checks of single parts: ids and keys are unique, elements fit the framework, terms compile. */
#include "criteria_parts.h"

#include "winnow/base/text.h"
#include "winnow/core/terms.h"

enum { SLUG = 40, LABEL_COLUMNS = 28, SHORT_COLUMNS = 30, TERMS_MOST = 500 };

static bool checks_slug(struct wn_str id)
{
    for (size_t i = 0; i < id.n; i++) {
        char c = id.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && (i == 0 || (c != '-' && c != '_')))
            return false;
    }
    return id.n > 0 && id.n <= SLUG;
}

static void checks_id(const struct wn_criteria_file *file, const struct wn_yaml *node)
{
    if (node && node->kind == WN_YAML_TEXT && !checks_slug(wn_str_trim(node->text)))
        wn_criteria_say(file, WN_ERROR, node,
                        wn_arena_print(file->f->arena,
                                       "id \"%.*s\" is not made of letters, digits, - and _",
                                       WN_ARG(node->text)),
                        WN_STR("Write a short word such as wrong-population, at most 40 letters, "
                               "without accents."));
}

static bool checks_same(const struct wn_yaml *a, const struct wn_yaml *b)
{
    return a && b && a->kind == WN_YAML_TEXT && b->kind == WN_YAML_TEXT && a->text.n &&
           wn_str_eq(wn_str_trim(a->text), wn_str_trim(b->text));
}

static struct wn_str checks_name(const struct wn_yaml *item)
{
    const struct wn_yaml *id = wn_yaml_find(item, "id");
    return id && id->kind == WN_YAML_TEXT ? id->text : WN_STR("one without id");
}

/* Each item against those before it: an id or a key that was used. */
static void checks_pair(const struct wn_criteria_file *file, const struct wn_yaml *before,
                        const struct wn_yaml *item)
{
    const struct wn_yaml *id = wn_yaml_find(before, "id"), *again = wn_yaml_find(item, "id");
    const struct wn_yaml *key = wn_yaml_find(before, "key"), *taken = wn_yaml_find(item, "key");
    if (checks_same(id, again))
        wn_criteria_say(file, WN_ERROR, again,
                        wn_arena_print(file->f->arena, "id \"%.*s\" is used twice (first in line "
                                       "%zu)", WN_ARG(again->text), id->line),
                        WN_STR("Give each an id of its own; an id is never used again."));
    if (checks_same(key, taken))
        wn_criteria_say(file, WN_ERROR, taken,
                        wn_arena_print(file->f->arena,
                                       "key %.*s is used by %.*s (line %zu) and %.*s (line %zu)",
                                       WN_ARG(taken->text), WN_ARG(checks_name(before)), key->line,
                                       WN_ARG(checks_name(item)), taken->line),
                        WN_STR("Give each a digit of its own, or leave key out."));
}

/* At most `most` items are compared; more are refused anyway. */
static void checks_unique(const struct wn_criteria_file *file, const char *list, size_t most)
{
    for (size_t i = 0; i < most; i++) {
        const struct wn_yaml *item = wn_criteria_item(file, list, i);
        if (!item)
            return;
        checks_id(file, wn_yaml_find(item, "id"));
        for (size_t k = 0; k < i; k++)
            checks_pair(file, wn_criteria_item(file, list, k), item);
    }
}

static void checks_number(const struct wn_criteria_file *file, const char *list, size_t most,
                          const char *why)
{
    const struct wn_yaml *node = wn_yaml_find(file->root, list);
    const struct wn_yaml *over = wn_criteria_item(file, list, most);
    if (node && node->kind == WN_YAML_LIST && over)
        wn_criteria_say(file, WN_ERROR, over,
                        node->n == 10 ? wn_arena_print(file->f->arena, "ten %s; %s", list, why)
                                      : wn_arena_print(file->f->arena, "%zu %s; %s", node->n, list,
                                                       why),
                        wn_arena_print(file->f->arena, "Keep to %zu: merge some.", most));
}

static void checks_element(const struct wn_criteria_file *file, size_t line, size_t column,
                           struct wn_str element)
{
    struct wn_str framework = file->c->framework;
    const char *const *words = wn_framework_elements(framework);
    if (!words || element.n == 0)
        return;
    for (size_t i = 0; words[i]; i++)
        if (wn_str_is(element, words[i]))
            return;
    struct wn_str listed = wn_schema_listed(file->f->arena, words);
    const char *nearest = wn_schema_nearest(element, words);
    wn_finding_add(file->f, WN_ERROR, line, column,
                   wn_arena_print(file->f->arena, "element \"%.*s\" does not belong to %.*s (%.*s)",
                                  WN_ARG(element), WN_ARG(framework), WN_ARG(listed)),
                   nearest ? wn_arena_print(file->f->arena, "Did you mean %s?", nearest)
                           : WN_STR("Use one of these, another framework, or framework: custom."));
}

/* Words that are verbs wherever they stand; two of them and an "and" are two questions. */
static bool checks_is_verb(struct wn_str word)
{
    static const char *const verbs[] = {"is", "are", "was", "were", "does", "do", "did", "has",
                                        "have", "had", "can", "could"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (wn_str_eq_nocase(word, wn_str(verbs[i])))
            return true;
    return false;
}

static void checks_one_question(const struct wn_criteria_file *file, const struct wn_yaml *node)
{
    struct wn_str rest, word;
    size_t verbs = 0;
    bool joined = false;
    if (!node || node->kind != WN_YAML_TEXT)
        return;
    for (rest = node->text; wn_str_split(&rest, ' ', &word);) {
        verbs += checks_is_verb(word);
        joined |= wn_str_eq_nocase(word, WN_STR("and")) || wn_str_eq_nocase(word, WN_STR("or"));
    }
    if (joined && verbs > 1)
        wn_criteria_say(file, WN_WARNING, node, WN_STR("this asks two things at once"),
                        WN_STR("Ask one short question, or make two criteria of it."));
}

static void checks_width(const struct wn_criteria_file *file, const struct wn_yaml *node,
                         size_t columns)
{
    size_t width = node && node->kind == WN_YAML_TEXT ? wn_text_width(node->text) : 0;
    if (width > columns)
        wn_criteria_say(file, WN_WARNING, node,
                        wn_arena_print(file->f->arena, "%.*s is %zu columns wide; %zu are shown",
                                       WN_ARG(node->key.name), width, columns),
                        WN_STR("Shorten it."));
}

static void checks_criterion(const struct wn_criteria_file *file, const struct wn_yaml *item)
{
    const struct wn_yaml *element = wn_yaml_find(item, "element");
    if (element && element->kind == WN_YAML_TEXT)
        checks_element(file, element->line, element->column, wn_str_trim(element->text));
    checks_width(file, wn_yaml_find(item, "label"), LABEL_COLUMNS);
    checks_one_question(file, wn_yaml_find(item, "text"));
}

void wn_criteria_check_parts(const struct wn_criteria_file *file)
{
    const struct wn_yaml *list = wn_yaml_find(file->root, "criteria");
    const struct wn_yaml *elements = wn_criteria_node(file, "review.elements");
    checks_unique(file, "criteria", WN_MAX_CRITERIA);
    checks_unique(file, "exclusion_reasons", WN_MAX_REASONS);
    checks_unique(file, "reviewers", WN_MAX_PEOPLE);
    checks_number(file, "criteria", WN_MAX_CRITERIA, "people lose count, and keys end at 9");
    checks_number(file, "exclusion_reasons", WN_MAX_REASONS, "the chooser has room for 26");
    checks_number(file, "reviewers", WN_MAX_PEOPLE, "a review has room for 26 people");
    if (list && list->kind == WN_YAML_LIST && list->n == 0)
        wn_criteria_say(file, WN_ERROR, list, WN_STR("there is no criterion"),
                        WN_STR("Add one with id and text."));
    checks_id(file, wn_criteria_node(file, "review.id"));
    checks_width(file, wn_criteria_node(file, "review.short"), SHORT_COLUMNS);
    if (elements && elements->kind == WN_YAML_MAP)
        for (const struct wn_yaml *n = elements->first; n; n = n->next)
            checks_element(file, n->key.line, n->key.column, n->key.name);
    for (size_t i = 0; i < file->c->criteria.n; i++)
        checks_criterion(file, wn_criteria_item(file, "criteria", i));
}

static void checks_term(const struct wn_criteria_file *file, const struct wn_yaml *term)
{
    struct wn_err err = {0};
    size_t offset = 0;
    if (term->kind != WN_YAML_TEXT || wn_term_check(term->text, &offset, &err))
        return;
    bool expression = wn_str_starts(wn_str_trim(term->text), WN_STR("/"));
    wn_finding_add(file->f, WN_ERROR, term->line, wn_yaml_column(term, offset),
                   expression ? wn_arena_print(file->f->arena, "%s in '%.*s'", err.text,
                                               WN_ARG(term->text))
                              : wn_arena_print(file->f->arena, "%s", err.text),
                   expression ? WN_STR("Mend the expression, or write words instead.")
                              : WN_STR("winnow-criteria(5) lists what a term can be."));
}

/* The items of a list, or the one text in its place. */
static const struct wn_yaml *checks_terms_of(const struct wn_yaml *list)
{
    if (!list || list->kind == WN_YAML_MAP || list->kind == WN_YAML_BROKEN)
        return NULL;
    return list->kind == WN_YAML_LIST ? list->first : list;
}

static void checks_both_lists(const struct wn_criteria_file *file, struct wn_str id,
                              struct wn_words terms, const struct wn_yaml *against)
{
    for (size_t i = 0; i < terms.n; i++)
        if (against->kind == WN_YAML_TEXT &&
            wn_str_eq_nocase(terms.v[i], wn_str_trim(against->text))) {
            wn_criteria_say(file, WN_ERROR, against,
                            wn_arena_print(file->f->arena, "\"%.*s\" is in both lists of %.*s",
                                           WN_ARG(terms.v[i]), WN_ARG(id)),
                            WN_STR("Keep it in one of them."));
            return;
        }
}

static void checks_terms(const struct wn_criteria_file *file, const struct wn_criterion *c,
                         const struct wn_yaml *list, bool against)
{
    const struct wn_yaml *term = checks_terms_of(list);
    if (list && list->n > TERMS_MOST) {
        wn_criteria_say(file, WN_ERROR, list,
                        wn_arena_print(file->f->arena, "%zu terms in one list", list->n),
                        wn_arena_print(file->f->arena, "Keep to %d; a star takes many words.",
                                       TERMS_MOST));
        return;
    }
    for (; term; term = term == list ? NULL : term->next) {
        checks_term(file, term);
        if (against)
            checks_both_lists(file, c->id, c->highlight, term);
    }
}

void wn_criteria_check_terms(const struct wn_criteria_file *file)
{
    for (size_t i = 0; i < file->c->criteria.n; i++) {
        const struct wn_yaml *item = wn_criteria_item(file, "criteria", i);
        checks_terms(file, &file->c->criteria.v[i], wn_yaml_find(item, "highlight"), false);
        checks_terms(file, &file->c->criteria.v[i], wn_yaml_find(item, "highlight_against"), true);
    }
}
