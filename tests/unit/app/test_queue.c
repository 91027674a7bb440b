/* SPDX-License-Identifier: MIT */
/* What comes next, how fast it goes, and the clock that is never trusted. */
#include "app_fixture.h"

static struct wn_app *start(struct review *r, int n)
{
    app_begin(r, APP_YAML, n);
    return app_as(r, "ana");
}

static void next_is(struct review *r, struct wn_app *app, int64_t place, int64_t want, bool later)
{
    int64_t work;
    bool aside;
    assert_done(wn_screening_next(app, place, &work, &aside, &r->err), r->err);
    assert_int_equal(work, want);
    assert_int_equal(aside, later);
}

static void next_wraps_and_put_aside_comes_last(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 5);
    next_is(&r, app, 0, 1, false);
    next_is(&r, app, 3, 4, false);
    next_is(&r, app, 5, 1, false);
    assert_done(wn_screening_later(app, 1, &r.err), r.err);
    assert_done(wn_screening_later(app, 4, &r.err), r.err);
    next_is(&r, app, 0, 2, false);
    next_is(&r, app, 5, 2, false);
    app_decide(&r, app, app_choice(2, WN_INCLUDE));
    app_decide(&r, app, app_choice(3, WN_INCLUDE));
    next_is(&r, app, 3, 5, false);
    app_decide(&r, app, app_choice(5, WN_INCLUDE));
    next_is(&r, app, 5, 1, true); /* all seen: those put aside */
    assert_done(wn_screening_later(app, 1, &r.err), r.err);
    next_is(&r, app, 1, 4, true);
    next_is(&r, app, 4, 1, true);
    app_decide(&r, app, app_choice(4, WN_INCLUDE));
    next_is(&r, app, 4, 1, true);
    app_refused(&r, wn_screening_later(app, 4, &r.err), WN_EREFUSED, "#0004 is decided");
    app_decide(&r, app, app_choice(1, WN_EXCLUDE));
    next_is(&r, app, 1, 0, false);
    app = app_again(&r, app);
    next_is(&r, app, 0, 0, false);
    app_end(&r, app);
}

static void steps_and_edges(void **state)
{
    (void)state;
    struct review r;
    int64_t work;
    struct wn_app *app = start(&r, 3);
    assert_done(wn_screening_step(app, 1, true, &work, &r.err), r.err);
    assert_int_equal(work, 2);
    assert_done(wn_screening_step(app, 1, false, &work, &r.err), r.err);
    assert_int_equal(work, 0);
    assert_done(wn_screening_step(app, 3, true, &work, &r.err), r.err);
    assert_int_equal(work, 0);
    assert_done(wn_screening_edge(app, false, &work, &r.err), r.err);
    assert_int_equal(work, 1);
    assert_done(wn_screening_edge(app, true, &work, &r.err), r.err);
    assert_int_equal(work, 3);
    app_end(&r, app);
}

static void pace_is_the_median_of_the_last_fifty(void **state)
{
    (void)state;
    struct review r;
    struct wn_pace p;
    struct wn_app *app = start(&r, 100);
    for (int64_t i = 1; i <= 19; i++) {
        struct wn_choice c = app_choice(i, WN_INCLUDE);
        c.seconds = 1000;
        app_decide(&r, app, c);
    }
    struct wn_choice verb = app_choice(20, WN_MAYBE);
    verb.where = WN_STR("verb"); /* no reading time */
    verb.seconds = WN_ABSENT;
    app_decide(&r, app, verb);
    assert_done(wn_screening_pace(app, &p, &r.err), r.err);
    assert_true(p.about);
    assert_int_equal(p.median_seconds, 0);
    assert_int_equal(p.seconds_left, 80 * 45);
    for (int64_t i = 21; i <= 70; i++) {
        struct wn_choice c = app_choice(i, WN_EXCLUDE);
        c.seconds = i - 20;
        app_decide(&r, app, c);
    }
    assert_done(wn_screening_pace(app, &p, &r.err), r.err);
    assert_false(p.about);
    assert_int_equal(p.median_seconds, 25); /* between 25 and 26; the slow ones are too long ago */
    assert_int_equal(p.seconds_left, 30 * 51 / 2);
    assert_true(p.works == 100 && p.decided == 70 && p.left == 30 && p.include == 19 &&
                p.maybe == 1 && p.exclude == 50);
    app_end(&r, app);
}

static void a_clock_that_goes_back_is_written_down(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 5);
    app_decide(&r, app, app_choice(1, WN_INCLUDE));
    r.now -= 600;
    app_decide(&r, app, app_choice(1, WN_MAYBE)); /* 30 s on */
    app_decide(&r, app, app_choice(2, WN_MAYBE));
    assert_string_equal(app_kinds(&r, app), "seat decision clock decision decision");
    app_says(app_lines(&r, app, 3), "\"kind\":\"clock\",\"seconds\":570}");
    assert_int_equal(app_load(&r, app, 1).mine.decision, WN_MAYBE); /* the number orders */
    app = app_again(&r, app);
    app_end(&r, app);
}

static int64_t summer_now(void *ctx, int *offset)
{
    *offset = 120;
    return ((struct review *)ctx)->now;
}

static void another_time_zone_is_no_step_back(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 5);
    app_decide(&r, app, app_choice(1, WN_INCLUDE));
    r.sys.now = summer_now;
    app = app_again(&r, app);
    app_decide(&r, app, app_choice(2, WN_INCLUDE));
    r.sys.now = review_now; /* the local time goes back by an hour, the clock does not */
    app = app_again(&r, app);
    app_decide(&r, app, app_choice(3, WN_INCLUDE));
    assert_string_equal(app_kinds(&r, app), "seat decision decision decision");
    app_end(&r, app);
}

static void any_year_will_do(void **state)
{
    (void)state;
    struct review r;
    review_start(&r);
    r.now = 0; /* 1970 */
    review_init(&r, APP_YAML);
    review_records(&r, 4);
    struct wn_app *app = app_as(&r, "ana");
    app_decide(&r, app, app_choice(1, WN_INCLUDE));
    app_says(app_lines(&r, app, 2), "\"at\":\"1970-01-01T01:00:30+01:00\"");
    r.now = INT64_C(4102444800); /* 2100, far behind 2038 */
    app_decide(&r, app, app_choice(2, WN_INCLUDE));
    r.now -= 86400;
    app_decide(&r, app, app_choice(3, WN_INCLUDE));
    app_says(app_lines(&r, app, 4),
             "\"at\":\"2099-12-31T01:01:00+01:00\",\"kind\":\"clock\",\"seconds\":86370}");
    assert_string_equal(app_kinds(&r, app), "seat decision decision clock decision");
    app_end(&r, app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(next_wraps_and_put_aside_comes_last),
        cmocka_unit_test(steps_and_edges),
        cmocka_unit_test(pace_is_the_median_of_the_last_fifty),
        cmocka_unit_test(a_clock_that_goes_back_is_written_down),
        cmocka_unit_test(another_time_zone_is_no_step_back),
        cmocka_unit_test(any_year_will_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
