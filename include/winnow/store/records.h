/* SPDX-License-Identifier: MIT */
/*
 * Records and works. Numbers are given here: 1, 2, 3 ... and never reused. In this issue every
 * record is a work of its own; `work` is kept apart already.
 */
#ifndef WN_STORE_RECORDS_H
#define WN_STORE_RECORDS_H

#include "winnow/core/queue.h"
#include "winnow/core/record.h"
#include "winnow/store/store.h"

struct wn_row {
    int64_t n, work;
    struct wn_record r;
    struct wn_str sources; /* names, one a line */
    struct wn_str file;    /* name of the file it came from, or empty */
};

/*
 * n 0: the next number (inside the transaction of the file); else that number, which must be free.
 */
bool wn_records_add(struct wn_store *store, int64_t n, int64_t source, int64_t file,
                    const struct wn_record *r, int64_t *number, struct wn_err *err) WN_MUST_CHECK;
/* A record that came in an invitation: fields a screener may see, sources by name. */
bool wn_records_add_work(struct wn_store *store, int64_t n, const struct wn_record *r,
                         struct wn_str sources, struct wn_err *err) WN_MUST_CHECK;
/* The same once more in a later project file: all that a screener may see, as it is now. */
bool wn_records_set_work(struct wn_store *store, int64_t n, const struct wn_record *r,
                         struct wn_str sources, struct wn_err *err) WN_MUST_CHECK;
/* As it reads today: with what the lead corrected. */
bool wn_records_get(struct wn_store *store, int64_t n, struct wn_arena *arena, struct wn_row *out,
                    bool *found, struct wn_err *err) WN_MUST_CHECK;
/* What the lead corrected, by record; only in the lead's own file. */
struct wn_mended { int64_t n; enum wn_field field; };
bool wn_records_mended(struct wn_store *store, struct wn_arena *arena, struct wn_mended **v,
                       size_t *n, struct wn_err *err) WN_MUST_CHECK;
/* As it was imported, whatever was corrected since. */
bool wn_records_original(struct wn_store *store, int64_t n, struct wn_arena *arena,
                         struct wn_row *out, bool *found, struct wn_err *err) WN_MUST_CHECK;
bool wn_records_count(struct wn_store *store, int64_t *records, int64_t *works, struct wn_err *err)
    WN_MUST_CHECK;
/* The highest number ever given; 0: none. */
bool wn_records_newest(struct wn_store *store, int64_t *n, struct wn_err *err) WN_MUST_CHECK;
/*
 * By number, as they read today; without raw text unless `raw`. fn false stops with its error.
 * Arena is reset per row.
 */
typedef bool wn_row_fn(void *ctx, const struct wn_row *row, struct wn_err *err);
bool wn_records_each(struct wn_store *store, bool raw, struct wn_arena *arena, wn_row_fn *fn,
                     void *ctx, struct wn_err *err) WN_MUST_CHECK;
/* Records whose own key is `key`: their count, and the first two numbers. */
bool wn_records_by_key(struct wn_store *store, struct wn_str key, int64_t numbers[2], size_t *count,
                       struct wn_err *err) WN_MUST_CHECK;

/*
 * The queue: positions 1, 2, 3 ... of works, the same for everybody. put appends a block of works
 * that were sorted by core/queue; clear is for a new order before the first invitation.
 */
bool wn_queue_put(struct wn_store *store, const struct wn_queue_item *items, size_t count,
                  struct wn_err *err) WN_MUST_CHECK;
bool wn_queue_clear(struct wn_store *store, struct wn_err *err) WN_MUST_CHECK;
/* The works from number `first` on lose their places; they must be the last block of the queue. */
bool wn_queue_cut(struct wn_store *store, int64_t first, struct wn_err *err) WN_MUST_CHECK;
bool wn_queue_place(struct wn_store *store, int64_t work, int64_t *place, bool *found,
                    struct wn_err *err) WN_MUST_CHECK;
bool wn_queue_at(struct wn_store *store, int64_t place, int64_t *work, bool *found,
                 struct wn_err *err) WN_MUST_CHECK;

#endif
