/* SPDX-License-Identifier: MIT */
/*
 * A newer project file at a screener's: records that came, texts that were mended, criteria, keys.
 * It is complete, so each line either says what is here already or what it is from now on;
 * decisions stay as they were made, with the text they were made on. All of it is one transaction.
 */
#include <inttypes.h>
#include <string.h>

#include "changed.h"
#include "ordering.h"
#include "receiving.h"
#include "seat.h"
#include "winnow/format/criteria_yaml.h"
#include "winnow/format/project_lines.h"
#include "winnow/store/records.h"

struct taking {
    struct receiving *r;
    struct wn_store *store;
    const struct wn_criteria *criteria; /* in force after it */
    bool has_criteria, amended;
    bool bad;                  /* the file is at fault, and err says how */
    int64_t before, seen;      /* records that were here; those of them that the file names */
    int64_t new, first, last;  /* records that came */
    int64_t mended;            /* records whose shown text is another one now */
    struct wn_buf changes; /* "6=abstract;": what it changed, for later */
    bool other_key;            /* the lead knows the person here by another key */
    struct wn_arena scratch;
};

/* ---- 14: is it the next one? ---- */

static bool taking_is_next(struct receiving *r, bool *next, struct wn_err *err)
{
    const struct wn_manifest *m = &r->b.m;
    struct wn_store *store = wn_app_store(r->app);
    int64_t newest;
    uint8_t fingerprint[WN_HASH], same[WN_HASH];
    bool known;
    *next = false;
    if (!wn_numbers_newest(store, &newest, fingerprint, err) ||
        !wn_numbers_get(store, m->number, same, &known, err))
        return false;
    bool follows = m->number != newest + 1 ||
                   (m->has_previous && memcmp(m->previous, fingerprint, WN_HASH) == 0);
    if ((known && memcmp(same, m->fingerprint, WN_HASH) != 0) || !follows) {
        REFUSE(r, "fork",
               "There are two different project files with number %" PRId64
               ". Nothing was read. Ask the lead.",
               follows ? m->number : newest);
        return true;
    }
    *next = m->number > newest;
    if (m->number == newest)
        PASS_OVER(r, "older", "%s is in already (project number %" PRId64 "). Nothing new.",
                  r->name, newest);
    else if (!*next)
        PASS_OVER(r, "older",
                  "%s is an older project file (%" PRId64 "; number %" PRId64
                  " is here). Nothing new.",
                  r->name, m->number, newest);
    return true;
}

/* The lead's own file is where project files come from; a newer one shows that it is a copy. */
static bool taking_at_the_leads(struct receiving *r, bool *leads, struct wn_err *err)
{
    struct wn_person lead;
    int64_t newest;
    uint8_t fingerprint[WN_HASH];
    bool found;
    if (!wn_people_get(wn_app_store(r->app), r->who, r->arena, &lead, &found, err) ||
        !wn_numbers_newest(wn_app_store(r->app), &newest, fingerprint, err))
        return false;
    *leads = found && lead.here;
    if (*leads && r->b.m.number > newest)
        REFUSE(r, "fork",
               "%s has number %" PRId64 " and this project has only come to %" PRId64
               ": it is an older copy of the lead's project. Nothing was read. Go on in the newest "
               "copy.",
               r->name, r->b.m.number, newest);
    else if (*leads)
        PASS_OVER(r, "nothing-new", "%s was written from this project; it is for the screeners. "
                  "Nothing new.", r->name);
    return true;
}

/* ---- 18: line by line ---- */

static bool taking_bad(struct taking *t, struct wn_err *err, const char *words)
{
    t->bad = true;
    return wn_fail(err, WN_EINPUT, "%s %s. Nothing was read.", t->r->name, words);
}

/* Own keys stay; those of the others are what the lead says. */
static bool taking_person(struct taking *t, const struct wn_p_person *p, size_t place,
                          struct wn_err *err)
{
    struct wn_person known;
    bool found;
    if (!wn_people_get(t->store, p->id, &t->scratch, &known, &found, err))
        return false;
    if (!found)
        known = (struct wn_person){.decided = -1, .of = -1};
    known.id = p->id;
    known.name = p->name;
    known.roles = p->roles;
    known.place = (int64_t)place;
    if (known.here && p->joined && memcmp(known.sign, p->sign, WN_KEY) != 0)
        t->other_key = true;
    if (!known.here && p->joined) {
        known.joined = true;
        memcpy(known.sign, p->sign, WN_KEY);
        memcpy(known.box, p->box, WN_KEY);
    }
    return wn_people_put(t->store, &known, err);
}

