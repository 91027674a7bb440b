/* SPDX-License-Identifier: MIT */
#include "review_fixture.h"

#include <sys/stat.h>

static void init_makes_the_project(void **state)
{
    (void)state;
    struct review r;
    struct wn_person *people;
    struct stat st;
    size_t n;
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    assert_int_equal(stat(review_path(&r, "chi.winnow"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    struct wn_app *app = review_open(&r, "chi.winnow", NULL);
    assert_str(wn_app_me(app), "chi");
    assert_int_equal(wn_app_roles(app), WN_ADJUDICATOR | WN_LEAD);
    assert_str(wn_app_review(app), "mentoring");
    assert_done(wn_people_list(wn_app_store(app), &r.arena, &people, &n, &r.err), r.err);
    assert_int_equal(n, 3);
    assert_str(people[0].id, "ana");
    assert_false(people[0].joined || people[0].here || people[0].invited);
    assert_true(people[2].joined && people[2].here);
    wn_app_close(app);
    assert_str(review_kinds(&r, "chi.winnow", NULL), "seat criteria");
    review_end(&r);
}

static bool init(struct review *r, const char *name, const char *yaml, bool go_on)
{
    struct wn_findings findings = {.arena = &r->arena};
    struct wn_setup made;
    return wn_setup_init(review_path(r, name), wn_str(yaml), go_on, &r->sys, &r->arena, &findings,
                         &made, &r->err);
}

static void what_cannot_be_made_leaves_nothing(void **state)
{
    (void)state;
    struct review r;
    review_start(&r);
    assert_false(init(&r, "review.sqlite", REVIEW_YAML, false));
    assert_int_equal(r.err.code, WN_EUSAGE);
    assert_false(init(&r, "a.winnow", "winnow: 1\nversion: [\n", false));
    assert_int_equal(r.err.code, WN_EUSAGE);
    assert_false(init(&r, "a.winnow", REVIEW_HEAD, false)); /* nobody screens */
    assert_false(init(&r, "missing/a.winnow", REVIEW_YAML, false));
    assert_false(wn_file_exists(review_path(&r, "review.sqlite")));
    assert_false(wn_file_exists(review_path(&r, "a.winnow")));
    review_init(&r, REVIEW_YAML);
    assert_false(init(&r, "chi.winnow", REVIEW_YAML, false));
    assert_int_equal(r.err.code, WN_EUSAGE);
    wn_app_close(review_open(&r, "chi.winnow", NULL)); /* the one that was there still opens */
    review_end(&r);
}

static void two_leads_are_a_mistake(void **state)
{
    (void)state;
    struct review r;
    review_start(&r);
    assert_false(init(&r, "a.winnow",
                      REVIEW_HEAD "reviewers:\n"
                      "  - {id: ana, name: Ana, role: screener}\n"
                      "  - {id: ben, name: Ben, role: screener}\n"
                      "  - {id: chi, name: Chi, role: adjudicator}\n"
                      "  - {id: dan, name: Dan, role: adjudicator}\n", false));
    assert_int_equal(r.err.code, WN_EUSAGE);
    assert_false(wn_file_exists(review_path(&r, "a.winnow")));
    review_end(&r);
}

static void a_synced_folder_is_refused_unless_one_goes_on(void **state)
{
    (void)state;
    struct review r;
    review_start(&r);
    assert_done(wn_file_make_folder(review_path(&r, ".stfolder"), &r.err), r.err);
    assert_false(init(&r, "chi.winnow", REVIEW_YAML, false));
    assert_int_equal(r.err.code, WN_EREFUSED);
    assert_true(strstr(r.err.text, "Syncthing") != NULL);
    assert_false(wn_file_exists(review_path(&r, "chi.winnow")));
    assert_true(init(&r, "chi.winnow", REVIEW_YAML, true));
    assert_str(review_kinds(&r, "chi.winnow", NULL), "seat criteria location");
    review_end(&r);
}

/* ---- amend ---- */

static bool amend(struct review *r, const char *name, const char *yaml,
                  struct wn_findings *findings)
{
    struct wn_app *app = review_open(r, name, NULL);
    struct wn_str version;
    *findings = (struct wn_findings){.arena = &r->arena};
    bool done = wn_setup_amend(app, wn_str(yaml), &r->arena, findings, &version, &r->err);
    wn_app_close(app);
    return done;
}

static const char *const other_people =
    REVIEW_HEAD "reviewers:\n"
                "  - {id: dan, name: Dan, role: screener}\n"
                "  - {id: ana, name: Ana Lima-Sousa, role: screener}\n"
                "  - {id: chi, name: Chi Chen, role: [adjudicator, screener]}\n";

static void people_come_go_and_are_renamed(void **state)
{
    (void)state;
    struct review r;
    struct wn_findings findings;
    struct wn_person *people;
    size_t n;
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    assert_done(amend(&r, "chi.winnow", other_people, &findings), r.err);
    struct wn_app *app = review_open(&r, "chi.winnow", NULL);
    assert_done(wn_people_list(wn_app_store(app), &r.arena, &people, &n, &r.err), r.err);
    assert_int_equal(n, 3);
    assert_str(people[0].id, "dan");
    assert_str(people[1].name, "Ana Lima-Sousa");
    assert_true(people[2].here && people[2].joined);
    assert_int_equal(people[2].roles, WN_SCREENER | WN_ADJUDICATOR | WN_LEAD);
    assert_int_equal(wn_app_roles(app), WN_SCREENER | WN_ADJUDICATOR | WN_LEAD);
    wn_app_close(app);
    assert_str(review_kinds(&r, "chi.winnow", NULL), "seat criteria criteria");
    review_end(&r);
}

static void the_same_text_writes_nothing(void **state)
{
    (void)state;
    struct review r;
    struct wn_findings findings;
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    assert_done(amend(&r, "chi.winnow", REVIEW_YAML, &findings), r.err);
    assert_str(review_kinds(&r, "chi.winnow", NULL), "seat criteria");
    review_end(&r);
}

static void amendments_that_do_not_fit_change_nothing(void **state)
{
    (void)state;
    struct review r;
    struct wn_findings findings;
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    assert_false(amend(&r, "chi.winnow", "winnow: 1\n", &findings));
    assert_int_equal(r.err.code, WN_EUSAGE);
    assert_true(findings.errors > 0);
    assert_false(amend(&r, "chi.winnow", /* another lead */
                       REVIEW_HEAD "reviewers:\n"
                       "  - {id: ana, name: Ana, role: screener}\n"
                       "  - {id: ben, name: Ben, role: screener}\n"
                       "  - {id: dan, name: Dan, role: adjudicator}\n", &findings));
    assert_int_equal(r.err.code, WN_EUSAGE);
    wn_app_close(review_open(&r, "chi.winnow", "ben")); /* enrolled: he cannot be left out now */
    assert_false(amend(&r, "chi.winnow", other_people, &findings));
    assert_true(strstr(r.err.text, "ben works in this review already") != NULL);
    assert_str(review_kinds(&r, "chi.winnow", "chi"), "seat criteria");
    review_end(&r);
}

static void the_id_stays_and_the_queue_follows(void **state)
{
    (void)state;
    struct review r;
    struct wn_findings findings;
    bool found;
    int64_t work;
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    review_records(&r, 5);
    assert_done(amend(&r, "chi.winnow",
                      "winnow: 1\nversion: \"1.1\"\nreview: {id: other, title: Other}\n"
                      "screening: {order: {by: year}}\n"
                      "criteria:\n  - id: aim\n    text: Does it?\n"
                      "exclusion_reasons:\n  - {id: no-aim, label: No aim}\n" REVIEW_PEOPLE,
                      &findings),
                r.err);
    assert_int_equal(findings.errors, 0);
    assert_true(findings.n > 0);
    assert_str(findings.v[findings.n - 1].message, "the review's id stays mentoring");
    struct wn_app *app = review_open(&r, "chi.winnow", NULL);
    assert_str(wn_app_review(app), "mentoring");
    assert_str(wn_app_criteria(app)->version, "1.1");
    assert_done(wn_queue_at(wn_app_store(app), 1, &work, &found, &r.err), r.err);
    assert_int_equal(work, 5); /* newest first */
    wn_app_close(app);
    review_end(&r);
}

static void after_the_first_invitation_they_are_frozen(void **state)
{
    (void)state;
    struct review r;
    struct wn_findings findings;
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    review_records(&r, 2);
    review_invite(&r, "ana");
    review_join(&r, "ana");
    assert_false(amend(&r, "chi.winnow", other_people, &findings));
    assert_int_equal(r.err.code, WN_EREFUSED);
    assert_false(amend(&r, "ana.winnow", other_people, &findings)); /* and a screener never could */
    assert_int_equal(r.err.code, WN_EREFUSED);
    review_end(&r);
}

static void terms_are_counted_in_the_records(void **state)
{
    (void)state;
    struct review r;
    struct wn_findings findings = {0};
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    findings.arena = &r.arena;
    struct wn_app *app = review_open(&r, "chi.winnow", NULL);
    assert_done(wn_setup_check_against(app, wn_app_criteria(app), &findings, &r.err), r.err);
    assert_str(findings.v[0].message, "the project has no records yet");
    wn_app_close(app);
    review_records(&r, 3);
    app = review_open(&r, "chi.winnow", NULL);
    findings = (struct wn_findings){.arena = &r.arena};
    assert_done(wn_setup_check_against(app, wn_app_criteria(app), &findings, &r.err), r.err);
    assert_int_equal(findings.n, 2);
    assert_str(findings.v[0].message, "\"mentor*\" marks 100% of the records");
    assert_str(findings.v[1].message, "\"buddy\" marks none of the 3 records");
    wn_app_close(app);
    review_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(init_makes_the_project),
        cmocka_unit_test(what_cannot_be_made_leaves_nothing),
        cmocka_unit_test(two_leads_are_a_mistake),
        cmocka_unit_test(a_synced_folder_is_refused_unless_one_goes_on),
        cmocka_unit_test(people_come_go_and_are_renamed),
        cmocka_unit_test(the_same_text_writes_nothing),
        cmocka_unit_test(amendments_that_do_not_fit_change_nothing),
        cmocka_unit_test(the_id_stays_and_the_queue_follows),
        cmocka_unit_test(after_the_first_invitation_they_are_frozen),
        cmocka_unit_test(terms_are_counted_in_the_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
