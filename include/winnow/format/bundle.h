/* SPDX-License-Identifier: MIT */
/*
 * Bundles: the files that travel between laptops (notes/exchange.md section 2). The container
 * and its manifest, and the sealed body of a decision bundle (project lines: project_lines.h).
 * Makes and checks bytes; knows no project and no file system. Checks stop at the first that fails,
 * in the order and with the sentences of 2.9; `status` is the word of the second column there.
 */
#ifndef WN_FORMAT_BUNDLE_H
#define WN_FORMAT_BUNDLE_H

#include <stdbool.h>
#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/base/buf.h"
#include "winnow/base/crypto.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"

#define WN_BUNDLE_JOURNAL_MAX ((size_t)1 << 30) /* the most that a decision bundle can hold */

enum wn_bundle_kind { WN_B_INVITATION, WN_B_PROJECT, WN_B_DECISIONS, WN_B_RESULT };

struct wn_manifest { /* keys in the order of 2.4; texts in the arena when read */
    enum wn_bundle_kind kind;
    struct wn_str program, review, made;
    uint8_t project[WN_HASH];
    int64_t number;
    uint8_t fingerprint[WN_HASH];
    uint8_t signer[WN_KEY];
    bool has_previous;
    uint8_t previous[WN_HASH];
    struct wn_str person;
    unsigned roles; /* enum wn_role bits */
    struct wn_str scope;
    uint8_t writer[WN_KEY], box[WN_KEY], enrol[WN_HASH], seat[WN_SEAT];
    int64_t last;
    uint8_t head[WN_HASH];
    struct wn_str stage;
    int64_t decided, of;
    uint8_t recipients[4][WN_KEY];
    size_t recipient_count;
    int64_t body; /* bytes of the body; set by the maker */
};

struct wn_bundle { /* a bundle that was looked at: slices of the file's bytes */
    struct wn_manifest m;
    struct wn_str head_bytes; /* magic, length and manifest: what the sealed part is tied to */
    struct wn_str body;
    struct wn_str signed_bytes; /* all before the signature */
    struct wn_str signature;
};

/* What receive says of a file: status word and sentence. name: the file as cleaned for display. */
struct wn_bundle_fault {
    const char *status; /* "not-winnow", "incomplete", ... ; NULL: fine */
    struct wn_err err;
};

/* Checks 2 to 7 (magic, version, manifest, caps, length). */
bool wn_bundle_look(struct wn_str bytes, const char *name, struct wn_arena *arena,
                    struct wn_bundle *out, struct wn_bundle_fault *fault) WN_MUST_CHECK;
/* Check 11: the signature, by m.signer. (Who that must be is the caller's to check before.) */
bool wn_bundle_verify(const struct wn_bundle *b);

/* Container with this manifest and body, signed. m->signer and m->body are set here. */
void wn_bundle_make(struct wn_manifest *m, struct wn_str body, const struct wn_keys *keys,
                    struct wn_buf *out);
/*
 * A decision bundle: `lines` is the whole journal 1 to m->last; padded (2.6), sealed to
 * m->recipients, tied to its manifest, signed. key: 32 random bytes.
 */
void wn_bundle_make_decisions(struct wn_manifest *m, struct wn_str lines,
                              const struct wn_keys *keys, const uint8_t key[WN_KEY],
                              struct wn_buf *out);

/*
 * Opens the body of a decision bundle for one of its recipients (check 15), then checks the
 * padding, the lines and the chain (16, 17). *lines: the journal's bytes, in `plain`.
 */
bool wn_bundle_open(const struct wn_bundle *b, const struct wn_keys *keys, const char *name,
                    struct wn_buf *plain, struct wn_str *lines, struct wn_bundle_fault *fault)
    WN_MUST_CHECK;
/*
 * Checks 16 and 17 alone, of the payload: lines 1 to m->last in a chain that ends in m->head, then
 * nothing but zeros. *lines: its part before the first zero.
 */
bool wn_bundle_check_journal(struct wn_str payload, const struct wn_manifest *m, const char *name,
                             struct wn_str *lines, struct wn_bundle_fault *fault) WN_MUST_CHECK;

/* Project id: SHA-256 of `winnow project 1` LF + the lead's public signing key. */
struct wn_hash wn_project_id(const uint8_t lead_sign[WN_KEY]);
/* HMAC-SHA-256, key = token, over `winnow enrol 1` LF + project id + signing key + box key. */
struct wn_hash wn_enrol_proof(const uint8_t token[WN_KEY], const uint8_t project[WN_HASH],
                              const uint8_t sign[WN_KEY], const uint8_t box[WN_KEY]);
/* Four words: first 64 bits of SHA-256 of `winnow words 1` LF + project id + signing + box key. */
void wn_enrol_words(const uint8_t project[WN_HASH], const uint8_t sign[WN_KEY],
                    const uint8_t box[WN_KEY], char out[24]);

#endif
