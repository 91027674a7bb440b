/* SPDX-License-Identifier: MIT */
#include "opening.h"
#include "winnow/app/exporting.h"
#include "winnow/base/buf.h"

static bool export_read(struct wn_cmd *cmd, struct wn_str *format, enum wn_only *only,
                        struct wn_err *err)
{
    const char *to = wn_opt_value(&cmd->opts, "to");
    const char *which = wn_opt_value(&cmd->opts, "only");
    const char *file = wn_opt_value(&cmd->opts, "output");

    if (file && !file[0])
        return wn_fail(err, WN_EUSAGE, "-o needs the name of a file");
    *only = WN_ONLY_ALL;
    *format = wn_str(to);
    if (!to)
        return wn_fail(err, WN_EUSAGE, "export needs --to: " WN_EXPORT_FORMS " are written");
    if (which && !wn_only_find(wn_str(which), only))
        return wn_fail(err, WN_EUSAGE,
                       "--only takes included, excluded, maybe, conflicts, undecided or "
                       "all, not \"%.40s\"",
                       which);
    if (cmd->json && !wn_opt_value(&cmd->opts, "output"))
        return wn_fail(err, WN_EUSAGE,
                       "export --json needs -o FILE: stdout cannot hold both the rows "
                       "and the document");
    return true;
}

static bool export_put(void *ctx, struct wn_str bytes, struct wn_err *err)
{
    return wn_put_data_now(ctx, bytes, err);
}

static void export_say(struct wn_cmd *cmd, const char *file, const struct wn_exported *r)
{
    if (file)
        wn_say(cmd, "Wrote %s: %lld row%s.\n", file, (long long)r->rows, r->rows == 1 ? "" : "s");
    if (r->revealed > 0)
        wn_tell(cmd, "This shows you the decisions on %lld record%s; that is kept in the log.\n",
                (long long)r->revealed, r->revealed == 1 ? "" : "s");
    if (r->guarded > 0)
        wn_tell(cmd,
                "%lld cell%s that a spreadsheet would take for a formula got a leading "
                "apostrophe (--raw: none).\n",
                (long long)r->guarded, r->guarded == 1 ? "" : "s");
}

static bool export_run(struct wn_cmd *cmd, struct wn_err *err)
{
    const char *file = wn_opt_value(&cmd->opts, "output");
    struct wn_export_to to = {.file = file, .put = export_put, .ctx = cmd};
    struct wn_exported r = {0};
    struct wn_buf rows = {0};
    struct wn_str format;
    enum wn_only only;
    bool done = false;

    if (!export_read(cmd, &format, &only, err))
        return false;
    if ((wn_app_roles(cmd->app) & WN_ADJUDICATOR) && !wn_opening_all(cmd, false, err))
        return false;
    done = wn_export(cmd->app, format, only, wn_opt_on(&cmd->opts, "raw"), &to, &rows, &r, err);
    if (done && !wn_app_readonly(cmd->app))
        cmd->saved = "the export is in the log";
    if (done)
        export_say(cmd, file, &r);
    wn_buf_free(&rows);
    if (done && cmd->json) {
        wn_json_set_text(cmd->json, "file", file);
        wn_json_set_str(cmd->json, "format", format);
        wn_json_set_int(cmd->json, "rows", r.rows);
        wn_json_set_int(cmd->json, "guarded", r.guarded);
        wn_json_set_bool(cmd->json, "revealed", r.revealed > 0);
        wn_json_set_int(cmd->json, "revealed_records", r.revealed);
    }
    return done;
}

static const struct wn_opt_row export_options[] = {
    {.name = "to",
     .value = "FORMAT",
     .help = "csv (a row a record), csv-long (a row an event), ris or bibtex (records)"},
    {.name = "only",
     .value = "WHICH",
     .help = "included, excluded, maybe, conflicts, undecided or all"},
    {.name = "raw", .help = "no apostrophes before = + - @"},
    {.name = "output", .letter = 'o', .value = "FILE", .help = "instead of stdout"},
    {0},
};

const struct wn_verb wn_verb_export = {
    .name = "export",
    .usage = "--to csv|csv-long|ris|bibtex [--only WHICH] [--raw] [-o FILE]",
    .help = "write the decisions and records",
    .run = export_run,
    .options = export_options,
    .flags = WN_V_PROJECT,
};
