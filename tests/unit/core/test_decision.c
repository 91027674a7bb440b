/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/core/decision.h"

static struct wn_line line(int64_t n, enum wn_kind kind)
{
    struct wn_line l = wn_line_of(kind);
    l.n = n;
    return l;
}

static struct wn_line decide(int64_t n, enum wn_decision d)
{
    struct wn_line l = line(n, WN_K_DECISION);
    l.decision = wn_str(wn_decision_word(d));
    return l;
}

static struct wn_line undo(int64_t n, int64_t undoes)
{
    struct wn_line l = line(n, WN_K_UNDO);
    l.undoes = undoes;
    return l;
}

static struct wn_standing fold(const struct wn_line *v, size_t n)
{
    return wn_standing_fold(v, n, INT64_MAX, WN_K_DECISION, NULL);
}

static void test_the_newest_decision_counts(void **state)
{
    (void)state;
    struct wn_line v[] = {decide(2, WN_INCLUDE), decide(5, WN_EXCLUDE), undo(6, 5), undo(7, 6)};
    assert_int_equal(fold(v, 0).decision, WN_NONE);
    assert_int_equal(fold(v, 1).decision, WN_INCLUDE);
    assert_int_equal(fold(v, 2).decision, WN_EXCLUDE);
    assert_int_equal(fold(v, 3).decision, WN_INCLUDE);
    assert_int_equal(fold(v, 3).line, 2);
    assert_int_equal(fold(v, 4).decision, WN_EXCLUDE); /* redo */
    assert_int_equal(fold(v, 4).changes, 3);
    assert_int_equal(wn_standing_fold(v, 4, 5, WN_K_DECISION, NULL).decision, WN_EXCLUDE);
    assert_int_equal(wn_standing_fold(v, 4, 4, WN_K_DECISION, NULL).decision, WN_INCLUDE);
    assert_int_equal(wn_standing_fold(v, 4, 1, WN_K_DECISION, NULL).decision, WN_NONE);
}

static void test_a_blank_between_does_not_hide_a_change(void **state)
{
    (void)state;
    struct wn_line v[] = {decide(2, WN_INCLUDE), undo(3, 2), decide(4, WN_EXCLUDE)};
    assert_int_equal(fold(v, 3).decision, WN_EXCLUDE);
    assert_int_equal(fold(v, 3).changes, 1);
    struct wn_line same[] = {decide(2, WN_INCLUDE), decide(3, WN_INCLUDE)};
    assert_int_equal(fold(same, 2).changes, 0);
}

static void test_later_lasts_until_the_decision(void **state)
{
    (void)state;
    struct wn_line v[] = {line(2, WN_K_LATER), decide(3, WN_MAYBE), undo(4, 3), undo(5, 2)};
    assert_true(fold(v, 1).later);
    assert_false(fold(v, 2).later);
    assert_true(fold(v, 3).later);
    assert_false(fold(v, 4).later);
    struct wn_line behind[] = {decide(2, WN_MAYBE), line(3, WN_K_LATER), undo(4, 2)};
    assert_false(fold(behind, 2).later); /* nothing waits that is decided */
    assert_true(fold(behind, 3).later);
}

/* One chain for both, where the adjudicator screens too. */
static void test_later_of_a_screener_is_not_that_of_the_adjudicator(void **state)
{
    (void)state;
    struct wn_line ruling = line(5, WN_K_RULING);
    ruling.outcome = WN_STR("include");
    struct wn_line v[] = {line(2, WN_K_LATER), decide(3, WN_MAYBE), line(4, WN_K_LATER), ruling};
    assert_false(wn_standing_fold(v, 2, INT64_MAX, WN_K_RULING, NULL).later);
    assert_true(wn_standing_fold(v, 3, INT64_MAX, WN_K_RULING, NULL).later);
    assert_false(fold(v, 3).later);
    assert_false(wn_standing_fold(v, 4, INT64_MAX, WN_K_RULING, NULL).later);
}

