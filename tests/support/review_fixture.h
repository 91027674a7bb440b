/* SPDX-License-Identifier: MIT */
/*
 * A review in a folder of its own, made through the same calls that a team makes: chi leads and
 * adjudicates, ana and ben screen. The clock stands still and randomness is a counter.
 */
#ifndef WN_REVIEW_FIXTURE_H
#define WN_REVIEW_FIXTURE_H

#include "wn_test.h"

#include <dirent.h>
#include <unistd.h>

#include "ordering.h"
#include "winnow/app/exchanging.h"
#include "winnow/app/screening.h"
#include "winnow/app/setup.h"
#include "winnow/base/file.h"
#include "winnow/store/events.h"
#include "winnow/store/project.h"
#include "winnow/store/records.h"

#define REVIEW_HEAD                                                                                \
    "winnow: 1\nversion: \"1.0\"\n"                                                                \
    "review: {id: mentoring, title: Peer mentoring}\n"                                             \
    "criteria:\n"                                                                                  \
    "  - id: mentoring\n    text: Is it peer mentoring?\n    highlight: [mentor*, buddy]\n"        \
    "    fail_reason: not-mentoring\n"                                                             \
    "exclusion_reasons:\n  - {id: not-mentoring, label: Not mentoring}\n"
#define REVIEW_PEOPLE                                                                              \
    "reviewers:\n"                                                                                 \
    "  - {id: ana, name: Ana Lima, role: screener}\n"                                              \
    "  - {id: ben, name: Ben Okoro, role: screener}\n"                                             \
    "  - {id: chi, name: Chi Chen, role: adjudicator}\n"
#define REVIEW_YAML REVIEW_HEAD REVIEW_PEOPLE

struct review {
    char folder[32];
    struct wn_arena arena;
    struct wn_err err;
    struct wn_sys sys;
    int64_t now;
    uint32_t drawn;
};

static inline int64_t review_now(void *ctx, int *offset)
{
    *offset = 60;
    return ((struct review *)ctx)->now;
}

static inline int64_t review_ms(void *ctx)
{
    return ((struct review *)ctx)->now * 1000;
}

static inline void review_random(void *ctx, void *bytes, size_t n)
{
    struct review *r = ctx;
    unsigned char *out = bytes;
    while (n) {
        struct wn_hash h = wn_sha256(wn_str_of((const char *)&r->drawn, sizeof r->drawn));
        size_t part = n < sizeof h.b ? n : sizeof h.b;
        memcpy(out, h.b, part);
        out += part;
        n -= part;
        r->drawn++;
    }
}

static inline void review_start(struct review *r)
{
    memset(r, 0, sizeof *r);
    snprintf(r->folder, sizeof r->folder, "/tmp/wn-review-XXXXXX");
    assert_non_null(mkdtemp(r->folder));
    assert_done(wn_crypto_start(&r->err), r->err);
    r->now = 1795334400; /* 2026-11-22 */
    r->sys = (struct wn_sys){r, review_now, review_ms, review_random};
}

static inline void review_empty(struct wn_arena *arena, const char *folder)
{
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *e; (e = readdir(dir));) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        const char *path = wn_file_join(arena, wn_str(folder), wn_str(e->d_name)).p;
        if (wn_file_is_folder(path))
            review_empty(arena, path);
        else
            unlink(path);
    }
    closedir(dir);
    rmdir(folder);
}

static inline void review_end(struct review *r)
{
    review_empty(&r->arena, r->folder);
    wn_arena_free(&r->arena);
}

static inline const char *review_path(struct review *r, const char *name)
{
    return wn_arena_print(&r->arena, "%s/%s", r->folder, name).p;
}

static inline void review_init(struct review *r, const char *yaml)
{
    struct wn_findings findings = {.arena = &r->arena};
    struct wn_setup made;
    if (!wn_setup_init(review_path(r, "chi.winnow"), wn_str(yaml), false, &r->sys, &r->arena,
                       &findings, &made, &r->err))
        fail_msg("init: %s (%s)", r->err.text, findings.n ? findings.v[0].message.p : "");
}

static inline struct wn_app *review_open(struct review *r, const char *name, const char *as)
{
    struct wn_app *app;
    assert_done(wn_app_open(review_path(r, name), as, &r->sys, &app, &r->err), r->err);
    return app;
}

