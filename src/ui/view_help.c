/* SPDX-License-Identifier: MIT */
/*
 * View K: the keys of the view below. The layout says which actions stand beside each other and
 * under which title; the keys come from the tables in force and the words from the action table, so
 * what a view does not bind is not there. Typing narrows it to a list of what matches.
 */
#include <string.h>

#include "winnow/base/text.h"
#include "winnow/ui/line.h"
#include "winnow/ui/ui.h"
#include "winnow/ui/views.h"

enum { HELP_SIDE = 39, HELP_TOP = 2, HELP_FOOT = 4, HELP_LINES = 64, HELP_TWO_COLUMNS = 80 };

struct help {
    const struct wn_view *below;
    struct wn_view shown; /* the same, with the keys for the person here */
    struct wn_editor search;
    size_t top;
};

/* ---- the layout ---- */

enum { HELP_ITEM_ACTIONS = 9 };
struct help_item {
    unsigned char col, pad; /* where it begins; columns of its keys (0: they are not shown) */
    const char *text;       /* NULL: the help of the first action */
    unsigned char action[HELP_ITEM_ACTIONS];
};
struct help_row {
    const char *title; /* a title row, or a row of at most two items */
    struct help_item item[2];
};

#define HELP_ONE(pad, text, ...)  {NULL, {{3, pad, text, {__VA_ARGS__}}, {0}}}

static const struct help_row help_left[] = {
    {"decide", {{0}}},
    HELP_ONE(4, NULL, WN_ACT_INCLUDE),
    HELP_ONE(4, NULL, WN_ACT_EXCLUDE),
    HELP_ONE(4, NULL, WN_ACT_MAYBE),
    HELP_ONE(4, NULL, WN_ACT_LATER),
    HELP_ONE(4, NULL, WN_ACT_AS_A),
    HELP_ONE(4, NULL, WN_ACT_AS_B),
    {NULL, {{3, 4, NULL, {WN_ACT_UNDO}}, {17, 3, NULL, {WN_ACT_REDO}}}},
    {"answer the criteria", {{0}}},
    HELP_ONE(4, "no → yes → unclear → blank", WN_ACT_DIGIT_1, WN_ACT_DIGIT_2, WN_ACT_DIGIT_3,
             WN_ACT_DIGIT_4, WN_ACT_DIGIT_5, WN_ACT_DIGIT_6, WN_ACT_DIGIT_7, WN_ACT_DIGIT_8,
             WN_ACT_DIGIT_9),
    HELP_ONE(4, NULL, WN_ACT_ALL_YES),
    HELP_ONE(4, NULL, WN_ACT_NEXT_PANEL),
    {"write", {{0}}},
    {NULL, {{3, 4, NULL, {WN_ACT_NOTE}}, {17, 3, NULL, {WN_ACT_TAG}}}},
    HELP_ONE(4, NULL, WN_ACT_FLAG),
    {"go to", {{0}}},
    HELP_ONE(6, NULL, WN_ACT_ENTER),
    HELP_ONE(6, "open the step", WN_ACT_STEP_1, WN_ACT_STEP_2, WN_ACT_STEP_3, WN_ACT_STEP_4),
    HELP_ONE(6, NULL, WN_ACT_SCREEN),
    HELP_ONE(6, NULL, WN_ACT_CONFLICTS),
    HELP_ONE(6, NULL, WN_ACT_AGREEMENT),
    HELP_ONE(6, NULL, WN_ACT_SEND),
    HELP_ONE(6, NULL, WN_ACT_EXPORT),
    HELP_ONE(6, NULL, WN_ACT_SORT),
    HELP_ONE(6, "the filters that are listed", WN_ACT_FILTER_0, WN_ACT_FILTER_1, WN_ACT_FILTER_2,
             WN_ACT_FILTER_3, WN_ACT_FILTER_4, WN_ACT_FILTER_5, WN_ACT_FILTER_6, WN_ACT_FILTER_7,
             WN_ACT_FILTER_8),
};

