/* SPDX-License-Identifier: MIT */
#include "keeping.h"

#include "winnow/app/keeping.h"

static void keeping_tell(struct wn_cmd *cmd, const struct wn_err *err)
{
    wn_tell(cmd, "No backup was made: %s. Your work is saved in the project itself.\n", err->text);
}

int64_t wn_keeping_lines(struct wn_cmd *cmd)
{
    struct wn_err err = {0};
    int64_t last = 0;

    return wn_keep_lines(cmd->app, &cmd->arena, &last, &err) ? last : 0;
}

void wn_keeping_journal(struct wn_cmd *cmd, int64_t before)
{
    struct wn_err err = {0};
    struct wn_str written;

    if (wn_app_readonly(cmd->app) || wn_keeping_lines(cmd) <= before)
        return;
    if (!wn_keep_journal(cmd->app, &cmd->arena, &written, &err))
        keeping_tell(cmd, &err);
}

void wn_keeping_project(struct wn_cmd *cmd)
{
    struct wn_err err = {0};
    struct wn_str written;

    if (!wn_app_readonly(cmd->app) &&
        !wn_keep_backup(cmd->app, NULL, &cmd->arena, &written, &err))
        keeping_tell(cmd, &err);
}
