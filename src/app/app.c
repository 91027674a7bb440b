/* SPDX-License-Identifier: MIT */
/*
 * Opening a review: the file, who works in it, the criteria in force. In the order in which each
 * step needs the one before it: store, settings, person, seat, criteria. After that the handle is
 * bound to one person and everything written goes into that person's chain.
 */
#include "winnow/app/app.h"

#include <string.h>

#include "seat.h"
#include "winnow/base/file.h"
#include "winnow/base/mem.h"
#include "winnow/base/text.h"
#include "winnow/format/criteria_yaml.h"
#include "winnow/store/events.h"
#include "winnow/store/project.h"

struct wn_app {
    struct wn_store *store;
    struct wn_sys sys;
    struct wn_arena arena;
    struct wn_criteria criteria;
    struct wn_terms *terms;
    struct wn_keys keys;
    uint8_t project[WN_HASH];
    struct wn_str me, review, path, notice;
    unsigned roles;
    enum wn_stage stage;
    struct wn_preview *preview; /* somebody else's */
};

static bool app_meta(struct wn_app *app, const char *key, struct wn_str *value, struct wn_err *err)
{
    bool found;
    if (!wn_meta_get(app->store, key, &app->arena, value, &found, err))
        return false;
    if (!found)
        *value = WN_STR("");
    return true;
}

static bool app_read_settings(struct wn_app *app, struct wn_err *err)
{
    struct wn_str id, stage;
    if (!app_meta(app, WN_META_ID, &id, err) || !app_meta(app, WN_META_REVIEW, &app->review, err) ||
        !app_meta(app, WN_META_STAGE, &stage, err))
        return false;
    if (!wn_unhex(id, app->project, sizeof app->project) || !wn_stage_find(stage, &app->stage))
        return wn_fail(
            err, WN_EINPUT,
            "this project file is not complete: its making was broken off; make it again");
    return true;
}

static bool app_read_criteria(struct wn_app *app, struct wn_err *err)
{
    struct wn_str version, text;
    struct wn_findings findings = {.arena = &app->arena};
    if (!wn_criteria_newest(app->store, &app->arena, &version, &text, err))
        return false;
    if (!wn_criteria_read(text, &app->arena, &app->criteria, &findings))
        return wn_fail(
            err, WN_EINPUT,
            "the criteria kept in this project cannot be read (line %zu); run: winnow check",
            findings.n ? findings.v[0].line : 0);
    wn_store_set_criteria(app->store, &app->criteria);
    return wn_terms_open(&app->criteria, &app->terms, err);
}

/* "ana, ben, chi"; `here`: only those whose key is in this file. */
static struct wn_str app_ids(struct wn_app *app, const struct wn_person *people, size_t count,
                             bool here)
{
    struct wn_str ids = WN_STR("");
    for (size_t i = 0; i < count; i++)
        if (people[i].here || !here)
            ids = wn_arena_print(&app->arena, "%.*s%s%.*s", WN_ARG(ids), ids.n ? ", " : "",
                                 WN_ARG(people[i].id));
    return ids;
}

static bool app_find_person(struct wn_app *app, const char *as, struct wn_person *out,
                            struct wn_err *err)
{
    struct wn_person *people;
    size_t count;
    struct wn_str mine;
    if (!wn_people_list(app->store, &app->arena, &people, &count, err) ||
        !app_meta(app, WN_META_MINE, &mine, err))
        return false;
    struct wn_str wanted = as ? wn_str(as) : mine;
    if (wanted.n == 0)
        return wn_fail(err, WN_EUSAGE,
                       "several people can work in this file (%.*s): say who with --as ID",
                       WN_ARG(app_ids(app, people, count, true)));
    const struct wn_person *person = wn_people_typed(people, count, wanted);
    if (!person)
        return wn_fail(err, WN_EUSAGE, "nobody in this review has the id %.*s; the ids are %.*s",
                       WN_ARG(wn_text_clean(&app->arena, wanted, WN_CLEAN_LINE)),
                       WN_ARG(app_ids(app, people, count, false)));
    *out = *person;
    return true;
}

/* Is this the file that the lead works in? There --as enrols anybody without an invitation. */
static bool app_is_leads_file(struct wn_app *app, bool *yes, struct wn_err *err)
{
    struct wn_str lead;
    struct wn_person person;
    bool found;
    *yes = false;
    if (!app_meta(app, WN_META_LEAD, &lead, err) ||
        !wn_people_get(app->store, lead, &app->arena, &person, &found, err))
        return false;
    *yes = found && person.here;
    return true;
}

static bool app_enrol(struct wn_app *app, struct wn_person *person, struct wn_err *err)
{
    bool leads;
    int64_t number;
    uint8_t fingerprint[WN_HASH], seed[WN_KEY];
    struct wn_keys keys;
    if (!app_is_leads_file(app, &leads, err))
        return false;
    if (!leads || person->joined)
        return wn_fail(
            err, WN_EUSAGE,
            "%.*s does not work in this file; use the file that %.*s made with winnow join",
            WN_ARG(person->id), WN_ARG(person->id));
    if (person->invited) /* a second key would make the first one's files unreadable */
        return wn_fail(
            err, WN_EREFUSED,
            "%.*s was invited and has the key in a file of their own; to work here, run: "
            "winnow join %.*s.wininvite -o %.*s",
            WN_ARG(person->id), WN_ARG(person->id),
            WN_ARG(wn_file_quoted(&app->arena, app->path)));
    if (wn_store_readonly(app->store))
        return wn_fail(err, WN_EREADONLY, "%.*s has not worked in this file yet, and it cannot be "
                       "written here", WN_ARG(person->id));
    app->sys.random(app->sys.ctx, seed, sizeof seed);
    wn_keys_from_seed(seed, &keys);
    memcpy(person->sign, keys.sign, WN_KEY);
    memcpy(person->box, keys.box, WN_KEY);
    person->joined = true;
    bool done = wn_numbers_newest(app->store, &number, fingerprint, err) &&
                wn_store_begin(app->store, err) && wn_people_put(app->store, person, err) &&
                wn_seat_take(app->store, &app->sys, person->id, person->roles, seed, app->project,
                             number, err) &&
                wn_store_commit(app->store, err);
    if (!done)
        wn_store_rollback(app->store);
    wn_wipe(seed, sizeof seed);
    wn_wipe(&keys, sizeof keys);
    return done;
}

