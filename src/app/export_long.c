/* SPDX-License-Identifier: MIT */
/*
 * `export --to csv-long`: one row an event, chain by chain, in the order of their numbers.
 * `independent` and `current` mark the decision (or ruling) that counts for agreement and the one
 * in force. Another's lines on a work that not everybody has decided are left out: they are not
 * shown to anybody yet.
 */
#include "export_parts.h"

#include "winnow/store/decisions.h"
#include "winnow/store/events.h"

static const char *const long_header[] = {"record",   "stage",       "person",   "role",
                                          "sequence", "action",      "decision", "reason",
                                          "answers",  "note",        "seconds",  "marks",
                                          "where",    "independent", "current",  "criteria_version",
                                          "at"};

struct long_marks { /* of one line */
    bool judged;    /* a decision or ruling: the two columns say yes or no */
    bool independent, current, shown;
};

static struct wn_str long_role(struct export_run *run, struct wn_str person)
{
    const struct wn_reviewer *r = wn_criteria_person(wn_app_criteria(run->app), person);
    const struct {
        unsigned bit;
        const char *word;
    } rows[] = {{WN_SCREENER, "screener"}, {WN_LEAD, "lead"}, {WN_ADJUDICATOR, "adjudicator"}};
    struct wn_str words = WN_STR("");
    for (size_t i = 0; r && i < sizeof rows / sizeof *rows; i++)
        if (r->roles & rows[i].bit)
            words = wn_arena_print(&run->arena, "%.*s%s%s", WN_ARG(words), words.n ? ";" : "",
                                   rows[i].word);
    return words;
}

static struct wn_str long_answers(struct export_run *run, const struct wn_line *line)
{
    struct wn_str text = WN_STR("");
    if (line->kind == WN_K_ANSWER && line->answer.n)
        return wn_arena_print(&run->arena, "%.*s=%.*s", WN_ARG(line->criterion),
                              WN_ARG(line->answer));
    for (size_t i = 0; i < line->answers.n; i++)
        text =
            wn_arena_print(&run->arena, "%.*s%s%.*s=%.*s", WN_ARG(text), i ? ";" : "",
                           WN_ARG(line->answers.v[i].criterion), WN_ARG(line->answers.v[i].answer));
    return text;
}

/* One file can hold several people's chains, so a chain that was written here need not be mine. */
static bool long_is_mine(const struct export_run *run, const struct wn_event *e)
{
    return wn_str_eq(e->person, wn_app_me(run->app));
}

static void long_of_pair(const struct export_run *run, const struct wn_event *e,
                         const struct wn_line *line, const struct wn_pair *p, struct long_marks *m)
{
    m->shown = (long_is_mine(run, e) || p->state != WN_WAITING) &&
               wn_export_takes(run->only, p->state, p->final);
    if (line->kind == WN_K_RULING) {
        m->current = p->ruling.ruled && p->ruling.line == e->n && wn_str_eq(p->ruled_by, e->person);
        return;
    }
    for (size_t i = 0; i < p->sides; i++) {
        if (!wn_str_eq(p->side[i].person, e->person))
            continue;
        m->independent = p->side[i].independent.line == e->n;
        m->current = p->side[i].now.line == e->n;
    }
}

/* May the line be shown, and what do its two flags say? */
static bool long_look(struct export_run *run, const struct wn_event *e, const struct wn_line *line,
                      struct long_marks *m, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(run->app);
    enum wn_stage stage = wn_app_stage(run->app);
    *m = (struct long_marks){.judged = line->kind == WN_K_DECISION || line->kind == WN_K_RULING};
    if (e->record <= 0) {
        m->shown = run->only == WN_ONLY_ALL && (long_is_mine(run, e) || line->kind != WN_K_UNDO);
        return true;
    }
    if (run->everybody) {
        struct wn_pair pair;
        bool found;
        if (!wn_pairs_get(store, stage, e->record, &run->arena, &pair, &found, err))
            return false;
        if (found)
            long_of_pair(run, e, line, &pair, m);
        return true;
    }
    struct wn_standing mine;
    if (!wn_mine_get(store, stage, e->record, &run->arena, &mine, err))
        return false;
    m->shown = wn_export_takes(run->only, mine.decision ? WN_AGREE : WN_WAITING, mine.decision);
    m->independent = m->current = mine.line == e->n;
    return true;
}

static void long_number(struct wn_csv_out *csv, int64_t v)
{
    if (v == WN_ABSENT)
        wn_csv_cell(csv, WN_STR(""));
    else
        wn_csv_int(csv, v);
}

static void long_flag(struct wn_csv_out *csv, bool judged, bool on)
{
    wn_csv_cell(csv, !judged ? WN_STR("") : on ? WN_STR("yes") : WN_STR("no"));
}

static void long_put(struct export_run *run, const struct wn_event *e, const struct wn_line *line,
                     const struct long_marks *m)
{
    struct wn_csv_out *csv = &run->csv;
    long_number(csv, e->record > 0 ? e->record : WN_ABSENT);
    wn_csv_cell(csv, line->stage);
    wn_csv_cell(csv, e->person);
    wn_csv_cell(csv, long_role(run, e->person));
    wn_csv_int(csv, e->n);
    wn_csv_free_text(csv, e->kind);
    wn_csv_free_text(csv, line->decision.n ? line->decision : line->outcome);
    wn_csv_free_text(csv, line->reason);
    wn_csv_free_text(csv, long_answers(run, line));
    wn_csv_free_text(csv, line->note);
    long_number(csv, line->kind == WN_K_DECISION ? line->seconds : WN_ABSENT);
    wn_csv_free_text(csv, line->marks);
    wn_csv_free_text(csv, line->where);
    long_flag(csv, m->judged, m->independent);
    long_flag(csv, m->judged, m->current);
    wn_csv_free_text(csv, line->criteria);
    wn_csv_cell(csv, e->at);
    wn_csv_end_row(csv);
    run->rows++;
}

static bool long_event(void *ctx, const struct wn_event *e, struct wn_err *err)
{
    struct export_run *run = ctx;
    struct wn_line line;
    struct long_marks marks;
    wn_arena_reset(&run->arena);
    if (!wn_line_decode(e->bytes, &run->arena, &line, err) ||
        !long_look(run, e, &line, &marks, err))
        return false;
    if (marks.shown)
        long_put(run, e, &line, &marks);
    return true;
}

bool wn_export_long(struct export_run *run, struct wn_err *err)
{
    for (size_t i = 0; i < sizeof long_header / sizeof *long_header; i++)
        wn_csv_cell(&run->csv, wn_str(long_header[i]));
    wn_csv_end_row(&run->csv);
    return wn_events_each(wn_app_store(run->app), 0, long_event, run, err);
}
