/* SPDX-License-Identifier: MIT */
/* The running interface, shared by ui.c (the loop) and ui_asked.c (what views ask of it). */
#ifndef WN_UI_STATE_H
#define WN_UI_STATE_H

#include "winnow/ui/ui.h"

enum ui_want { UI_STAY, UI_GOTO, UI_BACK, UI_QUIT };

struct ui_level {
    const struct wn_view *view;
    void *state;
};

struct wn_ui {
    struct wn_app *app;
    struct wn_term *term;
    const struct wn_view *const *views;
    struct ui_level level[WN_VIEW_COUNT];
    size_t depth;
    struct wn_canvas canvas;
    struct wn_status status;
    enum ui_want want;
    enum wn_view_id want_view;
    uint32_t key; /* being handled */
    int64_t ms;
    uint32_t waiting; /* taken from the terminal during slow work: comes next; or WN_KEY_NONE */
    uint32_t guarded; /* dropped while it keeps coming */
    int64_t guarded_ms;
    int64_t tick_ms; /* when the view on top wants its tick; 0: it wants none */
    bool flush, over, failed;
    struct wn_err err; /* when failed */
};

#endif
