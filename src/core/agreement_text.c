/* SPDX-License-Identifier: MIT */
/*
 * Agreement tables from text and agreement as words: what `agreement --table` reads, the reason
 * codes, and the sentences that every view and verb prints the same way (notes/ux.md 2.2 G).
 */
#include "winnow/core/agreement_text.h"

#include <math.h>
#include <string.h>

static const struct {
    enum wn_agreement_status bit;
    const char *name;
} agreement_codes[] = {
    {WN_S_A_CONSTANT, "A_constant"},
    {WN_S_B_CONSTANT, "B_constant"},
    {WN_S_BOTH_CONSTANT_DIFFERENT, "both_constant_different"},
    {WN_S_BOTH_CONSTANT_SAME, "both_constant_same"},
    {WN_S_EMPTY, "empty"},
    {WN_S_NO_AGREEMENT, "no_agreement"},
    {WN_S_PERFECT, "perfect"},
    {WN_S_SMALL_N, "small_n"},
    {WN_S_UNUSED_CATEGORY, "unused_category"},
};
enum { AGREEMENT_CODES = sizeof agreement_codes / sizeof *agreement_codes };

void wn_status_text(unsigned status, char *out, size_t size)
{
    size_t at = 0;
    if (size > 0)
        *out = '\0';
    for (size_t i = 0; i < AGREEMENT_CODES; i++) {
        if (!(status & agreement_codes[i].bit))
            continue;
        size_t n = strlen(agreement_codes[i].name), gap = at > 0;
        if (at + gap + n >= size)
            return;
        if (gap)
            out[at++] = ' ';
        memcpy(out + at, agreement_codes[i].name, n + 1);
        at += n;
    }
}

/* One row of cells; *columns 0: the first row, which sets how many there are. */
static bool table_read_row(struct wn_str row, int at, struct wn_table *t, int *columns,
                           int64_t *total, struct wn_err *err)
{
    struct wn_str rest = row.p ? row : WN_STR(""), cell;
    int j = 0;
    while (wn_str_split(&rest, ',', &cell)) {
        int64_t v;
        if (!wn_str_int(wn_str_trim(cell), &v) || v < 0)
            return wn_fail(err, WN_EUSAGE,
                           "row %d of the table: \"%.*s\" is not a count; write "
                           "whole numbers as in 23,13/8,127",
                           at + 1, WN_ARG(wn_str_first(cell, 40)));
        if (j == WN_MAX_CATEGORIES)
            return wn_fail(err, WN_EUSAGE,
                           "row %d of the table has more than %d cells; tables "
                           "have 2 to %d",
                           at + 1, WN_MAX_CATEGORIES, WN_MAX_CATEGORIES);
        if (v > INT64_MAX - *total)
            return wn_fail(err, WN_EUSAGE, "the counts of the table are too large to add up");
        *total += v;
        t->cell[at][j++] = v;
    }
    if (*columns == 0)
        *columns = j;
    if (j != *columns)
        return wn_fail(err, WN_EUSAGE,
                       "row %d of the table has %d cell%s, row 1 has %d; all rows "
                       "need the same number",
                       at + 1, j, j == 1 ? "" : "s", *columns);
    return true;
}

bool wn_table_read(struct wn_str text, struct wn_table *out, struct wn_err *err)
{
    struct wn_str rest = wn_str_trim(text), row;
    struct wn_table t = {0};
    int columns = 0, rows = 0;
    int64_t total = 0;
    while (wn_str_split(&rest, '/', &row)) {
        if (rows == WN_MAX_CATEGORIES)
            return wn_fail(err, WN_EUSAGE, "the table has more than %d rows; tables have 2 to %d",
                           WN_MAX_CATEGORIES, WN_MAX_CATEGORIES);
        if (!table_read_row(row, rows, &t, &columns, &total, err))
            return false;
        rows++;
    }
    if (rows < 2 || rows != columns)
        return wn_fail(err, WN_EUSAGE,
                       "the table has %d row%s and %d column%s; it needs as many "
                       "rows as columns, 2 to %d, as in 23,13/8,127",
                       rows, rows == 1 ? "" : "s", columns, columns == 1 ? "" : "s",
                       WN_MAX_CATEGORIES);
    t.q = rows;
    *out = t;
    return true;
}

struct wn_str wn_agreement_number(struct wn_arena *arena, double value)
{
    if (isnan(value))
        return WN_STR("undefined");
    return wn_arena_print(arena, "%.2f", fabs(value) < 0.005 ? 0.0 : value);
}

/* What the constant screener did on all records, in the words of a 2x2 table. */
static const char *agreement_deed(const struct wn_table *two, bool of_a)
{
    int64_t kept = two->cell[0][0] + (of_a ? two->cell[0][1] : two->cell[1][0]);
    return kept > 0 ? "kept" : "excluded";
}

struct wn_str wn_agreement_remark(struct wn_arena *arena, const struct wn_table *two,
                                  const struct wn_agreement *of_two, struct wn_str a,
                                  struct wn_str b)
{
    unsigned s = of_two->status;
    long long n = (long long)of_two->n;
    if (s & WN_S_EMPTY)
        return WN_STR("kappa undefined: no record was decided by both");
    if (s & WN_S_BOTH_CONSTANT_SAME)
        return wn_arena_print(arena, "kappa undefined: both %s all %lld", agreement_deed(two, true),
                              n);
    if (s & WN_S_BOTH_CONSTANT_DIFFERENT)
        return wn_arena_print(arena, "kappa 0 by construction: %.*s %s all %lld, %.*s %s all %lld",
                              WN_ARG(a), agreement_deed(two, true), n, WN_ARG(b),
                              agreement_deed(two, false), n);
    if (s & (WN_S_A_CONSTANT | WN_S_B_CONSTANT)) {
        bool is_a = s & WN_S_A_CONSTANT;
        return wn_arena_print(arena, "kappa 0 by construction: %.*s %s all %lld",
                              WN_ARG(is_a ? a : b), agreement_deed(two, is_a), n);
    }
    if (s & WN_S_PERFECT)
        return wn_arena_print(arena, "kappa 1.00, at least %.*s",
                              WN_ARG(wn_agreement_number(arena, of_two->gof_lo)));
    return WN_STR("");
}

struct wn_str wn_agreement_few(struct wn_arena *arena, const struct wn_agreement *of_two)
{
    if (!(of_two->status & WN_S_SMALL_N) || (of_two->status & WN_S_EMPTY))
        return WN_STR("");
    return wn_arena_print(arena, "few records: %lld", (long long)of_two->n);
}
