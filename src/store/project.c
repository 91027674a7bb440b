/* SPDX-License-Identifier: MIT */
/* Settings, people, criteria versions, project numbers. Sources: sources.c; bundles: received.c. */
#include "winnow/store/project.h"

#include <string.h>

#include "apply.h"
#include "db.h"

bool wn_meta_get(struct wn_store *store, const char *key, struct wn_arena *arena,
                 struct wn_str *value, bool *found, struct wn_err *err)
{
    *value = (struct wn_str){0};
    *found = false;
    sqlite3_stmt *q = wn_db_start(store, Q_META_GET, ARGS(A_TEXT(key)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found)
        *value = wn_col_str(arena, q, 0);
    wn_db_end(store, q);
    return ok;
}

bool wn_meta_set(struct wn_store *store, const char *key, struct wn_str value, struct wn_err *err)
{
    return wn_db_run(store, Q_META_SET, ARGS(A_TEXT(key), A_STR(value)), err);
}

/* Who the screeners are, and in which order, decides which decisions stand side by side. */
static bool people_same_side(const struct wn_person *a, const struct wn_person *b, bool had)
{
    enum { BEARING = WN_SCREENER | WN_ADJUDICATOR };
    if (!had)
        return !(b->roles & BEARING);
    return (a->roles & BEARING) == (b->roles & BEARING) && a->place == b->place;
}

bool wn_people_put(struct wn_store *store, const struct wn_person *p, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_person before;
    bool mine = false, had = false;
    if (!wn_store_enter(store, &mine, err))
        return false;
    bool ok = wn_people_get(store, p->id, &arena, &before, &had, err) &&
              wn_db_run(store, Q_PERSON_PUT,
                        ARGS(A_STR(p->id), A_STR(p->name), A_INT(p->roles), A_INT(p->place),
                             A_INT(p->joined), A_INT(p->invited), A_BLOB(p->sign, WN_KEY),
                             A_BLOB(p->box, WN_KEY), A_BLOB(p->token, WN_KEY)),
                        err);
    wn_store_forget(store);
    if (ok && !people_same_side(&before, p, had))
        ok = wn_apply_again(store, err);
    wn_arena_free(&arena);
    return wn_store_leave(store, mine, ok, err);
}

bool wn_people_remove(struct wn_store *store, struct wn_str id, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_person p;
    bool mine = false, found = false;
    if (!wn_store_enter(store, &mine, err))
        return false;
    bool ok = wn_people_get(store, id, &arena, &p, &found, err);
    if (ok && found && (p.joined || p.here))
        ok = wn_fail(err, WN_EREFUSED, "%.*s has joined this review and cannot be taken out of it",
                     WN_ARG(id));
    ok = ok && wn_db_run(store, Q_PERSON_REMOVE, ARGS(A_STR(id)), err);
    wn_store_forget(store);
    ok = ok && (!found || wn_apply_again(store, err)); /* who stands beside whom may have changed */
    wn_arena_free(&arena);
    return wn_store_leave(store, mine, ok, err);
}

static void people_read(sqlite3_stmt *q, struct wn_arena *arena, struct wn_person *p)
{
    *p = (struct wn_person){.id = wn_col_str(arena, q, 0),
                            .name = wn_col_str(arena, q, 1),
                            .roles = (unsigned)wn_col_int(q, 2),
                            .place = wn_col_int(q, 3),
                            .joined = wn_col_int(q, 4) != 0,
                            .invited = wn_col_int(q, 5) != 0,
                            .here = wn_col_int(q, 6) != 0};
    wn_col_bytes(q, 7, p->sign, WN_KEY);
    wn_col_bytes(q, 8, p->box, WN_KEY);
    wn_col_bytes(q, 9, p->token, WN_KEY);
}

/* From the own tally where the journal is written in this file, else from the newest manifest. */
static bool people_progress(struct wn_store *store, struct wn_person *p, struct wn_err *err)
{
    enum wn_stage stage = store->criteria ? store->criteria->stage : WN_TITLE_ABSTRACT;
    bool more = false;
    p->decided = p->of = -1;
    sqlite3_stmt *q = wn_db_start(store, Q_PERSON_PROGRESS, ARGS(A_STR(p->id), A_INT(stage)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, &more, err);
    if (more) {
        p->decided = wn_col_int(q, 0);
        p->of = wn_col_int(q, 1);
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_people_list(struct wn_store *store, struct wn_arena *arena, struct wn_person **v, size_t *n,
                    struct wn_err *err)
{
    size_t room = 0;
    bool more = false, ok = true;
    *v = NULL;
    *n = 0;
    sqlite3_stmt *q = wn_db_start(store, Q_PERSON_LIST, NO_ARGS, err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        *v = wn_arena_grow(arena, *v, *n, &room, sizeof **v);
        people_read(q, arena, &(*v)[(*n)++]);
    }
    wn_db_end(store, q);
    for (size_t i = 0; ok && i < *n; i++)
        ok = people_progress(store, &(*v)[i], err);
    return ok;
}

const struct wn_person *wn_people_typed(const struct wn_person *v, size_t n, struct wn_str id)
{
    const struct wn_person *alike = NULL;
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (wn_str_eq(v[i].id, id))
            return &v[i];
        if (wn_str_eq_nocase(v[i].id, id) && count++ == 0)
            alike = &v[i];
    }
    return count == 1 ? alike : NULL;
}

bool wn_people_get(struct wn_store *store, struct wn_str id, struct wn_arena *arena,
                   struct wn_person *out, bool *found, struct wn_err *err)
{
    *out = (struct wn_person){.decided = -1, .of = -1};
    *found = false;
    sqlite3_stmt *q = wn_db_start(store, Q_PERSON_GET, ARGS(A_STR(id)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found)
        people_read(q, arena, out);
    wn_db_end(store, q);
    return ok && (!*found || people_progress(store, out, err));
}

bool wn_people_set_seed(struct wn_store *store, struct wn_str id, const uint8_t seed[WN_KEY],
                        struct wn_err *err)
{
    return wn_db_run(store, Q_PERSON_SEED_SET, ARGS(A_STR(id), A_BLOB(seed, WN_KEY)), err);
}

bool wn_people_my_seed(struct wn_store *store, uint8_t seed[WN_KEY], bool *found,
                       struct wn_err *err)
{
    memset(seed, 0, WN_KEY);
    *found = false;
    sqlite3_stmt *q = wn_db_start(store, Q_PERSON_SEED, ARGS(A_STR(store->person)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    *found = *found && wn_col_bytes(q, 0, seed, WN_KEY);
    wn_db_end(store, q);
    return ok;
}

bool wn_criteria_put(struct wn_store *store, struct wn_str version, struct wn_str text,
                     struct wn_err *err)
{
    return wn_db_run(store, Q_CRITERIA_PUT, ARGS(A_STR(version), A_STR(text)), err);
}

bool wn_criteria_newest(struct wn_store *store, struct wn_arena *arena, struct wn_str *version,
                        struct wn_str *text, struct wn_err *err)
{
    bool more = false;
    *version = *text = (struct wn_str){0};
    sqlite3_stmt *q = wn_db_start(store, Q_CRITERIA_NEWEST, NO_ARGS, err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, &more, err);
    if (more) {
        *version = wn_col_str(arena, q, 0);
        *text = wn_col_str(arena, q, 1);
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_numbers_newest(struct wn_store *store, int64_t *number, uint8_t fingerprint[WN_HASH],
                       struct wn_err *err)
{
    bool more = false;
    *number = 0;
    memset(fingerprint, 0, WN_HASH);
    sqlite3_stmt *q = wn_db_start(store, Q_NUMBER_NEWEST, NO_ARGS, err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, &more, err);
    if (more) {
        *number = wn_col_int(q, 0);
        wn_col_bytes(q, 1, fingerprint, WN_HASH);
    }
    wn_db_end(store, q);
    return ok;
}

bool wn_numbers_get(struct wn_store *store, int64_t number, uint8_t fingerprint[WN_HASH],
                    bool *found, struct wn_err *err)
{
    *found = false;
    memset(fingerprint, 0, WN_HASH);
    sqlite3_stmt *q = wn_db_start(store, Q_NUMBER_GET, ARGS(A_INT(number)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(store, q, found, err);
    if (*found)
        wn_col_bytes(q, 0, fingerprint, WN_HASH);
    wn_db_end(store, q);
    return ok;
}

bool wn_numbers_put(struct wn_store *store, int64_t number, const uint8_t fingerprint[WN_HASH],
                    struct wn_str made, struct wn_err *err)
{
    return wn_db_run(store, Q_NUMBER_PUT,
                     ARGS(A_INT(number), A_BLOB(fingerprint, WN_HASH), A_STR(made)), err);
}
