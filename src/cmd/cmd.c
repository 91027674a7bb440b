/* SPDX-License-Identifier: MIT */
/*
 * A command line from its words to its exit status: find the verb, read the options by its table,
 * open the project where the row asks for it, run it, and end: JSON, notes, the last flush.
 */
#include "winnow/cmd/cmd.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "verbs.h"
#include "words.h"
#include "winnow/base/file.h"

/* A terminal that can only take lines. */
static bool cmd_dumb(void)
{
    const char *term = getenv("TERM");

    return term && strcmp(term, "dumb") == 0;
}

static bool cmd_read_colour(struct wn_cmd *cmd, struct wn_err *err)
{
    const char *when = wn_opt_value(&cmd->opts, "color");
    const char *no_color = getenv("NO_COLOR");
    const char *force = getenv("CLICOLOR_FORCE");

    if (when && strcmp(when, "auto") != 0) {
        cmd->colour = strcmp(when, "always") == 0 ? WN_COLOUR_ALWAYS : WN_COLOUR_NEVER;
        if (strcmp(when, "always") != 0 && strcmp(when, "never") != 0)
            return wn_fail(err, WN_EUSAGE, "--color takes auto, always or never, not \"%.60s\"",
                           when);
        return true;
    }
    if (no_color && no_color[0])
        cmd->colour = WN_COLOUR_NEVER;
    else if (force && force[0] && strcmp(force, "0") != 0)
        cmd->colour = WN_COLOUR_ALWAYS;
    return true;
}

static bool cmd_read_globals(struct wn_cmd *cmd, struct wn_err *err)
{
    cmd->plain = wn_opt_on(&cmd->opts, "plain");
    cmd->yes = wn_opt_on(&cmd->opts, "yes");
    cmd->strict = wn_opt_on(&cmd->opts, "strict");
    cmd->ascii = wn_opt_on(&cmd->opts, "ascii");
    cmd->interactive = !cmd->plain && !cmd->yes && !cmd->json && !cmd_dumb() &&
                       isatty(fileno(cmd->io->in)) && isatty(fileno(cmd->io->out));
    return cmd_read_colour(cmd, err);
}

static bool cmd_check_args(const struct wn_cmd *cmd, struct wn_err *err)
{
    const struct wn_verb *v = cmd->verb;
    size_t n = cmd->opts.arg_count;

    if (cmd->json && (v->flags & WN_V_NO_JSON))
        return wn_fail(err, WN_EUSAGE,
                       "%s is a conversation and has no --json; for programs there "
                       "are: winnow decide, winnow status",
                       v->name);
    if (n < v->min_args)
        return wn_fail(err, WN_EUSAGE, "something is missing; usage: winnow %s %s", v->name,
                       v->usage);
    if (n > v->max_args && !(v->flags & WN_V_MANY))
        return wn_fail(err, WN_EUSAGE, "\"%.60s\" is too much; usage: winnow %s%s%s",
                       cmd->opts.args[v->max_args], v->name, v->usage[0] ? " " : "", v->usage);
    return true;
}

/* Reads the options of the line; the verb may be none. */
static bool cmd_read(struct wn_cmd *cmd, int argc, char *const argv[], struct wn_err *err)
{
    struct wn_words_found words;

    wn_words_find(&cmd->arena, argc, argv, &words);
    cmd->verb = words.first.n == 0 ? &wn_verb_none : words.verb;
    for (int i = 0; i < words.count; i++) /* wanted before anything can fail */
        if (strcmp(words.rest[i], "--json") == 0 && !cmd->json)
            cmd->json = wn_json_object();
    if (!cmd->verb)
        return wn_verb_unknown(&cmd->arena, words.first, words.second, err);
    if (!wn_opt_read(&cmd->arena, wn_global_options, cmd->verb->options, words.count, words.rest,
                     &cmd->opts, err))
        return false;
    if (cmd->json && !wn_opt_on(&cmd->opts, "json")) { /* it was the value of another option */
        wn_json_free(cmd->json);
        cmd->json = NULL;
    }
    return cmd_read_globals(cmd, err);
}

static bool cmd_run(struct wn_cmd *cmd, struct wn_err *err)
{
    if (wn_opt_on(&cmd->opts, "version")) {
        wn_say(cmd, "winnow %s\n", WINNOW_VERSION);
        if (cmd->json)
            wn_json_set_text(cmd->json, "version", WINNOW_VERSION);
        return true;
    }
    if (wn_opt_on(&cmd->opts, "help")) {
        if (cmd->verb == &wn_verb_none)
            wn_verb_print_all(cmd);
        else
            wn_verb_print_usage(cmd, cmd->verb);
        return true;
    }
    if (!cmd_check_args(cmd, err))
        return false;
    if ((cmd->verb->flags & WN_V_PROJECT) && !wn_cmd_open(cmd, err))
        return false;
    return cmd->verb->run(cmd, err);
}

/* Prints how it ended and gives the exit status. */
static int cmd_end(struct wn_cmd *cmd, bool done, struct wn_err *err)
{
    struct wn_err late = {0};
    int status = cmd->status;

    if (!done) {
        status = err->code == WN_EUSAGE ? WN_EXIT_USAGE : WN_EXIT_FAILED;
        wn_tell(cmd, "winnow: %s\n", err->text);
        if (cmd->json)
            wn_json_set_text(cmd->json, "error", err->text);
    }
    if (done && status == WN_EXIT_DONE && cmd->notice.n > 0)
        wn_tell(cmd, "%.*s\n", WN_ARG(cmd->notice));
    if (status == WN_EXIT_DONE && cmd->noted && cmd->strict)
        status = WN_EXIT_NOTES;
    if (cmd->json)
        wn_put_json(cmd);
    if (!wn_print_end(cmd, &late)) {
        wn_tell(cmd, "winnow: %s%s%s\n", done && cmd->saved ? cmd->saved : "",
                done && cmd->saved ? ", but " : "", late.text);
        status = status == WN_EXIT_DONE || status == WN_EXIT_NOTES ? WN_EXIT_FAILED : status;
    }
    return status;
}

/* Called by its path it is most likely not on the PATH: then a hint must name the path too. */
static const char *cmd_program(struct wn_cmd *cmd, struct wn_str called)
{
    if (wn_str_find_byte(called, '/') == called.n)
        return "winnow";
    return wn_arena_copy(&cmd->arena, wn_file_quoted(&cmd->arena, called)).p;
}

int wn_cmd_run(int argc, char *const argv[], const struct wn_sys *sys, const struct wn_io *io)
{
    struct wn_cmd cmd = {.sys = sys, .io = io, .verb = &wn_verb_none};
    struct wn_err err = {0};
    cmd.program = cmd_program(&cmd, argc > 0 ? wn_str(argv[0]) : wn_str(""));
    bool done = cmd_read(&cmd, argc, argv, &err) && cmd_run(&cmd, &err);
    int status = 0;

    wn_app_close(cmd.app);
    status = cmd_end(&cmd, done, &err);
    wn_json_free(cmd.json);
    wn_arena_free(&cmd.arena);
    return status;
}
