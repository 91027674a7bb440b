/* SPDX-License-Identifier: MIT */
/* The sealed body: checks 15 to 17, and what one person cannot do with another's bundle. */
#include "bundle_fixture.h"

#include <time.h>

struct opened {
    bool good;
    const char *status;
    char sentence[240];
    struct wn_buf plain;
    struct wn_str lines;
};

static struct opened open_as(struct wn_str bytes, uint8_t who)
{
    struct opened o = {0};
    struct wn_arena arena = {0};
    struct wn_bundle b;
    struct wn_bundle_fault fault;
    struct wn_keys keys = fixture_keys(who);
    o.good = wn_bundle_look(bytes, "ana.windec", &arena, &b, &fault) && wn_bundle_verify(&b) &&
             wn_bundle_open(&b, &keys, "ana.windec", &o.plain, &o.lines, &fault);
    if (!o.good) {
        o.status = fault.status ? fault.status : "bad-signature";
        snprintf(o.sentence, sizeof o.sentence, "%s", fault.err.text);
    }
    wn_arena_free(&arena);
    return o;
}

static void refused(struct wn_str bytes, uint8_t who, const char *status, const char *sentence)
{
    struct opened o = open_as(bytes, who);
    assert_false(o.good);
    assert_string_equal(o.status, status);
    assert_string_equal(o.sentence, sentence);
    assert_int_equal(o.plain.n, 0);
    wn_buf_free(&o.plain);
}

static void recipients_open_it_and_nobody_else(void **state)
{
    (void)state;
    struct wn_buf file = {0};
    fixture_bundle(WN_STR(FIXTURE_JOURNAL), &file);
    for (uint8_t who = 1; who <= 2; who++) {
        struct opened o = open_as(wn_buf_str(&file), who);
        assert_true(o.good);
        assert_str(o.lines, FIXTURE_JOURNAL);
        assert_int_equal(o.plain.n, 4096);
        wn_buf_free(&o.plain);
    }
    refused(wn_buf_str(&file), 3, "not-sealed-for-you",
            "ana.windec is not sealed for you. Ask ana to take in the newest project file and send "
            "again.");
    wn_buf_free(&file);
}

static void size_depends_on_the_number_of_lines_alone(void **state)
{
    (void)state;
    struct wn_buf lines = {0}, file = {0};
    size_t head = 0;
    wn_buf_text(&lines, "{\"n\":1,\"at\":\"t\",\"kind\":\"seat\",\"number\":1,\"parent\":null,"
                        "\"program\":\"w\"}\n");
    for (int n = 2; n <= 200; n++) /* 200 lines: P = 102,400, C = 2 */
        wn_buf_print(&lines, "{\"n\":%d,\"at\":\"t\",\"kind\":\"sent\"}\n", n);
    fixture_bundle(wn_buf_str(&lines), &file);
    head = 8 + wn_str_find_byte(wn_str_from(wn_buf_str(&file), 8), '\n') + 1;
    assert_int_equal(file.n - head - 64, 80 * 2 + 24 + 102400 + 17 * 2);
    struct opened o = open_as(wn_buf_str(&file), 1);
    assert_true(o.good);
    assert_true(wn_str_eq(o.lines, wn_buf_str(&lines)));
    wn_buf_free(&o.plain);
    wn_buf_free(&file);
    wn_buf_free(&lines);
}

/* The container signed again by `who`, with another body or manifest. */
static void sign_again(struct wn_manifest *m, struct wn_str body, uint8_t who, struct wn_buf *out)
{
    struct wn_keys keys = fixture_keys(who);
    wn_buf_clear(out);
    wn_bundle_make(m, body, &keys, out);
}

#define WRONG(who)                                                                                 \
    "ana.windec: the sealed part does not belong to its first line. Nothing was read. Tell " who "."

static void rewrapped_body_is_refused(void **state)
{
    (void)state;
    struct wn_arena arena = {0};
    struct wn_buf file = {0}, other = {0};
    struct wn_bundle b;
    struct wn_bundle_fault fault;
    struct wn_keys ben = fixture_keys(3);
    fixture_bundle(WN_STR(FIXTURE_JOURNAL), &file);
    assert_true(wn_bundle_look(wn_buf_str(&file), "f", &arena, &b, &fault));
    struct wn_manifest m = fixture_manifest("ben", &ben, WN_STR(FIXTURE_JOURNAL));
    sign_again(&m, b.body, 3, &other);
    refused(wn_buf_str(&other), 1, "wrong-body", WRONG("ben"));
    /* also when the list of recipients is ana's own */
    memcpy(m.recipients, b.m.recipients, sizeof m.recipients);
    sign_again(&m, b.body, 3, &other);
    refused(wn_buf_str(&other), 1, "wrong-body", WRONG("ben"));
    wn_buf_free(&file);
    wn_buf_free(&other);
    wn_arena_free(&arena);
}

