/* SPDX-License-Identifier: MIT */
/*
 * Reconciling: views F0 and F. The record first, both decisions on v (an entry in the log), one
 * key rules.
 */
#include "winnow/ui/views.h"

#include <inttypes.h>
#include <stdio.h>

#include "reconcile_state.h"
#include "winnow/base/text.h"

static void reconcile_told(void *ctx, const char *status, struct wn_str sentence)
{
    struct reconcile *r = ctx;
    (void)status;
    snprintf(r->told, sizeof r->told, "%.*s", WN_ARG(sentence));
}

/* A note that never went with a ruling is kept as a note on the record. */
static bool reconcile_keep_note(struct wn_ui *ui, struct reconcile *r, struct wn_err *err)
{
    struct wn_str note = wn_str(r->note);
    bool done = note.n == 0 || !r->page.sheet.work ||
                wn_screening_note(wn_ui_app(ui), r->page.sheet.work, note, err);
    if (done)
        r->note[0] = '\0';
    return done;
}

static bool reconcile_load(struct wn_ui *ui, struct reconcile *r, int64_t work, bool show,
                           struct wn_err *err)
{
    bool again = work == r->page.sheet.work;
    enum wn_answer answers[WN_MAX_CRITERIA];
    struct wn_case conflict;
    struct wn_conflicts tally;
    if (!again && !reconcile_keep_note(ui, r, err))
        return false;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        answers[i] = r->page.sheet.answers[i];
    wn_arena_reset(&r->arena);
    if (!wn_reconciling_load(wn_ui_app(ui), work, show, &r->arena, &conflict, err) ||
        !wn_reconciling_tally(wn_ui_app(ui), &tally, err))
        return false;
    r->conflict = conflict;
    r->tally = tally;
    r->page.sheet = conflict.sheet;
    r->mode = RECONCILE_READ;
    if (!again)
        wn_page_fresh(&r->page);
    for (size_t i = 0; again && i < WN_MAX_CRITERIA; i++)
        r->page.sheet.answers[i] = answers[i];
    return true;
}

static bool reconcile_advance(struct wn_ui *ui, struct reconcile *r, struct wn_err *err)
{
    int64_t work;
    if (!wn_reconciling_next(wn_ui_app(ui), r->page.sheet.place, &work, err))
        return false;
    if (work)
        return reconcile_load(ui, r, work, false, err);
    r->mode = RECONCILE_DONE;
    r->conflict = (struct wn_case){0};
    r->page.sheet = (struct wn_sheet){0};
    r->note[0] = '\0';
    return wn_reconciling_tally(wn_ui_app(ui), &r->tally, err);
}

static bool reconcile_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct reconcile *r = state;
    if (r->started && r->page.sheet.work)
        return reconcile_load(ui, r, r->page.sheet.work, r->conflict.shown, err);
    wn_page_start(&r->page, wn_ui_app(ui), "Conflicts");
    r->page.meta_plain = true;
    r->started = true;
    if (!wn_reconciling_open(wn_ui_app(ui), false, reconcile_told, r, err) ||
        !reconcile_advance(ui, r, err))
        return false;
    if (r->told[0])
        wn_ui_say(ui, "%s", r->told);
    return true;
}

static bool reconcile_leave(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct reconcile *r = state;
    if (r->mode == RECONCILE_NOTE)
        snprintf(r->note, sizeof r->note, "%s", r->editor.text);
    return wn_app_readonly(wn_ui_app(ui)) || reconcile_keep_note(ui, r, err);
}

static void reconcile_free(void *state)
{
    struct reconcile *r = state;
    wn_arena_free(&r->arena);
}

/* ---- ruling ---- */

typedef bool reconcile_fn(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                          struct wn_err *err);

static void reconcile_open_note(struct reconcile *r)
{
    struct wn_str note = wn_str(r->note);
    wn_editor_set(&r->editor, note.n ? note : r->conflict.ruling.note, true);
    r->mode = RECONCILE_NOTE;
}

