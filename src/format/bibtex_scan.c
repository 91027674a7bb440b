/* SPDX-License-Identifier: MIT */
#include "bibtex_scan.h"

#include <string.h>

enum { BIB_MACRO_MOST = 64 * 1024, BIB_EXPANDED_MOST = 1024 * 1024 };

static bool bib_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool bib_is_word(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26 || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

size_t wn_bib_begins(struct wn_str s, struct wn_str *kind)
{
    size_t n = 1;
    if (s.n < 3 || s.p[0] != '@')
        return 0;
    while (n < s.n && bib_is_word(s.p[n]))
        n++;
    *kind = wn_str_of(s.p + 1, n - 1);
    while (n < s.n && (s.p[n] == ' ' || s.p[n] == '\t'))
        n++;
    return kind->n && n < s.n && (s.p[n] == '{' || s.p[n] == '(') ? n + 1 : 0;
}

void wn_bib_open(struct bib_scan *in, struct wn_str text)
{
    *in = (struct bib_scan){.text = text, .budget = text.n * 4 + 4096};
}

void wn_bib_close(struct bib_scan *in)
{
    wn_buf_free(&in->value);
    wn_arena_free(&in->macros);
}

/* Offset of the next entry that only blanks part from the start of its line, or from `start`. */
static size_t bib_find(struct wn_str text, size_t at, size_t start)
{
    struct wn_str kind;
    for (; at < text.n; at++) {
        at += wn_str_find_byte(wn_str_from(text, at), '@');
        size_t before = at;
        while (before > start && (text.p[before - 1] == ' ' || text.p[before - 1] == '\t'))
            before--;
        bool first = before <= start || bib_is_blank(text.p[before - 1]);
        if (at < text.n && first && wn_bib_begins(wn_str_from(text, at), &kind))
            return at;
    }
    return text.n;
}

size_t wn_bib_blanks(const struct bib_scan *in, size_t at)
{
    while (at < in->limit && bib_is_blank(in->text.p[at]))
        at++;
    return at;
}

size_t wn_bib_name(const struct bib_scan *in, size_t at, struct wn_str *name)
{
    size_t n = at;
    while (n < in->limit && !bib_is_blank(in->text.p[n]) &&
           !memchr(",={}()\"#%@", in->text.p[n], 10))
        n++;
    *name = wn_str_of(in->text.p + at, n - at);
    n = wn_bib_blanks(in, n);
    return name->n && n < in->limit && in->text.p[n] == '=' ? n + 1 : 0;
}

void wn_bib_damage(struct bib_scan *in, size_t at)
{
    if (!in->damaged)
        in->damage_at = at;
    in->damaged = true;
}

static bool bib_is_plain_name(struct wn_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!bib_is_word(s.p[i]))
            return false;
    return s.n > 0;
}

/*
 * The key: up to the comma that ends the line, or to the last one before a field's name. Without a
 * comma there is none, or the line is the key.
 */
static struct wn_str bib_key(struct bib_scan *in)
{
    const char *p = in->text.p;
    size_t from = in->at = wn_bib_blanks(in, in->at), comma = 0, i = from;
    for (; i < in->limit && p[i] != in->closer; i++) {
        struct wn_str name = wn_str_trim(wn_str_of(p + (comma ? comma + 1 : from),
                                                   i - (comma ? comma + 1 : from)));
        bool ends = p[i] == '\n' || p[i] == '\r';
        if (p[i] == '=' && bib_is_plain_name(name))
            break;
        if (p[i] == ',')
            comma = i;
        if (!ends || i == from)
            continue;
        size_t next = wn_bib_blanks(in, i);
        if (next >= in->limit || (p[next] != ',' && p[next] != '=')) {
            in->at = next;
            return wn_str_trim(wn_str_of(p + from, (comma && !name.n ? comma : i) - from));
        }
        i = next - 1;
    }
    if (comma)
        in->at = comma + 1;
    else if (i < in->limit && p[i] == '=')
        return (struct wn_str){NULL, 0};
    else
        in->at = i;
    return wn_str_trim(wn_str_of(p + from, (comma ? comma : i) - from));
}

