/* SPDX-License-Identifier: MIT */
/*
 * RIS in all its dialects (notes/formats.md section 3). `TY` opens a record, an empty `ER` closes
 * it, so does the next `TY` and the end of the file. Tags before `TY` belong to the coming record
 * but never open one. A line without a tag goes on with the value before it; outside a record it is
 * skipped and counted.
 */
#include "lines.h"
#include "readers.h"
#include "reading.h"
#include "ris_fields.h"

/* With one blank before the dash only in a file whose own TY line has it. */
static const struct tagged_shape ris_narrow = {2, 2, 1U << 3 | 1U << 4, 0};

struct ris {
    struct reading in;
    struct wn_str text;
    struct lines lines;
    struct tagged rec;
    const struct tagged_shape *shape;
    tagged_tag begin, end;
    bool open;
    size_t waiting; /* lines with tags that wait for their TY */
    size_t line_at; /* offset of the line in hand */
};

static bool ris_begins(struct wn_str line)
{
    struct wn_str value;
    return wn_tagged_split(line, &ris_narrow, &value) == wn_tagged_name(WN_STR("TY"));
}

static void ris_add(struct ris *ris, tagged_tag tag, struct wn_str value)
{
    for (size_t at; (at = wn_ris_glued_at(value)) < value.n;) {
        wn_tagged_add(&ris->rec, tag, wn_str_trim(wn_str_first(value, at)));
        tag = wn_tagged_split(wn_str_from(value, at), &wn_ris_shape, &value);
    }
    wn_tagged_add(&ris->rec, tag, value);
}

static void ris_start(struct ris *ris)
{
    wn_tagged_clear(&ris->rec);
    ris->rec.from = ris->line_at;
    ris->rec.line = ris->lines.line;
}

static bool ris_finish(struct ris *ris, size_t to, struct wn_err *err)
{
    struct wn_record r;
    ris->rec.to = to;
    ris->open = false;
    wn_tagged_index(&ris->rec);
    wn_ris_fields(&ris->rec, ris->text, ris->in.to->arena, &r);
    return wn_reading_record(&ris->in, &r, to, err);
}

/* What waited for a TY that did not come is skipped. */
static void ris_drop_waiting(struct ris *ris)
{
    if (ris->waiting)
        wn_reading_skip(&ris->in, wn_str_from(ris->text, ris->rec.from), ris->rec.line,
                        ris->waiting);
    ris->waiting = 0;
}

static bool ris_open(struct ris *ris, struct wn_str value, struct wn_err *err)
{
    if (ris->open) {
        wn_reading_note(&ris->in, WN_NOTE_ODD, 1, ris->rec.line,
                        WN_STR("this record has no ER line; the next TY ends it"));
        if (!ris_finish(ris, ris->line_at, err))
            return false;
    }
    if (ris->waiting == 0)
        ris_start(ris);
    ris->waiting = 0;
    ris->open = true;
    ris_add(ris, ris->begin, value);
    return true;
}

static void ris_outside(struct ris *ris, tagged_tag tag, struct wn_str line, struct wn_str value)
{
    if (tag && tag != ris->end) {
        if (ris->waiting++ == 0)
            ris_start(ris);
        ris_add(ris, tag, value);
    } else if (tag || !wn_lines_is_blank(line)) {
        if (tag)
            ris_drop_waiting(ris);
        wn_reading_skip(&ris->in, line, ris->lines.line, 1);
    }
}

static bool ris_line(struct ris *ris, struct wn_str line, struct wn_err *err)
{
    struct wn_str value = {NULL, 0};
    if (!ris->open && ris_begins(line))
        ris->shape = line.p[3] == '-' ? &ris_narrow : &wn_ris_shape;
    tagged_tag tag = wn_tagged_split(line, ris->shape, &value);
    if (tag == ris->begin)
        return ris_open(ris, value, err);
    if (!ris->open) {
        ris_outside(ris, tag, line, value);
        return true;
    }
    if (tag == ris->end && value.n == 0)
        return ris_finish(ris, (size_t)(line.p + line.n - ris->text.p), err);
    if (tag && tag != ris->end)
        ris_add(ris, tag, value);
    else if (!wn_lines_is_blank(line))
        wn_tagged_extend(&ris->rec, line);
    return true;
}

static bool ris_last(struct ris *ris, struct wn_err *err)
{
    if (ris->open) {
        wn_reading_note(&ris->in, WN_NOTE_NO_END, 1, ris->rec.line,
                        WN_STR("the last record has no ER line: the file may be cut off here"));
        return ris_finish(ris, ris->text.n, err);
    }
    ris_drop_waiting(ris);
    wn_reading_skipped(&ris->in);
    return true;
}

static bool ris_read(struct wn_str text, const struct wn_read_opts *opts, const struct wn_sink *to,
                     struct wn_err *err)
{
    struct ris ris = {.in = {.to = to, .of = text.n},
                      .text = text,
                      .lines = wn_lines_of(text),
                      .shape = &wn_ris_shape,
                      .begin = wn_tagged_name(WN_STR("TY")),
                      .end = wn_tagged_name(WN_STR("ER"))};
    wn_reading_no_map(&ris.in, opts);
    bool good = true;
    for (struct wn_str line; good && wn_lines_next(&ris.lines, &line);) {
        ris.line_at = (size_t)(line.p - text.p);
        good = ris_line(&ris, line, err);
    }
    good = good && ris_last(&ris, err);
    wn_tagged_free(&ris.rec);
    return good;
}

const struct wn_reader wn_reader_ris = {
    .name = "ris",
    .title = "RIS",
    .look = 200,
    .begins = ris_begins,
    .read = ris_read,
};