static bool reconcile_rule_pending(struct wn_ui *ui, struct reconcile *r, struct wn_err *err)
{
    struct wn_ruling ruling = r->pending;
    int64_t sequence, work = ruling.work;
    bool needs_note;
    ruling.note = wn_str(r->note);
    size_t reason = wn_criteria_reason(r->page.criteria, ruling.reason);
    bool asks = reason != WN_NO_REASON && r->page.criteria->reasons.v[reason].note_required;
    if (asks && ruling.note.n == 0)
        needs_note = true;
    else if (!wn_reconciling_rule(wn_ui_app(ui), &ruling, &needs_note, &sequence, err))
        return false;
    r->has_pending = needs_note;
    if (needs_note) {
        reconcile_open_note(r);
        wn_ui_say(ui, asks ? "this reason asks for a note: write it, then Esc rules"
                           : "this goes against both decisions: say why, then Esc rules");
        return true;
    }
    wn_ui_guard_key(ui);
    struct wn_str why =
        reason == WN_NO_REASON ? WN_STR("") : r->page.criteria->reasons.v[reason].label;
    snprintf(r->last, sizeof r->last, "%s #%04" PRId64 " ruled: %s%s%.*s%s",
             wn_page_decision_sign(wn_ui_canvas(ui), ruling.outcome), work,
             wn_decision_word(ruling.outcome), why.n ? ", " : "", WN_ARG(why),
             ruling.note.n ? ", with a note" : "");
    wn_ui_say(ui, "%s", r->last);
    wn_ui_say_right(ui, "u undoes");
    r->note[0] = '\0'; /* it is in the ruling now */
    return reconcile_advance(ui, r, err);
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

/*
 * The reason of an exclusion follows from the own answers; without them none is chosen for the
 * person.
 */
static bool reconcile_rule_key(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                               struct wn_err *err)
{
    size_t reason = wn_criteria_suggest(r->page.criteria, r->page.sheet.answers);
    if (act == WN_ACT_INCLUDE)
        return reconcile_rule(ui, r, WN_INCLUDE, WN_STR(""), err);
    return reconcile_rule(ui, r, WN_EXCLUDE, reason == WN_NO_REASON ? WN_STR("")
                                             : r->page.criteria->reasons.v[reason].id, err);
}

static bool reconcile_rule_as(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                              struct wn_err *err)
{
    if (!r->conflict.shown) {
        wn_ui_say(ui, "v shows the decisions first");
        return true;
    }
    const struct wn_standing *d = &r->conflict.side[act == WN_ACT_AS_B].decision;
    if (d->decision == WN_EXCLUDE)
        return reconcile_rule(ui, r, WN_EXCLUDE, d->reason, err);
    return reconcile_rule(ui, r, WN_INCLUDE, WN_STR(""), err); /* maybe goes forward */
}

static bool reconcile_later(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                            struct wn_err *err)
{
    (void)act;
    if (!wn_reconciling_later(wn_ui_app(ui), r->page.sheet.work, err))
        return false;
    wn_ui_guard_key(ui);
    wn_ui_say(ui, "#%04" PRId64 " put aside for later", r->page.sheet.work);
    wn_ui_say_right(ui, "u undoes");
    return reconcile_advance(ui, r, err);
}

static bool reconcile_undo(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                           struct wn_err *err)
{
    struct wn_undone u;
    bool redo = act == WN_ACT_REDO;
    if (!(redo ? wn_screening_redo(wn_ui_app(ui), &u, err)
               : wn_screening_undo(wn_ui_app(ui), &u, err)))
        return false;
    if (u.nothing) {
        wn_ui_say(ui, redo ? "there is nothing to redo" : "there is nothing to undo");
        return true;
    }
    r->last[0] = '\0';
    if (!reconcile_load(ui, r, u.record, false, err))
        return false;
    wn_ui_say(ui, "%s the %s on #%04" PRId64 " is %s",
              wn_canvas_sign(wn_ui_canvas(ui), WN_SIGN_UNDO), u.kind, u.record,
              redo ? "back" : "taken back");
    wn_ui_say_right(ui, redo ? "u undoes" : "U redoes");
    return true;
}

static bool reconcile_show(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                           struct wn_err *err)
{
    (void)act;
    if (r->conflict.shown && r->page.criteria->adjudicator_sees != WN_RECORD_FIRST) {
        wn_ui_say(ui, "in this review the decisions are always shown (adjudicator_sees)");
        return true;
    }
    return reconcile_load(ui, r, r->page.sheet.work, !r->conflict.shown, err);
}

/* ---- reading ---- */

static bool reconcile_answer(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                             struct wn_err *err)
{
    int key = (int)(act - WN_ACT_DIGIT_1) + 1;
    size_t i = wn_criteria_by_key(r->page.criteria, key);
    (void)err;
    if (i >= WN_MAX_CRITERIA) {
        wn_ui_say(ui, "no criterion has the number %d", key);
        return true;
    }
    r->page.sheet.answers[i] = (enum wn_answer)((r->page.sheet.answers[i] + 1) % (WN_UNCLEAR + 1));
    r->page.focus = i;
    return true;
}

static bool reconcile_step(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                           struct wn_err *err)
{
    bool forward = act == WN_ACT_NEXT;
    int64_t work, place = r->page.sheet.work ? r->page.sheet.place : forward ? 0 : INT64_MAX;
    if (!wn_reconciling_step(wn_ui_app(ui), place, forward, &work, err))
        return false;
    if (work)
        return reconcile_load(ui, r, work, false, err);
    wn_ui_say(ui, forward ? "this is the last conflict" : "this is the first conflict");
    return true;
}

static bool reconcile_scroll(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                             struct wn_err *err)
{
    int rows = wn_view_reconcile_text_rows(r, wn_ui_canvas(ui)).rows;
    long page = rows > 1 ? rows - 1 : 1;
    long by = act == WN_ACT_DOWN        ? 1
              : act == WN_ACT_UP        ? -1
              : act == WN_ACT_PAGE_DOWN ? page
                                        : -page;
    (void)err;
    wn_page_scroll(&r->page, wn_ui_canvas(ui), rows, by);
    return true;
}

static bool reconcile_panel(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                            struct wn_err *err)
{
    (void)act;
    (void)err;
    if (wn_page_size(wn_ui_canvas(ui)) != WN_SIZE_WIDE && !r->page.judging)
        r->page.judging = true;
    else
        r->page.focus = (r->page.focus + 1) % r->page.criteria->criteria.n;
    return true;
}

static bool reconcile_small(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                            struct wn_err *err)
{
    (void)err;
    if (act == WN_ACT_NOTE) {
        reconcile_open_note(r);
    } else if (act == WN_ACT_DIGIT_0) {
        wn_editor_set(&r->editor, WN_STR("0"), false);
        r->mode = RECONCILE_GOTO;
    } else if (act == WN_ACT_MARKS) {
        r->page.marks = (enum wn_show_marks)((r->page.marks + 1) % (WN_MARKS_NONE + 1));
        wn_ui_say(ui, r->page.marks == WN_MARKS_NONE ? "marks off (H shows all)" : "marks on");
    } else if (act == WN_ACT_BACK && r->page.judging) {
        r->page.judging = false;
    } else if (act == WN_ACT_BACK) {
        wn_ui_back(ui);
    } else if (act == WN_ACT_ENTER && r->mode == RECONCILE_DONE) {
        wn_ui_goto(ui, WN_VIEW_AGREEMENT);
    }
    return true;
}

/* `done`: also where every conflict is settled and no record is shown. */
static const struct { enum wn_action act; reconcile_fn *fn; bool done; } reconcile_table[] = {
    {WN_ACT_INCLUDE, reconcile_rule_key, false}, {WN_ACT_EXCLUDE, reconcile_rule_key, false},
    {WN_ACT_LATER, reconcile_later, false}, {WN_ACT_AS_A, reconcile_rule_as, false},
    {WN_ACT_AS_B, reconcile_rule_as, false}, {WN_ACT_SHOW, reconcile_show, false},
    {WN_ACT_UNDO, reconcile_undo, true}, {WN_ACT_REDO, reconcile_undo, true},
    {WN_ACT_NEXT, reconcile_step, true}, {WN_ACT_PREVIOUS, reconcile_step, true},
    {WN_ACT_UP, reconcile_scroll, false}, {WN_ACT_DOWN, reconcile_scroll, false},
    {WN_ACT_PAGE_UP, reconcile_scroll, false}, {WN_ACT_PAGE_DOWN, reconcile_scroll, false},
    {WN_ACT_NEXT_PANEL, reconcile_panel, false}, {WN_ACT_NOTE, reconcile_small, false},
    {WN_ACT_DIGIT_0, reconcile_small, true}, {WN_ACT_MARKS, reconcile_small, false},
    {WN_ACT_BACK, reconcile_small, true}, {WN_ACT_ENTER, reconcile_small, true},
};

static bool reconcile_act(struct wn_ui *ui, void *state, enum wn_action act, struct wn_err *err)
{
    struct reconcile *r = state;
    if (act >= WN_ACT_DIGIT_1 && act <= WN_ACT_DIGIT_9 && r->mode != RECONCILE_DONE)
        return reconcile_answer(ui, r, act, err);
    for (size_t i = 0; i < sizeof reconcile_table / sizeof *reconcile_table; i++)
        if (reconcile_table[i].act == act && (r->mode != RECONCILE_DONE || reconcile_table[i].done))
            return reconcile_table[i].fn(ui, r, act, err);
    if (r->mode == RECONCILE_DONE)
        wn_ui_say(ui, "no conflict is open; arrows look at the settled ones again");
    return true;
}

static bool reconcile_typing(const void *state)
{
    const struct reconcile *r = state;
    return r->mode == RECONCILE_NOTE || r->mode == RECONCILE_GOTO;
}

static bool reconcile_goto(struct wn_ui *ui, struct reconcile *r, struct wn_err *err)
{
    int64_t number, work;
    r->mode = r->page.sheet.work ? RECONCILE_READ : RECONCILE_DONE;
    if (!wn_str_int(wn_str_trim(wn_editor_text(&r->editor)), &number))
        return wn_fail(err, WN_EUSAGE, "a record number is digits only, such as 0140");
    return wn_screening_find(wn_ui_app(ui), number, &work, err) &&
           reconcile_load(ui, r, work, false, err);
}

static bool reconcile_type(struct wn_ui *ui, void *state, uint32_t key, struct wn_err *err)
{
    struct reconcile *r = state;
    enum wn_typed typed = wn_editor_key(&r->editor, key);
    if (typed != WN_TYPED_DONE && typed != WN_TYPED_CANCEL)
        return true;
    if (r->mode == RECONCILE_GOTO && typed == WN_TYPED_DONE)
        return reconcile_goto(ui, r, err);
    if (r->mode == RECONCILE_GOTO) {
        r->mode = r->page.sheet.work ? RECONCILE_READ : RECONCILE_DONE;
        return true;
    }
    struct wn_str note = wn_str_trim(wn_editor_text(&r->editor));
    snprintf(r->note, sizeof r->note, "%.*s", (int)note.n, note.p);
    r->mode = RECONCILE_READ;
    bool pending = r->has_pending;
    r->has_pending = false;
    if (pending && note.n)
        return reconcile_rule_pending(ui, r, err);
    if (pending) {
        wn_ui_say(ui, "no note, so nothing is ruled");
        return true;
    }
    wn_ui_say(ui, note.n ? "the note goes with your ruling" : "no note");
    return true;
}

static const struct wn_binding reconcile_keys[] = {
    {'i', WN_ACT_INCLUDE}, {'e', WN_ACT_EXCLUDE}, {'s', WN_ACT_LATER}, {'u', WN_ACT_UNDO},
    {'U', WN_ACT_REDO}, {'v', WN_ACT_SHOW}, {'A', WN_ACT_AS_A}, {'B', WN_ACT_AS_B},
    {'1', WN_ACT_DIGIT_1}, {'2', WN_ACT_DIGIT_2}, {'3', WN_ACT_DIGIT_3}, {'4', WN_ACT_DIGIT_4},
    {'5', WN_ACT_DIGIT_5}, {'6', WN_ACT_DIGIT_6}, {'7', WN_ACT_DIGIT_7}, {'8', WN_ACT_DIGIT_8},
    {'9', WN_ACT_DIGIT_9}, {'0', WN_ACT_DIGIT_0}, {WN_KEY_TAB, WN_ACT_NEXT_PANEL},
    {'n', WN_ACT_NOTE}, {WN_KEY_RIGHT, WN_ACT_NEXT}, {WN_KEY_LEFT, WN_ACT_PREVIOUS},
    {WN_KEY_UP, WN_ACT_UP}, {'k', WN_ACT_UP}, {WN_CTRL('P'), WN_ACT_UP}, {WN_KEY_DOWN, WN_ACT_DOWN},
    {'j', WN_ACT_DOWN}, {WN_CTRL('N'), WN_ACT_DOWN}, {' ', WN_ACT_PAGE_DOWN},
    {WN_KEY_PGDN, WN_ACT_PAGE_DOWN}, {WN_KEY_PGUP, WN_ACT_PAGE_UP}, {WN_KEY_ENTER, WN_ACT_ENTER},
    {'H', WN_ACT_MARKS}, {WN_KEY_ESC, WN_ACT_BACK}, {0, WN_ACT_NONE},
};

const struct wn_view wn_view_reconcile = {
    .name = "conflicts",
    .state_size = sizeof(struct reconcile),
    .keys = reconcile_keys,
    .enter = reconcile_enter,
    .draw = wn_view_reconcile_draw,
    .act = reconcile_act,
    .typing = reconcile_typing,
    .type = reconcile_type,
    .leave = reconcile_leave,
    .free = reconcile_free,
};
