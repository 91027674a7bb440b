/* SPDX-License-Identifier: MIT */
/*
 * One file into the review: bytes, encoding, format, records, all in one transaction. What the file
 * holds is counted on the way and compared with what the criteria file expects; whatever stops the
 * reading leaves nothing behind, and no number is used up.
 */
#include "winnow/app/importing.h"

#include <inttypes.h>

#include "importing_parts.h"
#include "ordering.h"
#include "unsent.h"
#include "winnow/base/decode.h"
#include "winnow/base/file.h"
#include "winnow/base/text.h"
#include "winnow/store/records.h"

#define IMPORTING_LIMIT (UINT64_C(2) << 30) /* bytes of a file */

struct importing {
    struct wn_app *app;
    struct wn_store *store;
    const struct wn_import_opts *opts;
    struct wn_arena *arena; /* the caller's: what is reported */
    struct wn_arena record;
    struct wn_imported *out;
    struct importing_notes notes;
    struct importing_guess guess;
    struct wn_source source;
    struct wn_import_file file;
    const struct wn_reader *reader;
    size_t untitled, untitled_line; /* records without a title, and where the first begins */
    bool (*tick)(void *ctx, size_t done, size_t of);
    void *tick_ctx;
};

bool wn_importing_allowed(struct wn_app *app, struct wn_err *err)
{
    if (!(wn_app_roles(app) & WN_LEAD))
        return wn_fail(err, WN_EREFUSED, "only the lead of the review imports records");
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "this review can be read but not written here: nothing was imported");
    return true;
}

static bool importing_record(void *ctx, const struct wn_record *r, struct wn_err *err)
{
    struct importing *in = ctx;
    struct wn_imported *out = in->out;
    int64_t number = 0;
    out->records++;
    out->titles += r->field[WN_F_TITLE].n > 0;
    out->abstracts += r->field[WN_F_ABSTRACT].n > 0;
    out->dois += r->field[WN_F_DOI].n > 0;
    if (r->field[WN_F_TITLE].n == 0 && in->untitled++ == 0)
        in->untitled_line = r->line;
    wn_importing_guess(&in->guess, r);
    if (in->opts->seen)
        in->opts->seen(in->opts->seen_ctx, r);
    bool done = in->opts->dry_run ||
                wn_records_add(in->store, 0, in->source.id, in->file.id, r, &number, err);
    if (out->records == 1)
        out->first = number;
    out->last = number;
    wn_arena_reset(&in->record);
    return done;
}

static bool importing_tick(void *ctx, size_t done, size_t of)
{
    struct importing *in = ctx;
    return !in->tick || in->tick(in->tick_ctx, done, of);
}

static void importing_note(void *ctx, enum wn_note kind, size_t count, size_t line,
                           struct wn_str words)
{
    struct importing *in = ctx;
    if (kind == WN_NOTE_SKIPPED || kind == WN_NOTE_PREAMBLE)
        in->out->skipped_lines += (int64_t)count;
    wn_importing_note(&in->notes, kind, line, words);
}

/* What was not valid is said with the others, before the reader's notes. */
static void importing_note_bytes(struct importing *in, const struct wn_decoded *text)
{
    if (text->undecodable_bytes)
        wn_importing_remark(&in->notes, text->first_line,
                            wn_arena_print(in->arena,
                                           "%zu byte%s not valid UTF-8, from this line "
                                           "on; read as %s",
                                           text->undecodable_bytes,
                                           text->undecodable_bytes == 1 ? " is" : "s are",
                                           text->encoding));
}

static void importing_note_counts(struct importing *in)
{
    if (in->untitled)
        wn_importing_remark(&in->notes, in->untitled_line,
                            wn_arena_print(in->arena,
                                           "%zu record%s no title, the first one here; "
                                           "kept",
                                           in->untitled, in->untitled == 1 ? " has" : "s have"));
    wn_importing_more(&in->notes);
    in->out->notes = in->notes.v;
    in->out->note_count = in->notes.n;
}

static bool importing_read(struct importing *in, struct wn_str text, struct wn_err *err)
{
    const struct wn_read_opts opts = {.map = in->opts->map, .map_count = in->opts->map_count};
    const struct wn_sink to = {.ctx = in,
                               .arena = &in->record,
                               .record = importing_record,
                               .tick = importing_tick,
                               .note = importing_note};
    if (!in->reader->read(text, &opts, &to, err))
        return false;
    if (in->out->records == 0)
        return wn_fail(err, WN_EINPUT, "there is no record in it; nothing to import");
    in->out->guess = wn_importing_guessed(&in->guess);
    importing_note_counts(in);
    return true;
}

/* The file's row stands before its records, which name it. */
static bool importing_begin(struct importing *in, struct wn_err *err)
{
    struct wn_str now = wn_app_now(in->app, in->arena);
    in->source.imported = wn_str_first(now, 10);
    if (!wn_sources_put(in->store, &in->source, &in->source.id, err))
        return false;
    in->file.source = in->source.id;
    return wn_files_put(in->store, &in->file, &in->file.id, err);
}

/* Until the first invitation all records are put in order anew; then only what nobody has yet. */
static bool importing_order(struct importing *in, struct wn_err *err)
{
    const struct wn_criteria *c = wn_app_criteria(in->app);
    int64_t number, first;
    uint8_t fingerprint[WN_HASH];
    if (!wn_numbers_newest(in->store, &number, fingerprint, err))
        return false;
    if (number == 0)
        return wn_ordering_make(in->store, c, wn_app_project(in->app), err);
    return wn_unsent_block(in->app, &first, err) &&
           wn_ordering_more(in->store, c, wn_app_project(in->app), first, err);
}

