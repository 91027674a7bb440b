/* SPDX-License-Identifier: MIT */
/*
 * The sealed body of a decision bundle (notes/exchange.md 2.6): the payload key for each recipient,
 * then the padded journal as one authenticated stream. Its first chunk is tied to the manifest, so
 * that nobody can send another's sealed journal under a first line of their own.
 */
#include "winnow/format/bundle.h"

#include <string.h>

#include "bundle_parts.h"
#include "winnow/base/text.h"
#include "winnow/core/journal.h"

enum { SEALED_PAGE = 4096, SEALED_PER_LINE = 512 };

/* ---- out ---- */

/* P: neither the share of excludes nor the length of the reasons shows in it. */
static size_t sealed_payload_size(size_t lines, int64_t last)
{
    size_t least = (size_t)last * SEALED_PER_LINE;
    if (least < lines + 1)
        least = lines + 1;
    return (least + SEALED_PAGE - 1) / SEALED_PAGE * SEALED_PAGE;
}

static size_t sealed_body_size(size_t payload, size_t recipients)
{
    size_t chunks = (payload + WN_CHUNK - 1) / WN_CHUNK;
    return recipients * WN_SEALED_KEY + WN_STREAM_HEADER + payload + chunks * WN_CHUNK_MORE;
}

void wn_bundle_make_decisions(struct wn_manifest *m, struct wn_str lines,
                              const struct wn_keys *keys, const uint8_t key[WN_KEY],
                              struct wn_buf *out)
{
    size_t from = out->n, size = sealed_payload_size(lines.n, m->last);
    uint8_t sealed[WN_SEALED_KEY];
    struct wn_buf payload = {0};
    memcpy(m->signer, keys->sign, WN_KEY);
    m->body = (int64_t)sealed_body_size(size, m->recipient_count);
    wn_bundle_put_start(m, out);
    struct wn_hash tie = wn_sha256(wn_str_from(wn_buf_str(out), from));
    for (size_t i = 0; i < m->recipient_count; i++) {
        wn_seal_key(m->recipients[i], key, sealed);
        wn_buf_put(out, wn_str_of((const char *)sealed, sizeof sealed));
    }
    wn_buf_put(&payload, lines);
    wn_buf_fill(&payload, '\0', size - lines.n);
    wn_stream_seal(key, tie, wn_buf_str(&payload), out);
    wn_buf_free(&payload);
    wn_bundle_put_signature(out, from, keys);
}

/* ---- in: check 15 ---- */

static bool sealed_person(struct wn_bundle_fault *fault, const char *status, const char *name,
                          const char *before, const struct wn_manifest *m, const char *after)
{
    struct wn_arena scratch = {0};
    struct wn_str person = wn_text_clean(&scratch, m->person, WN_CLEAN_LINE);
    wn_bundle_refuse(fault, status, "%s%s%.*s%s", name, before, WN_ARG(person), after);
    wn_arena_free(&scratch);
    return false;
}

static bool sealed_wrong_body(struct wn_bundle_fault *fault, const char *name,
                              const struct wn_manifest *m)
{
    return sealed_person(fault, "wrong-body", name,
                         ": the sealed part does not belong to its first line. Nothing was read. "
                         "Tell ", m, ".");
}

/* The payload key, from the sealed key that stands in our place. */
static bool sealed_key(const struct wn_bundle *b, const struct wn_keys *keys, const char *name,
                       uint8_t key[WN_KEY], struct wn_bundle_fault *fault)
{
    uint8_t sealed[WN_SEALED_KEY];
    size_t place = 0;
    while (place < b->m.recipient_count &&
           memcmp(b->m.recipients[place], keys->box, WN_KEY) != 0)
        place++;
    if (place == b->m.recipient_count)
        return sealed_person(fault, "not-sealed-for-you", name, " is not sealed for you. Ask ",
                             &b->m, " to take in the newest project file and send again.");
    struct wn_str bytes = wn_str_from(b->body, place * sizeof sealed);
    if (bytes.n < sizeof sealed)
        return sealed_wrong_body(fault, name, &b->m);
    memcpy(sealed, bytes.p, sizeof sealed);
    return wn_open_key(keys, sealed, key) || sealed_wrong_body(fault, name, &b->m);
}

