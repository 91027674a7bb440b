/* SPDX-License-Identifier: MIT */
/*
 * Bytes of a file to UTF-8, before any reader sees them (notes/formats.md section 2). Decides from
 * the bytes: BOM, zero-byte pattern (UTF-16 without BOM), strict UTF-8, else UTF-8 with
 * Windows-1252 line by line for the lines that are not valid. Never fails on content; what was not
 * valid is counted and kept as hexadecimal notes, so that text and notes give the original bytes
 * back. The only user of iconv.
 */
#ifndef WN_BASE_DECODE_H
#define WN_BASE_DECODE_H

#include "winnow/base/arena.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"

struct wn_decoded {
    struct wn_str text;     /* UTF-8 without BOM; the input itself where nothing had to change */
    const char *encoding;   /* "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-8 with Windows-1252", ... */
    const char *why;        /* "byte order mark", "every byte is valid", ... */
    bool bom;
    size_t undecodable_bytes; /* bytes that were not valid UTF-8 in a file read as UTF-8 */
    size_t first_line;        /* line of the first such byte, 0 if none */
    struct wn_str bad_bytes;  /* "OFFSET:HEX" a run, comma-separated; OFFSET in the decoded text */
};

/*
 * encoding: NULL, or an iconv name that overrides the decision. Errors: WN_EUSAGE for a name that
 * iconv does not know. NUL and other control characters become blanks later, in the readers; the
 * text here is the raw text.
 */
bool wn_decode(struct wn_arena *arena, struct wn_str bytes, const char *encoding,
               struct wn_decoded *out, struct wn_err *err) WN_MUST_CHECK;

#endif
