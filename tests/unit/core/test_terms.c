/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include <time.h>

#include "winnow/core/terms.h"

/* A criteria value with one criterion for each of up to three lists of terms (separated by LF). */
struct sample {
    struct wn_arena arena;
    struct wn_criteria criteria;
    struct wn_terms *terms;
};

static struct wn_words words_of(struct wn_arena *arena, const char *lines)
{
    struct wn_str rest = wn_str(lines), line;
    struct wn_str *v = NULL;
    size_t n = 0, capacity = 0;
    while (wn_str_split(&rest, '\n', &line)) {
        v = wn_arena_grow(arena, v, n, &capacity, sizeof *v);
        v[n++] = line;
    }
    return (struct wn_words){v, n};
}

static bool sample_try(struct sample *s, const char *const lists[3], const char *against,
                       struct wn_err *err)
{
    memset(s, 0, sizeof *s);
    struct wn_criterion *v = WN_NEWS(&s->arena, struct wn_criterion, 3);
    size_t n = 0;
    for (; n < 3 && lists[n]; n++)
        v[n].highlight = words_of(&s->arena, lists[n]);
    v[0].highlight_against = words_of(&s->arena, against);
    s->criteria.criteria.v = v;
    s->criteria.criteria.n = n;
    return wn_terms_open(&s->criteria, &s->terms, err);
}

static void sample_open(struct sample *s, const char *first, const char *second)
{
    struct wn_err err = {0};
    assert_done(sample_try(s, (const char *const[3]){first, second, NULL}, NULL, &err), err);
}

static void sample_close(struct sample *s)
{
    wn_terms_close(s->terms);
    wn_arena_free(&s->arena);
}

static struct wn_marks sample_find(struct sample *s, const char *text)
{
    bool limited = true;
    struct wn_marks marks = wn_terms_find(s->terms, wn_str(text), &s->arena, &limited);
    assert_false(limited);
    return marks;
}

/* want: the marked pieces, separated by |; "" for none. */
static void check_marks(const char *term, const char *text, const char *want)
{
    struct sample s;
    char got[1000] = "";
    sample_open(&s, term, NULL);
    struct wn_marks marks = sample_find(&s, text);
    for (size_t i = 0; i < marks.n; i++) {
        size_t n = strlen(got);
        snprintf(got + n, sizeof got - n, "%s%.*s", i ? "|" : "",
                 (int)(marks.v[i].to - marks.v[i].from), text + marks.v[i].from);
    }
    if (strcmp(got, want) != 0)
        fail_msg("%s in \"%s\": marked \"%s\", not \"%s\"", term, text, got, want);
    sample_close(&s);
}

struct row { const char *term, *text, *want; };

static void check_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check_marks(rows[i].term, rows[i].text, rows[i].want);
}
#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void a_word_is_whole_and_any_case(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"GPA", "The gpa, GPA and Gpa.", "gpa|GPA|Gpa"},
        {"GPA", "GPAs and eGPA and GPA2, 1GPA", ""},
        {"GPA", "(GPA)", "GPA"},
        {"GPA", "GPA", "GPA"},
        {"GPA", "", ""},
        {"e-mentor", "E-mentor", "E-mentor"},
        {"SGLT2", "an SGLT2-inhibitor", "SGLT2"},
    };
    CHECK_ROWS(rows);
}

static void a_star_is_any_ending_or_beginning(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"mentor*", "Mentor mentors mentoring tormentor", "Mentor|mentors|mentoring"},
        {"*gliflozin", "Empagliflozin and gliflozin, gliflozins, xgliflozina",
         "Empagliflozin|gliflozin"},
        {"*gliflozin*", "Empagliflozins, gliflozin", "Empagliflozins|gliflozin"},
        {"colo*r", "color colour colouur, collar", "color|colour|colouur"},
        {"peer * mentor*", "peer led mentoring, peer mentoring", "peer led mentoring"},
        {"*medic* student*", "A paramedical student", "paramedical student"},
    };
    CHECK_ROWS(rows);
}

static void a_question_mark_is_one_letter(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"freshm?n", "freshman freshmen freshmn freshmaan freshm-n", "freshman|freshmen"},
        {"behavio?r", "behaviour, behavior", "behaviour"},
        {"m?n", "men man mn main", "men|man"},
    };
    CHECK_ROWS(rows);
}

