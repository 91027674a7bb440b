/* SPDX-License-Identifier: MIT */
/* The loop with the script terminal and two small views: what a key reaches, and what is said. */
#include "wn_test.h"

#include "winnow/base/buf.h"
#include "winnow/ui/ui.h"

/* ---- a view that counts, and one that lies on top of it ---- */

struct counting {
    int includes, excludes, entered;
    int64_t ms;
    bool typing, left_typing;
    int ticks;
    int64_t tick_ms;
    char typed[64];
};

static struct wn_buf log_of_leaving; /* what leave saw; views have no other way out */

static bool counting_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    (void)ui;
    (void)err;
    ((struct counting *)state)->entered++;
    return true;
}

static void counting_draw(const void *state, struct wn_canvas *c)
{
    const struct counting *s = state;
    wn_canvas_printf(c, 0, 0, WN_HEADER, "in %d ex %d entered %d typed %s", s->includes,
                     s->excludes, s->entered, s->typed);
    wn_canvas_put_text(c, c->rows - 1, 0, WN_PLAIN, "footer");
    wn_canvas_put_text(c, c->status_row, 0, WN_PLAIN, "default text of the row");
    wn_canvas_cursor(c, 1, 2);
}

static bool counting_include(struct wn_ui *ui, struct counting *s)
{
    s->includes++;
    s->ms = wn_ui_ms(ui);
    wn_ui_say(ui, "included #%04d", s->includes);
    wn_ui_say_right(ui, "u undoes");
    wn_ui_guard_key(ui);
    return true;
}

static bool counting_act(struct wn_ui *ui, void *state, enum wn_action a, struct wn_err *err)
{
    struct counting *s = state;
    if (a == WN_ACT_INCLUDE)
        return counting_include(ui, s);
    if (a == WN_ACT_EXCLUDE)
        s->excludes++;
    if (a == WN_ACT_NOTE)
        s->typing = true;
    if (a == WN_ACT_DIGIT_1)
        wn_ui_tick_in(ui, 700);
    if (a == WN_ACT_MAYBE)
        return wn_fail(err, WN_EREFUSED, "not now");
    if (a == WN_ACT_LATER)
        return wn_fail(err, WN_EFULL, "NOT SAVED: no space left");
    if (a == WN_ACT_DIGIT_2)
        return wn_fail(err, WN_EFULL,
                       "NOT SAVED: no space left on the disk. #0112 is not decided; free some "
                       "space and decide again");
    if (a == WN_ACT_TAG)
        return wn_fail(err, WN_EIO, "NOT SAVED: the disk reported an error");
    if (a == WN_ACT_SEND)
        wn_ui_quit(ui);
    return true;
}

static bool counting_typing(const void *state)
{
    return ((const struct counting *)state)->typing;
}

static bool counting_type(struct wn_ui *ui, void *state, uint32_t key, struct wn_err *err)
{
    struct counting *s = state;
    (void)ui;
    (void)err;
    size_t n = strlen(s->typed);
    if (key == WN_KEY_ESC)
        s->typing = false;
    else if (n + 1 < sizeof s->typed && key < 0x80)
        s->typed[n] = (char)key;
    return true;
}

static bool counting_leave(struct wn_ui *ui, void *state, struct wn_err *err)
{
    const struct counting *s = state;
    (void)ui;
    wn_buf_print(&log_of_leaving, "left with %d and \"%s\"\n", s->includes, s->typed);
    return s->includes != 99 || wn_fail(err, WN_EFULL, "the note is not saved");
}

static bool counting_tick(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct counting *s = state;
    s->ticks++;
    s->tick_ms = wn_ui_ms(ui);
    wn_buf_print(&log_of_leaving, "tick %d at %d\n", s->ticks, (int)s->tick_ms);
    return s->ticks != 2 || wn_fail(err, WN_EFULL, "the draft is not saved");
}

static const struct wn_view counting = {
    .name = "counting",
    .state_size = sizeof(struct counting),
    .keys = (const struct wn_binding[]){{'i', WN_ACT_INCLUDE},
                                        {'e', WN_ACT_EXCLUDE},
                                        {'n', WN_ACT_NOTE},
                                        {'m', WN_ACT_MAYBE},
                                        {'s', WN_ACT_LATER},
                                        {'t', WN_ACT_TAG},
                                        {'x', WN_ACT_SEND},
                                        {'1', WN_ACT_DIGIT_1},
                                        {'2', WN_ACT_DIGIT_2},
                                        {0, WN_ACT_NONE}},
    .enter = counting_enter,
    .draw = counting_draw,
    .act = counting_act,
    .typing = counting_typing,
    .type = counting_type,
    .leave = counting_leave,
    .tick = counting_tick,
};

