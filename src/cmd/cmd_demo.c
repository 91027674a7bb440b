/* SPDX-License-Identifier: MIT */
#include "opening.h"
#include "status.h"
#include "winnow/app/demo.h"
#include "winnow/base/file.h"

static bool demo_run(struct wn_cmd *cmd, struct wn_err *err)
{
    const char *folder = cmd->opts.arg_count > 0 ? cmd->opts.args[0] : "winnow-demo";
    struct wn_str project, winnow;
    bool existed = false;
    bool shown = false;

    if (!wn_demo_make(folder, cmd->sys, &cmd->arena, &project, &existed, err) ||
        !wn_app_open(wn_arena_copy(&cmd->arena, project).p, NULL, cmd->sys, &cmd->app, err) ||
        !wn_opening_all(cmd, false, err) || !wn_cmd_view(cmd, WN_VIEW_OVERVIEW, &shown, err))
        return false;
    if (cmd->json) {
        wn_json_set_text(cmd->json, "folder", folder);
        wn_json_set_bool(cmd->json, "existed", existed);
    }
    if (!shown) {
        wn_say(cmd, "The example review is in %s%s.\n\n", folder,
               existed ? ", as it was left" : "");
        if (!wn_status_put(cmd, err))
            return false;
    }
    winnow = wn_cmd_winnow(cmd, project);
    wn_say(cmd,
           "%sGo on with, for example:\n"
           "  %.*s reconcile\n"
           "  %.*s agreement\n"
           "  %.*s export --to csv -o decisions.csv\n",
           shown ? "" : "\n", WN_ARG(winnow), WN_ARG(winnow), WN_ARG(winnow));
    return true;
}

const struct wn_verb wn_verb_demo = {
    .name = "demo",
    .usage = "[FOLDER]",
    .help = "make a small example review and open it",
    .run = demo_run,
    .max_args = 1,
};
