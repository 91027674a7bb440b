/* SPDX-License-Identifier: MIT */
/*
 * For tests of the readers: a file's bytes through decoding, detection and reader, and what came
 * out, counted. Include after wn_test.h.
 */
#ifndef WN_READING_H
#define WN_READING_H

#include "winnow/base/decode.h"
#include "winnow/format/format.h"

struct wn_counts {
    const struct wn_reader *reader; /* NULL: refused, see err */
    size_t records, titles, abstracts, dois, keys;
    size_t skipped, notes, missing, no_end, ragged, preamble, odd;
    size_t last_end; /* where the last record ended; records must not overlap */
    struct wn_str text;
    struct wn_err err;
    struct wn_arena record;
    void (*each)(void *ctx, const struct wn_record *r);
    void *each_ctx;
};

static inline bool wn_counts_record(void *ctx, const struct wn_record *r, struct wn_err *err)
{
    struct wn_counts *c = ctx;
    (void)err;
    c->records++;
    c->titles += r->field[WN_F_TITLE].n > 0;
    c->abstracts += r->field[WN_F_ABSTRACT].n > 0;
    c->dois += r->field[WN_F_DOI].n > 0;
    c->keys += r->field[WN_F_KEY].n > 0;
    assert_true(r->position >= c->last_end && r->position + r->raw.n <= c->text.n);
    for (size_t i = 0; i < r->raw.n && r->raw.p != c->text.p + r->position; i++)
        assert_true(r->raw.p[i] == c->text.p[r->position + i] || r->raw.p[i] == ' ');
    assert_true(r->line > 0);
    c->last_end = r->position + r->raw.n;
    for (size_t f = 0; f < WN_FIELD_COUNT; f++)
        for (size_t i = 0; i < r->field[f].n; i++)
            assert_true((unsigned char)r->field[f].p[i] >= 0x20 || r->field[f].p[i] == '\n');
    if (c->each)
        c->each(c->each_ctx, r);
    wn_arena_reset(&c->record);
    return true;
}

static inline void wn_counts_note(void *ctx, enum wn_note kind, size_t count, size_t line,
                                  struct wn_str words)
{
    struct wn_counts *c = ctx;
    assert_true(count > 0 && line > 0 && words.n > 0);
    c->notes++;
    c->skipped += kind == WN_NOTE_SKIPPED ? count : 0;
    c->preamble += kind == WN_NOTE_PREAMBLE ? count : 0;
    c->ragged += kind == WN_NOTE_RAGGED ? count : 0;
    c->missing += kind == WN_NOTE_MISSING;
    c->no_end += kind == WN_NOTE_NO_END;
    c->odd += kind == WN_NOTE_ODD;
}

/* c zeroed (each and each_ctx may be set). False: refused or failed, c->err says why. */
static inline bool wn_counts_text(struct wn_counts *c, struct wn_str text,
                                  const struct wn_read_opts *opts)
{
    static const struct wn_read_opts none = {0};
    c->text = text;
    opts = opts ? opts : &none;
    struct wn_sink sink = {
        .ctx = c, .arena = &c->record, .record = wn_counts_record, .note = wn_counts_note};
    bool good = wn_reader_find_mapped(text, opts, &c->reader, &c->err) &&
                c->reader->read(text, opts, &sink, &c->err);
    wn_arena_free(&c->record);
    return good;
}

static inline bool wn_counts_bytes(struct wn_counts *c, struct wn_str bytes)
{
    struct wn_arena arena = {0};
    struct wn_decoded decoded;
    bool good = wn_reader_check_bytes(bytes, &c->err) &&
                wn_decode(&arena, bytes, NULL, &decoded, &c->err) &&
                wn_counts_text(c, decoded.text, NULL);
    wn_arena_free(&arena);
    return good;
}

/* The whole file, in the arena; a missing one gives p = NULL. */
static inline struct wn_str wn_test_file(struct wn_arena *arena, const char *path)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        return (struct wn_str){NULL, 0};
    assert_int_equal(fseek(in, 0, SEEK_END), 0);
    size_t n = (size_t)ftell(in);
    rewind(in);
    char *p = wn_arena_alloc(arena, n + 1, 1);
    assert_int_equal(fread(p, 1, n, in), n);
    fclose(in);
    return wn_str_of(p, n);
}

#endif
