/* SPDX-License-Identifier: MIT */
/*
 * What is done while the disk fails: a project that stands there, then decisions, an import, a
 * bundle received, a newer project taken over, corrections. Each step counts what was acknowledged; afterwards the project is opened on a
 * sound disk and compared.
 */
#ifndef WN_SCENARIO_H
#define WN_SCENARIO_H

#include "store_fixture.h"

enum { SCENARIO_IMPORT = 50, SCENARIO_NEWER = 12 };

struct outcome {
    int64_t acknowledged; /* steps that returned true */
    int64_t failed;       /* steps that returned false, each with a sentence */
    int64_t after;        /* acknowledged although the fault had happened */
    bool opened;
};

struct scenario {
    const char *name;
    int64_t records; /* in the project before; each is decided on, where deciding is the scenario */
    void (*run)(struct fixture *f, const struct scenario *s, struct outcome *o);
    /* how many of its steps are in the project, which is open and bound */
    int64_t (*count)(struct fixture *f);
};
extern const struct scenario scenarios[]; /* ends with name = NULL */

/* The project before, on the simulated disk, kept. */
void scenario_prepare(struct fixture *f, const struct scenario *s);
/* Opens, runs, closes. */
struct outcome scenario_run(struct fixture *f, const struct scenario *s);
/* Opens on a sound disk and fails the test unless all that was acknowledged is there, at most one
 * step more, and the check finds nothing. */
void scenario_verify(struct fixture *f, const struct scenario *s, const struct outcome *o,
                     const char *where);
void scenario_end(struct fixture *f);

#endif
