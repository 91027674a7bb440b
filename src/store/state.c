/* SPDX-License-Identifier: MIT */
/*
 * What one chain's lines on one work come to, as a row, and the sums over these rows. The row is
 * folded from the lines each time (a person has few on one work), so that there is one rule, in
 * core/decision; the sums get the difference to the row that was there.
 */
#include "apply.h"

#include <string.h>

struct state {
    int64_t place, decision, line, changes, later, noted, flag, ruling, ruling_event, aside;
    int64_t fixed, f_decision, f_changes;
    struct wn_str reason, answers, f_answers;
};

struct state_at { /* whose row, on what */
    const struct chain *chain;
    enum wn_stage stage;
    int64_t work;
};

bool wn_work_lines_load(struct wn_store *store, int64_t chain, int64_t work, struct wn_arena *arena,
                        struct work_lines *out, struct wn_err *err)
{
    size_t room = 0, id_room = 0;
    bool more = false, ok;
    *out = (struct work_lines){0};
    sqlite3_stmt *q = wn_db_start(store, Q_EVENT_OF_WORK, ARGS(A_INT(chain), A_INT(work)), err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        struct wn_line line;
        if (!wn_line_decode(wn_col_str(arena, q, 1), arena, &line, NULL))
            continue; /* kept, said by the check, not used */
        out->v = wn_arena_grow(arena, out->v, out->n, &room, sizeof *out->v);
        out->id = wn_arena_grow(arena, out->id, out->n, &id_room, sizeof *out->id);
        out->v[out->n] = line;
        out->id[out->n++] = wn_col_int(q, 0);
    }
    wn_db_end(store, q);
    return ok;
}

struct work_lines wn_work_lines_at(const struct work_lines *all, enum wn_stage stage,
                                   struct wn_arena *arena)
{
    struct work_lines at = {.v = WN_NEWS(arena, struct wn_line, all->n + 1),
                            .id = WN_NEWS(arena, int64_t, all->n + 1)};
    for (size_t i = 0; i < all->n; i++) {
        if (all->v[i].stage.n && !wn_str_is(all->v[i].stage, wn_stage_word(stage)))
            continue;
        at.v[at.n] = all->v[i];
        at.id[at.n++] = all->id[i];
    }
    return at;
}

static const struct wn_line *state_line(const struct work_lines *lines, int64_t n, int64_t *id)
{
    for (size_t i = 0; i < lines->n; i++) {
        if (lines->v[i].n != n)
            continue;
        *id = lines->id[i];
        return &lines->v[i];
    }
    return NULL;
}

/* As the line gave them, "id=yes;id=no": whatever the criteria of today are. */
static struct wn_str state_answers(const struct work_lines *lines, int64_t n,
                                   struct wn_arena *arena)
{
    int64_t id;
    struct wn_buf text = {0};
    const struct wn_line *line = n ? state_line(lines, n, &id) : NULL;
    for (size_t i = 0; line && i < line->answers.n; i++) {
        wn_buf_text(&text, i ? ";" : "");
        wn_buf_put(&text, line->answers.v[i].criterion);
        wn_buf_text(&text, "=");
        wn_buf_put(&text, line->answers.v[i].answer);
    }
    struct wn_str copy = wn_arena_copy(arena, wn_buf_str(&text));
    wn_buf_free(&text);
    return copy;
}

static void state_fold(const struct wn_store *store, const struct state_at *at,
                       const struct work_lines *lines, int64_t limit, struct state *s,
                       struct wn_arena *arena)
{
    struct wn_standing now =
        wn_standing_fold(lines->v, lines->n, INT64_MAX, WN_K_DECISION, store->criteria);
    s->decision = now.decision;
    s->reason = now.reason;
    s->line = now.decision ? now.line : 0;
    s->answers = state_answers(lines, s->line, arena);
    s->changes = now.changes;
    s->later = now.later;
    s->noted = now.note.n > 0;
    s->flag = now.flag;
    if (s->fixed) {
        struct wn_standing then =
            wn_standing_fold(lines->v, lines->n, limit, WN_K_DECISION, store->criteria);
        s->f_decision = then.decision;
        s->f_answers = state_answers(lines, then.decision ? then.line : 0, arena);
        s->f_changes = then.changes;
    }
    if (!(at->chain->roles & WN_ADJUDICATOR))
        return;
    struct wn_standing ruling =
        wn_standing_fold(lines->v, lines->n, INT64_MAX, WN_K_RULING, store->criteria);
    s->aside = ruling.later;
    if (ruling.ruled && state_line(lines, ruling.line, &s->ruling_event))
        s->ruling = ruling.decision;
}

