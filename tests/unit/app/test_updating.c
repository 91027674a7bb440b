/* SPDX-License-Identifier: MIT */
/* Later searches and corrections: the lead's next project file, and what the screeners make of it. */
#include "app_fixture.h"

#include "exchange_parts.h"
#include "winnow/app/correcting.h"
#include "winnow/app/importing.h"
#include "winnow/app/keeping.h"
#include "winnow/app/reporting.h"

/* chi has n records; ana and ben have joined with number 1 */
static void begin(struct review *r, int n)
{
    app_begin(r, APP_HEAD "screening: {order: random}\n" REVIEW_PEOPLE, n);
    review_invite(r, "ana");
    review_invite(r, "ben");
    review_join(r, "ana");
    review_join(r, "ben");
}

/* `n` more records, of a file of its own, into chi's project */
static void import_more(struct review *r, const char *name, int n)
{
    struct wn_app *app = review_open(r, "chi.winnow", NULL);
    struct wn_import_opts opts = {0};
    struct wn_imported out;
    const char *path = review_path(r, name);
    FILE *file = fopen(path, "w");
    for (int i = 1; i <= n; i++)
        fprintf(file, "TY  - JOUR\nTI  - Later %s %d\nAB  - Of a later search.\nER  -\n", name, i);
    fclose(file);
    assert_done(wn_import(app, path, &opts, NULL, NULL, &r->arena, &out, &r->err), r->err);
    assert_int_equal(out.records, n);
    wn_app_close(app);
}

static void correct(struct review *r, int64_t n, enum wn_field field, const char *value)
{
    struct wn_app *app = review_open(r, "chi.winnow", NULL);
    struct wn_corrected out;
    assert_done(wn_correct(app, n, field, wn_str(value), &r->arena, &out, &r->err), r->err);
    wn_app_close(app);
}

static struct wn_sent send_project(struct review *r)
{
    struct wn_app *app = review_open(r, "chi.winnow", NULL);
    struct wn_sent v[WN_SENT_MAX];
    size_t n;
    assert_done(wn_exchange_send_all(app, r->folder, &r->arena, v, &n, &r->err), r->err);
    assert_int_equal(n, 1);
    wn_app_close(app);
    return v[0];
}

/* "3 1 2": the queue of a project */
static const char *queue(struct review *r, const char *name)
{
    struct wn_app *app = review_open(r, name, NULL);
    struct wn_str text = WN_STR("");
    int64_t work;
    bool found = true;
    for (int64_t place = 1; found; place++) {
        assert_done(wn_queue_at(wn_app_store(app), place, &work, &found, &r->err), r->err);
        if (found)
            text = wn_arena_print(&r->arena, "%.*s%s%d", WN_ARG(text), text.n ? " " : "",
                                  (int)work);
    }
    wn_app_close(app);
    return text.p;
}

static struct wn_record record_of(struct review *r, const char *name, int64_t n)
{
    struct wn_app *app = review_open(r, name, NULL);
    struct wn_row row;
    bool found;
    assert_done(wn_records_get(wn_app_store(app), n, &r->arena, &row, &found, &r->err), r->err);
    assert_true(found);
    wn_app_close(app);
    return row.r;
}

static int64_t newest(struct review *r, const char *name)
{
    struct wn_app *app = review_open(r, name, NULL);
    uint8_t fingerprint[WN_HASH];
    int64_t number;
    assert_done(wn_numbers_newest(wn_app_store(app), &number, fingerprint, &r->err), r->err);
    wn_app_close(app);
    return number;
}

static void sound(struct review *r, const char *name)
{
    struct wn_app *app = review_open(r, name, NULL);
    struct wn_problem *v;
    size_t n;
    bool ok;
    assert_done(wn_keep_check(app, &r->arena, &v, &n, &ok, &r->err), r->err);
    if (!ok)
        fail_msg("%s: %.*s", name, WN_ARG(v[0].sentence));
    wn_app_close(app);
}

static const char *next_act(struct review *r, const char *name)
{
    struct wn_app *app = review_open(r, name, NULL);
    struct wn_overview o;
    assert_done(wn_report_overview(app, &r->arena, &o, &r->err), r->err);
    const char *next = wn_arena_copy(&r->arena, o.next).p;
    wn_app_close(app);
    return next;
}

static void assert_taken(struct wn_received_file got, const char *words)
{
    if (!wn_str_is(got.status, "taken"))
        fail_msg("%.*s: %.*s", WN_ARG(got.status), WN_ARG(got.message));
    app_says(got.message.p, words);
}

