/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include <time.h>

#include "winnow/format/criteria_yaml.h"

struct read {
    struct wn_arena arena;
    struct wn_criteria c;
    struct wn_findings f;
    bool good;
};

static void read_text(struct read *r, struct wn_str text)
{
    memset(r, 0, sizeof *r);
    r->f.arena = &r->arena;
    r->good = wn_criteria_read(text, &r->arena, &r->c, &r->f);
}

static void read_done(struct read *r)
{
    wn_arena_free(&r->arena);
}

static void show_findings(const struct read *r)
{
    for (size_t i = 0; i < r->f.n; i++)
        print_message("  %zu:%zu: %.*s\n", r->f.v[i].line, r->f.v[i].column,
                      WN_ARG(r->f.v[i].message));
}

static const struct wn_finding *find_finding(const struct read *r, const char *words)
{
    for (size_t i = 0; i < r->f.n; i++)
        if (wn_str_is(r->f.v[i].message, words))
            return &r->f.v[i];
    return NULL;
}

struct row {
    const char *text;
    size_t line, column;
    const char *says;
    enum wn_severity severity;
};

static void check_row(const struct row *row)
{
    struct read r;
    read_text(&r, wn_str(row->text));
    const struct wn_finding *found = find_finding(&r, row->says);
    if (!found || found->line != row->line || found->column != row->column) {
        show_findings(&r);
        fail_msg("wanted %zu:%zu: %s\nof:\n%s", row->line, row->column, row->says, row->text);
    }
    assert_int_equal(found->severity, row->severity);
    assert_true(found->help.n > 0);
    if (row->severity == WN_ERROR)
        assert_false(r.good);
    for (size_t i = 1; i < r.f.n; i++)
        assert_true(r.f.v[i - 1].line <= r.f.v[i].line);
    read_done(&r);
}

static void check_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check_row(&rows[i]);
}
#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

#define HEAD                                                                                       \
    "winnow: 1\n"                                                                                  \
    "review:\n"                                                                                    \
    "  title: A review\n"
#define PEOPLE                                                                                     \
    "reviewers:\n"                                                                                 \
    "  - {id: ana, role: screener}\n"                                                              \
    "  - {id: ben, role: [screener, adjudicator]}\n"
#define CRITERION "criteria:\n  - id: a\n    text: Is it?\n"

static const char smallest[] = HEAD CRITERION PEOPLE;

static void the_smallest_file_has_all_defaults(void **state)
{
    (void)state;
    struct read r;
    read_text(&r, wn_str(smallest));
    if (!r.good || r.f.n)
        show_findings(&r);
    assert_true(r.good);
    assert_int_equal(r.f.n, 0);
    assert_str(r.c.version, "1.0");
    assert_str(r.c.id, "a-review");
    assert_str(r.c.short_title, "a-review");
    assert_int_equal(r.c.criteria.n, 1);
    assert_str(r.c.criteria.v[0].label, "a");
    assert_int_equal(r.c.criteria.v[0].key, 1);
    assert_int_equal(r.c.criteria.v[0].stages, 3);
    assert_true(r.c.criteria.v[0].fail_reason == WN_NO_REASON);
    assert_int_equal(r.c.reviewers.v[1].roles, WN_SCREENER | WN_ADJUDICATOR);
    assert_str(r.c.reviewers.v[0].name, "ana");
    assert_int_equal(r.c.stage, WN_TITLE_ABSTRACT);
    assert_int_equal(r.c.screeners_per_record, 2);
    assert_int_equal(r.c.answers, WN_OPTIONAL);
    assert_int_equal(r.c.reason, WN_OPTIONAL);
    assert_true(r.c.maybe_is_include);
    assert_int_equal(r.c.order, WN_BY_RANDOM);
    assert_int_equal(r.c.seed.n, 0);
    assert_int_equal(r.c.hide, 0);
    assert_false(r.c.bulk);
    assert_int_equal(r.c.adjudicator_sees, WN_RECORD_FIRST);
    assert_false(r.c.agreement_after_stage);
    assert_false(r.c.pilot.given);
    assert_str(r.c.stopping.rule, "all");
    read_done(&r);
}

