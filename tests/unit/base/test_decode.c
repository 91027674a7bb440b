/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/base/buf.h"
#include "winnow/base/decode.h"
#include "winnow/base/text.h"

#define FFFD "\xEF\xBF\xBD"
#define BOM "\xEF\xBB\xBF"

static struct wn_arena arena;
static struct wn_err err;

static int teardown(void **state)
{
    (void)state;
    wn_arena_reset(&arena);
    return 0;
}

static struct wn_decoded decode(struct wn_str bytes, const char *encoding)
{
    struct wn_decoded out;
    assert_done(wn_decode(&arena, bytes, encoding, &out, &err), err);
    assert_int_equal(wn_text_valid(out.text), out.text.n);
    return out;
}

static void utf8_is_not_copied(void **state)
{
    (void)state;
    struct wn_str s = WN_STR("TI  - Caf\xC3\xA9\n");
    struct wn_decoded out = decode(s, NULL);
    assert_ptr_equal(out.text.p, s.p);
    assert_int_equal(out.text.n, s.n);
    assert_string_equal(out.encoding, "UTF-8");
    assert_string_equal(out.why, "every byte is valid");
    assert_false(out.bom);
    assert_int_equal(out.undecodable_bytes, 0);
    assert_int_equal(out.first_line, 0);
    assert_int_equal(out.bad_bytes.n, 0);
    assert_int_equal(decode(WN_STR(""), NULL).text.n, 0);
}

static void the_mark_is_stripped(void **state)
{
    (void)state;
    struct wn_str s = WN_STR(BOM "TY  - JOUR");
    struct wn_decoded out = decode(s, NULL);
    assert_ptr_equal(out.text.p, s.p + 3);
    assert_str(out.text, "TY  - JOUR");
    assert_true(out.bom);
    assert_string_equal(out.why, "byte order mark");
    assert_int_equal(decode(WN_STR(BOM), NULL).text.n, 0);
    out = decode(WN_STR(BOM "a\nb\xE9"), NULL);
    assert_str(out.text, "a\nb\xC3\xA9");
    assert_true(out.bom);
    assert_str(out.bad_bytes, "3:E9");
}

static void utf16_by_its_mark(void **state)
{
    (void)state;
    struct wn_decoded out = decode(WN_STR("\xFF\xFE" "a\0\xE9\0\x3D\xD8\0\xDE"), NULL);
    assert_str(out.text, "a\xC3\xA9\xF0\x9F\x98\x80");
    assert_string_equal(out.encoding, "UTF-16LE");
    assert_true(out.bom);
    out = decode(WN_STR("\xFE\xFF\0a\0\xE9"), NULL);
    assert_str(out.text, "a\xC3\xA9");
    assert_string_equal(out.encoding, "UTF-16BE");
    out = decode(WN_STR("\xFF\xFE\0\0a\0\0\0"), NULL);
    assert_str(out.text, "a");
    assert_string_equal(out.encoding, "UTF-32LE");
}

static void utf16_by_its_zeros(void **state)
{
    (void)state;
    struct wn_decoded out = decode(WN_STR("T\0Y\0 \0\xE9\0"), NULL);
    assert_str(out.text, "TY \xC3\xA9");
    assert_string_equal(out.encoding, "UTF-16LE");
    assert_string_equal(out.why, "zero-byte pattern");
    assert_false(out.bom);
    assert_str(decode(WN_STR("\0T\0Y"), NULL).text, "TY");
    /* a third of the bytes is enough: one letter of ASCII, two of Greek */
    assert_string_equal(decode(WN_STR("a\0\xB1\x03\xB2\x03"), NULL).encoding, "UTF-16LE");
    /* a few zeros in a text are none of that */
    assert_string_equal(decode(WN_STR("ab\0cdefghijklmnop"), NULL).encoding, "UTF-8");
    assert_string_equal(decode(WN_STR("\0\0\0\0"), NULL).encoding, "UTF-8");
}

