/* SPDX-License-Identifier: MIT */
/* The next act: one sentence and one command for each state a review can be in, by role. */
#include "wn_test.h"

#include "overview.h"

static const struct wn_status_person both_out[] = {{.id = {"ana", 3}, .decided = -1, .of = -1},
                                                   {.id = {"ben", 3}, .decided = -1, .of = -1}};
static const struct wn_status_person ben_out[] = {
    {.id = {"ana", 3}, .decided = -1, .of = -1, .joined = true},
    {.id = {"ben", 3}, .decided = -1, .of = -1}};
static const struct wn_status_person both_invited[] = {
    {.id = {"ana", 3}, .decided = -1, .of = -1, .invited = true},
    {.id = {"ben", 3}, .decided = -1, .of = -1, .invited = true}};
static const struct wn_status_person ana_half[] = {
    {.id = {"ana", 3}, .decided = 48, .of = 171, .joined = true},
    {.id = {"ben", 3}, .decided = -1, .of = -1, .invited = true}};
static const struct wn_status_person both_done[] = {
    {.id = {"ana", 3}, .decided = 171, .of = 171, .joined = true},
    {.id = {"ben", 3}, .decided = 171, .of = 171, .joined = true}};

enum { CHI = WN_LEAD | WN_ADJUDICATOR };

struct state {
    unsigned roles;
    struct wn_overview o;
    const char *next, *command;
    bool adjudicator_here;
};

#define PEOPLE(list) .screener = (list), .screeners = 2

static const struct state states[] = {
    {CHI,
     {PEOPLE(both_out)},
     "Import the exports: winnow import FILES",
     "winnow import FILES",
     false},
    {WN_SCREENER, {PEOPLE(both_out)}, "No records yet: the lead imports them first", "", false},
    {CHI,
     {.records = 294, PEOPLE(both_out)},
     "Invite ana and ben: winnow invite ana (the criteria are final from then on)",
     "winnow invite ana",
     false},
    {CHI,
     {.records = 294, .criteria_frozen = true, PEOPLE(ben_out)},
     "Invite ben: winnow invite ben",
     "winnow invite ben",
     false},
    {CHI,
     {.records = 294, .criteria_frozen = true, PEOPLE(both_invited)},
     "Waiting for ana and ben",
     "winnow receive FILES",
     false},
    {CHI,
     {.records = 294, .criteria_frozen = true, PEOPLE(ana_half)},
     "Waiting for ana (48 of 171) and ben",
     "winnow receive FILES",
     false},
    {CHI,
     {.records = 294, .unopened = true, PEOPLE(both_done)},
     "Look for conflicts in the decisions that came in: winnow reconcile",
     "winnow reconcile",
     false},
    {CHI,
     {.records = 294, .conflicts = 21, .ruled = 4, PEOPLE(ana_half)},
     "Settle the conflicts: 17 of 21 left",
     "winnow reconcile",
     false},
    {CHI,
     {.records = 294, .conflicts = 21, .ruled = 21, PEOPLE(both_done)},
     "All is settled: see winnow agreement, then winnow export --to csv",
     "winnow agreement",
     false},
    {WN_LEAD,
     {.records = 294, PEOPLE(both_done)},
     "All have decided. Waiting for chi, who settles the conflicts",
     "",
     false},
    {WN_SCREENER,
     {.records = 171, .left = 171, .seconds_left = 171 * 45, PEOPLE(both_invited)},
     "Start screening: 171 records, about 2 h 08",
     "winnow screen",
     false},
    {WN_SCREENER,
     {.records = 171,
      .decided = 48,
      .left = 123,
      .later = 6,
      .seconds_left = 3900,
      PEOPLE(ana_half)},
     "Carry on screening: 123 records left, about 1 h 05",
     "winnow screen",
     false},
    {WN_SCREENER,
     {.records = 171, .decided = 165, .left = 6, .later = 6, .seconds_left = 186, PEOPLE(ana_half)},
     "Carry on screening: 6 records put aside, about 3 min",
     "winnow screen",
     false},
    {WN_SCREENER,
     {.records = 171, .decided = 170, .left = 1, .seconds_left = 5, PEOPLE(ana_half)},
     "Carry on screening: 1 record left, about 1 min",
     "winnow screen",
     false},
    {WN_SCREENER,
     {.records = 171, .decided = 171, PEOPLE(both_done)},
     "Send your 171 decisions to chi: winnow send",
     "winnow send",
     false},
    {WN_SCREENER,
     {.records = 171, .decided = 171, .sent_all = true, PEOPLE(both_done)},
     "Sent. Waiting for chi, who settles the conflicts",
     "",
     false},
    {WN_SCREENER,
     {.records = 171, .decided = 171, PEOPLE(both_done)},
     "All is decided. Waiting for chi, who settles the conflicts",
     "",
     true},
};

static void test_every_state_has_its_sentence(void **state)
{
    (void)state;
    struct wn_arena arena = {0};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        struct wn_overview o = states[i].o;
        struct overview_facts facts = {.roles = states[i].roles,
                                       .adjudicator = WN_STR("chi"),
                                       .adjudicator_here = states[i].adjudicator_here,
                                       .me = states[i].roles & WN_SCREENER ? WN_STR("ana")
                                                                           : WN_STR("chi")};
        wn_overview_next(&facts, &arena, &o);
        assert_str(o.next, states[i].next);
        assert_str(o.next_command, states[i].command);
    }
    wn_arena_free(&arena);
}

/* A team of two: who settles the conflicts also screens, and must hand over before opening. */
static void test_own_decisions_go_out_before_the_other_s_are_opened(void **state)
{
    (void)state;
    struct wn_arena arena = {0};
    struct wn_overview o = {.records = 171, .decided = 171, .unopened = true, PEOPLE(both_done)};
    struct overview_facts facts = {.roles = WN_SCREENER | CHI,
                                   .adjudicator = WN_STR("ana"),
                                   .adjudicator_here = true,
                                   .me = WN_STR("ana")};
    wn_overview_next(&facts, &arena, &o);
    assert_str(o.next_command, "winnow send");
    o.sent_all = true;
    wn_overview_next(&facts, &arena, &o);
    assert_str(o.next_command, "winnow reconcile");
    wn_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_state_has_its_sentence),
        cmocka_unit_test(test_own_decisions_go_out_before_the_other_s_are_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
