/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_found_and_no_word_is_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