static void read_file(struct read *r, const char *name)
{
    char path[500];
    static char text[WN_CRITERIA_BYTES];
    snprintf(path, sizeof path, "%s/criteria/%s", WINNOW_SOURCE_DIR, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t n = fread(text, 1, sizeof text, file);
    fclose(file);
    read_text(r, wn_str_of(text, n));
}

static void the_files_that_come_along_have_no_errors(void **state)
{
    (void)state;
    static const char *const names[] = {"template.yaml", "peer-mentoring.yaml", "sglt2-hfpef.yaml",
                                        "tdd-quality.yaml"};
    for (size_t i = 0; i < 4; i++) {
        struct read r;
        read_file(&r, names[i]);
        if (!r.good || r.f.warnings)
            show_findings(&r);
        assert_true(r.good);
        assert_int_equal(r.f.warnings, 0);
        read_done(&r);
    }
}

static void the_first_example_is_read_whole(void **state)
{
    (void)state;
    struct read r;
    read_file(&r, "peer-mentoring.yaml");
    assert_str(r.c.id, "peer-mentoring-preclinical");
    assert_str(r.c.title, "Peer mentoring and academic performance of preclinical undergraduate "
                          "medical students: a systematic review");
    assert_str(r.c.framework, "PICO");
    assert_int_equal(r.c.elements.n, 4);
    assert_str(r.c.elements.v[2].key, "comparison");
    assert_str(r.c.protocol.v[0].value, "none");
    assert_int_equal(r.c.sources.n, 6);
    assert_str(r.c.sources.v[5].name, "Web of Science");
    assert_str(r.c.sources.v[5].kind, "database");
    assert_int_equal(r.c.sources.v[5].expect, -1);
    assert_int_equal(r.c.criteria.n, 3);
    const struct wn_criterion *population = &r.c.criteria.v[1];
    assert_str(population->label, "Preclinical medics");
    assert_int_equal(population->fail_reason, 1);
    assert_int_equal(population->highlight.n, 7);
    assert_str(population->highlight.v[3], "/\\bpre-?(clinical|clerkship)\\b/");
    assert_int_equal(population->highlight_against.n, 7);
    assert_int_equal(r.c.reasons.n, 4);
    assert_int_equal(r.c.reasons.v[3].key, 9);
    assert_true(r.c.reasons.v[3].note_required);
    assert_str(r.c.reasons.v[0].prisma, "Wrong intervention");
    assert_int_equal(r.c.tags.n, 5);
    assert_int_equal(r.c.reviewers.v[2].roles, WN_LEAD | WN_ADJUDICATOR);
    assert_str(r.c.seed, "20261122");
    assert_int_equal(r.c.hide, WN_HIDE_AUTHORS | WN_HIDE_JOURNAL);
    assert_true(r.c.pilot.given);
    assert_int_equal(r.c.pilot.records, 30);
    assert_true(r.c.pilot.at_least > 0.599 && r.c.pilot.at_least < 0.601);
    read_done(&r);
}

static void the_second_example_is_read_whole(void **state)
{
    (void)state;
    struct read r;
    read_file(&r, "sglt2-hfpef.yaml");
    assert_true(r.c.criteria.v[3].yes_excludes);
    assert_int_equal(r.c.sources.v[3].expect, 97);
    assert_str(r.c.sources.v[3].kind, "register");
    assert_str(r.c.limits.v[0].value, "2012-");
    assert_int_equal(r.c.answers, WN_REQUIRED);
    assert_int_equal(r.c.amendments.n, 1);
    assert_str(r.c.amendments.v[0].rescreen, "excluded_for");
    assert_str(r.c.amendments.v[0].affects.v[0], "hfpef");
    read_done(&r);
    read_file(&r, "tdd-quality.yaml");
    assert_str(r.c.limits.v[1].value, "en");
    assert_int_equal(r.c.answers, WN_OFF);
    assert_false(r.c.maybe_is_include);
    read_done(&r);
}

static void what_is_no_yaml_is_said_in_plain_words(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"review:\n  title: x\n\tid: y\n", 3, 1, "line 3 starts with a tab; use spaces", WN_ERROR},
        {"review:\n\ttitle: x\n", 2, 1, "line 2 starts with a tab; use spaces", WN_ERROR},
        {"a:\n    text: Mentees: medical students\n", 2, 18, "a colon inside plain text", WN_ERROR},
        {"a: {text: is: it, key: 1}\n", 1, 13, "a colon inside plain text", WN_ERROR},
        {"a:\n    - x\n   - y\n", 3, 4, "line 3 is indented by 3, the line above by 4", WN_ERROR},
        {"a:\n  - id: x\n    k: y\n   c: y\n", 4, 4,
         "line 4 is indented by 3, the line above by 4", WN_ERROR},
        {"a: 1\n  b: 2\n", 2, 3, "line 2 is indented by 2, the line above by 0", WN_ERROR},
        {"title: \"never closed\nb: c\n", 1, 8,
         "the quote opened in line 1, column 8 is never closed", WN_ERROR},
        {"title: 'never closed\nb: c\n", 1, 8,
         "the quote opened in line 1, column 8 is never closed", WN_ERROR},
        {"a: 1\ntitle: \"never\nb: \"c\"\n", 2, 8,
         "the quote opened in line 2, column 8 is not closed there", WN_ERROR},
        {"a: 1\ntags: [a, b\nc: d\n", 2, 7,
         "the list opened in line 2, column 7 is never closed", WN_ERROR},
        {"tags: {a: b\n", 1, 7, "the brace opened in line 1, column 7 is never closed", WN_ERROR},
        {"- *mentor\n", 1, 3, "* at the start means something else in YAML", WN_ERROR},
        {"- *mentor x\n", 1, 3, "* at the start means something else in YAML", WN_ERROR},
        {"- * x\n", 1, 3, "* at the start means something else in YAML", WN_ERROR},
        {"- @foo\n", 1, 3, "@ at the start means something else in YAML", WN_ERROR},
        {"- `foo\n", 1, 3, "` at the start means something else in YAML", WN_ERROR},
        {"- \"\\bmentor\"\n", 1, 4, "a backslash inside double quotes", WN_ERROR},
        {"- \"\\d\"\n", 1, 4, "a backslash inside double quotes", WN_ERROR},
        {"- id: a\n  kind:include\n  label: x\n", 2, 8, "a space is missing after \"kind:\"",
         WN_ERROR},
        {"kind:include\nlabel: x\n", 1, 6, "a space is missing after \"kind:\"", WN_ERROR},
        {"kind:include\n", 1, 6, "a space is missing after \"kind:\"", WN_ERROR},
        {"just words\n", 1, 1, "a key without a colon", WN_ERROR},
        {"a: \"x\" y\n", 1, 8, "this does not go with the lines above", WN_ERROR},
        {"a: | text\n", 1, 6, "text in the line of | or >", WN_ERROR},
        {"a: ]\n", 1, 4, "a ] that closes nothing", WN_ERROR},
        {"a: [x,, y]\n", 1, 7, "a comma with nothing before it", WN_ERROR},
        {"%FOO\n---\na: 1\n", 1, 1, "% at the start means something else in YAML", WN_ERROR},
        {"? [a, b]\n: x\n", 1, 3, "a list or a map stands where a key is expected", WN_ERROR},
    };
    CHECK_ROWS(rows);
}

