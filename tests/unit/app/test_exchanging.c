/* SPDX-License-Identifier: MIT */
/* The way of a review from the lead to two screeners and back, through real project files. */
#include "review_fixture.h"

#include "winnow/app/reconciling.h"

/* chi's review of five records; ana and ben have joined. */
static void team(struct review *r)
{
    review_start(r);
    review_init(r, REVIEW_YAML);
    review_records(r, 5);
    review_invite(r, "ana");
    review_invite(r, "ben");
    review_join(r, "ana");
    review_join(r, "ben");
}

static void fail_tell(void *ctx, const char *status, struct wn_str sentence)
{
    (void)ctx;
    fail_msg("%s: %.*s", status, WN_ARG(sentence));
}

/* ---- invite ---- */

static bool invite(struct review *r, const char *name, const char *id)
{
    struct wn_app *app = review_open(r, name, NULL);
    struct wn_invited out;
    bool done =
        wn_exchange_invite(app, id, review_path(r, "x.wininvite"), &r->arena, &out, &r->err);
    wn_app_close(app);
    return done;
}

static void refuses_to_invite(struct review *r, const char *id, enum wn_errc code,
                              const char *words)
{
    assert_false(invite(r, "chi.winnow", id));
    assert_int_equal(r->err.code, code);
    if (!strstr(r->err.text, words))
        fail_msg("\"%s\" does not say \"%s\"", r->err.text, words);
    assert_false(wn_file_exists(review_path(r, "x.wininvite")));
}

static void who_can_be_invited(void **state)
{
    (void)state;
    struct review r;
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    refuses_to_invite(&r, "ana", WN_EREFUSED, "there are no records yet");
    review_records(&r, 2);
    refuses_to_invite(&r, "chi", WN_EREFUSED, "own project");
    refuses_to_invite(&r, "dan", WN_EUSAGE, "the ids are ana, ben, chi");
    wn_app_close(review_open(&r, "chi.winnow", "ben"));
    refuses_to_invite(&r, "ben", WN_EREFUSED, "works in this file already");
    review_invite(&r, "ana");
    review_join(&r, "ana");
    assert_false(invite(&r, "ana.winnow", "ben"));
    assert_int_equal(r.err.code, WN_EREFUSED);
    review_receive(&r, "chi.winnow", review_send(&r, "ana.winnow").file.p);
    refuses_to_invite(&r, "ana", WN_EREFUSED, "has joined already");
    review_end(&r);
}

static void lead_and_adjudicator_are_one_person_here(void **state)
{
    (void)state;
    struct review r;
    review_start(&r);
    review_init(&r, REVIEW_HEAD REVIEW_PEOPLE "  - {id: dan, name: Dan, role: lead}\n");
    review_records(&r, 2); /* the file is dan's, whatever its name */
    refuses_to_invite(&r, "ana", WN_EREFUSED,
                      "dan leads this review and chi settles the conflicts");
    review_end(&r);
    review_start(&r);
    review_init(&r, REVIEW_HEAD "reviewers:\n"
                    "  - {id: ana, name: Ana, role: screener}\n"
                    "  - {id: ben, name: Ben, role: screener}\n"
                    "  - {id: chi, name: Chi, role: [lead, adjudicator]}\n"
                    "  - {id: dan, name: Dan, role: adjudicator}\n");
    review_records(&r, 2);
    refuses_to_invite(&r, "dan", WN_EREFUSED, "does not screen");
    review_invite(&r, "ana");
    review_end(&r);
}

static void the_first_invitation_freezes(void **state)
{
    (void)state;
    struct review r;
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    review_records(&r, 2);
    struct wn_invited first = review_invite(&r, "ana");
    assert_true(first.frozen_now);
    assert_int_equal(first.number, 1);
    assert_str(first.name, "Ana Lima");
    struct wn_invited again = review_invite(&r, "ana"), other = review_invite(&r, "ben");
    assert_false(again.frozen_now || other.frozen_now);
    assert_int_equal(again.number, 1); /* the project lines are the same */
    assert_int_equal(other.number, 1);
    assert_str(review_kinds(&r, "chi.winnow", NULL), "seat criteria criteria invite invite invite");
    review_end(&r);
}

