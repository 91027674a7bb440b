/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include <time.h>

#include "winnow/base/crypto.h"
#include "winnow/base/sys.h"

static void assert_time(int64_t seconds, int offset, const char *want)
{
    char text[WN_TIME_SIZE];
    wn_time_print(seconds, offset, text);
    assert_string_equal(text, want);
}

static void times_are_local_with_their_offset(void **state)
{
    (void)state;
    assert_time(0, 0, "1970-01-01T00:00:00+00:00");
    assert_time(1795334490, 60, "2026-11-22T09:01:30+01:00");
    assert_time(1795334490, -210, "2026-11-22T04:31:30-03:30");
    assert_time(-1, 0, "1969-12-31T23:59:59+00:00");
    assert_time(0, -60, "1969-12-31T23:00:00-01:00");
    assert_time(951782400, 0, "2000-02-29T00:00:00+00:00");
    assert_time(4107542400, 0, "2100-03-01T00:00:00+00:00"); /* 2100 is no leap year */
    assert_time(2147483648, 0, "2038-01-19T03:14:08+00:00");
}

static void times_at_the_ends_of_the_range(void **state)
{
    (void)state;
    assert_time(INT64_C(-62167219200), 0, "0000-01-01T00:00:00+00:00");
    assert_time(INT64_C(-62162035201), 0, "0000-02-29T23:59:59+00:00");
    assert_time(INT64_C(-62162035200), 0, "0000-03-01T00:00:00+00:00");
    assert_time(INT64_C(253402300799), 0, "9999-12-31T23:59:59+00:00");
    assert_time(INT64_MAX, 840, "9999-12-31T23:59:59+14:00");
    assert_time(INT64_MIN, -720, "0000-01-01T00:00:00-12:00");
    assert_time(0, 100000, "1970-01-01T00:00:00+00:00"); /* no offset at all */
}

/* Every day of 400 years, against the calendar counted by hand. */
static void every_day_of_an_era(void **state)
{
    (void)state;
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t seconds = 0;
    for (int year = 1970; year < 2370; year++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; month++) {
            int days = length[month - 1] + (leap && month == 2);
            for (int day = 1; day <= days; day++, seconds += 86400) {
                char want[64], got[WN_TIME_SIZE];
                snprintf(want, sizeof want, "%04d-%02d-%02dT00:00:00+00:00", year, month, day);
                wn_time_print(seconds, 0, got);
                assert_string_equal(got, want);
            }
        }
    }
}

static void the_real_clock_goes_forward(void **state)
{
    (void)state;
    struct wn_sys sys = wn_sys_real();
    int offset = 9999;
    int64_t before = (int64_t)time(NULL), now = sys.now(sys.ctx, &offset);
    assert_true(now >= before && now <= before + 60);
    assert_in_range(offset + 24 * 60, 0, 48 * 60);
    int64_t first = sys.monotonic_ms(sys.ctx);
    assert_true(sys.monotonic_ms(sys.ctx) >= first);
}

static void the_offset_is_that_of_the_time_zone(void **state)
{
    (void)state;
    int offset;
    setenv("TZ", "NST3:30", 1); /* POSIX: hours west */
    struct wn_sys sys = wn_sys_real();
    sys.now(sys.ctx, &offset);
    assert_int_equal(offset, -210);
    setenv("TZ", "ACST-9:30", 1);
    sys = wn_sys_real();
    sys.now(sys.ctx, &offset);
    assert_int_equal(offset, 570);
    unsetenv("TZ");
}

static void random_bytes_differ(void **state)
{
    (void)state;
    struct wn_err err;
    assert_done(wn_crypto_start(&err), err);
    struct wn_sys sys = wn_sys_real();
    unsigned char a[32] = {0}, b[32] = {0};
    sys.random(sys.ctx, a, sizeof a);
    sys.random(sys.ctx, b, sizeof b);
    assert_memory_not_equal(a, b, sizeof a);
}

static void lengths_are_told_in_minutes_and_hours(void **state)
{
    (void)state;
    static const struct { int64_t seconds; const char *words; } rows[] = {
        {-5, "1 min"}, {0, "1 min"}, {89, "1 min"}, {90, "2 min"}, {3569, "59 min"},
        {3570, "1 h 00"}, {3900, "1 h 05"}, {360000, "100 h 00"}};
    struct wn_arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(wn_time_words(&arena, rows[i].seconds), rows[i].words);
    wn_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_local_with_their_offset),
        cmocka_unit_test(times_at_the_ends_of_the_range),
        cmocka_unit_test(every_day_of_an_era),
        cmocka_unit_test(the_real_clock_goes_forward),
        cmocka_unit_test(the_offset_is_that_of_the_time_zone),
        cmocka_unit_test(random_bytes_differ),
        cmocka_unit_test(lengths_are_told_in_minutes_and_hours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
