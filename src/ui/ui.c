/* SPDX-License-Identifier: MIT */
/*
 * The loop. Draw, wait for one event, let it act, again. Views lie on a stack, each with its own
 * state; what a view asks for (another view, back, quit) happens after its function has returned,
 * so that no state is freed under the code that works on it.
 */
#include "winnow/ui/ui.h"

#include <stdio.h>
#include <string.h>

#include "winnow/base/mem.h"
#include "winnow/base/text.h"

#include "ui_hint.h"
#include "ui_state.h"
#include "ui_status.h"

enum {
    UI_GUARD_MS = 300, UI_MOVES = 8,
    UI_TOO_FAST = 30 /* columns of "too fast: one Esc counted" and the blanks around it */
};

/* ---- errors ---- */

/* last: there will be no status line any more, so the run ends with the error. */
static void ui_report(struct wn_ui *ui, const struct wn_err *err, bool last)
{
    if (err->code == WN_EIO || last) {
        if (!ui->failed)
            ui->err = *err;
        ui->failed = ui->over = true;
    } else if (err->code == WN_EFULL) {
        wn_ui_alarm(ui, "%s", err->text);
    } else {
        wn_ui_say(ui, "%s", err->text);
        ui->status.warn = true;
    }
}

/* ---- the stack of views ---- */

static void ui_free_top(struct wn_ui *ui)
{
    struct ui_level *top = &ui->level[--ui->depth];
    if (top->view->free)
        top->view->free(top->state);
    wn_free(top->state);
    *top = (struct ui_level){0};
}

static bool ui_push(struct wn_ui *ui, enum wn_view_id id, struct wn_err *err)
{
    const struct wn_view *view = ui->views[id];
    struct ui_level *top = &ui->level[ui->depth++];
    *top = (struct ui_level){view, wn_alloc(view->state_size)};
    if (view->enter(ui, top->state, err))
        return true;
    ui_free_top(ui);
    return false;
}

static void ui_leave_top(struct wn_ui *ui)
{
    struct wn_err err;
    struct ui_level *top = &ui->level[ui->depth - 1];
    if (top->view->leave && !top->view->leave(ui, top->state, &err))
        ui_report(ui, &err, ui->over || ui->depth == 1);
    ui_free_top(ui);
}

static void ui_enter_again(struct wn_ui *ui)
{
    struct wn_err err;
    struct ui_level *top = &ui->level[ui->depth - 1];
    if (!top->view->enter(ui, top->state, &err))
        ui_report(ui, &err, false);
}

static bool ui_is_open(const struct wn_ui *ui, enum wn_view_id id)
{
    for (size_t i = 0; i < ui->depth; i++)
        if (ui->level[i].view == ui->views[id])
            return true;
    return false;
}

static void ui_go(struct wn_ui *ui, enum wn_view_id id)
{
    struct wn_err err;
    if (!ui_is_open(ui, id)) {
        if (!ui_push(ui, id, &err))
            ui_report(ui, &err, false);
        return;
    }
    if (ui->level[ui->depth - 1].view == ui->views[id])
        return;
    while (ui->level[ui->depth - 1].view != ui->views[id])
        ui_leave_top(ui);
    ui_enter_again(ui);
}

/* Does what the view asked for; entering may ask again, but not for ever. */
static void ui_move(struct wn_ui *ui)
{
    for (int i = 0; i < UI_MOVES && ui->want != UI_STAY; i++) {
        enum ui_want want = ui->want;
        ui->want = UI_STAY;
        if (want == UI_GOTO)
            ui_go(ui, ui->want_view);
        if (want == UI_QUIT)
            ui->over = true;
        if (want == UI_BACK) {
            ui->status.alarm = false;
            ui_leave_top(ui);
            if (ui->depth)
                ui_enter_again(ui);
        }
    }
    if (ui->depth == 0)
        ui->over = true;
}

/* ---- drawing ---- */