static void assert_says(struct wn_received_file got, const char *status, bool refused,
                        const char *sentence)
{
    assert_str(got.status, status);
    assert_str(got.message, sentence);
    assert_int_equal(got.refused, refused);
}

static struct wn_str file_bytes(struct review *r, const char *path)
{
    struct wn_file file;
    assert_done(wn_file_open(path, UINT64_C(1) << 30, &file, &r->err), r->err);
    struct wn_str copy = wn_arena_copy(&r->arena, file.bytes);
    wn_file_close(&file);
    return copy;
}

static const char *put_file(struct review *r, const char *name, struct wn_str bytes)
{
    const char *path = review_path(r, name);
    FILE *file = fopen(path, "wb");
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, file), bytes.n);
    fclose(file);
    return path;
}

/* ---- the whole way, with three projects ---- */

static void import_correct_send_receive_reconcile_export(void **state)
{
    (void)state;
    struct review r;
    begin(&r, 4);
    const char *before = queue(&r, "ana.winnow");
    for (int64_t w = 1; w <= 3; w++)
        review_decide(&r, "ana.winnow", w, WN_INCLUDE, "");
    review_decide(&r, "ben.winnow", 2, WN_EXCLUDE, "");
    struct wn_sent early = review_send(&r, "ben.winnow");
    import_more(&r, "later.ris", 3);
    correct(&r, 2, WN_F_ABSTRACT, "Mended.");
    assert_string_equal(next_act(&r, "chi.winnow"), "3 new records and 1 correction are not yet "
                                                    "with ana and ben: winnow send");
    struct wn_sent sent = send_project(&r);
    assert_str(sent.status, "sent");
    assert_int_equal(sent.number, 2);
    assert_int_equal(sent.new_lines, 3);
    assert_int_equal(sent.first, 5);
    assert_int_equal(sent.last, 7);
    assert_true(wn_str_ends(sent.file, WN_STR("/mentoring.002.winproj")));

    struct wn_received_file got = review_receive(&r, "ana.winnow", sent.file.p);
    assert_taken(got, "mentoring.002.winproj: taken in (project number 2). 3 new records (#0005 to "
                      "#0007), at the end of the queue; the text of 1 record was corrected.");
    assert_str(got.from, "chi");
    assert_int_equal(got.number, 2);
    assert_int_equal(got.new_lines, 3);
    assert_int_equal(got.note_count, 1);
    assert_str(got.notes[0], "The abstract of #0002 changed after you decided: read it again, and "
                             "decide again (winnow screen, 0002 Enter)");
    assert_str(record_of(&r, "ana.winnow", 2).field[WN_F_ABSTRACT], "Mended.");
    assert_int_equal(strncmp(queue(&r, "ana.winnow"), before, strlen(before)), 0);
    assert_int_equal(strlen(queue(&r, "ana.winnow")), strlen(before) + 6);
    assert_str(review_kinds(&r, "ana.winnow", NULL), "seat decision decision decision project");
    app_says(next_act(&r, "ana.winnow"), "Carry on screening: 4 records left");
    for (int64_t w = 4; w <= 7; w++)
        review_decide(&r, "ana.winnow", w, WN_INCLUDE, "");

    /* ben has none of it yet: those records wait, and his old file is as good as ever */
    assert_str(review_receive(&r, "chi.winnow", early.file.p).status, "taken");
    assert_str(review_receive(&r, "chi.winnow", review_send(&r, "ana.winnow").file.p).status,
               "taken");
    app_says(next_act(&r, "chi.winnow"), "Look for conflicts");
    assert_taken(review_receive(&r, "ben.winnow", sent.file.p), "3 new records");
    assert_string_equal(queue(&r, "ben.winnow"), queue(&r, "ana.winnow"));
    assert_string_equal(queue(&r, "chi.winnow"), queue(&r, "ana.winnow"));
    for (int64_t w = 1; w <= 7; w++)
        if (w != 2)
            review_decide(&r, "ben.winnow", w, w == 7 ? WN_EXCLUDE : WN_INCLUDE, "");
    assert_str(review_receive(&r, "chi.winnow", review_send(&r, "ben.winnow").file.p).status,
               "taken");
    struct wn_app *app = review_open(&r, "chi.winnow", NULL);
    struct wn_conflicts tally;
    assert_done(wn_reconciling_open(app, false, NULL, NULL, &r.err), r.err);
    assert_done(wn_reconciling_tally(app, &tally, &r.err), r.err);
    assert_int_equal(tally.conflicts, 2); /* 2 and 7 */
    assert_int_equal(tally.waiting, 0);
    wn_app_close(app);
    sound(&r, "ana.winnow");
    sound(&r, "ben.winnow");
    sound(&r, "chi.winnow");
    review_end(&r);
}

