/* SPDX-License-Identifier: MIT */
/*
 * A record: title and abstract and what came with them, as a database exported it. Fields are one
 * table (X-macro), so that readers, the store, JSON and the CSV column map cannot drift apart.
 * Pure values; whoever made the slices owns the bytes.
 */
#ifndef WN_CORE_RECORD_H
#define WN_CORE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/base/crypto.h"
#include "winnow/base/str.h"

/*
 * id, name (JSON, --map, database column), who may see it.
 * AUTHORS and KEYWORDS are lists: one value a line (LF between values).
 * KEY is the identifier that the record had in its own file (column record_id, ID, accession
 * number). NOTES can hold other people's votes and names: never shown to a screener, never in an
 * invitation.
 */
#define WN_FIELDS(X)                                                                               \
    X(TITLE, title, SCREENER)                                                                      \
    X(ABSTRACT, abstract, SCREENER)                                                                \
    X(AUTHORS, authors, SCREENER)                                                                  \
    X(YEAR, year, SCREENER)                                                                        \
    X(JOURNAL, journal, SCREENER)                                                                  \
    X(VOLUME, volume, LEAD)                                                                        \
    X(ISSUE, issue, LEAD)                                                                          \
    X(PAGES, pages, LEAD)                                                                          \
    X(DOI, doi, SCREENER)                                                                          \
    X(PMID, pmid, SCREENER)                                                                        \
    X(PMCID, pmcid, LEAD)                                                                          \
    X(ACCESSION, accession, LEAD)                                                                  \
    X(KEY, key, SCREENER)                                                                          \
    X(ISSN, issn, LEAD)                                                                            \
    X(TYPE, type, SCREENER)                                                                        \
    X(LANGUAGE, language, SCREENER)                                                                \
    X(KEYWORDS, keywords, SCREENER)                                                                \
    X(URL, url, LEAD)                                                                              \
    X(NOTES, notes, LEAD)

enum wn_field {
#define X(id, name, who) WN_F_##id,
    WN_FIELDS(X)
#undef X
    WN_FIELD_COUNT
};

struct wn_record {
    struct wn_str field[WN_FIELD_COUNT];
    struct wn_str raw;  /* its slice of the decoded text; blanks where what is private stood */
    size_t position;    /* offset of raw in the decoded text, in bytes */
    size_t line;        /* line where it begins, from 1 */
};

const char *wn_field_name(enum wn_field f);
bool wn_field_find(struct wn_str name, enum wn_field *out); /* exact name, any ASCII case */
bool wn_field_is_list(enum wn_field f);
/* May the lead mend it? title, abstract, doi, year. */
bool wn_field_correctable(enum wn_field f);

/*
 * Fingerprint of the text that is shown (notes/exchange.md 2.5): SHA-256 of `winnow record 1` LF,
 * then title, abstract, authors (joined with "; "), year, journal, each followed by LF; each in
 * NFC, white space runs made one blank, trimmed. A journal line holds its first 16 hex digits.
 */
struct wn_hash wn_record_fingerprint(const struct wn_record *r, struct wn_arena *scratch);

/* The year as a number 1500 to 2099, or 0. */
int wn_record_year(const struct wn_record *r);

/* List field joined by `between` ("; "). */
struct wn_str wn_record_joined(struct wn_arena *arena, struct wn_str list, const char *between);

/*
 * What kind of document it is, in words: what databases call JOUR is a journal article. Types that
 * are not known stand as they are, in small letters; of several the first.
 */
struct wn_str wn_record_type(struct wn_arena *arena, struct wn_str type);

#endif
