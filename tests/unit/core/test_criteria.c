/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/core/criteria.h"

static const struct wn_criterion criteria[] = {
    {.id = {"a", 1}, .key = 1, .fail_reason = 1},
    {.id = {"b", 1}, .key = 4, .fail_reason = WN_NO_REASON},
    {.id = {"c", 1}, .key = 3, .fail_reason = 0, .yes_excludes = true},
};
static const struct wn_reason reasons[] = {
    {.id = {"r0", 2}, .key = 9},
    {.id = {"r1", 2}, .key = 0},
};
static const struct wn_reviewer people[] = {
    {.id = {"ana", 3}, .roles = WN_SCREENER},
    {.id = {"ben", 3}, .roles = WN_SCREENER | WN_LEAD},
    {.id = {"chi", 3}, .roles = WN_ADJUDICATOR},
};

static struct wn_criteria sample(void)
{
    return (struct wn_criteria){.criteria = {criteria, 3}, .reasons = {reasons, 2},
                                .reviewers = {people, 3}};
}

static void words_go_there_and_back(void **state)
{
    (void)state;
    for (int i = WN_INCLUDE; i <= WN_MAYBE; i++) {
        enum wn_decision d = WN_NONE;
        assert_true(wn_decision_find(wn_str(wn_decision_word((enum wn_decision)i)), &d));
        assert_int_equal(d, i);
    }
    for (int i = WN_NO; i <= WN_UNCLEAR; i++) {
        enum wn_answer a = WN_BLANK;
        assert_true(wn_answer_find(wn_str(wn_answer_word((enum wn_answer)i)), &a));
        assert_int_equal(a, i);
    }
    enum wn_stage s = WN_TITLE_ABSTRACT;
    assert_true(wn_stage_find(WN_STR(" Full-Text "), &s));
    assert_int_equal(s, WN_FULL_TEXT);
    enum wn_decision d = WN_MAYBE;
    assert_true(wn_decision_find(WN_STR("EXCLUDE"), &d));
    assert_int_equal(d, WN_EXCLUDE);
}

static void no_word_is_no_value(void **state)
{
    (void)state;
    enum wn_decision d = WN_MAYBE;
    assert_false(wn_decision_find(WN_STR(""), &d));
    assert_false(wn_decision_find(WN_STR("included"), &d));
    assert_int_equal(d, WN_MAYBE);
    assert_string_equal(wn_decision_word(WN_NONE), "");
    assert_string_equal(wn_answer_word(WN_BLANK), "");
    assert_string_equal(wn_stage_word(WN_STAGE_COUNT), "");
}

static void things_are_found_by_id_and_key(void **state)
{
    (void)state;
    struct wn_criteria c = sample();
    assert_ptr_equal(wn_criteria_person(&c, WN_STR("chi")), &people[2]);
    assert_null(wn_criteria_person(&c, WN_STR("Chi")));
    assert_int_equal(wn_criteria_reason(&c, WN_STR("r1")), 1);
    assert_true(wn_criteria_reason(&c, WN_STR("r2")) == WN_NO_REASON);
    assert_int_equal(wn_criteria_index(&c, WN_STR("c")), 2);
    assert_true(wn_criteria_index(&c, WN_STR("")) == (size_t)-1);
    assert_int_equal(wn_criteria_by_key(&c, 4), 1);
    assert_true(wn_criteria_by_key(&c, 2) == (size_t)-1);
    assert_int_equal(wn_reason_by_key(&c, 9), 0);
    assert_true(wn_reason_by_key(&c, 0) == WN_NO_REASON);
}

static void the_lead_is_one_person(void **state)
{
    (void)state;
    struct wn_criteria c = sample();
    assert_ptr_equal(wn_criteria_lead(&c), &people[1]);
    struct wn_reviewer others[3] = {people[0], people[0], people[2]};
    c.reviewers.v = others;
    assert_ptr_equal(wn_criteria_lead(&c), &others[2]); /* without a lead the adjudicator */
    others[1].roles = WN_ADJUDICATOR;
    assert_null(wn_criteria_lead(&c));
    others[0].roles = others[1].roles = WN_LEAD;
    assert_null(wn_criteria_lead(&c)); /* two leads: not the adjudicator instead */
}

static void the_first_failing_answer_suggests_the_reason(void **state)
{
    (void)state;
    struct wn_criteria c = sample();
    enum wn_answer answers[WN_MAX_CRITERIA] = {WN_YES, WN_YES, WN_NO};
    assert_true(wn_criteria_suggest(&c, answers) == WN_NO_REASON);
    answers[2] = WN_YES; /* kind: exclude, so yes speaks against */
    assert_int_equal(wn_criteria_suggest(&c, answers), 0);
    answers[1] = WN_NO; /* has no reason of its own */
    assert_int_equal(wn_criteria_suggest(&c, answers), 0);
    answers[0] = WN_NO;
    assert_int_equal(wn_criteria_suggest(&c, answers), 1);
    answers[0] = WN_UNCLEAR;
    answers[2] = WN_UNCLEAR;
    assert_true(wn_criteria_suggest(&c, answers) == WN_NO_REASON);
}

static void findings_are_counted(void **state)
{
    (void)state;
    struct wn_arena arena = {0};
    struct wn_findings f = {.arena = &arena};
    for (size_t i = 0; i < 30; i++)
        wn_finding_add(&f, i % 3 == 0 ? WN_ERROR : i % 3 == 1 ? WN_WARNING : WN_NOTE, i + 1, 2,
                       WN_STR("wrong"), WN_STR("mend it"));
    assert_int_equal(f.n, 30);
    assert_int_equal(f.errors, 10);
    assert_int_equal(f.warnings, 10);
    assert_int_equal(f.v[29].line, 30);
    assert_str(f.v[29].help, "mend it");
    wn_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_go_there_and_back),
        cmocka_unit_test(no_word_is_no_value),
        cmocka_unit_test(things_are_found_by_id_and_key),
        cmocka_unit_test(the_lead_is_one_person),
        cmocka_unit_test(the_first_failing_answer_suggests_the_reason),
        cmocka_unit_test(findings_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
