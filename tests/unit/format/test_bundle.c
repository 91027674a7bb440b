/* SPDX-License-Identifier: MIT */
/* The container: checks 2 to 7 and 11, in their order and with their sentences. */
#include "bundle_fixture.h"

static void hex_is(const void *bytes, size_t n, const char *want)
{
    char got[2 * WN_HASH + 1];
    wn_hex(bytes, n, got);
    assert_string_equal(got, want);
}

static void identities_are_the_published_ones(void **state)
{
    (void)state;
    struct wn_keys lead = fixture_keys(1), ana = fixture_keys(2);
    struct wn_hash project = wn_project_id(lead.sign);
    uint8_t token[WN_KEY];
    char words[24];
    memset(token, 4, sizeof token);
    struct wn_hash enrol = wn_enrol_proof(token, project.b, ana.sign, ana.box);
    hex_is(project.b, 32, "66b967b2dadfc1e722e8db8318afaf8fea8c24d05527ac82dbd5c1dcbeda21fd");
    hex_is(enrol.b, 32, "1717159c32ed0a420daac975df556db09bca49917b28b7ef0710f479a3c51597");
    wn_enrol_words(project.b, ana.sign, ana.box, words);
    assert_string_equal(words, "nagaf biman sazov rufap");
}

static void look(struct wn_str bytes, const char *status, const char *sentence)
{
    struct wn_arena arena = {0};
    struct wn_bundle b;
    struct wn_bundle_fault fault;
    bool good = wn_bundle_look(bytes, "ana.windec", &arena, &b, &fault);
    assert_int_equal(good, status == NULL);
    if (!good) {
        assert_string_equal(fault.status, status);
        if (sentence)
            assert_string_equal(fault.err.text, sentence);
    }
    wn_arena_free(&arena);
}

static void small_bundle_reads_as_written(void **state)
{
    (void)state;
    struct wn_arena arena = {0};
    struct wn_buf file = {0};
    struct wn_bundle b;
    struct wn_bundle_fault fault;
    struct wn_keys ana = fixture_keys(2), lead = fixture_keys(1);
    fixture_bundle(WN_STR(FIXTURE_JOURNAL), &file);
    assert_true(wn_bundle_look(wn_buf_str(&file), "f", &arena, &b, &fault));
    assert_true(wn_bundle_verify(&b));
    assert_int_equal(b.m.body, 4297);
    assert_int_equal(file.n, b.head_bytes.n + 4297 + 64);
    assert_str(b.m.person, "ana");
    assert_str(b.m.review, "asthma-rehab");
    assert_str(b.m.made, "2026-11-22T09:02:00+01:00");
    assert_int_equal(b.m.last, 3);
    assert_int_equal(b.m.decided, 1);
    assert_int_equal(b.m.of, 171);
    assert_int_equal(b.m.recipient_count, 2);
    assert_memory_equal(b.m.recipients[1], lead.box, WN_KEY);
    assert_memory_equal(b.m.signer, ana.sign, WN_KEY);
    hex_is(b.m.head, 32, "be90f803fcd76759056d18bf010c15d9f19b89ce1a1bddc622150f0bbbc3570d");
    wn_buf_free(&file);
    wn_arena_free(&arena);
}

static void manifest_is_canonical(void **state)
{
    (void)state;
    struct wn_keys lead = fixture_keys(1);
    struct wn_buf file = {0};
    struct wn_manifest m = {
        .kind = WN_B_INVITATION, .program = WN_STR("winnow 1.0.0"), .review = WN_STR("r"),
        .made = WN_STR("t"), .number = 3, .person = WN_STR("ana"), .roles = 5};
    wn_bundle_make(&m, WN_STR("body"), &lead, &file);
    struct wn_str s = wn_buf_str(&file);
    assert_true(wn_str_starts(s, WN_STR("WNI1")));
    assert_str(wn_str_first(wn_str_from(s, 8), 78),
               "{\"kind\":\"invitation\",\"program\":\"winnow 1.0.0\",\"review\":\"r\",\"project\":"
               "\"00000000");
    assert_true(wn_str_find(s, WN_STR("\"made\":\"t\",\"person\":\"ana\",\"roles\":[\"screener\","
                                      "\"lead\"],\"body\":4}\nbody")) < s.n);
    wn_buf_free(&file);
}

