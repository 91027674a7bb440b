/* SPDX-License-Identifier: MIT */
/*
 * View C, why exclude? Below the text where it is one column, beside it where it is wide. Screening
 * and reconciling open it; what the person's own answers suggest stands first in line for Enter.
 */
#include "reason.h"

#include <inttypes.h>

#include "winnow/base/text.h"

bool wn_reason_open(struct wn_ui *ui, struct wn_reason_list *s, const struct wn_page *page,
                    const char *others, struct wn_err *err)
{
    *s = (struct wn_reason_list){.page = page, .others = others};
    s->suggested = wn_criteria_suggest(page->criteria, page->sheet.answers);
    s->pick = s->suggested;
    return wn_screening_reasons(wn_ui_app(ui), s->counts, &s->without, err);
}

/* ---- keys: some mean the list; the others still work and close it ---- */

bool wn_reason_takes_key(enum wn_action act)
{
    return (act >= WN_ACT_DIGIT_1 && act <= WN_ACT_DIGIT_0) || act == WN_ACT_ENTER ||
           act == WN_ACT_EXCLUDE || act == WN_ACT_NEXT_PANEL;
}

static bool reason_may_skip(const struct wn_reason_list *s)
{
    return s->page->criteria->reason != WN_REQUIRED && s->page->criteria->stage != WN_FULL_TEXT;
}

bool wn_reason_key(struct wn_ui *ui, struct wn_reason_list *s, enum wn_action act, size_t *reason)
{
    const struct wn_criteria *c = s->page->criteria;
    size_t pick = s->pick;
    if (act >= WN_ACT_DIGIT_1 && act <= WN_ACT_DIGIT_9) {
        pick = wn_reason_by_key(c, (int)(act - WN_ACT_DIGIT_1) + 1);
        if (pick == WN_NO_REASON) {
            wn_ui_say(ui, "no reason has the number %d", (int)(act - WN_ACT_DIGIT_1) + 1);
            return false;
        }
    } else if (act == WN_ACT_DIGIT_0) {
        pick = WN_NO_REASON;
    } else if (act == WN_ACT_NEXT_PANEL) {
        s->pick = pick == WN_NO_REASON || pick + 1 >= c->reasons.n ? 0 : pick + 1;
        return false;
    }
    if (pick == WN_NO_REASON && !reason_may_skip(s)) {
        wn_ui_say(ui, "a reason is required here: 1-9 takes one");
        return false;
    }
    *reason = pick;
    return true;
}

/* ---- drawing ---- */

/* Rows of the list; more of them scroll with the pick. The text above keeps its place, too. */
enum { REASON_MOST = 9 };

static int reason_list_rows(const struct wn_reason_list *s, const struct wn_canvas *c)
{
    int most = c->rows / 4, n = (int)s->page->criteria->reasons.n;
    most = most < REASON_MOST ? most : REASON_MOST;
    return n < most ? n : most;
}

int wn_reason_rows(const struct wn_reason_list *s, const struct wn_canvas *c)
{
    int list = reason_list_rows(s, c);
    return wn_page_size(c) == WN_SIZE_SMALL ? list + 7 : list + 8;
}

static size_t reason_first(const struct wn_reason_list *s, int rows)
{
    if (s->pick == WN_NO_REASON || s->pick < (size_t)rows)
        return 0;
    return s->pick - (size_t)rows + 1;
}

/* The criterion whose failing suggests this reason, or none. */
static const struct wn_criterion *reason_criterion(const struct wn_reason_list *s, size_t reason)
{
    for (size_t i = 0; i < s->page->criteria->criteria.n; i++)
        if (s->page->criteria->criteria.v[i].fail_reason == reason)
            return &s->page->criteria->criteria.v[i];
    return NULL;
}

static enum wn_answer reason_answer(const struct wn_reason_list *s, const struct wn_criterion *k)
{
    return s->page->sheet.answers[k - s->page->criteria->criteria.v];
}