struct upper {
    char below[32];
};

static bool upper_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    (void)err;
    snprintf(((struct upper *)state)->below, 32, "over %s", wn_ui_below(ui)->name);
    return true;
}

static void upper_draw(const void *state, struct wn_canvas *c)
{
    wn_canvas_put_text(c, 0, 0, WN_PLAIN, ((const struct upper *)state)->below);
    c->status_row = c->rows - 1;
}

static bool upper_act(struct wn_ui *ui, void *state, enum wn_action a, struct wn_err *err)
{
    (void)state;
    (void)a;
    (void)err;
    wn_ui_goto(ui, WN_VIEW_SCREENING);
    return true;
}

static const struct wn_view upper = {
    .name = "upper",
    .state_size = sizeof(struct upper),
    .keys = (const struct wn_binding[]){{'s', WN_ACT_SCREEN}, {0, WN_ACT_NONE}},
    .enter = upper_enter,
    .draw = upper_draw,
    .act = upper_act,
};

static bool broken_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    (void)ui;
    (void)state;
    return wn_fail(err, WN_EREFUSED, "nothing to reconcile");
}

static const struct wn_view broken = {.name = "broken", .enter = broken_enter};

static const struct wn_view *const views[WN_VIEW_COUNT] = {
    [WN_VIEW_SCREENING] = &counting,
    [WN_VIEW_HELP] = &upper,
    [WN_VIEW_RECONCILE] = &broken,
};

/* ---- playing ---- */

struct play {
    struct wn_buf out;
    struct wn_err err;
    bool done;
};

static void play_sized(struct play *p, const char *keys, int rows, int cols)
{
    *p = (struct play){0};
    wn_buf_clear(&log_of_leaving);
    struct wn_term *term = wn_term_script(wn_str(keys), rows, cols, false, &p->out);
    p->done = wn_ui_run(NULL, term, views, WN_VIEW_SCREENING, &p->err);
    term->close(term);
}

static void play(struct play *p, const char *keys)
{
    play_sized(p, keys, 20, 60);
}

/* Line `n` of the last snapshot, from 0; a static copy. */
static const char *line_of(struct play *p, int n)
{
    static char line[400];
    const char *at = wn_buf_cstr(&p->out), *last = NULL;
    for (; (at = strstr(at, "== ")); at += 3)
        if (at == wn_buf_cstr(&p->out) || at[-1] == '\n')
            last = at;
    for (int i = 0; last && i <= n; i++)
        last = strchr(last, '\n') ? strchr(last, '\n') + 1 : NULL;
    size_t length = last ? strcspn(last, "\n") : 0;
    snprintf(line, sizeof line, "%.*s", (int)(length < 399 ? length : 399), last ? last : "");
    return line;
}

static void end(struct play *p)
{
    wn_buf_free(&p->out);
}

static void test_a_key_reaches_the_view_and_the_status_stands_till_the_next(void **state)
{
    (void)state;
    struct play p;
    play(&p, "i SNAP");
    assert_true(p.done);
    assert_string_equal(line_of(&p, 0), "in 1 ex 0 entered 1 typed");
    assert_string_equal(line_of(&p, 18),
                        " included #0001                                     u undoes");
    assert_string_equal(line_of(&p, 19), "footer");
    assert_string_equal(line_of(&p, 20), "cursor=1,2");
    end(&p);
    play(&p, "i e SNAP");
    assert_string_equal(line_of(&p, 18), "default text of the row");
    end(&p);
    play_sized(&p, "i SNAP", 40, 120);
    assert_string_equal(line_of(&p, 38), " included #0001   u undoes");
    end(&p);
}

