/* SPDX-License-Identifier: MIT */
#include "doi.h"

#include <stddef.h>

static bool doi_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Length of `10.` with 4 to 9 digits (and dotted parts), up to the slash or its escape; else 0. */
static size_t doi_prefix(struct wn_str s)
{
    if (!wn_str_starts(s, WN_STR("10.")))
        return 0;
    size_t n = 3;
    while (n < s.n && doi_is_digit(s.p[n]))
        n++;
    if (n < 7 || n > 12)
        return 0;
    while (n < s.n && (doi_is_digit(s.p[n]) || s.p[n] == '.'))
        n++;
    struct wn_str rest = wn_str_from(s, n);
    bool slash = wn_str_starts(rest, WN_STR("/")) || wn_str_starts_nocase(rest, WN_STR("%2F"));
    return slash && rest.n > 1 ? n : 0;
}

static int doi_hex(char c)
{
    if (doi_is_digit(c))
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static struct wn_str doi_unescape(struct wn_arena *arena, struct wn_str s)
{
    if (wn_str_find_byte(s, '%') == s.n)
        return s;
    char *p = wn_arena_alloc(arena, s.n, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        int high = i + 2 < s.n && s.p[i] == '%' ? doi_hex(s.p[i + 1]) : -1;
        int low = high >= 2 && high < 8 ? doi_hex(s.p[i + 2]) : -1;
        p[n++] = low >= 0 ? (char)(high * 16 + low) : s.p[i];
        i += low >= 0 ? 2 : 0;
    }
    return wn_str_of(p, n);
}

/* How many more brackets are closed than opened; negative where more are opened. */
static ptrdiff_t doi_closed(struct wn_str s)
{
    ptrdiff_t closed = 0;
    for (size_t i = 0; i < s.n; i++)
        closed += (s.p[i] == ')') - (s.p[i] == '(');
    return closed;
}

/* Decoded and without what a sentence puts behind a DOI; empty when nothing is left of it. */
static struct wn_str doi_finish(struct wn_arena *arena, struct wn_str s)
{
    s = doi_unescape(arena, s);
    for (ptrdiff_t closed = doi_closed(s); s.n; s.n--) {
        char last = s.p[s.n - 1];
        if (last == ')' && closed > 0)
            closed--;
        else if (last != '.' && last != ';' && last != ',' && last != ' ')
            break;
    }
    size_t slash = wn_str_find_byte(s, '/');
    return slash + 1 < s.n ? s : (struct wn_str){NULL, 0};
}

/* Bytes up to the first of a blank, a control character, a quote or, in an address, & ? #. */
static size_t doi_end(struct wn_str s, bool address)
{
    size_t n = 0;
    for (; n < s.n; n++) {
        char c = s.p[n];
        if ((unsigned char)c <= ' ' || c == '"' || (address && (c == '&' || c == '?' || c == '#')))
            break;
        if (wn_str_starts(wn_str_from(s, n), WN_STR("\xC2\xA0")))
            break;
    }
    return n;
}

static struct wn_str doi_without_resolver(struct wn_str s)
{
    static const char *const before[] = {"https://", "http://", "dx.doi.org/", "www.doi.org/",
                                         "doi.org/", "doi:",    "doi"};
    s = wn_str_trim(s);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (wn_str_starts_nocase(s, wn_str(before[i])))
            s = wn_str_trim_left(wn_str_from(s, wn_str(before[i]).n));
    return s;
}

bool wn_doi_only_one(struct wn_arena *arena, struct wn_str value, struct wn_str *doi)
{
    struct wn_str found = {NULL, 0};
    for (size_t i = 0; i < value.n; i++) {
        i += wn_str_find(wn_str_from(value, i), WN_STR("10."));
        struct wn_str here = wn_str_from(value, i);
        if (i > 0 && (doi_is_digit(value.p[i - 1]) || value.p[i - 1] == '.'))
            continue;
        if (doi_prefix(here) == 0)
            continue;
        size_t n = doi_end(here, true);
        struct wn_str one = doi_finish(arena, wn_str_first(here, n));
        if (found.n && one.n && !wn_str_eq_nocase(found, one))
            return false;
        if (one.n && !found.n)
            found = one;
        i += n;
    }
    *doi = found;
    return found.n > 0;
}

bool wn_doi_of_field(struct wn_arena *arena, struct wn_str value, struct wn_str *doi)
{
    struct wn_str s = doi_without_resolver(value);
    if (doi_prefix(s) == 0)
        return wn_doi_only_one(arena, value, doi);
    *doi = doi_finish(arena, wn_str_first(s, doi_end(s, false)));
    return doi->n > 0;
}
