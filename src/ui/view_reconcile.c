/* SPDX-License-Identifier: MIT */
/*
 * Reconciling: views F0 and F. The record first, both decisions on v (an entry in the log), one
 * key rules.
 */
#include "winnow/ui/views.h"

#include <inttypes.h>
#include <stdio.h>

#include "reconcile_state.h"

static void reconcile_told(void *ctx, const char *status, struct wn_str sentence)
{
    struct reconcile *r = ctx;
    (void)status;
    snprintf(r->told, sizeof r->told, "%.*s", WN_ARG(sentence));
}

/* First to the record whose note was being written when the program ended, then to the next one. */
static bool reconcile_start(struct wn_ui *ui, struct reconcile *r, struct wn_err *err)
{
    int64_t work;
    if (!wn_reconciling_unfinished(wn_ui_app(ui), &work, err))
        return false;
    if (work && wn_view_reconcile_load(ui, r, work, false, err)) {
        wn_ui_say(ui, "your note on #%04" PRId64 " was kept: n opens it", work);
        return true;
    }
    if (work && err->code != WN_EREFUSED) /* refused: no conflict any more */
        return false;
    *err = (struct wn_err){0};
    return wn_view_reconcile_advance(ui, r, err);
}

static bool reconcile_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct reconcile *r = state;
    if (r->started && r->page.sheet.work)
        return wn_view_reconcile_load(ui, r, r->page.sheet.work, r->conflict.shown, err);
    wn_page_start(&r->page, wn_ui_app(ui), "Conflicts");
    r->page.meta_plain = true;
    r->page.role = "third reviewer";
    r->started = true;
    if (!wn_reconciling_open(wn_ui_app(ui), false, reconcile_told, r, err) ||
        !reconcile_start(ui, r, err))
        return false;
    if (r->told[0])
        wn_ui_say(ui, "%s", r->told);
    return true;
}

static bool reconcile_leave(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct reconcile *r = state;
    return r->mode != RECONCILE_NOTE || !r->edited ||
           wn_reconciling_draft(wn_ui_app(ui), r->page.sheet.work, wn_editor_text(&r->editor), err);
}

static void reconcile_free(void *state)
{
    struct reconcile *r = state;
    wn_arena_free(&r->arena);
}

