/* SPDX-License-Identifier: MIT */
/*
 * An invitation: a one-time token and the whole project, for one person. The project lines are made
 * anew each time; only when their fingerprint is another one than that handed out last does the
 * number go up.
 */
#include <string.h>

#include "exchange_parts.h"
#include "making.h"
#include "winnow/format/project_lines.h"
#include "winnow/store/records.h"
#include "seat.h"

struct inviting {
    struct wn_app *app;
    struct wn_arena *arena;
    struct wn_person person;
    struct wn_str criteria;  /* their text */
    struct wn_buf body;
    int64_t number, cut;
    uint8_t fingerprint[WN_HASH];
    bool first, changed;     /* the first invitation of all; other project lines than the last */
};

/* ---- who ---- */

static bool inviting_role(struct wn_app *app, struct wn_arena *arena, struct wn_err *err)
{
    const struct wn_criteria *c = wn_app_criteria(app);
    if (!(wn_app_roles(app) & WN_LEAD))
        return wn_fail(err, WN_EREFUSED, "only the lead of the review can invite");
    if (!(wn_app_roles(app) & WN_ADJUDICATOR))
        return wn_fail(
            err, WN_EREFUSED,
            "%.*s leads this review and %.*s settles the conflicts; this version of winnow "
            "needs one person for both. Give %.*s the role adjudicator in the criteria: "
            "winnow criteria amend",
            WN_ARG(wn_app_me(app)), WN_ARG(wn_exchange_ids(c, WN_ADJUDICATOR, arena)),
            WN_ARG(wn_app_me(app)));
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nobody is invited");
    return true;
}

static bool inviting_person(struct inviting *in, const char *id, struct wn_err *err)
{
    struct wn_str wanted = wn_exchange_shown(in->arena, wn_str(id));
    struct wn_person *people;
    size_t n;
    if (!wn_people_list(wn_app_store(in->app), in->arena, &people, &n, err))
        return false;
    const struct wn_person *person = wn_people_typed(people, n, wn_str(id));
    if (!person)
        return wn_fail(err, WN_EUSAGE, "nobody in the criteria has the id %.*s; the ids are %.*s",
                       WN_ARG(wanted),
                       WN_ARG(wn_exchange_ids(wn_app_criteria(in->app), ~0u, in->arena)));
    in->person = *person;
    wanted = person->id;
    if (wn_str_eq(in->person.id, wn_app_me(in->app)))
        return wn_fail(err, WN_EREFUSED, "this is %.*s's own project: there is nobody to invite",
                       WN_ARG(wanted));
    if (!(in->person.roles & WN_SCREENER))
        return wn_fail(
            err, WN_EREFUSED,
            "%.*s does not screen in this review; this version of winnow invites screeners "
            "only",
            WN_ARG(wanted));
    if (in->person.here)
        return wn_fail(err, WN_EREFUSED, "%.*s works in this file already: winnow --as %.*s",
                       WN_ARG(wanted), WN_ARG(wanted));
    if (in->person.joined)
        return wn_fail(
            err, WN_EREFUSED,
            "%.*s has joined already, and this version of winnow invites nobody a second time. "
            "Lost laptop: %.*s restores the newest backup. Two copies: %.*s goes on in the one "
            "whose file you took in first",
            WN_ARG(wanted), WN_ARG(wanted), WN_ARG(wanted));
    return true;
}

/* ---- what ---- */

static bool inviting_record(void *ctx, const struct wn_row *row, struct wn_err *err)
{
    (void)err;
    struct inviting *in = ctx;
    bool cut;
    if (row->n != row->work)
        return true;
    struct wn_p_record record = {.n = row->work, .r = row->r, .sources = row->sources,
                                 .keys = row->r.field[WN_F_KEY]};
    wn_p_put_record(&in->body, &record, &cut);
    in->cut += cut;
    return true;
}

static bool inviting_project(struct inviting *in, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(in->app);
    struct wn_p_project p = {.title = wn_app_criteria(in->app)->title,
                             .stage = wn_str(wn_stage_word(wn_app_stage(in->app)))};
    struct wn_person *people;
    bool found;
    if (!wn_people_list(store, in->arena, &people, &p.people_count, err) ||
        !wn_records_count(store, &p.records, &p.works, err) ||
        !wn_meta_get(store, WN_META_MADE, in->arena, &p.made, &found, err))
        return false;
    if (p.works == 0)
        return wn_fail(
            err, WN_EREFUSED,
            "there are no records yet, and after the first invitation none can be added. "
            "Import them first: winnow import FILE...");
    struct wn_p_person *out = WN_NEWS(in->arena, struct wn_p_person, p.people_count);
    for (size_t i = 0; i < p.people_count; i++) {
        out[i] = (struct wn_p_person){.id = people[i].id, .name = people[i].name,
                                      .roles = people[i].roles, .joined = people[i].joined};
        memcpy(out[i].sign, people[i].sign, WN_KEY);
        memcpy(out[i].box, people[i].box, WN_KEY);
    }
    p.people = out;
    wn_p_put_project(&in->body, &p);
    return true;
}