static bool taking_project(void *ctx, const struct wn_p_project *p, struct wn_err *err)
{
    struct taking *t = ctx;
    enum wn_stage stage;
    if (!wn_stage_find(p->stage, &stage))
        return taking_bad(t, err, "is at a stage that this version of winnow does not know");
    for (size_t i = 0; i < p->people_count; i++)
        if (!taking_person(t, &p->people[i], i, err))
            return false;
    return wn_meta_set(t->store, WN_META_TITLE, p->title, err) &&
           wn_meta_set(t->store, WN_META_STAGE, p->stage, err);
}

static bool taking_source(void *ctx, const struct wn_p_source *s, struct wn_err *err)
{
    struct taking *t = ctx;
    const struct wn_source source = {.name = s->name, .kind = s->type, .imported = s->imported,
                                     .expect = -1, .records = s->records, .files = s->files};
    return wn_sources_take(t->store, &source, err);
}

/* As long-lived as the app: the store keeps a pointer to them. */
static bool taking_criteria(void *ctx, struct wn_str version, struct wn_str text,
                            struct wn_err *err)
{
    struct taking *t = ctx;
    struct wn_arena *arena = wn_app_arena(t->r->app);
    struct wn_findings findings = {.arena = &t->scratch};
    struct wn_str version_here, text_here;
    t->has_criteria = true;
    if (!wn_criteria_newest(t->store, &t->scratch, &version_here, &text_here, err))
        return false;
    if (wn_str_eq(text, text_here))
        return true;
    struct wn_criteria *c = WN_NEW(arena, struct wn_criteria);
    if (!wn_criteria_read(wn_arena_copy(arena, text), arena, c, &findings))
        return taking_bad(t, err, "holds criteria that this version of winnow cannot read");
    t->criteria = c;
    t->amended = true;
    wn_store_set_criteria(t->store, c);
    return wn_criteria_put(t->store, version, text, err);
}

static bool taking_same(const struct wn_row *row, const struct wn_p_record *r)
{
    bool same = wn_str_eq(row->sources, r->sources);
    for (size_t i = 0; i < WN_FIELD_COUNT; i++)
        same = same && wn_str_eq(row->r.field[i], r->r.field[i]);
    return same;
}

static bool taking_known(struct taking *t, const struct wn_row *row, const struct wn_p_record *r,
                         struct wn_err *err)
{
    t->seen++;
    if (taking_same(row, r))
        return true;
    struct wn_hash was = wn_record_fingerprint(&row->r, &t->scratch);
    struct wn_hash is = wn_record_fingerprint(&r->r, &t->scratch);
    if (!wn_records_set_work(t->store, r->n, &r->r, r->sources, err))
        return false;
    if (memcmp(was.b, is.b, WN_HASH) == 0)
        return true;
    t->mended++;
    struct wn_str fields = wn_changed_fields(&row->r, &r->r, &t->scratch);
    wn_buf_print(&t->changes, "%" PRId64 "=%.*s;", r->n, WN_ARG(fields));
    return true;
}

static bool taking_record(void *ctx, const struct wn_p_record *r, struct wn_err *err)
{
    struct taking *t = ctx;
    struct wn_row row;
    bool found;
    wn_arena_reset(&t->scratch);
    if (!wn_records_get(t->store, r->n, &t->scratch, &row, &found, err))
        return false;
    if (found)
        return taking_known(t, &row, r, err);
    t->first = t->new++ ? t->first : r->n;
    t->last = r->n;
    return wn_records_add_work(t->store, r->n, &r->r, r->sources, err);
}

/* ---- all of it ---- */

static bool taking_lines(struct taking *t, struct wn_err *err)
{
    const struct wn_manifest *m = &t->r->b.m;
    const struct wn_p_reader reader = {.ctx = t, .project = taking_project,
                                       .source = taking_source, .criteria = taking_criteria,
                                       .record = taking_record};
    struct wn_bundle_fault fault;
    int64_t works;
    if (!wn_records_count(t->store, &t->before, &works, err))
        return false;
    if (!wn_p_read_project(t->r->b.body, m->fingerprint, t->r->name, &reader, &fault)) {
        t->bad = t->bad || fault.status;
        if (err)
            *err = fault.err;
        return false;
    }
    if (!t->has_criteria)
        return taking_bad(t, err, "holds no criteria");
    return t->seen == t->before || taking_bad(t, err, "lacks records that are here; a number is "
                                                      "never taken back");
}

