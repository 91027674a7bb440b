/* SPDX-License-Identifier: MIT */
/*
 * Going through all records for a search: only the columns that are asked for are read, and nothing
 * is copied. And what the bound person has done with each work, in one pass; nobody else's.
 */
#ifndef WN_STORE_SCAN_H
#define WN_STORE_SCAN_H

#include "winnow/core/record.h"
#include "winnow/store/store.h"

struct wn_scan_row { /* texts are valid during the call */
    int64_t n, work, source; /* source: id, or 0 with the names in `sources`, one a line */
    struct wn_str sources;
    struct wn_record r; /* the fields asked for; no raw text */
};
/* *stop: no further row. */
typedef bool wn_scan_fn(void *ctx, const struct wn_scan_row *row, bool *stop, struct wn_err *err);
/* Records with numbers above `after`, ascending. fields: bits 1 << enum wn_field. */
bool wn_scan_records(struct wn_store *store, int64_t after, uint32_t fields, wn_scan_fn *fn,
                     void *ctx, struct wn_err *err) WN_MUST_CHECK;

struct wn_scan_mine { /* texts are valid during the call */
    int64_t work;
    enum wn_decision decision;
    bool later, noted, flagged;
    struct wn_str reason, answers; /* answers: "id=yes;id=no" */
};
typedef void wn_scan_mine_fn(void *ctx, const struct wn_scan_mine *mine);
bool wn_scan_own(struct wn_store *store, enum wn_stage stage, wn_scan_mine_fn *fn, void *ctx,
                 struct wn_err *err) WN_MUST_CHECK;
/* Tags in force, in the order they were set: on = false takes one off again. */
typedef void wn_scan_tag_fn(void *ctx, int64_t work, struct wn_str tag, bool on);
bool wn_scan_tags(struct wn_store *store, wn_scan_tag_fn *fn, void *ctx,
                  struct wn_err *err) WN_MUST_CHECK;

#endif
