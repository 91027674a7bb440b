/* SPDX-License-Identifier: MIT */
/*
 * Undo and redo: a further line that takes one back. What it acts on follows from the log alone, so
 * it works across restarts and without any state of the interface.
 */
#include "screening_parts.h"

#include "winnow/store/decisions.h"
#include "winnow/store/events.h"

typedef bool undo_target_fn(struct wn_store *, struct wn_undo_target *, bool *, struct wn_err *);

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

static bool undo_write(struct wn_app *app, undo_target_fn *find, struct wn_undone *out,
                       struct wn_err *err)
{
    struct wn_undo_target target;
    bool found;
    *out = (struct wn_undone){.nothing = true};
    if (!find(wn_app_store(app), &target, &found, err))
        return false;
    if (!found)
        return true;
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nothing is undone");
    struct wn_line line = wn_line_of(WN_K_UNDO);
    line.undoes = target.n;
    if (!wn_app_write(app, &line, err))
        return false;
    *out = (struct wn_undone){target.record, line.n, wn_kind_name(target.kind), WN_NONE, false};
    return undo_in_force(app, &target, &out->decision, err);
}

bool wn_screening_undo(struct wn_app *app, struct wn_undone *out, struct wn_err *err)
{
    return undo_write(app, wn_events_undo_target, out, err);
}

bool wn_screening_redo(struct wn_app *app, struct wn_undone *out, struct wn_err *err)
{
    return undo_write(app, wn_events_redo_target, out, err);
}