static void what_libyaml_accepts_silently_is_caught(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"id: a\nb: c\nid: d\n", 3, 1, "id is given twice (first in line 1)", WN_ERROR},
        {"a: b\ntext: peers # near-peer\n", 2, 13, "the rest of line 2 is a comment", WN_WARNING},
        {"text: !important x\n", 1, 7, "& and ! mean something else in YAML", WN_ERROR},
        {"text: &x\n", 1, 7, "& and ! mean something else in YAML", WN_ERROR},
        {"text: &x [a]\n", 1, 7, "& and ! mean something else in YAML", WN_ERROR},
        {"text: !x!y b\n", 1, 7, "& and ! mean something else in YAML", WN_ERROR},
        {"text: & b\n", 1, 7, "& and ! mean something else in YAML", WN_ERROR},
        {"a: 1\n<<: {b: c}\n", 2, 1, "<< (merge) is not read here", WN_ERROR},
        {"- -mentor\n", 1, 3, "a term that starts with -", WN_ERROR},
        {"- - mentor\n", 1, 3, "a list inside a list", WN_ERROR},
        {"a: 1\n---\nb: 2\n", 2, 1, "only one document per file", WN_ERROR},
        {"a: 1\n...\nb: 2\n", 3, 1, "only one document per file", WN_ERROR},
        {"a:\n  b: c\n  id:\xC2\xA0x\n", 3, 6, "line 3, column 6 has a no-break space", WN_ERROR},
        {"a:\n  id:\xC2\xA0x\n  b: c\n", 2, 6, "line 2, column 6 has a no-break space", WN_ERROR},
        {"a: b\n\xC2\xA0 c: d\n", 2, 1, "line 2, column 1 has a no-break space", WN_ERROR},
        {"- a\n- b:\xC2\xA0x\n", 2, 5, "line 2, column 5 has a no-break space", WN_ERROR},
        {"- {text: Is it?, key: 1}\n", 1, 10, "long text inside {...} or [...]", WN_ERROR},
        {"", 0, 0, "the file is empty", WN_ERROR},
        {"# only a comment\n", 0, 0, "the file is empty", WN_ERROR},
        {"---\n", 0, 0, "the file is empty", WN_ERROR},
        {"a: b\nc: xyz\xE9" "f\n", 2, 7, "line 2, column 7: not UTF-8", WN_ERROR},
        {"a: \xC3\xA9\xC3\xA9\xE9\n", 1, 6, "line 1, column 6: not UTF-8", WN_ERROR},
        {"a: b\nc: \x07\n", 2, 4, "line 2, column 4 has an invisible character (U+0007)", WN_ERROR},
        {"a: b\xE2\x80\xA8\n", 1, 5, "line 1, column 5 has an odd line end (U+2028)", WN_ERROR},
        {"a: 1\n? \n: x\n", 2, 2, "a key is missing here", WN_ERROR},
    };
    CHECK_ROWS(rows);
    struct read r;
    read_text(&r, WN_STR("text: peers  # two blanks are meant\nb: x\xC2\xA0y\n"));
    assert_int_equal(r.f.warnings, 0);
    read_done(&r);
}

