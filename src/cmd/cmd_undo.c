/* SPDX-License-Identifier: MIT */
/* undo and redo: the same call the other way round. */
#include <string.h>

#include "verbs.h"
#include "winnow/app/screening.h"

struct undo_words {
    const char *json, *nothing, *done, *saved;
    bool redo;
};

static bool undo_do(struct wn_cmd *cmd, const struct undo_words *w, struct wn_err *err)
{
    const struct wn_undo_how how = {.redo = w->redo,
                                    .why = wn_str(wn_opt_value(&cmd->opts, "why"))};
    struct wn_undone r = {0};

    if (!wn_screening_take_back(cmd->app, &how, &r, err))
        return false;
    cmd->saved = r.nothing ? NULL : w->saved;
    if (cmd->json && r.nothing)
        wn_json_set_null(cmd->json, "record");
    else if (cmd->json)
        wn_json_set_int(cmd->json, "record", r.record);
    if (cmd->json) {
        wn_json_set_text(cmd->json, w->json, r.nothing ? NULL : r.kind);
        wn_json_set_text(cmd->json, "decision",
                         r.nothing || r.decision == WN_NONE ? NULL : wn_decision_word(r.decision));
        wn_json_set_int(cmd->json, "sequence", r.sequence);
    }
    if (r.nothing) {
        wn_say(cmd, "%s\n", w->nothing);
        return true;
    }
    wn_say(cmd, "%s: %s on #%04lld; now %s.\n", w->done, r.kind, (long long)r.record,
           r.decision != WN_NONE               ? wn_decision_word(r.decision)
           : strcmp(r.kind, "ruling") == 0 ? "not ruled"
                                               : "not decided");
    if (r.was_sent && how.why.n == 0)
        wn_tell(cmd, "This was sent already; --why TEXT keeps the reason.\n");
    return true;
}

static bool undo_run(struct wn_cmd *cmd, struct wn_err *err)
{
    static const struct undo_words words = {.json = "undone",
                                            .saved = "the undo is saved",
                                            .nothing = "There is nothing to undo.",
                                            .done = "Undone"};

    return undo_do(cmd, &words, err);
}

static bool redo_run(struct wn_cmd *cmd, struct wn_err *err)
{
    static const struct undo_words words = {.json = "redone",
                                            .saved = "the redo is saved",
                                            .nothing = "There is nothing to redo.",
                                            .done = "Redone",
                                            .redo = true};

    return undo_do(cmd, &words, err);
}

static const struct wn_opt_row undo_options[] = {
    {.name = "why", .value = "TEXT", .help = "why a decision is taken back that was sent already"},
    {0},
};
static const struct wn_opt_row redo_options[] = {
    {.name = "why", .value = "TEXT", .help = "why a decision is changed that was sent already"},
    {0},
};

const struct wn_verb wn_verb_undo = {
    .name = "undo",
    .usage = "[--why TEXT]",
    .options = undo_options,
    .help = "take your newest decision, note or ruling back",
    .run = undo_run,
    .flags = WN_V_PROJECT,
};
const struct wn_verb wn_verb_redo = {
    .name = "redo",
    .usage = "[--why TEXT]",
    .options = redo_options,
    .help = "bring back what undo took",
    .run = redo_run,
    .flags = WN_V_PROJECT,
};
