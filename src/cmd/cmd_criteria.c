/* SPDX-License-Identifier: MIT */
#include "findings.h"
#include "winnow/app/setup.h"
#include "winnow/base/buf.h"
#include "winnow/format/criteria_yaml.h"

static const char *criteria_plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* Adds what each term marks in the records of a project. */
static bool criteria_against(struct wn_cmd *cmd, const char *project, const struct wn_criteria *c,
                             struct wn_findings *findings, struct wn_err *err)
{
    return wn_app_open(project, wn_opt_value(&cmd->opts, "as"), cmd->sys, &cmd->app, err) &&
           wn_setup_check_against(cmd->app, c, findings, err);
}

static void criteria_say_settings(struct wn_cmd *cmd, const struct wn_criteria *c)
{
    struct wn_buf buf = {0};

    wn_criteria_print_settings(c, &buf);
    wn_say_str(cmd, wn_buf_str(&buf));
    if (cmd->json)
        wn_json_set_str(cmd->json, "settings", wn_buf_str(&buf));
    wn_buf_free(&buf);
}

static bool criteria_check_run(struct wn_cmd *cmd, struct wn_err *err)
{
    const char *path = cmd->opts.args[0];
    const char *project = wn_opt_value(&cmd->opts, "against");
    struct wn_findings findings = {.arena = &cmd->arena};
    struct wn_criteria criteria = {0};
    struct wn_str text;
    bool fine = false;

    if (!wn_criteria_file_read(cmd, path, &text, err))
        return false;
    fine = wn_criteria_read(text, &cmd->arena, &criteria, &findings);
    if (fine && project && !criteria_against(cmd, project, &criteria, &findings, err))
        return false;
    if (fine && wn_opt_on(&cmd->opts, "defaults"))
        criteria_say_settings(cmd, &criteria);
    wn_findings_say(cmd, &findings, path, text);
    cmd->noted = findings.warnings > 0;
    if (!fine)
        cmd->status = WN_EXIT_USAGE;
    else if (findings.n == 0)
        wn_say(cmd, "%s: nothing to complain about\n", path);
    if (findings.errors + findings.warnings > 0)
        wn_say(cmd, "%s: %zu error%s, %zu warning%s\n", path, findings.errors,
               criteria_plural(findings.errors), findings.warnings,
               criteria_plural(findings.warnings));
    return true;
}

static bool criteria_show_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_str text;

    if (!wn_setup_criteria_text(cmd->app, &cmd->arena, &text, err))
        return false;
    if (cmd->json) {
        wn_json_set_str(cmd->json, "criteria_version", wn_app_criteria(cmd->app)->version);
        wn_json_set_str(cmd->json, "text", text);
        return true;
    }
    wn_put_data(cmd, text);
    return true;
}

static bool criteria_amend_run(struct wn_cmd *cmd, struct wn_err *err)
{
    const char *path = cmd->opts.args[0];
    struct wn_findings findings = {.arena = &cmd->arena};
    struct wn_str text, version;
    bool done = false;

    if (!wn_criteria_file_read(cmd, path, &text, err))
        return false;
    done = wn_setup_amend(cmd->app, text, &cmd->arena, &findings, &version, err);
    if (findings.n > 0)
        wn_findings_say(cmd, &findings, path, text);
    if (!done)
        return false;
    if (cmd->json)
        wn_json_set_str(cmd->json, "criteria_version", version);
    wn_say(cmd, "The criteria are now those of %s, version %.*s.\n", path, WN_ARG(version));
    return true;
}

static const struct wn_opt_row criteria_check_options[] = {
    {.name = "defaults", .help = "print the settings in force, defaults included"},
    {.name = "against", .value = "PROJECT", .help = "say what each term marks in its records"},
    {0},
};

const struct wn_verb wn_verb_criteria_check = {
    .name = "criteria check",
    .usage = "FILE [--defaults] [--against PROJECT]",
    .help = "read a criteria file and name every mistake",
    .run = criteria_check_run,
    .options = criteria_check_options,
    .min_args = 1,
    .max_args = 1,
};
const struct wn_verb wn_verb_criteria_show = {
    .name = "criteria show",
    .usage = "",
    .help = "print the criteria in force",
    .run = criteria_show_run,
    .flags = WN_V_PROJECT,
};
const struct wn_verb wn_verb_criteria_amend = {
    .name = "criteria amend",
    .usage = "FILE",
    .help = "replace the criteria, before the first invitation",
    .run = criteria_amend_run,
    .flags = WN_V_PROJECT,
    .min_args = 1,
    .max_args = 1,
};
