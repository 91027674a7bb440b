/* SPDX-License-Identifier: MIT */
/*
 * Opening a project file: the settings of notes/exchange.md 1.1 in their order, whether it is one
 * of ours, and the lock, which is taken at once and kept. Nothing of somebody else's database is
 * changed: what the file says it is, is read before the journal mode is set.
 *
 * The file is never opened by hand while SQLite has it (POSIX locks would be dropped); a new one is
 * made here with mode 0600 before SQLite sees it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db.h"
#include "events.h"
#include "schema.h"
#include "winnow/base/file.h"
#include "winnow/base/mem.h"
#include "winnow/base/text.h"

enum { OPEN_SQLITE_AT_LEAST = 3037000 };
#define OPEN_MEMORY ":memory:"

static char *open_copy_text(struct wn_str s)
{
    char *p = wn_alloc(s.n + 1);
    if (s.n)
        memcpy(p, s.p, s.n);
    return p;
}

static struct wn_store *open_new(const char *path)
{
    struct wn_store *store = wn_alloc(sizeof *store);
    store->size = -1;
    store->path = open_copy_text(wn_str(path));
    struct wn_str name = wn_file_name(wn_str(path));
    store->name = open_copy_text(wn_text_clean(&store->arena, name, WN_CLEAN_LINE));
    return store;
}

void wn_store_close(struct wn_store *store)
{
    if (!store)
        return;
    if (store->db) {
        wn_store_rollback(store);
        for (size_t i = 0; i < QUERY_COUNT; i++)
            sqlite3_finalize(store->statement[i]);
        sqlite3_close_v2(store->db);
    }
    wn_arena_free(&store->arena);
    wn_arena_free(&store->scratch);
    wn_arena_free(&store->side_arena);
    wn_arena_free(&store->heads_arena);
    wn_arena_free(&store->corrections_arena);
    wn_free(store->path);
    wn_free(store->name);
    wn_free(store);
}

/* Asked of SQLite's own file system layer, so that a simulated one gives its own answer. */
static bool open_journal_there(const char *path)
{
    struct wn_buf name = {0};
    int there = 0;
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    wn_buf_print(&name, "%s-journal", path);
    if (!vfs || vfs->xAccess(vfs, wn_buf_cstr(&name), SQLITE_ACCESS_EXISTS, &there) != SQLITE_OK)
        there = 0;
    wn_buf_free(&name);
    return there != 0;
}

