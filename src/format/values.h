/* SPDX-License-Identifier: MIT */
/*
 * From a value as it stands in a file, line ends and all, to what a field of a record holds. Shared
 * by the readers, so that the same abstract comes out the same from RIS, nbib and CSV.
 */
#ifndef WN_FORMAT_VALUES_H
#define WN_FORMAT_VALUES_H

#include <stdbool.h>

#include "winnow/base/arena.h"
#include "winnow/base/str.h"
#include "winnow/core/record.h"

enum value_kind {
    VALUE_CODE,    /* ids, addresses: as it is, lines joined */
    VALUE_WORDS,   /* entities decoded */
    VALUE_TITLE,   /* and tags dropped */
    VALUE_ABSTRACT /* and paragraphs kept: a blank line between them */
};

/* Lines joined, control characters made blanks, trimmed, and what the kind asks for. */
struct wn_str wn_value_clean(struct wn_arena *arena, struct wn_str raw, enum value_kind kind);

/* A list that grows: one value a line. Empty values are passed over. */
struct value_list {
    struct wn_arena *arena;
    struct wn_str *item;
    size_t count, capacity, bytes;
};
void wn_value_add(struct value_list *list, struct wn_str value);
struct wn_str wn_value_join(const struct value_list *list, const char *between);

/* Each line of raw as a value of its own. */
void wn_value_add_lines(struct value_list *list, struct wn_str raw, enum value_kind kind);
/* The parts of raw between the bytes `by`, each cleaned. */
void wn_value_add_parts(struct value_list *list, struct wn_str raw, char by, enum value_kind kind);

/* The first four digits that are a year from 1500 to 2099, or empty. */
struct wn_str wn_value_year(struct wn_str s);
/* 1 to 8 digits and nothing else, as a PMID is; else empty. */
struct wn_str wn_value_pmid(struct wn_str s);
/* "NA", "[No abstract available]" and the like. */
bool wn_value_is_no_abstract(struct wn_str s);
/* SP and EP as one text; a range in `first` stands alone. */
struct wn_str wn_value_pages(struct wn_arena *arena, struct wn_str first, struct wn_str last);

/* The value of `eid=`, `AN=` or `arnumber=` (Scopus, EBSCO, IEEE) in an address. */
struct wn_str wn_value_accession_in_address(struct wn_str address);

/*
 * What holds for every format at the end: no placeholder stays as an abstract; a year has four
 * digits, a PMID nothing but digits (the accession number keeps what stood there); a DOI or
 * accession number that stands nowhere else is taken from the address; a record without a key of
 * its own has its accession number as key.
 */
void wn_value_finish(struct wn_arena *arena, struct wn_record *r);

#endif
