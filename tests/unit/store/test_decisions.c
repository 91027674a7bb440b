/* SPDX-License-Identifier: MIT */
#include "store_fixture.h"

static struct wn_tally tally(struct fixture *f)
{
    struct wn_tally t;
    assert_done(wn_mine_tally(f->store, WN_TITLE_ABSTRACT, &t, &f->err), f->err);
    return t;
}

static int64_t next(struct fixture *f, enum wn_which which, int64_t place)
{
    int64_t work;
    bool found;
    assert_done(wn_mine_next(f->store, WN_TITLE_ABSTRACT, which, place, &work, &found, &f->err),
                f->err);
    return found ? work : 0;
}

static struct wn_standing mine(struct fixture *f, int64_t work)
{
    struct wn_standing s;
    assert_done(wn_mine_get(f->store, WN_TITLE_ABSTRACT, work, &f->arena, &s, &f->err), f->err);
    return s;
}

static void test_a_decision_is_there_after_reopening(void **state)
{
    (void)state;
    struct fixture f;
    fixture_create(&f, 5);
    fixture_start(&f, "ana");
    struct wn_line line = fixture_decision(2, WN_EXCLUDE);
    line.reason = WN_STR("wrong-population");
    line.answers.v = (const struct wn_line_answer[]){{WN_STR("mentoring"), WN_STR("yes")}};
    line.answers.n = 1;
    int64_t n = fixture_append(&f, line);
    fixture_as(&f, "ana");
    struct wn_standing s = mine(&f, 2);
    assert_int_equal(s.decision, WN_EXCLUDE);
    assert_str(s.reason, "wrong-population");
    assert_int_equal(s.answers[0], WN_YES);
    assert_int_equal(s.line, n);
    assert_int_equal(mine(&f, 1).decision, WN_NONE);
    assert_int_equal(tally(&f).exclude, 1);
    assert_int_equal(tally(&f).works, 5);
    int64_t count, without;
    assert_done(wn_mine_reasons(f.store, WN_TITLE_ABSTRACT, &line.reason, 1, &count, &without,
                                &f.err), f.err);
    assert_int_equal(count, 1);
    assert_int_equal(without, 0);
    fixture_end(&f);
}

