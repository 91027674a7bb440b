/* SPDX-License-Identifier: MIT */
/* Paths taken apart and put together, and the names in a folder. */
#include "winnow/base/file.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "file_words.h"
#include "winnow/base/buf.h"

static struct wn_str file_no_slashes_behind(struct wn_str path)
{
    while (path.n > 1 && path.p[path.n - 1] == '/')
        path.n--;
    return path;
}

struct wn_str wn_file_name(struct wn_str path)
{
    path = file_no_slashes_behind(path);
    size_t at = path.n;
    while (at > 0 && path.p[at - 1] != '/')
        at--;
    return wn_str_from(path, at);
}

struct wn_str wn_file_folder(struct wn_arena *arena, const char *path)
{
    struct wn_str whole = file_no_slashes_behind(wn_str(path));
    struct wn_str folder = wn_str_first(whole, whole.n - wn_file_name(whole).n);
    if (folder.n == 0)
        return wn_arena_copy(arena, WN_STR("."));
    return wn_arena_copy(arena, file_no_slashes_behind(folder));
}

struct wn_str wn_file_join(struct wn_arena *arena, struct wn_str folder, struct wn_str name)
{
    bool slash = folder.n && folder.p[folder.n - 1] != '/';
    char *p = wn_arena_alloc(arena, folder.n + slash + name.n + 1, 1);
    if (folder.n)
        memcpy(p, folder.p, folder.n);
    if (slash)
        p[folder.n] = '/';
    if (name.n)
        memcpy(p + folder.n + slash, name.p, name.n);
    return (struct wn_str){p, folder.n + slash + name.n};
}

struct wn_str wn_file_quoted(struct wn_arena *arena, struct wn_str path)
{
    struct wn_buf out = {0};
    bool plain = path.n > 0;
    for (size_t i = 0; i < path.n; i++) /* bytes above 0x7F mean nothing to a shell */
        plain = plain && ((unsigned char)path.p[i] >= 0x80 || isalnum((unsigned char)path.p[i]) ||
                          strchr("._-/+,:@%", path.p[i]));
    if (path.n && path.p[0] == '-')
        wn_buf_text(&out, "./");
    if (!plain)
        wn_buf_byte(&out, '\'');
    for (size_t i = 0; i < path.n; i++)
        if (path.p[i] == '\'')
            wn_buf_text(&out, "'\\''");
        else
            wn_buf_byte(&out, path.p[i]);
    if (!plain)
        wn_buf_byte(&out, '\'');
    struct wn_str quoted = wn_arena_copy(arena, wn_buf_str(&out));
    wn_buf_free(&out);
    return quoted;
}

struct wn_str wn_file_free_name(struct wn_arena *arena, const char *path)
{
    struct wn_str whole = wn_str(path), name = wn_file_name(whole);
    size_t point = name.n;
    for (size_t i = 1; i < name.n; i++)
        if (name.p[i] == '.')
            point = i;
    struct wn_str stem = wn_str_first(whole, (size_t)(name.p - whole.p) + point);
    struct wn_str ending = wn_str_from(whole, stem.n);
    struct wn_str candidate = wn_arena_copy(arena, whole);
    struct wn_buf buf = {0};
    for (unsigned i = 2; wn_file_exists(candidate.p); i++) {
        wn_buf_clear(&buf);
        wn_buf_put(&buf, stem);
        wn_buf_print(&buf, "-%u", i);
        wn_buf_put(&buf, ending);
        candidate = wn_buf_str(&buf);
    }
    candidate = wn_arena_copy(arena, candidate);
    wn_buf_free(&buf);
    return candidate;
}

static int file_by_bytes(const void *a, const void *b)
{
    return wn_str_cmp(*(const struct wn_str *)a, *(const struct wn_str *)b);
}

static bool file_is_listed(DIR *dir, const char *name, struct wn_str ending)
{
    struct stat st;
    return name[0] != '.' && wn_str_ends(wn_str(name), ending) &&
           fstatat(dirfd(dir), name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode);
}

bool wn_file_list(struct wn_arena *arena, const char *folder, const char *ending,
                  struct wn_str **names, size_t *count, struct wn_err *err)
{
    char shown[WN_FILE_SHOWN];
    size_t capacity = 0;
    *names = NULL;
    *count = 0;
    wn_file_shown(folder, shown);
    DIR *dir = opendir(folder);
    if (!dir)
        return wn_fail(err, WN_EINPUT, "the folder %s cannot be read: %s", shown, strerror(errno));
    errno = 0;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL; errno = 0) {
        if (!file_is_listed(dir, entry->d_name, wn_str(ending)))
            continue;
        *names = wn_arena_grow(arena, *names, *count, &capacity, sizeof **names);
        (*names)[(*count)++] = wn_arena_copy(arena, wn_str(entry->d_name));
    }
    int error = errno;
    closedir(dir);
    if (error)
        return wn_fail(err, WN_EIO, "the folder %s cannot be read: %s", shown, strerror(error));
    if (*count)
        qsort(*names, *count, sizeof **names, file_by_bytes);
    return true;
}
