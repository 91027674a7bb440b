/* SPDX-License-Identifier: MIT */
#include "store_fixture.h"

static struct wn_pair pair(struct fixture *f, int64_t work)
{
    struct wn_pair p;
    bool found;
    assert_done(wn_pairs_get(f->store, WN_TITLE_ABSTRACT, work, &f->arena, &p, &found, &f->err),
                f->err);
    assert_true(found);
    return p;
}

static struct wn_conflict_tally tally(struct fixture *f)
{
    struct wn_conflict_tally t;
    assert_done(wn_pairs_tally(f->store, WN_TITLE_ABSTRACT, &t, &f->err), f->err);
    return t;
}

static struct wn_pair_counts counts(struct fixture *f)
{
    struct wn_pair_counts c;
    assert_done(wn_pairs_counts(f->store, WN_TITLE_ABSTRACT, &c, &f->err), f->err);
    return c;
}

static int64_t conflict(struct fixture *f, int64_t place, bool forward, bool open_only)
{
    int64_t work;
    bool found;
    assert_done(wn_pairs_conflict(f->store, WN_TITLE_ABSTRACT, place, forward, open_only, &work,
                                  &found, &f->err), f->err);
    return found ? work : 0;
}

static struct wn_line with_heads(struct fixture *f, struct wn_line line)
{
    struct wn_head *v;
    assert_done(wn_pairs_heads(f->store, &f->arena, &v, &line.heads.n, &f->err), f->err);
    line.heads.v = v;
    return line;
}

static int64_t reveal(struct fixture *f, int64_t work)
{
    struct wn_line line = fixture_on(WN_K_REVEAL, work);
    line.what = WN_STR("decisions");
    return fixture_append(f, with_heads(f, line));
}

static int64_t rule(struct fixture *f, int64_t work, enum wn_decision d)
{
    struct wn_line line = fixture_on(WN_K_RULING, work);
    line.stage = WN_STR("title-abstract");
    line.outcome = wn_str(wn_decision_word(d));
    return fixture_append(f, with_heads(f, line));
}

/* 1 agree, 2 include-exclude, 3 include-maybe, 4 exclude-maybe, 5 only ana, 6 nobody */
static void decided(struct fixture *f)
{
    static const enum wn_decision ana[] = {WN_EXCLUDE, WN_INCLUDE, WN_INCLUDE, WN_EXCLUDE,
                                           WN_MAYBE};
    static const enum wn_decision ben[] = {WN_EXCLUDE, WN_EXCLUDE, WN_MAYBE, WN_MAYBE};
    fixture_create(f, 6);
    f->criteria.maybe_is_include = true;
    fixture_start(f, "ana");
    for (int64_t i = 0; i < 5; i++)
        fixture_decide(f, i + 1, ana[i]);
    fixture_start(f, "ben");
    for (int64_t i = 0; i < 4; i++)
        fixture_decide(f, i + 1, ben[i]);
    fixture_start(f, "chi");
}

static void test_a_screener_gets_nothing(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_pair p;
    struct wn_conflict_tally t;
    struct wn_pair_counts c;
    struct wn_criterion_counts k[WN_MAX_CRITERIA];
    struct wn_head *v;
    struct wn_open_notes notes;
    size_t n;
    int64_t work;
    bool found;
    uint8_t key[WN_KEY] = {0}, seat[WN_SEAT] = {0};
    decided(&f);
    fixture_as(&f, "ana");
    assert_false(wn_pairs_get(f.store, WN_TITLE_ABSTRACT, 1, &f.arena, &p, &found, &f.err));
    assert_int_equal(f.err.code, WN_EREFUSED);
    assert_false(wn_pairs_each(f.store, WN_TITLE_ABSTRACT, &f.arena, NULL, NULL, &f.err));
    assert_false(wn_pairs_tally(f.store, WN_TITLE_ABSTRACT, &t, &f.err));
    assert_false(wn_pairs_counts(f.store, WN_TITLE_ABSTRACT, &c, &f.err));
    assert_false(wn_pairs_criteria(f.store, WN_TITLE_ABSTRACT, k, &f.err));
    assert_false(wn_pairs_heads(f.store, &f.arena, &v, &n, &f.err));
    assert_false(wn_pairs_conflict(f.store, WN_TITLE_ABSTRACT, 0, true, false, &work, &found,
                                   &f.err));
    assert_false(wn_events_add_journal(f.store, WN_STR("ben"), fixture_project, key, seat,
                                       WN_STR(""), &work, &notes, &f.err));
    assert_int_equal(f.err.code, WN_EREFUSED);
    fixture_end(&f);
}