static void body_changed_and_signed_again_is_refused(void **state)
{
    (void)state;
    struct wn_arena arena = {0};
    struct wn_buf file = {0}, body = {0}, other = {0};
    struct wn_bundle b;
    struct wn_bundle_fault fault;
    fixture_bundle(WN_STR(FIXTURE_JOURNAL), &file);
    assert_true(wn_bundle_look(wn_buf_str(&file), "f", &arena, &b, &fault));
    wn_buf_put(&body, b.body);
    for (size_t at = 80; at < body.n; at += 97) { /* from the lead's sealed key on */
        body.p[at] = (char)(body.p[at] ^ 1);
        sign_again(&b.m, wn_buf_str(&body), 2, &other);
        refused(wn_buf_str(&other), 1, "wrong-body", WRONG("ana"));
        body.p[at] = (char)(body.p[at] ^ 1);
    }
    static const size_t cuts[] = {0, 1, 79, 80, 159, 160, 184, 200, 4296};
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        sign_again(&b.m, wn_str_first(wn_buf_str(&body), cuts[i]), 2, &other);
        refused(wn_buf_str(&other), 1, "wrong-body", WRONG("ana"));
    }
    wn_buf_byte(&body, 'x');
    sign_again(&b.m, wn_buf_str(&body), 2, &other);
    refused(wn_buf_str(&other), 1, "wrong-body", WRONG("ana"));
    wn_buf_free(&file);
    wn_buf_free(&body);
    wn_buf_free(&other);
    wn_arena_free(&arena);
}

/* A bundle properly made by ana of whatever lines. */
static void journal(struct wn_str lines, const char *status, const char *sentence)
{
    struct wn_buf file = {0};
    fixture_bundle(lines, &file);
    if (status) {
        refused(wn_buf_str(&file), 1, status, sentence);
    } else {
        struct opened o = open_as(wn_buf_str(&file), 1);
        assert_true(o.good);
        wn_buf_free(&o.plain);
    }
    wn_buf_free(&file);
}

#define SEAT                                                                                       \
    "{\"n\":1,\"at\":\"t\",\"kind\":\"seat\",\"number\":1,\"parent\":null,\"program\":\"w\"}\n"
#define BAD(n, words)                                                                              \
    "ana.windec: line " n " of the journal cannot be read (" words "). Nothing was read."
static void check_16_reads_every_line(void **state)
{
    (void)state;
    static const char s[] = "bad-journal";
    journal(WN_STR(SEAT), NULL, NULL);
    journal(WN_STR(SEAT "{\"n\":2,\"at\":\"t\",\"kind\":\"new-thing\",\"x\":[1]}\n"), NULL, NULL);
    journal(WN_STR(SEAT "{\"n\":2,\"new\":true,\"at\":\"t\",\"kind\":\"sent\"}\n"), NULL, NULL);
    journal(WN_STR(SEAT "{\"n\":2,\"at\":\"t\",\"kind\":\"later\",\"record\":1,\"record\":1}\n"), s,
            BAD("2", "duplicate key record"));
    journal(WN_STR(SEAT "{\"n\":3,\"at\":\"t\",\"kind\":\"sent\"}\n"), s,
            BAD("2", "it has another number"));
    journal(WN_STR(SEAT SEAT), s, BAD("2", "it has another number"));
    journal(WN_STR("{\"n\":1,\"at\":\"t\",\"kind\":\"sent\"}\n"), s,
            BAD("1", "it is not a seat line"));
    journal(WN_STR(SEAT "{\"n\":2,\"at\":\"t\",\"kind\":\"sent\"}"), s, BAD("2", "it is cut off"));
    journal(WN_STR(SEAT "\n"), s, BAD("2", "it ends too early"));
    journal(
        WN_STR(SEAT "{\"n\":2,\"at\":\"t\",\"kind\":\"note\",\"record\":1,\"note\":\"\xff\"}\n"), s,
        BAD("2", "invalid UTF-8 in column 49"));
    journal(
        WN_STR(SEAT "{\"n\":2,\"at\":\"t\",\"kind\":\"note\",\"record\":1,\"note\":\"\\ud800\"}\n"),
        s, BAD("2", "not valid JSON in column 56"));
    journal(
        WN_STR(SEAT "{\"n\":2,\"at\":\"t\",\"kind\":\"note\",\"record\":1,\"note\":\"\\u0000\"}\n"),
        s, BAD("2", "NUL character in column 56"));
    /* a NUL byte ends the journal; what follows must be zero */
    journal(WN_STR(SEAT "\0" "{\"n\":2,\"at\":\"t\",\"kind\":\"sent\"}\n"), s,
            BAD("3", "the journal does not end there"));
}

