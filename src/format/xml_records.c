/* SPDX-License-Identifier: MIT */
#include "xml_records.h"

#include <string.h>

#include "lines.h"
#include "reading.h"

struct xml_reading {
    const struct xml_format *format;
    struct reading in;
    struct wn_str text;
    void *ctx;
    struct xml *xml;
    struct lines_at lines;
};

void wn_xml_record_add(struct xml_record *rec, const char *tag, struct wn_str value)
{
    wn_tagged_add(&rec->items, wn_tagged_name(wn_str(tag)), wn_arena_copy(rec->arena, value));
}

static bool xml_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Length of a name. */
static size_t xml_name(struct wn_str s)
{
    size_t n = 0;
    while (n < s.n && !xml_is_blank(s.p[n]) && s.p[n] != '>' && s.p[n] != '/')
        n++;
    return n;
}

/* The root whose start tag s begins with, or NULL; at the end of the text a name can be cut. */
static const char *xml_root(const struct xml_format *format, struct wn_str s)
{
    struct wn_str name = wn_str_from(s, 1);
    size_t n = xml_name(name);
    for (size_t i = 0; format->roots[i] && n < name.n; i++)
        if (wn_str_is(wn_str_first(name, n), format->roots[i]))
            return format->roots[i];
    return NULL;
}

static bool xml_is_inner(const struct xml_format *format, const char *root)
{
    return format->inner && strcmp(root, format->inner) == 0;
}

/* Offset of the next record's start tag; text.n when there is none. */
static size_t xml_next(const struct xml_format *format, struct wn_str text, size_t at, bool inner)
{
    for (; at < text.n; at++) {
        at += wn_str_find_byte(wn_str_from(text, at), '<');
        const char *root = at < text.n ? xml_root(format, wn_str_from(text, at)) : NULL;
        if (root && (inner || !xml_is_inner(format, root)))
            return at;
    }
    return text.n;
}

static void xml_note(struct xml_reading *in, const struct xml_outcome *out, size_t line, bool last)
{
    if (out->result == XML_OPEN && last)
        wn_reading_note(&in->in, WN_NOTE_NO_END, 1, line,
                        WN_STR("the last record has no end tag: the file may be cut off here"));
    else if (out->result == XML_OPEN)
        wn_reading_note(&in->in, WN_NOTE_ODD, 1, line,
                        WN_STR("this record has no end tag; the next one ends it"));
    else if (out->result == XML_DAMAGED)
        wn_reading_note(&in->in, WN_NOTE_ODD, 1, line + out->line - 1,
                        wn_arena_print(in->in.to->arena,
                                       "the XML is damaged here (%s, column %zu): this record is "
                                       "kept as far as it goes, reading goes on at the next",
                                       out->what, out->column));
}

/* Reads the record at `at`; *next: where to look for the one behind it. */
static bool xml_one(struct xml_reading *in, size_t at, size_t *next, struct wn_err *err)
{
    struct xml_record *rec = in->ctx;
    struct wn_str here = wn_str_from(in->text, at);
    bool inner = xml_is_inner(in->format, xml_root(in->format, here));
    size_t bound = xml_next(in->format, in->text, at + 1, inner);
    struct xml_outcome out;
    size_t line = wn_lines_at(&in->lines, at);
    rec->arena = in->in.to->arena;
    wn_tagged_clear(&rec->items);
    wn_xml_element(in->xml, wn_str_first(here, bound - at), &out);
    *next = out.result == XML_WHOLE ? at + out.at : bound;
    if (out.result == XML_NOTHING) {
        wn_reading_skip(&in->in, here, line, 1);
        return true;
    }
    xml_note(in, &out, line, bound == in->text.n);
    struct wn_record r;
    rec->items.from = at;
    rec->items.to = *next;
    rec->items.line = line;
    wn_tagged_index(&rec->items);
    in->format->fill(in->ctx, in->text, &r);
    return wn_reading_record(&in->in, &r, *next, err);
}

bool wn_xml_read(const struct xml_format *format, void *ctx, const struct wn_read_opts *opts,
                 struct wn_str text, const struct wn_sink *to, struct wn_err *err)
{
    struct xml_reading in = {.format = format,
                             .in = {.to = to, .of = text.n},
                             .text = text,
                             .ctx = ctx,
                             .xml = wn_xml_open(format->calls, ctx),
                             .lines = {.text = text, .line = 1}};
    wn_reading_no_map(&in.in, opts);
    bool good = true;
    for (size_t at = 0; good && (at = xml_next(format, text, at, true)) < text.n;)
        good = xml_one(&in, at, &at, err);
    if (good)
        wn_reading_skipped(&in.in);
    wn_tagged_free(&((struct xml_record *)ctx)->items);
    wn_xml_close(in.xml);
    return good;
}

bool wn_xml_begins(struct wn_str text)
{
    text = wn_str_trim_left(text);
    return text.n > 1 && text.p[0] == '<' && !(text.p[1] >= '0' && text.p[1] <= '9');
}

size_t wn_xml_names(struct wn_str text, struct wn_str *name, size_t count)
{
    size_t n = 0;
    for (size_t at = 0; n < count; at++) {
        at += wn_str_find_byte(wn_str_from(text, at), '<');
        struct wn_str rest = wn_str_from(text, at + 1);
        if (rest.n == 0)
            break;
        if (wn_str_starts(rest, WN_STR("!--"))) {
            at += wn_str_find(rest, WN_STR("-->"));
            continue;
        }
        if (rest.p[0] != '?' && rest.p[0] != '!' && rest.p[0] != '/')
            name[n++] = wn_str_first(rest, xml_name(rest));
    }
    return n;
}
