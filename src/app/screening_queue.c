/* SPDX-License-Identifier: MIT */
/* Where a screener is: what comes next, how fast it goes, how much is left. */
#include "screening_parts.h"

#include <stdlib.h>

#include "winnow/store/decisions.h"

enum {
    PACE_LAST = 50,    /* decisions that the median is taken of */
    PACE_ENOUGH = 20,  /* before these exist, 45 s are assumed and "about" is said (ux.md 1.1) */
    PACE_ASSUMED = 45
};

static int queue_compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

bool wn_screening_pace(struct wn_app *app, struct wn_pace *out, struct wn_err *err)
{
    struct wn_tally t;
    int64_t seconds[PACE_LAST];
    size_t n = PACE_LAST;
    if (!wn_mine_tally(wn_app_store(app), wn_app_stage(app), &t, err) ||
        !wn_mine_seconds(wn_app_store(app), seconds, &n, err))
        return false;
    *out = (struct wn_pace){.works = t.works, .decided = t.decided, .left = t.works - t.decided,
                            .later = t.later, .include = t.include, .maybe = t.maybe,
                            .exclude = t.exclude, .notes = t.notes};
    out->about = n < PACE_ENOUGH;
    qsort(seconds, n, sizeof *seconds, queue_compare);
    /* Of an even number: between the two in the middle, so twice it is reckoned with. */
    int64_t twice = out->about ? 2 * PACE_ASSUMED : seconds[(n - 1) / 2] + seconds[n / 2];
    out->median_seconds = out->about ? 0 : twice / 2;
    out->seconds_left = out->left * twice / 2;
    return true;
}

bool wn_screening_next(struct wn_app *app, int64_t place, int64_t *work, bool *later,
                       struct wn_err *err)
{
    static const enum wn_which order[] = {WN_NEXT_OPEN, WN_NEXT_LATER};
    *work = 0;
    for (size_t i = 0; i < 2 && *work == 0; i++) {
        bool found;
        if (!wn_mine_next(wn_app_store(app), wn_app_stage(app), order[i], place, work, &found, err))
            return false;
        *later = found && order[i] == WN_NEXT_LATER;
    }
    return true;
}

bool wn_screening_step(struct wn_app *app, int64_t place, bool forward, int64_t *work,
                       struct wn_err *err)
{
    bool found;
    if (!wn_mine_next(wn_app_store(app), wn_app_stage(app),
                      forward ? WN_NEXT_ANY : WN_PREVIOUS_ANY, place, work, &found, err))
        return false;
    if (!found)
        *work = 0;
    return true;
}

bool wn_screening_edge(struct wn_app *app, bool last, int64_t *work, struct wn_err *err)
{
    int64_t records, works; /* places are 1, 2, 3 ... without a gap */
    return wn_records_count(wn_app_store(app), &records, &works, err) &&
           wn_screening_step(app, last ? works + 1 : 0, !last, work, err);
}

bool wn_screening_find(struct wn_app *app, int64_t number, int64_t *work, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_row row;
    bool done = wn_sheet_row(app, number, &arena, &row, err);
    if (done)
        *work = row.work;
    wn_arena_free(&arena);
    return done;
}

bool wn_screening_find_key(struct wn_app *app, struct wn_str key, int64_t numbers[2], size_t *count,
                           struct wn_err *err)
{
    return wn_records_by_key(wn_app_store(app), key, numbers, count, err);
}

bool wn_screening_reasons(struct wn_app *app, int64_t *counts, int64_t *without, struct wn_err *err)
{
    const struct wn_criteria *c = wn_app_criteria(app);
    struct wn_arena arena = {0};
    struct wn_str *ids = WN_NEWS(&arena, struct wn_str, c->reasons.n + 1);
    for (size_t i = 0; i < c->reasons.n; i++)
        ids[i] = c->reasons.v[i].id;
    bool done = wn_mine_reasons(wn_app_store(app), wn_app_stage(app), ids, c->reasons.n, counts,
                                without, err);
    wn_arena_free(&arena);
    return done;
}
