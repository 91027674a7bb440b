/* SPDX-License-Identifier: MIT */
#include "bundle_fixture.h"

#include "winnow/core/criteria.h"
#include "winnow/format/project_lines.h"

static struct wn_p_project project(const struct wn_p_person *people, size_t n, int64_t works)
{
    return (struct wn_p_project){.title = WN_STR("Asthma & \"rehab\""),
                                 .stage = WN_STR("title-abstract"), .made = WN_STR("2026-11-20"),
                                 .people = people, .people_count = n, .records = works,
                                 .works = works};
}

static struct wn_p_record record(int64_t n)
{
    return (struct wn_p_record){
        .n = n, .sources = WN_STR("Scopus\nPubMed"), .keys = WN_STR("2890043708"),
        .r = {.field = {[WN_F_TITLE] = WN_STR("Near-peer\nmentoring"),
                        [WN_F_ABSTRACT] = WN_STR("Tab\there"),
                        [WN_F_AUTHORS] = WN_STR("Lima, Ana\nOkoro, Ben"),
                        [WN_F_NOTES] = WN_STR("SECRET note"), [WN_F_VOLUME] = WN_STR("SECRET 7"),
                        [WN_F_DOI] = WN_STR("10.1000/1"), [WN_F_YEAR] = WN_STR("2016")},
              .raw = WN_STR("SECRET raw")}};
}

static void lines_are_canonical(void **state)
{
    (void)state;
    struct wn_keys ana = fixture_keys(2);
    struct wn_p_person people[2] = {
        {.id = WN_STR("ana"), .name = WN_STR("Ana Lima"), .roles = WN_SCREENER, .joined = true},
        {.id = WN_STR("chi"), .name = WN_STR("Chi"), .roles = WN_ADJUDICATOR | WN_LEAD}};
    memcpy(people[0].sign, ana.sign, WN_KEY);
    memcpy(people[0].box, ana.box, WN_KEY);
    struct wn_p_project p = project(people, 2, 171);
    struct wn_p_source s = {WN_STR("Scopus"), WN_STR("database"), WN_STR("2026-11-20"), 96, 1};
    struct wn_p_record r = record(112);
    struct wn_buf out = {0};
    uint8_t token[WN_KEY] = {0xab};
    bool cut;
    wn_p_put_invitation(&out, WN_STR("ana"), token);
    wn_p_put_project(&out, &p);
    wn_p_put_source(&out, &s);
    wn_p_put_criteria(&out, WN_STR("1.0"), WN_STR("a: 1\nb: \"x\"\n"));
    wn_p_put_record(&out, &r, &cut);
    assert_false(cut);
    assert_str(
        wn_buf_str(&out),
        "{\"kind\":\"invitation\",\"for\":\"ana\",\"token\":"
        "\"ab00000000000000000000000000000000000000000000000000000000000000\"}\n"
        "{\"kind\":\"project\",\"title\":\"Asthma & \\\"rehab\\\"\",\"stage\":\"title-abstract\","
        "\"succeeds\":[],\"people\":[{\"id\":\"ana\",\"name\":\"Ana "
        "Lima\",\"roles\":[\"screener\"],"
        "\"sign\":\"8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394\","
        "\"box\":\"1027068d786f8b0ffae7d1fad160287acfe77591b3e1a9c9bb0ecc5dea3c373e\"},"
        "{\"id\":\"chi\",\"name\":\"Chi\",\"roles\":[\"adjudicator\",\"lead\"],\"sign\":null,"
        "\"box\":null}],\"records\":171,\"works\":171,\"made\":\"2026-11-20\"}\n"
        "{\"kind\":\"source\",\"name\":\"Scopus\",\"type\":\"database\",\"records\":96,\"files\":1,"
        "\"imported\":\"2026-11-20\"}\n"
        "{\"kind\":\"criteria\",\"version\":\"1.0\",\"text\":\"a: 1\\u000ab: \\\"x\\\"\\u000a\"}\n"
        "{\"kind\":\"record\",\"n\":112,\"title\":\"Near-peer\\u000amentoring\",\"abstract\":"
        "\"Tab\\u0009here\",\"authors\":[\"Lima, Ana\",\"Okoro, Ben\"],\"year\":\"2016\","
        "\"doi\":\"10.1000/1\",\"sources\":[\"Scopus\",\"PubMed\"],\"keys\":[\"2890043708\"]}\n");
    assert_int_equal(wn_str_find(wn_buf_str(&out), WN_STR("SECRET")), out.n);
    wn_buf_free(&out);
}

