/* SPDX-License-Identifier: MIT */
/* What the fuzz entries of the readers share: one reader over the text, every record checked. */
#ifndef WN_FUZZ_READING_H
#define WN_FUZZ_READING_H

#include <stdint.h>

#include "winnow/format/format.h"

struct fuzz_reading {
    struct wn_arena arena;
    struct wn_str text;
    size_t end, line; /* of the record before */
};

/*
 * Records stand in the text one behind the other, their raw text is the file's but for what is made
 * blank, and no field holds a control character.
 */
static inline bool fuzz_record(void *ctx, const struct wn_record *r, struct wn_err *err)
{
    struct fuzz_reading *in = ctx;
    (void)err;
    if (r->position < in->end || r->line < in->line || r->raw.n > in->text.n - r->position)
        __builtin_trap();
    for (size_t i = 0; i < r->raw.n && r->raw.p != in->text.p + r->position; i++)
        if (r->raw.p[i] != in->text.p[r->position + i] && r->raw.p[i] != ' ')
            __builtin_trap();
    in->end = r->position + r->raw.n;
    in->line = r->line;
    for (size_t f = 0; f < WN_FIELD_COUNT; f++)
        for (size_t i = 0; i < r->field[f].n; i++)
            if ((unsigned char)r->field[f].p[i] < 0x20 && r->field[f].p[i] != '\n')
                __builtin_trap();
    wn_arena_reset(&in->arena);
    return true;
}

static inline void fuzz_note(void *ctx, enum wn_note kind, size_t count, size_t line,
                             struct wn_str words)
{
    struct fuzz_reading *in = ctx;
    (void)kind;
    if (count == 0 || line == 0 || line > in->text.n + 1 || words.n == 0)
        __builtin_trap();
}

static inline void fuzz_read(const char *name, const uint8_t *data, size_t size)
{
    static const struct wn_read_opts none = {0};
    struct fuzz_reading in = {.text = wn_str_of((const char *)data, size)};
    const struct wn_sink to = {
        .ctx = &in, .arena = &in.arena, .record = fuzz_record, .note = fuzz_note};
    const struct wn_reader *found;
    struct wn_err err;
    if (wn_reader_check_bytes(in.text, &err))
        (void)!wn_reader_find(in.text, &found, &err);
    for (size_t i = 0; wn_readers[i]; i++)
        if (wn_str_is(wn_str(name), wn_readers[i]->name))
            (void)!wn_readers[i]->read(in.text, &none, &to, &err);
    wn_arena_free(&in.arena);
}

#endif
