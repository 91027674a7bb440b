/* SPDX-License-Identifier: MIT */
/*
 * Sums over the works with both decisions side by side: conflicts and rulings, the tables that
 * agreement is computed from. Read from counters that every event keeps up to date; only the
 * answers to the criteria are gone through, in one pass.
 */
#include <string.h>

#include "adjudicate.h"
#include "apply.h"
#include "pairing.h"
#include "winnow/store/pairs.h"

struct sum {
    int64_t kind, a, b, ruling, works, before, after;
};
typedef void sum_fn(void *ctx, const struct sum *s);

static bool sums_each(struct wn_store *store, enum wn_stage stage, sum_fn *fn, void *ctx,
                      struct wn_err *err)
{
    bool more = false, ok;
    sqlite3_stmt *q = wn_db_start(store, Q_PAIR_COUNT_LIST, ARGS(A_INT(stage)), err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        struct sum s = {wn_col_int(q, 0), wn_col_int(q, 1), wn_col_int(q, 2), wn_col_int(q, 3),
                        wn_col_int(q, 4), wn_col_int(q, 5), wn_col_int(q, 6)};
        fn(ctx, &s);
    }
    wn_db_end(store, q);
    return ok;
}

struct sums_tally {
    struct wn_conflict_tally *out;
    bool maybe_is_include;
};

static void sums_tally_row(void *ctx, const struct sum *s)
{
    struct sums_tally *t = ctx;
    if (s->kind == PAIR_WAITING)
        return;
    if (s->kind == PAIR_AGREE || (s->kind == PAIR_MAYBE && t->maybe_is_include)) {
        t->out->agreed += s->works;
        return;
    }
    t->out->conflicts += s->works;
    t->out->ruled += s->ruling ? s->works : 0;
    t->out->ruled_include += s->ruling == WN_INCLUDE ? s->works : 0;
    t->out->ruled_exclude += s->ruling == WN_EXCLUDE ? s->works : 0;
}

bool wn_pairs_tally(struct wn_store *store, enum wn_stage stage, struct wn_conflict_tally *out,
                    struct wn_err *err)
{
    struct sums_tally t = {out, wn_adjudicate_maybe_is_include(store)};
    int64_t works, chain;
    bool found;
    memset(out, 0, sizeof *out);
    if (!wn_adjudicate_may(store, err) || !wn_chains_my_id(store, &chain, err) ||
        !wn_db_int(store, Q_QUEUE_LAST, NO_ARGS, &works, &found, err) ||
        !sums_each(store, stage, sums_tally_row, &t, err))
        return false;
    out->waiting = works - out->agreed - out->conflicts;
    return wn_db_int(
        store, Q_PAIR_ASIDE,
        ARGS(A_INT(stage), A_INT(t.maybe_is_include ? PAIR_DIFFER : PAIR_MAYBE), A_INT(chain)),
        &out->later, &found, err);
}

static void sums_counts_row(void *ctx, const struct sum *s)
{
    static const int column[] = {
        [WN_NONE] = -1, [WN_INCLUDE] = 0, [WN_MAYBE] = 1, [WN_EXCLUDE] = 2};
    struct wn_pair_counts *out = ctx;
    int a = column[s->a], b = column[s->b];
    if (a >= 0 && b >= 0) {
        out->changed_before += s->before; /* of the table, as an export counts them */
        out->changed_after += s->after;
        out->both += s->works;
        out->both_table.cell[a][b] += s->works;
    } else if (a >= 0) {
        out->only_a += s->works;
    } else if (b >= 0) {
        out->only_b += s->works;
    }
}

bool wn_pairs_counts(struct wn_store *store, enum wn_stage stage, struct wn_pair_counts *out,
                     struct wn_err *err)
{
    int64_t works;
    bool found;
    memset(out, 0, sizeof *out);
    if (!wn_adjudicate_may(store, err) ||
        !wn_db_int(store, Q_QUEUE_LAST, NO_ARGS, &works, &found, err) ||
        !sums_each(store, stage, sums_counts_row, out, err))
        return false;
    out->neither = works - out->both - out->only_a - out->only_b;
    return true;
}

struct sums_work { /* the answers of A and B on the work that is being read */
    int64_t work;
    bool decided[2];
    enum wn_answer answers[2][WN_MAX_CRITERIA];
};

static void sums_answers(const struct wn_criteria *c, struct wn_str text,
                         enum wn_answer answers[WN_MAX_CRITERIA])
{
    struct wn_str part;
    while (wn_str_split(&text, ';', &part)) {
        size_t equals = wn_str_find_byte(part, '=');
        size_t at = wn_criteria_index(c, wn_str_first(part, equals));
        enum wn_answer answer;
        if (at < WN_MAX_CRITERIA && wn_answer_find(wn_str_from(part, equals + 1), &answer))
            answers[at] = answer;
    }
}

static void sums_work_add(const struct wn_store *store, const struct sums_work *w,
                          struct wn_criterion_counts counts[WN_MAX_CRITERIA])
{
    if (!w->decided[0] || !w->decided[1])
        return;
    for (size_t i = 0; i < store->criteria->criteria.n && i < WN_MAX_CRITERIA; i++) {
        enum wn_answer a = w->answers[0][i], b = w->answers[1][i];
        if (a == WN_UNCLEAR || b == WN_UNCLEAR)
            counts[i].unclear++;
        else if (a != WN_BLANK && b != WN_BLANK)
            *(a == WN_YES   ? b == WN_YES ? &counts[i].both : &counts[i].only_a
              : b == WN_YES ? &counts[i].only_b
                            : &counts[i].neither) += 1;
    }
}

bool wn_pairs_criteria(struct wn_store *store, enum wn_stage stage,
                       struct wn_criterion_counts counts[WN_MAX_CRITERIA], struct wn_err *err)
{
    struct sums_work w = {0};
    bool more = false, ok;
    memset(counts, 0, WN_MAX_CRITERIA * sizeof *counts);
    if (!wn_adjudicate_may(store, err) || !wn_side_load(store, err))
        return false;
    if (!store->criteria || store->sides < 2)
        return true;
    sqlite3_stmt *q = wn_db_start(store, Q_STATE_ANSWERS, ARGS(A_INT(stage)), err);
    if (!q)
        return false;
    while ((ok = wn_db_step(store, q, &more, err)) && more) {
        int64_t work = wn_col_int(q, 0), chain = wn_col_int(q, 1);
        size_t side = chain == store->side[0].chain ? 0 : chain == store->side[1].chain ? 1 : 2;
        if (work != w.work) {
            sums_work_add(store, &w, counts);
            w = (struct sums_work){.work = work};
        }
        if (side == 2)
            continue;
        w.decided[side] = wn_col_int(q, 2) != WN_NONE;
        sums_answers(store->criteria, wn_col_view(q, 3), w.answers[side]);
    }
    wn_db_end(store, q);
    sums_work_add(store, &w, counts);
    return ok;
}
