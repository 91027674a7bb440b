/* SPDX-License-Identifier: MIT */
#include "keeping.h"
#include "plain.h"
#include "verbs.h"
#include "winnow/app/previewing.h"
#include "winnow/app/reporting.h"
#include "winnow/format/format.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

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
            !wn_import_map(wn_str(o->given[i].value), &map[out->map_count++], err))
            return wn_wrap(err, "--map");
    return true;
}

static void import_json(struct wn_json *file, const struct wn_imported *r)
{
    struct wn_json *notes = NULL;

    wn_json_set_str(file, "sha256", r->sha256);
    wn_json_set_str(file, "source", r->source);
    wn_json_set_str(file, "format", r->format);
    if (r->guess.n > 0)
        wn_json_set_str(file, "guess", r->guess);
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

static void import_say_notes(struct wn_cmd *cmd, const struct wn_imported *r, size_t from)
{
    for (size_t i = from; i < r->note_count; i++)
        if (r->notes[i].line > 0)
            wn_say(cmd, "  line %zu: %.*s\n", r->notes[i].line, WN_ARG(r->notes[i].text));
        else
            wn_say(cmd, "  %.*s\n", WN_ARG(r->notes[i].text));
}

static void import_say(struct wn_cmd *cmd, const char *path, const struct wn_imported *r)
{
    bool dry = wn_opt_on(&cmd->opts, "dry-run");

    if (r->already_imported) {
        wn_say(cmd, "%s: already imported as %.*s; passed over\n", path, WN_ARG(r->source));
        return;
    }
    wn_say(cmd, "%s: %lld record%s from %.*s (%.*s, %.*s)%s\n", path, (long long)r->records,
           r->records == 1 ? "" : "s", WN_ARG(r->source),
           WN_ARG(wn_import_looks(&cmd->arena, r)),
           WN_ARG(r->encoding), dry ? "; nothing was written" : "");
    wn_say(cmd, "  with a title %lld, an abstract %lld, a DOI %lld", (long long)r->titles,
           (long long)r->abstracts, (long long)r->dois);
    if (!dry && r->records > 0)
        wn_say(cmd, "; numbers %lld to %lld", (long long)r->first, (long long)r->last);
    wn_say(cmd, "\n");
    import_say_notes(cmd, r, 0);
}

/* What became of one file; `error` is empty where it was taken or passed over. */
struct import_file {
    const char *path;
    const char *error;
};

/* File i: its own failure is said and the others go on. */
static bool import_one(struct wn_cmd *cmd, const struct wn_import_opts *opts,
                       struct import_file *files, struct wn_imported *results, size_t i)
{
    struct wn_err err = {0};
    struct import_file *file = &files[i];
    struct wn_imported *result = &results[i];

    if (wn_import(cmd->app, file->path, opts, NULL, NULL, &cmd->arena, result, &err)) {
        if (opts->dry_run)
            wn_import_repeated(results, i);
        import_say(cmd, file->path, result);
        return true;
    }
    cmd->status = err.code == WN_EUSAGE ? WN_EXIT_USAGE : WN_EXIT_FAILED;
    wn_tell(cmd, "winnow: %s\n", err.text);
    file->error = wn_arena_copy(&cmd->arena, wn_str(err.text)).p;
    *result = (struct wn_imported){.expect = -1};
    return false;
}

/* What is known when all are in: whether a source has as many records as the criteria expect. */
static bool import_say_expected(struct wn_cmd *cmd, bool dry_run, struct wn_imported *results,
                                size_t n, struct wn_err *err)
{
    size_t *before = WN_NEWS(&cmd->arena, size_t, n + 1);

    for (size_t i = 0; i < n; i++)
        before[i] = results[i].note_count;
    if (!wn_import_expected(cmd->app, dry_run, results, n, &cmd->arena, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        import_say_notes(cmd, &results[i], before[i]);
        cmd->noted = cmd->noted || results[i].note_count > 0;
    }
    return true;
}

static void import_put(struct wn_cmd *cmd, const struct import_file *files,
                       const struct wn_imported *results, size_t n)
{
    struct wn_json *all = wn_json_set_array(cmd->json, "files");

    for (size_t i = 0; i < n; i++) {
        struct wn_json *row = wn_json_add_object(all);

        wn_json_set_text(row, "file", files[i].path);
        if (files[i].error)
            wn_json_set_text(row, "error", files[i].error);
        else
            import_json(row, &results[i]);
    }
}

/* In lines: all files, one after the other. */
static bool import_lines(struct wn_cmd *cmd, const struct wn_import_opts *opts, struct wn_err *err)
{
    size_t n = cmd->opts.arg_count, taken = 0;
    struct import_file *files = WN_NEWS(&cmd->arena, struct import_file, n + 1);
    struct wn_imported *results = WN_NEWS(&cmd->arena, struct wn_imported, n + 1);
    struct wn_overview o = {0};
    bool added = false;

    for (size_t i = 0; i < n; i++) {
        files[i] = (struct import_file){.path = cmd->opts.args[i]};
        taken += import_one(cmd, opts, files, results, i);
        added = added || (results[i].records > 0 && !results[i].already_imported && !opts->dry_run);
    }
    if (!import_say_expected(cmd, opts->dry_run, results, n, err))
        return false;
    if (cmd->json)
        import_put(cmd, files, results, n);
    if (added)
        wn_keeping_project(cmd);
    if (!wn_report_overview(cmd->app, &cmd->arena, &o, err))
        return false;
    if (cmd->json)
        wn_json_set_int(cmd->json, "records_total", o.records);
    if (taken > 0)
        wn_say(cmd, "%lld record%s in the review.\n", (long long)o.records,
               o.records == 1 ? "" : "s");
    if (added && o.unsent_to.n > 0)
        wn_say(cmd, "Not yet with %.*s: %.*s. winnow send writes the update to give to them.\n",
               WN_ARG(o.unsent_to), WN_ARG(o.unsent));
    return true;
}

/* What is said and kept when the view was left. */
static void import_view_end(struct wn_cmd *cmd, const struct wn_preview *p)
{
    for (size_t i = 0; p->done && i < p->files; i++) {
        if (p->file[i].state == WN_PREVIEW_FAILED)
            cmd->status = WN_EXIT_FAILED;
        if (p->file[i].state == WN_PREVIEW_IMPORTED && p->file[i].read.note_count > 0)
            cmd->noted = true;
    }
    if (!p->done || p->sums.files == 0) {
        wn_say(cmd, "Nothing was imported.\n");
        return;
    }
    wn_keeping_project(cmd);
    wn_say(cmd, "%lld record%s from %lld file%s came in.\n", (long long)p->sums.records,
           p->sums.records == 1 ? "" : "s", (long long)p->sums.files,
           p->sums.files == 1 ? "" : "s");
}

/* On the terminal: looked at first (view I). *shown false: no view could be shown. */
static bool import_view(struct wn_cmd *cmd, const struct wn_import_opts *opts, bool *shown,
                        struct wn_err *err)
{
    struct wn_preview *p = NULL;
    bool done = false;

    if (!wn_preview_open(cmd->app, cmd->opts.args, cmd->opts.arg_count, opts, &p, err))
        return false;
    done = wn_cmd_view(cmd, WN_VIEW_IMPORT, shown, err);
    if (*shown && done)
        import_view_end(cmd, p);
    wn_preview_close(p);
    return done;
}

/* On a terminal without a view: what was found, and one question. */
static bool import_asked(struct wn_cmd *cmd, const struct wn_import_opts *opts, bool *yes,
                         struct wn_err *err)
{
    struct wn_import_opts dry = *opts;
    struct wn_plain plain = {.cmd = cmd};
    struct wn_str answer;

    dry.dry_run = true;
    if (!import_lines(cmd, &dry, err))
        return false;
    answer = wn_plain_ask(&plain, "Import this? y or n: ");
    *yes = wn_str_eq_nocase(answer, WN_STR("y")) || wn_str_eq_nocase(answer, WN_STR("yes"));
    if (!*yes)
        wn_say(cmd, "Nothing was imported.\n");
    wn_plain_end(&plain);
    return true;
}

static bool import_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_import_opts opts;
    bool shown = false, yes = true;
    bool asks = !cmd->yes && !cmd->json && isatty(fileno(cmd->io->in)) &&
                isatty(fileno(cmd->io->out));

    if (!import_read_opts(cmd, &opts, err))
        return false;
    if (cmd->interactive && !opts.dry_run && !import_view(cmd, &opts, &shown, err))
        return false;
    if (shown)
        return true;
    if (asks && !opts.dry_run && !import_asked(cmd, &opts, &yes, err))
        return false;
    return !yes || import_lines(cmd, &opts, err);
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
    .help = "read exports of databases and reference managers",
    .run = import_run,
    .options = import_options,
    .flags = WN_V_PROJECT | WN_V_MANY,
    .min_args = 1,
};
