/* SPDX-License-Identifier: MIT */
#include "store_fixture.h"

#include <sqlite3.h>

static struct wn_undo_target undo_target(struct fixture *f, bool *found)
{
    struct wn_undo_target t;
    assert_done(wn_events_undo_target(f->store, &t, found, &f->err), f->err);
    return t;
}

static struct wn_undo_target redo_target(struct fixture *f, bool *found)
{
    struct wn_undo_target t;
    assert_done(wn_events_redo_target(f->store, &t, found, &f->err), f->err);
    return t;
}

static enum wn_decision now(struct fixture *f, int64_t work)
{
    struct wn_standing s;
    assert_done(wn_mine_get(f->store, WN_TITLE_ABSTRACT, work, &f->arena, &s, &f->err), f->err);
    return s.decision;
}

static void test_the_bytes_are_the_chain(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_chain chain;
    struct wn_buf bytes = {0};
    bool found;
    fixture_create(&f, 3);
    fixture_start(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    fixture_append(&f, wn_line_of(WN_K_SENT));
    assert_done(wn_chain_mine(f.store, &f.arena, &chain, &found, &f.err), f.err);
    assert_true(found && chain.own);
    assert_int_equal(chain.last, 3);
    assert_done(wn_events_my_bytes(f.store, 1, &bytes, &f.err), f.err);
    struct wn_hash h = wn_chain_root(fixture_project, chain.writer, chain.seat);
    struct wn_str rest = wn_buf_str(&bytes);
    size_t lines = 0;
    for (; rest.n; lines++) {
        size_t end = wn_str_find_byte(rest, '\n') + 1;
        h = wn_chain_next(&h, wn_str_first(rest, end));
        rest = wn_str_from(rest, end);
    }
    assert_int_equal(lines, 3);
    assert_memory_equal(h.b, chain.head, WN_HASH);
    wn_buf_clear(&bytes);
    assert_done(wn_events_my_bytes(f.store, 3, &bytes, &f.err), f.err);
    assert_true(wn_str_starts(wn_buf_str(&bytes), WN_STR("{\"n\":3,")));
    int64_t n;
    assert_done(wn_events_last_of(f.store, WN_K_SENT, &n, &f.err), f.err);
    assert_int_equal(n, 3);
    assert_done(wn_events_last_of(f.store, WN_K_DECISION, &n, &f.err), f.err);
    assert_int_equal(n, 2);
    assert_done(wn_events_last_of(f.store, WN_K_NOTE, &n, &f.err), f.err);
    assert_int_equal(n, 0);
    wn_buf_free(&bytes);
    fixture_end(&f);
}

static void test_nothing_is_written_before_somebody_is_bound(void **state)
{
    (void)state;
    struct fixture f;
    fixture_create(&f, 1);
    struct wn_line line = fixture_decision(1, WN_INCLUDE);
    line.at = fixture_at(&f);
    assert_false(wn_events_append(f.store, &line, &f.err));
    assert_int_equal(f.err.code, WN_EREFUSED);
    fixture_as(&f, "ana"); /* bound, but the chain begins with a seat line */
    uint8_t writer[WN_KEY] = {1}, seat[WN_SEAT] = {1};
    assert_done(wn_chain_start(f.store, fixture_project, writer, seat, &f.err), f.err);
    assert_false(wn_events_append(f.store, &line, &f.err));
    assert_false(wn_store_bind(f.store, WN_STR("ben"), WN_SCREENER, &f.err)); /* once */
    fixture_end(&f);
}

static void test_a_rollback_takes_all_back(void **state)
{
    (void)state;
    struct fixture f;
    struct wn_chain chain;
    bool found;
    fixture_create(&f, 2);
    fixture_start(&f, "ana");
    struct wn_line line = fixture_decision(1, WN_INCLUDE);
    line.at = fixture_at(&f);
    assert_done(wn_store_begin(f.store, &f.err), f.err);
    assert_done(wn_events_append(f.store, &line, &f.err), f.err);
    assert_int_equal(line.n, 2);
    wn_store_rollback(f.store);
    assert_int_equal(now(&f, 1), WN_NONE);
    assert_done(wn_chain_mine(f.store, &f.arena, &chain, &found, &f.err), f.err);
    assert_int_equal(chain.last, 1);
    assert_int_equal(fixture_decide(&f, 1, WN_EXCLUDE), 2);
    fixture_end(&f);
}

/* Undo a hundred times, also after reopening, then redo them all. */
static void test_undo_and_redo_walk_back_and_forth(void **state)
{
    (void)state;
    enum { WORKS = 100 };
    struct fixture f;
    struct wn_tally t;
    bool found;
    fixture_create(&f, WORKS);
    fixture_start(&f, "ana");
    for (int64_t w = 1; w <= WORKS; w++)
        fixture_decide(&f, w, WN_INCLUDE);
    redo_target(&f, &found);
    assert_false(found);
    for (int64_t w = WORKS; w >= 1; w--) {
        if (w == 50)
            fixture_as(&f, "ana");
        struct wn_undo_target u = undo_target(&f, &found);
        assert_true(found);
        assert_int_equal(u.record, w);
        fixture_undo(&f, u.n);
        assert_int_equal(now(&f, w), WN_NONE);
    }
    undo_target(&f, &found);
    assert_false(found);
    for (int64_t w = 1; w <= WORKS; w++) {
        if (w == 50)
            fixture_as(&f, "ana");
        struct wn_undo_target r = redo_target(&f, &found);
        assert_true(found);
        assert_int_equal(r.record, w);
        assert_int_equal(r.kind, WN_K_DECISION);
        fixture_undo(&f, r.n);
        assert_int_equal(now(&f, w), WN_INCLUDE);
        if (w % 10 == 0) { /* back once and forth again */
            fixture_undo(&f, undo_target(&f, &found).n);
            assert_int_equal(now(&f, w), WN_NONE);
            fixture_undo(&f, redo_target(&f, &found).n);
        }
    }
    redo_target(&f, &found);
    assert_false(found);
    assert_done(wn_mine_tally(f.store, WN_TITLE_ABSTRACT, &t, &f.err), f.err);
    assert_int_equal(t.include, WORKS);
    fixture_end(&f);
}

static void test_no_redo_after_something_new(void **state)
{
    (void)state;
    struct fixture f;
    bool found;
    fixture_create(&f, 3);
    fixture_start(&f, "ana");
    int64_t one = fixture_decide(&f, 1, WN_INCLUDE), two = fixture_decide(&f, 2, WN_INCLUDE);
    fixture_undo(&f, two);
    fixture_append(&f, wn_line_of(WN_K_SENT)); /* not undoable: changes nothing */
    redo_target(&f, &found);
    assert_true(found);
    int64_t three = fixture_decide(&f, 3, WN_MAYBE);
    redo_target(&f, &found);
    assert_false(found);
    assert_int_equal(undo_target(&f, &found).n, three);
    int64_t u = fixture_undo(&f, three);
    assert_int_equal(redo_target(&f, &found).n, u);
    assert_int_equal(undo_target(&f, &found).n, one); /* two is undone already */
    fixture_end(&f);
}

static bool count_events(void *ctx, const struct wn_event *e, struct wn_err *err)
{
    (void)err;
    int64_t *count = ctx;
    count[(unsigned char)e->person.p[0]]++;
    count[0] += e->own;
    return true;
}

static void test_a_screener_reads_only_the_own_chain(void **state)
{
    (void)state;
    struct fixture f;
    int64_t count[128] = {0};
    fixture_create(&f, 3);
    fixture_start(&f, "ana");
    fixture_decide(&f, 1, WN_INCLUDE);
    fixture_start(&f, "ben");
    fixture_decide(&f, 1, WN_EXCLUDE);
    fixture_undo(&f, fixture_decide(&f, 2, WN_EXCLUDE));
    assert_done(wn_events_each(f.store, 0, count_events, count, &f.err), f.err);
    assert_int_equal(count['a'], 0);
    assert_int_equal(count['b'], 4);
    memset(count, 0, sizeof count);
    assert_done(wn_events_each(f.store, 2, count_events, count, &f.err), f.err);
    assert_int_equal(count['b'], 2); /* the undo belongs to the record of what it undoes */
    fixture_start(&f, "chi");
    memset(count, 0, sizeof count);
    assert_done(wn_events_each(f.store, 1, count_events, count, &f.err), f.err);
    assert_int_equal(count['a'], 1);
    assert_int_equal(count['b'], 1);
    fixture_end(&f);
}

/* Events are never changed: by no statement, not even REPLACE. */
static void test_triggers(void **state)
{
    (void)state;
    static const char *const forbidden[] = {
        "UPDATE event SET at = 'x'", "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event WHERE n = 1",
        ("REPLACE INTO event(chain, n, at, kind, stage, record, undoes, bytes, hash)"
         " SELECT chain, n, 'x', kind, stage, record, undoes, bytes, hash FROM event"),
    };
    struct fixture f;
    sqlite3 *db;
    fixture_create(&f, 1);
    fixture_start(&f, "ana");
    wn_store_close(f.store);
    f.store = NULL;
    assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA recursive_triggers = ON", NULL, NULL, NULL);
    for (size_t i = 0; i < sizeof forbidden / sizeof forbidden[0]; i++)
        assert_int_equal(sqlite3_exec(db, forbidden[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
    sqlite3_close(db);
    fixture_end(&f);
}

/* ---- another's journal ---- */

static struct wn_str journal(struct fixture *f, const char *id, int64_t works)
{
    struct wn_buf bytes = {0};
    fixture_create(f, works);
    fixture_start(f, id);
    for (int64_t w = 1; w <= works; w++)
        fixture_decide(f, w, w % 2 ? WN_INCLUDE : WN_EXCLUDE);
    fixture_undo(f, 2);
    assert_done(wn_events_my_bytes(f->store, 1, &bytes, &f->err), f->err);
    struct wn_str copy = wn_arena_copy(&f->arena, wn_buf_str(&bytes));
    wn_buf_free(&bytes);
    return copy;
}

static struct wn_str lines(struct wn_str s, size_t n)
{
    size_t at = 0;
    while (n--)
        at += wn_str_find_byte(wn_str_from(s, at), '\n') + 1;
    return wn_str_first(s, at);
}

static bool add(struct fixture *f, const char *id, struct wn_str bytes, int64_t *added,
                struct wn_open_notes *notes)
{
    uint8_t writer[WN_KEY] = {(uint8_t)id[0]}, seat[WN_SEAT] = {(uint8_t)id[1]};
    return wn_events_add_journal(f->store, wn_str(id), fixture_project, writer, seat, bytes, added,
                                 notes, &f->err);
}

static void test_a_journal_comes_in_and_grows(void **state)
{
    (void)state;
    struct fixture from, f;
    struct wn_open_notes notes;
    struct wn_pair p;
    int64_t added;
    bool found;
    struct wn_str bytes = journal(&from, "ana", 4); /* seat, 4 decisions, undo of line 2 */
    fixture_create(&f, 3);
    fixture_start(&f, "chi");
    assert_done(add(&f, "ana", lines(bytes, 3), &added, &notes), f.err);
    assert_int_equal(added, 3);
    assert_int_equal(notes.other_text.count, 2); /* the text in the lines is invented */
    assert_int_equal(notes.other_criteria.count, 2);
    assert_int_equal(notes.unknown_record.count, 0);
    assert_done(wn_pairs_get(f.store, WN_TITLE_ABSTRACT, 1, &f.arena, &p, &found, &f.err), f.err);
    assert_int_equal(p.side[0].now.decision, WN_INCLUDE);
    assert_done(add(&f, "ana", bytes, &added, &notes), f.err);
    assert_int_equal(added, 3);
    assert_int_equal(notes.unknown_record.count, 1); /* record 4 */
    assert_done(wn_pairs_get(f.store, WN_TITLE_ABSTRACT, 1, &f.arena, &p, &found, &f.err), f.err);
    assert_int_equal(p.side[0].now.decision, WN_NONE); /* undone */
    assert_done(add(&f, "ana", bytes, &added, &notes), f.err);
    assert_int_equal(added, 0); /* twice is harmless */
    assert_done(add(&f, "ana", lines(bytes, 2), &added, &notes), f.err);
    assert_int_equal(added, 0); /* so is an older one */
    struct wn_pair_counts c;
    assert_done(wn_pairs_counts(f.store, WN_TITLE_ABSTRACT, &c, &f.err), f.err);
    assert_int_equal(c.only_a, 2);
    fixture_end(&from);
    fixture_end(&f);
}

static void test_a_journal_that_differs_is_refused(void **state)
{
    (void)state;
    struct fixture from, f;
    struct wn_open_notes notes;
    struct wn_pair_counts c;
    int64_t added;
    struct wn_str bytes = journal(&from, "ana", 4);
    fixture_create(&f, 4);
    fixture_start(&f, "chi");
    assert_done(add(&f, "ana", lines(bytes, 3), &added, &notes), f.err);
    char *changed = WN_NEWS(&f.arena, char, bytes.n + 1);
    memcpy(changed, bytes.p, bytes.n);
    changed[20] = '7'; /* in the time of line 1 */
    assert_false(add(&f, "ana", wn_str_of(changed, bytes.n), &added, &notes));
    assert_int_equal(f.err.code, WN_EINPUT);
    assert_int_equal(added, 0);
    assert_false(add(&f, "ana", wn_str_first(bytes, bytes.n - 1), &added, &notes)); /* cut */
    assert_done(wn_pairs_counts(f.store, WN_TITLE_ABSTRACT, &c, &f.err), f.err);
    assert_int_equal(c.only_a, 2); /* nothing of it is there */
    uint8_t writer[WN_KEY] = {'a'}, other[WN_SEAT] = {9};
    assert_false(wn_events_add_journal(f.store, WN_STR("ana"), fixture_project, writer, other,
                                       bytes, &added, &notes, &f.err));
    assert_int_equal(f.err.code, WN_EREFUSED); /* a copy that went on elsewhere */
    fixture_end(&from);
    fixture_end(&f);
}

static void test_a_journal_passes_through_every_head_received(void **state)
{
    (void)state;
    struct fixture from, f;
    struct wn_open_notes notes;
    int64_t added;
    struct wn_str bytes = journal(&from, "ana", 4);
    fixture_create(&f, 4);
    fixture_start(&f, "chi");
    struct wn_received r = {.person = WN_STR("ana"), .file = WN_STR("a.windec"), .last = 2,
                            .writer = {'a'}, .seat = {'n'}, .head = {5}};
    assert_done(wn_received_put(f.store, &r, WN_STR("sealed"), &f.err), f.err);
    assert_false(add(&f, "ana", bytes, &added, &notes));
    assert_int_equal(f.err.code, WN_EINPUT);
    fixture_end(&from);
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_bytes_are_the_chain),
        cmocka_unit_test(test_nothing_is_written_before_somebody_is_bound),
        cmocka_unit_test(test_a_rollback_takes_all_back),
        cmocka_unit_test(test_undo_and_redo_walk_back_and_forth),
        cmocka_unit_test(test_no_redo_after_something_new),
        cmocka_unit_test(test_a_screener_reads_only_the_own_chain),
        cmocka_unit_test(test_triggers),
        cmocka_unit_test(test_a_journal_comes_in_and_grows),
        cmocka_unit_test(test_a_journal_that_differs_is_refused),
        cmocka_unit_test(test_a_journal_passes_through_every_head_received),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
