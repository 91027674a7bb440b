/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/core/criteria.h"
#include "winnow/core/seek.h"
#include "winnow/core/terms.h"

static bool in(const char *term, const char *text)
{
    struct wn_seek *seek;
    struct wn_err err;
    struct wn_arena scratch = {0};
    if (!wn_seek_open(wn_str(term), &seek, &err))
        fail_msg("%s: %s", term, err.text);
    bool found = wn_seek_in(seek, wn_str(text), &scratch);
    wn_seek_close(seek);
    wn_arena_free(&scratch);
    return found;
}

static void test_characters_that_hide_the_word(void **state)
{
    (void)state;
    assert_true(in("medical", "the medi\xc2\xad" "cal school")); /* soft hyphen */
    assert_true(in("students", "\xc5\xbftudents"));              /* long s */
    assert_true(in("kelvin", "a \xe2\x84\xaa" "elvin"));         /* Kelvin sign */
    assert_true(in("na\xc3\xafve", "nai\xcc\x88ve"));            /* composed or not */
    assert_false(in("medical", "caf\xc3\xa9 \xe2\x80\x94 menthol"));
}

static void test_the_ends_of_the_text(void **state)
{
    (void)state;
    assert_true(in("GPA", "gpa"));
    assert_true(in("GPA", "x GPA"));
    assert_true(in("GPA", "GPA x"));
    assert_false(in("GPA", "GP"));
    assert_false(in("GPA", ""));
    assert_false(in("GPA", "AGPA GPAs"));
    assert_true(in("*gliflozin", "empagliflozin"));
    assert_true(in("Zz", "zZ"));
    assert_true(in("2,5", "a 2,5 b"));
}

/* It says what marking says, over random texts of few letters. */
static void test_the_same_as_marking(void **state)
{
    (void)state;
    static const char *const terms[] = {"ab*", "a b", "b?a", "ab-a", "a NEAR/1 b", "*bab", "/b+a/"};
    uint64_t seed = 88172645463325252ULL;
    for (size_t t = 0; t < sizeof terms / sizeof *terms; t++)
        for (int round = 0; round < 300; round++) {
            char text[24];
            size_t n = (size_t)round % (sizeof text - 1);
            for (size_t i = 0; i < n; i++) {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                text[i] = "aAbB -"[seed % 6];
            }
            text[n] = '\0';
            struct wn_str word = wn_str(terms[t]);
            struct wn_criterion one = {.highlight = {&word, 1}};
            struct wn_criteria c = {.criteria = {&one, 1}};
            struct wn_terms *marker;
            struct wn_err err;
            struct wn_arena arena = {0};
            bool limited;
            if (!wn_terms_open(&c, &marker, &err)) {
                size_t offset;
                assert_false(wn_term_check(word, &offset, &err));
                break; /* too short for a wildcard */
            }
            bool marked = wn_terms_find(marker, wn_str(text), &arena, &limited).n > 0;
            if (in(terms[t], text) != marked)
                fail_msg("%s in \"%s\"", terms[t], text);
            wn_terms_close(marker);
            wn_arena_free(&arena);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_characters_that_hide_the_word),
        cmocka_unit_test(test_the_ends_of_the_text),
        cmocka_unit_test(test_the_same_as_marking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
