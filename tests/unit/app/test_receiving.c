/* SPDX-License-Identifier: MIT */
/* What chi's project says of every file that can arrive: status, sentence, and nothing changed. */
#include "review_fixture.h"

#include "winnow/app/reconciling.h"
#include "winnow/format/bundle.h"

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

static struct wn_str copy_of(struct review *r, const char *path)
{
    struct wn_file file;
    assert_done(wn_file_open(path, UINT64_C(1) << 30, &file, &r->err), r->err);
    struct wn_str copy = wn_arena_copy(&r->arena, file.bytes);
    wn_file_close(&file);
    return copy;
}

static void put(struct review *r, const char *name, struct wn_str bytes)
{
    assert_done(wn_file_write(review_path(r, name), bytes, true, &r->err), r->err);
}

/* ana's bundle under a name without digits that differ from run to run */
static void send_as(struct review *r, const char *project, const char *name)
{
    struct wn_sent sent = review_send(r, project);
    put(r, name, copy_of(r, sent.file.p));
}

static void says(struct review *r, const char *project, const char *file, const char *status,
                 bool refused, const char *sentence)
{
    struct wn_received_file got = review_receive(r, project, review_path(r, file));
    assert_str(got.status, status);
    assert_int_equal(got.refused, refused);
    if (sentence)
        assert_str(got.message, sentence);
}

static void files_that_are_no_bundle(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    put(&r, "empty", WN_STR(""));
    put(&r, "text\x1b[31m", WN_STR("hello"));
    put(&r, "newer", WN_STR("WND9...."));
    says(&r, "chi.winnow", "missing", "unreadable", true,
         "missing cannot be read: it does not exist; check the name.");
    says(&r, "chi.winnow", ".", "unreadable", true, NULL);
    says(&r, "chi.winnow", "empty", "not-winnow", true, "empty is not a winnow file.");
    says(&r, "chi.winnow", "text\x1b[31m", "not-winnow", true,
         "text\xEF\xBF\xBD[31m is not a winnow file.");
    says(&r, "chi.winnow", "newer", "newer-version", true,
         "newer was made by a newer winnow (bundle version 9; this one reads 1). Install a newer "
         "winnow.");
    says(&r, "chi.winnow", "chi.winnow", "not-winnow", true, NULL);
    assert_str(review_kinds(&r, "chi.winnow", NULL), "seat criteria criteria invite invite");
    review_end(&r);
}

static void files_for_somebody_else(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    send_as(&r, "ben.winnow", "ben.windec");
    says(&r, "ana.winnow", "ben.windec", "not-for-you", true,
         "ben.windec holds ben's sealed decisions. They are for chi; you cannot open them and do "
         "not "
         "need them.");
    says(&r, "ben.winnow", "ben.windec", "not-for-you", true,
         "ben.windec holds your own decisions, sealed for chi: hand it to chi. There is nothing to "
         "take in here.");
    says(&r, "chi.winnow", "ana.wininvite", "not-for-you", true,
         "ana.wininvite is an invitation; use: winnow join ana.wininvite");
    struct review other;
    review_start(&other);
    other.drawn = 1000;
    review_init(&other, REVIEW_YAML);
    put(&other, "ben.windec", copy_of(&r, review_path(&r, "ben.windec")));
    says(&other, "chi.winnow", "ben.windec", "other-review", true,
         "ben.windec belongs to another review of the same name "
         "(mentoring), not to this one. Nothing was read.");
    review_end(&other);
    review_end(&r);
}

static void damaged_files(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    send_as(&r, "ana.winnow", "ana.windec");
    struct wn_str whole = copy_of(&r, review_path(&r, "ana.windec"));
    struct wn_buf bytes = {0};
    wn_buf_put(&bytes, whole);
    bytes.p[whole.n - 200] ^= 1;
    put(&r, "changed", wn_buf_str(&bytes));
    says(&r, "chi.winnow", "changed", "bad-signature", true,
         "changed was damaged or changed after ana signed it. Nothing was read. Ask for it again.");
    put(&r, "half", wn_str_first(whole, whole.n / 2));
    says(&r, "chi.winnow", "half", "incomplete", true, NULL);
    put(&r, "start", wn_str_first(whole, 100));
    says(&r, "chi.winnow", "start", "incomplete", true,
         "start is not complete yet (100 bytes so far). It may still be on its way; run this again "
         "later.");
    wn_buf_clear(&bytes);
    wn_buf_put(&bytes, whole);
    wn_buf_put(&bytes, WN_STR("twelve bytes"));
    put(&r, "long", wn_buf_str(&bytes));
    says(&r, "chi.winnow", "long", "too-long", true,
         "long is 12 bytes too long: it was changed after it was written. Ask ana to send it "
         "again.");
    assert_str(review_kinds(&r, "chi.winnow", NULL), "seat criteria criteria invite invite");
    wn_buf_free(&bytes);
    review_end(&r);
}

