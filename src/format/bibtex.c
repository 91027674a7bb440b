/* SPDX-License-Identifier: MIT */
/*
 * BibTeX and BibLaTeX (notes/formats.md 7.2). How a value becomes a field, for who writes them:
 * first wn_bibtex_text (commands, braces, `~`, `--`; in doi, url, pages and ids only commands and
 * braces), then wn_value_clean as in every format (lines folded, entities decoded, tags dropped).
 * Authors are parted at ` and ` outside braces, keywords at `;`, or at `,` where there is no `;`.
 * A key is taken as it stands, up to its comma.
 */
#include <string.h>

#include "bibtex_scan.h"
#include "bibtex_text.h"
#include "doi.h"
#include "lines.h"
#include "readers.h"
#include "reading.h"
#include "tagged.h"

enum bibtex_kind { BIBTEX_WORDS, BIBTEX_IDS, BIBTEX_PAGES, BIBTEX_NAMES, BIBTEX_TERMS };

static const struct bibtex_name {
    const char *name, *tag;
    enum bibtex_kind kind;
} bibtex_names[] = {
    {"title", "TI", BIBTEX_WORDS},       {"abstract", "AB", BIBTEX_WORDS},
    {"author", "AU", BIBTEX_NAMES},      {"year", "YR", BIBTEX_WORDS},
    {"date", "DA", BIBTEX_WORDS},        {"journal", "JO", BIBTEX_WORDS},
    {"journaltitle", "JT", BIBTEX_WORDS}, {"booktitle", "BT", BIBTEX_WORDS},
    {"volume", "VL", BIBTEX_WORDS},      {"number", "NR", BIBTEX_WORDS},
    {"issue", "IS", BIBTEX_WORDS},       {"pages", "PG", BIBTEX_PAGES},
    {"article-number", "C7", BIBTEX_IDS}, {"art_number", "C7", BIBTEX_IDS},
    {"articleno", "C7", BIBTEX_IDS},     {"eid", "C7", BIBTEX_IDS},
    {"doi", "DO", BIBTEX_IDS},           {"url", "UR", BIBTEX_IDS},
    {"pmid", "PM", BIBTEX_IDS},          {"pubmed_id", "PM", BIBTEX_IDS},
    {"pmcid", "PC", BIBTEX_IDS},         {"issn", "SN", BIBTEX_IDS},
    {"isbn", "SB", BIBTEX_IDS},          {"unique-id", "AN", BIBTEX_IDS},
    {"accession", "AN", BIBTEX_IDS},     {"winnow-key", "KY", BIBTEX_WORDS},
    {"language", "LA", BIBTEX_WORDS},
    {"langid", "LI", BIBTEX_WORDS},      {"type", "M3", BIBTEX_WORDS},
    {"keywords", "KW", BIBTEX_TERMS},    {"keyword", "KW", BIBTEX_TERMS},
    {"author_keywords", "KW", BIBTEX_TERMS}, {"keywords-plus", "KW", BIBTEX_TERMS},
    {"note", "N1", BIBTEX_WORDS},        {"notes", "N1", BIBTEX_WORDS},
    {"annote", "N1", BIBTEX_WORDS},      {"annotation", "N1", BIBTEX_WORDS},
};

static const struct tagged_rule bibtex_rules[] = {
    {WN_F_TITLE, TAGGED_FIRST, VALUE_TITLE, "TI"},
    {WN_F_ABSTRACT, TAGGED_TEXT, VALUE_ABSTRACT, "AB"},
    {WN_F_AUTHORS, TAGGED_LIST, VALUE_WORDS, "AU"},
    {WN_F_YEAR, TAGGED_YEAR, VALUE_CODE, "YR DA"},
    {WN_F_JOURNAL, TAGGED_FIRST, VALUE_WORDS, "JO JT BT"},
    {WN_F_VOLUME, TAGGED_FIRST, VALUE_CODE, "VL"},
    {WN_F_ISSUE, TAGGED_FIRST, VALUE_CODE, "NR IS"},
    {WN_F_PAGES, TAGGED_FIRST, VALUE_CODE, "PG C7"},
    {WN_F_PMCID, TAGGED_FIRST, VALUE_CODE, "PC"},
    {WN_F_ACCESSION, TAGGED_FIRST, VALUE_CODE, "AN"},
    {WN_F_KEY, TAGGED_FIRST, VALUE_CODE, "KY ID"},
    {WN_F_ISSN, TAGGED_FIRST, VALUE_CODE, "SN SB"},
    {WN_F_TYPE, TAGGED_FIRST, VALUE_WORDS, "M3 TY"},
    {WN_F_LANGUAGE, TAGGED_FIRST, VALUE_CODE, "LA LI"},
    {WN_F_KEYWORDS, TAGGED_EVERY, VALUE_CODE, "KW"},
    {WN_F_URL, TAGGED_FIRST, VALUE_CODE, "UR"},
    {WN_F_NOTES, TAGGED_EVERY, VALUE_WORDS, "N1"},
};

