/* SPDX-License-Identifier: MIT */
/*
 * Tagged lines, `TI  - Title`, `TI Title`, `%T Title`: the tokenizer that six formats share, and
 * the record that collects them. A value is a slice of the text from behind its tag to the end of
 * its last continuation line; only values that end up in a field are ever joined. Fields come from
 * a table of rules (formats.md 8).
 */
#ifndef WN_FORMAT_TAGGED_H
#define WN_FORMAT_TAGGED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "values.h"
#include "winnow/format/format.h"

enum { TAGGED_MAX = 8 }; /* bytes of the longest tag */

/* How a dialect writes its tags: letters and digits, blanks, a dash in one of the columns given. */
struct tagged_shape {
    size_t min, max;  /* bytes of a tag */
    unsigned columns; /* bit n: the dash may stand in column n, from 0 */
    size_t gap;       /* blanks before the dash, at least */
};
/* A tag's bytes as one number; 0 is none. */
typedef uint64_t tagged_tag;
tagged_tag wn_tagged_name(struct wn_str name);

/* The tag at the start of line, and its trimmed value; 0 when the line has no tag. */
tagged_tag wn_tagged_split(struct wn_str line, const struct tagged_shape *shape,
                           struct wn_str *value);
/* The same without a dash: min to max letters and digits, a blank or the end of the line. */
tagged_tag wn_tagged_word(struct wn_str line, size_t min, size_t max, struct wn_str *value);
/* The same for `%T Title`: the tag is the byte behind the sign. */
tagged_tag wn_tagged_percent(struct wn_str line, struct wn_str *value);

struct tagged_item {
    tagged_tag tag;
    uint32_t next; /* index + 1 of the next item in the same bucket */
    struct wn_str value;
};
enum { TAGGED_BUCKETS = 256 };
struct tagged {
    struct wn_arena own; /* keeps item; freed by tagged_free */
    struct tagged_item *item;
    size_t count, capacity;
    uint32_t bucket[TAGGED_BUCKETS];
    size_t from, to, line; /* of the record in the text */
};
void wn_tagged_free(struct tagged *rec);
void wn_tagged_clear(struct tagged *rec);
void wn_tagged_add(struct tagged *rec, tagged_tag tag, struct wn_str value);
/* The last value goes on up to the end of this line. False when there is no value yet. */
bool wn_tagged_extend(struct tagged *rec, struct wn_str line);
/* To be called once, when all items are there and before any of the following. */
void wn_tagged_index(struct tagged *rec);

/* The first item with this tag, the one after it; NULL when there is none. */
const struct tagged_item *wn_tagged_first(const struct tagged *rec, struct wn_str tag);
const struct tagged_item *wn_tagged_next(const struct tagged *rec, const struct tagged_item *item);
/* The first value that is not empty, by the priority of the tags ("TI T1 CT"). Not cleaned. */
struct wn_str wn_tagged_raw(const struct tagged *rec, const char *tags);

enum tagged_how {
    TAGGED_FIRST, /* the first value that is not empty, by the priority of the tags */
    TAGGED_YEAR,  /* the first value with a year in it */
    TAGGED_TEXT,  /* all values of the first tag that has one, as paragraphs */
    TAGGED_LIST,  /* all values of the first tag that has one, one a line */
    TAGGED_JOIN,  /* the same with "; " between */
    TAGGED_NAMES, /* every line of every value of the first tag that has one, one a line */
    TAGGED_LINES, /* the same of all tags */
    TAGGED_EVERY, /* every value of all tags, one a line */
    TAGGED_PARTS, /* the same, split at `;` */
    TAGGED_TERMS  /* the same, where there is a `;`; else as TAGGED_LINES */
};
struct tagged_rule {
    enum wn_field field;
    enum tagged_how how;
    enum value_kind kind;
    const char *tags; /* separated by one blank */
};
/* Fills r's fields by the rules, and raw, position and line. */
void wn_tagged_fill(const struct tagged *rec, const struct tagged_rule *rules, size_t count,
                    struct wn_str text, struct wn_arena *arena, struct wn_record *r);

#endif
