/* SPDX-License-Identifier: MIT */
/* What importing's files share: the source of a file, and the notes about it. Private to app. */
#ifndef WN_APP_IMPORTING_PARTS_H
#define WN_APP_IMPORTING_PARTS_H

#include "winnow/app/importing.h"
#include "winnow/format/format.h"
#include "winnow/store/project.h"

/*
 * The source of a file: by option, else the first sources[] of the criteria whose `file` glob
 * matches the path as typed or its last part, else the file's name without its ending. WN_EUSAGE
 * for options that are none. Texts in the arena; imported is left to the caller.
 */
bool wn_importing_source(const struct wn_criteria *criteria, const char *path,
                         const struct wn_import_opts *opts, struct wn_arena *arena,
                         struct wn_source *out, struct wn_err *err) WN_MUST_CHECK;

/* Only the lead, and only where the review can be written. */
bool wn_importing_allowed(struct wn_app *app, struct wn_err *err) WN_MUST_CHECK;

/*
 * Which database the records come from, where each of the first ones says the same: a guess, which
 * is shown and never becomes the source's name by itself.
 */
struct importing_guess {
    size_t records;
    const char *name; /* what all so far say; NULL: nothing, or not the same */
};
void wn_importing_guess(struct importing_guess *guess, const struct wn_record *r);
struct wn_str wn_importing_guessed(const struct importing_guess *guess);

/* The notes about one file: the first ones of each kind, then how many more there were. */
struct importing_notes {
    struct wn_arena *arena;
    struct wn_import_note *v;
    size_t n, capacity;
    size_t of_kind[WN_NOTE_MISSING + 1];
};
void wn_importing_note(struct importing_notes *notes, enum wn_note kind, size_t line,
                       struct wn_str words);
/* A note that is no reader's; line 0: about the whole file. */
void wn_importing_remark(struct importing_notes *notes, size_t line, struct wn_str words);
/* To be called once, at the end. */
void wn_importing_more(struct importing_notes *notes);
/* One a line: "LINE text". */
struct wn_str wn_importing_notes_text(const struct importing_notes *notes);

#endif
