/* SPDX-License-Identifier: MIT */
/*
 * The highlight language (notes/ux.md 1.5): words, phrases, `*` and `?` wildcards, hyphens that may
 * be a blank or nothing, NEAR/n, "quoted phrases", /regular expressions/. Compiled with PCRE2 (UTF,
 * UCP, CASELESS; JIT where it works; match and depth limits). The only user of PCRE2.
 */
#ifndef WN_CORE_TERMS_H
#define WN_CORE_TERMS_H

#include <stdbool.h>
#include <stddef.h>

#include "winnow/base/arena.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"
#include "winnow/core/criteria.h"

struct wn_terms; /* all terms of one criteria file, compiled */

/* One mark in a text: bytes [from, to) of the text as given. */
struct wn_mark {
    size_t from, to;
    unsigned char criterion; /* index */
    bool against;
};
struct wn_marks { const struct wn_mark *v; size_t n; };

/*
 * Checks one term. On failure err->text says what is wrong and *offset is the byte in the term
 * where
 * ("missing closing parenthesis"). Warnings such as too short a stem: `*`, `a*` are errors here.
 */
bool wn_term_check(struct wn_str term, size_t *offset, struct wn_err *err) WN_MUST_CHECK;

/* Compiles every term of every criterion; a term that does not compile is an error. */
bool wn_terms_open(const struct wn_criteria *c, struct wn_terms **out, struct wn_err *err)
    WN_MUST_CHECK;
void wn_terms_close(struct wn_terms *terms);

/*
 * Marks of a text, by position, without overlaps: the longest wins, ties go to the earlier
 * criterion. The text is matched in NFC without soft hyphens and with straight quotes; offsets are
 * of the text as given. *limited is set when an expression hit the match limit (its marks are then
 * missing).
 */
struct wn_marks wn_terms_find(const struct wn_terms *terms, struct wn_str text,
                              struct wn_arena *arena, bool *limited);

/* How often each term of the file matches, for `criteria check --against`: one row a term. */
struct wn_term_use {
    size_t criterion;
    bool against;
    struct wn_str term;
    size_t matches;
    bool any;
};
size_t wn_terms_count(const struct wn_terms *terms);
/*
 * Adds to use[0 .. count): matches in text; any = at least one. Sets the names at the first call.
 */
void wn_terms_tally(const struct wn_terms *terms, struct wn_str text, struct wn_arena *scratch,
                    struct wn_term_use *use);

#endif
