/* SPDX-License-Identifier: MIT */
/* Checks of how the review goes: people, pilot, stopping, amendments; what is not acted on yet. */
#include "criteria_parts.h"

static size_t procedure_count(const struct wn_criteria *c, enum wn_role role)
{
    size_t n = 0;
    for (size_t i = 0; i < c->reviewers.n; i++)
        n += (c->reviewers.v[i].roles & (unsigned)role) != 0;
    return n;
}

void wn_criteria_check_people(const struct wn_criteria_file *file)
{
    const struct wn_criteria *c = file->c;
    const struct wn_yaml *list = wn_yaml_find(file->root, "reviewers");
    size_t screeners = procedure_count(c, WN_SCREENER);
    size_t adjudicators = procedure_count(c, WN_ADJUDICATOR), leads = procedure_count(c, WN_LEAD);
    if (!list || list->kind != WN_YAML_LIST)
        return;
    if (screeners < 2)
        wn_criteria_say(file, WN_ERROR, list,
                        wn_arena_print(file->f->arena,
                                       "two reviewers with role screener are needed, found %zu",
                                       screeners),
                        WN_STR("Add {id: ID, name: NAME, role: screener}."));
    if (adjudicators < 1)
        wn_criteria_say(file, WN_ERROR, list,
                        WN_STR("one reviewer with role adjudicator is needed, found 0"),
                        WN_STR("Who settles conflicts? One person may have several roles: "
                               "role: [screener, adjudicator]."));
    if (leads > 1 || (leads == 0 && adjudicators > 1))
        wn_criteria_say(file, WN_ERROR, list,
                        wn_arena_print(file->f->arena,
                                       "one reviewer with role lead is needed, found %zu",
                                       leads),
                        WN_STR("The lead sets the review up and sends the invitations."));
    if (screeners >= 2 && c->screeners_per_record > (int64_t)screeners)
        wn_criteria_say(file, WN_ERROR, wn_criteria_node(file, "screening.screeners_per_record"),
                        wn_arena_print(file->f->arena, "screeners_per_record is more than the %zu "
                                       "screeners", screeners),
                        WN_STR("Lower it, or add screeners to reviewers."));
}

static void procedure_pilot(const struct wn_criteria_file *file)
{
    const struct wn_yaml *aim = wn_criteria_node(file, "pilot.aim.at_least");
    const struct wn_yaml *statistic = wn_criteria_node(file, "pilot.aim.statistic");
    double least = file->c->pilot.at_least;
    struct wn_str name = file->c->pilot.statistic;
    if (aim && least > 1 && least <= 100)
        wn_criteria_say(file, WN_ERROR, aim,
                        wn_arena_print(file->f->arena,
                                       "pilot.aim.at_least %.*s: did you mean %.2f?",
                                       WN_ARG(aim->text), least / 100),
                        WN_STR("Agreement is a number up to 1."));
    else if (aim && (least > 1 || least < 0))
        wn_criteria_say(file, WN_ERROR, aim,
                        wn_arena_print(file->f->arena, "pilot.aim.at_least %.*s is not between 0 "
                                       "and 1", WN_ARG(aim->text)),
                        WN_STR("Agreement is a number up to 1."));
    if (statistic && (wn_str_is(name, "ac1") || wn_str_is(name, "agreement")))
        wn_criteria_say(file, WN_NOTE, statistic,
                        wn_arena_print(file->f->arena,
                                       "aim on %.*s: when few records are kept it is "
                                       "high whatever the screeners do",
                                       WN_ARG(name)),
                        WN_STR("positive_agreement or kappa says more."));
}

