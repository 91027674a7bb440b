/* SPDX-License-Identifier: MIT */
#include "terms_text.h"

#include <stdint.h>

#include "winnow/base/buf.h"
#include "winnow/base/text.h"

enum { SOFT_HYPHEN = 0xAD, FIRST_COMBINING = 0x300 };

struct terms_text_maker {
    struct wn_arena *arena;
    struct wn_str given;
    bool composed; /* given is in NFC already */
    struct wn_buf out;
    struct wn_terms_piece *v;
    size_t n, capacity;
};

static bool terms_text_ascii(struct wn_str s)
{
    unsigned char all = 0;
    for (size_t i = 0; i < s.n; i++)
        all |= (unsigned char)s.p[i];
    return all < 0x80;
}

static char terms_text_straight(uint32_t cp)
{
    if (cp >= 0x2018 && cp <= 0x201B)
        return '\'';
    return cp >= 0x201C && cp <= 0x201F ? '"' : '\0';
}

static void terms_text_put(struct terms_text_maker *m, size_t from, size_t to, struct wn_str now)
{
    bool whole = !wn_str_eq(now, wn_str_of(m->given.p + from, to - from));
    struct wn_terms_piece *last = m->n ? &m->v[m->n - 1] : NULL;
    if (last && !whole && !last->whole && last->given + last->given_n == from) {
        last->n += now.n;
        last->given_n += now.n;
    } else {
        m->v = wn_arena_grow(m->arena, m->v, m->n, &m->capacity, sizeof *m->v);
        m->v[m->n++] = (struct wn_terms_piece){.at = m->out.n, .n = now.n, .given = from,
                                               .given_n = to - from, .whole = whole};
    }
    wn_buf_put(&m->out, now);
}

/*
 * The end of the character at `from` with all that could combine with it: composition never
 * crosses the end of a grapheme.
 */
static size_t terms_text_unit(const struct terms_text_maker *m, size_t from, uint32_t *cp)
{
    size_t to = from;
    if (!wn_text_next(m->given, &to, cp))
        return m->given.n;
    bool plain_next = to >= m->given.n || (unsigned char)m->given.p[to] < 0x80;
    if (m->composed || (*cp < FIRST_COMBINING && plain_next))
        return to;
    int width;
    size_t n = wn_text_grapheme(m->given, from, &width);
    return n > to - from ? from + n : to;
}

static void terms_text_next(struct terms_text_maker *m, size_t from, size_t to, uint32_t cp)
{
    struct wn_str unit = wn_str_of(m->given.p + from, to - from);
    char straight = terms_text_straight(cp);
    if (cp == SOFT_HYPHEN)
        return;
    if (straight)
        unit = wn_str_of(&straight, 1);
    else if (!m->composed && unit.n > 1)
        unit = wn_text_nfc(m->arena, unit);
    else if (!m->composed && cp >= 0x80) /* a single byte that is not UTF-8 */
        unit = WN_STR("\xEF\xBF\xBD");
    terms_text_put(m, from, to, unit);
}

struct wn_terms_text wn_terms_text_of(struct wn_arena *arena, struct wn_str given)
{
    struct terms_text_maker m = {.arena = arena, .given = given};
    if (terms_text_ascii(given)) {
        struct wn_terms_piece *all = WN_NEW(arena, struct wn_terms_piece);
        *all = (struct wn_terms_piece){.n = given.n, .given_n = given.n};
        return (struct wn_terms_text){given, all, 1};
    }
    m.composed = wn_str_eq(wn_text_nfc(arena, given), given);
    uint32_t cp = 0;
    for (size_t at = 0, to; at < given.n; at = to) {
        to = terms_text_unit(&m, at, &cp);
        terms_text_next(&m, at, to, cp);
    }
    struct wn_terms_text t = {wn_arena_copy(arena, wn_buf_str(&m.out)), m.v, m.n};
    wn_buf_free(&m.out);
    return t;
}

/* The piece that byte `at` lies in; the last one for the end of the text. */
static const struct wn_terms_piece *terms_text_piece(const struct wn_terms_text *t, size_t at)
{
    size_t low = 0, high = t->n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (t->v[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return &t->v[low];
}

size_t wn_terms_text_from(const struct wn_terms_text *t, size_t at)
{
    if (t->n == 0)
        return 0;
    const struct wn_terms_piece *piece = terms_text_piece(t, at);
    return piece->whole ? piece->given : piece->given + (at - piece->at);
}

size_t wn_terms_text_to(const struct wn_terms_text *t, size_t at)
{
    if (at == 0 || t->n == 0)
        return 0;
    const struct wn_terms_piece *piece = terms_text_piece(t, at - 1);
    return piece->whole ? piece->given + piece->given_n : piece->given + (at - piece->at);
}
