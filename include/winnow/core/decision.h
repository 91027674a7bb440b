/* SPDX-License-Identifier: MIT */
/*
 * The rules of deciding, pure: what is in force after a person's lines on one work, what may be
 * decided, what is a conflict, what the outcome is. DESIGN section 2; notes/agreement.md section 1.
 */
#ifndef WN_CORE_DECISION_H
#define WN_CORE_DECISION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "winnow/base/err.h"
#include "winnow/core/criteria.h"
#include "winnow/core/journal.h"

enum { WN_STANDING_TAGS = 16 };

/*
 * What one person's lines on one work at one stage come to. Slices point into the lines. `answers`
 * are those of the decision in force, else those left without one. `line`: number of the line in
 * force, 0.
 */
struct wn_standing {
    enum wn_decision decision;
    struct wn_str reason, note, why, criteria_version, where, at, text;
    enum wn_answer answers[WN_MAX_CRITERIA];
    int64_t line, note_line, seconds;
    int64_t changes; /* times another decision came into force than stood before (by undo, too) */
    bool later, flag; /* later: put aside, and nothing is in force */
    struct wn_str tag[WN_STANDING_TAGS]; /* in force, in the order they were set; no more */
    size_t tags;
    bool ruled; /* for rulings: decision is the outcome */
};

/*
 * Folds lines (one chain, ascending n, those of one work and stage and the undo lines that name
 * them) up to and including number `limit` (INT64_MAX: all). Undo follows the log alone: an undo
 * that is itself undone does not count. criteria gives the order of answers; unknown criterion ids
 * are skipped. kind: WN_K_DECISION folds a screener's lines, WN_K_RULING an adjudicator's.
 */
struct wn_standing wn_standing_fold(const struct wn_line *lines, size_t count, int64_t limit,
                                    enum wn_kind kind, const struct wn_criteria *criteria);

/* A decision that somebody wants to make. Texts in the caller's arena. */
struct wn_choice {
    int64_t work;
    enum wn_decision decision;
    struct wn_str reason; /* id, or empty */
    struct wn_str note;   /* empty: none */
    enum wn_answer answers[WN_MAX_CRITERIA];
    struct wn_str where;  /* view, list, plain, verb, file, bulk */
    struct wn_str marks;  /* all, one, none; empty outside the view */
    struct wn_str why;    /* reason for a change after sending */
    int64_t seconds;      /* WN_ABSENT outside the view */
};

/*
 * May it be made under these criteria? WN_EUSAGE with the sentence: a reason only with exclude; an
 * unknown reason id; a reason required (reason: required, or full-text) and missing; reason off;
 * answers required and missing; note required by the reason and missing (has_note: the record has
 * one already).
 */
bool wn_choice_check(const struct wn_choice *choice, const struct wn_criteria *c,
                     enum wn_stage stage, bool has_note, struct wn_err *err) WN_MUST_CHECK;
/* The same decision, reason and answers as in force? Then nothing is written. */
bool wn_choice_same(const struct wn_choice *choice, const struct wn_standing *s);

enum wn_work_state { WN_WAITING, WN_AGREE, WN_CONFLICT, WN_RULED };
const char *wn_work_state_word(enum wn_work_state s); /* waiting, agree, conflict, ruled */

/*
 * Two or more decisions (WN_NONE: not decided) and a ruling (WN_NONE: none). Include against
 * exclude and exclude against maybe are conflicts; include against maybe is one unless
 * maybe_is_include. *final: the ruling; else the common decision; include against maybe without a
 * conflict is include; else WN_NONE.
 */
enum wn_work_state wn_work_outcome(const enum wn_decision *decisions, size_t count,
                                   enum wn_decision ruling, bool maybe_is_include,
                                   enum wn_decision *final);

#endif
