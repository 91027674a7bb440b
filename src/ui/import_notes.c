/* SPDX-License-Identifier: MIT */
/* View I: the things to look at, and what the review will hold. */
#include "import_state.h"

#include <inttypes.h>

#include "winnow/base/file.h"
#include "winnow/base/text.h"

static void notes_add(struct wn_flow *flow, const struct wn_flow_opts *opts, struct wn_str head,
                      struct wn_str text)
{
    wn_flow_add(flow, opts, head, wn_text_clean(flow->arena, text, WN_CLEAN_LINE),
                (struct wn_marks){NULL, 0}, WN_PLAIN);
}

/* The name of the file stands before each where those of all files are shown. */
static void notes_of(struct wn_flow *flow, const struct wn_flow_opts *opts,
                     const struct wn_preview_file *f, bool named)
{
    struct wn_str name = wn_text_clean(flow->arena, wn_file_name(wn_str(f->path)), WN_CLEAN_LINE);
    const struct wn_imported *r = &f->read;
    if (!named)
        name = WN_STR("");
    if (f->state == WN_PREVIEW_FAILED)
        notes_add(flow, opts, WN_STR(""), f->error);
    else if (r->already_imported)
        notes_add(flow, opts, name,
                  wn_arena_print(flow->arena,
                                 f->found.already_imported
                                     ? "already imported as %.*s; passed over"
                                     : "the same file comes before, as %.*s; passed over",
                                 WN_ARG(r->source)));
    for (size_t i = 0; i < r->note_count; i++)
        notes_add(flow, opts,
                  r->notes[i].line == 0 ? name
                                        : wn_arena_print(flow->arena, "%.*s%sline %zu",
                                                         WN_ARG(name), name.n ? " " : "",
                                                         r->notes[i].line),
                  r->notes[i].text);
}

static struct wn_flow notes_flow(const struct import *v, struct wn_canvas *c, int width)
{
    struct wn_flow flow = {.arena = c->arena};
    struct wn_flow_opts opts = {.width = width, .marks = WN_MARKS_NONE};
    const struct wn_preview *p = v->preview;
    bool all = wn_view_import_wide(c);
    notes_of(&flow, &opts, &p->file[v->list.row], all);
    for (size_t i = 0; all && i < p->files; i++)
        if (i != v->list.row)
            notes_of(&flow, &opts, &p->file[i], true);
    return flow;
}

static struct wn_str notes_title(const struct import *v, struct wn_canvas *c)
{
    const struct wn_preview_file *f = &v->preview->file[v->list.row];
    struct wn_str name = wn_text_ellipsis(
        c->arena, wn_text_clean(c->arena, wn_file_name(wn_str(f->path)), WN_CLEAN_LINE), 40,
        c->ascii);
    size_t n = f->read.note_count;
    if (wn_view_import_wide(c))
        return WN_STR("things to look at");
    if (wn_page_size(c) == WN_SIZE_SMALL)
        return name;
    if (f->state == WN_PREVIEW_FAILED)
        return wn_arena_print(c->arena, "%.*s is not imported", WN_ARG(name));
    if (f->read.already_imported)
        return wn_arena_print(c->arena, "%.*s is passed over", WN_ARG(name));
    if (n == 0)
        return wn_arena_print(c->arena, "nothing to look at in %.*s", WN_ARG(name));
    return wn_arena_print(c->arena, "%zu thing%s to look at in %.*s", n, n == 1 ? "" : "s",
                          WN_ARG(name));
}

int wn_view_import_notes(const struct import *v, struct wn_canvas *c, int row, int to, int right)
{
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    int margin = small || wn_view_import_wide(c) ? 1 : 2, rows = to - row - 1;
    struct wn_flow flow = notes_flow(v, c, right - margin - 1);
    if (rows < 1)
        return row;
    size_t most = flow.lines > (size_t)rows ? flow.lines - (size_t)rows : 0;
    size_t top = v->top < most ? v->top : most;
    struct wn_str more = WN_STR("");
    if (most)
        more = wn_arena_print(c->arena, "more: PgDn  %zu of %zu lines", top + (size_t)rows,
                              flow.lines);
    wn_canvas_rule(c, row, 0, right, notes_title(v, c).p, more.n ? more.p : "");
    wn_flow_draw(&flow, c, row + 1, margin, rows, top);
    return row + 1 + (flow.lines < (size_t)rows ? (int)flow.lines : rows);
}

