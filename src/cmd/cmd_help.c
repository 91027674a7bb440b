/* SPDX-License-Identifier: MIT */
/* Help: the verbs and their options from the rows, the keys from the tables of the views. */
#include <string.h>

#include "verbs.h"
#include "winnow/base/buf.h"
#include "winnow/ui/views.h"

/* "j, Down" for an action in a table; empty when none of its keys comes first here. */
static struct wn_str help_keys_of(struct wn_arena *arena, const struct wn_binding *keys, size_t at)
{
    struct wn_str all = wn_str("");

    for (size_t i = 0; keys[i].key; i++) {
        char name[16];

        if (keys[i].action != keys[at].action)
            continue;
        if (i < at)
            return wn_str("");
        wn_key_name(keys[i].key, name);
        all = wn_arena_print(arena, "%.*s%s%s", WN_ARG(all), all.n > 0 ? ", " : "", name);
    }
    return all;
}

static void help_print_table(struct wn_cmd *cmd, const char *name, const struct wn_binding *keys)
{
    if (!keys || !keys[0].key) /* a view where all that can be typed is text */
        return;
    wn_say(cmd, "%s\n", name);
    for (size_t i = 0; keys && keys[i].key; i++) {
        struct wn_str left = help_keys_of(&cmd->arena, keys, i);

        if (left.n > 0)
            wn_say(cmd, "  %-22.*s %s\n", WN_ARG(left), wn_action_help(keys[i].action));
    }
    wn_say(cmd, "\n");
}

static bool help_keys(struct wn_cmd *cmd)
{
    for (int i = 0; i < WN_VIEW_COUNT; i++)
        if (wn_views[i])
            help_print_table(cmd, wn_views[i]->name, wn_views[i]->keys);
    help_print_table(cmd, "everywhere", wn_keys_everywhere);
    return true;
}

/* core/query.h in a page. */
static void help_search(struct wn_cmd *cmd)
{
    static const struct {
        const char *what, *written;
    } rows[] = {
        {"words and phrases", "peer mentoring   \"medical students\"   mentor*   freshm?n"},
        {"near each other", "peer NEAR/3 mentor*"},
        {"in one field", "title:mentor*   abstract:grades   keywords:tutor*"},
        {"", "author:lima   journal:teaching   doi:10.1186   pmid:123   key:L20"},
        {"year", "year:2016   year:2007-2019   year:2010-"},
        {"source, language", "source:ERIC   lang:fr"},
        {"what is missing", "missing:abstract   missing:title   missing:doi"},
        {"one record", "#0112"},
        {"your decisions", "is:include   is:maybe   is:exclude   is:undecided   is:later"},
        {"your answers", "c2:no   c3:unclear   reason:2"},
        {"your notes", "note:*   tag:background   is:flagged"},
        {"joined", "AND (between two words by itself)   OR   NOT   ( )"},
    };

    wn_say(cmd,
           "What winnow records and / in the views understand. Words are looked for in title,\n"
           "abstract and keywords, whole and in any case.\n\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        wn_say(cmd, "  %-18s %s\n", rows[i].what, rows[i].written);
}

static void help_json(struct wn_cmd *cmd)
{
    struct wn_json *all = wn_json_set_array(cmd->json, "verbs");

    for (size_t i = 0; wn_verbs[i]; i++) {
        struct wn_json *row = wn_json_add_object(all);

        wn_json_set_text(row, "name", wn_verbs[i]->name);
        wn_json_set_text(row, "usage", wn_verbs[i]->usage);
        wn_json_set_text(row, "help", wn_verbs[i]->help);
    }
}

/* All verbs that begin with this word: "criteria" has three. */
static bool help_verb(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_str first = wn_str(cmd->opts.args[0]);
    struct wn_str second = wn_str(cmd->opts.arg_count > 1 ? cmd->opts.args[1] : "");
    struct wn_str both = wn_arena_print(&cmd->arena, "%.*s ", WN_ARG(first));
    size_t words = 0;
    size_t printed = 0;
    const struct wn_verb *one = wn_verb_find(first, second, &words);

    if (one) {
        wn_verb_print_usage(cmd, one);
        return true;
    }
    for (size_t i = 0; second.n == 0 && wn_verbs[i]; i++)
        if (wn_str_starts(wn_str(wn_verbs[i]->name), both)) {
            wn_say(cmd, "%s", printed++ > 0 ? "\n" : "");
            wn_verb_print_usage(cmd, wn_verbs[i]);
        }
    if (printed == 0 && second.n == 0 && wn_str_distance(first, WN_STR("keys")) < 2)
        return wn_fail(err, WN_EUSAGE, "there is no help on \"%.*s\"; did you mean keys?",
                       WN_ARG(first));
    return printed > 0 || wn_verb_unknown(&cmd->arena, first, second, err);
}

static bool help_run(struct wn_cmd *cmd, struct wn_err *err)
{
    bool done = true;

    if (cmd->opts.arg_count == 0)
        wn_verb_print_all(cmd);
    else if (strcmp(cmd->opts.args[0], "keys") == 0)
        done = help_keys(cmd);
    else if (strcmp(cmd->opts.args[0], "search") == 0)
        help_search(cmd);
    else
        done = help_verb(cmd, err);
    if (done && cmd->json)
        help_json(cmd);
    return done;
}

const struct wn_verb wn_verb_help = {
    .name = "help",
    .usage = "[VERB, keys or search]",
    .help = "this list, one verb, the keys, or how to search",
    .run = help_run,
    .max_args = 2,
};
