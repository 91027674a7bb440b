/* SPDX-License-Identifier: MIT */
/*
 * RefWorks' own tags (notes/formats.md section 6). `RT` begins a record, which ends where the next
 * begins: there is no end mark. Lines are not wrapped, but values can hold line ends, so that only
 * tags that are known are tags, and `RT` opens behind a blank line or before a type of reference.
 */
#include <string.h>

#include "doi.h"
#include "readers.h"
#include "tagged_walk.h"

static const struct tagged_rule refworks_rules[] = {
    {WN_F_TITLE, TAGGED_FIRST, VALUE_TITLE, "T1"},
    {WN_F_ABSTRACT, TAGGED_TEXT, VALUE_ABSTRACT, "AB"},
    {WN_F_AUTHORS, TAGGED_LIST, VALUE_WORDS, "A1"},
    {WN_F_YEAR, TAGGED_YEAR, VALUE_CODE, "YR FD"},
    {WN_F_JOURNAL, TAGGED_FIRST, VALUE_WORDS, "JF JO T2"},
    {WN_F_VOLUME, TAGGED_FIRST, VALUE_CODE, "VO"},
    {WN_F_ISSUE, TAGGED_FIRST, VALUE_CODE, "IS"},
    {WN_F_KEY, TAGGED_FIRST, VALUE_CODE, "ID"},
    {WN_F_ACCESSION, TAGGED_FIRST, VALUE_CODE, "AN"},
    {WN_F_PMCID, TAGGED_FIRST, VALUE_CODE, "PMCID"},
    {WN_F_ISSN, TAGGED_FIRST, VALUE_CODE, "SN"},
    {WN_F_TYPE, TAGGED_FIRST, VALUE_WORDS, "RT"},
    {WN_F_LANGUAGE, TAGGED_FIRST, VALUE_CODE, "LA"},
    {WN_F_KEYWORDS, TAGGED_TERMS, VALUE_WORDS, "K1"},
    {WN_F_URL, TAGGED_FIRST, VALUE_CODE, "LK UL"},
    {WN_F_NOTES, TAGGED_EVERY, VALUE_WORDS, "NO"},
};

static const char refworks_known[] =
    " A1 A2 A3 A4 A5 A6 AB AD AN AV CA CL CN CR DB DO DS ED FD ID IP IS JF JO K1 LA LK LL LS NO OL"
    " OP OT PA PB PMCID PMID PP RD RP RT SD SF SL SN SP SR ST T1 T2 T3 U1 U10 U11 U12 U13 U14 U15"
    " U2 U3 U4 U5 U6 U7 U8 U9 UL VO WP WT WV YR ";

/* First words of the types of reference. */
static const char *const refworks_types[] = {
    "Abstract", "Artwork", "Bill",      "Book",    "Case",   "Computer", "Conference", "Dissert",
    "Generic",  "Grant",   "Hearing",   "Journal", "Laws",   "Magazine", "Map",        "Monograph",
    "Motion",   "Music",   "Newspaper", "Online",  "Patent", "Personal", "Podcast",    "Report",
    "Resolved", "Sound",   "Statute",   "Thesis",  "Unpubl", "Video",    "Web",
};

struct refworks {
    struct walk walk;
    tagged_tag begin;
    bool after_blank;
};

static tagged_tag refworks_split(struct wn_str line, struct wn_str *value)
{
    tagged_tag tag = wn_tagged_word(line, 2, 5, value);
    char name[8] = " ";
    size_t n = 0;
    for (; tag && n < line.n && n < 5 && line.p[n] != ' ' && line.p[n] != '\t'; n++)
        name[n + 1] = line.p[n];
    name[n + 1] = ' ';
    return tag && strstr(refworks_known, name) ? tag : 0;
}

static bool refworks_begins(struct wn_str line)
{
    return wn_str_starts(line, WN_STR("RT "));
}

static bool refworks_is_type(struct wn_str value)
{
    for (size_t i = 0; i < sizeof refworks_types / sizeof *refworks_types; i++)
        if (wn_str_starts_nocase(value, wn_str(refworks_types[i])))
            return true;
    return false;
}

static void refworks_fields(const struct tagged *rec, struct wn_str text, struct wn_arena *arena,
                            struct wn_record *r)
{
    wn_tagged_fill(rec, refworks_rules, sizeof refworks_rules / sizeof *refworks_rules, text, arena,
                   r);
    r->field[WN_F_PAGES] =
        wn_value_pages(arena, wn_value_clean(arena, wn_tagged_raw(rec, "SP"), VALUE_CODE),
                       wn_value_clean(arena, wn_tagged_raw(rec, "OP"), VALUE_CODE));
    r->field[WN_F_PMID] = wn_value_pmid(wn_tagged_raw(rec, "PMID"));
    if (!wn_doi_of_field(arena, wn_tagged_raw(rec, "DO"), &r->field[WN_F_DOI]))
        r->field[WN_F_DOI] = (struct wn_str){NULL, 0};
}

static bool refworks_line(struct refworks *refworks, struct wn_str line, struct wn_err *err)
{
    struct walk *walk = &refworks->walk;
    struct wn_str value;
    if (wn_lines_is_blank(line)) {
        refworks->after_blank = true;
        return true;
    }
    tagged_tag tag = refworks_split(line, &value);
    bool begins =
        tag == refworks->begin && (!walk->open || refworks->after_blank || refworks_is_type(value));
    if (begins) {
        if (!wn_walk_close(walk, err))
            return false;
        wn_walk_open(walk, line);
    }
    refworks->after_blank = false;
    if (!walk->open)
        wn_walk_skip(walk, line);
    else if (tag && (begins || tag != refworks->begin))
        wn_walk_add(walk, tag, value, line);
    else
        wn_walk_extend(walk, line);
    return true;
}

static bool refworks_read(struct wn_str text, const struct wn_read_opts *opts,
                          const struct wn_sink *to, struct wn_err *err)
{
    struct refworks refworks = {.walk = wn_walk_of(text, to, refworks_fields),
                                .begin = wn_tagged_name(WN_STR("RT"))};
    wn_reading_no_map(&refworks.walk.in, opts);
    bool good = true;
    for (struct wn_str line; good && wn_lines_next(&refworks.walk.lines, &line);)
        good = refworks_line(&refworks, line, err);
    return wn_walk_finish(&refworks.walk, good, err);
}

const struct wn_reader wn_reader_refworks = {
    .name = "refworks",
    .title = "RefWorks tagged",
    .look = 200,
    .begins = refworks_begins,
    .read = refworks_read,
};
