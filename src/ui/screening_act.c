/* SPDX-License-Identifier: MIT */
/*
 * What the keys of the screening view do to its state. Every change of the review goes through app;
 * here is only what comes next on the screen, and which sentence stands in the status line.
 */
#include "screening_state.h"

#include <inttypes.h>

#include "winnow/app/exchanging.h"

enum {
    SCREENING_IDLE_MS = 90 * 1000, /* the clock of a record stops after so long without a key */
    SCREENING_DRAFT_MS = 1000,     /* the draft of a note is kept at most so often */
    SCREENING_BREAK_MS = 45 * 60 * 1000, /* ux.md 1.11 */
    SCREENING_PAUSE_MS = 5 * 60 * 1000   /* so long without a key was a break */
};

void wn_view_screening_edit(struct screening *s, enum screening_mode mode, struct wn_str text)
{
    s->mode = mode;
    wn_editor_set(&s->editor, text, mode == SCREENING_NOTE);
}

bool wn_view_screening_open_note(struct wn_ui *ui, struct screening *s, struct wn_str text,
                                 struct wn_err *err)
{
    if (text.n >= WN_LINE_SIZE) /* what does not fit whole is not opened, so it is not cut */
        return wn_fail(err, WN_EREFUSED,
                       "the note on #%04" PRId64 " is too long to change here; it is kept",
                       s->page.sheet.work);
    s->noted_n = SCREENING_NOTED;
    s->edited = s->draft_due = false;
    wn_view_screening_edit(s, SCREENING_NOTE, text);
    return wn_notes_last(wn_ui_app(ui), s->page.sheet.work, &s->arena, s->noted, &s->noted_n, err);
}

bool wn_view_screening_load(struct wn_ui *ui, struct screening *s, int64_t work, struct wn_err *err)
{
    struct wn_sheet sheet;
    struct wn_pace pace;
    bool again = work == s->page.sheet.work;
    if (!again && s->page.sheet.work && !wn_screening_leave(wn_ui_app(ui), s->page.sheet.work, err))
        return false;
    wn_arena_reset(&s->arena);
    s->page.names = again && s->page.names;
    if (!wn_screening_load(wn_ui_app(ui), work, s->page.names, &s->arena, &sheet, err) ||
        !wn_screening_pace(wn_ui_app(ui), &pace, err))
        return false;
    s->page.sheet = sheet;
    s->pace = pace;
    s->mode = SCREENING_READ;
    s->confirm = false;
    if (!again) {
        wn_page_fresh(&s->page);
        s->active_ms = 0;
    }
    return true;
}

static bool screening_done(struct wn_ui *ui, struct screening *s, struct wn_err *err)
{
    s->mode = SCREENING_DONE;
    s->page.sheet.work = 0;
    return wn_screening_pace(wn_ui_app(ui), &s->pace, err) &&
           wn_exchange_all_sent(wn_ui_app(ui), &s->all_sent, err);
}

bool wn_view_screening_advance(struct wn_ui *ui, struct screening *s, struct wn_err *err)
{
    int64_t work;
    bool later;
    if (!wn_screening_next(wn_ui_app(ui), s->page.sheet.place, &work, &later, err))
        return false;
    bool first_later = later && !s->later_now, begins = s->page.sheet.work == 0;
    s->later_now = later;
    if (work == 0)
        return screening_done(ui, s, err);
    if (!wn_view_screening_load(ui, s, work, err))
        return false;
    if (!first_later)
        return true;
    struct wn_str next = wn_arena_print(&s->arena, "All seen. %" PRId64 " put aside %s next",
                                        s->pace.left, s->pace.left == 1 ? "is" : "are");
    if (begins)
        wn_ui_say(ui, "%.*s", WN_ARG(next));
    else /* beside what was just decided, never over it */
        wn_ui_say_right(ui, next.p);
    return true;
}

static void screening_say_decided(struct wn_ui *ui, struct screening *s, int64_t work,
                                  const struct wn_choice *choice)
{
    static const char *const words[] = {[WN_INCLUDE] = "included", [WN_EXCLUDE] = "excluded",
                                        [WN_MAYBE] = "maybe"};
    const char *sign = wn_page_decision_sign(wn_ui_canvas(ui), choice->decision);
    size_t reason = wn_criteria_reason(s->page.criteria, choice->reason);
    struct wn_str label = WN_STR("");
    if (reason != WN_NO_REASON)
        label = wn_page_within(&s->arena, s->page.criteria->reasons.v[reason].label);
    wn_ui_say(ui, "%s #%04" PRId64 " %s%s%.*s", sign, work, words[choice->decision],
              label.n ? ": " : "", WN_ARG(label));
    wn_ui_say_right(ui, "u undoes");
}

