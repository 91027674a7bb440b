/* SPDX-License-Identifier: MIT */
/*
 * Slices: a pointer and a length that own nothing, passed by value. They are bytes; what needs
 * characters is in text.h. A slice with p = NULL has n = 0 and equals the empty slice.
 */
#ifndef WN_BASE_STR_H
#define WN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wn_str {
    const char *p;
    size_t n;
};

#define WN_STR(literal) ((struct wn_str){"" literal, sizeof(literal) - 1}) /* of a string literal */
/* for "%.*s" */
#define WN_ARG(s) (int)((s).n > 100000 ? 100000 : (s).n), ((s).p ? (s).p : "")

struct wn_str wn_str(const char *text); /* of a NUL-terminated text; NULL gives the empty slice */
struct wn_str wn_str_of(const char *p, size_t n);

bool wn_str_eq(struct wn_str a, struct wn_str b);
bool wn_str_is(struct wn_str a, const char *text);
bool wn_str_eq_nocase(struct wn_str a, struct wn_str b); /* ASCII letters only */
int wn_str_cmp(struct wn_str a, struct wn_str b);        /* by bytes; shorter first */
bool wn_str_starts(struct wn_str s, struct wn_str prefix);
bool wn_str_starts_nocase(struct wn_str s, struct wn_str prefix); /* ASCII letters only */
bool wn_str_ends(struct wn_str s, struct wn_str suffix);

/* s without blanks, tabs, CR and LF at both ends, at its start, at its end. */
struct wn_str wn_str_trim(struct wn_str s);
struct wn_str wn_str_trim_left(struct wn_str s);
struct wn_str wn_str_trim_right(struct wn_str s);

/* From byte `at` to the end; at > n gives the empty slice. First n bytes; n too large gives all. */
struct wn_str wn_str_from(struct wn_str s, size_t at);
struct wn_str wn_str_first(struct wn_str s, size_t n);

/* Offset of the first byte c, or of needle; s.n when it is not there. */
size_t wn_str_find_byte(struct wn_str s, char c);
size_t wn_str_find(struct wn_str s, struct wn_str needle);

/*
 * Cuts the part before the first byte `by` off *rest and gives it in *part; without one, all of it.
 * False when *rest is used up. "a,b," gives a and b and one empty part.
 * A rest with p = NULL gives nothing.
 */
bool wn_str_split(struct wn_str *rest, char by, struct wn_str *part);

/* All of s as a decimal integer (optional minus), within int64; anything else is false. */
bool wn_str_int(struct wn_str s, int64_t *out);
/* All of s as a decimal number such as 0.60, point only, in any locale; anything else is false. */
bool wn_str_real(struct wn_str s, double *out);

/*
 * Edits (insert, delete, replace, swap of neighbours) between two short ASCII words; for "did you
 * mean". Words over 63 bytes count as 99 apart.
 */
size_t wn_str_distance(struct wn_str a, struct wn_str b);

#endif
