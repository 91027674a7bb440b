/* SPDX-License-Identifier: MIT */
/*
 * Opening: the one place that decrypts another person's journal (notes/exchange.md section 4). An adjudicator
 * who does not screen may open at any time; who also screens must first have decided everything and have
 * handed it over, or say --early, which is written down. `open` is written only when a head is new.
 */
#include "winnow/app/reconciling.h"

#include <inttypes.h>

#include "winnow/base/text.h"
#include "winnow/format/bundle.h"
#include "winnow/store/decisions.h"
#include "winnow/store/events.h"
#include "winnow/store/pairs.h"
#include "winnow/store/project.h"

#define OPENING_META "opened" /* heads that the newest `open` line names, as text */

struct opening {
    struct wn_app *app;
    struct wn_arena *arena;
    wn_tell_fn *tell;
    void *ctx;
};

static void opening_tell(struct opening *o, const char *status, struct wn_str sentence)
{
    if (o->tell)
        o->tell(o->ctx, status, sentence);
}

/* Check 17, second half: the chain passes through every head that was ever received for it. */
static bool opening_passes_heads(struct opening *o, const struct wn_bundle *b, struct wn_str lines,
                                 bool *passes, struct wn_err *err)
{
    struct wn_hash h = wn_chain_root(b->m.project, b->m.writer, b->m.seat);
    *passes = true;
    for (int64_t n = 1; lines.n > 0; n++) {
        uint8_t known[WN_HASH];
        bool found;
        size_t end = wn_str_find_byte(lines, '\n');
        h = wn_chain_next(&h, wn_str_first(lines, end + 1));
        lines = wn_str_from(lines, end + 1);
        if (!wn_received_head(wn_app_store(o->app), b->m.writer, b->m.seat, n, known, &found, err))
            return false;
        if (found && !wn_same_bytes(known, h.b, WN_HASH))
            *passes = false;
    }
    return true;
}

static void opening_tell_notes(struct opening *o, struct wn_str person,
                               const struct wn_open_notes *notes)
{
    const struct { int64_t count; const char *words; } rows[] = {
        {notes->other_text, "decisions were made on another text of the record"},
        {notes->unknown_record, "lines name a record that is not in this review"},
        {notes->other_criteria, "decisions were made under criteria that are not here"},
        {notes->unknown_kind, "lines of a newer kind were kept and not used"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].count)
            opening_tell(o, "note", wn_arena_print(o->arena, "%.*s: %" PRId64 " %s", WN_ARG(person),
                                                   rows[i].count, rows[i].words));
}

/* One sealed file; a fault of the file is told and is no failure of the call. */
static bool opening_one(struct opening *o, const struct wn_received *r, struct wn_err *err)
{
    struct wn_bundle bundle;
    struct wn_bundle_fault fault = {0};
    struct wn_buf plain = {0};
    struct wn_str sealed, lines = WN_STR("");
    struct wn_str name = wn_text_clean(o->arena, r->file, WN_CLEAN_LINE);
    bool passes = true;
    if (!wn_received_bytes(wn_app_store(o->app), r, o->arena, &sealed, err))
        return false;
    bool sound = wn_bundle_look(sealed, name.p, o->arena, &bundle, &fault) &&
                 wn_bundle_open(&bundle, wn_app_keys(o->app), name.p, &plain, &lines, &fault);
    bool done = !sound || opening_passes_heads(o, &bundle, lines, &passes, err);
    if (!sound)
        opening_tell(o, fault.status, wn_arena_copy(o->arena, wn_str(fault.err.text)));
    else if (done && !passes)
        opening_tell(o, "bad-chain", wn_arena_print(o->arena, "%.*s: the journal does not add up to a "
                     "head that came before. Nothing was read. Tell %.*s.", WN_ARG(name),
                     WN_ARG(r->person)));
    if (done && sound && passes) {
        struct wn_open_notes notes = {0};
        int64_t added;
        done = wn_events_add_journal(wn_app_store(o->app), r->person, wn_app_project(o->app),
                                     r->writer, r->seat, lines, &added, &notes, err);
        if (done)
            opening_tell_notes(o, r->person, &notes);
    }
    wn_wipe(plain.p, plain.p ? plain.n : 0);
    wn_buf_free(&plain);
    return done;
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
            v[line->progress.n++] = (struct wn_progress){people[i].id, people[i].decided, people[i].of};
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
    line->own.head = (struct wn_head){mine.person, wn_arena_copy(o->arena, wn_str(seat)), mine.last};
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
    if (!wn_pairs_heads(store, o->arena, &heads, &n, err) ||
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
    struct wn_received *r;
    size_t n;
    if (!wn_received_list(wn_app_store(o->app), o->arena, &r, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (r[i].opened < r[i].last && !opening_one(o, &r[i], err))
            return false;
    return opening_write(o, err);
}

/* Section 4: the three conditions for somebody who also screens; or the override that is written down. */
static bool opening_allowed(struct opening *o, bool early, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(o->app);
    struct wn_tally mine;
    int64_t sent, decided, undone, overridden;
    if (!(wn_app_roles(o->app) & WN_ADJUDICATOR))
        return wn_fail(err, WN_EREFUSED,
                       "%.*s is not the adjudicator of this review; the outcome comes when the stage is "
                       "closed", WN_ARG(wn_app_me(o->app)));
    if (!(wn_app_roles(o->app) & WN_SCREENER))
        return true;
    if (!wn_mine_tally(store, wn_app_stage(o->app), &mine, err) ||
        !wn_events_last_of(store, WN_K_SENT, &sent, err) ||
        !wn_events_last_of(store, WN_K_DECISION, &decided, err) ||
        !wn_events_last_of(store, WN_K_UNDO, &undone, err) ||
        !wn_events_last_of(store, WN_K_OVERRIDE, &overridden, err))
        return false;
    if (overridden || (mine.decided == mine.works && sent > decided && sent > undone))
        return true;
    if (!early && mine.decided < mine.works)
        return wn_fail(err, WN_EREFUSED,
                       "you also screen: decide your %" PRId64 " remaining records and run winnow send "
                       "first (--early goes on all the same, and the report says so)",
                       mine.works - mine.decided);
    if (!early)
        return wn_fail(err, WN_EREFUSED,
                       "you also screen: run winnow send first, so that your decisions are out of your "
                       "hands (--early goes on all the same, and the report says so)");
    struct wn_line line = wn_line_of(WN_K_OVERRIDE);
    line.scope = wn_str(wn_stage_word(wn_app_stage(o->app)));
    return opening_progress(o, &line, err) && wn_app_write(o->app, &line, err);
}

bool wn_reconciling_open(struct wn_app *app, bool early, wn_tell_fn *tell, void *ctx,
                         struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct opening o = {app, &arena, tell, ctx};
    bool done = opening_allowed(&o, early, err);
    if (done && !wn_app_readonly(app)) {
        done = wn_store_begin(wn_app_store(app), err) && opening_all(&o, err) &&
               wn_store_commit(wn_app_store(app), err);
        if (!done)
            wn_store_rollback(wn_app_store(app));
    }
    wn_arena_free(&arena);
    return done;
}
