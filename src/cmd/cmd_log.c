/* SPDX-License-Identifier: MIT */
#include "winnow/app/keeping.h"

#include <inttypes.h>

#include "verbs.h"
#include "winnow/base/buf.h"
#include "winnow/format/csv_out.h"

struct log {
    struct wn_cmd *cmd;
    struct wn_json *events;
    struct wn_buf rows;
    struct wn_csv_out csv;
};

static bool log_json(void *ctx, const struct wn_log_entry *e, struct wn_err *err)
{
    struct wn_json *row = wn_json_add_object(((struct log *)ctx)->events);

    (void)err;
    wn_json_set_str(row, "person", e->person);
    wn_json_set_int(row, "sequence", e->n);
    wn_json_set_str(row, "at", e->at);
    wn_json_set_str(row, "kind", e->kind);
    if (e->record > 0)
        wn_json_set_int(row, "record", e->record);
    else
        wn_json_set_null(row, "record");
    wn_json_set_str(row, "text", e->words);
    wn_json_set_str(row, "line", wn_str_trim_right(e->bytes));
    return true;
}

static bool log_csv(void *ctx, const struct wn_log_entry *e, struct wn_err *err)
{
    struct log *log = ctx;

    (void)err;
    wn_csv_cell(&log->csv, e->person);
    wn_csv_int(&log->csv, e->n);
    wn_csv_cell(&log->csv, e->at);
    wn_csv_cell(&log->csv, e->kind);
    if (e->record > 0)
        wn_csv_int(&log->csv, e->record);
    else
        wn_csv_cell(&log->csv, wn_str(""));
    wn_csv_free_text(&log->csv, e->words);
    wn_csv_end_row(&log->csv);
    return true;
}

static bool log_say(void *ctx, const struct wn_log_entry *e, struct wn_err *err)
{
    struct log *log = ctx;

    (void)err;
    wn_say(log->cmd, "%.*s %.*s %" PRId64 " ", WN_ARG(e->at), WN_ARG(e->person), e->n);
    wn_say_str(log->cmd, e->words);
    wn_say(log->cmd, "\n");
    return true;
}

static void log_csv_header(struct log *log)
{
    static const char *const names[] = {"person", "sequence", "at", "kind", "record", "text"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        wn_csv_cell(&log->csv, wn_str(names[i]));
    wn_csv_end_row(&log->csv);
}

static bool log_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct log log = {.cmd = cmd};
    bool csv = wn_opt_on(&cmd->opts, "csv");
    bool done = false;

    if (csv && cmd->json)
        return wn_fail(err, WN_EUSAGE, "--csv and --json do not go together");
    log.csv.to = &log.rows;
    if (cmd->json)
        log.events = wn_json_set_array(cmd->json, "events");
    if (csv)
        log_csv_header(&log);
    done = wn_keep_log(cmd->app, 0, cmd->json ? log_json : csv ? log_csv : log_say, &log, err);
    if (done && csv)
        wn_put_data(cmd, wn_buf_str(&log.rows));
    wn_buf_free(&log.rows);
    return done;
}

static const struct wn_opt_row log_options[] = {
    {.name = "csv", .help = "as CSV"},
    {0},
};

const struct wn_verb wn_verb_log = {
    .name = "log",
    .usage = "[--csv]",
    .help = "the audit trail",
    .run = log_run,
    .options = log_options,
    .flags = WN_V_PROJECT,
};
