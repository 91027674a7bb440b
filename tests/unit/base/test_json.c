/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include <math.h>

#include "winnow/base/json.h"

static struct wn_json *read_json(struct wn_str text)
{
    struct wn_json *v;
    struct wn_err err;
    assert_done(wn_json_read(text, 4, &v, &err), err);
    return v;
}

static void refused(struct wn_str text, const char *words)
{
    struct wn_json *v;
    struct wn_err err = {0};
    assert_false(wn_json_read(text, 4, &v, &err));
    assert_null(v);
    assert_string_equal(err.text, words);
}

static bool collect(void *ctx, struct wn_str key, const struct wn_json *v)
{
    (void)v;
    wn_buf_put(ctx, key);
    return key.p[0] != 'c';
}

static void values_are_read(void **state)
{
    (void)state;
    struct wn_json *v =
        read_json(WN_STR("{\"z\":\"a\\u00e9\\n\",\"a\":-7,\"b\":true,\"c\":[1,\"x\"],"
                         "\"d\":null}"));
    struct wn_str s;
    struct wn_buf keys = {0};
    int64_t n;
    bool b;
    assert_true(wn_json_str(wn_json_get(v, "z"), &s));
    assert_str(s, "a\xC3\xA9\n");
    assert_true(wn_json_int(wn_json_get(v, "a"), &n));
    assert_int_equal(n, -7);
    assert_true(wn_json_bool(wn_json_get(v, "b"), &b));
    assert_true(b);
    assert_int_equal(wn_json_count(wn_json_get(v, "c")), 2);
    assert_int_equal(wn_json_type(wn_json_at(wn_json_get(v, "c"), 1)), WN_JSON_STRING);
    assert_int_equal(wn_json_type(wn_json_get(v, "d")), WN_JSON_NULL);
    assert_false(wn_json_each(v, collect, &keys));
    assert_str(wn_buf_str(&keys), "zabc"); /* in the order of the text, until it says stop */
    wn_buf_free(&keys);
    wn_json_free(v);
}

static void what_is_not_there_is_no_crash(void **state)
{
    (void)state;
    struct wn_json *v = read_json(WN_STR("{\"a\":1}"));
    struct wn_str s;
    int64_t n;
    bool b;
    assert_null(wn_json_get(v, "b"));
    assert_null(wn_json_get(wn_json_get(v, "a"), "b"));
    assert_false(wn_json_str(NULL, &s));
    assert_false(wn_json_int(NULL, &n));
    assert_false(wn_json_bool(NULL, &b));
    assert_false(wn_json_str(wn_json_get(v, "a"), &s));
    assert_int_equal(wn_json_count(NULL), 0);
    assert_int_equal(wn_json_count(v), 0);
    assert_null(wn_json_at(v, 0));
    wn_json_free(v);
    wn_json_free(NULL);
}

static void what_is_hostile_is_refused_in_words(void **state)
{
    (void)state;
    refused(WN_STR("{\"record\":1,\"record\":2}"), "duplicate key record");
    refused(WN_STR("{\"\\u001b[2J\":1,\"\\u001b[2J\":2}"), "duplicate key \\u001b[2J");
    refused(WN_STR("{\"a\":1.5}"), "a number with a fraction");
    refused(WN_STR("{\"a\":1e3}"), "a number with a fraction");
    refused(WN_STR("9007199254740992"), "number too large");
    refused(WN_STR("-9007199254740992"), "number too large");
    refused(WN_STR("{\"a\":9223372036854775808}"), "number too large in column 24");
    refused(WN_STR("[\"\\u0000\"]"), "NUL character in column 9");
    refused(WN_STR("[1]\0"), "NUL byte");
    refused(WN_STR("[\"\xFF\"]"), "invalid UTF-8 in column 2");
    refused(WN_STR("[\"\xED\xA0\x80\"]"), "invalid UTF-8 in column 2");
    refused(WN_STR("[1] 2"), "something follows the value in column 5");
    refused(WN_STR("[1"), "it ends too early");
    refused(WN_STR("[[[[[1]]]]]"), "nested deeper than 4");
    struct wn_json *v;
    assert_false(wn_json_read(WN_STR("[\"\\ud800\"]"), 4, &v, NULL)); /* lone surrogates */
    assert_false(wn_json_read(WN_STR("[\"\\udc00x\"]"), 4, &v, NULL));
    assert_false(wn_json_read(WN_STR("[\"a\nb\"]"), 4, &v, NULL)); /* raw line end in a text */
    assert_false(wn_json_read(WN_STR(""), 4, &v, NULL));
    assert_false(wn_json_read((struct wn_str){NULL, 0}, 4, &v, NULL));
    assert_false(wn_json_read(WN_STR("{a:1}"), 4, &v, NULL));
    assert_false(wn_json_read(WN_STR("[NaN]"), 4, &v, NULL));
}

