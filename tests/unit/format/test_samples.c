/* SPDX-License-Identifier: MIT */
/* Every invented sample of tests/data against its rows in the three tables there. */
#include "wn_test.h"
#include "wn_reading.h"

static const char folder[] = WINNOW_SOURCE_DIR "/tests/data/";
static struct wn_arena arena;
static size_t wrong; /* all are named before the test fails */

static struct wn_str load(struct wn_str name)
{
    char path[512];
    snprintf(path, sizeof path, "%s%.*s", folder, WN_ARG(name));
    struct wn_str bytes = wn_test_file(&arena, path);
    if (!bytes.p)
        fail_msg("%s is missing", path);
    return bytes;
}

/* Calls back with the cells of each row below the header; returns how many rows there were. */
static size_t each_row(const char *table, void (*row)(const struct wn_str *cell, size_t n))
{
    struct wn_str text = load(wn_str(table)), line;
    size_t count = 0;
    assert_true(wn_str_split(&text, '\n', &line));
    while (wn_str_split(&text, '\n', &line)) {
        struct wn_str cell[8] = {{0}};
        size_t n = 0;
        if (line.n == 0)
            continue;
        while (n < 8 && wn_str_split(&line, '\t', &cell[n]))
            n++;
        row(cell, n);
        count++;
    }
    wn_arena_free(&arena);
    return count;
}

static void expect_number(struct wn_str file, const char *what, size_t got, struct wn_str want)
{
    int64_t v = -1;
    assert_true(wn_str_int(want, &v));
    if ((int64_t)got == v)
        return;
    print_error("%.*s: %zu %s, want %d\n", WN_ARG(file), got, what, (int)v);
    wrong++;
}

static void check_counts(const struct wn_str *cell, size_t n)
{
    assert_int_equal(n, 8);
    struct wn_counts c = {0};
    if (!wn_counts_bytes(&c, load(cell[0])))
        fail_msg("%.*s: %s", WN_ARG(cell[0]), c.err.text);
    assert_str(cell[1], c.reader->name);
    expect_number(cell[0], "records", c.records, cell[2]);
    expect_number(cell[0], "titles", c.titles, cell[3]);
    expect_number(cell[0], "abstracts", c.abstracts, cell[4]);
    expect_number(cell[0], "DOIs", c.dois, cell[5]);
    expect_number(cell[0], "keys", c.keys, cell[6]);
    expect_number(cell[0], "skipped", c.skipped + c.preamble, cell[7]);
}

static void samples_count_as_expected(void **state)
{
    (void)state;
    wrong = 0;
    assert_true(each_row("expected.tsv", check_counts) > 40);
    assert_int_equal(wrong, 0);
}

struct wanted {
    int64_t record, seen;
    enum wn_field field;
    struct wn_str file, value;
};

static void check_field(void *ctx, const struct wn_record *r)
{
    struct wanted *w = ctx;
    if (++w->seen != w->record || wn_str_eq(r->field[w->field], w->value))
        return;
    print_error("%.*s, record %d: %s is \"%.*s\", want \"%.*s\"\n", WN_ARG(w->file), (int)w->record,
                wn_field_name(w->field), WN_ARG(r->field[w->field]), WN_ARG(w->value));
    wrong++;
}

/* \n in the table is a line end. */
static struct wn_str unescape(struct wn_str s)
{
    char *p = wn_arena_alloc(&arena, s.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool end = s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == 'n';
        p[n++] = end ? '\n' : s.p[i];
        i += end;
    }
    return wn_str_of(p, n);
}

static void check_one_field(const struct wn_str *cell, size_t n)
{
    struct wanted wanted = {.file = cell[0], .value = unescape(cell[3])};
    struct wn_counts c = {.each = check_field, .each_ctx = &wanted};
    assert_int_equal(n, 4);
    assert_true(wn_str_int(cell[1], &wanted.record));
    assert_true(wn_field_find(cell[2], &wanted.field));
    assert_true(wn_counts_bytes(&c, load(cell[0])));
    assert_true(wanted.seen >= wanted.record);
}

static void fields_hold_what_is_expected(void **state)
{
    (void)state;
    wrong = 0;
    assert_true(each_row("fields.tsv", check_one_field) > 100);
    assert_int_equal(wrong, 0);
}

static void check_refusal(const struct wn_str *cell, size_t n)
{
    struct wn_counts c = {0};
    assert_int_equal(n, 2);
    if (wn_counts_bytes(&c, load(cell[0])))
        fail_msg("%.*s was read", WN_ARG(cell[0]));
    assert_int_equal(c.err.code, WN_EINPUT);
    struct wn_str text = wn_str(c.err.text);
    if (wn_str_find(text, cell[1]) == text.n)
        fail_msg("%.*s: \"%s\" does not say \"%.*s\"", WN_ARG(cell[0]), c.err.text,
                 WN_ARG(cell[1]));
    assert_true(text.n < 180); /* the file's name is put before it */
}

static void others_are_refused_with_advice(void **state)
{
    (void)state;
    assert_true(each_row("refused.tsv", check_refusal) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_count_as_expected),
        cmocka_unit_test(fields_hold_what_is_expected),
        cmocka_unit_test(others_are_refused_with_advice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
