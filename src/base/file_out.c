/* SPDX-License-Identifier: MIT */
/*
 * Writing whole or not at all: everything goes to a temporary file in the target's own folder,
 * which gets the target's name only when all of it is on the disk. A new name is given with
 * link(2), which never replaces; where the file system has no links (USB sticks), a check stands in
 * for it. What fails once stays failed: after a failed fsync the pages may be gone, so nothing is
 * tried again.
 */
#include "winnow/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_words.h"
#include "winnow/base/buf.h"
#include "winnow/base/mem.h"

enum { FILE_PENDING = 64 * 1024 };

struct wn_out {
    int fd; /* -1: closed */
    bool replace, gone; /* gone: no temporary file is there any more */
    uint64_t bytes;        /* put so far */
    struct wn_arena arena; /* of the two names */
    const char *path, *temporary;
    struct wn_buf pending;
};

static const char out_exists[] = "%s is there already and stays; choose another name";

enum wn_errc wn_file_errc(int error)
{
    if (error == ENOSPC || error == EDQUOT || error == EFBIG)
        return WN_EFULL;
    if (error == EROFS || error == EACCES || error == EPERM)
        return WN_EREADONLY;
    return WN_EIO;
}

/* Removes what was begun; says what, where and how much. */
static bool out_fail(struct wn_out *out, int error, struct wn_err *err)
{
    char shown[WN_FILE_SHOWN];
    if (out->fd >= 0)
        close(out->fd);
    out->fd = -1;
    if (!out->gone)
        unlink(out->temporary);
    out->gone = true;
    wn_file_shown(out->path, shown);
    if (error == EEXIST)
        return wn_fail(err, WN_EREFUSED, out_exists, shown);
    enum wn_errc code = wn_file_errc(error);
    const char *next = code == WN_EFULL ? "make room and try again" : "try another folder";
    return wn_fail(err, code, "%s (%" PRIu64 " bytes) was not written: %s; %s", shown, out->bytes,
                   strerror(error), next);
}

static bool out_target_is_free(const char *path, bool replace, struct wn_err *err)
{
    char shown[WN_FILE_SHOWN];
    wn_file_shown(path, shown);
    if (wn_file_is_folder(path))
        return wn_fail(err, WN_EREFUSED, "%s is a folder; name a file", shown);
    if (!replace && wn_file_exists(path))
        return wn_fail(err, WN_EREFUSED, out_exists, shown);
    return true;
}

/* What open(2) would give a new file; mkstemp gives it to the owner alone. */
static mode_t out_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

bool wn_out_open_private(const char *path, bool replace, struct wn_out **result,
                         struct wn_err *err)
{
    *result = NULL;
    if (!out_target_is_free(path, replace, err))
        return false;
    struct wn_out *out = wn_alloc(sizeof *out);
    struct wn_str folder = wn_file_folder(&out->arena, path);
    struct wn_str temporary = wn_file_join(&out->arena, folder, WN_STR(".winnow-XXXXXX"));
    char *name = WN_NEWS(&out->arena, char, temporary.n + 1);
    memcpy(name, temporary.p, temporary.n);
    out->path = wn_arena_copy(&out->arena, wn_str(path)).p;
    out->replace = replace;
    out->fd = mkstemp(name);
    out->temporary = name;
    if (out->fd < 0) {
        char shown[WN_FILE_SHOWN];
        int error = errno;
        wn_file_shown(path, shown);
        wn_fail(err, wn_file_errc(error), "%s cannot be written: %s; try another folder", shown,
                error == ENOENT ? "there is no such folder" : strerror(error));
        out->gone = true;
        wn_out_abort(out);
        return false;
    }
    fcntl(out->fd, F_SETFD, FD_CLOEXEC);
    *result = out;
    return true;
}

bool wn_out_open(const char *path, bool replace, struct wn_out **result, struct wn_err *err)
{
    if (!wn_out_open_private(path, replace, result, err))
        return false;
    fchmod((*result)->fd, out_mode()); /* where it is not possible: merely more private */
    return true;
}

