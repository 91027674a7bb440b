/* SPDX-License-Identifier: MIT */
/*
 * Opening: the one place that decrypts another person's journal (notes/exchange.md section 4). An
 * adjudicator who does not screen may open at any time; who also screens must first have decided
 * everything and have handed it over, or say --early, which is written down. From the first `open`
 * line on the own decisions are no longer independent, so nothing more is asked. `open` is written
 * only when a head is new. The files themselves are taken in opening_file.c, in the order of
 * receipt.
 */
#include "winnow/app/reconciling.h"

#include <inttypes.h>

#include "exchange_parts.h"
#include "opening.h"
#include "opening_file.h"
#include "winnow/store/decisions.h"
#include "winnow/store/events.h"
#include "winnow/store/pairs.h"
#include "winnow/store/project.h"

#define OPENING_META "opened" /* heads that the newest `open` line names, as text */

/* How far the journals of the others are open; the own one has a key of its own in the lines. */
static bool opening_heads(struct opening *o, struct wn_head **heads, size_t *n, struct wn_err *err)
{
    size_t all;
    *n = 0;
    if (!wn_pairs_heads(wn_app_store(o->app), o->arena, heads, &all, err))
        return false;
    for (size_t i = 0; i < all; i++)
        if (!wn_str_eq((*heads)[i].person, wn_app_me(o->app)))
            (*heads)[(*n)++] = (*heads)[i];
    return true;
}

static struct wn_str opening_heads_text(struct opening *o, const struct wn_head *heads, size_t n)
{
    struct wn_str text = WN_STR("");
    for (size_t i = 0; i < n; i++)
        text = wn_arena_print(o->arena, "%.*s%.*s/%.*s/%" PRId64 ";", WN_ARG(text),
                              WN_ARG(heads[i].person), WN_ARG(heads[i].seat), heads[i].n);
    return text;
}

/* Everyone's progress at this moment, as the `open` and `override` lines keep it. */
static bool opening_progress(struct opening *o, struct wn_line *line, struct wn_err *err)
{
    struct wn_person *people;
    size_t n;
    if (!wn_people_list(wn_app_store(o->app), o->arena, &people, &n, err))
        return false;
    struct wn_progress *v = WN_NEWS(o->arena, struct wn_progress, n + 1);
    for (size_t i = 0; i < n; i++)
        if ((people[i].roles & WN_SCREENER) && people[i].decided >= 0)
            v[line->progress.n++] =
                (struct wn_progress){people[i].id, people[i].decided, people[i].of};
    line->progress.v = v;
    return true;
}

static bool opening_own_head(struct opening *o, struct wn_line *line, struct wn_err *err)
{
    struct wn_chain mine;
    bool found;
    char seat[2 * WN_SEAT + 1];
    if (!(wn_app_roles(o->app) & WN_SCREENER))
        return true;
    if (!wn_chain_mine(wn_app_store(o->app), o->arena, &mine, &found, err))
        return false;
    wn_hex(mine.seat, sizeof mine.seat, seat);
    line->own.given = found;
    line->own.head =
        (struct wn_head){mine.person, wn_arena_copy(o->arena, wn_str(seat)), mine.last};
    return true;
}

/* The `open` line, when what is open now is more than the newest one says. Inside a transaction. */
static bool opening_write(struct opening *o, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(o->app);
    struct wn_head *heads;
    struct wn_str before;
    size_t n;
    bool found;
    if (!opening_heads(o, &heads, &n, err) ||
        !wn_meta_get(store, OPENING_META, o->arena, &before, &found, err))
        return false;
    struct wn_str now = opening_heads_text(o, heads, n);
    if (n == 0 || (found && wn_str_eq(before, now)))
        return true;
    struct wn_line line = wn_line_of(WN_K_OPEN);
    line.scope = wn_str(wn_stage_word(wn_app_stage(o->app)));
    line.heads.v = heads;
    line.heads.n = n;
    return opening_own_head(o, &line, err) && opening_progress(o, &line, err) &&
           wn_app_write(o->app, &line, err) && wn_meta_set(store, OPENING_META, now, err);
}

