/* SPDX-License-Identifier: MIT */
/*
 * Opening a project of 50,000 records and drawing its first view, against opening one of 50
 * records: the ratio says whether anything is counted or computed at open.
 */
#include <stdio.h>

#include "bench.h"
#include "winnow/ui/views.h"

static double bench_one(const struct bench_project *p, enum wn_view_id view)
{
    double cpu[21];
    for (int i = 0; i < 21; i++) {
        struct wn_buf shown = {0};
        struct wn_err err = {0};
        double at = bench_cpu_ms();
        struct wn_app *app = bench_open(p, "ana");
        struct wn_term *term = wn_term_script(WN_STR("SNAP"), 24, 80, true, &shown);
        if (!wn_ui_run(app, term, wn_views, view, &err))
            bench_die("first view", &err);
        term->close(term);
        wn_app_close(app);
        cpu[i] = bench_cpu_ms() - at;
        wn_buf_free(&shown);
    }
    return bench_median(cpu, 21);
}

int main(void)
{
    static const struct { enum wn_view_id id; const char *name; } views[] = {
        {WN_VIEW_OVERVIEW, "overview"}, {WN_VIEW_SCREENING, "screening"}};
    struct bench_project small, large;
    int failed = 0;
    bench_project_make(&small, 50);
    bench_project_make(&large, 50000);
    for (size_t i = 0; i < 2; i++) {
        double few = bench_one(&small, views[i].id), many = bench_one(&large, views[i].id);
        printf("open, %s: 50,000 records %.1f ms of CPU, 50 records %.1f ms, ratio %.2f (budget 50 "
               "ms)\n",
               views[i].name, many, few, many / few);
        failed += many > 500;
    }
    bench_project_remove(&small);
    bench_project_remove(&large);
    return failed > 0;
}
