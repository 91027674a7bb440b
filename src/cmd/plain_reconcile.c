/* SPDX-License-Identifier: MIT */
/*
 * Settling conflicts in lines: the record first, both decisions on v (an entry in the log), then a
 * ruling. The same calls of app/reconciling as the view.
 */
#include "plain_reconcile.h"

#include <inttypes.h>

struct reconcile_key {
    char key;
    bool (*act)(struct wn_plain_case *r, struct wn_err *err);
};

bool wn_plain_case_failed(struct wn_plain_case *r, struct wn_err *err)
{
    if (err->code == WN_EIO)
        return false;
    wn_plain_wrapf(&r->p, "Not saved: %s", err->text);
    *err = (struct wn_err){0};
    return true;
}

static bool reconcile_load(struct wn_plain_case *r, bool show, struct wn_err *err)
{
    if (!wn_reconciling_load(r->app, r->work, show, &r->p.arena, &r->it, err))
        return false;
    r->place = r->it.sheet.place;
    r->shown = r->it.shown;
    return true;
}

static bool reconcile_go(struct wn_plain_case *r, int64_t work, struct wn_err *err)
{
    r->work = work;
    r->loud = true;
    r->note = wn_str("");
    if (work == 0)
        return true;
    wn_arena_reset(&r->p.arena);
    if (!reconcile_load(r, false, err))
        return false;
    r->note = r->it.draft;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        r->answers[i] = r->it.sheet.answers[i];
    return true;
}

bool wn_plain_case_next(struct wn_plain_case *r, struct wn_err *err)
{
    int64_t work = 0;

    return wn_reconciling_next(r->app, r->place, &work, err) && reconcile_go(r, work, err);
}

bool wn_plain_case_say_left(struct wn_plain_case *r, const char *what, struct wn_str more,
                               struct wn_err *err)
{
    struct wn_conflicts t;

    if (!wn_reconciling_tally(r->app, &t, err))
        return false;
    wn_plain_wrapf(&r->p, "%s%.*s. %" PRId64 " conflict%s left.", what, WN_ARG(more), t.left,
                   t.left == 1 ? "" : "s");
    return true;
}

static void reconcile_say_side(struct wn_plain_case *r, size_t i)
{
    const struct wn_criteria *c = wn_app_criteria(r->app);
    const struct wn_case_side *side = &r->it.side[i];
    struct wn_str who = wn_arena_print(&r->p.arena, "%c%s%.*s", "AB"[i % 2],
                                       side->person.n > 0 ? ", " : "", WN_ARG(side->person));

    wn_plain_wrapf(&r->p, "%.*s: %s%.*s.", WN_ARG(who), wn_plain_decided(side->decision.decision),
                   WN_ARG(wn_plain_because(&r->p, side->decision.reason)));
    if (side->before != WN_NONE)
        wn_plain_wrapf(&r->p, "Changed since: %s before.", wn_plain_decided(side->before));
    for (size_t k = 0; k < c->criteria.n; k++)
        if (side->decision.answers[k] != WN_BLANK)
            wn_plain_wrapf(&r->p, "Criterion %d, %.*s: %s.", c->criteria.v[k].key,
                           WN_ARG(wn_plain_small(&r->p.arena, c->criteria.v[k].label)),
                           wn_answer_word(side->decision.answers[k]));
    if (side->decision.note.n > 0)
        wn_plain_wrapf(&r->p, "Note of %c: %.*s", "AB"[i % 2], WN_ARG(side->decision.note));
}

static bool reconcile_show(struct wn_plain_case *r, struct wn_err *err)
{
    if (!r->shown) {
        bool seen = r->it.seen;
        if (!reconcile_load(r, true, err))
            return wn_plain_case_failed(r, err);
        r->p.listed = false; /* A and B are choices from now on */
        wn_plain_wrapf(&r->p, seen ? "Both decisions, which were shown to you before."
                                   : "Both decisions; that they were shown is kept in the log.");
    }
    for (size_t i = 0; i < 2; i++)
        reconcile_say_side(r, i);
    if (r->it.agree_now)
        wn_plain_wrapf(&r->p, "The two agree by now. Your ruling stands until you rule again.");
    return true;
}

static bool reconcile_read_again(struct wn_plain_case *r, struct wn_err *err)
{
    (void)err;
    r->loud = true;
    return true;
}

static bool reconcile_criteria(struct wn_plain_case *r, struct wn_err *err)
{
    (void)err;
    wn_plain_criteria(&r->p, r->answers);
    return true;
}

static bool reconcile_undone(struct wn_plain_case *r, const struct wn_undone *u, const char *word,
                             struct wn_err *err)
{
    struct wn_str what;

