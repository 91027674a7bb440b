/* SPDX-License-Identifier: MIT */
#include "verbs.h"
#include "winnow/app/exchanging.h"

static void receive_json(struct wn_json *file, const struct wn_received_file *r)
{
    wn_json_set_str(file, "file", r->file);
    wn_json_set_str(file, "from", r->from);
    wn_json_set_int(file, "first", r->first);
    wn_json_set_int(file, "last", r->last);
    wn_json_set_int(file, "new", r->new_lines);
    wn_json_set_str(file, "status", r->status);
    wn_json_set_str(file, "message", r->message);
    if (r->number)
        wn_json_set_int(file, "number", r->number);
    if (r->note_count) {
        struct wn_json *notes = wn_json_set_array(file, "notes");
        for (size_t i = 0; i < r->note_count; i++)
            wn_json_add_str(notes, r->notes[i]);
    }
    if (r->words.n > 0)
        wn_json_set_str(file, "words", r->words);
    if (r->refused)
        wn_json_set_str(file, "error", r->message);
}

static void receive_say(struct wn_cmd *cmd, const struct wn_received_file *r)
{
    if (r->refused) {
        cmd->status = WN_EXIT_FAILED;
        wn_tell(cmd, "winnow: %.*s\n", WN_ARG(r->message));
        return;
    }
    wn_say(cmd, "%.*s\n", WN_ARG(r->message));
    for (size_t i = 0; i < r->note_count; i++)
        wn_say(cmd, "  %.*s\n", WN_ARG(r->notes[i]));
    cmd->noted = cmd->noted || r->note_count > 0;
    if (r->words.n > 0)
        wn_say(cmd,
               "Compare these four words with %.*s by telephone: %.*s\n"
               "If they differ, somebody else has used the invitation: do not open the decisions "
               "(winnow reconcile) before you know who.\n",
               WN_ARG(r->from), WN_ARG(r->words));
}

static bool receive_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_json *files = cmd->json ? wn_json_set_array(cmd->json, "files") : NULL;

    for (size_t i = 0; i < cmd->opts.arg_count; i++) {
        struct wn_received_file r = {0};

        if (!wn_exchange_receive(cmd->app, cmd->opts.args[i], &cmd->arena, &r, err))
            return false;
        receive_say(cmd, &r);
        if (files)
            receive_json(wn_json_add_object(files), &r);
    }
    return true;
}

const struct wn_verb wn_verb_receive = {
    .name = "receive",
    .usage = "FILE...",
    .help = "take in what a screener or the lead sent",
    .run = receive_run,
    .flags = WN_V_PROJECT | WN_V_MANY,
    .min_args = 1,
};
