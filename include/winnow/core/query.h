/* SPDX-License-Identifier: MIT */
/*
 * What people type to find records (notes/ux.md view E): words, "phrases", wildcards and NEAR as in
 * the highlight language, over title, abstract and keywords; names before a colon for the rest;
 * AND (between two parts by default), OR, NOT and parentheses. Pure: a query looks at one candidate
 * and answers; where candidates come from is its caller's business.
 *
 *   title: abstract: keywords: author: journal: doi: pmid: key: type:   that field alone
 *   year:2016  year:2007-2019  year:2010-      source:ERIC   lang:fr   missing:abstract
 *   is:include maybe exclude undecided later noted flagged duplicate   note:*   tag:background
 *   reason:2 or its id   c2:no (criterion 2)    #112
 */
#ifndef WN_CORE_QUERY_H
#define WN_CORE_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/base/attr.h"
#include "winnow/base/err.h"
#include "winnow/core/criteria.h"
#include "winnow/core/record.h"

struct wn_query;

/* The asking person's own: nobody else's is ever looked at. */
struct wn_query_mine {
    enum wn_decision decision;
    bool later, noted, flagged;
    struct wn_str reason; /* id */
    enum wn_answer answers[WN_MAX_CRITERIA];
    struct wn_str tags; /* one a line */
};

struct wn_candidate {
    int64_t n, work;
    const struct wn_record *r;
    struct wn_str sources; /* names, one a line */
    const struct wn_query_mine *mine; /* NULL: nothing was done with it */
};

/*
 * hidden: bits of enum wn_hide; what is hidden cannot be searched (WN_EREFUSED names the key that
 * shows it). typing: the text is not finished; what its end still lacks is passed over. WN_EINPUT:
 * a sentence with what is wrong and what can be written. An empty text finds everything.
 */
struct wn_query_opts { const struct wn_criteria *criteria; unsigned hidden; bool typing; };
bool wn_query_open(struct wn_str text, const struct wn_query_opts *opts, struct wn_query **out,
                   struct wn_err *err) WN_MUST_CHECK;
void wn_query_close(struct wn_query *q); /* NULL is fine */

/* What a candidate must bring: fields as bits 1 << enum wn_field; sources; the person's own. */
uint32_t wn_query_fields(const struct wn_query *q);
bool wn_query_sources(const struct wn_query *q);
bool wn_query_mine(const struct wn_query *q);

bool wn_query_matches(const struct wn_query *q, const struct wn_candidate *c,
                      struct wn_arena *scratch);

#endif
