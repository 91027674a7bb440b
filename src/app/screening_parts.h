/* SPDX-License-Identifier: MIT */
/* What the files of screening share. Private to app. */
#ifndef WN_APP_SCREENING_PARTS_H
#define WN_APP_SCREENING_PARTS_H

#include "winnow/app/screening.h"
#include "winnow/store/records.h"

/* WN_EREFUSED unless the person here may write decisions on this stage. */
bool wn_screening_allowed(struct wn_app *app, struct wn_err *err) WN_MUST_CHECK;

/* Inside a transaction: the note, and a tag line for each #tag that `before` did not have. */
bool wn_screening_put_note(struct wn_app *app, int64_t work, struct wn_str before,
                           struct wn_str note, struct wn_err *err) WN_MUST_CHECK;

/* The record, or WN_EINPUT "there is no record #0999; the last is #0294". */
bool wn_sheet_row(struct wn_app *app, int64_t n, struct wn_arena *arena, struct wn_row *row,
                  struct wn_err *err) WN_MUST_CHECK;

/* Fills what is shown of the record: text, parts, marks. hide: bits of enum wn_hide. */
void wn_sheet_fill(struct wn_app *app, const struct wn_row *row, unsigned hide,
                   struct wn_arena *arena, struct wn_sheet *out);

/* Empties what the criteria hide from who is blinded. */
void wn_sheet_hide(unsigned hide, struct wn_record *r, struct wn_str *sources);

/* First 16 hex digits of the fingerprint, in the arena. */
struct wn_str wn_sheet_text(const struct wn_record *r, struct wn_arena *arena);

/* Is a decision in force that was made on another text than the one there is now? */
bool wn_sheet_other_text(const struct wn_standing *mine, const struct wn_record *r,
                         struct wn_arena *arena);

/* Answers as "id=yes;id=no" and back; unknown ids are passed over. For drafts. */
struct wn_str wn_answers_text(const struct wn_criteria *c, const enum wn_answer answers[],
                              struct wn_arena *arena);
void wn_answers_read(const struct wn_criteria *c, struct wn_str text, enum wn_answer answers[]);

/* Answers as the lists of a journal line. */
size_t wn_answers_lines(const struct wn_criteria *c, const enum wn_answer answers[],
                        struct wn_arena *arena, const struct wn_line_answer **out);

#define WN_DRAFT_NOTE    "note"
#define WN_DRAFT_ANSWERS "answers"
#define WN_DRAFT_RULING  "ruling" /* of the adjudicator, app/reconciling */
/* Keeps an unfinished note; at most so long that it fits into a line of the journal. */
bool wn_notes_draft(struct wn_app *app, int64_t work, struct wn_str kind, struct wn_str note,
                    struct wn_err *err) WN_MUST_CHECK;

#endif