static void test_states_and_tallies(void **state)
{
    (void)state;
    struct fixture f;
    decided(&f);
    assert_int_equal(pair(&f, 1).state, WN_AGREE);
    assert_int_equal(pair(&f, 2).state, WN_CONFLICT);
    assert_int_equal(pair(&f, 3).final, WN_INCLUDE);
    assert_int_equal(pair(&f, 4).state, WN_CONFLICT);
    assert_int_equal(pair(&f, 5).state, WN_WAITING);
    assert_str(pair(&f, 2).side[0].person, "ana");
    assert_int_equal(pair(&f, 2).side[1].now.decision, WN_EXCLUDE);
    assert_int_equal(tally(&f).conflicts, 2);
    assert_int_equal(tally(&f).agreed, 2);
    assert_int_equal(tally(&f).waiting, 2);
    f.criteria.maybe_is_include = false;
    assert_int_equal(tally(&f).conflicts, 3);
    assert_int_equal(pair(&f, 3).state, WN_CONFLICT);
    assert_int_equal(conflict(&f, 2, true, true), 3);
    f.criteria.maybe_is_include = true;
    assert_int_equal(conflict(&f, 2, true, true), 4);
    assert_int_equal(conflict(&f, 4, false, true), 2);
    assert_int_equal(conflict(&f, 4, true, true), 0);
    struct wn_pair_counts c = counts(&f);
    assert_int_equal(c.both, 4);
    assert_int_equal(c.only_a, 1);
    assert_int_equal(c.neither, 1);
    assert_int_equal(c.both_table.cell[0][2], 1);
    assert_int_equal(c.both_table.cell[0][1], 1);
    assert_int_equal(c.both_table.cell[2][1], 1);
    assert_int_equal(c.both_table.cell[2][2], 1);
    fixture_end(&f);
}

static void test_what_was_revealed_stays_independent(void **state)
{
    (void)state;
    struct fixture f;
    decided(&f);
    fixture_as(&f, "ana");
    fixture_decide(&f, 4, WN_MAYBE); /* before: a person's own correction */
    fixture_decide(&f, 4, WN_EXCLUDE);
    fixture_as(&f, "chi");
    assert_false(pair(&f, 4).lifted);
    assert_int_equal(pair(&f, 4).side[0].changes_before, 2);
    reveal(&f, 4);
    assert_true(pair(&f, 4).lifted);
    assert_true(pair(&f, 4).revealed);
    assert_false(pair(&f, 2).revealed);
    fixture_as(&f, "ana");
    fixture_decide(&f, 4, WN_MAYBE);
    fixture_as(&f, "chi");
    struct wn_pair p = pair(&f, 4);
    assert_int_equal(p.side[0].now.decision, WN_MAYBE);
    assert_int_equal(p.side[0].independent.decision, WN_EXCLUDE);
    assert_int_equal(p.side[0].changes_before, 2);
    assert_int_equal(p.side[0].changes_after, 1);
    assert_int_equal(p.state, WN_AGREE); /* conflicts go by what is in force now ... */
    assert_int_equal(p.final, WN_MAYBE);
    assert_int_equal(tally(&f).conflicts, 1);
    assert_int_equal(conflict(&f, 2, true, true), 0);
    assert_int_equal(counts(&f).changed_before, 2); /* ... and kappa by the independent ones */
    assert_int_equal(counts(&f).changed_after, 1);
    assert_int_equal(counts(&f).both_table.cell[2][1], 1);
    fixture_end(&f);
}