static void blanks_and_hyphens_in_a_phrase(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"medical student*", "Medical students", "Medical students"},
        {"medical student*", "medical\nstudent", "medical\nstudent"},
        {"medical student*", "medical   student", "medical   student"},
        {"medical student*", "medical-student's", "medical-student"},
        {"medical student*", "medical/student", "medical/student"},
        {"medical student*", "medical    student", ""},
        {"medical student*", "medicalstudent, biomedical students, medical, student", ""},
        {"medical student*", "medical\xC2\xA0students", "medical\xC2\xA0students"},
        {"near-peer", "near peer, nearpeer, near-peer, near\xE2\x80\x90peer",
         "near peer|nearpeer|near-peer|near\xE2\x80\x90peer"},
        {"near-peer", "nearby peer, near peers", ""},
        {"\"in vitro\"", "in vitro, in-vitro", "in vitro|in-vitro"},
        {"\xE2\x80\x9Cin vitro\xE2\x80\x9D", "IN VITRO", "IN VITRO"},
    };
    CHECK_ROWS(rows);
}

static void near_takes_either_order(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"peer NEAR/3 mentor*", "peer mentors", "peer mentors"},
        {"peer NEAR/3 mentor*", "mentoring by a peer", "mentoring by a peer"},
        {"peer NEAR/3 mentor*", "peer one two three mentor", "peer one two three mentor"},
        {"peer NEAR/3 mentor*", "peer one two three four mentor", ""},
        {"peer NEAR/3 mentor*", "peers of a mentor, peermentor", ""},
        {"peer ADJ3 mentor*", "mentor, peer", "mentor, peer"},
        {"peer W/3 mentor*", "peer-mentor", "peer-mentor"},
        {"peer near/0 mentor", "peer mentor; peer a mentor", "peer mentor"},
        {"medical student* NEAR/2 *mentor", "ementor of medical students",
         "ementor of medical students"},
        {"\"peer\" NEAR/3 \"mentor\"", "peer mentor", "peer mentor"},
    };
    CHECK_ROWS(rows);
}

static void an_expression_is_as_written(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"/\\bpre-?clinical\\b/", "Preclinical, pre-clinical, pre clinical",
         "Preclinical|pre-clinical"},
        {"/\\b(first|second)[- ]year\\b/", "first-year and SECOND YEAR", "first-year|SECOND YEAR"},
        {"/red.green.refactor/", "red-green-refactor", "red-green-refactor"},
        {"/LVEF\\s*(>|\xE2\x89\xA5|>=)\\s*(40|45|50)/", "LVEF \xE2\x89\xA5 50%",
         "LVEF \xE2\x89\xA5 50"},
        {"/x*/", "axxb", "xx"}, /* empty matches mark nothing */
        {"/it's/", "it\xE2\x80\x99s", "it\xE2\x80\x99s"},
    };
    CHECK_ROWS(rows);
}

static void unicode_is_words_too(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"\xC3\xA9tudiant*", "Les \xC3\x89tudiants", "\xC3\x89tudiants"},
        {"tudiant", "\xC3\xA9tudiant", ""},                   /* é is a letter */
        {"caf\xC3\xA9", "cafe\xCC\x81 ", "cafe\xCC\x81"},     /* e and an accent, in the text */
        {"cafe\xCC\x81", "caf\xC3\xA9", "caf\xC3\xA9"},       /* the same in the term */
        {"cafe", "cafe\xCC\x81", ""},
        {"mentor", "men\xC2\xADtor x", "men\xC2\xADtor"},     /* soft hyphen */
        {"mentor", "a \xC2\xADmentor\xC2\xAD x", "mentor"},   /* and not at the ends */
        {"Crohn's", "Crohn\xE2\x80\x99s disease", "Crohn\xE2\x80\x99s"},
        {"\xCE\xB2-blocker*", "\xCE\x92-blockers", "\xCE\x92-blockers"},
        {"students", "\xC5\xBFtudents", "\xC5\xBFtudents"},   /* long s is an s */
        {"TNF-\xCE\xB1", "TNF\xCE\xB1", "TNF\xCE\xB1"},
        {"\xE5\xAD\xA6*", "\xE5\xAD\xA6\xE7\x94\x9F", "\xE5\xAD\xA6\xE7\x94\x9F"},
        {"\xE0\xA4\x95\xE0\xA4\xBF", "\xE0\xA4\x95\xE0\xA4\xBF\xE0\xA4\xA4", ""},
        {"ohm", "\xE2\x84\xA6 ohm \xE2\x84\xAB ohm", "ohm|ohm"}, /* bytes change in NFC */
        {"C++", "C++ and C", "C++"},
        {"p<0.05", "(P<0.05)", "P<0.05"},
        {"and/or", "and/or", "and/or"},
    };
    CHECK_ROWS(rows);
}

