/* SPDX-License-Identifier: MIT */
/*
 * The side panel of view A: what is asked, where the records came from, who works on them, and the
 * rules that are in force. A part that does not fit any more is left out whole.
 */
#include "overview_state.h"

#include <inttypes.h>

#include "winnow/base/text.h"

struct side {
    const struct overview *v;
    struct wn_canvas *c;
    int col, row, to; /* first column behind the divider; next free row; first row of the foot */
};

/* Begins a part of so many rows under a title; false: there is no room for it. */
static bool side_part(struct side *s, const char *title, int rows)
{
    if (s->row + rows + 1 > s->to)
        return false;
    wn_page_panel_rule(s->c, s->row++, s->col, title);
    return true;
}

static int side_text(struct side *s, int indent, struct wn_str text)
{
    int width = s->c->cols - s->col - 2 - indent;
    struct wn_flow flow = wn_page_wrap(s->c->arena, width, wn_text_squeeze(s->c->arena, text));
    int rows = s->to - s->row < (int)flow.lines ? s->to - s->row : (int)flow.lines;
    wn_flow_draw(&flow, s->c, s->row, s->col + 1 + indent, rows, 0);
    return rows;
}

/* "P  Undergraduate medical students": the framework's letter is the first of the element's name.
 */
static void side_question(struct side *s)
{
    const struct wn_criteria *k = s->v->page.criteria;
    struct wn_str title = WN_STR("question");
    if (k->elements.n && k->framework.n)
        title = wn_arena_print(s->c->arena, "question (%.*s)", WN_ARG(k->framework));
    if (!side_part(s, title.p, 2))
        return;
    for (size_t i = 0; i < k->elements.n && s->row < s->to; i++) {
        struct wn_str letter = wn_page_capital(s->c->arena, wn_str_first(k->elements.v[i].key, 1));
        wn_canvas_put(s->c, s->row, s->col + 1, 1, WN_BOLD, letter);
        s->row += side_text(s, 3, k->elements.v[i].value);
    }
    if (k->elements.n == 0)
        s->row += side_text(s, 0, k->question.n ? k->question : k->title);
    s->row++;
}

static size_t side_largest(const struct wn_overview *o, const bool *shown)
{
    size_t best = (size_t)o->sources;
    for (size_t i = 0; i < (size_t)o->sources; i++)
        if (!shown[i] &&
            (best == (size_t)o->sources || o->source[i].records > o->source[best].records))
            best = i;
    return best;
}

static void side_count(struct side *s, struct wn_str name, int64_t n)
{
    wn_canvas_put_cut(s->c, s->row, s->col + 1, 15, WN_PLAIN, name);
    wn_canvas_put_right(s->c, s->row, s->col + 21, WN_PLAIN,
                        wn_arena_print(s->c->arena, "%" PRId64, n));
}

/* The largest first, its bar the longest; where there are too many the smallest are summed up. */
static void side_sources(struct side *s)
{
    const struct wn_overview *o = &s->v->o;
    int rows = (int)(o->sources < 8 ? o->sources : 8);
    bool *shown = WN_NEWS(s->c->arena, bool, (size_t)o->sources + 1);
    int64_t most = 0, left = o->records;
    if (o->sources == 0 || !side_part(s, "sources", rows + 2))
        return;
    for (int i = 0; i < rows; i++, s->row++) {
        size_t at = side_largest(o, shown);
        bool rest = i + 1 == rows && o->sources > rows;
        int64_t n = rest ? left : o->source[at].records;
        shown[at] = true;
        most = most ? most : n;
        left -= n;
        side_count(s, rest ? WN_STR("others") : o->source[at].name, n);
        if (most)
            wn_canvas_bar(s->c, s->row, s->col + 24, 20, n < most ? n : most, most);
    }
    wn_canvas_rule(s->c, s->row++, s->col + 1, 21, "", "");
    side_count(s, WN_STR("records"), o->records);
    s->row += 2;
}

/* "48 of 171   bundle 21 Nov" of somebody who screens, as far as it is known and fits. */
static void side_progress(struct side *s, const struct wn_reviewer *who, int col)
{
    const struct wn_overview *o = &s->v->o;
    for (size_t i = 0; i < o->screeners; i++) {
        const struct wn_status_person *p = &o->screener[i];
        if (!wn_str_eq(p->id, who->id) || p->decided < 0)
            continue;
        struct wn_str words = wn_arena_print(s->c->arena, "%" PRId64 " of %" PRId64, p->decided,
                                             p->of);
        struct wn_str day = wn_page_day(s->c->arena, p->came);
        if (day.n)
            words = wn_arena_print(s->c->arena, "%.*s   bundle %.*s", WN_ARG(words), WN_ARG(day));
        wn_canvas_put_cut(s->c, s->row, col, s->c->cols - 1 - col, WN_PLAIN, words);
    }
}

