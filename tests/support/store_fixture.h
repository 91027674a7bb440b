/* SPDX-License-Identifier: MIT */
/* A small review in a folder of its own: two screeners, an adjudicator, a few records, a queue. */
#ifndef WN_STORE_FIXTURE_H
#define WN_STORE_FIXTURE_H

#include "wn_test.h"

#include <unistd.h>

#include "winnow/base/crypto.h"
#include "winnow/store/decisions.h"
#include "winnow/store/events.h"
#include "winnow/store/pairs.h"
#include "winnow/store/project.h"
#include "winnow/store/records.h"
#include "winnow/store/store.h"

struct fixture {
    char folder[32], path[64];
    struct wn_store *store;
    struct wn_arena arena;
    struct wn_err err;
    struct wn_criteria criteria;
    struct wn_criterion criterion[2];
    int64_t minute;
};

static const uint8_t fixture_project[WN_HASH] = {7};

static inline void fixture_folder(struct fixture *f)
{
    memset(f, 0, sizeof *f);
    snprintf(f->folder, sizeof f->folder, "/tmp/wn-store-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    snprintf(f->path, sizeof f->path, "%s/r.winnow", f->folder);
    f->criterion[0] = (struct wn_criterion){.id = WN_STR("mentoring"), .stages = 3};
    f->criterion[1] = (struct wn_criterion){.id = WN_STR("preclinical"), .stages = 3};
    f->criteria.criteria.v = f->criterion;
    f->criteria.criteria.n = 2;
    f->criteria.version = WN_STR("1.0");
    assert_done(wn_crypto_start(&f->err), f->err);
}

static inline void fixture_person(struct fixture *f, const char *id, unsigned roles, int64_t place)
{
    struct wn_person p = {.id = wn_str(id), .name = wn_str(id), .roles = roles, .place = place};
    assert_done(wn_people_put(f->store, &p, &f->err), f->err);
}

static inline void fixture_records(struct fixture *f, int64_t n)
{
    struct wn_queue_item *items = WN_NEWS(&f->arena, struct wn_queue_item, (size_t)n);
    assert_done(wn_store_begin(f->store, &f->err), f->err);
    for (int64_t i = 0; i < n; i++) {
        struct wn_record r = {0};
        r.field[WN_F_TITLE] = wn_arena_print(&f->arena, "Title %d", (int)i + 1);
        r.field[WN_F_KEY] = wn_arena_print(&f->arena, "K%d", (int)(i / 2));
        r.raw = WN_STR("TY  - JOUR");
        assert_done(wn_records_add(f->store, 0, 0, 0, &r, &items[i].work, &f->err), f->err);
    }
    assert_done(wn_queue_put(f->store, items, (size_t)n, &f->err), f->err);
    assert_done(wn_store_commit(f->store, &f->err), f->err);
}

/* ana and ben screen, chi adjudicates; n records, places in the order of numbers. */
static inline void fixture_create(struct fixture *f, int64_t n)
{
    fixture_folder(f);
    assert_done(wn_store_create(f->path, &f->store, &f->err), f->err);
    fixture_person(f, "ana", WN_SCREENER, 0);
    fixture_person(f, "ben", WN_SCREENER, 1);
    fixture_person(f, "chi", WN_ADJUDICATOR | WN_LEAD, 2);
    fixture_records(f, n);
}

static inline unsigned fixture_roles(const char *id)
{
    return strcmp(id, "chi") == 0 ? WN_ADJUDICATOR | WN_LEAD : WN_SCREENER;
}

/* Closes, opens again, and binds to this person. */
static inline void fixture_as(struct fixture *f, const char *id)
{
    wn_store_close(f->store);
    assert_done(wn_store_open(f->path, &f->store, &f->err), f->err);
    assert_done(wn_store_bind(f->store, wn_str(id), fixture_roles(id), &f->err), f->err);
    wn_store_set_criteria(f->store, &f->criteria);
}

static inline struct wn_str fixture_at(struct fixture *f)
{
    f->minute++;
    return wn_arena_print(&f->arena, "2026-11-22T%02d:%02d:00+01:00", (int)(f->minute / 60 % 24),
                          (int)(f->minute % 60));
}

static inline int64_t fixture_append(struct fixture *f, struct wn_line line)
{
    line.at = fixture_at(f);
    assert_done(wn_store_begin(f->store, &f->err), f->err);
    assert_done(wn_events_append(f->store, &line, &f->err), f->err);
    assert_done(wn_store_commit(f->store, &f->err), f->err);
    return line.n;
}

static inline void fixture_start(struct fixture *f, const char *id)
{
    uint8_t writer[WN_KEY] = {(uint8_t)id[0]}, seat[WN_SEAT] = {(uint8_t)id[1]};
    fixture_as(f, id);
    assert_done(wn_chain_start(f->store, fixture_project, writer, seat, &f->err), f->err);
    struct wn_line line = wn_line_of(WN_K_SEAT);
    line.number = 1;
    line.program = WN_STR("winnow test");
    fixture_append(f, line);
}

static inline struct wn_line fixture_decision(int64_t record, enum wn_decision d)
{
    struct wn_line line = wn_line_of(WN_K_DECISION);
    line.stage = WN_STR("title-abstract");
    line.criteria = WN_STR("1.0");
    line.record = record;
    line.text = WN_STR("0011223344556677");
    line.decision = wn_str(wn_decision_word(d));
    line.where = WN_STR("verb");
    return line;
}

static inline int64_t fixture_decide(struct fixture *f, int64_t record, enum wn_decision d)
{
    return fixture_append(f, fixture_decision(record, d));
}

static inline struct wn_line fixture_on(enum wn_kind kind, int64_t record)
{
    struct wn_line line = wn_line_of(kind);
    line.record = record;
    return line;
}

static inline int64_t fixture_undo(struct fixture *f, int64_t n)
{
    struct wn_line line = wn_line_of(WN_K_UNDO);
    line.undoes = n;
    return fixture_append(f, line);
}

static inline void fixture_end(struct fixture *f)
{
    wn_store_close(f->store);
    wn_arena_free(&f->arena);
    unlink(f->path);
    assert_int_equal(rmdir(f->folder), 0);
}

#endif
