/* SPDX-License-Identifier: MIT */
/* Ruling in line mode: every question has a way out that rules nothing, and says so. */
#include "plain_reconcile.h"

#include <inttypes.h>

/* The reason is there already where it is ruled as one of the two did. */
static bool ruling_rule_for(struct wn_plain_case *r, enum wn_decision outcome, struct wn_str reason,
                               struct wn_err *err)
{
    struct wn_ruling ruling = {
        .work = r->work, .outcome = outcome, .reason = reason, .note = r->note};
    bool needs_note = false;
    int64_t sequence = 0;

    if (!wn_plain_note_for(&r->p, reason, r->note.n > 0, &ruling.note))
        return true;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        ruling.answers[i] = r->answers[i];
    if (!wn_reconciling_rule(r->app, &ruling, &needs_note, &sequence, err))
        return wn_plain_case_failed(r, err);
    if (needs_note) {
        struct wn_str why = wn_plain_ask(
            &r->p, "This goes against both decisions. Why? Enter to rule nothing:");

        if (why.n == 0) {
            wn_plain_wrapf(&r->p, "Nothing is ruled: a ruling against both needs a note.");
            return true;
        }
        ruling.note = wn_arena_copy(&r->p.arena, why);
        if (!wn_reconciling_rule(r->app, &ruling, NULL, &sequence, err))
            return wn_plain_case_failed(r, err);
    }
    struct wn_str what = wn_arena_print(&r->p.arena, "Saved: %04" PRId64 " ruled %s", r->work,
                                        wn_decision_word(outcome));
    struct wn_str more = wn_plain_because(&r->p, ruling.reason);
    if (ruling.note.n > 0)
        more = wn_arena_print(&r->p.arena, "%.*s, with your note", WN_ARG(more));
    return wn_plain_case_say_left(r, what.p, more, err) && wn_plain_case_next(r, err);
}

static bool ruling_rule(struct wn_plain_case *r, enum wn_decision outcome, struct wn_err *err)
{
    struct wn_str reason = wn_str("");

    if (outcome == WN_EXCLUDE && !wn_plain_reason(&r->p, r->answers, &reason))
        return true;
    return ruling_rule_for(r, outcome, reason, err);
}

static bool ruling_rule_as(struct wn_plain_case *r, size_t i, struct wn_err *err)
{
    const struct wn_standing *d = &r->it.side[i].decision;

    if (!r->shown) {
        wn_plain_wrapf(&r->p, "v tells both decisions first.");
        return true;
    }
    if (d->decision == WN_NONE) {
        wn_plain_wrapf(&r->p, "%c has no decision any more.", i ? 'B' : 'A');
        return true;
    }
    if (d->decision != WN_EXCLUDE) /* maybe goes forward */
        return ruling_rule_for(r, WN_INCLUDE, wn_str(""), err);
    if (d->reason.n == 0 && wn_app_criteria(r->app)->reason == WN_REQUIRED)
        return ruling_rule(r, WN_EXCLUDE, err);
    return ruling_rule_for(r, WN_EXCLUDE, d->reason, err);
}

bool wn_plain_ruling_as_a(struct wn_plain_case *r, struct wn_err *err)
{
    return ruling_rule_as(r, 0, err);
}

bool wn_plain_ruling_as_b(struct wn_plain_case *r, struct wn_err *err)
{
    return ruling_rule_as(r, 1, err);
}

bool wn_plain_ruling_include(struct wn_plain_case *r, struct wn_err *err)
{
    return ruling_rule(r, WN_INCLUDE, err);
}

bool wn_plain_ruling_exclude(struct wn_plain_case *r, struct wn_err *err)
{
    return ruling_rule(r, WN_EXCLUDE, err);
}

bool wn_plain_ruling_later(struct wn_plain_case *r, struct wn_err *err)
{
    if (!wn_reconciling_later(r->app, r->work, err))
        return wn_plain_case_failed(r, err);
    wn_plain_wrapf(&r->p, "Put aside: %04" PRId64 ". It comes again at the end.", r->work);
    return wn_plain_case_next(r, err);
}

bool wn_plain_ruling_note(struct wn_plain_case *r, struct wn_err *err)
{
    struct wn_str note = wn_plain_ask(
        &r->p, r->note.n > 0 ? "Note on the ruling? - for none, Enter to leave it as it is:"
                             : "Note on the ruling? Enter for none:");

    if (note.n > 0)
        r->note = wn_str_is(note, "-") ? wn_str("") : wn_arena_copy(&r->p.arena, note);
    if (note.n > 0 && !wn_reconciling_draft(r->app, r->work, r->note, err))
        return wn_plain_case_failed(r, err);
    wn_plain_wrapf(&r->p, "%s",
                   r->note.n > 0 ? "Your note is kept and goes with the ruling." : "No note.");
    return true;
}
