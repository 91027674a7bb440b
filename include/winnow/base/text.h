/* SPDX-License-Identifier: MIT */
/*
 * Unicode for all of winnow: validity, NFC, folding, width, graphemes, and the one function through
 * which text for people passes. The only user of utf8proc. No locale is consulted, so widths are
 * the same on every machine.
 */
#ifndef WN_BASE_TEXT_H
#define WN_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/base/buf.h"
#include "winnow/base/str.h"

/* Length of the longest valid UTF-8 prefix (no surrogates, no overlong forms, up to U+10FFFF). */
size_t wn_text_valid(struct wn_str s);

/*
 * Decodes the character at byte *at and moves *at behind it. An invalid byte gives U+FFFD and moves
 * by one. False at the end.
 */
bool wn_text_next(struct wn_str s, size_t *at, uint32_t *cp);
void wn_text_put(struct wn_buf *buf, uint32_t cp); /* appends cp as UTF-8 */

bool wn_text_is_letter(uint32_t cp); /* letter or mark, any script */
bool wn_text_is_digit(uint32_t cp);
bool wn_text_is_upper(uint32_t cp);
bool wn_text_is_space(uint32_t cp); /* any blank, NBSP and line ends included */

/* What these return lies in the arena and is NUL-terminated, also where nothing changed. */
struct wn_str wn_text_nfc(struct wn_arena *arena, struct wn_str s);  /* invalid bytes -> U+FFFD */
struct wn_str wn_text_fold(struct wn_arena *arena, struct wn_str s); /* NFC and case-folded */
/* NFC, runs of white space made one blank, trimmed: the form that fingerprints are made of. */
struct wn_str wn_text_squeeze(struct wn_arena *arena, struct wn_str s);

/* Columns of one character: 0 (marks), 1 or 2. Control characters count 1 (their placeholder). */
int wn_text_cp_width(uint32_t cp);
/* Columns of cleaned text. */
size_t wn_text_width(struct wn_str s);

/*
 * The next grapheme cluster: bytes [*at, *at + return value), its columns in *width. 0 at the end.
 * Clusters follow utf8proc's grapheme breaks.
 */
size_t wn_text_grapheme(struct wn_str s, size_t at, int *width);

/* The longest prefix of whole graphemes that fits into `columns`; *used: its columns. */
struct wn_str wn_text_fit(struct wn_str s, size_t columns, size_t *used);
/* s cut to `columns` with a final ellipsis ("…", or "..." where ascii) when it does not fit. */
struct wn_str wn_text_ellipsis(struct wn_arena *arena, struct wn_str s, size_t columns, bool ascii);

/*
 * Cleaning for people (DESIGN 5.10): control characters, escapes, C1, bidi overrides and isolates,
 * tag characters, zero-width tricks, BOM, lone surrogates and invalid bytes become the visible
 * placeholder U+FFFD (an ASCII terminal draws "?"); more than three marks on one base are dropped,
 * a mark without a base becomes the placeholder; U+200C and U+200D between letters or within an
 * emoji stay; TAB, NBSP and their like become a blank, the soft hyphen a hyphen. LF, and CR LF as
 * one LF, stay only in WN_CLEAN_LINES (else a blank). Idempotent.
 */
/* Line breaks at the ends go, those within become " / ": what a person wrote makes no own line. */
struct wn_str wn_text_one_line(struct wn_arena *arena, struct wn_str s);

enum wn_clean { WN_CLEAN_LINE, WN_CLEAN_LINES };
void wn_text_clean_to(struct wn_buf *out, struct wn_str s, enum wn_clean how);
struct wn_str wn_text_clean(struct wn_arena *arena, struct wn_str s, enum wn_clean how);

#endif
