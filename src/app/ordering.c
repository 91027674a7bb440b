/* SPDX-License-Identifier: MIT */
#include "ordering.h"

#include "winnow/store/records.h"

struct ordering {
    struct wn_store *store;
    bool all;              /* else only works that have no place */
    struct wn_arena arena; /* items and titles */
    struct wn_queue_item *items;
    size_t count, capacity;
    bool titles;
};

static bool ordering_add(void *ctx, const struct wn_row *row, struct wn_err *err)
{
    struct ordering *o = ctx;
    int64_t place;
    bool placed = false;
    if (row->n != row->work)
        return true;
    if (!o->all && !wn_queue_place(o->store, row->work, &place, &placed, err))
        return false;
    if (placed)
        return true;
    o->items = wn_arena_grow(&o->arena, o->items, o->count, &o->capacity, sizeof *o->items);
    o->items[o->count++] = (struct wn_queue_item){
        .work = row->work,
        .year = wn_record_year(&row->r),
        .title = o->titles ? wn_arena_copy(&o->arena, row->r.field[WN_F_TITLE]) : WN_STR(""),
    };
    return true;
}

static bool ordering_put(struct ordering *o, const struct wn_criteria *criteria,
                         const uint8_t project[WN_HASH], struct wn_err *err)
{
    struct wn_arena scratch = {0};
    char id[2 * WN_HASH + 1];
    wn_hex(project, WN_HASH, id);
    o->titles = criteria->order == WN_BY_TITLE;
    bool done = wn_records_each(o->store, false, &scratch, ordering_add, o, err);
    if (done) {
        wn_arena_reset(&scratch);
        wn_queue_sort(o->items, o->count, criteria->order,
                      criteria->seed.n ? criteria->seed : wn_str(id), &scratch);
        done = wn_queue_put(o->store, o->items, o->count, err);
    }
    wn_arena_free(&scratch);
    wn_arena_free(&o->arena);
    return done;
}

bool wn_ordering_make(struct wn_store *store, const struct wn_criteria *criteria,
                      const uint8_t project[WN_HASH], struct wn_err *err)
{
    struct ordering o = {.store = store, .all = true};
    return wn_queue_clear(store, err) && ordering_put(&o, criteria, project, err);
}

bool wn_ordering_more(struct wn_store *store, const struct wn_criteria *criteria,
                      const uint8_t project[WN_HASH], int64_t first, struct wn_err *err)
{
    struct ordering o = {.store = store};
    return (first == 0 || wn_queue_cut(store, first, err)) &&
           ordering_put(&o, criteria, project, err);
}
