/* SPDX-License-Identifier: MIT */
/*
 * EndNote's XML, also as Zotero and Mendeley write it (notes/formats.md 7.1). Text stands in runs
 * of <style>, which are one text. The path of the library names a folder on somebody's computer: it
 * is in no field, and blanks stand in its place in the raw text.
 */
#include <string.h>

#include "doi.h"
#include "readers.h"
#include "reading.h"
#include "xml_records.h"

static const char *const endnote_roots[] = {"record", NULL};

static const struct xml_row endnote_rows[] = {
    {"titles/title", "TI", false},
    {"abstract", "AB", false},
    {"contributors/authors/author", "AU", false},
    {"dates/year", "YR", false},
    {"dates/pub-dates/date", "DA", false},
    {"titles/secondary-title", "T2", false},
    {"periodical/full-title", "JF", false},
    {"volume", "VL", false},
    {"number", "IS", false},
    {"pages", "PG", false},
    {"electronic-resource-num", "DO", false},
    {"accession-num", "AN", false},
    {"rec-number", "ID", false},
    {"remote-database-name", "DB", false},
    {"isbn", "SN", false},
    {"ref-type", "TY", false},
    {"language", "LA", false},
    {"keywords/keyword", "KW", false},
    {"urls/related-urls/url", "UR", false},
    {"urls/web-urls/url", "UW", false},
    {"custom2", "C2", false},
    {"notes", "N1", false},
    {"research-notes", "N2", false},
};

static const struct tagged_rule endnote_rules[] = {
    {WN_F_TITLE, TAGGED_FIRST, VALUE_TITLE, "TI"},
    {WN_F_ABSTRACT, TAGGED_TEXT, VALUE_ABSTRACT, "AB"},
    {WN_F_AUTHORS, TAGGED_LIST, VALUE_WORDS, "AU"},
    {WN_F_YEAR, TAGGED_YEAR, VALUE_CODE, "YR DA"},
    {WN_F_JOURNAL, TAGGED_FIRST, VALUE_WORDS, "T2 JF"},
    {WN_F_VOLUME, TAGGED_FIRST, VALUE_CODE, "VL"},
    {WN_F_ISSUE, TAGGED_FIRST, VALUE_CODE, "IS"},
    {WN_F_PAGES, TAGGED_FIRST, VALUE_CODE, "PG"},
    {WN_F_KEY, TAGGED_FIRST, VALUE_CODE, "AN ID"},
    {WN_F_ACCESSION, TAGGED_FIRST, VALUE_CODE, "AN"},
    {WN_F_ISSN, TAGGED_FIRST, VALUE_CODE, "SN"},
    {WN_F_TYPE, TAGGED_FIRST, VALUE_WORDS, "RT TY"},
    {WN_F_LANGUAGE, TAGGED_FIRST, VALUE_CODE, "LA"},
    {WN_F_KEYWORDS, TAGGED_LINES, VALUE_WORDS, "KW"},
    {WN_F_URL, TAGGED_FIRST, VALUE_CODE, "UR UW"},
    {WN_F_NOTES, TAGGED_EVERY, VALUE_WORDS, "N1 N2"},
};

static void endnote_begin(void *ctx, const struct xml_row *row, const char *const *attrs)
{
    struct wn_str name = wn_xml_attr(attrs, "name");
    if (name.n && strcmp(row->tag, "TY") == 0)
        wn_xml_record_add(ctx, "RT", name);
}

static void endnote_end(void *ctx, const struct xml_row *row, struct wn_str text)
{
    wn_xml_record_add(ctx, row->tag, text);
}

static bool endnote_contains(struct wn_str s, struct wn_str small)
{
    for (size_t i = 0; i + small.n <= s.n; i++)
        if (wn_str_starts_nocase(wn_str_from(s, i), small))
            return true;
    return false;
}

static struct wn_str endnote_pmid(const struct tagged *rec)
{
    struct wn_str base = wn_tagged_raw(rec, "DB");
    bool medline = endnote_contains(base, WN_STR("pubmed")) ||
                   endnote_contains(base, WN_STR("medline")) ||
                   endnote_contains(base, WN_STR("nlm"));
    return medline ? wn_value_pmid(wn_tagged_raw(rec, "AN")) : (struct wn_str){NULL, 0};
}