/* n records into chi's project, with a source, keys, and words that must stay there. */
static inline void review_records(struct review *r, int n)
{
    struct wn_app *app = review_open(r, "chi.winnow", NULL);
    struct wn_store *store = wn_app_store(app);
    struct wn_source source = {.name = WN_STR("Scopus"), .kind = WN_STR("database"),
                               .imported = WN_STR("2026-11-20"), .expect = -1};
    int64_t id, number;
    assert_done(wn_store_begin(store, &r->err), r->err);
    assert_done(wn_sources_put(store, &source, &id, &r->err), r->err);
    for (int i = 1; i <= n; i++) {
        struct wn_record record = {.raw = WN_STR("LEAD-ONLY-RAW")};
        record.field[WN_F_TITLE] = wn_arena_print(&r->arena, "Mentoring number %d", i);
        record.field[WN_F_AUTHORS] = WN_STR("Lima, Ana\nOkoro, Ben");
        record.field[WN_F_YEAR] = wn_arena_print(&r->arena, "%d", 2000 + i);
        record.field[WN_F_KEY] = wn_arena_print(&r->arena, "key-%d", i);
        record.field[WN_F_NOTES] = WN_STR("LEAD-ONLY-NOTES");
        assert_done(wn_records_add(store, 0, id, 0, &record, &number, &r->err), r->err);
    }
    assert_done(wn_ordering_make(store, wn_app_criteria(app), wn_app_project(app), &r->err),
                r->err);
    assert_done(wn_store_commit(store, &r->err), r->err);
    wn_app_close(app);
}

static inline struct wn_invited review_invite(struct review *r, const char *id)
{
    struct wn_app *app = review_open(r, "chi.winnow", NULL);
    struct wn_invited invited;
    const char *out = review_path(r, wn_arena_print(&r->arena, "%s.wininvite", id).p);
    if (wn_file_exists(out))
        unlink(out);
    assert_done(wn_exchange_invite(app, id, out, &r->arena, &invited, &r->err), r->err);
    wn_app_close(app);
    return invited;
}

/* ana.wininvite becomes ana.winnow */
static inline struct wn_joined review_join(struct review *r, const char *id)
{
    struct wn_joined joined;
    const char *file = review_path(r, wn_arena_print(&r->arena, "%s.wininvite", id).p);
    const char *out = review_path(r, wn_arena_print(&r->arena, "%s.winnow", id).p);
    assert_done(wn_exchange_join(file, out, false, &r->sys, &r->arena, &joined, &r->err), r->err);
    return joined;
}

static inline void review_decide(struct review *r, const char *name, int64_t work,
                                 enum wn_decision d, const char *note)
{
    struct wn_app *app = review_open(r, name, NULL);
    struct wn_choice choice = {.work = work, .decision = d, .note = wn_str(note),
                               .where = WN_STR("verb"), .seconds = WN_ABSENT};
    struct wn_decided out;
    bool why;
    r->now += 60;
    assert_done(wn_screening_decide(app, &choice, false, &why, &out, &r->err), r->err);
    wn_app_close(app);
}

static inline struct wn_sent review_send(struct review *r, const char *name)
{
    struct wn_app *app = review_open(r, name, NULL);
    struct wn_sent sent;
    assert_done(wn_exchange_send(app, r->folder, &r->arena, &sent, &r->err), r->err);
    wn_app_close(app);
    return sent;
}

static inline struct wn_received_file review_receive(struct review *r, const char *name,
                                                     const char *path)
{
    struct wn_app *app = review_open(r, name, NULL);
    struct wn_received_file got;
    assert_done(wn_exchange_receive(app, path, &r->arena, &got, &r->err), r->err);
    wn_app_close(app);
    return got;
}

struct review_kinds {
    struct wn_str who;
    struct wn_buf kinds;
};
static inline bool review_add_kind(void *ctx, const struct wn_event *e, struct wn_err *err)
{
    (void)err;
    struct review_kinds *k = ctx;
    if (wn_str_eq(e->person, k->who))
        wn_buf_print(&k->kinds, "%s%.*s", k->kinds.n ? " " : "", WN_ARG(e->kind));
    return true;
}

/* "seat criteria invite": the kinds of the lines that this person wrote here */
static inline struct wn_str review_kinds(struct review *r, const char *name, const char *as)
{
    struct wn_app *app = review_open(r, name, as);
    struct review_kinds k = {.who = wn_app_me(app)};
    assert_done(wn_events_each(wn_app_store(app), 0, review_add_kind, &k, &r->err), r->err);
    wn_app_close(app);
    struct wn_str copy = wn_arena_copy(&r->arena, wn_buf_str(&k.kinds));
    wn_buf_free(&k.kinds);
    return copy;
}

/* Does any byte of a file of the folder that begins with `name` hold this text? */
static inline bool review_file_holds(struct review *r, const char *name, const char *text)
{
    struct wn_file file;
    assert_done(wn_file_open(review_path(r, name), UINT64_C(1) << 30, &file, &r->err), r->err);
    bool holds = wn_str_find(file.bytes, wn_str(text)) < file.bytes.n;
    wn_file_close(&file);
    return holds;
}

#endif
