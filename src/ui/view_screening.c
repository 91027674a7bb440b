/* SPDX-License-Identifier: MIT */
/*
 * Screening: views B, C, D and N. One record at a time, one key per decision; nothing moves
 * without a key.
 */
#include "winnow/ui/views.h"

#include "screening_commands.h"

#include <inttypes.h>

static bool screening_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct screening *s = state;
    if (!(wn_app_roles(wn_ui_app(ui)) & WN_SCREENER))
        return wn_fail(err, WN_EREFUSED,
                       "%.*s does not screen in this review: reconcile settles the "
                       "conflicts",
                       WN_ARG(wn_app_me(wn_ui_app(ui))));
    s->key_ms = wn_ui_ms(ui);
    if (s->started && s->page.sheet.work)
        return wn_view_screening_load(ui, s, s->page.sheet.work, err);
    wn_page_start(&s->page, wn_ui_app(ui), "Screening");
    s->started = true;
    s->session_ms = s->key_ms;
    return wn_screening_settle(wn_ui_app(ui), err) && wn_view_screening_advance(ui, s, err);
}

static bool screening_leave(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct screening *s = state;
    if (s->mode == SCREENING_NOTE && s->edited &&
        !wn_screening_note(wn_ui_app(ui), s->page.sheet.work,
                                                        wn_editor_text(&s->editor), err))
        return false;
    return !s->page.sheet.work || wn_screening_leave(wn_ui_app(ui), s->page.sheet.work, err);
}

static void screening_free(void *state)
{
    struct screening *s = state;
    wn_arena_free(&s->arena);
}

/* ---- actions ---- */

static bool screening_open_note(struct wn_ui *ui, struct screening *s, enum wn_action act,
                                struct wn_err *err)
{
    (void)act;
    return wn_view_screening_open_note(ui, s, s->page.sheet.mine.note, err);
}

static bool screening_open_line(struct wn_ui *ui, struct screening *s, enum wn_action act,
                                struct wn_err *err)
{
    (void)ui;
    (void)err;
    s->tag_next = 0;
    if (act == WN_ACT_TAG)
        wn_view_screening_edit(s, SCREENING_TAG, WN_STR(""));
    else
        wn_view_screening_edit(s, SCREENING_GOTO, WN_STR("0"));
    return true;
}

static bool screening_find(struct wn_ui *ui, struct screening *s, enum wn_action act,
                           struct wn_err *err)
{
    (void)s;
    (void)act;
    (void)err;
    wn_ui_goto(ui, WN_VIEW_RECORDS);
    return true;
}

static bool screening_toggle_reading(struct wn_ui *ui, struct screening *s, enum wn_action act,
                                     struct wn_err *err)
{
    (void)act;
    (void)err;
    s->reading = !s->reading;
    if (s->reading)
        wn_ui_say(ui, "reading mode; z shows the criteria again");
    return true;
}

static bool screening_back(struct wn_ui *ui, struct screening *s, enum wn_action act,
                           struct wn_err *err)
{
    (void)act;
    (void)err;
    if (s->mode == SCREENING_REASON) {
        s->mode = SCREENING_READ;
        wn_ui_say(ui, "#%04" PRId64 ": nothing was recorded", s->page.sheet.work);
    } else if (s->page.judging) {
        s->page.judging = false;
    } else {
        wn_ui_back(ui);
    }
    return true;
}

static bool screening_reason_act(struct wn_ui *ui, struct screening *s, enum wn_action act,
                                 struct wn_err *err)
{
    size_t reason;
    if (!wn_reason_key(ui, &s->reasons, act, &reason))
        return true;
    s->mode = SCREENING_READ;
    return wn_view_screening_decide(ui, s, WN_EXCLUDE, reason, err);
}

