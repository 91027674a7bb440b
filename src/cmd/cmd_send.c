/* SPDX-License-Identifier: MIT */
#include "keeping.h"
#include "verbs.h"
#include "winnow/app/exchanging.h"

static void send_json(struct wn_cmd *cmd, struct wn_json *file, const struct wn_sent *r)
{
    wn_json_set_str(file, "file", r->file);
    wn_json_set_str(file, "from", wn_app_me(cmd->app));
    wn_json_set_int(file, "first", r->first);
    wn_json_set_int(file, "last", r->last);
    wn_json_set_int(file, "new", r->new_lines);
    if (r->number)
        wn_json_set_int(file, "number", r->number);
    wn_json_set_str(file, "status", r->status);
    wn_json_set_str(file, "message", r->message);
}

static bool send_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_sent sent[WN_SENT_MAX] = {{.number = 0}};
    size_t n = 0;
    int64_t lines = wn_keeping_lines(cmd);

    if (!wn_exchange_send_all(cmd->app, wn_opt_value(&cmd->opts, "output"), &cmd->arena, sent, &n,
                              err))
        return false;
    wn_keeping_journal(cmd, lines);
    struct wn_json *files = cmd->json ? wn_json_set_array(cmd->json, "files") : NULL;
    for (size_t i = 0; i < n; i++) {
        if (files)
            send_json(cmd, wn_json_add_object(files), &sent[i]);
        wn_say(cmd, "%.*s\n", WN_ARG(sent[i].message));
    }
    return true;
}

static const struct wn_opt_row send_options[] = {
    {.name = "output",
     .letter = 'o',
     .value = "FILE",
     .help = "a file, or the folder to write it to"},
    {0},
};

const struct wn_verb wn_verb_send = {
    .name = "send",
    .usage = "[-o FILE or FOLDER]",
    .help = "write your decisions, or the lead's project, to a file",
    .run = send_run,
    .options = send_options,
    .flags = WN_V_PROJECT,
};