/* ---- again, too old, out of order ---- */

static void a_project_file_twice_or_too_late_is_nothing_new(void **state)
{
    (void)state;
    struct review r;
    begin(&r, 3);
    import_more(&r, "second.ris", 1);
    struct wn_sent two = send_project(&r);
    import_more(&r, "third.ris", 2);
    struct wn_sent three = send_project(&r);
    assert_int_equal(three.number, 3);
    assert_taken(review_receive(&r, "ana.winnow", two.file.p), "1 new record (#0004), at the end");
    assert_says(review_receive(&r, "ana.winnow", two.file.p), "older", false,
                "mentoring.002.winproj is in already (project number 2). Nothing "
                "new.");
    assert_taken(review_receive(&r, "ana.winnow", three.file.p), "2 new records (#0005 to #0006)");
    assert_says(review_receive(&r, "ana.winnow", two.file.p), "older", false,
                "mentoring.002.winproj is an older project file (2; number 3 is here). Nothing "
                "new.");
    assert_taken(review_receive(&r, "ben.winnow", three.file.p), "3 new records (#0004 to #0006)");
    assert_says(review_receive(&r, "ben.winnow", two.file.p), "older", false,
                "mentoring.002.winproj is an older project file (2; number 3 is here). Nothing "
                "new.");
    assert_int_equal(newest(&r, "ana.winnow"), 3);
    assert_str(review_kinds(&r, "ben.winnow", NULL), "seat project");
    sound(&r, "ana.winnow");
    sound(&r, "ben.winnow");
    review_end(&r);
}

static void with_nothing_new_the_last_is_written_again(void **state)
{
    (void)state;
    struct review r;
    begin(&r, 3);
    struct wn_sent same = send_project(&r); /* nobody lacks anything */
    assert_str(same.status, "nothing-new");
    assert_int_equal(same.number, 1);
    assert_says(review_receive(&r, "ana.winnow", same.file.p), "older", false,
                "mentoring.001.winproj is in already (project number 1). Nothing "
                "new.");
    correct(&r, 1, WN_F_TITLE, "Mended");
    assert_string_equal(next_act(&r, "chi.winnow"),
                        "1 correction is not yet with ana and ben: winnow send");
    assert_str(send_project(&r).status, "sent");
    same = send_project(&r);
    assert_str(same.status, "nothing-new");
    assert_int_equal(same.number, 2);
    app_says(same.message.p, "wrote the same project (number 2) once more");
    assert_taken(review_receive(&r, "ana.winnow", same.file.p), "No new records; the text of 1 "
                                                                "record was corrected.");
    assert_str(review_kinds(&r, "chi.winnow", NULL),
               "seat criteria criteria invite invite correct project");
    review_end(&r);
}

/* Who joins later gets all of it with the invitation, and goes on from that number. */
static void an_invitation_carries_what_came_since(void **state)
{
    (void)state;
    struct review r;
    app_begin(&r, APP_YAML, 3);
    review_invite(&r, "ana");
    review_join(&r, "ana");
    import_more(&r, "second.ris", 2);
    assert_int_equal(review_invite(&r, "ben").number, 2);
    review_join(&r, "ben");
    assert_int_equal(newest(&r, "ben.winnow"), 2);
    assert_string_equal(queue(&r, "ben.winnow"), "1 2 3 4 5");
    assert_string_equal(next_act(&r, "chi.winnow"),
                        "2 new records are not yet with ana: winnow send");
    struct wn_sent sent = send_project(&r);
    assert_int_equal(sent.number, 2); /* the same lines that ben got */
    assert_str(sent.status, "sent");
    assert_taken(review_receive(&r, "ana.winnow", sent.file.p), "2 new records");
    assert_str(review_receive(&r, "ben.winnow", sent.file.p).status, "older");
    review_end(&r);
}

