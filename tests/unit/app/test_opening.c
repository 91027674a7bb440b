/* SPDX-License-Identifier: MIT */
/* Opening others' journals: who may, when, what is written, and files that do not pass. */
#include "app_fixture.h"

#include "winnow/app/reporting.h"
#include "winnow/format/bundle.h"

struct told {
    struct wn_arena *arena;
    struct wn_str status, sentence;
    int count;
};

static void tell(void *ctx, const char *status, struct wn_str sentence)
{
    struct told *t = ctx;
    t->status = wn_arena_copy(t->arena, wn_str(status));
    t->sentence = wn_arena_copy(t->arena, sentence);
    t->count++;
}

static bool opens(struct review *r, struct wn_app *app, bool early, struct told *t)
{
    *t = (struct told){.arena = &r->arena};
    return wn_reconciling_open(app, early, tell, t, &r->err);
}

static void team(struct review *r)
{
    app_begin(r, APP_YAML, 3);
    for (int i = 0; i < 2; i++) {
        review_invite(r, i ? "ben" : "ana");
        review_join(r, i ? "ben" : "ana");
    }
}

static void send(struct review *r, const char *who)
{
    const char *name = wn_arena_print(&r->arena, "%s.winnow", who).p;
    struct wn_received_file got = review_receive(r, "chi.winnow", review_send(r, name).file.p);
    assert_str(got.status, "taken");
}

static void open_is_written_once_for_each_new_head(void **state)
{
    (void)state;
    struct review r;
    struct told t;
    struct wn_conflicts c;
    struct wn_overview o;
    team(&r);
    struct wn_app *app = app_as(&r, NULL);
    assert_done(opens(&r, app, false, &t), r.err); /* nothing received is no error */
    size_t before = strlen(app_kinds(&r, app));
    wn_app_close(app);
    review_decide(&r, "ana.winnow", 1, WN_INCLUDE, "");
    review_decide(&r, "ben.winnow", 1, WN_EXCLUDE, "");
    send(&r, "ana");
    send(&r, "ben");
    app = app_as(&r, NULL);
    assert_done(wn_reconciling_tally(app, &c, &r.err), r.err);
    assert_int_equal(c.conflicts, 0); /* receiving is not opening */
    assert_done(wn_report_overview(app, &r.arena, &o, &r.err), r.err);
    assert_true(o.unopened && o.conflicts == -1 && o.waiting == -1 && o.ruled == 0);
    for (int i = 0; i < 3; i++)
        assert_done(opens(&r, app, false, &t), r.err);
    assert_int_equal(t.count, 0);
    assert_string_equal(app_kinds(&r, app) + before, " enrol receive enrol receive open");
    app_says(app_lines(&r, app, 1),
             "\"kind\":\"open\",\"scope\":\"title-abstract\",\"heads\":[[\"ana\",");
    assert_done(wn_reconciling_tally(app, &c, &r.err), r.err);
    assert_int_equal(c.conflicts, 1);
    assert_done(wn_report_overview(app, &r.arena, &o, &r.err), r.err);
    assert_true(!o.unopened && o.conflicts == 1 && o.waiting == 2);
    wn_app_close(app);
    review_decide(&r, "ana.winnow", 2, WN_INCLUDE, "");
    send(&r, "ana");
    app = app_as(&r, NULL);
    assert_done(opens(&r, app, false, &t), r.err);
    assert_done(opens(&r, app, false, &t), r.err);
    assert_string_equal(app_kinds(&r, app) + before,
                        " enrol receive enrol receive open receive open");
    app_end(&r, app);
}

/* ana's file with another sealed part, signed by her all the same */
static const char *tampered(struct review *r, const char *path)
{
    struct wn_file file;
    struct wn_bundle bundle;
    struct wn_bundle_fault fault = {0};
    struct wn_buf body = {0}, out = {0};
    struct wn_app *ana = review_open(r, "ana.winnow", NULL);
    const char *bad = review_path(r, "bad.windec");
    assert_done(wn_file_open(path, UINT64_C(1) << 30, &file, &r->err), r->err);
    assert_true(wn_bundle_look(file.bytes, "x", &r->arena, &bundle, &fault));
    wn_buf_put(&body, bundle.body);
    body.p[body.n - 1] ^= 1;
    wn_bundle_make(&bundle.m, wn_buf_str(&body), wn_app_keys(ana), &out);
    assert_done(wn_file_write(bad, wn_buf_str(&out), true, &r->err), r->err);
    wn_buf_free(&body);
    wn_buf_free(&out);
    wn_file_close(&file);
    wn_app_close(ana);
    return bad;
}

