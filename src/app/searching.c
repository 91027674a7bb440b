/* SPDX-License-Identifier: MIT */
#include "winnow/app/searching.h"

#include <stdlib.h>

#include "screening_parts.h"

#include "winnow/base/mem.h"
#include "winnow/base/text.h"
#include "winnow/core/query.h"
#include "winnow/store/decisions.h"
#include "winnow/store/project.h"
#include "winnow/store/records.h"
#include "winnow/store/scan.h"

enum { SEARCH_ASK = 1000, SEARCH_TITLE = 64 /* bytes of a title that its order goes by */ };

struct found_one {
    int64_t n;
    int year;
    struct wn_str title; /* folded, with the order by title */
};

struct wn_search {
    struct wn_app *app;
    struct wn_query *query;
    enum wn_find_order order;
    struct wn_arena arena, scratch; /* scratch: one record */
    struct found_one *v;
    size_t n, capacity;
    int64_t last; /* looked at so far */
    size_t looked;
    bool done;
    struct wn_source *source;
    size_t sources;
    /* By work, 0 to works; NULL where nothing was done, or nothing of it is asked. */
    struct wn_query_mine **mine;
    size_t works;
    bool (*stop)(void *ctx);
    void *stop_ctx;
};

static const char *const search_orders[WN_FIND_ORDERS] = {
    [WN_FIND_BY_NUMBER] = "number", [WN_FIND_BY_YEAR] = "year", [WN_FIND_BY_TITLE] = "title"};

const char *wn_find_order_words(enum wn_find_order order)
{
    return search_orders[order];
}

/* Who leads the review sees everything; who is blinded, what the criteria show. */
static unsigned search_hidden(const struct wn_app *app)
{
    return wn_app_roles(app) & WN_LEAD ? 0 : wn_app_criteria(app)->hide;
}

/* ---- what the person has done ---- */

static struct wn_query_mine *search_mine_of(struct wn_search *f, int64_t work)
{
    if (work < 0 || (size_t)work > f->works)
        return NULL;
    if (!f->mine[work])
        f->mine[work] = WN_NEW(&f->arena, struct wn_query_mine);
    return f->mine[work];
}

static void search_own(void *ctx, const struct wn_scan_mine *row)
{
    struct wn_search *f = ctx;
    struct wn_query_mine *mine = search_mine_of(f, row->work);
    if (!mine)
        return;
    mine->decision = row->decision;
    mine->later = row->later;
    mine->noted = row->noted;
    mine->flagged = row->flagged;
    mine->reason = wn_arena_copy(&f->arena, row->reason);
    wn_answers_read(wn_app_criteria(f->app), row->answers, mine->answers);
}

/* Tags one a line; a tag that is set again or taken off leaves its line first. */
static void search_tag(void *ctx, int64_t work, struct wn_str tag, bool on)
{
    struct wn_search *f = ctx;
    struct wn_query_mine *mine = search_mine_of(f, work);
    struct wn_str kept = WN_STR(""), rest, one;
    if (!mine)
        return;
    rest = mine->tags;
    while (wn_str_split(&rest, '\n', &one))
        if (!wn_str_eq(one, tag))
            kept = wn_arena_print(&f->arena, "%.*s%s%.*s", WN_ARG(kept), kept.n ? "\n" : "",
                                  WN_ARG(one));
    mine->tags = on ? wn_arena_print(&f->arena, "%.*s%s%.*s", WN_ARG(kept), kept.n ? "\n" : "",
                                     WN_ARG(tag))
                    : kept;
}

static bool search_load_mine(struct wn_search *f, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(f->app);
    int64_t newest;
    if (!wn_records_newest(store, &newest, err))
        return false;
    f->works = (size_t)newest;
    f->mine = WN_NEWS(&f->arena, struct wn_query_mine *, f->works + 1);
    return wn_scan_own(store, wn_app_stage(f->app), search_own, f, err) &&
           wn_scan_tags(store, search_tag, f, err);
}

/* ---- the search ---- */

bool wn_search_open(struct wn_app *app, struct wn_str text, bool typing, enum wn_find_order order,
                     struct wn_search **out, struct wn_err *err)
{
    struct wn_query_opts opts = {wn_app_criteria(app), search_hidden(app), typing};
    struct wn_query *query;
    *out = NULL;
    if (!wn_query_open(text, &opts, &query, err))
        return false;
    struct wn_search *f = wn_alloc(sizeof *f);
    f->app = app;
    f->query = query;
    f->order = order;
    if (!wn_sources_list(wn_app_store(app), &f->arena, &f->source, &f->sources, err) ||
        (wn_query_mine(query) && !search_load_mine(f, err))) {
        wn_search_close(f);
        return false;
    }
    *out = f;
    return true;
}

void wn_search_close(struct wn_search *f)
{
    if (!f)
        return;
    wn_query_close(f->query);
    wn_arena_free(&f->arena);
    wn_arena_free(&f->scratch);
    wn_free(f);
}

