/* SPDX-License-Identifier: MIT */
#include "store_fixture.h"

static struct wn_row get(struct fixture *f, int64_t n)
{
    struct wn_row row;
    bool found;
    assert_done(wn_records_get(f->store, n, &f->arena, &row, &found, &f->err), f->err);
    assert_true(found);
    return row;
}

static void test_every_field_comes_back(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_record r = {.position = 77, .line = 9, .raw = WN_STR("TY  - JOUR\nTI  - x\n")};
    struct wn_source s = {.name = WN_STR("Scopus"), .expect = -1};
    struct wn_import_file file = {.name = WN_STR("scopus.ris"), .sha256 = WN_STR("ab")};
    int64_t n, records, works;
    bool found;
    fixture_folder(&f);
    assert_done(wn_store_create(f.path, &f.store, &f.err), f.err);
    for (int i = 0; i < WN_FIELD_COUNT; i++)
        r.field[i] = wn_arena_print(&f.arena, "%s \xc3\xa9\n2", wn_field_name((enum wn_field)i));
    assert_done(wn_sources_put(f.store, &s, &file.source, &f.err), f.err);
    assert_done(wn_files_put(f.store, &file, &file.id, &f.err), f.err);
    assert_done(wn_records_add(f.store, 0, file.source, file.id, &r, &n, &f.err), f.err);
    assert_int_equal(n, 1);
    struct wn_row row = get(&f, 1);
    for (int i = 0; i < WN_FIELD_COUNT; i++)
        assert_true(wn_str_eq(row.r.field[i], r.field[i]));
    assert_true(wn_str_eq(row.r.raw, r.raw));
    assert_int_equal(row.r.position, 77);
    assert_int_equal(row.r.line, 9);
    assert_int_equal(row.work, 1);
    assert_str(row.sources, "Scopus");
    assert_str(row.file, "scopus.ris");
    assert_done(wn_records_get(f.store, 2, &f.arena, &row, &found, &f.err), f.err);
    assert_false(found);
    assert_done(wn_records_count(f.store, &records, &works, &f.err), f.err);
    assert_int_equal(records, 1);
    assert_int_equal(works, 1);
    fixture_end(&f);
}

static void test_numbers_are_never_used_again(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_record r = {.raw = WN_STR("")};
    int64_t n;
    fixture_create(&f, 3);
    assert_done(wn_store_begin(f.store, &f.err), f.err); /* a failed file uses none */
    assert_done(wn_records_add(f.store, 0, 0, 0, &r, &n, &f.err), f.err);
    assert_int_equal(n, 4);
    wn_store_rollback(f.store);
    assert_done(wn_records_add(f.store, 0, 0, 0, &r, &n, &f.err), f.err);
    assert_int_equal(n, 4);
    assert_false(wn_records_add(f.store, 2, 0, 0, &r, &n, &f.err)); /* taken */
    assert_done(wn_records_add_work(f.store, 40, &r, WN_STR("Scopus\nPubMed"), &f.err), f.err);
    assert_str(get(&f, 40).sources, "Scopus\nPubMed");
    assert_done(wn_records_add(f.store, 0, 0, 0, &r, &n, &f.err), f.err);
    assert_int_equal(n, 41);
    fixture_end(&f);
}

static void test_keys(void **state)
{
    (void)state;
    struct fixture f;
    int64_t numbers[2];
    size_t count;
    fixture_create(&f, 3); /* keys K0, K0, K1 */
    assert_done(wn_records_by_key(f.store, WN_STR("K0"), numbers, &count, &f.err), f.err);
    assert_int_equal(count, 2);
    assert_int_equal(numbers[1], 2);
    assert_done(wn_records_by_key(f.store, WN_STR("K1"), numbers, &count, &f.err), f.err);
    assert_int_equal(count, 1);
    assert_int_equal(numbers[0], 3);
    assert_done(wn_records_by_key(f.store, WN_STR(""), numbers, &count, &f.err), f.err);
    assert_int_equal(count, 0);
    fixture_end(&f);
}

struct each { struct fixture *f; int64_t last; bool raw; };

static bool each_row(void *ctx, const struct wn_row *row, struct wn_err *err)
{
    struct each *e = ctx;
    struct wn_row again;
    bool found;
    assert_int_equal(row->n, ++e->last);
    assert_int_equal(row->r.raw.n > 0, e->raw);
    /* the same question from inside */
    assert_done(wn_records_get(e->f->store, row->n, &e->f->arena, &again, &found, &e->f->err),
                e->f->err);
    assert_true(wn_str_eq(again.r.field[WN_F_TITLE], row->r.field[WN_F_TITLE]));
    return row->n < 4 || wn_fail(err, WN_ECANCEL, "enough");
}

static void test_each_stops_with_its_error(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_arena arena = {0};
    fixture_create(&f, 5);
    for (int raw = 0; raw < 2; raw++) {
        struct each e = {&f, 0, raw};
        assert_false(wn_records_each(f.store, raw, &arena, each_row, &e, &f.err));
        assert_int_equal(f.err.code, WN_ECANCEL);
        assert_int_equal(e.last, 4);
    }
    wn_arena_free(&arena);
    fixture_end(&f);
}

static void test_a_new_order_moves_what_was_decided(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_queue_item items[4] = {{.work = 4}, {.work = 3}, {.work = 2}, {.work = 1}};
    int64_t place, work;
    bool found, ok;
    fixture_create(&f, 4);
    fixture_start(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    fixture_append(&f, fixture_on(WN_K_LATER, 3));
    assert_done(wn_store_begin(f.store, &f.err), f.err);
    assert_done(wn_queue_clear(f.store, &f.err), f.err);
    assert_done(wn_queue_put(f.store, items, 4, &f.err), f.err);
    assert_done(wn_store_commit(f.store, &f.err), f.err);
    assert_done(wn_queue_place(f.store, 1, &place, &found, &f.err), f.err);
    assert_int_equal(place, 4);
    assert_done(wn_queue_at(f.store, 1, &work, &found, &f.err), f.err);
    assert_int_equal(work, 4);
    assert_done(wn_queue_at(f.store, 9, &work, &found, &f.err), f.err);
    assert_false(found);
    assert_done(wn_mine_next(f.store, WN_TITLE_ABSTRACT, WN_NEXT_OPEN, 1, &work, &found, &f.err),
                f.err);
    assert_int_equal(work, 2);
    assert_done(wn_store_check(f.store, false, NULL, NULL, &ok, &f.err), f.err);
    assert_true(ok);
    fixture_end(&f);
}

/* An import is one transaction of prepared statements: it must stay fast. */
static void test_many_records_in_one_transaction(void **state)
{
    (void)state;
    struct fixture f;
    int64_t records, works;
    fixture_create(&f, 5000);
    assert_done(wn_records_count(f.store, &records, &works, &f.err), f.err);
    assert_int_equal(records, 5000);
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_field_comes_back),
        cmocka_unit_test(test_numbers_are_never_used_again),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_each_stops_with_its_error),
        cmocka_unit_test(test_a_new_order_moves_what_was_decided),
        cmocka_unit_test(test_many_records_in_one_transaction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
