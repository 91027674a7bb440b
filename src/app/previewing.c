/* SPDX-License-Identifier: MIT */
/*
 * The files of one import before and while they come in. What is known of a file (`found`) is kept
 * as it was read; what depends on the others (which is there twice, what the criteria expect of a
 * source) is made anew after each change.
 */
#include "winnow/app/previewing.h"

#include "importing_parts.h"
#include "previewing_parts.h"
#include "winnow/base/mem.h"

/* Options that are none are said at once, not with each file. */
static bool preview_check(struct wn_app *app, const char *path, const struct wn_import_opts *opts,
                          struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_source source;
    bool good =
        wn_importing_source(wn_app_criteria(app), path, opts, &arena, &source, err);
    wn_arena_free(&arena);
    return good;
}

bool wn_preview_open(struct wn_app *app, const char *const *paths, size_t n,
                     const struct wn_import_opts *opts, struct wn_preview **out,
                     struct wn_err *err)
{
    if (!wn_importing_allowed(app, err) || (n && !preview_check(app, paths[0], opts, err)))
        return false;
    struct wn_preview *p = wn_alloc(sizeof *p);
    *p = (struct wn_preview){.app = app, .files = n};
    p->file = WN_NEWS(&p->arena, struct wn_preview_file, n + 1);
    for (size_t i = 0; i < n; i++)
        p->file[i] = (struct wn_preview_file){.path = paths[i], .opts = *opts};
    wn_app_set_preview(app, p);
    *out = p;
    return true;
}

void wn_preview_close(struct wn_preview *p)
{
    if (!p)
        return;
    wn_app_set_preview(p->app, NULL);
    wn_preview_window_close(p);
    wn_arena_free(&p->now);
    wn_arena_free(&p->arena);
    wn_free(p);
}

bool wn_preview_takes(const struct wn_preview_file *file)
{
    return file->state == WN_PREVIEW_READ && !file->out && !file->read.already_imported;
}

/* ---- what depends on all files ---- */

static bool preview_counts(const struct wn_preview *p, const struct wn_preview_file *f)
{
    return p->done ? f->state == WN_PREVIEW_IMPORTED : wn_preview_takes(f);
}

/* As the import will see them: a file that is not taken is there without records. */
static bool preview_compare(struct wn_preview *p, struct wn_err *err)
{
    struct wn_imported *all = WN_NEWS(&p->now, struct wn_imported, p->files + 1);
    for (size_t i = 0; i < p->files; i++) {
        const struct wn_preview_file *f = &p->file[i];
        bool there = f->state == WN_PREVIEW_IMPORTED || (f->state == WN_PREVIEW_READ && !f->out);
        all[i] = f->found;
        if (!there || (p->done && f->state != WN_PREVIEW_IMPORTED))
            all[i] = (struct wn_imported){.expect = -1};
        else if (!p->done)
            wn_import_repeated(all, i);
    }
    if (!wn_import_expected(p->app, !p->done, all, p->files, &p->now, err))
        return false;
    for (size_t i = 0; i < p->files; i++) {
        struct wn_imported *read = &p->file[i].read;
        bool twice = p->done && p->file[i].state == WN_PREVIEW_READ && read->already_imported;
        struct wn_str as = read->source;
        *read = all[i].records ? all[i] : p->file[i].found;
        if (twice) { /* still, when all are in */
            read->already_imported = true;
            read->source = as;
        }
    }
    return true;
}

static bool preview_refresh(struct wn_preview *p, struct wn_err *err)
{
    wn_arena_reset(&p->now);
    if (!preview_compare(p, err))
        return false;
    p->sums = (struct wn_preview_sums){0};
    for (size_t i = 0; i < p->files; i++)
        if (preview_counts(p, &p->file[i]))
            wn_preview_sums_add(&p->sums, &p->file[i].sums);
    wn_preview_sums_order(&p->sums);
    return true;
}

/* ---- reading ---- */

static void preview_seen(void *ctx, const struct wn_record *r)
{
    wn_preview_sums_record(ctx, r);
}