static void what_is_odd_in_utf16_is_kept(void **state)
{
    (void)state;
    struct wn_decoded out = decode(WN_STR("\xFF\xFE" "a\0\n\0\0\xD8" "b\0c"), NULL);
    assert_str(out.text, "a\n" FFFD "b" FFFD);
    assert_int_equal(out.undecodable_bytes, 3);
    assert_int_equal(out.first_line, 2);
    assert_str(out.bad_bytes, "2:00D8,6:63");
}

static void lines_that_are_not_utf8_are_windows_1252(void **state)
{
    (void)state;
    struct wn_decoded out =
        decode(WN_STR("Caf\xC3\xA9\r\nCaf\xE9 \x93quoted\x94\rCaf\xC3\xA9\nM\xFCller"), NULL);
    assert_str(out.text, "Caf\xC3\xA9\r\nCaf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D\r"
                         "Caf\xC3\xA9\nM\xC3\xBCller");
    assert_string_equal(out.encoding, "UTF-8 with Windows-1252");
    assert_int_equal(out.undecodable_bytes, 4);
    assert_int_equal(out.first_line, 2);
    assert_str(out.bad_bytes, "10:E9,13:93,22:94,33:FC");
}

static void bytes_without_a_letter_are_no_error(void **state)
{
    (void)state;
    struct wn_decoded out = decode(WN_STR("\x81\x8D\x8F\x90\x9D\x80"), NULL);
    assert_str(out.text, FFFD FFFD FFFD FFFD FFFD "\xE2\x82\xAC");
    assert_int_equal(out.undecodable_bytes, 6);
    assert_str(out.bad_bytes, "0:818D8F909D80");
    /* the valid pair in a line that is not: read as the rest of its line, but not counted */
    out = decode(WN_STR("\xC3\xA9\xFF"), NULL);
    assert_str(out.text, "\xC3\x83\xC2\xA9\xC3\xBF");
    assert_int_equal(out.undecodable_bytes, 1);
}

static void lines_are_counted_as_the_readers_do(void **state)
{
    (void)state;
    assert_int_equal(decode(WN_STR("\xFF"), NULL).first_line, 1);
    assert_int_equal(decode(WN_STR("a\nb\r\nc\rd\n\n\xFF"), NULL).first_line, 6);
    assert_int_equal(decode(WN_STR("a\r\r\n\xFF"), NULL).first_line, 3);
}

static void a_named_encoding_overrides(void **state)
{
    (void)state;
    struct wn_decoded out = decode(WN_STR("Caf\x8E"), "MACINTOSH");
    assert_str(out.text, "Caf\xC3\xA9");
    assert_string_equal(out.encoding, "MACINTOSH");
    assert_string_equal(out.why, "--encoding");
    assert_str(decode(WN_STR("\xC4\xE3"), "GB18030").text, "\xE4\xBD\xA0");
    assert_str(decode(WN_STR("\xC3\xA9"), "ISO-8859-1").text, "\xC3\x83\xC2\xA9");
    assert_str(decode(WN_STR("\xFE\xFF\0a"), "UTF-16").text, "a");
    out = decode(WN_STR("\xFF\xFE" "a\0\0\xD8" "b\0"), "UTF-16LE");
    assert_str(out.text, "a" FFFD "b");
    assert_true(out.bom);
    assert_str(out.bad_bytes, "1:00D8");
    assert_str(decode(WN_STR(BOM "a\xA4"), "ISO-8859-15").text, "a\xE2\x82\xAC");
    out = decode(WN_STR("a\xFF\xFE\xC3\xA9\xC3"), "UTF-8"); /* nothing is guessed */
    assert_str(out.text, "a" FFFD FFFD "\xC3\xA9" FFFD);
    assert_int_equal(out.undecodable_bytes, 3);
    assert_str(out.bad_bytes, "1:FFFE,9:C3");
    out = decode(WN_STR("a\xFA\x9E\xB8\xB8\xB8" "b"), "UTF-8"); /* a form of five bytes */
    assert_str(out.text, "a" FFFD FFFD FFFD FFFD FFFD "b");
    assert_str(out.bad_bytes, "1:FA9EB8B8B8");
}

