/* SPDX-License-Identifier: MIT */
/* winnow without a verb: the overview of the review here, or what to do first. */
#include "status.h"

static void none_say_first_steps(struct wn_cmd *cmd)
{
    wn_say(cmd,
           "There is no review in this folder yet.\n\n"
           "  winnow demo                                    a small example to look at\n"
           "  winnow init FILE.winnow --criteria YAML        make a new review\n"
           "  winnow join FILE.wininvite                     screen: start from the file you were "
           "sent\n"
           "  winnow -p FILE                                 open a review that lies elsewhere\n\n"
           "winnow help lists everything.\n");
    if (cmd->json) {
        wn_json_set_null(cmd->json, "project");
        wn_json_set_text(cmd->json, "next", "make a review, or join one");
    }
}

static bool none_run(struct wn_cmd *cmd, struct wn_err *err)
{
    const char *path = NULL;
    bool shown = false;

    if (!wn_cmd_project(cmd, &path, err))
        return false;
    if (!path) {
        none_say_first_steps(cmd);
        return true;
    }
    if (!wn_cmd_open(cmd, err) || !wn_cmd_view(cmd, WN_VIEW_OVERVIEW, &shown, err))
        return false;
    return shown || wn_status_put(cmd, err);
}

const struct wn_verb wn_verb_none = {.name = "", .usage = "", .help = "", .run = none_run};
