/* SPDX-License-Identifier: MIT */
/*
 * Settling conflicts in lines: the record first, both decisions on v (an entry in the log), then a
 * ruling. The same calls of app/reconciling as the view.
 */
#include "plain.h"

#include <inttypes.h>

#include "winnow/app/reconciling.h"
#include "winnow/base/text.h"

struct reconcile {
    struct wn_plain p;
    struct wn_app *app;
    struct wn_case it;
    enum wn_answer answers[WN_MAX_CRITERIA];
    struct wn_str note;  /* for the ruling; in the arena of the record */
    int64_t work, place; /* work 0: nothing is left */
    bool shown, loud, stop;
};

struct reconcile_key {
    char key;
    bool (*act)(struct reconcile *r, struct wn_err *err);
};

static bool reconcile_failed(struct reconcile *r, struct wn_err *err)
{
    if (err->code == WN_EIO)
        return false;
    wn_plain_wrapf(&r->p, "Not saved: %s", err->text);
    *err = (struct wn_err){0};
    return true;
}

static bool reconcile_load(struct reconcile *r, bool show, struct wn_err *err)
{
    if (!wn_reconciling_load(r->app, r->work, show, &r->p.arena, &r->it, err))
        return false;
    r->place = r->it.sheet.place;
    r->shown = r->it.shown;
    return true;
}

static bool reconcile_go(struct reconcile *r, int64_t work, struct wn_err *err)
{
    r->work = work;
    r->loud = true;
    r->note = wn_str("");
    if (work == 0)
        return true;
    wn_arena_reset(&r->p.arena);
    if (!reconcile_load(r, false, err))
        return false;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        r->answers[i] = r->it.sheet.answers[i];
    return true;
}

static bool reconcile_next(struct reconcile *r, struct wn_err *err)
{
    int64_t work = 0;

    return wn_reconciling_next(r->app, r->place, &work, err) && reconcile_go(r, work, err);
}

static bool reconcile_say_left(struct reconcile *r, const char *what, struct wn_str more,
                               struct wn_err *err)
{
    struct wn_conflicts t;

    if (!wn_reconciling_tally(r->app, &t, err))
        return false;
    wn_plain_wrapf(&r->p, "%s%.*s. %" PRId64 " left.", what, WN_ARG(more), t.left);
    return true;
}

static bool reconcile_rule(struct reconcile *r, enum wn_decision outcome, struct wn_err *err)
{
    struct wn_ruling ruling = {.work = r->work, .outcome = outcome, .note = r->note};
    bool needs_note = false;
    int64_t sequence = 0;

    if (outcome == WN_EXCLUDE &&
        (!wn_plain_reason(&r->p, r->answers, &ruling.reason) ||
         !wn_plain_note_for(&r->p, ruling.reason, r->note.n > 0, &ruling.note)))
        return true;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        ruling.answers[i] = r->answers[i];
    if (!wn_reconciling_rule(r->app, &ruling, &needs_note, &sequence, err))
        return reconcile_failed(r, err);
    if (needs_note) {
        struct wn_str why = wn_plain_ask(&r->p, "This goes against both. Why? Enter to leave it:");

        if (why.n == 0) {
            wn_plain_wrapf(&r->p, "Not ruled.");
            return true;
        }
        ruling.note = wn_arena_copy(&r->p.arena, why);
        if (!wn_reconciling_rule(r->app, &ruling, NULL, &sequence, err))
            return reconcile_failed(r, err);
    }
    struct wn_str what = wn_arena_print(&r->p.arena, "Saved: %04" PRId64 " ruled %s", r->work,
                                        wn_decision_word(outcome));
    return reconcile_say_left(r, what.p, wn_plain_because(&r->p, ruling.reason), err) &&
           reconcile_next(r, err);
}

static bool reconcile_include(struct reconcile *r, struct wn_err *err)
{
    return reconcile_rule(r, WN_INCLUDE, err);
}

static bool reconcile_exclude(struct reconcile *r, struct wn_err *err)
{
    return reconcile_rule(r, WN_EXCLUDE, err);
}

