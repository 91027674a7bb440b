/* SPDX-License-Identifier: MIT */
/*
 * Classes of characters, NFC, folding, squeezing. A character of ASCII begins anew: it never joins
 * what stands before it. So runs of ASCII are taken over as they are, and only pieces of the form
 * "one of ASCII, then others" go through utf8proc. Marks are put in order here, not by utf8proc,
 * which takes quadratic time for a long row of marks.
 */
#include "winnow/base/text.h"

#include <string.h>

#include <utf8proc.h>

#include "winnow/base/mem.h"

struct text_piece {
    utf8proc_int32_t *cp, *other; /* `size` places each */
    size_t n, size;
};

bool wn_text_is_letter(uint32_t cp)
{
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

bool wn_text_is_digit(uint32_t cp)
{
    return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_ND;
}

bool wn_text_is_upper(uint32_t cp)
{
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool wn_text_is_space(uint32_t cp)
{
    if (cp < 0x80)
        return cp == ' ' || (cp >= '\t' && cp <= '\r');
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return cp == 0x85 || (c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP);
}

static utf8proc_propval_t text_class(utf8proc_int32_t cp)
{
    return utf8proc_get_property(cp)->combining_class;
}

/*
 * Counting sort by combining class of the marks at [from, to), which keeps equals in their order.
 */
static void text_order_marks(struct text_piece *piece, size_t from, size_t to)
{
    size_t place[257] = {0};
    for (size_t i = from; i < to; i++)
        place[text_class(piece->cp[i]) + 1]++;
    for (size_t c = 1; c < 257; c++)
        place[c] += place[c - 1];
    for (size_t i = from; i < to; i++)
        piece->other[place[text_class(piece->cp[i])]++] = piece->cp[i];
    memcpy(piece->cp + from, piece->other, (to - from) * sizeof *piece->cp);
}

static void text_order(struct text_piece *piece)
{
    for (size_t i = 0; i < piece->n; i++) {
        size_t from = i;
        bool mixed = false;
        for (; i < piece->n && text_class(piece->cp[i]) != 0; i++)
            mixed |= i > from && text_class(piece->cp[i]) < text_class(piece->cp[i - 1]);
        if (mixed)
            text_order_marks(piece, from, i);
    }
}

static void text_decompose(struct text_piece *piece, struct wn_str s, utf8proc_option_t how)
{
    uint32_t cp;
    piece->n = 0;
    for (size_t at = 0; wn_text_next(s, &at, &cp);) {
        utf8proc_int32_t parts[32];
        int boundary = 0;
        utf8proc_ssize_t n =
            utf8proc_decompose_char((utf8proc_int32_t)cp, parts, 32, how, &boundary);
        if (piece->size - piece->n < 32) {
            piece->size = piece->size ? piece->size * 2 : 256;
            piece->cp = wn_realloc(piece->cp, piece->size, sizeof *piece->cp);
            piece->other = wn_realloc(piece->other, piece->size, sizeof *piece->other);
        }
        for (utf8proc_ssize_t i = 0; i < n && i < 32; i++)
            piece->cp[piece->n++] = parts[i];
    }
}

static void text_normal_piece(struct text_piece *piece, struct wn_str s, bool fold,
                              struct wn_buf *out)
{
    utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    text_decompose(piece, s, fold ? how | UTF8PROC_CASEFOLD : how);
    text_order(piece);
    utf8proc_ssize_t n = utf8proc_normalize_utf32(piece->cp, (utf8proc_ssize_t)piece->n, how);
    for (utf8proc_ssize_t i = 0; i < n; i++)
        wn_text_put(out, (uint32_t)piece->cp[i]);
}

static bool text_ascii(char c)
{
    return (c & 0x80) == 0;
}

/* Below U+0300 all is NFC, and only what follows could change that. */
static bool text_is_nfc(struct wn_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0xCC)
            return false;
    return wn_text_valid(s) == s.n;
}

static void text_put_ascii(struct wn_buf *out, struct wn_str s, bool fold)
{
    size_t at = out->n;
    wn_buf_put(out, s);
    for (size_t i = at; fold && i < out->n; i++)
        if (out->p[i] >= 'A' && out->p[i] <= 'Z')
            out->p[i] = (char)(out->p[i] + ('a' - 'A'));
}

static void text_normal(struct wn_str s, bool fold, struct wn_buf *out)
{
    struct text_piece piece = {0};
    for (size_t at = 0; at < s.n;) {
        size_t end = at;
        while (end < s.n && text_ascii(s.p[end]))
            end++;
        size_t from = end < s.n && end > at ? end - 1 : end;
        text_put_ascii(out, wn_str_first(wn_str_from(s, at), from - at), fold);
        while (end < s.n && !text_ascii(s.p[end]))
            end++;
        struct wn_str rest = wn_str_first(wn_str_from(s, from), end - from);
        if (!fold && text_is_nfc(rest))
            wn_buf_put(out, rest);
        else
            text_normal_piece(&piece, rest, fold, out);
        at = end;
    }
    wn_free(piece.cp);
    wn_free(piece.other);
}

static struct wn_str text_taken(struct wn_arena *arena, struct wn_buf *buf)
{
    struct wn_str s = wn_arena_copy(arena, wn_buf_str(buf));
    wn_buf_free(buf);
    return s;
}

struct wn_str wn_text_nfc(struct wn_arena *arena, struct wn_str s)
{
    if (text_is_nfc(s))
        return wn_arena_copy(arena, s);
    struct wn_buf out = {0};
    text_normal(s, false, &out);
    return text_taken(arena, &out);
}

/* Folding the NFC form gives equal results for texts that are canonically equal. */
struct wn_str wn_text_fold(struct wn_arena *arena, struct wn_str s)
{
    struct wn_buf composed = {0}, out = {0};
    if (!text_is_nfc(s)) {
        text_normal(s, false, &composed);
        s = wn_buf_str(&composed);
    }
    text_normal(s, true, &out);
    wn_buf_free(&composed);
    return text_taken(arena, &out);
}

/* Bytes of the blank at the start of s, 0 when there is none. */
static size_t text_blank(struct wn_str s)
{
    size_t at = 0;
    uint32_t cp;
    return wn_text_next(s, &at, &cp) && wn_text_is_space(cp) ? at : 0;
}

static bool text_graphic(char c)
{
    return c > ' ' && c < 0x7F;
}

/*
 * Bytes of s before the first blank that has to change: one between two words of ASCII has not.
 * Only the bytes C2, E1, E2 and E3 begin blanks beyond ASCII.
 */
static size_t text_words(struct wn_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c > ' ' && c != 0xC2 && (c < 0xE1 || c > 0xE3))
            continue;
        if (c == ' ' && i + 1 < s.n && text_graphic(s.p[i + 1]))
            continue;
        if (text_blank(wn_str_from(s, i)))
            return i;
    }
    return s.n;
}

