/* SPDX-License-Identifier: MIT */
#include "seat.h"

#include "winnow/base/file.h"
#include "winnow/core/journal.h"
#include "winnow/store/events.h"
#include "winnow/store/project.h"

void wn_seat_now(const struct wn_sys *sys, char out[WN_TIME_SIZE])
{
    int offset = 0;
    int64_t seconds = sys->now(sys->ctx, &offset);
    wn_time_print(seconds, offset, out);
}

bool wn_seat_take(struct wn_store *store, const struct wn_sys *sys, struct wn_str person,
                  unsigned roles, const uint8_t seed[WN_KEY], const uint8_t project[WN_HASH],
                  int64_t number, struct wn_err *err)
{
    struct wn_keys keys;
    uint8_t seat[WN_SEAT];
    char at[WN_TIME_SIZE];
    wn_keys_from_seed(seed, &keys);
    sys->random(sys->ctx, seat, sizeof seat);
    wn_seat_now(sys, at);
    struct wn_line line = wn_line_of(WN_K_SEAT);
    line.at = wn_str(at);
    line.number = number;
    line.program = wn_str(WN_PROGRAM);
    bool done = wn_people_set_seed(store, person, seed, err) &&
                wn_store_bind(store, person, roles, err) &&
                wn_chain_start(store, project, keys.sign, seat, err) &&
                wn_events_append(store, &line, err);
    wn_wipe(&keys, sizeof keys);
    return done;
}

bool wn_seat_place_check(const char *path, struct wn_err *err)
{
    struct wn_place place = wn_file_place(path);
    if (place.sync)
        return wn_fail(
            err, WN_EREFUSED,
            "this folder is synced by %s, which can damage an open project; make it in a "
            "local folder (send and receive carry the bundles), or add --yes to go on",
            place.sync);
    if (place.system)
        return wn_fail(err, WN_EREFUSED,
                       "this folder is on %s, where file locks cannot be trusted; make the project "
                       "on the local disk, or add --yes to go on",
                       place.system);
    return true;
}

bool wn_seat_place_note(struct wn_store *store, const struct wn_sys *sys, const char *path,
                        struct wn_err *err)
{
    struct wn_place place = wn_file_place(path);
    if (!place.sync && !place.system)
        return true;
    char at[WN_TIME_SIZE];
    wn_seat_now(sys, at);
    struct wn_line line = wn_line_of(WN_K_LOCATION);
    line.at = wn_str(at);
    line.system = wn_str(place.system);
    line.sync = wn_str(place.sync);
    return wn_events_append(store, &line, err);
}
