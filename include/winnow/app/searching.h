/* SPDX-License-Identifier: MIT */
/*
 * Searching records: over all of them (core/query.h), by scanning. One pass can be
 * interrupted, so that the next key of somebody who types need not wait for it. Only the person's
 * own decisions are looked at. What the criteria hide from who is blinded cannot be searched.
 */
#ifndef WN_APP_SEARCHING_H
#define WN_APP_SEARCHING_H

#include "winnow/app/app.h"
#include "winnow/core/record.h"

struct wn_search;

enum wn_find_order { WN_FIND_BY_NUMBER, WN_FIND_BY_YEAR, WN_FIND_BY_TITLE, WN_FIND_ORDERS };
const char *wn_find_order_words(enum wn_find_order order); /* "number", "year", "title" */

/* typing: what the end of the text still lacks is passed over. Errors as wn_query_open. */
bool wn_search_open(struct wn_app *app, struct wn_str text, bool typing, enum wn_find_order order,
                     struct wn_search **out, struct wn_err *err) WN_MUST_CHECK;
/*
 * Goes on from where it stopped; stop (may be NULL) is asked after each 1,000 records. *done: all
 * records were looked at, and what was found is in its order (until then: by number).
 */
bool wn_search_go(struct wn_search *f, bool (*stop)(void *ctx), void *ctx, bool *done,
                   struct wn_err *err) WN_MUST_CHECK;
/* Records of the review. */
bool wn_search_total(struct wn_app *app, int64_t *records, struct wn_err *err) WN_MUST_CHECK;
size_t wn_search_count(const struct wn_search *f);
int64_t wn_search_at(const struct wn_search *f, size_t i); /* number of the record */
void wn_search_close(struct wn_search *f);                 /* NULL is fine */

/* A row of a list: texts cleaned, in the arena; empty where hidden. */
struct wn_found {
    int64_t n, work;
    struct wn_str title, year, type, sources;
    bool mine; /* the person screens: then what is in force */
    bool later;
    enum wn_decision decision;
};
bool wn_search_row(struct wn_app *app, int64_t n, struct wn_arena *arena, struct wn_found *out,
                    struct wn_err *err) WN_MUST_CHECK;

#endif
