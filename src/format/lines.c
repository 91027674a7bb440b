/* SPDX-License-Identifier: MIT */
/*
 * The places of the next LF and the next CR are remembered, so that a file that has only one of
 * them is searched once for the other, not once a line.
 */
#include "lines.h"

#include <string.h>

static size_t lines_find(struct wn_str text, size_t from, char c)
{
    const char *p = from < text.n ? memchr(text.p + from, c, text.n - from) : NULL;
    return p ? (size_t)(p - text.p) : text.n;
}

struct lines wn_lines_of(struct wn_str text)
{
    return (struct lines){
        .text = text, .lf = lines_find(text, 0, '\n'), .cr = lines_find(text, 0, '\r')};
}

bool wn_lines_next(struct lines *in, struct wn_str *line)
{
    if (in->at >= in->text.n)
        return false;
    if (in->lf < in->at)
        in->lf = lines_find(in->text, in->at, '\n');
    if (in->cr < in->at)
        in->cr = lines_find(in->text, in->at, '\r');
    size_t end = in->lf < in->cr ? in->lf : in->cr;
    *line = (struct wn_str){in->text.p + in->at, end - in->at};
    in->at = end + (in->cr == end && in->lf == end + 1 ? 2 : 1);
    in->line++;
    return true;
}

size_t wn_lines_at(struct lines_at *in, size_t at)
{
    for (; in->at < at; in->at++) {
        char c = in->text.p[in->at];
        bool crlf = c == '\r' && in->at + 1 < in->text.n && in->text.p[in->at + 1] == '\n';
        in->line += c == '\n' || (c == '\r' && !crlf);
    }
    return in->line;
}

bool wn_lines_is_blank(struct wn_str line)
{
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] != ' ' && line.p[i] != '\t')
            return false;
    return true;
}