static void test_notes_flags_and_answers(void **state)
{
    (void)state;
    struct wn_criterion criterion[2] = {{.id = WN_STR("a")}, {.id = WN_STR("b")}};
    struct wn_criteria c = {.criteria = {criterion, 2}};
    struct wn_line note = line(2, WN_K_NOTE), empty = line(3, WN_K_NOTE), flag = line(5, WN_K_FLAG);
    struct wn_line left = line(6, WN_K_ANSWER), d = decide(7, WN_INCLUDE);
    struct wn_line_answer given[] = {{WN_STR("gone"), WN_STR("yes")}, {WN_STR("b"), WN_STR("no")}};
    note.note = WN_STR("look again");
    flag.on = true;
    left.criterion = WN_STR("a");
    left.answer = WN_STR("unclear");
    d.answers.v = given;
    d.answers.n = 2;
    struct wn_line v[] = {note, empty, undo(4, 3), flag, left, d, undo(8, 7)};
    assert_str(wn_standing_fold(v, 1, INT64_MAX, WN_K_DECISION, &c).note, "look again");
    assert_int_equal(wn_standing_fold(v, 2, INT64_MAX, WN_K_DECISION, &c).note.n, 0);
    assert_int_equal(wn_standing_fold(v, 3, INT64_MAX, WN_K_DECISION, &c).note_line, 2);
    struct wn_standing s = wn_standing_fold(v, 6, INT64_MAX, WN_K_DECISION, &c);
    assert_true(s.flag);
    assert_int_equal(s.answers[0], WN_BLANK); /* those of the decision, and no others */
    assert_int_equal(s.answers[1], WN_NO);
    s = wn_standing_fold(v, 7, INT64_MAX, WN_K_DECISION, &c);
    assert_int_equal(s.answers[0], WN_UNCLEAR);
}

static void test_rulings_are_folded_apart(void **state)
{
    (void)state;
    struct wn_line ruling = line(4, WN_K_RULING);
    ruling.outcome = WN_STR("exclude");
    ruling.note = WN_STR("both missed it");
    struct wn_line v[] = {decide(2, WN_INCLUDE), line(3, WN_K_LATER), ruling};
    assert_int_equal(fold(v, 3).decision, WN_INCLUDE);
    assert_false(fold(v, 3).later);
    assert_false(fold(v, 3).ruled);
    struct wn_standing s = wn_standing_fold(v, 3, INT64_MAX, WN_K_RULING, NULL);
    assert_true(s.ruled);
    assert_false(s.later);
    assert_int_equal(s.decision, WN_EXCLUDE);
    assert_str(s.note, "both missed it");
}

static void test_an_undo_of_nothing_does_nothing(void **state)
{
    (void)state;
    struct wn_line v[] = {undo(2, 9), decide(3, WN_INCLUDE), undo(4, 4), undo(5, 77), undo(6, -1)};
    assert_int_equal(fold(v, 5).decision, WN_INCLUDE);
}

/* ---- any sequence of decisions, undos and redos equals a plain replay ---- */

enum { STEPS = 90 };

/* In force after line `upto`, by the words of the header alone. */
static enum wn_decision plain(const struct wn_line *v, size_t upto)
{
    bool undone[STEPS + 1] = {false};
    for (size_t i = upto; i-- > 0;)
        if (v[i].kind == WN_K_UNDO && !undone[i])
            for (size_t k = 0; k < i; k++)
                if (v[k].n == v[i].undoes)
                    undone[k] = true;
    enum wn_decision d = WN_NONE;
    for (size_t i = 0; i < upto; i++)
        if (v[i].kind == WN_K_DECISION && !undone[i])
            wn_decision_find(v[i].decision, &d);
    return d;
}

static void test_the_fold_equals_a_plain_replay(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 300; seed++) {
        struct wn_line v[STEPS];
        unsigned r = seed;
        int64_t changes = 0;
        enum wn_decision before = WN_NONE;
        for (size_t i = 0; i < STEPS; i++) {
            r = r * 1103515245U + 12345U;
            int64_t n = (int64_t)i * 2 + 3;
            unsigned pick = (r >> 16) % 100;
            if (i && pick < 55)
                v[i] = undo(n, v[(r >> 8) % i].n);
            else
                v[i] = decide(n, (enum wn_decision)(1 + pick % 3));
            enum wn_decision now = plain(v, i + 1);
            changes += before && now && before != now;
            before = now ? now : before;
            struct wn_standing s = wn_standing_fold(v, STEPS < i + 1 ? STEPS : i + 1, INT64_MAX,
                                                    WN_K_DECISION, NULL);
            if (s.decision != now || s.changes != changes)
                fail_msg("seed %u, line %zu: %d, want %d; changes %d, want %d", seed, i,
                         (int)s.decision, (int)now, (int)s.changes, (int)changes);
        }
        assert_int_equal(wn_standing_fold(v, STEPS, v[40].n, WN_K_DECISION, NULL).decision,
                         plain(v, 41));
    }
}

