/* SPDX-License-Identifier: MIT */
/*
 * A second person joins in a project that is here: two screeners on one laptop. Records and
 * criteria stay what they are, so the invitation must hold the same; people's keys may have become
 * known since.
 */
#include <string.h>

#include "exchange_parts.h"
#include "joining.h"
#include "seat.h"
#include "winnow/store/records.h"

struct adding {
    struct joining *j;
    struct wn_arena scratch;
};

/* A newer number may well hold more: it comes as a project file, not by the way. */
static bool adding_other(struct adding *a, struct wn_err *err)
{
    int64_t number;
    uint8_t fingerprint[WN_HASH];
    if (!wn_numbers_newest(a->j->store, &number, fingerprint, err))
        return false;
    if (a->j->b.m.number > number)
        return wn_fail(err, WN_EREFUSED,
                       "%s holds a newer project (number %" PRId64 ") than this one (%" PRId64
                       "). Take in the newest project file first: winnow receive FILE.winproj",
                       a->j->name, a->j->b.m.number, number);
    return wn_fail(
        err, WN_EREFUSED,
        "%s holds other records or criteria than this project does. Nothing was read. Join "
        "in a project of its own, without -o",
        a->j->name);
}

static bool adding_invitation(void *ctx, struct wn_str person, const uint8_t token[WN_KEY],
                              struct wn_err *err)
{
    struct adding *a = ctx;
    if (!wn_str_eq(person, a->j->b.m.person))
        return wn_fail(err, WN_EINPUT, "%s is for one person and names another. Nothing was read.",
                       a->j->name);
    memcpy(a->j->token, token, WN_KEY);
    return true;
}

/* Keys that are known here stay; those of the others are taken from the newer lines. */
static bool adding_person(struct adding *a, const struct wn_p_person *p, size_t place,
                          struct wn_err *err)
{
    struct joining *j = a->j;
    struct wn_person known;
    bool found;
    if (!wn_people_get(j->store, p->id, &a->scratch, &known, &found, err))
        return false;
    if (wn_str_eq(p->id, j->b.m.person) && found && known.here)
        return wn_fail(err, WN_EREFUSED, "You have already joined this review as %.*s.",
                       WN_ARG(p->id));
    if (p->roles & WN_LEAD)
        j->lead = wn_arena_copy(j->arena, p->id);
    if (found && known.joined)
        return true;
    return wn_joining_person(j, p, place, err);
}

static bool adding_project(void *ctx, const struct wn_p_project *p, struct wn_err *err)
{
    struct adding *a = ctx;
    int64_t records, works;
    if (!wn_records_count(a->j->store, &records, &works, err))
        return false;
    if (works != p->works)
        return adding_other(a, err);
    for (size_t i = 0; i < p->people_count; i++)
        if (!adding_person(a, &p->people[i], i, err))
            return false;
    if (a->j->roles == 0 || a->j->lead.n == 0)
        return wn_fail(err, WN_EINPUT,
                       "%s does not say who leads, or who it is for. Nothing was read.",
                       a->j->name);
    return true;
}

static bool adding_criteria(void *ctx, struct wn_str version, struct wn_str text,
                            struct wn_err *err)
{
    struct adding *a = ctx;
    struct wn_str version_here, text_here;
    (void)version;
    if (!wn_criteria_newest(a->j->store, &a->scratch, &version_here, &text_here, err))
        return false;
    return wn_str_eq(text, text_here) || adding_other(a, err);
}

static bool adding_record(void *ctx, const struct wn_p_record *r, struct wn_err *err)
{
    struct adding *a = ctx;
    struct wn_row row;
    bool found;
    wn_arena_reset(&a->scratch);
    if (!wn_records_get(a->j->store, r->n, &a->scratch, &row, &found, err))
        return false;
    if (!found)
        return adding_other(a, err);
    struct wn_hash here = wn_record_fingerprint(&row.r, &a->scratch);
    struct wn_hash there = wn_record_fingerprint(&r->r, &a->scratch);
    return memcmp(here.b, there.b, WN_HASH) == 0 || adding_other(a, err);
}

/* Whose file it is: not the lead's (nobody needs an invitation there), and of this very review. */
static bool adding_fits(struct adding *a, struct wn_err *err)
{
    struct joining *j = a->j;
    char id[2 * WN_HASH + 1];
    struct wn_str here, lead;
    struct wn_person person;
    bool found, has_lead;
    wn_hex(j->b.m.project, WN_HASH, id);
    if (!wn_meta_get(j->store, WN_META_ID, j->arena, &here, &found, err) ||
        !wn_meta_get(j->store, WN_META_LEAD, j->arena, &lead, &has_lead, err))
        return false;
    if (!found || !wn_str_is(here, id))
        return wn_fail(err, WN_EREFUSED, "%s belongs to another review (%.*s), not to this one. "
                       "Nothing was read.",
                       j->name, WN_ARG(wn_exchange_shown(j->arena, j->b.m.review)));
    if (wn_store_readonly(j->store))
        return wn_fail(err, WN_EREADONLY,
                       "This project can be read but not written: nobody can join in it");
    if (!wn_people_get(j->store, lead, j->arena, &person, &found, err))
        return false;
    if (found && person.here)
        return wn_fail(err, WN_EREFUSED,
                       "this is the lead's own project: work in it with --as %.*s, without an "
                       "invitation", WN_ARG(j->b.m.person));
    return true;
}

static bool adding_write(struct adding *a, struct wn_err *err)
{
    struct joining *j = a->j;
    const struct wn_p_reader reader = {
        .ctx = a, .invitation = adding_invitation, .project = adding_project,
        .criteria = adding_criteria, .record = adding_record};
    int64_t number;
    uint8_t fingerprint[WN_HASH];
    if (!wn_joining_read(j, &reader, err) ||
        !wn_numbers_newest(j->store, &number, fingerprint, err))
        return false;
    if (j->b.m.number > number &&
        !wn_numbers_put(j->store, j->b.m.number, j->b.m.fingerprint, j->b.m.made, err))
        return false;
    return wn_meta_set(j->store, WN_META_MINE, WN_STR(""), err) && /* from now on: --as */
           wn_seat_take(j->store, j->sys, j->b.m.person, j->roles, j->keys.seed, j->b.m.project,
                        j->b.m.number, err);
}

bool wn_joining_add(struct joining *j, struct wn_err *err)
{
    struct adding a = {.j = j};
    if (!wn_store_open(j->path.p, &j->store, err))
        return false;
    bool done = adding_fits(&a, err) && wn_store_begin(j->store, err) && adding_write(&a, err) &&
                wn_store_commit(j->store, err);
    if (!done)
        wn_store_rollback(j->store);
    wn_store_close(j->store);
    wn_arena_free(&a.scratch);
    return done;
}
