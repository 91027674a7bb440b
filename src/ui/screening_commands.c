/* SPDX-License-Identifier: MIT */
/* One function for each thing a key of the screening view does; view_screening.c has the table. */
#include "screening_commands.h"

#include <inttypes.h>

#include "winnow/app/exchanging.h"

/* ---- decisions ---- */

/* The first criterion whose answer speaks for exclusion, or NULL. */
static const struct wn_criterion *screening_fails(const struct screening *s, const char **answer)
{
    for (size_t i = 0; i < s->page.criteria->criteria.n; i++) {
        *answer = wn_answer_word(s->page.sheet.answers[i]);
        if (wn_criterion_fails(&s->page.criteria->criteria.v[i], s->page.sheet.answers[i]))
            return &s->page.criteria->criteria.v[i];
    }
    return NULL;
}

static bool screening_include(struct wn_ui *ui, struct screening *s, struct wn_err *err)
{
    const char *answer;
    const struct wn_criterion *k = screening_fails(s, &answer);
    if (k && !s->confirm) {
        s->confirm = true;
        wn_ui_say(ui, "%d is marked %s. i again to include all the same", k->key, answer);
        wn_ui_guard_key(ui); /* a key that is held does not answer */
        return true;
    }
    return wn_view_screening_decide(ui, s, WN_INCLUDE, WN_NO_REASON, err);
}

static bool screening_exclude(struct wn_ui *ui, struct screening *s, struct wn_err *err)
{
    const struct wn_criteria *c = s->page.criteria;
    if (c->reason == WN_OFF || c->reasons.n == 0)
        return wn_view_screening_decide(ui, s, WN_EXCLUDE, WN_NO_REASON, err);
    if (wn_app_readonly(wn_ui_app(ui)))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: no decision is taken");
    s->mode = SCREENING_REASON;
    return wn_reason_open(ui, &s->reasons, &s->page, "i, m, s and u", err);
}

/* Said before anything else is asked, with the keys that help. */
static bool screening_lacks_answer(struct wn_ui *ui, const struct screening *s)
{
    size_t i = wn_notes_unanswered(wn_ui_app(ui), s->page.sheet.answers);
    if (i >= WN_MAX_CRITERIA)
        return false;
    const struct wn_criterion *k = &s->page.criteria->criteria.v[i];
    wn_ui_say(ui, "%d %.*s has no answer yet: %d answers it, a sets all blank ones to yes", k->key,
              WN_ARG(k->label), k->key);
    return true;
}

static bool screening_put_aside(struct wn_ui *ui, struct screening *s, struct wn_err *err)
{
    int64_t work = s->page.sheet.work;
    if (s->page.sheet.mine.decision != WN_NONE)
        return wn_fail(err, WN_EREFUSED, "#%04" PRId64 " is decided; u undoes the decision first",
                       work);
    if (!wn_screening_later(wn_ui_app(ui), work, err))
        return false;
    wn_ui_guard_key(ui);
    wn_ui_say(ui, "%s #%04" PRId64 " put aside for later",
              wn_canvas_sign(wn_ui_canvas(ui), WN_SIGN_LATER), work);
    wn_ui_say_right(ui, "u undoes");
    return wn_view_screening_advance(ui, s, err);
}

static void screening_say_undone(struct wn_ui *ui, const struct wn_undone *u, bool redo)
{
    const char *sign = wn_canvas_sign(wn_ui_canvas(ui), WN_SIGN_UNDO);
    static const char *const words[] = {[WN_INCLUDE] = "included", [WN_EXCLUDE] = "excluded",
                                        [WN_MAYBE] = "maybe"};
    bool decision = wn_str_is(wn_str(u->kind), "decision");
    if (decision && u->decision == WN_NONE)
        wn_ui_say(ui, "%s #%04" PRId64 " is not decided again", sign, u->record);
    else if (decision)
        wn_ui_say(ui, "%s #%04" PRId64 " is %s again", sign, u->record,
                  words[u->decision]);
    else if (wn_str_is(wn_str(u->kind), "later"))
        wn_ui_say(ui, "%s #%04" PRId64 " is %s", sign, u->record,
                  redo ? "put aside again" : "not put aside any more");
    else
        wn_ui_say(ui, "%s the %s on #%04" PRId64 " is %s", sign, u->kind, u->record,
                  redo ? "back" : "taken back");
    wn_ui_say_right(ui, redo ? "u undoes" : "U redoes");
}

