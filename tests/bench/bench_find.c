/* SPDX-License-Identifier: MIT */
/*
 * The live filter over 100,000 abstracts: words, phrases, NEAR and an expression, each from a key
 * to all that was found, against a scan that reads title, abstract and keywords of every record and
 * looks at each byte once (memchr for a byte that is not there).
 */
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "winnow/app/searching.h"
#include "winnow/store/scan.h"

#ifndef BENCH_RECORDS
#define BENCH_RECORDS 100000
#endif
enum { RECORDS = BENCH_RECORDS, TIMES = 7 };

static bool bench_touch(void *ctx, const struct wn_scan_row *row, bool *stop, struct wn_err *err)
{
    static const enum wn_field fields[] = {WN_F_TITLE, WN_F_ABSTRACT, WN_F_KEYWORDS};
    size_t *seen = ctx;
    (void)stop;
    (void)err;
    for (size_t i = 0; i < 3; i++) {
        struct wn_str text = row->r.field[fields[i]];
        *seen += text.n && memchr(text.p, '\x01', text.n) ? 1 : 0;
    }
    return true;
}

static double bench_floor(struct wn_app *app)
{
    double ms[TIMES];
    uint32_t fields = 1u << WN_F_TITLE | 1u << WN_F_ABSTRACT | 1u << WN_F_KEYWORDS;
    for (int i = 0; i < TIMES; i++) {
        struct wn_err err = {0};
        size_t seen = 0;
        double at = bench_cpu_ms();
        if (!wn_scan_records(wn_app_store(app), 0, fields, bench_touch, &seen, &err))
            bench_die("scan", &err);
        ms[i] = bench_cpu_ms() - at;
    }
    return bench_median(ms, TIMES);
}

static double bench_find(struct wn_app *app, const char *query, size_t *count)
{
    double ms[TIMES];
    for (int i = 0; i < TIMES; i++) {
        struct wn_err err = {0};
        struct wn_search *found;
        bool done;
        double at = bench_cpu_ms();
        if (!wn_search_open(app, wn_str(query), true, WN_FIND_BY_NUMBER, &found, &err) ||
            !wn_search_go(found, NULL, NULL, &done, &err))
            bench_die(query, &err);
        ms[i] = bench_cpu_ms() - at;
        *count = wn_search_count(found);
        wn_search_close(found);
    }
    return bench_median(ms, TIMES);
}

int main(void)
{
    static const struct { const char *query; double budget; } rows[] = {
        {"midwifery", 100},         {"anatomy", 100},
        {"\"control group\"", 100}, {"mentor* AND year:2007-2019", 100},
        {"xylophone OR quartz", 100}, {"peer NEAR/3 students", 1000},
        {"/wellbe+ing|burn-?out/", 1000}};
    struct bench_project p;
    bool far = false;
    bench_project_make(&p, RECORDS);
    struct wn_app *app = bench_open(&p, "chi");
    double floor = bench_floor(app);
    printf("find in %d records, floor (read and look at each byte) %.0f ms CPU\n", RECORDS, floor);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t count;
        double ms = bench_find(app, rows[i].query, &count);
        printf("  %-30s %6zu found, %6.0f ms CPU (budget %.0f), ratio %.2f\n", rows[i].query, count,
               ms, rows[i].budget, ms / floor);
        far |= ms > 10 * rows[i].budget;
    }
    wn_app_close(app);
    bench_project_remove(&p);
    return far;
}
