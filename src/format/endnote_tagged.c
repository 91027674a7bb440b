/* SPDX-License-Identifier: MIT */
/*
 * EndNote's `%X` tags, also from AIS eLibrary (notes/formats.md section 6). A record is a block
 * between blank lines; `%0` is often missing, repeated or not first. A block that begins with
 * running text is a further paragraph of the value before it. Where the blank lines were lost, the
 * tag with which the record began opens the next one, once there was a type and a title.
 */
#include "doi.h"
#include "readers.h"
#include "tagged_walk.h"

static const struct tagged_rule enw_rules[] = {
    {WN_F_TITLE, TAGGED_FIRST, VALUE_TITLE, "T Q"},
    {WN_F_ABSTRACT, TAGGED_TEXT, VALUE_ABSTRACT, "X"},
    {WN_F_AUTHORS, TAGGED_NAMES, VALUE_WORDS, "A"},
    {WN_F_YEAR, TAGGED_YEAR, VALUE_CODE, "D 8"},
    {WN_F_JOURNAL, TAGGED_FIRST, VALUE_WORDS, "J B"},
    {WN_F_VOLUME, TAGGED_FIRST, VALUE_CODE, "V"},
    {WN_F_ISSUE, TAGGED_FIRST, VALUE_CODE, "N"},
    {WN_F_PAGES, TAGGED_FIRST, VALUE_CODE, "P"},
    {WN_F_KEY, TAGGED_FIRST, VALUE_CODE, "F"},
    {WN_F_ACCESSION, TAGGED_FIRST, VALUE_CODE, "M"},
    {WN_F_ISSN, TAGGED_FIRST, VALUE_CODE, "@"},
    {WN_F_TYPE, TAGGED_FIRST, VALUE_WORDS, "0"},
    {WN_F_LANGUAGE, TAGGED_FIRST, VALUE_CODE, "G"},
    {WN_F_KEYWORDS, TAGGED_TERMS, VALUE_WORDS, "K"},
    {WN_F_URL, TAGGED_FIRST, VALUE_CODE, "U"},
    {WN_F_NOTES, TAGGED_EVERY, VALUE_WORDS, "Z O"},
};

struct enw {
    struct walk walk;
    tagged_tag first; /* of the record in hand */
    bool has_type, has_title, after_blank;
};

static bool enw_begins(struct wn_str line)
{
    struct wn_str value;
    tagged_tag tag = wn_tagged_percent(line, &value);
    return tag == '0' || tag == 'T' || tag == 'A';
}

static struct wn_str enw_pmcid(const struct tagged *rec)
{
    struct wn_str s = wn_tagged_raw(rec, "2");
    return wn_str_starts(s, WN_STR("PMC")) ? s : (struct wn_str){NULL, 0};
}

static void enw_fields(const struct tagged *rec, struct wn_str text, struct wn_arena *arena,
                       struct wn_record *r)
{
    wn_tagged_fill(rec, enw_rules, sizeof enw_rules / sizeof *enw_rules, text, arena, r);
    r->field[WN_F_PMCID] = wn_value_clean(arena, enw_pmcid(rec), VALUE_CODE);
    if (!wn_doi_of_field(arena, wn_tagged_raw(rec, "R"), &r->field[WN_F_DOI]))
        r->field[WN_F_DOI] = (struct wn_str){NULL, 0};
}

static bool enw_opens(const struct enw *enw, tagged_tag tag)
{
    if (!enw->walk.open || enw->after_blank)
        return true;
    return tag == enw->first && enw->has_type && enw->has_title && (tag == '0' || tag == 'T');
}

static bool enw_tag(struct enw *enw, tagged_tag tag, struct wn_str line, struct wn_str value,
                    struct wn_err *err)
{
    if (enw_opens(enw, tag)) {
        if (!wn_walk_close(&enw->walk, err))
            return false;
        wn_walk_open(&enw->walk, line);
        enw->first = tag;
        enw->has_type = enw->has_title = false;
    }
    enw->has_type = enw->has_type || tag == '0';
    enw->has_title = enw->has_title || tag == 'T';
    wn_walk_add(&enw->walk, tag, value, line);
    return true;
}

static bool enw_line(struct enw *enw, struct wn_str line, struct wn_err *err)
{
    struct wn_str value;
    bool blank = wn_lines_is_blank(line), good = true;
    tagged_tag tag = wn_tagged_percent(line, &value);
    if (tag)
        good = enw_tag(enw, tag, line, value, err);
    else if (!enw->walk.open)
        wn_walk_skip(&enw->walk, line);
    else if (!blank)
        wn_walk_extend(&enw->walk, line);
    enw->after_blank = blank;
    return good;
}

static bool enw_read(struct wn_str text, const struct wn_read_opts *opts, const struct wn_sink *to,
                     struct wn_err *err)
{
    struct enw enw = {.walk = wn_walk_of(text, to, enw_fields)};
    wn_reading_no_map(&enw.walk.in, opts);
    bool good = true;
    for (struct wn_str line; good && wn_lines_next(&enw.walk.lines, &line);)
        good = enw_line(&enw, line, err);
    return wn_walk_finish(&enw.walk, good, err);
}

const struct wn_reader wn_reader_enw = {
    .name = "enw",
    .title = "EndNote tagged",
    .look = 200,
    .begins = enw_begins,
    .read = enw_read,
};