static void procedure_stopping(const struct wn_criteria_file *file)
{
    const struct wn_criteria *c = file->c;
    const struct wn_yaml *rule = wn_yaml_find(file->root, "stopping");
    const struct wn_yaml *target = wn_criteria_node(file, "stopping.target");
    bool consecutive = wn_str_is(c->stopping.rule, "consecutive_excluded");
    if (rule && !wn_str_is(c->stopping.rule, "all") && c->order != WN_BY_RANKED)
        wn_criteria_say(file, WN_ERROR, rule,
                        wn_arena_print(file->f->arena, "stopping rule %.*s goes only with order: "
                                       "ranked", WN_ARG(c->stopping.rule)),
                        WN_STR("Write rule: all, or screening.order {by: ranked}."));
    if (consecutive && c->stopping.n == 0)
        wn_criteria_say(file, WN_ERROR, rule, WN_STR("consecutive_excluded has no n"),
                        WN_STR("Say after how many excluded records in a row: n: 200."));
    if (target && (c->stopping.target < 0 || c->stopping.target > 1))
        wn_criteria_say(file, WN_ERROR, target, WN_STR("target is not between 0 and 1"),
                        WN_STR("95 of 100 is 0.95."));
}

static void procedure_amendment(const struct wn_criteria_file *file, size_t i)
{
    const struct wn_amendment *a = &file->c->amendments.v[i];
    const struct wn_yaml *item = wn_criteria_item(file, "amendments", i);
    if (a->by.n && !wn_criteria_person(file->c, a->by))
        wn_criteria_say(file, WN_ERROR, wn_yaml_find(item, "by"),
                        wn_arena_print(file->f->arena, "by \"%.*s\" is not in reviewers",
                                       WN_ARG(a->by)),
                        WN_STR("Write the id of one of reviewers."));
    for (size_t k = 0; k < a->affects.n; k++)
        if (wn_criteria_index(file->c, a->affects.v[k]) == (size_t)-1)
            wn_criteria_say(file, WN_ERROR, wn_yaml_find(item, "affects"),
                            wn_arena_print(file->f->arena, "affects \"%.*s\" is not in criteria",
                                           WN_ARG(a->affects.v[k])),
                            WN_STR("Write ids of criteria."));
}

void wn_criteria_check_procedure(const struct wn_criteria_file *file)
{
    const struct wn_yaml *format = wn_yaml_find(file->root, "winnow");
    if (format && format->kind == WN_YAML_TEXT && !wn_str_is(wn_str_trim(format->text), "1"))
        wn_criteria_say(file, WN_ERROR, format,
                        wn_arena_print(file->f->arena, "winnow: %.*s is a format that this program "
                                       "does not read", WN_ARG(format->text)),
                        WN_STR("It reads winnow: 1. The version of your criteria goes under "
                               "version."));
    procedure_pilot(file);
    procedure_stopping(file);
    for (size_t i = 0; i < file->c->amendments.n; i++)
        procedure_amendment(file, i);
}

static void procedure_note(const struct wn_criteria_file *file, const char *path,
                           const char *subject, const char *effect)
{
    wn_criteria_say(file, WN_NOTE, wn_criteria_node(file, path),
                    wn_arena_print(file->f->arena,
                                   "%s read and kept, but this version does not act on it: %s",
                                   subject, effect),
                    WN_STR("Nothing need be changed."));
}

void wn_criteria_note_later(const struct wn_criteria_file *file)
{
    const struct wn_criteria *c = file->c;
    const struct {
        bool given;
        const char *path, *subject, *effect;
    } notes[] = {
        {c->pilot.given, "pilot", "pilot is", "screening starts with all records"},
        {!wn_str_is(c->stopping.rule, "all") && c->stopping.rule.n, "stopping", "stopping is",
         "all records are screened"},
        {c->amendments.n > 0, "amendments", "the list of amendments is",
         "records are not screened again"},
        {c->bulk, "screening.bulk", "bulk: yes is", "records are decided on one by one"},
        {wn_criteria_node(file, "screening.agreement_shown") != NULL, "screening.agreement_shown",
         "agreement_shown is", "screeners are sent no figures of agreement"},
        {c->order == WN_BY_RANKED, "screening.order", "order: ranked is", "the order is random"},
        {c->screeners_per_record > 2, "screening.screeners_per_record", "screeners_per_record is",
         "it is made for two on each record"},
        {procedure_count(c, WN_SCREENER) > 2, "reviewers", "a third screener is",
         "it is made for two screeners"},
    };
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (notes[i].given)
            procedure_note(file, notes[i].path, notes[i].subject, notes[i].effect);
}
