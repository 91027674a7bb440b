/* SPDX-License-Identifier: MIT */
/*
 * What every view promises at every size, whatever the records and criteria are: the grid stays
 * whole. Each is played in its odd fixtures at five sizes, with and without colour, in ASCII, and
 * resized half way; each cell row is checked.
 */
#include "wn_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fixtures.h"
#include "winnow/app/reconciling.h"
#include "winnow/base/buf.h"
#include "winnow/base/file.h"
#include "winnow/base/mem.h"
#include "winnow/base/text.h"
#include "winnow/ui/views.h"

/* ---- a terminal that checks every canvas that is shown ---- */

struct watch {
    struct wn_term term; /* what the ui sees; keys come from `script` */
    struct wn_term *script;
    const char *what;
    int shown;
};

static struct watch *watch_of(struct wn_term *term)
{
    return (struct watch *)term;
}

static void watch_next(struct wn_term *term, struct wn_event *ev)
{
    struct watch *w = watch_of(term);
    w->script->next(w->script, ev);
}

static bool watch_pending(struct wn_term *term, uint32_t *key)
{
    struct watch *w = watch_of(term);
    return w->script->pending(w->script, key);
}

static void watch_nothing(struct wn_term *term)
{
    (void)term;
}

static const struct wn_cell *cell_at(const struct wn_canvas *c, int row, int col)
{
    return &c->cell[row * c->cols + col];
}

static void print_canvas(const struct watch *w, const struct wn_canvas *c)
{
    struct wn_buf text = {0};
    wn_canvas_text(c, &text);
    fprintf(stderr, "%s, %dx%d\n%s\n", w->what, c->cols, c->rows, wn_buf_cstr(&text));
    wn_buf_free(&text);
}

#define promise(condition, words)                                                                  \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            print_canvas(w, c);                                                                    \
            fail_msg("%s at %dx%d: %s", w->what, c->cols, c->rows, words);                         \
        }                                                                                          \
    } while (0)

/* Wide characters have both halves; in ASCII nothing that winnow draws itself is outside it. */
static void check_cells(const struct watch *w, const struct wn_canvas *c)
{
    for (int row = 0; row < c->rows; row++)
        for (int col = 0; col < c->cols; col++) {
            const struct wn_cell *cell = cell_at(c, row, col);
            promise(cell->width != 2 || (col + 1 < c->cols && cell_at(c, row, col + 1)->width == 0),
                    "half of a wide character");
            promise(cell->width != 0 || (col > 0 && cell_at(c, row, col - 1)->width == 2),
                    "the right half of nothing");
            uint32_t cp = cell->cp[0];
            promise(cp == 0 || (cp >= 0x20 && cp != 0x7F && !(cp >= 0x80 && cp < 0xA0)),
                    "a control character");
            promise(!(cp >= 0x202A && cp <= 0x202E), "a bidi override");
            promise(!c->ascii || cp < 0x2190 || cp > 0x27BF, "a sign that is not ASCII");
        }
}

/*
 * A row that begins or ends with a rule is a rule from its first to its last column, but for the
 * divider of a side panel.
 */
static bool is_rule(const struct wn_canvas *c, uint32_t cp)
{
    return cp == (c->ascii ? '-' : 0x2500);
}

static void check_rules(const struct watch *w, const struct wn_canvas *c)
{
    for (int row = 1; row < c->rows; row++) {
        bool first = is_rule(c, cell_at(c, row, 0)->cp[0]) && is_rule(c, cell_at(c, row, 1)->cp[0]);
        if (!first)
            continue;
        bool beside = false; /* a panel of its own begins there */
        for (int col = 0; col < c->cols; col++) {
            uint32_t cp = cell_at(c, row, col)->cp[0];
            beside = beside || cp == (c->ascii ? '|' : 0x2502);
        }
        promise(beside || is_rule(c, cell_at(c, row, c->cols - 1)->cp[0]),
                "a rule that ends early");
    }
}