static void screening_mind_break(struct wn_ui *ui, struct screening *s)
{
    s->session_count++;
    bool due = wn_ui_ms(ui) - s->session_ms >= SCREENING_BREAK_MS || s->session_count >= 200;
    if (!due || s->reminded)
        return;
    s->reminded = true;
    wn_ui_say(ui, "%" PRId64 " min without a break",
              (wn_ui_ms(ui) - s->session_ms) / 60000);
}

static const char *screening_marks_word(const struct screening *s)
{
    static const char *const words[] = {[WN_MARKS_ALL] = "all", [WN_MARKS_ONE] = "one",
                                        [WN_MARKS_NONE] = "none"};
    return words[s->page.marks];
}

/* ux.md 2.5, word for word */
static bool screening_not_saved(const struct screening *s, int64_t work, struct wn_err *err)
{
    if (err->code == WN_EFULL)
        return wn_fail(err, WN_EFULL,
                       "NOT SAVED: no space left on the disk. #%04" PRId64
                       " is not decided; free some space and decide again",
                       work);
    if (err->code == WN_EIO && s->saved_work)
        return wn_fail(err, WN_EIO,
                       "NOT SAVED: the disk reported an error. Everything up to #%04" PRId64
                       " is saved; winnow stops here",
                       s->saved_work);
    if (err->code == WN_EIO)
        return wn_fail(err, WN_EIO,
                       "NOT SAVED: the disk reported an error. Everything before #%04" PRId64
                       " is saved; winnow stops here",
                       work);
    return false;
}

bool wn_view_screening_decide_pending(struct wn_ui *ui, struct screening *s, struct wn_err *err)
{
    struct wn_decided decided = {0};
    struct wn_choice choice = s->pending;
    bool needs_why;
    if (!wn_screening_decide(wn_ui_app(ui), &choice, true, &needs_why, &decided, err)) {
        s->has_pending = false;
        s->mode = SCREENING_READ;
        return screening_not_saved(s, choice.work, err);
    }
    if (needs_why) {
        s->undoing = WN_ACT_NONE;
        s->why_work = choice.work;
        wn_view_screening_edit(s, SCREENING_WHY, WN_STR(""));
        return true;
    }
    s->has_pending = false;
    s->saved_work = decided.work;
    wn_ui_guard_key(ui);
    if (decided.unchanged)
        wn_ui_say(ui, "#%04" PRId64 " is decided so already; nothing was written", decided.work);
    else
        screening_say_decided(ui, s, decided.work, &choice);
    if (!wn_view_screening_advance(ui, s, err))
        return false;
    screening_mind_break(ui, s);
    return true;
}

/* The note that a reason asks for is there, or the editor opens for it and the decision waits. */
static bool screening_asks_note(const struct screening *s, size_t reason)
{
    return reason != WN_NO_REASON && s->page.criteria->reasons.v[reason].note_required &&
           s->page.sheet.mine.note.n == 0;
}

bool wn_view_screening_decide(struct wn_ui *ui, struct screening *s, enum wn_decision decision,
                      size_t reason, struct wn_err *err)
{
    s->pending = (struct wn_choice){
        .work = s->page.sheet.work, .decision = decision, .where = WN_STR("view"),
        .marks = wn_str(screening_marks_word(s)), .seconds = s->active_ms / 1000};
    if (reason != WN_NO_REASON)
        s->pending.reason = s->page.criteria->reasons.v[reason].id;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        s->pending.answers[i] = s->page.sheet.answers[i];
    s->has_pending = true;
    if (!screening_asks_note(s, reason))
        return wn_view_screening_decide_pending(ui, s, err);
    wn_ui_say(ui, "%.*s asks for a note: write it, then Esc excludes",
              WN_ARG(s->page.criteria->reasons.v[reason].label));
    return wn_view_screening_open_note(ui, s, WN_STR(""), err);
}

bool wn_view_screening_typing(const void *state)
{
    const struct screening *s = state;
    return s->mode == SCREENING_NOTE || s->mode == SCREENING_GOTO || s->mode == SCREENING_TAG ||
           s->mode == SCREENING_WHY;
}