static void test_a_key_without_meaning_says_so_with_the_nearest(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *says;
    } rows[] = {
        {"r SNAP", " r does nothing here; i includes, e excludes"},
        {"y SNAP", " y does nothing here; i includes, e excludes"},
        {"N SNAP", " N does nothing here; n: note"},
        {"Q SNAP", " Q does nothing here; q leaves"},
        {"F5 SNAP", ""},
        {"7 SNAP", " 7 does nothing here; ? shows the keys"},
        {"PgUp SNAP", " PgUp does nothing here; ? shows the keys"},
        {"Esc SNAP", " q leaves; everything is saved"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct play p;
        play(&p, rows[i].keys);
        if (rows[i].says[0])
            assert_string_equal(line_of(&p, 18), rows[i].says);
        else
            assert_string_equal(wn_buf_cstr(&p.out), "no such key: F5\n");
        end(&p);
    }
}

/* ux.md 1.8 rule 7 */
static void test_a_held_key_decides_once(void **state)
{
    (void)state;
    struct play p;
    play(&p, "HELD:20:i SNAP"); /* twenty that wait: dropped before the next draw */
    assert_string_equal(line_of(&p, 0), "in 1 ex 0 entered 1 typed");
    end(&p);
    play(&p, "i WAIT:250 i WAIT:250 i WAIT:299 i SNAP"); /* it keeps coming */
    assert_string_equal(line_of(&p, 0), "in 1 ex 0 entered 1 typed");
    assert_string_equal(line_of(&p, 18),
                        " included #0001           too fast: one i counted   u undoes");
    end(&p);
    play(&p, "i WAIT:250 i WAIT:300 i SNAP"); /* it was let go */
    assert_string_equal(line_of(&p, 0), "in 2 ex 0 entered 1 typed");
    end(&p);
    play(&p, "i WAIT:10 e WAIT:10 i SNAP"); /* another key in between is a choice */
    assert_string_equal(line_of(&p, 0), "in 2 ex 1 entered 1 typed");
    end(&p);
}

/* What a view has to keep is kept when no key comes; a tick is no key and says nothing by itself. */
static void test_a_view_gets_the_tick_it_asks_for(void **state)
{
    (void)state;
    struct play p;
    play(&p, "1 WAIT:5000 i SNAP");
    assert_true(p.done);
    assert_string_equal(wn_buf_cstr(&log_of_leaving),
                        "tick 1 at 18001700\nleft with 1 and \"\"\n"); /* once */
    assert_string_equal(line_of(&p, 18),
                        " included #0001                                     u undoes");
    end(&p);
    play(&p, "1 WAIT:700 e WAIT:9000 e"); /* the key was there in time; then the tick is due */
    assert_string_equal(wn_buf_cstr(&log_of_leaving),
                        "tick 1 at 18001701\nleft with 0 and \"\"\n");
    end(&p);
    play(&p, "e e e"); /* nobody asked */
    assert_string_equal(wn_buf_cstr(&log_of_leaving), "left with 0 and \"\"\n");
    end(&p);
    play(&p, "1 WAIT:800 1 WAIT:800 n SNAP"); /* what it cannot keep is said */
    assert_string_equal(line_of(&p, 18), " the draft is not saved");
    end(&p);
}

static void test_typing_takes_every_character(void **state)
{
    (void)state;
    struct play p;
    play(&p, "n \"iq?eee\" Ctrl-L Ctrl-Z SNAP");
    assert_string_equal(line_of(&p, 0), "in 0 ex 0 entered 1 typed iq?eee");
    assert_string_equal(wn_buf_cstr(&log_of_leaving), "left with 0 and \"iq?eee\"\n");
    end(&p);
    play(&p, "n \"a b\" Esc i SNAP");
    assert_string_equal(line_of(&p, 0), "in 1 ex 0 entered 1 typed a b");
    end(&p);
}

static void test_views_lie_on_each_other(void **state)
{
    (void)state;
    struct play p;
    play(&p, "i ? SNAP");
    assert_string_equal(line_of(&p, 0), "over counting");
    end(&p);
    play(&p, "i ? z SNAP"); /* that view has its status in the last row */
    assert_string_equal(line_of(&p, 19), " z does nothing here; ? shows the keys");
    end(&p);
    play(&p, "i ? Esc SNAP");
    assert_string_equal(line_of(&p, 0), "in 1 ex 0 entered 2 typed");
    end(&p);
    play(&p, "i F1 s SNAP"); /* to one that is open below: back to it */
    assert_string_equal(line_of(&p, 0), "in 1 ex 0 entered 2 typed");
    end(&p);
    play(&p, "? q q SNAP");
    assert_string_equal(wn_buf_cstr(&p.out), ""); /* left before */
    assert_string_equal(wn_buf_cstr(&log_of_leaving), "left with 0 and \"\"\n");
    assert_true(p.done);
    end(&p);
}