static void number_goes_up_when_the_lines_change(void **state)
{
    (void)state;
    struct review r;
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    review_records(&r, 2);
    review_invite(&r, "ana");
    review_join(&r, "ana");
    review_receive(&r, "chi.winnow", review_send(&r, "ana.winnow").file.p);
    assert_int_equal(review_invite(&r, "ben").number, 2); /* ana's keys stand in it now */
    review_join(&r, "ben");
    review_end(&r);
}

static void an_existing_file_stays(void **state)
{
    (void)state;
    struct review r;
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    review_records(&r, 2);
    assert_done(wn_file_write(review_path(&r, "x.wininvite"), WN_STR("mine"), false, &r.err),
                r.err);
    assert_false(invite(&r, "chi.winnow", "ana"));
    assert_int_equal(r.err.code, WN_EREFUSED);
    assert_true(review_file_holds(&r, "x.wininvite", "mine"));
    assert_str(review_kinds(&r, "chi.winnow", NULL), "seat criteria"); /* and nothing is frozen */
    review_end(&r);
}

/* ---- join ---- */

static void joining_makes_the_same_review(void **state)
{
    (void)state;
    struct review r;
    struct wn_row row;
    int64_t numbers[2], records, works, lead_work, work;
    size_t count;
    bool found;
    team(&r);
    struct wn_app *lead = review_open(&r, "chi.winnow", NULL);
    struct wn_app *app = review_open(&r, "ana.winnow", NULL);
    struct wn_store *store = wn_app_store(app);
    assert_str(wn_app_me(app), "ana");
    assert_int_equal(wn_app_roles(app), WN_SCREENER);
    assert_str(wn_app_review(app), "mentoring");
    assert_memory_equal(wn_app_project(app), wn_app_project(lead), WN_HASH);
    assert_done(wn_records_count(store, &records, &works, &r.err), r.err);
    assert_int_equal(works, 5);
    for (int64_t place = 1; place <= 5; place++) { /* the same order for everybody */
        assert_done(wn_queue_at(wn_app_store(lead), place, &lead_work, &found, &r.err), r.err);
        assert_done(wn_queue_at(store, place, &work, &found, &r.err), r.err);
        assert_int_equal(work, lead_work);
    }
    assert_done(wn_records_by_key(store, WN_STR("key-3"), numbers, &count, &r.err), r.err);
    assert_int_equal(count, 1);
    assert_int_equal(numbers[0], 3);
    assert_done(wn_records_get(store, 3, &r.arena, &row, &found, &r.err), r.err);
    assert_str(row.r.field[WN_F_TITLE], "Mentoring number 3");
    assert_str(row.r.field[WN_F_AUTHORS], "Lima, Ana\nOkoro, Ben");
    assert_str(row.sources, "Scopus");
    assert_str(row.r.field[WN_F_NOTES], "");
    wn_app_close(app);
    wn_app_close(lead);
    assert_str(review_kinds(&r, "ana.winnow", NULL), "seat");
    assert_false(review_file_holds(&r, "ana.winnow", "LEAD-ONLY"));
    assert_false(review_file_holds(&r, "ana.wininvite", "LEAD-ONLY"));
    review_end(&r);
}

static bool join(struct review *r, const char *file, const char *out)
{
    struct wn_joined joined;
    return wn_exchange_join(review_path(r, file), out ? review_path(r, out) : r->folder, false,
                            &r->sys, &r->arena, &joined, &r->err);
}

static void a_taken_name_gets_a_number(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    assert_done(wn_file_write(review_path(&r, "mentoring.ana.winnow"), WN_STR("x"), false, &r.err),
                r.err);
    assert_done(join(&r, "ana.wininvite", NULL), r.err);
    assert_true(wn_file_exists(review_path(&r, "mentoring.ana-2.winnow")));
    review_end(&r);
}

static void joining_a_second_time_makes_nothing(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    assert_done(join(&r, "ana.wininvite", NULL), r.err);
    assert_true(wn_file_exists(review_path(&r, "mentoring.ana.winnow")));
    assert_done(join(&r, "ana.wininvite", NULL), r.err);
    assert_false(wn_file_exists(review_path(&r, "mentoring.ana-2.winnow")));
    review_end(&r);
}

