/* SPDX-License-Identifier: MIT */
/*
 * Agreement: published values as they are printed in their sources, cubic roots as a second way to
 * the goodness-of-fit limits, and every degenerate table by name.
 */
#include "wn_test.h"

#include <math.h>

#include "winnow/core/agreement_text.h"

static struct wn_table table(const char *text)
{
    struct wn_table t;
    struct wn_err err;
    assert_done(wn_table_read(wn_str(text), &t, &err), err);
    return t;
}

static struct wn_agreement of(const char *text)
{
    struct wn_table t = table(text);
    struct wn_agreement a;
    wn_agreement_of(&t, &a);
    return a;
}

/* as printed: `digits` decimals */
static void assert_printed(double got, double printed, int digits)
{
    double half = 0.5 * pow(10, -digits) + 1e-12;
    if (!(fabs(got - printed) <= half))
        fail_msg("got %.9f, printed is %.*f", got, digits, printed);
}

static void assert_close(double got, double want)
{
    if (!(fabs(got - want) <= 1e-9 * fmax(fabs(want), 1e-3)))
        fail_msg("got %.15g, want %.15g", got, want);
}

static void assert_status(unsigned status, const char *want)
{
    char text[128];
    wn_status_text(status, text, sizeof text);
    assert_string_equal(text, want);
}