static bool reconcile_later(struct reconcile *r, struct wn_err *err)
{
    if (!wn_reconciling_later(r->app, r->work, err))
        return reconcile_failed(r, err);
    wn_plain_wrapf(&r->p, "Put aside: %04" PRId64 ". It comes again at the end.", r->work);
    return reconcile_next(r, err);
}

static void reconcile_say_side(struct reconcile *r, size_t i)
{
    const struct wn_criteria *c = wn_app_criteria(r->app);
    const struct wn_case_side *side = &r->it.side[i];
    struct wn_str who =
        side->person.n > 0 ? side->person : wn_arena_print(&r->p.arena, "Screener %c", "AB"[i % 2]);

    wn_plain_wrapf(&r->p, "%.*s: %s%.*s.", WN_ARG(who), wn_plain_decided(side->decision.decision),
                   WN_ARG(wn_plain_because(&r->p, side->decision.reason)));
    for (size_t k = 0; k < c->criteria.n; k++)
        if (side->decision.answers[k] != WN_BLANK)
            wn_plain_wrapf(&r->p, "Criterion %d, %.*s: %s.", c->criteria.v[k].key,
                           WN_ARG(wn_plain_small(&r->p.arena, c->criteria.v[k].label)),
                           wn_answer_word(side->decision.answers[k]));
    if (side->decision.note.n > 0)
        wn_plain_wrapf(&r->p, "Note of %.*s: %.*s", WN_ARG(who), WN_ARG(side->decision.note));
}

static bool reconcile_show(struct reconcile *r, struct wn_err *err)
{
    if (!r->shown) {
        if (!reconcile_load(r, true, err))
            return reconcile_failed(r, err);
        wn_plain_wrapf(&r->p, "Both decisions; that they were shown is kept in the log.");
    }
    for (size_t i = 0; i < 2; i++)
        reconcile_say_side(r, i);
    return true;
}

static bool reconcile_read_again(struct reconcile *r, struct wn_err *err)
{
    (void)err;
    r->loud = true;
    return true;
}

static bool reconcile_criteria(struct reconcile *r, struct wn_err *err)
{
    (void)err;
    wn_plain_criteria(&r->p, r->answers);
    return true;
}

static bool reconcile_note(struct reconcile *r, struct wn_err *err)
{
    struct wn_str note = wn_plain_ask(&r->p, "Note on the ruling? Enter to leave it as it is:");

    (void)err;
    if (note.n > 0)
        r->note = wn_arena_copy(&r->p.arena, note);
    wn_plain_wrapf(&r->p, "%s",
                   note.n > 0 ? "The note goes with the ruling." : "No note was written.");
    return true;
}

static bool reconcile_undone(struct reconcile *r, const struct wn_undone *u, const char *word,
                             struct wn_err *err)
{
    struct wn_str what;

    if (u->nothing) {
        wn_plain_wrapf(&r->p, "There is nothing to %s.", word[0] == 'U' ? "undo" : "redo");
        return true;
    }
    what = wn_arena_print(&r->p.arena, "%s: the %s on %04" PRId64, word, u->kind, u->record);
    if (!reconcile_say_left(r, what.p, wn_str(""), err))
        return false;
    if (reconcile_go(r, u->record, err))
        return true;
    if (err->code != WN_EREFUSED) /* refused: what was taken back was no ruling on a conflict */
        return false;
    *err = (struct wn_err){0};
    return reconcile_next(r, err);
}

static bool reconcile_undo(struct reconcile *r, struct wn_err *err)
{
    struct wn_undone u = {0};

    if (!wn_screening_undo(r->app, &u, err))
        return reconcile_failed(r, err);
    return reconcile_undone(r, &u, "Undone", err);
}

static bool reconcile_redo(struct reconcile *r, struct wn_err *err)
{
    struct wn_undone u = {0};

    if (!wn_screening_redo(r->app, &u, err))
        return reconcile_failed(r, err);
    return reconcile_undone(r, &u, "Redone", err);
}

static bool reconcile_stop(struct reconcile *r, struct wn_err *err)
{
    (void)err;
    r->stop = true;
    return true;
}