/* A frame has all its four corners and both sides. */
static void check_box(const struct watch *w, const struct wn_canvas *c, int top, int left)
{
    int right = left + 1, bottom = top + 1;
    while (right < c->cols && cell_at(c, top, right)->cp[0] != 0x2510)
        right++;
    promise(right < c->cols, "a frame without its right corner");
    for (; bottom < c->rows && cell_at(c, bottom, left)->cp[0] != 0x2514; bottom++) {
        promise(cell_at(c, bottom, left)->cp[0] == 0x2502, "a frame with a hole on the left");
        promise(cell_at(c, bottom, right)->cp[0] == 0x2502, "a frame with a hole on the right");
    }
    promise(bottom < c->rows, "a frame without its foot");
    promise(cell_at(c, bottom, right)->cp[0] == 0x2518, "a frame without its last corner");
}

static void watch_show(struct wn_term *term, const struct wn_canvas *c)
{
    struct watch *w = watch_of(term);
    w->shown++;
    check_cells(w, c);
    if (c->rows < 20 || c->cols < 60)
        return;
    check_rules(w, c);
    for (int row = 0; row < c->rows && !c->ascii; row++)
        for (int col = 0; col < c->cols; col++)
            if (cell_at(c, row, col)->cp[0] == 0x250C)
                check_box(w, c, row, col);
    promise(c->cur_row >= 0 && c->cur_row < c->rows && c->cur_col >= 0 && c->cur_col < c->cols,
            "the cursor is outside");
    promise(c->cur_row > 0, "the cursor is parked in the first row");
}

/* ---- playing ---- */

struct play_case { const char *fixture, *as; enum wn_view_id view; const char *keys; };

static const struct play_case cases[] = {
    {"odd", "ana", WN_VIEW_SCREENING,
     "Space Space PgUp H H Right Tab Tab Down Esc 1 1 2 n \"a note\" PgDn Esc e Tab Esc Right z "
     "Space z "
     "+ + - Right b Right e 2 Right ? PgDn Esc t \"tag\" Enter f 0 \"3\" Enter Left Left G g"},
    {"large", "ana", WN_VIEW_SCREENING,
     "Tab Tab Tab Esc 1 2 3 9 H H H e Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab "
     "Tab Tab "
     "Tab Tab Tab Tab Tab Tab Tab Tab Tab Esc e Enter n \"long note that goes on and on and on, so "
     "that it "
     "has to be wrapped in a panel\" Esc a ? Esc z s s s s s s u"},
    {"huge", "ana", WN_VIEW_SCREENING, "Space e Esc n Esc"},
    {"odd-conflicts", "chi", WN_VIEW_RECONCILE,
     "Space v H H Tab Tab Esc Right v Space PgUp Right v n \"mine\" Esc Right v Right v ? Esc 1 2 "
     "3 A "
     "v B i e s U u 0 \"2\" Enter"},
    {"large-conflicts", "chi", WN_VIEW_RECONCILE,
     "Tab Tab Esc v Tab Esc 1 2 3 9 n \"mine\" Esc e v A v B"},
    {"odd-conflicts", "ana", WN_VIEW_SCREENING, "u U Left ? Esc Right Right Right"},
    {"large-conflicts", "chi", WN_VIEW_AGREEMENT, "Down Down ? Esc"},
    {"odd-conflicts", "chi", WN_VIEW_AGREEMENT, "Down Up"},
    {"large-conflicts", "chi", WN_VIEW_OVERVIEW, "Down Down Down ? Esc"},
    {"large", "ana", WN_VIEW_OVERVIEW, "Down Down Down Enter"},
    {"empty", "chi", WN_VIEW_OVERVIEW, "Down Down Down a c s x Enter"},
    {"empty", "ana", WN_VIEW_SCREENING, "e i u U Left Right ? Esc"},
    {"empty", "chi", WN_VIEW_RECONCILE, "v i Right u ? Esc"},
};