static bool taking_write(struct taking *t, struct wn_err *err)
{
    struct wn_app *app = t->r->app;
    const struct wn_manifest *m = &t->r->b.m;
    char hex[2 * WN_HASH + 1];
    struct wn_line line = wn_line_of(WN_K_PROJECT);
    wn_hex(m->fingerprint, WN_HASH, hex);
    line.number = m->number;
    line.fingerprint = wn_str(hex);
    return taking_lines(t, err) && wn_changed_keep(app, wn_buf_str(&t->changes), err) &&
           (t->new == 0 ||
            wn_ordering_more(t->store, t->criteria, wn_app_project(app), 0, err)) &&
           wn_numbers_put(t->store, m->number, m->fingerprint, m->made, err) &&
           wn_meta_set(t->store, WN_META_NUMBER,
                       wn_arena_print(t->r->arena, "%" PRId64, m->number), err) &&
           wn_app_write(app, &line, err);
}

/* ---- what is said ---- */

static void taking_notes(struct taking *t)
{
    struct wn_arena *arena = t->r->arena;
    const struct wn_str *texts = NULL;
    size_t n = 0, others = 0;
    /* It is taken in already: what cannot be told now is told by `status`. */
    if (!wn_changed_sentences(t->r->app, false, arena, &texts, &others, NULL))
        others = 0;
    struct wn_str *notes = WN_NEWS(arena, struct wn_str, others + 1);
    for (; n < others; n++)
        notes[n] = texts[n];
    if (t->other_key)
        notes[n++] = wn_arena_print(
            arena, "%.*s knows you by another key than the one in this project, and will not be "
            "able to take in what you send. Compare the four words by telephone",
            WN_ARG(t->r->who));
    t->r->result->notes = notes;
    t->r->result->note_count = n;
}

static void taking_say(struct taking *t)
{
    struct receiving *r = t->r;
    struct wn_str records = WN_STR("No new records"), mended = WN_STR(""), amended = WN_STR("");
    if (t->new == 1)
        records = wn_arena_print(r->arena, "1 new record (#%04" PRId64 "), at the end of the queue",
                                 t->first);
    else if (t->new)
        records = wn_arena_print(r->arena, "%" PRId64 " new records (#%04" PRId64 " to #%04" PRId64
                                 "), at the end of the queue",
                                 t->new, t->first, t->last);
    if (t->mended)
        mended = wn_arena_print(r->arena, "; the text of %" PRId64 " record%s was corrected",
                                t->mended, t->mended == 1 ? "" : "s");
    if (t->amended)
        amended = wn_arena_print(r->arena, ". The criteria are version %.*s now",
                                 WN_ARG(t->criteria->version));
    r->result->number = r->b.m.number;
    r->result->first = t->first;
    r->result->last = t->last;
    r->result->new_lines = t->new;
    PASS_OVER(r, "taken", "%s: taken in (project number %" PRId64 "). %.*s%.*s%.*s.", r->name,
              r->b.m.number, WN_ARG(records), WN_ARG(mended), WN_ARG(amended));
    taking_notes(t);
}

static bool taking_run(struct taking *t, struct wn_err *err)
{
    struct wn_err local = {0};
    if (!wn_store_begin(t->store, err))
        return false;
    if (taking_write(t, &local) && wn_store_commit(t->store, &local)) {
        taking_say(t);
        return true;
    }
    wn_store_rollback(t->store);
    wn_store_set_criteria(t->store, wn_app_criteria(t->r->app));
    if (!t->bad)
        return wn_fail(err, local.code, "%s", local.text);
    REFUSE(t->r, "bad-body", "%s", local.text);
    return true;
}

bool wn_receiving_project(struct receiving *r, struct wn_err *err)
{
    struct taking t = {.r = r, .store = wn_app_store(r->app), .criteria = wn_app_criteria(r->app)};
    bool leads, next;
    if (!taking_at_the_leads(r, &leads, err))
        return false;
    if (leads)
        return true;
    if (!taking_is_next(r, &next, err))
        return false;
    bool done = !next || taking_run(&t, err);
    wn_arena_free(&t.scratch);
    wn_buf_free(&t.changes);
    return done;
}
