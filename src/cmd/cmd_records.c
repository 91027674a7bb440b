/* SPDX-License-Identifier: MIT */
#include "decide.h"
#include "winnow/app/keeping.h"
#include "winnow/base/text.h"

static void records_json(struct wn_json *json, const struct wn_record_page *page)
{
    struct wn_json *fields = NULL;
    struct wn_json *history = NULL;

    wn_json_set_int(json, "record", page->record);
    wn_json_set_int(json, "work", page->work);
    fields = wn_json_set_object(json, "fields");
    for (int f = 0; f < WN_FIELD_COUNT; f++)
        if (page->r.field[f].n > 0)
            wn_json_set_str(fields, wn_field_name((enum wn_field)f), page->r.field[f]);
    if (page->corrected)
        fields = wn_json_set_object(json, "original");
    for (int f = 0; page->corrected && f < WN_FIELD_COUNT; f++)
        if (!wn_str_eq(page->r.field[f], page->original.field[f]))
            wn_json_set_str(fields, wn_field_name((enum wn_field)f), page->original.field[f]);
    if (page->changed.n > 0)
        wn_json_set_str(json, "changed", page->changed);
    wn_json_set_str(json, "raw", page->r.raw);
    wn_json_set_str(json, "source", page->sources);
    wn_json_set_str(json, "file", page->file);
    wn_json_set_int(json, "position", (int64_t)page->r.position);
    history = wn_json_set_array(json, "history");
    for (size_t i = 0; i < page->history_count; i++)
        wn_json_add_str(history, page->history[i]);
}

/*
 * Only an abstract has lines; further ones are indented, so that none passes for a field or for a
 * line of the history.
 */
static void records_say_value(struct wn_cmd *cmd, enum wn_field f, struct wn_str value)
{
    struct wn_str line;
    bool first = true;

    wn_say(cmd, "%s", wn_field_name(f));
    if (f != WN_F_ABSTRACT)
        value = wn_text_one_line(&cmd->arena, value);
    while (wn_str_split(&value, '\n', &line)) {
        wn_say(cmd, "%s", first ? ": " : line.n > 0 ? "    " : "");
        wn_say_str(cmd, line);
        wn_say(cmd, "\n");
        first = false;
    }
}

static void records_say_original(struct wn_cmd *cmd, const struct wn_record_page *page)
{
    for (int f = 0; page->corrected && f < WN_FIELD_COUNT; f++) {
        struct wn_str value = page->original.field[f];

        if (wn_str_eq(page->r.field[f], value))
            continue;
        wn_say(cmd, "%s as imported: ", wn_field_name((enum wn_field)f));
        wn_say_str(cmd, value.n > 0 ? wn_text_one_line(&cmd->arena, value) : WN_STR("(none)"));
        wn_say(cmd, "\n");
    }
}

static void records_say(struct wn_cmd *cmd, const struct wn_record_page *page)
{
    wn_say(cmd, "#%04lld\n", (long long)page->record);
    for (int f = 0; f < WN_FIELD_COUNT; f++) {
        struct wn_str value = page->r.field[f];

        if (value.n == 0)
            continue;
        if (wn_field_is_list((enum wn_field)f))
            value = wn_record_joined(&cmd->arena, value, "; ");
        records_say_value(cmd, (enum wn_field)f, value);
    }
    records_say_original(cmd, page);
    if (page->changed.n > 0)
        wn_say(cmd, "the %.*s was corrected by the lead after it came here\n",
               WN_ARG(page->changed));
    wn_say(cmd, "source: %.*s\n", WN_ARG(wn_record_joined(&cmd->arena, page->sources, "; ")));
    if (page->file.n > 0)
        wn_say(cmd, "file: %.*s, at byte %zu\n", WN_ARG(page->file), page->r.position);
    for (size_t i = 0; i < page->history_count; i++)
        wn_say(cmd, "%s%.*s\n", i == 0 ? "history:\n  " : "  ", WN_ARG(page->history[i]));
}

static bool records_show_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_record_page page = {0};
    int64_t number = 0;

    if (!wn_decide_number(cmd->opts.args[0], &number, err) ||
        !wn_keep_record(cmd->app, number, &cmd->arena, &page, err))
        return false;
    if (cmd->json)
        records_json(cmd->json, &page);
    else
        records_say(cmd, &page);
    return true;
}

const struct wn_verb wn_verb_records_show = {
    .name = "records show",
    .usage = "N",
    .help = "one record, where it came from, what happened to it",
    .run = records_show_run,
    .flags = WN_V_PROJECT,
    .min_args = 1,
    .max_args = 1,
};
