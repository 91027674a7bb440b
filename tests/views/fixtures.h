/* SPDX-License-Identifier: MIT */
/*
 * Real projects for the view tests, made through the app layer in a folder of their own: the review
 * of notes/ux.md 2.3 at the moments that the views show, and reviews with everything that is odd
 * about records and criteria. Clock and randomness are fixed, so that every run gives the same
 * cells.
 */
#ifndef WN_TESTS_VIEWS_FIXTURES_H
#define WN_TESTS_VIEWS_FIXTURES_H

#include "winnow/app/app.h"

struct fixture_clock { /* ctx of the sys below */
    int64_t seconds;   /* since 1970; one further at each question */
    uint64_t state;    /* of the random bytes */
};
struct wn_sys fixture_sys(struct fixture_clock *clock);
/* Seconds of a day of November 2026, at 09:00 local time. */
int64_t fixture_day(int day);

/* Makes project `name` at path (which must not exist). False: no such fixture, or err. */
bool fixture_make(const char *name, const char *path, struct fixture_clock *clock,
                  struct wn_err *err);

/* Removes a folder and all that is in it. */
void fixture_remove(const char *folder);

#endif
