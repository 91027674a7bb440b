/* SPDX-License-Identifier: MIT */
#include "decide.h"
#include "keeping.h"
#include "opening.h"
#include "winnow/app/reconciling.h"

static bool rule_run(struct wn_cmd *cmd, struct wn_err *err)
{
    const char *note = wn_opt_value(&cmd->opts, "note");
    struct wn_ruling r = {.reason = wn_str(wn_opt_value(&cmd->opts, "reason")),
                          .note = wn_str(note)};
    bool against = false;
    int64_t sequence = 0;
    int64_t number = 0;
    int64_t before = 0;

    if (!wn_decision_find(wn_str(cmd->opts.args[1]), &r.outcome) || r.outcome == WN_MAYBE ||
        r.outcome == WN_NONE)
        return wn_fail(err, WN_EUSAGE, "a ruling is include or exclude, not \"%.60s\"",
                       cmd->opts.args[1]);
    if (!wn_decide_number(cmd->opts.args[0], &number, err) || !wn_opening_all(cmd, false, err) ||
        !wn_screening_find(cmd->app, number, &r.work, err))
        return false;
    before = wn_keeping_lines(cmd);
    if (!wn_reconciling_rule(cmd->app, &r, &against, &sequence, err) ||
        (against && !wn_reconciling_rule(cmd->app, &r, NULL, &sequence, err)))
        return false;
    cmd->saved = "the ruling is saved";
    if (cmd->json) {
        wn_json_set_int(cmd->json, "record", r.work);
        wn_json_set_text(cmd->json, "ruling", wn_decision_word(r.outcome));
        wn_json_set_int(cmd->json, "sequence", sequence);
        wn_json_set_bool(cmd->json, "unchanged", sequence <= before);
    }
    wn_say(cmd, "#%04lld ruled %s%s.\n", (long long)r.work, wn_decision_word(r.outcome),
           sequence <= before ? ", as before; nothing was written" : ": saved");
    if (against)
        wn_say(cmd, "This goes against both decisions. Say why: run it again with --note TEXT.\n");
    return true;
}

static const struct wn_opt_row rule_options[] = {
    {.name = "reason", .value = "ID", .help = "why it is excluded (an id of the criteria)"},
    {.name = "note", .value = "TEXT", .help = "a note on the ruling"},
    {0},
};

const struct wn_verb wn_verb_rule = {
    .name = "rule",
    .usage = "N include|exclude [--reason ID] [--note TEXT]",
    .help = "settle one conflict",
    .run = rule_run,
    .options = rule_options,
    .flags = WN_V_PROJECT,
    .min_args = 2,
    .max_args = 2,
};