static void test_errors_stand_in_the_status_line(void **state)
{
    (void)state;
    struct play p;
    play(&p, "m SNAP");
    assert_string_equal(line_of(&p, 18), " not now");
    end(&p);
    play(&p, "s SNAP e e SNAP"); /* an alarm rings once and stays */
    assert_non_null(strstr(wn_buf_cstr(&p.out), "== 60x20, bell ==\n"));
    assert_string_equal(line_of(&p, 18), " NOT SAVED: no space left");
    assert_non_null(strstr(wn_buf_cstr(&p.out), "\n== 60x20 ==\n"));
    end(&p);
    play(&p, "2 SNAP"); /* and is never cut off */
    assert_string_equal(line_of(&p, 18), " NOT SAVED: no space left on the disk. #0112 is not");
    assert_string_equal(line_of(&p, 19), " decided; free some space and decide again");
    end(&p);
    play_sized(&p, "2 SNAP", 40, 120);
    assert_string_equal(line_of(&p, 38), " NOT SAVED: no space left on the disk. #0112 is not "
                                         "decided; free some space and decide again");
    assert_string_equal(line_of(&p, 39), "footer");
    end(&p);
    play(&p, "t SNAP"); /* after a disk error nothing goes on */
    assert_false(p.done);
    assert_int_equal(p.err.code, WN_EIO);
    assert_string_equal(wn_buf_cstr(&p.out), "");
    assert_string_equal(wn_buf_cstr(&log_of_leaving), "left with 0 and \"\"\n");
    end(&p);
}

static void test_a_view_that_cannot_be_entered(void **state)
{
    (void)state;
    struct wn_buf out = {0};
    struct wn_err err;
    struct wn_term *term = wn_term_script(WN_STR("i"), 20, 60, false, &out);
    assert_false(wn_ui_run(NULL, term, views, WN_VIEW_RECONCILE, &err));
    assert_string_equal(err.text, "nothing to reconcile");
    term->close(term);
    wn_buf_free(&out);
}

static void test_too_small_is_said_and_decides_nothing(void **state)
{
    (void)state;
    struct play p;
    play(&p, "RESIZE:52x18 i e SNAP RESIZE:60x20 SNAP");
    assert_non_null(strstr(wn_buf_cstr(&p.out),
                           "== 52x18 ==\n"
                           "60 columns and 20 rows needed, you have 52x18; make\n"
                           "the window larger or use --plain\n"));
    assert_string_equal(line_of(&p, 0), "in 0 ex 0 entered 1 typed");
    end(&p);
    play(&p, "RESIZE:1x1 i RESIZE:200x1 i RESIZE:10x5 i RESIZE:500x500 SNAP");
    assert_string_equal(line_of(&p, 0), "in 0 ex 0 entered 1 typed");
    assert_string_equal(line_of(&p, 499), "footer");
    end(&p);
    play(&p, "RESIZE:20x5 q i");
    assert_true(p.done);
    end(&p);
}

static void test_what_leaving_cannot_save_is_reported(void **state)
{
    (void)state;
    struct play p;
    struct wn_buf keys = {0};
    for (int i = 0; i < 99; i++)
        wn_buf_text(&keys, "i ");
    wn_buf_text(&keys, "x");
    play(&p, wn_buf_cstr(&keys));
    assert_false(p.done);
    assert_string_equal(p.err.text, "the note is not saved");
    end(&p);
    wn_buf_free(&keys);
}

static int forget_log(void **state)
{
    (void)state;
    wn_buf_free(&log_of_leaving);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_key_reaches_the_view_and_the_status_stands_till_the_next),
        cmocka_unit_test(test_a_key_without_meaning_says_so_with_the_nearest),
        cmocka_unit_test(test_a_held_key_decides_once),
        cmocka_unit_test(test_a_view_gets_the_tick_it_asks_for),
        cmocka_unit_test(test_typing_takes_every_character),
        cmocka_unit_test(test_views_lie_on_each_other),
        cmocka_unit_test(test_errors_stand_in_the_status_line),
        cmocka_unit_test(test_a_view_that_cannot_be_entered),
        cmocka_unit_test(test_too_small_is_said_and_decides_nothing),
        cmocka_unit_test(test_what_leaving_cannot_save_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, forget_log);
}
