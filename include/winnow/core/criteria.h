/* SPDX-License-Identifier: MIT */
/*
 * The criteria file as values (notes/ux.md section 3.2): what the team agreed on before screening.
 * format/criteria_yaml fills it; everything else reads it. Texts live in the arena it was read
 * into. Keys of the file that are not acted on yet are kept here all the same.
 */
#ifndef WN_CORE_CRITERIA_H
#define WN_CORE_CRITERIA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/base/str.h"
#include "winnow/core/findings.h"

enum wn_decision { WN_NONE, WN_INCLUDE, WN_EXCLUDE, WN_MAYBE };
enum wn_answer { WN_BLANK, WN_NO, WN_YES, WN_UNCLEAR }; /* the order in which a digit cycles them */
enum wn_stage { WN_TITLE_ABSTRACT, WN_FULL_TEXT, WN_STAGE_COUNT };
/* Bits: a person can have several. */
enum wn_role { WN_SCREENER = 1, WN_ADJUDICATOR = 2, WN_LEAD = 4 };
enum wn_need { WN_OFF, WN_OPTIONAL, WN_REQUIRED };
enum wn_order { WN_BY_RANDOM, WN_BY_IMPORT, WN_BY_YEAR, WN_BY_TITLE, WN_BY_RANKED };
enum wn_sees { WN_RECORD_FIRST, WN_DECISIONS, WN_DECISIONS_AND_NAMES };
enum wn_hide { WN_HIDE_AUTHORS = 1, WN_HIDE_JOURNAL = 2, WN_HIDE_YEAR = 4, WN_HIDE_SOURCE = 8 };

enum {
    WN_MAX_CRITERIA = 9,
    WN_MAX_REASONS = 26, /* keys 1 to 9; the others are chosen from the list */
    WN_MAX_PEOPLE = 26,
    WN_CRITERIA_BYTES = 256 * 1024
};

/* The words of the file for each value above: "include", "title-abstract", ...; and back. */
const char *wn_decision_word(enum wn_decision d); /* WN_NONE: "" */
bool wn_decision_find(struct wn_str word, enum wn_decision *out); /* any ASCII case, trimmed */
const char *wn_answer_word(enum wn_answer a); /* WN_BLANK: "" */
bool wn_answer_find(struct wn_str word, enum wn_answer *out);
const char *wn_stage_word(enum wn_stage s);
bool wn_stage_find(struct wn_str word, enum wn_stage *out);

struct wn_words { const struct wn_str *v; size_t n; };

struct wn_criterion {
    struct wn_str id, label, text, judge, element, retired;
    int key;           /* the digit, 1 to 9 */
    bool yes_excludes; /* kind: exclude */
    struct wn_words highlight, highlight_against;
    size_t fail_reason; /* index into reasons, or WN_NO_REASON */
    unsigned stages;    /* bits 1 << enum wn_stage */
};
struct wn_reason {
    struct wn_str id, label, prisma;
    int key; /* 1 to 9, or 0 */
    bool note_required;
};
struct wn_source_row { /* sources[] of the file */
    struct wn_str name, platform, kind, file, searched, query;
    int64_t expect; /* -1: not stated */
};
struct wn_reviewer { struct wn_str id, name; unsigned roles; };
struct wn_amendment {
    struct wn_str version, date, by, change, reason, rescreen;
    struct wn_words affects;
};
struct wn_pair_of { struct wn_str key, value; };

#define WN_NO_REASON ((size_t)-1)

struct wn_criteria {
    struct wn_str version;
    struct wn_str id, title, short_title, question, framework; /* review.* */
    struct { const struct wn_pair_of *v; size_t n; } elements, protocol, limits;
    struct { const struct wn_source_row *v; size_t n; } sources;
    struct { const struct wn_criterion *v; size_t n; } criteria;
    struct { const struct wn_reason *v; size_t n; } reasons;
    struct wn_words tags;
    struct { const struct wn_reviewer *v; size_t n; } reviewers;
    enum wn_stage stage;
    int64_t screeners_per_record;
    enum wn_need answers, reason;
    bool maybe_is_include; /* maybe_means: include (else conflict) */
    enum wn_order order;
    struct wn_str seed;    /* empty: the project id */
    unsigned hide;
    bool bulk;
    enum wn_sees adjudicator_sees;
    bool agreement_after_stage; /* agreement_shown: after_stage */
    struct {
        bool given;
        int64_t records, rounds_at_most;
        struct wn_str seed, statistic;
        double at_least;
    } pilot;
    struct { struct wn_str rule; int64_t n; double target; } stopping;
    struct { const struct wn_amendment *v; size_t n; } amendments;
};

const struct wn_reviewer *wn_criteria_person(const struct wn_criteria *c, struct wn_str id);
size_t wn_criteria_reason(const struct wn_criteria *c, struct wn_str id); /* or WN_NO_REASON */
size_t wn_criteria_index(const struct wn_criteria *c,
                         struct wn_str id);                      /* criterion, or (size_t)-1 */
size_t wn_criteria_by_key(const struct wn_criteria *c, int key); /* criterion, or (size_t)-1 */
size_t wn_reason_by_key(const struct wn_criteria *c, int key);            /* or WN_NO_REASON */
/* "the lead" of this review: who has WN_LEAD, else the adjudicator. NULL if several. */
const struct wn_reviewer *wn_criteria_lead(const struct wn_criteria *c);
/* Does this answer speak for exclusion (no, or yes where kind is exclude)? */
bool wn_criterion_fails(const struct wn_criterion *c, enum wn_answer a);
/*
 * The reason of the first criterion (in the order of the file) whose answer fails; or
 * WN_NO_REASON.
 */
size_t wn_criteria_suggest(const struct wn_criteria *c,
                           const enum wn_answer answers[WN_MAX_CRITERIA]);

#endif