static bool reconcile_show(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                           struct wn_err *err)
{
    (void)act;
    r->page.judging = false; /* it would lie over them */
    if (r->conflict.shown && r->page.criteria->adjudicator_sees != WN_RECORD_FIRST) {
        wn_ui_say(ui, "in this review the decisions are always shown (adjudicator_sees)");
        return true;
    }
    return wn_view_reconcile_load(ui, r, r->page.sheet.work, !r->conflict.shown, err);
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
        return wn_view_reconcile_load(ui, r, work, false, err);
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

/* Tab: the next criterion; in one column, where the decisions have no room, one at a time. */
static bool reconcile_panel(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                            struct wn_err *err)
{
    const struct wn_canvas *c = wn_ui_canvas(ui);
    struct reconcile_rows at = wn_view_reconcile_text_rows(r, c);
    bool wide = wn_page_size(c) == WN_SIZE_WIDE;
    (void)act;
    (void)err;
    if (!wide && r->conflict.shown &&
        (wn_page_size(c) == WN_SIZE_SMALL || r->alone ||
         wn_view_reconcile_cut(r, c, at.first + at.rows, at.bar)))
        r->alone = (enum reconcile_alone)((r->alone + 1) % (RECONCILE_B + 1));
    else if (!wide && !r->page.judging)
        r->page.judging = true;
    else
        r->page.focus = (r->page.focus + 1) % r->page.criteria->criteria.n;
    return true;
}

static bool reconcile_small(struct wn_ui *ui, struct reconcile *r, enum wn_action act,
                            struct wn_err *err)
{
    (void)err;
    if (act == WN_ACT_DIGIT_0) {
        wn_editor_set(&r->editor, WN_STR("0"), false);
        r->mode = RECONCILE_GOTO;
    } else if (act == WN_ACT_MARKS) {
        r->page.marks = (enum wn_show_marks)((r->page.marks + 1) % (WN_MARKS_NONE + 1));
        wn_ui_say(ui, r->page.marks == WN_MARKS_NONE ? "marks off (H shows all)" : "marks on");
    } else if (act == WN_ACT_BACK && r->mode == RECONCILE_REASON) {
        r->mode = RECONCILE_READ;
        wn_ui_say(ui, "nothing is recorded");
    } else if (act == WN_ACT_BACK && (r->page.judging || r->alone)) {
        r->page.judging = false;
        r->alone = RECONCILE_BOTH;
    } else if (act == WN_ACT_BACK) {
        wn_ui_back(ui);
    } else if (act == WN_ACT_ENTER && r->mode == RECONCILE_DONE) {
        wn_ui_goto(ui, WN_VIEW_AGREEMENT);
    }
    return true;
}

/* `done`: also where every conflict is settled and no record is shown. */
static const struct { enum wn_action act; reconcile_fn *fn; bool done; } reconcile_table[] = {
    {WN_ACT_INCLUDE, wn_view_reconcile_rule_key, false},
    {WN_ACT_EXCLUDE, wn_view_reconcile_rule_key, false},
    {WN_ACT_LATER, wn_view_reconcile_later, false},
    {WN_ACT_AS_A, wn_view_reconcile_rule_as, false},
    {WN_ACT_AS_B, wn_view_reconcile_rule_as, false},
    {WN_ACT_UNDO, wn_view_reconcile_undo, true}, {WN_ACT_REDO, wn_view_reconcile_undo, true},
    {WN_ACT_NOTE, wn_view_reconcile_note, false}, {WN_ACT_SHOW, reconcile_show, false},
    {WN_ACT_NEXT, reconcile_step, true}, {WN_ACT_PREVIOUS, reconcile_step, true},
    {WN_ACT_UP, reconcile_scroll, false}, {WN_ACT_DOWN, reconcile_scroll, false},
    {WN_ACT_PAGE_UP, reconcile_scroll, false}, {WN_ACT_PAGE_DOWN, reconcile_scroll, false},
    {WN_ACT_NEXT_PANEL, reconcile_panel, false}, {WN_ACT_DIGIT_0, reconcile_small, true},
    {WN_ACT_MARKS, reconcile_small, false}, {WN_ACT_BACK, reconcile_small, true},
    {WN_ACT_ENTER, reconcile_small, true},
};

static bool reconcile_act(struct wn_ui *ui, void *state, enum wn_action act, struct wn_err *err)
{
    struct reconcile *r = state;
    if (r->mode == RECONCILE_REASON && wn_reason_takes_key(act))
        return wn_view_reconcile_reason(ui, r, act, err);
    bool scrolls = act >= WN_ACT_UP && act <= WN_ACT_PAGE_UP;
    if (r->mode == RECONCILE_REASON && !scrolls && act != WN_ACT_BACK)
        r->mode = RECONCILE_READ;
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
           wn_view_reconcile_load(ui, r, work, false, err);
}

static bool reconcile_type(struct wn_ui *ui, void *state, uint32_t key, struct wn_err *err)
{
    struct reconcile *r = state;
    enum wn_typed typed = wn_editor_key(&r->editor, key);
    if (r->editor.full)
        wn_ui_say(ui, "no more fits here; it is kept up to this point");
    if (r->mode == RECONCILE_NOTE)
        return wn_view_reconcile_note_typed(ui, r, typed, err);
    if (typed == WN_TYPED_DONE)
        return reconcile_goto(ui, r, err);
    if (typed == WN_TYPED_CANCEL)
        r->mode = r->page.sheet.work ? RECONCILE_READ : RECONCILE_DONE;
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
    .tick = wn_view_reconcile_tick,
    .free = reconcile_free,
};
