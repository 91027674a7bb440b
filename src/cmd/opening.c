/* SPDX-License-Identifier: MIT */
#include "opening.h"

#include "winnow/app/reconciling.h"

static void opening_tell(void *ctx, const char *status, struct wn_str sentence)
{
    struct wn_cmd *cmd = ctx;

    (void)status;
    cmd->noted = true;
    wn_tell(cmd, "%.*s\n", WN_ARG(sentence));
}

bool wn_opening_all(struct wn_cmd *cmd, bool early, struct wn_err *err)
{
    if (wn_app_readonly(cmd->app))
        return true;
    return wn_reconciling_open(cmd->app, early, opening_tell, cmd, err);
}