/* "criterion 2 NO": capitals where the answer is why this reason is suggested. */
static struct wn_str reason_hint(const struct wn_reason_list *s, size_t i, struct wn_arena *arena)
{
    const struct wn_reason *r = &s->page->criteria->reasons.v[i];
    const struct wn_criterion *k = reason_criterion(s, i);
    if (r->note_required)
        return WN_STR("asks for a note");
    if (!k)
        return WN_STR("");
    enum wn_answer a = reason_answer(s, k);
    if (a == WN_BLANK)
        return wn_arena_print(arena, "criterion %d", k->key);
    const char *loud = a == WN_NO ? "NO" : "YES";
    return wn_arena_print(arena, "criterion %d %s", k->key,
                          i == s->suggested ? loud : wn_answer_word(a));
}

/* "◂ suggested" where Enter takes the suggestion; the sign alone moves with Tab. */
static int reason_sign(const struct wn_reason_list *s, struct wn_canvas *c, size_t i, int row,
                       int col)
{
    const char *word = i == s->suggested ? "suggested" : i == s->pick ? "chosen" : "";
    if (i == s->pick)
        wn_canvas_put_text(c, row, col, WN_BOLD, wn_canvas_sign(c, WN_SIGN_SUGGESTED));
    return col + 2 + wn_canvas_put_text(c, row, col + 2, WN_PLAIN, word);
}

static struct wn_str reason_key(const struct wn_reason *r, struct wn_arena *arena)
{
    return r->key ? wn_arena_print(arena, "%d", r->key) : WN_STR(" ");
}

static struct wn_str reason_takes(const struct wn_reason_list *s, struct wn_arena *arena,
                                  const char *format_one, const char *none)
{
    if (s->pick == WN_NO_REASON)
        return wn_str(none);
    const struct wn_reason *r = &s->page->criteria->reasons.v[s->pick];
    struct wn_str key = r->key ? reason_key(r, arena) : r->label;
    return wn_arena_print(arena, "%s%.*s", format_one, WN_ARG(key));
}

static void reason_normal(const struct wn_reason_list *s, struct wn_canvas *c)
{
    int list = reason_list_rows(s, c), rows = list + 5, top = c->rows - 3 - rows, col = 3;
    size_t first = reason_first(s, list);
    wn_page_box(c, top, col, rows, c->cols - 6);
    wn_canvas_printf(c, top, col + 2, WN_PLAIN,
                     " Exclude #%04" PRId64 ": why?  (first that applies counts) ",
                     s->page->sheet.work);
    for (int i = 0; i < list; i++) {
        size_t at = first + (size_t)i;
        const struct wn_reason *r = &s->page->criteria->reasons.v[at];
        int row = top + 1 + i;
        wn_canvas_put(c, row, col + 2, 2, WN_BOLD, reason_key(r, c->arena));
        wn_canvas_put_cut(c, row, col + 5, 25, WN_PLAIN, r->label);
        wn_canvas_put_cut(c, row, col + 31, 19, WN_PLAIN, reason_hint(s, at, c->arena));
        reason_sign(s, c, at, row, col + 50);
        if (at == s->pick)
            wn_canvas_cursor(c, row, col + 2);
    }
    struct wn_str takes =
        reason_takes(s, c->arena, "Enter takes ",
                     reason_may_skip(s) ? "Enter gives no reason" : "A reason is required");
    struct wn_str how = wn_arena_print(c->arena, ".  1-9 takes that one.%s",
                                       reason_may_skip(s) ? "  0 no reason." : "");
    int used = wn_canvas_put_cut(c, top + list + 2, col + 2, c->cols - 10 - (int)wn_text_width(how),
                                 WN_PLAIN, takes);
    wn_canvas_put(c, top + list + 2, col + 2 + used, 0, WN_PLAIN, how);
    wn_canvas_put_text(c, top + list + 3, col + 2, WN_PLAIN,
                       "n adds a note.   Esc goes back; nothing is recorded yet.");
    if (s->pick == WN_NO_REASON)
        wn_canvas_cursor(c, top + 1, col + 2);
}