static void checks_2_to_4_look_at_the_first_bytes(void **state)
{
    (void)state;
    look(WN_STR(""), "not-winnow", "ana.windec is not a winnow file.");
    look((struct wn_str){NULL, 0}, "not-winnow", "ana.windec is not a winnow file.");
    look(WN_STR("WND"), "not-winnow", NULL);
    look(WN_STR("PK\3\4"), "not-winnow", NULL);
    look(WN_STR("WNX1"), "not-winnow", NULL);
    look(WN_STR("WNDx"), "not-winnow", NULL);
    look(WN_STR("WND2"), "newer-version",
         "ana.windec was made by a newer winnow (bundle version 2; this one reads 1). Install a "
         "newer winnow.");
    look(WN_STR("WND1"), "incomplete",
         "ana.windec is not complete yet (4 bytes so far). It may still be on its way; run this "
         "again later.");
    look(WN_STR("WND1\0\0\0\x80" "{}\n"), "incomplete", NULL); /* M = 2^31 */
    look(WN_STR("WND1\0\0\0\0" "{}\n"), "incomplete",
         "ana.windec is not complete or was damaged: its first line would be 0 bytes long, and 2 to "
         "65,536 are possible. Ask for it again.");
    look(WN_STR("WND1\1\0\1\0" "{}\n"), "incomplete", NULL);   /* 65,537 */
    struct wn_buf file = {0};
    wn_buf_put(&file, WN_STR("WND1\0\xff\0\0"));
    wn_buf_fill(&file, ' ', 4088);
    look(wn_buf_str(&file), "incomplete",
         "ana.windec is not complete yet (4,096 bytes so far). It may still be on its way; run "
         "this again later.");
    wn_buf_free(&file);
}

/* The fixture's manifest with `old` replaced by `new`; the rest of the file as it was. */
static void with_manifest(const char *old, const char *new, const char *status,
                          const char *sentence)
{
    struct wn_buf file = {0}, other = {0};
    fixture_bundle(WN_STR(FIXTURE_JOURNAL), &file);
    struct wn_str s = wn_buf_str(&file);
    size_t manifest = wn_str_find_byte(wn_str_from(s, 8), '\n') + 1;
    size_t at = wn_str_find(s, wn_str(old)), m = manifest + strlen(new) - strlen(old);
    assert_true(at < 8 + manifest);
    wn_buf_put(&other, WN_STR("WND1"));
    for (int shift = 0; shift < 32; shift += 8)
        wn_buf_byte(&other, (char)(m >> shift & 0xff));
    wn_buf_put(&other, wn_str_from(wn_str_first(s, at), 8));
    wn_buf_text(&other, new);
    wn_buf_put(&other, wn_str_from(s, at + strlen(old)));
    look(wn_buf_str(&other), status, sentence);
    wn_buf_free(&file);
    wn_buf_free(&other);
}

#define BAD(words) "ana.windec: its first line cannot be read (" words "). Ask for the file again."
static void check_5_reads_the_manifest(void **state)
{
    (void)state;
    static const char s[] = "bad-manifest";
    with_manifest("\"head\":", "\"haed\":", s, BAD("head is missing"));
    with_manifest("\"kind\":\"decisions\"", "\"kind\":\"result\"", s, BAD("kind is not decisions"));
    with_manifest("\"kind\":", "\"kind\":1,\"x\":", s, BAD("kind is missing"));
    with_manifest("\"last\":3", "\"last\":3,\"last\":3", s, BAD("duplicate key last"));
    with_manifest("\"last\":3", "\"last\":3.0", s, BAD("a number with a fraction"));
    with_manifest("\"last\":3", "\"last\":\"3\"", s, BAD("last is not what it should be"));
    with_manifest("\"last\":3", "\"last\":0", s, BAD("last is not what it should be"));
    with_manifest("\"last\":3", "\"last\":2000001", s, BAD("last is not what it should be"));
    with_manifest("\"decided\":1", "\"decided\":-1", s, BAD("decided is not what it should be"));
    with_manifest("\"seat\":\"0", "\"seat\":\"G", s, BAD("seat is not what it should be"));
    with_manifest("\"person\":\"ana\"", "\"person\":\"\"", s,
                  BAD("person is not what it should be"));
    with_manifest("\"person\":\"ana\"", "\"person\":\"\\u0000\"", s, NULL);
    with_manifest("\"person\":\"ana\"", "\"person\":\"\xff\"", s, NULL);
    with_manifest("\"person\":\"ana\"", "\"person\":\"\\ud800\"", s, NULL);
    with_manifest("\"recipients\":[", "\"recipients\":[[1],", s,
                  BAD("recipients is not what it should be"));
    with_manifest("\"recipients\":[", "\"recipients\":[],\"x\":[", s,
                  BAD("recipients is not what it should be"));
    with_manifest("{\"kind\"", "\n{\"kind\"", s, BAD("it is not one line"));
    with_manifest("}\n", "} ", s, BAD("it is not one line"));
    with_manifest("}\n", "}}\n", s, NULL);
    with_manifest("\"of\":171", "\"x\":[[[[1]]]],\"of\":171", s, BAD("nested deeper than 4"));
    with_manifest("\"body\":4297", "\"body\":-1", s, BAD("body is not what it should be"));
    with_manifest("\"body\":4297", "\"body\":9223372036854775808", s, NULL);
    with_manifest("\"body\":4297", "\"body\":9007199254740992", s, BAD("number too large"));
}

static void unknown_keys_and_other_orders_are_accepted(void **state)
{
    (void)state;
    with_manifest("{\"kind\":", "{ \"new\":{\"a\":[1]}, \"kind\":", NULL, NULL);
}