static void ui_draw(struct wn_ui *ui)
{
    struct wn_canvas *c = &ui->canvas;
    if (ui->flush) {
        ui->term->flush(ui->term);
        ui->waiting = WN_KEY_NONE;
    }
    ui->flush = false;
    wn_canvas_clear(c);
    if (wn_ui_too_small(&ui->canvas)) {
        wn_ui_draw_too_small(c);
    } else {
        const struct ui_level *top = &ui->level[ui->depth - 1];
        top->view->draw(top->state, c);
        wn_ui_draw_status(&ui->status, c);
    }
    ui->term->show(ui->term, c);
}

bool wn_ui_waiting(struct wn_ui *ui)
{
    return ui->waiting != WN_KEY_NONE || ui->term->pending(ui->term, &ui->waiting);
}

void wn_ui_show_now(struct wn_ui *ui)
{
    ui_draw(ui);
}

bool wn_ui_stopped(struct wn_ui *ui)
{
    bool stop = false;
    while (!stop && wn_ui_waiting(ui)) {
        stop = ui->waiting == WN_KEY_ESC || ui->waiting == WN_CTRL('C');
        ui->waiting = WN_KEY_NONE;
    }
    return stop;
}

/* ---- events ---- */

static void ui_next(struct wn_ui *ui, struct wn_event *ev)
{
    *ev = (struct wn_event){.kind = WN_EV_KEY, .key = ui->waiting, .ms = ui->ms};
    ui->waiting = WN_KEY_NONE;
    if (ev->key != WN_KEY_NONE)
        return;
    ui->term->wait_ms = ui->tick_ms == 0 ? 0 : ui->tick_ms > ui->ms ? ui->tick_ms - ui->ms : 1;
    ui->term->next(ui->term, ev);
}

static void ui_do_back(struct wn_ui *ui)
{
    if (ui->depth > 1)
        wn_ui_back(ui);
    else
        wn_ui_say(ui, "q leaves; everything is saved");
}

static void ui_do_help(struct wn_ui *ui)
{
    wn_ui_goto(ui, WN_VIEW_HELP);
}

static void ui_do_redraw(struct wn_ui *ui)
{
    ui->term->redraw(ui->term);
}

static void ui_do_suspend(struct wn_ui *ui)
{
    ui->term->suspend(ui->term);
}

static void (*const ui_actions[WN_ACT_COUNT])(struct wn_ui *) = {
    [WN_ACT_HELP] = ui_do_help,     [WN_ACT_BACK] = ui_do_back,
    [WN_ACT_QUIT] = wn_ui_back,     [WN_ACT_REDRAW] = ui_do_redraw,
    [WN_ACT_SUSPEND] = ui_do_suspend, [WN_ACT_STOP] = wn_ui_quit,
};

/* "too fast" hides nothing of what stands there: at 60 columns a question has its row alone. */
static bool ui_has_room(const struct wn_ui *ui)
{
    size_t used = wn_text_width(wn_str(ui->status.left)) + wn_text_width(wn_str(ui->status.right));
    return used + UI_TOO_FAST <= (size_t)ui->canvas.cols;
}

/* Beside what was said of the decision, so that its undo is still offered. */
static void ui_say_too_fast(struct wn_ui *ui)
{
    char name[16], hint[16];
    wn_key_name(ui->key, name);
    if (!ui->status.left[0])
        wn_ui_say(ui, "too fast: one %s counted", name);
    if (ui->status.alarm || strstr(ui->status.left, "too fast") ||
        strstr(ui->status.right, "too fast") || !ui_has_room(ui))
        return;
    snprintf(hint, sizeof hint, "%.15s", ui->status.right);
    snprintf(ui->status.right, sizeof ui->status.right, "too fast: one %.8s counted%s%.15s", name,
             hint[0] ? "   " : "", hint);
}

/* True: it keeps coming after a decision, and is dropped. */
static bool ui_guards(struct wn_ui *ui)
{
    bool same = ui->guarded && ui->key == ui->guarded;
    bool soon = ui->ms - ui->guarded_ms < UI_GUARD_MS;
    ui->guarded_ms = ui->ms;
    if (same && soon) {
        ui_say_too_fast(ui);
        return true;
    }
    ui->guarded = 0;
    return false;
}

