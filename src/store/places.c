/* SPDX-License-Identifier: MIT */
/* The queue as it was put: place 1, 2, 3 ... of each work, the same for everybody. */
#include "apply.h"
#include "db.h"
#include "winnow/store/records.h"

bool wn_queue_put(struct wn_store *store, const struct wn_queue_item *items, size_t count,
                  struct wn_err *err)
{
    int64_t place = 0, events = 0;
    bool mine = false, found, decided = false;
    if (!wn_store_enter(store, &mine, err))
        return false;
    bool ok = wn_db_int(store, Q_QUEUE_LAST, NO_ARGS, &place, &found, err) &&
              wn_db_int(store, Q_EVENT_ON_RECORDS, NO_ARGS, &events, &decided, err);
    for (size_t i = 0; ok && i < count; i++)
        ok = wn_db_run(store, Q_QUEUE_PUT, ARGS(A_INT(++place), A_INT(items[i].work)), err);
    if (ok && decided) /* decisions that stood on other places, or on none */
        ok = wn_apply_again(store, err);
    return wn_store_leave(store, mine, ok, err);
}

bool wn_queue_clear(struct wn_store *store, struct wn_err *err)
{
    return wn_db_run(store, Q_QUEUE_CLEAR, NO_ARGS, err);
}

bool wn_queue_cut(struct wn_store *store, int64_t first, struct wn_err *err)
{
    return wn_db_run(store, Q_QUEUE_CUT, ARGS(A_INT(first)), err);
}

bool wn_queue_place(struct wn_store *store, int64_t work, int64_t *place, bool *found,
                    struct wn_err *err)
{
    return wn_db_int(store, Q_QUEUE_PLACE, ARGS(A_INT(work)), place, found, err);
}

bool wn_queue_at(struct wn_store *store, int64_t place, int64_t *work, bool *found,
                 struct wn_err *err)
{
    return wn_db_int(store, Q_QUEUE_AT, ARGS(A_INT(place)), work, found, err);
}
