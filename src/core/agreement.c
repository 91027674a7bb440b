/* SPDX-License-Identifier: MIT */
/*
 * Agreement of two screeners, from a table of counts. What decides whether kappa exists is compared
 * in integers (2.1 of notes/agreement.md), so that "undefined" never depends on rounding; all else
 * is double, rounded only when it is printed. A statistic is one function here, one field, one row
 * of the table at the end.
 */
#include "winnow/core/agreement.h"

#include <math.h>

/* n * n passes 64 bits near 3e9 records, 32 bits already at 65,536. */
#ifdef __SIZEOF_INT128__
#define AGREEMENT_WIDE __extension__ __int128
#else
#define AGREEMENT_WIDE long double
#endif

static const double agreement_z = 1.959963984540054;    /* normal quantile for 95 %: 1.959963985 */
static const double agreement_chi2 = 3.841458820694124; /* its square: chi-squared, df 1 */

enum { AGREEMENT_SMALL = 30, AGREEMENT_HALVINGS = 100 };

struct agreement_margins {
    int64_t row[WN_MAX_CATEGORIES], column[WN_MAX_CATEGORIES], diagonal, n;
};

static struct agreement_margins agreement_margins_of(const struct wn_table *t)
{
    struct agreement_margins m = {0};
    for (int i = 0; i < t->q; i++) {
        for (int j = 0; j < t->q; j++) {
            m.row[i] += t->cell[i][j];
            m.column[j] += t->cell[i][j];
            m.n += t->cell[i][j];
        }
        m.diagonal += t->cell[i][i];
    }
    return m;
}

static int agreement_used(const int64_t *margin, int q)
{
    int used = 0;
    for (int i = 0; i < q; i++)
        used += margin[i] > 0;
    return used;
}

/* Reason codes: notes/agreement.md 2.9. */
static unsigned agreement_status(const struct agreement_margins *m, int q)
{
    if (m->n == 0)
        return WN_S_EMPTY;
    unsigned status = 0;
    bool a_constant = agreement_used(m->row, q) == 1;
    bool b_constant = agreement_used(m->column, q) == 1;
    if (a_constant && b_constant)
        status |= m->diagonal == m->n ? WN_S_BOTH_CONSTANT_SAME : WN_S_BOTH_CONSTANT_DIFFERENT;
    else if (a_constant || b_constant)
        status |= a_constant ? WN_S_A_CONSTANT : WN_S_B_CONSTANT;
    if (m->diagonal == m->n)
        status |= WN_S_PERFECT;
    if (m->diagonal == 0)
        status |= WN_S_NO_AGREEMENT;
    if (m->n < AGREEMENT_SMALL)
        status |= WN_S_SMALL_N;
    for (int i = 0; i < q; i++)
        if (m->row[i] == 0 && m->column[i] == 0)
            status |= WN_S_UNUSED_CATEGORY;
    return status;
}

static double agreement_clamp(double v, double low, double high)
{
    return v < low ? low : v > high ? high : v;
}

/* Wilson 1927: the score interval of k of n. */
static void agreement_wilson(double k, double n, double *low, double *high)
{
    if (n <= 0)
        return;
    double p = k / n, zz = agreement_z * agreement_z;
    double middle = p + zz / (2 * n);
    double half = agreement_z * sqrt(p * (1 - p) / n + zz / (4 * n * n));
    *low = k <= 0 ? 0 : agreement_clamp((middle - half) / (1 + zz / n), 0, 1);
    *high = k >= n ? 1 : agreement_clamp((middle + half) / (1 + zz / n), 0, 1);
}

/* Cohen 1960, in integers: (n S - R) / (n n - R); undefined exactly when n n = R. */
static void agreement_kappa(const struct agreement_margins *m, int q, struct wn_agreement *out)
{
    if (m->n == 0)
        return;
    AGREEMENT_WIDE nn = m->n, ns = m->n, r = 0;
    nn *= m->n;
    ns *= m->diagonal;
    for (int i = 0; i < q; i++) {
        AGREEMENT_WIDE product = m->row[i];
        product *= m->column[i];
        r += product;
    }
    out->po = (double)m->diagonal / (double)m->n;
    out->pe = (double)r / (double)nn;
    if (nn != r)
        out->kappa = (double)(ns - r) / (double)(nn - r);
}