static void checks_6_and_7_compare_lengths(void **state)
{
    (void)state;
    struct wn_buf file = {0};
    with_manifest("\"body\":4297", "\"body\":3328599655", "too-big",
                  "ana.windec says it holds 3.1 GB; the most is 1 GB. Nothing was read.");
    with_manifest("\"body\":4297", "\"body\":2147483648", "too-big", NULL);
    with_manifest("\"body\":4297", "\"body\":9007199254740991", "too-big",
                  "ana.windec says it holds 8388607.9 GB; the most is 1 GB. Nothing was read.");
    with_manifest("\"body\":4297", "\"body\":0", "too-long",
                  "ana.windec is 4,297 bytes too long: it was changed after it was written. Ask "
                  "ana to send it again.");
    with_manifest("\"body\":4297", "\"body\":4296", "too-long",
                  "ana.windec is 1 byte too long: it was changed after it was written. Ask ana to "
                  "send it again.");
    fixture_bundle(WN_STR(FIXTURE_JOURNAL), &file);
    char want[160];
    snprintf(want, sizeof want,
             "ana.windec is not complete yet (5,000 of %zu,%03zu bytes). It may still be on its "
             "way; run this again later.",
             file.n / 1000, file.n % 1000);
    look(wn_str_first(wn_buf_str(&file), 5000), "incomplete", want);
    wn_buf_free(&file);
}

static void other_kinds_may_hold_8_GiB(void **state)
{
    (void)state;
    struct wn_keys lead = fixture_keys(1);
    struct wn_buf file = {0}, other = {0};
    struct wn_manifest m = {.kind = WN_B_RESULT, .program = WN_STR("w"), .review = WN_STR("r"),
                            .made = WN_STR("t"), .number = 1, .scope = WN_STR("title-abstract")};
    wn_bundle_make(&m, WN_STR("1234567890"), &lead, &file);
    struct wn_str s = wn_buf_str(&file);
    size_t at = wn_str_find(s, WN_STR("10}"));
    wn_buf_put(&other, wn_str_first(s, at));
    wn_buf_text(&other, "8589934593}");
    wn_buf_put(&other, wn_str_from(s, at + 3));
    other.p[4] = (char)(other.p[4] + 8);
    look(wn_buf_str(&other), "too-big",
         "ana.windec says it holds 8.0 GB; the most is 8 GB. Nothing was read.");
    look(wn_str_first(s, s.n - 1), "incomplete", NULL);
    wn_buf_byte(&file, 'x');
    look(wn_buf_str(&file), "too-long",
         "ana.windec is 1 byte too long: it was changed after it was written. Ask the adjudicator "
         "to send it again.");
    wn_buf_free(&file);
    wn_buf_free(&other);
}

static bool accepted(struct wn_str bytes)
{
    struct wn_arena arena = {0};
    struct wn_bundle b;
    struct wn_bundle_fault fault;
    struct wn_keys ana = fixture_keys(2);
    bool good = wn_bundle_look(bytes, "f", &arena, &b, &fault) &&
                memcmp(b.m.signer, ana.sign, WN_KEY) == 0 && wn_bundle_verify(&b);
    wn_arena_free(&arena);
    return good;
}

static void no_truncation_and_no_flipped_bit_is_accepted(void **state)
{
    (void)state;
    struct wn_buf file = {0};
    fixture_bundle(WN_STR(FIXTURE_JOURNAL), &file);
    assert_true(accepted(wn_buf_str(&file)));
    for (size_t n = 0; n < file.n; n++)
        if (accepted(wn_str_first(wn_buf_str(&file), n)))
            fail_msg("accepted when cut to %zu bytes", n);
    /* the dev build takes every 17th bit: odd, so that all eight places come */
    for (size_t bit = 0; bit < file.n * 8; bit += WINNOW_SWEEP_STEP | 1) {
        file.p[bit / 8] = (char)(file.p[bit / 8] ^ 1 << bit % 8);
        if (accepted(wn_buf_str(&file)))
            fail_msg("accepted with bit %zu flipped", bit);
        file.p[bit / 8] = (char)(file.p[bit / 8] ^ 1 << bit % 8);
    }
    wn_buf_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(identities_are_the_published_ones),
        cmocka_unit_test(small_bundle_reads_as_written),
        cmocka_unit_test(manifest_is_canonical),
        cmocka_unit_test(checks_2_to_4_look_at_the_first_bytes),
        cmocka_unit_test(check_5_reads_the_manifest),
        cmocka_unit_test(unknown_keys_and_other_orders_are_accepted),
        cmocka_unit_test(checks_6_and_7_compare_lengths),
        cmocka_unit_test(other_kinds_may_hold_8_GiB),
        cmocka_unit_test(no_truncation_and_no_flipped_bit_is_accepted),
    };
    return cmocka_run_group_tests(tests, fixture_start, NULL);
}
