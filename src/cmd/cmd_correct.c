/* SPDX-License-Identifier: MIT */
#include "decide.h"
#include "keeping.h"
#include "winnow/app/correcting.h"
#include "winnow/app/reporting.h"
#include "winnow/base/decode.h"
#include "winnow/base/file.h"

enum { CORRECT_FILE_MAX = 1024 * 1024 };

static const enum wn_field correct_fields[] = {WN_F_TITLE, WN_F_ABSTRACT, WN_F_DOI, WN_F_YEAR};
enum { CORRECT_FIELDS = sizeof correct_fields / sizeof *correct_fields };

/* Exactly one of the options says which field, and with what. */
static bool correct_option(struct wn_cmd *cmd, enum wn_field *field, const char **value,
                           struct wn_err *err)
{
    size_t given = 0;

    for (size_t i = 0; i < CORRECT_FIELDS; i++) {
        if (!wn_opt_on(&cmd->opts, wn_field_name(correct_fields[i])))
            continue;
        given++;
        *field = correct_fields[i];
        *value = wn_opt_value(&cmd->opts, wn_field_name(correct_fields[i]));
    }
    return given == 1 || wn_fail(err, WN_EUSAGE,
                                 "say one field to correct: --title, --abstract, --doi or --year, "
                                 "with the text or @FILE");
}

/* @FILE: its text, whatever its encoding. */
static bool correct_text(struct wn_cmd *cmd, const char *value, struct wn_str *out,
                         struct wn_err *err)
{
    struct wn_file file;
    struct wn_decoded text;

    *out = wn_str(value);
    if (value[0] != '@')
        return wn_decode(&cmd->arena, *out, NULL, &text, err) && (*out = text.text, true);
    if (!wn_file_open(value + 1, CORRECT_FILE_MAX, &file, err))
        return false;
    bool done = wn_decode(&cmd->arena, file.bytes, NULL, &text, err);
    if (done)
        *out = wn_arena_copy(&cmd->arena, text.text);
    wn_file_close(&file);
    return done;
}

static bool correct_say(struct wn_cmd *cmd, const struct wn_corrected *r, struct wn_err *err)
{
    struct wn_overview o = {0};

    if (cmd->json) {
        wn_json_set_int(cmd->json, "record", r->record);
        wn_json_set_text(cmd->json, "field", wn_field_name(r->field));
        wn_json_set_str(cmd->json, "value", r->value);
        wn_json_set_int(cmd->json, "sequence", r->sequence);
    }
    if (r->same) {
        wn_say(cmd, "#%04lld: the %s reads so already; nothing was written.\n",
               (long long)r->record, wn_field_name(r->field));
        return true;
    }
    wn_say(cmd, "#%04lld: %s corrected, saved. The original stays: winnow records show %lld\n",
           (long long)r->record, wn_field_name(r->field), (long long)r->record);
    if (!wn_report_overview(cmd->app, &cmd->arena, &o, err))
        return false;
    if (o.unsent_to.n > 0)
        wn_say(cmd, "Not yet with %.*s: %.*s. winnow send writes the update to give to them.\n",
               WN_ARG(o.unsent_to), WN_ARG(o.unsent));
    return true;
}

static bool correct_run(struct wn_cmd *cmd, struct wn_err *err)
{
    enum wn_field field = WN_F_TITLE;
    const char *value = NULL;
    struct wn_str text;
    struct wn_corrected r;
    int64_t number = 0, lines = wn_keeping_lines(cmd);

    if (!wn_decide_number(cmd->opts.args[0], &number, err) ||
        !correct_option(cmd, &field, &value, err) || !correct_text(cmd, value, &text, err) ||
        !wn_correct(cmd->app, number, field, text, &cmd->arena, &r, err))
        return false;
    cmd->saved = r.same ? NULL : "the correction is saved";
    wn_keeping_journal(cmd, lines);
    return correct_say(cmd, &r, err);
}

static const struct wn_opt_row correct_options[] = {
    {.name = "title", .value = "TEXT", .help = "the title as it should read, or @FILE"},
    {.name = "abstract", .value = "TEXT", .help = "the abstract, or @FILE; empty: there is none"},
    {.name = "doi", .value = "TEXT", .help = "the DOI; empty: there is none"},
    {.name = "year", .value = "TEXT", .help = "the year, four digits; empty: not known"},
    {0},
};

const struct wn_verb wn_verb_correct = {
    .name = "correct",
    .usage = "N --title|--abstract|--doi|--year TEXT or @FILE",
    .help = "mend a field of a record; the original stays",
    .run = correct_run,
    .options = correct_options,
    .flags = WN_V_PROJECT,
    .min_args = 1,
    .max_args = 1,
};