static void bad_bytes_do_no_harm(void **state)
{
    (void)state;
    check_marks("mentor", "\xFF mentor \xC3", "mentor");
    check_marks("mentor", "\xE2\x80 mentor\xE2", "mentor");
    struct sample s;
    sample_open(&s, "b", NULL);
    bool limited;
    struct wn_marks marks = wn_terms_find(s.terms, wn_str_of("a\0b", 3), &s.arena, &limited);
    assert_int_equal(marks.n, 1);
    assert_int_equal(marks.v[0].from, 2);
    sample_close(&s);
}

static void the_longest_mark_wins(void **state)
{
    (void)state;
    struct sample s;
    sample_open(&s, "peer mentor*\nstudent", "mentor*\nmedical student\nstudent");
    struct wn_marks marks = sample_find(&s, "peer mentoring of medical student, student");
    assert_int_equal(marks.n, 3);
    assert_int_equal(marks.v[0].from, 0);
    assert_int_equal(marks.v[0].to, 14);
    assert_int_equal(marks.v[0].criterion, 0);
    assert_int_equal(marks.v[1].from, 18); /* longer, though of a later criterion */
    assert_int_equal(marks.v[1].criterion, 1);
    assert_int_equal(marks.v[2].from, 35);
    assert_int_equal(marks.v[2].criterion, 0); /* equal: the earlier criterion */
    sample_close(&s);
}

static void marks_say_for_or_against(void **state)
{
    (void)state;
    struct sample s;
    struct wn_err err = {0};
    const char *const lists[3] = {"cohort", NULL, NULL};
    assert_done(sample_try(&s, lists, "trial", &err), err);
    struct wn_marks marks = sample_find(&s, "trial, cohort");
    assert_int_equal(marks.n, 2);
    assert_true(marks.v[0].against);
    assert_false(marks.v[1].against);
    sample_close(&s);
}

struct refusal { const char *term; size_t offset; const char *says; };

