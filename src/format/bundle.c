/* SPDX-License-Identifier: MIT */
/*
 * The container: magic, manifest, body, signature (notes/exchange.md 2.3). The signature is over
 * the SHA-256 of all that stands before it, so a file of any size is checked without being copied.
 */
#include "winnow/format/bundle.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "bundle_parts.h"
#include "winnow/base/text.h"

#define BUNDLE_GIB ((int64_t)1 << 30)
/* Payload of 1 GiB with four sealed keys, the stream's header and 17 bytes a chunk. */
#define BUNDLE_BODY_DECISIONS                                                                      \
    (BUNDLE_GIB + BUNDLE_GIB / WN_CHUNK * WN_CHUNK_MORE + WN_STREAM_HEADER +                       \
     BUNDLE_RECIPIENTS * WN_SEALED_KEY)

static const char bundle_letters[] = {
    [WN_B_INVITATION] = 'I', [WN_B_PROJECT] = 'P', [WN_B_DECISIONS] = 'D', [WN_B_RESULT] = 'R'};

bool wn_bundle_refuse(struct wn_bundle_fault *fault, const char *status, const char *format, ...)
{
    char sentence[512];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    fault->status = status;
    return wn_fail(&fault->err, WN_EINPUT, "%s", sentence);
}

/* "41,200" */
struct bundle_number { char text[32]; };
static struct bundle_number bundle_number(uint64_t v)
{
    char digits[24];
    struct bundle_number out;
    size_t n = (size_t)snprintf(digits, sizeof digits, "%" PRIu64, v), to = 0;
    for (size_t i = 0; i < n; i++) {
        if (i && (n - i) % 3 == 0)
            out.text[to++] = ',';
        out.text[to++] = digits[i];
    }
    out.text[to] = '\0';
    return out;
}

/* ---- in: checks 2 to 7, one after the other ---- */

static bool bundle_magic(struct wn_str bytes, const char *name, enum wn_bundle_kind *kind,
                         struct wn_bundle_fault *fault)
{
    const char *letter =
        bytes.n >= 4 ? memchr(bundle_letters, bytes.p[2], sizeof bundle_letters) : NULL;
    if (!letter || bytes.p[0] != 'W' || bytes.p[1] != 'N' || bytes.p[3] < '0' || bytes.p[3] > '9')
        return wn_bundle_refuse(fault, "not-winnow", "%s is not a winnow file.", name);
    if (bytes.p[3] != '1')
        return wn_bundle_refuse(fault, "newer-version",
                                "%s was made by a newer winnow (bundle version %c; this one reads "
                                "1). Install a newer winnow.",
                                name, bytes.p[3]);
    *kind = (enum wn_bundle_kind)(letter - bundle_letters);
    return true;
}

static bool bundle_start(struct wn_str bytes, const char *name, size_t *manifest,
                         struct wn_bundle_fault *fault)
{
    uint32_t length = 0;
    for (size_t i = 0; bytes.n >= BUNDLE_START && i < 4; i++)
        length |= (uint32_t)(unsigned char)bytes.p[4 + i] << 8 * i;
    if (bytes.n >= BUNDLE_START && (length < 2 || length > BUNDLE_MANIFEST_MAX))
        return wn_bundle_refuse(fault, "incomplete",
                                "%s is not complete or was damaged: its first line would be %s "
                                "bytes long, and 2 to 65,536 are possible. Ask for it again.",
                                name, bundle_number(length).text);
    if (bytes.n < BUNDLE_START ||
        bytes.n < BUNDLE_START + length + WN_SIGNATURE)
        return wn_bundle_refuse(fault, "incomplete",
                                "%s is not complete yet (%s bytes so far). It may still be on its "
                                "way; run this again later.",
                                name, bundle_number(bytes.n).text);
    *manifest = length;
    return true;
}

static bool bundle_size(const struct wn_manifest *m, const char *name,
                        struct wn_bundle_fault *fault)
{
    bool decisions = m->kind == WN_B_DECISIONS;
    int64_t most = decisions ? BUNDLE_BODY_DECISIONS : 8 * BUNDLE_GIB;
    if (m->body <= most)
        return true;
    int64_t whole = m->body / BUNDLE_GIB, tenth = m->body % BUNDLE_GIB * 10 / BUNDLE_GIB;
    return wn_bundle_refuse(fault, "too-big",
                            "%s says it holds %" PRId64 ".%" PRId64 " GB; the most is %d GB. "
                            "Nothing was read.",
                            name, whole, tenth, decisions ? 1 : 8);
}

/* Who is asked for the file again. Nothing is verified yet: a name is only a name. */
static struct wn_str bundle_sender(const struct wn_manifest *m, struct wn_arena *arena)
{
    if (m->kind == WN_B_DECISIONS)
        return wn_text_clean(arena, m->person, WN_CLEAN_LINE);
    return m->kind == WN_B_RESULT ? WN_STR("the adjudicator") : WN_STR("the lead");
}

static bool bundle_length(struct wn_str bytes, const struct wn_manifest *m, size_t manifest,
                          const char *name, struct wn_arena *arena, struct wn_bundle_fault *fault)
{
    uint64_t whole = BUNDLE_START + manifest + (uint64_t)m->body + WN_SIGNATURE;
    if (bytes.n < whole)
        return wn_bundle_refuse(fault, "incomplete",
                                "%s is not complete yet (%s of %s bytes). It may still be on its "
                                "way; run this again later.",
                                name, bundle_number(bytes.n).text, bundle_number(whole).text);
    if (bytes.n > whole)
        return wn_bundle_refuse(fault, "too-long",
                                "%s is %s byte%s too long: it was changed after it was written. "
                                "Ask %.*s to send it again.",
                                name, bundle_number(bytes.n - whole).text,
                                bytes.n - whole == 1 ? "" : "s", WN_ARG(bundle_sender(m, arena)));
    return true;
}

