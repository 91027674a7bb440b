/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/base/buf.h"
#include "winnow/core/abstract.h"

struct abstract_case {
    const char *text;
    const char *parts; /* heading|text, separated by " // " */
};

static const struct abstract_case abstract_cases[] = {
    {"", ""},
    {"  \n ", ""},
    {"One plain sentence.", "|One plain sentence."},
    {"BACKGROUND Few data. METHODS We asked 96 students.",
     "BACKGROUND|Few data. // METHODS|We asked 96 students."},
    {"Background: few data. Methods: we asked.", "Background:|few data. // Methods:|we asked."},
    {"Methods were weak. Results matter.", "|Methods were weak. Results matter."},
    {"We used methods: many.", "|We used methods: many."},
    {"Text first.\nSecond paragraph.", "|Text first. // |Second paragraph."},
    {"Ends., METHODS: we asked", "|Ends., // METHODS:|we asked"},
    {"AIM To know. MAIN OUTCOME MEASURES: scores. RESULTS: 71.2 (SD 9.8).",
     "AIM|To know. // MAIN OUTCOME MEASURES:|scores. // RESULTS:|71.2 (SD 9.8)."},
    {"MATERIALS AND METHODS We measured.", "MATERIALS AND METHODS|We measured."},
    {"Materials and methods: we measured.", "Materials and methods:|we measured."},
    {"HINTERGRUND Wenig. ERGEBNISSE Viel.", "HINTERGRUND|Wenig. // ERGEBNISSE|Viel."},
    {"Métodos: preguntamos. Résultats: rien.", "Métodos:|preguntamos. // Résultats:|rien."},
    {"RESULTS", "RESULTS|"},
    /* a sentence that begins with such a word is a sentence */
    {"Results showed two things: more and less.", "|Results showed two things: more and less."},
    {"Participants were asked: how and why?", "|Participants were asked: how and why?"},
    {"Data from 2010: none.", "|Data from 2010: none."},
    {"methods: we asked.", "|methods: we asked."},
    {"See METHODS: there.", "|See METHODS: there."},
    {"Unmethods: no.", "|Unmethods: no."},
    /* an abbreviation in capitals behind a heading belongs to the sentence, but for a colon */
    {"BACKGROUND COPD is common. METHODS MRI was used.",
     "BACKGROUND|COPD is common. // METHODS|MRI was used."},
    {"PATIENTS WITH COPD: ninety.", "PATIENTS WITH COPD:|ninety."},
    {"METHODS A survey.", "METHODS|A survey."},
    {"STUDY DESIGN: trial. DESIGN, SETTING, AND PARTICIPANTS: 9 schools.",
     "|STUDY DESIGN: trial. // DESIGN, SETTING, AND PARTICIPANTS:|9 schools."},
    {"Main outcome measures: marks. Data sources and extraction: PubMed.",
     "Main outcome measures:|marks. // Data sources and extraction:|PubMed."},
    {"Background/Aims: few. Methods & Results: many.",
     "Background/Aims:|few. // Methods & Results:|many."},
    {"Ziele und Methoden: fragen. Objectifs : savoir. OBJETIVOS Saber.",
     "Ziele und Methoden:|fragen. // Objectifs :|savoir. // OBJETIVOS|Saber."},
    {"INTRODUÇÃO Poucos. CONCLUSÕES Nada.", "INTRODUÇÃO|Poucos. // CONCLUSÕES|Nada."},
    /* paragraphs, ends of sentences */
    {"AIMS\nTo know.\n\nRESULTS\nNone.", "AIMS| // |To know. // RESULTS| // |None."},
    {"Is it? RESULTS: yes! CONCLUSION: (good) METHODS: fine",
     "|Is it? // RESULTS:|yes! // CONCLUSION:|(good) // METHODS:|fine"},
    {"No blank.METHODS: here", "|No blank.METHODS: here"},
    {"a METHODS: here", "|a METHODS: here"},
    /* what is not text stays as it is */
    {"METHODS: \xff\xfe. R\xc3", "METHODS:|\xff\xfe. R\xc3"},
    {"\xc3\x89TUDE: rien.", "|\xc3\x89TUDE: rien."},
};

static void parts_are_found_and_no_word_is_changed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof abstract_cases / sizeof *abstract_cases; i++) {
        struct wn_arena arena = {0};
        const struct wn_part *part;
        struct wn_str got = WN_STR("");
        size_t n = wn_abstract_parts(wn_str(abstract_cases[i].text), &arena, &part);
        for (size_t p = 0; p < n; p++)
            got = wn_arena_print(&arena, "%.*s%s%.*s|%.*s", WN_ARG(got), p ? " // " : "",
                                 WN_ARG(part[p].heading), WN_ARG(part[p].text));
        assert_str(got, abstract_cases[i].parts);
        wn_arena_free(&arena);
    }
}

/* Headings and texts follow one another and hold every byte that is no blank. */
static size_t letters(struct wn_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] != ' ' && s.p[i] != '\n';
    return n;
}

static void nothing_is_lost_and_hostile_text_is_no_trouble(void **state)
{
    (void)state;
    static const char *const pieces[] = {"METHODS: ", "METHODS ", "A. ", "\n",
                                         " ",         "AND ",     "MRI ", "Results"};
    struct wn_arena arena = {0};
    struct wn_buf text = {0};
    const struct wn_part *part;
    uint32_t seed = 1;
    size_t sum = 0;
    for (int i = 0; i < 40000; i++) {
        seed = seed * 1664525 + 1013904223;
        wn_buf_text(&text, pieces[seed >> 29]);
    }
    size_t n = wn_abstract_parts(wn_buf_str(&text), &arena, &part);
    for (size_t i = 0; i < n; i++) {
        assert_true(part[i].heading.n + part[i].text.n > 0);
        sum += letters(part[i].heading) + letters(part[i].text);
    }
    assert_int_equal(sum, letters(wn_buf_str(&text)));
    wn_buf_free(&text);
    wn_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost_and_hostile_text_is_no_trouble),
        cmocka_unit_test(parts_are_found_and_no_word_is_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
