/* SPDX-License-Identifier: MIT */
/*
 * usage: pty_subject [--color=always|never] TEXT
 *
 * A small interface on the real terminal, for what concerns the terminal and not the review: shows
 * TEXT between two bars, counts decisions, takes a note. Keys: i, e decide; n note; d dies.
 */
#include <stdio.h>
#include <string.h>

#include "winnow/base/mem.h"
#include "winnow/ui/line.h"
#include "winnow/ui/pager.h"
#include "winnow/ui/ui.h"

struct subject {
    int included, excluded;
    bool typing;
    struct wn_editor note;
};

static const char *subject_text = ""; /* from the command line; there is one subject a process */

static bool subject_enter(struct wn_ui *ui, void *state, struct wn_err *err)
{
    (void)ui;
    (void)state;
    (void)err;
    return true;
}

/* Four marks: criteria 1 and 7, for and against. */
static void subject_draw_marks(struct wn_canvas *c)
{
    static const struct wn_mark marks[] = {
        {0, 4, 0, false}, {5, 10, 6, false}, {11, 18, 0, true}, {19, 25, 6, true}};
    struct wn_flow flow = {.arena = c->arena};
    struct wn_flow_opts opts = {
        .width = c->cols, .colour = c->colour, .digits = c->digits, .ascii = c->ascii};
    wn_flow_add(&flow, &opts, WN_STR(""), WN_STR("peer first nursing clerks end"),
                (struct wn_marks){marks, 4}, WN_PLAIN);
    wn_flow_draw(&flow, c, 3, 0, 1, 0);
}

static void subject_draw(const void *state, struct wn_canvas *c)
{
    const struct subject *s = state;
    wn_canvas_fill(c, 0, 0, c->cols, WN_HEADER, ' ');
    wn_canvas_printf(c, 0, 1, WN_HEADER, "included %d excluded %d%s",
                     s->included, s->excluded, s->typing ? " typing" : "");
    int used = wn_canvas_put_text(c, 2, 0, WN_PLAIN, "│");
    used += wn_canvas_put_text(c, 2, used, WN_PLAIN, subject_text);
    wn_canvas_put_text(c, 2, used, WN_PLAIN, "│ end");
    subject_draw_marks(c);
    wn_canvas_printf(c, c->rows - 1, 0, WN_PLAIN, "%dx%d footer", c->cols, c->rows);
    wn_canvas_cursor(c, 2, 0);
    if (s->typing)
        wn_editor_draw(&s->note, c, 5, 0, 3, c->cols);
}

static bool subject_act(struct wn_ui *ui, void *state, enum wn_action a, struct wn_err *err)
{
    struct subject *s = state;
    (void)err;
    if (a == WN_ACT_NOTE)
        s->typing = s->note.many = true;
    if (a == WN_ACT_LATER)
        wn_die("out of memory; every decision is saved");
    if (a != WN_ACT_INCLUDE && a != WN_ACT_EXCLUDE)
        return true;
    s->included += a == WN_ACT_INCLUDE;
    s->excluded += a == WN_ACT_EXCLUDE;
    wn_ui_guard_key(ui);
    return true;
}

static bool subject_typing(const void *state)
{
    return ((const struct subject *)state)->typing;
}

static bool subject_type(struct wn_ui *ui, void *state, uint32_t key, struct wn_err *err)
{
    struct subject *s = state;
    (void)ui;
    (void)err;
    if (wn_editor_key(&s->note, key) == WN_TYPED_CANCEL)
        s->typing = false;
    return true;
}

static const struct wn_view subject = {
    .name = "subject",
    .state_size = sizeof(struct subject),
    .keys = (const struct wn_binding[]){{'i', WN_ACT_INCLUDE},
                                        {'e', WN_ACT_EXCLUDE},
                                        {'n', WN_ACT_NOTE},
                                        {'d', WN_ACT_LATER},
                                        {0, WN_ACT_NONE}},
    .enter = subject_enter,
    .draw = subject_draw,
    .act = subject_act,
    .typing = subject_typing,
    .type = subject_type,
};

static const struct wn_view *const views[WN_VIEW_COUNT] = {[WN_VIEW_SCREENING] = &subject};

int main(int argc, char *argv[])
{
    enum wn_colour colour = WN_COLOUR_AUTO;
    struct wn_term *term;
    struct wn_err err;
    char hint[160];
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--color=always") == 0)
            colour = WN_COLOUR_ALWAYS;
        else if (strcmp(argv[i], "--color=never") == 0)
            colour = WN_COLOUR_NEVER;
        else
            subject_text = argv[i];
    }
    if (!wn_term_curses(colour, false, &term, hint, &err)) {
        printf("plain: %s\n", err.text);
        return 3;
    }
    bool done = wn_ui_run(NULL, term, views, WN_VIEW_SCREENING, &err);
    term->close(term);
    if (hint[0])
        printf("%s\n", hint);
    return done ? 0 : 1;
}
