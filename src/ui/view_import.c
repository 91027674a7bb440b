/* SPDX-License-Identifier: MIT */
/*
 * Import, looked at first (I): the files are read when the view opens, nothing is written before
 * Enter. Reading and importing look for Esc on their way and show how far they are.
 */
#include "winnow/ui/views.h"

#include <inttypes.h>

#include "import_state.h"
#include "winnow/app/reporting.h"
#include "winnow/base/file.h"

struct import_work { struct wn_ui *ui; struct import *v; };

static bool import_tick(void *ctx, size_t done, size_t of)
{
    struct import_work *work = ctx;
    work->v->done = done;
    work->v->of = of;
    wn_ui_show_now(work->ui);
    return !wn_ui_stopped(work->ui);
}

static struct wn_preview_file *import_file(const struct import *v)
{
    return &v->preview->file[v->list.row];
}

/* ---- reading ---- */

static bool import_load(struct import *v, struct wn_err *err)
{
    const struct wn_preview_file *f = import_file(v);
    v->one = NULL;
    if (f->state == WN_PREVIEW_WAITING || f->state == WN_PREVIEW_FAILED || f->found.records == 0)
        return true;
    if (v->n > f->found.records)
        v->n = f->found.records;
    return wn_preview_record(v->preview, v->list.row, v->n, &v->one, err);
}

static bool import_read(struct wn_ui *ui, struct import *v, size_t file, struct wn_err *err)
{
    struct import_work work = {ui, v};
    v->busy = "reading";
    v->one = NULL;
    v->done = v->of = 0;
    v->preview->at = file;
    wn_ui_show_now(ui);
    bool done = wn_preview_read(v->preview, file, import_tick, &work, err);
    v->busy = NULL;
    return done;
}

static bool import_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct import *v = state;
    if (v->started)
        return true;
    wn_page_start(&v->page, wn_ui_app(ui), "Import preview");
    v->preview = wn_app_preview(wn_ui_app(ui));
    if (!v->preview)
        return wn_fail(err, WN_EREFUSED,
                       "winnow import FILES shows files before they are imported");
    v->list.count = v->preview->files;
    v->n = 1;
    v->started = true;
    for (size_t i = 0; i < v->preview->files; i++)
        if (!import_read(ui, v, i, err)) {
            if (err->code != WN_ECANCEL)
                return false;
            wn_ui_quit(ui);
            return true;
        }
    return import_load(v, err);
}

/* ---- acting ---- */

static bool import_move(struct wn_ui *ui, struct import *v, enum wn_action act, struct wn_err *err)
{
    if (!wn_list_act(&v->list, act, (size_t)wn_view_import_visible(v, wn_ui_canvas(ui))))
        return true;
    v->n = 1;
    v->top = 0;
    return import_load(v, err);
}

static bool import_turn(struct import *v, int64_t by, struct wn_err *err)
{
    if (!v->one || v->n + by < 1 || v->n + by > import_file(v)->found.records)
        return true;
    v->n += by;
    return import_load(v, err);
}

static bool import_leave_out(struct wn_ui *ui, struct import *v, struct wn_err *err)
{
    const struct wn_preview_file *f = import_file(v);
    if (f->state != WN_PREVIEW_READ || f->found.already_imported) {
        wn_ui_say(ui, "this file is not imported anyway");
        return true;
    }
    return wn_preview_leave_out(v->preview, v->list.row, err);
}

static bool import_ask(struct wn_ui *ui, struct import *v, enum import_asks asks)
{
    const struct wn_preview_file *f = import_file(v);
    if (f->found.already_imported && f->state == WN_PREVIEW_READ) {
        wn_ui_say(ui, "this file is in the review already");
        return true;
    }
    struct wn_str now = asks == IMPORT_ASKS_SOURCE     ? f->read.source
                        : asks == IMPORT_ASKS_ENCODING ? wn_str(f->opts.encoding)
                                                       : WN_STR("");
    wn_editor_set(&v->answer, now, false);
    v->asks = asks;
    return true;
}

static bool import_said(struct wn_ui *ui, struct import *v, struct wn_err *err)
{
    struct wn_overview o = {0};
    struct wn_preview *p = v->preview;
    wn_arena_reset(&v->arena);
    if (!wn_report_overview(wn_ui_app(ui), &v->arena, &o, err))
        return false;
    v->unsent_to = o.unsent_to;
    v->unsent = o.unsent;
    v->page.view = "Import";
    wn_ui_say(ui, "%" PRId64 " record%s from %" PRId64 " file%s came in; %" PRId64 " in the review",
              p->sums.records, p->sums.records == 1 ? "" : "s", p->sums.files,
              p->sums.files == 1 ? "" : "s", o.records);
    return true;
}

