/* SPDX-License-Identifier: MIT */
/*
 * Ovid's tags ("Reprint/Medlars", .ovd, .cgi; notes/formats.md section 6). `<12. >` begins a
 * record, `VN  - Ovid` follows it or begins one by itself; there is no end mark. What is wrapped
 * stands indented or in column 0, with blank lines between. Text copied from a browser is indented
 * by one blank, or has one blank before the dash: both are taken for tags only in a file whose own
 * marks are written so.
 */
#include "ovid_fields.h"
#include "readers.h"
#include "tagged_walk.h"

enum { OVID_COLUMNS = 0xF8 }; /* the dash stands in column 3 to 7 */
static const struct tagged_shape ovid_usual = {2, 5, OVID_COLUMNS, 2};
static const struct tagged_shape ovid_narrow = {2, 5, OVID_COLUMNS, 1};

struct ovid {
    struct walk walk;
    const struct tagged_shape *shape;
    bool indented;    /* by one blank */
    bool has_version; /* the record in hand has its VN */
};

/* `<12. >` alone. */
static bool ovid_is_number(struct wn_str line)
{
    struct wn_str s = wn_str_trim(line);
    size_t n = 1;
    if (s.n == 0 || s.p[0] != '<')
        return false;
    while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
        n++;
    return n > 1 && wn_str_is(wn_str_from(s, n), ". >");
}

static struct wn_str ovid_unindent(struct wn_str line)
{
    return wn_str_from(line, line.n && line.p[0] == ' ');
}

static bool ovid_is_version(struct wn_str line)
{
    struct wn_str value;
    tagged_tag tag = wn_tagged_split(ovid_unindent(line), &ovid_narrow, &value);
    return tag && tag == wn_tagged_name(WN_STR("VN")) && wn_str_starts(value, WN_STR("Ovid"));
}

static bool ovid_begins(struct wn_str line)
{
    return ovid_is_number(line) || ovid_is_version(line);
}

/* The version's line shows how this file writes its tags. */
static void ovid_learn(struct ovid *ovid, struct wn_str line)
{
    ovid->indented = line.p[0] == ' ';
    ovid->shape = ovid_unindent(line).p[3] == '-' ? &ovid_narrow : &ovid_usual;
}

static bool ovid_open(struct ovid *ovid, struct wn_str line, struct wn_err *err)
{
    if (!wn_walk_close(&ovid->walk, err))
        return false;
    wn_walk_open(&ovid->walk, line);
    ovid->has_version = false;
    return true;
}

static bool ovid_line(struct ovid *ovid, struct wn_str line, struct wn_err *err)
{
    struct walk *walk = &ovid->walk;
    struct wn_str value = {NULL, 0};
    if (wn_lines_is_blank(line))
        return true;
    if (ovid_is_number(line))
        return ovid_open(ovid, line, err);
    if (ovid_is_version(line)) {
        if ((!walk->open || ovid->has_version) && !ovid_open(ovid, line, err))
            return false;
        ovid->has_version = true;
        ovid_learn(ovid, line);
    }
    if (!walk->open) {
        wn_walk_skip(walk, line);
        return true;
    }
    tagged_tag tag =
        wn_tagged_split(ovid->indented ? ovid_unindent(line) : line, ovid->shape, &value);
    if (tag)
        wn_walk_add(walk, tag, value, line);
    else
        wn_walk_extend(walk, line);
    return true;
}

static bool ovid_read(struct wn_str text, const struct wn_read_opts *opts, const struct wn_sink *to,
                      struct wn_err *err)
{
    struct ovid ovid = {.walk = wn_walk_of(text, to, wn_ovid_fields), .shape = &ovid_usual};
    wn_reading_no_map(&ovid.walk.in, opts);
    bool good = true;
    for (struct wn_str line; good && wn_lines_next(&ovid.walk.lines, &line);)
        good = ovid_line(&ovid, line, err);
    return wn_walk_finish(&ovid.walk, good, err);
}

const struct wn_reader wn_reader_ovid = {
    .name = "ovid",
    .title = "Ovid tagged",
    .look = 200,
    .begins = ovid_begins,
    .read = ovid_read,
};
