/* SPDX-License-Identifier: MIT */
/*
 * Undo and redo: a further line that takes one back. What it acts on follows from the log alone, so
 * it works across restarts and without any state of the interface.
 */
#include "screening_parts.h"

#include "winnow/store/decisions.h"
#include "winnow/store/events.h"

/* What is in force on the record now: the own ruling for a ruling and for who does not screen. */
static bool undo_in_force(struct wn_app *app, const struct wn_undo_target *target,
                          enum wn_decision *decision, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_standing mine = {0};
    struct wn_store *store = wn_app_store(app);
    enum wn_stage stage = wn_app_stage(app);
    bool ruling = target->kind == WN_K_RULING || !(wn_app_roles(app) & WN_SCREENER);
    bool done = ruling ? wn_mine_ruling(store, stage, target->record, &arena, &mine, err)
                       : wn_mine_get(store, stage, target->record, &arena, &mine, err);
    *decision = done && (!ruling || mine.ruled) ? mine.decision : WN_NONE;
    wn_arena_free(&arena);
    return done;
}

/* A decision that was sent is changed by its undo, as it is by another decision. */
static bool undo_was_sent(struct wn_app *app, const struct wn_undo_target *target, bool *sent,
                          struct wn_err *err)
{
    int64_t newest = 0;
    if (!wn_events_last_of(wn_app_store(app), WN_K_SENT, &newest, err))
        return false;
    *sent = target->kind == WN_K_DECISION && target->n < newest;
    return true;
}

bool wn_screening_take_back(struct wn_app *app, const struct wn_undo_how *how,
                            struct wn_undone *out, struct wn_err *err)
{
    struct wn_undo_target target;
    bool found, sent;
    *out = (struct wn_undone){.nothing = true};
    if (!(how->redo ? wn_events_redo_target(wn_app_store(app), &target, &found, err)
                    : wn_events_undo_target(wn_app_store(app), &target, &found, err)))
        return false;
    if (!found)
        return true;
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nothing is undone");
    if (!undo_was_sent(app, &target, &sent, err))
        return false;
    bool needs_why = sent && how->ask_why && how->why.n == 0;
    *out = (struct wn_undone){.record = target.record, .kind = wn_kind_name(target.kind),
                              .was_sent = sent, .needs_why = needs_why};
    if (needs_why)
        return true;
    struct wn_line line = wn_line_of(WN_K_UNDO);
    line.undoes = target.n;
    line.why = how->why;
    if (!wn_app_write(app, &line, err))
        return false;
    out->sequence = line.n;
    return undo_in_force(app, &target, &out->decision, err);
}

bool wn_screening_undo(struct wn_app *app, struct wn_undone *out, struct wn_err *err)
{
    return wn_screening_take_back(app, &(struct wn_undo_how){0}, out, err);
}

bool wn_screening_redo(struct wn_app *app, struct wn_undone *out, struct wn_err *err)
{
    return wn_screening_take_back(app, &(struct wn_undo_how){.redo = true}, out, err);
}
