/* SPDX-License-Identifier: MIT */
/*
 * Backups beside the project, in NAME.backup: dated copies of the whole file (through the store,
 * never by copying a file that is open) and the own journal as JSON Lines, which can be read
 * without winnow. The last ten of each kind stay; files that are not named by a date are left
 * alone.
 */
#include "winnow/app/keeping.h"

#include <stdio.h>

#include "winnow/base/file.h"
#include "winnow/store/events.h"
#include "winnow/store/store.h"

enum { BACKUP_KEEP = 10, BACKUP_STAMP = 15 /* 20261122-090130 */ };

static struct wn_str backup_folder(struct wn_app *app, struct wn_arena *arena)
{
    struct wn_str name = wn_app_path(app);
    if (wn_str_ends(name, WN_STR(".winnow")))
        name = wn_str_first(name, name.n - sizeof ".winnow" + 1);
    return wn_arena_print(arena, "%.*s.backup", WN_ARG(name));
}

/* "20261122-090130" of "2026-11-22T09:01:30+01:00" */
static struct wn_str backup_stamp(struct wn_app *app, struct wn_arena *arena)
{
    struct wn_str at = wn_app_now(app, arena);
    static const struct {
        size_t from, n;
    } parts[] = {{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}};
    struct wn_str stamp = WN_STR("");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        stamp = wn_arena_print(arena, "%.*s%s%.*s", WN_ARG(stamp), i == 3 ? "-" : "",
                               WN_ARG(wn_str_first(wn_str_from(at, parts[i].from), parts[i].n)));
    return stamp;
}

static bool backup_is_dated(struct wn_str name)
{
    for (size_t i = 0; i < BACKUP_STAMP; i++)
        if (i >= name.n || (i == 8 ? name.p[i] != '-' : name.p[i] < '0' || name.p[i] > '9'))
            return false;
    return true;
}

/* A free dated name; a second one within the same second sorts behind the first. */
static struct wn_str backup_name(struct wn_app *app, struct wn_str folder, const char *ending,
                                 struct wn_arena *arena)
{
    struct wn_str stamp = backup_stamp(app, arena);
    for (int i = 1;; i++) {
        struct wn_str more = i > 1 ? wn_arena_print(arena, "_%d", i) : WN_STR("");
        struct wn_str name =
            wn_arena_print(arena, "%.*s%.*s%s", WN_ARG(stamp), WN_ARG(more), ending);
        struct wn_str path = wn_file_join(arena, folder, name);
        if (!wn_file_exists(path.p))
            return path;
    }
}

/* All but the newest ten go; never the one that was just written, whatever its clock said. */
static bool backup_thin(struct wn_str folder, const char *ending, struct wn_str written,
                        struct wn_arena *arena, struct wn_err *err)
{
    struct wn_str *names;
    size_t n, dated = 0;
    if (!wn_file_list(arena, folder.p, ending, &names, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (backup_is_dated(names[i]))
            names[dated++] = names[i];
    for (size_t i = 0; i + BACKUP_KEEP < dated; i++) {
        struct wn_str path = wn_file_join(arena, folder, names[i]);
        if (!wn_str_eq(path, written) && remove(path.p) != 0)
            return wn_fail(err, WN_EIO,
                           "the backup is written, but the old one %.*s cannot be removed",
                           WN_ARG(path));
    }
    return true;
}

bool wn_keep_backup(struct wn_app *app, const char *path, struct wn_arena *arena,
                    struct wn_str *written, struct wn_err *err)
{
    if (path) {
        *written = wn_arena_copy(arena, wn_str(path));
        if (wn_file_exists(path))
            return wn_fail(err, WN_EREFUSED, "%s is there already; name another file", path);
        return wn_store_copy(wn_app_store(app), path, err);
    }
    struct wn_str folder = backup_folder(app, arena);
    if (!wn_file_make_folder(folder.p, err))
        return false;
    *written = backup_name(app, folder, ".winnow", arena);
    return wn_store_copy(wn_app_store(app), written->p, err) &&
           backup_thin(folder, ".winnow", *written, arena, err);
}

/* Decisions are nobody else's to read: neither a co-screener's nor another user's of the laptop. */
static bool backup_write(const char *path, struct wn_str bytes, struct wn_err *err)
{
    struct wn_out *out;
    if (!wn_out_open_private(path, false, &out, err))
        return false;
    if (wn_out_put(out, bytes, err))
        return wn_out_commit(out, err);
    wn_out_abort(out);
    return false;
}

bool wn_keep_lines(struct wn_app *app, struct wn_arena *arena, int64_t *last, struct wn_err *err)
{
    struct wn_chain mine;
    bool found;
    bool done = wn_chain_mine(wn_app_store(app), arena, &mine, &found, err);
    *last = done && found ? mine.last : 0;
    return done;
}

bool wn_keep_journal(struct wn_app *app, struct wn_arena *arena, struct wn_str *written,
                     struct wn_err *err)
{
    struct wn_buf lines = {0};
    struct wn_str folder = backup_folder(app, arena);
    *written = backup_name(app, folder, ".jsonl", arena);
    bool done = wn_file_make_folder(folder.p, err) &&
                wn_events_my_bytes(wn_app_store(app), 1, &lines, err) &&
                backup_write(written->p, wn_buf_str(&lines), err) &&
                backup_thin(folder, ".jsonl", *written, arena, err);
    wn_buf_free(&lines);
    return done;
}