static void ui_key_without_meaning(struct wn_ui *ui, const struct wn_binding *keys)
{
    char hint[200];
    if (ui->key == WN_KEY_NONE)
        return;
    wn_ui_hint(keys, ui->key, hint, sizeof hint);
    wn_ui_say(ui, "%s", hint);
    ui->status.warn = true;
}

/* What the ui does by itself with this key, or NULL. */
static void (*ui_action_of(const struct wn_ui *ui))(struct wn_ui *)
{
    return ui_actions[wn_ui_lookup(wn_keys_everywhere, ui->key)];
}

static bool ui_view_key(struct wn_ui *ui, struct ui_level *top, struct wn_err *err)
{
    const struct wn_view *view = top->view;
    const struct wn_binding *keys = view->keys_now ? view->keys_now(top->state) : view->keys;
    enum wn_action action = wn_ui_lookup(keys, ui->key);
    if (action != WN_ACT_NONE)
        return view->act(ui, top->state, action, err);
    if (ui_action_of(ui))
        ui_action_of(ui)(ui);
    else
        ui_key_without_meaning(ui, keys);
    return true;
}

static void ui_on_key(struct wn_ui *ui)
{
    struct wn_err err = {0};
    struct ui_level *top = &ui->level[ui->depth - 1];
    bool always = ui->key == WN_CTRL('L') || ui->key == WN_CTRL('Z') || ui->key == WN_CTRL('C');
    bool typing = !always && top->view->typing && top->view->typing(top->state);
    if (!typing && ui_guards(ui))
        return;
    if (!ui->status.alarm)
        ui->status = (struct wn_status){0};
    bool done = true;
    if (typing)
        done = top->view->type(ui, top->state, ui->key, &err);
    else if (always || (wn_ui_too_small(&ui->canvas) && ui->key == 'q'))
        ui_action_of(ui)(ui);
    else if (!wn_ui_too_small(&ui->canvas)) /* nobody decides on what cannot be seen */
        done = ui_view_key(ui, top, &err);
    if (!done)
        ui_report(ui, &err, false);
}

static void ui_on_tick(struct wn_ui *ui)
{
    struct wn_err err = {0};
    struct ui_level *top = &ui->level[ui->depth - 1];
    ui->tick_ms = 0;
    if (top->view->tick && !top->view->tick(ui, top->state, &err))
        ui_report(ui, &err, false);
}

static void ui_on_event(struct wn_ui *ui, const struct wn_event *ev)
{
    ui->ms = ev->ms;
    ui->key = ev->kind == WN_EV_KEY ? ev->key : WN_KEY_NONE;
    if (ev->kind == WN_EV_RESIZE)
        wn_canvas_init(&ui->canvas, ev->rows, ev->cols);
    else if (ev->kind == WN_EV_END)
        ui->over = true;
    else if (ev->kind == WN_EV_KEY)
        ui_on_key(ui);
    else if (ev->kind == WN_EV_TICK)
        ui_on_tick(ui);
    ui_move(ui);
}

bool wn_ui_run(struct wn_app *app, struct wn_term *term, const struct wn_view *const views[],
               enum wn_view_id first, struct wn_err *err)
{
    struct wn_ui ui = {.app = app, .term = term, .views = views, .ms = term->ms};
    ui.canvas.ascii = term->ascii;
    ui.canvas.colour = term->colour;
    ui.canvas.digits = term->digits;
    wn_canvas_init(&ui.canvas, term->rows, term->cols);
    bool entered = ui_push(&ui, first, err);
    if (entered)
        ui_move(&ui);
    while (entered && !ui.over) {
        struct wn_event ev;
        ui_draw(&ui);
        ui_next(&ui, &ev);
        ui_on_event(&ui, &ev);
    }
    while (ui.depth)
        ui_leave_top(&ui);
    wn_canvas_free(&ui.canvas);
    if (ui.failed && err)
        *err = ui.err;
    return entered && !ui.failed;
}
