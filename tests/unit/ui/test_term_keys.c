/* SPDX-License-Identifier: MIT */
/* Bytes into keys; what is unknown is swallowed whole. */
#include "wn_test.h"

#include "term_keys.h"
#include "winnow/ui/action.h"

static uint32_t key_of(const char *bytes)
{
    struct wn_key_bytes in = {.n = 0};
    uint32_t key = WN_KEY_NONE;
    for (; *bytes; bytes++)
        if (!wn_key_byte(&in, (unsigned char)*bytes, &key))
            key = WN_KEY_NONE;
    return key;
}

static void test_characters(void **state)
{
    (void)state;
    assert_int_equal(key_of("i"), 'i');
    assert_int_equal(key_of("\xC3\xA9"), 0xE9);
    assert_int_equal(key_of("\xE6\xBC\xA2"), 0x6F22);
    assert_int_equal(key_of("\xF0\x9F\x98\x80"), 0x1F600);
    assert_int_equal(key_of("\r"), WN_KEY_ENTER);
    assert_int_equal(key_of("\n"), WN_KEY_ENTER);
    assert_int_equal(key_of("\b"), WN_KEY_BACKSPACE);
    assert_int_equal(key_of("\x7F"), WN_KEY_BACKSPACE);
    assert_int_equal(key_of("\x0C"), WN_CTRL('L'));
}

static void test_broken_characters_are_no_keys(void **state)
{
    (void)state;
    assert_int_equal(key_of("\xE6\xBC"), WN_KEY_NONE);
    assert_int_equal(key_of("\xED\xA0\x80"), WN_KEY_NONE); /* a surrogate */
    assert_int_equal(key_of("\xFF"), WN_KEY_NONE);
    assert_int_equal(key_of("\x80"), WN_KEY_NONE);
    assert_int_equal(key_of("\xE6\xBCi"), 'i'); /* what follows counts again */
    assert_int_equal(key_of("\xE6\xC3\xA9"), 0xE9);
}

/* Feeds bytes until the sequence says it is complete; how many it took. */
static size_t sequence(const char *bytes, uint32_t *key)
{
    struct wn_key_sequence s = {.n = 0};
    size_t n = 0;
    while (bytes[n] && !wn_key_sequence_byte(&s, (unsigned char)bytes[n]))
        n++;
    *key = wn_key_of_sequence(&s);
    return bytes[n] ? n + 1 : n;
}

static void test_sequences_end_where_they_end(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        uint32_t key;
    } rows[] = {
        {"", 0, WN_KEY_ESC},           {"\033i", 1, WN_KEY_ESC},
        {"[Ai", 2, WN_KEY_UP},         {"OAi", 2, WN_KEY_UP},
        {"[6~i", 3, WN_KEY_PGDN},      {"[Zi", 2, WN_KEY_BACKTAB},
        {"OPi", 2, WN_KEY_F1},         {"[[Ai", 3, WN_KEY_F1},
        {"[99;5ie", 6, WN_KEY_NONE},   {"ie", 1, WN_KEY_NONE},
        {"]0;iiii\007e", 8, WN_KEY_NONE}, {"Pii\033\\e", 5, WN_KEY_NONE},
        {"\xC3\xA9" "e", 2, WN_KEY_NONE}, {"[1;2:3;4;5;6;7;8;9;10;11;12;13;14me", 34, WN_KEY_NONE},
        {"]0;a very long title that fills the beginning\033\\e", 47, WN_KEY_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t key;
        assert_int_equal(sequence(rows[i].bytes, &key), rows[i].n);
        assert_int_equal(key, rows[i].key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_broken_characters_are_no_keys),
        cmocka_unit_test(test_sequences_end_where_they_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