static void test_another_person_sees_nothing_of_it(void **state)
{
    (void)state;
    struct fixture f;
    fixture_create(&f, 3);
    fixture_start(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    fixture_start(&f, "ben");
    assert_int_equal(mine(&f, 1).decision, WN_NONE);
    assert_int_equal(tally(&f).decided, 0);
    assert_int_equal(next(&f, WN_NEXT_OPEN, 0), 1);
    fixture_end(&f);
}

static void test_the_next_open_work(void **state)
{
    (void)state;
    struct fixture f;
    fixture_create(&f, 6);
    fixture_start(&f, "ana");
    assert_int_equal(next(&f, WN_NEXT_OPEN, 0), 1);
    fixture_decide(&f, 1, WN_INCLUDE);
    fixture_decide(&f, 3, WN_INCLUDE);
    int64_t n = fixture_decide(&f, 2, WN_MAYBE);
    assert_int_equal(next(&f, WN_NEXT_OPEN, 0), 4);
    fixture_append(&f, fixture_on(WN_K_LATER, 4));
    assert_int_equal(next(&f, WN_NEXT_OPEN, 1), 5);
    assert_int_equal(next(&f, WN_NEXT_LATER, 0), 4);
    assert_int_equal(tally(&f).later, 1);
    fixture_decide(&f, 5, WN_EXCLUDE);
    fixture_decide(&f, 6, WN_EXCLUDE);
    assert_int_equal(next(&f, WN_NEXT_OPEN, 2), 0);
    fixture_undo(&f, n);
    assert_int_equal(next(&f, WN_NEXT_OPEN, 4), 2); /* round the end */
    fixture_decide(&f, 4, WN_EXCLUDE);
    assert_int_equal(next(&f, WN_NEXT_LATER, 0), 0);
    assert_int_equal(next(&f, WN_NEXT_ANY, 2), 3);
    assert_int_equal(next(&f, WN_PREVIOUS_ANY, 2), 1);
    assert_int_equal(next(&f, WN_NEXT_ANY, 6), 0);
    assert_int_equal(next(&f, WN_PREVIOUS_ANY, 1), 0);
    fixture_end(&f);
}

/* Any order of closing and opening places gives the open place that a plain list gives. */
static void test_next_open_equals_a_plain_search(void **state)
{
    (void)state;
    enum { WORKS = 24 };
    struct fixture f;
    bool decided[WORKS + 1] = {false};
    int64_t line[WORKS + 1] = {0};
    unsigned seed = 20261123;
    fixture_create(&f, WORKS);
    fixture_start(&f, "ana");
    for (int step = 0; step < 300; step++) {
        seed = seed * 1103515245U + 12345U;
        int64_t w = (int64_t)(seed >> 16) % WORKS + 1;
        if (decided[w])
            fixture_undo(&f, line[w]);
        else
            line[w] = fixture_decide(&f, w, WN_INCLUDE);
        decided[w] = !decided[w];
        int64_t from = (int64_t)(seed >> 8) % WORKS, want = 0;
        for (int64_t i = 1; i <= WORKS && !want; i++)
            if (!decided[(from + i - 1) % WORKS + 1])
                want = (from + i - 1) % WORKS + 1;
        assert_int_equal(next(&f, WN_NEXT_OPEN, from), want);
    }
    fixture_end(&f);
}

static void test_notes_and_drafts(void **state)
{
    (void)state;
    struct fixture f;
    fixture_create(&f, 3);
    fixture_start(&f, "ana");
    struct wn_line note = fixture_on(WN_K_NOTE, 2);
    note.note = WN_STR("ask chi");
    fixture_append(&f, note);
    assert_str(mine(&f, 2).note, "ask chi");
    assert_int_equal(tally(&f).notes, 1);
    note.note = (struct wn_str){0};
    fixture_append(&f, note);
    assert_int_equal(mine(&f, 2).note.n, 0);
    assert_int_equal(tally(&f).notes, 0);
    struct wn_str text;
    int64_t work;
    bool found;
    assert_done(wn_draft_put(f.store, 3, WN_STR("note"), WN_STR("half a"), &f.err), f.err);
    fixture_as(&f, "ana");
    assert_done(wn_draft_any(f.store, WN_STR("note"), &f.arena, &work, &text, &found, &f.err),
                f.err);
    assert_true(found);
    assert_int_equal(work, 3);
    assert_str(text, "half a");
    assert_done(wn_draft_put(f.store, 3, WN_STR("note"), WN_STR(""), &f.err), f.err);
    assert_done(wn_draft_get(f.store, 3, WN_STR("note"), &f.arena, &text, &found, &f.err), f.err);
    assert_false(found);
    fixture_end(&f);
}

static void test_seconds_are_those_of_the_view(void **state)
{
    (void)state;
    struct fixture f;
    int64_t seconds[3];
    size_t n = 3;
    fixture_create(&f, 6);
    fixture_start(&f, "ana");
    for (int64_t w = 1; w <= 5; w++) {
        struct wn_line line = fixture_decision(w, WN_INCLUDE);
        line.where = w == 3 ? WN_STR("file") : WN_STR("view");
        line.seconds = w == 3 ? WN_ABSENT : w * 10;
        fixture_append(&f, line);
    }
    assert_done(wn_mine_seconds(f.store, seconds, &n, &f.err), f.err);
    assert_int_equal(n, 3);
    assert_int_equal(seconds[0], 50);
    assert_int_equal(seconds[1], 40);
    assert_int_equal(seconds[2], 20);
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_decision_is_there_after_reopening),
        cmocka_unit_test(test_another_person_sees_nothing_of_it),
        cmocka_unit_test(test_the_next_open_work),
        cmocka_unit_test(test_next_open_equals_a_plain_search),
        cmocka_unit_test(test_notes_and_drafts),
        cmocka_unit_test(test_seconds_are_those_of_the_view),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
