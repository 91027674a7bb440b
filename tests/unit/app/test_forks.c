/* SPDX-License-Identifier: MIT */
/*
 * A copy of ana's project that went on elsewhere, against ana's own: the version known first stays
 * in force whatever comes, in whatever order, and its honest extensions are taken and opened.
 */
#include "review_fixture.h"

#include "winnow/app/keeping.h"
#include "winnow/app/reconciling.h"

#define FORK(line)                                                                                 \
    "fork: ana's journal has two different versions of line " line ". Both files are kept and "    \
    "nothing was changed. Ask ana which laptop wrote them, then run: winnow invite ana\n"

static void copy_file(struct review *r, const char *from, const char *to)
{
    struct wn_file file;
    assert_done(wn_file_open(from, UINT64_C(1) << 30, &file, &r->err), r->err);
    assert_done(wn_file_write(review_path(r, to), file.bytes, true, &r->err), r->err);
    wn_file_close(&file);
}

/* Line 1: seat; 2 the first decision. The copy decides the other way and then goes on by itself. */
static void team(struct review *r)
{
    review_start(r);
    review_init(r, REVIEW_YAML);
    review_records(r, 9);
    review_invite(r, "ana");
    review_join(r, "ana");
    copy_file(r, review_path(r, "ana.winnow"), "copy.winnow");
}

/* `upto` records decided in this project, sent as `name`. */
static void goes_on(struct review *r, const char *project, int64_t from, int64_t upto,
                    enum wn_decision d, const char *name)
{
    for (int64_t i = from; i <= upto; i++)
        review_decide(r, project, i, d, "");
    struct wn_sent sent = review_send(r, project);
    copy_file(r, sent.file.p, name);
    unlink(sent.file.p);
}

static void receive(struct review *r, const char *file, const char *status)
{
    struct wn_received_file got = review_receive(r, "chi.winnow", review_path(r, file));
    assert_str(got.status, status);
    assert_int_equal(got.refused, strcmp(status, "fork") == 0);
}

static void remember(void *ctx, const char *status, struct wn_str sentence)
{
    wn_buf_print(ctx, "%s: %.*s\n", status, WN_ARG(sentence));
}

/*
 * Opens what is here, says what is told, and how far ana's journal is open; then all must be
 * sound.
 */
static void opens(struct review *r, const char *told, int64_t upto)
{
    struct wn_buf said = {0};
    struct wn_chain *chains;
    struct wn_problem *problems;
    size_t n, problem_count;
    int64_t last = 0;
    bool ok;
    struct wn_app *app = review_open(r, "chi.winnow", NULL);
    assert_done(wn_reconciling_open(app, false, remember, &said, &r->err), r->err);
    assert_str(wn_buf_str(&said), told);
    assert_done(wn_chain_list(wn_app_store(app), &r->arena, &chains, &n, &r->err), r->err);
    for (size_t i = 0; i < n; i++)
        if (!chains[i].own)
            last = chains[i].last;
    assert_int_equal(last, upto);
    assert_done(wn_keep_check(app, &r->arena, &problems, &problem_count, &ok, &r->err), r->err);
    if (!ok)
        fail_msg("check: %.*s", WN_ARG(problems[0].sentence));
    wn_app_close(app);
    wn_buf_free(&said);
}

/* How many records ana is said to have decided */
static int64_t progress(struct review *r)
{
    struct wn_person ana;
    bool found;
    struct wn_app *app = review_open(r, "chi.winnow", NULL);
    assert_done(wn_people_get(wn_app_store(app), WN_STR("ana"), &r->arena, &ana, &found, &r->err),
                r->err);
    wn_app_close(app);
    return ana.decided;
}

