/* SPDX-License-Identifier: MIT */
/*
 * The prompts of the screening view, one line each: go to a record, a tag, and why something is
 * changed that was sent. While one is open the footer says what Enter and Esc do.
 */
#include "screening_state.h"

#include <inttypes.h>

static bool prompt_goto(struct wn_ui *ui, struct screening *s, struct wn_str text,
                        struct wn_err *err)
{
    int64_t number, work;
    if (!wn_str_int(text, &number))
        return wn_fail(err, WN_EUSAGE, "a record number is digits only, such as 0112");
    return wn_screening_find(wn_ui_app(ui), number, &work, err) &&
           wn_view_screening_load(ui, s, work, err);
}

static bool prompt_known(const struct wn_words *tags, struct wn_str text)
{
    for (size_t i = 0; i < tags->n; i++)
        if (wn_str_eq(tags->v[i], text))
            return true;
    return tags->n == 0; /* a review without tags of its own: each is as good as another */
}

static bool prompt_tag(struct wn_ui *ui, struct screening *s, struct wn_str text,
                       struct wn_err *err)
{
    if (text.n == 0) {
        wn_ui_say(ui, "no tag was set");
        return true;
    }
    int64_t work = s->page.sheet.work;
    bool known = prompt_known(&s->page.criteria->tags, text);
    if (!wn_screening_tag(wn_ui_app(ui), work, text, true, err) ||
        !wn_view_screening_load(ui, s, work, err))
        return false;
    wn_ui_say(ui, "#%04" PRId64 " %s: %.*s", work, known ? "tagged" : "has a new tag",
              WN_ARG(text));
    wn_ui_say_right(ui, "u undoes");
    return true;
}

static bool prompt_why(struct wn_ui *ui, struct screening *s, struct wn_str text,
                       struct wn_err *err)
{
    if (s->undoing != WN_ACT_NONE)
        return wn_view_screening_take_back(ui, s, s->undoing, text, err);
    s->pending.why = wn_arena_copy(&s->arena, text);
    return wn_view_screening_decide_pending(ui, s, err);
}

static void prompt_close(struct screening *s)
{
    s->mode = s->page.sheet.work ? SCREENING_READ : SCREENING_DONE;
}

bool wn_view_screening_prompt_key(struct screening *s, uint32_t key)
{
    const struct wn_words *tags = &s->page.criteria->tags;
    if (s->mode != SCREENING_TAG || key != WN_KEY_TAB || tags->n == 0)
        return false;
    struct wn_str typed = wn_editor_text(&s->editor);
    bool cycles = typed.n == 0 || prompt_known(tags, typed);
    for (size_t i = 0; i < tags->n; i++) {
        struct wn_str tag = tags->v[s->tag_next++ % tags->n];
        if (!cycles && !wn_str_eq_nocase(wn_str_first(tag, typed.n), typed))
            continue;
        wn_editor_set(&s->editor, tag, false);
        break;
    }
    return true;
}

bool wn_view_screening_prompt_done(struct wn_ui *ui, struct screening *s, enum wn_typed typed,
                                   struct wn_err *err)
{
    struct wn_str text = wn_str_trim(wn_editor_text(&s->editor));
    enum screening_mode mode = s->mode;
    if (typed == WN_TYPED_CANCEL) {
        if (mode == SCREENING_WHY)
            wn_ui_say(ui, "nothing was changed: #%04" PRId64 " is as it was", s->why_work);
        s->has_pending = false;
        prompt_close(s);
    }
    if (typed != WN_TYPED_DONE)
        return true;
    if (mode == SCREENING_WHY && text.n == 0) { /* the line stays open */
        wn_ui_say(ui, "type a reason, or Esc: then it stays as it is");
        return true;
    }
    prompt_close(s);
    if (mode == SCREENING_GOTO)
        return prompt_goto(ui, s, text, err);
    return mode == SCREENING_WHY ? prompt_why(ui, s, text, err) : prompt_tag(ui, s, text, err);
}

/* ---- drawing ---- */

static const struct wn_footer_item prompt_keys[][4] = {
    [SCREENING_GOTO] = {{"Enter", NULL, "go there"}, {"Esc", NULL, "stay here"}, {0}},
    [SCREENING_TAG] = {{"Enter", NULL, "set the tag"}, {"Esc", NULL, "set none"}, {0}},
    [SCREENING_WHY] = {{"Enter", NULL, "change it"}, {"Esc", NULL, "leave it as it was"}, {0}},
};
static const struct wn_footer_item prompt_keys_tags[] = {{"Enter", NULL, "set the tag"},
                                                         {"Tab", NULL, "next of these"},
                                                         {"Esc", NULL, "set none"},
                                                         {0}};

enum { PROMPT_TAG_ROWS = 3 };

/*
 * The tags on the record and those of the criteria file, in the place of the decision bar and, as
 * far as they need it, of what is above it.
 */
static void prompt_tags(const struct screening *s, struct wn_canvas *c)
{
    const struct wn_words *tags = &s->page.criteria->tags;
    const struct wn_standing *mine = &s->page.sheet.mine;
    struct wn_buf list = {0};
    for (size_t i = 0; i < mine->tags; i++)
        wn_buf_print(&list, "%s%.*s", i ? ", " : "on it: ", WN_ARG(mine->tag[i]));
    wn_buf_print(&list, "%s%s", mine->tags && tags->n ? "; " : "",
                 tags->n ? "tags of this review: " : "");
    for (size_t i = 0; i < tags->n; i++)
        wn_buf_print(&list, "%s%.*s", i ? ", " : "", WN_ARG(tags->v[i]));
    struct wn_str words = wn_arena_copy(c->arena, wn_buf_str(&list));
    struct wn_flow flow = wn_page_wrap(c->arena, c->cols - 2, words);
    int rows = (int)flow.lines < PROMPT_TAG_ROWS ? (int)flow.lines : PROMPT_TAG_ROWS;
    for (int row = c->rows - 2 - rows; row < c->rows - 2; row++)
        wn_canvas_fill(c, row, 0, c->cols, WN_PLAIN, ' ');
    wn_flow_draw(&flow, c, c->rows - 2 - rows, 1, rows, 0);
    wn_buf_free(&list);
}

void wn_view_screening_draw_prompt(const struct screening *s, struct wn_canvas *c)
{
    bool tags = s->mode == SCREENING_TAG && s->page.criteria->tags.n > 0;
    struct wn_str words = s->mode == SCREENING_GOTO ? WN_STR("record number: ") : WN_STR("tag: ");
    if (s->mode == SCREENING_WHY)
        words = wn_arena_print(c->arena, "#%04" PRId64 " was sent already; why the change? ",
                               s->why_work);
    if (tags || (s->mode == SCREENING_TAG && s->page.sheet.mine.tags > 0))
        prompt_tags(s, c);
    for (int row = c->rows - 2; row < c->rows; row++)
        wn_canvas_fill(c, row, 0, c->cols, WN_PLAIN, ' ');
    wn_page_footer(c, tags ? prompt_keys_tags : prompt_keys[s->mode]);
    int at = 1 + wn_canvas_put(c, c->rows - 2, 1, 0, WN_BOLD, words);
    wn_editor_draw(&s->editor, c, c->rows - 2, at, 1, c->cols - 1 - at);
    c->status_row = c->rows - 1; /* below the line that is being typed, not over it */
    c->status_width = 0;
}
