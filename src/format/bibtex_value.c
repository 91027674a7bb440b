/* SPDX-License-Identifier: MIT */
/*
 * Where a value ends. BibTeX counts every brace and knows no quote within a quoted value; exporters
 * write \} for a brace that is text, and quotes unescaped. So an end counts when what stands behind
 * it is what stands behind a value: a comma and a field, #, or the end of the entry.
 */
#include <string.h>

#include "bibtex_scan.h"

enum { BIB_WINDOW = 4096 };

/* Is `at` behind a value? */
static bool bib_fits(const struct bib_scan *in, size_t at)
{
    struct wn_str name;
    at = wn_bib_blanks(in, at);
    if (at >= in->limit)
        return false;
    bool comma = in->text.p[at] == ',';
    while (at < in->limit && in->text.p[at] == ',')
        at = wn_bib_blanks(in, at + 1);
    if (at >= in->limit)
        return comma;
    char c = in->text.p[at];
    return c == in->closer || (c == '#' && !comma) || (c == '%' && comma) ||
           wn_bib_name(in, at, &name) > 0;
}

/* What may still be looked through; little, once much was looked through in vain. */
static size_t bib_reach(const struct bib_scan *in)
{
    bool far = in->budget > 0 || in->limit - in->at < BIB_WINDOW;
    return far ? in->limit : in->at + BIB_WINDOW;
}

static void bib_in_vain(struct bib_scan *in, size_t from, size_t to)
{
    in->budget -= to - from < in->budget ? to - from : in->budget;
}

/* The brace that closes the one before `from`; `to` when there is none. */
static size_t bib_balance(const struct bib_scan *in, size_t from, size_t to, bool escapes)
{
    size_t depth = 1;
    for (size_t i = from; i < to; i++) {
        char c = in->text.p[i];
        if (c == '\\' && escapes)
            i++;
        else if (c == '{')
            depth++;
        else if (c == '}' && --depth == 0)
            return i;
    }
    return to;
}

/* The quote that ends the value; `to` when there is none. */
static size_t bib_quote(const struct bib_scan *in, size_t from, size_t to, bool braces)
{
    size_t depth = 0;
    for (size_t i = from; i < to; i++) {
        char c = in->text.p[i];
        depth += c == '{';
        depth -= c == '}' && depth > 0;
        if (c == '"' && (depth == 0 || !braces) && bib_fits(in, i + 1))
            return i;
    }
    return to;
}

/* Offset of the next line that looks like `name = {`; `to` when there is none. */
static size_t bib_next_field(const struct bib_scan *in, size_t at, size_t to)
{
    struct wn_str name;
    for (; at < to; at++) {
        if (in->text.p[at] != '\n' && in->text.p[at] != '\r')
            continue;
        size_t begin = wn_bib_blanks(in, at), value = wn_bib_name(in, begin, &name);
        value = value ? wn_bib_blanks(in, value) : in->limit;
        if (value < in->limit && memchr("{\"0123456789", in->text.p[value], 12))
            return at;
        at = begin > at ? begin - 1 : at;
    }
    return to;
}

/* Nothing balances: all up to the next field, or the end, less what was meant to close it. */
static struct wn_str bib_broken(struct bib_scan *in, size_t from)
{
    wn_bib_damage(in, from);
    size_t end = bib_next_field(in, from, in->limit);
    bool last = end == in->limit;
    struct wn_str value = wn_str_trim(wn_str_of(in->text.p + from, end - from));
    size_t closers = last ? 2 : 1;
    in->at = end;
    while (value.n && (memchr(", \t\r\n", value.p[value.n - 1], 5) ||
                       (memchr("}\")", value.p[value.n - 1], 3) && closers > 0))) {
        closers -= memchr("}\")", value.p[value.n - 1], 3) != NULL;
        value.n--;
    }
    return value;
}

static struct wn_str bib_delimited(struct bib_scan *in)
{
    bool quoted = in->text.p[in->at++] == '"';
    size_t from = in->at, to = bib_reach(in);
    size_t first = quoted ? bib_quote(in, from, to, true) : bib_balance(in, from, to, false);
    size_t end = first;
    if (end == to || !bib_fits(in, end + 1)) {
        end = quoted ? bib_quote(in, from, to, false) : bib_balance(in, from, to, true);
        bib_in_vain(in, from, end);
        if (end == to || !bib_fits(in, end + 1))
            end = bib_next_field(in, from, first) < first ? to : first;
    }
    if (end == to)
        return bib_broken(in, from);
    in->at = end + 1;
    return wn_str_of(in->text.p + from, end - from);
}

/* A number, or a word that may stand for something. */
static struct wn_str bib_bare(struct bib_scan *in)
{
    size_t from = in->at;
    while (in->at < in->limit && !memchr(",#\"{}\r\n", in->text.p[in->at], 7) &&
           in->text.p[in->at] != in->closer)
        in->at++;
    return wn_bib_macro(in, wn_str_trim(wn_str_of(in->text.p + from, in->at - from)));
}

struct wn_str wn_bib_value(struct bib_scan *in)
{
    struct wn_str all = {NULL, 0};
    for (size_t count = 0;; count++) {
        in->at = wn_bib_blanks(in, in->at);
        if (in->at >= in->limit)
            return all;
        char c = in->text.p[in->at];
        struct wn_str part = c == '{' || c == '"' ? bib_delimited(in) : bib_bare(in);
        if (count == 1) {
            wn_buf_clear(&in->value);
            wn_buf_put(&in->value, all);
        }
        if (count)
            wn_buf_put(&in->value, part);
        all = count ? wn_buf_str(&in->value) : part;
        size_t next = wn_bib_blanks(in, in->at);
        if (next >= in->limit || in->text.p[next] != '#')
            return all;
        in->at = next + 1;
    }
}