/* 0, or the error. */
static int out_write(int fd, struct wn_str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno != EINTR)
            return errno;
        if (n > 0)
            bytes = wn_str_from(bytes, (size_t)n);
    }
    return 0;
}

bool wn_out_put(struct wn_out *out, struct wn_str bytes, struct wn_err *err)
{
    out->bytes += bytes.n;
    if (out->gone)
        return out_fail(out, EIO, err);
    if (out->pending.n + bytes.n < FILE_PENDING) {
        wn_buf_put(&out->pending, bytes);
        return true;
    }
    int error = out_write(out->fd, wn_buf_str(&out->pending));
    wn_buf_clear(&out->pending);
    if (!error)
        error = out_write(out->fd, bytes);
    return !error || out_fail(out, error, err);
}

/* fsync leaves the bytes in the drive's own memory on macOS; this does not. */
static int out_sync(int fd)
{
#ifdef F_FULLFSYNC
    if (fcntl(fd, F_FULLFSYNC) == 0)
        return 0;
#endif
    return fsync(fd) == 0 ? 0 : errno;
}

static bool out_no_links(int error)
{
    return error == EPERM || error == ENOTSUP || error == EOPNOTSUPP || error == ENOSYS ||
           error == EMLINK;
}

static int out_name(const struct wn_out *out)
{
    if (out->replace)
        return rename(out->temporary, out->path) == 0 ? 0 : errno;
    if (link(out->temporary, out->path) == 0) {
        unlink(out->temporary);
        return 0;
    }
    if (!out_no_links(errno))
        return errno;
    if (wn_file_exists(out->path))
        return EEXIST;
    return rename(out->temporary, out->path) == 0 ? 0 : errno;
}

/* A folder that may not be read, or a file system that does not sync folders, is no failure. */
static int out_sync_folder(struct wn_out *out)
{
    int fd = open(wn_file_folder(&out->arena, out->path).p, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    int error = out_sync(fd);
    close(fd);
    return error == EIO ? error : 0;
}

bool wn_out_flush(struct wn_out *out, struct wn_err *err)
{
    int error = out->gone ? EIO : out_write(out->fd, wn_buf_str(&out->pending));
    wn_buf_clear(&out->pending);
    if (!error)
        error = out_sync(out->fd);
    return !error || out_fail(out, error, err);
}

static bool out_commit(struct wn_out *out, struct wn_err *err)
{
    if (!wn_out_flush(out, err))
        return false;
    int error = close(out->fd) == 0 ? 0 : errno;
    out->fd = -1;
    if (!error)
        error = out_name(out);
    if (error)
        return out_fail(out, error, err);
    out->gone = true;
    if (out_sync_folder(out) == 0)
        return true;
    char shown[WN_FILE_SHOWN];
    wn_file_shown(out->path, shown);
    return wn_fail(err, WN_EIO, "%s (%" PRIu64 " bytes) is written, but the disk reports an error; "
                   "check the disk and write it again", shown, out->bytes);
}

bool wn_out_commit(struct wn_out *out, struct wn_err *err)
{
    bool done = out_commit(out, err);
    wn_out_abort(out);
    return done;
}

void wn_out_abort(struct wn_out *out)
{
    if (!out)
        return;
    if (out->fd >= 0)
        close(out->fd);
    if (!out->gone)
        unlink(out->temporary);
    wn_buf_free(&out->pending);
    struct wn_arena arena = out->arena;
    wn_arena_free(&arena);
    wn_free(out);
}

bool wn_file_write(const char *path, struct wn_str bytes, bool replace, struct wn_err *err)
{
    struct wn_out *out;
    if (!wn_out_open(path, replace, &out, err))
        return false;
    if (wn_out_put(out, bytes, err))
        return wn_out_commit(out, err);
    wn_out_abort(out);
    return false;
}
