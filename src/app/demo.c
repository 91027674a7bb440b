/* SPDX-License-Identifier: MIT */
/*
 * The example review, made through the calls that a team makes: chi sets it up, imports and
 * invites; ana and ben join, decide and send; chi receives. Only the decisions come from a file.
 * The project gets its name last, so that a demo that was broken off is never taken for a finished
 * one.
 */
#include "winnow/app/demo.h"

#include <stdio.h>

#include "embedded.h"
#include "screening_parts.h"
#include "winnow/app/exchanging.h"
#include "winnow/app/importing.h"
#include "winnow/app/reconciling.h"
#include "winnow/app/setup.h"
#include "winnow/base/file.h"
#include "winnow/format/csv_table.h"

#define DEMO_PROJECT "peer-mentoring.winnow"
#define DEMO_MAKING  "making.winnow"

static const char *const demo_screeners[] = {"ana", "ben"};

/* Each export goes to exports/, under the name by which the criteria file knows its source. */
static const struct {
    const char *file, *as, *source, *platform;
} demo_exports[] = {
    {"peer-mentoring.ris", "embase.ris", "Embase", "Embase.com"},
    {"peer-mentoring.nbib", "pubmed.nbib", "PubMed", "NLM"},
};

enum { DEMO_EXPORTS = sizeof demo_exports / sizeof *demo_exports };

struct demo {
    const struct wn_sys *sys;
    struct wn_arena *arena;
    struct wn_str folder;
};

static struct wn_str demo_file(const char *name)
{
    for (const struct wn_embedded *f = wn_demo_files; f->name; f++)
        if (wn_str_eq(wn_str(f->name), wn_str(name)))
            return wn_str_of((const char *)f->bytes, f->n);
    return WN_STR("");
}

/* FOLDER/a or FOLDER/a/b; NUL-terminated */
static const char *demo_path(struct demo *d, const char *a, const char *b)
{
    struct wn_str path = wn_file_join(d->arena, d->folder, wn_str(a));
    return b ? wn_file_join(d->arena, path, wn_str(b)).p : path.p;
}

static bool demo_write_files(struct demo *d, struct wn_err *err)
{
    if (!wn_file_make_folder(d->folder.p, err) ||
        !wn_file_make_folder(demo_path(d, "exports", NULL), err) ||
        !wn_file_write(demo_path(d, "criteria.yaml", NULL), demo_file("peer-mentoring.yaml"), false,
                       err))
        return false;
    for (size_t i = 0; i < DEMO_EXPORTS; i++)
        if (!wn_file_write(demo_path(d, "exports", demo_exports[i].as),
                           demo_file(demo_exports[i].file), false, err))
            return false;
    return true;
}

static bool demo_import(struct demo *d, struct wn_app *chi, struct wn_err *err)
{
    for (size_t i = 0; i < DEMO_EXPORTS; i++) {
        struct wn_import_opts opts = {.source = demo_exports[i].source,
                                      .platform = demo_exports[i].platform,
                                      .kind = "database"};
        struct wn_imported done;
        if (!wn_import(chi, demo_path(d, "exports", demo_exports[i].as), &opts, NULL, NULL,
                       d->arena, &done, err))
            return false;
    }
    return true;
}

static const char *demo_invitation(struct demo *d, const char *id)
{
    return demo_path(d, wn_arena_print(d->arena, "%s.wininvite", id).p, NULL);
}

/* What chi does before the others can begin. */
static bool demo_set_up(struct demo *d, struct wn_err *err)
{
    struct wn_findings findings = {.arena = d->arena};
    struct wn_setup setup;
    struct wn_app *chi = NULL;
    struct wn_invited invited;
    const char *path = demo_path(d, DEMO_MAKING, NULL);
    bool done = wn_setup_init(path, demo_file("peer-mentoring.yaml"), true, d->sys, d->arena,
                              &findings, &setup, err) &&
                wn_app_open(path, NULL, d->sys, &chi, err) && demo_import(d, chi, err);
    for (size_t i = 0; done && i < 2; i++)
        done = wn_exchange_invite(chi, demo_screeners[i], demo_invitation(d, demo_screeners[i]),
                                  d->arena, &invited, err);
    wn_app_close(chi);
    return done;
}

/* A row of decisions.csv: person,key,decision,reason,note,answers. */
enum { DEMO_PERSON, DEMO_KEY, DEMO_DECISION, DEMO_REASON, DEMO_NOTE, DEMO_ANSWERS, DEMO_COLUMNS };