static bool importing_end(struct importing *in, struct wn_err *err)
{
    const struct wn_imported *out = in->out;
    struct wn_line line = wn_line_of(WN_K_IMPORT);
    line.file = in->file.name;
    line.sha256 = in->file.sha256;
    line.source = in->source.name;
    line.format = in->file.format;
    line.first = in->file.first = out->first;
    line.last = in->file.last = out->last;
    line.skipped = in->file.skipped_lines = out->skipped_lines;
    in->file.records = out->records;
    in->file.notes = wn_importing_notes_text(&in->notes);
    return wn_files_put(in->store, &in->file, &in->file.id, err) &&
           wn_app_write(in->app, &line, err) && importing_order(in, err);
}

static bool importing_write(struct importing *in, struct wn_str text, struct wn_err *err)
{
    if (wn_store_begin(in->store, err) && importing_begin(in, err) &&
        importing_read(in, text, err) && importing_end(in, err) && wn_store_commit(in->store, err))
        return true;
    wn_store_rollback(in->store);
    return false;
}

/* From the decoded text on. */
static bool importing_text(struct importing *in, const struct wn_decoded *text, struct wn_err *err)
{
    const struct wn_read_opts opts = {.map = in->opts->map, .map_count = in->opts->map_count};
    struct wn_imported *out = in->out;
    out->encoding = wn_arena_copy(in->arena, wn_str(text->encoding));
    out->undecodable_bytes = (int64_t)text->undecodable_bytes;
    in->file.encoding = out->encoding;
    in->file.bad_bytes = text->bad_bytes;
    in->file.undecodable_bytes = out->undecodable_bytes;
    if (!wn_reader_find_mapped(text->text, &opts, &in->reader, err))
        return false;
    out->format = in->file.format = wn_str(in->reader->name);
    out->format_title = wn_str(in->reader->title);
    importing_note_bytes(in, text);
    return in->opts->dry_run ? importing_read(in, text->text, err)
                             : importing_write(in, text->text, err);
}

/* What was said about this file when it came in. */
static bool importing_again(struct importing *in, const struct wn_import_file *before,
                            struct wn_err *err)
{
    struct wn_source *v;
    size_t n;
    struct wn_imported *out = in->out;
    if (!wn_sources_list(in->store, in->arena, &v, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (v[i].id == before->source)
            out->source = v[i].name;
    for (size_t i = 0; wn_readers[i]; i++)
        if (wn_str_is(before->format, wn_readers[i]->name))
            out->format_title = wn_str(wn_readers[i]->title);
    out->already_imported = true;
    out->format = before->format;
    out->encoding = before->encoding;
    out->records = before->records;
    out->skipped_lines = before->skipped_lines;
    out->undecodable_bytes = before->undecodable_bytes;
    out->first = before->first;
    out->last = before->last;
    return true;
}

static bool importing_bytes(struct importing *in, struct wn_str bytes, struct wn_err *err)
{
    char hex[2 * WN_HASH + 1];
    struct wn_import_file before;
    struct wn_arena decoding = {0};
    struct wn_decoded text;
    bool found;
    if (!wn_reader_check_bytes(bytes, err)) /* first: it looks at the beginning alone */
        return false;
    struct wn_hash hash = wn_sha256(bytes);
    wn_hex(hash.b, WN_HASH, hex);
    in->out->sha256 = in->file.sha256 = wn_arena_copy(in->arena, wn_str(hex));
    in->file.bytes = (int64_t)bytes.n;
    if (in->opts->sha256.n && !wn_str_eq(in->opts->sha256, in->file.sha256))
        return wn_fail(err, WN_EREFUSED,
                       "the file was changed after it was read; look at it again");
    if (!wn_files_by_sha256(in->store, in->file.sha256, in->arena, &before, &found, err))
        return false;
    if (found)
        return importing_again(in, &before, err);
    bool done = wn_decode(&decoding, bytes, in->opts->encoding, &text, err) &&
                importing_text(in, &text, err);
    wn_arena_free(&decoding);
    return done;
}

bool wn_import(struct wn_app *app, const char *path, const struct wn_import_opts *opts,
               bool (*tick)(void *ctx, size_t done, size_t of), void *ctx, struct wn_arena *arena,
               struct wn_imported *out, struct wn_err *err)
{
    struct wn_file file;
    struct importing in = {.app = app,
                           .store = wn_app_store(app),
                           .opts = opts,
                           .arena = arena,
                           .out = out,
                           .notes = {.arena = arena},
                           .tick = tick,
                           .tick_ctx = ctx};
    *out = (struct wn_imported){.file = wn_arena_copy(arena, wn_str(path))};
    in.file.name = wn_file_name(out->file);
    if (!wn_importing_allowed(app, err) ||
        !wn_importing_source(wn_app_criteria(app), path, opts, arena, &in.source, err) ||
        !wn_file_open(path, IMPORTING_LIMIT, &file, err))
        return false;
    out->source = in.source.name;
    out->expect = in.source.expect;
    bool done = importing_bytes(&in, file.bytes, err);
    wn_arena_free(&in.record);
    wn_file_close(&file);
    return done || wn_wrap(err, "%.*s", WN_ARG(wn_text_fit(in.file.name, 60, &(size_t){0})));
}