/* The keys of who has joined are known to all after the next project file. */
static void keys_travel_with_it(void **state)
{
    (void)state;
    struct review r;
    struct wn_person ben;
    bool found;
    begin(&r, 2);
    review_decide(&r, "ben.winnow", 1, WN_INCLUDE, "");
    review_receive(&r, "chi.winnow", review_send(&r, "ben.winnow").file.p);
    struct wn_sent sent = send_project(&r);
    assert_str(sent.status, "sent");
    app_says(sent.message.p, "(the list of the people in the review is new)");
    assert_taken(review_receive(&r, "ana.winnow", sent.file.p), "No new records.");
    struct wn_app *app = review_open(&r, "ana.winnow", NULL);
    assert_done(wn_people_get(wn_app_store(app), WN_STR("ben"), &r.arena, &ben, &found, &r.err),
                r.err);
    assert_true(ben.joined);
    wn_app_close(app);
    assert_taken(review_receive(&r, "ben.winnow", sent.file.p), "No new records.");
    review_end(&r);
}

/* Two imports that go out together are one block, at the lead's as at the screeners'. */
static void imports_between_two_numbers_are_one_block(void **state)
{
    (void)state;
    struct review r;
    begin(&r, 4);
    import_more(&r, "second.ris", 6);
    import_more(&r, "third.ris", 6);
    review_receive(&r, "ana.winnow", send_project(&r).file.p);
    assert_string_equal(queue(&r, "chi.winnow"), queue(&r, "ana.winnow"));
    const char *before = queue(&r, "ana.winnow");
    import_more(&r, "fourth.ris", 3);
    assert_int_equal(strncmp(queue(&r, "chi.winnow"), before, strlen(before)), 0);
    review_receive(&r, "ana.winnow", send_project(&r).file.p);
    assert_string_equal(queue(&r, "chi.winnow"), queue(&r, "ana.winnow"));
    review_end(&r);
}

/* Lead and screener in one person: what is new of either, and with nothing new both again. */
static void two_roles_send_what_is_new_in_each(void **state)
{
    (void)state;
    struct review r;
    struct wn_sent v[WN_SENT_MAX];
    size_t n;
    app_begin(&r, APP_TWO, 3);
    review_invite(&r, "ana");
    review_join(&r, "ana");
    struct wn_app *app = review_open(&r, "chi.winnow", NULL);
    assert_done(wn_exchange_send_all(app, r.folder, &r.arena, v, &n, &r.err), r.err);
    assert_int_equal(n, 1); /* the decisions, of which there are none: ana has the project */
    assert_int_equal(v[0].number, 0);
    wn_app_close(app);
    import_more(&r, "later.ris", 1);
    app = review_open(&r, "chi.winnow", NULL);
    assert_done(wn_exchange_send_all(app, r.folder, &r.arena, v, &n, &r.err), r.err);
    assert_int_equal(n, 2);
    assert_int_equal(v[0].number, 2);
    assert_int_equal(v[1].number, 0);
    assert_done(wn_exchange_send_all(app, r.folder, &r.arena, v, &n, &r.err), r.err);
    assert_int_equal(n, 2);
    assert_str(v[0].status, "nothing-new");
    assert_str(v[1].status, "nothing-new");
    const char *named = review_path(&r, "mine.winproj");
    assert_done(wn_exchange_send_all(app, named, &r.arena, v, &n, &r.err), r.err);
    assert_int_equal(n, 1);
    assert_int_equal(v[0].number, 2);
    wn_app_close(app);
    assert_taken(review_receive(&r, "ana.winnow", named), "1 new record (#0004)");
    review_end(&r);
}

/* The lead's file is where project files come from; there is nothing in them for it. */
static void the_leads_own_project_takes_none(void **state)
{
    (void)state;
    struct review r;
    begin(&r, 2);
    struct wn_str old = file_bytes(&r, review_path(&r, "chi.winnow"));
    import_more(&r, "later.ris", 1);
    struct wn_sent sent = send_project(&r);
    assert_says(review_receive(&r, "chi.winnow", sent.file.p), "nothing-new", false,
                "mentoring.002.winproj was written from this project; it is for the screeners. "
                "Nothing new.");
    put_file(&r, "old.winnow", old);
    assert_str(review_receive(&r, "old.winnow", sent.file.p).status, "fork");
    review_end(&r);
}

static void before_the_first_invitation_there_is_nobody_to_send_to(void **state)
{
    (void)state;
    struct review r;
    struct wn_sent v[WN_SENT_MAX];
    size_t n;
    app_begin(&r, APP_YAML, 2);
    struct wn_app *app = app_as(&r, "chi");
    app_refused(&r, wn_exchange_send_all(app, r.folder, &r.arena, v, &n, &r.err), WN_EREFUSED,
                "no screener has been invited yet");
    app_end(&r, app);
}

