/* SPDX-License-Identifier: MIT */
/* View A of notes/ux.md 2.3. Pure: const state in, cells out. */
#include "overview_state.h"

#include <inttypes.h>
#include <string.h>

#include "winnow/base/sys.h"
#include "winnow/base/text.h"

static void overview_header(const struct overview *v, struct wn_canvas *c)
{
    const char *bar = wn_canvas_sign(c, WN_SIGN_BAR);
    bool small = wn_page_size(c) == WN_SIZE_SMALL, wide = wn_page_size(c) == WN_SIZE_WIDE;
    wn_canvas_fill(c, 0, 0, c->cols, WN_HEADER, ' ');
    struct wn_str role = WN_STR("");
    if (wide)
        role = wn_arena_print(c->arena, " (%.*s)", WN_ARG(v->o.role_words));
    struct wn_str right = small ? wn_arena_print(c->arena, "%.*s %s v%.*s", WN_ARG(v->o.you), bar,
                                                 WN_ARG(v->o.criteria_version))
                                : wn_arena_print(c->arena, "you: %.*s%.*s %s criteria v%.*s",
                                                 WN_ARG(v->o.you), WN_ARG(role), bar,
                                                 WN_ARG(v->o.criteria_version));
    int end = wn_canvas_put_right(c, 0, c->cols - 1, WN_HEADER, right);
    struct wn_str left = wn_arena_print(c->arena, " winnow %s %.*s", bar,
                                        WN_ARG(wide ? v->o.title : v->o.short_title));
    wn_canvas_put_cut(c, 0, 0, end - 2, WN_HEADER, left);
    wn_canvas_rule(c, 1, 0, c->cols, "", "");
}

static int overview_width(const struct wn_canvas *c)
{
    return wn_page_size(c) == WN_SIZE_WIDE ? c->cols - WN_OVERVIEW_SIDE : c->cols;
}

/* A view names its own key for what is next: a command cannot be typed here. */
static struct wn_str overview_next_words(const struct overview *v, struct wn_arena *arena)
{
    const struct wn_overview_next *next = wn_overview_next_act(v);
    bool command = !wn_str_eq(v->o.next, v->o.next_what);
    return next->key && command
               ? wn_arena_print(arena, "%.*s (%s)", WN_ARG(v->o.next_what), next->key)
               : v->o.next;
}

/* With Enter at the end of its first row where Enter does it; a long sentence takes more rows. */
static int overview_next(const struct overview *v, struct wn_canvas *c, int row)
{
    int width = overview_width(c), end = width - 6;
    struct wn_str words = overview_next_words(v, c->arena);
    bool enter = wn_overview_next_act(v)->act != WN_ACT_NONE && v->list.row == v->next_row;
    int room = enter ? end - 5 - 2 - 7 : width - 8;
    struct wn_flow flow = wn_page_wrap(c->arena, room, words);
    int rows = flow.lines > 3 ? 3 : (int)flow.lines;
    wn_canvas_put_text(c, row, 1, WN_BOLD, "NEXT");
    wn_flow_draw(&flow, c, row, 7, rows, 0);
    if (enter)
        wn_canvas_put_right(c, row, end, WN_BOLD, WN_STR("Enter"));
    return row + rows;
}

static struct wn_str overview_import_words(const struct overview *v, struct wn_arena *arena)
{
    const struct wn_overview *o = &v->o;
    if (o->records == 0)
        return WN_STR("no records yet: winnow import FILES");
    struct wn_str words = wn_arena_print(arena, "%" PRId64 " record%s", o->records,
                                         o->records == 1 ? "" : "s");
    if (o->sources)
        words = wn_arena_print(arena, "%.*s, %" PRId64 " %s%s", WN_ARG(words), o->sources,
                               o->databases == o->sources ? "database" : "source",
                               o->sources == 1 ? "" : "s");
    if (o->files)
        words = wn_arena_print(arena, "%.*s, %" PRId64 " file%s", WN_ARG(words), o->files,
                               o->files == 1 ? "" : "s");
    return words;
}

static struct wn_str overview_conflict_words(const struct overview *v, struct wn_arena *arena)
{
    const struct wn_overview *o = &v->o;
    if (!(v->roles & WN_ADJUDICATOR))
        return wn_arena_print(arena, "%.*s settles them", WN_ARG(v->adjudicator));
    if (o->unopened)
        return WN_STR("decisions have come; Enter opens them");
    if (o->conflicts < 0)
        return WN_STR("not known yet");
    if (o->conflicts == 0)
        return o->waiting
                   ? wn_arena_print(arena, "none so far; %" PRId64 " records wait for decisions",
                                    o->waiting)
                   : WN_STR("none");
    return wn_arena_print(arena, "%" PRId64 " of %" PRId64 " settled", o->ruled, o->conflicts);
}

