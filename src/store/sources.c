/* SPDX-License-Identifier: MIT */
/* Where records came from: sources and the files that were imported. */
#include "winnow/store/project.h"

#include "db.h"

bool wn_sources_put(struct wn_store *store, const struct wn_source *s, int64_t *id,
                    struct wn_err *err)
{
    bool found = false;
    if (!wn_db_int(store, Q_SOURCE_FIND, ARGS(A_STR(s->name)), id, &found, err))
        return false;
    if (found)
        return true;
    if (!wn_db_run(store, Q_SOURCE_ADD,
                   ARGS(A_STR(s->name), A_STR(s->platform), A_STR(s->kind), A_STR(s->searched),
                        A_STR(s->query), A_STR(s->imported), A_INT(s->expect), A_INT(s->records),
                        A_INT(s->files)),
                   err))
        return false;
    *id = sqlite3_last_insert_rowid(store->db);
    return true;
}

bool wn_sources_take(struct wn_store *store, const struct wn_source *s, struct wn_err *err)
{
    int64_t id;
    return wn_sources_put(store, s, &id, err) &&
           wn_db_run(store, Q_SOURCE_SET,
                     ARGS(A_STR(s->name), A_STR(s->kind), A_STR(s->imported), A_INT(s->records),
                          A_INT(s->files)),
                     err);
}

static void sources_read(sqlite3_stmt *q, struct wn_arena *arena, struct wn_source *s)
{
    *s = (struct wn_source){.id = wn_col_int(q, 0),
                            .name = wn_col_str(arena, q, 1),
                            .platform = wn_col_str(arena, q, 2),
                            .kind = wn_col_str(arena, q, 3),
                            .searched = wn_col_str(arena, q, 4),
                            .query = wn_col_str(arena, q, 5),
                            .imported = wn_col_str(arena, q, 6),
                            .expect = wn_col_int(q, 7),
                            .records = wn_col_int(q, 8),
                            .files = wn_col_int(q, 9)};
}

bool wn_sources_list(struct wn_store *store, struct wn_arena *arena, struct wn_source **v,
                     size_t *n, struct wn_err *err)
{
    size_t room = 0;
    bool more = false, ok;
    *v = NULL;
    *n = 0;
    sqlite3_stmt *q = wn_db_start(store, Q_SOURCE_LIST, NO_ARGS, err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        *v = wn_arena_grow(arena, *v, *n, &room, sizeof **v);
        sources_read(q, arena, &(*v)[(*n)++]);
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_files_put(struct wn_store *store, const struct wn_import_file *f, int64_t *id,
                  struct wn_err *err)
{
    enum query q = f->id ? Q_FILE_UPDATE : Q_FILE_ADD;
    if (!wn_db_run(store, q,
                   ARGS(A_INT(f->source), A_STR(f->name), A_STR(f->sha256), A_STR(f->format),
                        A_STR(f->encoding), A_STR(f->bad_bytes), A_STR(f->notes), A_INT(f->bytes),
                        A_INT(f->first), A_INT(f->last), A_INT(f->records), A_INT(f->skipped_lines),
                        A_INT(f->undecodable_bytes), f->id ? A_INT(f->id) : A_NULL),
                   err))
        return false;
    *id = f->id ? f->id : sqlite3_last_insert_rowid(store->db);
    return true;
}

static void files_read(sqlite3_stmt *q, struct wn_arena *arena, struct wn_import_file *f)
{
    *f = (struct wn_import_file){.id = wn_col_int(q, 0),
                                 .source = wn_col_int(q, 1),
                                 .name = wn_col_str(arena, q, 2),
                                 .sha256 = wn_col_str(arena, q, 3),
                                 .format = wn_col_str(arena, q, 4),
                                 .encoding = wn_col_str(arena, q, 5),
                                 .bad_bytes = wn_col_str(arena, q, 6),
                                 .notes = wn_col_str(arena, q, 7),
                                 .bytes = wn_col_int(q, 8),
                                 .first = wn_col_int(q, 9),
                                 .last = wn_col_int(q, 10),
                                 .records = wn_col_int(q, 11),
                                 .skipped_lines = wn_col_int(q, 12),
                                 .undecodable_bytes = wn_col_int(q, 13)};
}

bool wn_files_by_sha256(struct wn_store *store, struct wn_str sha256, struct wn_arena *arena,
                        struct wn_import_file *out, bool *found, struct wn_err *err)
{
    *out = (struct wn_import_file){0};
    *found = false;
    sqlite3_stmt *q = wn_db_start(store, Q_FILE_BY_SHA256, ARGS(A_STR(sha256)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found)
        files_read(q, arena, out);
    wn_db_end(store, q);
    return ok;
}

bool wn_files_list(struct wn_store *store, struct wn_arena *arena, struct wn_import_file **v,
                   size_t *n, struct wn_err *err)
{
    size_t room = 0;
    bool more = false, ok;
    *v = NULL;
    *n = 0;
    sqlite3_stmt *q = wn_db_start(store, Q_FILE_LIST, NO_ARGS, err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        *v = wn_arena_grow(arena, *v, *n, &room, sizeof **v);
        files_read(q, arena, &(*v)[(*n)++]);
    }
    wn_db_end(store, q);
    return ok;
}
