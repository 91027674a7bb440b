/* SPDX-License-Identifier: MIT */
#include "changed.h"

#include <inttypes.h>

#include "screening_parts.h"
#include "winnow/store/decisions.h"
#include "winnow/store/pairs.h"
#include "winnow/store/project.h"

#define CHANGED_META "changed"

enum { CHANGED_SHOWN = 10 };

struct changed {
    int64_t n;
    struct wn_str fields;
};
struct changes {
    struct changed *v;
    size_t n, room;
};

struct wn_str wn_changed_fields(const struct wn_record *was, const struct wn_record *is,
                                struct wn_arena *arena)
{
    static const enum wn_field shown[] = {WN_F_TITLE, WN_F_ABSTRACT, WN_F_AUTHORS, WN_F_YEAR,
                                          WN_F_JOURNAL};
    struct wn_str fields = WN_STR("");
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (!wn_str_eq(was->field[shown[i]], is->field[shown[i]]))
            fields = wn_arena_print(arena, "%.*s%s%s", WN_ARG(fields), fields.n ? " and " : "",
                                    wn_field_name(shown[i]));
    return fields;
}

bool wn_changed_keep(struct wn_app *app, struct wn_str changes, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_str before = WN_STR("");
    bool found;
    bool done =
        changes.n == 0 ||
        (wn_meta_get(wn_app_store(app), CHANGED_META, &arena, &before, &found, err) &&
         wn_meta_set(wn_app_store(app), CHANGED_META,
                     found ? wn_arena_print(&arena, "%.*s%.*s", WN_ARG(before), WN_ARG(changes))
                           : changes,
                     err));
    wn_arena_free(&arena);
    return done;
}

/* One entry a record; what changed twice in different fields has both named. */
static void changed_add(struct changes *all, int64_t n, struct wn_str fields,
                        struct wn_arena *arena)
{
    for (size_t i = all->n; i-- > 0;) {
        struct changed *c = &all->v[i];
        if (c->n != n)
            continue;
        if (wn_str_find(c->fields, fields) == c->fields.n)
            c->fields = wn_arena_print(arena, "%.*s and %.*s", WN_ARG(c->fields), WN_ARG(fields));
        return;
    }
    all->v = wn_arena_grow(arena, all->v, all->n, &all->room, sizeof *all->v);
    all->v[all->n++] = (struct changed){n, fields};
}

static bool changed_load(struct wn_app *app, struct wn_arena *arena, struct changes *all,
                         struct wn_err *err)
{
    struct wn_mended *mended;
    struct wn_str text, entry;
    size_t count;
    bool found;
    *all = (struct changes){0};
    if (!wn_records_mended(wn_app_store(app), arena, &mended, &count, err) ||
        !wn_meta_get(wn_app_store(app), CHANGED_META, arena, &text, &found, err))
        return false;
    for (size_t i = 0; i < count; i++)
        changed_add(all, mended[i].n, wn_str(wn_field_name(mended[i].field)), arena);
    while (found && wn_str_split(&text, ';', &entry)) {
        size_t equals = wn_str_find_byte(entry, '=');
        int64_t n;
        if (wn_str_int(wn_str_first(entry, equals), &n))
            changed_add(all, n, wn_str_from(entry, equals + 1), arena);
    }
    return true;
}

bool wn_changed_of(struct wn_app *app, int64_t n, struct wn_arena *arena, struct wn_str *fields,
                   struct wn_err *err)
{
    struct changes all;
    *fields = WN_STR("");
    if (!changed_load(app, arena, &all, err))
        return false;
    for (size_t i = 0; i < all.n; i++)
        if (all.v[i].n == n)
            *fields = all.v[i].fields;
    return true;
}

/* ---- decisions in force on another text ---- */

static bool changed_mine(struct wn_app *app, const struct changed *c, struct wn_arena *arena,
                         bool *other, struct wn_err *err)
{
    struct wn_row row;
    struct wn_standing mine;
    *other = false;
    if (!(wn_app_roles(app) & WN_SCREENER))
        return true;
    if (!wn_sheet_row(app, c->n, arena, &row, err) ||
        !wn_mine_get(wn_app_store(app), wn_app_stage(app), row.work, arena, &mine, err))
        return false;
    *other = wn_sheet_other_text(&mine, &row.r, arena);
    return true;
}

static bool changed_theirs(struct wn_app *app, const struct changed *c, struct wn_arena *arena,
                           int64_t *decisions, struct wn_err *err)
{
    struct wn_row row;
    struct wn_pair pair;
    bool found;
    *decisions = 0;
    if (!wn_sheet_row(app, c->n, arena, &row, err) ||
        !wn_pairs_get(wn_app_store(app), wn_app_stage(app), row.work, arena, &pair, &found, err))
        return false;
    for (size_t i = 0; found && i < pair.sides; i++)
        if (!wn_str_eq(pair.side[i].person, wn_app_me(app)))
            *decisions += wn_sheet_other_text(&pair.side[i].now, &row.r, arena);
    return true;
}

static bool changed_others(struct wn_app *app, const struct changes *all, struct wn_arena *arena,
                           struct wn_str *sentence, struct wn_err *err)
{
    struct wn_str numbers = WN_STR("");
    int64_t total = 0, records = 0, decisions;
    for (size_t i = 0; i < all->n; i++) {
        if (!changed_theirs(app, &all->v[i], arena, &decisions, err))
            return false;
        if (decisions && ++records <= CHANGED_SHOWN)
            numbers = wn_arena_print(arena, "%.*s%s#%04" PRId64, WN_ARG(numbers),
                                     numbers.n ? ", " : "", all->v[i].n);
        total += decisions;
    }
    if (total)
        *sentence = wn_arena_print(
            arena, "%" PRId64 " decision%s made on another text of the record, before it was "
            "corrected (%.*s%s)", total, total == 1 ? " was" : "s were", WN_ARG(numbers),
            records > CHANGED_SHOWN ? " ..." : "");
    return true;
}

bool wn_changed_sentences(struct wn_app *app, bool others, struct wn_arena *arena,
                          const struct wn_str **v, size_t *n, struct wn_err *err)
{
    struct changes all;
    struct wn_str theirs = WN_STR("");
    if (!changed_load(app, arena, &all, err) ||
        (others && !changed_others(app, &all, arena, &theirs, err)))
        return false;
    struct wn_str *out = WN_NEWS(arena, struct wn_str, all.n + 1);
    *n = 0;
    for (size_t i = 0; i < all.n; i++) {
        bool other;
        if (!changed_mine(app, &all.v[i], arena, &other, err))
            return false;
        if (other)
            out[(*n)++] = wn_arena_print(
                arena, "The %.*s of #%04" PRId64 " changed after you decided: read it again, and "
                "decide again (winnow screen, %04" PRId64 " Enter)",
                WN_ARG(all.v[i].fields), all.v[i].n, all.v[i].n);
    }
    if (theirs.n)
        out[(*n)++] = theirs;
    *v = out;
    return true;
}
