/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/core/language.h"
#include "winnow/core/query.h"

static const struct wn_criterion criteria_v[] = {{.id = {"peer", 4}, .key = 1},
                                                 {.id = {"phase", 5}, .key = 2}};
static const struct wn_reason reasons_v[] = {{.id = {"not-peer", 8}, .key = 1},
                                             {.id = {"not-phase", 9}, .key = 2}};
static const struct wn_criteria criteria = {.criteria = {criteria_v, 2},
                                            .reasons = {reasons_v, 2}};

static struct wn_record record(void)
{
    struct wn_record r = {.raw = {0}};
    r.field[WN_F_TITLE] = WN_STR("Near-peer mentoring of first-year students");
    r.field[WN_F_ABSTRACT] = WN_STR("METHODS: A controlled study. The na\xc3\xafve mentees met "
                                    "weekly; students with peer mentors passed.");
    r.field[WN_F_AUTHORS] = WN_STR("Lima, Ana\nNg, P.");
    r.field[WN_F_YEAR] = WN_STR("2016");
    r.field[WN_F_JOURNAL] = WN_STR("Invented Journal of Teaching");
    r.field[WN_F_KEYWORDS] = WN_STR("mentors\nmarks");
    r.field[WN_F_DOI] = WN_STR("10.5555/ABC.1");
    r.field[WN_F_LANGUAGE] = WN_STR("fre");
    return r;
}

static bool finds_as(const char *text, const struct wn_query_opts *opts,
                     const struct wn_query_mine *mine)
{
    struct wn_err err;
    struct wn_query *q;
    struct wn_arena scratch = {0};
    struct wn_record r = record();
    struct wn_candidate c = {
        .n = 113, .work = 112, .r = &r, .sources = WN_STR("ERIC\nPubMed"), .mine = mine};
    if (!wn_query_open(wn_str(text), opts, &q, &err))
        fail_msg("%s: %s", text, err.text);
    bool found = wn_query_matches(q, &c, &scratch);
    wn_query_close(q);
    wn_arena_free(&scratch);
    return found;
}

static bool finds(const char *text)
{
    struct wn_query_opts opts = {.criteria = &criteria};
    return finds_as(text, &opts, NULL);
}

static void refused(const char *text, unsigned hidden, const char *says)
{
    struct wn_query_opts opts = {.criteria = &criteria, .hidden = hidden};
    struct wn_err err = {0};
    struct wn_query *q = NULL;
    bool open = wn_query_open(wn_str(text), &opts, &q, &err);
    wn_query_close(q);
    if (open)
        fail_msg("%s was taken", text);
    if (!strstr(err.text, says))
        fail_msg("%s: %s", text, err.text);
}

static void test_words_phrases_wildcards_and_near(void **state)
{
    (void)state;
    static const char *const found[] = {
        "", "  ", "mentoring", "MENTOR*", "\"peer mentoring\"", "near peer", "freshm?n OR student*",
        "naive OR na\xc3\xafve", "controlled study", "weekly NEAR/3 students", "/ment[eo]rs?/",
        "marks", "students mentors"};
    static const char *const missed[] = {"mentor", "nursing", "\"mentoring peer\"", "Lima",
                                         "Invented", "weekly NEAR/0 passed", "\"first year nurses\""};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        if (!finds(found[i]))
            fail_msg("%s finds nothing", found[i]);
    for (size_t i = 0; i < sizeof missed / sizeof *missed; i++)
        if (finds(missed[i]))
            fail_msg("%s finds it", missed[i]);
}

static void test_and_or_not_and_parentheses(void **state)
{
    (void)state;
    assert_true(finds("mentoring AND weekly"));
    assert_true(finds("nursing OR weekly"));
    assert_false(finds("nursing OR weekly nursing"));
    assert_true(finds("(nursing OR weekly) mentoring"));
    assert_true(finds("NOT nursing"));
    assert_false(finds("mentoring NOT weekly"));
    assert_true(finds("NOT (nursing OR midwi*) AND year:2016"));
    assert_true(finds("NOT NOT weekly"));
    assert_true(finds("nursing weekly OR mentoring")); /* AND binds first */
}

static void test_fields(void **state)
{
    (void)state;
    static const char *const found[] = {
        "title:mentoring", "abstract:weekly", "author:lima", "author:\"Ng, P\"", "keywords:marks",
        "journal:teaching", "year:2016", "year:2007-2019", "year:2016-", "year:-2016",
        "doi:abc", "source:eric", "source:\"pub\"", "lang:fr", "lang:French", "missing:pmid",
        "#112", "#0113", "is:duplicate", "is:undecided"};
    static const char *const missed[] = {
        "title:weekly", "abstract:near", "year:2017", "year:2017-", "year:1999-2015", "doi:abc.2",
        "source:scopus", "lang:en", "missing:abstract", "#1", "is:include", "note:*", "tag:x",
        "c1:no", "reason:1"};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        if (!finds(found[i]))
            fail_msg("%s finds nothing", found[i]);
    for (size_t i = 0; i < sizeof missed / sizeof *missed; i++)
        if (finds(missed[i]))
            fail_msg("%s finds it", missed[i]);
}