struct bibtex {
    struct reading in;
    struct bib_scan scan;
    struct tagged rec;
    struct lines_at lines;
};

static bool bibtex_begins(struct wn_str line)
{
    struct wn_str kind;
    return wn_bib_begins(wn_str_trim_left(line), &kind) > 0;
}

static void bibtex_add(struct bibtex *bib, const char *tag, struct wn_str value)
{
    wn_tagged_add(&bib->rec, wn_tagged_name(wn_str(tag)), value);
}

/* Offset of the next ` and ` outside braces, from `at` on; raw.n when there is none. */
static size_t bibtex_and(struct wn_str raw, size_t at, size_t *depth)
{
    for (; at < raw.n; at++) {
        char c = raw.p[at];
        *depth += c == '{';
        *depth -= c == '}' && *depth > 0;
        bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (blank && *depth == 0 && at + 4 < raw.n && memchr(" \t\r\n", raw.p[at + 4], 4) &&
            wn_str_starts_nocase(wn_str_from(raw, at + 1), WN_STR("and")))
            return at;
    }
    return raw.n;
}

static void bibtex_authors(struct bibtex *bib, const char *tag, struct wn_str raw)
{
    size_t depth = 0;
    for (size_t from = 0, end; from < raw.n; from = end + 4) {
        end = bibtex_and(raw, from, &depth);
        struct wn_str name = wn_str_trim(wn_str_of(raw.p + from, end - from));
        bibtex_add(bib, tag, wn_bibtex_text(bib->in.to->arena, name, BIBTEX_PROSE));
    }
}

static void bibtex_terms(struct bibtex *bib, const char *tag, struct wn_str raw)
{
    struct wn_arena *arena = bib->in.to->arena;
    struct wn_str part, rest =
        wn_value_clean(arena, wn_bibtex_text(arena, raw, BIBTEX_PROSE), VALUE_WORDS);
    char by = wn_str_find_byte(rest, ';') < rest.n ? ';' : ',';
    while (wn_str_split(&rest, by, &part))
        bibtex_add(bib, tag, wn_str_trim(part));
}

/* Runs of hyphens are a hyphen: 12--19. (`12-{}-19` holds two.) */
static struct wn_str bibtex_pages(struct wn_arena *arena, struct wn_str raw)
{
    char *p = wn_arena_alloc(arena, raw.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++)
        if (raw.p[i] != '-' || n == 0 || p[n - 1] != '-')
            p[n++] = raw.p[i];
    return wn_bibtex_text(arena, wn_str_of(p, n), BIBTEX_ADDRESS);
}

static void bibtex_field(struct bibtex *bib, struct wn_str name, struct wn_str raw)
{
    struct wn_arena *arena = bib->in.to->arena;
    for (size_t i = 0; i < sizeof bibtex_names / sizeof *bibtex_names; i++) {
        const struct bibtex_name *row = &bibtex_names[i];
        if (!wn_str_eq_nocase(name, wn_str(row->name)))
            continue;
        if (raw.p == bib->scan.value.p)
            raw = wn_arena_copy(arena, raw);
        if (row->kind == BIBTEX_NAMES)
            bibtex_authors(bib, row->tag, raw);
        else if (row->kind == BIBTEX_TERMS)
            bibtex_terms(bib, row->tag, raw);
        else if (row->kind == BIBTEX_PAGES)
            bibtex_add(bib, row->tag, bibtex_pages(arena, raw));
        else
            bibtex_add(bib, row->tag,
                       wn_bibtex_text(arena, raw,
                                      row->kind == BIBTEX_IDS ? BIBTEX_ADDRESS : BIBTEX_PROSE));
        return;
    }
}