static bool state_read(struct wn_store *store, const struct state_at *at, struct state *s,
                       struct wn_arena *arena, struct wn_err *err)
{
    bool more = false;
    memset(s, 0, sizeof *s);
    sqlite3_stmt *q = wn_db_start(
        store, Q_STATE_GET, ARGS(A_INT(at->stage), A_INT(at->work), A_INT(at->chain->id)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, &more, err);
    if (more)
        *s = (struct state){.place = wn_col_int(q, 0),
                            .decision = wn_col_int(q, 1),
                            .later = wn_col_int(q, 2),
                            .noted = wn_col_int(q, 3),
                            .reason = wn_col_str(arena, q, 4)};
    wn_db_end(store, q);
    return ok;
}

static bool state_write(struct wn_store *store, const struct state_at *at, const struct state *s,
                        struct wn_err *err)
{
    if (!s->decision && !s->later && !s->noted && !s->flag && !s->ruling && !s->aside &&
        !s->fixed && !s->changes)
        return wn_db_run(store, Q_STATE_DROP,
                         ARGS(A_INT(at->stage), A_INT(at->work), A_INT(at->chain->id)), err);
    return wn_db_run(store, Q_STATE_PUT,
                     ARGS(A_INT(at->stage), A_INT(at->work), A_INT(at->chain->id), A_INT(s->place),
                          A_INT(s->decision), A_STR(s->reason), A_STR(s->answers), A_INT(s->line),
                          A_INT(s->changes), A_INT(s->later), A_INT(s->noted), A_INT(s->flag),
                          A_INT(s->ruling), A_INT(s->ruling_event), A_INT(s->aside),
                          A_INT(s->fixed), A_INT(s->f_decision), A_STR(s->f_answers),
                          A_INT(s->f_changes)),
                     err);
}

static bool state_sum_reason(struct wn_store *store, const struct state_at *at,
                             const struct state *s, int64_t by, struct wn_err *err)
{
    return s->decision != WN_EXCLUDE ||
           wn_db_run(store, Q_REASON_ADD,
                     ARGS(A_INT(at->chain->id), A_INT(at->stage), A_STR(s->reason), A_INT(by)),
                     err);
}

/* The sums and the runs get the difference between the row as it was and as it is. */
static bool state_sum(struct wn_store *store, const struct state_at *at, const struct state *old,
                      const struct state *new, struct wn_err *err)
{
    struct run_key key = {at->chain->id, at->stage};
    bool was = old->decision || old->later, is = new->decision || new->later;
    if (old->decision != new->decision || old->later != new->later || old->noted != new->noted) {
        if (!wn_db_run(store, Q_TALLY_ADD,
                       ARGS(A_INT(at->chain->id), A_INT(at->stage),
                            A_INT((new->decision == WN_INCLUDE) - (old->decision == WN_INCLUDE)),
                            A_INT((new->decision == WN_MAYBE) - (old->decision == WN_MAYBE)),
                            A_INT((new->decision == WN_EXCLUDE) - (old->decision == WN_EXCLUDE)),
                            A_INT(new->later - old->later), A_INT(new->noted - old->noted)),
                       err))
            return false;
    }
    if (was != is && !(is ? wn_run_close(store, key, new->place, err)
                          : wn_run_open(store, key, new->place, err)))
        return false;
    return state_sum_reason(store, at, old, -1, err) && state_sum_reason(store, at, new, 1, err);
}

/* Lines only ever come in addition: where none says anything there was no row either. */
static bool state_says(const struct work_lines *lines)
{
    for (size_t i = 0; i < lines->n; i++)
        if (lines->v[i].kind != WN_K_UNDO)
            return true;
    return false;
}

static bool state_refresh_at(struct wn_store *store, const struct state_at *at,
                             const struct work_lines *all, int64_t place, struct wn_arena *arena,
                             struct wn_err *err)
{
    struct work_lines lines = wn_work_lines_at(all, at->stage, arena);
    struct state old, new = {.place = place};
    bool lifted = false;
    int64_t limit = INT64_MAX;
    if (!state_says(&lines))
        return true;
    if (!wn_lift_limit(store, at->chain, at->stage, at->work, &limit, &lifted, err) ||
        !state_read(store, at, &old, arena, err))
        return false;
    new.fixed = lifted && wn_side_is(store, at->chain->id);
    state_fold(store, at, &lines, limit, &new, arena);
    return state_write(store, at, &new, err) && state_sum(store, at, &old, &new, err) &&
           wn_side_refresh(store, at->stage, at->work, err);
}

bool wn_state_refresh(struct wn_store *store, const struct chain *chain, int64_t work,
                      struct wn_arena *arena, struct wn_err *err)
{
    struct work_lines lines;
    int64_t place = 0, known = 0;
    bool found;
    if (!wn_db_int(store, Q_RECORD_HAS, ARGS(A_INT(work)), &known, &found, err))
        return false;
    if (!found)
        return true; /* of a record that is not in this review: kept, not used */
    bool ok = wn_side_load(store, err) &&
              wn_db_int(store, Q_QUEUE_PLACE, ARGS(A_INT(work)), &place, &found, err) &&
              wn_work_lines_load(store, chain->id, work, arena, &lines, err);
    for (int stage = 0; ok && stage < WN_STAGE_COUNT; stage++) {
        struct state_at at = {chain, (enum wn_stage)stage, work};
        ok = state_refresh_at(store, &at, &lines, place, arena, err);
    }
    return ok;
}