static void test_a_long_chain_of_undos_ends(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    struct wn_line *v = calloc(MANY, sizeof *v);
    assert_non_null(v);
    v[0] = decide(1, WN_INCLUDE);
    for (size_t i = 1; i < MANY; i++)
        v[i] = undo((int64_t)i + 1, (int64_t)i);
    fold(v, MANY); /* in time, and without a deep stack */
    free(v);
}

/* ---- outcomes ---- */

static void test_outcomes(void **state)
{
    (void)state;
    const enum wn_decision N = WN_NONE, I = WN_INCLUDE, E = WN_EXCLUDE, M = WN_MAYBE;
    const struct {
        enum wn_decision a, b, ruling;
        bool maybe_is_include;
        enum wn_work_state state;
        enum wn_decision final;
    } rows[] = {
        {I, I, N, false, WN_AGREE, WN_INCLUDE},    {E, E, N, false, WN_AGREE, WN_EXCLUDE},
        {M, M, N, false, WN_AGREE, WN_MAYBE},      {I, E, N, false, WN_CONFLICT, N},
        {E, I, N, true, WN_CONFLICT, N},     {E, M, N, true, WN_CONFLICT, N},
        {M, E, N, false, WN_CONFLICT, N},    {I, M, N, false, WN_CONFLICT, N},
        {I, M, N, true, WN_AGREE, WN_INCLUDE},     {M, I, N, true, WN_AGREE, WN_INCLUDE},
        {M, M, N, true, WN_AGREE, WN_MAYBE},       {I, N, N, true, WN_WAITING, N},
        {N, N, N, false, WN_WAITING, N},     {I, E, E, false, WN_RULED, WN_EXCLUDE},
        {I, E, I, true, WN_RULED, WN_INCLUDE},     {N, E, I, true, WN_RULED, WN_INCLUDE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        enum wn_decision two[] = {rows[i].a, rows[i].b}, final;
        enum wn_work_state s = wn_work_outcome(two, 2, rows[i].ruling, rows[i].maybe_is_include,
                                               &final);
        if (s != rows[i].state || final != rows[i].final)
            fail_msg("row %zu: %s", i, wn_work_state_word(s));
    }
    enum wn_decision three[] = {WN_INCLUDE, WN_MAYBE, WN_EXCLUDE}, final;
    assert_int_equal(wn_work_outcome(three, 3, WN_NONE, true, &final), WN_CONFLICT);
    assert_int_equal(wn_work_outcome(three, 2, WN_NONE, true, &final), WN_AGREE);
    assert_int_equal(wn_work_outcome(NULL, 0, WN_NONE, true, &final), WN_WAITING);
}

/* ---- what may be decided ---- */

static bool may(const struct wn_choice *choice, const struct wn_criteria *c, bool has_note,
                const char *words)
{
    struct wn_err err = {0};
    bool ok = wn_choice_check(choice, c, WN_TITLE_ABSTRACT, has_note, &err);
    if (!ok) {
        assert_int_equal(err.code, WN_EUSAGE);
        if (!words || !strstr(err.text, words))
            fail_msg("%s", err.text);
    }
    return ok;
}

static void test_what_may_be_decided(void **state)
{
    (void)state;
    struct wn_criterion criterion = {.id = WN_STR("a"), .stages = 1};
    struct wn_reason reasons[] = {{.id = WN_STR("wrong")},
                                  {.id = WN_STR("other"), .note_required = true}};
    struct wn_criteria c = {.criteria = {&criterion, 1}, .reasons = {reasons, 2},
                            .reason = WN_OPTIONAL, .answers = WN_OPTIONAL};
    struct wn_choice choice = {.decision = WN_INCLUDE};
    assert_true(may(&choice, &c, false, NULL));
    choice.reason = WN_STR("wrong");
    assert_false(may(&choice, &c, false, "only given with exclude"));
    choice.decision = WN_EXCLUDE;
    assert_true(may(&choice, &c, false, NULL));
    choice.reason = WN_STR("wrng");
    assert_false(may(&choice, &c, false, "wrng is not among the reasons"));
    choice.reason = WN_STR("other");
    assert_false(may(&choice, &c, false, "needs a note"));
    assert_true(may(&choice, &c, true, NULL));
    choice.note = WN_STR("because");
    assert_true(may(&choice, &c, false, NULL));
    c.reason = WN_OFF;
    assert_false(may(&choice, &c, false, "ask for no reason"));
    choice.reason = (struct wn_str){0};
    assert_true(may(&choice, &c, false, NULL));
    assert_false(wn_choice_check(&choice, &c, WN_FULL_TEXT, false, NULL)); /* always needs one */
    c.reason = WN_REQUIRED;
    assert_false(may(&choice, &c, false, "ask for a reason"));
    choice.decision = WN_MAYBE;
    assert_true(may(&choice, &c, false, NULL));
    c.answers = WN_REQUIRED;
    assert_false(may(&choice, &c, false, "has no answer yet"));
    choice.answers[0] = WN_UNCLEAR;
    assert_true(may(&choice, &c, false, NULL));
    criterion.stages = 2; /* full text only */
    choice.answers[0] = WN_BLANK;
    assert_true(may(&choice, &c, false, NULL));
    choice.decision = WN_NONE;
    assert_false(may(&choice, &c, false, "include, exclude or maybe"));
}

static void test_the_same_again(void **state)
{
    (void)state;
    struct wn_standing s = {.decision = WN_EXCLUDE, .reason = WN_STR("wrong")};
    struct wn_choice choice = {.decision = WN_EXCLUDE, .reason = WN_STR("wrong")};
    assert_true(wn_choice_same(&choice, &s));
    choice.note = WN_STR("a note is not part of it");
    assert_true(wn_choice_same(&choice, &s));
    choice.answers[3] = WN_YES;
    assert_false(wn_choice_same(&choice, &s));
    choice.answers[3] = WN_BLANK;
    choice.reason = (struct wn_str){0};
    assert_false(wn_choice_same(&choice, &s));
    s = (struct wn_standing){0};
    choice.decision = WN_NONE;
    assert_false(wn_choice_same(&choice, &s));
}

static struct wn_line tag(int64_t n, const char *name, bool on)
{
    struct wn_line l = line(n, WN_K_TAG);
    l.tag = wn_str(name);
    l.on = on;
    return l;
}

static void tags_in_force_keep_their_order(void **state)
{
    (void)state;
    const struct wn_line lines[] = {tag(1, "a", true),  tag(2, "b", true), tag(3, "a", true),
                                    tag(4, "c", true),  tag(5, "a", false), undo(6, 4),
                                    tag(7, "x", false)};
    struct wn_standing s = fold(lines, 7);
    assert_int_equal(s.tags, 1);
    assert_true(wn_str_is(s.tag[0], "b"));
    struct wn_line many[WN_STANDING_TAGS + 4];
    char names[WN_STANDING_TAGS + 4][2] = {{0}};
    for (int i = 0; i < WN_STANDING_TAGS + 4; i++) {
        names[i][0] = (char)('a' + i);
        many[i] = tag(i + 1, names[i], true);
    }
    assert_int_equal(fold(many, WN_STANDING_TAGS + 4).tags, WN_STANDING_TAGS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_newest_decision_counts),
        cmocka_unit_test(test_a_blank_between_does_not_hide_a_change),
        cmocka_unit_test(test_later_lasts_until_the_decision),
        cmocka_unit_test(test_later_of_a_screener_is_not_that_of_the_adjudicator),
        cmocka_unit_test(test_notes_flags_and_answers),
        cmocka_unit_test(test_rulings_are_folded_apart),
        cmocka_unit_test(test_an_undo_of_nothing_does_nothing),
        cmocka_unit_test(test_the_fold_equals_a_plain_replay),
        cmocka_unit_test(test_a_long_chain_of_undos_ends),
        cmocka_unit_test(test_outcomes),
        cmocka_unit_test(test_what_may_be_decided),
        cmocka_unit_test(test_the_same_again),
        cmocka_unit_test(tags_in_force_keep_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
