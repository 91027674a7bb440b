/* SPDX-License-Identifier: MIT */
/*
 * BibTeX as entries, names and raw values; what is in a value is left to bibtex_text.h. The scanner
 * takes what exporters write: keys with commas and quotes, or none; quotes within quoted values;
 * escaped braces that count or do not. Where nothing balances, a value ends before the next line
 * that looks like a field, and an entry before the next line that begins with `@word{`.
 */
#ifndef WN_FORMAT_BIBTEX_SCAN_H
#define WN_FORMAT_BIBTEX_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "winnow/base/arena.h"
#include "winnow/base/buf.h"
#include "winnow/base/str.h"

struct bib_macro {
    struct wn_str name, value;
    struct bib_macro *next;
};
enum { BIB_BUCKETS = 256 };

struct bib_scan {
    struct wn_str text;
    size_t at;
    size_t limit; /* where the entry in hand must end: the next line that begins one */
    char closer;
    size_t budget;    /* bytes that may be looked through in vain; keeps hostile files linear */
    bool damaged;     /* the entry in hand does not balance: seen first at damage_at */
    size_t damage_at;
    struct wn_buf value;    /* of several parts */
    size_t expanded;        /* bytes of macros in the entry in hand */
    struct wn_arena macros; /* @string */
    struct bib_macro *bucket[BIB_BUCKETS];
};

struct bib_entry {
    struct wn_str kind, key;
    size_t from, to; /* to: once its fields are read */
    bool closed;
};

/* `@word{` or `@word(` at the start of s; its length, 0 when there is none. */
size_t wn_bib_begins(struct wn_str s, struct wn_str *kind);

void wn_bib_open(struct bib_scan *in, struct wn_str text);
void wn_bib_close(struct bib_scan *in);
/* Goes to the next entry and behind its key. False when there is none left. */
bool wn_bib_next(struct bib_scan *in, struct bib_entry *entry);
/* Its next field; the value is good until the next call. False behind the last one. */
bool wn_bib_field(struct bib_scan *in, struct bib_entry *entry, struct wn_str *name,
                  struct wn_str *value);
/* Behind @comment and @preamble, whatever they hold. */
void wn_bib_pass(struct bib_scan *in, struct bib_entry *entry);
/* What a name stands for from now on, in values without quotes. False when it is too long. */
bool wn_bib_define(struct bib_scan *in, struct wn_str name, struct wn_str value);

/* Private to bibtex_scan.c and bibtex_value.c. */
size_t wn_bib_blanks(const struct bib_scan *in, size_t at); /* offset behind them */
/* `name =` at this place: offset behind it; 0 when no field stands here. */
size_t wn_bib_name(const struct bib_scan *in, size_t at, struct wn_str *name);
void wn_bib_damage(struct bib_scan *in, size_t at);
struct wn_str wn_bib_value(struct bib_scan *in);
struct wn_str wn_bib_macro(struct bib_scan *in, struct wn_str name);

#endif