/* ---- refused, and nothing is there ---- */

/* A project file of `body`, signed by somebody's keys, with the next number. */
static const char *forged(struct review *r, struct wn_app *by, const char *name, struct wn_str body,
                          int64_t number, const uint8_t *previous)
{
    struct wn_manifest m = wn_exchange_manifest(by, WN_B_PROJECT, &r->arena);
    struct wn_buf out = {0};
    struct wn_hash hash = wn_sha256(body);
    m.number = number;
    memcpy(m.fingerprint, hash.b, WN_HASH);
    m.has_previous = previous != NULL;
    if (previous)
        memcpy(m.previous, previous, WN_HASH);
    wn_bundle_make(&m, body, wn_app_keys(by), &out);
    const char *path = put_file(r, name, wn_buf_str(&out));
    wn_buf_free(&out);
    return path;
}

static void what_does_not_check_out_is_refused(void **state)
{
    (void)state;
    struct review r, other;
    struct wn_bundle b;
    struct wn_bundle_fault fault;
    uint8_t first[WN_HASH];
    int64_t number;
    begin(&r, 3);
    import_more(&r, "second.ris", 1);
    struct wn_str good = file_bytes(&r, send_project(&r).file.p);
    assert_true(wn_bundle_look(good, "x", &r.arena, &b, &fault));

    char *bytes = wn_arena_alloc(&r.arena, good.n, 1);
    memcpy(bytes, good.p, good.n);
    bytes[good.n - 100] ^= 1;
    assert_says(review_receive(&r, "ana.winnow",
                               put_file(&r, "a.winproj", wn_str_of(bytes, good.n))),
                "bad-signature", true,
                "a.winproj was damaged or changed after chi signed it. Nothing was read. Ask for "
                "it again.");
    assert_str(review_receive(&r, "ana.winnow",
                              put_file(&r, "b.winproj", wn_str_first(good, good.n - 1))).status,
               "incomplete");

    struct wn_app *ben = review_open(&r, "ben.winnow", NULL);
    assert_done(wn_numbers_newest(wn_app_store(ben), &number, first, &r.err), r.err);
    const char *bens = forged(&r, ben, "ben.winproj", b.body, 2, first);
    wn_app_close(ben);
    assert_says(review_receive(&r, "ana.winnow", bens), "wrong-signer", true,
                "ben.winproj was not made by the lead of this review. Nothing was read.");

    struct wn_app *chi = review_open(&r, "chi.winnow", NULL);
    uint8_t zero[WN_HASH] = {0};
    const char *fork = forged(&r, chi, "fork.winproj", b.body, 2, zero);
    const char *cut = forged(&r, chi, "cut.winproj", wn_str_first(b.body, b.body.n - 2), 2, first);
    wn_app_close(chi);
    assert_says(review_receive(&r, "ana.winnow", fork), "fork", true,
                "There are two different project files with number 1. Nothing was read. Ask the "
                "lead.");
    assert_str(review_receive(&r, "ana.winnow", cut).status, "bad-body");
    assert_int_equal(newest(&r, "ana.winnow"), 1);
    assert_string_equal(queue(&r, "ana.winnow"), queue(&r, "ben.winnow"));
    assert_str(review_kinds(&r, "ana.winnow", NULL), "seat");

    review_start(&other);
    other.drawn = 1000; /* other keys */
    review_init(&other, APP_YAML);
    assert_says(review_receive(&other, "chi.winnow", put_file(&other, "m.winproj", good)),
                "other-review", true,
                "m.winproj belongs to another review of the same name "
                "(mentoring), not to this one. Nothing was "
                "read.");
    review_end(&other);
    sound(&r, "ana.winnow");
    review_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(import_correct_send_receive_reconcile_export),
        cmocka_unit_test(a_project_file_twice_or_too_late_is_nothing_new),
        cmocka_unit_test(with_nothing_new_the_last_is_written_again),
        cmocka_unit_test(an_invitation_carries_what_came_since),
        cmocka_unit_test(keys_travel_with_it),
        cmocka_unit_test(imports_between_two_numbers_are_one_block),
        cmocka_unit_test(two_roles_send_what_is_new_in_each),
        cmocka_unit_test(the_leads_own_project_takes_none),
        cmocka_unit_test(before_the_first_invitation_there_is_nobody_to_send_to),
        cmocka_unit_test(what_does_not_check_out_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
