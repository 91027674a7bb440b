/* SPDX-License-Identifier: MIT */
/*
 * Joining: an invitation becomes the person's own project, or a place in one that is here. All of
 * it is one transaction; what does not check out leaves nothing behind.
 */
#include <string.h>

#include "exchange_parts.h"
#include "joining.h"
#include "making.h"
#include "ordering.h"
#include "seat.h"
#include "winnow/format/criteria_yaml.h"
#include "winnow/format/project_lines.h"
#include "winnow/store/records.h"

/* ---- the invitation itself: checks 1 to 11 ---- */

static bool joining_kind(struct joining *j, struct wn_err *err)
{
    if (j->b.m.kind != WN_B_INVITATION)
        return wn_fail(
            err, WN_EREFUSED,
            "%s is not an invitation. Ask the lead for yours; its name ends in .wininvite",
            j->name);
    struct wn_hash project = wn_project_id(j->b.m.signer);
    if (memcmp(project.b, j->b.m.project, WN_HASH) != 0)
        return wn_fail(err, WN_EREFUSED, "%s was not made by the lead of this review. Nothing was "
                       "read.", j->name);
    if (!wn_bundle_verify(&j->b))
        return wn_fail(
            err, WN_EREFUSED,
            "%s was damaged or changed after the lead signed it. Nothing was read. Ask for "
            "it again.",
            j->name);
    return true;
}

/* ---- its lines: check 18, and each goes into the new project ---- */

static bool joining_invitation(void *ctx, struct wn_str person, const uint8_t token[WN_KEY],
                               struct wn_err *err)
{
    struct joining *j = ctx;
    if (!wn_str_eq(person, j->b.m.person))
        return wn_fail(err, WN_EINPUT, "%s is for one person and names another. Nothing was read.",
                       j->name);
    memcpy(j->token, token, WN_KEY);
    return true;
}

bool wn_joining_person(struct joining *j, const struct wn_p_person *p, size_t place,
                       struct wn_err *err)
{
    struct wn_person person = {.id = p->id,
                               .name = p->name,
                               .roles = p->roles,
                               .place = (int64_t)place,
                               .joined = p->joined,
                               .decided = -1,
                               .of = -1};
    memcpy(person.sign, p->sign, WN_KEY);
    memcpy(person.box, p->box, WN_KEY);
    if (wn_str_eq(p->id, j->b.m.person)) {
        person.joined = true;
        memcpy(person.sign, j->keys.sign, WN_KEY);
        memcpy(person.box, j->keys.box, WN_KEY);
        memcpy(person.token, j->token, WN_KEY);
        j->roles = p->roles;
    }
    if (p->roles & WN_LEAD)
        j->lead = wn_arena_copy(j->arena, p->id);
    return wn_people_put(j->store, &person, err);
}

static bool joining_project(void *ctx, const struct wn_p_project *p, struct wn_err *err)
{
    struct joining *j = ctx;
    for (size_t i = 0; i < p->people_count; i++)
        if (!wn_joining_person(j, &p->people[i], i, err))
            return false;
    if (j->roles == 0 || j->lead.n == 0)
        return wn_fail(err, WN_EINPUT,
                       "%s does not say who leads, or who it is for. Nothing was read.", j->name);
    const struct wn_settings settings = {
        .project = j->b.m.project, .review = wn_exchange_slug(j->arena, j->b.m.review),
        .title = p->title, .made = p->made, .stage = p->stage, .mine = j->b.m.person,
        .lead = j->lead};
    struct wn_str number = wn_arena_print(j->arena, "%lld", (long long)j->b.m.number);
    return wn_making_settings(j->store, &settings, err) &&
           wn_meta_set(j->store, WN_META_NUMBER, number, err);
}

static bool joining_source(void *ctx, const struct wn_p_source *s, struct wn_err *err)
{
    struct joining *j = ctx;
    int64_t id;
    const struct wn_source source = {.name = s->name, .kind = s->type, .imported = s->imported,
                                     .expect = -1, .records = s->records, .files = s->files};
    return wn_sources_put(j->store, &source, &id, err);
}

static bool joining_criteria(void *ctx, struct wn_str version, struct wn_str text,
                             struct wn_err *err)
{
    struct joining *j = ctx;
    struct wn_findings findings = {.arena = j->arena};
    struct wn_str copy = wn_arena_copy(j->arena, text);
    if (!wn_criteria_read(copy, j->arena, &j->criteria, &findings))
        return wn_fail(
            err, WN_EINPUT,
            "%s: its criteria cannot be read by this version of winnow (line %zu). Nothing "
            "was read.",
            j->name, findings.n ? findings.v[0].line : 0);
    j->has_criteria = true;
    wn_store_set_criteria(j->store, &j->criteria);
    return wn_criteria_put(j->store, version, text, err);
}

static bool joining_record(void *ctx, const struct wn_p_record *r, struct wn_err *err)
{
    struct joining *j = ctx;
    return wn_records_add_work(j->store, r->n, &r->r, r->sources, err);
}

bool wn_joining_read(struct joining *j, const struct wn_p_reader *reader, struct wn_err *err)
{
    struct wn_bundle_fault fault;
    if (wn_p_read_invitation(j->b.body, j->b.m.fingerprint, j->name, reader, &fault))
        return true;
    if (err)
        *err = fault.err;
    return false;
}

