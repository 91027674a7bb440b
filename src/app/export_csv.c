/* SPDX-License-Identifier: MIT */
/*
 * `export --to csv`: one row a work (CLI.md has the header). For an adjudicator both screeners
 * stand side by side with their independent decisions; a screener's project knows only its own, so
 * only that screener's columns are there, under the letter they have in the adjudicator's table.
 */
#include "export_parts.h"

#include <inttypes.h>

#include "screening_parts.h"

static const char *const csv_first[] = {"record", "title", "authors", "year",  "journal",
                                        "doi",    "pmid",  "sources", "stage", "criteria_version"};
static const char *const csv_person[] = {"",      "_decision",   "_reason",
                                         "_note", "_decided_at", "_changes"};
static const char *const csv_last[] = {"state",    "ruling",   "ruling_reason", "ruling_note",
                                       "ruled_by", "ruled_at", "final"};

struct csv_sides { /* whose columns there are, and under which letter */
    struct wn_str person[WN_PAIR_MAX];
    char letter[WN_PAIR_MAX];
    size_t n;
};

static struct csv_sides csv_sides_of(const struct export_run *run)
{
    const struct wn_criteria *c = wn_app_criteria(run->app);
    struct csv_sides sides = {0};
    char letter = 'A';
    for (size_t i = 0; i < c->reviewers.n && sides.n < WN_PAIR_MAX; i++) {
        if (!(c->reviewers.v[i].roles & WN_SCREENER))
            continue;
        if (run->everybody || wn_str_eq(c->reviewers.v[i].id, wn_app_me(run->app))) {
            sides.person[sides.n] = c->reviewers.v[i].id;
            sides.letter[sides.n++] = letter;
        }
        letter++;
    }
    return sides;
}

static void csv_names(struct wn_csv_out *csv, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        wn_csv_cell(csv, wn_str(names[i]));
}

static void csv_header(struct export_run *run, const struct csv_sides *sides)
{
    csv_names(&run->csv, csv_first, sizeof csv_first / sizeof *csv_first);
    for (size_t i = 0; i < sides->n; i++)
        for (size_t k = 0; k < sizeof csv_person / sizeof *csv_person; k++)
            wn_csv_cell(&run->csv,
                        wn_arena_print(&run->arena, "%c%s", sides->letter[i], csv_person[k]));
    if (run->everybody)
        csv_names(&run->csv, csv_last, sizeof csv_last / sizeof *csv_last);
    wn_csv_end_row(&run->csv);
}

static void csv_record(struct export_run *run, const struct wn_row *whole)
{
    struct wn_csv_out *csv = &run->csv;
    struct wn_row copy = *whole;
    const struct wn_row *row = &copy;
    const struct wn_str *f = row->r.field;
    wn_sheet_hide(run->hide, &copy.r, &copy.sources);
    int year = wn_record_year(&row->r);
    wn_csv_int(csv, row->work);
    wn_csv_free_text(csv, f[WN_F_TITLE]);
    wn_csv_free_text(csv, wn_record_joined(&run->arena, f[WN_F_AUTHORS], "; "));
    if (year)
        wn_csv_int(csv, year);
    else
        wn_csv_cell(csv, WN_STR(""));
    wn_csv_free_text(csv, f[WN_F_JOURNAL]);
    wn_csv_free_text(csv, f[WN_F_DOI]);
    wn_csv_free_text(csv, f[WN_F_PMID]);
    wn_csv_free_text(csv, wn_record_joined(&run->arena, row->sources, "; "));
    wn_csv_cell(csv, wn_str(wn_stage_word(wn_app_stage(run->app))));
    wn_csv_free_text(csv, wn_app_criteria(run->app)->version);
}

/* The six columns of one person; s NULL: nothing to show yet. */
static void csv_standing(struct export_run *run, struct wn_str person, const struct wn_standing *s,
                         int64_t before, int64_t after)
{
    struct wn_csv_out *csv = &run->csv;
    wn_csv_cell(csv, person);
    if (!s || s->decision == WN_NONE) {
        for (size_t i = 1; i < sizeof csv_person / sizeof *csv_person; i++)
            wn_csv_cell(csv, WN_STR(""));
        return;
    }
    wn_csv_cell(csv, wn_str(wn_decision_word(s->decision)));
    wn_csv_cell(csv, s->reason);
    wn_csv_free_text(csv, s->note);
    wn_csv_cell(csv, s->at);
    wn_csv_cell(csv, wn_arena_print(&run->arena, "%" PRId64 "/%" PRId64, before, after));
}

static void csv_outcome(struct export_run *run, const struct wn_pair *p)
{
    const struct wn_standing none = {0}, *r = p->ruling.ruled ? &p->ruling : &none;
    wn_csv_cell(&run->csv, wn_str(wn_work_state_word(p->state)));
    wn_csv_cell(&run->csv, wn_str(wn_decision_word(r->decision)));
    wn_csv_cell(&run->csv, r->reason);
    wn_csv_free_text(&run->csv, r->note);
    wn_csv_cell(&run->csv, p->ruling.ruled ? p->ruled_by : WN_STR(""));
    wn_csv_cell(&run->csv, r->at);
    wn_csv_cell(&run->csv, wn_str(wn_decision_word(p->final)));
}

static const struct wn_side *csv_side(const struct wn_pair *p, struct wn_str person)
{
    for (size_t i = 0; p->state != WN_WAITING && i < p->sides; i++)
        if (wn_str_eq(p->side[i].person, person))
            return &p->side[i];
    return NULL;
}

static void csv_put_pair(struct export_run *run, const struct csv_sides *sides,
                         const struct wn_row *row, const struct wn_pair *p)
{
    csv_record(run, row);
    for (size_t i = 0; i < sides->n; i++) {
        const struct wn_side *side = csv_side(p, sides->person[i]);
        csv_standing(run, sides->person[i], side ? &side->independent : NULL,
                     side ? side->changes_before : 0, side ? side->changes_after : 0);
    }
    csv_outcome(run, p);
    wn_csv_end_row(&run->csv);
}

static void csv_put_mine(struct export_run *run, const struct csv_sides *sides,
                         const struct wn_row *row, const struct wn_standing *mine)
{
    csv_record(run, row);
    for (size_t i = 0; i < sides->n; i++)
        csv_standing(run, sides->person[i], mine, mine->changes, 0);
    wn_csv_end_row(&run->csv);
}

struct csv_job {
    struct export_run *run;
    struct csv_sides sides;
};

static bool csv_row(void *ctx, const struct wn_row *row, struct wn_err *err)
{
    struct csv_job *job = ctx;
    struct export_run *run = job->run;
    struct export_standing standing;
    bool takes = false;
    if (row->n != row->work)
        return true;
    wn_arena_reset(&run->arena);
    if (!wn_export_look(run, row->work, &standing, &takes, err))
        return false;
    if (takes && run->everybody)
        csv_put_pair(run, &job->sides, row, &standing.pair);
    else if (takes)
        csv_put_mine(run, &job->sides, row, &standing.mine);
    run->rows += takes;
    return true;
}

bool wn_export_csv(struct export_run *run, struct wn_err *err)
{
    struct csv_job job = {run, csv_sides_of(run)};
    struct wn_arena rows = {0};
    csv_header(run, &job.sides);
    bool done = wn_records_each(wn_app_store(run->app), false, &rows, csv_row, &job, err);
    wn_arena_free(&rows);
    return done;
}