static void bad_terms_are_refused_with_the_place(void **state)
{
    (void)state;
    static const struct refusal rows[] = {
        {"*", 0, "\"*\" would mark almost every word; give three letters or more"},
        {"a*", 0, "\"a*\" would mark almost every word; give three letters or more"},
        {" a*", 1, "\"a*\" would mark almost every word; give three letters or more"},
        {"?", 0, "\"?\" would mark almost every word; give three letters or more"},
        {"peer NEAR/3 a*", 12, "\"a*\" would mark almost every word; give three letters or more"},
        {"mentor *", 0, "a * alone stands for any word; put it between two words"},
        {"", 0, "the term is empty"},
        {"\"\"", 0, "the term is empty"},
        {"--", 0, "\"--\" has no letter or digit to look for"},
        {"peer NEAR mentor", 5, "NEAR needs a number: NEAR/3"},
        {"peer NEAR/51 mentor", 5, "NEAR takes 0 to 50 words"},
        {"a b NEAR/3", 0, "NEAR needs words on both sides"},
        {"a NEAR/1 b NEAR/2 c", 11, "a term can have one NEAR; write two terms"},
        {"/\\b(pre-?clinical\\b/", 19, "missing closing parenthesis"},
        {"/a", 1, "the expression that / begins is not ended by a /"},
        {"/", 0, "the expression that / begins is not ended by a /"},
        {"//", 1, "the expression between the slashes is empty"},
        {"/(\xE2\x80\x99/", 5, "missing closing parenthesis"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct wn_err err = {0};
        size_t offset = 99;
        if (wn_term_check(wn_str(rows[i].term), &offset, &err))
            fail_msg("%s was accepted", rows[i].term);
        assert_string_equal(err.text, rows[i].says);
        assert_int_equal(err.code, WN_EINPUT);
        if (offset != rows[i].offset)
            fail_msg("%s: at %zu, not %zu", rows[i].term, offset, rows[i].offset);
    }
}

static void search_words_are_refused_inside_only(void **state)
{
    (void)state;
    struct wn_err err = {0};
    size_t offset = 0;
    assert_false(wn_term_check(WN_STR("peer OR student"), &offset, &err));
    assert_int_equal(offset, 5);
    assert_true(wn_term_check(WN_STR("peer or student"), &offset, &err));
    assert_true(wn_term_check(WN_STR("OR"), &offset, &err)); /* odds ratio */
}

static void a_bad_term_does_not_open(void **state)
{
    (void)state;
    struct sample s;
    struct wn_err err = {0};
    const char *const lists[3] = {"good\n/(/", NULL, NULL};
    assert_false(sample_try(&s, lists, NULL, &err));
    assert_non_null(strstr(err.text, "the term /(/"));
    wn_arena_free(&s.arena);
}

static double seconds_of_cpu(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static void a_hostile_expression_stops_at_the_limit(void **state)
{
    (void)state;
    struct sample s;
    char text[3000];
    memset(text, 'a', sizeof text);
    sample_open(&s, "/(a+)+(a+)+[bc]$/\nmentor", NULL);
    memcpy(text + 2000, " mentor ", 8);
    bool limited = false;
    double before = seconds_of_cpu();
    struct wn_marks marks =
        wn_terms_find(s.terms, wn_str_of(text, sizeof text), &s.arena, &limited);
    assert_true(limited);
    assert_int_equal(marks.n, 1); /* the others are marked all the same */
    assert_int_equal(marks.v[0].from, 2001);
    assert_true(seconds_of_cpu() - before < 1.0);
    sample_close(&s);
}

static void long_texts_made_to_be_slow_are_not(void **state)
{
    (void)state;
    static const char *const units[] = {"colo", "mentor", "gliflozin", "peer ", "a", " ",
                                        "peer mentor "};
    struct sample s;
    sample_open(&s, "mentor*\n*gliflozin\ncolo*r\npeer NEAR/50 student\nmed* stud* pre*", NULL);
    size_t size = 200000;
    char *text = malloc(size);
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        for (size_t i = 0; i < size; i++)
            text[i] = units[u][i % strlen(units[u])];
        bool limited = false;
        double before = seconds_of_cpu();
        (void)wn_terms_find(s.terms, wn_str_of(text, size), &s.arena, &limited);
        if (seconds_of_cpu() - before > 2.0)
            fail_msg("%s: %.1f s", units[u], seconds_of_cpu() - before);
    }
    free(text);
    sample_close(&s);
}

static void every_match_is_counted_by_term(void **state)
{
    (void)state;
    struct sample s;
    struct wn_err err = {0};
    const char *const lists[3] = {"peer mentor*\nmentor*", "buddy", NULL};
    assert_done(sample_try(&s, lists, "staff", &err), err);
    assert_int_equal(wn_terms_count(s.terms), 4);
    struct wn_term_use use[4] = {0};
    wn_terms_tally(s.terms, WN_STR("peer mentors, mentors"), &s.arena, use);
    wn_terms_tally(s.terms, WN_STR("mentor and staff"), &s.arena, use);
    static const size_t want[4] = {1, 3, 1, 0};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(use[i].matches, want[i]);
        assert_int_equal(use[i].any, want[i] > 0);
    }
    assert_str(use[1].term, "mentor*");
    assert_true(use[2].against);
    assert_int_equal(use[3].criterion, 1);
    sample_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_whole_and_any_case),
        cmocka_unit_test(a_star_is_any_ending_or_beginning),
        cmocka_unit_test(a_question_mark_is_one_letter),
        cmocka_unit_test(blanks_and_hyphens_in_a_phrase),
        cmocka_unit_test(near_takes_either_order),
        cmocka_unit_test(an_expression_is_as_written),
        cmocka_unit_test(unicode_is_words_too),
        cmocka_unit_test(bad_bytes_do_no_harm),
        cmocka_unit_test(the_longest_mark_wins),
        cmocka_unit_test(marks_say_for_or_against),
        cmocka_unit_test(bad_terms_are_refused_with_the_place),
        cmocka_unit_test(search_words_are_refused_inside_only),
        cmocka_unit_test(a_bad_term_does_not_open),
        cmocka_unit_test(a_hostile_expression_stops_at_the_limit),
        cmocka_unit_test(long_texts_made_to_be_slow_are_not),
        cmocka_unit_test(every_match_is_counted_by_term),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
