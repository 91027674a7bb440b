/* SPDX-License-Identifier: MIT */
/*
 * A file rewritten in ways that must not matter to its reader, and cut off at many places. Include
 * after wn_test.h and wn_reading.h.
 */
#ifndef WN_VARIANTS_H
#define WN_VARIANTS_H

#include "winnow/base/text.h"

/* text with every line end made `eol`. */
static inline struct wn_str wn_with_ends(struct wn_arena *to, struct wn_str text, const char *eol)
{
    struct wn_str ends = wn_str(eol);
    char *p = wn_arena_alloc(to, text.n * 2 + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != '\n' && text.p[i] != '\r') {
            p[n++] = text.p[i];
            continue;
        }
        i += text.p[i] == '\r' && i + 1 < text.n && text.p[i + 1] == '\n';
        memcpy(p + n, ends.p, ends.n);
        n += ends.n;
    }
    return wn_str_of(p, n);
}

static inline struct wn_str wn_with_bom(struct wn_arena *to, struct wn_str text)
{
    char *p = wn_arena_alloc(to, text.n + 3, 1);
    memcpy(p, "\xEF\xBB\xBF", 3);
    memcpy(p + 3, text.p, text.n);
    return wn_str_of(p, text.n + 3);
}

static inline void wn_put16(char *p, size_t *n, uint32_t unit)
{
    p[(*n)++] = (char)(unit & 0xFF);
    p[(*n)++] = (char)(unit >> 8);
}

static inline struct wn_str wn_in_utf16(struct wn_arena *to, struct wn_str text, bool bom)
{
    char *p = wn_arena_alloc(to, text.n * 4 + 2, 1);
    size_t n = 0, at = 0;
    uint32_t cp;
    if (bom)
        wn_put16(p, &n, 0xFEFF);
    while (wn_text_next(text, &at, &cp)) {
        if (cp < 0x10000) {
            wn_put16(p, &n, cp);
        } else {
            wn_put16(p, &n, 0xD800 + ((cp - 0x10000) >> 10));
            wn_put16(p, &n, 0xDC00 + ((cp - 0x10000) & 0x3FF));
        }
    }
    return wn_str_of(p, n);
}

static inline struct wn_str wn_without_bom(struct wn_str bytes)
{
    return wn_str_starts(bytes, WN_STR("\xEF\xBB\xBF")) ? wn_str_from(bytes, 3) : bytes;
}

enum { WN_VARIANTS = 6 };

/* text, UTF-8 without BOM, in other line ends or another encoding. */
static inline struct wn_str wn_variant(struct wn_arena *to, struct wn_str text, size_t which)
{
    static const char *const ends[] = {"\r\n", "\r", "\n"};
    assert_true(which < WN_VARIANTS);
    if (which < 3)
        return wn_with_ends(to, text, ends[which]);
    return which == 3 ? wn_with_bom(to, text) : wn_in_utf16(to, text, which == 4);
}

/* Ends of the records of a whole file. */
struct wn_ends {
    struct wn_arena own;
    size_t *at, count, capacity;
};

static inline void wn_remember_end(void *ctx, const struct wn_record *r)
{
    struct wn_ends *ends = ctx;
    ends->at = wn_arena_grow(&ends->own, ends->at, ends->count, &ends->capacity, sizeof *ends->at);
    ends->at[ends->count++] = r->position + r->raw.n;
}

/* text cut off at every step-th byte: never fewer records than whole ones before the cut. */
static inline void wn_cut_everywhere(struct wn_str name, struct wn_str text, size_t step)
{
    struct wn_ends ends = {0};
    struct wn_counts whole = {.each = wn_remember_end, .each_ctx = &ends};
    assert_true(wn_counts_text(&whole, text, NULL));
    size_t before = 0;
    for (size_t cut = step; cut < text.n; cut += step) {
        struct wn_counts c = {0};
        while (before < ends.count && ends.at[before] <= cut)
            before++;
        char *copy = malloc(cut); /* the sanitizer sees every read behind the cut */
        memcpy(copy, text.p, cut);
        bool read = wn_counts_text(&c, wn_str_of(copy, cut), NULL);
        free(copy);
        if (before && (!read || c.records < before))
            fail_msg("%.*s cut at %zu: %zu records, %zu before the cut", WN_ARG(name), cut,
                     c.records, before);
    }
    wn_arena_free(&ends.own);
}

#endif
