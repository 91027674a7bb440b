/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/format/csv_table.h"

static struct wn_arena arena;

static int tear_down(void **state)
{
    (void)state;
    wn_arena_free(&arena);
    return 0;
}

static void next(struct wn_csv_in *in, struct wn_csv_row *row, size_t count, size_t line)
{
    assert_true(wn_csv_next(in, &arena, row));
    assert_int_equal(row->count, count);
    assert_int_equal(row->line, line);
}

static void cells_and_quotes(void **state)
{
    (void)state;
    struct wn_csv_in in = {.text = WN_STR("a,\"b,\"\"c\"\"\",d \"e\" f\n\"x\"y,,\n"),
                           .delimiter = ','};
    struct wn_csv_row row;
    next(&in, &row, 3, 1);
    assert_str(row.cell[0], "a");
    assert_str(row.cell[1], "b,\"c\"");
    assert_str(row.cell[2], "d \"e\" f");
    next(&in, &row, 3, 2);
    assert_str(row.cell[0], "xy");
    assert_str(row.cell[2], "");
    assert_false(row.unclosed);
    assert_false(wn_csv_next(&in, &arena, &row));
}

static void lines_of_all_kinds_are_counted(void **state)
{
    (void)state;
    struct wn_csv_in in = {.text = WN_STR("\n  \r\na;\"1\n2\r\n3\r4\"\rb;c\n\nd;e"),
                           .delimiter = ';'};
    struct wn_csv_row row;
    next(&in, &row, 2, 3);
    assert_str(row.cell[1], "1\n2\r\n3\r4");
    assert_int_equal(row.from, 5);
    next(&in, &row, 2, 7);
    assert_str(row.cell[1], "c");
    next(&in, &row, 2, 9);
    assert_int_equal(row.to, in.text.n);
    assert_false(wn_csv_next(&in, &arena, &row));
}

static void unclosed_quote_ends_with_the_text(void **state)
{
    (void)state;
    struct wn_csv_in in = {.text = WN_STR("a,\"b\nc,d\n"), .delimiter = ','};
    struct wn_csv_row row;
    next(&in, &row, 2, 1);
    assert_str(row.cell[1], "b\nc,d\n");
    assert_true(row.unclosed);
    assert_false(wn_csv_next(&in, &arena, &row));
}

static void without_quoting_a_quote_is_text(void **state)
{
    (void)state;
    struct wn_csv_in in = {.text = WN_STR("\"a\tb\"\r\t\n"), .delimiter = '\t', .no_quotes = true};
    struct wn_csv_row row;
    next(&in, &row, 2, 1);
    assert_str(row.cell[0], "\"a");
    assert_str(row.cell[1], "b\"");
    assert_false(wn_csv_next(&in, &arena, &row));
}

static void delimiter_is_the_one_with_most_cells(void **state)
{
    (void)state;
    assert_int_equal(wn_csv_delimiter(WN_STR("a,b;c;d")), ';');
    assert_int_equal(wn_csv_delimiter(WN_STR("a\tb\tc,d")), '\t');
    assert_int_equal(wn_csv_delimiter(WN_STR("\"a;b;c\",d")), ',');
    assert_int_equal(wn_csv_delimiter(WN_STR("alone")), ',');
}

static void hostile_ends(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\"", "\"\"", ",", "\r", "\"a\"\"", "a,\"", "\n\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct wn_csv_in in = {.text = wn_str(texts[i]), .delimiter = ','};
        struct wn_csv_row row;
        for (size_t rows = 0; wn_csv_next(&in, &arena, &row); rows++)
            assert_true(rows < 10);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_and_quotes),
        cmocka_unit_test(lines_of_all_kinds_are_counted),
        cmocka_unit_test(unclosed_quote_ends_with_the_text),
        cmocka_unit_test(without_quoting_a_quote_is_text),
        cmocka_unit_test(delimiter_is_the_one_with_most_cells),
        cmocka_unit_test(hostile_ends),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
