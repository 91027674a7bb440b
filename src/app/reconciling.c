/* SPDX-License-Identifier: MIT */
/*
 * Settling conflicts: the record first; both decisions when asked for, which is an event; one
 * ruling, which is a further entry and edits no decision. Nothing is said of others' decisions
 * before they were opened (opening.c), also where they lie in the same file.
 */
#include "winnow/app/reconciling.h"

#include <inttypes.h>

#include "opening.h"
#include "screening_parts.h"
#include "winnow/store/decisions.h"
#include "winnow/store/events.h"
#include "winnow/store/pairs.h"

bool wn_reconciling_tally(struct wn_app *app, struct wn_conflicts *out, struct wn_err *err)
{
    struct wn_conflict_tally t = {0};
    int64_t records;
    bool open;
    *out = (struct wn_conflicts){0};
    if (!wn_opening_done(app, &open, err))
        return false;
    if (!open)
        return wn_records_count(wn_app_store(app), &records, &out->waiting, err);
    if (!wn_pairs_tally(wn_app_store(app), wn_app_stage(app), &t, err))
        return false;
    *out = (struct wn_conflicts){.conflicts = t.conflicts, .ruled = t.ruled,
                                 .left = t.conflicts - t.ruled, .ruled_include = t.ruled_include,
                                 .ruled_exclude = t.ruled_exclude, .later = t.later,
                                 .waiting = t.waiting};
    return true;
}

/* The pair, which must be a conflict (ruled or not). */
static bool reconciling_pair(struct wn_app *app, int64_t work, struct wn_arena *arena,
                             struct wn_pair *pair, struct wn_err *err)
{
    bool found, open;
    if (!wn_opening_done(app, &open, err))
        return false;
    if (!open)
        return wn_fail(err, WN_EREFUSED,
                       "the decisions of the others are not opened yet; run: winnow reconcile");
    if (!wn_pairs_get(wn_app_store(app), wn_app_stage(app), work, arena, pair, &found, err))
        return false;
    if (!found || pair->state == WN_WAITING)
        return wn_fail(err, WN_EREFUSED,
                       "#%04" PRId64
                       " is not decided by all its screeners yet; there is nothing to "
                       "settle",
                       work);
    if (pair->state == WN_AGREE)
        return wn_fail(err, WN_EREFUSED, "#%04" PRId64 " is no conflict: its screeners agree",
                       work);
    return true;
}

static bool reconciling_reveal(struct wn_app *app, int64_t work, struct wn_arena *arena,
                               struct wn_err *err)
{
    struct wn_line line = wn_line_of(WN_K_REVEAL);
    struct wn_head *heads;
    if (wn_app_readonly(app))
        return wn_fail(
            err, WN_EREADONLY,
            "This review can be read but not written here: showing decisions is an entry "
            "in the log");
    if (!wn_pairs_heads(wn_app_store(app), arena, &heads, &line.heads.n, err))
        return false;
    line.heads.v = heads;
    line.record = work;
    line.what = WN_STR("decisions");
    return wn_app_write(app, &line, err);
}

static void reconciling_sides(struct wn_app *app, const struct wn_pair *pair, struct wn_case *out)
{
    const struct wn_criteria *c = wn_app_criteria(app);
    for (size_t i = 0; i < pair->sides && i < 2; i++) {
        enum wn_decision before = pair->side[i].independent.decision;
        out->side[i].decision = pair->side[i].now;
        out->side[i].before = before == pair->side[i].now.decision ? WN_NONE : before;
        if (c->adjudicator_sees == WN_DECISIONS)
            continue;
        const struct wn_reviewer *person = wn_criteria_person(c, pair->side[i].person);
        out->side[i].person = pair->side[i].person;
        out->side[i].name = person ? person->name : WN_STR("");
    }
}

static bool reconciling_for_and_against(const struct wn_pair *pair)
{
    bool in = false, out = false;
    for (size_t i = 0; i < pair->sides; i++) {
        in = in || pair->side[i].now.decision == WN_INCLUDE;
        out = out || pair->side[i].now.decision == WN_EXCLUDE;
    }
    return in && out;
}

/* Without the ruling: do they agree by now? */
static bool reconciling_agree(struct wn_app *app, const struct wn_pair *pair)
{
    enum wn_decision now[WN_PAIR_MAX], final;
    for (size_t i = 0; i < pair->sides; i++)
        now[i] = pair->side[i].now.decision;
    return wn_work_outcome(now, pair->sides, WN_NONE, wn_app_criteria(app)->maybe_is_include,
                           &final) == WN_AGREE;
}

