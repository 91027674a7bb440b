/* SPDX-License-Identifier: MIT */
#include "winnow/core/queue.h"

#include <inttypes.h>
#include <stdlib.h>

#include "winnow/base/buf.h"
#include "winnow/base/crypto.h"
#include "winnow/base/text.h"

static uint64_t queue_rank(struct wn_str seed, int64_t work, struct wn_buf *text)
{
    uint64_t rank = 0;
    wn_buf_clear(text);
    wn_buf_text(text, "winnow order 1\n");
    wn_buf_put(text, seed);
    wn_buf_print(text, "\n%" PRId64 "\n", work);
    struct wn_hash hash = wn_sha256(wn_buf_str(text));
    for (size_t i = 0; i < 8; i++)
        rank = rank << 8 | hash.b[i];
    return rank;
}

static int queue_by_number(const void *a, const void *b)
{
    const struct wn_queue_item *x = a, *y = b;
    return (x->work > y->work) - (x->work < y->work);
}

static int queue_by_rank(const void *a, const void *b)
{
    const struct wn_queue_item *x = a, *y = b;
    int order = (x->rank > y->rank) - (x->rank < y->rank);
    return order ? order : queue_by_number(a, b);
}

static int queue_by_year(const void *a, const void *b)
{
    const struct wn_queue_item *x = a, *y = b;
    int order = (x->year < y->year) - (x->year > y->year); /* 0, no year, comes last */
    return order ? order : queue_by_number(a, b);
}

static int queue_by_title(const void *a, const void *b)
{
    const struct wn_queue_item *x = a, *y = b;
    int order = wn_str_cmp(x->title, y->title);
    return order ? order : queue_by_number(a, b);
}

void wn_queue_sort(struct wn_queue_item *items, size_t count, enum wn_order order,
                   struct wn_str seed, struct wn_arena *scratch)
{
    static int (*const compare[])(const void *, const void *) = {
        [WN_BY_RANDOM] = queue_by_rank, [WN_BY_IMPORT] = queue_by_number,
        [WN_BY_YEAR] = queue_by_year,   [WN_BY_TITLE] = queue_by_title,
        [WN_BY_RANKED] = queue_by_rank,
    };
    struct wn_buf text = {0};
    for (size_t i = 0; i < count; i++) {
        if (compare[order] == queue_by_rank)
            items[i].rank = queue_rank(seed, items[i].work, &text);
        else if (order == WN_BY_TITLE)
            items[i].title = wn_text_fold(scratch, items[i].title);
    }
    wn_buf_free(&text);
    if (count)
        qsort(items, count, sizeof *items, compare[order]);
}
