/* SPDX-License-Identifier: MIT */
/* A small decision bundle of ana's, with the values of notes/exchange.md 2.12. */
#ifndef WN_BUNDLE_FIXTURE_H
#define WN_BUNDLE_FIXTURE_H

#include "wn_test.h"

#include "winnow/base/crypto.h"
#include "winnow/core/journal.h"
#include "winnow/format/bundle.h"

#define FIXTURE_JOURNAL                                                                            \
    "{\"n\":1,\"at\":\"2026-11-22T09:00:00+01:00\",\"kind\":\"seat\",\"number\":1,\"parent\":"     \
    "null,\"program\":\"winnow 1.0.0\"}\n"                                                         \
    "{\"n\":2,\"at\":\"2026-11-22T09:01:30+01:00\",\"kind\":\"decision\",\"stage\":"               \
    "\"title-abstract\",\"criteria\":\"1.0\",\"record\":112,\"text\":\"518f8158538ceee7\","        \
    "\"decision\":\"exclude\",\"reason\":\"wrong-population\",\"answers\":{\"mentoring\":\"yes\"," \
    "\"preclinical\":\"no\"},\"where\":\"view\",\"seconds\":41,\"marks\":\"all\"}\n"               \
    "{\"n\":3,\"at\":\"2026-11-22T09:02:00+01:00\",\"kind\":\"sent\"}\n"

static inline struct wn_keys fixture_keys(uint8_t byte) /* 1 lead, 2 ana, 3 ben */
{
    uint8_t seed[WN_KEY];
    struct wn_keys keys;
    memset(seed, byte, sizeof seed);
    wn_keys_from_seed(seed, &keys);
    return keys;
}

static inline void fixture_head(struct wn_str lines, struct wn_manifest *m)
{
    struct wn_hash head = wn_chain_root(m->project, m->writer, m->seat);
    struct wn_str line;
    m->last = 0;
    while (lines.n) {
        line = wn_str_first(lines, wn_str_find_byte(lines, '\n') + 1);
        lines = wn_str_from(lines, line.n);
        head = wn_chain_next(&head, line);
        m->last++;
    }
    memcpy(m->head, head.b, WN_HASH);
}

/* What `writer` says of `lines`, sealed to the writer and the lead. */
static inline struct wn_manifest fixture_manifest(const char *person, const struct wn_keys *writer,
                                                  struct wn_str lines)
{
    struct wn_keys lead = fixture_keys(1);
    uint8_t token[WN_KEY];
    struct wn_manifest m = {
        .kind = WN_B_DECISIONS, .program = WN_STR("winnow 1.0.0"), .review = WN_STR("asthma-rehab"),
        .made = WN_STR("2026-11-22T09:02:00+01:00"), .number = 1, .person = wn_str(person),
        .stage = WN_STR("title-abstract"), .decided = 1, .of = 171, .recipient_count = 2,
    };
    memset(token, 4, sizeof token);
    struct wn_hash project = wn_project_id(lead.sign);
    struct wn_hash enrol = wn_enrol_proof(token, project.b, writer->sign, writer->box);
    memcpy(m.project, project.b, WN_HASH);
    memcpy(m.enrol, enrol.b, WN_HASH);
    memcpy(m.writer, writer->sign, WN_KEY);
    memcpy(m.box, writer->box, WN_KEY);
    memcpy(m.seat, "\x00\x11\x22\x33\x44\x55\x66\x77", WN_SEAT);
    memcpy(m.recipients[0], writer->box, WN_KEY);
    memcpy(m.recipients[1], lead.box, WN_KEY);
    fixture_head(lines, &m);
    return m;
}

static inline void fixture_bundle(struct wn_str lines, struct wn_buf *out)
{
    static const uint8_t key[WN_KEY] = {5};
    struct wn_keys ana = fixture_keys(2);
    struct wn_manifest m = fixture_manifest("ana", &ana, lines);
    wn_bundle_make_decisions(&m, lines, &ana, key, out);
}

static inline int fixture_start(void **state)
{
    (void)state;
    return wn_crypto_start(NULL) ? 0 : -1;
}

#endif
