/* SPDX-License-Identifier: MIT */
#include "plain.h"

static bool screen_run(struct wn_cmd *cmd, struct wn_err *err)
{
    bool shown = false;

    if (!wn_cmd_view(cmd, WN_VIEW_SCREENING, &shown, err))
        return false;
    return shown || wn_plain_screen(cmd, err);
}

const struct wn_verb wn_verb_screen = {
    .name = "screen",
    .usage = "",
    .help = "decide, one record after the other",
    .run = screen_run,
    .flags = WN_V_PROJECT | WN_V_NO_JSON,
};
