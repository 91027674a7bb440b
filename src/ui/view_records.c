/* SPDX-License-Identifier: MIT */
/*
 * The records (E): find, sort, filter, read one whole. Nothing is decided here. Each key of the
 * search line starts the search again; a search gives way to a key that waits and goes on after it.
 */
#include "winnow/ui/views.h"

#include "records_state.h"

#include "winnow/app/screening.h"

/* ---- loading ---- */

static bool records_load_rows(struct wn_ui *ui, struct records *v, struct wn_err *err)
{
    size_t count = wn_search_count(v->found), n = 0;
    wn_arena_reset(&v->row_arena);
    v->row = WN_NEWS(&v->row_arena, struct wn_found, RECORDS_ROWS);
    v->first = v->list.top;
    v->rows = 0;
    size_t visible = (size_t)wn_view_records_visible(wn_ui_canvas(ui));
    for (; n < visible && v->first + n < count; n++)
        if (!wn_search_row(wn_ui_app(ui), wn_search_at(v->found, v->first + n), &v->row_arena,
                           &v->row[n], err))
            return false;
    v->rows = n;
    return true;
}

static bool records_load_one(struct wn_ui *ui, struct records *v, struct wn_err *err)
{
    wn_arena_reset(&v->one_arena);
    v->one = (struct wn_record_page){0};
    v->top = 0;
    if (v->list.row >= v->list.count)
        return true;
    return wn_keep_record(wn_ui_app(ui), wn_search_at(v->found, v->list.row), &v->one_arena,
                          &v->one, err);
}

struct records_work { struct wn_ui *ui; struct records *v; };

/* What is found so far is shown at the 1st, 2nd, 4th, 8th ... time: at once, and not too often. */
static bool records_tick(void *ctx)
{
    struct records_work *work = ctx;
    struct records *v = work->v;
    struct wn_err err;
    size_t ticks = ++v->ticks;
    if (wn_ui_waiting(work->ui))
        return true;
    v->list.count = wn_search_count(v->found);
    if ((ticks & (ticks - 1)) == 0 && records_load_rows(work->ui, v, &err))
        wn_ui_show_now(work->ui);
    return false;
}

/* Goes on with the search, and loads what is to be seen. */
static bool records_go(struct wn_ui *ui, struct records *v, struct wn_err *err)
{
    struct records_work work = {ui, v};
    if (!v->done && !wn_search_go(v->found, records_tick, &work, &v->done, err))
        return false;
    v->list.count = wn_search_count(v->found);
    return records_load_rows(ui, v, err) && records_load_one(ui, v, err);
}

/* A search that cannot be read leaves the list as it is, and says why. */
static bool records_search(struct wn_ui *ui, struct records *v, struct wn_err *err)
{
    struct wn_search *found;
    if (!wn_search_open(wn_ui_app(ui), wn_editor_text(&v->query), v->typing, v->order, &found,
                        err)) {
        if (v->found && (err->code == WN_EINPUT || err->code == WN_EREFUSED)) {
            wn_ui_say(ui, "%s", err->text);
            return true;
        }
        return false;
    }
    wn_search_close(v->found);
    v->found = found;
    v->done = false;
    v->ticks = 0;
    v->list = (struct wn_list){0};
    v->rows = 0;
    return records_go(ui, v, err);
}

static void records_filters(struct records *v, const struct wn_pace *pace)
{
    const struct records_filter mine[] = {
        {"not decided", "is:undecided", pace->works - pace->decided},
        {"mine: include", "is:include", pace->include},
        {"mine: maybe", "is:maybe", pace->maybe},
        {"mine: exclude", "is:exclude", pace->exclude},
        {"later", "is:later", pace->later},
        {"with notes", "note:*", pace->notes},
        {"no abstract", "missing:abstract", -1}};
    static const struct records_filter lacking[] = {{"no abstract", "missing:abstract", -1},
                                                    {"no title", "missing:title", -1},
                                                    {"no year", "missing:year", -1},
                                                    {"no DOI", "missing:doi", -1}};
    size_t n = v->screens ? sizeof mine / sizeof *mine : sizeof lacking / sizeof *lacking;
    for (size_t i = 0; i < n; i++)
        v->filter[i + 1] = v->screens ? mine[i] : lacking[i];
}