/* ---- reading ---- */

struct seen {
    struct wn_buf words;
    int64_t fail_at;
};

static bool see_invitation(void *ctx, struct wn_str person, const uint8_t *token,
                           struct wn_err *err)
{
    (void)err;
    struct seen *seen = ctx;
    wn_buf_print(&seen->words, "for %.*s %02x\n", WN_ARG(person), token[0]);
    return true;
}

static bool see_project(void *ctx, const struct wn_p_project *p, struct wn_err *err)
{
    (void)err;
    struct seen *seen = ctx;
    wn_buf_print(&seen->words, "%.*s by %zu, %d works\n", WN_ARG(p->title), p->people_count,
                 (int)p->works);
    for (size_t i = 0; i < p->people_count; i++)
        wn_buf_print(&seen->words, "%.*s %u %d\n", WN_ARG(p->people[i].id), p->people[i].roles,
                     p->people[i].joined);
    return true;
}

static bool see_source(void *ctx, const struct wn_p_source *s, struct wn_err *err)
{
    (void)err;
    struct seen *seen = ctx;
    wn_buf_print(&seen->words, "source %.*s %d\n", WN_ARG(s->name), (int)s->records);
    return true;
}

static bool see_criteria(void *ctx, struct wn_str version, struct wn_str text, struct wn_err *err)
{
    (void)err;
    struct seen *seen = ctx;
    wn_buf_print(&seen->words, "criteria %.*s %.*s\n", WN_ARG(version), WN_ARG(text));
    return true;
}

static bool see_record(void *ctx, const struct wn_p_record *r, struct wn_err *err)
{
    struct seen *seen = ctx;
    if (r->n == seen->fail_at)
        return wn_fail(err, WN_EFULL, "no space left");
    wn_buf_print(&seen->words, "%d|", (int)r->n);
    for (int f = 0; f < WN_FIELD_COUNT; f++)
        wn_buf_print(&seen->words, "%.*s|", WN_ARG(r->r.field[f]));
    wn_buf_print(&seen->words, "%.*s|%.*s\n", WN_ARG(r->sources), WN_ARG(r->keys));
    return true;
}

static bool read_lines(struct wn_str body, struct seen *seen, struct wn_bundle_fault *fault)
{
    const struct wn_p_reader reader = {seen, see_invitation, see_project, see_source, see_criteria,
                                       see_record};
    struct wn_str after = wn_str_from(body, wn_str_find_byte(body, '\n') + 1);
    struct wn_hash fingerprint = wn_sha256(after);
    return wn_p_read_invitation(body, fingerprint.b, "ana.wininvite", &reader, fault);
}

static void what_was_written_is_read(void **state)
{
    (void)state;
    struct wn_p_person people[1] = {{.id = WN_STR("ana"), .name = WN_STR("A"), .roles = 1}};
    struct wn_p_project p = project(people, 1, 2);
    struct wn_p_source s = {WN_STR("Scopus"), WN_STR("database"), WN_STR("2026-11-20"), 96, 1};
    struct wn_p_record r = record(1), bare = {.n = 5};
    struct wn_buf out = {0};
    struct seen seen = {.fail_at = -1};
    struct wn_bundle_fault fault;
    uint8_t token[WN_KEY] = {0xab};
    bool cut;
    wn_p_put_invitation(&out, WN_STR("ana"), token);
    wn_p_put_project(&out, &p);
    wn_p_put_source(&out, &s);
    wn_buf_text(&out, "{\"kind\":\"figures\",\"new\":1}\n"); /* of a later winnow */
    wn_p_put_criteria(&out, WN_STR("1.0"), WN_STR("text"));
    wn_p_put_record(&out, &r, &cut);
    wn_p_put_record(&out, &bare, &cut);
    assert_true(read_lines(wn_buf_str(&out), &seen, &fault));
    assert_str(wn_buf_str(&seen.words),
               "for ana ab\nAsthma & \"rehab\" by 1, 2 works\nana 1 0\nsource Scopus 96\n"
               "criteria 1.0 text\n"
               "1|Near-peer\nmentoring|Tab\there|Lima, Ana\nOkoro, Ben|2016|||||10.1000/1||||"
               "2890043708|||||||Scopus\nPubMed|2890043708\n"
               "5|||||||||||||||||||||\n");
    wn_buf_clear(&seen.words);
    seen.fail_at = 5;
    assert_false(read_lines(wn_buf_str(&out), &seen, &fault));
    assert_null(fault.status); /* not the file's fault */
    assert_int_equal(fault.err.code, WN_EFULL);
    wn_buf_free(&out);
    wn_buf_free(&seen.words);
}

