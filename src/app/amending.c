/* SPDX-License-Identifier: MIT */
/*
 * Replacing the criteria before anybody was invited. What hangs on them goes with them, in one
 * transaction: people, title, the order of the queue, and a line in the log. The lead and the
 * review's id stay, because the keys and the names of files hang on those.
 */
#include "making.h"
#include "ordering.h"
#include "seat.h"
#include "setup_parts.h"
#include "winnow/format/criteria_yaml.h"
#include "winnow/store/events.h"
#include "winnow/store/project.h"

static bool amending_allowed(struct wn_app *app, struct wn_err *err)
{
    int64_t number;
    uint8_t fingerprint[WN_HASH];
    if (!(wn_app_roles(app) & WN_LEAD))
        return wn_fail(err, WN_EREFUSED, "only the lead of the review can change its criteria");
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: the criteria stay");
    if (!wn_numbers_newest(wn_app_store(app), &number, fingerprint, err))
        return false;
    if (number > 0)
        return wn_fail(err, WN_EREFUSED,
                       "the criteria are frozen since the first invitation was written: the "
                       "screeners work by them. Nothing was changed");
    return true;
}

static bool amending_decided(void *ctx, const struct wn_event *e, struct wn_err *err)
{
    bool *decided = ctx;
    (void)err;
    *decided = *decided || wn_str_is(e->kind, wn_kind_name(WN_K_DECISION));
    return true;
}

/* Decisions name the version that they were made by: another text needs another version. */
static bool amending_version(struct wn_app *app, struct wn_str before, struct wn_str now,
                             struct wn_err *err)
{
    bool decided = false;
    if (!wn_str_eq(before, now))
        return true;
    if (!wn_events_each(wn_app_store(app), 0, amending_decided, &decided, err))
        return false;
    return !decided ||
           wn_fail(err, WN_EUSAGE,
                   "decisions were made under criteria %.*s: raise version in the changed text, "
                   "so that it shows which text they were made by. Nothing was changed",
                   WN_ARG(now));
}

/* Same lead; nobody leaves who has keys here. */
static bool amending_people_fit(const struct wn_criteria *c, struct wn_str lead,
                                const struct wn_person *people, size_t n, struct wn_err *err)
{
    const struct wn_reviewer *now = wn_criteria_lead(c);
    if (!now || !wn_str_eq(now->id, lead))
        return wn_fail(err, WN_EUSAGE,
                       "%.*s made this review and leads it; the new criteria must say so too",
                       WN_ARG(lead));
    for (size_t i = 0; i < n; i++)
        if (people[i].joined && !wn_criteria_person(c, people[i].id))
            return wn_fail(
                err, WN_EUSAGE,
                "%.*s works in this review already and cannot be left out of the criteria",
                WN_ARG(people[i].id));
    return true;
}

static bool amending_put_person(struct wn_store *store, const struct wn_reviewer *r, int64_t place,
                                bool leads, struct wn_arena *arena, struct wn_err *err)
{
    struct wn_person p;
    bool found;
    if (!wn_people_get(store, r->id, arena, &p, &found, err))
        return false;
    if (!found)
        p = (struct wn_person){.decided = -1, .of = -1};
    p.id = r->id;
    p.name = r->name;
    p.roles = r->roles | (leads ? WN_LEAD : 0u);
    p.place = place;
    return wn_people_put(store, &p, err);
}

static bool amending_people(struct wn_app *app, const struct wn_criteria *c,
                            struct wn_arena *arena, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(app);
    struct wn_person *people;
    size_t n;
    if (!wn_people_list(store, arena, &people, &n, err) ||
        !amending_people_fit(c, wn_app_me(app), people, n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!wn_criteria_person(c, people[i].id) && !wn_people_remove(store, people[i].id, err))
            return false;
    for (size_t i = 0; i < c->reviewers.n; i++)
        if (!amending_put_person(store, &c->reviewers.v[i], (int64_t)i,
                                 wn_str_eq(c->reviewers.v[i].id, wn_app_me(app)), arena, err))
            return false;
    return true;
}

static bool amending_write(struct wn_app *app, const struct wn_criteria *c, struct wn_str text,
                           struct wn_arena *arena, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(app);
    char hex[2 * WN_HASH + 1];
    struct wn_line line = wn_making_criteria_line(c->version, text, "draft", hex);
    return amending_people(app, c, arena, err) && wn_criteria_put(store, c->version, text, err) &&
           wn_meta_set(store, WN_META_TITLE, c->title, err) &&
           wn_meta_set(store, WN_META_STAGE, wn_str(wn_stage_word(c->stage)), err) &&
           wn_app_write(app, &line, err) &&
           wn_ordering_make(store, c, wn_app_project(app), err);
}

static void amending_note_id(const struct wn_app *app, const struct wn_criteria *c,
                             struct wn_findings *findings, struct wn_arena *arena)
{
    struct wn_str id = wn_app_review(app);
    if (wn_str_eq(c->id, id))
        return;
    wn_finding_add(findings, WN_NOTE, 0, 0,
                   wn_arena_print(arena, "the review's id stays %.*s", WN_ARG(id)),
                   WN_STR("it was fixed by winnow init and stands in the names of files"));
}

bool wn_setup_amend(struct wn_app *app, struct wn_str criteria_text, struct wn_arena *arena,
                    struct wn_findings *findings, struct wn_str *version, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(app);
    struct wn_criteria *c = WN_NEW(wn_app_arena(app), struct wn_criteria);
    struct wn_str text;
    if (!amending_allowed(app, err) || !wn_criteria_newest(store, arena, version, &text, err))
        return false;
    if (wn_str_eq(text, criteria_text))
        return true;
    /* as long-lived as the app: the store keeps a pointer to them */
    criteria_text = wn_arena_copy(wn_app_arena(app), criteria_text);
    if (!wn_setup_read(criteria_text, wn_app_arena(app), findings, c, err) ||
        !amending_version(app, *version, c->version, err) ||
        !wn_store_begin(store, err))
        return false;
    wn_store_set_criteria(store, c);
    if (!amending_write(app, c, criteria_text, arena, err) || !wn_store_commit(store, err)) {
        wn_store_rollback(store);
        wn_store_set_criteria(store, wn_app_criteria(app));
        return false;
    }
    amending_note_id(app, c, findings, arena);
    *version = c->version;
    return true;
}

bool wn_setup_criteria_text(struct wn_app *app, struct wn_arena *arena, struct wn_str *text,
                            struct wn_err *err)
{
    struct wn_str version;
    return wn_criteria_newest(wn_app_store(app), arena, &version, text, err);
}
