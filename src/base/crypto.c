/* SPDX-License-Identifier: MIT */
#include "winnow/base/crypto.h"

#include <string.h>

#include <sodium.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct wn_sha256), "room for SHA-256");
_Static_assert(WN_CHUNK_MORE == crypto_secretstream_xchacha20poly1305_ABYTES, "chunk overhead");
_Static_assert(WN_STREAM_HEADER == crypto_secretstream_xchacha20poly1305_HEADERBYTES, "header");
_Static_assert(WN_SEALED_KEY == WN_KEY + crypto_box_SEALBYTES, "sealed key");

static const unsigned char *crypto_bytes(struct wn_str s)
{
    return (const unsigned char *)(s.p ? s.p : "");
}

bool wn_crypto_start(struct wn_err *err)
{
    if (sodium_init() < 0)
        return wn_fail(err, WN_EIO, "libsodium could not be started: no source of random bytes");
    return true;
}

void wn_wipe(void *p, size_t n)
{
    sodium_memzero(p, n);
}

void wn_random_bytes(void *p, size_t n)
{
    randombytes_buf(p, n);
}

/* The state travels as plain bytes, so that no other file needs libsodium's header. */
void wn_sha256_start(struct wn_sha256 *s)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    memset(s, 0, sizeof *s);
    memcpy(s->state, &state, sizeof state);
}

void wn_sha256_add(struct wn_sha256 *s, struct wn_str bytes)
{
    crypto_hash_sha256_state state;
    memcpy(&state, s->state, sizeof state);
    crypto_hash_sha256_update(&state, crypto_bytes(bytes), bytes.n);
    memcpy(s->state, &state, sizeof state);
}

struct wn_hash wn_sha256_end(struct wn_sha256 *s)
{
    crypto_hash_sha256_state state;
    struct wn_hash hash;
    memcpy(&state, s->state, sizeof state);
    crypto_hash_sha256_final(&state, hash.b);
    return hash;
}

struct wn_hash wn_sha256(struct wn_str bytes)
{
    struct wn_hash hash;
    crypto_hash_sha256(hash.b, crypto_bytes(bytes), bytes.n);
    return hash;
}

struct wn_hash wn_hmac_sha256(const uint8_t key[WN_KEY], struct wn_str bytes)
{
    struct wn_hash hash;
    crypto_auth_hmacsha256(hash.b, crypto_bytes(bytes), bytes.n, key);
    return hash;
}

bool wn_same_bytes(const void *a, const void *b, size_t n)
{
    return sodium_memcmp(a, b, n) == 0;
}

void wn_hex(const void *bytes, size_t n, char *out)
{
    sodium_bin2hex(out, 2 * n + 1, bytes, n);
}