static bool joining_lines(struct joining *j, struct wn_err *err)
{
    const struct wn_p_reader reader = {
        .ctx = j, .invitation = joining_invitation, .project = joining_project,
        .source = joining_source, .criteria = joining_criteria, .record = joining_record};
    if (!wn_joining_read(j, &reader, err))
        return false;
    if (!j->has_criteria)
        return wn_fail(err, WN_EINPUT, "%s holds no criteria. Nothing was read.", j->name);
    return true;
}

/* ---- a project of one's own ---- */

static bool joining_fill(struct joining *j, struct wn_err *err)
{
    struct wn_manifest *m = &j->b.m;
    return joining_lines(j, err) &&
           wn_ordering_make(j->store, &j->criteria, m->project, err) &&
           wn_numbers_put(j->store, m->number, m->fingerprint, m->made, err) &&
           wn_seat_take(j->store, j->sys, m->person, j->roles, j->keys.seed, m->project, m->number,
                        err) &&
           wn_seat_place_note(j->store, j->sys, j->path.p, err);
}

static bool joining_new(struct joining *j, bool go_on, struct wn_err *err)
{
    if (!wn_making_open(j->path.p, go_on, &j->store, err))
        return false;
    return wn_making_close(j->store, j->path.p, joining_fill(j, err), err);
}

/* ---- */

static void joining_path(struct joining *j, const char *out)
{
    struct wn_str review = wn_exchange_slug(j->arena, j->b.m.review);
    struct wn_str person = wn_exchange_slug(j->arena, j->b.m.person);
    bool named = out && !wn_file_is_folder(out);
    j->there = named && wn_file_exists(out);
    struct wn_str name = wn_arena_print(j->arena, "%.*s.%.*s.winnow", WN_ARG(review),
                                        WN_ARG(person));
    j->path = wn_exchange_path(j->arena, out, name);
    if (named)
        return;
    struct wn_str wanted = out ? wn_file_join(j->arena, wn_str(out), name) : name;
    if (!wn_str_eq(wanted, j->path))
        j->before = wanted;
}

/*
 * The default name is taken: by this very person's project of this review? Then there is nothing to
 * make. What cannot be read is somebody else's affair, and the new project gets another name.
 */
static bool joining_before(struct joining *j, struct wn_err *err)
{
    struct wn_store *store;
    struct wn_err why = {0};
    struct wn_str id, lead;
    struct wn_person person;
    char hex[2 * WN_HASH + 1];
    bool found, has_lead, known;
    if (!j->before.n)
        return true;
    if (!wn_store_open(j->before.p, &store, &why))
        return why.code != WN_EBUSY || wn_fail(err, why.code, "%s", why.text);
    wn_hex(j->b.m.project, WN_HASH, hex);
    if (wn_meta_get(store, WN_META_ID, j->arena, &id, &found, &why) && found &&
        wn_str_is(id, hex) &&
        wn_meta_get(store, WN_META_LEAD, j->arena, &lead, &has_lead, &why) &&
        wn_people_get(store, j->b.m.person, j->arena, &person, &known, &why) && known &&
        person.here) {
        j->already = true;
        j->lead = lead;
        j->path = j->before;
        memcpy(j->keys.sign, person.sign, WN_KEY);
        memcpy(j->keys.box, person.box, WN_KEY);
    }
    wn_store_close(store);
    return true;
}

static bool joining_run(struct joining *j, struct wn_str bytes, const char *out, bool go_on,
                        struct wn_err *err)
{
    struct wn_bundle_fault fault;
    uint8_t seed[WN_KEY];
    if (!wn_bundle_look(bytes, j->name, j->arena, &j->b, &fault)) {
        if (err)
            *err = fault.err;
        return false;
    }
    if (!joining_kind(j, err))
        return false;
    j->sys->random(j->sys->ctx, seed, sizeof seed);
    wn_keys_from_seed(seed, &j->keys);
    wn_wipe(seed, sizeof seed);
    joining_path(j, out);
    if (!joining_before(j, err) || j->already)
        return j->already;
    return j->there ? wn_joining_add(j, err) : joining_new(j, go_on, err);
}

bool wn_exchange_join(const char *file, const char *out, bool go_on, const struct wn_sys *sys,
                      struct wn_arena *arena, struct wn_joined *result, struct wn_err *err)
{
    struct joining j = {.arena = arena, .sys = sys};
    struct wn_file bytes;
    char words[24];
    j.name = wn_exchange_shown(arena, wn_file_name(wn_str(file))).p;
    if (!wn_file_open_itself(file, EXCHANGE_FILE_MAX, &bytes, err))
        return false;
    bool done = joining_run(&j, bytes.bytes, out, go_on, err);
    wn_file_close(&bytes);
    if (done) {
        wn_enrol_words(j.b.m.project, j.keys.sign, j.keys.box, words);
        *result = (struct wn_joined){.project = j.path,
                                     .person = j.b.m.person,
                                     .lead = j.lead,
                                     .before = j.before,
                                     .added = j.there,
                                     .already = j.already,
                                     .words = wn_arena_copy(arena, wn_str(words))};
    }
    wn_wipe(&j.keys, sizeof j.keys);
    wn_wipe(j.token, sizeof j.token);
    return done;
}