static bool demo_choice(struct wn_app *app, const struct wn_csv_row *row, struct wn_choice *out,
                        struct wn_err *err)
{
    int64_t numbers[2];
    size_t count;
    *out = (struct wn_choice){.reason = row->cell[DEMO_REASON],
                              .note = row->cell[DEMO_NOTE],
                              .where = WN_STR("file"),
                              .seconds = WN_ABSENT};
    if (!wn_screening_find_key(app, row->cell[DEMO_KEY], numbers, &count, err))
        return false;
    if (count != 1 || !wn_decision_find(row->cell[DEMO_DECISION], &out->decision))
        return wn_fail(err, WN_EINPUT, "line %zu of the demo's decisions fits no record",
                       row->line);
    wn_answers_read(wn_app_criteria(app), row->cell[DEMO_ANSWERS], out->answers);
    return wn_screening_find(app, numbers[0], &out->work, err);
}

static bool demo_decide(struct demo *d, struct wn_app *app, struct wn_err *err)
{
    struct wn_csv_in in = {.text = demo_file("decisions.csv"), .delimiter = ',', .line = 1};
    struct wn_csv_row row;
    struct wn_choice *choices = NULL;
    size_t n = 0, capacity = 0;
    struct wn_decided_many decided;
    while (wn_csv_next(&in, d->arena, &row)) {
        if (row.count < DEMO_COLUMNS || !wn_str_eq(row.cell[DEMO_PERSON], wn_app_me(app)))
            continue;
        choices = wn_arena_grow(d->arena, choices, n, &capacity, sizeof *choices);
        if (!demo_choice(app, &row, &choices[n++], err))
            return false;
    }
    return wn_screening_decide_all(app, choices, n, &decided, err);
}

/* What a screener does: join, decide, send. *sent: the file that goes to chi. */
static bool demo_screen(struct demo *d, const char *id, const char **sent, struct wn_err *err)
{
    struct wn_joined joined;
    struct wn_sent result;
    struct wn_app *app = NULL;
    const char *path = demo_path(d, id, wn_arena_print(d->arena, "peer-mentoring.%s.winnow", id).p);
    bool done =
        wn_file_make_folder(demo_path(d, id, NULL), err) &&
        wn_exchange_join(demo_invitation(d, id), path, true, d->sys, d->arena, &joined, err) &&
        wn_app_open(path, NULL, d->sys, &app, err) && demo_decide(d, app, err) &&
        wn_exchange_send(app, d->folder.p, d->arena, &result, err);
    wn_app_close(app);
    if (done)
        *sent = wn_arena_copy(d->arena, result.file).p;
    return done;
}

static bool demo_receive(struct demo *d, const char *const sent[2], struct wn_err *err)
{
    struct wn_app *chi = NULL;
    struct wn_received_file file;
    bool done = wn_app_open(demo_path(d, DEMO_MAKING, NULL), NULL, d->sys, &chi, err);
    for (size_t i = 0; done && i < 2; i++) {
        done = wn_exchange_receive(chi, sent[i], d->arena, &file, err);
        if (done && file.refused)
            done = wn_fail(err, WN_EINPUT, "%.*s", WN_ARG(file.message));
    }
    done = done && wn_reconciling_open(chi, false, NULL, NULL, err);
    wn_app_close(chi);
    return done;
}

bool wn_demo_make(const char *folder, const struct wn_sys *sys, struct wn_arena *arena,
                  struct wn_str *project, bool *existed, struct wn_err *err)
{
    struct demo d = {sys, arena, wn_arena_copy(arena, wn_str(folder))};
    const char *path = demo_path(&d, DEMO_PROJECT, NULL), *sent[2];
    *project = wn_str(path);
    *existed = wn_file_exists(path);
    if (*existed)
        return true;
    if (wn_file_exists(demo_path(&d, "criteria.yaml", NULL)))
        return wn_fail(err, WN_EREFUSED,
                       "%s holds other files, or a demo that was not finished; "
                       "remove it, or name another folder: winnow demo FOLDER",
                       folder);
    if (!demo_write_files(&d, err) || !demo_set_up(&d, err) ||
        !demo_screen(&d, demo_screeners[0], &sent[0], err) ||
        !demo_screen(&d, demo_screeners[1], &sent[1], err) || !demo_receive(&d, sent, err))
        return wn_wrap(err, "making the example review in %s", folder);
    if (rename(demo_path(&d, DEMO_MAKING, NULL), path) != 0)
        return wn_fail(err, WN_EIO, "%s cannot be given its name", path);
    return true;
}
