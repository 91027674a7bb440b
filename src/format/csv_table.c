/* SPDX-License-Identifier: MIT */
/*
 * Rows and cells, tolerantly: a quote opens a quoted cell only at the cell's start, elsewhere it is
 * text; what follows a closing quote belongs to the cell; a quoted cell that never closes ends with
 * the text. Cells are slices of the text where nothing had to be taken out of them.
 */
#include "winnow/format/csv_table.h"

#include <string.h>

struct csv_cells {
    struct wn_arena *arena;
    struct wn_str *cell;
    size_t count, capacity;
};

static void csv_add(struct csv_cells *to, struct wn_str s)
{
    to->cell = wn_arena_grow(to->arena, to->cell, to->count, &to->capacity, sizeof *to->cell);
    to->cell[to->count++] = s;
}

static bool csv_is_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Moves over one line end of the three kinds. */
static void csv_pass_end(struct wn_csv_in *in)
{
    bool crlf =
        in->text.p[in->at] == '\r' && in->at + 1 < in->text.n && in->text.p[in->at + 1] == '\n';
    in->at += crlf ? 2 : 1;
    in->line++;
}

/* The end of an unquoted stretch: delimiter, line end or end of text. */
static struct wn_str csv_plain(struct wn_csv_in *in)
{
    size_t from = in->at;
    while (in->at < in->text.n && in->text.p[in->at] != in->delimiter &&
           !csv_is_end(in->text.p[in->at]))
        in->at++;
    return wn_str_of(in->text.p + from, in->at - from);
}

/* Behind the closing quote of the cell that opens at in->at; false when it never closes. */
static bool csv_pass_quoted(struct wn_csv_in *in, size_t *doubled)
{
    struct wn_str text = in->text;
    in->at++;
    while (in->at < text.n) {
        char c = text.p[in->at];
        if (csv_is_end(c)) {
            csv_pass_end(in);
        } else if (c != '"') {
            in->at++;
        } else if (in->at + 1 < text.n && text.p[in->at + 1] == '"') {
            in->at += 2;
            ++*doubled;
        } else {
            in->at++;
            return true;
        }
    }
    return false;
}

/* inside with each "" made one quote, and what stood behind the closing quote. */
static struct wn_str csv_unquote(struct wn_arena *arena, struct wn_str inside, struct wn_str tail)
{
    char *p = wn_arena_alloc(arena, inside.n + tail.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < inside.n; i++) {
        p[n++] = inside.p[i];
        if (inside.p[i] == '"')
            i++;
    }
    if (tail.n)
        memcpy(p + n, tail.p, tail.n);
    return wn_str_of(p, n + tail.n);
}

static struct wn_str csv_cell(struct wn_csv_in *in, struct wn_arena *arena, struct wn_csv_row *row)
{
    if (in->no_quotes || in->at >= in->text.n || in->text.p[in->at] != '"')
        return csv_plain(in);
    size_t from = in->at + 1, line = in->line, doubled = 0;
    bool closed = csv_pass_quoted(in, &doubled);
    row->unclosed = !closed; /* it takes all that is left, so it is the row's last cell */
    row->unclosed_line = closed ? 0 : line;
    struct wn_str inside = wn_str_of(in->text.p + from, in->at - from - (closed ? 1 : 0));
    struct wn_str tail = csv_plain(in);
    return doubled || tail.n ? csv_unquote(arena, inside, tail) : inside;
}

/* Over lines that hold nothing but blanks. */
static void csv_pass_blank_lines(struct wn_csv_in *in)
{
    for (size_t i = in->at; i < in->text.n;) {
        char c = in->text.p[i];
        if (csv_is_end(c)) {
            in->at = i;
            csv_pass_end(in);
            i = in->at;
        } else if (c == ' ' || (c == '\t' && in->delimiter != '\t')) {
            i++;
        } else {
            return;
        }
    }
}

bool wn_csv_next(struct wn_csv_in *in, struct wn_arena *arena, struct wn_csv_row *row)
{
    if (in->line == 0)
        in->line = 1;
    csv_pass_blank_lines(in);
    struct csv_cells cells = {.arena = arena};
    *row = (struct wn_csv_row){.line = in->line, .from = in->at};
    if (wn_str_trim_left(wn_str_from(in->text, in->at)).n == 0)
        return false;
    csv_add(&cells, csv_cell(in, arena, row));
    while (in->at < in->text.n && in->text.p[in->at] == in->delimiter) {
        in->at++;
        csv_add(&cells, csv_cell(in, arena, row));
    }
    row->to = in->at;
    if (in->at < in->text.n)
        csv_pass_end(in);
    row->cell = cells.cell;
    row->count = cells.count;
    return true;
}

static size_t csv_count(struct wn_str line, char delimiter)
{
    size_t count = 0;
    bool quoted = false;
    for (size_t i = 0; i < line.n; i++) {
        if (line.p[i] == '"')
            quoted = !quoted;
        else if (line.p[i] == delimiter && !quoted)
            count++;
    }
    return count;
}

char wn_csv_delimiter(struct wn_str line)
{
    static const char delimiters[] = {',', ';', '\t'};
    char best = ',';
    for (size_t i = 0; i < sizeof delimiters; i++)
        if (csv_count(line, delimiters[i]) > csv_count(line, best))
            best = delimiters[i];
    return best;
}
