/* SPDX-License-Identifier: MIT */
/*
 * When the blind on a work was lifted, and which lines were independent until then: the first
 * `reveal` of decisions, `ruling` or `close` by an adjudicator (notes/agreement.md 1). It names the
 * heads of the journals it rests on; what a journal holds up to its head counts, nothing later. A
 * journal that it does not name had not been opened. For somebody who also adjudicates, the first
 * `open` with an own head does the same to all own decisions of its scope.
 *
 * A `reveal` names no stage: it lifts the blind at each stage at which somebody had decided by
 * then.
 */
#include "lift.h"

struct lift { /* one line at work */
    struct wn_store *store;
    const struct apply_event *e;
    enum lift_how how;
    struct wn_arena *arena; /* reset for each work */
};

static int64_t lift_head(const struct wn_head *heads, size_t n, struct wn_str person)
{
    for (size_t i = 0; i < n; i++)
        if (wn_str_eq(heads[i].person, person))
            return heads[i].n;
    return 0;
}

/* The heads that a lifting line names, kept for the next work it lifted as well. */
static bool lift_heads(struct wn_store *store, int64_t event, struct wn_err *err)
{
    bool more = false;
    if (store->heads_event == event)
        return true;
    wn_arena_reset(&store->heads_arena);
    store->heads_event = 0;
    store->head_count = 0;
    sqlite3_stmt *q = wn_db_start(store, Q_EVENT_BY_ID, ARGS(A_INT(event)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, &more, err);
    struct wn_line line;
    if (more &&
        wn_line_decode(wn_col_str(&store->heads_arena, q, 0), &store->heads_arena, &line, NULL)) {
        store->heads = line.heads.v;
        store->head_count = line.heads.n;
    }
    wn_db_end(store, q);
    store->heads_event = ok ? event : 0;
    return ok;
}

bool wn_lift_limit(struct wn_store *store, const struct chain *chain, enum wn_stage stage,
                   int64_t work, int64_t *limit, bool *lifted, struct wn_err *err)
{
    int64_t event, upto;
    bool found;
    *limit = INT64_MAX;
    *lifted = false;
    if (!wn_db_int(store, Q_LIFTED_GET, ARGS(A_INT(stage), A_INT(work)), &event, lifted, err))
        return false;
    if (*lifted) {
        if (!lift_heads(store, event, err))
            return false;
        *limit = lift_head(store->heads, store->head_count, chain->person);
    }
    if (!wn_db_int(store, Q_OPENED_GET, ARGS(A_INT(chain->id), A_INT(stage)), &upto, &found, err))
        return false;
    if (found && upto < *limit)
        *limit = upto;
    *lifted = *lifted || found;
    return true;
}

static bool lift_refresh(const struct lift *l, int64_t work, struct wn_err *err)
{
    struct wn_store *store = l->store;
    bool ok = true;
    if (l->how != LIFT_AND_REFRESH)
        return true;
    wn_arena_reset(l->arena);
    for (size_t i = 0; ok && i < store->sides; i++) {
        struct chain chain;
        bool found;
        ok = wn_chains_of_person(store, store->side[i].person, l->arena, &chain, &found, err) &&
             (!found || wn_state_refresh(store, &chain, work, l->arena, err));
    }
    return ok;
}

static bool lift_put(const struct lift *l, enum wn_stage stage, int64_t work, struct wn_err *err)
{
    int64_t event;
    bool had;
    if (!wn_db_int(l->store, Q_LIFTED_GET, ARGS(A_INT(stage), A_INT(work)), &event, &had, err))
        return false;
    if (had)
        return true;
    return wn_db_run(l->store, Q_LIFTED_PUT, ARGS(A_INT(stage), A_INT(work), A_INT(l->e->id)),
                     err) &&
           lift_refresh(l, work, err);
}

/* Had a screener decided on the work at this stage by the heads that the line names? */
static bool lift_decided(const struct lift *l, enum wn_stage stage, int64_t work, bool *decided,
                         struct wn_err *err)
{
    const struct wn_line *line = l->e->line;
    *decided = false;
    for (size_t i = 0; i < l->store->sides && !*decided; i++) {
        const struct side *side = &l->store->side[i];
        int64_t head = lift_head(line->heads.v, line->heads.n, side->person), n;
        if (!wn_db_int(l->store, Q_EVENT_DECIDED_BY,
                       ARGS(A_INT(side->chain), A_INT(work), A_INT(stage), A_INT(head)), &n,
                       decided, err))
            return false;
    }
    return true;
}

static bool lift_work(const struct lift *l, int64_t work, struct wn_err *err)
{
    if (!wn_db_run(l->store, Q_REVEALED_PUT, ARGS(A_INT(l->e->chain->id), A_INT(work)), err))
        return false;
    for (int stage = 0; stage < WN_STAGE_COUNT; stage++) {
        bool decided;
        if (!lift_decided(l, (enum wn_stage)stage, work, &decided, err) ||
            (decided && !lift_put(l, (enum wn_stage)stage, work, err)))
            return false;
    }
    return true;
}

static bool lift_range(const struct lift *l, struct wn_range range, struct wn_err *err)
{
    bool more = false, ok = true;
    sqlite3_stmt *q =
        wn_db_start(l->store, Q_RECORD_RANGE, ARGS(A_INT(range.first), A_INT(range.last)), err);
    if (!q)
        return false;
    while (ok && (ok = wn_db_step(l->store, q, &more, err)) && more)
        ok = lift_work(l, wn_col_int(q, 0), err);
    wn_db_end(l->store, q);
    return ok;
}

static bool lift_reveal(const struct lift *l, struct wn_err *err)
{
    const struct wn_line *line = l->e->line;
    if (!wn_str_is(line->what, "decisions"))
        return true; /* hidden authors or journal */
    bool ok = line->record == WN_ABSENT || line->record < 1 ||
              lift_range(l, (struct wn_range){line->record, line->record}, err);
    for (size_t i = 0; ok && i < line->records.n; i++)
        ok = lift_range(l, line->records.v[i], err);
    return ok;
}

static bool lift_all(const struct lift *l, enum wn_stage stage, struct wn_err *err)
{
    bool more = false, ok = true;
    sqlite3_stmt *q = l->how == LIFT_AND_REFRESH
                          ? wn_db_start(l->store, Q_STATE_WORKS, ARGS(A_INT(stage)), err)
                          : NULL;
    if (!q)
        return l->how != LIFT_AND_REFRESH;
    struct wn_arena works = {0};
    int64_t *work = NULL;
    size_t n = 0, room = 0;
    while ((ok = wn_db_step(l->store, q, &more, err)) && more) {
        work = wn_arena_grow(&works, work, n, &room, sizeof *work);
        work[n++] = wn_col_int(q, 0);
    }
    wn_db_end(l->store, q);
    for (size_t i = 0; ok && i < n; i++)
        ok = lift_refresh(l, work[i], err);
    wn_arena_free(&works);
    return ok;
}

static bool lift_open(const struct lift *l, enum wn_stage stage, struct wn_err *err)
{
    const struct wn_line *line = l->e->line;
    int64_t upto;
    bool had;
    if (!line->own.given)
        return true;
    if (!wn_db_int(l->store, Q_OPENED_GET, ARGS(A_INT(l->e->chain->id), A_INT(stage)), &upto, &had,
                   err))
        return false;
    return had ||
           (wn_db_run(l->store, Q_OPENED_PUT,
                      ARGS(A_INT(l->e->chain->id), A_INT(stage), A_INT(line->own.head.n)), err) &&
            lift_all(l, stage, err));
}

static bool lift_line(const struct lift *l, struct wn_err *err)
{
    const struct wn_line *line = l->e->line;
    enum wn_stage stage = WN_TITLE_ABSTRACT;
    if (line->kind == WN_K_REVEAL)
        return lift_reveal(l, err);
    if (line->kind == WN_K_OPEN)
        return !wn_stage_find(line->scope, &stage) || lift_open(l, stage, err);
    if ((line->kind != WN_K_RULING && line->kind != WN_K_CLOSE) ||
        !wn_stage_find(line->stage, &stage))
        return true;
    if (line->kind == WN_K_RULING)
        return line->record < 1 || lift_put(l, stage, line->record, err);
    return lift_put(l, stage, 0, err) && lift_all(l, stage, err);
}

bool wn_lift_apply(struct wn_store *store, const struct apply_event *e, enum lift_how how,
                   struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct lift l = {store, e, how, &arena};
    if (!(e->chain->roles & WN_ADJUDICATOR))
        return true; /* such a line in a screener's journal lifts nothing */
    bool ok = wn_side_load(store, err) && lift_line(&l, err);
    wn_arena_free(&arena);
    return ok;
}
