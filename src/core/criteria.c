/* SPDX-License-Identifier: MIT */
#include "winnow/core/criteria.h"

static const char *const decision_words[] = {
    [WN_NONE] = "", [WN_INCLUDE] = "include", [WN_EXCLUDE] = "exclude", [WN_MAYBE] = "maybe"};
static const char *const answer_words[] = {
    [WN_BLANK] = "", [WN_NO] = "no", [WN_YES] = "yes", [WN_UNCLEAR] = "unclear"};
static const char *const stage_words[] = {
    [WN_TITLE_ABSTRACT] = "title-abstract", [WN_FULL_TEXT] = "full-text"};

enum {
    DECISIONS = sizeof decision_words / sizeof *decision_words,
    ANSWERS = sizeof answer_words / sizeof *answer_words
};

/* Index of the word, or n. An empty word is no word: "" stands for a value that is not there. */
static size_t criteria_word(const char *const *words, size_t n, struct wn_str word)
{
    word = wn_str_trim(word);
    for (size_t i = 0; i < n; i++)
        if (word.n && wn_str_eq_nocase(word, wn_str(words[i])))
            return i;
    return n;
}

const char *wn_decision_word(enum wn_decision d)
{
    return (size_t)d < DECISIONS ? decision_words[d] : "";
}

bool wn_decision_find(struct wn_str word, enum wn_decision *out)
{
    size_t i = criteria_word(decision_words, DECISIONS, word);
    if (i < DECISIONS)
        *out = (enum wn_decision)i;
    return i < DECISIONS;
}

const char *wn_answer_word(enum wn_answer a)
{
    return (size_t)a < ANSWERS ? answer_words[a] : "";
}

bool wn_answer_find(struct wn_str word, enum wn_answer *out)
{
    size_t i = criteria_word(answer_words, ANSWERS, word);
    if (i < ANSWERS)
        *out = (enum wn_answer)i;
    return i < ANSWERS;
}

const char *wn_stage_word(enum wn_stage s)
{
    return s < WN_STAGE_COUNT ? stage_words[s] : "";
}

bool wn_stage_find(struct wn_str word, enum wn_stage *out)
{
    size_t i = criteria_word(stage_words, WN_STAGE_COUNT, word);
    if (i < WN_STAGE_COUNT)
        *out = (enum wn_stage)i;
    return i < WN_STAGE_COUNT;
}

const struct wn_reviewer *wn_criteria_person(const struct wn_criteria *c, struct wn_str id)
{
    for (size_t i = 0; i < c->reviewers.n; i++)
        if (wn_str_eq(c->reviewers.v[i].id, id))
            return &c->reviewers.v[i];
    return NULL;
}

size_t wn_criteria_reason(const struct wn_criteria *c, struct wn_str id)
{
    for (size_t i = 0; i < c->reasons.n; i++)
        if (wn_str_eq(c->reasons.v[i].id, id))
            return i;
    return WN_NO_REASON;
}

size_t wn_criteria_index(const struct wn_criteria *c, struct wn_str id)
{
    for (size_t i = 0; i < c->criteria.n; i++)
        if (wn_str_eq(c->criteria.v[i].id, id))
            return i;
    return (size_t)-1;
}

size_t wn_criteria_by_key(const struct wn_criteria *c, int key)
{
    for (size_t i = 0; i < c->criteria.n; i++)
        if (key && c->criteria.v[i].key == key)
            return i;
    return (size_t)-1;
}

size_t wn_reason_by_key(const struct wn_criteria *c, int key)
{
    for (size_t i = 0; i < c->reasons.n; i++)
        if (key && c->reasons.v[i].key == key)
            return i;
    return WN_NO_REASON;
}

/* The one person who has the role; NULL for none or several. */
static const struct wn_reviewer *criteria_only(const struct wn_criteria *c, enum wn_role role,
                                               size_t *found)
{
    const struct wn_reviewer *person = NULL;
    *found = 0;
    for (size_t i = 0; i < c->reviewers.n; i++)
        if (c->reviewers.v[i].roles & (unsigned)role) {
            person = &c->reviewers.v[i];
            ++*found;
        }
    return *found == 1 ? person : NULL;
}

const struct wn_reviewer *wn_criteria_lead(const struct wn_criteria *c)
{
    size_t found;
    const struct wn_reviewer *lead = criteria_only(c, WN_LEAD, &found);
    return found ? lead : criteria_only(c, WN_ADJUDICATOR, &found);
}

bool wn_criterion_fails(const struct wn_criterion *c, enum wn_answer a)
{
    return a == (c->yes_excludes ? WN_YES : WN_NO);
}

/* One that fails without a reason of its own says nothing about which reason to record. */
size_t wn_criteria_suggest(const struct wn_criteria *c,
                           const enum wn_answer answers[WN_MAX_CRITERIA])
{
    for (size_t i = 0; i < c->criteria.n && i < WN_MAX_CRITERIA; i++)
        if (c->criteria.v[i].fail_reason != WN_NO_REASON &&
            wn_criterion_fails(&c->criteria.v[i], answers[i]))
            return c->criteria.v[i].fail_reason;
    return WN_NO_REASON;
}

void wn_finding_add(struct wn_findings *f, enum wn_severity severity, size_t line, size_t column,
                    struct wn_str message, struct wn_str help)
{
    f->v = wn_arena_grow(f->arena, f->v, f->n, &f->capacity, sizeof *f->v);
    f->v[f->n++] = (struct wn_finding){.severity = severity, .line = line, .column = column,
                                       .message = message, .help = help};
    f->errors += severity == WN_ERROR;
    f->warnings += severity == WN_WARNING;
}
