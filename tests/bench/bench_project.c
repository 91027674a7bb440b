/* SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "winnow/app/importing.h"
#include "winnow/app/setup.h"
#include "winnow/base/buf.h"
#include "winnow/base/crypto.h"
#include "winnow/base/file.h"

void bench_die(const char *what, const struct wn_err *err)
{
    fprintf(stderr, "%s: %s\n", what, err->text);
    exit(1);
}

static double bench_clock_ms(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

double bench_now_ms(void)
{
    return bench_clock_ms(CLOCK_MONOTONIC);
}

double bench_cpu_ms(void)
{
    return bench_clock_ms(CLOCK_PROCESS_CPUTIME_ID);
}

static int bench_compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double bench_median(double *v, size_t n)
{
    qsort(v, n, sizeof *v, bench_compare);
    return v[n / 2];
}

/* About 1,700 bytes of abstract, with words that the criteria mark. */
static void bench_record(struct wn_buf *out, size_t i)
{
    static const char *const words[] = {
        "peer mentoring",       "medical students",  "first-year",      "examination scores",
        "satisfaction",         "near-peer mentors", "residents",       "the control group",
        "academic performance", "attrition",         "weekly sessions", "anatomy",
        "curriculum",           "randomised",        "questionnaire",   "nursing students"};
    uint64_t seed = 88172645463325252ULL + i * 2654435761u;
    wn_buf_print(
        out,
        "TY  - JOUR\nTI  - Invented study %zu of mentoring in year %zu\nAU  - Author, A%zu\n"
        "PY  - %zu\nJF  - Invented Journal\nDO  - 10.5555/bench.%zu\nAB  - BACKGROUND ",
        i, i % 3 + 1, i, 1990 + i % 35, i);
    for (int k = 0; k < 90; k++) {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        wn_buf_print(out, "%s %s", words[seed % 16], k % 9 == 8 ? "were seen. RESULTS " : "and ");
    }
    wn_buf_text(out, "\nER  - \n");
}

static const char bench_criteria[] =
    WINNOW_SOURCE_DIR "/criteria/peer-mentoring.yaml";

static void bench_fill(struct bench_project *p, struct wn_arena *arena, size_t records)
{
    struct wn_sys sys = wn_sys_real();
    struct wn_err err = {0};
    struct wn_file yaml;
    struct wn_findings findings = {.arena = arena};
    struct wn_setup setup;
    struct wn_buf ris = {0};
    struct wn_import_opts opts = {.source = "Invented"};
    struct wn_imported imported;
    struct wn_str file = wn_arena_print(arena, "%s/bench.ris", p->folder);
    for (size_t i = 0; i < records; i++)
        bench_record(&ris, i + 1);
    if (!wn_file_open(bench_criteria, 1 << 20, &yaml, &err) ||
        !wn_setup_init(p->path, yaml.bytes, true, &sys, arena, &findings, &setup, &err) ||
        !wn_file_write(file.p, wn_buf_str(&ris), false, &err))
        bench_die("making the project", &err);
    struct wn_app *app = bench_open(p, NULL);
    if (!wn_import(app, file.p, &opts, NULL, NULL, arena, &imported, &err))
        bench_die("importing", &err);
    wn_app_close(app);
    wn_file_close(&yaml);
    wn_buf_free(&ris);
    unlink(file.p);
}

void bench_project_make(struct bench_project *p, size_t records)
{
    struct wn_arena arena = {0};
    struct wn_err err = {0};
    snprintf(p->folder, sizeof p->folder, "bench-XXXXXX");
    if (!wn_crypto_start(&err))
        bench_die("libsodium", &err);
    if (!mkdtemp(p->folder)) {
        perror("mkdtemp");
        exit(1);
    }
    snprintf(p->path, sizeof p->path, "%s/bench.winnow", p->folder);
    bench_fill(p, &arena, records);
    wn_arena_free(&arena);
}

void bench_project_remove(const struct bench_project *p)
{
    unlink(p->path);
    rmdir(p->folder);
}

struct wn_app *bench_open(const struct bench_project *p, const char *as)
{
    struct wn_sys sys = wn_sys_real();
    struct wn_err err = {0};
    struct wn_app *app = NULL;
    if (!wn_app_open(p->path, as, &sys, &app, &err))
        bench_die("opening the project", &err);
    return app;
}