static const struct { enum wn_action act; screening_fn *fn;
} screening_table[] = {
    {WN_ACT_INCLUDE, wn_view_screening_decide_key},
    {WN_ACT_EXCLUDE, wn_view_screening_decide_key},
    {WN_ACT_MAYBE, wn_view_screening_decide_key},
    {WN_ACT_LATER, wn_view_screening_decide_key},
    {WN_ACT_UNDO, wn_view_screening_undo},
    {WN_ACT_REDO, wn_view_screening_undo},
    {WN_ACT_DIGIT_1, wn_view_screening_answer},
    {WN_ACT_DIGIT_2, wn_view_screening_answer},
    {WN_ACT_DIGIT_3, wn_view_screening_answer},
    {WN_ACT_DIGIT_4, wn_view_screening_answer},
    {WN_ACT_DIGIT_5, wn_view_screening_answer},
    {WN_ACT_DIGIT_6, wn_view_screening_answer},
    {WN_ACT_DIGIT_7, wn_view_screening_answer},
    {WN_ACT_DIGIT_8, wn_view_screening_answer},
    {WN_ACT_DIGIT_9, wn_view_screening_answer},
    {WN_ACT_DIGIT_0, screening_open_line},
    {WN_ACT_ALL_YES, wn_view_screening_all_yes},
    {WN_ACT_NEXT_PANEL, wn_view_screening_next_criterion},
    {WN_ACT_NOTE, screening_open_note},
    {WN_ACT_TAG, screening_open_line},
    {WN_ACT_FLAG, wn_view_screening_flag},
    {WN_ACT_NEXT, wn_view_screening_step},
    {WN_ACT_PREVIOUS, wn_view_screening_step},
    {WN_ACT_UP, wn_view_screening_scroll},
    {WN_ACT_DOWN, wn_view_screening_scroll},
    {WN_ACT_PAGE_DOWN, wn_view_screening_scroll},
    {WN_ACT_PAGE_UP, wn_view_screening_scroll},
    {WN_ACT_FIRST, wn_view_screening_edge},
    {WN_ACT_LAST, wn_view_screening_edge},
    {WN_ACT_MARKS, wn_view_screening_marks},
    {WN_ACT_READING, screening_toggle_reading},
    {WN_ACT_WIDER, wn_view_screening_width},
    {WN_ACT_NARROWER, wn_view_screening_width},
    {WN_ACT_NAMES, wn_view_screening_names},
    {WN_ACT_SEND, wn_view_screening_send},
    {WN_ACT_FIND, screening_find},
    {WN_ACT_BACK, screening_back},
};

static bool screening_run(struct wn_ui *ui, struct screening *s, enum wn_action act,
                          struct wn_err *err)
{
    for (size_t i = 0; i < sizeof screening_table / sizeof *screening_table; i++)
        if (screening_table[i].act == act)
            return screening_table[i].fn(ui, s, act, err);
    return true;
}

static bool screening_scrolls(enum wn_action act)
{
    return act >= WN_ACT_UP && act <= WN_ACT_PAGE_UP;
}

static bool screening_act(struct wn_ui *ui, void *state, enum wn_action act, struct wn_err *err)
{
    struct screening *s = state;
    wn_view_screening_clock(ui, s);
    if (act != WN_ACT_INCLUDE)
        s->confirm = false;
    if (s->mode == SCREENING_DONE)
        return screening_run(ui, s, act, err);
    if (s->mode == SCREENING_REASON && wn_reason_takes_key(act))
        return screening_reason_act(ui, s, act, err);
    if (s->mode == SCREENING_REASON && !screening_scrolls(act) && act != WN_ACT_BACK) {
        s->mode = SCREENING_READ;
        s->back_to_list = act == WN_ACT_NOTE;
    }
    return screening_run(ui, s, act, err);
}

