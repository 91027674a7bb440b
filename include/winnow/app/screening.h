/* SPDX-License-Identifier: MIT */
/*
 * Screening: the person's own decisions on the works of the stage. No call here returns another
 * person's decision, and none ever will (DESIGN section 2).
 */
#ifndef WN_APP_SCREENING_H
#define WN_APP_SCREENING_H

#include "winnow/app/app.h"
#include "winnow/core/abstract.h"
#include "winnow/core/decision.h"
#include "winnow/core/record.h"

/* One work as it is shown; everything in the arena that was given, cleaned for display. */
struct wn_sheet {
    int64_t work, place;          /* place in the queue, from 1 */
    struct wn_record r;           /* display fields; hidden ones are empty unless shown */
    struct wn_str sources;        /* "Scopus, PubMed" */
    bool has_doi, hidden_authors, hidden_journal; /* hidden now by screening.hide */
    const struct wn_part *part;   /* the abstract in its parts */
    size_t parts;
    struct wn_str keywords;       /* joined by "; " */
    struct wn_marks title_marks, keyword_marks;
    const struct wn_marks *part_marks; /* one for each part's text */
    struct wn_standing mine;
    enum wn_answer answers[WN_MAX_CRITERIA]; /* draft answers, else those in force */
    struct wn_str text;           /* first 16 digits of the fingerprint of what is shown */
    bool other_text;              /* the text was corrected after the own decision in force */
};
bool wn_screening_load(struct wn_app *app, int64_t work, bool show_hidden, struct wn_arena *arena,
                       struct wn_sheet *out, struct wn_err *err) WN_MUST_CHECK;
struct wn_pace { /* row 2 of the view, N, and status */
    int64_t works, decided, left, later, include, maybe, exclude, notes;
    int64_t median_seconds; /* of the last 50 decisions; 0: fewer than 20, then 45 is assumed */
    int64_t seconds_left;
    bool about;                   /* fewer than 20 decisions to go by */
};
bool wn_screening_pace(struct wn_app *app, struct wn_pace *out, struct wn_err *err) WN_MUST_CHECK;

/* Where to go. *work 0: everything is decided. *later: all else is seen, this one was put aside. */
bool wn_screening_next(struct wn_app *app, int64_t place, int64_t *work, bool *later,
                       struct wn_err *err) WN_MUST_CHECK;
bool wn_screening_step(struct wn_app *app, int64_t place, bool forward, int64_t *work,
                       struct wn_err *err) WN_MUST_CHECK; /* *work 0: at the end */
bool wn_screening_find(struct wn_app *app, int64_t number, int64_t *work, struct wn_err *err)
    WN_MUST_CHECK; /* WN_EINPUT: no such record, with the highest number */
/* Records whose own key (the identifier in their file) is `key`: their count and the first two. */
bool wn_screening_find_key(struct wn_app *app, struct wn_str key, int64_t numbers[2], size_t *count,
                           struct wn_err *err) WN_MUST_CHECK;
/* First or last in the queue. */
bool wn_screening_edge(struct wn_app *app, bool last, int64_t *work,
                       struct wn_err *err) WN_MUST_CHECK;

/* noted: a note was written, whatever became of the decision */
struct wn_decided {
    int64_t work, sequence; enum wn_decision decision;
    bool unchanged, noted, was_sent; /* was_sent: what was changed stands in a sent bundle */
};
/*
 * Makes a decision: checks who, stage, criteria; writes note and decision in one transaction;
 * returns after the commit. WN_EREFUSED: not a screener, the stage is closed; WN_EREADONLY: the
 * file cannot be written. A change of what was sent needs choice->why in the views (*needs_why is
 * set, nothing written); the verb may leave it out.
 */
bool wn_screening_decide(struct wn_app *app, const struct wn_choice *choice, bool ask_why,
                         bool *needs_why, struct wn_decided *out, struct wn_err *err) WN_MUST_CHECK;

/* Many at once, from a file that was checked: one transaction. */
struct wn_decided_many { int64_t decisions, first, last, unchanged; };
bool wn_screening_decide_all(struct wn_app *app, const struct wn_choice *choices, size_t n,
                             struct wn_decided_many *out, struct wn_err *err) WN_MUST_CHECK;
/* May this one be made (WN_EUSAGE with the sentence otherwise)? Nothing is written. */
bool wn_screening_may(struct wn_app *app, const struct wn_choice *choice, struct wn_err *err)
    WN_MUST_CHECK;

bool wn_screening_later(struct wn_app *app, int64_t work, struct wn_err *err) WN_MUST_CHECK;
bool wn_screening_note(struct wn_app *app, int64_t work, struct wn_str note, struct wn_err *err)
    WN_MUST_CHECK; /* writes the line (and tag lines for #tags); same text: nothing */
bool wn_screening_tag(struct wn_app *app, int64_t work, struct wn_str tag, bool on,
                      struct wn_err *err) WN_MUST_CHECK;
bool wn_screening_flag(struct wn_app *app, int64_t work, bool on, struct wn_err *err) WN_MUST_CHECK;
bool wn_screening_peek(struct wn_app *app, int64_t work, struct wn_str what, struct wn_err *err)
    WN_MUST_CHECK; /* hidden authors or journal were shown: a `reveal` line */
/*
 * Draft answers: kept at once as a draft; `leave` makes them `answer` lines when no decision
 * followed.
 */
bool wn_screening_answer(struct wn_app *app, int64_t work,
                         const enum wn_answer answers[WN_MAX_CRITERIA], struct wn_err *err)
    WN_MUST_CHECK;
bool wn_screening_leave(struct wn_app *app, int64_t work, struct wn_err *err) WN_MUST_CHECK;
bool wn_screening_draft_note(struct wn_app *app, int64_t work, struct wn_str note,
                             struct wn_err *err) WN_MUST_CHECK;
/* Drafts of notes and answers that an earlier session left become lines. Called at the start. */
bool wn_screening_settle(struct wn_app *app, struct wn_err *err) WN_MUST_CHECK;

struct wn_undone {
    int64_t record, sequence;
    const char *kind;           /* decision, answer, note, later, tag, flag, ruling */
    enum wn_decision decision;  /* now in force on the record, or WN_NONE */
    bool nothing;               /* there was nothing to undo (redo) */
    bool was_sent;              /* what was taken back stands in a sent bundle */
    bool needs_why;             /* a decision that was sent: nothing was written, ask for why */
};
/* ask_why: what was sent needs `why` (the views; the verbs may leave it out). */
struct wn_undo_how { bool redo, ask_why; struct wn_str why; };
bool wn_screening_take_back(struct wn_app *app, const struct wn_undo_how *how,
                            struct wn_undone *out, struct wn_err *err) WN_MUST_CHECK;
/* The same without asking and without why. */
bool wn_screening_undo(struct wn_app *app, struct wn_undone *out, struct wn_err *err) WN_MUST_CHECK;
bool wn_screening_redo(struct wn_app *app, struct wn_undone *out, struct wn_err *err) WN_MUST_CHECK;

/*
 * "used so far (yours)" of the reason chooser: one count a reason of the criteria, and without
 * one.
 */
bool wn_screening_reasons(struct wn_app *app, int64_t *counts, int64_t *without,
                          struct wn_err *err) WN_MUST_CHECK;

#endif
