/* SPDX-License-Identifier: MIT */
#include "simfs.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

enum { SIM_FILES = 6, SIM_SECTOR = 512 };

struct bytes { unsigned char *p; size_t n; };
struct op { bool truncate; size_t at, n; unsigned char *p; struct op *next; };

struct disk_file {
    char name[200];  /* empty: no such file */
    bool now, kept;  /* does the name exist: as seen, after a power cut */
    struct bytes data, durable;
    struct op *first, *last; /* unsynced */
};
struct disk { struct disk_file file[SIM_FILES]; };

struct sim_file { /* what SQLite holds */
    sqlite3_file base;
    struct disk_file *file;
    struct disk_file own; /* temporary files have no name and no durability */
};

static struct {
    struct disk disk, kept, off;
    enum sim_fault fault;
    long at, count;
    bool for_good, struck;
    unsigned random;
} sim;

/* ---- bytes ---- */

static void bytes_fit(struct bytes *b, size_t n)
{
    if (n <= b->n)
        return;
    b->p = realloc(b->p, n);
    assert(b->p);
    memset(b->p + b->n, 0, n - b->n);
    b->n = n;
}

static void bytes_copy(struct bytes *to, const struct bytes *from)
{
    free(to->p);
    to->p = malloc(from->n + 1);
    assert(to->p);
    to->n = from->n;
    if (from->n)
        memcpy(to->p, from->p, from->n);
}

static void bytes_apply(struct bytes *b, const struct op *op, size_t from, size_t n)
{
    if (op->truncate) {
        bytes_fit(b, op->at);
        b->n = op->at;
        return;
    }
    bytes_fit(b, op->at + from + n);
    memcpy(b->p + op->at + from, op->p + from, n);
}

/* ---- files and disks ---- */

static void file_forget_ops(struct disk_file *f)
{
    while (f->first) {
        struct op *next = f->first->next;
        free(f->first->p);
        free(f->first);
        f->first = next;
    }
    f->last = NULL;
}

static void file_free(struct disk_file *f)
{
    file_forget_ops(f);
    free(f->data.p);
    free(f->durable.p);
    memset(f, 0, sizeof *f);
}

static void file_add_op(struct disk_file *f, bool truncate, size_t at, const void *p, size_t n)
{
    struct op *op = calloc(1, sizeof *op);
    assert(op);
    *op = (struct op){truncate, at, n, malloc(n + 1), NULL};
    assert(op->p);
    if (n)
        memcpy(op->p, p, n);
    *(f->first ? &f->last->next : &f->first) = op;
    f->last = op;
}

static void file_copy(struct disk_file *to, const struct disk_file *from)
{
    file_free(to);
    memcpy(to->name, from->name, sizeof to->name);
    to->now = from->now;
    to->kept = from->kept;
    bytes_copy(&to->data, &from->data);
    bytes_copy(&to->durable, &from->durable);
    for (const struct op *op = from->first; op; op = op->next)
        file_add_op(to, op->truncate, op->at, op->p, op->n);
}

static void disk_copy(struct disk *to, const struct disk *from)
{
    for (size_t i = 0; i < SIM_FILES; i++)
        file_copy(&to->file[i], &from->file[i]);
}

static struct disk_file *disk_find(const char *name, bool make)
{
    struct disk_file *spare = NULL;
    for (size_t i = 0; i < SIM_FILES; i++) {
        struct disk_file *f = &sim.disk.file[i];
        if (strcmp(f->name, name) == 0 && (f->now || f->kept || make))
            return f;
        if (!f->name[0] && !spare)
            spare = f;
    }
    if (!make)
        return NULL;
    assert(spare && strlen(name) < sizeof spare->name);
    memcpy(spare->name, name, strlen(name) + 1);
    return spare;
}

static void file_sync(struct disk_file *f)
{
    for (const struct op *op = f->first; op; op = op->next)
        bytes_apply(&f->durable, op, 0, op->n);
    file_forget_ops(f);
    f->kept = f->now;
    if (!f->now)
        file_free(f);
}

/* ---- faults ---- */

static bool sim_strikes(enum sim_fault counts)
{
    if (sim.fault == SIM_NONE || (sim.fault != counts && sim.fault != SIM_POWER &&
                                  sim.fault != SIM_IOERR))
        return false;
    if (sim.fault == SIM_POWER && counts == SIM_CUT)
        return sim.struck; /* reads fail after the cut, but are no operations */
    sim.count++;
    if (sim.count != sim.at && !(sim.struck && (sim.for_good || sim.fault == SIM_POWER)))
        return false;
    sim.struck = true;
    return true;
}