static bool records_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct records *v = state;
    struct wn_pace pace = {0};
    v->screens = wn_app_roles(wn_ui_app(ui)) & WN_SCREENER;
    wn_page_start(&v->page, wn_ui_app(ui), "Records");
    if (v->screens && !wn_screening_pace(wn_ui_app(ui), &pace, err))
        return false;
    records_filters(v, &pace);
    return wn_search_total(wn_ui_app(ui), &v->total, err) && records_search(ui, v, err);
}

static void records_free(void *state)
{
    struct records *v = state;
    wn_search_close(v->found);
    wn_arena_free(&v->row_arena);
    wn_arena_free(&v->one_arena);
}

/* ---- acting ---- */

static bool records_move(struct wn_ui *ui, struct records *v, enum wn_action act,
                         struct wn_err *err)
{
    if (!wn_list_act(&v->list, act, (size_t)wn_view_records_visible(wn_ui_canvas(ui))))
        return true;
    return records_load_rows(ui, v, err) && records_load_one(ui, v, err);
}

static bool records_filter(struct wn_ui *ui, struct records *v, int key, struct wn_err *err)
{
    if (key && !v->filter[key].label) {
        wn_ui_say(ui, "there is no filter %d", key);
        return true;
    }
    wn_editor_set(&v->query, wn_str(key ? v->filter[key].query : ""), false);
    return records_search(ui, v, err);
}

static void records_scroll(struct wn_ui *ui, struct records *v, enum wn_action act)
{
    const struct wn_canvas *c = wn_ui_canvas(ui);
    struct wn_arena arena = {0};
    size_t lines = wn_view_records_lines(v, &arena, c->cols - 4).lines;
    size_t rows = (size_t)wn_view_records_page_rows(c), most = lines > rows ? lines - rows : 0;
    size_t page = act == WN_ACT_PAGE_DOWN || act == WN_ACT_PAGE_UP ? rows - 1 : 1;
    bool down = act == WN_ACT_DOWN || act == WN_ACT_PAGE_DOWN;
    if (act == WN_ACT_FIRST || act == WN_ACT_LAST)
        v->top = act == WN_ACT_FIRST ? 0 : most;
    else if (down)
        v->top = v->top + page < most ? v->top + page : most;
    else
        v->top = v->top > page ? v->top - page : 0;
    wn_arena_free(&arena);
}

static bool records_act_opened(struct wn_ui *ui, struct records *v, enum wn_action act,
                               struct wn_err *err)
{
    if (act == WN_ACT_NEXT || act == WN_ACT_PREVIOUS)
        return records_move(ui, v, act == WN_ACT_NEXT ? WN_ACT_DOWN : WN_ACT_UP, err);
    if (act == WN_ACT_BACK)
        v->opened = false;
    else
        records_scroll(ui, v, act);
    return true;
}

static bool records_act_list(struct wn_ui *ui, struct records *v, enum wn_action act,
                             struct wn_err *err)
{
    if (act >= WN_ACT_FILTER_0 && act <= WN_ACT_FILTER_8)
        return records_filter(ui, v, (int)act - (int)WN_ACT_FILTER_0, err);
    if (act == WN_ACT_FIND) {
        v->typing = true;
        return true;
    }
    if (act == WN_ACT_SORT) {
        v->order = (enum wn_find_order)(((int)v->order + 1) % WN_FIND_ORDERS);
        return records_search(ui, v, err);
    }
    if (act == WN_ACT_ENTER) {
        v->opened = v->one.record != 0;
        return true;
    }
    return records_move(ui, v, act, err);
}

static bool records_act(struct wn_ui *ui, void *state, enum wn_action act, struct wn_err *err)
{
    struct records *v = state;
    bool ok = v->opened ? records_act_opened(ui, v, act, err) : records_act_list(ui, v, act, err);
    return ok && (v->done || records_go(ui, v, err));
}

static bool records_typing(const void *state)
{
    const struct records *v = state;
    return v->typing;
}

