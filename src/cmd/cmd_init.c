/* SPDX-License-Identifier: MIT */
#include "findings.h"
#include "winnow/app/setup.h"

static bool init_run(struct wn_cmd *cmd, struct wn_err *err)
{
    const char *yaml = wn_opt_value(&cmd->opts, "criteria");
    struct wn_findings findings = {.arena = &cmd->arena};
    struct wn_setup made = {0};
    struct wn_str text, winnow;
    bool done = false;

    if (!yaml)
        return wn_fail(err, WN_EUSAGE,
                       "init needs the criteria file: winnow init %.80s --criteria YAML",
                       cmd->opts.args[0]);
    if (!wn_criteria_file_read(cmd, yaml, &text, err))
        return false;
    done = wn_setup_init(cmd->opts.args[0], text, cmd->yes, cmd->sys, &cmd->arena, &findings, &made,
                         err);
    if (findings.n > 0)
        wn_findings_say(cmd, &findings, yaml, text);
    if (!done)
        return false;
    winnow = wn_cmd_winnow(cmd, made.project);
    if (cmd->json) {
        wn_json_set_str(cmd->json, "project", made.project);
        wn_json_set_str(cmd->json, "criteria_version", made.criteria_version);
    }
    wn_say(cmd,
           "Made %.*s with criteria %.*s.\nNext: %.*s import FILE...\n"
           "Then, for each screener: %.*s invite ID\n",
           WN_ARG(made.project), WN_ARG(made.criteria_version), WN_ARG(winnow), WN_ARG(winnow));
    return true;
}

static const struct wn_opt_row init_options[] = {
    {.name = "criteria", .value = "YAML", .help = "the criteria file that the team agreed on"},
    {0},
};

const struct wn_verb wn_verb_init = {
    .name = "init",
    .usage = "FILE.winnow --criteria YAML",
    .help = "make a new review",
    .run = init_run,
    .options = init_options,
    .min_args = 1,
    .max_args = 1,
};
