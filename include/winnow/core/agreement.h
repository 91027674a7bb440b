/* SPDX-License-Identifier: MIT */
/*
 * Agreement of two screeners: every statistic winnow prints, from a table of counts. Formulas,
 * sources and edge cases: notes/agreement.md; each function in agreement.c names its own. Pure;
 * undefined is NAN, and `status` says why.
 */
#ifndef WN_CORE_AGREEMENT_H
#define WN_CORE_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "winnow/base/err.h"
#include "winnow/base/str.h"

enum { WN_MAX_CATEGORIES = 4 };

/* Rows are screener A, columns B. Order: include, exclude; or include, maybe, exclude. */
struct wn_table {
    int q; /* 2 to 4 */
    int64_t cell[WN_MAX_CATEGORIES][WN_MAX_CATEGORIES];
};

enum wn_agreement_status { /* bits; names in wn_status_name, printed in alphabetical order */
    WN_S_A_CONSTANT = 1 << 0,
    WN_S_B_CONSTANT = 1 << 1,
    WN_S_BOTH_CONSTANT_DIFFERENT = 1 << 2,
    WN_S_BOTH_CONSTANT_SAME = 1 << 3,
    WN_S_EMPTY = 1 << 4,
    WN_S_NO_AGREEMENT = 1 << 5,
    WN_S_PERFECT = 1 << 6,
    WN_S_SMALL_N = 1 << 7,
    WN_S_UNUSED_CATEGORY = 1 << 8
};

/*
 * This statistics: observed agreement with Wilson limits, expected agreement, Cohen's
 * kappa, its goodness-of-fit interval (2x2, Donner & Eliasziw 1992), specific agreement with the
 * interval of positive agreement (2x2, Wilson on the Jaccard index). Fields bear the names of
 * vectors/README.md; a later statistic is one more field and one more row of wn_agreement_fields.
 */
struct wn_agreement {
    int q;
    int64_t n;
    unsigned status;
    double po, po_lo, po_hi, pe, kappa, gof_lo, gof_hi;
    double psa[WN_MAX_CATEGORIES];
    double ppos_lo, ppos_hi;
    /* 3x3 only: the same after maybe was counted as include */
    double c_po, c_kappa, c_gof_lo, c_gof_hi, c_ppos, c_pneg;
};

void wn_agreement_of(const struct wn_table *t, struct wn_agreement *out);
/* 3x3 include, maybe, exclude -> 2x2 with maybe counted as include. */
struct wn_table wn_table_maybe_as_include(const struct wn_table *three);

/*
 * "23,13/8,127": rows by '/', cells by ','; square, 2 to 4, counts not negative. WN_EUSAGE
 * otherwise.
 */
bool wn_table_read(struct wn_str text, struct wn_table *out, struct wn_err *err) WN_MUST_CHECK;

/* Codes of `status` in alphabetical order, separated by blanks; "empty" stands alone. */
void wn_status_text(unsigned status, char *out, size_t size);

/* One row per printed number: its name in JSON and CSV, and how to get it. q = 0: every table. */
struct wn_agreement_field {
    const char *name;
    double (*value)(const struct wn_agreement *a);
    int q; /* only for tables of this size; 0: all */
    const char *reference;
};
extern const struct wn_agreement_field wn_agreement_fields[]; /* ends with name = NULL */

#endif
