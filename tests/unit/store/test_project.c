/* SPDX-License-Identifier: MIT */
#include "store_fixture.h"

static void test_settings(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_str value;
    bool found;
    fixture_create(&f, 1);
    assert_done(wn_meta_get(f.store, "stage", &f.arena, &value, &found, &f.err), f.err);
    assert_false(found);
    assert_done(wn_meta_set(f.store, "stage", WN_STR("title-abstract"), &f.err), f.err);
    assert_done(wn_meta_set(f.store, "stage", WN_STR("full-text"), &f.err), f.err);
    fixture_as(&f, "ana");
    assert_done(wn_meta_get(f.store, "stage", &f.arena, &value, &found, &f.err), f.err);
    assert_true(found);
    assert_str(value, "full-text");
    fixture_end(&f);
}

static void test_people_and_seeds(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_person *v, p;
    uint8_t seed[WN_KEY] = {1}, other[WN_KEY] = {2}, got[WN_KEY];
    size_t n;
    bool found;
    fixture_create(&f, 2);
    assert_done(wn_people_set_seed(f.store, WN_STR("ana"), seed, &f.err), f.err);
    assert_done(wn_people_set_seed(f.store, WN_STR("ben"), other, &f.err), f.err);
    assert_done(wn_people_my_seed(f.store, got, &found, &f.err), f.err);
    assert_false(found); /* nobody is bound */
    fixture_as(&f, "ana");
    assert_done(wn_people_my_seed(f.store, got, &found, &f.err), f.err);
    assert_true(found);
    assert_memory_equal(got, seed, WN_KEY); /* ana's, and no call gives another's */
    assert_done(wn_people_get(f.store, WN_STR("ben"), &f.arena, &p, &found, &f.err), f.err);
    assert_true(found && p.here && !p.joined);
    assert_int_equal(p.decided, -1);
    p.joined = true;
    p.sign[0] = 9;
    p.token[31] = 8;
    assert_done(wn_people_put(f.store, &p, &f.err), f.err); /* the seed stays */
    assert_done(wn_people_list(f.store, &f.arena, &v, &n, &f.err), f.err);
    assert_int_equal(n, 3);
    assert_str(v[1].id, "ben");
    assert_true(v[1].here && v[1].joined && v[1].sign[0] == 9 && v[1].token[31] == 8);
    assert_int_equal(v[2].roles, WN_ADJUDICATOR | WN_LEAD);
    assert_done(wn_people_get(f.store, WN_STR("eve"), &f.arena, &p, &found, &f.err), f.err);
    assert_false(found);
    fixture_end(&f);
}