static const int sizes[][2] = {{60, 20}, {80, 24}, {100, 30}, {120, 40}, {200, 60}, {79, 24}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static void play(const char *project, const struct play_case *k, struct fixture_clock clock,
                 int cols, int rows, int look)
{
    struct wn_sys sys = fixture_sys(&clock);
    struct wn_err err = {0};
    struct wn_app *app;
    struct wn_buf out = {0}, keys = {0};
    char what[160];
    snprintf(what, sizeof what, "%s of %s", wn_views[k->view]->name, k->fixture);
    /* half way the window becomes another size, and comes back */
    wn_buf_print(&keys, "%s RESIZE:60x20 RESIZE:10x5 Down RESIZE:120x40 Up RESIZE:%dx%d %s",
                 k->keys, cols, rows, k->keys);
    assert_done(wn_app_open(project, k->as, &sys, &app, &err), err);
    struct wn_term *script = wn_term_script(wn_buf_str(&keys), rows, cols, look == 1, &out);
    struct watch w = {.term = {.rows = rows,
                               .cols = cols,
                               .colour = look == 1,
                               .digits = look == 1,
                               .ascii = look == 2,
                               .next = watch_next,
                               .pending = watch_pending,
                               .flush = watch_nothing,
                               .show = watch_show,
                               .redraw = watch_nothing,
                               .bell = watch_nothing,
                               .suspend = watch_nothing,
                               .close = watch_nothing},
                      .script = script,
                      .what = what};
    assert_done(wn_ui_run(app, &w.term, wn_views, k->view, &err), err);
    if (out.n)
        fail_msg("%s: %s", what, wn_buf_cstr(&out));
    script->close(script);
    wn_app_close(app);
    wn_buf_free(&out);
    wn_buf_free(&keys);
}

static void play_case(const struct play_case *k)
{
    char folder[] = "/tmp/winnow-views.XXXXXX", made[64], project[64];
    struct fixture_clock clock;
    struct wn_err err = {0};
    struct wn_file file;
    assert_non_null(mkdtemp(folder));
    snprintf(made, sizeof made, "%s/made.winnow", folder);
    snprintf(project, sizeof project, "%s/review.winnow", folder);
    assert_done(fixture_make(k->fixture, made, &clock, &err), err);
    for (int i = 0; i < SIZES; i++) {
        assert_done(wn_file_open(made, 1 << 28, &file, &err), err);
        assert_done(wn_file_write(project, file.bytes, true, &err), err);
        wn_file_close(&file);
        play(project, k, clock, sizes[i][0], sizes[i][1], i % 3);
    }
    fixture_remove(folder);
}

static void grid_stays_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        play_case(&cases[i]);
}

/* The record first: before v nothing of either decision reaches the view. */
static void hidden_decisions_stay_below(void **state)
{
    (void)state;
    char folder[] = "/tmp/winnow-views.XXXXXX", made[64];
    struct fixture_clock clock;
    struct wn_err err = {0};
    struct wn_app *app;
    struct wn_arena arena = {0};
    struct wn_case conflict;
    assert_non_null(mkdtemp(folder));
    snprintf(made, sizeof made, "%s/made.winnow", folder);
    assert_done(fixture_make("small-conflicts", made, &clock, &err), err);
    struct wn_sys sys = fixture_sys(&clock);
    assert_done(wn_app_open(made, "chi", &sys, &app, &err), err);
    assert_done(wn_reconciling_open(app, false, NULL, NULL, &err), err);
    assert_done(wn_reconciling_load(app, 1, false, &arena, &conflict, &err), err);
    assert_false(conflict.shown);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(conflict.side[i].person.n, 0);
        assert_int_equal(conflict.side[i].decision.decision, WN_NONE);
        assert_int_equal(conflict.side[i].decision.note.n, 0);
        assert_int_equal(conflict.side[i].decision.reason.n, 0);
        for (int k = 0; k < WN_MAX_CRITERIA; k++)
            assert_int_equal(conflict.side[i].decision.answers[k], WN_BLANK);
    }
    assert_done(wn_reconciling_load(app, 1, true, &arena, &conflict, &err), err);
    assert_str(conflict.side[1].decision.note, "a note that only ben wrote");
    wn_app_close(app);
    wn_arena_free(&arena);
    fixture_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(grid_stays_whole),
                                       cmocka_unit_test(hidden_decisions_stay_below)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