bool wn_view_screening_take_back(struct wn_ui *ui, struct screening *s, enum wn_action act,
                                 struct wn_str why, struct wn_err *err)
{
    struct wn_undone undone;
    bool redo = act == WN_ACT_REDO;
    const struct wn_undo_how how = {.redo = redo, .ask_why = true, .why = why};
    if (!wn_screening_take_back(wn_ui_app(ui), &how, &undone, err))
        return false;
    if (undone.nothing) {
        wn_ui_say(ui, redo ? "there is nothing to redo" : "there is nothing to undo");
        return true;
    }
    if (!wn_view_screening_load(ui, s, undone.record, err))
        return false;
    if (undone.needs_why) {
        s->undoing = act;
        s->why_work = undone.record;
        wn_view_screening_edit(s, SCREENING_WHY, WN_STR(""));
        return true;
    }
    screening_say_undone(ui, &undone, redo);
    return true;
}

bool wn_view_screening_undo(struct wn_ui *ui, struct screening *s, enum wn_action act,
                            struct wn_err *err)
{
    s->mode = s->page.sheet.work ? SCREENING_READ : s->mode;
    return wn_view_screening_take_back(ui, s, act, WN_STR(""), err);
}

/* ---- answers and marks ---- */

static bool screening_answers_off(struct wn_ui *ui, const struct screening *s)
{
    if (s->page.criteria->answers != WN_OFF)
        return false;
    wn_ui_say(ui, "this review asks for no answers per criterion");
    return true;
}

bool wn_view_screening_answer(struct wn_ui *ui, struct screening *s, enum wn_action act,
                              struct wn_err *err)
{
    int key = (int)(act - WN_ACT_DIGIT_1) + 1;
    size_t i = wn_criteria_by_key(s->page.criteria, key);
    if (screening_answers_off(ui, s))
        return true;
    if (i >= WN_MAX_CRITERIA) {
        wn_ui_say(ui, "no criterion has the number %d", key);
        return true;
    }
    enum wn_answer *a = &s->page.sheet.answers[i];
    *a = (enum wn_answer)((*a + 1) % (WN_UNCLEAR + 1));
    s->page.focus = i;
    if (s->page.sheet.mine.decision != WN_NONE)
        wn_ui_say(ui, "answers go with a decision: i, e or m records them on this record");
    return wn_screening_answer(wn_ui_app(ui), s->page.sheet.work, s->page.sheet.answers, err);
}

bool wn_view_screening_all_yes(struct wn_ui *ui, struct screening *s, enum wn_action act,
                               struct wn_err *err)
{
    (void)act;
    if (screening_answers_off(ui, s))
        return true;
    for (size_t i = 0; i < s->page.criteria->criteria.n; i++)
        if (s->page.sheet.answers[i] == WN_BLANK)
            s->page.sheet.answers[i] = WN_YES;
    return wn_screening_answer(wn_ui_app(ui), s->page.sheet.work, s->page.sheet.answers, err);
}

bool wn_view_screening_next_criterion(struct wn_ui *ui, struct screening *s, enum wn_action act,
                              struct wn_err *err)
{
    (void)act;
    (void)err;
    if (wn_page_size(wn_ui_canvas(ui)) != WN_SIZE_WIDE && !s->page.judging)
        s->page.judging = true; /* the first Tab opens, the next ones move */
    else
        s->page.focus = (s->page.focus + 1) % s->page.criteria->criteria.n;
    return true;
}

bool wn_view_screening_marks(struct wn_ui *ui, struct screening *s, enum wn_action act,
                             struct wn_err *err)
{
    (void)act;
    (void)err;
    static const char *const words[] = {[WN_MARKS_ALL] = "all marks",
                                        [WN_MARKS_ONE] = "marks of criterion",
                                        [WN_MARKS_NONE] = "marks off (H shows all)"};
    s->page.marks = (enum wn_show_marks)((s->page.marks + 1) % (WN_MARKS_NONE + 1));
    if (s->page.marks == WN_MARKS_ONE)
        wn_ui_say(ui, "%s %d only", words[WN_MARKS_ONE],
                  s->page.criteria->criteria.v[s->page.focus].key);
    else
        wn_ui_say(ui, "%s", words[s->page.marks]);
    return true;
}

bool wn_view_screening_width(struct wn_ui *ui, struct screening *s, enum wn_action act,
                             struct wn_err *err)
{
    (void)err;
    int by = act == WN_ACT_WIDER ? 2 : -2;
    int now = wn_page_column(&s->page, wn_ui_canvas(ui)).width + by;
    s->page.width = now < 45 ? 45 : now > 95 ? 95 : now;
    wn_ui_say(ui, "text %d columns wide", wn_page_column(&s->page, wn_ui_canvas(ui)).width);
    return true;
}