static void test_progress(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_person p;
    bool found;
    fixture_create(&f, 4);
    fixture_start(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    struct wn_received r = {.person = WN_STR("ben"), .writer = {'b'}, .last = 5, .decided = 3,
                            .of = 4};
    assert_done(wn_received_put(f.store, &r, WN_STR("x"), &f.err), f.err);
    assert_done(wn_people_get(f.store, WN_STR("ana"), &f.arena, &p, &found, &f.err), f.err);
    assert_int_equal(p.decided, 1);
    assert_int_equal(p.of, 4);
    assert_done(wn_people_get(f.store, WN_STR("ben"), &f.arena, &p, &found, &f.err), f.err);
    assert_int_equal(p.decided, 3);
    r.last = 6;
    r.decided = 4;
    assert_done(wn_received_put(f.store, &r, WN_STR("x"), &f.err), f.err);
    assert_done(wn_people_get(f.store, WN_STR("ben"), &f.arena, &p, &found, &f.err), f.err);
    assert_int_equal(p.decided, 4);
    fixture_end(&f);
}

/* Another order of A and B turns the tables round. */
static void test_who_is_a_and_who_is_b(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_pair_counts c;
    bool ok;
    fixture_create(&f, 2);
    fixture_start(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    fixture_start(&f, "chi");
    assert_done(wn_pairs_counts(f.store, WN_TITLE_ABSTRACT, &c, &f.err), f.err);
    assert_int_equal(c.only_a, 1);
    fixture_person(&f, "ana", WN_SCREENER, 7);
    assert_done(wn_pairs_counts(f.store, WN_TITLE_ABSTRACT, &c, &f.err), f.err);
    assert_int_equal(c.only_a, 0);
    assert_int_equal(c.only_b, 1);
    fixture_person(&f, "ana", 0, 7); /* no screener any more */
    assert_done(wn_pairs_counts(f.store, WN_TITLE_ABSTRACT, &c, &f.err), f.err);
    assert_int_equal(c.neither, 2);
    assert_done(wn_store_check(f.store, false, NULL, NULL, &ok, &f.err), f.err);
    assert_true(ok);
    fixture_end(&f);
}

static void test_criteria_and_numbers(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_str version, text;
    uint8_t print[WN_HASH] = {3}, got[WN_HASH];
    int64_t number;
    fixture_create(&f, 1);
    assert_done(wn_criteria_newest(f.store, &f.arena, &version, &text, &f.err), f.err);
    assert_int_equal(version.n, 0);
    assert_done(wn_criteria_put(f.store, WN_STR("1.0"), WN_STR("a: 1\n"), &f.err), f.err);
    assert_done(wn_criteria_put(f.store, WN_STR("1.0"), WN_STR("a: 2\r\n"), &f.err), f.err);
    assert_done(wn_criteria_newest(f.store, &f.arena, &version, &text, &f.err), f.err);
    assert_str(text, "a: 2\r\n"); /* byte for byte */
    assert_done(wn_numbers_newest(f.store, &number, got, &f.err), f.err);
    assert_int_equal(number, 0);
    assert_done(wn_numbers_put(f.store, 1, print, WN_STR("2026-11-22"), &f.err), f.err);
    assert_done(wn_numbers_newest(f.store, &number, got, &f.err), f.err);
    assert_int_equal(number, 1);
    assert_memory_equal(got, print, WN_HASH);
    assert_false(wn_numbers_put(f.store, 1, print, WN_STR("again"), &f.err));
    fixture_end(&f);
}

static void test_sources_and_files(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_source s = {.name = WN_STR("Scopus"), .platform = WN_STR("Elsevier"), .expect = 96};
    struct wn_source *sources;
    struct wn_import_file file = {.name = WN_STR("a.ris"), .sha256 = WN_STR("aa"), .bytes = 10},
                          *files, got;
    int64_t id, again;
    size_t n;
    bool found;
    fixture_create(&f, 1);
    assert_done(wn_sources_put(f.store, &s, &id, &f.err), f.err);
    s.platform = WN_STR("other");
    assert_done(wn_sources_put(f.store, &s, &again, &f.err), f.err);
    assert_int_equal(id, again);
    file.source = id;
    assert_done(wn_files_put(f.store, &file, &file.id, &f.err), f.err);
    file.records = 5;
    file.first = 1;
    file.last = 5;
    file.notes = WN_STR("3 a line was skipped");
    assert_done(wn_files_put(f.store, &file, &file.id, &f.err), f.err); /* update */
    assert_done(wn_files_by_sha256(f.store, WN_STR("aa"), &f.arena, &got, &found, &f.err), f.err);
    assert_true(found && got.id == file.id && got.records == 5);
    assert_str(got.notes, "3 a line was skipped");
    assert_done(wn_files_by_sha256(f.store, WN_STR("bb"), &f.arena, &got, &found, &f.err), f.err);
    assert_false(found);
    assert_done(wn_files_list(f.store, &f.arena, &files, &n, &f.err), f.err);
    assert_int_equal(n, 1);
    assert_done(wn_sources_list(f.store, &f.arena, &sources, &n, &f.err), f.err);
    assert_int_equal(n, 1);
    assert_str(sources[0].platform, "Elsevier");
    assert_int_equal(sources[0].records, 5);
    assert_int_equal(sources[0].files, 1);
    fixture_end(&f);
}

static void test_received_bundles(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_received r = {.person = WN_STR("ana"), .file = WN_STR("one.windec"),
                            .at = WN_STR("2026"), .writer = {1}, .seat = {2}, .head = {3},
                            .last = 10, .decided = 4, .of = 5}, got, *v;
    struct wn_str sealed;
    uint8_t head[WN_HASH];
    size_t n;
    bool found;
    fixture_create(&f, 1);
    assert_done(wn_received_put(f.store, &r, WN_STR("old bytes"), &f.err), f.err);
    r.last = 20;
    r.head[0] = 4;
    r.file = WN_STR("two.windec");
    assert_done(wn_received_put(f.store, &r, WN_STR("new\0bytes"), &f.err), f.err);
    assert_done(wn_received_newest(f.store, r.writer, r.seat, &f.arena, &got, &found, &f.err),
                f.err);
    assert_true(found);
    assert_str(got.file, "two.windec");
    assert_int_equal(got.opened, 0);
    assert_done(wn_received_bytes(f.store, &got, &f.arena, &sealed, &f.err), f.err);
    assert_int_equal(sealed.n, 9);
    assert_done(wn_received_head(f.store, r.writer, r.seat, 10, head, &found, &f.err), f.err);
    assert_true(found && head[0] == 3);
    assert_done(wn_received_head(f.store, r.writer, r.seat, 11, head, &found, &f.err), f.err);
    assert_false(found);
    r.seat[0] = 7;
    assert_done(wn_received_put(f.store, &r, WN_STR("third"), &f.err), f.err);
    assert_done(wn_received_list(f.store, &f.arena, &v, &n, &f.err), f.err);
    assert_int_equal(n, 2); /* the newest of each chain */
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_settings),          cmocka_unit_test(test_people_and_seeds),
        cmocka_unit_test(test_progress),          cmocka_unit_test(test_who_is_a_and_who_is_b),
        cmocka_unit_test(test_criteria_and_numbers), cmocka_unit_test(test_sources_and_files),
        cmocka_unit_test(test_received_bundles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
