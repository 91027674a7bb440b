/* SPDX-License-Identifier: MIT */
#include "agreement.h"

#include <inttypes.h>

#include "opening.h"
#include "winnow/app/reporting.h"
#include "winnow/core/agreement_text.h"

/* Every printed number of a table of this size, by the names of vectors/README.md. */
static void agreement_put(struct wn_json *json, const struct wn_agreement *a)
{
    char status[160];

    wn_status_text(a->status, status, sizeof status);
    wn_json_set_text(json, "status", status);
    wn_json_set_int(json, "n", a->n);
    for (const struct wn_agreement_field *f = wn_agreement_fields; f->name; f++)
        if (f->q == 0 || f->q == a->q)
            wn_json_set_real(json, f->name, f->value(a));
}

static void agreement_put_counts(struct wn_json *json, int64_t both, int64_t only_a, int64_t only_b,
                                 int64_t neither)
{
    wn_json_set_int(json, "both", both);
    wn_json_set_int(json, "only_a", only_a);
    wn_json_set_int(json, "only_b", only_b);
    wn_json_set_int(json, "neither", neither);
}

static void agreement_put_criteria(struct wn_cmd *cmd, const struct wn_agreement_report *r)
{
    const struct wn_criteria *c = wn_app_criteria(cmd->app);
    struct wn_json *all = wn_json_set_array(cmd->json, "criteria");

    for (size_t i = 0; i < r->criteria; i++) {
        const struct wn_criterion_agreement *k = &r->criterion[i];
        struct wn_json *row = wn_json_add_object(all);

        wn_json_set_str(row, "id", c->criteria.v[k->criterion].id);
        wn_json_set_int(row, "n", k->n);
        agreement_put_counts(row, k->both, k->only_a, k->only_b, k->neither);
        wn_json_set_int(row, "unclear", k->unclear);
        wn_json_set_real(row, "kappa", k->a.kappa);
        wn_json_set_real(row, "gof_lo", k->a.gof_lo);
        wn_json_set_real(row, "gof_hi", k->a.gof_hi);
        wn_json_set_real(row, "psa1", k->a.psa[0]);
        wn_json_set_real(row, "psa2", k->a.psa[1]);
    }
}

static void agreement_json(struct wn_cmd *cmd, const struct wn_agreement_report *r)
{
    struct wn_json *pair = NULL;

    wn_json_set_str(cmd->json, "a", r->a);
    wn_json_set_str(cmd->json, "b", r->b);
    agreement_put_counts(cmd->json, r->both, r->only_a, r->only_b, r->neither);
    agreement_put(cmd->json, &r->of_two);
    agreement_put(wn_json_set_object(cmd->json, "three"), &r->of_three);
    agreement_put_criteria(cmd, r);
    pair = wn_json_add_object(wn_json_set_array(cmd->json, "pairs"));
    wn_json_set_str(pair, "a", r->a);
    wn_json_set_str(pair, "b", r->b);
    agreement_put_counts(pair, r->both, r->only_a, r->only_b, r->neither);
    agreement_put(pair, &r->of_two);
    wn_json_set_array(cmd->json, "batches");
    wn_json_set_int(cmd->json, "changed_before", r->changed_before);
    wn_json_set_int(cmd->json, "changed_after", r->changed_after);
    wn_json_set_int(cmd->json, "conflicts", r->conflicts);
    wn_json_set_int(cmd->json, "ruled", r->ruled);
}

