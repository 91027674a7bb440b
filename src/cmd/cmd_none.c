/* SPDX-License-Identifier: MIT */
/* winnow without a verb: the overview of the review here, or what to do first. */
#include "status.h"

static void none_say_first_steps(struct wn_cmd *cmd)
{
    const char *p = cmd->program;

    wn_say(cmd,
           "There is no review in this folder yet.\n\n"
           "To look around, with an example:\n"
           "  %s demo\n\n"
           "You were sent an invitation, and screen:\n"
           "  %s join FILE.wininvite\n\n"
           "You lead the review:\n"
           "  %s criteria check criteria.yaml\n"
           "  %s init review.winnow --criteria criteria.yaml\n"
           "  %s import FILE...\n"
           "  %s invite ID\n\n"
           "The review lies in another folder:\n"
           "  %s -p FILE.winnow\n\n"
           "%s help lists everything.\n",
           p, p, p, p, p, p, p, p);
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
