/* SPDX-License-Identifier: MIT */
/* What the benchmarks share: a project of invented records on the disk, clocks, medians. */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

#include "winnow/app/app.h"

/*
 * A review with `records` invented records (abstracts of realistic length) and Example 1's
 * criteria, in a new folder on the disk of the build (not in /tmp, which is often in memory). Dies
 * with a sentence.
 */
struct bench_project { char folder[256], path[320]; };
void bench_project_make(struct bench_project *p, size_t records);
void bench_project_remove(const struct bench_project *p);

struct wn_app *bench_open(const struct bench_project *p, const char *as);
void bench_die(const char *what, const struct wn_err *err);

double bench_now_ms(void); /* monotonic */
double bench_cpu_ms(void); /* of this process */
double bench_median(double *v, size_t n);

#endif