bool wn_bib_next(struct bib_scan *in, struct bib_entry *entry)
{
    struct wn_str text = in->text;
    size_t at = bib_find(text, in->at, in->at);
    if (at >= text.n)
        return false;
    *entry = (struct bib_entry){.from = at};
    in->at = at + wn_bib_begins(wn_str_from(text, at), &entry->kind);
    if (in->limit < in->at) /* else it holds for this entry too */
        in->limit = bib_find(text, in->at, 0);
    in->closer = text.p[in->at - 1] == '{' ? '}' : ')';
    in->damaged = false;
    in->expanded = 0;
    static const char *const without[] = {"string", "comment", "preamble"};
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (wn_str_eq_nocase(entry->kind, wn_str(without[i])))
            return true;
    entry->key = bib_key(in);
    return true;
}

/* Does a field stand behind this brace, which should have been the last? */
static bool bib_goes_on(const struct bib_scan *in, size_t at)
{
    struct wn_str name;
    at = wn_bib_blanks(in, at);
    if (at >= in->limit || in->text.p[at] != ',')
        return false;
    at = wn_bib_name(in, wn_bib_blanks(in, at + 1), &name);
    at = at ? wn_bib_blanks(in, at) : 0;
    return at && at < in->limit && bib_is_plain_name(name) &&
           (in->text.p[at] == '{' || in->text.p[at] == '"');
}

static bool bib_end(struct bib_scan *in, struct bib_entry *entry, bool closed)
{
    entry->closed = closed;
    entry->to = in->at;
    while (!closed && entry->to > entry->from && bib_is_blank(in->text.p[entry->to - 1]))
        entry->to--;
    return false;
}

bool wn_bib_field(struct bib_scan *in, struct bib_entry *entry, struct wn_str *name,
                  struct wn_str *value)
{
    const char *p = in->text.p;
    while (in->at < in->limit) {
        in->at = wn_bib_blanks(in, in->at);
        if (in->at >= in->limit)
            break;
        char c = p[in->at];
        size_t begin = wn_bib_name(in, in->at, name);
        if (begin) {
            in->at = begin;
            *value = wn_bib_value(in);
            return true;
        }
        in->at++;
        if (c == in->closer) {
            if (!bib_goes_on(in, in->at))
                return bib_end(in, entry, true);
            wn_bib_damage(in, in->at - 1);
        } else if (c == '%') {
            while (in->at < in->limit && p[in->at] != '\n' && p[in->at] != '\r')
                in->at++;
        } else if (name->n > 1) { /* a word that is no field */
            in->at += name->n - 1;
        }
    }
    in->at = in->limit;
    return bib_end(in, entry, false);
}

void wn_bib_pass(struct bib_scan *in, struct bib_entry *entry)
{
    size_t depth = 1;
    char opener = in->closer == '}' ? '{' : '(';
    for (; in->at < in->limit && depth; in->at++) {
        char c = in->text.p[in->at];
        depth += c == opener;
        depth -= c == in->closer;
    }
    bib_end(in, entry, depth == 0);
}

static size_t bib_bucket(struct wn_str name)
{
    size_t sum = 5381;
    for (size_t i = 0; i < name.n; i++)
        sum = sum * 33 + (unsigned char)(name.p[i] | 0x20);
    return sum % BIB_BUCKETS;
}

static struct bib_macro *bib_macro(struct bib_scan *in, struct wn_str name)
{
    struct bib_macro *macro = in->bucket[bib_bucket(name)];
    for (size_t left = 64; macro; macro = macro->next)
        if (wn_str_eq_nocase(macro->name, name) || left-- == 0)
            break;
    return macro && wn_str_eq_nocase(macro->name, name) ? macro : NULL;
}

bool wn_bib_define(struct bib_scan *in, struct wn_str name, struct wn_str value)
{
    if (value.n > BIB_MACRO_MOST)
        return false;
    struct bib_macro *macro = bib_macro(in, name);
    if (!macro) {
        macro = WN_NEW(&in->macros, struct bib_macro);
        size_t bucket = bib_bucket(name);
        *macro = (struct bib_macro){.name = name, .next = in->bucket[bucket]};
        in->bucket[bucket] = macro;
    }
    macro->value = wn_arena_copy(&in->macros, value);
    return true;
}

/* What the name stands for; itself where nobody said, or where macros of macros grow too long. */
struct wn_str wn_bib_macro(struct bib_scan *in, struct wn_str name)
{
    struct bib_macro *macro = bib_macro(in, name);
    if (!macro || in->expanded + macro->value.n > BIB_EXPANDED_MOST)
        return name;
    in->expanded += macro->value.n;
    return macro->value;
}