/* Enter and x are bound only where something can be confirmed or sent: Enter in the chooser. */
#define SCREENING_KEYS                                                                             \
    {'i', WN_ACT_INCLUDE}, {'e', WN_ACT_EXCLUDE}, {'m', WN_ACT_MAYBE}, {'s', WN_ACT_LATER},        \
    {'u', WN_ACT_UNDO}, {'U', WN_ACT_REDO}, {'1', WN_ACT_DIGIT_1}, {'2', WN_ACT_DIGIT_2},          \
    {'3', WN_ACT_DIGIT_3}, {'4', WN_ACT_DIGIT_4}, {'5', WN_ACT_DIGIT_5}, {'6', WN_ACT_DIGIT_6},    \
    {'7', WN_ACT_DIGIT_7}, {'8', WN_ACT_DIGIT_8}, {'9', WN_ACT_DIGIT_9}, {'0', WN_ACT_DIGIT_0},    \
    {'a', WN_ACT_ALL_YES}, {WN_KEY_TAB, WN_ACT_NEXT_PANEL}, {'n', WN_ACT_NOTE},                    \
    {'t', WN_ACT_TAG}, {'f', WN_ACT_FLAG}, {WN_KEY_RIGHT, WN_ACT_NEXT},                            \
    {WN_KEY_LEFT, WN_ACT_PREVIOUS}, {WN_KEY_UP, WN_ACT_UP}, {'k', WN_ACT_UP},                      \
    {WN_CTRL('P'), WN_ACT_UP}, {WN_KEY_DOWN, WN_ACT_DOWN}, {'j', WN_ACT_DOWN},                     \
    {WN_CTRL('N'), WN_ACT_DOWN}, {' ', WN_ACT_PAGE_DOWN}, {WN_KEY_PGDN, WN_ACT_PAGE_DOWN},         \
    {WN_KEY_PGUP, WN_ACT_PAGE_UP}, {'g', WN_ACT_FIRST}, {WN_KEY_HOME, WN_ACT_FIRST},               \
    {'G', WN_ACT_LAST}, {WN_KEY_END, WN_ACT_LAST}, {'H', WN_ACT_MARKS}, {'z', WN_ACT_READING},     \
    {'+', WN_ACT_WIDER}, {'-', WN_ACT_NARROWER}, {'b', WN_ACT_NAMES}, {'/', WN_ACT_FIND}, \
    {WN_KEY_ESC, WN_ACT_BACK}

static const struct wn_binding screening_keys[] = {SCREENING_KEYS, {0, WN_ACT_NONE}};
static const struct wn_binding screening_keys_list[] = {
    SCREENING_KEYS, {WN_KEY_ENTER, WN_ACT_ENTER}, {0, WN_ACT_NONE}};
static const struct wn_binding screening_keys_done[] = { /* N */
    {WN_KEY_ENTER, WN_ACT_SEND}, {'x', WN_ACT_SEND}, {'u', WN_ACT_UNDO}, {'U', WN_ACT_REDO},
    {WN_KEY_RIGHT, WN_ACT_NEXT}, {WN_KEY_LEFT, WN_ACT_PREVIOUS}, {'g', WN_ACT_FIRST},
    {WN_KEY_HOME, WN_ACT_FIRST}, {'G', WN_ACT_LAST}, {WN_KEY_END, WN_ACT_LAST},
    {'0', WN_ACT_DIGIT_0}, {WN_KEY_ESC, WN_ACT_BACK}, {0, WN_ACT_NONE}};

static const struct wn_binding *screening_keys_now(const void *state)
{
    const struct screening *s = state;
    if (s->mode == SCREENING_DONE)
        return screening_keys_done;
    return s->mode == SCREENING_REASON ? screening_keys_list : screening_keys;
}

const struct wn_view wn_view_screening = {
    .name = "screening",
    .state_size = sizeof(struct screening),
    .keys = screening_keys,
    .enter = screening_enter,
    .draw = wn_view_screening_draw,
    .act = screening_act,
    .keys_now = screening_keys_now,
    .keys_shown = screening_keys_now,
    .typing = wn_view_screening_typing,
    .type = wn_view_screening_type,
    .leave = screening_leave,
    .tick = wn_view_screening_tick,
    .free = screening_free,
};
