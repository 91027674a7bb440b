/* SPDX-License-Identifier: MIT */
/*
 * What the keys of the reconciling view do to its state: loading, ruling, the note of a ruling. A
 * note is a draft from the first letter on and goes with the ruling; nothing else ends it.
 */
#include "reconcile_state.h"

#include <inttypes.h>
#include <stdio.h>

enum { RECONCILE_DRAFT_MS = 1000 /* the draft of a note is kept at most so often */ };

bool wn_view_reconcile_load(struct wn_ui *ui, struct reconcile *r, int64_t work, bool show,
                            struct wn_err *err)
{
    bool again = work == r->page.sheet.work, shown = again && r->conflict.shown;
    enum wn_answer answers[WN_MAX_CRITERIA];
    struct wn_case conflict;
    struct wn_conflicts tally;
    struct wn_arena fresh = {0};
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        answers[i] = r->page.sheet.answers[i];
    if (!wn_reconciling_load(wn_ui_app(ui), work, show, &fresh, &conflict, err) ||
        !wn_reconciling_tally(wn_ui_app(ui), &tally, err)) {
        wn_arena_free(&fresh); /* what is shown stays */
        return false;
    }
    wn_arena_free(&r->arena);
    r->arena = fresh;
    r->conflict = conflict;
    r->tally = tally;
    r->page.sheet = conflict.sheet;
    r->mode = RECONCILE_READ;
    r->alone = RECONCILE_BOTH;
    snprintf(r->note, sizeof r->note, "%.*s", WN_ARG(conflict.draft));
    if (!again) {
        wn_page_fresh(&r->page);
        r->read_ms = wn_ui_ms(ui);
        r->read_seconds = -1;
    } else if (show && !shown && r->read_seconds < 0) {
        r->read_seconds = (wn_ui_ms(ui) - r->read_ms) / 1000;
    }
    for (size_t i = 0; again && i < WN_MAX_CRITERIA; i++)
        r->page.sheet.answers[i] = answers[i];
    return true;
}

bool wn_view_reconcile_advance(struct wn_ui *ui, struct reconcile *r, struct wn_err *err)
{
    int64_t work;
    if (!wn_reconciling_next(wn_ui_app(ui), r->page.sheet.place, &work, err))
        return false;
    if (work)
        return wn_view_reconcile_load(ui, r, work, false, err);
    r->mode = RECONCILE_DONE;
    r->conflict = (struct wn_case){0};
    r->page.sheet = (struct wn_sheet){0};
    r->note[0] = '\0';
    return wn_reconciling_tally(wn_ui_app(ui), &r->tally, err);
}

/* ---- the note ---- */

static void reconcile_open_note(struct reconcile *r)
{
    struct wn_str note = wn_str(r->note);
    r->edited = r->draft_due = false;
    wn_editor_set(&r->editor, note.n ? note : r->conflict.ruling.note, true);
    r->mode = RECONCILE_NOTE;
}

bool wn_view_reconcile_note(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                            struct wn_err *err)
{
    (void)act;
    if (wn_app_readonly(wn_ui_app(ui)))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: no note is kept");
    reconcile_open_note(r);
    return true;
}

/* ---- ruling ---- */

static void reconcile_say_ruled(struct wn_ui *ui, struct reconcile *r,
                                const struct wn_ruling *ruling, size_t reason)
{
    struct wn_str why = WN_STR("");
    if (reason != WN_NO_REASON)
        why = wn_page_within(&r->arena, r->page.criteria->reasons.v[reason].label);
    snprintf(r->last, sizeof r->last, "%s #%04" PRId64 " ruled: %s%s%.*s%s",
             wn_page_decision_sign(wn_ui_canvas(ui), ruling->outcome), ruling->work,
             wn_decision_word(ruling->outcome), why.n ? ", " : "", WN_ARG(why),
             ruling->note.n ? ", with a note" : "");
    wn_ui_say(ui, "%s", r->last);
    wn_ui_say_right(ui, "u undoes");
}

static bool reconcile_rule_pending(struct wn_ui *ui, struct reconcile *r, struct wn_err *err)
{
    struct wn_ruling ruling = r->pending;
    int64_t sequence;
    bool needs_note = false;
    ruling.note = wn_str(r->note);
    size_t reason = wn_criteria_reason(r->page.criteria, ruling.reason);
    bool asks = reason != WN_NO_REASON && ruling.note.n == 0 &&
                r->page.criteria->reasons.v[reason].note_required;
    r->has_pending = false;
    if (!asks && !wn_reconciling_rule(wn_ui_app(ui), &ruling, &needs_note, &sequence, err))
        return false;
    if (asks || needs_note) {
        r->has_pending = true;
        reconcile_open_note(r);
        wn_ui_say(ui, asks ? "this reason asks for a note: write it, then Esc rules"
                           : "this goes against both decisions: say why, then Esc rules");
        return true;
    }
    wn_ui_guard_key(ui);
    reconcile_say_ruled(ui, r, &ruling, reason);
    r->note[0] = '\0'; /* it is in the ruling now */
    return wn_view_reconcile_advance(ui, r, err);
}

static bool reconcile_rule(struct wn_ui *ui, struct reconcile *r, enum wn_decision outcome,
                           struct wn_str reason, struct wn_err *err)
{
    r->pending =
        (struct wn_ruling){.work = r->page.sheet.work, .outcome = outcome, .reason = reason};
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        r->pending.answers[i] = r->page.sheet.answers[i];
    return reconcile_rule_pending(ui, r, err);
}