static const struct help_row help_right[] = {
    {"move", {{0}}},
    HELP_ONE(10, "previous, next record", WN_ACT_PREVIOUS, WN_ACT_NEXT),
    {NULL, {{3, 10, "scroll", {WN_ACT_UP, WN_ACT_DOWN}}, {22, 7, "page", {WN_ACT_PAGE_DOWN}}}},
    {NULL,
     {{3, 10, "first, last", {WN_ACT_FIRST, WN_ACT_LAST}},
      {27, 0, "0112 Enter", {WN_ACT_DIGIT_0}}}},
    {"look", {{0}}},
    HELP_ONE(3, "decisions: show (logged), hide", WN_ACT_SHOW),
    HELP_ONE(3, NULL, WN_ACT_MARKS),
    {NULL,
     {{3, 3, NULL, {WN_ACT_READING}}, {22, 5, "width", {WN_ACT_WIDER, WN_ACT_NARROWER}}}},
    HELP_ONE(3, NULL, WN_ACT_NAMES),
    HELP_ONE(3, "find", WN_ACT_FIND),
    {"anywhere", {{0}}},
    HELP_ONE(3, NULL, WN_ACT_HELP),
    {NULL, {{3, 5, NULL, {WN_ACT_BACK}}, {16, 3, NULL, {WN_ACT_QUIT}}}},
    HELP_ONE(8, NULL, WN_ACT_REDRAW),
    {NULL,
     {{3, 8, "to the shell", {WN_ACT_SUSPEND}}, {25, 7, "end", {WN_ACT_STOP}}}},
};

/* ---- keys ---- */

static struct wn_str help_key(uint32_t key, struct wn_arena *arena)
{
    static const char *const arrows[] = {"↑", "↓", "←", "→"};
    char name[16];
    if (key >= WN_KEY_UP && key <= WN_KEY_RIGHT)
        return wn_str(arrows[key - WN_KEY_UP]);
    wn_key_name(key, name);
    return wn_arena_copy(arena, wn_str(name));
}

struct help_keys {
    uint32_t v[16];
    size_t n;
};

static bool help_is_plain(uint32_t key) /* a character or an arrow: a finger's first choice */
{
    bool arrow = key >= WN_KEY_UP && key <= WN_KEY_RIGHT;
    return arrow || key == WN_KEY_TAB || key == WN_KEY_ENTER ||
           (key >= ' ' && key < WN_KEY_SPECIAL && key != WN_KEY_BACKSPACE);
}

/* Arrows first, then letters as in the alphabet, the small one before the capital. */
static uint32_t help_rank(uint32_t key)
{
    if (key > WN_KEY_SPECIAL)
        return key - WN_KEY_SPECIAL;
    bool letter = (key | 0x20) >= 'a' && (key | 0x20) <= 'z';
    return 1000 + 2 * (letter ? key | 0x20 : key) + (letter && !(key & 0x20));
}

static bool help_has(const struct help_keys *keys, uint32_t key)
{
    for (size_t i = 0; i < keys->n; i++)
        if (keys->v[i] == key)
            return true;
    return false;
}

static void help_collect(struct help_keys *keys, const struct wn_binding *table,
                         enum wn_action action, bool plain)
{
    for (; table && table->key; table++) {
        bool full = keys->n == sizeof keys->v / sizeof *keys->v;
        if (table->action != action || help_is_plain(table->key) != plain || full ||
            help_has(keys, table->key))
            continue;
        size_t at = keys->n++;
        for (; at > 0 && help_rank(keys->v[at - 1]) > help_rank(table->key); at--)
            keys->v[at] = keys->v[at - 1];
        keys->v[at] = table->key;
    }
}

/* The keys of an item: the plain ones, or, where an action has none, the others. */
static struct help_keys help_keys_of(const struct wn_view *below, const struct help_item *item)
{
    struct help_keys keys = {.n = 0};
    for (size_t i = 0; i < HELP_ITEM_ACTIONS && item->action[i]; i++) {
        enum wn_action action = (enum wn_action)item->action[i];
        size_t before = keys.n;
        for (int plain = 1; plain >= 0 && keys.n == before; plain--) {
            help_collect(&keys, below->keys, action, plain);
            help_collect(&keys, wn_keys_everywhere, action, plain);
        }
    }
    return keys;
}

/* "1-9" for a run, else "g G". */
static struct wn_str help_keys_text(const struct help_keys *keys, struct wn_arena *arena)
{
    struct wn_str text = help_key(keys->v[0], arena);
    uint32_t last = keys->v[keys->n - 1];
    if (keys->n > 2 && last < 0x80 && last - keys->v[0] == keys->n - 1) {
        struct wn_str end = help_key(last, arena);
        return wn_arena_print(arena, "%.*s-%.*s", WN_ARG(text), WN_ARG(end));
    }
    for (size_t i = 1; i < keys->n; i++) {
        struct wn_str next = help_key(keys->v[i], arena);
        text = wn_arena_print(arena, "%.*s %.*s", WN_ARG(text), WN_ARG(next));
    }
    return text;
}