static bool inviting_sources(struct inviting *in, struct wn_err *err)
{
    struct wn_source *sources;
    size_t n;
    if (!wn_sources_list(wn_app_store(in->app), in->arena, &sources, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct wn_p_source s = {
            .name = sources[i].name, .type = sources[i].kind,
            .imported = wn_str_first(sources[i].imported, sizeof "2026-11-20" - 1),
            .records = sources[i].records, .files = sources[i].files};
        wn_p_put_source(&in->body, &s);
    }
    return true;
}

/* The invitation line, then the project lines; and which number these have. */
static bool inviting_body(struct inviting *in, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(in->app);
    struct wn_arena rows = {0};
    struct wn_str version;
    uint8_t newest[WN_HASH];
    wn_p_put_invitation(&in->body, in->person.id, in->person.token);
    size_t from = in->body.n;
    bool done = inviting_project(in, err) && inviting_sources(in, err) &&
                wn_criteria_newest(store, in->arena, &version, &in->criteria, err);
    if (done)
        wn_p_put_criteria(&in->body, version, in->criteria);
    done = done && wn_records_each(store, false, &rows, inviting_record, in, err) &&
           wn_numbers_newest(store, &in->number, newest, err);
    wn_arena_free(&rows);
    if (!done)
        return false;
    if (in->body.over)
        return wn_fail(err, WN_EREFUSED, "these records are more than 8 GB, the most that an "
                       "invitation can hold; nothing was written");
    struct wn_hash hash = wn_sha256(wn_str_from(wn_buf_str(&in->body), from));
    in->first = in->number == 0;
    in->changed = in->first || !wn_same_bytes(newest, hash.b, WN_HASH);
    in->number += in->changed;
    memcpy(in->fingerprint, hash.b, WN_HASH);
    return true;
}

/* ---- written down, and out ---- */

/* Inside a transaction. */
static bool inviting_note(struct inviting *in, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(in->app);
    char hex[2 * WN_HASH + 1];
    struct wn_line frozen = wn_making_criteria_line(wn_app_criteria(in->app)->version, in->criteria,
                                                    "frozen", hex);
    struct wn_line invite = wn_line_of(WN_K_INVITE);
    invite.person = in->person.id;
    invite.number = in->number;
    in->person.invited = true;
    if (in->changed && !wn_numbers_put(store, in->number, in->fingerprint,
                                       wn_app_now(in->app, in->arena), err))
        return false;
    return (!in->first || wn_app_write(in->app, &frozen, err)) &&
           wn_people_put(store, &in->person, err) && wn_app_write(in->app, &invite, err);
}

static bool inviting_file(struct inviting *in, const char *path, struct wn_out **file,
                          struct wn_err *err)
{
    struct wn_manifest m = wn_exchange_manifest(in->app, WN_B_INVITATION, in->arena);
    struct wn_buf bytes = {.ceiling = (size_t)EXCHANGE_FILE_MAX};
    m.number = in->number;
    memcpy(m.fingerprint, in->fingerprint, WN_HASH);
    m.person = in->person.id;
    m.roles = in->person.roles;
    wn_bundle_make(&m, wn_buf_str(&in->body), wn_app_keys(in->app), &bytes);
    bool done = wn_out_open_private(path, false, file, err) && /* it holds a token */
                wn_out_put(*file, wn_buf_str(&bytes), err) && wn_out_flush(*file, err);
    wn_buf_free(&bytes);
    return done;
}

/* The file is complete under a temporary name before the project knows of it, and appears after. */
static bool inviting_commit(struct inviting *in, const char *path, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(in->app);
    struct wn_out *file = NULL;
    if (wn_store_begin(store, err) && inviting_note(in, err) &&
        inviting_file(in, path, &file, err) && wn_store_commit(store, err))
        return wn_out_commit(file, err);
    wn_out_abort(file);
    wn_store_rollback(store);
    return false;
}

bool wn_exchange_invite(struct wn_app *app, const char *id, const char *out, struct wn_arena *arena,
                        struct wn_invited *result, struct wn_err *err)
{
    struct inviting in = {.app = app, .arena = arena,
                          .body.ceiling = (size_t)8 << 30};
    const struct wn_sys *sys = wn_app_sys(app);
    if (!inviting_role(app, arena, err) || !inviting_person(&in, id, err))
        return false;
    if (!in.person.invited) /* written once more, the same invitation stays good */
        sys->random(sys->ctx, in.person.token, WN_KEY);
    struct wn_str slug = wn_exchange_slug(arena, in.person.id);
    struct wn_str path = wn_exchange_path(
        arena, out, wn_arena_print(arena, "%.*s.wininvite", WN_ARG(slug)));
    bool done = inviting_body(&in, err) && inviting_commit(&in, path.p, err);
    wn_buf_free(&in.body);
    if (done)
        *result = (struct wn_invited){.file = path, .name = in.person.name, .number = in.number,
                                      .cut = in.cut, .frozen_now = in.first};
    return done;
}
