/* SPDX-License-Identifier: MIT */
#include "words.h"

#include <string.h>

static const struct wn_opt_row *words_row(const struct wn_opt_row *rows, struct wn_str name)
{
    for (; rows && rows->name; rows++)
        if (wn_str_is(name, rows->name) || (name.n == 1 && name.p[0] == rows->letter))
            return rows;
    return NULL;
}

/* The row of an option, global or of a verb that begins with `first`. */
static const struct wn_opt_row *words_option(struct wn_str name, struct wn_str first)
{
    const struct wn_opt_row *row = words_row(wn_global_options, name);

    for (size_t i = 0; !row && first.n > 0 && wn_verbs[i]; i++)
        if (wn_str_starts(wn_str(wn_verbs[i]->name), first))
            row = words_row(wn_verbs[i]->options, name);
    return row;
}

/* Does the option `arg` take the next argument as its value? */
static bool words_takes_next(const char *arg, struct wn_str first)
{
    struct wn_str name = wn_str(arg + (arg[1] == '-' ? 2 : 1));
    const struct wn_opt_row *row = NULL;

    if (arg[1] != '-' && name.n != 1) /* -pFILE, or letters together */
        return false;
    row = words_option(name, first);
    return row && row->value;
}

static bool words_is_help(const char *arg)
{
    return strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0;
}

static bool words_ask_help(int argc, char *const argv[])
{
    bool asked = false;

    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        asked = asked || words_is_help(argv[i]);
    return asked;
}

void wn_words_find(struct wn_arena *arena, int argc, char *const argv[], struct wn_words_found *out)
{
    int at[2] = {-1, -1};
    size_t used = 0;
    bool ended = false;
    bool help = false;

    *out = (struct wn_words_found){.rest = WN_NEWS(arena, char *, (size_t)argc + 1)};
    for (int i = 1; i < argc && at[1] < 0; i++) {
        if (!ended && strcmp(argv[i], "--") == 0)
            ended = true;
        else if (!ended && argv[i][0] == '-' && argv[i][1] != '\0')
            i += words_takes_next(argv[i], out->first) ? 1 : 0;
        else if (at[0] < 0)
            out->first = wn_str(argv[at[0] = i]);
        else
            out->second = wn_str(argv[at[1] = i]);
    }
    out->verb = wn_verb_find(out->first, out->second, &used);
    help = !out->verb && out->first.n > 0 && words_ask_help(argc, argv);
    if (help) /* "criteria --help" is "help criteria" */
        out->verb = &wn_verb_help;
    for (int i = 1; i < argc; i++)
        if (!(used > 0 && i == at[0]) && !(used > 1 && i == at[1]) &&
            !(help && words_is_help(argv[i])))
            out->rest[out->count++] = argv[i];
}