bool wn_bundle_look(struct wn_str bytes, const char *name, struct wn_arena *arena,
                    struct wn_bundle *out, struct wn_bundle_fault *fault)
{
    enum wn_bundle_kind kind = WN_B_INVITATION;
    size_t manifest = 0;
    struct wn_err words;
    *fault = (struct wn_bundle_fault){0};
    if (!bundle_magic(bytes, name, &kind, fault) || !bundle_start(bytes, name, &manifest, fault))
        return false;
    struct wn_str line = wn_str_first(wn_str_from(bytes, BUNDLE_START), manifest);
    if (!wn_manifest_decode(line, kind, arena, &out->m, &words))
        return wn_bundle_refuse(fault, "bad-manifest",
                                "%s: its first line cannot be read (%s). Ask for the file again.",
                                name, words.text);
    if (!bundle_size(&out->m, name, fault) ||
        !bundle_length(bytes, &out->m, manifest, name, arena, fault))
        return false;
    size_t body = BUNDLE_START + manifest;
    out->head_bytes = wn_str_first(bytes, body);
    out->body = wn_str_first(wn_str_from(bytes, body), (size_t)out->m.body);
    out->signed_bytes = wn_str_first(bytes, body + (size_t)out->m.body);
    out->signature = wn_str_from(bytes, out->signed_bytes.n);
    return true;
}

/* What is signed: 48 bytes. */
struct bundle_message { char b[16 + WN_HASH]; };
static struct bundle_message bundle_message(struct wn_str signed_bytes)
{
    struct bundle_message message;
    struct wn_hash hash = wn_sha256(signed_bytes);
    memcpy(message.b, "winnow bundle 1\n", 16);
    memcpy(message.b + 16, hash.b, WN_HASH);
    return message;
}

bool wn_bundle_verify(const struct wn_bundle *b)
{
    struct bundle_message message = bundle_message(b->signed_bytes);
    uint8_t signature[WN_SIGNATURE];
    if (b->signature.n != sizeof signature)
        return false;
    memcpy(signature, b->signature.p, sizeof signature);
    return wn_verify(b->m.signer, wn_str_of(message.b, sizeof message.b), signature);
}

/* ---- out ---- */

void wn_bundle_put_start(const struct wn_manifest *m, struct wn_buf *out)
{
    struct wn_buf line = {0};
    wn_manifest_encode(m, &line);
    wn_buf_print(out, "WN%c1", bundle_letters[m->kind]);
    for (int shift = 0; shift < 32; shift += 8)
        wn_buf_byte(out, (char)(line.n >> shift & 0xff));
    wn_buf_put(out, wn_buf_str(&line));
    wn_buf_free(&line);
}

void wn_bundle_put_signature(struct wn_buf *out, size_t from, const struct wn_keys *keys)
{
    struct bundle_message message = bundle_message(wn_str_from(wn_buf_str(out), from));
    uint8_t signature[WN_SIGNATURE];
    wn_sign(keys, wn_str_of(message.b, sizeof message.b), signature);
    wn_buf_put(out, wn_str_of((const char *)signature, sizeof signature));
}

void wn_bundle_make(struct wn_manifest *m, struct wn_str body, const struct wn_keys *keys,
                    struct wn_buf *out)
{
    size_t from = out->n;
    memcpy(m->signer, keys->sign, WN_KEY);
    m->body = (int64_t)body.n;
    wn_bundle_put_start(m, out);
    wn_buf_put(out, body);
    wn_bundle_put_signature(out, from, keys);
}

/* ---- identities ---- */

static void bundle_add(struct wn_buf *buf, const uint8_t *bytes)
{
    wn_buf_put(buf, wn_str_of((const char *)bytes, WN_KEY));
}

struct wn_hash wn_project_id(const uint8_t lead_sign[WN_KEY])
{
    struct wn_buf text = {0};
    wn_buf_text(&text, "winnow project 1\n");
    bundle_add(&text, lead_sign);
    struct wn_hash id = wn_sha256(wn_buf_str(&text));
    wn_buf_free(&text);
    return id;
}

static void bundle_identity(struct wn_buf *text, const char *label, const uint8_t *project,
                            const uint8_t *sign, const uint8_t *box)
{
    wn_buf_text(text, label);
    bundle_add(text, project);
    bundle_add(text, sign);
    bundle_add(text, box);
}

struct wn_hash wn_enrol_proof(const uint8_t token[WN_KEY], const uint8_t project[WN_HASH],
                              const uint8_t sign[WN_KEY], const uint8_t box[WN_KEY])
{
    struct wn_buf text = {0};
    bundle_identity(&text, "winnow enrol 1\n", project, sign, box);
    struct wn_hash proof = wn_hmac_sha256(token, wn_buf_str(&text));
    wn_buf_free(&text);
    return proof;
}

void wn_enrol_words(const uint8_t project[WN_HASH], const uint8_t sign[WN_KEY],
                    const uint8_t box[WN_KEY], char out[24])
{
    struct wn_buf text = {0};
    bundle_identity(&text, "winnow words 1\n", project, sign, box);
    struct wn_hash hash = wn_sha256(wn_buf_str(&text));
    wn_words(hash.b, out);
    wn_buf_free(&text);
}
