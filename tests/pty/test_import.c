/* SPDX-License-Identifier: MIT */
/* winnow import in a terminal: nothing is written before Enter, or before a y in line mode. */
#include "wn_test.h"

#include "review.h"
#include "winnow/base/file.h"

static void import_start_with(const struct review *r, struct pty *p, const char *option,
                              struct wn_str text)
{
    char path[160];
    struct wn_err err;
    snprintf(path, sizeof path, "%s/later.ris", r->folder);
    const char *argv[] = {PTY_WINNOW, "--project", r->project, "import", path, option, NULL};
    assert_done(wn_file_write(path, text, true, &err), err);
    pty_start(p, argv, NULL, 24, 80);
}

static void import_start(const struct review *r, struct pty *p, const char *option)
{
    import_start_with(r, p, option,
                      WN_STR("TY  - JOUR\nTI  - A later one\nAB  - Text.\nER  - \n"));
}

static int64_t records(const struct review *r)
{
    static const char *const status[] = {"status", "--json", NULL};
    struct wn_buf out = {0};
    int64_t n = -1;
    assert_int_equal(review_run(r, status, &out), 0);
    const char *at = strstr(wn_buf_cstr(&out), "\"records\":");
    assert_non_null(at);
    n = strtoll(at + strlen("\"records\":"), NULL, 10);
    wn_buf_free(&out);
    return n;
}

static void test_view(void **state)
{
    (void)state;
    struct review r;
    struct pty p;
    review_make(&r, 3, "Mentoring");
    import_start(&r, &p, NULL);
    pty_expect(&p, "nothing is written yet");
    pty_expect(&p, "A later one");
    pty_type(&p, "\033");
    assert_int_equal(pty_finish(&p, PTY_MS), 0);
    assert_non_null(strstr(wn_buf_cstr(&p.raw), "Nothing was imported."));
    pty_end(&p);
    assert_int_equal(records(&r), 3);
    import_start(&r, &p, NULL);
    pty_expect(&p, "nothing is written yet");
    pty_type(&p, "\r");
    pty_expect(&p, "1 record from 1 file came in; 4 in the review");
    pty_type(&p, "\r");
    assert_int_equal(pty_finish(&p, PTY_MS), 0);
    pty_end(&p);
    assert_int_equal(records(&r), 4);
    review_remove(&r);
}

/* Esc that comes with Enter: the import of a large file stops at its first look at the keys. */
static void test_stopped(void **state)
{
    (void)state;
    enum { RECORDS = 20000 };
    struct wn_buf text = {0};
    struct review r;
    struct pty p;
    review_make(&r, 3, "Mentoring");
    for (int i = 0; i < RECORDS; i++)
        wn_buf_print(&text, "TY  - JOUR\nTI  - Record %d\nER  - \n", i);
    import_start_with(&r, &p, NULL, wn_buf_str(&text));
    wn_buf_free(&text);
    pty_expect(&p, "record 1 of 20000");
    pty_type(&p, "\r\033");
    pty_expect(&p, "stopped: 0 records from 0 files in, the rest not");
    pty_expect(&p, "not imported");
    pty_type(&p, "\r");
    assert_int_equal(pty_finish(&p, PTY_MS), 0);
    assert_non_null(strstr(wn_buf_cstr(&p.raw), "Nothing was imported."));
    pty_end(&p);
    assert_int_equal(records(&r), 3);
    review_remove(&r);
}

static void test_plain_asks(void **state)
{
    (void)state;
    struct review r;
    struct pty p;
    review_make(&r, 3, "Mentoring");
    import_start(&r, &p, "--plain");
    pty_expect(&p, "Import this?");
    pty_type(&p, "n\r");
    pty_expect(&p, "Nothing was imported.");
    assert_int_equal(pty_finish(&p, PTY_MS), 0);
    pty_end(&p);
    assert_int_equal(records(&r), 3);
    import_start(&r, &p, "--plain");
    pty_expect(&p, "Import this?");
    pty_type(&p, "y\r");
    pty_expect(&p, "4 records in the review.");
    assert_int_equal(pty_finish(&p, PTY_MS), 0);
    pty_end(&p);
    assert_int_equal(records(&r), 4);
    import_start(&r, &p, "--yes");
    pty_expect(&p, "already imported");
    assert_int_equal(pty_finish(&p, PTY_MS), 0);
    pty_end(&p);
    review_remove(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_view), cmocka_unit_test(test_stopped),
                                       cmocka_unit_test(test_plain_asks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
