/* SPDX-License-Identifier: MIT */
/*
 * Everything follows from the lead's own lines: `project` stands where a project file was written
 * for all, `invite` where one person got the project, `import` and `correct` where it grew. What
 * comes after the later of the first two is not with that person yet.
 */
#include "unsent.h"

#include <inttypes.h>

#include "winnow/store/events.h"
#include "winnow/store/project.h"

struct unsent_line { /* of the lead's chain */
    int64_t n, first, last; /* of an import */
    struct wn_str person;   /* of an invitation */
};
struct unsent_lines {
    struct wn_arena *arena;
    struct unsent_line *v;
    size_t n, room;
};

static bool unsent_add(void *ctx, const struct wn_event *e, struct wn_err *err)
{
    struct unsent_lines *lines = ctx;
    struct wn_line line;
    if (!wn_line_decode(e->bytes, lines->arena, &line, err))
        return false;
    lines->v = wn_arena_grow(lines->arena, lines->v, lines->n, &lines->room, sizeof *lines->v);
    lines->v[lines->n++] = (struct unsent_line){
        .n = e->n, .first = line.first, .last = line.last, .person = line.person};
    return true;
}

static bool unsent_load(struct wn_app *app, enum wn_kind kind, struct wn_arena *arena,
                        struct unsent_lines *out, struct wn_err *err)
{
    *out = (struct unsent_lines){.arena = arena};
    return wn_events_mine_of(wn_app_store(app), kind, 0, unsent_add, out, err);
}

struct unsent_all {
    struct unsent_lines invites, imports, corrections;
    int64_t project; /* newest `project` line: written for all */
};

static bool unsent_read(struct wn_app *app, struct wn_arena *arena, struct unsent_all *all,
                        struct wn_err *err)
{
    return wn_events_last_of(wn_app_store(app), WN_K_PROJECT, &all->project, err) &&
           unsent_load(app, WN_K_INVITE, arena, &all->invites, err) &&
           unsent_load(app, WN_K_IMPORT, arena, &all->imports, err) &&
           unsent_load(app, WN_K_CORRECT, arena, &all->corrections, err);
}

/* The line after which nothing is with this person; person empty: with anybody. */
static int64_t unsent_given(const struct unsent_all *all, struct wn_str person)
{
    int64_t given = all->project;
    for (size_t i = 0; i < all->invites.n; i++)
        if ((person.n == 0 || wn_str_eq(all->invites.v[i].person, person)) &&
            all->invites.v[i].n > given)
            given = all->invites.v[i].n;
    return given;
}

/* What came after line `given`. */
static struct unsent unsent_since(const struct unsent_all *all, int64_t given)
{
    struct unsent u = {0};
    for (size_t i = 0; i < all->imports.n; i++) {
        const struct unsent_line *in = &all->imports.v[i];
        if (in->n <= given || in->first == WN_ABSENT || in->last < in->first)
            continue;
        u.records += in->last - in->first + 1;
        u.first = u.first == 0 || in->first < u.first ? in->first : u.first;
        u.last = in->last > u.last ? in->last : u.last;
    }
    for (size_t i = 0; i < all->corrections.n; i++)
        u.corrections += all->corrections.v[i].n > given;
    return u;
}

/* "ana", "ana and ben", "ana, ben and dan" */
static struct wn_str unsent_names(const struct wn_str *names, size_t n, struct wn_arena *arena)
{
    struct wn_str text = WN_STR("");
    for (size_t i = 0; i < n; i++)
        text = wn_arena_print(arena, "%.*s%s%.*s", WN_ARG(text),
                              i == 0       ? ""
                              : i + 1 == n ? " and "
                                           : ", ",
                              WN_ARG(names[i]));
    return text;
}

bool wn_unsent(struct wn_app *app, struct wn_arena *arena, struct unsent *out, struct wn_err *err)
{
    struct unsent_all all = {0};
    struct wn_person *people;
    size_t n, waiting = 0, outside = 0;
    *out = (struct unsent){.to = WN_STR("")};
    if (!unsent_read(app, arena, &all, err) ||
        !wn_people_list(wn_app_store(app), arena, &people, &n, err))
        return false;
    struct wn_str *names = WN_NEWS(arena, struct wn_str, n + 1);
    struct wn_str *all_names = WN_NEWS(arena, struct wn_str, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct wn_person *p = &people[i];
        if (!(p->roles & WN_SCREENER) || p->here || !(p->joined || p->invited))
            continue;
        struct unsent u = unsent_since(&all, unsent_given(&all, p->id));
        all_names[outside++] = p->id;
        if (u.records + u.corrections == 0)
            continue;
        names[waiting++] = p->id;
        if (u.records + u.corrections < out->records + out->corrections)
            continue;
        out->records = u.records;
        out->corrections = u.corrections;
        out->first = u.first;
        out->last = u.last;
    }
    out->to = unsent_names(names, waiting, arena);
    out->outside = unsent_names(all_names, outside, arena);
    return true;
}

struct wn_str wn_unsent_words(const struct unsent *u, struct wn_arena *arena)
{
    struct wn_str records = WN_STR(""), corrections = WN_STR("");
    if (u->records)
        records = wn_arena_print(arena, "%" PRId64 " new record%s", u->records,
                                 u->records == 1 ? "" : "s");
    if (u->corrections)
        corrections = wn_arena_print(arena, "%" PRId64 " correction%s", u->corrections,
                                     u->corrections == 1 ? "" : "s");
    if (!records.n || !corrections.n)
        return records.n ? records : corrections;
    return wn_arena_print(arena, "%.*s and %.*s", WN_ARG(records), WN_ARG(corrections));
}

bool wn_unsent_block(struct wn_app *app, int64_t *first, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct unsent_all all = {0};
    bool done = unsent_read(app, &arena, &all, err);
    *first = done ? unsent_since(&all, unsent_given(&all, WN_STR(""))).first : 0;
    wn_arena_free(&arena);
    return done;
}
