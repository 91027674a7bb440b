/* SPDX-License-Identifier: MIT */
/* View I: one record as it was read; beside it, where there is room, its lines in the file. */
#include "import_state.h"

#include <inttypes.h>

#include "winnow/base/file.h"
#include "winnow/base/text.h"

static struct wn_str record_field(const struct import *v, struct wn_canvas *c, enum wn_field field)
{
    struct wn_str s = v->one->field[field];
    if (wn_field_is_list(field))
        s = wn_record_joined(c->arena, s, "; ");
    return wn_text_clean(c->arena, s, WN_CLEAN_LINE);
}

static struct wn_str record_or(struct wn_str s)
{
    return s.n ? s : WN_STR("–");
}

/* "Med Educ Pract 5(2), 33-40" */
static struct wn_str record_journal(const struct import *v, struct wn_canvas *c, bool pages)
{
    struct wn_str out = record_field(v, c, WN_F_JOURNAL), issue = record_field(v, c, WN_F_ISSUE);
    struct wn_str volume = record_field(v, c, WN_F_VOLUME), page = record_field(v, c, WN_F_PAGES);
    if (volume.n)
        out = wn_arena_print(c->arena, "%.*s %.*s", WN_ARG(out), WN_ARG(volume));
    if (issue.n)
        out = wn_arena_print(c->arena, "%.*s(%.*s)", WN_ARG(out), WN_ARG(issue));
    if (pages && page.n)
        out = wn_arena_print(c->arena, "%.*s, %.*s", WN_ARG(out), WN_ARG(page));
    return record_or(out);
}

/* The number of the database, else PubMed's, else the file's own. */
static struct wn_str record_id(const struct import *v, struct wn_canvas *c)
{
    static const enum wn_field fields[] = {WN_F_ACCESSION, WN_F_PMID, WN_F_KEY};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (v->one->field[fields[i]].n)
            return record_field(v, c, fields[i]);
    return WN_STR("–");
}

/* What the records themselves name is said beside the source, and does not replace it. */
static struct wn_str record_source(const struct import *v, struct wn_canvas *c)
{
    const struct wn_imported *r = &v->preview->file[v->list.row].read;
    if (r->guess.n == 0 || wn_str_eq_nocase(r->guess, r->source))
        return r->source;
    return wn_arena_print(c->arena, "%.*s (looks like %.*s)", WN_ARG(r->source), WN_ARG(r->guess));
}

static struct wn_str record_title(const struct import *v, struct wn_canvas *c)
{
    const struct wn_preview_file *f = &v->preview->file[v->list.row];
    struct wn_str name = wn_text_clean(c->arena, wn_file_name(wn_str(f->path)), WN_CLEAN_LINE);
    name = wn_text_ellipsis(c->arena, name, 28, c->ascii);
    if (!v->one)
        return name;
    return wn_arena_print(c->arena, "%.*s, record %" PRId64 " of %" PRId64,
                          WN_ARG(name), v->n, f->found.records);
}