static void lines_are_counted_as_editors_do(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a: 1\r\nb: 2\r\na: 3\r\n", 3, 1, "a is given twice (first in line 1)", WN_ERROR},
        {"a: 1\rb: 2\ra: 3\r", 3, 1, "a is given twice (first in line 1)", WN_ERROR},
        {"\xEF\xBB\xBF" "a: 1\na: 3\n", 2, 1, "a is given twice (first in line 1)", WN_ERROR},
        {"\xC3\xA9: 1\r\n\xE9", 2, 1, "line 2, column 1: not UTF-8", WN_ERROR},
        {"\xC3\xA9\xC3\xA9: &x 1\n", 1, 5, "& and ! mean something else in YAML", WN_ERROR},
    };
    CHECK_ROWS(rows);
}

static void keys_and_values_are_checked(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {HEAD "criteria:\n  - id: a\n    text: Is it?\n    highlights: [x]\n" PEOPLE, 7, 5,
         "unknown key \"highlights\"; did you mean highlight?", WN_ERROR},
        {HEAD CRITERION PEOPLE "maybe_means: include\n", 10, 1,
         "unknown key \"maybe_means\" here; it belongs to screening", WN_ERROR},
        {HEAD CRITERION PEOPLE "xyzzy: 1\n", 10, 1, "unknown key \"xyzzy\"", WN_ERROR},
        {HEAD CRITERION PEOPLE "screening: {answers: requird}\n", 10, 22,
         "answers \"requird\" is not known; did you mean required?", WN_ERROR},
        {HEAD CRITERION PEOPLE "screening: {bulk: maybe}\n", 10, 19, "bulk \"maybe\" is not known",
         WN_ERROR},
        {HEAD CRITERION PEOPLE "screening: {screeners_per_record: 1}\n", 10, 35,
         "screeners_per_record \"1\" is no number from 2 on", WN_ERROR},
        {HEAD CRITERION PEOPLE "screening: [a]\n", 10, 12, "screening takes keys and values",
         WN_ERROR},
        {HEAD PEOPLE "criteria: a\n", 7, 11, "criteria takes a list of items", WN_ERROR},
        {HEAD CRITERION "    label: [a]\n" PEOPLE, 7, 12, "label takes text, not a list", WN_ERROR},
        {HEAD "  limits: {year: 1}\n" CRITERION PEOPLE, 4, 12,
         "limits \"year\" is not known; did you mean years?", WN_ERROR},
        {"review:\n  title: x\n" CRITERION PEOPLE, 1, 1, "the file has no winnow", WN_ERROR},
        {"winnow: 1\nreview:\n  id: x\n" CRITERION PEOPLE, 2, 1, "review has no title", WN_ERROR},
        {HEAD "criteria:\n  - text: Is it?\n" PEOPLE, 5, 5, "this item of criteria has no id",
         WN_ERROR},
        {HEAD PEOPLE, 1, 1, "the file has no criteria", WN_ERROR},
        {"winnow: 2\nreview: {title: x}\n" CRITERION PEOPLE, 1, 9,
         "winnow: 2 is a format that this program does not read", WN_ERROR},
    };
    CHECK_ROWS(rows);
}

