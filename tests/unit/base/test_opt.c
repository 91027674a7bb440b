/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/base/opt.h"

static const struct wn_opt_row global[] = {
    {"project", 'p', "FILE", "the project file"},
    {"help", 'h', NULL, "this help"},
    {"plain", 0, NULL, "no views"},
    {NULL, 0, NULL, NULL},
};
static const struct wn_opt_row verb[] = {
    {"seed", 's', "TEXT", "order of the queue"},
    {"quiet", 'q', NULL, "say less"},
    {NULL, 0, NULL, NULL},
};

static struct wn_arena arena;
static struct wn_opts opts;
static struct wn_err err;

static int teardown(void **state)
{
    (void)state;
    wn_arena_reset(&arena);
    return 0;
}

static bool read_words(int argc, const char *const words[])
{
    char *argv[16];
    for (int i = 0; i < argc; i++)
        argv[i] = (char *)(uintptr_t)words[i];
    return wn_opt_read(&arena, global, verb, argc, argv, &opts, &err);
}

#define READ(...)                                                                                  \
    read_words((int)(sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)),                      \
               (const char *[]){__VA_ARGS__})

static void options_anywhere_among_the_arguments(void **state)
{
    (void)state;
    assert_done(READ("one", "--project", "a.winnow", "two", "-q", "--seed=x=y", "three"), err);
    assert_int_equal(opts.arg_count, 3);
    assert_string_equal(opts.args[0], "one");
    assert_string_equal(opts.args[1], "two");
    assert_string_equal(opts.args[2], "three");
    assert_string_equal(wn_opt_value(&opts, "project"), "a.winnow");
    assert_string_equal(wn_opt_value(&opts, "seed"), "x=y");
    assert_true(wn_opt_on(&opts, "quiet"));
    assert_false(wn_opt_on(&opts, "help"));
    assert_null(wn_opt_value(&opts, "quiet"));
    assert_null(wn_opt_value(&opts, "plain"));
}

static void nothing_is_fine(void **state)
{
    (void)state;
    assert_true(wn_opt_read(&arena, global, NULL, 0, NULL, &opts, &err));
    assert_int_equal(opts.arg_count, 0);
    assert_int_equal(opts.count, 0);
}

static void two_dashes_end_the_options(void **state)
{
    (void)state;
    assert_done(READ("-q", "--", "--seed", "-x", "--"), err);
    assert_int_equal(opts.arg_count, 3);
    assert_string_equal(opts.args[0], "--seed");
    assert_string_equal(opts.args[2], "--");
}

static void one_dash_is_an_argument(void **state)
{
    (void)state;
    assert_done(READ("-", ""), err);
    assert_int_equal(opts.arg_count, 2);
}

static void letters_join(void **state)
{
    (void)state;
    assert_done(READ("-qhsabc", "-p", "x", "-p-"), err);
    assert_true(wn_opt_on(&opts, "quiet") && wn_opt_on(&opts, "help"));
    assert_string_equal(wn_opt_value(&opts, "seed"), "abc");
    assert_string_equal(wn_opt_value(&opts, "project"), "-"); /* the last one holds */
}

static void a_value_may_be_empty_or_begin_with_a_dash(void **state)
{
    (void)state;
    assert_done(READ("--seed=", "--project", "--plain"), err);
    assert_string_equal(wn_opt_value(&opts, "seed"), "");
    assert_string_equal(wn_opt_value(&opts, "project"), "--plain");
    assert_false(wn_opt_on(&opts, "plain"));
}

static void assert_refused(bool read, const char *want)
{
    assert_false(read);
    assert_int_equal(err.code, WN_EUSAGE);
    assert_string_equal(err.text, want);
}

static void what_is_wrong_is_named(void **state)
{
    (void)state;
    assert_refused(READ("--sed", "1"), "there is no option --sed; did you mean --seed?");
    assert_refused(READ("--proj=1"), "there is no option --proj; did you mean --project?");
    assert_refused(READ("--zzzzzz"), "there is no option --zzzzzz; see --help");
    assert_refused(READ("-x"), "there is no option -x; see --help");
    assert_refused(READ("-qx"), "there is no option -qx; see --help");
    assert_refused(READ("--quiet=yes"), "--quiet takes no value");
    assert_refused(READ("--seed"), "--seed needs a value: --seed TEXT");
    assert_refused(READ("-s"), "--seed needs a value: --seed TEXT");
    assert_refused(READ("--=3"), "there is no option --; see --help");
    assert_refused(READ("--\x1b[2J"), "there is no option --\xEF\xBF\xBD[2J; see --help");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(options_anywhere_among_the_arguments, teardown),
        cmocka_unit_test_teardown(nothing_is_fine, teardown),
        cmocka_unit_test_teardown(two_dashes_end_the_options, teardown),
        cmocka_unit_test_teardown(one_dash_is_an_argument, teardown),
        cmocka_unit_test_teardown(letters_join, teardown),
        cmocka_unit_test_teardown(a_value_may_be_empty_or_begin_with_a_dash, teardown),
        cmocka_unit_test_teardown(what_is_wrong_is_named, teardown),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    wn_arena_free(&arena);
    return failed;
}
