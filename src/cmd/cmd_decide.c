/* SPDX-License-Identifier: MIT */
#include "decide.h"

#include <stdio.h>
#include <string.h>

#include "winnow/base/buf.h"

enum { DECIDE_NOTE_BYTES = 32 * 1024 };

/* `--note -`: all of stdin is the note. */
static bool decide_read_stdin(struct wn_cmd *cmd, struct wn_str *note, struct wn_err *err)
{
    struct wn_buf buf = {.ceiling = DECIDE_NOTE_BYTES};
    char block[4096];
    size_t n = 0;

    while (!buf.over && (n = fread(block, 1, sizeof block, cmd->io->in)) > 0)
        wn_buf_put(&buf, wn_str_of(block, n));
    *note = wn_arena_copy(&cmd->arena, wn_str_trim(wn_buf_str(&buf)));
    bool whole = !buf.over; /* freeing forgets it */
    wn_buf_free(&buf);
    return whole || wn_fail(err, WN_EUSAGE,
                            "the note on stdin is longer than %d KiB; nothing was written",
                            DECIDE_NOTE_BYTES / 1024);
}

static struct wn_str decide_criteria_ids(struct wn_cmd *cmd)
{
    const struct wn_criteria *c = wn_app_criteria(cmd->app);
    struct wn_str ids = wn_str("");

    for (size_t i = 0; i < c->criteria.n; i++)
        ids = wn_arena_print(&cmd->arena, "%.*s%s%.*s", WN_ARG(ids), i > 0 ? ", " : "",
                             WN_ARG(c->criteria.v[i].id));
    return ids;
}

static bool decide_read_answer(struct wn_cmd *cmd, const char *value, struct wn_choice *out,
                               bool given[], struct wn_err *err)
{
    struct wn_str answer = wn_str(value ? value : "");
    struct wn_str id;
    size_t at = 0;
    enum wn_answer a = WN_BLANK;

    if (wn_str_find_byte(answer, '=') == answer.n)
        return wn_fail(err, WN_EUSAGE, "--answer takes CRITERION=yes, no or unclear; not \"%.60s\"",
                       value ? value : "");
    (void)wn_str_split(&answer, '=', &id);
    at = wn_criteria_index(wn_app_criteria(cmd->app), id);
    if (at == (size_t)-1)
        return wn_fail(err, WN_EUSAGE,
                       "--answer: the criteria have no \"%.*s\"; their ids are %.*s",
                       WN_ARG(wn_str_first(id, 60)), WN_ARG(decide_criteria_ids(cmd)));
    if (!wn_answer_find(answer, &a) || a == WN_BLANK)
        return wn_fail(err, WN_EUSAGE, "--answer %.*s: yes, no or unclear, not \"%.*s\"",
                       WN_ARG(id), WN_ARG(wn_str_first(answer, 60)));
    if (given[at])
        return wn_fail(err, WN_EUSAGE, "--answer %.*s is given twice", WN_ARG(id));
    given[at] = true;
    out->answers[at] = a;
    return true;
}

bool wn_decide_number(const char *arg, int64_t *number, struct wn_err *err)
{
    struct wn_str s = wn_str(arg);

    if (s.n > 0 && s.p[0] == '#')
        s = wn_str_from(s, 1);
    if (wn_str_int(s, number) && *number > 0)
        return true;
    return wn_fail(err, WN_EUSAGE, "\"%.60s\" is no record number; #0112 or 112 is", arg);
}

/* Answers in force stay where the command line names no others. */
static bool decide_keep_answers(struct wn_cmd *cmd, struct wn_choice *c, struct wn_err *err)
{
    struct wn_sheet sheet;

    if (!wn_screening_load(cmd->app, c->work, false, &cmd->arena, &sheet, err))
        return false;
    memcpy(c->answers, sheet.answers, sizeof c->answers);
    return true;
}

