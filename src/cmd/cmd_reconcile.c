/* SPDX-License-Identifier: MIT */
#include "keeping.h"
#include "opening.h"
#include "plain.h"
#include "winnow/app/reconciling.h"

/* For programs: the figures. Reveals nothing. */
static bool reconcile_json(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_conflicts t = {0};

    if (!wn_reconciling_tally(cmd->app, &t, err))
        return false;
    wn_json_set_int(cmd->json, "conflicts", t.conflicts);
    wn_json_set_int(cmd->json, "ruled", t.ruled);
    wn_json_set_int(cmd->json, "left", t.left);
    wn_json_set_int(cmd->json, "waiting", t.waiting);
    return true;
}

static bool reconcile_run(struct wn_cmd *cmd, struct wn_err *err)
{
    bool shown = false;
    bool done = false;
    int64_t lines = 0;

    if (!wn_opening_all(cmd, wn_opt_on(&cmd->opts, "early"), err))
        return false;
    if (cmd->json)
        return reconcile_json(cmd, err);
    if (!wn_cmd_view(cmd, WN_VIEW_RECONCILE, &shown, err))
        return false;
    if (shown)
        return true;
    lines = wn_keeping_lines(cmd);
    done = wn_plain_reconcile(cmd, err);
    wn_keeping_journal(cmd, lines);
    return done;
}

static const struct wn_opt_row reconcile_options[] = {
    {.name = "early", .help = "open before your own screening is finished; this is recorded"},
    {0},
};

const struct wn_verb wn_verb_reconcile = {
    .name = "reconcile",
    .usage = "[--early]",
    .help = "settle the conflicts",
    .run = reconcile_run,
    .options = reconcile_options,
    .flags = WN_V_PROJECT,
};
