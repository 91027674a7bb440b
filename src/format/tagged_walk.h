/* SPDX-License-Identifier: MIT */
/*
 * The way through a tagged file in which one record stands behind the other: what the readers of
 * Web of Science, Ovid, EndNote's and RefWorks' tags and nbib share. A reader says at which lines a
 * record opens and closes, what is a tag and what goes on with the value before it.
 */
#ifndef WN_FORMAT_TAGGED_WALK_H
#define WN_FORMAT_TAGGED_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "lines.h"
#include "reading.h"
#include "tagged.h"

typedef void walk_fields(const struct tagged *rec, struct wn_str text, struct wn_arena *arena,
                         struct wn_record *r);

struct walk {
    struct reading in;
    struct wn_str text;
    struct lines lines;
    struct tagged rec;
    walk_fields *fields;
    bool open;
    size_t end; /* offset behind the last line of the record in hand */
};

struct walk wn_walk_of(struct wn_str text, const struct wn_sink *to, walk_fields *fields);
/* A record begins at this line. */
void wn_walk_open(struct walk *walk, struct wn_str line);
/* The line belongs to the record in hand and opens no value. */
void wn_walk_mark(struct walk *walk, struct wn_str line);
/* The line opens a value of the record in hand, or goes on with its last one. */
void wn_walk_add(struct walk *walk, tagged_tag tag, struct wn_str value, struct wn_str line);
void wn_walk_extend(struct walk *walk, struct wn_str line);
/* The line belongs to no record. */
void wn_walk_skip(struct walk *walk, struct wn_str line);
/* Hands on the record in hand, if there is one, up to the last line that belongs to it. */
bool wn_walk_close(struct walk *walk, struct wn_err *err) WN_MUST_CHECK;
/* The end of the file, after `good` lines: closes and frees. */
bool wn_walk_finish(struct walk *walk, bool good, struct wn_err *err) WN_MUST_CHECK;

#endif
