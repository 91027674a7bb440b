/* SPDX-License-Identifier: MIT */
#include "winnow/base/sys.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "winnow/base/crypto.h"

enum { SYS_DAY = 24 * 60 * 60, SYS_400_YEARS = 146097, SYS_HALF_DAY = 12 * 60 };
#define SYS_YEAR_0 INT64_C(-62167219200) /* 0000-01-01T00:00:00Z */
#define SYS_YEAR_9999 INT64_C(253402300799)

/* Minutes east from "+0130"; `tm_gmtoff` is not POSIX, %z is. */
static int sys_offset(const char *zone)
{
    int digits = 0;
    for (int i = 1; i <= 4; i++) {
        if (zone[i] < '0' || zone[i] > '9')
            return 0;
        digits = digits * 10 + (zone[i] - '0');
    }
    int minutes = digits / 100 * 60 + digits % 100;
    return zone[0] == '-' ? -minutes : minutes;
}

static int64_t sys_now(void *ctx, int *offset)
{
    (void)ctx;
    char zone[8] = "";
    struct tm local;
    time_t now = time(NULL);
    *offset = 0;
    if (localtime_r(&now, &local) && strftime(zone, sizeof zone, "%z", &local) == 5)
        *offset = sys_offset(zone);
    return (int64_t)now;
}

static int64_t sys_monotonic_ms(void *ctx)
{
    (void)ctx;
    struct timespec t = {0};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + (int64_t)t.tv_nsec / 1000000;
}

static void sys_random(void *ctx, void *bytes, size_t n)
{
    (void)ctx;
    wn_random_bytes(bytes, n);
}

struct wn_sys wn_sys_real(void)
{
    tzset(); /* localtime_r need not do it */
    return (struct wn_sys){
        .now = sys_now, .monotonic_ms = sys_monotonic_ms, .random = sys_random};
}

struct sys_date {
    int year, month, day;
};

/* Gregorian date of a day counted from 0000-03-01, so that the leap day is the last of its year. */
static struct sys_date sys_date(int64_t days)
{
    int era = (int)(days / SYS_400_YEARS);
    int day = (int)(days % SYS_400_YEARS);
    int year = (day - day / 1460 + day / 36524 - day / (SYS_400_YEARS - 1)) / 365;
    day -= year * 365 + year / 4 - year / 100;
    int month = (5 * day + 2) / 153; /* 0 is March */
    return (struct sys_date){
        .year = era * 400 + year + (month >= 10),
        .month = month < 10 ? month + 3 : month - 9,
        .day = day - (153 * month + 2) / 5 + 1,
    };
}

void wn_time_print(int64_t seconds, int offset, char out[WN_TIME_SIZE])
{
    int64_t low = SYS_YEAR_0, high = SYS_YEAR_9999;
    offset = offset < -SYS_HALF_DAY * 2 + 1 ? 0 : offset > SYS_HALF_DAY * 2 - 1 ? 0 : offset;
    seconds = seconds < low ? low : seconds > high ? high : seconds;
    int64_t local = seconds + (int64_t)offset * 60;
    local = local < low ? low : local > high ? high : local;
    /* a whole era is added, so that January and February of year 0 count from 0 too */
    int64_t since = local - low + (int64_t)(SYS_400_YEARS - 60) * SYS_DAY;
    struct sys_date date = sys_date(since / SYS_DAY);
    int second = (int)(since % SYS_DAY), east = offset < 0 ? -offset : offset;
    snprintf(out, WN_TIME_SIZE, "%04u-%02u-%02uT%02u:%02u:%02u%c%02u:%02u",
             (unsigned)(date.year - 400) % 10000u, (unsigned)date.month % 100u,
             (unsigned)date.day % 100u, (unsigned)(second / 3600) % 100u,
             (unsigned)(second / 60 % 60), (unsigned)(second % 60), offset < 0 ? '-' : '+',
             (unsigned)(east / 60) % 100u, (unsigned)(east % 60));
}

struct wn_str wn_time_words(struct wn_arena *arena, int64_t seconds)
{
    int64_t minutes = seconds / 60 + (seconds % 60 >= 30);
    if (minutes < 60)
        return wn_arena_print(arena, "%" PRId64 " min", minutes < 1 ? 1 : minutes);
    return wn_arena_print(arena, "%" PRId64 " h %02" PRId64, minutes / 60, minutes % 60);
}