static void a_longer_fork_takes_nothing_away(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    goes_on(&r, "ana.winnow", 1, 2, WN_INCLUDE, "original");
    goes_on(&r, "copy.winnow", 1, 4, WN_EXCLUDE, "fork");
    receive(&r, "original", "taken");
    opens(&r, "", 4);
    receive(&r, "fork", "taken"); /* sealed and longer: only opening can tell */
    opens(&r, FORK("2"), 4);
    opens(&r, FORK("2"), 4); /* it is said until something sound comes */
    assert_int_equal(progress(&r), 2);
    receive(&r, "fork", "fork"); /* now it is known */
    goes_on(&r, "ana.winnow", 3, 3, WN_INCLUDE, "longer");
    receive(&r, "longer", "taken"); /* shorter than the fork, but the fork does not count */
    opens(&r, "", 6);
    goes_on(&r, "ana.winnow", 4, 8, WN_INCLUDE, "longest");
    receive(&r, "longest", "taken");
    opens(&r, "", 12);
    assert_int_equal(progress(&r), 8);
    receive(&r, "fork", "fork");
    opens(&r, "", 12);
    review_end(&r);
}

static void the_first_received_wins(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    goes_on(&r, "ana.winnow", 1, 2, WN_INCLUDE, "original");
    goes_on(&r, "copy.winnow", 1, 1, WN_EXCLUDE, "fork");
    receive(&r, "fork", "taken");
    receive(&r, "original", "taken");
    opens(&r, FORK("2"), 3); /* the copy's, with one decision: it was here first */
    assert_int_equal(progress(&r), 1);
    goes_on(&r, "copy.winnow", 2, 4, WN_EXCLUDE, "more");
    receive(&r, "original", "fork");
    receive(&r, "more", "taken");
    opens(&r, "", 7);
    review_end(&r);
}

/* All three arrive before anything is opened: the fork in the middle measures nobody. */
static void a_fork_between_two_honest_files(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    goes_on(&r, "ana.winnow", 1, 1, WN_INCLUDE, "one");
    goes_on(&r, "copy.winnow", 1, 3, WN_EXCLUDE, "fork");
    goes_on(&r, "ana.winnow", 2, 6, WN_INCLUDE, "two");
    receive(&r, "one", "taken");
    receive(&r, "fork", "taken");
    receive(&r, "two", "taken");
    opens(&r, FORK("2"), 9);
    opens(&r, "", 9);
    assert_int_equal(progress(&r), 6);
    review_end(&r);
}

/* Refused on receipt because of a fork that was not known as one yet: it can come again. */
static void an_honest_file_as_long_as_a_fork(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    goes_on(&r, "ana.winnow", 1, 1, WN_INCLUDE, "one");
    goes_on(&r, "copy.winnow", 1, 3, WN_EXCLUDE, "fork");
    goes_on(&r, "ana.winnow", 2, 2, WN_INCLUDE, "two"); /* as many lines as the fork */
    receive(&r, "one", "taken");
    receive(&r, "fork", "taken");
    receive(&r, "two", "fork");
    receive(&r, "two", "fork");
    opens(&r, FORK("2"), 3);
    receive(&r, "two", "taken");
    opens(&r, "", 5);
    receive(&r, "fork", "fork");
    review_end(&r);
}

/* Shorter than what is open, and not its beginning. */
static void a_shorter_fork_is_seen_on_receipt(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    goes_on(&r, "ana.winnow", 1, 4, WN_INCLUDE, "original");
    goes_on(&r, "copy.winnow", 1, 1, WN_EXCLUDE, "fork");
    receive(&r, "original", "taken");
    opens(&r, "", 6);
    receive(&r, "fork", "fork");
    opens(&r, "", 6);
    assert_str(review_kinds(&r, "chi.winnow", NULL),
               "seat criteria criteria invite enrol receive open receive");
    review_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_longer_fork_takes_nothing_away),
        cmocka_unit_test(the_first_received_wins),
        cmocka_unit_test(a_fork_between_two_honest_files),
        cmocka_unit_test(an_honest_file_as_long_as_a_fork),
        cmocka_unit_test(a_shorter_fork_is_seen_on_receipt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
