/* SPDX-License-Identifier: MIT */
/*
 * The state of the screening view: what is loaded, which part has the keys, what waits to be
 * finished. view_screening.c acts on it; screening_draw.c and screening_note.c draw it, reason.c
 * its chooser. Private to ui.
 */
#ifndef WN_UI_SCREENING_STATE_H
#define WN_UI_SCREENING_STATE_H

#include "page.h"
#include "reason.h"
#include "sent.h"
#include "winnow/app/notes.h"
#include "winnow/ui/line.h"
#include "winnow/ui/ui.h"

enum screening_mode {
    SCREENING_READ,   /* B */
    SCREENING_REASON, /* C: e was pressed */
    SCREENING_NOTE,   /* D */
    SCREENING_GOTO,   /* 0112 Enter */
    SCREENING_TAG,
    SCREENING_WHY,    /* a change of what was sent asks for its reason */
    SCREENING_DONE    /* N: nothing is left */
};

enum { SCREENING_NOTED = 3 };

struct screening {
    struct wn_arena arena; /* reset per load */
    struct wn_page page;
    struct wn_pace pace;
    enum screening_mode mode;
    struct wn_editor editor;
    struct wn_choice pending;  /* waits for a reason's note, or for why */
    bool has_pending;
    int64_t saved_work;        /* the decision that was saved last in this sitting; 0: none yet */
    enum wn_action undoing;    /* why is asked for this undo or redo; WN_ACT_NONE: for `pending` */
    int64_t why_work;          /* of which record */
    bool back_to_list;         /* the note was opened from the reason chooser */
    size_t tag_next;           /* of the review's tags: what Tab puts into the prompt next */
    struct wn_noted noted[SCREENING_NOTED]; /* the person's last notes, beside a new one */
    size_t noted_n;
    struct wn_reason_list reasons;
    bool confirm;              /* include was pressed although a criterion says no */
    bool later_now;            /* the record shown was put aside before */
    bool reading;              /* z */
    int64_t key_ms, active_ms; /* the clock of this record: stops after 90 s without a key */
    int64_t draft_ms;          /* when the draft of the note was kept last */
    bool edited, draft_due;    /* the note was changed here; a change is not in the draft yet */
    int64_t session_ms, session_count; /* since the last break */
    struct wn_sent_words sent; /* N: what was written here */
    bool all_sent;             /* N: and nothing is new since */
    bool started, reminded;
};

/* Rows of the text that scrolls, for this canvas: draw and act agree by this. */
struct screening_rows { int first, rows; };
struct screening_rows wn_view_screening_text_rows(const struct screening *s,
                                                  const struct wn_canvas *c);

void wn_view_screening_draw(const void *state, struct wn_canvas *c);
void wn_view_screening_draw_header(const struct screening *s, struct wn_canvas *c);
void wn_view_screening_draw_note(const struct screening *s, struct wn_canvas *c);
void wn_view_screening_draw_done(const struct screening *s, struct wn_canvas *c);
void wn_view_screening_draw_prompt(const struct screening *s, struct wn_canvas *c);
int wn_view_screening_note_rows(const struct wn_canvas *c);

/* ---- acting (screening_act.c) ---- */
bool wn_view_screening_load(struct wn_ui *ui, struct screening *s, int64_t work,
                            struct wn_err *err);
/* To the next undecided one, or to N. */
bool wn_view_screening_advance(struct wn_ui *ui, struct screening *s, struct wn_err *err);
/* Undo, redo; a decision that was sent asks for why. */
bool wn_view_screening_take_back(struct wn_ui *ui, struct screening *s, enum wn_action act,
                                 struct wn_str why, struct wn_err *err);
/* Makes the decision; asks for a note or for why where that is due. */
bool wn_view_screening_decide(struct wn_ui *ui, struct screening *s, enum wn_decision decision,
                      size_t reason, struct wn_err *err);
bool wn_view_screening_decide_pending(struct wn_ui *ui, struct screening *s, struct wn_err *err);
bool wn_view_screening_tick(struct wn_ui *ui, void *state, struct wn_err *err);
bool wn_view_screening_type(struct wn_ui *ui, void *state, uint32_t key, struct wn_err *err);
/* Prompts (screening_prompt.c): a key that is no text; what Enter and Esc come to. */
bool wn_view_screening_prompt_key(struct screening *s, uint32_t key);
bool wn_view_screening_prompt_done(struct wn_ui *ui, struct screening *s, enum wn_typed typed,
                                   struct wn_err *err);
bool wn_view_screening_typing(const void *state);
/* Time passes for the record shown: at each key. */
void wn_view_screening_clock(struct wn_ui *ui, struct screening *s);
bool wn_view_screening_open_note(struct wn_ui *ui, struct screening *s, struct wn_str text,
                                 struct wn_err *err);
void wn_view_screening_edit(struct screening *s, enum screening_mode mode, struct wn_str text);

#endif
