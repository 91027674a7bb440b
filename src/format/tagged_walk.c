/* SPDX-License-Identifier: MIT */
#include "tagged_walk.h"

struct walk wn_walk_of(struct wn_str text, const struct wn_sink *to, walk_fields *fields)
{
    return (struct walk){
        .in = {.to = to, .of = text.n}, .text = text, .lines = wn_lines_of(text), .fields = fields};
}

void wn_walk_open(struct walk *walk, struct wn_str line)
{
    walk->open = true;
    wn_tagged_clear(&walk->rec);
    walk->rec.from = (size_t)(line.p - walk->text.p);
    walk->rec.line = walk->lines.line;
    wn_walk_mark(walk, line);
}

void wn_walk_mark(struct walk *walk, struct wn_str line)
{
    walk->end = (size_t)(line.p + line.n - walk->text.p);
}

void wn_walk_add(struct walk *walk, tagged_tag tag, struct wn_str value, struct wn_str line)
{
    wn_tagged_add(&walk->rec, tag, value);
    wn_walk_mark(walk, line);
}

void wn_walk_extend(struct walk *walk, struct wn_str line)
{
    wn_tagged_extend(&walk->rec, line);
    wn_walk_mark(walk, line);
}

void wn_walk_skip(struct walk *walk, struct wn_str line)
{
    if (!wn_lines_is_blank(line))
        wn_reading_skip(&walk->in, line, walk->lines.line, 1);
}

bool wn_walk_close(struct walk *walk, struct wn_err *err)
{
    if (!walk->open)
        return true;
    struct wn_record r;
    struct wn_arena *arena = walk->in.to->arena;
    walk->open = false;
    walk->rec.to = walk->end;
    wn_tagged_index(&walk->rec);
    walk->fields(&walk->rec, walk->text, arena, &r);
    return wn_reading_record(&walk->in, &r, walk->end, err);
}

bool wn_walk_finish(struct walk *walk, bool good, struct wn_err *err)
{
    good = good && wn_walk_close(walk, err);
    if (good)
        wn_reading_skipped(&walk->in);
    wn_tagged_free(&walk->rec);
    return good;
}
