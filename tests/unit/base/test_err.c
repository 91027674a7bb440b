/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/base/text.h"

static void a_failure_is_a_code_and_a_sentence(void **state)
{
    (void)state;
    struct wn_err err = {WN_OK, ""};
    assert_false(wn_fail(&err, WN_EINPUT, "line %d: %s", 7, "no tag"));
    assert_int_equal(err.code, WN_EINPUT);
    assert_string_equal(err.text, "line 7: no tag");
    assert_false(wn_wrap(&err, "importing %s", "a.ris"));
    assert_int_equal(err.code, WN_EINPUT);
    assert_string_equal(err.text, "importing a.ris: line 7: no tag");
}

static void nobody_has_to_listen(void **state)
{
    (void)state;
    assert_false(wn_fail(NULL, WN_EIO, "%d", 1));
    assert_false(wn_wrap(NULL, "%d", 1));
}

/* Two bytes a character: at every length, the cut leaves whole ones. */
static void a_long_sentence_is_cut_at_a_character(void **state)
{
    (void)state;
    struct wn_err err;
    for (size_t before = 0; before < 4; before++) {
        char text[600] = "abc";
        text[before] = '\0';
        for (size_t i = before; i + 4 < sizeof text; i += 3)
            memcpy(text + i, "\xE2\x82\xAC", 4);
        wn_fail(&err, WN_EIO, "%s", text);
        assert_true(strlen(err.text) > sizeof err.text - 5);
        assert_int_equal(wn_text_valid(wn_str(err.text)), strlen(err.text));
        wn_wrap(&err, "%s", text);
        assert_true(strlen(err.text) > sizeof err.text - 5);
        assert_int_equal(wn_text_valid(wn_str(err.text)), strlen(err.text));
    }
}

static void a_sentence_that_just_fits_stays(void **state)
{
    (void)state;
    struct wn_err err;
    char text[sizeof err.text];
    memset(text, 'x', sizeof text);
    memcpy(text + sizeof text - 4, "\xE2\x82\xAC", 4);
    wn_fail(&err, WN_EIO, "%s", text);
    assert_string_equal(err.text, text);
}

/* A context as long as the room must not push the whole sentence out in pieces of characters. */
static void a_long_context_is_cut_too(void **state)
{
    (void)state;
    struct wn_err err;
    wn_fail(&err, WN_EBUSY, "short");
    char text[600];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_false(wn_wrap(&err, "%s", text));
    assert_int_equal(err.code, WN_EBUSY);
    assert_in_range(strlen(err.text), 200, sizeof err.text - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_is_a_code_and_a_sentence),
        cmocka_unit_test(nobody_has_to_listen),
        cmocka_unit_test(a_long_sentence_is_cut_at_a_character),
        cmocka_unit_test(a_sentence_that_just_fits_stays),
        cmocka_unit_test(a_long_context_is_cut_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
