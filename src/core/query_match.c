/* SPDX-License-Identifier: MIT */
/* Whether a candidate is what was asked for. */
#include "query_parts.h"

#include "winnow/core/language.h"

static bool match_holds(struct wn_str text, struct wn_str word)
{
    for (size_t i = 0; i + word.n <= text.n; i++)
        if (wn_str_eq_nocase(wn_str_of(text.p + i, word.n), word))
            return true;
    return false;
}

static bool match_fields(const struct query_node *node, const struct wn_candidate *c,
                         struct wn_arena *scratch)
{
    for (int f = 0; f < WN_FIELD_COUNT; f++) {
        if (!(node->fields & 1u << f))
            continue;
        struct wn_str text = c->r->field[f];
        if (node->seek ? wn_seek_in(node->seek, text, scratch) : match_holds(text, node->word))
            return true;
    }
    return false;
}

static bool match_missing(const struct query_node *node, const struct wn_candidate *c)
{
    for (int f = 0; f < WN_FIELD_COUNT; f++)
        if (node->fields & 1u << f)
            return c->r->field[f].n == 0;
    return false;
}

static bool match_language(const struct query_node *node, const struct wn_candidate *c)
{
    struct wn_language language = wn_language_of(c->r->field[WN_F_LANGUAGE]);
    return language.code[0] == node->language[0] && language.code[1] == node->language[1];
}

static bool match_year(const struct query_node *node, const struct wn_candidate *c)
{
    int year = wn_record_year(c->r);
    return year && year >= node->from && year <= node->to;
}

static bool match_is(const struct query_node *node, const struct wn_candidate *c,
                     const struct wn_query_mine *mine)
{
    const bool is[QUERY_IS_COUNT] = {
        [QUERY_IS_INCLUDE] = mine->decision == WN_INCLUDE,
        [QUERY_IS_MAYBE] = mine->decision == WN_MAYBE,
        [QUERY_IS_EXCLUDE] = mine->decision == WN_EXCLUDE,
        [QUERY_IS_UNDECIDED] = mine->decision == WN_NONE,
        [QUERY_IS_LATER] = mine->later,
        [QUERY_IS_NOTED] = mine->noted,
        [QUERY_IS_FLAGGED] = mine->flagged,
        [QUERY_IS_DUPLICATE] = c->n != c->work,
    };
    return is[node->index];
}

static bool match_tag(struct wn_str tags, struct wn_str wanted)
{
    struct wn_str tag;
    while (wn_str_split(&tags, '\n', &tag))
        if (wn_str_eq_nocase(tag, wanted))
            return true;
    return false;
}

static bool match_mine(const struct query_node *node, const struct wn_candidate *c)
{
    static const struct wn_query_mine none = {0};
    const struct wn_query_mine *mine = c->mine ? c->mine : &none;
    if (node->kind == QUERY_IS)
        return match_is(node, c, mine);
    if (node->kind == QUERY_NOTE)
        return mine->noted;
    if (node->kind == QUERY_TAG)
        return match_tag(mine->tags, node->word);
    if (node->kind == QUERY_REASON)
        return mine->decision == WN_EXCLUDE && wn_str_eq(mine->reason, node->word);
    return mine->answers[node->index] == node->answer;
}

static bool match_node(const struct wn_query *q, size_t at, const struct wn_candidate *c,
                       struct wn_arena *scratch)
{
    const struct query_node *node = &q->node[at];
    switch (node->kind) {
    case QUERY_AND:
        return match_node(q, node->a, c, scratch) && match_node(q, node->b, c, scratch);
    case QUERY_OR:
        return match_node(q, node->a, c, scratch) || match_node(q, node->b, c, scratch);
    case QUERY_NOT:
        return !match_node(q, node->a, c, scratch);
    case QUERY_TERM:
    case QUERY_HOLDS:
        return match_fields(node, c, scratch);
    case QUERY_YEAR:
        return match_year(node, c);
    case QUERY_SOURCE:
        return match_holds(c->sources, node->word);
    case QUERY_LANGUAGE:
        return match_language(node, c);
    case QUERY_MISSING:
        return match_missing(node, c);
    case QUERY_NUMBER:
        return c->n == node->from || c->work == node->from;
    case QUERY_IS:
    case QUERY_NOTE:
    case QUERY_TAG:
    case QUERY_REASON:
    case QUERY_ANSWER:
        return match_mine(node, c);
    }
    return false;
}

bool wn_query_matches(const struct wn_query *q, const struct wn_candidate *c,
                      struct wn_arena *scratch)
{
    return q->root == QUERY_NOTHING || match_node(q, q->root, c, scratch);
}
