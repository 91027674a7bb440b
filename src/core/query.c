/* SPDX-License-Identifier: MIT */
/*
 * A recursive descent: or := and { OR and }, and := not { [AND] not }, not := [NOT] part,
 * part := ( or ) | item. While somebody is typing, what the end still lacks counts as not there:
 * the list then shows what the rest finds.
 */
#include "query_parts.h"

#include "terms_pattern.h"

#include "winnow/base/mem.h"

enum { QUERY_DEPTH = 32, QUERY_NODES = 256, QUERY_LONGEST = 4096 };

struct parser {
    struct wn_query *q;
    const struct wn_query_opts *opts;
    struct wn_str text;
    size_t at;
    int depth;
};

static const uint32_t query_words =
    1u << WN_F_TITLE | 1u << WN_F_ABSTRACT | 1u << WN_F_KEYWORDS; /* where bare words are sought */

static bool query_or(struct parser *p, size_t *out, struct wn_err *err);

static bool query_add(struct parser *p, struct query_node node, size_t *out, struct wn_err *err)
{
    struct wn_query *q = p->q;
    if (q->nodes == QUERY_NODES) {
        wn_seek_close(node.seek);
        return wn_fail(err, WN_EINPUT, "the search has over %d parts; use fewer", QUERY_NODES);
    }
    q->node = wn_arena_grow(&q->arena, q->node, q->nodes, &q->capacity, sizeof *q->node);
    q->node[q->nodes] = node;
    *out = q->nodes++;
    return true;
}

/* Two parts; one that is not there yet leaves the other. */
static bool query_join(struct parser *p, enum query_kind kind, size_t b, size_t *a,
                       struct wn_err *err)
{
    if (b == QUERY_NOTHING)
        return true;
    if (*a == QUERY_NOTHING) {
        *a = b;
        return true;
    }
    return query_add(p, (struct query_node){.kind = kind, .a = *a, .b = b}, a, err);
}

static void query_blanks(struct parser *p)
{
    while (p->at < p->text.n && (p->text.p[p->at] == ' ' || p->text.p[p->at] == '\t'))
        p->at++;
}

static bool query_end(struct parser *p)
{
    query_blanks(p);
    return p->at == p->text.n;
}

/* The word that begins here, up to a blank or a parenthesis; nothing is used up. */
static struct wn_str query_peek(struct parser *p)
{
    query_blanks(p);
    size_t to = p->at;
    while (to < p->text.n && p->text.p[to] != ' ' && p->text.p[to] != '\t' &&
           p->text.p[to] != '(' && p->text.p[to] != ')')
        to++;
    return wn_str_of(p->text.p + p->at, to - p->at);
}

static bool query_takes(struct parser *p, const char *word)
{
    struct wn_str next = query_peek(p);
    if (!wn_str_is(next, word))
        return false;
    p->at += next.n;
    return true;
}

/* What stands between quotes or slashes, marks included; or the word. Moves behind it. */
static struct wn_str query_value(struct parser *p)
{
    char mark = p->at < p->text.n ? p->text.p[p->at] : '\0';
    if (mark != '"' && mark != '/') {
        struct wn_str word = p->at < p->text.n && p->text.p[p->at] != ' ' ? query_peek(p)
                                                                           : WN_STR("");
        p->at += word.n;
        return word;
    }
    struct wn_str rest = wn_str_from(p->text, p->at + 1);
    size_t inner = wn_str_find_byte(rest, mark);
    struct wn_str all = wn_str_of(p->text.p + p->at, inner < rest.n ? inner + 2 : inner + 1);
    p->at += all.n;
    return all;
}

/* "title" of title:..., moving behind the colon; empty where none stands here. */
static struct wn_str query_name(struct parser *p)
{
    size_t to = p->at;
    while (to < p->text.n && ((p->text.p[to] >= 'a' && p->text.p[to] <= 'z') ||
                              (p->text.p[to] >= 'A' && p->text.p[to] <= 'Z') ||
                              (to > p->at && p->text.p[to] >= '0' && p->text.p[to] <= '9')))
        to++;
    if (to == p->at || to == p->text.n || p->text.p[to] != ':')
        return WN_STR("");
    struct wn_str name = wn_str_of(p->text.p + p->at, to - p->at);
    p->at = to + 1;
    return name;
}

/* peer NEAR/3 mentor*: the words up to there are one term. */
static bool query_near(struct parser *p, struct wn_str *term, struct wn_err *err)
{
    while (wn_term_near(query_peek(p)) >= 0) {
        struct wn_str word = query_peek(p);
        p->at += word.n;
        if (query_end(p))
            return p->opts->typing ||
                   wn_fail(err, WN_EINPUT, "%.*s needs words on both sides", WN_ARG(word));
        struct wn_str last = query_value(p);
        *term = wn_str_of(term->p, (size_t)(last.p + last.n - term->p));
    }
    return true;
}

