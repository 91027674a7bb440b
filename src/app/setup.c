/* SPDX-License-Identifier: MIT */
#include "winnow/app/setup.h"

#include <string.h>

#include "making.h"
#include "seat.h"
#include "setup_parts.h"
#include "winnow/core/terms.h"
#include "winnow/format/bundle.h"
#include "winnow/format/criteria_yaml.h"
#include "winnow/store/events.h"
#include "winnow/store/project.h"

struct setup {
    struct wn_store *store;
    const struct wn_sys *sys;
    const struct wn_criteria *criteria;
    struct wn_str text;
    const struct wn_reviewer *lead;
    const char *path;
    struct wn_keys keys;
    struct wn_hash project;
    char now[WN_TIME_SIZE];
};

/* Everybody in the criteria file; only the lead has keys yet. */
static bool setup_people(const struct setup *s, struct wn_err *err)
{
    for (size_t i = 0; i < s->criteria->reviewers.n; i++) {
        const struct wn_reviewer *r = &s->criteria->reviewers.v[i];
        struct wn_person p = {.id = r->id, .name = r->name, .roles = r->roles,
                              .place = (int64_t)i, .decided = -1, .of = -1};
        if (r == s->lead) {
            p.roles |= WN_LEAD;
            p.joined = true;
            memcpy(p.sign, s->keys.sign, WN_KEY);
            memcpy(p.box, s->keys.box, WN_KEY);
        }
        if (!wn_people_put(s->store, &p, err))
            return false;
    }
    return true;
}

static bool setup_events(const struct setup *s, struct wn_err *err)
{
    char hex[2 * WN_HASH + 1];
    struct wn_line line = wn_making_criteria_line(s->criteria->version, s->text, "draft", hex);
    line.at = wn_str(s->now);
    return wn_seat_take(s->store, s->sys, s->lead->id, s->lead->roles | WN_LEAD, s->keys.seed,
                        s->project.b, 0, err) &&
           wn_events_append(s->store, &line, err) &&
           wn_seat_place_note(s->store, s->sys, s->path, err);
}

static bool setup_fill(struct setup *s, struct wn_err *err)
{
    const struct wn_criteria *c = s->criteria;
    uint8_t seed[WN_KEY];
    s->sys->random(s->sys->ctx, seed, sizeof seed);
    wn_keys_from_seed(seed, &s->keys);
    wn_wipe(seed, sizeof seed);
    s->project = wn_project_id(s->keys.sign);
    wn_seat_now(s->sys, s->now);
    wn_store_set_criteria(s->store, c);
    const struct wn_settings settings = {
        .project = s->project.b, .review = c->id, .title = c->title,
        .made = wn_str_first(wn_str(s->now), sizeof "2026-11-20" - 1),
        .stage = wn_str(wn_stage_word(c->stage)), .mine = s->lead->id, .lead = s->lead->id};
    bool done = wn_making_settings(s->store, &settings, err) && setup_people(s, err) &&
                wn_criteria_put(s->store, c->version, s->text, err) && setup_events(s, err);
    wn_wipe(&s->keys, sizeof s->keys);
    return done;
}

bool wn_setup_read(struct wn_str text, struct wn_arena *arena, struct wn_findings *findings,
                   struct wn_criteria *out, struct wn_err *err)
{
    struct wn_terms *terms;
    if (!wn_criteria_read(text, arena, out, findings))
        return wn_fail(err, WN_EUSAGE, "the criteria have %zu error%s; nothing was changed",
                       findings->errors, findings->errors == 1 ? "" : "s");
    if (!wn_terms_open(out, &terms, err)) {
        if (err)
            err->code = WN_EUSAGE;
        return false;
    }
    wn_terms_close(terms);
    return true;
}

bool wn_setup_init(const char *path, struct wn_str criteria_text, bool go_on,
                   const struct wn_sys *sys, struct wn_arena *arena, struct wn_findings *findings,
                   struct wn_setup *out, struct wn_err *err)
{
    struct wn_criteria criteria;
    struct setup s = {.sys = sys, .criteria = &criteria, .text = criteria_text, .path = path};
    if (!wn_setup_read(criteria_text, arena, findings, &criteria, err))
        return false;
    s.lead = wn_criteria_lead(&criteria);
    if (!s.lead)
        return wn_fail(err, WN_EUSAGE,
                       "the criteria do not say who leads: give one reviewer the role lead");
    if (!wn_making_open(path, go_on, &s.store, err))
        return false;
    if (!wn_making_close(s.store, path, setup_fill(&s, err), err))
        return false;
    *out = (struct wn_setup){.project = wn_arena_copy(arena, wn_str(path)),
                             .criteria_version = criteria.version};
    return true;
}
