/* SPDX-License-Identifier: MIT */
/*
 * Where the review stands: figures from counters that the store keeps, so that a million records
 * are as fast as ten. Counts of others, never their split; nothing is opened here and nothing
 * written.
 */
#include "overview.h"

#include <string.h>

#include "changed.h"
#include "opening.h"
#include "seat.h"
#include "unsent.h"
#include "winnow/app/exchanging.h"
#include "winnow/app/reconciling.h"
#include "winnow/store/events.h"
#include "winnow/store/project.h"
#include "winnow/store/records.h"

static struct wn_str overview_roles(unsigned roles, const char *between, const char *adjudicator,
                                    struct wn_arena *arena)
{
    const struct {
        unsigned bit;
        const char *word;
    } rows[] = {{WN_SCREENER, "screener"}, {WN_LEAD, "lead"}, {WN_ADJUDICATOR, adjudicator}};
    struct wn_str words = WN_STR("");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (roles & rows[i].bit)
            words = wn_arena_print(arena, "%.*s%s%s", WN_ARG(words), words.n ? between : "",
                                   rows[i].word);
    return words;
}

static bool overview_title(struct wn_app *app, struct wn_arena *arena, struct wn_overview *out,
                           struct wn_err *err)
{
    const struct wn_criteria *c = wn_app_criteria(app);
    bool found;
    out->project = wn_app_path(app);
    out->review = wn_app_review(app);
    out->you = wn_app_me(app);
    out->role = overview_roles(wn_app_roles(app), ", ", "adjudicator", arena);
    out->role_words = overview_roles(wn_app_roles(app), " and ", "third reviewer", arena);
    out->criteria_version = c->version;
    out->stage = wn_str(wn_stage_word(wn_app_stage(app)));
    out->title = c->title;
    if (!out->title.n &&
        !wn_meta_get(wn_app_store(app), WN_META_TITLE, arena, &out->title, &found, err))
        return false;
    out->short_title = c->short_title.n ? c->short_title : out->title;
    return true;
}

static bool overview_records(struct wn_app *app, struct wn_arena *arena, struct wn_overview *out,
                             struct wn_err *err)
{
    struct wn_source *sources;
    size_t n;
    if (!wn_records_count(wn_app_store(app), &out->records, &out->works, err) ||
        !wn_sources_list(wn_app_store(app), arena, &sources, &n, err))
        return false;
    struct wn_source_count *counts = WN_NEWS(arena, struct wn_source_count, n + 1);
    for (size_t i = 0; i < n; i++) {
        counts[i] = (struct wn_source_count){sources[i].name, sources[i].records};
        out->files += sources[i].files;
        out->databases += sources[i].kind.n == 0 || wn_str_is(sources[i].kind, "database");
        if (wn_str_cmp(sources[i].imported, out->imported) > 0)
            out->imported = sources[i].imported;
    }
    out->source = counts;
    out->sources = (int64_t)n;
    return true;
}

static bool overview_mine(struct wn_app *app, struct wn_overview *out, struct wn_err *err)
{
    struct wn_pace pace;
    if (!(wn_app_roles(app) & WN_SCREENER))
        return true;
    if (!wn_screening_pace(app, &pace, err) ||
        !wn_exchange_all_sent(app, &out->sent_all, err))
        return false;
    out->decided = pace.decided;
    out->left = pace.left;
    out->later = pace.later;
    out->include = pace.include;
    out->maybe = pace.maybe;
    out->exclude = pace.exclude;
    out->notes = pace.notes;
    out->seconds_left = pace.seconds_left;
    out->median_seconds = pace.median_seconds;
    out->about = pace.about;
    return true;
}

