/* SPDX-License-Identifier: MIT */
/* First line: a term. The rest: the text it is looked for in. */
#include <stddef.h>
#include <stdint.h>

#include "winnow/core/terms.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wn_arena arena = {0};
    struct wn_terms *terms;
    struct wn_err err;
    struct wn_str text = wn_str_of((const char *)data, size), term = text;
    size_t offset = 0;
    if (!wn_str_split(&text, '\n', &term))
        return 0;
    struct wn_criterion criterion = {.highlight = {&term, 1}};
    struct wn_criteria criteria = {.criteria = {&criterion, 1}};
    bool good = wn_term_check(term, &offset, &err);
    if (!good && offset > term.n)
        __builtin_trap();
    if (wn_terms_open(&criteria, &terms, &err)) {
        bool limited;
        struct wn_term_use use = {0};
        struct wn_marks marks = wn_terms_find(terms, text, &arena, &limited);
        for (size_t i = 0, before = 0; i < marks.n; before = marks.v[i++].to)
            if (marks.v[i].from < before || marks.v[i].from >= marks.v[i].to ||
                marks.v[i].to > text.n)
                __builtin_trap();
        wn_terms_tally(terms, text, &arena, &use);
        wn_terms_close(terms);
    } else if (good) {
        __builtin_trap();
    }
    wn_arena_free(&arena);
    return 0;
}
