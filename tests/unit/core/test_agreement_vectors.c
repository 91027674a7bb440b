/* SPDX-License-Identifier: MIT */
/* Each table of vectors/kappa_vectors.csv, in every column that winnow prints, at 1e-9. */
#include "wn_test.h"

#include <math.h>

#include "winnow/core/agreement.h"

enum { COLUMNS = 80, LINE = 4096 };

struct csv {
    char line[LINE];
    char *cell[COLUMNS];
    size_t n;
};

/* RFC 4180 without line ends in cells: all that the vectors use */
static void cut(struct csv *row)
{
    char *from = row->line, *to = row->line;
    bool quoted = false;
    row->n = 0;
    row->cell[row->n++] = to;
    for (; *from && *from != '\n' && *from != '\r'; from++) {
        if (*from == '"' && quoted && from[1] == '"')
            *to++ = *from++;
        else if (*from == '"')
            quoted = !quoted;
        else if (*from == ',' && !quoted) {
            *to++ = '\0';
            assert_true(row->n < COLUMNS);
            row->cell[row->n++] = to;
        } else
            *to++ = *from;
    }
    *to = '\0';
}

static size_t column(const struct csv *head, const char *name)
{
    for (size_t i = 0; i < head->n; i++)
        if (strcmp(head->cell[i], name) == 0)
            return i;
    fail_msg("the vectors have no column %s", name);
    return 0;
}

static struct wn_table table_of(const char *q_text, const char *cells)
{
    struct wn_table t = {.q = (int)strtol(q_text, NULL, 10)};
    char *end = NULL;
    for (int i = 0; i < t.q; i++)
        for (int j = 0; j < t.q; j++, cells = end)
            t.cell[i][j] = strtoll(cells, &end, 10);
    return t;
}

static size_t compare(const char *id, const char *name, double got, const char *cell)
{
    if (*cell == '\0') {
        if (!isnan(got))
            fail_msg("%s: %s is %.15g, should be undefined", id, name, got);
        return 1;
    }
    double want = strtod(cell, NULL);
    double room = want == 0 ? 1e-12 : 1e-9 * fabs(want);
    if (!(fabs(got - want) <= room))
        fail_msg("%s: %s is %.15g, should be %s", id, name, got, cell);
    return 1;
}

static size_t check_row(const struct csv *head, const struct csv *row)
{
    const char *id = row->cell[column(head, "id")];
    struct wn_table t = table_of(row->cell[column(head, "q")], row->cell[column(head, "cells")]);
    struct wn_agreement a;
    char status[128];
    size_t compared = 0;
    wn_agreement_of(&t, &a);
    wn_status_text(a.status, status, sizeof status);
    assert_string_equal(status, row->cell[column(head, "status")]);
    assert_int_equal(a.n, strtoll(row->cell[column(head, "n")], NULL, 10));
    for (const struct wn_agreement_field *f = wn_agreement_fields; f->name; f++)
        compared += compare(id, f->name, f->value(&a), row->cell[column(head, f->name)]);
    return compared;
}

static void test_every_table(void **state)
{
    static struct csv head, row;
    FILE *f = *state;
    size_t rows = 0, compared = 0;
    assert_non_null(fgets(head.line, sizeof head.line, f));
    cut(&head);
    while (fgets(row.line, sizeof row.line, f)) {
        cut(&row);
        assert_int_equal(row.n, head.n);
        compared += check_row(&head, &row);
        rows++;
    }
    assert_int_equal(rows, 46);
    assert_int_equal(compared, 46 * 19);
}

int main(void)
{
    FILE *f = fopen(WINNOW_SHARED_DIR "/vectors/kappa_vectors.csv", "r");
    if (!f) {
        printf("skipped: %s/vectors is not here\n", WINNOW_SHARED_DIR);
        return WN_TEST_SKIP;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test_prestate(test_every_table, f)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    (void)fclose(f);
    return failed;
}
