/* SPDX-License-Identifier: MIT */
/*
 * Export: which form, what has to be revealed first, and the line that says what left the project.
 * An adjudicator's export reveals, in one go, the works whose decisions it writes and that were not
 * revealed yet; a work that not everybody has decided is never among them.
 */
#include "export_parts.h"

#include "winnow/app/reconciling.h"
#include "winnow/base/crypto.h"
#include "winnow/base/file.h"

enum {
    EXPORT_RANGES = 2000, /* in one reveal line: 64 KiB hold twice as many */
    EXPORT_FIRST = 4096   /* bytes that show whether a place takes any */
};

bool wn_only_find(struct wn_str word, enum wn_only *out)
{
    static const char *const words[] = {[WN_ONLY_ALL] = "all",
                                        [WN_ONLY_INCLUDED] = "included",
                                        [WN_ONLY_EXCLUDED] = "excluded",
                                        [WN_ONLY_MAYBE] = "maybe",
                                        [WN_ONLY_CONFLICTS] = "conflicts",
                                        [WN_ONLY_UNDECIDED] = "undecided"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (wn_str_is(word, words[i])) {
            *out = (enum wn_only)i;
            return true;
        }
    }
    return false;
}

bool wn_export_takes(enum wn_only only, enum wn_work_state state, enum wn_decision final)
{
    switch (only) {
    case WN_ONLY_INCLUDED:
        return final == WN_INCLUDE || final == WN_MAYBE;
    case WN_ONLY_EXCLUDED:
        return final == WN_EXCLUDE;
    case WN_ONLY_MAYBE:
        return final == WN_MAYBE;
    case WN_ONLY_CONFLICTS:
        return state == WN_CONFLICT || state == WN_RULED;
    case WN_ONLY_UNDECIDED:
        return state == WN_WAITING;
    case WN_ONLY_ALL:
        break;
    }
    return true;
}

bool wn_export_look(struct export_run *run, int64_t work, struct export_standing *out, bool *takes,
                    struct wn_err *err)
{
    struct wn_store *store = wn_app_store(run->app);
    enum wn_stage stage = wn_app_stage(run->app);
    bool found;
    *out = (struct export_standing){0};
    if (run->everybody) {
        if (!wn_pairs_get(store, stage, work, &run->arena, &out->pair, &found, err))
            return false;
        *takes = wn_export_takes(run->only, out->pair.state, out->pair.final);
        return true;
    }
    if (!wn_mine_get(store, stage, work, &run->arena, &out->mine, err))
        return false;
    *takes = wn_export_takes(run->only, out->mine.decision ? WN_AGREE : WN_WAITING,
                             out->mine.decision);
    return true;
}

/* Works to reveal, as ranges of neighbouring numbers. */
struct export_hidden {
    enum wn_only only;
    bool silent; /* records of every work, without decisions: nothing is revealed */
    struct wn_arena *arena;
    struct wn_range *v;
    size_t n, capacity;
    int64_t works;
};

static bool export_collect(void *ctx, const struct wn_pair *p, struct wn_err *err)
{
    struct export_hidden *h = ctx;
    (void)err;
    if (p->state == WN_WAITING || p->revealed || !wn_export_takes(h->only, p->state, p->final))
        return true;
    h->works++;
    if (h->n > 0 && h->v[h->n - 1].last + 1 == p->work) {
        h->v[h->n - 1].last = p->work;
        return true;
    }
    h->v = wn_arena_grow(h->arena, h->v, h->n, &h->capacity, sizeof *h->v);
    h->v[h->n++] = (struct wn_range){p->work, p->work};
    return true;
}

static bool export_find_hidden(struct wn_app *app, struct export_hidden *h, struct wn_err *err)
{
    struct wn_arena each = {0};
    if (h->silent)
        return true;
    bool done = wn_pairs_each(wn_app_store(app), wn_app_stage(app), &each, export_collect, h, err);
    wn_arena_free(&each);
    if (done && h->n > 0 && wn_app_readonly(app))
        return wn_fail(
            err, WN_EREADONLY,
            "This review can be read but not written here: an export shows decisions, which "
            "is an entry in the log");
    return done;
}

static bool export_reveal(struct wn_app *app, const struct export_hidden *h, struct wn_err *err)
{
    struct wn_head *heads;
    size_t head_count;
    if (h->n == 0)
        return true;
    if (!wn_pairs_heads(wn_app_store(app), h->arena, &heads, &head_count, err))
        return false;
    for (size_t from = 0; from < h->n; from += EXPORT_RANGES) {
        struct wn_line line = wn_line_of(WN_K_REVEAL);
        line.what = WN_STR("decisions");
        line.records.v = h->v + from;
        line.records.n = h->n - from < EXPORT_RANGES ? h->n - from : EXPORT_RANGES;
        line.heads.v = heads;
        line.heads.n = head_count;
        if (!wn_app_write(app, &line, err))
            return false;
    }
    return true;
}

static bool export_note(struct export_run *run, struct wn_str format, const char *file,
                        struct wn_str written, struct wn_err *err)
{
    char hex[2 * WN_HASH + 1];
    struct wn_hash hash = wn_sha256(written);
    struct wn_line line = wn_line_of(WN_K_EXPORT);
    wn_hex(hash.b, sizeof hash.b, hex);
    line.to = format;
    line.file = wn_str(file);
    line.sha256 = wn_str(hex);
    line.rows = run->rows;
    return wn_app_write(run->app, &line, err);
}

