/* SPDX-License-Identifier: MIT */
/*
 * Line mode (notes/ux.md 2.4): prints lines, asks a question, reads a line; every answer is
 * confirmed in words. Works on a pipe, where the answer is echoed, so that a transcript reads the
 * same. The end of the input stops, as q does.
 */
#ifndef WN_CMD_PLAIN_H
#define WN_CMD_PLAIN_H

#include "verbs.h"
#include "winnow/app/screening.h"
#include "winnow/base/buf.h"

struct wn_plain {
    struct wn_cmd *cmd;
    struct wn_arena arena; /* of one record: reset when the next is loaded */
    struct wn_buf line;    /* the newest answer, trimmed */
    bool ended;            /* the input is used up */
    bool listed;           /* the choices were printed once; ? prints them again */
};

/* Asks; the answer, or empty at the end of the input (then plain->ended). */
struct wn_str wn_plain_ask(struct wn_plain *p, const char *question);
/* Text in lines of at most 79 columns, broken at blanks. */
void wn_plain_wrap(struct wn_plain *p, struct wn_str text);
void wn_plain_wrapf(struct wn_plain *p, const char *format, ...) WN_PRINTF(2, 3);

/* Title, what is known of it, the abstract in its parts, what each criterion marks. */
void wn_plain_sheet(struct wn_plain *p, const struct wn_sheet *sheet);
/* The criteria in words, with how to judge, and the answers given so far. */
void wn_plain_criteria(struct wn_plain *p, const enum wn_answer answers[WN_MAX_CRITERIA]);
/*
 * "2", "2 yes", "2 -": an answer to a criterion, asked for when it is not in the line. True when
 * answers changed (said in words).
 */
bool wn_plain_answer(struct wn_plain *p, struct wn_str line,
                     enum wn_answer answers[WN_MAX_CRITERIA]);
/* An answer that the review asks for is missing: said in words, with what gives it. */
bool wn_plain_lacks_answer(struct wn_plain *p, const enum wn_answer answers[WN_MAX_CRITERIA]);
/* Notes, tags and the flag: asked for, written, confirmed (plain_notes.c). */
bool wn_plain_note(struct wn_plain *p, int64_t work, bool *noted, struct wn_err *err) WN_MUST_CHECK;
bool wn_plain_tag(struct wn_plain *p, int64_t work, struct wn_err *err) WN_MUST_CHECK;
bool wn_plain_flag(struct wn_plain *p, int64_t work, bool *flag, struct wn_err *err) WN_MUST_CHECK;
/* What of this kind (of an undone line) is in force on the record now. */
void wn_plain_say_now(struct wn_plain *p, const struct wn_standing *mine, const char *kind);
/*
 * Asks for the reason of an exclusion. True: *reason is its id, or empty for none. False: no (the
 * words are said) or the end.
 */
bool wn_plain_reason(struct wn_plain *p, const enum wn_answer answers[WN_MAX_CRITERIA],
                     struct wn_str *reason);
/* Asks for the note that a reason of the criteria needs. False: none was given (said in words). */
bool wn_plain_note_for(struct wn_plain *p, struct wn_str reason, bool has_note,
                       struct wn_str *note);
/* ", not preclinical medics": the label in the middle of a sentence; empty without a reason. */
struct wn_str wn_plain_because(struct wn_plain *p, struct wn_str reason);
/* "." behind a text that has no end of its own ("Nobody, M." has one), else nothing. */
const char *wn_plain_stop(struct wn_str text);
/* "included", "excluded", "maybe" */
const char *wn_plain_decided(enum wn_decision d);
/* A label inside a sentence: its first letter small, unless a second capital follows (GPA). */
struct wn_str wn_plain_small(struct wn_arena *arena, struct wn_str label);
void wn_plain_end(struct wn_plain *p);

bool wn_plain_screen(struct wn_cmd *cmd, struct wn_err *err) WN_MUST_CHECK;
bool wn_plain_reconcile(struct wn_cmd *cmd, struct wn_err *err) WN_MUST_CHECK;

#endif