#define REASONS "exclusion_reasons:\n  - id: wrong-population\n  - id: other\n"

static void the_meaning_is_checked(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {HEAD CRITERION "    fail_reason: wrong-pop\n" REASONS PEOPLE, 7, 18,
         "fail_reason \"wrong-pop\" is not in exclusion_reasons (line 8); did you mean "
         "wrong-population?",
         WN_ERROR},
        {HEAD CRITERION "  - id: a\n    text: Is it?\n" PEOPLE, 7, 9,
         "id \"a\" is used twice (first in line 5)", WN_ERROR},
        {HEAD CRITERION "    key: 1\n  - id: b\n    text: Is it?\n    key: 1\n" PEOPLE, 10, 10,
         "key 1 is used by a (line 7) and b (line 10)", WN_ERROR},
        {HEAD CRITERION "    key: b\n" PEOPLE, 7, 10, "key \"b\" is no digit from 1 to 9",
         WN_ERROR},
        {HEAD "criteria:\n  - id: a b\n    text: Is it?\n" PEOPLE, 5, 9,
         "id \"a b\" is not made of letters, digits, - and _", WN_ERROR},
        {HEAD "  framework: PICO\n" CRITERION "    element: exposure\n" PEOPLE, 8, 14,
         "element \"exposure\" does not belong to PICO (population, intervention, comparison, "
         "outcome)",
         WN_ERROR},
        {HEAD "  framework: PICo\n  elements: {outcome: x}\n" CRITERION PEOPLE, 5, 14,
         "element \"outcome\" does not belong to PICo (population, interest, context)", WN_ERROR},
        {HEAD CRITERION "reviewers:\n  - {id: a, role: screener}\n  - {id: b, role: lead}\n", 7, 1,
         "two reviewers with role screener are needed, found 1", WN_ERROR},
        {HEAD CRITERION "reviewers:\n  - {id: a, role: screener}\n  - {id: b, role: screener}\n", 7,
         1, "one reviewer with role adjudicator is needed, found 0", WN_ERROR},
        {HEAD CRITERION PEOPLE "  - {id: c, role: lead}\n  - {id: d, role: lead}\n", 7, 1,
         "one reviewer with role lead is needed, found 2", WN_ERROR},
        {HEAD CRITERION "    highlight: [mentor*, a*]\n" PEOPLE, 7, 26,
         "\"a*\" would mark almost every word; give three letters or more", WN_ERROR},
        {HEAD CRITERION "    highlight:\n      - \"*\"\n" PEOPLE, 8, 10,
         "\"*\" would mark almost every word; give three letters or more", WN_ERROR},
        {HEAD CRITERION "    highlight:\n      - '/\\b(pre-?clinical\\b/'\n" PEOPLE, 8, 29,
         "missing closing parenthesis in '/\\b(pre-?clinical\\b/'", WN_ERROR},
        {HEAD CRITERION "    highlight: [tutor*]\n    highlight_against: [Tutor*]\n" PEOPLE, 8, 25,
         "\"tutor*\" is in both lists of a", WN_ERROR},
        {HEAD CRITERION PEOPLE "pilot: {records: 3, aim: {at_least: 60}}\n", 10, 37,
         "pilot.aim.at_least 60: did you mean 0.60?", WN_ERROR},
        {HEAD CRITERION PEOPLE "pilot: {records: 3, aim: {statistic: ac1}}\n", 10, 38,
         "aim on ac1: when few records are kept it is high whatever the screeners do", WN_NOTE},
        {HEAD CRITERION PEOPLE "stopping: consecutive_excluded\n", 10, 11,
         "stopping rule consecutive_excluded goes only with order: ranked", WN_ERROR},
        {HEAD "criteria:\n  - id: a\n    text: Are they students, and is it a trial?\n" PEOPLE, 6,
         11, "this asks two things at once", WN_WARNING},
        {HEAD CRITERION "    label: A label that has over 28 columns\n" PEOPLE, 7, 12,
         "label is 32 columns wide; 28 are shown", WN_WARNING},
        {HEAD CRITERION PEOPLE "amendments: [{version: x, change: y, affects: [b]}]\n", 10, 38,
         "affects \"b\" is not in criteria", WN_ERROR},
    };
    CHECK_ROWS(rows);
}

