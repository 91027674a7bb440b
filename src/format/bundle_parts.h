/* SPDX-License-Identifier: MIT */
/* What the files of the bundle format share: faults, the manifest, and words for roles. */
#ifndef WN_FORMAT_BUNDLE_PARTS_H
#define WN_FORMAT_BUNDLE_PARTS_H

#include "winnow/base/json.h"
#include "winnow/format/bundle.h"

enum {
    BUNDLE_START = 8,                /* magic and length of the manifest */
    BUNDLE_MANIFEST_MAX = 64 * 1024,
    BUNDLE_RECIPIENTS = 4,
    BUNDLE_DEPTH = 4,
    BUNDLE_LINES_MAX = 2000000       /* lines of a journal, records of a project */
};

/* Sets status and sentence; returns false. */
bool wn_bundle_refuse(struct wn_bundle_fault *fault, const char *status, const char *format, ...)
    WN_PRINTF(3, 4);

/* The manifest as its one line, LF included; and back (check 5). words: what is wrong with it. */
void wn_manifest_encode(const struct wn_manifest *m, struct wn_buf *out);
bool wn_manifest_decode(struct wn_str line, enum wn_bundle_kind kind, struct wn_arena *arena,
                        struct wn_manifest *out, struct wn_err *words) WN_MUST_CHECK;

/* Appends magic, length and manifest; *m must be complete. */
void wn_bundle_put_start(const struct wn_manifest *m, struct wn_buf *out);
/* Appends the signature over everything from byte `from` of out. */
void wn_bundle_put_signature(struct wn_buf *out, size_t from, const struct wn_keys *keys);

void wn_bundle_put_hex(struct wn_buf *out, const uint8_t *bytes, size_t n); /* with quotes */
bool wn_bundle_get_hex(const struct wn_json *v, uint8_t *bytes, size_t n);
/* ["screener","lead"]; words that are not known are passed over. */
void wn_bundle_put_roles(struct wn_buf *out, unsigned roles);
bool wn_bundle_get_roles(const struct wn_json *v, unsigned *roles);

#endif