static void the_largest_integers_pass(void **state)
{
    (void)state;
    struct wn_json *v = read_json(WN_STR("[9007199254740991,-9007199254740991]"));
    int64_t n;
    assert_true(wn_json_int(wn_json_at(v, 0), &n));
    assert_true(n == INT64_C(9007199254740991));
    wn_json_free(v);
}

static void depth_and_width_are_capped_before_parsing(void **state)
{
    (void)state;
    struct wn_json *v;
    struct wn_err err;
    struct wn_buf text = {0};
    wn_buf_fill(&text, '[', 100000);
    assert_false(wn_json_read(wn_buf_str(&text), 4, &v, &err));
    assert_string_equal(err.text, "nested deeper than 4");
    wn_buf_clear(&text);
    wn_buf_byte(&text, '[');
    for (int i = 0; i < 1000000; i++)
        wn_buf_text(&text, "[],");
    wn_buf_text(&text, "1]");
    assert_false(wn_json_read(wn_buf_str(&text), 4, &v, &err));
    assert_string_equal(err.text, "more than 131072 values");
    wn_buf_free(&text);
    wn_json_free(read_json(WN_STR("\"[[[[[[[[ \\\" ]]\""))); /* brackets in a text are no depth */
}

static void written_json_is_compact_and_safe(void **state)
{
    (void)state;
    struct wn_json *v = wn_json_object();
    struct wn_buf out = {0};
    wn_json_set_str(v, "s", WN_STR("a\"\\\x1b\n\xC3\xA9"));
    wn_json_set_str(v, "bad", WN_STR("a\xFFz"));
    wn_json_set_str(v, "empty", (struct wn_str){NULL, 0});
    wn_json_set_text(v, "none", NULL);
    wn_json_set_int(v, "i", INT64_C(-9007199254740991));
    wn_json_set_real(v, "r", 0.6);
    wn_json_set_real(v, "nan", NAN);
    wn_json_set_bool(v, "b", false);
    wn_json_set_null(v, "null");
    struct wn_json *list = wn_json_set_array(v, "list");
    wn_json_add_int(list, 1);
    wn_json_add_str(list, WN_STR("x"));
    wn_json_set_int(wn_json_add_object(list), "k", 2);
    wn_json_add(list, wn_json_array());
    wn_json_set_object(v, "o");
    wn_json_write(v, &out);
    assert_str(wn_buf_str(&out),
               "{\"s\":\"a\\\"\\\\\\u001B\\n\xC3\xA9\",\"bad\":\"a\xEF\xBF\xBDz\",\"empty\":\"\","
               "\"none\":null,\"i\":-9007199254740991,\"r\":0.6,\"nan\":null,\"b\":false,"
               "\"null\":null,\"list\":[1,\"x\",{\"k\":2},[]],\"o\":{}}");
    wn_buf_free(&out);
    wn_json_free(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read),
        cmocka_unit_test(what_is_not_there_is_no_crash),
        cmocka_unit_test(what_is_hostile_is_refused_in_words),
        cmocka_unit_test(the_largest_integers_pass),
        cmocka_unit_test(depth_and_width_are_capped_before_parsing),
        cmocka_unit_test(written_json_is_compact_and_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