static bool reconcile_help(struct reconcile *r, struct wn_err *err)
{
    (void)err;
    r->p.listed = false;
    wn_plain_wrapf(&r->p,
                   "Read the record first. v tells both decisions, which is kept in the log. A "
                   "number answers the criterion with that number. U brings back what u took.");
    return true;
}

static const struct reconcile_key reconcile_keys[] = {
    {'i', reconcile_include}, {'e', reconcile_exclude},    {'s', reconcile_later},
    {'v', reconcile_show},    {'r', reconcile_read_again}, {'c', reconcile_criteria},
    {'n', reconcile_note},    {'u', reconcile_undo},       {'U', reconcile_redo},
    {'q', reconcile_stop},    {'?', reconcile_help},       {0, NULL},
};
static const struct reconcile_key reconcile_keys_at_end[] = {
    {'u', reconcile_undo},
    {'U', reconcile_redo},
    {'q', reconcile_stop},
    {'?', reconcile_help},
    {0, NULL},
};

static bool reconcile_answer(struct reconcile *r, struct wn_str line, struct wn_err *err)
{
    const struct reconcile_key *keys = r->work != 0 ? reconcile_keys : reconcile_keys_at_end;

    line = wn_arena_copy(&r->p.arena, line);
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

static bool reconcile_read(struct reconcile *r, struct wn_err *err)
{
    struct wn_conflicts t;

    r->loud = false;
    wn_say(r->p.cmd, "\n");
    if (!wn_reconciling_tally(r->app, &t, err))
        return false;
    if (r->work == 0) {
        wn_plain_wrapf(&r->p, "%s",
                       t.conflicts == 0 ? "There are no conflicts now."
                                        : "Every conflict is ruled. u undoes.");
        return true;
    }
    wn_say(r->p.cmd, "Record %04" PRId64 ", %" PRId64 " of %" PRId64 " conflicts left.\n", r->work,
           t.left, t.conflicts);
    wn_plain_sheet(&r->p, &r->it.sheet);
    if (r->it.ruled)
        wn_plain_wrapf(&r->p, "You ruled: %s%.*s.", wn_decision_word(r->it.ruling.decision),
                       WN_ARG(wn_plain_because(&r->p, r->it.ruling.reason)));
    if (!r->shown)
        wn_plain_wrapf(&r->p, "%s v shows them with reasons.",
                       r->it.for_and_against ? "One decision is for inclusion and one against."
                                             : "The two decisions differ.");
    else
        return reconcile_show(r, err);
    wn_say(r->p.cmd, "\n");
    return true;
}

static struct wn_str reconcile_ask(struct reconcile *r)
{
    bool listed = r->p.listed;

    if (r->work == 0)
        return wn_plain_ask(&r->p, "u undo, q stop:");
    r->p.listed = true;
    if (!listed)
        wn_say(r->p.cmd,
               "Ruling? i include, e exclude, s later, v both decisions, r read again,\n");
    return wn_plain_ask(&r->p, listed ? "Ruling?" : "c criteria, n note, u undo, q stop:");
}

static bool reconcile_start(struct reconcile *r, struct wn_err *err)
{
    struct wn_conflicts t;

    if (!wn_reconciling_tally(r->app, &t, err))
        return false;
    wn_plain_wrapf(&r->p, "winnow, review %.*s, third reviewer %.*s, criteria %.*s.",
                   WN_ARG(wn_app_review(r->app)), WN_ARG(wn_app_me(r->app)),
                   WN_ARG(wn_app_criteria(r->app)->version));
    wn_plain_wrapf(&r->p,
                   "%" PRId64 " of %" PRId64 " conflicts ruled; %" PRId64 " records wait for a "
                   "screener. Type ? for help, q to stop. Everything is saved as you go.",
                   t.ruled, t.conflicts, t.waiting);
    return reconcile_next(r, err);
}

bool wn_plain_reconcile(struct wn_cmd *cmd, struct wn_err *err)
{
    struct reconcile r = {.p = {.cmd = cmd}, .app = cmd->app};
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