/* What is known of somebody of whom there is no count. */
static const char *overview_known(const struct overview *v, const struct wn_status_person *p)
{
    if (!(v->roles & (WN_LEAD | WN_ADJUDICATOR)))
        return "not known on this computer";
    return p->joined             ? "joined; nothing received yet"
           : p->invited          ? "invited; nothing received yet"
           : v->roles & WN_LEAD  ? "not invited yet: winnow invite ID"
                                 : "not known on this computer";
}

static int overview_digits(int64_t n)
{
    int digits = 1;
    while (n >= 10) {
        n /= 10;
        digits++;
    }
    return digits;
}

/* Columns for the ids: those of the longest, within reason. */
static int overview_ids(const struct overview *v, const struct wn_canvas *c)
{
    int most = wn_page_size(c) == WN_SIZE_SMALL ? 8 : 14, width = 3;
    for (size_t i = 0; i < v->o.screeners; i++)
        if (!wn_str_eq(v->o.screener[i].id, v->o.you) &&
            (int)wn_text_width(v->o.screener[i].id) > width)
            width = (int)wn_text_width(v->o.screener[i].id);
    return width < most ? width : most;
}

/* "ben   97 of 171  ███░░░   57%"; without a count: what is known instead. */
static void overview_person(const struct overview *v, struct wn_canvas *c, int row, int col,
                            const struct wn_status_person *p)
{
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    int ids = overview_ids(v, c), at = col + ids + (small ? 1 : 2), gap = small ? 4 : 5;
    wn_canvas_put_cut(c, row, col, ids, WN_PLAIN,
                      wn_str_eq(p->id, v->o.you) ? WN_STR("you") : p->id);
    if (p->decided < 0 || p->of <= 0) {
        wn_canvas_put_cut(c, row, col + ids + 3, overview_width(c) - col - ids - 4, WN_PLAIN,
                          wn_str(overview_known(v, p)));
        return;
    }
    at +=
        wn_canvas_printf(c, row, at, WN_PLAIN, small ? "%*d/%" PRId64 " " : "%*d of %" PRId64 "  ",
                         overview_digits(p->of), (int)p->decided, p->of);
    int bar = small ? 16 : 24, room = overview_width(c) - at - gap - 2;
    bar = room < bar ? room : bar;
    if (bar < 4)
        bar = 0;
    wn_canvas_bar(c, row, at, bar, p->decided, p->of);
    wn_canvas_printf(c, row, at + bar, WN_PLAIN, "%*d%%", gap, wn_page_percent(p->decided, p->of));
}

/* "done  20 Nov" behind a step, where there is room. */
static void overview_done(const struct overview *v, struct wn_canvas *c, int row, int used)
{
    struct wn_str day = wn_page_day(c->arena, v->o.imported);
    int end = overview_width(c) - 4;
    struct wn_str words = wn_arena_print(c->arena, "done  %.*s", WN_ARG(day));
    if (v->o.records && day.n && end - (int)wn_text_width(words) >= used + 2)
        wn_canvas_put_right(c, row, end, WN_PLAIN, words);
}

static int overview_steps(const struct overview *v, struct wn_canvas *c, int row)
{
    static const char *const names[] = {[STEP_IMPORT] = "Import", [STEP_SCREENING] = "Screening",
                                        [STEP_CONFLICTS] = "Conflicts", [STEP_REPORT] = "Report"};
    int width = overview_width(c);
    for (int step = 0; step < STEP_COUNT; step++) {
        const struct wn_str words[] = {
            [STEP_IMPORT] = overview_import_words(v, c->arena),
            [STEP_SCREENING] = WN_STR(""),
            [STEP_CONFLICTS] = overview_conflict_words(v, c->arena),
            [STEP_REPORT] = v->roles & WN_ADJUDICATOR ? WN_STR("agreement, CSV")
                                                      : WN_STR("your decisions as CSV")};
        if (v->list.row == (size_t)step) {
            wn_canvas_put_text(c, row, 1, WN_PLAIN, wn_canvas_sign(c, WN_SIGN_ROW));
            wn_canvas_cursor(c, row, 1);
        }
        wn_canvas_printf(c, row, 3, v->list.row == (size_t)step ? WN_BOLD : WN_PLAIN, "%d %s",
                         step + 1, names[step]);
        int used = 18 + wn_canvas_put_cut(c, row, 18, width - 19, WN_PLAIN, words[step]);
        if (step == STEP_IMPORT)
            overview_done(v, c, row, used);
        if (step != STEP_SCREENING) {
            row++;
            continue;
        }
        for (size_t i = 0; i < v->o.screeners && row < c->rows - 5; i++)
            overview_person(v, c, row++, 18, &v->o.screener[i]);
        row += v->o.screeners == 0;
    }
    return row;
}

/* "48 decided, half of them in under 31 s" */
static int overview_pace(const struct wn_overview *o, struct wn_canvas *c, int row)
{
    if (o->median_seconds)
        wn_canvas_printf(c, row++, 3, WN_PLAIN,
                         "%" PRId64 " decided, half of them in under %" PRId64 " s", o->decided,
                         o->median_seconds);
    return row;
}

