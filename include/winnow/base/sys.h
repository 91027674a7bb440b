/* SPDX-License-Identifier: MIT */
/*
 * The clock and the source of randomness, passed in from main so that nothing below asks the
 * machine: tests give a clock of their own. Never a global.
 */
#ifndef WN_BASE_SYS_H
#define WN_BASE_SYS_H

#include <stddef.h>
#include <stdint.h>

#include "winnow/base/arena.h"

struct wn_sys {
    void *ctx;
    /* seconds since 1970; *offset: minutes east of UTC in force then */
    int64_t (*now)(void *ctx, int *offset);
    int64_t (*monotonic_ms)(void *ctx); /* never goes back; for times per decision, repeat guard */
    void (*random)(void *ctx, void *bytes, size_t n); /* unpredictable bytes for keys and seats */
};

/* The real one: the system's clock and time zone, libsodium's random bytes. */
struct wn_sys wn_sys_real(void);

enum { WN_TIME_SIZE = 32 };
/* `2026-11-22T09:01:30+01:00`: local time, seconds, offset. Any int64 within years 0 to 9999. */
void wn_time_print(int64_t seconds, int offset, char out[WN_TIME_SIZE]);
/* How long, for people: "12 min", "1 h 05"; never less than a minute. */
struct wn_str wn_time_words(struct wn_arena *arena, int64_t seconds);

#endif
