/* SPDX-License-Identifier: MIT */
#include "verbs.h"

enum { VERBS_NAME_COLS = 26, VERBS_HELP_COLS = 80 - 2 - VERBS_NAME_COLS - 1 };

const struct wn_verb *const wn_verbs[] = {
#define X(id) &wn_verb_##id,
    WN_VERBS(X)
#undef X
        NULL,
};

const struct wn_opt_row wn_global_options[] = {
    {.name = "project",
     .letter = 'p',
     .value = "FILE",
     .help = "the project; else $WINNOW_PROJECT; else the only *.winnow in this folder"},
    {.name = "as", .value = "ID", .help = "who is working, where one file serves several people"},
    {.name = "plain", .help = "lines instead of views"},
    {.name = "json", .help = "one JSON document on stdout, messages on stderr"},
    {.name = "yes", .help = "no questions, no preview"},
    {.name = "strict", .help = "notes make the exit status 3"},
    {.name = "color", .value = "WHEN", .help = "auto, always or never"},
    {.name = "ascii", .help = "no line drawing, no signs outside ASCII"},
    {.name = "help", .letter = 'h', .help = "how a verb is used"},
    {.name = "version", .help = "the version of this program"},
    {0},
};

/* Cuts the first word of a verb's name off; the second is empty where there is none. */
static struct wn_str verbs_first(const struct wn_verb *v, struct wn_str *second)
{
    struct wn_str rest = wn_str(v->name);
    struct wn_str first = wn_str("");

    (void)wn_str_split(&rest, ' ', &first);
    *second = wn_str_eq(first, wn_str(v->name)) ? wn_str("") : rest;
    return first;
}

const struct wn_verb *wn_verb_find(struct wn_str first, struct wn_str second, size_t *words)
{
    for (size_t i = 0; wn_verbs[i]; i++) {
        struct wn_str two;

        if (!wn_str_eq(verbs_first(wn_verbs[i], &two), first))
            continue;
        if (two.n > 0 && !wn_str_eq(two, second))
            continue;
        *words = two.n > 0 ? 2 : 1;
        return wn_verbs[i];
    }
    return NULL;
}

/* "check, show, amend" for the first word criteria; empty when no verb begins so. */
static struct wn_str verbs_second_words(struct wn_arena *arena, struct wn_str first)
{
    struct wn_str all = wn_str("");

    for (size_t i = 0; wn_verbs[i]; i++) {
        struct wn_str two;

        if (!wn_str_eq(verbs_first(wn_verbs[i], &two), first) || two.n == 0)
            continue;
        all = wn_arena_print(arena, "%.*s%s%.*s %.*s", WN_ARG(all), all.n > 0 ? ", " : "",
                             WN_ARG(first), WN_ARG(two));
    }
    return all;
}

static struct wn_str verbs_nearest(struct wn_str word)
{
    struct wn_str best = wn_str("");
    size_t least = word.n < 4 ? 2 : 3; /* distances from here on are no likeness */

    for (size_t i = 0; wn_verbs[i]; i++) {
        struct wn_str two;
        struct wn_str name = verbs_first(wn_verbs[i], &two);
        size_t d = wn_str_distance(word, name);

        if (d < least) {
            least = d;
            best = name;
        }
    }
    return best;
}

bool wn_verb_unknown(struct wn_arena *arena, struct wn_str first, struct wn_str second,
                     struct wn_err *err)
{
    struct wn_str seconds = verbs_second_words(arena, first);
    struct wn_str near = verbs_nearest(first);
    struct wn_str shown = wn_str_first(first, 60);

    if (seconds.n > 0 && second.n == 0)
        return wn_fail(err, WN_EUSAGE, "\"%.*s\" needs a second word: %.*s", WN_ARG(shown),
                       WN_ARG(seconds));
    if (seconds.n > 0)
        return wn_fail(err, WN_EUSAGE, "there is no \"%.*s %.*s\"; there is: %.*s", WN_ARG(shown),
                       WN_ARG(wn_str_first(second, 60)), WN_ARG(seconds));
    if (near.n > 0)
        return wn_fail(err, WN_EUSAGE, "unknown verb \"%.*s\"; did you mean %.*s?", WN_ARG(shown),
                       WN_ARG(near));
    return wn_fail(err, WN_EUSAGE, "unknown verb \"%.*s\"; winnow help lists them", WN_ARG(shown));
}

/* The name of an option, and beside it its help, broken where the line ends. */
static void verbs_print_option(struct wn_cmd *cmd, struct wn_str left, struct wn_str help)
{
    while (left.n > 0 || help.n > 0) {
        size_t room = VERBS_HELP_COLS - (left.n > VERBS_NAME_COLS ? left.n - VERBS_NAME_COLS : 0);
        size_t cut = help.n;

        if (cut > room) { /* at the last blank that fits, else nowhere */
            for (cut = room; cut > 0 && help.p[cut] != ' ';)
                cut--;
            cut = cut > 0 ? cut : help.n;
        }
        wn_say(cmd, "  %-*.*s %.*s\n", VERBS_NAME_COLS, WN_ARG(left),
               WN_ARG(wn_str_first(help, cut)));
        help = wn_str_trim(wn_str_from(help, cut));
        left = wn_str("");
    }
}

static void verbs_print_options(struct wn_cmd *cmd, const struct wn_opt_row *rows)
{
    for (size_t i = 0; rows && rows[i].name; i++) {
        struct wn_str left = wn_arena_print(
            &cmd->arena, "%c%c%s--%s%s%s", rows[i].letter ? '-' : ' ',
            rows[i].letter ? rows[i].letter : ' ', rows[i].letter ? ", " : "  ", rows[i].name,
            rows[i].value ? " " : "", rows[i].value ? rows[i].value : "");

        verbs_print_option(cmd, left, wn_str(rows[i].help));
    }
}

void wn_verb_print_usage(struct wn_cmd *cmd, const struct wn_verb *verb)
{
    wn_say(cmd, "winnow %s%s%s\n    %s\n", verb->name, verb->usage[0] ? " " : "", verb->usage,
           verb->help);
    if (verb->options)
        wn_say(cmd, "\n");
    verbs_print_options(cmd, verb->options);
}

void wn_verb_print_all(struct wn_cmd *cmd)
{
    wn_say(cmd, "winnow: two people screen titles and abstracts independently, a third settles\n"
                "the conflicts.\n\nwinnow [VERB] [OPTIONS] [ARGUMENTS]\n\n");
    for (size_t i = 0; wn_verbs[i]; i++)
        wn_say(cmd, "  %-16s %s\n", wn_verbs[i]->name, wn_verbs[i]->help);
    wn_say(cmd, "\nEverywhere\n");
    verbs_print_options(cmd, wn_global_options);
    wn_say(cmd, "\nwinnow help VERB tells more about one, winnow help keys lists the keys.\n"
                "winnow without a verb opens the overview of the review in this folder.\n");
}
