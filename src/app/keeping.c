/* SPDX-License-Identifier: MIT */
/* Keeping the project file: check and log. Backups stand in backup.c, one record in record_page.c.
 */
#include "winnow/app/keeping.h"

#include <inttypes.h>

#include "log_words.h"
#include "winnow/base/crypto.h"
#include "winnow/store/project.h"
#include "winnow/store/store.h"

struct keeping_problems {
    struct wn_arena *arena;
    struct wn_problem *v;
    size_t n, capacity;
};

static void keeping_add(void *ctx, struct wn_str sentence, bool repaired)
{
    struct keeping_problems *p = ctx;
    p->v = wn_arena_grow(p->arena, p->v, p->n, &p->capacity, sizeof *p->v);
    p->v[p->n++] = (struct wn_problem){wn_arena_copy(p->arena, sentence), repaired};
}

/* The newest `criteria` line of this file's own chain, if there is one. */
struct keeping_criteria {
    struct wn_arena *arena;
    struct wn_str sha256;
};

static bool keeping_find_criteria(void *ctx, const struct wn_event *e, struct wn_err *err)
{
    struct keeping_criteria *k = ctx;
    struct wn_line line;
    if (!e->own || !wn_str_is(e->kind, wn_kind_name(WN_K_CRITERIA)))
        return true;
    if (!wn_line_decode(e->bytes, k->arena, &line, err))
        return false;
    k->sha256 = line.sha256;
    return true;
}

/* Are the criteria kept here those that the log speaks of? */
static bool keeping_check_criteria(struct wn_app *app, struct wn_arena *arena,
                                   struct keeping_problems *problems, struct wn_err *err)
{
    struct keeping_criteria k = {.arena = arena};
    struct wn_str version, text;
    char hex[2 * WN_HASH + 1];
    if (!wn_events_each(wn_app_store(app), 0, keeping_find_criteria, &k, err) ||
        !wn_criteria_newest(wn_app_store(app), arena, &version, &text, err))
        return false;
    struct wn_hash hash = wn_sha256(text);
    wn_hex(hash.b, sizeof hash.b, hex);
    if (k.sha256.n && !wn_str_is(k.sha256, hex))
        keeping_add(problems,
                    WN_STR("the criteria kept in this file are not those of the log; restore "
                           "a backup"),
                    false);
    return true;
}

bool wn_keep_check(struct wn_app *app, struct wn_arena *arena, struct wn_problem **v, size_t *n,
                   bool *ok, struct wn_err *err)
{
    struct keeping_problems problems = {.arena = arena};
    bool done =
        wn_store_check(wn_app_store(app), !wn_app_readonly(app), keeping_add, &problems, ok, err) &&
        keeping_check_criteria(app, arena, &problems, err);
    *v = problems.v;
    *n = problems.n;
    *ok = done && *ok && problems.n == 0;
    return done;
}

struct keeping_log {
    struct wn_app *app;
    struct wn_arena arena;
    wn_log_fn *fn;
    void *ctx;
};

/* What another person wrote on a record whose decisions were not shown here. */
static struct wn_str keeping_hidden(int64_t record, struct wn_arena *arena)
{
    if (record <= 0)
        return WN_STR("wrote something that stays hidden");
    return wn_arena_print(arena,
                          "wrote something on #%04" PRId64 "; it stays hidden until the decisions "
                          "on that record are shown", record);
}

static bool keeping_tell(void *ctx, const struct wn_event *e, struct wn_err *err)
{
    struct keeping_log *log = ctx;
    struct wn_log_entry entry = {
        .person = e->person, .at = e->at, .kind = e->kind, .n = e->n, .record = e->record};
    struct wn_line line;
    bool may;
    wn_arena_reset(&log->arena);
    if (!wn_log_may_tell(log->app, e, &log->arena, &may, err))
        return false;
    if (may) {
        if (!wn_line_decode(e->bytes, &log->arena, &line, err))
            return false;
        entry.words = wn_log_words(wn_app_criteria(log->app), e, &line, &log->arena);
        entry.bytes = e->bytes;
    } else {
        entry.kind = WN_STR("");
        entry.words = keeping_hidden(e->record, &log->arena);
    }
    return log->fn(log->ctx, &entry, err);
}

bool wn_keep_log(struct wn_app *app, int64_t record, wn_log_fn *fn, void *ctx, struct wn_err *err)
{
    struct keeping_log log = {.app = app, .fn = fn, .ctx = ctx};
    bool done = record ? wn_events_each(wn_app_store(app), record, keeping_tell, &log, err)
                       : wn_events_in_time(wn_app_store(app), keeping_tell, &log, err);
    wn_arena_free(&log.arena);
    return done;
}
