/* SPDX-License-Identifier: MIT */
#include "ordering.h"

#include "winnow/store/records.h"

struct ordering {
    struct wn_arena arena; /* items and titles */
    struct wn_queue_item *items;
    size_t count, capacity;
    bool titles;
};

static bool ordering_add(void *ctx, const struct wn_row *row, struct wn_err *err)
{
    (void)err;
    struct ordering *o = ctx;
    if (row->n != row->work)
        return true;
    o->items = wn_arena_grow(&o->arena, o->items, o->count, &o->capacity, sizeof *o->items);
    o->items[o->count++] = (struct wn_queue_item){
        .work = row->work,
        .year = wn_record_year(&row->r),
        .title = o->titles ? wn_arena_copy(&o->arena, row->r.field[WN_F_TITLE]) : WN_STR(""),
    };
    return true;
}

bool wn_ordering_make(struct wn_store *store, const struct wn_criteria *criteria,
                      const uint8_t project[WN_HASH], struct wn_err *err)
{
    struct ordering o = {.titles = criteria->order == WN_BY_TITLE};
    struct wn_arena scratch = {0};
    char id[2 * WN_HASH + 1];
    wn_hex(project, WN_HASH, id);
    bool done = wn_records_each(store, false, &scratch, ordering_add, &o, err);
    if (done) {
        wn_arena_reset(&scratch);
        wn_queue_sort(o.items, o.count, criteria->order,
                      criteria->seed.n ? criteria->seed : wn_str(id), &scratch);
        done = wn_queue_clear(store, err) && wn_queue_put(store, o.items, o.count, err);
    }
    wn_arena_free(&scratch);
    wn_arena_free(&o.arena);
    return done;
}