static void screening_say_noted(struct wn_ui *ui, const struct screening *s, bool changed)
{
    int64_t work = s->page.sheet.work;
    bool any = s->page.sheet.mine.note.n > 0;
    if (!changed)
        wn_ui_say(ui, any ? "the note on #%04" PRId64 " is as it was" : "no note on #%04" PRId64,
                  work);
    else
        wn_ui_say(ui, any ? "note on #%04" PRId64 " saved" : "note on #%04" PRId64 " removed",
                  work);
    if (changed)
        wn_ui_say_right(ui, "u undoes");
}

static bool screening_note_done(struct wn_ui *ui, struct screening *s, struct wn_err *err)
{
    struct wn_str note = wn_str_trim(wn_editor_text(&s->editor));
    int64_t work = s->page.sheet.work;
    bool waited = s->has_pending, back = s->back_to_list;
    bool changed = s->edited && !wn_str_eq(note, wn_str_trim(s->page.sheet.mine.note));
    s->has_pending = waited && note.n > 0;
    s->back_to_list = false;
    if ((s->edited && !wn_screening_note(wn_ui_app(ui), work, note, err)) ||
        !wn_view_screening_load(ui, s, work, err))
        return false;
    if (s->has_pending)
        return wn_view_screening_decide_pending(ui, s, err);
    if (waited)
        wn_ui_say(ui, "no note, so nothing was recorded: #%04" PRId64 " is as it was", work);
    else
        screening_say_noted(ui, s, changed);
    if (back)
        s->mode = SCREENING_REASON;
    return true;
}

static bool screening_keep_draft(struct wn_ui *ui, struct screening *s, struct wn_err *err)
{
    int64_t gone = wn_ui_ms(ui) - s->draft_ms;
    s->draft_due = gone < SCREENING_DRAFT_MS;
    if (s->draft_due) {
        wn_ui_tick_in(ui, SCREENING_DRAFT_MS - gone);
        return true;
    }
    s->draft_ms = wn_ui_ms(ui);
    return wn_screening_draft_note(wn_ui_app(ui), s->page.sheet.work, wn_editor_text(&s->editor),
                                   err);
}

/* Nothing was typed since: what was typed last is kept, too. */
bool wn_view_screening_tick(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct screening *s = state;
    return s->mode != SCREENING_NOTE || !s->draft_due || screening_keep_draft(ui, s, err);
}

static bool screening_scroll_key(struct wn_ui *ui, struct screening *s, uint32_t key)
{
    const struct wn_canvas *c = wn_ui_canvas(ui);
    int rows = wn_view_screening_text_rows(s, c).rows;
    if (s->mode != SCREENING_NOTE || (key != WN_KEY_PGUP && key != WN_KEY_PGDN))
        return false;
    wn_page_scroll(&s->page, c, rows, key == WN_KEY_PGDN ? rows - 1 : 1 - rows);
    return true;
}

bool wn_view_screening_type(struct wn_ui *ui, void *state, uint32_t key, struct wn_err *err)
{
    struct screening *s = state;
    if (screening_scroll_key(ui, s, key))
        return true;
    enum wn_typed typed = wn_view_screening_prompt_key(s, key) ? WN_TYPED_CHANGED
                                                               : wn_editor_key(&s->editor, key);
    if (s->editor.full)
        wn_ui_say(ui, "no more fits here; it is kept up to this point");
    if (s->mode == SCREENING_NOTE) {
        if (typed == WN_TYPED_CANCEL || typed == WN_TYPED_DONE)
            return screening_note_done(ui, s, err);
        s->edited = s->edited || typed == WN_TYPED_CHANGED;
        return typed != WN_TYPED_CHANGED || screening_keep_draft(ui, s, err);
    }
    return wn_view_screening_prompt_done(ui, s, typed, err);
}

void wn_view_screening_clock(struct wn_ui *ui, struct screening *s)
{
    int64_t gone = wn_ui_ms(ui) - s->key_ms;
    s->key_ms = wn_ui_ms(ui);
    s->active_ms += gone < SCREENING_IDLE_MS ? gone : SCREENING_IDLE_MS;
    if (gone >= SCREENING_PAUSE_MS || !s->session_ms) {
        s->session_ms = s->key_ms;
        s->session_count = 0;
        s->reminded = false;
    }
}
