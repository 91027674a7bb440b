/* SPDX-License-Identifier: MIT */
/* The terminal itself (ui/term_curses): played on a small program, see subject.c. */
#include "wn_test.h"

#include "pty.h"

#include <signal.h>
#include <termios.h>
#include <unistd.h>

static void start(struct pty *p, const char *text, const char *const env[])
{
    pty_start(p, (const char *const[]){PTY_SUBJECT, text, NULL}, env, 24, 80);
}

static void start_shown(struct pty *p, const char *text, const char *const env[])
{
    start(p, text, env);
    pty_redrawn(p, 1);
}

static void quit(struct pty *p)
{
    pty_type(p, "q");
    assert_int_equal(pty_finish(p, PTY_MS), 0);
    if (pty_strange(p))
        fail_msg("sent to the terminal: %s", pty_strange(p));
    pty_end(p);
}

static void test_it_starts_on_known_terminals(void **state)
{
    (void)state;
    static const char *const terms[] = {"TERM=xterm-256color", "TERM=linux", "TERM=vt100",
                                        "TERM=xterm", "TERM=screen"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct pty p;
        start_shown(&p, "漢字 é e\xCC\x81", (const char *const[]){terms[i], NULL});
        assert_string_equal(pty_row(&p, 0), " included 0 excluded 0");
        assert_string_equal(pty_row(&p, 2), "│漢字 é e\xCC\x81│ end");
        pty_press(&p, "i");
        assert_string_equal(pty_row(&p, 0), " included 1 excluded 0");
        quit(&p);
    }
}

static void test_a_terminal_that_is_not_described_is_taken_for_an_xterm(void **state)
{
    (void)state;
    static const char *const names[] = {"xterm-nosuch", "xterm-ghostty-9", "kitty-9", "foot-9"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct pty p;
        char term[64];
        snprintf(term, sizeof term, "TERM=%s", names[i]);
        start_shown(&p, "x", (const char *const[]){term, NULL});
        pty_type(&p, "q");
        assert_int_equal(pty_finish(&p, PTY_MS), 0);
        pty_expect(&p, "This computer does not know the terminal");
        assert_true(pty_shows(&p, names[i]));
        pty_end(&p);
    }
}

static void test_what_cannot_place_text_is_told_of_plain_mode(void **state)
{
    (void)state;
    static const char *const terms[] = {"TERM=dumb", "TERM=nosuchterminal", "TERM", "TERM="};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct pty p;
        start(&p, "x", (const char *const[]){terms[i], NULL});
        assert_int_equal(pty_finish(&p, PTY_MS), 3);
        pty_expect(&p, "--plain");
        assert_null(strstr(wn_buf_cstr(&p.raw), "\033[?1049h"));
        pty_end(&p);
    }
}

/* ux.md 1.7 */
static void test_colours_by_what_the_terminal_and_the_person_want(void **state)
{
    (void)state;
    static const char many[] = "peer first nursing clerks end";
    static const char few[] = "peer¹ first⁷ nursing¹ clerks⁷ end";
    static const char none[] = "[peer]¹ [first]⁷ {nursing}¹ {clerks}⁷ end";
    static const struct {
        const char *option, *env[3], *row;
    } rows[] = {
        {"x", {NULL}, many},
        {"x", {"TERM=linux"}, few},
        {"x", {"TERM=vt100"}, none},
        {"x", {"NO_COLOR=1"}, none},
        {"x", {"NO_COLOR="}, many},
        {"x", {"NO_COLOR=1", "CLICOLOR_FORCE=1"}, none},
        {"--color=always", {"NO_COLOR=1"}, many},
        {"--color=never", {"CLICOLOR_FORCE=1"}, none},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pty p;
        start_shown(&p, rows[i].option, rows[i].env);
        assert_string_equal(pty_row(&p, 3), rows[i].row);
        bool coloured = rows[i].row != none;
        VTermScreenCell cell = pty_cell(&p, 3, coloured ? 0 : 1);
        assert_int_equal(!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg), coloured);
        assert_int_equal(cell.attrs.underline != 0, !coloured); /* for: bold and underlined */
        if (rows[i].row == many) {
            VTermColor sky; /* slot 1: 117 of 256 */
            vterm_state_get_palette_color(vterm_obtain_state(p.vt), 117, &sky);
            vterm_screen_convert_color_to_rgb(p.screen, &sky);
            vterm_screen_convert_color_to_rgb(p.screen, &cell.bg);
            assert_true(vterm_color_is_equal(&sky, &cell.bg));
        }
        quit(&p);
    }
}