static void test_published_kappas(void **state)
{
    (void)state;
    static const struct {
        const char *cells;
        double kappa;
        int digits;
    } rows[] = {
        /* Cohen 1960, Educ Psychol Meas 20:37; counts as in Cohen 1968, n = 200 */
        {"88,14,18/10,40,10/2,6,12", 0.492, 3},
        /* Fleiss, Cohen & Everitt 1969, Psychol Bull 72:323 */
        {"106,10,4/22,28,10/2,12,6", 0.429, 3},
        /* Fleiss 1981, Statistical Methods for Rates and Proportions, table 13.1 */
        {"75,1,4/5,4,1/0,0,10", 0.68, 2},
        /* Landis & Koch 1977, Biometrics 33:159, Winnipeg patients */
        {"38,5,0,1/33,11,3,0/10,14,5,6/3,7,3,10", 0.208, 3},
        /* Feinstein & Cicchetti 1990, J Clin Epidemiol 43:543: the first paradox */
        {"40,9/6,45", 0.70, 2},
        {"80,10/5,5", 0.32, 2},
        /* Sim & Wright 2005, Phys Ther 85:257 */
        {"22,2/4,11", 0.67, 2},
        /* Viera & Garrett 2005, Fam Med 37:360 */
        {"15,5/10,70", 0.57, 2},
        /* Gwet 2002: a rare category */
        {"118,5/2,0", -0.0234, 4},
        /* statpsych, ci.kappa */
        {"31,12/4,58", 0.6756757, 7},
        /* vcd, SexualFun (Agresti 1990) */
        {"7,7,2,3/2,8,3,7/1,5,4,9/2,8,9,14", 0.1293, 4},
        /* SAS, the example that statsmodels keeps */
        {"0,4,1/0,8,0/0,1,5", 0.4842, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_printed(of(rows[i].cells).kappa, rows[i].kappa, rows[i].digits);
}

static void test_the_review_of_the_views(void **state)
{
    (void)state;
    /* notes/ux.md 2.2 G, computed from 14 3 6 / 2 4 7 / 3 5 127 */
    struct wn_agreement three = of("14,3,6/2,4,7/3,5,127");
    assert_int_equal(three.n, 171);
    assert_printed(three.kappa, 0.5439, 4);
    assert_true(isnan(three.gof_lo));
    assert_printed(three.c_kappa, 0.6107, 4);
    assert_printed(three.c_gof_lo, 0.4458, 4);
    assert_printed(three.c_gof_hi, 0.7372, 4);
    assert_printed(three.c_ppos, 0.6866, 4);
    assert_printed(three.c_pneg, 0.9236, 4);
    struct wn_agreement two = of("23,13/8,127");
    assert_true(two.kappa == three.c_kappa);
    assert_printed(two.ppos_lo, 0.5500, 4);
    assert_printed(two.ppos_hi, 0.7970, 4);
    assert_printed(two.po, 0.8772, 4);
    assert_printed(two.po_lo, 0.8196, 4);
    assert_printed(two.po_hi, 0.9183, 4);
    /* the pilot */
    struct wn_agreement pilot = of("6,3/1,20");
    assert_printed(pilot.kappa, 0.6610, 4);
    assert_printed(pilot.gof_lo, 0.2846, 4);
    assert_printed(pilot.gof_hi, 0.8632, 4);
    assert_printed(pilot.psa[0], 0.75, 4);
    assert_printed(pilot.ppos_lo, 0.4764, 4);
    assert_printed(pilot.ppos_hi, 0.9082, 4);
}

/* notes/agreement.md 2.4: the limits are roots of a cubic, which shares no code with the bisection
 */
static double cubic(double a, double m, double d, double k)
{
    double n = a + m + d, pi = (2 * a + m) / (2 * n), w = pi * (1 - pi);
    double p1 = pi * pi + k * w, p2 = 2 * w * (1 - k), p3 = (1 - pi) * (1 - pi) + k * w;
    return (a * a * p2 * p3 + m * m * p1 * p3 + d * d * p1 * p2) /
               (n * (n + 3.841458820694124) * p1 * p2 * p3) -
           1;
}

static void test_gof_limits_are_roots_of_the_cubic(void **state)
{
    (void)state;
    static const int counts[][3] = {{23, 21, 127}, {6, 3, 285}, {30, 40, 930}, {15, 15, 70}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        char text[64];
        (void)snprintf(text, sizeof text, "%d,%d/0,%d", counts[i][0], counts[i][1], counts[i][2]);
        struct wn_agreement g = of(text);
        const int *c = counts[i];
        assert_true(fabs(cubic(c[0], c[1], c[2], g.gof_lo)) < 1e-9);
        assert_true(fabs(cubic(c[0], c[1], c[2], g.gof_hi)) < 1e-9);
        assert_true(g.gof_lo < g.kappa && g.kappa < g.gof_hi);
    }
}

static void test_both_excluded_everything(void **state)
{
    (void)state;
    struct wn_agreement g = of("0,0/0,50");
    assert_status(g.status, "both_constant_same perfect unused_category");
    assert_true(isnan(g.kappa) && isnan(g.gof_lo) && isnan(g.gof_hi));
    assert_true(isnan(g.psa[0]) && isnan(g.ppos_lo) && isnan(g.ppos_hi));
    assert_true(g.po == 1 && g.po_hi == 1 && g.psa[1] == 1);
}

static void test_one_was_constant(void **state)
{
    (void)state;
    struct wn_agreement g = of("0,0/3,97");
    assert_status(g.status, "A_constant");
    assert_true(g.kappa == 0 && !signbit(g.kappa));
    g = of("10,0/5,0");
    assert_status(g.status, "B_constant small_n");
    assert_true(g.kappa == 0);
    g = of("0,7/0,0");
    assert_status(g.status, "both_constant_different no_agreement small_n");
    assert_true(g.kappa == 0 && g.gof_lo == -1);
    /* the interval is centred on the intraclass kappa and need not hold Cohen's */
    assert_true(g.gof_hi < 0);
}

static void test_perfect_and_none(void **state)
{
    (void)state;
    struct wn_agreement g = of("1,0/0,999");
    assert_status(g.status, "perfect");
    assert_true(g.kappa == 1 && g.gof_hi == 1);
    assert_printed(g.gof_lo, 0.24, 2);
    g = of("0,5/5,0");
    assert_status(g.status, "no_agreement small_n");
    assert_true(g.kappa == -1 && g.gof_lo == -1 && g.po_lo == 0);
    g = of("1,0/0,0");
    assert_status(g.status, "both_constant_same perfect small_n unused_category");
    assert_true(isnan(g.kappa));
}

static void test_empty(void **state)
{
    (void)state;
    struct wn_agreement g = of("0,0,0/0,0,0/0,0,0");
    assert_status(g.status, "empty");
    for (const struct wn_agreement_field *f = wn_agreement_fields; f->name; f++)
        assert_true(isnan(f->value(&g)));
}

static void test_unused_maybe_changes_no_kappa(void **state)
{
    (void)state;
    struct wn_agreement three = of("9,0,4/0,0,0/3,0,84"), two = of("9,4/3,84");
    assert_status(three.status, "unused_category");
    assert_close(three.kappa, two.kappa);
    assert_true(isnan(three.psa[1]));
}

static void test_large_counts_do_not_overflow(void **state)
{
    (void)state;
    /* n n passes 32 bits; constructed case big_2m */
    assert_close(of("120000,3000/2500,1800000").kappa, 0.976071300869);
    /* n n passes 64 bits: kappa is scale-free */
    assert_close(of("23000000000,13000000000/8000000000,127000000000").kappa,
                 of("23,13/8,127").kappa);
    assert_close(of("4000000000000000000,0/0,4000000000000000000").kappa, 1);
    struct wn_agreement one = of("0,0/0,9223372036854775807");
    assert_true(isnan(one.kappa)); /* compared in integers: undefined, not 1 */
}

static void test_tables_that_are_none(void **state)
{
    (void)state;
    static const char *bad[] = {"",
                                "1",
                                "1,2",
                                "1,2/3",
                                "1/2",
                                "1,2/3,4/5,6",
                                "1,2/3,-4",
                                "1,x/3,4",
                                "1,2/3,4.5",
                                "1,2,3,4,5/1,2,3,4,5/1,2,3,4,5/1,2,3,4,5/1,2,3,4,5",
                                "1,2/3,9223372036854775807",
                                "1,2/3,99999999999999999999",
                                "1,,2/3,4",
                                "1,2/3,4/",
                                "/",
                                ",/,"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct wn_table t = {.q = 77};
        struct wn_err err;
        if (wn_table_read(wn_str(bad[i]), &t, &err))
            fail_msg("\"%s\" was read as a table", bad[i]);
        assert_int_equal(err.code, WN_EUSAGE);
        assert_int_equal(t.q, 77);
    }
    assert_int_equal(table(" 23 , 13 / 8 , 127 ").cell[1][1], 127);
    assert_int_equal(table("1,2,3,4/5,6,7,8/9,10,11,12/13,14,15,16").q, 4);
}

static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *cells, *words;
    } rows[] = {
        {"0,0/0,30", "kappa undefined: both excluded all 30"},
        {"30,0/0,0", "kappa undefined: both kept all 30"},
        {"0,4/0,26", "kappa 0 by construction: ben excluded all 30"},
        {"0,0/2,28", "kappa 0 by construction: ana excluded all 30"},
        {"4,26/0,0", "kappa 0 by construction: ana kept all 30"},
        {"0,7/0,0", "kappa 0 by construction: ana kept all 7, ben excluded all 7"},
        {"1,0/0,999", "kappa 1.00, at least 0.24"},
        {"3,1/1,7", ""},
        {"0,0/0,0", "kappa undefined: no record was decided by both"},
        {"23,13/8,127", ""},
    };
    struct wn_arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct wn_table t = table(rows[i].cells);
        struct wn_agreement a = of(rows[i].cells);
        assert_str(wn_agreement_remark(&arena, &t, &a, WN_STR("ana"), WN_STR("ben")),
                   rows[i].words);
    }
    static const struct {
        const char *cells, *words;
    } few[] = {{"3,1/1,7", "few records: 12"}, {"0,0/0,29", "few records: 29"},
               {"0,4/0,25", "few records: 29"}, {"4,0/0,25", "few records: 29"},
               {"0,0/0,30", ""}, {"0,0/0,0", ""}};
    for (size_t i = 0; i < sizeof few / sizeof *few; i++) { /* besides what is said of kappa */
        struct wn_agreement a = of(few[i].cells);
        assert_str(wn_agreement_few(&arena, &a), few[i].words);
    }
    assert_str(wn_agreement_number(&arena, -0.001), "0.00");
    assert_str(wn_agreement_number(&arena, -0.0), "0.00");
    assert_str(wn_agreement_number(&arena, -0.0234), "-0.02");
    assert_str(wn_agreement_number(&arena, 0.686567), "0.69");
    assert_str(wn_agreement_number(&arena, (double)NAN), "undefined");
    wn_arena_free(&arena);
}

static void test_status_fits_its_room(void **state)
{
    (void)state;
    char text[12];
    wn_status_text(WN_S_PERFECT | WN_S_SMALL_N, text, sizeof text);
    assert_string_equal(text, "perfect");
    wn_status_text(0, text, sizeof text);
    assert_string_equal(text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_published_kappas),
        cmocka_unit_test(test_the_review_of_the_views),
        cmocka_unit_test(test_gof_limits_are_roots_of_the_cubic),
        cmocka_unit_test(test_both_excluded_everything),
        cmocka_unit_test(test_one_was_constant),
        cmocka_unit_test(test_perfect_and_none),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_unused_maybe_changes_no_kappa),
        cmocka_unit_test(test_large_counts_do_not_overflow),
        cmocka_unit_test(test_tables_that_are_none),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_status_fits_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
