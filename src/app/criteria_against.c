/* SPDX-License-Identifier: MIT */
/* `criteria check --against`: in how many of a project's records each term marks something. */
#include "winnow/app/setup.h"

#include <inttypes.h>

#include "winnow/core/terms.h"
#include "winnow/store/records.h"

enum { AGAINST_TOO_OFTEN = 90 }; /* percent of the records: it tells nothing apart */

struct against {
    struct wn_terms *terms;
    struct wn_term_use *use;
    int64_t *marked; /* records in which each term marks something */
    int64_t records;
    struct wn_arena scratch;
};

static bool against_record(void *ctx, const struct wn_row *row, struct wn_err *err)
{
    (void)err;
    struct against *a = ctx;
    size_t n = wn_terms_count(a->terms);
    for (size_t i = 0; i < n; i++)
        a->use[i].any = false;
    wn_terms_tally(a->terms, row->r.field[WN_F_TITLE], &a->scratch, a->use);
    wn_terms_tally(a->terms, row->r.field[WN_F_ABSTRACT], &a->scratch, a->use);
    wn_arena_reset(&a->scratch);
    for (size_t i = 0; i < n; i++)
        a->marked[i] += a->use[i].any;
    a->records++;
    return true;
}

static void against_say(const struct against *a, size_t i, struct wn_findings *findings)
{
    struct wn_str term = a->use[i].term, help = WN_STR("");
    int64_t marked = a->marked[i], percent = marked * 100 / a->records;
    struct wn_str words;
    if (marked == 0) {
        words = wn_arena_print(findings->arena, "\"%.*s\" marks none of the %" PRId64 " records",
                               WN_ARG(term), a->records);
        help = wn_str_ends(term, WN_STR("*")) || wn_str_starts(term, WN_STR("/"))
                   ? WN_STR("check its spelling")
                   : WN_STR("check its spelling, or end it with * to take in other endings");
    } else if (percent >= AGAINST_TOO_OFTEN) {
        words = wn_arena_print(findings->arena, "\"%.*s\" marks %" PRId64 "%% of the records",
                               WN_ARG(term), percent);
        help = WN_STR("a mark that is everywhere tells nothing apart");
    } else {
        words = wn_arena_print(findings->arena,
                               "\"%.*s\" marks %" PRId64 " of the %" PRId64 " records",
                               WN_ARG(term), marked, a->records);
    }
    wn_finding_add(findings, WN_NOTE, 0, 0, words, help);
}

bool wn_setup_check_against(struct wn_app *app, const struct wn_criteria *c,
                            struct wn_findings *findings, struct wn_err *err)
{
    struct against a = {0};
    struct wn_arena rows = {0};
    if (!wn_terms_open(c, &a.terms, err))
        return false;
    size_t n = wn_terms_count(a.terms);
    a.use = WN_NEWS(findings->arena, struct wn_term_use, n);
    a.marked = WN_NEWS(findings->arena, int64_t, n);
    bool done = wn_records_each(wn_app_store(app), false, &rows, against_record, &a, err);
    if (done && a.records == 0)
        wn_finding_add(findings, WN_NOTE, 0, 0, WN_STR("the project has no records yet"),
                       WN_STR("import some first: winnow import FILE..."));
    for (size_t i = 0; done && a.records && i < n; i++)
        against_say(&a, i, findings);
    wn_terms_close(a.terms);
    wn_arena_free(&a.scratch);
    wn_arena_free(&rows);
    return done;
}
