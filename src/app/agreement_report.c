/* SPDX-License-Identifier: MIT */
/*
 * How well two screeners agreed: from the independent decisions only, never from what came after
 * the blind was lifted. Opens what was received (an event); figures alone reveal nothing.
 */
#include "winnow/app/reporting.h"

#include "winnow/app/reconciling.h"
#include "winnow/store/events.h"
#include "winnow/store/pairs.h"
#include "winnow/store/project.h"
#include "winnow/store/records.h"

static bool agreement_has_chain(const struct wn_chain *chains, size_t n, struct wn_str person)
{
    for (size_t i = 0; i < n; i++)
        if (wn_str_eq(chains[i].person, person))
            return true;
    return false;
}

/* A and B are the first two screeners of the criteria; both journals must be readable here. */
static bool agreement_people(struct wn_app *app, struct wn_arena *arena,
                             struct wn_agreement_report *out, struct wn_err *err)
{
    const struct wn_criteria *c = wn_app_criteria(app);
    struct wn_str id[2];
    struct wn_chain *chains;
    size_t n, found = 0;
    for (size_t i = 0; i < c->reviewers.n && found < 2; i++)
        if (c->reviewers.v[i].roles & WN_SCREENER)
            id[found++] = c->reviewers.v[i].id;
    if (found < 2)
        return wn_fail(err, WN_EREFUSED, "agreement needs two screeners; the criteria name %zu",
                       found);
    if (!wn_chain_list(wn_app_store(app), arena, &chains, &n, err))
        return false;
    for (size_t i = 0; i < 2; i++)
        if (!agreement_has_chain(chains, n, id[i]))
            return wn_fail(
                err, WN_EREFUSED,
                "nothing has come from %.*s yet: %.*s runs winnow send, and you take the "
                "file in with winnow receive FILE",
                WN_ARG(id[i]), WN_ARG(id[i]));
    out->a = id[0];
    out->b = id[1];
    return true;
}

static bool agreement_tables(struct wn_app *app, struct wn_agreement_report *out,
                             struct wn_err *err)
{
    struct wn_pair_counts counts;
    int64_t records;
    if (!wn_pairs_counts(wn_app_store(app), wn_app_stage(app), &counts, err) ||
        !wn_records_count(wn_app_store(app), &records, &out->works, err))
        return false;
    out->three.q = 3;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            out->three.cell[i][j] = counts.both_table.cell[i][j];
    out->two = wn_table_maybe_as_include(&out->three);
    wn_agreement_of(&out->three, &out->of_three);
    wn_agreement_of(&out->two, &out->of_two);
    out->both = counts.both;
    out->only_a = counts.only_a;
    out->only_b = counts.only_b;
    out->neither = counts.neither;
    out->changed_before = counts.changed_before;
    out->changed_after = counts.changed_after;
    out->stage_open = out->both < out->works;
    return true;
}

static bool agreement_conflicts(struct wn_app *app, struct wn_agreement_report *out,
                                struct wn_err *err)
{
    struct wn_conflicts tally;
    if (!wn_reconciling_tally(app, &tally, err))
        return false;
    out->maybe_is_include = wn_app_criteria(app)->maybe_is_include;
    out->conflicts = tally.conflicts;
    out->ruled = tally.ruled;
    out->ruled_include = tally.ruled_include;
    out->ruled_exclude = tally.ruled_exclude;
    return true;
}

/* Most disagreements first; the order of the file among equals. */
static void agreement_insert(struct wn_agreement_report *out,
                             const struct wn_criterion_agreement *c)
{
    size_t at = out->criteria++;
    int64_t differ = c->only_a + c->only_b;
    for (; at > 0 && out->criterion[at - 1].only_a + out->criterion[at - 1].only_b < differ; at--)
        out->criterion[at] = out->criterion[at - 1];
    out->criterion[at] = *c;
}

static bool agreement_criteria(struct wn_app *app, struct wn_agreement_report *out,
                               struct wn_err *err)
{
    const struct wn_criteria *c = wn_app_criteria(app);
    struct wn_criterion_counts counts[WN_MAX_CRITERIA] = {0};
    if (!wn_pairs_criteria(wn_app_store(app), wn_app_stage(app), counts, err))
        return false;
    for (size_t i = 0; i < c->criteria.n && i < WN_MAX_CRITERIA; i++) {
        if (!(c->criteria.v[i].stages & (1U << wn_app_stage(app))))
            continue;
        struct wn_criterion_agreement row = {
            .criterion = i,
            .both = counts[i].both,
            .only_a = counts[i].only_a,
            .only_b = counts[i].only_b,
            .neither = counts[i].neither,
            .unclear = counts[i].unclear,
            .table = {.q = 2,
                      .cell = {{counts[i].both, counts[i].only_a},
                               {counts[i].only_b, counts[i].neither}}}};
        wn_agreement_of(&row.table, &row.a);
        row.n = row.a.n;
        agreement_insert(out, &row);
    }
    return true;
}

bool wn_report_agreement(struct wn_app *app, struct wn_agreement_report *out, struct wn_err *err)
{
    struct wn_arena arena = {0};
    *out = (struct wn_agreement_report){0};
    bool done = wn_reconciling_open(app, false, NULL, NULL, err) &&
                agreement_people(app, &arena, out, err) && agreement_tables(app, out, err) &&
                agreement_criteria(app, out, err) && agreement_conflicts(app, out, err);
    wn_arena_free(&arena);
    return done;
}
