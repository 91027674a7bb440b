/* SPDX-License-Identifier: MIT */
/*
 * import(export(x)) = x: records out through a writer, in again through the reader of that name,
 * and compared field by field but for what the writer's header says cannot travel. Include after
 * wn_test.h and wn_reading.h.
 */
#ifndef WN_ROUND_H
#define WN_ROUND_H

#include "winnow/format/writer.h"

struct wn_round {
    struct wn_arena arena; /* of the records */
    struct wn_record *v;
    size_t count, capacity;
    size_t at, wrong;   /* on the way back */
    const char *name;   /* of the writer */
    struct wn_str from; /* said where something differs */
};

static inline void wn_round_add(void *ctx, const struct wn_record *r)
{
    struct wn_round *round = ctx;
    struct wn_record copy = {0};
    for (size_t f = 0; f < WN_FIELD_COUNT; f++)
        copy.field[f] = wn_arena_copy(&round->arena, r->field[f]);
    round->v =
        wn_arena_grow(&round->arena, round->v, round->count, &round->capacity, sizeof *round->v);
    round->v[round->count++] = copy;
}

/* Neither travels: notes, and that there is no type. */
static inline bool wn_round_is_lost(enum wn_field f, struct wn_str out, struct wn_str in)
{
    static const char *const stand_ins[] = {"JOUR", "GEN", "article", "misc"};
    for (size_t i = 0; f == WN_F_TYPE && out.n == 0 && i < 4; i++)
        if (wn_str_is(in, stand_ins[i]))
            return true;
    return f == WN_F_NOTES && in.n == 0;
}

/* In BibTeX semicolons part keywords, those within one as well. */
static inline struct wn_str wn_round_parted(struct wn_arena *arena, struct wn_str list)
{
    struct wn_buf parted = {0};
    struct wn_str one, part;
    while (wn_str_split(&list, '\n', &one))
        while (wn_str_split(&one, ';', &part))
            if (wn_str_trim(part).n) {
                wn_buf_text(&parted, parted.n ? "\n" : "");
                wn_buf_put(&parted, wn_str_trim(part));
            }
    struct wn_str copy = wn_arena_copy(arena, wn_buf_str(&parted));
    wn_buf_free(&parted);
    return copy;
}

static inline void wn_round_compare(void *ctx, const struct wn_record *r)
{
    struct wn_round *round = ctx;
    const struct wn_record *x = round->at < round->count ? &round->v[round->at] : NULL;
    round->at++;
    for (size_t f = 0; x && f < WN_FIELD_COUNT; f++) {
        struct wn_str out = x->field[f], in = r->field[f];
        if (f == WN_F_KEYWORDS && strcmp(round->name, "bibtex") == 0)
            out = wn_round_parted(&round->arena, out);
        if (wn_str_eq(out, in) || wn_round_is_lost((enum wn_field)f, out, in))
            continue;
        if (round->wrong++ < 5)
            print_error("%.*s, record %zu: %s went out as \"%.*s\" and came back as \"%.*s\"\n",
                        WN_ARG(round->from), round->at, wn_field_name((enum wn_field)f),
                        WN_ARG(wn_str_first(out, 300)), WN_ARG(wn_str_first(in, 300)));
    }
}

/* Writes all, reads all back; counts what differs in round->wrong. */
static inline void wn_round_trip(struct wn_round *round, const struct wn_writer *writer)
{
    struct wn_buf out = {0};
    struct wn_arena scratch = {0};
    struct wn_counts c = {.each = wn_round_compare, .each_ctx = round};
    round->at = 0;
    round->name = writer->name;
    wn_buf_text(&out, writer->begin);
    for (size_t i = 0; i < round->count; i++) {
        writer->record(&out, &round->v[i], (int64_t)i + 1, &scratch);
        wn_arena_reset(&scratch);
    }
    wn_arena_free(&scratch);
    if (round->count)
        assert_true(wn_writer_is_export(wn_buf_str(&out)));
    if (round->count && !wn_counts_bytes(&c, wn_buf_str(&out)))
        fail_msg("%.*s as %s: %s", WN_ARG(round->from), writer->name, c.err.text);
    if (c.records != round->count || (c.reader && !wn_str_is(wn_str(c.reader->name), writer->reader)))
        fail_msg("%.*s as %s: %zu records went out, %zu came back", WN_ARG(round->from),
                 writer->name, round->count, c.records);
    assert_int_equal(c.skipped, 0);
    wn_buf_free(&out);
}

/* Reads a file and sends its records through every writer. Returns how many records it held. */
static inline size_t wn_round_file(const char *path)
{
    struct wn_arena arena = {0};
    struct wn_str bytes = wn_test_file(&arena, path);
    struct wn_round round = {.from = wn_str(path)};
    struct wn_counts c = {.each = wn_round_add, .each_ctx = &round};
    bool read = bytes.p && wn_counts_bytes(&c, bytes);
    for (size_t i = 0; read && wn_writers[i]; i++)
        wn_round_trip(&round, wn_writers[i]);
    wn_arena_free(&arena);
    wn_arena_free(&round.arena);
    assert_int_equal(round.wrong, 0);
    return read ? c.records : 0;
}

#endif
