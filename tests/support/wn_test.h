/* SPDX-License-Identifier: MIT */
/*
 * The includes that every cmocka program needs, in the order cmocka asks for, and a few helpers.
 * A test says what is promised; it needs no terminal, network, locale, clock or other test.
 */
#ifndef WN_TEST_H
#define WN_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "winnow/base/err.h"
#include "winnow/base/str.h"

#define WN_TEST_SKIP 77 /* exit status that CTest shows as skipped */

/* fails the test with the error's text when call is false */
#define assert_done(call, err)                                                                     \
    do {                                                                                           \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, (err).text);                                                 \
    } while (0)

/* slices compared with a C string; prints both */
#define assert_str(slice, text)                                                                    \
    do {                                                                                           \
        struct wn_str wn_got = (slice);                                                            \
        const char *wn_want = (text);                                                              \
        if (!wn_str_eq(wn_got, wn_str(wn_want)))                                                   \
            fail_msg("got \"%.*s\", want \"%s\"", (int)wn_got.n, wn_got.p ? wn_got.p : "",         \
                     wn_want);                                                                     \
    } while (0)

#endif