#define I "{\"kind\":\"invitation\",\"for\":\"ana\",\"token\":"                                    \
          "\"ab00000000000000000000000000000000000000000000000000000000000000\"}\n"
#define PERSON "{\"id\":\"ana\",\"name\":\"A\",\"roles\":[\"screener\"],\"sign\":null,\"box\":null}"
#define P(works)                                                                                   \
    "{\"kind\":\"project\",\"title\":\"T\",\"stage\":\"title-abstract\",\"people\":[" PERSON       \
    "],\"records\":1,\"works\":" works ",\"made\":\"2026-11-20\"}\n"
#define R(n) "{\"kind\":\"record\",\"n\":" n "}\n"

static void refused(const char *body, const char *line_and_words)
{
    struct seen seen = {.fail_at = -1};
    struct wn_bundle_fault fault;
    char want[240];
    snprintf(want, sizeof want, "ana.wininvite: line %s. Nothing was read.", line_and_words);
    assert_false(read_lines(wn_str(body), &seen, &fault));
    assert_string_equal(fault.status, "bad-body");
    assert_string_equal(fault.err.text, want);
    wn_buf_free(&seen.words);
}

static bool read_project(const char *body, struct seen *seen, struct wn_bundle_fault *fault)
{
    const struct wn_p_reader reader = {seen, see_invitation, see_project, see_source, see_criteria,
                                       see_record};
    struct wn_hash fingerprint = wn_sha256(wn_str(body));
    return wn_p_read_project(wn_str(body), fingerprint.b, "m.002.winproj", &reader, fault);
}

/* A project file holds the same lines without an invitation before them, all under its hash. */
static void a_project_file_has_the_lines_alone(void **state)
{
    (void)state;
    struct seen seen = {.fail_at = -1};
    struct wn_bundle_fault fault;
    const struct {
        const char *body, *words;
    } bad[] = {
        {"", "1 cannot be read (the project line is missing)"},
        {I P("0"), "1 cannot be read (it is not a project line)"},
        {P("0") I, "2 cannot be read (an invitation line where none belongs)"},
        {P("1"), "2 cannot be read (records are missing)"},
        {P("2") R("2") R("1"), "3 cannot be read (its number n does not ascend)"},
    };
    assert_true(read_project(P("1") R("7"), &seen, &fault));
    assert_str(wn_buf_str(&seen.words), "T by 1, 1 works\nana 1 0\n7|||||||||||||||||||||\n");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char want[200];
        snprintf(want, sizeof want, "m.002.winproj: line %s. Nothing was read.", bad[i].words);
        assert_false(read_project(bad[i].body, &seen, &fault));
        assert_string_equal(fault.status, "bad-body");
        assert_string_equal(fault.err.text, want);
    }
    struct wn_hash other = wn_sha256(wn_str("x"));
    assert_false(wn_p_read_project(wn_str(P("1") R("7")), other.b, "m", &(struct wn_p_reader){0},
                                   &fault));
    assert_string_equal(fault.status, "bad-body");
    wn_buf_free(&seen.words);
}

