/* SPDX-License-Identifier: MIT */
/*
 * One XML element, read as a stream: which elements below it count is a table of paths, and what
 * stands in them at any depth is collected as text. Nothing outside the element is ever given to
 * the parser, so there is no document type, no entity of its own and nothing to fetch.
 */
#ifndef WN_FORMAT_XML_H
#define WN_FORMAT_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "winnow/base/attr.h"
#include "winnow/base/str.h"

struct xml_row {
    const char *path; /* below the record's element: "titles/title" */
    const char *tag;  /* of the value, for a table of rules (tagged.h); "" when the reader asks */
    bool group;       /* rows below it count; its own text does not */
};

/* attrs: name and value in turn, NULL at the end. Empty when there is none of that name. */
struct wn_str wn_xml_attr(const char *const *attrs, const char *name);

struct xml_calls {
    const struct xml_row *rows;
    size_t count;
    const char *inside; /* "/Name/": a first element passed over in paths; or NULL */
    void (*begin)(void *ctx, const struct xml_row *row, const char *const *attrs);
    void (*end)(void *ctx, const struct xml_row *row, struct wn_str text); /* all below it */
};

enum xml_result {
    XML_WHOLE,   /* up to its end tag */
    XML_OPEN,    /* the text ends before that */
    XML_DAMAGED, /* no XML from `at` on */
    XML_NOTHING  /* not even the start tag is whole */
};
struct xml_outcome {
    enum xml_result result;
    size_t at;           /* bytes read: behind the end tag, or where the damage is */
    size_t line, column; /* of the damage, counted from 1 at the start of the text */
    const char *what;    /* in words */
};

struct xml; /* a parser, used for one element after the other */
struct xml *wn_xml_open(const struct xml_calls *calls, void *ctx);
void wn_xml_close(struct xml *xml);
/*
 * Reads the element that text begins with. Text is UTF-8 whatever its declaration says. Signs that
 * XML forbids count as blanks, and references to what nobody declared (&nbsp;) as text.
 */
void wn_xml_element(struct xml *xml, struct wn_str text, struct xml_outcome *out);

#endif