static bool decide_read(struct wn_cmd *cmd, struct wn_choice *c, struct wn_err *err)
{
    const struct wn_opts *o = &cmd->opts;
    const char *note = wn_opt_value(o, "note");
    bool given[WN_MAX_CRITERIA] = {false};
    int64_t number = 0;

    *c = (struct wn_choice){.reason = wn_str(wn_opt_value(o, "reason")),
                            .where = WN_STR("verb"),
                            .note = wn_str(note),
                            .why = wn_str(wn_opt_value(o, "why")),
                            .seconds = WN_ABSENT};
    if (!wn_decision_find(wn_str(o->args[1]), &c->decision) || c->decision == WN_NONE)
        return wn_fail(err, WN_EUSAGE, "a decision is include, exclude or maybe, not \"%.60s\"",
                       o->args[1]);
    if (!wn_decide_number(o->args[0], &number, err) ||
        !wn_screening_find(cmd->app, number, &c->work, err) || !decide_keep_answers(cmd, c, err))
        return false;
    for (size_t i = 0; i < o->count; i++)
        if (strcmp(o->given[i].row->name, "answer") == 0 &&
            !decide_read_answer(cmd, o->given[i].value, c, given, err))
            return false;
    return !note || strcmp(note, "-") != 0 || decide_read_stdin(cmd, &c->note, err);
}

/* A file has its own columns for what these would say. */
static bool decide_only_from(const struct wn_opts *o, struct wn_err *err)
{
    static const char *const others[] = {"note", "reason", "answer"};

    if (o->arg_count > 0)
        return wn_fail(err, WN_EUSAGE, "\"%.60s\" and --from do not go together", o->args[0]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (wn_opt_value(o, others[i]))
            return wn_fail(err, WN_EUSAGE, "--%s and --from do not go together", others[i]);
    return true;
}

static bool decide_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_choice choice;
    struct wn_decided r = {0};

    if (wn_opt_value(&cmd->opts, "from"))
        return decide_only_from(&cmd->opts, err) &&
               wn_decide_from(cmd, wn_opt_value(&cmd->opts, "from"), err);
    if (cmd->opts.arg_count < 2)
        return wn_fail(err, WN_EUSAGE, "something is missing; usage: winnow decide %s",
                       wn_verb_decide.usage);
    if (!decide_read(cmd, &choice, err) ||
        !wn_screening_decide(cmd->app, &choice, false, NULL, &r, err))
        return false;
    cmd->saved = "the decision is saved";
    if (cmd->json) {
        wn_json_set_int(cmd->json, "record", r.work);
        wn_json_set_text(cmd->json, "decision", wn_decision_word(r.decision));
        wn_json_set_int(cmd->json, "sequence", r.sequence);
        wn_json_set_bool(cmd->json, "unchanged", r.unchanged);
    }
    wn_say(cmd, "#%04lld %s%s%s.\n", (long long)r.work, wn_decision_word(r.decision),
           !r.unchanged ? ": saved"
           : r.noted    ? ", as before; the note is saved"
                        : ", as before; nothing was written",
           r.unchanged && choice.why.n > 0
               ? ", and the reason (--why) was not kept"
               : "");
    if (r.was_sent && choice.why.n == 0)
        wn_tell(cmd, "This was sent already; --why TEXT keeps the reason.\n");
    return true;
}

static const struct wn_opt_row decide_options[] = {
    {.name = "reason", .value = "ID", .help = "why it is excluded (an id of the criteria)"},
    {.name = "note", .value = "TEXT", .help = "a note on the record; - reads it from stdin"},
    {.name = "answer", .value = "CRITERION=ANSWER", .help = "yes, no or unclear; repeatable"},
    {.name = "why", .value = "TEXT", .help = "why a decision is changed that was sent already"},
    {.name = "from",
     .value = "FILE.csv",
     .help = "many: columns record or key, decision, reason, note"},
    {0},
};

const struct wn_verb wn_verb_decide = {
    .name = "decide",
    .usage = "N include|exclude|maybe [OPTIONS], or --from FILE.csv",
    .help = "decide on a record, or on many from a CSV file",
    .run = decide_run,
    .options = decide_options,
    .flags = WN_V_PROJECT,
    .max_args = 2,
};