static void reason_small(const struct wn_reason_list *s, struct wn_canvas *c)
{
    int list = reason_list_rows(s, c), top = c->rows - wn_reason_rows(s, c);
    size_t first = reason_first(s, list);
    wn_canvas_rule(c, top, 0, c->cols, "exclude: why?", "");
    for (int i = 0; i < list; i++) {
        size_t at = first + (size_t)i;
        const struct wn_reason *r = &s->page->criteria->reasons.v[at];
        const struct wn_criterion *k = reason_criterion(s, at);
        wn_canvas_put(c, top + 1 + i, 1, 2, WN_BOLD, reason_key(r, c->arena));
        int used = wn_canvas_put_cut(c, top + 1 + i, 4, 26, WN_PLAIN, r->label);
        if (r->note_required)
            wn_canvas_put_text(c, top + 1 + i, 5 + used, WN_PLAIN, "(asks for a note)");
        int col = reason_sign(s, c, at, top + 1 + i, 32);
        if (at == s->pick)
            wn_canvas_cursor(c, top + 1 + i, 1);
        if (at == s->suggested && k)
            wn_canvas_printf(c, top + 1 + i, col, WN_PLAIN, " (%d is %s)", k->key,
                             reason_answer(s, k) == WN_NO ? "NO" : "YES");
    }
    struct wn_str takes = reason_takes(s, c->arena, "Enter takes ",
                                       reason_may_skip(s) ? "Enter no reason" : "a reason is due");
    struct wn_str how = wn_arena_print(c->arena, "   1-9 that one%s",
                                       reason_may_skip(s) ? "   0 none" : "");
    int at = 1 + wn_canvas_put_cut(c, top + list + 2, 1, c->cols - 2 - (int)wn_text_width(how),
                                   WN_PLAIN, takes);
    wn_canvas_put(c, top + list + 2, at, 0, WN_PLAIN, how);
    wn_canvas_put_text(c, top + list + 3, 1, WN_PLAIN,
                       "n note           Esc back, nothing recorded");
}

static int reason_wide_list(const struct wn_reason_list *s, struct wn_canvas *c, int row, int col)
{
    bool told = false; /* the first failing criterion is "because", the others "also" */
    for (size_t i = 0; i < s->page->criteria->reasons.n && row < c->rows - 12; i++) {
        const struct wn_reason *r = &s->page->criteria->reasons.v[i];
        const struct wn_criterion *k = reason_criterion(s, i);
        wn_canvas_put(c, row, col, 2, WN_BOLD, reason_key(r, c->arena));
        int used = wn_canvas_put_cut(c, row, col + 3, 25, WN_PLAIN, r->label);
        if (r->note_required)
            wn_canvas_put_text(c, row, col + 6 + used, WN_PLAIN, "(asks for a note)");
        if (!r->note_required || i == s->pick)
            reason_sign(s, c, i, row, col + 29);
        if (i == s->pick)
            wn_canvas_cursor(c, row, col);
        row++;
        if (!k || !wn_criterion_fails(k, reason_answer(s, k)))
            continue;
        wn_canvas_printf(c, row++, col + 5, WN_PLAIN, "%s answered %d %s",
                         told ? "you also" : "because you", k->key,
                         reason_answer(s, k) == WN_NO ? "NO" : "YES");
        told = true;
    }
    return row;
}

static void reason_wide_keys(const struct wn_reason_list *s, struct wn_canvas *c, int row, int col)
{
    struct wn_str takes =
        reason_takes(s, c->arena,
                     s->pick == s->suggested ? "take the suggestion (" : "take the chosen one (",
                     reason_may_skip(s) ? "give no reason" : "needs one: 1-9, or Tab");
    const struct { const char *key; struct wn_str text; } rows[] = {
        {"Enter", s->pick == WN_NO_REASON ? takes
                                          : wn_arena_print(c->arena, "%.*s)", WN_ARG(takes))},
        {"1-9", WN_STR("take that one")},
        {reason_may_skip(s) ? "0" : NULL, WN_STR("give no reason")},
        {"n", WN_STR("write a note as well")},
        {"Esc", WN_STR("back, nothing recorded")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!rows[i].key)
            continue;
        wn_canvas_put_text(c, row, col, WN_BOLD, rows[i].key);
        wn_canvas_put(c, row++, col + 8, 0, WN_PLAIN, rows[i].text);
    }
}

struct used_row { int64_t count; struct wn_str key, label; };

