/* SPDX-License-Identifier: MIT */
/*
 * Which file an export may write: a name that is free, or an earlier export. What is there already
 * shows by its first bytes that it came from here; anything else, the open project above all,
 * stays. The names that SQLite gives to the project's journals stay free for SQLite.
 */
#include "export_parts.h"

#include <sys/stat.h>

#include "winnow/base/file.h"

enum { EXPORT_HEAD = 64 }; /* bytes that tell an export */

static bool export_file_same(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* Is it the name of the project or of one of its journals, whichever way the folder is written? */
static bool export_file_of_project(const char *path, const char *project)
{
    static const char *const endings[] = {"", "-journal", "-wal", "-shm"};
    struct wn_arena arena = {0};
    struct wn_str name = wn_file_name(wn_str(path));
    struct wn_str stem = wn_file_name(wn_str(project));
    bool named = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        named = named || (wn_str_starts(name, stem) &&
                          wn_str_is(wn_str_from(name, stem.n), endings[i]));
    bool found = export_file_same(path, project) ||
                 (named && export_file_same(wn_file_folder(&arena, path).p,
                                            wn_file_folder(&arena, project).p));
    wn_arena_free(&arena);
    return found;
}

static bool export_file_is_export(const char *path)
{
    struct wn_file file;
    if (!wn_file_open(path, UINT64_MAX, &file, NULL))
        return false;
    struct wn_str head = wn_str_first(file.bytes, EXPORT_HEAD);
    bool found = wn_str_starts(head, WN_STR("record,title,")) ||
                 wn_str_starts(head, WN_STR("record,stage,")) || wn_writer_is_export(head);
    wn_file_close(&file);
    return found;
}

bool wn_export_may_write(const struct wn_store *store, const char *path, struct wn_err *err)
{
    if (export_file_of_project(path, wn_store_path(store)))
        return wn_fail(err, WN_EREFUSED,
                       "%s is the open review or its journal; choose another name", path);
    if (wn_file_is_folder(path))
        return wn_fail(err, WN_EREFUSED, "%s is a folder; name a file", path);
    if (wn_file_exists(path) && !export_file_is_export(path))
        return wn_fail(err, WN_EREFUSED,
                       "%s is there already and is no export of winnow; choose another name",
                       path);
    return true;
}