/* One term of chi-squared; a count of 0 where 0 is expected adds nothing. */
static double agreement_term(double observed, double expected)
{
    if (expected <= 0)
        return observed > 0 ? INFINITY : 0;
    return (observed - expected) * (observed - expected) / expected;
}

struct agreement_gof {
    double a, m, d, n, pi, w;
};

/* X2(k) of Donner & Eliasziw 1992, as the sum of (observed - expected)^2 / expected. */
static double agreement_x2(const struct agreement_gof *g, double k)
{
    return agreement_term(g->a, g->n * (g->pi * g->pi + k * g->w)) +
           agreement_term(g->m, g->n * 2 * g->w * (1 - k)) +
           agreement_term(g->d, g->n * ((1 - g->pi) * (1 - g->pi) + k * g->w));
}

/* The end of {k : X2(k) <= chi2} between `in`, which belongs to it, and `out`, which may not. */
static double agreement_bisect(const struct agreement_gof *g, double in, double out)
{
    if (agreement_x2(g, out) <= agreement_chi2)
        return out;
    for (int i = 0; i < AGREEMENT_HALVINGS; i++) {
        double middle = (in + out) / 2;
        if (agreement_x2(g, middle) <= agreement_chi2)
            in = middle;
        else
            out = middle;
    }
    return in;
}

/* Goodness-of-fit interval of kappa for 2x2: Donner & Eliasziw 1992, Stat Med 11:1511. */
static void agreement_gof_interval(const struct wn_table *t, struct wn_agreement *out)
{
    struct agreement_gof g = {.a = (double)t->cell[0][0], .d = (double)t->cell[1][1]};
    g.m = (double)t->cell[0][1] + (double)t->cell[1][0];
    g.n = g.a + g.m + g.d;
    if (g.n <= 0)
        return;
    g.pi = (2 * g.a + g.m) / (2 * g.n);
    g.w = g.pi * (1 - g.pi);
    if (g.w <= 0)
        return;
    double bottom = fmax(-g.pi / (1 - g.pi), -(1 - g.pi) / g.pi);
    double top = agreement_clamp(1 - g.m / (2 * g.n * g.w), bottom, 1);
    out->gof_lo = agreement_bisect(&g, top, bottom);
    out->gof_hi = agreement_bisect(&g, top, 1);
}

/* Cicchetti & Feinstein 1990 (II): 2 n_kk / (n_k+ + n_+k); undefined for a category nobody used. */
static void agreement_specific(const struct wn_table *t, const struct agreement_margins *m,
                               struct wn_agreement *out)
{
    for (int i = 0; i < t->q; i++) {
        double both = (double)m->row[i] + (double)m->column[i];
        if (both > 0)
            out->psa[i] = 2 * (double)t->cell[i][i] / both;
    }
}

/* Interval of positive agreement: 2J/(1+J) is monotone, so Wilson's limits of J map to it. */
static void agreement_positive_interval(const struct wn_table *t, struct wn_agreement *out)
{
    double a = (double)t->cell[0][0];
    double any = a + (double)t->cell[0][1] + (double)t->cell[1][0];
    if (any <= 0)
        return;
    double low, high;
    agreement_wilson(a, any, &low, &high);
    out->ppos_lo = 2 * low / (1 + low);
    out->ppos_hi = 2 * high / (1 + high);
}

/* Undefined until it was computed. */
static struct wn_agreement agreement_undefined(int q)
{
    struct wn_agreement a = {.q = q,
                             .po = NAN,
                             .po_lo = NAN,
                             .po_hi = NAN,
                             .pe = NAN,
                             .kappa = NAN,
                             .gof_lo = NAN,
                             .gof_hi = NAN,
                             .ppos_lo = NAN,
                             .ppos_hi = NAN,
                             .c_po = NAN,
                             .c_kappa = NAN,
                             .c_gof_lo = NAN,
                             .c_gof_hi = NAN,
                             .c_ppos = NAN,
                             .c_pneg = NAN};
    for (int i = 0; i < WN_MAX_CATEGORIES; i++)
        a.psa[i] = NAN;
    return a;
}

static void agreement_collapsed(const struct wn_table *three, struct wn_agreement *out)
{
    struct wn_table two = wn_table_maybe_as_include(three);
    struct wn_agreement c;
    wn_agreement_of(&two, &c);
    out->c_po = c.po;
    out->c_kappa = c.kappa;
    out->c_gof_lo = c.gof_lo;
    out->c_gof_hi = c.gof_hi;
    out->c_ppos = c.psa[0];
    out->c_pneg = c.psa[1];
}

