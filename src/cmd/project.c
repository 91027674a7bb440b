/* SPDX-License-Identifier: MIT */
/* Which review is meant, and opening it. */
#include <stdlib.h>

#include "verbs.h"
#include "winnow/base/file.h"

static bool project_two(struct wn_cmd *cmd, const struct wn_str *names, size_t count,
                        struct wn_err *err)
{
    struct wn_str all = names[0];

    for (size_t i = 1; i < count && i < 4; i++)
        all = wn_arena_print(&cmd->arena, "%.*s, %.*s", WN_ARG(all), WN_ARG(names[i]));
    return wn_fail(err, WN_EUSAGE,
                   "this folder holds %zu reviews (%.*s%s); say which one with -p FILE", count,
                   WN_ARG(all), count > 4 ? ", ..." : "");
}

bool wn_cmd_project(struct wn_cmd *cmd, const char **path, struct wn_err *err)
{
    const char *given = wn_opt_value(&cmd->opts, "project");
    const char *env = getenv("WINNOW_PROJECT");
    struct wn_str *names = NULL;
    size_t count = 0;

    if (given && !given[0])
        return wn_fail(err, WN_EUSAGE, "-p needs the name of a file");
    *path = given ? given : env && env[0] ? env : NULL;
    if (*path)
        return true;
    if (!wn_file_list(&cmd->arena, ".", ".winnow", &names, &count, err))
        return false;
    if (count > 1)
        return project_two(cmd, names, count, err);
    if (count == 1)
        *path = wn_arena_copy(&cmd->arena, names[0]).p;
    return true;
}

struct wn_str wn_cmd_winnow(struct wn_cmd *cmd, struct wn_str path)
{
    const char *found = NULL;
    struct wn_err none = {0};
    const char *env = getenv("WINNOW_PROJECT");
    struct wn_str *names = NULL;
    size_t count = 0;

    if (env && env[0])
        found = env;
    else if (wn_file_list(&cmd->arena, ".", ".winnow", &names, &count, &none) && count == 1)
        found = wn_arena_copy(&cmd->arena, names[0]).p;
    if (found && wn_str_is(path, found))
        return wn_str(cmd->program);
    return wn_arena_print(&cmd->arena, "%s -p %.*s", cmd->program,
                          WN_ARG(wn_file_quoted(&cmd->arena, path)));
}

bool wn_cmd_open(struct wn_cmd *cmd, struct wn_err *err)
{
    const char *path = NULL;
    struct wn_str notice;

    if (!wn_cmd_project(cmd, &path, err))
        return false;
    if (!path)
        return wn_fail(
            err, WN_EUSAGE,
            "there is no review in this folder (no file ends in .winnow); "
            "name one with -p FILE, or make one: winnow init FILE.winnow --criteria YAML, "
            "or winnow join FILE.wininvite");
    if (!wn_app_open(path, wn_opt_value(&cmd->opts, "as"), cmd->sys, &cmd->app, err))
        return false;
    notice = wn_app_notice(cmd->app);
    if (wn_app_readonly(cmd->app) && !(cmd->verb->flags & WN_V_NO_JSON))
        cmd->notice = wn_arena_copy(&cmd->arena, notice);
    else if (notice.n > 0)
        wn_tell(cmd, "%.*s\n", WN_ARG(notice));
    return true;
}