static const char *side_role(unsigned roles)
{
    if (roles & WN_SCREENER)
        return roles & WN_ADJUDICATOR ? "screener, third reviewer"
               : roles & WN_LEAD      ? "screener and lead"
                                      : "screener";
    if (roles & WN_ADJUDICATOR)
        return roles & WN_LEAD ? "third reviewer and lead" : "third reviewer";
    return roles & WN_LEAD ? "lead" : "";
}

static int side_ids(const struct wn_criteria *k)
{
    int width = 3;
    for (size_t i = 0; i < k->reviewers.n; i++)
        if ((int)wn_text_width(k->reviewers.v[i].id) > width)
            width = (int)wn_text_width(k->reviewers.v[i].id);
    return width < 14 ? width : 14;
}

static void side_people(struct side *s)
{
    const struct wn_criteria *k = s->v->page.criteria;
    int ids = side_ids(k), col = s->col + 1 + ids + 2;
    if (!side_part(s, "people", (int)k->reviewers.n))
        return;
    for (size_t i = 0; i < k->reviewers.n; i++, s->row++) {
        const struct wn_reviewer *who = &k->reviewers.v[i];
        wn_canvas_put_cut(s->c, s->row, s->col + 1, ids, WN_PLAIN, who->id);
        int end = col + wn_canvas_put_text(s->c, s->row, col, WN_PLAIN, side_role(who->roles));
        side_progress(s, who, end + 2 > s->col + 21 ? end + 2 : s->col + 21);
    }
    s->row++;
}

/* "authors and journals hidden", or nothing. */
static struct wn_str side_hidden(const struct wn_criteria *k, struct wn_arena *arena)
{
    static const struct {
        unsigned bit;
        const char *words;
    } rows[] = {{WN_HIDE_AUTHORS, "authors"},
                {WN_HIDE_JOURNAL, "journals"},
                {WN_HIDE_YEAR, "years"},
                {WN_HIDE_SOURCE, "sources"}};
    struct wn_str words = WN_STR("");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (k->hide & rows[i].bit)
            words = wn_arena_print(arena, "%.*s%s%s", WN_ARG(words), words.n ? ", " : "",
                                   rows[i].words);
    return words.n ? wn_arena_print(arena, "hidden: %.*s", WN_ARG(words)) : words;
}

static void side_rules(struct side *s)
{
    static const char *const orders[] = {[WN_BY_RANDOM] = "random", [WN_BY_IMPORT] = "import",
                                         [WN_BY_YEAR] = "newest first",
                                         [WN_BY_TITLE] = "title", [WN_BY_RANKED] = "ranked"};
    static const char *const needs[] = {[WN_OFF] = "not asked",
                                        [WN_OPTIONAL] = "asked, may be skipped",
                                        [WN_REQUIRED] = "required"};
    const struct wn_criteria *k = s->v->page.criteria;
    struct wn_arena *a = s->c->arena;
    bool seeded = k->order == WN_BY_RANDOM && k->seed.n;
    struct wn_str rules[] = {
        wn_arena_print(a, "order: %s%s%.*s", orders[k->order], seeded ? ", seed " : "",
                       seeded ? (int)k->seed.n : 0, seeded ? k->seed.p : ""),
        side_hidden(k, a),
        k->maybe_is_include ? WN_STR("maybe counts as include")
                            : WN_STR("maybe against include is a conflict"),
        wn_arena_print(a, "reason for exclusion: %s", needs[k->reason])};
    if (!side_part(s, "rules in force", (int)(sizeof rules / sizeof *rules)))
        return;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].n)
            s->row += side_text(s, 0, rules[i]);
}

void wn_overview_side(const struct overview *v, struct wn_canvas *c)
{
    struct side s = {v, c, c->cols - WN_OVERVIEW_SIDE + 1, 2, c->rows - 3};
    wn_page_divider(c, 2, s.to, s.col - 1);
    side_question(&s);
    side_sources(&s);
    side_people(&s);
    side_rules(&s);
}