static bool preview_is_whole(const struct wn_err *err)
{
    return err->code == WN_ECANCEL || err->code == WN_EIO || err->code == WN_EFULL;
}

bool wn_preview_read(struct wn_preview *p, size_t file, wn_preview_tick *tick, void *ctx,
                     struct wn_err *err)
{
    struct wn_preview_file *f = &p->file[file];
    struct wn_import_opts opts = f->opts;
    struct wn_err why = {0};
    opts.dry_run = true;
    opts.seen = preview_seen;
    opts.seen_ctx = &f->sums;
    p->at = file;
    wn_preview_window_close(p);
    f->sums = (struct wn_preview_sums){.files = 1};
    f->error = WN_STR("");
    f->state = WN_PREVIEW_READ;
    if (!wn_import(p->app, f->path, &opts, tick, ctx, &p->arena, &f->found, &why)) {
        if (preview_is_whole(&why)) {
            f->state = WN_PREVIEW_WAITING;
            *err = why;
            return false;
        }
        f->state = WN_PREVIEW_FAILED;
        f->error = wn_arena_copy(&p->arena, wn_str(why.text));
    }
    wn_preview_sums_order(&f->sums);
    return preview_refresh(p, err);
}

bool wn_preview_leave_out(struct wn_preview *p, size_t file, struct wn_err *err)
{
    p->file[file].out = !p->file[file].out;
    return preview_refresh(p, err);
}

void wn_preview_encoding(struct wn_preview *p, size_t file, struct wn_str name)
{
    p->file[file].opts.encoding = name.n ? wn_arena_copy(&p->arena, name).p : NULL;
}

void wn_preview_source(struct wn_preview *p, size_t file, struct wn_str name)
{
    p->file[file].opts.source = name.n ? wn_arena_copy(&p->arena, name).p : NULL;
}

bool wn_preview_map(struct wn_preview *p, size_t file, struct wn_str field_column,
                    struct wn_err *err)
{
    struct wn_import_opts *opts = &p->file[file].opts;
    struct wn_map *map = WN_NEWS(&p->arena, struct wn_map, opts->map_count + 1);
    struct wn_map one;
    size_t n = 0;
    if (field_column.n && !wn_import_map(wn_arena_copy(&p->arena, field_column), &one, err))
        return false;
    for (size_t i = 0; field_column.n && i < opts->map_count; i++)
        if (opts->map[i].field != one.field)
            map[n++] = opts->map[i];
    if (field_column.n)
        map[n++] = one;
    opts->map = map;
    opts->map_count = n;
    return true;
}

/* ---- importing ---- */

static bool preview_import_one(struct wn_preview *p, struct wn_preview_file *f,
                               wn_preview_tick *tick, void *ctx, struct wn_err *err)
{
    struct wn_import_opts opts = f->opts;
    struct wn_imported read;
    struct wn_err why = {0};
    opts.sha256 = f->found.sha256;
    if (wn_import(p->app, f->path, &opts, tick, ctx, &p->arena, &read, &why)) {
        f->found = read;
        f->state = WN_PREVIEW_IMPORTED;
        return true;
    }
    if (preview_is_whole(&why)) {
        *err = why;
        return false;
    }
    f->state = WN_PREVIEW_FAILED;
    f->error = wn_arena_copy(&p->arena, wn_str(why.text));
    return true;
}

bool wn_preview_import(struct wn_preview *p, wn_preview_tick *tick, void *ctx, struct wn_err *err)
{
    struct wn_err later;
    bool *take = WN_NEWS(&p->arena, bool, p->files + 1), done = true;
    for (size_t i = 0; i < p->files; i++)
        take[i] = wn_preview_takes(&p->file[i]);
    p->done = true;
    for (size_t i = 0; done && i < p->files; i++) {
        p->at = i;
        done = !take[i] || preview_import_one(p, &p->file[i], tick, ctx, err);
    }
    return done ? preview_refresh(p, err) : preview_refresh(p, &later) && false;
}