static int crypto_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool wn_unhex(struct wn_str hex, void *bytes, size_t n)
{
    unsigned char *out = bytes;
    if (hex.n % 2 || hex.n / 2 != n)
        return false;
    for (size_t i = 0; i < n; i++) {
        int high = crypto_digit(hex.p[2 * i]), low = crypto_digit(hex.p[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        out[i] = (unsigned char)(high << 4 | low);
    }
    return true;
}

void wn_keys_from_seed(const uint8_t seed[WN_KEY], struct wn_keys *out)
{
    struct wn_sha256 s;
    memcpy(out->seed, seed, WN_KEY);
    crypto_sign_seed_keypair(out->sign, out->sign_secret, seed);
    wn_sha256_start(&s);
    wn_sha256_add(&s, WN_STR("winnow box 1\n"));
    wn_sha256_add(&s, wn_str_of((const char *)seed, WN_KEY));
    struct wn_hash box_seed = wn_sha256_end(&s);
    crypto_box_seed_keypair(out->box, out->box_secret, box_seed.b);
    wn_wipe(&box_seed, sizeof box_seed);
    wn_wipe(&s, sizeof s);
}

void wn_sign(const struct wn_keys *keys, struct wn_str bytes, uint8_t out[WN_SIGNATURE])
{
    crypto_sign_detached(out, NULL, crypto_bytes(bytes), bytes.n, keys->sign_secret);
}

bool wn_verify(const uint8_t sign[WN_KEY], struct wn_str bytes, const uint8_t sig[WN_SIGNATURE])
{
    return crypto_sign_verify_detached(sig, crypto_bytes(bytes), bytes.n, sign) == 0;
}

void wn_seal_key(const uint8_t box[WN_KEY], const uint8_t key[WN_KEY], uint8_t out[WN_SEALED_KEY])
{
    /* A box key of low order fails; then no one gets the payload key, which is what it deserves. */
    if (crypto_box_seal(out, key, WN_KEY, box) != 0)
        randombytes_buf(out, WN_SEALED_KEY);
}

bool wn_open_key(const struct wn_keys *keys, const uint8_t sealed[WN_SEALED_KEY],
                 uint8_t out[WN_KEY])
{
    return crypto_box_seal_open(out, sealed, WN_SEALED_KEY, keys->box, keys->box_secret) == 0;
}

static unsigned char crypto_tag(size_t left)
{
    return left ? crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
                : crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

void wn_stream_seal(const uint8_t key[WN_KEY], struct wn_hash tie, struct wn_str plain,
                    struct wn_buf *out)
{
    crypto_secretstream_xchacha20poly1305_state state;
    unsigned char header[WN_STREAM_HEADER], chunk[WN_CHUNK + WN_CHUNK_MORE];
    crypto_secretstream_xchacha20poly1305_init_push(&state, header, key);
    wn_buf_put(out, wn_str_of((const char *)header, sizeof header));
    bool first = true;
    do {
        struct wn_str part = wn_str_first(plain, WN_CHUNK);
        plain = wn_str_from(plain, part.n);
        crypto_secretstream_xchacha20poly1305_push(
            &state, chunk, NULL, crypto_bytes(part), part.n, first ? tie.b : NULL,
            first ? sizeof tie.b : 0, crypto_tag(plain.n));
        wn_buf_put(out, wn_str_of((const char *)chunk, part.n + WN_CHUNK_MORE));
        first = false;
    } while (plain.n);
    wn_wipe(&state, sizeof state);
}

/* One chunk; its tag must be FINAL exactly when nothing is left. */
static bool crypto_open_chunk(crypto_secretstream_xchacha20poly1305_state *state,
                              struct wn_str part, const struct wn_hash *tie, size_t left,
                              struct wn_buf *plain)
{
    unsigned char chunk[WN_CHUNK], tag = 0;
    if (part.n < WN_CHUNK_MORE ||
        crypto_secretstream_xchacha20poly1305_pull(state, chunk, NULL, &tag, crypto_bytes(part),
                                                   part.n, tie ? tie->b : NULL,
                                                   tie ? sizeof tie->b : 0) != 0 ||
        tag != crypto_tag(left))
        return false;
    wn_buf_put(plain, wn_str_of((const char *)chunk, part.n - WN_CHUNK_MORE));
    wn_wipe(chunk, sizeof chunk);
    return !plain->over;
}

bool wn_stream_open(const uint8_t key[WN_KEY], struct wn_hash tie, struct wn_str sealed,
                    struct wn_buf *plain)
{
    crypto_secretstream_xchacha20poly1305_state state;
    if (sealed.n < WN_STREAM_HEADER + WN_CHUNK_MORE ||
        crypto_secretstream_xchacha20poly1305_init_pull(&state, crypto_bytes(sealed), key) != 0)
        return false;
    struct wn_str rest = wn_str_from(sealed, WN_STREAM_HEADER);
    const struct wn_hash *first = &tie;
    bool good = true;
    while (good && rest.n) {
        struct wn_str part = wn_str_first(rest, WN_CHUNK + WN_CHUNK_MORE);
        rest = wn_str_from(rest, part.n);
        good = crypto_open_chunk(&state, part, first, rest.n, plain);
        first = NULL;
    }
    wn_wipe(&state, sizeof state);
    return good;
}

/* 16 bits become consonant, vowel, consonant, vowel, consonant. */
static void crypto_proquint(unsigned bits, char out[5])
{
    static const char consonants[] = "bdfghjklmnprstvz", vowels[] = "aiou";
    out[0] = consonants[bits >> 12 & 15];
    out[1] = vowels[bits >> 10 & 3];
    out[2] = consonants[bits >> 6 & 15];
    out[3] = vowels[bits >> 4 & 3];
    out[4] = consonants[bits & 15];
}

void wn_words(const uint8_t bits[8], char out[24])
{
    for (size_t i = 0; i < 4; i++) {
        crypto_proquint((unsigned)bits[2 * i] << 8 | bits[2 * i + 1], out + 6 * i);
        out[6 * i + 5] = i < 3 ? ' ' : '\0';
    }
}