static void test_locale_chooses_the_signs(void **state)
{
    (void)state;
    static const struct {
        const char *env[3], *row;
    } rows[] = {
        {{"LC_ALL=C", NULL}, "|?? | end"}, /* the wide one keeps its two columns */
        {{"LC_ALL", NULL}, "│é漢│ end"},   /* none set: C.UTF-8 is tried */
        {{"LC_ALL", "LANG=xx_XX.UTF-8", NULL}, "│é漢│ end"}, /* not installed */
        {{"LC_ALL=ja_JP.UTF-8", NULL}, "|é漢| end"},
        {{"LC_ALL", "LC_CTYPE=C", NULL}, "|?? | end"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pty p;
        start_shown(&p, "é漢", rows[i].env);
        assert_string_equal(pty_row(&p, 2), rows[i].row);
        quit(&p);
    }
}

/* exchange.md fault 16 */
static void test_no_text_reaches_the_terminal_as_a_command(void **state)
{
    (void)state;
    static const char *const hostile[] = {
        "a\033]0;owned\007b", "a\033]52;c;b3duZWQ=\007b", "a\033]8;;http://x\033\\b",
        "a\033[2Jb", "a\033P1$r\033\\b", "a\xC2\x9B" "2Jb", "a\x9B" "2Jb", "a\rb", "a\bb",
        "a\x7F" "b", "a\007b", "a\tb", "a\xE2\x80\xAE" "b", "a\xE2\x81\xA6" "b",
        "a\xF3\xA0\x81\xA1" "b", "a\xE2\x80\x8B" "b", "a\xEF\xBB\xBF" "b", "a\xED\xA0\x80" "b",
        "a\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81" "b",
    };
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        struct pty p;
        start_shown(&p, hostile[i], NULL);
        const char *row = pty_row(&p, 2);
        assert_int_equal(strncmp(row, "│a", strlen("│a")), 0);
        assert_non_null(strstr(row, "b│ end"));
        assert_string_equal(pty_row(&p, 1), "");
        assert_string_equal(pty_row(&p, 3), "peer first nursing clerks end");
        quit(&p);
    }
}

/* exchange.md fault 8 */
static void test_a_storm_of_resizes_while_typing(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {1, 200}, {5, 10}, {500, 500}, {20, 60}, {200, 1}};
    struct pty p;
    uint32_t seed = 8;
    start_shown(&p, "text", NULL);
    pty_press(&p, "n");
    for (size_t i = 0; i < 206; i++) {
        seed = seed * 1664525u + 1013904223u;
        int rows = i < 6 ? sizes[i][0] : 1 + (int)(seed >> 16) % 120;
        int cols = i < 6 ? sizes[i][1] : 1 + (int)(seed >> 8) % 300;
        pty_resize(&p, rows, cols < 0 ? 1 - cols : cols);
        pty_type(&p, "x");
        pty_pump(&p, 0);
    }
    pty_resize(&p, 18, 52);
    pty_expect(&p, "60 columns and 20 rows needed, you have 52x18; make");
    pty_resize(&p, 24, 80);
    pty_expect(&p, "80x24 footer");
    pty_type(&p, "\033");
    while (pty_shows(&p, "typing")) /* redraws of the storm may still be on their way */
        pty_redrawn(&p, 1);
    quit(&p);
}

/* exchange.md fault 7 */
static void test_a_closed_window_ends_the_program(void **state)
{
    (void)state;
    struct pty p;
    start_shown(&p, "text", NULL);
    pty_hang_up(&p);
    assert_true(pty_finish(&p, 1000) >= 0);
    pty_end(&p);
    pty_start(&p,
              (const char *const[]){"sh", "-c", "trap '' HUP; exec \"$0\" text", PTY_SUBJECT, NULL},
              NULL, 24, 80);
    pty_redrawn(&p, 1);
    pty_hang_up(&p);
    assert_true(pty_finish(&p, 1000) >= 0);
    pty_end(&p);
}

static void test_signals_leave_the_terminal_clean(void **state)
{
    (void)state;
    static const int signals[] = {SIGHUP, SIGTERM, SIGINT};
    const tcflag_t line_mode = ECHO | ICANON;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct pty p;
        struct termios t;
        start_shown(&p, "text", NULL);
        assert_int_equal(tcgetattr(p.master, &t), 0);
        assert_int_equal(t.c_lflag & line_mode, 0);
        kill(p.pid, signals[i]);
        assert_int_equal(pty_finish(&p, PTY_MS), 0);
        assert_non_null(strstr(wn_buf_cstr(&p.raw), "\033[?1049l"));
        pty_end(&p);
    }
}

static void test_last_words_are_said_on_a_clean_terminal(void **state)
{
    (void)state;
    struct pty p;
    start_shown(&p, "text", NULL);
    pty_type(&p, "d");
    assert_int_equal(pty_finish(&p, PTY_MS), 1);
    pty_expect(&p, "winnow: out of memory; every decision is saved");
    assert_non_null(strstr(wn_buf_cstr(&p.raw), "\033[?1049l"));
    pty_end(&p);
}