void sim_fault(enum sim_fault fault, long at, bool for_good)
{
    sim.fault = fault;
    sim.at = at;
    sim.count = 0;
    sim.for_good = for_good;
    sim.struck = false;
}

long sim_operations(void)
{
    return sim.count;
}

bool sim_struck(void)
{
    return sim.struck;
}

void sim_forget(void)
{
    for (size_t i = 0; i < SIM_FILES; i++) {
        file_free(&sim.disk.file[i]);
        file_free(&sim.kept.file[i]);
        file_free(&sim.off.file[i]);
    }
    sim_fault(SIM_NONE, 0, false);
}

void sim_keep(void)
{
    for (size_t i = 0; i < SIM_FILES; i++)
        file_sync(&sim.disk.file[i]);
    disk_copy(&sim.kept, &sim.disk);
}

void sim_back(void)
{
    disk_copy(&sim.disk, &sim.kept);
    sim_fault(SIM_NONE, 0, false);
}

void sim_off(void)
{
    disk_copy(&sim.off, &sim.disk);
}

static bool sim_coin(void)
{
    sim.random = sim.random * 1103515245U + 12345U;
    return sim.random >> 16 & 1;
}

/* Of what was unsynced none (0), all (1) or a random part of the sectors (2, 3) is on the disk. */
static void file_after_cut(struct disk_file *f, int writes, bool names)
{
    for (const struct op *op = f->first; op; op = op->next) {
        if (op->truncate && (writes == 1 || (writes > 1 && sim_coin())))
            bytes_apply(&f->durable, op, 0, 0);
        for (size_t from = 0; !op->truncate && from < op->n;) {
            size_t n = SIM_SECTOR - (op->at + from) % SIM_SECTOR;
            n = n < op->n - from ? n : op->n - from;
            if (writes == 1 || (writes > 1 && sim_coin()))
                bytes_apply(&f->durable, op, from, n);
            from += n;
        }
    }
    file_forget_ops(f);
    if (names)
        f->kept = f->now;
    f->now = f->kept;
    bytes_copy(&f->data, &f->durable);
    if (!f->now)
        file_free(f);
}

void sim_on(int variant, unsigned seed)
{
    disk_copy(&sim.disk, &sim.off);
    sim_fault(SIM_NONE, 0, false);
    sim.random = seed * 2654435761U + (unsigned)variant;
    for (size_t i = 0; i < SIM_FILES; i++)
        file_after_cut(&sim.disk.file[i], variant / 2, variant % 2);
}

/* ---- what SQLite calls ---- */

static int sim_close(sqlite3_file *file)
{
    struct sim_file *f = (struct sim_file *)file;
    if (f->file == &f->own)
        file_free(&f->own);
    return SQLITE_OK;
}