void wn_agreement_of(const struct wn_table *t, struct wn_agreement *out)
{
    struct agreement_margins m = agreement_margins_of(t);
    *out = agreement_undefined(t->q);
    out->n = m.n;
    out->status = agreement_status(&m, t->q);
    agreement_kappa(&m, t->q, out);
    agreement_wilson((double)m.diagonal, (double)m.n, &out->po_lo, &out->po_hi);
    agreement_specific(t, &m, out);
    if (t->q == 2) {
        agreement_gof_interval(t, out);
        agreement_positive_interval(t, out);
    }
    if (t->q == 3)
        agreement_collapsed(t, out);
}

struct wn_table wn_table_maybe_as_include(const struct wn_table *three)
{
    static const int to[3] = {0, 0, 1};
    struct wn_table two = {.q = 2};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            two.cell[to[i]][to[j]] += three->cell[i][j];
    return two;
}

#define AGREEMENT_VALUE(name, expression)                                                          \
    static double agreement_value_##name(const struct wn_agreement *a)                             \
    {                                                                                              \
        return a->expression;                                                                      \
    }
AGREEMENT_VALUE(po, po)
AGREEMENT_VALUE(po_lo, po_lo)
AGREEMENT_VALUE(po_hi, po_hi)
AGREEMENT_VALUE(pe, pe)
AGREEMENT_VALUE(kappa, kappa)
AGREEMENT_VALUE(gof_lo, gof_lo)
AGREEMENT_VALUE(gof_hi, gof_hi)
AGREEMENT_VALUE(psa1, psa[0])
AGREEMENT_VALUE(psa2, psa[1])
AGREEMENT_VALUE(psa3, psa[2])
AGREEMENT_VALUE(psa4, psa[3])
AGREEMENT_VALUE(ppos_lo, ppos_lo)
AGREEMENT_VALUE(ppos_hi, ppos_hi)
AGREEMENT_VALUE(c_po, c_po)
AGREEMENT_VALUE(c_kappa, c_kappa)
AGREEMENT_VALUE(c_gof_lo, c_gof_lo)
AGREEMENT_VALUE(c_gof_hi, c_gof_hi)
AGREEMENT_VALUE(c_ppos, c_ppos)
AGREEMENT_VALUE(c_pneg, c_pneg)

#define AGREEMENT_FIELD(id, size, source)                                                          \
    {                                                                                              \
#id, agreement_value_##id, size, source                                                    \
    }
const struct wn_agreement_field wn_agreement_fields[] = {
    AGREEMENT_FIELD(po, 0, "observed agreement"),
    AGREEMENT_FIELD(po_lo, 0, "Wilson 1927"),
    AGREEMENT_FIELD(po_hi, 0, "Wilson 1927"),
    AGREEMENT_FIELD(pe, 0, "Cohen 1960"),
    AGREEMENT_FIELD(kappa, 0, "Cohen 1960"),
    AGREEMENT_FIELD(gof_lo, 2, "Donner & Eliasziw 1992"),
    AGREEMENT_FIELD(gof_hi, 2, "Donner & Eliasziw 1992"),
    AGREEMENT_FIELD(psa1, 0, "Cicchetti & Feinstein 1990"),
    AGREEMENT_FIELD(psa2, 0, "Cicchetti & Feinstein 1990"),
    AGREEMENT_FIELD(psa3, 0, "Cicchetti & Feinstein 1990"),
    AGREEMENT_FIELD(psa4, 4, "Cicchetti & Feinstein 1990"),
    AGREEMENT_FIELD(ppos_lo, 2, "Wilson 1927 on the Jaccard index"),
    AGREEMENT_FIELD(ppos_hi, 2, "Wilson 1927 on the Jaccard index"),
    AGREEMENT_FIELD(c_po, 3, "maybe counted as include"),
    AGREEMENT_FIELD(c_kappa, 3, "maybe counted as include"),
    AGREEMENT_FIELD(c_gof_lo, 3, "maybe counted as include"),
    AGREEMENT_FIELD(c_gof_hi, 3, "maybe counted as include"),
    AGREEMENT_FIELD(c_ppos, 3, "maybe counted as include"),
    AGREEMENT_FIELD(c_pneg, 3, "maybe counted as include"),
    {0},
};