/* exchange.md fault 9: a bare child is an orphan and ignores ^Z, so bash runs it */
static void test_suspend_and_come_back(void **state)
{
    (void)state;
    struct pty p;
    pty_start(&p, (const char *const[]){"bash", "--norc", "--noprofile", "-i", NULL},
              (const char *const[]){"PS1=ready> ", NULL}, 24, 80);
    pty_expect(&p, "ready>");
    pty_type(&p, PTY_SUBJECT " text\n");
    pty_redrawn(&p, 1);
    pty_press(&p, "i");
    pty_type(&p, "\x1A");
    pty_expect(&p, "Stopped");
    assert_false(pty_shows(&p, "80x24 footer"));
    pty_type(&p, "echo $((40 + 2))\n");
    pty_expect(&p, "42");
    pty_resize(&p, 30, 90);
    pty_type(&p, "fg\n");
    pty_expect(&p, "90x30 footer");
    assert_string_equal(pty_row(&p, 0), " included 1 excluded 0");
    pty_type(&p, "e");
    pty_expect(&p, "included 1 excluded 1"); /* coming back redraws more than once */
    pty_type(&p, "q");
    pty_expect(&p, "ready>");
    pty_type(&p, "exit\n");
    assert_true(pty_finish(&p, PTY_MS) >= 0);
    pty_end(&p);
}

static void test_a_bare_child_survives_suspend(void **state)
{
    (void)state;
    struct pty p;
    start_shown(&p, "text", NULL);
    pty_press(&p, "\x1A");
    pty_type(&p, "i");
    pty_expect(&p, "included 1 excluded 0");
    quit(&p);
}

static void test_a_held_key_decides_once(void **state)
{
    (void)state;
    struct pty p;
    start_shown(&p, "text", NULL);
    pty_press(&p, "eeeeeeeeeeeeeeeeeeee");
    assert_string_equal(pty_row(&p, 0), " included 0 excluded 1");
    quit(&p);
}

static void test_unknown_sequences_decide_nothing(void **state)
{
    (void)state;
    static const char *const sequences[] = {"\033[99;5i",     "\033i",   "\033]0;ie\007",
                                            "\033[<0;1;1M",   "\033Oe",  "\033Pie\033\\",
                                            "\033[1;2:3;4~",  "\033\xC3\xA9", "\033[[E"};
    struct pty p;
    start_shown(&p, "text", NULL);
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
        pty_type(&p, sequences[i]);
        pty_press(&p, "x"); /* comes after it, and is said to mean nothing */
        pty_expect(&p, "x does nothing here");
        assert_string_equal(pty_row(&p, 0), " included 0 excluded 0");
    }
    quit(&p);
}

static void test_arrows_and_split_characters_arrive_whole(void **state)
{
    (void)state;
    struct pty p;
    start_shown(&p, "text", NULL);
    pty_press(&p, "n");
    pty_press(&p, "b");
    pty_press(&p, "\033OD"); /* left */
    pty_press(&p, "a");
    pty_press(&p, "\033[C"); /* right, as terminals send it in the other mode */
    pty_send(&p, "\xE6\xBC", 2);
    pty_pump(&p, 30);
    pty_press(&p, "\xA2");
    pty_press(&p, "\x7F");
    pty_press(&p, "\xC3\xA9");
    assert_string_equal(pty_row(&p, 5), "abé▏");
    assert_int_equal(pty_cursor(&p).row, 5);
    assert_int_equal(pty_cursor(&p).col, 3);
    pty_press(&p, "\033");
    quit(&p);
}

static void test_nothing_is_sent_without_a_key(void **state)
{
    (void)state;
    struct pty p;
    start_shown(&p, "text", NULL);
    while (pty_pump(&p, 100))
        continue;
    assert_false(pty_pump(&p, 1500));
    quit(&p);
}

static void test_redraw_repairs_what_others_wrote(void **state)
{
    (void)state;
    struct pty p;
    start_shown(&p, "text", NULL);
    vterm_input_write(p.vt, "\033[H\033[2Jgarbage", 14);
    pty_press(&p, "\x0C");
    assert_string_equal(pty_row(&p, 0), " included 0 excluded 0");
    assert_string_equal(pty_row(&p, 2), "│text│ end");
    quit(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_starts_on_known_terminals),
        cmocka_unit_test(test_a_terminal_that_is_not_described_is_taken_for_an_xterm),
        cmocka_unit_test(test_what_cannot_place_text_is_told_of_plain_mode),
        cmocka_unit_test(test_colours_by_what_the_terminal_and_the_person_want),
        cmocka_unit_test(test_locale_chooses_the_signs),
        cmocka_unit_test(test_no_text_reaches_the_terminal_as_a_command),
        cmocka_unit_test(test_a_storm_of_resizes_while_typing),
        cmocka_unit_test(test_a_closed_window_ends_the_program),
        cmocka_unit_test(test_signals_leave_the_terminal_clean),
        cmocka_unit_test(test_last_words_are_said_on_a_clean_terminal),
        cmocka_unit_test(test_suspend_and_come_back),
        cmocka_unit_test(test_a_bare_child_survives_suspend),
        cmocka_unit_test(test_a_held_key_decides_once),
        cmocka_unit_test(test_unknown_sequences_decide_nothing),
        cmocka_unit_test(test_arrows_and_split_characters_arrive_whole),
        cmocka_unit_test(test_nothing_is_sent_without_a_key),
        cmocka_unit_test(test_redraw_repairs_what_others_wrote),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