static bool open_connect(struct wn_store *store, struct wn_err *err)
{
    if (sqlite3_libversion_number() < OPEN_SQLITE_AT_LEAST)
        return wn_fail(err, WN_EIO, "winnow needs SQLite 3.37 or newer; this system has %s",
                       sqlite3_libversion());
    int flags = SQLITE_OPEN_NOMUTEX |
                (store->readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    if (strcmp(store->path, OPEN_MEMORY) == 0)
        flags |= SQLITE_OPEN_MEMORY | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(store->path, &store->db, flags, NULL) != SQLITE_OK) {
        if (!store->db)
            wn_die("out of memory; every decision is saved");
        return wn_db_fail(store, err);
    }
    sqlite3_extended_result_codes(store->db, 1);
    if (sqlite3_db_readonly(store->db, "main") == 1)
        store->readonly = true;
    return wn_db_exec(store, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = EXTRA;", err);
}

static bool open_pragma(struct wn_store *store, const char *sql, int64_t *number, char *text,
                        size_t size, struct wn_err *err)
{
    sqlite3_stmt *q = NULL;
    bool more = false;
    if (sqlite3_prepare_v2(store->db, sql, -1, &q, NULL) != SQLITE_OK)
        return wn_db_fail(store, err);
    bool ok = wn_db_step(store, q, &more, err);
    if (ok && more) {
        *number = sqlite3_column_int64(q, 0);
        snprintf(text, size, "%s", (const char *)sqlite3_column_text(q, 0));
    }
    sqlite3_finalize(q);
    return ok;
}

/* Is it a winnow project, and one that this program knows? */
static bool open_is_ours(struct wn_store *store, struct wn_err *err)
{
    int64_t id = 0, version = 0;
    char text[32] = "";
    if (!open_pragma(store, "PRAGMA application_id", &id, text, sizeof text, err) ||
        !open_pragma(store, "PRAGMA user_version", &version, text, sizeof text, err))
        return false;
    if (id != STORE_APPLICATION_ID || version < 1)
        return wn_fail(err, WN_EINPUT, "%s is not a winnow project", store->name);
    if (version > wn_schema_version())
        return wn_fail(err, WN_ENEWER,
                       "%s was made by a newer winnow (project version %lld; this "
                       "one reads %d). Install a newer winnow",
                       store->name, (long long)version, wn_schema_version());
    return true;
}

static bool open_settle(struct wn_store *store, struct wn_err *err)
{
    int64_t number = 0;
    char mode[16] = "";
    if (!open_pragma(store, "PRAGMA journal_mode = DELETE", &number, mode, sizeof mode, err))
        return false;
    if (strcmp(mode, "delete") != 0 && strcmp(store->path, OPEN_MEMORY) != 0)
        return wn_fail(err, WN_EIO, "%s cannot be kept safely here (journal mode %s)", store->name,
                       mode);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    return wn_db_exec(store,
                      "PRAGMA fullfsync = 1; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON;"
                      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                      "PRAGMA recursive_triggers = ON; BEGIN EXCLUSIVE; COMMIT;",
                      err);
}

/* SQLite itself does not mind when the last page is cut short. */
static bool open_is_whole(struct wn_store *store, struct wn_err *err)
{
    int64_t pages = 0, size = 0;
    char text[32] = "";
    if (!open_pragma(store, "PRAGMA page_count", &pages, text, sizeof text, err) ||
        !open_pragma(store, "PRAGMA page_size", &size, text, sizeof text, err))
        return false;
    if (wn_db_file_size(store) < pages * size)
        return wn_fail(err, WN_EINPUT,
                       "%s is damaged or was cut short. Copy it to be safe, then "
                       "take the newest backup from its backup folder",
                       store->name);
    return true;
}

static void open_remember_file(struct wn_store *store)
{
    struct stat st;
    store->size = -1;
    if (strcmp(store->path, OPEN_MEMORY) == 0 || stat(store->path, &st) != 0)
        return;
    store->device = st.st_dev;
    store->inode = st.st_ino;
    store->size = wn_db_file_size(store);
}

/* Is there a regular file that can be read; can file and folder be written? */
static bool open_look(struct wn_store *store, struct wn_err *err)
{
    struct stat st;
    if (stat(store->path, &st) != 0) /* where it was looked for is half of what went wrong */
        return wn_fail(err, WN_EINPUT,
                       errno == ENOENT
                           ? "there is no file %s"
                           : "%s cannot be read. Look at its permissions and its folder",
                       wn_text_clean(&store->arena, wn_str(store->path), WN_CLEAN_LINE).p);
    if (!S_ISREG(st.st_mode))
        return wn_fail(err, WN_EINPUT,
                       S_ISDIR(st.st_mode) ? "%s is a folder; name the project file in it"
                                           : "%s is not a file",
                       store->name);
    if (access(store->path, R_OK) != 0)
        return wn_fail(err, WN_EINPUT, "%s cannot be read: permission denied", store->name);
    struct wn_str folder = wn_file_folder(&store->arena, store->path);
    store->readonly = access(store->path, W_OK) != 0 || access(folder.p, W_OK | X_OK) != 0;
    store->unclean = open_journal_there(store->path);
    return true;
}

static bool open_existing(struct wn_store *store, struct wn_err *err)
{
    if (!open_look(store, err))
        return false;
    if (open_connect(store, err) && open_is_ours(store, err) && open_settle(store, err) &&
        open_is_whole(store, err)) {
        open_remember_file(store);
        return !store->unclean || wn_events_replay_tail(store, err);
    }
    if (store->readonly && store->unclean && err && err->code != WN_EBUSY && err->code != WN_ENEWER)
        return wn_fail(err, WN_EREADONLY,
                       "%s was not closed properly and has to be mended, but it "
                       "cannot be written here. Copy it, together with %s-journal, to a folder "
                       "of your own and open it there",
                       store->name, store->name);
    return false;
}

bool wn_store_open(const char *path, struct wn_store **out, struct wn_err *err)
{
    struct wn_err local = {0};
    struct wn_store *store = open_new(path);
    *out = NULL;
    if (!open_existing(store, &local)) {
        wn_store_close(store);
        return wn_fail(err, local.code, "%s", local.text);
    }
    *out = store;
    return true;
}

/* The empty file, for its owner only. */
static bool open_make_file(struct wn_store *store, struct wn_err *err)
{
    int fd = open(store->path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd >= 0) {
        close(fd);
        return true;
    }
    if (errno == EEXIST)
        return wn_fail(err, WN_EREFUSED, "%s exists already", store->name);
    if (errno == ENOSPC || errno == EDQUOT)
        return wn_fail(err, WN_EFULL, "%s cannot be made: no space is left on the disk",
                       store->name);
    if (errno == EACCES || errno == EROFS || errno == EPERM)
        return wn_fail(err, WN_EREADONLY, "%s cannot be made: the folder cannot be written",
                       store->name);
    return wn_fail(err, WN_EIO, "%s cannot be made: %s", store->name, strerror(errno));
}

bool wn_store_create(const char *path, struct wn_store **out, struct wn_err *err)
{
    struct wn_store *store = open_new(path);
    bool memory = strcmp(path, OPEN_MEMORY) == 0;
    *out = NULL;
    if (!memory && !open_make_file(store, err)) {
        wn_store_close(store);
        return false;
    }
    if (open_connect(store, err) && open_settle(store, err) && wn_schema_build(store, 0, err)) {
        open_remember_file(store);
        *out = store;
        return true;
    }
    wn_store_close(store);
    if (!memory)
        unlink(path);
    return false;
}