/* The own ruling, copied: while the decisions are hidden, the pair's texts do not stay. */
static void reconciling_fill(const struct wn_pair *pair, struct wn_arena *arena,
                             struct wn_case *out)
{
    struct wn_standing r = pair->ruling;
    struct wn_str *const texts[] = {&r.reason, &r.note, &r.why, &r.criteria_version,
                                    &r.where,  &r.at,   &r.text};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = wn_arena_copy(arena, *texts[i]);
    out->ruled = r.ruled;
    out->ruling = r;
    out->sheet.place = pair->place;
    out->sheet.mine = r;
    out->sheet.mine.later = pair->later;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        out->sheet.answers[i] = r.answers[i];
    out->for_and_against = reconciling_for_and_against(pair);
}

bool wn_reconciling_load(struct wn_app *app, int64_t work, bool show, struct wn_arena *arena,
                         struct wn_case *out, struct wn_err *err)
{
    struct wn_arena hidden = {0};
    struct wn_pair pair;
    struct wn_row row;
    bool drafted;
    *out = (struct wn_case){0};
    show = show || wn_app_criteria(app)->adjudicator_sees != WN_RECORD_FIRST;
    bool done = wn_sheet_row(app, work, arena, &row, err) &&
                reconciling_pair(app, row.work, show ? arena : &hidden, &pair, err) &&
                (!show || pair.revealed || reconciling_reveal(app, row.work, arena, err)) &&
                wn_draft_get(wn_app_store(app), row.work, WN_STR(WN_DRAFT_RULING), arena,
                             &out->draft, &drafted, err);
    if (done) {
        wn_sheet_fill(app, &row, wn_app_criteria(app)->hide, arena, &out->sheet);
        reconciling_fill(&pair, arena, out);
        out->agree_now = pair.ruling.ruled && reconciling_agree(app, &pair);
        out->shown = show;
        out->seen = pair.revealed;
        if (show)
            reconciling_sides(app, &pair, out);
    }
    wn_arena_free(&hidden);
    return done;
}

/* *work 0: there is none, or nothing is open yet. */
static bool reconciling_find(struct wn_app *app, int64_t place, bool forward, bool open_only,
                             int64_t *work, struct wn_err *err)
{
    bool found, open;
    *work = 0;
    if (!wn_opening_done(app, &open, err))
        return false;
    return !open || wn_pairs_conflict(wn_app_store(app), wn_app_stage(app), place, forward,
                                      open_only, work, &found, err);
}

bool wn_reconciling_step(struct wn_app *app, int64_t place, bool forward, int64_t *work,
                         struct wn_err *err)
{
    return reconciling_find(app, place, forward, false, work, err);
}

/* The next one behind `place` without a ruling, put aside or not. */
static bool reconciling_unruled(struct wn_app *app, int64_t place, int64_t *work,
                                struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_pair pair;
    bool done, found;
    do {
        wn_arena_reset(&arena);
        pair = (struct wn_pair){0};
        done = wn_reconciling_step(app, place, true, work, err) &&
               (*work == 0 || wn_pairs_get(wn_app_store(app), wn_app_stage(app), *work, &arena,
                                           &pair, &found, err));
        place = pair.place;
    } while (done && pair.ruling.ruled);
    wn_arena_free(&arena);
    return done;
}

bool wn_reconciling_next(struct wn_app *app, int64_t place, int64_t *work, struct wn_err *err)
{
    const int64_t from[] = {place, 0};
    bool done = true;
    *work = 0;
    for (size_t i = 0; done && *work == 0 && i < 2; i++)
        done = reconciling_find(app, from[i], true, true, work, err);
    for (size_t i = 0; done && *work == 0 && i < 2; i++) /* nothing else is left: put aside */
        done = reconciling_unruled(app, from[i], work, err);
    return done;
}

/*
 * Exclude although nobody excluded; include although all exclude, who came round after a ruling.
 * Maybe stands with include.
 */
static bool reconciling_against_all(const struct wn_pair *pair, enum wn_decision outcome)
{
    for (size_t i = 0; i < pair->sides; i++) {
        bool out = pair->side[i].now.decision == WN_EXCLUDE;
        if (out == (outcome == WN_EXCLUDE))
            return false;
    }
    return true;
}

