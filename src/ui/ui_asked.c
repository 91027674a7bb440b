/* SPDX-License-Identifier: MIT */
/* What a view asks of the running interface. Moves are noted here and made by the loop (ui.c). */
#include "ui_state.h"

#include <stdarg.h>
#include <stdio.h>

struct wn_app *wn_ui_app(struct wn_ui *ui)
{
    return ui->app;
}

int64_t wn_ui_ms(const struct wn_ui *ui)
{
    return ui->ms;
}

const struct wn_canvas *wn_ui_canvas(const struct wn_ui *ui)
{
    return &ui->canvas;
}

void wn_ui_goto(struct wn_ui *ui, enum wn_view_id view)
{
    ui->want = UI_GOTO;
    ui->want_view = view;
}

void wn_ui_back(struct wn_ui *ui)
{
    ui->want = UI_BACK;
}

void wn_ui_quit(struct wn_ui *ui)
{
    ui->want = UI_QUIT;
}

WN_PRINTF(2, 0)
static void ui_set_status(struct wn_ui *ui, const char *format, va_list args)
{
    ui->status = (struct wn_status){0};
    vsnprintf(ui->status.left, sizeof ui->status.left, format, args);
}

void wn_ui_say(struct wn_ui *ui, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    ui_set_status(ui, format, args);
    va_end(args);
}

void wn_ui_say_right(struct wn_ui *ui, const char *text)
{
    snprintf(ui->status.right, sizeof ui->status.right, "%s", text);
}

void wn_ui_alarm(struct wn_ui *ui, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    ui_set_status(ui, format, args);
    va_end(args);
    ui->status.alarm = ui->status.warn = true;
    ui->term->bell(ui->term);
}

void wn_ui_guard_key(struct wn_ui *ui)
{
    ui->guarded = ui->key;
    ui->guarded_ms = ui->ms;
    ui->flush = true;
}

void wn_ui_tick_in(struct wn_ui *ui, int64_t ms)
{
    ui->tick_ms = ui->ms + ms;
}

const struct wn_status *wn_ui_status(const struct wn_ui *ui)
{
    return &ui->status;
}

const struct wn_view *wn_ui_below(const struct wn_ui *ui)
{
    return ui->depth > 1 ? ui->level[ui->depth - 2].view : NULL;
}

const struct wn_binding *wn_ui_below_keys(const struct wn_ui *ui)
{
    const struct wn_view *below = wn_ui_below(ui);
    if (!below || !below->keys_shown)
        return below ? below->keys : NULL;
    return below->keys_shown(ui->level[ui->depth - 2].state);
}
