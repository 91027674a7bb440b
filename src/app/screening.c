/* SPDX-License-Identifier: MIT */
/*
 * Deciding. Everything that makes a decision (view, list, plain mode, verb, file) comes through
 * screening_write: checked by core/decision, note and decision in one transaction, true after the
 * commit.
 */
#include "screening_parts.h"

#include <inttypes.h>

#include "winnow/store/decisions.h"
#include "winnow/store/events.h"

bool wn_screening_allowed(struct wn_app *app, struct wn_err *err)
{
    if (!(wn_app_roles(app) & WN_SCREENER))
        return wn_fail(err, WN_EREFUSED,
                       "%.*s does not screen in this review; only screeners decide on records",
                       WN_ARG(wn_app_me(app)));
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: no decision is taken");
    return true;
}

struct screening_plan { /* what a choice comes to, before anything is written */
    struct wn_row row;
    struct wn_standing mine;
    struct wn_str note; /* a new one, or empty */
    bool repeats, same; /* same: nothing to write */
};

static bool screening_plan(struct wn_app *app, const struct wn_choice *choice,
                           struct wn_arena *arena, struct screening_plan *plan, struct wn_err *err)
{
    if (!wn_sheet_row(app, choice->work, arena, &plan->row, err) ||
        !wn_mine_get(wn_app_store(app), wn_app_stage(app), plan->row.work, arena, &plan->mine, err))
        return false;
    struct wn_choice clean = *choice;
    clean.note = wn_str_trim(choice->note);
    plan->note = wn_str_eq(clean.note, plan->mine.note) ? WN_STR("") : clean.note;
    /* The same on a text that was corrected since says something new. */
    plan->repeats = wn_choice_same(choice, &plan->mine);
    plan->same = plan->repeats && !wn_sheet_other_text(&plan->mine, &plan->row.r, arena);
    return wn_choice_check(&clean, wn_app_criteria(app), wn_app_stage(app), plan->mine.note.n > 0,
                           err);
}

static struct wn_line screening_line(struct wn_app *app, const struct wn_choice *choice,
                                     const struct screening_plan *plan, struct wn_arena *arena)
{
    struct wn_line line = wn_line_of(WN_K_DECISION);
    line.stage = wn_str(wn_stage_word(wn_app_stage(app)));
    line.criteria = wn_app_criteria(app)->version;
    line.record = plan->row.work;
    line.text = wn_sheet_text(&plan->row.r, arena);
    line.decision = wn_str(wn_decision_word(choice->decision));
    line.reason = choice->reason;
    line.answers.n =
        wn_answers_lines(wn_app_criteria(app), choice->answers, arena, &line.answers.v);
    line.where = choice->where;
    line.seconds = choice->seconds;
    line.marks = choice->marks;
    line.why = choice->why;
    return line;
}

/* Inside a transaction. */
static bool screening_write(struct wn_app *app, const struct wn_choice *choice,
                            const struct screening_plan *plan, struct wn_arena *arena,
                            struct wn_decided *out, struct wn_err *err)
{
    *out = (struct wn_decided){plan->row.work, plan->mine.line, choice->decision, plan->same,
                               plan->note.n > 0, false};
    if (plan->note.n > 0 &&
        !wn_screening_put_note(app, plan->row.work, plan->mine.note, plan->note, err))
        return false;
    if (!wn_draft_put(wn_app_store(app), plan->row.work, WN_STR(WN_DRAFT_ANSWERS), WN_STR(""), err))
        return false;
    if (plan->same)
        return true;
    struct wn_line line = screening_line(app, choice, plan, arena);
    if (!wn_app_write(app, &line, err))
        return false;
    out->sequence = line.n;
    return true;
}

/* Was the decision in force sent already? Then a change asks for its reason. */
static bool screening_was_sent(struct wn_app *app, const struct wn_standing *mine, bool *sent,
                               struct wn_err *err)
{
    int64_t newest;
    if (!wn_events_last_of(wn_app_store(app), WN_K_SENT, &newest, err))
        return false;
    *sent = mine->line > 0 && mine->line < newest;
    return true;
}

bool wn_screening_decide(struct wn_app *app, const struct wn_choice *choice, bool ask_why,
                         bool *needs_why, struct wn_decided *out, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(app);
    struct wn_arena arena = {0};
    struct screening_plan plan;
    bool sent = false;
    if (needs_why)
        *needs_why = false;
    bool done = wn_screening_allowed(app, err) && screening_plan(app, choice, &arena, &plan, err) &&
                screening_was_sent(app, &plan.mine, &sent, err);
    if (done && sent && ask_why && !plan.repeats && choice->why.n == 0) {
        if (needs_why)
            *needs_why = true;
    } else if (done) {
        done = wn_store_begin(store, err) &&
               screening_write(app, choice, &plan, &arena, out, err) && wn_store_commit(store, err);
        out->was_sent = done && sent && !plan.same;
        if (!done)
            wn_store_rollback(store);
    }
    wn_arena_free(&arena);
    return done;
}

bool wn_screening_may(struct wn_app *app, const struct wn_choice *choice, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct screening_plan plan;
    bool done = wn_screening_allowed(app, err) && screening_plan(app, choice, &arena, &plan, err);
    wn_arena_free(&arena);
    return done;
}

bool wn_screening_decide_all(struct wn_app *app, const struct wn_choice *choices, size_t n,
                             struct wn_decided_many *out, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(app);
    struct wn_arena arena = {0};
    *out = (struct wn_decided_many){0};
    bool done = wn_screening_allowed(app, err) && wn_store_begin(store, err);
    for (size_t i = 0; done && i < n; i++) {
        struct screening_plan plan;
        struct wn_decided one;
        done = screening_plan(app, &choices[i], &arena, &plan, err) &&
               screening_write(app, &choices[i], &plan, &arena, &one, err);
        if (done && !one.unchanged) {
            out->first = out->first ? out->first : one.sequence;
            out->last = one.sequence;
            out->decisions++;
        } else if (done) {
            out->unchanged++;
        }
        wn_arena_reset(&arena);
    }
    if (!done || !wn_store_commit(store, err)) {
        wn_store_rollback(store);
        done = false;
    }
    wn_arena_free(&arena);
    return done;
}