static bool reconcile_exclude(struct wn_ui *ui, struct reconcile *r, struct wn_err *err)
{
    const struct wn_criteria *c = r->page.criteria;
    if (c->reason == WN_OFF || c->reasons.n == 0)
        return reconcile_rule(ui, r, WN_EXCLUDE, WN_STR(""), err);
    if (wn_app_readonly(wn_ui_app(ui)))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nothing is ruled");
    r->mode = RECONCILE_REASON;
    return wn_reason_open(ui, &r->reasons, &r->page, "i, s and u", err);
}

bool wn_view_reconcile_rule_key(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                                struct wn_err *err)
{
    if (act == WN_ACT_EXCLUDE)
        return reconcile_exclude(ui, r, err);
    return reconcile_rule(ui, r, WN_INCLUDE, WN_STR(""), err);
}

bool wn_view_reconcile_reason(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                              struct wn_err *err)
{
    size_t reason;
    if (!wn_reason_key(ui, &r->reasons, act, &reason))
        return true;
    r->mode = RECONCILE_READ;
    return reconcile_rule(ui, r, WN_EXCLUDE,
                          reason == WN_NO_REASON ? WN_STR("")
                                                 : r->page.criteria->reasons.v[reason].id,
                          err);
}

bool wn_view_reconcile_rule_as(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                               struct wn_err *err)
{
    if (!r->conflict.shown) {
        wn_ui_say(ui, "v shows the decisions first");
        return true;
    }
    const struct wn_standing *d = &r->conflict.side[act == WN_ACT_AS_B].decision;
    if (d->decision == WN_NONE) {
        wn_ui_say(ui, "there is no decision of %c any more", act == WN_ACT_AS_B ? 'B' : 'A');
        return true;
    }
    if (d->decision != WN_EXCLUDE) /* maybe goes forward */
        return reconcile_rule(ui, r, WN_INCLUDE, WN_STR(""), err);
    if (d->reason.n == 0 && r->page.criteria->reason == WN_REQUIRED)
        return reconcile_exclude(ui, r, err);
    return reconcile_rule(ui, r, WN_EXCLUDE, d->reason, err);
}

bool wn_view_reconcile_later(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                             struct wn_err *err)
{
    (void)act;
    if (!wn_reconciling_later(wn_ui_app(ui), r->page.sheet.work, err))
        return false;
    wn_ui_guard_key(ui);
    wn_ui_say(ui, "#%04" PRId64 " put aside for later", r->page.sheet.work);
    wn_ui_say_right(ui, "u undoes");
    return wn_view_reconcile_advance(ui, r, err);
}

/* What is taken back may leave no conflict to show: the screeners agree by now. */
static bool reconcile_load_undone(struct wn_ui *ui, struct reconcile *r, int64_t work, bool *gone,
                                  struct wn_err *err)
{
    *gone = false;
    if (wn_view_reconcile_load(ui, r, work, false, err))
        return true;
    if (err->code != WN_EREFUSED)
        return false;
    *err = (struct wn_err){0};
    *gone = true;
    return wn_view_reconcile_advance(ui, r, err);
}

bool wn_view_reconcile_undo(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                            struct wn_err *err)
{
    struct wn_undone u;
    bool gone, redo = act == WN_ACT_REDO;
    if (!(redo ? wn_screening_redo(wn_ui_app(ui), &u, err)
               : wn_screening_undo(wn_ui_app(ui), &u, err)))
        return false;
    if (u.nothing) {
        wn_ui_say(ui, redo ? "there is nothing to redo" : "there is nothing to undo");
        return true;
    }
    r->last[0] = '\0';
    if (!reconcile_load_undone(ui, r, u.record, &gone, err))
        return false;
    wn_ui_say(ui, "%s the %s on #%04" PRId64 " is %s%s",
              wn_canvas_sign(wn_ui_canvas(ui), WN_SIGN_UNDO), u.kind, u.record,
              redo ? "back" : "taken back", gone ? "; no conflict is left on it" : "");
    wn_ui_say_right(ui, redo ? "u undoes" : "U redoes");
    return true;
}

/* ---- typing a note ---- */

static bool reconcile_keep_draft(struct wn_ui *ui, struct reconcile *r, bool now,
                                 struct wn_err *err)
{
    int64_t gone = wn_ui_ms(ui) - r->draft_ms;
    r->draft_due = !now && gone < RECONCILE_DRAFT_MS;
    if (r->draft_due) {
        wn_ui_tick_in(ui, RECONCILE_DRAFT_MS - gone);
        return true;
    }
    r->draft_ms = wn_ui_ms(ui);
    return wn_reconciling_draft(wn_ui_app(ui), r->page.sheet.work, wn_editor_text(&r->editor),
                                err);
}

bool wn_view_reconcile_tick(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct reconcile *r = state;
    return r->mode != RECONCILE_NOTE || !r->draft_due || reconcile_keep_draft(ui, r, false, err);
}

bool wn_view_reconcile_note_typed(struct wn_ui *ui, struct reconcile *r, enum wn_typed typed,
                                  struct wn_err *err)
{
    r->edited = r->edited || typed == WN_TYPED_CHANGED;
    if (typed == WN_TYPED_CHANGED)
        return reconcile_keep_draft(ui, r, false, err);
    if (typed != WN_TYPED_DONE && typed != WN_TYPED_CANCEL)
        return true;
    struct wn_str note = wn_str_trim(wn_editor_text(&r->editor));
    bool pending = r->has_pending;
    snprintf(r->note, sizeof r->note, "%.*s", WN_ARG(note));
    r->has_pending = false;
    r->mode = RECONCILE_READ;
    if (r->edited && !reconcile_keep_draft(ui, r, true, err))
        return false;
    if (pending && note.n)
        return reconcile_rule_pending(ui, r, err);
    if (pending)
        wn_ui_say(ui, "no note, so nothing is ruled");
    else
        wn_ui_say(ui, note.n ? "the note goes with your ruling" : "no note");
    return true;
}
