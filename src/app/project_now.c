/* SPDX-License-Identifier: MIT */
/*
 * The project lines are made anew each time from what is here; only when their fingerprint is
 * another one than that handed out last does the number go up.
 */
#include "project_now.h"

#include <string.h>

#include "seat.h"
#include "winnow/format/project_lines.h"
#include "winnow/store/project.h"
#include "winnow/store/records.h"

struct making {
    struct wn_store *store;
    struct wn_arena *arena;
    struct wn_buf *body;
    struct project_now *out;
};

static bool now_record(void *ctx, const struct wn_row *row, struct wn_err *err)
{
    (void)err;
    struct making *m = ctx;
    bool cut;
    if (row->n != row->work)
        return true;
    struct wn_p_record record = {.n = row->work, .r = row->r, .sources = row->sources,
                                 .keys = row->r.field[WN_F_KEY]};
    wn_p_put_record(m->body, &record, &cut);
    m->out->cut += cut;
    return true;
}

static bool now_project(struct wn_app *app, struct making *m, struct wn_err *err)
{
    struct wn_p_project p = {.title = wn_app_criteria(app)->title,
                             .stage = wn_str(wn_stage_word(wn_app_stage(app)))};
    struct wn_person *people;
    bool found;
    if (!wn_people_list(m->store, m->arena, &people, &p.people_count, err) ||
        !wn_records_count(m->store, &p.records, &p.works, err) ||
        !wn_meta_get(m->store, WN_META_MADE, m->arena, &p.made, &found, err))
        return false;
    if (p.works == 0)
        return wn_fail(err, WN_EREFUSED,
                       "there are no records yet. Import them first: winnow import FILE...");
    struct wn_p_person *out = WN_NEWS(m->arena, struct wn_p_person, p.people_count);
    for (size_t i = 0; i < p.people_count; i++) {
        out[i] = (struct wn_p_person){.id = people[i].id, .name = people[i].name,
                                      .roles = people[i].roles, .joined = people[i].joined};
        memcpy(out[i].sign, people[i].sign, WN_KEY);
        memcpy(out[i].box, people[i].box, WN_KEY);
    }
    p.people = out;
    wn_p_put_project(m->body, &p);
    return true;
}

static bool now_sources(struct making *m, struct wn_err *err)
{
    struct wn_source *sources;
    size_t n;
    if (!wn_sources_list(m->store, m->arena, &sources, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct wn_p_source s = {
            .name = sources[i].name, .type = sources[i].kind,
            .imported = wn_str_first(sources[i].imported, sizeof "2026-11-20" - 1),
            .records = sources[i].records, .files = sources[i].files};
        wn_p_put_source(m->body, &s);
    }
    return true;
}

static bool now_lines(struct wn_app *app, struct making *m, struct wn_err *err)
{
    struct wn_arena rows = {0};
    struct wn_str version;
    bool done = now_project(app, m, err) && now_sources(m, err) &&
                wn_criteria_newest(m->store, m->arena, &version, &m->out->criteria, err);
    if (done)
        wn_p_put_criteria(m->body, version, m->out->criteria);
    done = done && wn_records_each(m->store, false, &rows, now_record, m, err);
    wn_arena_free(&rows);
    if (done && m->body->over)
        return wn_fail(err, WN_EREFUSED, "these records are more than 8 GB, the most that a file "
                       "for the screeners can hold; nothing was written");
    return done;
}

/* Which number the lines have, and what the one before it was. */
static bool now_number(struct wn_store *store, const struct wn_hash *hash, struct project_now *out,
                       struct wn_err *err)
{
    uint8_t newest[WN_HASH];
    if (!wn_numbers_newest(store, &out->number, newest, err))
        return false;
    out->first = out->number == 0;
    out->changed = out->first || !wn_same_bytes(newest, hash->b, WN_HASH);
    out->number += out->changed;
    memcpy(out->fingerprint, hash->b, WN_HASH);
    return wn_numbers_get(store, out->number - 1, out->previous, &out->has_previous, err);
}

bool wn_project_now(struct wn_app *app, struct wn_arena *arena, struct wn_buf *body,
                    struct project_now *out, struct wn_err *err)
{
    struct making m = {wn_app_store(app), arena, body, out};
    size_t from = body->n;
    *out = (struct project_now){0};
    if (!now_lines(app, &m, err))
        return false;
    struct wn_hash hash = wn_sha256(wn_str_from(wn_buf_str(body), from));
    return now_number(m.store, &hash, out, err);
}

bool wn_project_note(struct wn_app *app, const struct project_now *now, struct wn_arena *arena,
                     struct wn_err *err)
{
    return !now->changed || wn_numbers_put(wn_app_store(app), now->number, now->fingerprint,
                                           wn_app_now(app, arena), err);
}