/* Cancelled: the files before are in, of the one at work nothing is. */
static bool import_all(struct wn_ui *ui, struct import *v, struct wn_err *err)
{
    struct import_work work = {ui, v};
    struct wn_err why = {0};
    size_t taken = 0;
    for (size_t i = 0; i < v->preview->files; i++)
        taken += wn_preview_takes(&v->preview->file[i]);
    if (v->preview->done || taken == 0) {
        if (v->preview->done)
            wn_ui_back(ui);
        else
            wn_ui_say(ui, "there is nothing to import; Esc leaves");
        return true;
    }
    v->busy = "importing";
    v->done = v->of = 0;
    bool done = wn_preview_import(v->preview, import_tick, &work, &why);
    v->busy = NULL;
    if (!done && why.code == WN_EIO) {
        *err = why;
        return false;
    }
    if (!import_said(ui, v, err))
        return false;
    if (!done && why.code == WN_ECANCEL)
        wn_ui_alarm(ui, "stopped: %" PRId64 " record%s from %" PRId64 " file%s in, the rest not",
                    v->preview->sums.records, v->preview->sums.records == 1 ? "" : "s",
                    v->preview->sums.files, v->preview->sums.files == 1 ? "" : "s");
    else if (!done)
        wn_ui_alarm(ui, "%s", why.text);
    return true;
}

static bool import_act(struct wn_ui *ui, void *state, enum wn_action act, struct wn_err *err)
{
    struct import *v = state;
    bool page = act == WN_ACT_PAGE_UP || act == WN_ACT_PAGE_DOWN;
    if (page)
        v->top = act == WN_ACT_PAGE_DOWN ? v->top + 3 : v->top > 3 ? v->top - 3 : 0;
    if (act == WN_ACT_BACK)
        wn_ui_back(ui);
    if (page || act == WN_ACT_BACK)
        return true;
    if (act == WN_ACT_NEXT || act == WN_ACT_PREVIOUS)
        return import_turn(v, act == WN_ACT_NEXT ? 1 : -1, err);
    if (act == WN_ACT_ENTER)
        return import_all(ui, v, err);
    if (v->preview->done && (act == WN_ACT_LEAVE_OUT || act == WN_ACT_ENCODING ||
                             act == WN_ACT_SOURCE || act == WN_ACT_FIELD_MAP)) {
        wn_ui_say(ui, "this import is over; Enter leaves");
        return true;
    }
    if (act == WN_ACT_LEAVE_OUT)
        return import_leave_out(ui, v, err);
    if (act == WN_ACT_ENCODING || act == WN_ACT_SOURCE || act == WN_ACT_FIELD_MAP)
        return import_ask(ui, v,
                          act == WN_ACT_ENCODING ? IMPORT_ASKS_ENCODING
                          : act == WN_ACT_SOURCE ? IMPORT_ASKS_SOURCE
                                                 : IMPORT_ASKS_MAP);
    return import_move(ui, v, act, err);
}

/* ---- answers ---- */

static bool import_typing(const void *state)
{
    const struct import *v = state;
    return v->asks != IMPORT_ASKS_NOTHING;
}

static bool import_set(struct wn_ui *ui, struct import *v, enum import_asks asked,
                       struct wn_err *err)
{
    struct wn_str text = wn_str_trim(wn_editor_text(&v->answer));
    size_t at = v->list.row;
    if (asked == IMPORT_ASKS_ENCODING)
        wn_preview_encoding(v->preview, at, text);
    if (asked == IMPORT_ASKS_SOURCE)
        wn_preview_source(v->preview, at, text);
    if (asked == IMPORT_ASKS_MAP && !wn_preview_map(v->preview, at, text, err))
        return false;
    v->n = asked == IMPORT_ASKS_SOURCE ? v->n : 1;
    v->top = 0;
    if (!import_read(ui, v, at, err))
        return err->code == WN_ECANCEL
                   ? wn_fail(err, WN_ECANCEL, "stopped: this file is not read and left out")
                   : false;
    return import_load(v, err);
}

static bool import_type(struct wn_ui *ui, void *state, uint32_t key, struct wn_err *err)
{
    struct import *v = state;
    enum import_asks asked = v->asks;
    enum wn_typed typed = wn_editor_key(&v->answer, key);
    if (typed != WN_TYPED_DONE && typed != WN_TYPED_CANCEL)
        return true;
    v->asks = IMPORT_ASKS_NOTHING;
    return typed == WN_TYPED_CANCEL || import_set(ui, v, asked, err);
}

static void import_free(void *state)
{
    struct import *v = state;
    wn_arena_free(&v->arena);
}

static const struct wn_binding import_keys[] = {
    {WN_KEY_ENTER, WN_ACT_ENTER}, {' ', WN_ACT_LEAVE_OUT}, {'e', WN_ACT_ENCODING},
    {'f', WN_ACT_FIELD_MAP}, {'s', WN_ACT_SOURCE}, {WN_KEY_LEFT, WN_ACT_PREVIOUS},
    {WN_KEY_RIGHT, WN_ACT_NEXT}, {WN_KEY_UP, WN_ACT_UP}, {'k', WN_ACT_UP},
    {WN_KEY_DOWN, WN_ACT_DOWN}, {'j', WN_ACT_DOWN}, {WN_KEY_PGDN, WN_ACT_PAGE_DOWN},
    {WN_KEY_PGUP, WN_ACT_PAGE_UP}, {'g', WN_ACT_FIRST}, {'G', WN_ACT_LAST},
    {WN_KEY_ESC, WN_ACT_BACK}, {0, WN_ACT_NONE},
};

const struct wn_view wn_view_import = {
    .name = "import",
    .state_size = sizeof(struct import),
    .keys = import_keys,
    .enter = import_enter,
    .draw = wn_view_import_draw,
    .act = import_act,
    .typing = import_typing,
    .type = import_type,
    .free = import_free,
};
