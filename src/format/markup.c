/* SPDX-License-Identifier: MIT */
#include "markup.h"

#include <stdint.h>
#include <string.h>

#include "entities.h"

#define MARKUP_ONES  UINT64_C(0x0101010101010101)
#define MARKUP_HIGHS UINT64_C(0x8080808080808080)

/*
 * Not 0 where one of the eight bytes at p is not printable ASCII: adding 1 carries out of 0x7F,
 * taking 0x20 away borrows below it. Longer text is looked at a word at a time.
 */
static uint64_t markup_odd_word(const char *p)
{
    uint64_t w;
    memcpy(&w, p, sizeof w);
    return ((w + MARKUP_ONES) | w | (w - MARKUP_ONES * 0x20)) & MARKUP_HIGHS;
}

/* The same, and for & and <: a byte that equals the sign becomes 0 and borrows. */
static uint64_t markup_marked_word(const char *p)
{
    uint64_t w;
    memcpy(&w, p, sizeof w);
    uint64_t amp = (w ^ MARKUP_ONES * '&') - MARKUP_ONES;
    uint64_t less = (w ^ MARKUP_ONES * '<') - MARKUP_ONES;
    return ((w + MARKUP_ONES) | w | (w - MARKUP_ONES * 0x20) | amp | less) & MARKUP_HIGHS;
}

bool wn_markup_is_plain(struct wn_str s)
{
    size_t i = 0;
    for (; i + 16 <= s.n; i += 16)
        if (markup_marked_word(s.p + i) | markup_marked_word(s.p + i + 8))
            return false;
    for (; i < s.n; i++)
        if ((unsigned char)(s.p[i] - 0x20) >= 0x5F || s.p[i] == '&' || s.p[i] == '<')
            return false;
    return true;
}

/* How many bytes at i are one character to be made a blank; 0: none. */
static size_t markup_odd(struct wn_str s, size_t i)
{
    const unsigned char *p = (const unsigned char *)s.p + i;
    size_t left = s.n - i;
    if (p[0] < 0x20)
        return p[0] != '\n';
    if (p[0] < 0x7F)
        return 0;
    if (p[0] == 0x7F)
        return 1;
    if (p[0] == 0xC2 && left > 1 && p[1] < 0xA0)
        return 2;
    if (p[0] == 0xE2 && left > 2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9))
        return 3;
    return 0;
}

/* Offset of the next character to be made a blank, from i on; s.n when there is none. */
static size_t markup_find_odd(struct wn_str s, size_t i)
{
    while (i < s.n) {
        if (i + 8 <= s.n && markup_odd_word(s.p + i) == 0) {
            i += 8;
            continue;
        }
        for (size_t stop = i + 8 < s.n ? i + 8 : s.n; i < stop; i++)
            if (markup_odd(s, i))
                return i;
    }
    return s.n;
}

struct wn_str wn_markup_blanks(struct wn_arena *arena, struct wn_str s)
{
    size_t at = markup_find_odd(s, 0);
    if (at == s.n)
        return s;
    char *p = wn_arena_alloc(arena, s.n, 1);
    size_t n = 0;
    for (size_t from = 0; from < s.n;) {
        memcpy(p + n, s.p + from, at - from);
        n += at - from;
        if (at == s.n)
            break;
        p[n++] = ' ';
        from = at + markup_odd(s, at);
        at = markup_find_odd(s, from);
    }
    return wn_str_of(p, n);
}

struct wn_str wn_markup_entities(struct wn_arena *arena, struct wn_str s)
{
    size_t at = wn_str_find_byte(s, '&');
    if (at == s.n)
        return s;
    char *p = wn_arena_alloc(arena, s.n, 1);
    size_t n = 0;
    for (size_t from = 0; from < s.n;) {
        memcpy(p + n, s.p + from, at - from);
        n += at - from;
        if (at == s.n)
            break;
        size_t made = 0, used = wn_entity_decode(wn_str_from(s, at), p + n, &made);
        if (!used)
            p[n] = '&';
        n += used ? made : 1;
        from = at + (used ? used : 1);
        at = from + wn_str_find_byte(wn_str_from(s, from), '&');
    }
    return wn_str_of(p, n);
}

static const char *const markup_names[] = {
    "i",    "b",   "em", "strong", "sub", "sup", "u",  "inf", "italic", "bold",
    "span", "div", "h1", "h2",     "h3",  "h4",  "br", "p",   "title",  "sec",
};

struct wn_str wn_markup_name(struct wn_str inside)
{
    if (inside.n && inside.p[0] == '/')
        inside = wn_str_from(inside, 1);
    if (inside.n && inside.p[inside.n - 1] == '/')
        inside.n--;
    size_t end = 0;
    while (end < inside.n && inside.p[end] != ' ')
        end++;
    struct wn_str name = wn_str_first(inside, end), rest = wn_str_trim(wn_str_from(inside, end));
    if (rest.n && wn_str_find_byte(rest, '=') == rest.n)
        return (struct wn_str){NULL, 0};
    if (wn_str_starts_nocase(name, WN_STR("jats:")))
        return wn_str_from(name, 5);
    for (size_t i = 0; i < sizeof markup_names / sizeof *markup_names; i++)
        if (wn_str_eq_nocase(name, wn_str(markup_names[i])))
            return name;
    return (struct wn_str){NULL, 0};
}

static bool markup_ends_paragraph(struct wn_str inside, struct wn_str name)
{
    if (wn_str_eq_nocase(name, WN_STR("br")))
        return true;
    if (wn_str_eq_nocase(name, WN_STR("title")))
        return inside.p[0] == '/';
    return wn_str_eq_nocase(name, WN_STR("p")) || wn_str_eq_nocase(name, WN_STR("div"));
}

/* Appends the break, unless a blank stands there already or nothing does. */
static size_t markup_break(char *p, size_t n, bool paragraphs)
{
    while (n && (p[n - 1] == ' ' || p[n - 1] == '\n'))
        n--;
    if (n == 0)
        return 0;
    p[n++] = paragraphs ? '\n' : ' ';
    if (paragraphs)
        p[n++] = '\n';
    return n;
}

enum { MARKUP_TAG_MAX = 200 }; /* a longer stretch between < and > is no tag */

struct wn_str wn_markup_tags(struct wn_arena *arena, struct wn_str s, bool paragraphs)
{
    size_t at = wn_str_find_byte(s, '<');
    if (at == s.n)
        return s;
    char *p = wn_arena_alloc(arena, s.n, 1);
    size_t n = 0;
    for (size_t from = 0; from < s.n;) {
        memcpy(p + n, s.p + from, at - from);
        n += at - from;
        if (at == s.n)
            break;
        struct wn_str rest = wn_str_first(wn_str_from(s, at + 1), MARKUP_TAG_MAX);
        rest = wn_str_first(rest, wn_str_find_byte(rest, '\n')); /* none goes on in a paragraph */
        struct wn_str inside = wn_str_first(rest, wn_str_find_byte(rest, '>'));
        struct wn_str name = inside.n < rest.n ? wn_markup_name(inside) : (struct wn_str){NULL, 0};
        from = at + (name.n ? inside.n + 2 : 1);
        if (!name.n)
            p[n++] = '<';
        else if (markup_ends_paragraph(inside, name))
            n = markup_break(p, n, paragraphs);
        at = from + wn_str_find_byte(wn_str_from(s, from), '<');
    }
    return wn_str_trim(wn_str_of(p, n));
}
