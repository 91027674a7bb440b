/* SPDX-License-Identifier: MIT */
/*
 * A small review for tests of app: chi leads and settles, ana and ben screen, all in one project
 * file, each opened with --as. The clock ticks one second a call from 2026-11-22 09:00 UTC;
 * randomness is a counter, so that a test sees the same bytes every time.
 */
#ifndef WN_TEST_REVIEW_H
#define WN_TEST_REVIEW_H

#include "wn_test.h"

#include <ftw.h>
#include <unistd.h>

#include "winnow/app/importing.h"
#include "winnow/app/screening.h"
#include "winnow/app/setup.h"
#include "winnow/base/file.h"

struct review_clock {
    int64_t seconds;
    uint64_t random;
};
struct review {
    char folder[32], path[128];
    struct review_clock clock;
    struct wn_sys sys;
    struct wn_arena arena;
};

static inline int64_t review_now(void *ctx, int *offset)
{
    *offset = 60;
    return ((struct review_clock *)ctx)->seconds++;
}

static inline int64_t review_ms(void *ctx)
{
    return ((struct review_clock *)ctx)->seconds * 1000;
}

static inline void review_random(void *ctx, void *bytes, size_t n)
{
    struct review_clock *clock = ctx;
    for (size_t i = 0; i < n; i++)
        ((unsigned char *)bytes)[i] = (unsigned char)((clock->random++ * 2654435761U) >> 24);
}

static inline void review_start(struct review *r)
{
    struct wn_err err = {0};
    *r = (struct review){.folder = "/tmp/winnow-test-XXXXXX", .clock = {.seconds = 1795334400}};
    r->sys = (struct wn_sys){&r->clock, review_now, review_ms, review_random};
    assert_done(wn_crypto_start(&err), err);
    assert_non_null(mkdtemp(r->folder));
    (void)snprintf(r->path, sizeof r->path, "%s/tea.winnow", r->folder);
}

static inline int review_remove(const char *path, const struct stat *s, int type, struct FTW *f)
{
    (void)s, (void)type, (void)f;
    return remove(path);
}

static inline void review_end(struct review *r)
{
    wn_arena_free(&r->arena);
    assert_int_equal(nftw(r->folder, review_remove, 8, FTW_DEPTH | FTW_PHYS), 0);
}

static inline struct wn_app *review_open(struct review *r, const char *as)
{
    struct wn_err err = {0};
    struct wn_app *app = NULL;
    assert_done(wn_app_open(r->path, as, &r->sys, &app, &err), err);
    return app;
}

/* The project file with these criteria, and `ris` imported from the source Tea Index. */
static inline void review_make(struct review *r, const char *criteria, const char *ris)
{
    struct wn_err err = {0};
    struct wn_findings findings = {.arena = &r->arena};
    struct wn_setup setup;
    struct wn_imported imported;
    struct wn_import_opts opts = {.source = "Tea Index"};
    const char *file = wn_arena_print(&r->arena, "%s/tea.ris", r->folder).p;
    assert_done(
        wn_setup_init(r->path, wn_str(criteria), true, &r->sys, &r->arena, &findings, &setup, &err),
        err);
    assert_done(wn_file_write(file, wn_str(ris), false, &err), err);
    struct wn_app *chi = review_open(r, "chi");
    assert_done(wn_import(chi, file, &opts, NULL, NULL, &r->arena, &imported, &err), err);
    wn_app_close(chi);
}

static inline void review_decide(struct wn_app *app, int64_t work, enum wn_decision decision,
                                 const char *reason, const char *note)
{
    struct wn_err err = {0};
    struct wn_choice c = {.work = work,
                          .decision = decision,
                          .reason = wn_str(reason),
                          .note = wn_str(note),
                          .where = WN_STR("verb"),
                          .seconds = WN_ABSENT};
    struct wn_decided out;
    bool why;
    assert_done(wn_screening_decide(app, &c, false, &why, &out, &err), err);
}

#endif
