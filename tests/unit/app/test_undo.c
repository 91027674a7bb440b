/* SPDX-License-Identifier: MIT */
/* Undo and redo follow from the log alone (CLI.md, Deciding). */
#include "app_fixture.h"

static struct wn_app *start(struct review *r, int n)
{
    app_begin(r, APP_YAML, n);
    return app_as(r, "ana");
}

static struct wn_undone undo(struct review *r, struct wn_app *app)
{
    struct wn_undone out;
    assert_done(wn_screening_undo(app, &out, &r->err), r->err);
    return out;
}

static struct wn_undone redo(struct review *r, struct wn_app *app)
{
    struct wn_undone out;
    assert_done(wn_screening_redo(app, &out, &r->err), r->err);
    return out;
}

static void a_hundred_times_over_restarts(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 100);
    for (int64_t i = 1; i <= 100; i++)
        app_decide(&r, app, app_choice(i, i % 2 ? WN_INCLUDE : WN_EXCLUDE));
    for (int64_t i = 100; i >= 1; i--) {
        struct wn_undone u = undo(&r, app);
        assert_int_equal(u.record, i);
        assert_string_equal(u.kind, "decision");
        assert_int_equal(u.decision, WN_NONE);
        if (i % 25 == 0)
            app = app_again(&r, app);
    }
    assert_true(undo(&r, app).nothing);
    for (int64_t i = 1; i <= 100; i++) {
        struct wn_undone u = redo(&r, app);
        assert_int_equal(u.record, i);
        assert_int_equal(u.decision, i % 2 ? WN_INCLUDE : WN_EXCLUDE);
        if (i % 25 == 0)
            app = app_again(&r, app);
    }
    assert_true(redo(&r, app).nothing);
    struct wn_pace pace;
    assert_done(wn_screening_pace(app, &pace, &r.err), r.err);
    assert_int_equal(pace.include, 50);
    assert_int_equal(pace.exclude, 50);
    app_end(&r, app);
}

static void redo_ends_with_something_new(void **state)
{
    (void)state;
    struct review r;
    struct wn_app *app = start(&r, 3);
    assert_true(undo(&r, app).nothing);
    assert_true(redo(&r, app).nothing);
    assert_string_equal(app_kinds(&r, app), "seat");
    app_decide(&r, app, app_choice(1, WN_INCLUDE));
    app_decide(&r, app, app_choice(1, WN_MAYBE));
    assert_int_equal(undo(&r, app).decision, WN_INCLUDE); /* what is in force now */
    assert_int_equal(redo(&r, app).decision, WN_MAYBE);
    assert_int_equal(undo(&r, app).decision, WN_INCLUDE);
    assert_done(wn_screening_flag(app, 2, true, &r.err), r.err);
    assert_true(redo(&r, app).nothing);
    assert_string_equal(undo(&r, app).kind, "flag");
    assert_string_equal(redo(&r, app).kind, "flag");
    app_end(&r, app);
}

static void every_kind_is_taken_back(void **state)
{
    (void)state;
    struct review r;
    enum wn_answer answers[WN_MAX_CRITERIA] = {WN_NO};
    static const char *const kinds[] = {"answer", "flag", "tag", "note", "later", "decision"};
    struct wn_app *app = start(&r, 3);
    app_decide(&r, app, app_choice(1, WN_MAYBE));
    assert_done(wn_screening_later(app, 2, &r.err), r.err);
    assert_done(wn_screening_note(app, 1, WN_STR("see #x"), &r.err), r.err);
    assert_done(wn_screening_flag(app, 1, true, &r.err), r.err);
    assert_done(wn_screening_answer(app, 3, answers, &r.err), r.err);
    assert_done(wn_screening_leave(app, 3, &r.err), r.err);
    for (size_t i = 0; i < 6; i++) {
        struct wn_undone u = undo(&r, app);
        assert_string_equal(u.kind, kinds[i]);
        assert_int_equal(u.record, i == 0 ? 3 : i == 4 ? 2 : 1);
        assert_int_equal(u.decision, i > 0 && i < 4 ? WN_MAYBE : WN_NONE);
    }
    struct wn_standing mine = app_load(&r, app, 1).mine;
    assert_true(mine.decision == WN_NONE && !mine.flag && mine.note.n == 0);
    assert_int_equal(app_load(&r, app, 3).mine.answers[0], WN_BLANK);
    assert_false(app_load(&r, app, 2).mine.later);
    for (size_t i = 6; i-- > 0;)
        assert_string_equal(redo(&r, app).kind, kinds[i]);
    assert_str(app_load(&r, app, 1).mine.note, "see #x");
    app_end(&r, app);
}

static void what_was_sent_or_clocked_is_no_step(void **state)
{
    (void)state;
    struct review r;
    struct wn_sent sent;
    struct wn_app *app = start(&r, 3);
    app_decide(&r, app, app_choice(1, WN_MAYBE));
    assert_done(wn_exchange_send(app, r.folder, &r.arena, &sent, &r.err), r.err);
    assert_string_equal(undo(&r, app).kind, "decision");
    assert_done(wn_exchange_send(app, r.folder, &r.arena, &sent, &r.err), r.err);
    r.now -= 3600;
    assert_string_equal(redo(&r, app).kind, "decision");
    assert_string_equal(app_kinds(&r, app), "seat decision sent undo sent clock undo");
    app_end(&r, app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hundred_times_over_restarts),
        cmocka_unit_test(redo_ends_with_something_new),
        cmocka_unit_test(every_kind_is_taken_back),
        cmocka_unit_test(what_was_sent_or_clocked_is_no_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