static int sim_read(sqlite3_file *file, void *to, int n, sqlite3_int64 at)
{
    struct disk_file *f = ((struct sim_file *)file)->file;
    size_t want = (size_t)n, start = (size_t)at;
    bool journal = strstr(f->name, "-journal") != NULL;
    if (!(journal && sim.fault == SIM_CUT) && sim_strikes(SIM_CUT)) {
        if (sim.fault != SIM_CUT)
            return SQLITE_IOERR_READ;
        if (f->data.n > start + want / 2) {
            f->data.n = start + want / 2;
            file_add_op(f, true, f->data.n, NULL, 0);
        }
    }
    size_t has = start >= f->data.n ? 0 : f->data.n - start < want ? f->data.n - start : want;
    memset(to, 0, want);
    if (has)
        memcpy(to, f->data.p + start, has);
    return has == want ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int sim_write(sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
    struct disk_file *f = ((struct sim_file *)file)->file;
    bool strikes = sim_strikes(SIM_FULL);
    if (strikes && sim.fault != SIM_POWER)
        return sim.fault == SIM_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    if (f->name[0] && (!strikes || sim.count == sim.at)) /* the last one may still arrive */
        file_add_op(f, false, (size_t)at, from, (size_t)n);
    if (strikes)
        return SQLITE_IOERR_WRITE;
    bytes_fit(&f->data, (size_t)at + (size_t)n);
    memcpy(f->data.p + at, from, (size_t)n);
    return SQLITE_OK;
}

static int sim_truncate(sqlite3_file *file, sqlite3_int64 n)
{
    struct disk_file *f = ((struct sim_file *)file)->file;
    if (sim_strikes(SIM_NONE))
        return SQLITE_IOERR_TRUNCATE;
    if (f->name[0])
        file_add_op(f, true, (size_t)n, NULL, 0);
    bytes_fit(&f->data, (size_t)n);
    f->data.n = (size_t)n;
    return SQLITE_OK;
}

static int sim_sync(sqlite3_file *file, int flags)
{
    (void)flags;
    if (sim_strikes(SIM_FSYNC))
        return SQLITE_IOERR_FSYNC;
    file_sync(((struct sim_file *)file)->file);
    return SQLITE_OK;
}

static int sim_size(sqlite3_file *file, sqlite3_int64 *n)
{
    *n = (sqlite3_int64)((struct sim_file *)file)->file->data.n;
    return SQLITE_OK;
}

static int sim_lock(sqlite3_file *file, int level)
{
    (void)file;
    (void)level;
    return SQLITE_OK;
}

static int sim_reserved(sqlite3_file *file, int *out)
{
    (void)file;
    *out = 0;
    return SQLITE_OK;
}

static int sim_control(sqlite3_file *file, int what, void *arg)
{
    (void)file;
    (void)what;
    (void)arg;
    return SQLITE_NOTFOUND;
}

static int sim_sector(sqlite3_file *file)
{
    (void)file;
    return SIM_SECTOR;
}

static int sim_characteristics(sqlite3_file *file)
{
    (void)file;
    return 0; /* nothing is promised: no atomic, ordered or power-safe write */
}

static int sim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    static const sqlite3_io_methods methods = {
        1, sim_close, sim_read, sim_write, sim_truncate, sim_sync, sim_size, sim_lock, sim_lock,
        sim_reserved, sim_control, sim_sector, sim_characteristics,
        NULL, NULL, NULL, NULL, NULL, NULL};
    struct sim_file *f = (struct sim_file *)file;
    (void)vfs;
    memset(f, 0, sizeof *f);
    f->file = name ? disk_find(name, false) : &f->own;
    if (!f->file || (name && !f->file->now)) {
        if (sim_strikes(SIM_NONE))
            return SQLITE_CANTOPEN;
        f->file = disk_find(name, true);
        f->file->now = true;
        file_add_op(f->file, true, 0, NULL, 0);
        f->file->data.n = 0;
    }
    if (out)
        *out = flags;
    f->base.pMethods = &methods;
    return SQLITE_OK;
}

static int sim_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    struct disk_file *f = disk_find(name, false);
    (void)vfs;
    if (!f || !f->now)
        return SQLITE_IOERR_DELETE_NOENT;
    if (sim_strikes(SIM_NONE))
        return SQLITE_IOERR_DELETE;
    f->now = false;
    if (sync)
        file_free(f);
    return SQLITE_OK;
}

static int sim_access(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
    const struct disk_file *f = disk_find(name, false);
    (void)vfs;
    (void)flags;
    *out = f && f->now;
    return SQLITE_OK;
}

static int sim_path(sqlite3_vfs *vfs, const char *name, int n, char *out)
{
    (void)vfs;
    sqlite3_snprintf(n, out, "%s", name);
    return SQLITE_OK;
}

static int sim_randomness(sqlite3_vfs *vfs, int n, char *out)
{
    (void)vfs;
    memset(out, 7, (size_t)n);
    return n;
}

static int sim_sleep(sqlite3_vfs *vfs, int microseconds)
{
    (void)vfs;
    return microseconds;
}

static int sim_time(sqlite3_vfs *vfs, double *out)
{
    (void)vfs;
    *out = 2461367.5;
    return SQLITE_OK;
}

static int sim_last_error(sqlite3_vfs *vfs, int n, char *out)
{
    (void)vfs;
    (void)n;
    (void)out;
    return 0;
}

void sim_register(void)
{
    static sqlite3_vfs vfs = {.iVersion = 1, .szOsFile = sizeof(struct sim_file),
                              .mxPathname = 180, .zName = "sim", .xOpen = sim_open,
                              .xDelete = sim_delete, .xAccess = sim_access,
                              .xFullPathname = sim_path, .xRandomness = sim_randomness,
                              .xSleep = sim_sleep, .xCurrentTime = sim_time,
                              .xGetLastError = sim_last_error};
    sqlite3_initialize();
    sqlite3_vfs_register(&vfs, 1);
}