static bool app_sit_down(struct wn_app *app, const char *as, struct wn_err *err)
{
    struct wn_person person;
    uint8_t seed[WN_KEY];
    bool found;
    if (!app_find_person(app, as, &person, err))
        return false;
    app->me = person.id;
    app->roles = person.roles;
    if (!person.here) {
        if (!app_enrol(app, &person, err))
            return false;
    } else if (!wn_store_bind(app->store, person.id, person.roles, err)) {
        return false;
    }
    if (!wn_people_my_seed(app->store, seed, &found, err))
        return false;
    if (!found)
        return wn_fail(err, WN_EINPUT, "the key of %.*s is missing in this file; run: winnow check",
                       WN_ARG(person.id));
    wn_keys_from_seed(seed, &app->keys);
    wn_wipe(seed, sizeof seed);
    return true;
}

/*
 * The window was closed, or the machine stopped, while the file was open. Writing clears the mark
 * that was found, so that it is said once.
 */
static bool app_mind_end(struct wn_app *app, struct wn_err *err)
{
    if (!wn_store_was_unclean(app->store))
        return true;
    app->notice =
        WN_STR("The window was closed or the computer stopped while this review was open. "
               "All that was saved is here.");
    if (wn_store_begin(app->store, err) &&
        wn_meta_set(app->store, "stopped", wn_app_now(app, &app->arena), err) &&
        wn_store_commit(app->store, err))
        return true;
    wn_store_rollback(app->store);
    return false;
}

/* Said once; a synced folder is also written down, once, since going on there is a decision. */
static bool app_look_around(struct wn_app *app, struct wn_err *err)
{
    struct wn_place place = wn_file_place(wn_store_path(app->store));
    int64_t noted;
    if (wn_store_readonly(app->store)) {
        app->notice =
            app->roles & WN_SCREENER
                ? WN_STR("This review can be read but not written here: no decision is taken.")
                : WN_STR("This review can be read but not written here.");
        return true;
    }
    if (!app_mind_end(app, err))
        return false;
    if (!place.sync && !place.system)
        return true;
    app->notice =
        wn_arena_print(&app->arena,
                       "This project lies in a folder that %s handles; move it to a local "
                       "folder when you can, or it may be damaged.",
                       place.sync ? place.sync : place.system);
    if (!wn_events_last_of(app->store, WN_K_LOCATION, &noted, err))
        return false;
    if (noted)
        return true;
    bool done = wn_store_begin(app->store, err) &&
                wn_seat_place_note(app->store, &app->sys, wn_store_path(app->store), err) &&
                wn_store_commit(app->store, err);
    if (!done)
        wn_store_rollback(app->store);
    return done;
}

bool wn_app_open(const char *path, const char *as, const struct wn_sys *sys, struct wn_app **out,
                 struct wn_err *err)
{
    struct wn_app *app = wn_alloc(sizeof *app);
    app->sys = *sys;
    app->path = wn_arena_copy(&app->arena, wn_str(path));
    if (wn_store_open(path, &app->store, err) && app_read_settings(app, err) &&
        app_sit_down(app, as, err) && app_read_criteria(app, err) && app_look_around(app, err)) {
        *out = app;
        return true;
    }
    wn_app_close(app);
    return false;
}

void wn_app_close(struct wn_app *app)
{
    if (!app)
        return;
    wn_terms_close(app->terms);
    wn_store_close(app->store);
    wn_arena_free(&app->arena);
    wn_wipe(&app->keys, sizeof app->keys);
    wn_free(app);
}

const struct wn_criteria *wn_app_criteria(const struct wn_app *app)
{
    return &app->criteria;
}

const struct wn_terms *wn_app_terms(const struct wn_app *app)
{
    return app->terms;
}

struct wn_str wn_app_me(const struct wn_app *app)
{
    return app->me;
}

unsigned wn_app_roles(const struct wn_app *app)
{
    return app->roles;
}

enum wn_stage wn_app_stage(const struct wn_app *app)
{
    return app->stage;
}

struct wn_str wn_app_review(const struct wn_app *app)
{
    return app->review;
}

struct wn_str wn_app_path(const struct wn_app *app)
{
    return app->path;
}

bool wn_app_readonly(const struct wn_app *app)
{
    return wn_store_readonly(app->store);
}

struct wn_str wn_app_notice(const struct wn_app *app)
{
    return app->notice;
}

struct wn_preview *wn_app_preview(const struct wn_app *app)
{
    return app->preview;
}

void wn_app_set_preview(struct wn_app *app, struct wn_preview *preview)
{
    app->preview = preview;
}

struct wn_store *wn_app_store(struct wn_app *app)
{
    return app->store;
}

const struct wn_sys *wn_app_sys(const struct wn_app *app)
{
    return &app->sys;
}

struct wn_arena *wn_app_arena(struct wn_app *app)
{
    return &app->arena;
}

const struct wn_keys *wn_app_keys(const struct wn_app *app)
{
    return &app->keys;
}

const uint8_t *wn_app_project(const struct wn_app *app)
{
    return app->project;
}