void wn_view_import_record(const struct import *v, struct wn_canvas *c, int row)
{
    enum { LABEL = 2, VALUE = 12 };
    int room = c->cols - VALUE - 1;
    wn_canvas_rule(c, row++, 0, c->cols, record_title(v, c).p,
                   c->ascii ? "<- -> previous, next" : "←→ previous, next");
    if (!v->one)
        return;
    struct wn_str abstract = record_field(v, c, WN_F_ABSTRACT);
    wn_canvas_put_text(c, row, LABEL, WN_BOLD, "title");
    wn_canvas_put_cut(c, row++, VALUE, room, WN_PLAIN,
                      v->one->field[WN_F_TITLE].n ? record_field(v, c, WN_F_TITLE)
                                                  : WN_STR("(no title)"));
    wn_canvas_put_text(c, row, LABEL, WN_BOLD, "authors");
    int col = VALUE + wn_canvas_put_cut(c, row, VALUE, room / 3, WN_PLAIN,
                                        record_or(record_field(v, c, WN_F_AUTHORS)));
    col += 3 + wn_canvas_put_text(c, row, col + 3, WN_BOLD, "year") + 1;
    col += wn_canvas_put_cut(c, row, col, 9, WN_PLAIN, record_or(record_field(v, c, WN_F_YEAR)));
    col += 3 + wn_canvas_put_text(c, row, col + 3, WN_BOLD, "journal") + 1;
    wn_canvas_put_cut(c, row++, col, c->cols - col - 1, WN_PLAIN, record_journal(v, c, false));
    wn_canvas_put_text(c, row, LABEL, WN_BOLD, "abstract");
    wn_canvas_put_cut(c, row++, VALUE, room, WN_PLAIN,
                      abstract.n ? abstract : WN_STR("(no abstract)"));
    wn_canvas_put_text(c, row, LABEL, WN_BOLD, "id");
    col = VALUE + wn_canvas_put_cut(c, row, VALUE, 20, WN_PLAIN, record_id(v, c));
    col += 3 + wn_canvas_put_text(c, row, col + 3, WN_BOLD, "doi") + 1;
    col += wn_canvas_put_cut(c, row, col, 26, WN_PLAIN, record_or(record_field(v, c, WN_F_DOI)));
    col += 3 + wn_canvas_put_text(c, row, col + 3, WN_BOLD, "source") + 1;
    wn_canvas_put_cut(c, row, col, c->cols - col - 1, WN_PLAIN, record_source(v, c));
}

/* Label and value, wrapped, at most `most` rows; gives the next free one. */
static int record_row(struct wn_canvas *c, int row, int col, int most, const char *label,
                      struct wn_str text)
{
    enum { VALUE = 9 };
    int width = c->cols - col - VALUE - 1;
    struct wn_flow flow = wn_page_wrap(c->arena, width, text);
    int rows = (int)(flow.lines < (size_t)most ? flow.lines : (size_t)most);
    wn_canvas_put_text(c, row, col, WN_BOLD, label);
    wn_flow_draw(&flow, c, row, col + VALUE, rows, 0);
    if (flow.lines > (size_t)rows && rows > 0)
        wn_canvas_put_text(c, row + rows - 1, c->cols - 2, WN_PLAIN, c->ascii ? "." : "…");
    return row + (rows ? rows : 1);
}

static void record_raw(const struct import *v, struct wn_canvas *c, int row, int col, int to)
{
    struct wn_str rest = wn_text_clean(c->arena, v->one->raw, WN_CLEAN_LINES), line;
    wn_page_panel_rule(c, row++, col + 1, "as in the file");
    while (row < to && wn_str_split(&rest, '\n', &line))
        wn_canvas_put_cut(c, row++, col + 2, c->cols - col - 3, WN_PLAIN, wn_str_trim_right(line));
}

void wn_view_import_panel(const struct import *v, struct wn_canvas *c, int col, int to)
{
    int row = 2, at = col + 2;
    wn_page_panel_rule(c, row, col + 1, record_title(v, c).p);
    row += 2;
    if (!v->one)
        return;
    struct wn_str title = record_field(v, c, WN_F_TITLE);
    const struct { const char *label; struct wn_str text; int most; } rows[] = {
        {"title", title.n ? title : WN_STR("(no title)"), 3},
        {"authors", record_or(record_field(v, c, WN_F_AUTHORS)), 2},
        {"year", record_or(record_field(v, c, WN_F_YEAR)), 1},
        {"journal", record_journal(v, c, true), 2},
        {"abstract", record_or(record_field(v, c, WN_F_ABSTRACT)), c->rows > 44 ? 10 : 5},
        {"keywords", record_or(record_field(v, c, WN_F_KEYWORDS)), 2},
        {"id", record_id(v, c), 1},
        {"doi", record_or(record_field(v, c, WN_F_DOI)), 1},
        {"source", record_source(v, c), 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows && row < to; i++)
        row = record_row(c, row, at, rows[i].most, rows[i].label, rows[i].text);
    if (row + 2 < to)
        record_raw(v, c, row + 1, col, to);
}