static void test_a_decision_after_the_reveal_is_no_independent_one(void **state)
{
    (void)state;
    struct fixture f;
    decided(&f);
    reveal(&f, 5); /* ben has not decided */
    fixture_as(&f, "ben");
    fixture_decide(&f, 5, WN_MAYBE);
    fixture_as(&f, "chi");
    assert_int_equal(pair(&f, 5).side[1].now.decision, WN_MAYBE);
    assert_int_equal(pair(&f, 5).side[1].independent.decision, WN_NONE);
    assert_int_equal(counts(&f).both, 4);
    assert_int_equal(pair(&f, 5).state, WN_AGREE);
    assert_int_equal(tally(&f).waiting, 1);
    fixture_end(&f);
}

static void test_rulings(void **state)
{
    (void)state;
    struct fixture f;
    decided(&f);
    rule(&f, 2, WN_EXCLUDE);
    assert_int_equal(pair(&f, 2).state, WN_RULED);
    assert_str(pair(&f, 2).ruled_by, "chi");
    assert_true(pair(&f, 2).lifted);
    assert_int_equal(pair(&f, 2).final, WN_EXCLUDE);
    assert_int_equal(tally(&f).ruled, 1);
    assert_int_equal(tally(&f).ruled_exclude, 1);
    assert_int_equal(tally(&f).conflicts, 2);
    assert_int_equal(conflict(&f, 0, true, true), 4);
    assert_int_equal(conflict(&f, 0, true, false), 2);
    int64_t again = rule(&f, 2, WN_INCLUDE);
    assert_int_equal(pair(&f, 2).final, WN_INCLUDE);
    assert_int_equal(tally(&f).ruled_include, 1);
    struct wn_undo_target target;
    bool found;
    assert_done(wn_events_undo_target(f.store, &target, &found, &f.err), f.err);
    assert_int_equal(target.n, again);
    assert_int_equal(target.kind, WN_K_RULING);
    fixture_undo(&f, again);
    assert_int_equal(pair(&f, 2).final, WN_EXCLUDE);
    fixture_append(&f, fixture_on(WN_K_LATER, 4));
    assert_int_equal(tally(&f).later, 1);
    assert_true(pair(&f, 4).later);
    assert_int_equal(conflict(&f, 0, true, true), 0);
    assert_int_equal(conflict(&f, 2, true, false), 4);
    rule(&f, 4, WN_INCLUDE);
    assert_int_equal(tally(&f).later, 0);
    fixture_end(&f);
}

static void test_one_reveal_for_many(void **state)
{
    (void)state;
    struct fixture f;
    decided(&f);
    struct wn_line line = wn_line_of(WN_K_REVEAL);
    line.what = WN_STR("decisions");
    line.records.v = (const struct wn_range[]){{1, 2}, {4, 9007199254740991}};
    line.records.n = 2;
    fixture_append(&f, with_heads(&f, line));
    assert_true(pair(&f, 1).lifted && pair(&f, 2).revealed && pair(&f, 4).lifted);
    assert_false(pair(&f, 3).lifted || pair(&f, 3).revealed);
    assert_true(pair(&f, 6).revealed);
    assert_false(pair(&f, 6).lifted); /* nobody had decided */
    fixture_end(&f);
}