struct export_form {
    const char *name;
    bool (*rows)(struct export_run *run, struct wn_err *err);
};

static bool export_find_form(struct wn_str name, struct export_form *out,
                             const struct wn_writer **writer, struct wn_err *err)
{
    static const struct export_form forms[] = {{"csv", wn_export_csv},
                                               {"csv-long", wn_export_long}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (wn_str_is(name, forms[i].name)) {
            *out = forms[i];
            return true;
        }
    }
    *writer = wn_writer_find(name);
    if (*writer)
        *out = (struct export_form){(*writer)->name, wn_export_records};
    return *writer || wn_fail(err, WN_EUSAGE,
                              "--to %.*s: this winnow writes " WN_EXPORT_FORMS,
                              WN_ARG(wn_str_first(name, 40)));
}

/*
 * The file is complete under a temporary name before the commit, and gets its own after it. Bytes
 * that go elsewhere cannot be taken back: the first lines are put before the commit, which shows
 * whether the place takes any, the rest after it. So what failed at once leaves no trace, and
 * no more than those lines is ever seen without the log saying so.
 */
struct export_way {
    const struct wn_export_to *to;
    struct wn_out *out;
    struct wn_str rest; /* still to be put after the commit */
};

static struct wn_str export_first_lines(struct wn_str all)
{
    size_t n = all.n < EXPORT_FIRST ? all.n : EXPORT_FIRST;
    while (n > 0 && n < all.n && all.p[n - 1] != '\n')
        n--;
    return wn_str_first(all, n > 0 ? n : all.n);
}

static bool export_begin_out(struct export_way *way, struct wn_str written, struct wn_err *err)
{
    if (way->to->file)
        return wn_out_open(way->to->file, true, &way->out, err) &&
               wn_out_put(way->out, written, err) && wn_out_flush(way->out, err);
    struct wn_str first = export_first_lines(written);
    way->rest = wn_str_from(written, first.n);
    return !way->to->put || way->to->put(way->to->ctx, first, err);
}

/* Inside a transaction: what the log says of it, and the rows. */
static bool export_prepare(struct export_run *run, const struct export_form *form,
                           const struct export_hidden *hidden, struct export_way *way,
                           struct wn_err *err)
{
    size_t from = run->csv.to->n;
    if (!export_reveal(run->app, hidden, err) || !form->rows(run, err))
        return false;
    struct wn_str written = wn_str_from(wn_buf_str(run->csv.to), from);
    return (wn_app_readonly(run->app) ||
            export_note(run, wn_str(form->name), way->to->file, written, err)) &&
           export_begin_out(way, written, err);
}

/* After the commit: the file's name, or the rest of the bytes. */
static bool export_finish(struct export_run *run, struct export_way *way, struct wn_err *err)
{
    struct wn_err late = {0};
    if (way->out ? wn_out_commit(way->out, &late)
                 : !way->to->put || way->to->put(way->to->ctx, way->rest, &late))
        return true;
    if (wn_app_readonly(run->app))
        return wn_fail(err, late.code, "%s", late.text);
    return wn_fail(err, late.code, "%s (the export is in the log already: run it again)",
                   late.text);
}

static bool export_commit(struct export_run *run, const struct export_way *way, struct wn_err *err)
{
    struct wn_err late = {0};
    if (wn_app_readonly(run->app) || wn_store_commit(wn_app_store(run->app), &late))
        return true;
    return wn_fail(err, late.code, "%s%s", late.text,
                   way->out || !way->to->put
                       ? ""
                       : " (the first lines were written already, and the log does not say so)");
}

static bool export_all(struct export_run *run, const struct export_form *form,
                       const struct export_hidden *hidden, const struct wn_export_to *to,
                       struct wn_err *err)
{
    struct wn_store *store = wn_app_store(run->app);
    struct export_way way = {.to = to};
    if (to->file && !wn_export_may_write(store, to->file, err))
        return false;
    if ((wn_app_readonly(run->app) || wn_store_begin(store, err)) &&
        export_prepare(run, form, hidden, &way, err) && export_commit(run, &way, err))
        return export_finish(run, &way, err);
    wn_out_abort(way.out);
    wn_store_rollback(store);
    return false;
}

bool wn_export(struct wn_app *app, struct wn_str format, enum wn_only only, bool raw,
               const struct wn_export_to *to, struct wn_buf *out, struct wn_exported *result,
               struct wn_err *err)
{
    static const struct wn_export_to nowhere = {0};
    struct export_form form = {0};
    struct wn_arena arena = {0};
    struct export_hidden hidden = {.only = only, .arena = &arena};
    struct export_run run = {.app = app, .only = only, .csv = {.to = out, .raw = raw}};
    run.everybody = wn_app_roles(app) & WN_ADJUDICATOR;
    if (!(wn_app_roles(app) & (WN_LEAD | WN_ADJUDICATOR)))
        run.hide = wn_app_criteria(app)->hide;
    if (!export_find_form(format, &form, &run.writer, err))
        return false;
    hidden.silent = run.writer && only == WN_ONLY_ALL;
    bool done = (!run.everybody || (wn_reconciling_open(app, false, NULL, NULL, err) &&
                                    export_find_hidden(app, &hidden, err))) &&
                export_all(&run, &form, &hidden, to ? to : &nowhere, err);
    *result = (struct wn_exported){run.rows, (int64_t)run.csv.guarded, hidden.works};
    wn_arena_free(&run.arena);
    wn_arena_free(&arena);
    return done;
}
