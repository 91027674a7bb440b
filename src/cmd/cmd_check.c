/* SPDX-License-Identifier: MIT */
#include "verbs.h"
#include "winnow/app/keeping.h"

static bool check_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_problem *problems = NULL;
    struct wn_json *all = NULL;
    size_t count = 0;
    bool ok = false;

    if (!wn_keep_check(cmd->app, &cmd->arena, &problems, &count, &ok, err))
        return false;
    if (cmd->json) {
        wn_json_set_bool(cmd->json, "ok", ok);
        all = wn_json_set_array(cmd->json, "problems");
    }
    for (size_t i = 0; i < count; i++) {
        wn_say(cmd, "%.*s%s\n", WN_ARG(problems[i].sentence),
               problems[i].repaired ? " (repaired)" : "");
        if (all)
            wn_json_add_str(all, problems[i].sentence);
        if (problems[i].repaired)
            cmd->noted = true;
        else
            cmd->status = WN_EXIT_FAILED;
    }
    if (ok)
        wn_say(cmd, "No problem found.\n");
    return true;
}

const struct wn_verb wn_verb_check = {
    .name = "check",
    .usage = "",
    .help = "verify the project file; repair what is only derived",
    .run = check_run,
    .flags = WN_V_PROJECT,
};