static void test_closing_lifts_all(void **state)
{
    (void)state;
    struct fixture f;
    decided(&f);
    struct wn_line line = wn_line_of(WN_K_CLOSE);
    line.stage = WN_STR("title-abstract");
    fixture_append(&f, with_heads(&f, line));
    fixture_as(&f, "ben");
    fixture_decide(&f, 2, WN_INCLUDE);
    fixture_decide(&f, 6, WN_INCLUDE);
    fixture_as(&f, "chi");
    assert_int_equal(pair(&f, 2).side[1].independent.decision, WN_EXCLUDE);
    assert_int_equal(pair(&f, 6).side[1].independent.decision, WN_NONE);
    assert_true(pair(&f, 6).lifted);
    assert_int_equal(counts(&f).neither, 1);
    fixture_end(&f);
}

static void test_a_screeners_own_ruling_counts_for_nothing(void **state)
{
    (void)state;
    struct fixture f;
    decided(&f);
    fixture_as(&f, "ben");
    struct wn_line line = fixture_on(WN_K_RULING, 2);
    line.stage = WN_STR("title-abstract");
    line.outcome = WN_STR("exclude");
    fixture_append(&f, line);
    fixture_as(&f, "chi");
    assert_int_equal(pair(&f, 2).state, WN_CONFLICT);
    assert_false(pair(&f, 2).lifted);
    assert_int_equal(tally(&f).ruled, 0);
    fixture_end(&f);
}

static struct wn_line answered(int64_t record, enum wn_decision d, const char *first,
                               struct wn_line_answer answers[2])
{
    struct wn_line line = fixture_decision(record, d);
    answers[0] = (struct wn_line_answer){WN_STR("mentoring"), wn_str(first)};
    answers[1] = (struct wn_line_answer){WN_STR("preclinical"), WN_STR("yes")};
    line.answers.v = answers;
    line.answers.n = 2;
    return line;
}

static void test_answers_by_criterion(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_line_answer answers[2];
    struct wn_criterion_counts k[WN_MAX_CRITERIA];
    static const char *const ana[] = {"yes", "no", "unclear", "no"};
    static const char *const ben[] = {"yes", "yes", "yes", "no"};
    fixture_create(&f, 5);
    fixture_start(&f, "ana");
    for (int64_t i = 0; i < 4; i++)
        fixture_append(&f, answered(i + 1, WN_INCLUDE, ana[i], answers));
    fixture_append(&f, answered(5, WN_INCLUDE, "yes", answers));
    fixture_start(&f, "ben");
    for (int64_t i = 0; i < 4; i++)
        fixture_append(&f, answered(i + 1, WN_INCLUDE, ben[i], answers));
    fixture_start(&f, "chi");
    assert_done(wn_pairs_criteria(f.store, WN_TITLE_ABSTRACT, k, &f.err), f.err);
    assert_int_equal(k[0].both, 1);
    assert_int_equal(k[0].only_b, 1);
    assert_int_equal(k[0].only_a, 0);
    assert_int_equal(k[0].neither, 1);
    assert_int_equal(k[0].unclear, 1);
    assert_int_equal(k[1].both, 4);
    fixture_end(&f);
}

static bool count_pairs(void *ctx, const struct wn_pair *p, struct wn_err *err)
{
    (void)err;
    int64_t *last = ctx;
    assert_int_equal(p->work, ++*last);
    return true;
}

static void test_each_by_number(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_arena arena = {0};
    int64_t last = 0;
    decided(&f);
    assert_done(wn_pairs_each(f.store, WN_TITLE_ABSTRACT, &arena, count_pairs, &last, &f.err),
                f.err);
    assert_int_equal(last, 6);
    wn_arena_free(&arena);
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_screener_gets_nothing),
        cmocka_unit_test(test_states_and_tallies),
        cmocka_unit_test(test_what_was_revealed_stays_independent),
        cmocka_unit_test(test_a_decision_after_the_reveal_is_no_independent_one),
        cmocka_unit_test(test_rulings),
        cmocka_unit_test(test_one_reveal_for_many),
        cmocka_unit_test(test_closing_lifts_all),
        cmocka_unit_test(test_a_screeners_own_ruling_counts_for_nothing),
        cmocka_unit_test(test_answers_by_criterion),
        cmocka_unit_test(test_each_by_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