static struct wn_str endnote_pmcid(const struct tagged *rec)
{
    struct wn_str s = wn_tagged_raw(rec, "C2");
    bool is = wn_str_starts(s, WN_STR("PMC")) && wn_value_pmid(wn_str_from(s, 3)).n;
    return is ? s : (struct wn_str){NULL, 0};
}

static struct wn_str endnote_doi(const struct tagged *rec, struct wn_arena *arena)
{
    struct wn_str doi = {NULL, 0};
    if (wn_doi_of_field(arena, wn_tagged_raw(rec, "DO"), &doi))
        return doi;
    for (const struct tagged_item *item = wn_tagged_first(rec, WN_STR("UR")); item;
         item = wn_tagged_next(rec, item))
        if (wn_doi_only_one(arena, item->value, &doi))
            return doi;
    return (struct wn_str){NULL, 0};
}

/* Offset behind the attribute at `at`; *from, *to: its value where it is the path. */
static size_t endnote_attribute(struct wn_str s, size_t at, size_t *from, size_t *to)
{
    size_t equals = at + wn_str_find_byte(wn_str_from(s, at), '=');
    struct wn_str name = wn_str_trim(wn_str_of(s.p + at, equals - at));
    struct wn_str value = wn_str_trim_left(wn_str_from(s, equals + 1));
    if (value.n == 0)
        return s.n;
    bool quoted = value.p[0] == '"' || value.p[0] == '\'';
    size_t begin = (size_t)(value.p - s.p) + quoted;
    size_t end = begin + wn_str_find_byte(wn_str_from(s, begin), quoted ? value.p[0] : '>');
    if (wn_str_is(name, "path")) {
        *from = begin;
        *to = end;
    }
    return end < s.n ? end + quoted : s.n;
}

/* The record without the value of database@path; uncopied where there is none. */
static struct wn_str endnote_without_path(struct wn_arena *arena, struct wn_str raw)
{
    static const struct wn_str mark = {"<database", 9};
    char *p = NULL;
    for (size_t at = 0; (at += wn_str_find(wn_str_from(raw, at), mark)) < raw.n;) {
        at += mark.n;
        struct wn_str tag = wn_str_from(raw, at);
        tag = wn_str_first(tag, wn_str_find_byte(tag, '<')); /* no < stands within a tag */
        for (size_t i = 0, from = 0, to = 0; i < tag.n && tag.p[i] != '>'; from = to = 0) {
            i = endnote_attribute(tag, i, &from, &to);
            if (to > from) {
                p = p ? p : memcpy(wn_arena_alloc(arena, raw.n, 1), raw.p, raw.n);
                memset(p + at + from, ' ', to - from);
            }
        }
    }
    return p ? wn_str_of(p, raw.n) : raw;
}

static void endnote_fill(void *ctx, struct wn_str text, struct wn_record *r)
{
    struct xml_record *rec = ctx;
    wn_tagged_fill(&rec->items, endnote_rules, sizeof endnote_rules / sizeof *endnote_rules, text,
                   rec->arena, r);
    r->raw = endnote_without_path(rec->arena, r->raw);
    r->field[WN_F_DOI] = endnote_doi(&rec->items, rec->arena);
    r->field[WN_F_PMID] = endnote_pmid(&rec->items);
    r->field[WN_F_PMCID] = endnote_pmcid(&rec->items);
}

static bool endnote_read(struct wn_str text, const struct wn_read_opts *opts,
                         const struct wn_sink *to, struct wn_err *err)
{
    static const struct xml_calls calls = {.rows = endnote_rows,
                                           .count = sizeof endnote_rows / sizeof *endnote_rows,
                                           .begin = endnote_begin,
                                           .end = endnote_end};
    static const struct xml_format format = {
        .roots = endnote_roots, .calls = &calls, .fill = endnote_fill};
    struct xml_record rec = {0};
    return wn_xml_read(&format, &rec, opts, text, to, err);
}

const struct wn_reader wn_reader_endnote_xml = {
    .name = "endnotexml",
    .title = "EndNote XML",
    .read = endnote_read,
};