    if (u->nothing) {
        wn_plain_wrapf(&r->p, "There is nothing to %s.", word[0] == 'U' ? "undo" : "redo");
        return true;
    }
    what = wn_arena_print(&r->p.arena, "%s: the %s on %04" PRId64, word, u->kind, u->record);
    if (!wn_plain_case_say_left(r, what.p, wn_str(""), err))
        return false;
    if (reconcile_go(r, u->record, err))
        return true;
    if (err->code != WN_EREFUSED) /* refused: what was taken back was no ruling on a conflict */
        return false;
    *err = (struct wn_err){0};
    return wn_plain_case_next(r, err);
}

static bool reconcile_undo(struct wn_plain_case *r, struct wn_err *err)
{
    struct wn_undone u = {0};

    if (!wn_screening_undo(r->app, &u, err))
        return wn_plain_case_failed(r, err);
    return reconcile_undone(r, &u, "Undone", err);
}

static bool reconcile_redo(struct wn_plain_case *r, struct wn_err *err)
{
    struct wn_undone u = {0};

    if (!wn_screening_redo(r->app, &u, err))
        return wn_plain_case_failed(r, err);
    return reconcile_undone(r, &u, "Redone", err);
}

/* To that record, if it is a conflict; the one that is read stays otherwise. */
static bool reconcile_goto(struct wn_plain_case *r, struct wn_str line, struct wn_err *err)
{
    struct wn_case it = {0};
    struct wn_arena arena = {0};
    int64_t number = 0, work = 0;

    if (!wn_str_int(line, &number)) {
        wn_plain_wrapf(&r->p, "A record number is digits only, such as 0140.");
        return true;
    }
    bool found = wn_screening_find(r->app, number, &work, err) &&
                 wn_reconciling_load(r->app, work, false, &arena, &it, err);
    wn_arena_free(&arena);
    if (found)
        return reconcile_go(r, work, err);
    if (err->code == WN_EIO)
        return false;
    wn_plain_wrapf(&r->p, "Not there: %s.", err->text);
    *err = (struct wn_err){0};
    return true;
}

static bool reconcile_step(struct wn_plain_case *r, bool forward, struct wn_err *err)
{
    int64_t place = r->work != 0 ? r->place : forward ? 0 : INT64_MAX, work = 0;

    if (!wn_reconciling_step(r->app, place, forward, &work, err))
        return false;
    if (work != 0)
        return reconcile_go(r, work, err);
    wn_plain_wrapf(&r->p, "This is the %s conflict.", forward ? "last" : "first");
    return true;
}

static bool reconcile_forward(struct wn_plain_case *r, struct wn_err *err)
{
    return reconcile_step(r, true, err);
}

static bool reconcile_back(struct wn_plain_case *r, struct wn_err *err)
{
    return reconcile_step(r, false, err);
}

static bool reconcile_stop(struct wn_plain_case *r, struct wn_err *err)
{
    (void)err;
    r->stop = true;
    return true;
}

static bool reconcile_help(struct wn_plain_case *r, struct wn_err *err)
{
    (void)err;
    r->p.listed = false;
    wn_plain_wrapf(&r->p,
                   "Read the record first. v tells both decisions, which is kept in the log. A "
                   "and B then rule as that screener did. A number answers the criterion with "
                   "that number; a number that begins with 0, such as 0140, goes to that record. "
                   "+ and - go to the next and the previous conflict, ruled or not. U brings "
                   "back what u took.");
    return true;
}

static const struct reconcile_key reconcile_keys[] = {
    {'i', wn_plain_ruling_include}, {'e', wn_plain_ruling_exclude},    {'s', wn_plain_ruling_later},
    {'v', reconcile_show},    {'r', reconcile_read_again}, {'c', reconcile_criteria},
    {'n', wn_plain_ruling_note},    {'u', reconcile_undo},       {'U', reconcile_redo},
    {'A', wn_plain_ruling_as_a},    {'B', wn_plain_ruling_as_b},       {'+', reconcile_forward},
    {'-', reconcile_back},    {'q', reconcile_stop},       {'?', reconcile_help},
    {0, NULL},
};
static const struct reconcile_key reconcile_keys_at_end[] = {
    {'u', reconcile_undo},
    {'U', reconcile_redo},
    {'+', reconcile_forward},
    {'-', reconcile_back},
    {'q', reconcile_stop},
    {'?', reconcile_help},
    {0, NULL},
};

