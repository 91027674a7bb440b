/* SPDX-License-Identifier: MIT */
#include "scenario.h"

#include "simfs.h"

static bool step(struct fixture *f, struct outcome *o, bool done)
{
    if (done) {
        o->acknowledged++;
        o->after += sim_struck();
        return true;
    }
    o->failed++;
    if (f->err.code == WN_OK || !f->err.text[0])
        fail_msg("failed without a sentence");
    wn_store_rollback(f->store);
    return false;
}

static bool append(struct fixture *f, struct wn_line line)
{
    line.at = WN_STR("2026-11-22T09:00:00+01:00");
    return wn_events_append(f->store, &line, &f->err);
}

static void decide_run(struct fixture *f, const struct scenario *s, struct outcome *o)
{
    for (int64_t w = 1; w <= s->records; w++) {
        f->err = (struct wn_err){0};
        struct wn_line line = fixture_decision(w, w % 3 ? WN_EXCLUDE : WN_INCLUDE);
        step(f, o, wn_store_begin(f->store, &f->err) && append(f, line) &&
                       wn_store_commit(f->store, &f->err));
    }
}

static int64_t decide_count(struct fixture *f)
{
    struct wn_tally t;
    assert_done(wn_mine_tally(f->store, WN_TITLE_ABSTRACT, &t, &f->err), f->err);
    return t.decided;
}

static bool import_all(struct fixture *f)
{
    struct wn_queue_item items[SCENARIO_IMPORT];
    char abstract[1500];
    memset(abstract, 'a', sizeof abstract);
    for (int64_t i = 0; i < SCENARIO_IMPORT; i++) {
        struct wn_record r = {.raw = wn_str_of(abstract, sizeof abstract)};
        r.field[WN_F_TITLE] = WN_STR("A title");
        r.field[WN_F_ABSTRACT] = r.raw;
        items[i] = (struct wn_queue_item){0};
        if (!wn_records_add(f->store, 0, 0, 0, &r, &items[i].work, &f->err))
            return false;
    }
    struct wn_line line = wn_line_of(WN_K_IMPORT);
    line.file = WN_STR("a.ris");
    line.sha256 = WN_STR("00");
    line.source = WN_STR("Scopus");
    line.format = WN_STR("ris");
    line.first = items[0].work;
    line.last = items[SCENARIO_IMPORT - 1].work;
    line.skipped = 0;
    return wn_queue_put(f->store, items, SCENARIO_IMPORT, &f->err) && append(f, line);
}

static void import_run(struct fixture *f, const struct scenario *s, struct outcome *o)
{
    (void)s;
    f->err = (struct wn_err){0};
    step(f, o, wn_store_begin(f->store, &f->err) && import_all(f) &&
                   wn_store_commit(f->store, &f->err));
}

static int64_t import_count(struct fixture *f)
{
    int64_t records, works, line;
    assert_done(wn_records_count(f->store, &records, &works, &f->err), f->err);
    assert_done(wn_events_last_of(f->store, WN_K_IMPORT, &line, &f->err), f->err);
    assert_true(records == 5 || records == 5 + SCENARIO_IMPORT); /* all or nothing */
    assert_int_equal(records > 5, line > 0);
    return records > 5;
}

static void receive_run(struct fixture *f, const struct scenario *s, struct outcome *o)
{
    char sealed[9000];
    (void)s;
    struct wn_received r = {.person = WN_STR("ben"), .file = WN_STR("b.windec"),
                            .at = WN_STR("2026"), .writer = {1}, .last = 9};
    struct wn_line line = wn_line_of(WN_K_RECEIVE);
    memset(sealed, 's', sizeof sealed);
    line.person = r.person;
    line.seat = WN_STR("0011223344556677");
    line.last = 9;
    line.head = WN_STR("00");
    f->err = (struct wn_err){0};
    step(f, o, wn_store_begin(f->store, &f->err) &&
                   wn_received_put(f->store, &r, wn_str_of(sealed, sizeof sealed), &f->err) &&
                   append(f, line) && wn_store_commit(f->store, &f->err));
}

static int64_t receive_count(struct fixture *f)
{
    struct wn_received *v;
    struct wn_str sealed;
    size_t n;
    int64_t line;
    assert_done(wn_received_list(f->store, &f->arena, &v, &n, &f->err), f->err);
    assert_done(wn_events_last_of(f->store, WN_K_RECEIVE, &line, &f->err), f->err);
    assert_int_equal(n > 0, line > 0);
    if (n) {
        assert_done(wn_received_bytes(f->store, &v[0], &f->arena, &sealed, &f->err), f->err);
        assert_int_equal(sealed.n, 9000);
    }
    return (int64_t)n;
}

/* ---- a newer project file is taken over: all that it changes, in one transaction ---- */

static bool project_records(struct fixture *f)
{
    struct wn_queue_item items[SCENARIO_NEWER] = {{0}};
    struct wn_record mended = {.field = {[WN_F_TITLE] = WN_STR("Mended")}};
    struct wn_record later = {.field = {[WN_F_TITLE] = WN_STR("Later")}};
    bool done = wn_records_set_work(f->store, 2, &mended, WN_STR("Scopus"), &f->err);
    for (int64_t i = 0; done && i < SCENARIO_NEWER; i++) {
        items[i].work = 6 + i;
        done = wn_records_add_work(f->store, 6 + i, &later, WN_STR("Scopus"), &f->err);
    }
    return done && wn_queue_put(f->store, items, SCENARIO_NEWER, &f->err);
}