/* A bundle of one seat line by somebody with keys of their own, who says to be `person`. */
static struct wn_manifest forged(struct review *r, const char *person, const struct wn_keys *keys,
                                 struct wn_str *lines)
{
    struct wn_app *app = review_open(r, "chi.winnow", NULL);
    struct wn_manifest m = {.kind = WN_B_DECISIONS, .program = WN_STR("winnow"),
                            .review = WN_STR("mentoring"), .made = WN_STR("t"), .number = 1,
                            .person = wn_str(person), .stage = WN_STR("title-abstract"), .last = 1,
                            .of = 5, .recipient_count = 2};
    *lines = WN_STR("{\"n\":1,\"at\":\"t\",\"kind\":\"seat\",\"number\":1,\"parent\":null,"
                    "\"program\":\"x\"}\n");
    memcpy(m.project, wn_app_project(app), WN_HASH);
    memcpy(m.writer, keys->sign, WN_KEY);
    memcpy(m.box, keys->box, WN_KEY);
    memcpy(m.recipients[0], keys->box, WN_KEY);
    memcpy(m.recipients[1], wn_app_keys(app)->box, WN_KEY);
    struct wn_hash head = wn_chain_root(m.project, m.writer, m.seat);
    head = wn_chain_next(&head, *lines);
    memcpy(m.head, head.b, WN_HASH);
    wn_app_close(app);
    return m;
}

static void forge(struct review *r, const char *person, uint8_t seed_byte, const char *name)
{
    static const uint8_t key[WN_KEY] = {1};
    uint8_t seed[WN_KEY];
    struct wn_keys keys;
    struct wn_str lines;
    struct wn_buf file = {0};
    memset(seed, seed_byte, sizeof seed);
    wn_keys_from_seed(seed, &keys);
    struct wn_manifest m = forged(r, person, &keys, &lines);
    wn_bundle_make_decisions(&m, lines, &keys, key, &file);
    put(r, name, wn_buf_str(&file));
    wn_buf_free(&file);
}

static void nobody_invited(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    forge(&r, "ana", 9, "f");
    says(&r, "chi.winnow", "f", "not-invited", true,
         "f says it is from ana but was not made with the invitation you sent. Nothing was read. "
         "Compare the four words with ana by telephone.");
    forge(&r, "eve", 9, "f");
    says(&r, "chi.winnow", "f", "not-invited", true, NULL);
    forge(&r, "chi", 9, "f"); /* not even as the lead */
    says(&r, "chi.winnow", "f", "key-changed", true, NULL);
    send_as(&r, "ana.winnow", "ana.windec");
    says(&r, "chi.winnow", "ana.windec", "taken", false, NULL);
    forge(&r, "ana", 9, "f");
    says(&r, "chi.winnow", "f", "key-changed", true,
         "ana has already joined with another key. If the laptop was lost, run: winnow invite ana");
    assert_str(review_kinds(&r, "chi.winnow", NULL),
               "seat criteria criteria invite invite enrol receive");
    review_end(&r);
}

static void another_ones_token_does_not_help(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    send_as(&r, "ana.winnow", "ana.windec");
    struct wn_arena arena = {0};
    struct wn_bundle b;
    struct wn_bundle_fault fault;
    struct wn_buf file = {0};
    struct wn_str bytes = copy_of(&r, review_path(&r, "ana.windec"));
    assert_true(wn_bundle_look(bytes, "f", &arena, &b, &fault));
    struct wn_app *ana = review_open(&r, "ana.winnow", NULL);
    b.m.person = WN_STR("ben"); /* ana's own keys and proof, ben's name */
    wn_bundle_make(&b.m, b.body, wn_app_keys(ana), &file);
    wn_app_close(ana);
    put(&r, "f", wn_buf_str(&file));
    says(&r, "chi.winnow", "f", "not-invited", true, NULL);
    wn_buf_free(&file);
    wn_arena_free(&arena);
    review_end(&r);
}

