/* SPDX-License-Identifier: MIT */
/*
 * An invitation: a one-time token and the whole project as it is now, for one person.
 */
#include <string.h>

#include "exchange_parts.h"
#include "making.h"
#include "project_now.h"
#include "winnow/format/project_lines.h"

struct inviting {
    struct wn_app *app;
    struct wn_arena *arena;
    struct wn_person person;
    struct wn_buf body;
    struct project_now now;
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
            "%.*s has joined already; who has joined is not invited once more. "
            "Lost laptop: %.*s restores the newest backup. Two copies: %.*s goes on in the one "
            "whose file you took in first",
            WN_ARG(wanted), WN_ARG(wanted), WN_ARG(wanted));
    return true;
}

/* ---- what ---- */

/* The invitation line, then the project lines. */
static bool inviting_body(struct inviting *in, struct wn_err *err)
{
    wn_p_put_invitation(&in->body, in->person.id, in->person.token);
    return wn_project_now(in->app, in->arena, &in->body, &in->now, err);
}

/* ---- written down, and out ---- */

/* Inside a transaction. */
static bool inviting_note(struct inviting *in, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(in->app);
    char hex[2 * WN_HASH + 1];
    struct wn_line frozen = wn_making_criteria_line(wn_app_criteria(in->app)->version,
                                                    in->now.criteria, "frozen", hex);
    struct wn_line invite = wn_line_of(WN_K_INVITE);
    invite.person = in->person.id;
    invite.number = in->now.number;
    in->person.invited = true;
    return wn_project_note(in->app, &in->now, in->arena, err) &&
           (!in->now.first || wn_app_write(in->app, &frozen, err)) &&
           wn_people_put(store, &in->person, err) && wn_app_write(in->app, &invite, err);
}

static bool inviting_file(struct inviting *in, const char *path, struct wn_out **file,
                          struct wn_err *err)
{
    struct wn_manifest m = wn_exchange_manifest(in->app, WN_B_INVITATION, in->arena);
    struct wn_buf bytes = {.ceiling = (size_t)EXCHANGE_FILE_MAX};
    m.number = in->now.number;
    memcpy(m.fingerprint, in->now.fingerprint, WN_HASH);
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
    bool again = in.person.invited;
    if (!again) /* written once more, the same invitation stays good */
        sys->random(sys->ctx, in.person.token, WN_KEY);
    struct wn_str slug = wn_exchange_slug(arena, in.person.id);
    struct wn_str path = wn_exchange_path(
        arena, out, wn_arena_print(arena, "%.*s.wininvite", WN_ARG(slug)));
    bool done = inviting_body(&in, err) && inviting_commit(&in, path.p, err);
    wn_buf_free(&in.body);
    if (done)
        *result = (struct wn_invited){.file = path, .name = in.person.name, .number = in.now.number,
                                      .cut = in.now.cut, .frozen_now = in.now.first,
                                      .again = again};
    return done;
}
