/* SPDX-License-Identifier: MIT */
#include "winnow/base/str.h"

#include <stdlib.h>
#include <string.h>

struct wn_str wn_str(const char *text)
{
    return text ? (struct wn_str){text, strlen(text)} : (struct wn_str){NULL, 0};
}

struct wn_str wn_str_of(const char *p, size_t n)
{
    return (struct wn_str){p, p ? n : 0};
}

bool wn_str_eq(struct wn_str a, struct wn_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool wn_str_is(struct wn_str a, const char *text)
{
    return wn_str_eq(a, wn_str(text));
}

static char str_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool wn_str_eq_nocase(struct wn_str a, struct wn_str b)
{
    return a.n == b.n && wn_str_starts_nocase(a, b);
}

int wn_str_cmp(struct wn_str a, struct wn_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool wn_str_starts(struct wn_str s, struct wn_str prefix)
{
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool wn_str_starts_nocase(struct wn_str s, struct wn_str prefix)
{
    if (s.n < prefix.n)
        return false;
    for (size_t i = 0; i < prefix.n; i++)
        if (str_lower(s.p[i]) != str_lower(prefix.p[i]))
            return false;
    return true;
}

bool wn_str_ends(struct wn_str s, struct wn_str suffix)
{
    return s.n >= suffix.n && wn_str_eq(wn_str_from(s, s.n - suffix.n), suffix);
}

static bool str_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct wn_str wn_str_trim_left(struct wn_str s)
{
    while (s.n && str_blank(s.p[0])) {
        s.p++;
        s.n--;
    }
    return s;
}

struct wn_str wn_str_trim_right(struct wn_str s)
{
    while (s.n && str_blank(s.p[s.n - 1]))
        s.n--;
    return s;
}

struct wn_str wn_str_trim(struct wn_str s)
{
    return wn_str_trim_right(wn_str_trim_left(s));
}

struct wn_str wn_str_from(struct wn_str s, size_t at)
{
    if (!s.p)
        return s;
    if (at > s.n)
        at = s.n;
    return (struct wn_str){s.p + at, s.n - at};
}

struct wn_str wn_str_first(struct wn_str s, size_t n)
{
    return (struct wn_str){s.p, n < s.n ? n : s.n};
}

size_t wn_str_find_byte(struct wn_str s, char c)
{
    const char *at = s.n ? memchr(s.p, c, s.n) : NULL;
    return at ? (size_t)(at - s.p) : s.n;
}

size_t wn_str_find(struct wn_str s, struct wn_str needle)
{
    if (needle.n == 0)
        return 0;
    for (size_t i = 0; i + needle.n <= s.n; i++) {
        const char *at = memchr(s.p + i, needle.p[0], s.n - needle.n - i + 1);
        if (!at)
            break;
        i = (size_t)(at - s.p);
        if (memcmp(at, needle.p, needle.n) == 0)
            return i;
    }
    return s.n;
}

bool wn_str_split(struct wn_str *rest, char by, struct wn_str *part)
{
    if (!rest->p)
        return false;
    size_t at = wn_str_find_byte(*rest, by);
    *part = wn_str_first(*rest, at);
    *rest = at < rest->n ? wn_str_from(*rest, at + 1) : (struct wn_str){NULL, 0};
    return true;
}

bool wn_str_int(struct wn_str s, int64_t *out)
{
    bool minus = s.n && s.p[0] == '-';
    if (minus)
        s = wn_str_from(s, 1);
    if (s.n == 0 || s.n > 19)
        return false;
    uint64_t v = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        v = v * 10 + (uint64_t)(s.p[i] - '0');
    }
    if (v > (uint64_t)INT64_MAX)
        return false;
    *out = minus ? -(int64_t)v : (int64_t)v;
    return true;
}

/* strtod would follow LC_NUMERIC: a German locale reads 0.60 as 0. */
bool wn_str_real(struct wn_str s, double *out)
{
    size_t point = wn_str_find_byte(s, '.');
    struct wn_str decimals = wn_str_from(s, point < s.n ? point + 1 : s.n);
    int64_t whole, fraction = 0;
    if (!wn_str_int(wn_str_first(s, point), &whole) || decimals.n > 15)
        return false;
    if (point < s.n &&
        (decimals.n == 0 || decimals.p[0] == '-' || !wn_str_int(decimals, &fraction)))
        return false;
    double scale = 1;
    for (size_t i = 0; i < decimals.n; i++)
        scale *= 10;
    double size = (double)(whole < 0 ? -whole : whole) + (double)fraction / scale;
    *out = s.p[0] == '-' ? -size : size;
    return true;
}

enum { STR_WORD = 64 };

size_t wn_str_distance(struct wn_str a, struct wn_str b)
{
    size_t rows[3][STR_WORD];
    if (a.n >= STR_WORD || b.n >= STR_WORD)
        return 99;
    for (size_t j = 0; j <= b.n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *row = rows[i % 3], *up = rows[(i - 1) % 3], *up2 = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t best = up[j - 1] + (str_lower(a.p[i - 1]) != str_lower(b.p[j - 1]));
            if (up[j] + 1 < best)
                best = up[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1] &&
                up2[j - 2] + 1 < best)
                best = up2[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[a.n % 3][b.n];
}