static void bibtex_note(struct bibtex *bib, const struct bib_entry *entry)
{
    if (!entry->closed && entry->to == wn_str_trim_right(bib->scan.text).n)
        wn_reading_note(&bib->in, WN_NOTE_NO_END, 1, bib->rec.line,
                        WN_STR("the last entry is not closed: the file may be cut off here"));
    else if (!entry->closed || bib->scan.damaged)
        wn_reading_note(&bib->in, WN_NOTE_ODD, 1,
                        bib->scan.damaged ? wn_lines_at(&bib->lines, bib->scan.damage_at)
                                          : bib->rec.line,
                        WN_STR("braces or quotes do not balance in this entry; what could be "
                               "read is kept"));
}

static bool bibtex_record(struct bibtex *bib, struct bib_entry *entry, struct wn_err *err)
{
    struct wn_arena *arena = bib->in.to->arena;
    struct wn_str name, value;
    struct wn_record r;
    wn_tagged_clear(&bib->rec);
    bib->rec.from = entry->from;
    bib->rec.line = wn_lines_at(&bib->lines, entry->from);
    if (!wn_str_starts(entry->key, WN_STR("winnow-"))) /* bibtex_out.c: of a record without one */
        bibtex_add(bib, "ID", entry->key);
    bibtex_add(bib, "TY", entry->kind);
    while (wn_bib_field(&bib->scan, entry, &name, &value))
        bibtex_field(bib, name, value);
    bib->rec.to = entry->to;
    bibtex_note(bib, entry);
    wn_tagged_index(&bib->rec);
    wn_tagged_fill(&bib->rec, bibtex_rules, sizeof bibtex_rules / sizeof *bibtex_rules,
                   bib->scan.text, arena, &r);
    r.field[WN_F_PMID] = wn_value_pmid(wn_tagged_raw(&bib->rec, "PM"));
    (void)wn_doi_of_field(arena, wn_tagged_raw(&bib->rec, "DO"), &r.field[WN_F_DOI]);
    return wn_reading_record(&bib->in, &r, entry->to, err);
}

/* Macros, comments and preambles are no records. */
static bool bibtex_entry(struct bibtex *bib, struct bib_entry *entry, struct wn_err *err)
{
    struct wn_str name, value;
    if (wn_str_eq_nocase(entry->kind, WN_STR("comment")) ||
        wn_str_eq_nocase(entry->kind, WN_STR("preamble"))) {
        wn_bib_pass(&bib->scan, entry);
        return true;
    }
    if (!wn_str_eq_nocase(entry->kind, WN_STR("string")))
        return bibtex_record(bib, entry, err);
    while (wn_bib_field(&bib->scan, entry, &name, &value))
        if (!wn_bib_define(&bib->scan, name, value))
            wn_reading_note(&bib->in, WN_NOTE_ODD, 1, wn_lines_at(&bib->lines, entry->from),
                            WN_STR("this macro is too long and is not used"));
    return true;
}

/* Text between entries is skipped and counted, but for stray commas and braces. */
static void bibtex_between(struct bibtex *bib, size_t from, size_t to)
{
    struct lines lines = wn_lines_of(wn_str_of(bib->scan.text.p + from, to - from));
    for (struct wn_str line; wn_lines_next(&lines, &line);) {
        size_t n = 0;
        while (n < line.n && memchr(" \t,;})", line.p[n], 6))
            n++;
        if (n < line.n)
            wn_reading_skip(&bib->in, line,
                            wn_lines_at(&bib->lines, (size_t)(line.p - bib->scan.text.p)), 1);
    }
}

static bool bibtex_read(struct wn_str text, const struct wn_read_opts *opts,
                        const struct wn_sink *to, struct wn_err *err)
{
    struct bibtex bib = {.in = {.to = to, .of = text.n}, .lines = {.text = text, .line = 1}};
    struct bib_entry entry;
    bool good = true;
    wn_bib_open(&bib.scan, text);
    wn_reading_no_map(&bib.in, opts);
    size_t behind = 0;
    while (good && wn_bib_next(&bib.scan, &entry)) {
        bibtex_between(&bib, behind, entry.from);
        good = bibtex_entry(&bib, &entry, err);
        behind = bib.scan.at;
    }
    if (good) {
        bibtex_between(&bib, behind, text.n);
        wn_reading_skipped(&bib.in);
    }
    wn_tagged_free(&bib.rec);
    wn_bib_close(&bib.scan);
    return good;
}

const struct wn_reader wn_reader_bib = {
    .name = "bib",
    .title = "BibTeX",
    .look = 200,
    .begins = bibtex_begins,
    .read = bibtex_read,
};