bool wn_bundle_open(const struct wn_bundle *b, const struct wn_keys *keys, const char *name,
                    struct wn_buf *plain, struct wn_str *lines, struct wn_bundle_fault *fault)
{
    uint8_t key[WN_KEY];
    *fault = (struct wn_bundle_fault){0};
    if (!sealed_key(b, keys, name, key, fault))
        return false;
    struct wn_str stream = wn_str_from(b->body, b->m.recipient_count * WN_SEALED_KEY);
    wn_buf_clear(plain);
    bool good = wn_stream_open(key, wn_sha256(b->head_bytes), stream, plain);
    wn_wipe(key, sizeof key);
    if (!good)
        sealed_wrong_body(fault, name, &b->m);
    else
        good = wn_bundle_check_journal(wn_buf_str(plain), &b->m, name, lines, fault);
    if (!good)
        wn_buf_clear(plain);
    return good;
}

/* ---- in: checks 16 and 17 ---- */

static bool sealed_bad_line(struct wn_bundle_fault *fault, const char *name, int64_t n,
                            const char *words)
{
    return wn_bundle_refuse(fault, "bad-journal",
                            "%s: line %lld of the journal cannot be read (%s). Nothing was read.",
                            name, (long long)n, words);
}

static bool sealed_all_zero(struct wn_str s)
{
    return s.n == 0 || (s.p[0] == '\0' && memcmp(s.p, s.p + 1, s.n - 1) == 0);
}

static bool sealed_check_line(struct wn_str line, int64_t n, const char *name,
                              struct wn_arena *arena, struct wn_bundle_fault *fault)
{
    struct wn_line decoded;
    struct wn_err words;
    if (line.p[line.n - 1] != '\n')
        return sealed_bad_line(fault, name, n, "it is cut off");
    if (!wn_line_decode(line, arena, &decoded, &words))
        return sealed_bad_line(fault, name, n, words.text);
    if (decoded.n != n)
        return sealed_bad_line(fault, name, n, "it has another number");
    if (n == 1 && decoded.kind != WN_K_SEAT)
        return sealed_bad_line(fault, name, n, "it is not a seat line");
    return true;
}

static bool sealed_check_lines(struct wn_str rest, const char *name, struct wn_hash *head,
                               int64_t *last, struct wn_bundle_fault *fault)
{
    struct wn_arena arena = {0};
    bool good = true;
    while (good && rest.n) {
        struct wn_str line = wn_str_first(rest, wn_str_find_byte(rest, '\n') + 1);
        rest = wn_str_from(rest, line.n);
        *last += 1;
        if (*last > BUNDLE_LINES_MAX)
            good = sealed_bad_line(fault, name, *last, "there are too many lines");
        else
            good = sealed_check_line(line, *last, name, &arena, fault);
        *head = wn_chain_next(head, line);
        wn_arena_reset(&arena);
    }
    wn_arena_free(&arena);
    return good;
}

bool wn_bundle_check_journal(struct wn_str payload, const struct wn_manifest *m, const char *name,
                             struct wn_str *lines, struct wn_bundle_fault *fault)
{
    struct wn_hash head = wn_chain_root(m->project, m->writer, m->seat);
    int64_t last = 0;
    *lines = wn_str_first(payload, wn_str_find_byte(payload, '\0'));
    struct wn_str padding = wn_str_from(payload, lines->n);
    if (padding.n == 0 || !sealed_all_zero(padding))
        return sealed_bad_line(fault, name, m->last + 1, "the journal does not end there");
    if (!sealed_check_lines(*lines, name, &head, &last, fault))
        return false;
    if (last != m->last || !wn_same_bytes(head.b, m->head, WN_HASH))
        return sealed_person(fault, "bad-chain", name,
                             ": the journal does not add up to the head it names. Nothing was "
                             "read. Tell ", m, ".");
    return true;
}
