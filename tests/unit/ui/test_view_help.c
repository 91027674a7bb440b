/* SPDX-License-Identifier: MIT */
/* View K over a view that has only some of the actions: what it does not bind is not shown. */
#include "wn_test.h"

#include "winnow/base/buf.h"
#include "winnow/ui/ui.h"
#include "winnow/ui/views.h"

static bool small_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    (void)ui;
    (void)state;
    (void)err;
    return true;
}

static void small_draw(const void *state, struct wn_canvas *c)
{
    (void)state;
    wn_canvas_put_text(c, 0, 0, WN_PLAIN, "the view below");
}

static bool small_act(struct wn_ui *ui, void *state, enum wn_action a, struct wn_err *err)
{
    (void)ui;
    (void)state;
    (void)a;
    (void)err;
    return true;
}

static const struct wn_view small = {
    .name = "small",
    .state_size = 1,
    .keys = (const struct wn_binding[]){{'i', WN_ACT_INCLUDE},
                                        {'e', WN_ACT_EXCLUDE},
                                        {'u', WN_ACT_UNDO},
                                        {'U', WN_ACT_REDO},
                                        {'1', WN_ACT_DIGIT_1},
                                        {'2', WN_ACT_DIGIT_2},
                                        {'3', WN_ACT_DIGIT_3},
                                        {WN_KEY_UP, WN_ACT_UP},
                                        {WN_KEY_DOWN, WN_ACT_DOWN},
                                        {'k', WN_ACT_UP},
                                        {'j', WN_ACT_DOWN},
                                        {WN_CTRL('P'), WN_ACT_UP},
                                        {' ', WN_ACT_PAGE_DOWN},
                                        {WN_KEY_PGDN, WN_ACT_PAGE_DOWN},
                                        {'g', WN_ACT_FIRST},
                                        {'G', WN_ACT_LAST},
                                        {WN_KEY_HOME, WN_ACT_FIRST},
                                        {WN_KEY_ESC, WN_ACT_BACK}, /* everywhere as well: once */
                                        {'x', WN_ACT_SEND},
                                        {0, WN_ACT_NONE}},
    .enter = small_enter,
    .draw = small_draw,
    .act = small_act,
};

static const struct wn_view *const table[WN_VIEW_COUNT] = {
    [WN_VIEW_SCREENING] = &small,
    [WN_VIEW_HELP] = &wn_view_help,
};

static void play(struct wn_buf *out, const char *keys, int rows, int cols)
{
    struct wn_err err;
    *out = (struct wn_buf){0};
    struct wn_term *term = wn_term_script(wn_str(keys), rows, cols, false, out);
    assert_done(wn_ui_run(NULL, term, table, WN_VIEW_SCREENING, &err), err);
    term->close(term);
}

static void test_only_what_the_view_binds_is_shown(void **state)
{
    (void)state;
    struct wn_buf out;
    play(&out, "? SNAP", 24, 80);
    static const char page[] =
        "== 80x24 ==\n"
        " winnow │ Keys   small view\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        "  decide                               │  move\n"
        "   i   include                         │   ↑ ↓ j k   scroll   Space  page\n"
        "   e   exclude (then a reason)         │   g G       first, last\n"
        "   u   undo      U  redo               │\n"
        "                                       │  anywhere\n"
        "  answer the criteria                  │   ?  these keys\n"
        "   1-3 no → yes → unclear → blank      │   Esc  back    q  leave (saved)\n"
        "                                       │   Ctrl-L  redraw\n"
        "  go to                                │   Ctrl-Z  to the shell  Ctrl-C end\n"
        "   x     send what is new              │\n";
    wn_buf_fill(&out, '\0', 1);
    assert_memory_equal(wn_buf_cstr(&out), page, sizeof page - 1);
    assert_non_null(strstr(wn_buf_cstr(&out), "\n  type to search the keys ▏\n"));
    assert_non_null(strstr(wn_buf_cstr(&out), "\n Esc close\ncursor=21,26\n"));
    wn_buf_free(&out);
}

static void test_typing_searches_and_escape_closes(void **state)
{
    (void)state;
    struct wn_buf out;
    play(&out, "? \"und\" SNAP", 24, 80);
    assert_non_null(strstr(wn_buf_cstr(&out), "\n   u         undo\n"));
    assert_null(strstr(wn_buf_cstr(&out), "include"));
    wn_buf_free(&out);
    play(&out, "? Esc SNAP", 24, 80);
    assert_non_null(strstr(wn_buf_cstr(&out), "the view below"));
    wn_buf_free(&out);
    play(&out, "? ? SNAP", 24, 80);
    assert_non_null(strstr(wn_buf_cstr(&out), "the view below"));
    wn_buf_free(&out);
}

static void test_one_column_scrolls_where_two_do_not_fit(void **state)
{
    (void)state;
    struct wn_buf out;
    play(&out, "? SNAP", 20, 60);
    assert_non_null(strstr(wn_buf_cstr(&out), "   i   include\n"));
    assert_null(strstr(wn_buf_cstr(&out), "Ctrl-L  redraw"));
    wn_buf_free(&out);
    play(&out, "? PgDn SNAP", 20, 60);
    assert_non_null(strstr(wn_buf_cstr(&out), "   Ctrl-L  redraw\n"));
    wn_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_what_the_view_binds_is_shown),
        cmocka_unit_test(test_typing_searches_and_escape_closes),
        cmocka_unit_test(test_one_column_scrolls_where_two_do_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