static void what_is_no_invitation_is_refused(void **state)
{
    (void)state;
    struct review r;
    struct wn_file file;
    team(&r);
    struct wn_sent sent = review_send(&r, "ana.winnow");
    assert_false(join(&r, wn_file_name(sent.file).p, "x.winnow"));
    assert_true(strstr(r.err.text, "is not an invitation") != NULL);
    assert_done(wn_file_open(review_path(&r, "ana.wininvite"), 1 << 20, &file, &r.err), r.err);
    struct wn_buf bad = {0};
    wn_buf_put(&bad, file.bytes);
    bad.p[bad.n - 100] ^= 1; /* in the body */
    assert_done(wn_file_write(review_path(&r, "bad"), wn_buf_str(&bad), true, &r.err), r.err);
    assert_false(join(&r, "bad", "x.winnow"));
    assert_string_equal(r.err.text,
                        "bad was damaged or changed after the lead signed it. Nothing was "
                        "read. Ask for it again.");
    assert_done(wn_file_write(review_path(&r, "cut"), wn_str_first(file.bytes, 900), true, &r.err),
                r.err);
    assert_false(join(&r, "cut", "x.winnow"));
    assert_true(strstr(r.err.text, "is not complete yet") != NULL);
    assert_false(join(&r, "ana.wininvite", "x.db"));
    assert_int_equal(r.err.code, WN_EUSAGE);
    assert_false(wn_file_exists(review_path(&r, "x.winnow")));
    wn_file_close(&file);
    wn_buf_free(&bad);
    review_end(&r);
}

static void two_people_can_join_in_one_project(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    assert_done(join(&r, "ben.wininvite", "ana.winnow"), r.err);
    assert_false(join(&r, "ben.wininvite", "ana.winnow"));
    assert_string_equal(r.err.text, "You have already joined this review as ben.");
    assert_false(join(&r, "ana.wininvite", "ana.winnow"));
    assert_string_equal(r.err.text, "You have already joined this review as ana.");
    struct wn_app *app = review_open(&r, "ana.winnow", "ben");
    assert_str(wn_app_me(app), "ben");
    wn_app_close(app);
    assert_false(wn_app_open(review_path(&r, "ana.winnow"), NULL, &r.sys, &app, &r.err));
    assert_false(join(&r, "ben.wininvite", "chi.winnow")); /* the lead's own */
    assert_int_equal(r.err.code, WN_EREFUSED);
    review_end(&r);
}

static void another_reviews_project_is_left_alone(void **state)
{
    (void)state;
    struct review a, b;
    struct wn_joined joined;
    team(&a);
    review_start(&b);
    b.drawn = 1000; /* other keys: another project */
    review_init(&b, REVIEW_YAML);
    review_records(&b, 5);
    review_invite(&b, "ben");
    assert_false(wn_exchange_join(review_path(&b, "ben.wininvite"), review_path(&a, "ana.winnow"),
                                  false, &b.sys, &b.arena, &joined, &b.err));
    assert_true(strstr(b.err.text, "belongs to another review") != NULL);
    review_end(&a);
    review_end(&b);
}

/* ---- send, receive, open ---- */