static void hostile_lines_are_refused_quickly(void **state)
{
    (void)state;
    struct wn_buf lines = {0};
    wn_buf_text(&lines, SEAT);
    wn_buf_fill(&lines, '[', 60000);
    wn_buf_text(&lines, "\n");
    journal(wn_buf_str(&lines), "bad-journal", BAD("2", "nested deeper than 4"));
    wn_buf_clear(&lines);
    wn_buf_text(&lines, SEAT);
    wn_buf_fill(&lines, '[', 100000);
    wn_buf_text(&lines, "\n");
    journal(wn_buf_str(&lines), "bad-journal", BAD("2", "longer than 64 KiB"));
    wn_buf_free(&lines);
}

#define CHAIN                                                                                      \
    "ana.windec: the journal does not add up to the head it names. Nothing was read. Tell ana."
static void check_17_adds_up_the_chain(void **state)
{
    (void)state;
    static const uint8_t key[WN_KEY] = {5};
    struct wn_keys ana = fixture_keys(2);
    struct wn_str lines = WN_STR(FIXTURE_JOURNAL);
    struct wn_buf file = {0};
    struct wn_manifest m = fixture_manifest("ana", &ana, lines);
    m.last = 4;
    wn_bundle_make_decisions(&m, lines, &ana, key, &file);
    refused(wn_buf_str(&file), 1, "bad-chain", CHAIN);
    wn_buf_clear(&file);
    m = fixture_manifest("ana", &ana, lines);
    m.head[31] ^= 1;
    wn_bundle_make_decisions(&m, lines, &ana, key, &file);
    refused(wn_buf_str(&file), 1, "bad-chain", CHAIN);
    wn_buf_clear(&file);
    m = fixture_manifest("ana", &ana, lines); /* lines written for another seat */
    m.seat[0] ^= 1;
    wn_bundle_make_decisions(&m, lines, &ana, key, &file);
    refused(wn_buf_str(&file), 1, "bad-chain", CHAIN);
    wn_buf_free(&file);
}

static void a_million_lines_take_less_than_ten_seconds(void **state)
{
    (void)state;
    enum { LINES = 1000000 / WINNOW_SWEEP_STEP }; /* sanitizers are slow: fewer there */
    struct wn_keys ana = fixture_keys(2);
    struct wn_buf lines = {0};
    struct wn_str got;
    struct wn_bundle_fault fault;
    wn_buf_text(&lines, SEAT);
    for (int n = 2; n <= LINES; n++)
        wn_buf_print(&lines, "{\"n\":%d,\"at\":\"2026-11-22T09:00:00Z\",\"kind\":\"later\","
                             "\"record\":%d}\n", n, n);
    struct wn_manifest m = fixture_manifest("ana", &ana, wn_buf_str(&lines));
    wn_buf_fill(&lines, '\0', 4096);
    clock_t start = clock();
    assert_true(wn_bundle_check_journal(wn_buf_str(&lines), &m, "f", &got, &fault));
    assert_int_equal(got.n, lines.n - 4096);
    assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
    wn_buf_free(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recipients_open_it_and_nobody_else),
        cmocka_unit_test(size_depends_on_the_number_of_lines_alone),
        cmocka_unit_test(rewrapped_body_is_refused),
        cmocka_unit_test(body_changed_and_signed_again_is_refused),
        cmocka_unit_test(check_16_reads_every_line),
        cmocka_unit_test(hostile_lines_are_refused_quickly),
        cmocka_unit_test(check_17_adds_up_the_chain),
        cmocka_unit_test(a_million_lines_take_less_than_ten_seconds),
    };
    return cmocka_run_group_tests(tests, fixture_start, NULL);
}
