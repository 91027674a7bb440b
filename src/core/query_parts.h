/* SPDX-License-Identifier: MIT */
/* A parsed query, shared by query.c (parsing), query_names.c (NAME:value) and query_match.c. */
#ifndef WN_CORE_QUERY_PARTS_H
#define WN_CORE_QUERY_PARTS_H

#include "winnow/core/query.h"
#include "winnow/core/seek.h"

enum query_kind {
    QUERY_AND,
    QUERY_OR,
    QUERY_NOT,      /* of a */
    QUERY_TERM,     /* seek in one of fields */
    QUERY_HOLDS,    /* word somewhere in one of fields, any ASCII case */
    QUERY_YEAR,     /* from to */
    QUERY_SOURCE,   /* word somewhere in a source's name */
    QUERY_LANGUAGE, /* language */
    QUERY_MISSING,  /* fields */
    QUERY_NUMBER,   /* from: a record or work */
    QUERY_IS,       /* index: enum query_is */
    QUERY_NOTE,
    QUERY_TAG,      /* word */
    QUERY_REASON,   /* word: id */
    QUERY_ANSWER    /* index: criterion; answer */
};
enum query_is {
    QUERY_IS_INCLUDE,
    QUERY_IS_MAYBE,
    QUERY_IS_EXCLUDE,
    QUERY_IS_UNDECIDED,
    QUERY_IS_LATER,
    QUERY_IS_NOTED,
    QUERY_IS_FLAGGED,
    QUERY_IS_DUPLICATE,
    QUERY_IS_COUNT
};

struct query_node {
    enum query_kind kind;
    size_t a, b;     /* parts of AND, OR, NOT: indexes of nodes */
    uint32_t fields; /* bits 1 << enum wn_field */
    struct wn_seek *seek;
    struct wn_str word;
    int64_t from, to;
    size_t index;
    enum wn_answer answer;
    char language[3];
};

struct wn_query {
    struct wn_arena arena;
    struct query_node *node;
    size_t nodes, capacity;
    size_t root; /* QUERY_NOTHING: everything is found */
    uint32_t fields;
    bool sources, mine;
};
#define QUERY_NOTHING ((size_t)-1)

/* The node of NAME:value, not added yet. */
bool wn_query_named(struct wn_query *q, const struct wn_query_opts *opts, struct wn_str name,
                    struct wn_str value, struct query_node *out, struct wn_err *err) WN_MUST_CHECK;
/* The node of a word or phrase that is looked for in fields. */
bool wn_query_term(struct wn_str term, uint32_t fields, struct query_node *out,
                   struct wn_err *err) WN_MUST_CHECK;

#endif
