/* SPDX-License-Identifier: MIT */
#include "status.h"

#include <inttypes.h>

#include "winnow/app/reporting.h"

static void status_put_count(struct wn_json *json, const char *key, int64_t v)
{
    if (v < 0)
        wn_json_set_null(json, key); /* not known on this computer */
    else
        wn_json_set_int(json, key, v);
}

static void status_json(struct wn_json *json, const struct wn_overview *o)
{
    struct wn_json *screeners = NULL, *notes = NULL;

    wn_json_set_str(json, "project", o->project);
    wn_json_set_str(json, "title", o->title);
    wn_json_set_str(json, "stage", o->stage);
    wn_json_set_str(json, "you", o->you);
    wn_json_set_str(json, "role", o->role);
    wn_json_set_str(json, "criteria_version", o->criteria_version);
    wn_json_set_int(json, "records", o->records);
    wn_json_set_int(json, "works", o->works);
    status_put_count(json, "decided", o->decided);
    status_put_count(json, "left", o->left);
    status_put_count(json, "later", o->later);
    screeners = wn_json_set_array(json, "screeners");
    for (size_t i = 0; i < o->screeners; i++) {
        struct wn_json *row = wn_json_add_object(screeners);

        wn_json_set_str(row, "id", o->screener[i].id);
        status_put_count(row, "decided", o->screener[i].decided);
        status_put_count(row, "of", o->screener[i].of);
    }
    if (o->other_texts)
        notes = wn_json_set_array(json, "notes");
    for (size_t i = 0; i < o->other_texts; i++)
        wn_json_add_str(notes, o->other_text[i]);
    status_put_count(json, "conflicts", o->conflicts);
    status_put_count(json, "ruled", o->ruled);
    wn_json_set_str(json, "next", o->next);
    wn_json_set_str(json, "next_command", o->next_command);
}

static void status_put_file(struct wn_json *row, const struct wn_file_report *f)
{
    wn_json_set_str(row, "file", f->file);
    wn_json_set_str(row, "sha256", f->sha256);
    wn_json_set_int(row, "bytes", f->bytes);
    wn_json_set_str(row, "format", f->format);
    wn_json_set_str(row, "encoding", f->encoding);
    wn_json_set_int(row, "records", f->records);
    wn_json_set_int(row, "first", f->first);
    wn_json_set_int(row, "last", f->last);
    wn_json_set_int(row, "skipped_lines", f->skipped_lines);
    wn_json_set_int(row, "undecodable_bytes", f->undecodable_bytes);
}

/* As the report of a review needs it: which searches, which files, how many records each. */
static bool status_put_sources(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_json *all = NULL;
    const struct wn_source_report *v = NULL;
    size_t n = 0;

    if (!wn_report_sources(cmd->app, &cmd->arena, &v, &n, err))
        return false;
    all = wn_json_set_array(cmd->json, "sources");
    for (size_t i = 0; i < n; i++) {
        struct wn_json *row = wn_json_add_object(all);
        struct wn_json *files = NULL;

        wn_json_set_str(row, "name", v[i].name);
        wn_json_set_str(row, "platform", v[i].platform);
        wn_json_set_str(row, "kind", v[i].kind);
        wn_json_set_str(row, "searched", v[i].searched);
        wn_json_set_str(row, "query", v[i].query);
        status_put_count(row, "expect", v[i].expect);
        wn_json_set_int(row, "records", v[i].records);
        files = wn_json_set_array(row, "files");
        for (size_t f = 0; f < v[i].files; f++)
            status_put_file(wn_json_add_object(files), &v[i].file[f]);
    }
    return true;
}

/* Who was invited is known in the lead's file only. */
static const char *status_hint(const struct wn_cmd *cmd, const struct wn_status_person *s)
{
    if (s->joined || !(wn_app_roles(cmd->app) & WN_LEAD))
        return "";
    return s->invited ? " (invited, nothing received yet)" : " (not invited yet)";
}

static void status_say_person(struct wn_cmd *cmd, const struct wn_status_person *s)
{
    if (s->decided >= 0)
        wn_say(cmd, "%.*s: %" PRId64 " of %" PRId64 " decided.\n", WN_ARG(s->id), s->decided,
               s->of);
    else
        wn_say(cmd, "%.*s: not known on this computer%s.\n", WN_ARG(s->id),
               status_hint(cmd, s));
}

/* What was not opened yet may hold conflicts: no number is given before. */
static void status_say_conflicts(struct wn_cmd *cmd, const struct wn_overview *o)
{
    if (o->conflicts >= 0)
        wn_say(cmd, "%" PRId64 " conflict%s, %" PRId64 " ruled.\n", o->conflicts,
               o->conflicts == 1 ? "" : "s", o->ruled);
    else if (o->unopened)
        wn_say(cmd, "Received decisions wait to be opened by winnow reconcile; what conflicts "
               "there are is not known before.\n");
    else if (o->ruled >= 0)
        wn_say(cmd, "What conflicts there are is not known yet.\n");
}

static void status_say(struct wn_cmd *cmd, const struct wn_overview *o)
{
    wn_say(cmd, "%.*s\nYou are %.*s (%.*s). Stage %.*s, criteria %.*s.\n", WN_ARG(o->title),
           WN_ARG(o->you), WN_ARG(o->role_words), WN_ARG(o->stage), WN_ARG(o->criteria_version));
    wn_say(cmd, "%" PRId64 " record%s from %" PRId64 " source%s.\n", o->records,
           o->records == 1 ? "" : "s", o->sources, o->sources == 1 ? "" : "s");
    for (size_t i = 0; i < o->screeners; i++)
        status_say_person(cmd, &o->screener[i]);
    if (o->later > 0)
        wn_say(cmd, "%" PRId64 " put aside for later.\n", o->later);
    status_say_conflicts(cmd, o);
    for (size_t i = 0; i < o->other_texts; i++)
        wn_say(cmd, "%.*s.\n", WN_ARG(o->other_text[i]));
    wn_say(cmd, "Next: %.*s", WN_ARG(o->next));
    if (wn_str_find(o->next, o->next_command) == o->next.n)
        wn_say(cmd, " (%.*s)", WN_ARG(o->next_command));
    wn_say(cmd, "\n");
}

bool wn_status_put(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_overview o = {0};

    if (!wn_report_overview(cmd->app, &cmd->arena, &o, err))
        return false;
    if (cmd->json) {
        status_json(cmd->json, &o);
        if (!status_put_sources(cmd, err))
            return false;
    }
    status_say(cmd, &o);
    return true;
}

const struct wn_verb wn_verb_status = {
    .name = "status",
    .usage = "",
    .help = "where the review stands and who it waits for",
    .run = wn_status_put,
    .flags = WN_V_PROJECT,
};
