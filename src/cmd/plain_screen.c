/* SPDX-License-Identifier: MIT */
/*
 * Screening in lines (notes/ux.md 2.4): read a record, ask, confirm, go on. The same calls of
 * app/screening as the view, so the same script of answers gives the same events.
 */
#include "plain.h"

#include <inttypes.h>

#include "winnow/base/text.h"

struct screen {
    struct wn_plain p;
    struct wn_app *app;
    struct wn_sheet sheet;
    enum wn_answer answers[WN_MAX_CRITERIA];
    int64_t work, place; /* work 0: everything is decided */
    bool loud;           /* the record is to be read */
    bool warned;         /* include although a criterion is failed was asked once */
    bool noted;  /* a note was written on it just now */
    bool aside;          /* what was put aside is coming */
    bool stop;
};

/* A key of line mode: a letter, what it is in the list, what it does. False: the run ends with err.
 */
struct screen_key {
    char key;
    bool (*act)(struct screen *s, struct wn_err *err);
};

static bool screen_left(struct screen *s, int64_t *left, struct wn_err *err)
{
    struct wn_pace pace;

    if (!wn_screening_pace(s->app, &pace, err))
        return false;
    *left = pace.left;
    return true;
}

/* What a failed call says; an error of the disk ends it, anything else asks again. */
static bool screen_failed(struct screen *s, struct wn_err *err)
{
    if (err->code == WN_EIO)
        return false;
    wn_plain_wrapf(&s->p, "Not saved: %s", err->text);
    *err = (struct wn_err){0};
    return true;
}

static bool screen_go(struct screen *s, int64_t work, struct wn_err *err)
{
    if (s->work != 0 && s->work != work && !wn_screening_leave(s->app, s->work, err))
        return false;
    s->work = work;
    s->loud = true;
    s->warned = false;
    s->noted = false;
    if (work == 0)
        return true;
    wn_arena_reset(&s->p.arena);
    if (!wn_screening_load(s->app, work, false, &s->p.arena, &s->sheet, err))
        return false;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        s->answers[i] = s->sheet.answers[i];
    s->place = s->sheet.place;
    return true;
}

static bool screen_next(struct screen *s, struct wn_err *err)
{
    int64_t work = 0;
    bool later = false;

    if (!wn_screening_next(s->app, s->place, &work, &later, err))
        return false;
    if (work != 0 && later && !s->aside)
        wn_plain_wrapf(&s->p, "All seen. What was put aside comes now.");
    s->aside = later;
    return screen_go(s, work, err);
}

static bool screen_write(struct screen *s, struct wn_choice *c, struct wn_err *err)
{
    struct wn_decided decided;
    bool needs_why = false;
    int64_t left = 0;

    if (!wn_screening_decide(s->app, c, true, &needs_why, &decided, err))
        return screen_failed(s, err);
    if (needs_why) {
        c->why = wn_arena_copy(
            &s->p.arena,
            wn_plain_ask(&s->p, "This was sent already. Why is it changed? Enter to leave it:"));
        if (c->why.n > 0)
            return screen_write(s, c, err);
        wn_plain_wrapf(&s->p, "Not changed.");
        return true;
    }
    if (!screen_left(s, &left, err))
        return false;
    struct wn_str because = wn_plain_because(&s->p, c->reason);
    wn_plain_wrapf(&s->p, "Saved: %04" PRId64 " %s%.*s%s %" PRId64 " left.", decided.work,
                   wn_plain_decided(c->decision), WN_ARG(because), wn_plain_stop(because), left);
    s->work = 0; /* decided: nothing of it is left to settle */
    return screen_next(s, err);
}

static bool screen_decide(struct screen *s, enum wn_decision decision, struct wn_err *err)
{
    struct wn_choice c = {
        .work = s->work, .decision = decision, .where = WN_STR("plain"), .seconds = WN_ABSENT};

    if (wn_plain_lacks_answer(&s->p, s->answers))
        return true;
    if (decision == WN_EXCLUDE &&
        (!wn_plain_reason(&s->p, s->answers, &c.reason) ||
         !wn_plain_note_for(&s->p, c.reason, s->noted || s->sheet.mine.note.n > 0, &c.note)))
        return true;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        c.answers[i] = s->answers[i];
    return screen_write(s, &c, err);
}

static bool screen_include(struct screen *s, struct wn_err *err)
{
    const struct wn_criteria *c = wn_app_criteria(s->app);

    if (wn_plain_lacks_answer(&s->p, s->answers))
        return true;
    for (size_t i = 0; i < c->criteria.n && !s->warned; i++)
        if (wn_criterion_fails(&c->criteria.v[i], s->answers[i])) {
            s->warned = true;
            wn_plain_wrapf(&s->p, "%d is marked %s. i again to include all the same.",
                           c->criteria.v[i].key, wn_answer_word(s->answers[i]));
            return true;
        }
    return screen_decide(s, WN_INCLUDE, err);
}

static bool screen_exclude(struct screen *s, struct wn_err *err)
{
    return screen_decide(s, WN_EXCLUDE, err);
}

