/* SPDX-License-Identifier: MIT */
/*
 * The review of review_fixture.h with everybody in one project file, chi.winnow: records come from
 * an import, and ana, ben and chi each work with --as. Each decision is a second later than the
 * last.
 */
#ifndef WN_ONE_FILE_H
#define WN_ONE_FILE_H

#include "review_fixture.h"

#include "winnow/app/importing.h"

/* The project with these criteria, and `ris` imported from the source Tea Index. */
static inline void one_file_make(struct review *r, const char *criteria, const char *ris)
{
    struct wn_imported imported;
    struct wn_import_opts opts = {.source = "Tea Index"};
    review_start(r);
    review_init(r, criteria);
    const char *file = review_path(r, "tea.ris");
    assert_done(wn_file_write(file, wn_str(ris), false, &r->err), r->err);
    struct wn_app *chi = review_open(r, "chi.winnow", "chi");
    assert_done(wn_import(chi, file, &opts, NULL, NULL, &r->arena, &imported, &r->err), r->err);
    wn_app_close(chi);
}

static inline struct wn_app *one_file_open(struct review *r, const char *as)
{
    r->now++;
    return review_open(r, "chi.winnow", as);
}

static inline void one_file_decide(struct review *r, struct wn_app *app, int64_t work,
                                   enum wn_decision decision, const char *reason, const char *note)
{
    struct wn_choice c = {.work = work, .decision = decision, .reason = wn_str(reason),
                          .note = wn_str(note), .where = WN_STR("verb"), .seconds = WN_ABSENT};
    struct wn_decided out;
    bool why;
    r->now++;
    assert_done(wn_screening_decide(app, &c, false, &why, &out, &r->err), r->err);
}

#endif