static bool reconciling_check(struct wn_app *app, const struct wn_ruling *r, struct wn_err *err)
{
    const struct wn_criteria *c = wn_app_criteria(app);
    if (r->outcome != WN_INCLUDE && r->outcome != WN_EXCLUDE)
        return wn_fail(err, WN_EUSAGE, "a ruling is include or exclude");
    bool required = c->reason == WN_REQUIRED || wn_app_stage(app) == WN_FULL_TEXT;
    if (r->reason.n == 0)
        return r->outcome != WN_EXCLUDE || !required ||
               wn_fail(err, WN_EUSAGE,
                       "these criteria ask for a reason with each exclusion; add one of their "
                       "reasons");
    size_t reason = wn_criteria_reason(c, r->reason);
    if (r->outcome != WN_EXCLUDE)
        return wn_fail(err, WN_EUSAGE, "a reason goes with exclude only");
    if (reason == WN_NO_REASON)
        return wn_fail(err, WN_EUSAGE,
                       "there is no exclusion reason %.*s; see winnow criteria show",
                       WN_ARG(r->reason));
    if (c->reasons.v[reason].note_required && r->note.n == 0)
        return wn_fail(err, WN_EUSAGE, "the reason %.*s asks for a note (--note TEXT)",
                       WN_ARG(r->reason));
    return true;
}

static bool reconciling_write(struct wn_app *app, const struct wn_ruling *r, struct wn_arena *arena,
                              int64_t *sequence, struct wn_err *err)
{
    struct wn_line line = wn_line_of(WN_K_RULING);
    struct wn_head *heads;
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nothing is ruled");
    if (!wn_pairs_heads(wn_app_store(app), arena, &heads, &line.heads.n, err))
        return false;
    line.heads.v = heads;
    line.stage = wn_str(wn_stage_word(wn_app_stage(app)));
    line.record = r->work;
    line.outcome = wn_str(wn_decision_word(r->outcome));
    line.reason = r->reason;
    line.note = r->note;
    line.answers.n = wn_answers_lines(wn_app_criteria(app), r->answers, arena, &line.answers.v);
    struct wn_store *store = wn_app_store(app);
    bool done = wn_store_begin(store, err) &&
                wn_draft_put(store, r->work, WN_STR(WN_DRAFT_RULING), WN_STR(""), err) &&
                wn_app_write(app, &line, err) && wn_store_commit(store, err);
    if (!done)
        wn_store_rollback(store);
    *sequence = line.n;
    return done;
}

/* What is in force already, by the same person; without a note, the one it has stands. */
static bool reconciling_same(struct wn_app *app, const struct wn_ruling *r,
                             const struct wn_pair *pair)
{
    const struct wn_standing *old = &pair->ruling;
    bool same = old->ruled && wn_str_eq(pair->ruled_by, wn_app_me(app)) &&
                old->decision == r->outcome && wn_str_eq(old->reason, r->reason) &&
                (r->note.n == 0 || wn_str_eq(old->note, r->note));
    for (size_t i = 0; same && i < WN_MAX_CRITERIA; i++)
        same = old->answers[i] == r->answers[i];
    return same && !wn_app_readonly(app) && !reconciling_agree(app, pair);
}

bool wn_reconciling_rule(struct wn_app *app, const struct wn_ruling *ruling, bool *needs_note,
                         int64_t *sequence, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_ruling r = *ruling;
    struct wn_pair pair;
    struct wn_row row;
    if (needs_note)
        *needs_note = false;
    bool done = reconciling_check(app, &r, err) && wn_sheet_row(app, r.work, &arena, &row, err);
    if (done) {
        r.work = row.work;
        done = reconciling_pair(app, r.work, &arena, &pair, err);
    }
    if (done && reconciling_same(app, &r, &pair)) {
        *sequence = pair.ruling.line;
        done = wn_reconciling_draft(app, r.work, WN_STR(""), err);
    } else if (done && needs_note && r.note.n == 0 && reconciling_against_all(&pair, r.outcome)) {
        *needs_note = true;
    } else if (done) {
        done = reconciling_write(app, &r, &arena, sequence, err);
    }
    wn_arena_free(&arena);
    return done;
}

bool wn_reconciling_draft(struct wn_app *app, int64_t work, struct wn_str note, struct wn_err *err)
{
    return wn_notes_draft(app, work, WN_STR(WN_DRAFT_RULING), note, err);
}

bool wn_reconciling_unfinished(struct wn_app *app, int64_t *work, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_str note;
    bool found;
    bool done = wn_draft_any(wn_app_store(app), WN_STR(WN_DRAFT_RULING), &arena, work, &note,
                             &found, err);
    wn_arena_free(&arena);
    return done;
}

bool wn_reconciling_later(struct wn_app *app, int64_t work, struct wn_err *err)
{
    struct wn_line line = wn_line_of(WN_K_LATER);
    struct wn_arena arena = {0};
    struct wn_pair pair;
    bool done = reconciling_pair(app, work, &arena, &pair, err);
    bool ruled = done && pair.ruling.ruled;
    wn_arena_free(&arena);
    if (ruled)
        return wn_fail(err, WN_EREFUSED, "#%04" PRId64 " is settled; undo the ruling first", work);
    if (done && wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nothing is recorded");
    line.record = work;
    return done && wn_app_write(app, &line, err);
}