static bool project_all(struct fixture *f)
{
    const uint8_t fingerprint[WN_HASH] = {2};
    const struct wn_source source = {.name = WN_STR("Scopus"), .expect = -1, .records = 12};
    struct wn_person ben = {.id = WN_STR("ben"), .name = WN_STR("Ben"), .roles = WN_SCREENER,
                            .place = 1, .joined = true, .sign = {7}, .box = {8}};
    struct wn_line line = wn_line_of(WN_K_PROJECT);
    line.number = 2;
    line.fingerprint = WN_STR("02");
    return wn_people_put(f->store, &ben, &f->err) &&
           wn_sources_take(f->store, &source, &f->err) &&
           wn_criteria_put(f->store, WN_STR("1.1"), WN_STR("winnow: 1"), &f->err) &&
           project_records(f) &&
           wn_numbers_put(f->store, 2, fingerprint, WN_STR("2026"), &f->err) && append(f, line);
}

static void project_run(struct fixture *f, const struct scenario *s, struct outcome *o)
{
    (void)s;
    f->err = (struct wn_err){0};
    step(f, o, wn_store_begin(f->store, &f->err) && project_all(f) &&
                   wn_store_commit(f->store, &f->err));
}

static int64_t project_count(struct fixture *f)
{
    int64_t records, works, line, number;
    uint8_t fingerprint[WN_HASH];
    struct wn_row row;
    struct wn_person ben;
    bool found;
    assert_done(wn_records_count(f->store, &records, &works, &f->err), f->err);
    assert_done(wn_events_last_of(f->store, WN_K_PROJECT, &line, &f->err), f->err);
    assert_done(wn_numbers_newest(f->store, &number, fingerprint, &f->err), f->err);
    assert_done(wn_records_get(f->store, 2, &f->arena, &row, &found, &f->err), f->err);
    assert_done(wn_people_get(f->store, WN_STR("ben"), &f->arena, &ben, &found, &f->err), f->err);
    assert_int_equal(records, number ? 5 + SCENARIO_NEWER : 5); /* all or nothing */
    assert_int_equal(number, line > 0 ? 2 : 0);
    assert_int_equal(wn_str_is(row.r.field[WN_F_TITLE], "Mended"), line > 0);
    assert_int_equal(ben.joined, line > 0);
    return line > 0;
}

/* ---- corrections: a line each, and nothing else ---- */

static void correct_run(struct fixture *f, const struct scenario *s, struct outcome *o)
{
    for (int64_t n = 1; n <= s->records; n++) {
        struct wn_line line = fixture_on(WN_K_CORRECT, n);
        f->err = (struct wn_err){0};
        line.field = WN_STR("title");
        line.value = WN_STR("Mended");
        step(f, o, wn_store_begin(f->store, &f->err) && append(f, line) &&
                       wn_store_commit(f->store, &f->err));
    }
}

static bool correct_one(void *ctx, const struct wn_event *e, struct wn_err *err)
{
    (void)err;
    int64_t *lines = ctx;
    assert_true(e->record > 0);
    ++*lines;
    return true;
}

static int64_t correct_count(struct fixture *f)
{
    int64_t lines = 0;
    assert_done(wn_events_mine_of(f->store, WN_K_CORRECT, 0, correct_one, &lines, &f->err), f->err);
    return lines;
}

const struct scenario scenarios[] = {
    {"decide", 60, decide_run, decide_count},
    {"import", 5, import_run, import_count},
    {"receive", 5, receive_run, receive_count},
    {"project", 5, project_run, project_count},
    {"correct", 5, correct_run, correct_count},
    {NULL, 0, NULL, NULL},
};

void scenario_prepare(struct fixture *f, const struct scenario *s)
{
    fixture_create(f, s->records);
    fixture_start(f, "ana");
    wn_store_close(f->store);
    f->store = NULL;
    sim_keep();
}

struct outcome scenario_run(struct fixture *f, const struct scenario *s)
{
    struct outcome o = {0};
    f->err = (struct wn_err){0};
    o.opened = wn_store_open(f->path, &f->store, &f->err);
    if (o.opened) {
        bool bound = wn_store_bind(f->store, WN_STR("ana"), WN_SCREENER, &f->err);
        assert_true(bound);
        s->run(f, s, &o);
    } else if (f->err.code == WN_OK || !f->err.text[0]) {
        fail_msg("not opened, without a sentence");
    }
    wn_store_close(f->store);
    f->store = NULL;
    return o;
}

static void problem(void *ctx, struct wn_str sentence, bool repaired)
{
    (void)repaired;
    fail_msg("%s: %.*s", (const char *)ctx, WN_ARG(sentence));
}

void scenario_verify(struct fixture *f, const struct scenario *s, const struct outcome *o,
                     const char *where)
{
    char place[120];
    bool ok;
    snprintf(place, sizeof place, "%s", where);
    f->err = (struct wn_err){0};
    if (!wn_store_open(f->path, &f->store, &f->err))
        fail_msg("%s: %s", where, f->err.text);
    assert_done(wn_store_bind(f->store, WN_STR("ana"), WN_SCREENER, &f->err), f->err);
    assert_done(wn_store_check(f->store, true, problem, place, &ok, &f->err), f->err);
    int64_t found = s->count(f);
    if (found < o->acknowledged || found > o->acknowledged + 1)
        fail_msg("%s: %d acknowledged, %d found", where, (int)o->acknowledged, (int)found);
    wn_store_close(f->store);
    f->store = NULL;
    wn_arena_reset(&f->arena);
}

void scenario_end(struct fixture *f)
{
    sim_forget();
    fixture_end(f);
}