static bool screen_maybe(struct screen *s, struct wn_err *err)
{
    return screen_decide(s, WN_MAYBE, err);
}

static bool screen_later(struct screen *s, struct wn_err *err)
{
    if (!wn_screening_later(s->app, s->work, err))
        return screen_failed(s, err);
    wn_plain_wrapf(&s->p, "Put aside: %04" PRId64 ". It comes again at the end.", s->work);
    return screen_next(s, err);
}

/* Loaded anew: a note or an answer may have come since. */
static bool screen_read_again(struct screen *s, struct wn_err *err)
{
    return screen_go(s, s->work, err);
}

static bool screen_criteria(struct screen *s, struct wn_err *err)
{
    (void)err;
    wn_plain_criteria(&s->p, s->answers);
    return true;
}

static bool screen_note(struct screen *s, struct wn_err *err)
{
    return wn_plain_note(&s->p, s->work, &s->noted, err) || screen_failed(s, err);
}

static bool screen_tag(struct screen *s, struct wn_err *err)
{
    return wn_plain_tag(&s->p, s->work, err) || screen_failed(s, err);
}

static bool screen_flag(struct screen *s, struct wn_err *err)
{
    return wn_plain_flag(&s->p, s->work, &s->sheet.mine.flag, err) || screen_failed(s, err);
}

static bool screen_before(struct screen *s, struct wn_err *err)
{
    int64_t work = 0;

    if (!wn_screening_step(s->app, s->work != 0 ? s->place : INT64_MAX, false, &work, err))
        return false;
    if (work != 0)
        return screen_go(s, work, err);
    wn_plain_wrapf(&s->p, "This is the first record.");
    return true;
}

/* Says what undo or redo came to, and what is in force; goes to that record. */
static bool screen_undone(struct screen *s, const struct wn_undone *u, const char *word,
                          struct wn_err *err)
{
    int64_t left = 0;

    if (!screen_left(s, &left, err) || !screen_go(s, u->record, err))
        return false;
    struct wn_str because = wn_plain_because(&s->p, s->sheet.mine.reason);
    if (!wn_str_is(wn_str(u->kind), "decision")) {
        const char *what = wn_str_is(wn_str(u->kind), "later") ? "putting aside" : u->kind;

        wn_plain_wrapf(&s->p, "%s: the %s of %04" PRId64 ". Your decision is as before: %s%.*s%s",
                       word, what, u->record, wn_plain_decided(u->decision), WN_ARG(because),
                       wn_plain_stop(because));
        wn_plain_say_now(&s->p, &s->sheet.mine, u->kind);
    } else if (u->decision == WN_NONE) {
        wn_plain_wrapf(&s->p, "%s: %04" PRId64 " is not decided again. %" PRId64 " left.", word,
                       u->record, left);
    } else {
        wn_plain_wrapf(&s->p, "%s: %04" PRId64 " is %s again%.*s. %" PRId64 " left.", word,
                       u->record, wn_plain_decided(u->decision), WN_ARG(because), left);
    }
    return true;
}

/* A decision that was sent asks for why, as a changed one does. */
static bool screen_take_back(struct screen *s, struct wn_undo_how *how, struct wn_err *err)
{
    struct wn_undone u = {0};

    if (!wn_screening_take_back(s->app, how, &u, err))
        return screen_failed(s, err);
    if (u.nothing) {
        wn_plain_wrapf(&s->p, "There is nothing to %s.", how->redo ? "redo" : "undo");
        return true;
    }
    if (!u.needs_why)
        return screen_undone(s, &u, how->redo ? "Redone" : "Undone", err);
    struct wn_str question =
        wn_arena_print(&s->p.arena,
                       "%04" PRId64 " was sent already. Why is it changed? Enter to leave it:",
                       u.record);
    how->why = wn_arena_copy(&s->p.arena, wn_plain_ask(&s->p, question.p));
    if (how->why.n > 0)
        return screen_take_back(s, how, err);
    wn_plain_wrapf(&s->p, "Not changed.");
    return true;
}

static bool screen_undo(struct screen *s, struct wn_err *err)
{
    return screen_take_back(s, &(struct wn_undo_how){.ask_why = true}, err);
}

static bool screen_redo(struct screen *s, struct wn_err *err)
{
    return screen_take_back(s, &(struct wn_undo_how){.redo = true, .ask_why = true}, err);
}

static bool screen_stop(struct screen *s, struct wn_err *err)
{
    (void)err;
    s->stop = true;
    return true;
}

static bool screen_help(struct screen *s, struct wn_err *err)
{
    (void)err;
    s->p.listed = false;
    wn_plain_wrapf(&s->p, "A number answers the criterion with that number: 2, or 2 yes, 2 no, "
                          "2 unclear. 0112 goes to that record, - to the one before. t sets a "
                          "tag, f flags for discussion. U brings back what u took.");
    return true;
}

