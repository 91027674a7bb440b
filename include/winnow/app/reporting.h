/* SPDX-License-Identifier: MIT */
/*
 * Where the review stands, and how well two screeners agreed. Figures only; no decision is
 * revealed.
 */
#ifndef WN_APP_REPORTING_H
#define WN_APP_REPORTING_H

#include "winnow/app/app.h"
#include "winnow/core/agreement.h"

struct wn_status_person {
    struct wn_str id, name;
    unsigned roles;
    int64_t decided, of; /* -1: not known */
    bool joined, invited;
    struct wn_str came;  /* when the newest file of this person was taken in; empty: none was */
};
struct wn_source_count { struct wn_str name; int64_t records; };
struct wn_overview { /* status, and view A; texts in the arena */
    struct wn_str project, title, short_title, review, you, criteria_version, stage;
    struct wn_str role;       /* as in the criteria file: "screener", "lead, adjudicator" */
    struct wn_str role_words; /* for people: "screener", "lead and third reviewer" */
    int64_t records, works, files, sources;
    int64_t databases;        /* how many of the sources are databases */
    struct wn_str imported;   /* when the newest file came, "2026-11-20T09:00:00+01:00"; or empty */
    int64_t decided, left, later, include, maybe, exclude, notes;
    int64_t seconds_left, median_seconds;
    bool about;
    const struct wn_status_person *screener;
    size_t screeners;
    /*
     * -1 for a screener; conflicts and waiting also while not all that came has been opened: what
     * it holds is not known before.
     */
    int64_t conflicts, ruled, waiting;
    bool shared;                         /* somebody else works in this file, too (--as) */
    bool criteria_frozen, sent_all;      /* everything of mine stands in a sent bundle */
    struct wn_str unsent, unsent_to;     /* "3 new records" not yet with "ana and ben" */
    int64_t unsent_count;
    struct wn_str outside;               /* a lead's: screeners with a project of their own */
    bool unopened;                       /* something received waits for winnow reconcile */
    /*
     * Sentences on decisions in force that were made on another text than the record has now: own
     * ones, and for the adjudicator those that were opened.
     */
    const struct wn_str *other_text;
    size_t other_texts;
    struct wn_str next;                  /* one sentence: what to do now */
    struct wn_str next_what;             /* the same without the command */
    struct wn_str next_command;          /* the verb that does it, "winnow screen" */
    const struct wn_source_count *source;
};
bool wn_report_overview(struct wn_app *app, struct wn_arena *arena, struct wn_overview *out,
                        struct wn_err *err) WN_MUST_CHECK;

struct wn_criterion_agreement {
    size_t criterion; /* index in the criteria */
    int64_t n, both, only_a, only_b, neither, unclear;
    struct wn_table table;
    struct wn_agreement a;
};
struct wn_agreement_report {
    struct wn_str a, b;                  /* the screeners' ids */
    int64_t works, both, only_a, only_b, neither;
    struct wn_table three, two;
    struct wn_agreement of_two, of_three;
    int64_t changed_before, changed_after;
    bool stage_open;                     /* then "so far, both of works" */
    bool maybe_is_include;               /* how conflicts are counted */
    int64_t conflicts, ruled, ruled_include, ruled_exclude;
    struct wn_criterion_agreement criterion[WN_MAX_CRITERIA]; /* most disagreements first */
    size_t criteria;
};
/* WN_EREFUSED: not the adjudicator, or a screener's decisions are still missing (says whose). */
bool wn_report_agreement(struct wn_app *app, struct wn_agreement_report *out, struct wn_err *err)
    WN_MUST_CHECK;

/* Where the records came from, for PRISMA and PRISMA-S; texts in the arena. */
struct wn_file_report {
    struct wn_str file, sha256, format, encoding;
    int64_t bytes, records, first, last, skipped_lines, undecodable_bytes;
};
struct wn_source_report {
    struct wn_str name, platform, kind, searched, query;
    int64_t expect, records; /* expect -1: the criteria say nothing */
    const struct wn_file_report *file;
    size_t files;            /* those that are known in this project */
};
bool wn_report_sources(struct wn_app *app, struct wn_arena *arena,
                       const struct wn_source_report **v, size_t *n,
                       struct wn_err *err) WN_MUST_CHECK;

#endif
