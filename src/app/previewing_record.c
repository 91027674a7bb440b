/* SPDX-License-Identifier: MIT */
/*
 * One record of a file as it will be read, and the ones beside it: the file is read again up to
 * there, so that memory does not grow with the file.
 */
#include "previewing_parts.h"

#include "winnow/base/decode.h"
#include "winnow/base/file.h"
#include "winnow/base/mem.h"
#include "winnow/base/text.h"
#include "winnow/format/format.h"

enum { WINDOW_RECORDS = 16, WINDOW_TEXT = 64 * 1024 /* bytes kept of one value */ };

struct wn_preview_window {
    struct wn_arena arena;
    size_t file;
    int64_t first, n;  /* records first .. first + n - 1 are kept */
    struct wn_record record[WINDOW_RECORDS];
};
struct window_read {
    struct wn_preview_window *w;
    struct wn_arena record;
    int64_t at;
    bool full;
};

void wn_preview_window_close(struct wn_preview *p)
{
    if (p->window)
        wn_arena_free(&p->window->arena);
    wn_free(p->window);
    p->window = NULL;
}

/* Cut before a character, not within. */
static struct wn_str window_copy(struct wn_arena *arena, struct wn_str s)
{
    s = wn_str_first(s, WINDOW_TEXT);
    return wn_arena_copy(arena, wn_str_first(s, wn_text_valid(s)));
}

static bool window_record(void *ctx, const struct wn_record *r, struct wn_err *err)
{
    struct window_read *read = ctx;
    struct wn_preview_window *w = read->w;
    if (++read->at >= w->first) {
        struct wn_record *kept = &w->record[w->n++];
        *kept = *r;
        kept->raw = window_copy(&w->arena, r->raw);
        for (int f = 0; f < WN_FIELD_COUNT; f++)
            kept->field[f] = window_copy(&w->arena, r->field[f]);
        read->full = w->n == WINDOW_RECORDS;
    }
    wn_arena_reset(&read->record);
    return !read->full || wn_fail(err, WN_ECANCEL, "enough was read");
}

static void window_note(void *ctx, enum wn_note kind, size_t count, size_t line,
                        struct wn_str words)
{
    (void)ctx, (void)kind, (void)count, (void)line, (void)words;
}

static bool window_text(struct wn_preview_window *w, struct wn_str text,
                        const struct wn_import_opts *opts, struct wn_err *err)
{
    const struct wn_reader *reader;
    const struct wn_read_opts how = {.map = opts->map, .map_count = opts->map_count};
    struct window_read read = {.w = w};
    const struct wn_sink to = {
        .ctx = &read, .arena = &read.record, .record = window_record, .note = window_note};
    bool done = wn_reader_find_mapped(text, &how, &reader, err) &&
                (reader->read(text, &how, &to, err) || read.full);
    wn_arena_free(&read.record);
    return done;
}

static bool window_load(struct wn_preview *p, size_t file, int64_t n, struct wn_err *err)
{
    const struct wn_preview_file *f = &p->file[file];
    struct wn_file bytes;
    struct wn_decoded text;
    struct wn_arena decoding = {0};
    wn_preview_window_close(p);
    struct wn_preview_window *w = p->window = wn_alloc(sizeof *w);
    *w = (struct wn_preview_window){.file = file};
    w->first = n > WINDOW_RECORDS / 2 ? n - WINDOW_RECORDS / 2 : 1;
    if (!wn_file_open(f->path, UINT64_MAX, &bytes, err))
        return false;
    bool done = wn_decode(&decoding, bytes.bytes, f->opts.encoding, &text, err) &&
                window_text(w, text.text, &f->opts, err);
    wn_arena_free(&decoding);
    wn_file_close(&bytes);
    return done;
}

bool wn_preview_record(struct wn_preview *p, size_t file, int64_t n, const struct wn_record **out,
                       struct wn_err *err)
{
    const struct wn_preview_window *w = p->window;
    if (!w || w->file != file || n < w->first || n >= w->first + w->n) {
        if (!window_load(p, file, n, err))
            return false;
        w = p->window;
    }
    if (n < w->first || n >= w->first + w->n)
        return wn_fail(err, WN_EINPUT, "record %lld is not in the file any more", (long long)n);
    *out = &w->record[n - w->first];
    return true;
}