static void anas_journal_is_not_bens(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    review_decide(&r, "ana.winnow", 1, WN_INCLUDE, "");
    send_as(&r, "ana.winnow", "ana.windec");
    send_as(&r, "ben.winnow", "ben.windec");
    struct wn_arena arena = {0};
    struct wn_bundle a, b;
    struct wn_bundle_fault fault;
    struct wn_buf file = {0};
    assert_true(
        wn_bundle_look(copy_of(&r, review_path(&r, "ana.windec")), "f", &arena, &a, &fault));
    assert_true(
        wn_bundle_look(copy_of(&r, review_path(&r, "ben.windec")), "f", &arena, &b, &fault));
    struct wn_app *ben = review_open(&r, "ben.winnow", NULL);
    wn_bundle_make(&a.m, a.body, wn_app_keys(ben), &file); /* signed by ben, written by ana */
    put(&r, "f", wn_buf_str(&file));
    says(&r, "chi.winnow", "f", "wrong-signer", true, "f was not made by ana. Nothing was read.");
    wn_buf_clear(&file);
    wn_bundle_make(&b.m, a.body, wn_app_keys(ben), &file); /* ana's body under ben's manifest */
    put(&r, "f", wn_buf_str(&file));
    says(&r, "chi.winnow", "f", "taken", false, NULL); /* sealed: only opening can tell */
    wn_app_close(ben);
    wn_buf_free(&file);
    wn_arena_free(&arena);
    review_end(&r);
}

static void replays_are_no_news(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    send_as(&r, "ana.winnow", "one");
    review_decide(&r, "ana.winnow", 1, WN_INCLUDE, "");
    send_as(&r, "ana.winnow", "two");
    says(&r, "chi.winnow", "two", "taken", false,
         "two: taken in. ana has decided 1 of 5 records (lines 1 to 4, 4 new).");
    says(&r, "chi.winnow", "one", "older", false,
         "one is an older file from ana (1 to 2; 1 to 4 is here). Nothing new.");
    says(&r, "chi.winnow", "two", "nothing-new", false,
         "two: nothing new from ana (1 to 4 is here).");
    review_decide(&r, "ana.winnow", 2, WN_INCLUDE, "");
    send_as(&r, "ana.winnow", "three");
    says(&r, "chi.winnow", "three", "taken", false,
         "three: taken in. ana has decided 2 of 5 records (lines 1 to 6, 2 new).");
    assert_str(review_kinds(&r, "chi.winnow", NULL),
               "seat criteria criteria invite invite enrol receive receive");
    review_end(&r);
}

static void a_copy_that_went_on_is_a_fork(void **state)
{
    (void)state;
    struct review r;
    team(&r);
    send_as(&r, "ana.winnow", "first");
    put(&r, "copy.winnow", copy_of(&r, review_path(&r, "ana.winnow")));
    review_decide(&r, "ana.winnow", 1, WN_INCLUDE, "");
    review_decide(&r, "copy.winnow", 1, WN_EXCLUDE, "");
    send_as(&r, "ana.winnow", "here");
    send_as(&r, "copy.winnow", "there");
    says(&r, "chi.winnow", "first", "taken", false, NULL);
    says(&r, "chi.winnow", "here", "taken", false, NULL);
    says(&r, "chi.winnow", "there", "fork", true,
         "ana's journal has two different versions of line 4. Both files are kept and nothing was "
         "changed. Ask ana which laptop wrote them, then run: winnow invite ana");
    assert_str(review_kinds(&r, "chi.winnow", NULL),
               "seat criteria criteria invite invite enrol receive receive receive");
    review_end(&r);
}

static void remember(void *ctx, const char *status, struct wn_str sentence)
{
    (void)sentence;
    wn_buf_print(ctx, "%s ", status);
}