/* A sentence, then what stands in table two, then what was changed and settled. */
static void agreement_say(struct wn_cmd *cmd, const struct wn_agreement_report *r)
{
    wn_say(cmd,
           "%" PRId64 " record%s decided by both, %" PRId64 " by %.*s only, %" PRId64
           " by %.*s only, %" PRId64 " by neither.\n",
           r->both, r->both == 1 ? " was" : "s were", r->only_a, WN_ARG(r->a), r->only_b,
           WN_ARG(r->b), r->neither);
    if (r->stage_open)
        wn_say(cmd, "So far, %" PRId64 " of %" PRId64 ".\n", r->both, r->works);
    wn_agreement_say_two(cmd, &r->two, &r->of_two, r->a, r->b);
    wn_say(cmd,
           "Observed agreement %.*s (%" PRId64 " of %" PRId64 "), negative agreement %.*s.\n",
           WN_ARG(wn_agreement_number(&cmd->arena, r->of_two.po)),
           r->two.cell[0][0] + r->two.cell[1][1], r->of_two.n,
           WN_ARG(wn_agreement_number(&cmd->arena, r->of_two.psa[1])));
    wn_say(cmd,
           "Maybe was counted as include. Decisions changed while blinded %" PRId64
           ", after it %" PRId64 ".\n",
           r->changed_before, r->changed_after);
    if (r->conflicts > 0)
        wn_say(cmd,
               "%" PRId64 " conflict%s, %" PRId64 " ruled (%" PRId64 " include, %" PRId64
               " exclude). A ruling changes no figure.\n",
               r->conflicts, r->conflicts == 1 ? "" : "s", r->ruled, r->ruled_include,
               r->ruled_exclude);
}

static void agreement_say_criteria(struct wn_cmd *cmd, const struct wn_agreement_report *r)
{
    const struct wn_criteria *c = wn_app_criteria(cmd->app);

    if (r->criteria > 0)
        wn_say(cmd, "\nBy criterion, most disagreements first:\n");
    for (size_t i = 0; i < r->criteria; i++) {
        const struct wn_criterion_agreement *k = &r->criterion[i];

        if (k->n == 0) {
            wn_say(cmd, "%d %.*s: no record was answered by both\n",
                   c->criteria.v[k->criterion].key,
                   WN_ARG(c->criteria.v[k->criterion].label));
            continue;
        }
        wn_say(cmd,
               "%d %.*s: of %" PRId64 " both yes %" PRId64 ", only %.*s %" PRId64
               ", only %.*s %" PRId64 ", both no %" PRId64 "; kappa %.*s\n",
               c->criteria.v[k->criterion].key, WN_ARG(c->criteria.v[k->criterion].label), k->n,
               k->both, WN_ARG(r->a), k->only_a, WN_ARG(r->b), k->only_b, k->neither,
               WN_ARG(wn_agreement_number(&cmd->arena, k->a.kappa)));
    }
}

/* Any table, without a project. */
static bool agreement_table(struct wn_cmd *cmd, const char *text, struct wn_err *err)
{
    struct wn_table table;
    struct wn_agreement a;

    if (!wn_table_read(wn_str(text), &table, err))
        return false;
    wn_agreement_of(&table, &a);
    if (cmd->json) {
        agreement_put(cmd->json, &a);
        return true;
    }
    wn_agreement_say_table(cmd, &table, &a);
    return true;
}

static bool agreement_run(struct wn_cmd *cmd, struct wn_err *err)
{
    const char *table = wn_opt_value(&cmd->opts, "table");
    struct wn_agreement_report r = {0};
    bool shown = false;

    if (table)
        return agreement_table(cmd, table, err);
    if (!wn_cmd_open(cmd, err) || !wn_opening_all(cmd, false, err) ||
        !wn_cmd_view(cmd, WN_VIEW_AGREEMENT, &shown, err))
        return false;
    if (shown)
        return true;
    if (!wn_report_agreement(cmd->app, &r, err))
        return false;
    if (cmd->json)
        agreement_json(cmd, &r);
    agreement_say(cmd, &r);
    agreement_say_criteria(cmd, &r);
    return true;
}

static const struct wn_opt_row agreement_options[] = {
    {.name = "table", .value = "CELLS", .help = "of any table, \"23,13/8,127\"; needs no project"},
    {0},
};

const struct wn_verb wn_verb_agreement = {
    .name = "agreement",
    .usage = "[--table CELLS]",
    .help = "how well the two screeners agreed",
    .run = agreement_run,
    .options = agreement_options,
};