bool wn_view_screening_names(struct wn_ui *ui, struct screening *s, enum wn_action act,
                             struct wn_err *err)
{
    (void)act;
    if (!s->page.names && !s->page.criteria->hide) {
        wn_ui_say(ui, "nothing is hidden in this review");
        return true;
    }
    s->page.names = !s->page.names;
    if (s->page.names &&
        !wn_screening_peek(wn_ui_app(ui), s->page.sheet.work, WN_STR("authors"), err))
        return false;
    wn_ui_say(ui, s->page.names ? "names are shown for this record; that is kept in the log"
                                : "names are hidden again");
    return wn_view_screening_load(ui, s, s->page.sheet.work, err);
}

/* ---- moving ---- */

bool wn_view_screening_step(struct wn_ui *ui, struct screening *s, enum wn_action act,
                            struct wn_err *err)
{
    bool forward = act == WN_ACT_NEXT;
    int64_t work;
    bool found = s->page.sheet.work
                     ? wn_screening_step(wn_ui_app(ui), s->page.sheet.place, forward, &work, err)
                     : wn_screening_edge(wn_ui_app(ui), !forward, &work, err);
    if (!found)
        return false;
    if (work)
        return wn_view_screening_load(ui, s, work, err);
    wn_ui_say(ui, forward ? "this is the last record" : "this is the first record");
    return true;
}

bool wn_view_screening_scroll(struct wn_ui *ui, struct screening *s, enum wn_action act,
                              struct wn_err *err)
{
    (void)err;
    const struct wn_canvas *c = wn_ui_canvas(ui);
    int rows = wn_view_screening_text_rows(s, c).rows;
    long page = rows > 1 ? rows - 1 : 1;
    long by = act == WN_ACT_DOWN        ? 1
              : act == WN_ACT_UP        ? -1
              : act == WN_ACT_PAGE_DOWN ? page
                                        : -page;
    size_t top = s->page.top;
    wn_page_scroll(&s->page, c, rows, by);
    if (s->page.top == top && act == WN_ACT_PAGE_DOWN)
        wn_ui_say(ui, "end of record");
    return true;
}

bool wn_view_screening_edge(struct wn_ui *ui, struct screening *s, enum wn_action act,
                            struct wn_err *err)
{
    int64_t work;
    if (!wn_screening_edge(wn_ui_app(ui), act == WN_ACT_LAST, &work, err))
        return false;
    return work == 0 || wn_view_screening_load(ui, s, work, err);
}

bool wn_view_screening_send(struct wn_ui *ui, struct screening *s, enum wn_action act,
                            struct wn_err *err)
{
    (void)act;
    if (s->pace.works == 0) {
        wn_ui_say(ui, "no records have come yet: there is nothing to send");
        return true;
    }
    if (s->page.sheet.work && !wn_screening_leave(wn_ui_app(ui), s->page.sheet.work, err))
        return false;
    return wn_sent_send(ui, &s->arena, &s->sent, err) &&
           wn_exchange_all_sent(wn_ui_app(ui), &s->all_sent, err);
}

bool wn_view_screening_flag(struct wn_ui *ui, struct screening *s, enum wn_action act,
                            struct wn_err *err)
{
    (void)act;
    bool on = !s->page.sheet.mine.flag;
    if (!wn_screening_flag(wn_ui_app(ui), s->page.sheet.work, on, err) ||
        !wn_view_screening_load(ui, s, s->page.sheet.work, err))
        return false;
    wn_ui_say(ui, on ? "#%04" PRId64 " flagged for discussion"
                     : "#%04" PRId64 " is not flagged any more",
              s->page.sheet.work);
    wn_ui_say_right(ui, "u undoes");
    return true;
}


bool wn_view_screening_decide_key(struct wn_ui *ui, struct screening *s, enum wn_action act,
                          struct wn_err *err)
{
    if (act != WN_ACT_LATER && screening_lacks_answer(ui, s))
        return true;
    if (act == WN_ACT_INCLUDE)
        return screening_include(ui, s, err);
    s->confirm = false;
    if (act == WN_ACT_EXCLUDE)
        return screening_exclude(ui, s, err);
    if (act == WN_ACT_MAYBE)
        return wn_view_screening_decide(ui, s, WN_MAYBE, WN_NO_REASON, err);
    return screening_put_aside(ui, s, err);
}
