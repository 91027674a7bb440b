/* SPDX-License-Identifier: MIT */
/* `records [QUERY]`: what a search finds, one line a record; on a terminal the view. */
#include <inttypes.h>

#include "verbs.h"
#include "winnow/app/searching.h"

struct find_asked {
    struct wn_str query;
    int64_t limit; /* -1: all */
    enum wn_find_order order;
};

static bool find_order(const char *word, enum wn_find_order *out, struct wn_err *err)
{
    for (int i = 0; i < WN_FIND_ORDERS; i++)
        if (!word || wn_str_is(wn_str(word), wn_find_order_words((enum wn_find_order)i))) {
            *out = (enum wn_find_order)i;
            return true;
        }
    return wn_fail(err, WN_EUSAGE, "--sort takes number, year or title");
}

static bool find_read(struct wn_cmd *cmd, struct find_asked *out, struct wn_err *err)
{
    const char *limit = wn_opt_value(&cmd->opts, "limit");

    *out = (struct find_asked){.limit = -1};
    for (size_t i = 0; i < cmd->opts.arg_count; i++)
        out->query = wn_arena_print(&cmd->arena, "%.*s%s%s", WN_ARG(out->query), i > 0 ? " " : "",
                                    cmd->opts.args[i]);
    if (limit && (!wn_str_int(wn_str(limit), &out->limit) || out->limit < 0))
        return wn_fail(err, WN_EUSAGE, "--limit takes a number, 0 or more");
    return find_order(wn_opt_value(&cmd->opts, "sort"), &out->order, err);
}

static const char *find_state(const struct wn_found *row)
{
    if (!row->mine)
        return "";
    return row->decision ? wn_decision_word(row->decision) : row->later ? "later" : "undecided";
}

static void find_json(struct wn_json *rows, const struct wn_found *row)
{
    struct wn_json *json = wn_json_add_object(rows);

    wn_json_set_int(json, "record", row->n);
    wn_json_set_int(json, "work", row->work);
    wn_json_set_str(json, "title", row->title);
    wn_json_set_str(json, "year", row->year);
    wn_json_set_str(json, "type", row->type);
    wn_json_set_str(json, "source", row->sources);
    wn_json_set_text(json, "decision", row->decision ? wn_decision_word(row->decision) : NULL);
    wn_json_set_bool(json, "later", row->later);
}

static void find_say(struct wn_cmd *cmd, const struct wn_found *row)
{
    wn_say(cmd, "#%04" PRId64 "  %-4.*s  ", row->n, WN_ARG(row->year));
    if (row->mine)
        wn_say(cmd, "%-9s  ", find_state(row));
    wn_say_str(cmd, row->title.n ? row->title : WN_STR("(no title)"));
    wn_say(cmd, "\n");
}

static bool find_rows(struct wn_cmd *cmd, const struct wn_search *found, int64_t limit,
                      struct wn_err *err)
{
    struct wn_json *rows = cmd->json ? wn_json_set_array(cmd->json, "records") : NULL;
    size_t count = wn_search_count(found);
    struct wn_arena arena = {0};
    bool done = true;

    if (limit >= 0 && (size_t)limit < count)
        count = (size_t)limit;
    for (size_t i = 0; done && i < count; i++) {
        struct wn_found row;

        wn_arena_reset(&arena);
        done = wn_search_row(cmd->app, wn_search_at(found, i), &arena, &row, err);
        if (done && rows)
            find_json(rows, &row);
        else if (done)
            find_say(cmd, &row);
    }
    wn_arena_free(&arena);
    return done;
}

static bool find_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct find_asked asked;
    struct wn_search *found = NULL;
    bool all = false;
    bool shown = false;

    if (!find_read(cmd, &asked, err))
        return false;
    if (cmd->opts.arg_count == 0 && asked.limit < 0 && !wn_opt_value(&cmd->opts, "sort") &&
        !wn_cmd_view(cmd, WN_VIEW_RECORDS, &shown, err))
        return false;
    if (shown)
        return true;
    if (!wn_search_open(cmd->app, asked.query, false, asked.order, &found, err)) {
        err->code = WN_EUSAGE;
        return false;
    }
    bool done = wn_search_go(found, NULL, NULL, &all, err) &&
                find_rows(cmd, found, asked.limit, err);
    if (done && cmd->json)
        wn_json_set_int(cmd->json, "found", (int64_t)wn_search_count(found));
    else if (done)
        wn_say(cmd, "%zu record%s\n", wn_search_count(found),
               wn_search_count(found) == 1 ? "" : "s");
    wn_search_close(found);
    return done;
}

static const struct wn_opt_row find_options[] = {
    {.name = "limit", .value = "N", .help = "at most N of them"},
    {.name = "sort", .value = "ORDER", .help = "number, year or title"},
    {0},
};

const struct wn_verb wn_verb_records = {
    .name = "records",
    .usage = "[QUERY] [--limit N] [--sort ORDER]",
    .help = "find records by words, fields and your own decisions",
    .run = find_run,
    .options = find_options,
    .flags = WN_V_PROJECT | WN_V_MANY,
};
