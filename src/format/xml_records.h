/* SPDX-License-Identifier: MIT */
/*
 * What the XML readers share: a file is a run of record elements. Each is found by its start tag
 * and read by itself, so damage in one of them, a second file glued to the first or a missing end
 * costs no other record.
 */
#ifndef WN_FORMAT_XML_RECORDS_H
#define WN_FORMAT_XML_RECORDS_H

#include <stdbool.h>

#include "tagged.h"
#include "winnow/format/format.h"
#include "xml.h"

/* The record in hand: what the rows gave, for wn_tagged_fill. */
struct xml_record {
    struct tagged items;
    struct wn_arena *arena;
};
void wn_xml_record_add(struct xml_record *rec, const char *tag, struct wn_str value); /* copied */

struct xml_format {
    const char *const *roots; /* elements that are records, NULL at the end */
    const char *inner;        /* the one of them that can stand within another, or NULL */
    const struct xml_calls *calls; /* their ctx begins with a struct xml_record */
    void (*fill)(void *ctx, struct wn_str text, struct wn_record *r);
};
/* ctx begins with a struct xml_record, zeroed. */
bool wn_xml_read(const struct xml_format *format, void *ctx, const struct wn_read_opts *opts,
                 struct wn_str text, const struct wn_sink *to, struct wn_err *err) WN_MUST_CHECK;

/* Does the text begin as XML does: with < and no number? */
bool wn_xml_begins(struct wn_str text);
/* The names of the first elements, up to `count`; gives how many there are. */
size_t wn_xml_names(struct wn_str text, struct wn_str *name, size_t count);

#endif