/* A copy that went on for longer than what is known hides its fork until it is opened. */
static void a_longer_fork_is_found_on_opening(void **state)
{
    (void)state;
    struct review r;
    struct wn_buf told = {0};
    team(&r);
    put(&r, "copy.winnow", copy_of(&r, review_path(&r, "ana.winnow")));
    review_decide(&r, "ana.winnow", 1, WN_INCLUDE, "");
    send_as(&r, "ana.winnow", "here");
    review_decide(&r, "copy.winnow", 1, WN_EXCLUDE, "");
    review_decide(&r, "copy.winnow", 2, WN_EXCLUDE, "");
    send_as(&r, "copy.winnow", "there");
    says(&r, "chi.winnow", "here", "taken", false, NULL);
    says(&r, "chi.winnow", "there", "taken", false, NULL);
    struct wn_app *app = review_open(&r, "chi.winnow", NULL);
    assert_done(wn_reconciling_open(app, false, remember, &told, &r.err), r.err);
    wn_app_close(app);
    assert_str(wn_buf_str(&told), "fork ");
    wn_buf_free(&told);
    review_end(&r);
}

static void no_damage_to_a_bundle_is_taken_in(void **state)
{
    (void)state;
    struct review r;
    struct wn_received_file got;
    team(&r);
    send_as(&r, "ana.winnow", "ana.windec");
    struct wn_str whole = copy_of(&r, review_path(&r, "ana.windec"));
    struct wn_app *app = review_open(&r, "chi.winnow", NULL);
    const char *path = review_path(&r, "bad");
    /* format/test_bundle takes every bit and every length; here some of them go the whole way */
    for (size_t i = 0; i < 60; i++) {
        struct wn_buf bytes = {0};
        wn_buf_put(&bytes, i % 2 ? whole : wn_str_first(whole, whole.n * i / 60));
        size_t bit = (i * 7919) % (whole.n * 8);
        if (i % 2)
            bytes.p[bit / 8] = (char)(bytes.p[bit / 8] ^ 1 << bit % 8);
        put(&r, "bad", wn_buf_str(&bytes));
        wn_buf_free(&bytes);
        assert_done(wn_exchange_receive(app, path, &r.arena, &got, &r.err), r.err);
        if (!got.refused)
            fail_msg("variant %zu: %.*s", i, WN_ARG(got.message));
    }
    wn_app_close(app);
    assert_str(review_kinds(&r, "chi.winnow", NULL), "seat criteria criteria invite invite");
    says(&r, "chi.winnow", "ana.windec", "taken", false, NULL);
    review_end(&r);
}

static void a_lead_who_screens_seals_for_one(void **state)
{
    (void)state;
    struct review r;
    struct wn_arena arena = {0};
    struct wn_bundle b;
    struct wn_bundle_fault fault;
    review_start(&r);
    review_init(&r, REVIEW_HEAD "reviewers:\n"
                    "  - {id: ana, name: Ana, role: screener}\n"
                    "  - {id: chi, name: Chi, role: [screener, adjudicator]}\n");
    review_records(&r, 2);
    review_invite(&r, "ana");
    send_as(&r, "chi.winnow", "chi.windec");
    assert_true(
        wn_bundle_look(copy_of(&r, review_path(&r, "chi.windec")), "f", &arena, &b, &fault));
    assert_int_equal(b.m.recipient_count, 1);
    says(&r, "chi.winnow", "chi.windec", "nothing-new", false,
         "chi.windec holds decisions that chi made in this project. Nothing new.");
    wn_arena_free(&arena);
    review_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_that_are_no_bundle),
        cmocka_unit_test(files_for_somebody_else),
        cmocka_unit_test(damaged_files),
        cmocka_unit_test(nobody_invited),
        cmocka_unit_test(another_ones_token_does_not_help),
        cmocka_unit_test(anas_journal_is_not_bens),
        cmocka_unit_test(replays_are_no_news),
        cmocka_unit_test(a_copy_that_went_on_is_a_fork),
        cmocka_unit_test(a_longer_fork_is_found_on_opening),
        cmocka_unit_test(no_damage_to_a_bundle_is_taken_in),
        cmocka_unit_test(a_lead_who_screens_seals_for_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
