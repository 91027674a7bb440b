/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a bundle, as the payload of a sealed one, and as the body of an invitation and of a
 * project file. The seals keep a fuzzer out of the payload, so its readers are called directly as
 * well.
 */
#include <stdint.h>
#include <string.h>

#include "winnow/format/bundle.h"
#include "winnow/format/project_lines.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fuzz_container(struct wn_str bytes, const struct wn_keys *keys)
{
    struct wn_arena arena = {0};
    struct wn_buf plain = {0};
    struct wn_bundle b;
    struct wn_bundle_fault fault;
    struct wn_str lines;
    if (wn_bundle_look(bytes, "f", &arena, &b, &fault)) {
        (void)wn_bundle_verify(&b);
        if (b.m.kind == WN_B_DECISIONS)
            (void)!wn_bundle_open(&b, keys, "f", &plain, &lines, &fault);
        else if (b.m.kind == WN_B_PROJECT)
            (void)!wn_p_read_project(b.body, b.m.fingerprint, "f", &(const struct wn_p_reader){0},
                                     &fault);
        else
            (void)!wn_p_read_invitation(b.body, b.m.fingerprint, "f",
                                        &(const struct wn_p_reader){0}, &fault);
    }
    wn_buf_free(&plain);
    wn_arena_free(&arena);
}

static void fuzz_bodies(struct wn_str bytes)
{
    const struct wn_manifest m = {.last = 1};
    struct wn_bundle_fault fault;
    struct wn_str lines;
    struct wn_hash hash = wn_sha256(wn_str_from(bytes, wn_str_find_byte(bytes, '\n') + 1));
    (void)!wn_bundle_check_journal(bytes, &m, "f", &lines, &fault);
    (void)!wn_p_read_invitation(bytes, hash.b, "f", &(const struct wn_p_reader){0}, &fault);
    hash = wn_sha256(bytes);
    (void)!wn_p_read_project(bytes, hash.b, "f", &(const struct wn_p_reader){0}, &fault);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wn_keys keys;
    uint8_t seed[WN_KEY];
    struct wn_str bytes = wn_str_of((const char *)data, size);
    if (!wn_crypto_start(NULL))
        return 0;
    memset(seed, 1, sizeof seed);
    wn_keys_from_seed(seed, &keys);
    fuzz_container(bytes, &keys);
    fuzz_bodies(bytes);
    return 0;
}
