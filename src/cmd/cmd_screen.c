/* SPDX-License-Identifier: MIT */
#include "keeping.h"
#include "plain.h"

static bool screen_run(struct wn_cmd *cmd, struct wn_err *err)
{
    bool shown = false;
    bool done = false;
    int64_t lines = 0;

    if (!wn_cmd_view(cmd, WN_VIEW_SCREENING, &shown, err))
        return false;
    if (shown)
        return true;
    lines = wn_keeping_lines(cmd);
    done = wn_plain_screen(cmd, err);
    wn_keeping_journal(cmd, lines);
    return done;
}

const struct wn_verb wn_verb_screen = {
    .name = "screen",
    .usage = "",
    .help = "decide, one record after the other",
    .run = screen_run,
    .flags = WN_V_PROJECT | WN_V_NO_JSON,
};