struct wn_str wn_text_squeeze(struct wn_arena *arena, struct wn_str s)
{
    struct wn_buf composed = {0};
    if (!text_is_nfc(s)) {
        text_normal(s, false, &composed);
        s = wn_buf_str(&composed);
    }
    char *p = wn_arena_alloc(arena, s.n + 1, 1);
    size_t n = 0;
    for (size_t at = 0; at < s.n;) {
        size_t blank = text_blank(wn_str_from(s, at));
        size_t words = blank ? 0 : text_words(wn_str_from(s, at));
        if (words && n)
            p[n++] = ' ';
        memcpy(p + n, s.p + at, words);
        n += words;
        at += blank + words;
    }
    wn_buf_free(&composed);
    return (struct wn_str){p, n};
}

static bool text_is_break(uint32_t cp)
{
    return (cp >= 0x0a && cp <= 0x0d) || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

struct wn_str wn_text_one_line(struct wn_arena *arena, struct wn_str s)
{
    struct wn_buf line = {0};
    bool broken = false;
    uint32_t cp = 0;
    for (size_t at = 0, from = 0; wn_text_next(s, &at, &cp); from = at) {
        if (text_is_break(cp)) {
            broken = line.n > 0;
            continue;
        }
        if (broken)
            wn_buf_text(&line, " / ");
        broken = false;
        wn_buf_put(&line, wn_str_of(s.p + from, at - from));
    }
    struct wn_str out = wn_arena_copy(arena, wn_buf_str(&line));
    wn_buf_free(&line);
    return out;
}