static void a_damaged_file_is_told_and_the_rest_opened(void **state)
{
    (void)state;
    struct review r;
    struct told t;
    struct wn_chain *chains;
    size_t n;
    team(&r);
    review_decide(&r, "ana.winnow", 1, WN_INCLUDE, "");
    review_decide(&r, "ben.winnow", 1, WN_EXCLUDE, "");
    const char *bad = tampered(&r, review_send(&r, "ana.winnow").file.p);
    assert_str(review_receive(&r, "chi.winnow", bad).status, "taken"); /* 1 to 13 pass */
    send(&r, "ben");
    struct wn_app *app = app_as(&r, NULL);
    assert_done(opens(&r, app, false, &t), r.err);
    assert_int_equal(t.count, 1);
    assert_str(t.status, "wrong-body");
    assert_str(t.sentence,
               "bad.windec: the sealed part does not belong to its first line. Nothing was "
               "read. Tell ana.");
    assert_done(wn_chain_list(wn_app_store(app), &r.arena, &chains, &n, &r.err), r.err);
    assert_int_equal(n, 2); /* chi and ben */
    wn_app_close(app);
    review_decide(&r, "ana.winnow", 2, WN_INCLUDE, "");
    send(&r, "ana"); /* the next one is sound */
    app = app_as(&r, NULL);
    assert_done(opens(&r, app, false, &t), r.err);
    assert_int_equal(t.count, 0);
    app_end(&r, app);
}

static void only_the_adjudicator_opens(void **state)
{
    (void)state;
    struct review r;
    struct told t;
    team(&r);
    struct wn_app *app = review_open(&r, "ana.winnow", NULL);
    app_refused(&r, opens(&r, app, true, &t), WN_EREFUSED, "ana is not the adjudicator");
    app_end(&r, app);
}

/* ---- a team of two: chi leads, adjudicates and screens ---- */

static struct wn_app *two(struct review *r, bool other)
{
    app_begin(r, APP_TWO, 2);
    struct wn_app *app = app_as(r, "ana");
    if (other) {
        app_decide(r, app, app_choice(1, WN_INCLUDE));
        app_decide(r, app, app_choice(2, WN_EXCLUDE));
    }
    wn_app_close(app);
    return app_as(r, "chi");
}

static int64_t conflicts(struct review *r, struct wn_app *app)
{
    struct wn_conflicts c;
    assert_done(wn_reconciling_tally(app, &c, &r->err), r->err);
    return c.conflicts;
}

static void who_also_screens_has_three_conditions(void **state)
{
    (void)state;
    struct review r;
    struct told t;
    struct wn_case one;
    struct wn_sent sent;
    int64_t work;
    struct wn_app *app = two(&r, true);
    app_decide(&r, app, app_choice(1, WN_EXCLUDE));
    app_refused(&r, opens(&r, app, false, &t), WN_EREFUSED, "decide your 1 remaining records");
    assert_int_equal(conflicts(&r, app), 0); /* a figure would tell what ana decided on #0001 */
    assert_done(wn_reconciling_next(app, 0, &work, &r.err), r.err);
    assert_int_equal(work, 0);
    app_refused(&r, wn_reconciling_load(app, 1, true, &r.arena, &one, &r.err), WN_EREFUSED,
                "not opened yet");
    app_decide(&r, app, app_choice(2, WN_EXCLUDE));
    app_refused(&r, opens(&r, app, false, &t), WN_EREFUSED, "run winnow send first");
    assert_done(wn_exchange_send(app, r.folder, &r.arena, &sent, &r.err), r.err);
    assert_done(opens(&r, app, false, &t), r.err);
    assert_string_equal(app_kinds(&r, app), "seat criteria decision decision sent open");
    app_says(app_lines(&r, app, 6), "\"own\":[\"chi\",");
    app_says(app_lines(&r, app, 6), "\"heads\":[[\"ana\",");
    assert_int_equal(conflicts(&r, app), 1);
    for (int i = 0; i < 3; i++) /* the own head moves; that is no new head */
        assert_done(opens(&r, app, false, &t), r.err);
    app_decide(&r, app, app_choice(1, WN_INCLUDE)); /* kept, after opening, and locks nobody out */
    assert_done(opens(&r, app, false, &t), r.err);
    assert_string_equal(app_kinds(&r, app), "seat criteria decision decision sent open decision");
    app_end(&r, app);
}

static void early_is_written_down_once(void **state)
{
    (void)state;
    struct review r;
    struct told t;
    struct wn_app *app = two(&r, true);
    assert_done(opens(&r, app, true, &t), r.err);
    assert_done(opens(&r, app, true, &t), r.err);
    assert_done(opens(&r, app, false, &t), r.err);
    assert_string_equal(app_kinds(&r, app), "seat criteria override open");
    app_says(app_lines(&r, app, 3), "\"progress\":[[\"ana\",2,2],[\"chi\",0,2]]");
    app_end(&r, app);
}

static void nothing_to_open_opens_nothing(void **state)
{
    (void)state;
    struct review r;
    struct told t;
    app_begin(&r, APP_TWO, 2);
    struct wn_app *app = app_as(&r, NULL);
    assert_done(opens(&r, app, true, &t), r.err);
    assert_done(opens(&r, app, false, &t), r.err);
    assert_string_equal(app_kinds(&r, app),
                        "seat criteria"); /* the own decisions stay independent */
    app_end(&r, app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(open_is_written_once_for_each_new_head),
        cmocka_unit_test(a_damaged_file_is_told_and_the_rest_opened),
        cmocka_unit_test(only_the_adjudicator_opens),
        cmocka_unit_test(who_also_screens_has_three_conditions),
        cmocka_unit_test(early_is_written_down_once),
        cmocka_unit_test(nothing_to_open_opens_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