/* "used so far (yours)": most used first, bars against the most used. */
static void reason_wide_used(const struct wn_reason_list *s, struct wn_canvas *c, int row, int col)
{
    size_t n = s->page->criteria->reasons.n, rows = 0;
    struct used_row *used = WN_NEWS(c->arena, struct used_row, n + 1);
    for (size_t i = 0; i < n; i++)
        used[rows++] =
            (struct used_row){s->counts[i], reason_key(&s->page->criteria->reasons.v[i], c->arena),
                              s->page->criteria->reasons.v[i].label};
    used[rows++] = (struct used_row){s->without, c->ascii ? WN_STR("-") : WN_STR("–"),
                                     WN_STR("no reason given")};
    for (size_t i = 1; i + 1 < rows; i++) /* the row without a reason stays last */
        for (size_t j = i; j > 0 && used[j].count > used[j - 1].count; j--) {
            struct used_row swap = used[j];
            used[j] = used[j - 1];
            used[j - 1] = swap;
        }
    int64_t most = used[0].count > s->without ? used[0].count : s->without;
    for (size_t i = 0; i < rows && row < c->rows - 3; i++) {
        if (used[i].count == 0)
            continue;
        wn_canvas_put(c, row, col, 1, WN_PLAIN, used[i].key);
        wn_canvas_put_cut(c, row, col + 2, 23, WN_PLAIN, used[i].label);
        wn_canvas_put_right(c, row, col + 30, WN_PLAIN,
                            wn_arena_print(c->arena, "%" PRId64, used[i].count));
        wn_canvas_bar(c, row++, col + 31, 10, used[i].count, most);
    }
}

static void reason_wide(const struct wn_reason_list *s, struct wn_canvas *c)
{
    int col = c->cols - WN_PANEL, total = 0;
    struct wn_str title =
        wn_arena_print(c->arena, "exclude #%04" PRId64 ": why?", s->page->sheet.work);
    wn_page_panel_rule(c, 3, col, title.p);
    wn_canvas_put_text(c, 4, col + 1, WN_PLAIN, "first that applies counts");
    int row = reason_wide_list(s, c, 6, col + 1) + 1;
    reason_wide_keys(s, c, row, col + 1);
    row += 7;
    if (row + (int)s->page->criteria->criteria.n + 3 < c->rows - 3) {
        wn_page_panel_rule(c, row++, col, "your answers");
        for (size_t i = 0; i < s->page->criteria->criteria.n; i++)
            wn_page_answer(&s->page->criteria->criteria.v[i], c,
                           (struct wn_answer_at){row++, col + 1, 12, c->cols},
                           s->page->sheet.answers[i]);
        row++;
    }
    for (size_t i = 0; i < s->page->criteria->reasons.n; i++)
        total += s->counts[i] > 0;
    if ((total || s->without) && row + 2 < c->rows - 3) {
        wn_page_panel_rule(c, row, col, "used so far (yours)");
        reason_wide_used(s, c, row + 1, col + 1);
    }
    wn_page_divider_used(c, 3, c->rows - 2, col - 1);
}

void wn_reason_draw(const struct wn_reason_list *s, struct wn_canvas *c)
{
    enum wn_size size = wn_page_size(c);
    const char *again =
        s->pick == WN_NO_REASON
            ? "e EXCLUDE was pressed.  Enter again = exclude without a reason."
        : s->pick == s->suggested
            ? "e EXCLUDE was pressed.  Enter again = exclude with the suggested reason."
            : "e EXCLUDE was pressed.  Enter again = exclude with the chosen reason.";
    if (s->pick == WN_NO_REASON && !reason_may_skip(s))
        again = "e EXCLUDE was pressed.  A reason is required here: 1-9, or Tab and Enter.";
    c->status_row = c->rows - 1;
    if (size == WN_SIZE_SMALL) {
        reason_small(s, c);
        wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", "");
        wn_canvas_put_text(c, c->rows - 1, 1, WN_PLAIN,
                           c->ascii ? "The abstract stays above: arrows and PgDn still scroll it."
                                    : "The abstract stays above: ↑↓ and PgDn still scroll it.");
        return;
    }
    if (size == WN_SIZE_WIDE) {
        reason_wide(s, c);
        wn_canvas_rule(c, c->rows - 2, 0, c->cols, "", "");
        wn_canvas_printf(c, c->rows - 1, 1, WN_PLAIN,
                         "%s  %s still work and close this list.", again, s->others);
        return;
    }
    reason_normal(s, c);
    wn_canvas_put_text(c, c->rows - 1, 1, WN_PLAIN, again);
}