static void check_18_names_the_line(void **state)
{
    (void)state;
    refused(P("0"), "1 cannot be read (it is not an invitation line)");
    refused("", "1 cannot be read (the project line is missing)");
    refused(I, "2 cannot be read (the project line is missing)");
    refused(I R("1"), "2 cannot be read (it is not a project line)");
    refused(I P("0") P("0"), "3 cannot be read (a second project line)");
    refused(I P("0") I, "3 cannot be read (a second invitation line)");
    refused(I P("2") R("1"), "4 cannot be read (records are missing)");
    refused(I P("2") R("2") R("2"), "4 cannot be read (its number n does not ascend)");
    refused(I P("2") R("2") R("1"), "4 cannot be read (its number n does not ascend)");
    refused(I P("1") R("0"), "3 cannot be read (its number n does not ascend)");
    refused(I P("1") R("-1"), "3 cannot be read (its number n does not ascend)");
    refused(I P("1") "{\"kind\":\"record\",\"n\":1}", "3 cannot be read (it is cut off)");
    refused(I P("1") "{\"kind\":\"record\",\"n\":1,\"n\":1}\n",
            "3 cannot be read (duplicate key n)");
    refused(I P("1") "{\"kind\":\"record\",\"n\":1,\"title\":7}\n",
            "3 cannot be read (title is not a text)");
    refused(I P("1") "{\"kind\":\"record\",\"n\":1,\"authors\":\"A\"}\n",
            "3 cannot be read (authors is not a list of texts)");
    refused(I P("1") "{\"kind\":\"record\",\"n\":1,\"authors\":[\"A\\nB\"]}\n",
            "3 cannot be read (authors is not a list of texts)");
    refused(I P("1") "{\"n\":1}\n", "3 cannot be read (kind is missing)");
    refused(I P("-1"), "2 cannot be read (works is missing)");
    refused(I "{\"kind\":\"project\",\"title\":\"T\",\"stage\":\"s\",\"people\":[],\"records\":1,"
            "\"works\":1,\"made\":\"d\"}\n",
            "2 cannot be read (people is missing, or there are more than 26)");
    refused("{\"kind\":\"invitation\",\"for\":\"ana\",\"token\":\"ab\"}\n",
            "1 cannot be read (token is missing)");
}

static void another_fingerprint_is_refused_before_any_callback(void **state)
{
    (void)state;
    struct seen seen = {.fail_at = -1};
    const struct wn_p_reader reader = {&seen, see_invitation, see_project, see_source, see_criteria,
                                       see_record};
    struct wn_bundle_fault fault;
    uint8_t fingerprint[WN_HASH] = {0};
    assert_false(wn_p_read_invitation(WN_STR(I P("1") R("1")), fingerprint, "ana.wininvite",
                                      &reader, &fault));
    assert_string_equal(fault.status, "bad-body");
    assert_string_equal(fault.err.text, "ana.wininvite: its records are not those that its first "
                                        "line names. Nothing was read.");
    assert_int_equal(seen.words.n, 0);
}

static void long_abstracts_are_cut_with_a_mark(void **state)
{
    (void)state;
    struct wn_buf text = {0}, out = {0};
    struct wn_p_record r = record(1);
    bool cut = false;
    for (int i = 0; i < 4 * 1024 * 1024; i++)
        wn_buf_text(&text, "\xC3\xA9\"\x01"); /* 5 bytes to 10 in the line */
    r.r.field[WN_F_ABSTRACT] = wn_buf_str(&text);
    wn_p_put_record(&out, &r, &cut);
    assert_true(cut);
    assert_in_range(out.n, 1, 16 * 1024 * 1024);
    assert_true(wn_str_find(wn_buf_str(&out), WN_STR(" [cut here by winnow: too long]\"")) < out.n);
    assert_true(wn_str_find(wn_buf_str(&out), WN_STR("\xEF\xBF\xBD")) == out.n);
    wn_buf_clear(&out);
    r.r.field[WN_F_TITLE] = wn_buf_str(&text); /* and a title as long */
    wn_p_put_record(&out, &r, &cut);
    assert_true(cut);
    assert_in_range(out.n, 1, 16 * 1024 * 1024);
    wn_buf_clear(&out);
    wn_buf_clear(&text);
    for (int i = 0; i < 20000; i++)
        wn_buf_text(&text, "a\n");
    r = record(1);
    r.r.field[WN_F_AUTHORS] = wn_buf_str(&text);
    wn_p_put_record(&out, &r, &cut);
    assert_true(cut);
    assert_in_range(out.n, 40000, 41000); /* 10,000 authors */
    wn_buf_free(&text);
    wn_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_canonical),
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(a_project_file_has_the_lines_alone),
        cmocka_unit_test(check_18_names_the_line),
        cmocka_unit_test(another_fingerprint_is_refused_before_any_callback),
        cmocka_unit_test(long_abstracts_are_cut_with_a_mark),
    };
    return cmocka_run_group_tests(tests, fixture_start, NULL);
}
