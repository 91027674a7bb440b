/* SPDX-License-Identifier: MIT */
/* Any bytes as a criteria file: read, findings printed, settings printed, terms compiled. */
#include <stddef.h>
#include <stdint.h>

#include "winnow/core/terms.h"
#include "winnow/format/criteria_yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wn_arena arena = {0};
    struct wn_findings findings = {.arena = &arena};
    struct wn_criteria criteria;
    struct wn_buf out = {0};
    struct wn_err err = {0};
    struct wn_terms *terms = NULL;
    struct wn_str text = wn_str_of((const char *)data, size);
    bool good = wn_criteria_read(text, &arena, &criteria, &findings);
    wn_findings_print(&findings, "criteria.yaml", text, &out);
    wn_criteria_print_settings(&criteria, &out);
    if (good && !wn_terms_open(&criteria, &terms, &err))
        __builtin_trap(); /* what the checker lets pass must compile */
    wn_terms_close(terms);
    wn_buf_free(&out);
    wn_arena_free(&arena);
    return 0;
}