/* "en 281, es 9, pt 4": as many as stand in `most` languages. */
static struct wn_str notes_languages(const struct wn_preview_sums *s, struct wn_canvas *c,
                                     const char *between, size_t most)
{
    struct wn_str out = WN_STR("");
    int64_t others = s->other_languages;
    for (size_t i = 0; i < s->languages; i++)
        if (i < most)
            out = wn_arena_print(c->arena, "%.*s%s%s %" PRId64, WN_ARG(out), i ? between : "",
                                 s->language[i].language.code, s->language[i].records);
        else
            others += s->language[i].records;
    if (others)
        out = wn_arena_print(c->arena, "%.*s%sothers %" PRId64, WN_ARG(out), between, others);
    return out;
}

static struct wn_str notes_years(const struct wn_preview_sums *s, struct wn_canvas *c)
{
    if (s->first_year == 0)
        return WN_STR("");
    if (s->first_year == s->last_year)
        return wn_arena_print(c->arena, "%d", s->first_year);
    return wn_arena_print(c->arena, "%d-%d", s->first_year, s->last_year);
}

void wn_view_import_sums(const struct import *v, struct wn_canvas *c, int row)
{
    const struct wn_preview_sums *s = &v->preview->sums;
    int64_t without = s->records - s->abstracts;
    bool small = wn_page_size(c) == WN_SIZE_SMALL;
    struct wn_str years = notes_years(s, c), languages = notes_languages(s, c, ", ", 4), line;
    line = years.n == 0 ? WN_STR("")
                        : wn_arena_print(c->arena, small ? "%.*s; " : "Years %.*s.  ",
                                         WN_ARG(years));
    if (languages.n)
        line = wn_arena_print(c->arena, small ? "%.*s%.*s; " : "%.*sLanguages %.*s.  ",
                              WN_ARG(line), WN_ARG(languages));
    if (s->records && small)
        line = wn_arena_print(c->arena, "%.*sno abstract %" PRId64, WN_ARG(line), without);
    else if (s->records)
        line = wn_arena_print(c->arena, "%.*s%" PRId64 " record%s no abstract.", WN_ARG(line),
                              without, without == 1 ? " has" : "s have");
    wn_canvas_put_cut(c, row, 1, c->cols - 2, WN_PLAIN, line);
}

void wn_view_import_will_be(const struct import *v, struct wn_canvas *c, int row, int right)
{
    enum { LABEL = 3, VALUE = 28 };
    const struct wn_preview_sums *s = &v->preview->sums;
    const struct wn_imported *r = &v->preview->file[v->list.row].read;
    int64_t without = s->records - s->abstracts;
    struct wn_str expected = WN_STR("not stated (sources: expect)"), line;
    wn_canvas_rule(c, row++, 0, right, v->preview->done ? "came in" : "will be", "");
    wn_canvas_put_text(c, row, LABEL, WN_PLAIN, "new records");
    wn_canvas_put_right(c, row++, VALUE + 3, WN_PLAIN,
                        wn_arena_print(c->arena, "%" PRId64, s->records));
    wn_canvas_put_text(c, row, LABEL, WN_PLAIN, "no abstract");
    line = wn_arena_print(c->arena, "%" PRId64, without);
    wn_canvas_put_right(c, row, VALUE + 3, WN_PLAIN, line);
    if (without)
        wn_canvas_printf(c, row, VALUE + 4, WN_PLAIN, "(%d%%): shown with title and keywords",
                         wn_page_percent(without, s->records));
    row++;
    wn_canvas_put_text(c, row, LABEL, WN_PLAIN, "languages");
    wn_canvas_put_cut(c, row++, VALUE, right - VALUE - 1, WN_PLAIN,
                      notes_languages(s, c, "   ", 5));
    wn_canvas_put_text(c, row, LABEL, WN_PLAIN, "years");
    wn_canvas_put(c, row++, VALUE, 0, WN_PLAIN, notes_years(s, c));
    if (r->expect >= 0)
        expected = wn_arena_print(c->arena, "%" PRId64 " of %.*s", r->expect, WN_ARG(r->source));
    wn_canvas_put_text(c, row, LABEL, WN_PLAIN, "expected by the criteria");
    wn_canvas_put_cut(c, row, VALUE, right - VALUE - 1, WN_PLAIN, expected);
}