static const struct screen_key screen_keys[] = {
    {'i', screen_include},    {'e', screen_exclude},  {'m', screen_maybe}, {'s', screen_later},
    {'r', screen_read_again}, {'c', screen_criteria}, {'n', screen_note},  {'u', screen_undo},
    {'t', screen_tag},        {'f', screen_flag},     {'-', screen_before},
    {'U', screen_redo},       {'q', screen_stop},     {'?', screen_help},  {0, NULL},
};
static const struct screen_key screen_keys_at_end[] = {
    {'u', screen_undo}, {'U', screen_redo}, {'q', screen_stop}, {'?', screen_help}, {0, NULL},
};

static bool screen_number(struct screen *s, struct wn_str line, struct wn_err *err)
{
    int64_t number = 0, work = 0;

    if (line.p[0] != '0' && s->work != 0) {
        if (!wn_plain_answer(&s->p, line, s->answers))
            return true;
        return wn_screening_answer(s->app, s->work, s->answers, err) || screen_failed(s, err);
    }
    if (wn_str_int(line, &number) && wn_screening_find(s->app, number, &work, err))
        return screen_go(s, work, err);
    if (err->text[0] == 't')
        err->text[0] = 'T'; /* a sentence of its own here */
    wn_plain_wrapf(&s->p, "%s.", err->text[0] ? err->text : "That is no record number");
    *err = (struct wn_err){0};
    return true;
}

static bool screen_answer(struct screen *s, struct wn_str line, struct wn_err *err)
{
    const struct screen_key *keys = s->work != 0 ? screen_keys : screen_keys_at_end;

    line = wn_arena_copy(&s->p.arena, line);
    if (line.n > 0 && line.p[0] >= '0' && line.p[0] <= '9')
        return screen_number(s, line, err);
    for (; line.n == 1 && keys->key; keys++)
        if (line.p[0] == keys->key)
            return keys->act(s, err);
    if (line.n > 0)
        wn_plain_wrapf(&s->p, "\"%.*s\" does nothing here; i includes, e excludes, ? lists all.",
                       WN_ARG(wn_str_first(line, 40)));
    return true;
}

static void screen_read(struct screen *s)
{
    struct wn_pace pace;
    struct wn_err ignored = {0};

    s->loud = false;
    if (s->work == 0) {
        wn_say(s->p.cmd, "\n");
        wn_plain_wrapf(&s->p, "Everything is decided. u undoes; winnow send hands it over.");
        return;
    }
    if (!wn_screening_pace(s->app, &pace, &ignored))
        return;
    wn_say(s->p.cmd, "\nRecord %04" PRId64 ", number %" PRId64 " of %" PRId64 ".\n", s->work,
           s->place, pace.works);
    wn_plain_sheet(&s->p, &s->sheet);
    if (s->sheet.mine.decision != WN_NONE)
        wn_plain_wrapf(&s->p, "You decided: %s%.*s.", wn_plain_decided(s->sheet.mine.decision),
                       WN_ARG(wn_plain_because(&s->p, s->sheet.mine.reason)));
    wn_say(s->p.cmd, "\n");
}

static struct wn_str screen_ask(struct screen *s)
{
    bool listed = s->p.listed;

    if (s->work == 0)
        return wn_plain_ask(&s->p, "u undo, q stop:");
    s->p.listed = true;
    if (!listed)
        wn_say(s->p.cmd, "Decision? i include, e exclude, m maybe, s later, r read again, "
                         "c criteria,\n");
    return wn_plain_ask(&s->p, listed ? "Decision?" : "n note, u undo, q stop:");
}

static bool screen_start(struct screen *s, struct wn_err *err)
{
    struct wn_pace pace;

    if (!(wn_app_roles(s->app) & WN_SCREENER))
        return wn_fail(err, WN_EREFUSED,
                       "%.*s does not screen in this review; only screeners decide "
                       "on records",
                       WN_ARG(wn_app_me(s->app)));
    if (!wn_app_readonly(s->app) && !wn_screening_settle(s->app, err))
        return false;
    if (!wn_screening_pace(s->app, &pace, err))
        return false;
    wn_plain_wrapf(&s->p, "winnow, review %.*s, screener %.*s, criteria %.*s.",
                   WN_ARG(wn_app_review(s->app)), WN_ARG(wn_app_me(s->app)),
                   WN_ARG(wn_app_criteria(s->app)->version));
    wn_plain_wrapf(&s->p,
                   "%" PRId64 " of %" PRId64 " decided. Type ? for help, q to stop. Everything "
                   "is saved as you go.",
                   pace.decided, pace.works);
    return screen_next(s, err);
}

bool wn_plain_screen(struct wn_cmd *cmd, struct wn_err *err)
{
    struct screen s = {.p = {.cmd = cmd}, .app = cmd->app};
    bool going = screen_start(&s, err);

    while (going && !s.stop) {
        if (s.loud)
            screen_read(&s);
        struct wn_str line = screen_ask(&s);
        if (s.p.ended)
            break;
        going = screen_answer(&s, line, err);
    }
    if (going && s.work != 0 && !wn_app_readonly(s.app))
        going = wn_screening_leave(s.app, s.work, err);
    if (going)
        wn_say(cmd, "\nStopped. Everything is saved.\n");
    wn_plain_end(&s.p);
    return going;
}
