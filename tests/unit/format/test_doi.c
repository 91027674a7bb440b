/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "doi.h"
#include "winnow/base/buf.h"

static struct wn_arena arena;

static int tear_down(void **state)
{
    (void)state;
    wn_arena_free(&arena);
    return 0;
}

struct example {
    const char *value, *doi;
};

static void check(const struct example *v, size_t n,
                  bool (*read)(struct wn_arena *, struct wn_str, struct wn_str *))
{
    for (size_t i = 0; i < n; i++) {
        struct wn_str doi = {NULL, 0};
        bool found = read(&arena, wn_str(v[i].value), &doi);
        if (found != (v[i].doi[0] != 0) || (found && !wn_str_is(doi, v[i].doi)))
            fail_msg("\"%s\" gives \"%.*s\", want \"%s\"", v[i].value, WN_ARG(doi), v[i].doi);
    }
}

static void a_doi_field_begins_with_it(void **state)
{
    (void)state;
    static const struct example v[] = {
        {"10.1000/abc", "10.1000/abc"},
        {" doi:10.1000/ABC ", "10.1000/ABC"},
        {"DOI: 10.1000/abc.", "10.1000/abc"},
        {"https://doi.org/10.1000/abc", "10.1000/abc"},
        {"http://dx.doi.org/10.1000/a%2Fb", "10.1000/a/b"},
        {"10.1000/abc 10.1000/def", "10.1000/abc"},
        {"10.1000/abc;", "10.1000/abc"},
        {"10.1000/a(b)c)", "10.1000/a(b)c"},
        {"10.1000/a(b)", "10.1000/a(b)"},
        {"10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
         "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"},
        {"10.1000.10/abc", "10.1000.10/abc"},
        {"Article 10.1000/abc here", "10.1000/abc"},
        {"10.1/abc", ""},
        {"10.1000/", ""},
        {"10.1000/.", ""},
        {"none", ""},
        {"", ""},
    };
    check(v, sizeof v / sizeof *v, wn_doi_of_field);
}

static void elsewhere_there_must_be_exactly_one(void **state)
{
    (void)state;
    static const struct example v[] = {
        {"see 10.1000/abc, and 10.1000/ABC", "10.1000/abc"},
        {"see 10.1000/abc and 10.1000/def", ""},
        {"https://x.example.org/?doi=10.1000%2fabc&md5=1", "10.1000/abc"},
        {"https://x.example.org/10.1000/abc?x=1#y", "10.1000/abc"},
        {"version 110.1000/abc", ""},
        {"3.10.1000/abc", ""},
        {"\"10.1000/abc\"", "10.1000/abc"},
        {"10.1000/a%2", "10.1000/a%2"},
        {"10.10.10.10.", ""},
    };
    check(v, sizeof v / sizeof *v, wn_doi_only_one);
}

/* Values that would take hours if anything were looked at again and again. */
static void long_values_take_no_longer_than_their_length(void **state)
{
    (void)state;
    static const char *const parts[] = {")", "10.1000.", "10.1000/", "10.1000/a ", "%2F(", "10."};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct wn_buf text = {0};
        struct wn_str doi;
        wn_buf_text(&text, "10.1000/a");
        while (text.n < 2000000)
            wn_buf_text(&text, parts[i]);
        (void)!wn_doi_only_one(&arena, wn_buf_str(&text), &doi);
        (void)!wn_doi_of_field(&arena, wn_buf_str(&text), &doi);
        wn_buf_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_doi_field_begins_with_it),
        cmocka_unit_test(elsewhere_there_must_be_exactly_one),
        cmocka_unit_test(long_values_take_no_longer_than_their_length),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