static bool overview_people(struct wn_app *app, struct wn_arena *arena, struct wn_overview *out,
                            struct overview_facts *facts, struct wn_err *err)
{
    struct wn_person *people;
    struct wn_received *files;
    size_t n, received;
    if (!wn_people_list(wn_app_store(app), arena, &people, &n, err) ||
        !wn_received_list(wn_app_store(app), arena, &files, &received, err))
        return false;
    struct wn_status_person *screener = WN_NEWS(arena, struct wn_status_person, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct wn_person *p = &people[i];
        if (p->roles & WN_ADJUDICATOR) {
            facts->adjudicator = p->id;
            facts->adjudicator_here = p->here;
        }
        out->shared = out->shared || (p->here && !wn_str_eq(p->id, facts->me));
        if (!(p->roles & WN_SCREENER))
            continue;
        facts->other_here = facts->other_here || (p->here && !wn_str_eq(p->id, facts->me));
        struct wn_status_person *s = &screener[out->screeners++];
        *s = (struct wn_status_person){.id = p->id,
                                       .name = p->name,
                                       .roles = p->roles,
                                       .decided = p->decided,
                                       .of = p->of,
                                       .joined = p->joined,
                                       .invited = p->invited};
        if (p->of >= 0 && p->of < out->works)
            s->of = out->works; /* records that came since are still to be decided */
        if (wn_str_eq(p->id, facts->me)) {
            s->decided = out->decided;
            s->of = out->works;
        }
        for (size_t k = 0; k < received; k++)
            if (wn_str_eq(files[k].person, p->id))
                s->came = files[k].at;
    }
    out->screener = screener;
    return true;
}

/*
 * Nothing is claimed that is not known: while something waits to be opened, it may hold conflicts,
 * or settle what looked like one. Own rulings are known at any time.
 */
static bool overview_conflicts(struct wn_app *app, struct wn_arena *arena, struct wn_overview *out,
                               const struct overview_facts *facts, struct wn_err *err)
{
    struct wn_conflicts tally;
    struct wn_received *received;
    size_t n;
    bool open;
    out->conflicts = out->ruled = out->waiting = -1;
    if (!(facts->roles & WN_ADJUDICATOR))
        return true;
    if (!wn_opening_done(app, &open, err) || !wn_reconciling_tally(app, &tally, err) ||
        !wn_received_list(wn_app_store(app), arena, &received, &n, err))
        return false;
    out->unopened = !open && facts->other_here;
    for (size_t i = 0; i < n; i++)
        out->unopened = out->unopened || received[i].opened < received[i].last;
    out->ruled = tally.ruled;
    if (!open || out->unopened)
        return true;
    out->conflicts = tally.conflicts;
    out->waiting = tally.waiting;
    return true;
}

/* What screeners with a project of their own do not have yet. */
static bool overview_unsent(struct wn_app *app, struct wn_arena *arena, struct wn_overview *out,
                            struct wn_err *err)
{
    struct unsent u;
    if (!(wn_app_roles(app) & WN_LEAD))
        return true;
    if (!wn_unsent(app, arena, &u, err))
        return false;
    out->unsent = wn_unsent_words(&u, arena);
    out->unsent_to = u.to;
    out->outside = u.outside;
    out->unsent_count = u.records + u.corrections;
    return true;
}

/* Final from the first project number that was handed out; a screener's copy came with one. */
static bool overview_frozen(struct wn_app *app, struct wn_overview *out, struct wn_err *err)
{
    int64_t number;
    uint8_t fingerprint[WN_HASH];
    if (!wn_numbers_newest(wn_app_store(app), &number, fingerprint, err))
        return false;
    out->criteria_frozen = number > 0 || !(wn_app_roles(app) & WN_LEAD);
    return true;
}

bool wn_report_overview(struct wn_app *app, struct wn_arena *arena, struct wn_overview *out,
                        struct wn_err *err)
{
    struct overview_facts facts = {.roles = wn_app_roles(app), .me = wn_app_me(app)};
    *out = (struct wn_overview){0};
    if (!overview_title(app, arena, out, err) || !overview_records(app, arena, out, err) ||
        !overview_mine(app, out, err) || !overview_people(app, arena, out, &facts, err) ||
        !overview_conflicts(app, arena, out, &facts, err) || !overview_frozen(app, out, err) ||
        !overview_unsent(app, arena, out, err) ||
        !wn_changed_sentences(app, out->conflicts >= 0, arena, &out->other_text,
                              &out->other_texts, err))
        return false;
    wn_overview_next(&facts, arena, out);
    return true;
}