static bool reconcile_answer(struct wn_plain_case *r, struct wn_str line, struct wn_err *err)
{
    const struct reconcile_key *keys = r->work != 0 ? reconcile_keys : reconcile_keys_at_end;

    line = wn_arena_copy(&r->p.arena, line);
    if (line.n > 1 && line.p[0] == '0')
        return reconcile_goto(r, line, err);
    if (r->work != 0 && line.n > 0 && line.p[0] >= '1' && line.p[0] <= '9') {
        (void)wn_plain_answer(&r->p, line, r->answers);
        return true;
    }
    for (; line.n == 1 && keys->key; keys++)
        if (line.p[0] == keys->key)
            return keys->act(r, err);
    if (line.n > 0)
        wn_plain_wrapf(&r->p, "\"%.*s\" does nothing here; i includes, e excludes, ? lists all.",
                       WN_ARG(wn_str_first(line, 40)));
    return true;
}

static bool reconcile_read(struct wn_plain_case *r, struct wn_err *err)
{
    struct wn_conflicts t;

    r->loud = false;
    wn_say(r->p.cmd, "\n");
    if (!wn_reconciling_tally(r->app, &t, err))
        return false;
    if (r->work == 0) {
        wn_plain_wrapf(&r->p, "%s",
                       t.conflicts == 0 ? "There are no conflicts now."
                                        : "Every conflict is ruled. u undoes, - goes back.");
        return true;
    }
    wn_say(r->p.cmd, "Record %04" PRId64 ", %" PRId64 " of %" PRId64 " conflicts left.\n", r->work,
           t.left, t.conflicts);
    wn_plain_sheet(&r->p, &r->it.sheet);
    if (r->it.ruled)
        wn_plain_wrapf(&r->p, "You ruled: %s%.*s.", wn_decision_word(r->it.ruling.decision),
                       WN_ARG(wn_plain_because(&r->p, r->it.ruling.reason)));
    if (r->note.n > 0)
        wn_plain_wrapf(&r->p, "Your note, which goes with your ruling: %.*s", WN_ARG(r->note));
    if (!r->shown && r->it.agree_now)
        wn_plain_wrapf(&r->p, "The two agree by now. Your ruling stands until you rule again.");
    else if (!r->shown)
        wn_plain_wrapf(&r->p, "%s v shows them with reasons.",
                       r->it.for_and_against ? "One decision is for inclusion and one against."
                                             : "The two decisions differ.");
    else
        return reconcile_show(r, err);
    wn_say(r->p.cmd, "\n");
    return true;
}

static struct wn_str reconcile_ask(struct wn_plain_case *r)
{
    bool listed = r->p.listed;

    if (r->work == 0)
        return wn_plain_ask(&r->p, "u undo, - previous conflict, q stop:");
    r->p.listed = true;
    if (listed)
        return wn_plain_ask(&r->p, "Ruling?");
    wn_say(r->p.cmd, "Ruling? i include, e exclude, %s,\n",
           r->shown ? "A as the first screener, B as the second" : "v both decisions");
    return wn_plain_ask(&r->p, "s later, r read again, c criteria, n note, u undo, q stop:");
}

static bool reconcile_start(struct wn_plain_case *r, struct wn_err *err)
{
    struct wn_conflicts t;
    int64_t work = 0;

    if (!wn_reconciling_tally(r->app, &t, err))
        return false;
    wn_plain_wrapf(&r->p, "winnow, review %.*s, third reviewer %.*s, criteria %.*s.",
                   WN_ARG(wn_app_review(r->app)), WN_ARG(wn_app_me(r->app)),
                   WN_ARG(wn_app_criteria(r->app)->version));
    wn_plain_wrapf(&r->p,
                   "%" PRId64 " of %" PRId64 " conflicts ruled; %" PRId64 " records wait for a "
                   "screener. Type ? for help, q to stop. Everything is saved as you go.",
                   t.ruled, t.conflicts, t.waiting);
    if (!wn_reconciling_unfinished(r->app, &work, err))
        return false;
    if (work != 0 && reconcile_go(r, work, err)) /* its note waits for a ruling */
        return true;
    if (work != 0 && err->code != WN_EREFUSED)
        return false;
    *err = (struct wn_err){0};
    return wn_plain_case_next(r, err);
}

bool wn_plain_reconcile(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_plain_case r = {.p = {.cmd = cmd}, .app = cmd->app};
    bool going = reconcile_start(&r, err);

    while (going && !r.stop) {
        if (r.loud)
            going = reconcile_read(&r, err);
        if (!going)
            break;
        struct wn_str line = reconcile_ask(&r);
        if (r.p.ended)
            break;
        going = reconcile_answer(&r, line, err);
    }
    if (going)
        wn_say(cmd, "\nStopped. Everything is saved.\n");
    wn_plain_end(&r.p);
    return going;
}
