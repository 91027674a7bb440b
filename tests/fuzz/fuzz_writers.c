/* SPDX-License-Identifier: MIT */
/*
 * Any text that a reader takes: its records go out through every writer and must come back from
 * the reader of that format as they were, but for what the writers' headers say is lost.
 */
#include <stdio.h>

#include "fuzz_reading.h"
#include "winnow/base/text.h"
#include "winnow/format/writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct round {
    struct wn_arena record, own;
    struct wn_record *v;
    size_t count, capacity, at;
    bool back;
};

/* Three blanks in an id may become one. */
static bool round_is_loose(enum wn_field f, struct wn_str out)
{
    bool words = f == WN_F_TITLE || f == WN_F_ABSTRACT || wn_field_is_list(f) ||
                 f == WN_F_JOURNAL || f == WN_F_TYPE;
    return !words && wn_str_find(out, WN_STR("   ")) < out.n;
}

static void round_compare(struct round *round, const struct wn_record *r)
{
    if (round->at >= round->count)
        __builtin_trap();
    const struct wn_record *x = &round->v[round->at++];
    for (size_t f = 0; f < WN_FIELD_COUNT; f++) {
        struct wn_str out = x->field[f], in = r->field[f];
        bool parted = f == WN_F_KEYWORDS && wn_str_find_byte(out, ';') < out.n; /* BibTeX */
        bool lost = parted || f == WN_F_NOTES || (f == WN_F_TYPE && out.n == 0) ||
                    round_is_loose((enum wn_field)f, out);
        if (lost || wn_str_eq(out, in))
            continue;
        fprintf(stderr, "record %zu, %s: \"%.*s\" came back as \"%.*s\"\n", round->at,
                wn_field_name((enum wn_field)f), WN_ARG(out), WN_ARG(in));
        __builtin_trap();
    }
}

static bool round_record(void *ctx, const struct wn_record *r, struct wn_err *err)
{
    struct round *round = ctx;
    (void)err;
    if (round->back) {
        round_compare(round, r);
    } else {
        struct wn_record copy = {0};
        for (size_t f = 0; f < WN_FIELD_COUNT; f++)
            copy.field[f] = wn_arena_copy(&round->own, r->field[f]);
        round->v = wn_arena_grow(&round->own, round->v, round->count, &round->capacity,
                                 sizeof *round->v);
        round->v[round->count++] = copy;
    }
    wn_arena_reset(&round->record);
    return true;
}

static void round_note(void *ctx, enum wn_note kind, size_t count, size_t line,
                       struct wn_str words)
{
    struct round *round = ctx;
    (void)count, (void)line, (void)words;
    if (round->back && kind != WN_NOTE_ODD)
        __builtin_trap(); /* nothing that was written is skipped or without an end */
}

static bool round_read(struct round *round, struct wn_str text)
{
    static const struct wn_read_opts none = {0};
    const struct wn_sink to = {
        .ctx = round, .arena = &round->record, .record = round_record, .note = round_note};
    const struct wn_reader *reader;
    struct wn_err err;
    return wn_reader_find(text, &reader, &err) && reader->read(text, &none, &to, &err);
}

static void round_write(struct round *round, const struct wn_writer *writer, struct wn_buf *out)
{
    struct wn_arena scratch = {0};
    wn_buf_text(out, writer->begin);
    for (size_t i = 0; i < round->count; i++)
        writer->record(out, &round->v[i], (int64_t)i + 1, &scratch);
    wn_arena_free(&scratch);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wn_str text = wn_str_of((const char *)data, size);
    struct round round = {0};
    if (wn_text_valid(text) == size && round_read(&round, text) && round.count) {
        round.back = true;
        for (size_t i = 0; wn_writers[i]; i++) {
            struct wn_buf out = {0};
            round.at = 0;
            round_write(&round, wn_writers[i], &out);
            if (!wn_writer_is_export(wn_buf_str(&out)) || !round_read(&round, wn_buf_str(&out)) ||
                round.at != round.count)
                __builtin_trap();
            wn_buf_free(&out);
        }
    }
    wn_arena_free(&round.record);
    wn_arena_free(&round.own);
    return 0;
}