static struct wn_str search_sources(const struct wn_search *f, const struct wn_scan_row *row)
{
    for (size_t i = 0; row->source && i < f->sources; i++)
        if (f->source[i].id == row->source)
            return f->source[i].name;
    return row->sources;
}

static void search_add(struct wn_search *f, const struct wn_scan_row *row)
{
    struct found_one one = {.n = row->n};
    if (f->order == WN_FIND_BY_YEAR)
        one.year = wn_record_year(&row->r);
    if (f->order == WN_FIND_BY_TITLE) {
        struct wn_str title = wn_str_first(row->r.field[WN_F_TITLE], 2 * SEARCH_TITLE);
        title = wn_str_first(wn_text_fold(&f->scratch, title), SEARCH_TITLE);
        one.title = wn_arena_copy(&f->arena, title);
    }
    f->v = wn_arena_grow(&f->arena, f->v, f->n, &f->capacity, sizeof *f->v);
    f->v[f->n++] = one;
}

static bool search_look(void *ctx, const struct wn_scan_row *row, bool *stop, struct wn_err *err)
{
    struct wn_search *f = ctx;
    struct wn_candidate candidate = {.n = row->n, .work = row->work, .r = &row->r};
    (void)err;
    wn_arena_reset(&f->scratch);
    if (f->mine && row->work > 0 && (size_t)row->work <= f->works)
        candidate.mine = f->mine[row->work];
    if (wn_query_sources(f->query))
        candidate.sources = search_sources(f, row);
    if (wn_query_matches(f->query, &candidate, &f->scratch))
        search_add(f, row);
    f->last = row->n;
    *stop = ++f->looked % SEARCH_ASK == 0 && f->stop && f->stop(f->stop_ctx);
    f->done = !*stop;
    return true;
}

static int search_newest(const void *a, const void *b)
{
    const struct found_one *x = a, *y = b;
    return x->year != y->year ? (x->year < y->year) - (x->year > y->year)
                              : (x->n > y->n) - (x->n < y->n);
}

static int search_title(const void *a, const void *b)
{
    const struct found_one *x = a, *y = b;
    int order = wn_str_cmp(x->title, y->title);
    return order ? order : (x->n > y->n) - (x->n < y->n);
}

bool wn_search_go(struct wn_search *f, bool (*stop)(void *ctx), void *ctx, bool *done,
                   struct wn_err *err)
{
    uint32_t fields = wn_query_fields(f->query);
    if (f->order == WN_FIND_BY_YEAR)
        fields |= 1u << WN_F_YEAR;
    if (f->order == WN_FIND_BY_TITLE)
        fields |= 1u << WN_F_TITLE;
    *done = f->done;
    if (f->done)
        return true;
    f->stop = stop;
    f->stop_ctx = ctx;
    f->done = true; /* also where there is nothing left to look at */
    if (!wn_scan_records(wn_app_store(f->app), f->last, fields, search_look, f, err))
        return false;
    *done = f->done;
    if (f->done && f->n && f->order != WN_FIND_BY_NUMBER)
        qsort(f->v, f->n, sizeof *f->v,
              f->order == WN_FIND_BY_YEAR ? search_newest : search_title);
    return true;
}

bool wn_search_total(struct wn_app *app, int64_t *records, struct wn_err *err)
{
    int64_t works;
    return wn_records_count(wn_app_store(app), records, &works, err);
}

size_t wn_search_count(const struct wn_search *f)
{
    return f->n;
}

int64_t wn_search_at(const struct wn_search *f, size_t i)
{
    return f->v[i].n;
}

bool wn_search_row(struct wn_app *app, int64_t n, struct wn_arena *arena, struct wn_found *out,
                    struct wn_err *err)
{
    unsigned hidden = search_hidden(app);
    struct wn_row row;
    if (!wn_sheet_row(app, n, arena, &row, err))
        return false;
    *out = (struct wn_found){.n = row.n, .work = row.work};
    out->title = wn_text_clean(arena, row.r.field[WN_F_TITLE], WN_CLEAN_LINE);
    out->type = wn_record_type(arena, row.r.field[WN_F_TYPE]);
    if (!(hidden & WN_HIDE_YEAR))
        out->year = wn_text_clean(arena, row.r.field[WN_F_YEAR], WN_CLEAN_LINE);
    if (!(hidden & WN_HIDE_SOURCE))
        out->sources =
            wn_record_joined(arena, wn_text_clean(arena, row.sources, WN_CLEAN_LINES), ", ");
    if (!(wn_app_roles(app) & WN_SCREENER))
        return true;
    struct wn_standing mine;
    out->mine = true;
    if (!wn_mine_get(wn_app_store(app), wn_app_stage(app), row.work, arena, &mine, err))
        return false;
    out->decision = mine.decision;
    out->later = mine.later;
    return true;
}