static void ten_criteria_are_too_many(void **state)
{
    (void)state;
    struct wn_buf text = {0};
    wn_buf_text(&text, HEAD "criteria:\n");
    for (int i = 0; i < 10; i++)
        wn_buf_print(&text, "  - {id: c%d, text: Is it so}\n", i);
    wn_buf_text(&text, PEOPLE);
    check_row(&(struct row){wn_buf_cstr(&text), 14, 5,
                            "ten criteria; people lose count, and keys end at 9", WN_ERROR});
    struct read r;
    read_text(&r, wn_buf_str(&text));
    assert_int_equal(r.c.criteria.n, WN_MAX_CRITERIA);
    read_done(&r);
    wn_buf_free(&text);
}

static void all_errors_come_in_one_run(void **state)
{
    (void)state;
    struct read r;
    read_text(&r, WN_STR("winnow: 1\nreviw: {}\ncriteria:\n  - {id: a, txt: b, key: 0}\n"
                         "screening: {hide: [title]}\n"));
    assert_false(r.good);
    assert_non_null(find_finding(&r, "unknown key \"reviw\"; did you mean review?"));
    assert_non_null(find_finding(&r, "the file has no review"));
    assert_non_null(find_finding(&r, "the file has no reviewers"));
    assert_non_null(find_finding(&r, "unknown key \"txt\"; did you mean text?"));
    assert_non_null(find_finding(&r, "this item of criteria has no text"));
    assert_non_null(find_finding(&r, "key \"0\" is no digit from 1 to 9"));
    assert_non_null(find_finding(&r, "hide \"title\" is not known"));
    read_done(&r);
}

static void scalars_are_text_and_switches_take_three_pairs(void **state)
{
    (void)state;
    static const char *const on[] = {"yes", "true", "on", "YES"};
    static const char *const off[] = {"no", "false", "off", "Off"};
    for (size_t i = 0; i < 8; i++) {
        struct wn_buf text = {0};
        struct read r;
        wn_buf_print(&text,
                     "%sscreening: {bulk: %s}\nversion: 1.10\ntags: [NO, 0x1F, 2026-01-02]\n",
                     smallest, i < 4 ? on[i] : off[i - 4]);
        read_text(&r, wn_buf_str(&text));
        assert_true(r.good);
        assert_int_equal(r.c.bulk, i < 4);
        assert_str(r.c.version, "1.10");
        assert_str(r.c.tags.v[0], "NO");
        assert_str(r.c.tags.v[1], "0x1F");
        assert_str(r.c.tags.v[2], "2026-01-02");
        read_done(&r);
        wn_buf_free(&text);
    }
}

static void what_waits_for_a_later_version_is_noted(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {HEAD CRITERION PEOPLE "pilot: {records: 3}\n", 10, 1,
         "pilot is read and kept, but this version does not act on it: screening starts with all "
         "records",
         WN_NOTE},
        {HEAD CRITERION PEOPLE "screening: {bulk: yes}\n", 10, 19,
         "bulk: yes is read and kept, but this version does not act on it: records are decided on "
         "one by one",
         WN_NOTE},
        {HEAD CRITERION PEOPLE "screening: {agreement_shown: after_stage}\n", 10, 30,
         "agreement_shown is read and kept, but this version does not act on it: screeners are "
         "sent no figures of agreement",
         WN_NOTE},
        {HEAD CRITERION PEOPLE "amendments: [{version: x, change: y}]\n", 10, 1,
         "the list of amendments is read and kept, but this version does not act on it: records "
         "are not screened again",
         WN_NOTE},
        {HEAD CRITERION PEOPLE "  - {id: c, role: screener}\n", 7, 1,
         "a third screener is read and kept, but this version does not act on it: it is made for "
         "two screeners",
         WN_NOTE},
        {HEAD CRITERION PEOPLE
         "  - {id: c, role: screener}\nscreening: {screeners_per_record: 3}\n",
         11, 35,
         "screeners_per_record is read and kept, but this version does not act on it: it "
         "is made for two on each record",
         WN_NOTE},
        {HEAD CRITERION PEOPLE "screening: {order: ranked}\nstopping: {rule: target_recall}\n", 11,
         1,
         "stopping is read and kept, but this version does not act on it: all records are "
         "screened",
         WN_NOTE},
    };
    CHECK_ROWS(rows);
    struct read r;
    read_text(&r, WN_STR(HEAD CRITERION PEOPLE "amendments: []\nstopping: {rule: all}\n"));
    assert_int_equal(r.f.n, 0);
    read_done(&r);
}

