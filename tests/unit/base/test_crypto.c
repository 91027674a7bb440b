/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/base/crypto.h"

/* Values of notes/exchange.md 2.12. */
static void hex_is(const void *bytes, size_t n, const char *want)
{
    char got[2 * 64 + 1];
    wn_hex(bytes, n, got);
    assert_string_equal(got, want);
}

static struct wn_keys keys_of(uint8_t byte)
{
    uint8_t seed[WN_KEY];
    struct wn_keys keys;
    memset(seed, byte, sizeof seed);
    wn_keys_from_seed(seed, &keys);
    return keys;
}

static void hashes_are_sha_256(void **state)
{
    (void)state;
    struct wn_sha256 s;
    wn_sha256_start(&s);
    wn_sha256_add(&s, WN_STR("a"));
    wn_sha256_add(&s, (struct wn_str){NULL, 0});
    wn_sha256_add(&s, WN_STR("bc"));
    struct wn_hash streamed = wn_sha256_end(&s), whole = wn_sha256(WN_STR("abc"));
    assert_true(wn_same_bytes(&streamed, &whole, sizeof whole));
    hex_is(whole.b, WN_HASH, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    struct wn_hash nothing = wn_sha256((struct wn_str){NULL, 0});
    hex_is(nothing.b, WN_HASH, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void hmac_is_the_published_one(void **state)
{
    (void)state;
    uint8_t key[WN_KEY] = {0}; /* RFC 4231, case 1: 20 bytes 0x0b, which zeros may follow */
    memset(key, 0x0b, 20);
    struct wn_hash mac = wn_hmac_sha256(key, WN_STR("Hi There"));
    hex_is(mac.b, WN_HASH, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
}

static void seeds_give_the_published_keys(void **state)
{
    (void)state;
    struct wn_keys lead = keys_of(1), ana = keys_of(2);
    hex_is(lead.sign, WN_KEY, "8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c");
    hex_is(lead.box, WN_KEY, "d1ef0fddd8b5cf8fdf6b016896e0e1abd7a76adab4534fb89dedbb912daf710d");
    hex_is(ana.sign, WN_KEY, "8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394");
    hex_is(ana.box, WN_KEY, "1027068d786f8b0ffae7d1fad160287acfe77591b3e1a9c9bb0ecc5dea3c373e");
}

static void hex_reads_lower_case_only(void **state)
{
    (void)state;
    uint8_t two[2] = {0};
    assert_true(wn_unhex(WN_STR("0aff"), two, 2));
    assert_int_equal(two[0], 0x0a);
    assert_int_equal(two[1], 0xff);
    assert_false(wn_unhex(WN_STR("0AFF"), two, 2));
    assert_false(wn_unhex(WN_STR("0aff0"), two, 2));
    assert_false(wn_unhex(WN_STR("0af"), two, 2));
    assert_false(wn_unhex(WN_STR("0ag0"), two, 2));
    assert_false(wn_unhex((struct wn_str){NULL, 0}, two, 2));
}

static void signatures_hold_only_for_key_and_bytes(void **state)
{
    (void)state;
    struct wn_keys lead = keys_of(1), ana = keys_of(2);
    uint8_t sig[WN_SIGNATURE];
    wn_sign(&ana, WN_STR("what was said"), sig);
    assert_true(wn_verify(ana.sign, WN_STR("what was said"), sig));
    assert_false(wn_verify(ana.sign, WN_STR("what was sail"), sig));
    assert_false(wn_verify(lead.sign, WN_STR("what was said"), sig));
    sig[0] ^= 1;
    assert_false(wn_verify(ana.sign, WN_STR("what was said"), sig));
}

static void keys_open_for_their_recipient_alone(void **state)
{
    (void)state;
    struct wn_keys lead = keys_of(1), ana = keys_of(2);
    uint8_t key[WN_KEY], got[WN_KEY], sealed[WN_SEALED_KEY];
    memset(key, 7, sizeof key);
    wn_seal_key(lead.box, key, sealed);
    assert_true(wn_open_key(&lead, sealed, got));
    assert_memory_equal(got, key, WN_KEY);
    assert_false(wn_open_key(&ana, sealed, got));
    uint8_t low_order[WN_KEY] = {0};
    wn_seal_key(low_order, key, sealed); /* no crash, and nothing in it */
    assert_false(wn_open_key(&lead, sealed, got));
}

static void round_trip(size_t n)
{
    uint8_t key[WN_KEY] = {9};
    struct wn_hash tie = wn_sha256(WN_STR("manifest"));
    struct wn_buf plain = {0}, sealed = {0}, back = {0};
    for (size_t i = 0; i < n; i++)
        wn_buf_byte(&plain, (char)(i % 251));
    wn_stream_seal(key, tie, wn_buf_str(&plain), &sealed);
    size_t chunks = n ? (n + WN_CHUNK - 1) / WN_CHUNK : 1;
    assert_int_equal(sealed.n, WN_STREAM_HEADER + n + chunks * WN_CHUNK_MORE);
    assert_true(wn_stream_open(key, tie, wn_buf_str(&sealed), &back));
    assert_true(wn_str_eq(wn_buf_str(&back), wn_buf_str(&plain)));
    wn_buf_clear(&back);
    tie.b[0] ^= 1;
    assert_false(wn_stream_open(key, tie, wn_buf_str(&sealed), &back));
    wn_buf_free(&plain);
    wn_buf_free(&sealed);
    wn_buf_free(&back);
}

static void streams_round_trip_at_chunk_borders(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 4096, WN_CHUNK - 1, WN_CHUNK, WN_CHUNK + 1, 3 * WN_CHUNK};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        round_trip(sizes[i]);
}

static bool opens(struct wn_str sealed)
{
    uint8_t key[WN_KEY] = {9};
    struct wn_buf back = {0};
    bool good = wn_stream_open(key, wn_sha256(WN_STR("manifest")), sealed, &back);
    wn_buf_free(&back);
    return good;
}

static void streams_refuse_what_was_cut_or_swapped(void **state)
{
    (void)state;
    uint8_t key[WN_KEY] = {9};
    size_t chunk = WN_CHUNK + WN_CHUNK_MORE;
    struct wn_buf plain = {0}, sealed = {0}, other = {0};
    wn_buf_fill(&plain, 'x', 2 * WN_CHUNK + 10);
    wn_stream_seal(key, wn_sha256(WN_STR("manifest")), wn_buf_str(&plain), &sealed);
    struct wn_str all = wn_buf_str(&sealed);
    assert_true(opens(all));
    assert_false(opens(wn_str_first(all, WN_STREAM_HEADER + chunk)));     /* at a chunk's end */
    assert_false(opens(wn_str_first(all, WN_STREAM_HEADER + 2 * chunk)));
    assert_false(opens(wn_str_first(all, all.n - 1)));
    assert_false(opens(wn_str_first(all, WN_STREAM_HEADER)));
    assert_false(opens(wn_str_first(all, 0)));
    wn_buf_put(&other, all); /* something after FINAL */
    wn_buf_put(&other, WN_STR("12345678901234567890"));
    assert_false(opens(wn_buf_str(&other)));
    wn_buf_clear(&other); /* chunks in another order */
    wn_buf_put(&other, wn_str_first(all, WN_STREAM_HEADER));
    wn_buf_put(&other, wn_str_first(wn_str_from(all, WN_STREAM_HEADER + chunk), chunk));
    wn_buf_put(&other, wn_str_first(wn_str_from(all, WN_STREAM_HEADER), chunk));
    wn_buf_put(&other, wn_str_from(all, WN_STREAM_HEADER + 2 * chunk));
    assert_false(opens(wn_buf_str(&other)));
    wn_buf_free(&plain);
    wn_buf_free(&sealed);
    wn_buf_free(&other);
}

static void words_are_proquints(void **state)
{
    (void)state;
    char words[24];
    wn_words((const uint8_t *)"\x90\xc2\x06\x09\xc3\xee\xbc\x8a", words);
    assert_string_equal(words, "nagaf biman sazov rufap");
    wn_words((const uint8_t *)"\x7f\x00\x00\x01\x00\x00\xff\xff",
             words); /* Wilkerson's 127.0.0.1 */
    assert_string_equal(words, "lusab babad babab zuzuz");
}

static int start(void **state)
{
    (void)state;
    return wn_crypto_start(NULL) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_are_sha_256),
        cmocka_unit_test(hmac_is_the_published_one),
        cmocka_unit_test(seeds_give_the_published_keys),
        cmocka_unit_test(hex_reads_lower_case_only),
        cmocka_unit_test(signatures_hold_only_for_key_and_bytes),
        cmocka_unit_test(keys_open_for_their_recipient_alone),
        cmocka_unit_test(streams_round_trip_at_chunk_borders),
        cmocka_unit_test(streams_refuse_what_was_cut_or_swapped),
        cmocka_unit_test(words_are_proquints),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
