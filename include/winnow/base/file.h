/* SPDX-License-Identifier: MIT */
/*
 * Files: read whole, written whole or not at all. Never touches a file that SQLite has open.
 * Messages name the path and say what to do; paths in them pass the cleaning function.
 */
#ifndef WN_BASE_FILE_H
#define WN_BASE_FILE_H

#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"

/* A file's bytes, mapped read-only (empty files too). Regular files only; links are followed. */
struct wn_file {
    struct wn_str bytes;
    void *map; /* private */
};
/*
 * Errors: WN_EINPUT for missing, a folder, a device, unreadable, over `limit` bytes (the limit is
 * named in the sentence, as "2 GiB").
 */
bool wn_file_open(const char *path, uint64_t limit, struct wn_file *out, struct wn_err *err)
    WN_MUST_CHECK;
/* The same, but a symbolic link is an error: for files that come from others. */
bool wn_file_open_itself(const char *path, uint64_t limit, struct wn_file *out, struct wn_err *err)
    WN_MUST_CHECK;
void wn_file_close(struct wn_file *file);

/*
 * A new file, written to a temporary name `.winnow-XXXXXX` beside it; commit flushes, fsyncs,
 * renames and fsyncs the folder. Without `replace`, an existing target is an error (WN_EREFUSED)
 * and stays. On any failure the temporary file is removed and the sentence names path and bytes.
 */
struct wn_out;
bool wn_out_open(const char *path, bool replace, struct wn_out **out, struct wn_err *err)
    WN_MUST_CHECK;
/* The same for a file that only its owner may read (mode 0600), whatever the umask allows. */
bool wn_out_open_private(const char *path, bool replace, struct wn_out **out, struct wn_err *err)
    WN_MUST_CHECK;
bool wn_out_put(struct wn_out *out, struct wn_str bytes, struct wn_err *err) WN_MUST_CHECK;
/* All that was put is on the disk, under the temporary name still; commit then only renames. */
bool wn_out_flush(struct wn_out *out, struct wn_err *err) WN_MUST_CHECK;
/* Frees out in any case. */
bool wn_out_commit(struct wn_out *out, struct wn_err *err) WN_MUST_CHECK;
void wn_out_abort(struct wn_out *out);                                    /* NULL is fine */

/* open, put, commit in one */
bool wn_file_write(const char *path, struct wn_str bytes, bool replace, struct wn_err *err)
    WN_MUST_CHECK;

bool wn_file_exists(const char *path);
bool wn_file_is_folder(const char *path);
/* PATH if free, else with -2, -3 ... before the ending. In the arena. */
struct wn_str wn_file_free_name(struct wn_arena *arena, const char *path);
/* A path as it can be pasted to a shell: in single quotes where it needs them. */
struct wn_str wn_file_quoted(struct wn_arena *arena, struct wn_str path);
struct wn_str wn_file_name(struct wn_str path);   /* last part of a path */
/* "." where there is none */
struct wn_str wn_file_folder(struct wn_arena *arena, const char *path);
struct wn_str wn_file_join(struct wn_arena *arena, struct wn_str folder, struct wn_str name);
bool wn_file_make_folder(const char *path, struct wn_err *err) WN_MUST_CHECK; /* existing is fine */

/*
 * Names of the regular files in `folder` that end in `ending`, sorted by bytes; names that begin
 * with a dot are passed over.
 */
bool wn_file_list(struct wn_arena *arena, const char *folder, const char *ending,
                  struct wn_str **names, size_t *count, struct wn_err *err) WN_MUST_CHECK;

/*
 * Where a project would lie: "" when local, else what was found ("Dropbox", "Syncthing", "iCloud",
 * "OneDrive", "Nextcloud", "Google Drive", "a network file system (nfs)", "a FUSE file system").
 * Looks at the file system type and for the clients' marks in the folders above.
 */
struct wn_place {
    const char *sync;   /* name of the cloud client, or NULL */
    const char *system; /* name of the network file system, or NULL */
};
struct wn_place wn_file_place(const char *path);

#endif