static bool records_type(struct wn_ui *ui, void *state, uint32_t key, struct wn_err *err)
{
    struct records *v = state;
    if (key == WN_KEY_UP || key == WN_KEY_DOWN || key == WN_KEY_PGUP || key == WN_KEY_PGDN) {
        static const enum wn_action acts[] = {WN_ACT_UP, WN_ACT_DOWN, WN_ACT_PAGE_UP,
                                              WN_ACT_PAGE_DOWN};
        size_t at = key == WN_KEY_UP ? 0 : key == WN_KEY_DOWN ? 1 : key == WN_KEY_PGUP ? 2 : 3;
        return records_move(ui, v, acts[at], err) && (v->done || records_go(ui, v, err));
    }
    enum wn_typed typed = wn_editor_key(&v->query, key);
    if (typed == WN_TYPED_CANCEL && v->query.n) {
        wn_editor_set(&v->query, WN_STR(""), false);
        return records_search(ui, v, err);
    }
    if (typed == WN_TYPED_CHANGED)
        return records_search(ui, v, err);
    if (typed == WN_TYPED_CANCEL || typed == WN_TYPED_DONE) {
        v->typing = false;
        return records_search(ui, v, err); /* what the end still lacks is said now */
    }
    return v->done || records_go(ui, v, err);
}

static const struct wn_binding records_keys[] = {
    {WN_KEY_UP, WN_ACT_UP}, {'k', WN_ACT_UP}, {WN_CTRL('P'), WN_ACT_UP},
    {WN_KEY_DOWN, WN_ACT_DOWN}, {'j', WN_ACT_DOWN}, {WN_CTRL('N'), WN_ACT_DOWN},
    {' ', WN_ACT_PAGE_DOWN}, {WN_KEY_PGDN, WN_ACT_PAGE_DOWN}, {WN_KEY_PGUP, WN_ACT_PAGE_UP},
    {'g', WN_ACT_FIRST}, {WN_KEY_HOME, WN_ACT_FIRST}, {'G', WN_ACT_LAST}, {WN_KEY_END, WN_ACT_LAST},
    {WN_KEY_ENTER, WN_ACT_ENTER}, {'/', WN_ACT_FIND}, {'S', WN_ACT_SORT},
    {'0', WN_ACT_FILTER_0}, {'1', WN_ACT_FILTER_1}, {'2', WN_ACT_FILTER_2},
    {'3', WN_ACT_FILTER_3}, {'4', WN_ACT_FILTER_4}, {'5', WN_ACT_FILTER_5},
    {'6', WN_ACT_FILTER_6}, {'7', WN_ACT_FILTER_7}, {'8', WN_ACT_FILTER_8}, {0, WN_ACT_NONE},
};
static const struct wn_binding records_keys_opened[] = {
    {WN_KEY_LEFT, WN_ACT_PREVIOUS}, {WN_KEY_RIGHT, WN_ACT_NEXT}, {WN_KEY_ESC, WN_ACT_BACK},
    {WN_KEY_UP, WN_ACT_UP}, {'k', WN_ACT_UP}, {WN_KEY_DOWN, WN_ACT_DOWN}, {'j', WN_ACT_DOWN},
    {' ', WN_ACT_PAGE_DOWN}, {WN_KEY_PGDN, WN_ACT_PAGE_DOWN}, {WN_KEY_PGUP, WN_ACT_PAGE_UP},
    {'g', WN_ACT_FIRST}, {WN_KEY_HOME, WN_ACT_FIRST}, {'G', WN_ACT_LAST}, {WN_KEY_END, WN_ACT_LAST},
    {0, WN_ACT_NONE},
};

static const struct wn_binding *records_keys_now(const void *state)
{
    const struct records *v = state;
    return v->opened ? records_keys_opened : records_keys;
}

const struct wn_view wn_view_records = {
    .name = "records",
    .state_size = sizeof(struct records),
    .keys = records_keys,
    .keys_now = records_keys_now,
    .keys_shown = records_keys_now,
    .enter = records_enter,
    .draw = wn_view_records_draw,
    .act = records_act,
    .typing = records_typing,
    .type = records_type,
    .free = records_free,
};
