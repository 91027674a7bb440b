/* SPDX-License-Identifier: MIT */
/*
 * From what stands in a BibTeX value to plain text: accents, symbols, escapes, dashes and quotes
 * become characters, formatting commands and braces go. Mathematics and unknown commands stand as
 * they are; mathematics that is nothing but symbols ($\alpha$, $<$) is text.
 */
#ifndef WN_FORMAT_BIBTEX_TEXT_H
#define WN_FORMAT_BIBTEX_TEXT_H

#include <stdbool.h>

#include "winnow/base/arena.h"
#include "winnow/base/str.h"

/* In an address (url, doi) `~`, `$`, `--` and quotes are themselves. */
enum bibtex_text { BIBTEX_PROSE, BIBTEX_ADDRESS };
struct wn_str wn_bibtex_text(struct wn_arena *arena, struct wn_str raw, enum bibtex_text what);

/* What the command means (bibtex_symbols.c); each gives NULL or 0 for a name that is not known. */
const char *wn_bibtex_symbol(struct wn_str name); /* "ss", "alpha", "textendash" */
unsigned wn_bibtex_accent(struct wn_str name);    /* "'", "v": the combining character */
enum bibtex_command {
    BIBTEX_UNKNOWN,
    BIBTEX_FORMAT,  /* \textit: goes, its text stays */
    BIBTEX_HIDDEN,  /* \noopsort: goes with its text */
    BIBTEX_VERBATIM /* \url: its text stays as it is */
};
enum bibtex_command wn_bibtex_command(struct wn_str name);

#endif
