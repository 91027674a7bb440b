/* SPDX-License-Identifier: MIT */
/*
 * Acting as somebody in an open review: decide, load, read the kinds of one's own lines, rule. One
 * project file (chi's), the people by --as, unless a test sends bundles.
 */
#ifndef WN_APP_FIXTURE_H
#define WN_APP_FIXTURE_H

#include "review_fixture.h"

#include <sys/stat.h>
#include <sys/wait.h>

#include "winnow/app/reconciling.h"

#define APP_HEAD                                                                                   \
    "winnow: 1\nversion: \"1.0\"\nreview: {id: mentoring, title: Peer mentoring}\n"                \
    "criteria:\n"                                                                                  \
    "  - id: mentoring\n    text: Is it peer mentoring?\n    highlight: [mentor*]\n"               \
    "    fail_reason: not-mentoring\n"                                                             \
    "  - id: preclinical\n    text: Are they preclinical?\n    fail_reason: other\n"               \
    "exclusion_reasons:\n  - {id: not-mentoring, label: Not mentoring}\n"                          \
    "  - {id: other, label: Other, note: required}\n"
#define APP_YAML APP_HEAD "screening: {order: import, hide: [authors, source]}\n" REVIEW_PEOPLE
/* a team of two: chi leads, adjudicates and screens */
#define APP_TWO                                                                                    \
    APP_HEAD "screening: {order: import}\n"                                                        \
    "reviewers:\n  - {id: ana, name: Ana Lima, role: screener}\n"                                  \
    "  - {id: chi, name: Chi Chen, role: [lead, adjudicator, screener]}\n"

/* records 1 to n, shown in the order of their numbers */
static inline void app_begin(struct review *r, const char *yaml, int n)
{
    review_start(r);
    review_init(r, yaml);
    review_records(r, n);
}

static inline struct wn_app *app_as(struct review *r, const char *who)
{
    return review_open(r, "chi.winnow", who);
}

static inline void app_end(struct review *r, struct wn_app *app)
{
    wn_app_close(app);
    review_end(r);
}

/* Closed and opened again, as the same person. */
static inline struct wn_app *app_again(struct review *r, struct wn_app *app)
{
    const char *who = wn_arena_copy(&r->arena, wn_app_me(app)).p;
    const char *path = wn_arena_copy(&r->arena, wn_app_path(app)).p;
    wn_app_close(app);
    assert_done(wn_app_open(path, who, &r->sys, &app, &r->err), r->err);
    return app;
}

static inline struct wn_choice app_choice(int64_t work, enum wn_decision d)
{
    return (struct wn_choice){.work = work, .decision = d, .where = WN_STR("view"), .seconds = 20};
}

static inline struct wn_decided app_decide(struct review *r, struct wn_app *app, struct wn_choice c)
{
    struct wn_decided out;
    r->now += 30;
    assert_done(wn_screening_decide(app, &c, false, NULL, &out, &r->err), r->err);
    return out;
}

static inline struct wn_sheet app_load(struct review *r, struct wn_app *app, int64_t work)
{
    struct wn_sheet sheet;
    assert_done(wn_screening_load(app, work, false, &r->arena, &sheet, &r->err), r->err);
    return sheet;
}

/* the kinds of the own lines: "seat note decision" */
static inline const char *app_kinds(struct review *r, struct wn_app *app)
{
    struct review_kinds k = {.who = wn_app_me(app)};
    assert_done(wn_events_each(wn_app_store(app), 0, review_add_kind, &k, &r->err), r->err);
    const char *copy = wn_arena_copy(&r->arena, wn_buf_str(&k.kinds)).p;
    wn_buf_free(&k.kinds);
    return copy;
}

/* the bytes of the own lines from `from` on */
static inline const char *app_lines(struct review *r, struct wn_app *app, int64_t from)
{
    struct wn_buf buf = {0};
    assert_done(wn_events_my_bytes(wn_app_store(app), from, &buf, &r->err), r->err);
    const char *copy = wn_arena_copy(&r->arena, wn_buf_str(&buf)).p;
    wn_buf_free(&buf);
    return copy;
}

/* The call failed with this code and these words. */
#define app_refused(r, call, errc, words)                                                          \
    do {                                                                                           \
        assert_false(call);                                                                        \
        if ((r)->err.code != (errc) || !strstr((r)->err.text, (words)))                            \
            fail_msg("%s: error %d \"%s\", want \"%s\"", #call, (int)(r)->err.code, (r)->err.text, \
                     (words));                                                                     \
    } while (0)

#define app_says(text, words)                                                                      \
    do {                                                                                           \
        if (!strstr((text), (words)))                                                              \
            fail_msg("\"%s\" does not hold \"%s\"", (text), (words));                              \
    } while (0)

/*
 * Does fn hold for somebody who may read the folder and not write it? chmod proves nothing to root,
 * so it is an ordinary user's process that asks; false also when it dies.
 */
static inline bool app_reads_only(struct review *r, bool (*fn)(struct review *r))
{
    int status = 1;
    chmod(review_path(r, "chi.winnow"), 0444);
    chmod(r->folder, 0555);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        bool other = geteuid() != 0 || setuid(65534) == 0;
        bool held = other && fn(r);
        if (!held)
            fprintf(stderr, "read-only: %s\n", r->err.text);
        _exit(held ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    chmod(r->folder, 0755);
    chmod(review_path(r, "chi.winnow"), 0600);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

#endif