/* Where it is wide there is room for two parts, with a blank row before each. */
static void overview_work_wide(const struct wn_overview *o, struct wn_canvas *c, int row)
{
    int width = overview_width(c);
    if (o->median_seconds) {
        wn_canvas_rule(c, row + 1, 0, width, "your pace", "");
        row = overview_pace(o, c, row + 2);
        struct wn_str left = wn_time_words(c->arena, o->seconds_left);
        if (o->left > 0)
            wn_canvas_printf(c, row++, 3, WN_PLAIN, "At this pace you finish in about %.*s",
                             WN_ARG(left));
    }
    if (o->later + o->notes == 0)
        return;
    wn_canvas_rule(c, ++row, 0, width, "to look at again", "");
    if (o->later)
        wn_canvas_printf(c, ++row, 3, WN_PLAIN, "later   %" PRId64 " record%s put aside", o->later,
                         o->later == 1 ? "" : "s");
    if (o->notes)
        wn_canvas_printf(c, ++row, 3, WN_PLAIN, "notes   %" PRId64 " record%s with your notes",
                         o->notes, o->notes == 1 ? "" : "s");
}

static void overview_work(const struct overview *v, struct wn_canvas *c, int row)
{
    const struct wn_overview *o = &v->o;
    bool wide = wn_page_size(c) == WN_SIZE_WIDE && row + 8 <= c->rows - 3;
    int below = wn_sent_rows(&v->sent, c, 1);
    if (!(v->roles & WN_SCREENER) || row + 2 > c->rows - 4 - below)
        return;
    if (wide) {
        overview_work_wide(o, c, row);
        return;
    }
    wn_canvas_rule(c, row++, 0, overview_width(c), "your work", "");
    row = overview_pace(o, c, row);
    wn_canvas_printf(c, row, 3, WN_PLAIN, "%" PRId64 " put aside for later   %" PRId64 " note%s",
                     o->later, o->notes, o->notes == 1 ? "" : "s");
}

/* The other screener, where there is just one. */
static struct wn_str overview_other(const struct overview *v)
{
    struct wn_str other = WN_STR("");
    for (size_t i = 0; i < v->o.screeners; i++) {
        if (wn_str_eq(v->o.screener[i].id, v->o.you))
            continue;
        if (other.n)
            return WN_STR("the others");
        other = v->o.screener[i].id;
    }
    return other;
}

/* Two people in one file are kept apart by the program alone: no more is said than that. */
static struct wn_str overview_saved(const struct overview *v, struct wn_canvas *c)
{
    const char *yes = wn_canvas_sign(c, WN_SIGN_MET);
    struct wn_str other = wn_page_capital(c->arena, overview_other(v));
    if (v->roles & WN_ADJUDICATOR || c->cols < 80 || other.n == 0)
        return wn_arena_print(c->arena, "%s Everything is saved.", yes);
    return wn_arena_print(c->arena, "%s Everything is saved.  %.*s%ss decisions %s", yes,
                          WN_ARG(other), c->ascii ? "'" : "’",
                          v->o.shared ? "are not shown to you."
                                      : "cannot be read on this computer.");
}

static void overview_footer(const struct overview *v, struct wn_canvas *c)
{
    bool third = v->roles & WN_ADJUDICATOR, out = v->o.outside.n > 0;
    struct wn_footer_item keys[] = {
        {"↑↓", "j k", "choose"},
        {"Enter", NULL, "open"},
        third ? (struct wn_footer_item){"c", NULL, "conflicts"}
              : (struct wn_footer_item){"s", NULL, "screen"},
        third ? (struct wn_footer_item){"a", NULL, "agreement"}
              : (struct wn_footer_item){"x", NULL, "send"},
        {"x", NULL, "update"},
        {"/", NULL, "find"},
        {"?", NULL, "help"},
        {wn_page_size(c) == WN_SIZE_WIDE ? "q" : NULL, NULL, "quit"},
        {0}};
    if (!(third && out)) /* else the lead, whose x writes the project file */
        memmove(&keys[4], &keys[5], sizeof keys - 5 * sizeof *keys);
    wn_page_footer(c, keys);
}

void wn_view_overview_draw(const void *state, struct wn_canvas *c)
{
    const struct overview *v = state;
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    overview_header(v, c);
    int row = overview_next(v, c, small ? 2 : 3);
    row = small || row > 5 ? row : 5;
    wn_canvas_rule(c, row, 0, overview_width(c), small ? "" : "the review so far", "");
    row = overview_steps(v, c, row + 1);
    overview_work(v, c, row);
    if (wn_page_size(c) == WN_SIZE_WIDE)
        wn_overview_side(v, c);
    wn_sent_draw(&v->sent, c, c->rows - 4, 1);
    wn_canvas_put(c, c->rows - 3, 1, 0, WN_PLAIN, overview_saved(v, c));
    wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", "");
    overview_footer(v, c);
    c->status_row = c->rows - 3;
}
