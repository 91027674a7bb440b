/* SPDX-License-Identifier: MIT */
#include "verbs.h"
#include "winnow/app/keeping.h"

static bool backup_run(struct wn_cmd *cmd, struct wn_err *err)
{
    const char *path = cmd->opts.arg_count > 0 ? cmd->opts.args[0] : NULL;
    struct wn_str written;

    if (!wn_keep_backup(cmd->app, path, &cmd->arena, &written, err))
        return false;
    if (cmd->json)
        wn_json_set_str(cmd->json, "file", written);
    wn_say(cmd, "Wrote %.*s.\n", WN_ARG(written));
    return true;
}

const struct wn_verb wn_verb_backup = {
    .name = "backup",
    .usage = "[FILE]",
    .help = "write a copy of the project that is sure to be whole",
    .run = backup_run,
    .flags = WN_V_PROJECT,
    .max_args = 1,
};
