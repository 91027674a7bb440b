/* SPDX-License-Identifier: MIT */
/*
 * The order in which works are shown (DESIGN section 7): the same for all screeners, computed once
 * when records arrive. Pure.
 */
#ifndef WN_CORE_QUEUE_H
#define WN_CORE_QUEUE_H

#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/core/criteria.h"

struct wn_queue_item {
    int64_t work;
    int year;             /* 0: none; comes last when by year */
    struct wn_str title;  /* needed when by title; folded inside */
    uint64_t rank;        /* scratch */
};

/*
 * Sorts items: random = ascending by the first 8 bytes (big-endian) of SHA-256 of `winnow order 1`
 * LF seed LF number LF; import = by number; year = newest first; title = folded title; ties by
 * number. ranked counts as random here. seed: criteria's, else the project id in hex.
 */
void wn_queue_sort(struct wn_queue_item *items, size_t count, enum wn_order order,
                   struct wn_str seed, struct wn_arena *scratch);

#endif
