/* SPDX-License-Identifier: MIT */
/*
 * Hashing, signing, sealing: libsodium's, by winnow's names; the only user of it. Formats and
 * strings that are hashed are those of notes/exchange.md 2.3 to 3.2. Secrets are wiped by their
 * owner with wn_wipe.
 */
#ifndef WN_BASE_CRYPTO_H
#define WN_BASE_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "winnow/base/buf.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"

enum { WN_KEY = 32, WN_SIGNATURE = 64, WN_HASH = 32, WN_SEAT = 8, WN_SEALED_KEY = 80 };

struct wn_hash { uint8_t b[WN_HASH]; };
struct wn_keys { /* from one 32-byte seed */
    uint8_t seed[WN_KEY];
    uint8_t sign[WN_KEY]; /* public, Ed25519 */
    uint8_t box[WN_KEY];  /* public, X25519 */
    uint8_t sign_secret[64], box_secret[WN_KEY];
};

bool wn_crypto_start(struct wn_err *err) WN_MUST_CHECK; /* once, from main or a test's setup */
void wn_wipe(void *p, size_t n);
void wn_random_bytes(void *p, size_t n);

struct wn_sha256 { unsigned char state[128]; }; /* opaque */
void wn_sha256_start(struct wn_sha256 *s);
void wn_sha256_add(struct wn_sha256 *s, struct wn_str bytes);
struct wn_hash wn_sha256_end(struct wn_sha256 *s);
struct wn_hash wn_sha256(struct wn_str bytes);
struct wn_hash wn_hmac_sha256(const uint8_t key[WN_KEY], struct wn_str bytes);
bool wn_same_bytes(const void *a, const void *b, size_t n); /* constant time */

/* Lower-case hex of n bytes, and back: exactly 2n lower-case digits, else false. */
void wn_hex(const void *bytes, size_t n, char *out /* 2n + 1 */);
bool wn_unhex(struct wn_str hex, void *bytes, size_t n);

/* Signing pair from the seed; box pair from SHA-256 of `winnow box 1` LF + seed (3.1). */
void wn_keys_from_seed(const uint8_t seed[WN_KEY], struct wn_keys *out);
void wn_sign(const struct wn_keys *keys, struct wn_str bytes, uint8_t out[WN_SIGNATURE]);
bool wn_verify(const uint8_t sign[WN_KEY], struct wn_str bytes, const uint8_t sig[WN_SIGNATURE]);

/* crypto_box_seal of a 32-byte payload key. */
void wn_seal_key(const uint8_t box[WN_KEY], const uint8_t key[WN_KEY], uint8_t out[WN_SEALED_KEY]);
bool wn_open_key(const struct wn_keys *keys, const uint8_t sealed[WN_SEALED_KEY],
                 uint8_t out[WN_KEY]);

/*
 * crypto_secretstream_xchacha20poly1305 in chunks of 65,536 bytes: out gets the 24-byte header and
 * the chunks, each 17 bytes longer. First chunk: additional data `tie`; last chunk: tag FINAL.
 */
enum { WN_CHUNK = 65536, WN_CHUNK_MORE = 17, WN_STREAM_HEADER = 24 };
void wn_stream_seal(const uint8_t key[WN_KEY], struct wn_hash tie, struct wn_str plain,
                    struct wn_buf *out);
/* False when any chunk is not authentic, the last is not FINAL, or something is left over. */
bool wn_stream_open(const uint8_t key[WN_KEY], struct wn_hash tie, struct wn_str sealed,
                    struct wn_buf *plain);

/*
 * The first 64 bits of a hash as four proquints separated by blanks (Wilkerson 2009): 23 letters.
 */
void wn_words(const uint8_t bits[8], char out[24]);

#endif
