/* SPDX-License-Identifier: MIT */
#include "winnow/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_words.h"
#include "winnow/base/buf.h"
#include "winnow/base/text.h"

void wn_file_shown(const char *path, char out[WN_FILE_SHOWN])
{
    struct wn_buf clean = {0};
    wn_text_clean_to(&clean, wn_str(path), WN_CLEAN_LINE);
    struct wn_str s = wn_buf_str(&clean);
    size_t room = WN_FILE_SHOWN - 1;
    const char *before = "";
    if (s.n > room) {
        before = "...";
        s = wn_str_from(s, s.n - (room - 3));
        while (s.n && ((unsigned char)s.p[0] & 0xC0) == 0x80)
            s = wn_str_from(s, 1);
    }
    snprintf(out, WN_FILE_SHOWN, "%s%.*s", before, WN_ARG(s));
    wn_buf_free(&clean);
}

void wn_file_size(uint64_t bytes, char out[32])
{
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    size_t unit = 0;
    uint64_t tenths = bytes > UINT64_MAX / 10 ? bytes : bytes * 10;
    for (; tenths >= 10240 && unit < 4; unit++)
        tenths = tenths / 1024 + (tenths % 1024 >= 512);
    if (tenths % 10)
        snprintf(out, 32, "%" PRIu64 ".%" PRIu64 " %s", tenths / 10, tenths % 10, units[unit]);
    else
        snprintf(out, 32, "%" PRIu64 " %s", tenths / 10, units[unit]);
}

static bool file_unreadable(const char *path, int error, struct wn_err *err)
{
    char shown[WN_FILE_SHOWN];
    wn_file_shown(path, shown);
    if (error == ENOENT || error == ENOTDIR)
        return wn_fail(err, WN_EINPUT, "%s does not exist; check the name", shown);
    if (error == EACCES || error == EPERM)
        return wn_fail(err, WN_EINPUT, "%s may not be read; change its permissions", shown);
    if (error == ELOOP)
        return wn_fail(err, WN_EINPUT, "%s is a link; name the file itself", shown);
    return wn_fail(err, WN_EINPUT, "%s cannot be read: %s", shown, strerror(error));
}

static bool file_is_suitable(const char *path, const struct stat *st, uint64_t limit,
                             struct wn_err *err)
{
    char shown[WN_FILE_SHOWN], most[32];
    wn_file_shown(path, shown);
    if (S_ISDIR(st->st_mode))
        return wn_fail(err, WN_EINPUT, "%s is a folder; name the files in it", shown);
    if (!S_ISREG(st->st_mode))
        return wn_fail(err, WN_EINPUT, "%s is not an ordinary file", shown);
    if ((uint64_t)st->st_size > limit || (uint64_t)st->st_size > SIZE_MAX / 2) {
        wn_file_size(limit, most);
        return wn_fail(err, WN_EINPUT, "%s is larger than %s, the most that can be read", shown,
                       most);
    }
    return true;
}

static bool file_open(const char *path, int flags, uint64_t limit, struct wn_file *out,
                      struct wn_err *err)
{
    struct stat st;
    *out = (struct wn_file){.bytes = {"", 0}};
    /* not blocking, so that a named pipe is refused and not waited for */
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | flags);
    if (fd < 0)
        return file_unreadable(path, errno, err);
    bool done = fstat(fd, &st) == 0;
    int error = done ? 0 : errno;
    if (done && !file_is_suitable(path, &st, limit, err)) {
        close(fd);
        return false;
    }
    if (done && st.st_size > 0) {
        void *map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        done = map != MAP_FAILED;
        error = done ? 0 : errno;
        if (done)
            *out = (struct wn_file){.bytes = {map, (size_t)st.st_size}, .map = map};
    }
    close(fd);
    return done || file_unreadable(path, error, err);
}

bool wn_file_open(const char *path, uint64_t limit, struct wn_file *out, struct wn_err *err)
{
    return file_open(path, 0, limit, out, err);
}

bool wn_file_open_itself(const char *path, uint64_t limit, struct wn_file *out, struct wn_err *err)
{
    return file_open(path, O_NOFOLLOW, limit, out, err);
}

void wn_file_close(struct wn_file *file)
{
    if (file->map)
        munmap(file->map, file->bytes.n);
    *file = (struct wn_file){.bytes = {"", 0}};
}

bool wn_file_exists(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0; /* a link that leads nowhere is there too */
}

bool wn_file_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool wn_file_make_folder(const char *path, struct wn_err *err)
{
    if (mkdir(path, 0777) == 0)
        return true;
    int error = errno;
    if (error == EEXIST && wn_file_is_folder(path))
        return true;
    char shown[WN_FILE_SHOWN];
    wn_file_shown(path, shown);
    return wn_fail(err, wn_file_errc(error), "the folder %s cannot be made: %s", shown,
                   strerror(error));
}