static bool query_item(struct parser *p, size_t *out, struct wn_err *err)
{
    struct query_node node = {0};
    struct wn_str name = query_name(p), value = query_value(p);
    bool ok = name.n ? wn_query_named(p->q, p->opts, name, value, &node, err)
                     : query_near(p, &value, err) && wn_query_term(value, query_words, &node, err);
    if (ok)
        return query_add(p, node, out, err);
    *out = QUERY_NOTHING;
    return p->opts->typing && query_end(p); /* more is to come */
}

static bool query_part(struct parser *p, size_t *out, struct wn_err *err)
{
    *out = QUERY_NOTHING;
    if (query_end(p))
        return p->opts->typing ||
               wn_fail(err, WN_EINPUT, "the search ends where another word should follow");
    if (p->text.p[p->at] == ')')
        return wn_fail(err, WN_EINPUT, "a ) has no ( before it, or nothing stands between them");
    if (p->text.p[p->at] != '(')
        return query_item(p, out, err);
    p->at++;
    if (!query_or(p, out, err))
        return false;
    if (query_end(p))
        return p->opts->typing || wn_fail(err, WN_EINPUT, "a ( is not closed");
    p->at++; /* the ) where query_or stopped */
    return true;
}

static bool query_not(struct parser *p, size_t *out, struct wn_err *err)
{
    if (++p->depth > QUERY_DEPTH)
        return wn_fail(err, WN_EINPUT, "parentheses and NOT go over %d deep", QUERY_DEPTH);
    bool turned = query_takes(p, "NOT");
    bool ok = turned ? query_not(p, out, err) : query_part(p, out, err);
    p->depth--;
    if (!ok || !turned || *out == QUERY_NOTHING)
        return ok;
    return query_add(p, (struct query_node){.kind = QUERY_NOT, .a = *out}, out, err);
}

static bool query_and(struct parser *p, size_t *out, struct wn_err *err)
{
    size_t next;
    if (!query_not(p, out, err))
        return false;
    while (!query_end(p) && p->text.p[p->at] != ')' && !wn_str_is(query_peek(p), "OR")) {
        (void)query_takes(p, "AND");
        if (!query_not(p, &next, err) || !query_join(p, QUERY_AND, next, out, err))
            return false;
    }
    return true;
}

static bool query_or(struct parser *p, size_t *out, struct wn_err *err)
{
    size_t next;
    if (!query_and(p, out, err))
        return false;
    while (query_takes(p, "OR"))
        if (!query_and(p, &next, err) || !query_join(p, QUERY_OR, next, out, err))
            return false;
    return true;
}

static void query_sum(struct wn_query *q)
{
    for (size_t i = 0; i < q->nodes; i++) {
        const struct query_node *node = &q->node[i];
        q->fields |= node->fields;
        q->sources |= node->kind == QUERY_SOURCE;
        q->mine |= node->kind == QUERY_NOTE || node->kind == QUERY_TAG ||
                   node->kind == QUERY_REASON || node->kind == QUERY_ANSWER ||
                   (node->kind == QUERY_IS && node->index != QUERY_IS_DUPLICATE);
    }
}

bool wn_query_open(struct wn_str text, const struct wn_query_opts *opts, struct wn_query **out,
                   struct wn_err *err)
{
    *out = NULL;
    if (text.n > QUERY_LONGEST)
        return wn_fail(err, WN_EINPUT, "the search has over %d bytes", QUERY_LONGEST);
    struct wn_query *q = wn_alloc(sizeof *q);
    struct parser p = {.q = q, .opts = opts, .text = wn_arena_copy(&q->arena, text)};
    bool ok = true;
    q->root = QUERY_NOTHING;
    if (!query_end(&p))
        ok = query_or(&p, &q->root, err);
    if (ok && !query_end(&p)) /* only a ) stops it before */
        ok = wn_fail(err, WN_EINPUT, "a ) has no ( before it");
    if (!ok) {
        wn_query_close(q);
        return false;
    }
    query_sum(q);
    *out = q;
    return true;
}

void wn_query_close(struct wn_query *q)
{
    if (!q)
        return;
    for (size_t i = 0; i < q->nodes; i++)
        wn_seek_close(q->node[i].seek);
    wn_arena_free(&q->arena);
    wn_free(q);
}

uint32_t wn_query_fields(const struct wn_query *q)
{
    return q->fields;
}

bool wn_query_sources(const struct wn_query *q)
{
    return q->sources;
}

bool wn_query_mine(const struct wn_query *q)
{
    return q->mine;
}
