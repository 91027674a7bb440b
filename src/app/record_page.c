/* SPDX-License-Identifier: MIT */
/*
 * One record with its history. Raw text and notes can hold other people's votes: they are the
 * lead's alone. Fields that the criteria hide stay hidden here too, for who is blinded: showing
 * them is a key in the screening view, and an event.
 */
#include "winnow/app/keeping.h"

#include "changed.h"
#include "log_words.h"
#include "screening_parts.h"
#include "winnow/store/decisions.h"

struct page_entry {
    struct wn_str at, sentence;
};
struct page_history {
    struct wn_app *app;
    struct wn_arena *arena, scratch;
    struct page_entry *v;
    size_t n, capacity;
};

/* "2026-11-22 09:01" of "2026-11-22T09:01:30+01:00" */
static struct wn_str page_time(struct wn_str at, struct wn_arena *arena)
{
    return wn_arena_print(arena, "%.*s %.*s", WN_ARG(wn_str_first(at, 10)),
                          WN_ARG(wn_str_first(wn_str_from(at, 11), 5)));
}

static bool page_add(void *ctx, const struct wn_event *e, struct wn_err *err)
{
    struct page_history *h = ctx;
    struct wn_line line;
    bool may;
    wn_arena_reset(&h->scratch);
    if (!wn_log_may_tell(h->app, e, &h->scratch, &may, err))
        return false;
    if (!may)
        return true;
    if (!wn_line_decode(e->bytes, &h->scratch, &line, err))
        return false;
    struct wn_str words = wn_log_words(wn_app_criteria(h->app), e, &line, &h->scratch);
    if (line.kind == WN_K_REVEAL && line.records.n > 0) /* of one record the count says nothing */
        words = WN_STR("saw both decisions");
    h->v = wn_arena_grow(h->arena, h->v, h->n, &h->capacity, sizeof *h->v);
    h->v[h->n++] = (struct page_entry){wn_arena_copy(h->arena, e->at),
                                       wn_arena_print(h->arena, "%.*s %.*s %.*s",
                                                      WN_ARG(page_time(e->at, &h->scratch)),
                                                      WN_ARG(e->person), WN_ARG(words))};
    return true;
}

/* Oldest first, by the clock that was shown to each person; lines of one chain keep their order. */
static const struct wn_str *page_sentences(const struct page_history *h)
{
    struct wn_str *sentences = WN_NEWS(h->arena, struct wn_str, h->n + 1);
    struct page_entry *v = h->v;
    for (size_t i = 1; i < h->n; i++) {
        struct page_entry moved = v[i];
        size_t at = i;
        for (; at > 0 && wn_str_cmp(v[at - 1].at, moved.at) > 0; at--)
            v[at] = v[at - 1];
        v[at] = moved;
    }
    for (size_t i = 0; i < h->n; i++)
        sentences[i] = v[i].sentence;
    return sentences;
}

static void page_blind(struct wn_app *app, struct wn_record_page *out)
{
    if (wn_app_roles(app) & WN_LEAD)
        return;
    out->r.raw = WN_STR("");
    out->r.field[WN_F_NOTES] = WN_STR("");
    out->file = WN_STR("");
    wn_sheet_hide(wn_app_criteria(app)->hide, &out->r, &out->sources);
}

/* Only in the lead's file is there an original beside a correction. */
static bool page_original(struct wn_app *app, int64_t n, struct wn_arena *arena,
                          struct wn_record_page *out, struct wn_err *err)
{
    struct wn_row row;
    bool found;
    if (!(wn_app_roles(app) & WN_LEAD))
        return true;
    if (!wn_records_original(wn_app_store(app), n, arena, &row, &found, err))
        return false;
    out->original = row.r;
    for (size_t i = 0; i < WN_FIELD_COUNT; i++)
        out->corrected = out->corrected || !wn_str_eq(row.r.field[i], out->r.field[i]);
    return true;
}

static bool page_mine(struct wn_app *app, struct wn_arena *arena, struct wn_record_page *out,
                      struct wn_err *err)
{
    if ((wn_app_roles(app) & WN_SCREENER) &&
        !wn_mine_get(wn_app_store(app), wn_app_stage(app), out->work, arena, &out->mine, err))
        return false;
    return out->corrected || wn_changed_of(app, out->record, arena, &out->changed, err);
}

bool wn_keep_record(struct wn_app *app, int64_t n, struct wn_arena *arena,
                    struct wn_record_page *out, struct wn_err *err)
{
    struct page_history history = {.app = app, .arena = arena};
    struct wn_row row;
    if (!wn_sheet_row(app, n, arena, &row, err))
        return false;
    *out = (struct wn_record_page){
        .record = row.n, .work = row.work, .r = row.r, .sources = row.sources, .file = row.file};
    page_blind(app, out);
    bool done = page_original(app, row.n, arena, out, err) &&
                page_mine(app, arena, out, err) &&
                wn_events_each(wn_app_store(app), row.work, page_add, &history, err);
    wn_arena_free(&history.scratch);
    out->history = page_sentences(&history);
    out->history_count = history.n;
    return done;
}