static void the_whole_way(void **state)
{
    (void)state;
    struct review r;
    struct wn_conflicts c;
    team(&r);
    for (int64_t work = 1; work <= 5; work++) {
        review_decide(&r, "ana.winnow", work, WN_INCLUDE, "");
        review_decide(&r, "ben.winnow", work, work == 3 ? WN_EXCLUDE : WN_INCLUDE,
                      work == 3 ? "BENS-SECRET-NOTE" : "");
    }
    struct wn_sent ana = review_send(&r, "ana.winnow"), ben = review_send(&r, "ben.winnow");
    assert_str(ana.status, "sent");
    assert_int_equal(ana.last, 7); /* seat, five decisions, sent */
    assert_int_equal(ana.new_lines, 7);
    assert_true(wn_str_starts(wn_file_name(ana.file), WN_STR("mentoring.ana.000007-")));
    struct wn_received_file a = review_receive(&r, "chi.winnow", ana.file.p);
    struct wn_received_file b = review_receive(&r, "chi.winnow", ben.file.p);
    assert_str(a.status, "taken");
    assert_str(a.from, "ana");
    assert_false(a.refused);
    assert_int_equal(a.new_lines, 7);
    assert_int_equal(b.last, 8); /* and a note */
    struct wn_app *app = review_open(&r, "chi.winnow", NULL);
    struct wn_person *people;
    size_t n;
    assert_done(wn_people_list(wn_app_store(app), &r.arena, &people, &n, &r.err), r.err);
    assert_int_equal(people[1].decided, 5); /* from the manifest: nothing is open yet */
    assert_int_equal(people[1].of, 5);
    assert_true(people[1].joined && !people[1].invited);
    assert_done(wn_reconciling_open(app, false, fail_tell, NULL, &r.err), r.err);
    assert_done(wn_reconciling_tally(app, &c, &r.err), r.err);
    assert_int_equal(c.conflicts, 1);
    assert_int_equal(c.waiting, 0);
    wn_app_close(app);
    assert_str(review_kinds(&r, "chi.winnow", NULL),
               "seat criteria criteria invite invite enrol receive enrol receive open");
    assert_false(review_file_holds(&r, "ana.winnow", "BENS-SECRET-NOTE"));
    assert_false(review_file_holds(&r, wn_file_name(ben.file).p, "BENS-SECRET-NOTE"));
    assert_true(review_file_holds(&r, "ben.winnow", "BENS-SECRET-NOTE"));
    review_end(&r);
}

static void both_sides_see_the_same_words(void **state)
{
    (void)state;
    struct review r;
    review_start(&r);
    review_init(&r, REVIEW_YAML);
    review_records(&r, 2);
    review_invite(&r, "ana");
    struct wn_joined joined = review_join(&r, "ana");
    assert_str(joined.person, "ana");
    assert_str(joined.lead, "chi");
    assert_int_equal(joined.words.n, 23);
    struct wn_received_file got =
        review_receive(&r, "chi.winnow", review_send(&r, "ana.winnow").file.p);
    assert_str(got.words, joined.words.p);
    review_decide(&r, "ana.winnow", 1, WN_MAYBE, "");
    got = review_receive(&r, "chi.winnow", review_send(&r, "ana.winnow").file.p);
    assert_str(got.status, "taken");
    assert_int_equal(got.words.n, 0); /* only at enrolment */
    review_end(&r);
}

static void nothing_new_is_sealed_again(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    struct wn_sent first = review_send(&r, "ana.winnow"), again = review_send(&r, "ana.winnow");
    assert_str(again.status, "nothing-new");
    assert_int_equal(again.last, first.last);
    assert_int_equal(again.new_lines, 0);
    assert_false(wn_str_eq(first.file, again.file));
    assert_str(review_receive(&r, "chi.winnow", first.file.p).status, "taken");
    struct wn_received_file got = review_receive(&r, "chi.winnow", again.file.p);
    assert_str(got.status, "nothing-new");
    assert_int_equal(got.last, first.last);
    assert_int_equal(got.new_lines, 0);
    assert_str(review_kinds(&r, "ana.winnow", NULL), "seat sent");
    review_end(&r);
}

static void only_screeners_send(void **state)
{
    (void)state;
    struct review r;
    struct wn_sent sent;
    team(&r);
    struct wn_app *app = review_open(&r, "chi.winnow", NULL);
    assert_false(wn_exchange_send(app, r.folder, &r.arena, &sent, &r.err));
    assert_int_equal(r.err.code, WN_EREFUSED);
    wn_app_close(app);
    review_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_can_be_invited),
        cmocka_unit_test(lead_and_adjudicator_are_one_person_here),
        cmocka_unit_test(the_first_invitation_freezes),
        cmocka_unit_test(number_goes_up_when_the_lines_change),
        cmocka_unit_test(an_existing_file_stays),
        cmocka_unit_test(joining_makes_the_same_review),
        cmocka_unit_test(a_taken_name_gets_a_number),
        cmocka_unit_test(joining_a_second_time_makes_nothing),
        cmocka_unit_test(what_is_no_invitation_is_refused),
        cmocka_unit_test(two_people_can_join_in_one_project),
        cmocka_unit_test(another_reviews_project_is_left_alone),
        cmocka_unit_test(the_whole_way),
        cmocka_unit_test(both_sides_see_the_same_words),
        cmocka_unit_test(nothing_new_is_sealed_again),
        cmocka_unit_test(only_screeners_send),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