static void long_texts_are_converted_whole(void **state)
{
    (void)state;
    struct wn_buf bytes = {0};
    for (size_t i = 0; i < 50000; i++)
        wn_buf_byte(&bytes, (char)0xE9);
    struct wn_decoded out = decode(wn_buf_str(&bytes), "ISO-8859-1");
    assert_int_equal(out.text.n, 100000);
    assert_int_equal(out.undecodable_bytes, 0);
    wn_buf_free(&bytes);
}

static void an_unknown_name_is_refused(void **state)
{
    (void)state;
    static const char *const names[] = {"no-such-code", "", "LATIN1//IGNORE", "\x1B[2J"};
    struct wn_decoded out;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_false(wn_decode(&arena, WN_STR("a"), names[i], &out, &err));
        assert_int_equal(err.code, WN_EUSAGE);
        assert_null(strchr(err.text, '\x1B'));
    }
}

static int nibble(char c)
{
    return c <= '9' ? c - '0' : c - 'A' + 10;
}

/* The original again, from text and notes: each noted byte stands for one character. */
static void put_original(struct wn_buf *out, const struct wn_decoded *d)
{
    struct wn_str notes = d->bad_bytes, note;
    size_t at = 0;
    uint32_t cp;
    while (notes.n && wn_str_split(&notes, ',', &note)) {
        size_t colon = wn_str_find_byte(note, ':');
        int64_t from = 0;
        assert_true(wn_str_int(wn_str_first(note, colon), &from));
        wn_buf_put(out, wn_str_first(wn_str_from(d->text, at), (size_t)from - at));
        at = (size_t)from;
        for (size_t i = colon + 1; i < note.n; i += 2) {
            wn_buf_byte(out, (char)(nibble(note.p[i]) << 4 | nibble(note.p[i + 1])));
            assert_true(wn_text_next(d->text, &at, &cp));
        }
    }
    wn_buf_put(out, wn_str_from(d->text, at));
}

static void text_and_notes_give_the_bytes_back(void **state)
{
    (void)state;
    uint32_t seed = 2463534242u;
    for (int round = 0; round < 2000; round++) {
        char bytes[64];
        size_t n = (size_t)round % sizeof bytes;
        for (size_t i = 0; i < n; i++) {
            seed ^= seed << 13, seed ^= seed >> 17, seed ^= seed << 5;
            bytes[i] = (char)(seed % 3 ? 'a' + seed % 26 : seed % 7 ? seed >> 9 | 0x80 : '\n');
        }
        struct wn_buf got = {0};
        struct wn_decoded out = decode((struct wn_str){bytes, n}, NULL);
        if (!out.bom && strcmp(out.encoding, "UTF-16LE") != 0) {
            put_original(&got, &out);
            assert_int_equal(got.n, n);
            assert_true(n == 0 || memcmp(got.p, bytes, n) == 0);
        }
        wn_buf_free(&got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(utf8_is_not_copied, teardown),
        cmocka_unit_test_teardown(the_mark_is_stripped, teardown),
        cmocka_unit_test_teardown(utf16_by_its_mark, teardown),
        cmocka_unit_test_teardown(utf16_by_its_zeros, teardown),
        cmocka_unit_test_teardown(what_is_odd_in_utf16_is_kept, teardown),
        cmocka_unit_test_teardown(lines_that_are_not_utf8_are_windows_1252, teardown),
        cmocka_unit_test_teardown(bytes_without_a_letter_are_no_error, teardown),
        cmocka_unit_test_teardown(lines_are_counted_as_the_readers_do, teardown),
        cmocka_unit_test_teardown(a_named_encoding_overrides, teardown),
        cmocka_unit_test_teardown(long_texts_are_converted_whole, teardown),
        cmocka_unit_test_teardown(an_unknown_name_is_refused, teardown),
        cmocka_unit_test_teardown(text_and_notes_give_the_bytes_back, teardown),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    wn_arena_free(&arena);
    return failed;
}