static double seconds_of_cpu(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static void limits_hold(void **state)
{
    (void)state;
    static char text[WN_CRITERIA_BYTES + 1];
    struct read r;
    memset(text, '[', 80000);
    double before = seconds_of_cpu();
    read_text(&r, wn_str_of(text, 80000));
    assert_true(seconds_of_cpu() - before < 0.05);
    assert_non_null(find_finding(&r, "lists and maps lie more than 32 deep in each other"));
    assert_non_null(find_finding(&r, "a list inside a list"));
    assert_int_equal(r.f.n, 2); /* not one for each level */
    read_done(&r);

    memset(text, '#', sizeof text);
    read_text(&r, wn_str_of(text, WN_CRITERIA_BYTES));
    assert_non_null(find_finding(&r, "the file is empty"));
    read_done(&r);
    read_text(&r, wn_str_of(text, WN_CRITERIA_BYTES + 1));
    assert_non_null(find_finding(&r, "the file has over 256 KiB"));
    assert_int_equal(r.f.n, 1);
    read_done(&r);
}

static void deep_blocks_are_refused_and_32_levels_are_not(void **state)
{
    (void)state;
    for (size_t deep = 32; deep <= 33; deep++) {
        struct wn_buf text = {0};
        struct read r;
        for (size_t i = 0; i < deep; i++) {
            wn_buf_fill(&text, ' ', i);
            wn_buf_text(&text, "a:\n");
        }
        read_text(&r, wn_buf_str(&text));
        bool refused = find_finding(&r, "lists and maps lie more than 32 deep in each other");
        assert_int_equal(refused, deep == 33);
        read_done(&r);
        wn_buf_free(&text);
    }
}

static void hostile_files_take_no_time(void **state)
{
    (void)state;
    static const char *const units[] = {"a: b\n",   "- x\n",  "- - - ", "? ",    "a: &x *x\n",
                                        "{a: ",     "\"",     "'",      "!x ",   "- '/(/'\n",
                                        "a:\xC2\xA0", "x: |\n", "\n",     "- [a?]\n", "*a "};
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        struct wn_buf text = {0}, out = {0};
        struct read r;
        while (text.n + 20 < WN_CRITERIA_BYTES)
            wn_buf_text(&text, units[u]);
        double before = seconds_of_cpu();
        read_text(&r, wn_buf_str(&text));
        wn_findings_print(&r.f, "criteria.yaml", wn_buf_str(&text), &out);
        if (seconds_of_cpu() - before > 4.0)
            fail_msg("%s: %.1f s", units[u], seconds_of_cpu() - before);
        read_done(&r);
        wn_buf_free(&text);
        wn_buf_free(&out);
    }
}

static void findings_show_the_line_and_a_caret(void **state)
{
    (void)state;
    struct read r;
    struct wn_buf out = {0};
    static const char text[] = "a:\n    text: Mentees: medical students\n";
    read_text(&r, wn_str(text));
    wn_findings_print(&r.f, "criteria.yaml", wn_str(text), &out);
    assert_string_equal(wn_buf_cstr(&out),
                        "criteria.yaml:2:18: a colon inside plain text\n"
                        "    2 |     text: Mentees: medical students\n"
                        "      |                  ^\n"
                        "  Put the text in quotes:  text: \"Mentees: medical students\"\n"
                        "  or start it on the next line after  text: >-\n");
    read_done(&r);
    wn_buf_clear(&out);
    static const char odd[] = "\x1b]0;x\x07: &x \xE4\xB8\x80\n";
    read_text(&r, wn_str(odd));
    wn_findings_print(&r.f, "\x1b[2J", wn_str(odd), &out);
    assert_null(
        strchr(wn_buf_cstr(&out), '\x1b')); /* nothing of the file reaches the terminal raw */
    assert_null(strchr(wn_buf_cstr(&out), '\x07'));
    read_done(&r);
    wn_buf_free(&out);
}