/* ---- lines, made anew in each draw ---- */

struct help_part {
    int col;
    struct wn_str keys, text;
    int text_col;
};
struct help_line {
    const char *title;
    struct help_part part[2];
    size_t parts;
};
struct help_lines {
    struct help_line v[HELP_LINES];
    size_t n;
};

static void help_add_item(struct help_line *line, const struct wn_view *below,
                          const struct help_item *item, struct wn_arena *arena)
{
    struct help_keys keys = help_keys_of(below, item);
    if (keys.n == 0)
        return;
    struct help_part *p = &line->part[line->parts];
    p->col = line->parts ? item->col : 3;
    p->keys = item->pad ? help_keys_text(&keys, arena) : (struct wn_str){0};
    int width = item->pad ? (int)wn_text_width(p->keys) + 1 : 0;
    p->text_col = p->col + (width > item->pad ? width : item->pad);
    p->text = wn_str(item->text ? item->text : wn_action_help((enum wn_action)item->action[0]));
    line->parts++;
}

/* Titles without a row under them are left out; a blank line stands before each but the first. */
static void help_add_rows(struct help_lines *lines, const struct wn_view *below,
                          const struct help_row *rows, size_t n, struct wn_arena *arena)
{
    const char *title = NULL;
    for (size_t i = 0; i < n && lines->n + 3 < HELP_LINES; i++) {
        struct help_line line = {0};
        if (rows[i].title)
            title = rows[i].title;
        for (size_t k = 0; k < 2 && !rows[i].title; k++)
            if (rows[i].item[k].action[0])
                help_add_item(&line, below, &rows[i].item[k], arena);
        if (line.parts == 0)
            continue;
        if (title && lines->n)
            lines->v[lines->n++] = (struct help_line){0};
        if (title)
            lines->v[lines->n++] = (struct help_line){.title = title};
        title = NULL;
        lines->v[lines->n++] = line;
    }
}

/* Every binding whose key or words contain what was typed. */
static void help_find(struct help_lines *lines, const struct wn_binding *table,
                      struct wn_str wanted, struct wn_arena *arena)
{
    for (; table && table->key && lines->n < HELP_LINES; table++) {
        struct wn_str key = help_key(table->key, arena);
        struct wn_str help = wn_str(wn_action_help(table->action));
        struct wn_str folded = wn_text_fold(arena, help);
        if (!wn_str_eq(key, wanted) && wn_str_find(folded, wanted) == folded.n)
            continue;
        lines->v[lines->n++] = (struct help_line){
            .part = {{.col = 3, .keys = key, .text = help, .text_col = 13}}, .parts = 1};
    }
}

/* ---- drawing ---- */

static void help_draw_lines(const struct help_lines *lines, struct wn_canvas *c, int col, int width,
                            size_t top)
{
    for (size_t i = top; i < lines->n && (int)(i - top) < c->rows - HELP_TOP - HELP_FOOT + 1; i++) {
        const struct help_line *line = &lines->v[i];
        int row = HELP_TOP + (int)(i - top);
        if (line->title)
            wn_canvas_put(c, row, col + 2, width - 2, WN_BOLD, wn_str(line->title));
        for (size_t k = 0; k < line->parts; k++) {
            const struct help_part *p = &line->part[k];
            if (p->keys.n)
                wn_canvas_put(c, row, col + p->col, width - p->col, WN_BOLD, p->keys);
            wn_canvas_put_cut(c, row, col + p->text_col, width - p->text_col, WN_PLAIN, p->text);
        }
    }
}

static void help_draw_frame(const struct help *h, struct wn_canvas *c)
{
    wn_canvas_fill(c, 0, 0, c->cols, WN_HEADER, ' ');
    wn_canvas_printf(c, 0, 1, WN_HEADER, "winnow │ Keys   %s view", h->below->name);
    wn_canvas_rule(c, 1, 0, c->cols, "", "");
    int used = wn_canvas_put_text(c, c->rows - 3, 2, WN_PLAIN, "type to search the keys");
    wn_editor_draw(&h->search, c, c->rows - 3, 2 + used + 1, 1, c->cols - used - 4);
    wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", "");
    wn_canvas_put_text(c, c->rows - 1, 1, WN_BOLD, "Esc");
    wn_canvas_put_text(c, c->rows - 1, 5, WN_PLAIN, "close");
    c->status_row = c->rows - 1;
}

