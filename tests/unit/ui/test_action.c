/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/ui/action.h"

static void test_every_action_has_a_name_and_help(void **state)
{
    (void)state;
    for (int a = 1; a < WN_ACT_COUNT; a++) {
        assert_true(strlen(wn_action_name((enum wn_action)a)) > 0);
        assert_true(strlen(wn_action_help((enum wn_action)a)) > 0);
        for (int b = 1; b < a; b++)
            assert_string_not_equal(wn_action_name((enum wn_action)a),
                                    wn_action_name((enum wn_action)b));
    }
}

static void test_keys_have_names_and_names_keys(void **state)
{
    (void)state;
    static const struct {
        uint32_t key;
        const char *name;
    } rows[] = {
        {'i', "i"},           {'U', "U"},           {' ', "Space"},      {WN_KEY_ENTER, "Enter"},
        {WN_KEY_ESC, "Esc"},  {WN_KEY_PGDN, "PgDn"}, {WN_KEY_F1, "F1"},  {WN_CTRL('L'), "Ctrl-L"},
        {0xE9, "é"},          {WN_KEY_TAB, "Tab"},  {0x6F22, "漢"},      {'"', "\""},
        {WN_KEY_BACKTAB, "Shift-Tab"},              {WN_KEY_UP, "Up"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[16];
        uint32_t key = 0;
        wn_key_name(rows[i].key, name);
        assert_string_equal(name, rows[i].name);
        assert_true(wn_key_find(rows[i].name, &key));
        assert_int_equal(key, rows[i].key);
    }
}

static void test_what_is_no_key_is_not_found(void **state)
{
    (void)state;
    uint32_t key;
    assert_false(wn_key_find("", &key));
    assert_false(wn_key_find("ie", &key));
    assert_false(wn_key_find("Ctrl-", &key));
    assert_false(wn_key_find("\xFF", &key));
    char name[16];
    wn_key_name(WN_KEY_SPECIAL + 5000, name);
    assert_string_equal(name, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_action_has_a_name_and_help),
        cmocka_unit_test(test_keys_have_names_and_names_keys),
        cmocka_unit_test(test_what_is_no_key_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