static void settings_are_listed_with_defaults(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "version: 1.0\n", "review.id: a-review\n", "review.framework: custom\n", "sources: none\n",
        "criteria.a.key: 1\n", "criteria.a.kind: include\n", "criteria.a.label: a\n",
        "criteria.a.stages: title-abstract, full-text\n", "exclusion_reasons: none\n",
        "reviewers.ben.role: screener, adjudicator\n", "screening.stage: title-abstract\n",
        "screening.screeners_per_record: 2\n", "screening.answers: optional\n",
        "screening.reason: optional\n", "screening.maybe_means: include\n",
        "screening.order.by: random\n", "screening.hide: none\n", "screening.bulk: no\n",
        "screening.adjudicator_sees: record_first\n", "screening.agreement_shown: after_pilot\n",
        "pilot: none\n", "stopping.rule: all\n", "amendments: none\n"};
    struct read r;
    struct wn_buf out = {0};
    read_text(&r, wn_str(smallest));
    wn_criteria_print_settings(&r.c, &out);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (!strstr(wn_buf_cstr(&out), lines[i]))
            fail_msg("no %sin\n%s", lines[i], wn_buf_cstr(&out));
    read_done(&r);
    wn_buf_free(&out);
}

static void the_id_is_made_from_the_title(void **state)
{
    (void)state;
    static const struct { const char *title, *id;
    } rows[] = {
        {"Peer mentoring: a review!", "peer-mentoring-a-review"},
        {"A title that is much longer than forty letters are",
         "a-title-that-is-much-longer-than-forty"},
        {"Donaudampfschifffahrtsgesellschaftskapitaenin",
         "donaudampfschifffahrtsgesellschaftskapit"},
        {"\xE5\xAD\xA6\xE7\x94\x9F", "review"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct wn_buf text = {0};
        struct read r;
        wn_buf_print(&text, "winnow: 1\nreview: {title: \"%s\"}\n" CRITERION PEOPLE, rows[i].title);
        read_text(&r, wn_buf_str(&text));
        assert_str(r.c.id, rows[i].id);
        read_done(&r);
        wn_buf_free(&text);
    }
}

/* The first literal block of the manual's examples. */
static void the_example_of_the_manual_is_right(void **state)
{
    (void)state;
    struct read r;
    static char page[64 * 1024];
    FILE *file = fopen(WINNOW_SOURCE_DIR "/man/winnow-criteria.5", "rb");
    assert_non_null(file);
    struct wn_str text = wn_str_of(page, fread(page, 1, sizeof page, file));
    fclose(file);
    text = wn_str_from(text, wn_str_find(text, WN_STR(".Sh EXAMPLES")));
    text = wn_str_from(text, wn_str_find(text, WN_STR("winnow: 1")));
    text = wn_str_first(text, wn_str_find(text, WN_STR(".Ed")));
    read_text(&r, text);
    assert_true(r.good);
    assert_int_equal(r.f.n, 0);
    assert_int_equal(r.c.reviewers.n, 3);
    read_done(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest_file_has_all_defaults),
        cmocka_unit_test(the_files_that_come_along_have_no_errors),
        cmocka_unit_test(the_first_example_is_read_whole),
        cmocka_unit_test(the_second_example_is_read_whole),
        cmocka_unit_test(what_is_no_yaml_is_said_in_plain_words),
        cmocka_unit_test(what_libyaml_accepts_silently_is_caught),
        cmocka_unit_test(lines_are_counted_as_editors_do),
        cmocka_unit_test(keys_and_values_are_checked),
        cmocka_unit_test(the_meaning_is_checked),
        cmocka_unit_test(ten_criteria_are_too_many),
        cmocka_unit_test(all_errors_come_in_one_run),
        cmocka_unit_test(scalars_are_text_and_switches_take_three_pairs),
        cmocka_unit_test(what_waits_for_a_later_version_is_noted),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(deep_blocks_are_refused_and_32_levels_are_not),
        cmocka_unit_test(hostile_files_take_no_time),
        cmocka_unit_test(findings_show_the_line_and_a_caret),
        cmocka_unit_test(settings_are_listed_with_defaults),
        cmocka_unit_test(the_id_is_made_from_the_title),
        cmocka_unit_test(the_example_of_the_manual_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