/* In the rule above the foot: that Down, or Up, shows more. */
static void help_draw_more(struct wn_canvas *c, size_t shown, size_t lines)
{
    if (lines <= (size_t)(c->rows - HELP_TOP - HELP_FOOT + 1))
        return;
    const char *sign = wn_canvas_sign(c, shown < lines ? WN_SIGN_DOWN : WN_SIGN_UP);
    struct wn_str more = wn_arena_print(c->arena, "more %s  %zu of %zu", sign, shown, lines);
    wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", more.p);
}

static void help_draw(const void *state, struct wn_canvas *c)
{
    const struct help *h = state;
    struct help_lines *lines = WN_NEWS(c->arena, struct help_lines, 2);
    struct wn_str wanted = wn_text_fold(c->arena, wn_editor_text(&h->search));
    bool two = c->cols >= HELP_TWO_COLUMNS && wanted.n == 0;
    help_draw_frame(h, c);
    if (wanted.n) {
        help_find(lines, h->below->keys, wanted, c->arena);
        help_find(lines, wn_keys_everywhere, wanted, c->arena);
    } else {
        help_add_rows(lines, h->below, help_left, sizeof help_left / sizeof *help_left, c->arena);
        help_add_rows(lines + two, h->below, help_right, sizeof help_right / sizeof *help_right,
                      c->arena);
    }
    size_t fits = (size_t)(c->rows - HELP_TOP - HELP_FOOT + 1);
    size_t longest = two && lines[1].n > lines->n ? lines[1].n : lines->n;
    size_t most = longest > fits ? longest - fits : 0;
    size_t top = h->top < most ? h->top : most;
    if (wanted.n && lines->n == 0)
        wn_canvas_put_text(c, HELP_TOP, 3, WN_PLAIN, "no key for that");
    help_draw_more(c, top + fits, longest);
    help_draw_lines(lines, c, 0, two ? HELP_SIDE : c->cols, top);
    if (!two)
        return;
    for (int row = HELP_TOP; row < c->rows - HELP_FOOT - 2; row++)
        wn_canvas_put_text(c, row, HELP_SIDE, WN_PLAIN, "│");
    help_draw_lines(lines + 1, c, HELP_SIDE + 1, c->cols - HELP_SIDE - 1, top);
}

/* ---- keys of this view: all that can be typed is searched for ---- */

static bool help_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    struct help *h = state;
    (void)err;
    h->below = wn_ui_below(ui);
    if (!h->below)
        return wn_fail(err, WN_EUSAGE, "there is no view whose keys could be shown");
    h->shown = *h->below;
    h->shown.keys = wn_ui_below_keys(ui);
    h->below = &h->shown;
    return true;
}

static bool help_typing(const void *state)
{
    (void)state;
    return true;
}

static bool help_type(struct wn_ui *ui, void *state, uint32_t key, struct wn_err *err)
{
    struct help *h = state;
    (void)err;
    bool again = key == WN_KEY_F1 || (key == '?' && h->search.n == 0);
    size_t page = key == WN_KEY_PGUP || key == WN_KEY_PGDN ? 10 : 1;
    if (key == WN_KEY_UP || key == WN_KEY_PGUP)
        h->top = h->top > page ? h->top - page : 0;
    else if ((key == WN_KEY_DOWN || key == WN_KEY_PGDN) && h->top + page < HELP_LINES)
        h->top += page;
    else if (again || wn_editor_key(&h->search, key) == WN_TYPED_CANCEL)
        wn_ui_back(ui);
    return true;
}

static bool help_act(struct wn_ui *ui, void *state, enum wn_action action, struct wn_err *err)
{
    (void)ui;
    (void)state;
    (void)action;
    (void)err;
    return true; /* everything is typed */
}

static const struct wn_binding help_keys_table[] = {{0, WN_ACT_NONE}};

const struct wn_view wn_view_help = {
    .name = "keys",
    .state_size = sizeof(struct help),
    .keys = help_keys_table,
    .enter = help_enter,
    .draw = help_draw,
    .act = help_act,
    .typing = help_typing,
    .type = help_type,
};
