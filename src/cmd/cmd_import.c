/* SPDX-License-Identifier: MIT */
#include "keeping.h"
#include "verbs.h"
#include "winnow/app/importing.h"
#include "winnow/app/reporting.h"
#include "winnow/format/format.h"

#include <string.h>

/* One --map FIELD=COLUMN. */
static bool import_read_map(const char *value, struct wn_map *out, struct wn_err *err)
{
    struct wn_str column = wn_str(value ? value : "");
    struct wn_str field;

    if (wn_str_find_byte(column, '=') == column.n)
        return wn_fail(err, WN_EUSAGE,
                       "--map takes FIELD=COLUMN, such as title=Name; not \"%.60s\"",
                       value ? value : "");
    (void)wn_str_split(&column, '=', &field);
    if (!wn_field_find(wn_str_trim(field), &out->field))
        return wn_fail(err, WN_EUSAGE,
                       "--map: there is no field \"%.*s\"; there are title, abstract, "
                       "authors, year, journal, doi, pmid, key, keywords ...",
                       WN_ARG(wn_str_first(field, 60)));
    out->column = wn_str_trim(column);
    return true;
}

static bool import_read_opts(struct wn_cmd *cmd, struct wn_import_opts *out, struct wn_err *err)
{
    const struct wn_opts *o = &cmd->opts;
    struct wn_map *map = WN_NEWS(&cmd->arena, struct wn_map, o->count + 1);

    *out = (struct wn_import_opts){
        .source = wn_opt_value(o, "source"),
        .platform = wn_opt_value(o, "platform"),
        .kind = wn_opt_value(o, "kind"),
        .searched = wn_opt_value(o, "searched"),
        .query = wn_opt_value(o, "query"),
        .encoding = wn_opt_value(o, "encoding"),
        .map = map,
        .dry_run = wn_opt_on(o, "dry-run"),
    };
    for (size_t i = 0; i < o->count; i++)
        if (strcmp(o->given[i].row->name, "map") == 0 &&
            !import_read_map(o->given[i].value, &map[out->map_count++], err))
            return false;
    return true;
}

static void import_json(struct wn_json *file, const struct wn_imported *r)
{
    struct wn_json *notes = NULL;

    wn_json_set_str(file, "sha256", r->sha256);
    wn_json_set_str(file, "source", r->source);
    wn_json_set_str(file, "format", r->format);
    wn_json_set_str(file, "encoding", r->encoding);
    wn_json_set_int(file, "records", r->records);
    wn_json_set_int(file, "titles", r->titles);
    wn_json_set_int(file, "abstracts", r->abstracts);
    wn_json_set_int(file, "dois", r->dois);
    wn_json_set_int(file, "skipped_lines", r->skipped_lines);
    wn_json_set_int(file, "undecodable_bytes", r->undecodable_bytes);
    wn_json_set_bool(file, "already_imported", r->already_imported);
    notes = wn_json_set_array(file, "notes");
    for (size_t i = 0; i < r->note_count; i++) {
        struct wn_json *note = wn_json_add_object(notes);

        wn_json_set_int(note, "line", (int64_t)r->notes[i].line);
        wn_json_set_str(note, "text", r->notes[i].text);
    }
}

static void import_say(struct wn_cmd *cmd, const char *path, const struct wn_imported *r)
{
    bool dry = wn_opt_on(&cmd->opts, "dry-run");

    if (r->already_imported) {
        wn_say(cmd, "%s: already imported as %.*s; passed over\n", path, WN_ARG(r->source));
        return;
    }
    wn_say(cmd, "%s: %lld record%s from %.*s (%.*s, %.*s)%s\n", path, (long long)r->records,
           r->records == 1 ? "" : "s", WN_ARG(r->source), WN_ARG(r->format_title),
           WN_ARG(r->encoding), dry ? "; nothing was written" : "");
    wn_say(cmd, "  with a title %lld, an abstract %lld, a DOI %lld", (long long)r->titles,
           (long long)r->abstracts, (long long)r->dois);
    if (!dry && r->records > 0)
        wn_say(cmd, "; numbers %lld to %lld", (long long)r->first, (long long)r->last);
    wn_say(cmd, "\n");
    for (size_t i = 0; i < r->note_count; i++)
        if (r->notes[i].line > 0)
            wn_say(cmd, "  line %zu: %.*s\n", r->notes[i].line, WN_ARG(r->notes[i].text));
        else
            wn_say(cmd, "  %.*s\n", WN_ARG(r->notes[i].text));
}

/* One file: its own failure is said and the others go on. *added: records came in. */
static bool import_one(struct wn_cmd *cmd, const char *path, const struct wn_import_opts *opts,
                       struct wn_json *files, bool *added)
{
    struct wn_json *file = files ? wn_json_add_object(files) : NULL;
    struct wn_imported result = {0};
    struct wn_err err = {0};
    bool done = wn_import(cmd->app, path, opts, NULL, NULL, &cmd->arena, &result, &err);

    if (file)
        wn_json_set_text(file, "file", path);
    if (!done) {
        cmd->status = err.code == WN_EUSAGE ? WN_EXIT_USAGE : WN_EXIT_FAILED;
        wn_tell(cmd, "winnow: %s\n", err.text);
        if (file)
            wn_json_set_text(file, "error", err.text);
        return false;
    }
    if (result.note_count > 0)
        cmd->noted = true;
    import_say(cmd, path, &result);
    if (file)
        import_json(file, &result);
    *added = *added || (result.records > 0 && !result.already_imported && !opts->dry_run);
    return true;
}

static bool import_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_json *files = cmd->json ? wn_json_set_array(cmd->json, "files") : NULL;
    struct wn_import_opts opts;
    struct wn_overview o = {0};
    size_t taken = 0;
    bool added = false;

    if (!import_read_opts(cmd, &opts, err))
        return false;
    for (size_t i = 0; i < cmd->opts.arg_count; i++)
        taken += import_one(cmd, cmd->opts.args[i], &opts, files, &added);
    if (added)
        wn_keeping_project(cmd);
    if (!wn_report_overview(cmd->app, &cmd->arena, &o, err))
        return false;
    if (cmd->json)
        wn_json_set_int(cmd->json, "records_total", o.records);
    if (taken > 0)
        wn_say(cmd, "%lld record%s in the review.\n", (long long)o.records,
               o.records == 1 ? "" : "s");
    return true;
}

static const struct wn_opt_row import_options[] = {
    {.name = "source",
     .value = "NAME",
     .help = "the database; else sources[], else the file's name"},
    {.name = "platform", .value = "P", .help = "where it was searched (Ovid, EBSCO ...)"},
    {.name = "kind",
     .value = "KIND",
     .help = "database, register, website, organisation, citation or other"},
    {.name = "searched", .value = "DATE", .help = "day of the search, 2026-11-20"},
    {.name = "query", .value = "FILE", .help = "the search strategy, kept as it is"},
    {.name = "encoding", .value = "E", .help = "overrides what the bytes say"},
    {.name = "map", .value = "FIELD=COLUMN", .help = "CSV: which column holds a field; repeatable"},
    {.name = "dry-run", .help = "read and report; write nothing"},
    {0},
};

const struct wn_verb wn_verb_import = {
    .name = "import",
    .usage = "FILE... [OPTIONS]",
    .help = "read database exports (RIS, nbib, CSV, TSV)",
    .run = import_run,
    .options = import_options,
    .flags = WN_V_PROJECT | WN_V_MANY,
    .min_args = 1,
};