static void test_the_persons_own(void **state)
{
    (void)state;
    struct wn_query_opts opts = {.criteria = &criteria};
    struct wn_query_mine mine = {.decision = WN_EXCLUDE, .noted = true, .flagged = true,
                                 .reason = WN_STR("not-phase"), .tags = WN_STR("a b\nLetter"),
                                 .answers = {WN_YES, WN_NO}};
    static const char *const found[] = {"is:exclude", "is:noted", "is:flagged", "reason:2",
                                        "reason:not-phase", "c2:no", "c1:yes", "tag:letter",
                                        "tag:\"a b\"", "note:*", "NOT is:undecided"};
    static const char *const missed[] = {"is:later", "is:undecided", "reason:1", "c2:yes", "tag:a"};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        if (!finds_as(found[i], &opts, &mine))
            fail_msg("%s finds nothing", found[i]);
    for (size_t i = 0; i < sizeof missed / sizeof *missed; i++)
        if (finds_as(missed[i], &opts, &mine))
            fail_msg("%s finds it", missed[i]);
}

static void test_what_is_wrong_is_said(void **state)
{
    (void)state;
    refused("(mentoring", 0, "not closed");
    refused("mentoring)", 0, "no ( before");
    refused("mentoring AND", 0, "ends where another word");
    refused("()", 0, "no ( before it, or nothing");
    refused("titel:x", 0, "titel: is no field");
    refused("year:20", 0, "year:2016");
    refused("year:", 0, "nothing stands behind");
    refused("is:good", 0, "is:include");
    refused("c9:no", 0, "no criterion with that number");
    refused("c1:perhaps", 0, "c1:yes");
    refused("reason:7", 0, "no reason of the criteria");
    refused("missing:nothing", 0, "missing:abstract");
    refused("a*", 0, "almost every word");
    refused("peer NEAR/3", 0, "both sides");
    refused("/(/", 0, "parenthes");
}

static void test_what_is_hidden_cannot_be_searched(void **state)
{
    (void)state;
    refused("author:lima", WN_HIDE_AUTHORS, "authors are hidden");
    refused("journal:x", WN_HIDE_JOURNAL, "journal is hidden");
    refused("year:2016", WN_HIDE_YEAR, "year is hidden");
    refused("NOT (x OR source:ERIC)", WN_HIDE_SOURCE, "source is hidden");
    struct wn_query_opts opts = {.criteria = &criteria, .hidden = WN_HIDE_AUTHORS};
    assert_true(finds_as("year:2016", &opts, NULL));
}

/* Every beginning of a search is taken while it is typed, and finds no less than what stands. */
static void test_an_unfinished_end_is_passed_over(void **state)
{
    (void)state;
    static const char whole[] = "(mentor* OR \"peer tutor\") AND year:2007-2019 NOT peer NEAR/2 "
                                "nursing";
    struct wn_query_opts opts = {.criteria = &criteria, .typing = true};
    struct wn_err err;
    for (size_t n = 0; n < sizeof whole; n++) {
        struct wn_query *q;
        if (!wn_query_open(wn_str_of(whole, n), &opts, &q, &err))
            fail_msg("%.*s: %s", (int)n, whole, err.text);
        wn_query_close(q);
    }
    assert_true(finds_as("mentoring AND", &opts, NULL));
    assert_true(finds_as("mentoring NOT", &opts, NULL));
    assert_true(finds_as("mentoring (", &opts, NULL));
    assert_true(finds_as("mentoring year:20", &opts, NULL));
    assert_false(finds_as("nursing OR", &opts, NULL));
}

static void test_hostile_searches_end(void **state)
{
    (void)state;
    struct wn_query_opts opts = {.criteria = &criteria};
    struct wn_err err;
    struct wn_query *q;
    char text[4000];
    memset(text, '(', sizeof text);
    assert_false(wn_query_open(wn_str_of(text, sizeof text), &opts, &q, &err));
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i % 2 ? ' ' : 'x';
    assert_false(wn_query_open(wn_str_of(text, sizeof text), &opts, &q, &err));
    memset(text, '"', sizeof text);
    assert_false(wn_query_open(wn_str_of(text, sizeof text), &opts, &q, &err));
}

static void test_languages(void **state)
{
    (void)state;
    static const struct { const char *text, *code; } rows[] = {
        {"English", "en"}, {"eng", "en"}, {"EN", "en"}, {"eng; fre", "en"}, {"fre", "fr"},
        {"German", "de"}, {"ger", "de"}, {"deu", "de"}, {"Portuguese", "pt"}, {"spa", "es"},
        {"Chinese", "zh"}, {"", ""}, {"Quechua", "qu"}, {"12", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(wn_language_of(wn_str(rows[i].text)).code, rows[i].code);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_phrases_wildcards_and_near),
        cmocka_unit_test(test_and_or_not_and_parentheses),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_the_persons_own),
        cmocka_unit_test(test_what_is_wrong_is_said),
        cmocka_unit_test(test_what_is_hidden_cannot_be_searched),
        cmocka_unit_test(test_an_unfinished_end_is_passed_over),
        cmocka_unit_test(test_hostile_searches_end),
        cmocka_unit_test(test_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
