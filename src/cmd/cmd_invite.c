/* SPDX-License-Identifier: MIT */
#include "verbs.h"
#include "winnow/app/exchanging.h"
#include "winnow/base/file.h"

static bool invite_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_invited r = {0};

    if (!wn_exchange_invite(cmd->app, cmd->opts.args[0], wn_opt_value(&cmd->opts, "output"),
                            &cmd->arena, &r, err))
        return false;
    if (cmd->json)
        wn_json_set_str(cmd->json, "file", r.file);
    wn_say(cmd,
           "Wrote %.*s.\nIt is for %.*s alone: send it by mail or on a USB stick.\n"
           "There: winnow join %.*s\n",
           WN_ARG(r.file), WN_ARG(r.name),
           WN_ARG(wn_file_quoted(&cmd->arena, wn_file_name(r.file))));
    if (r.again)
        wn_say(cmd, "An earlier invitation for %.*s exists. Only one of the files may be used: say "
               "which, and have the other deleted.\n", WN_ARG(r.name));
    if (r.frozen_now)
        wn_say(cmd, "The criteria are frozen from now on.\n");
    if (r.cut > 0) {
        cmd->noted = true;
        wn_tell(cmd, "%lld very long abstract%s shortened in it.\n", (long long)r.cut,
                r.cut == 1 ? " was" : "s were");
    }
    return true;
}

static const struct wn_opt_row invite_options[] = {
    {.name = "output", .letter = 'o', .value = "FILE", .help = "instead of ID.wininvite"},
    {0},
};

const struct wn_verb wn_verb_invite = {
    .name = "invite",
    .usage = "ID [-o FILE]",
    .help = "write the file that a screener starts from",
    .run = invite_run,
    .options = invite_options,
    .flags = WN_V_PROJECT,
    .min_args = 1,
    .max_args = 1,
};
