/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/format/csv_out.h"

static void quotes_only_where_needed(void **state)
{
    (void)state;
    struct wn_buf buf = {0};
    struct wn_csv_out csv = {.to = &buf};
    wn_csv_cell(&csv, WN_STR("plain"));
    wn_csv_cell(&csv, WN_STR("a,b"));
    wn_csv_cell(&csv, WN_STR("say \"so\""));
    wn_csv_cell(&csv, WN_STR("two\r\nlines"));
    wn_csv_cell(&csv, WN_STR(""));
    wn_csv_int(&csv, INT64_MIN);
    wn_csv_end_row(&csv);
    wn_csv_int(&csv, 7);
    wn_csv_end_row(&csv);
    assert_str(wn_buf_str(&buf), "plain,\"a,b\",\"say \"\"so\"\"\",\"two\r\nlines\",,"
                                 "-9223372036854775808\r\n7\r\n");
    wn_buf_free(&buf);
}

static void free_text_is_never_a_formula(void **state)
{
    (void)state;
    static const char *const risky[] = {"=1+1",
                                        "+1",
                                        "-1",
                                        "@x",
                                        "\tx",
                                        ("\xEF\xBC\x9D"
                                        "1"),
                                        "\xEF\xBC\x8B",
                                        "\xEF\xBC\x8D",
                                        "\xEF\xBC\xA0"};
    for (size_t i = 0; i < sizeof risky / sizeof *risky; i++) {
        struct wn_buf buf = {0};
        struct wn_csv_out csv = {.to = &buf};
        wn_csv_free_text(&csv, wn_str(risky[i]));
        assert_int_equal(buf.p[0], '\'');
        assert_str(wn_str_from(wn_buf_str(&buf), 1), risky[i]);
        assert_int_equal(csv.guarded, 1);
        wn_buf_free(&buf);
    }
}

static void guard_stands_inside_the_quotes(void **state)
{
    (void)state;
    struct wn_buf buf = {0};
    struct wn_csv_out csv = {.to = &buf};
    wn_csv_free_text(&csv, WN_STR("\nline"));
    wn_csv_free_text(&csv, WN_STR("=A,\"B\""));
    wn_csv_free_text(&csv, WN_STR("1-2"));
    assert_str(wn_buf_str(&buf), "\"'\nline\",\"'=A,\"\"B\"\"\",1-2");
    assert_int_equal(csv.guarded, 2);
    wn_buf_free(&buf);
}

static void raw_and_codes_stay_as_they_are(void **state)
{
    (void)state;
    struct wn_buf buf = {0};
    struct wn_csv_out csv = {.to = &buf, .raw = true};
    wn_csv_free_text(&csv, WN_STR("=1"));
    csv.raw = false;
    wn_csv_cell(&csv, WN_STR("-3"));
    assert_str(wn_buf_str(&buf), "=1,-3");
    assert_int_equal(csv.guarded, 0);
    wn_buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_only_where_needed),
        cmocka_unit_test(free_text_is_never_a_formula),
        cmocka_unit_test(guard_stands_inside_the_quotes),
        cmocka_unit_test(raw_and_codes_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
