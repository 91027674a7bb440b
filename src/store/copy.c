/* SPDX-License-Identifier: MIT */
/*
 * A consistent copy of an open project. It is made under a temporary name, flushed, and takes its
 * real name only when it is whole; a file that has that name already stays.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db.h"
#include "winnow/base/file.h"
#include "winnow/base/text.h"

struct copy {
    struct wn_store *store;
    const char *path;
    struct wn_str temporary, folder, name; /* name: cleaned, for messages */
};

static bool copy_fail(const struct copy *c, struct wn_err *err)
{
    int code = errno;
    if (code == ENOSPC || code == EDQUOT)
        return wn_fail(err, WN_EFULL, "%.*s was not written: no space is left on the disk",
                       WN_ARG(c->name));
    if (code == EACCES || code == EROFS || code == EPERM)
        return wn_fail(err, WN_EREADONLY, "%.*s was not written: its folder cannot be written",
                       WN_ARG(c->name));
    return wn_fail(err, WN_EIO, "%.*s was not written: %s", WN_ARG(c->name), strerror(code));
}

/* An empty file that only its owner can read: SQLite fills it. */
static bool copy_begin(struct copy *c, struct wn_arena *arena, struct wn_err *err)
{
    struct wn_str template = wn_file_join(arena, c->folder, WN_STR(".winnow-XXXXXX"));
    char *name = WN_NEWS(arena, char, template.n + 1);
    memcpy(name, template.p, template.n);
    int fd = mkstemp(name);
    if (fd < 0)
        return copy_fail(c, err);
    close(fd);
    c->temporary = wn_str(name);
    return true;
}

static bool copy_fill(struct copy *c, struct wn_err *err)
{
    bool more = false;
    sqlite3_stmt *q = wn_db_start(c->store, Q_COPY, ARGS(A_STR(c->temporary)), err);
    if (!q)
        return false;
    bool ok =
        wn_db_step(c->store, q, &more, err) || wn_wrap(err, "copying to %.*s", WN_ARG(c->name));
    wn_db_end(c->store, q);
    return ok;
}

static bool copy_flush(const struct copy *c, const char *path, int flags, struct wn_err *err)
{
    int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        return copy_fail(c, err);
    bool ok = fsync(fd) == 0 || errno == EINVAL; /* some systems cannot flush a folder */
    if (!ok)
        copy_fail(c, err);
    close(fd);
    return ok;
}

/* Takes its name without replacing: by link, or where there are no links by looking first. */
static bool copy_name(const struct copy *c, struct wn_err *err)
{
    if (link(c->temporary.p, c->path) == 0) {
        unlink(c->temporary.p);
        return true;
    }
    if (errno == EEXIST || wn_file_exists(c->path))
        return wn_fail(err, WN_EREFUSED, "%.*s exists already", WN_ARG(c->name));
    return rename(c->temporary.p, c->path) == 0 || copy_fail(c, err);
}

bool wn_store_copy(struct wn_store *store, const char *path, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct copy c = {.store = store, .path = path, .folder = wn_file_folder(&arena, path)};
    c.name = wn_text_clean(&arena, wn_file_name(wn_str(path)), WN_CLEAN_LINE);
    bool ok =
        !wn_file_exists(path) || wn_fail(err, WN_EREFUSED, "%.*s exists already", WN_ARG(c.name));
    ok = ok && copy_begin(&c, &arena, err) && copy_fill(&c, err) &&
         copy_flush(&c, c.temporary.p, O_RDWR, err) && copy_name(&c, err) &&
         copy_flush(&c, c.folder.p, O_RDONLY, err);
    if (!ok && c.temporary.n)
        unlink(c.temporary.p);
    wn_arena_free(&arena);
    return ok;
}
