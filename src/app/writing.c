/* SPDX-License-Identifier: MIT */
/*
 * Writing a line into the own chain with the time of now. Order is by number, never by clock: a
 * clock that went back is not corrected, it is written down (`clock`), and the line keeps the time
 * it was given.
 */
#include "winnow/app/app.h"

#include "seat.h"
#include "winnow/store/events.h"
#include "winnow/store/store.h"

struct wn_str wn_app_now(struct wn_app *app, struct wn_arena *arena)
{
    char at[WN_TIME_SIZE];
    wn_seat_now(wn_app_sys(app), at);
    return wn_arena_copy(arena, wn_str(at));
}

/* Days since 1970-01-01 of a date in the Gregorian calendar (Hinnant's civil-from-days, reversed).
 */
static int64_t writing_days(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int64_t writing_number(struct wn_str at, size_t from, size_t n)
{
    int64_t v = 0;
    return wn_str_int(wn_str_first(wn_str_from(at, from), n), &v) ? v : 0;
}

/* Seconds since 1970 of "2026-11-22T09:01:30+01:00"; 0 when it is not of that form. */
static int64_t writing_seconds(struct wn_str at)
{
    if (at.n != 25)
        return 0;
    int64_t offset = writing_number(at, 20, 2) * 60 + writing_number(at, 23, 2);
    int64_t days = writing_days(writing_number(at, 0, 4), writing_number(at, 5, 2),
                                writing_number(at, 8, 2));
    return days * 86400 + writing_number(at, 11, 2) * 3600 + writing_number(at, 14, 2) * 60 +
           writing_number(at, 17, 2) - (at.p[19] == '-' ? -offset : offset) * 60;
}

/* Seconds by which the clock went back since the newest own line; 0 when it did not. */
static bool writing_went_back(struct wn_app *app, struct wn_str at, int64_t *by, struct wn_err *err)
{
    struct wn_arena scratch = {0};
    struct wn_buf bytes = {0};
    struct wn_chain chain;
    struct wn_line last;
    bool found;
    *by = 0;
    bool done = wn_chain_mine(wn_app_store(app), &scratch, &chain, &found, err);
    if (done && found && chain.last > 0) {
        done = wn_events_my_bytes(wn_app_store(app), chain.last, &bytes, err) &&
               wn_line_decode(wn_buf_str(&bytes), &scratch, &last, err);
        int64_t gone = done ? writing_seconds(last.at) - writing_seconds(at) : 0;
        *by = gone > 0 ? gone : 0;
    }
    wn_buf_free(&bytes);
    wn_arena_free(&scratch);
    return done;
}

static bool writing_append(struct wn_app *app, struct wn_line *line, struct wn_err *err)
{
    char at[WN_TIME_SIZE];
    int64_t back;
    wn_seat_now(wn_app_sys(app), at);
    line->at = wn_str(at);
    if (!writing_went_back(app, line->at, &back, err))
        return false;
    if (back) {
        struct wn_line clock = wn_line_of(WN_K_CLOCK);
        clock.at = line->at;
        clock.seconds = back;
        if (!wn_events_append(wn_app_store(app), &clock, err))
            return false;
    }
    bool done = wn_events_append(wn_app_store(app), line, err);
    line->at = WN_STR(""); /* its text lived in this frame */
    return done;
}

bool wn_app_write(struct wn_app *app, struct wn_line *line, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(app);
    if (wn_store_writing(store))
        return writing_append(app, line, err);
    if (wn_store_begin(store, err) && writing_append(app, line, err) && wn_store_commit(store, err))
        return true;
    wn_store_rollback(store);
    return false;
}