static bool opening_all(struct opening *o, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(o->app);
    struct wn_received *r;
    size_t n;
    if (!wn_received_sealed(store, o->arena, &r, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if ((r[i].refused.n || r[i].opened < r[i].last) && !wn_opening_file(o, &r[i], err))
            return false;
    if (wn_store_begin(store, err) && opening_write(o, err) && wn_store_commit(store, err))
        return true;
    wn_store_rollback(store);
    return false;
}

/* Is there a journal of somebody else, sealed or in this file? */
static bool opening_has_something(struct opening *o, bool *something, struct wn_err *err)
{
    struct wn_received *r;
    struct wn_head *heads;
    size_t received, n;
    if (!wn_received_list(wn_app_store(o->app), o->arena, &r, &received, err) ||
        !opening_heads(o, &heads, &n, err))
        return false;
    *something = received + n > 0;
    return true;
}

static bool opening_refuse(struct wn_app *app, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_str ids = wn_exchange_ids(wn_app_criteria(app), WN_ADJUDICATOR, &arena);
    (void)wn_fail(err, WN_EREFUSED,
                  "%.*s settles the conflicts; %.*s is not the adjudicator of this review",
                  WN_ARG(ids), WN_ARG(wn_app_me(app)));
    wn_arena_free(&arena);
    return false;
}

bool wn_opening_done(struct wn_app *app, bool *open, struct wn_err *err)
{
    int64_t opened = 0;
    *open = false;
    if (!(wn_app_roles(app) & WN_ADJUDICATOR))
        return opening_refuse(app, err);
    if ((wn_app_roles(app) & WN_SCREENER) &&
        !wn_events_last_of(wn_app_store(app), WN_K_OPEN, &opened, err))
        return false;
    *open = opened > 0 || !(wn_app_roles(app) & WN_SCREENER);
    return true;
}

/* What somebody who also screens must have done before: everything decided, and sent. */
static bool opening_conditions(struct opening *o, int64_t *left, bool *sent, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(o->app);
    struct wn_tally mine;
    int64_t out, decided, undone;
    if (!wn_mine_tally(store, wn_app_stage(o->app), &mine, err) ||
        !wn_events_last_of(store, WN_K_SENT, &out, err) ||
        !wn_events_last_of(store, WN_K_DECISION, &decided, err) ||
        !wn_events_last_of(store, WN_K_UNDO, &undone, err))
        return false;
    *left = mine.works - mine.decided;
    *sent = out > decided && out > undone;
    return true;
}

/* Section 4: the three conditions for somebody who also screens; or an override, written once. */
static bool opening_allowed(struct opening *o, bool early, struct wn_err *err)
{
    int64_t left, overridden;
    bool open, something, sent;
    if (!wn_opening_done(o->app, &open, err))
        return false;
    if (open)
        return true;
    if (!opening_has_something(o, &something, err) || !opening_conditions(o, &left, &sent, err) ||
        !wn_events_last_of(wn_app_store(o->app), WN_K_OVERRIDE, &overridden, err))
        return false;
    if (!something || overridden || (left == 0 && sent))
        return true;
    if (!early && left > 0)
        return wn_fail(err, WN_EREFUSED,
                       "you also screen: decide your %" PRId64 " remaining records and run winnow "
                       "send first (--early goes on all the same, and the log says so)", left);
    if (!early)
        return wn_fail(err, WN_EREFUSED,
                       "you also screen: run winnow send first, so that your decisions are out of "
                       "your hands (--early goes on all the same, and the log says so)");
    struct wn_line line = wn_line_of(WN_K_OVERRIDE);
    line.scope = wn_str(wn_stage_word(wn_app_stage(o->app)));
    return opening_progress(o, &line, err) && wn_app_write(o->app, &line, err);
}

bool wn_reconciling_open(struct wn_app *app, bool early, wn_tell_fn *tell, void *ctx,
                         struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct opening o = {app, &arena, tell, ctx};
    bool done = opening_allowed(&o, early, err) &&
                (wn_app_readonly(app) || opening_all(&o, err));
    wn_arena_free(&arena);
    return done;
}
