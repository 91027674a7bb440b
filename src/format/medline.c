/* SPDX-License-Identifier: MIT */
/*
 * PubMed's nbib, and what ERIC makes of it (notes/formats.md section 4). A record begins at `PMID-`
 * or `OWN -`, whichever comes first, and ends where the next begins: there is no end mark. Indented
 * lines go on with the value before them.
 */
#include "doi.h"
#include "lines.h"
#include "readers.h"
#include "reading.h"
#include "tagged.h"

/* Tags are padded to four bytes; ERIC writes `ISBN - `. */
static const struct tagged_shape nbib_shape = {2, 4, 1U << 4 | 1U << 5, 0};

static const struct tagged_rule nbib_rules[] = {
    {WN_F_TITLE, TAGGED_FIRST, VALUE_TITLE, "TI BTI TT"},
    {WN_F_ABSTRACT, TAGGED_TEXT, VALUE_ABSTRACT, "AB"},
    {WN_F_AUTHORS, TAGGED_LIST, VALUE_WORDS, "FAU AU"},
    {WN_F_YEAR, TAGGED_YEAR, VALUE_CODE, "DP"},
    {WN_F_JOURNAL, TAGGED_FIRST, VALUE_WORDS, "JT TA"},
    {WN_F_VOLUME, TAGGED_FIRST, VALUE_CODE, "VI"},
    {WN_F_ISSUE, TAGGED_FIRST, VALUE_CODE, "IP"},
    {WN_F_PAGES, TAGGED_FIRST, VALUE_CODE, "PG"},
    {WN_F_PMID, TAGGED_FIRST, VALUE_CODE, "PMID"},
    {WN_F_PMCID, TAGGED_FIRST, VALUE_CODE, "PMC"},
    {WN_F_ACCESSION, TAGGED_FIRST, VALUE_CODE, "PMID OID"},
    {WN_F_ISSN, TAGGED_FIRST, VALUE_CODE, "IS ISSN"},
    {WN_F_TYPE, TAGGED_JOIN, VALUE_WORDS, "PT"},
    {WN_F_LANGUAGE, TAGGED_JOIN, VALUE_CODE, "LA"},
    {WN_F_KEYWORDS, TAGGED_EVERY, VALUE_WORDS, "MH OT"},
};

struct nbib {
    struct reading in;
    struct wn_str text;
    struct lines lines;
    struct tagged rec;
    tagged_tag pmid, own;
    bool open, has_pmid, has_own;
    bool after_blank; /* the line before was blank */
    size_t end;       /* offset behind the last line of the record */
};

static bool nbib_begins(struct wn_str line)
{
    struct wn_str value;
    tagged_tag tag = wn_tagged_split(line, &nbib_shape, &value);
    if (tag == wn_tagged_name(WN_STR("PMID")))
        return value.n && value.p[0] >= '0' && value.p[0] <= '9';
    return tag && tag == wn_tagged_name(WN_STR("OWN"));
}

/* LID and AID repeat ids: the DOI is marked [doi]; ERIC gives it as an address. */
static struct wn_str nbib_doi(const struct tagged *rec, struct wn_arena *arena)
{
    static const char *const tags[] = {"LID", "AID"};
    struct wn_str doi = {NULL, 0};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        for (const struct tagged_item *item = wn_tagged_first(rec, wn_str(tags[i])); item;
             item = wn_tagged_next(rec, item)) {
            bool marked = wn_str_ends(item->value, WN_STR("[doi]"));
            struct wn_str id = wn_str_first(item->value, item->value.n - (marked ? 5 : 0));
            bool address = wn_str_starts_nocase(id, WN_STR("http")) &&
                           wn_str_find(id, WN_STR("doi.org/")) < id.n;
            if ((marked || address) && wn_doi_of_field(arena, wn_str_trim(id), &doi))
                return doi;
        }
    return doi;
}

static bool nbib_finish(struct nbib *nbib, struct wn_err *err)
{
    if (!nbib->open)
        return true;
    struct wn_record r;
    struct wn_arena *arena = nbib->in.to->arena;
    nbib->open = nbib->has_pmid = nbib->has_own = false;
    nbib->rec.to = nbib->end;
    wn_tagged_index(&nbib->rec);
    wn_tagged_fill(&nbib->rec, nbib_rules, sizeof nbib_rules / sizeof *nbib_rules, nbib->text,
                   arena, &r);
    r.field[WN_F_DOI] = nbib_doi(&nbib->rec, arena);
    return wn_reading_record(&nbib->in, &r, nbib->end, err);
}

/* A start mark that the record in hand has already, or its other one behind a blank line. */
static bool nbib_is_start(const struct nbib *nbib, tagged_tag tag)
{
    if (tag == nbib->pmid)
        return !nbib->open || nbib->has_pmid || (nbib->after_blank && nbib->has_own);
    return tag == nbib->own && (!nbib->open || nbib->has_own);
}

static bool nbib_line(struct nbib *nbib, struct wn_str line, struct wn_err *err)
{
    struct wn_str value;
    if (wn_lines_is_blank(line)) {
        nbib->after_blank = true;
        return true;
    }
    tagged_tag tag = wn_tagged_split(line, &nbib_shape, &value);
    if (tag && nbib_is_start(nbib, tag)) {
        if (!nbib_finish(nbib, err))
            return false;
        nbib->open = true;
        wn_tagged_clear(&nbib->rec);
        nbib->rec.from = (size_t)(line.p - nbib->text.p);
        nbib->rec.line = nbib->lines.line;
    }
    bool text = !tag && (line.p[0] == ' ' || line.p[0] == '\t' || !nbib->after_blank);
    if (nbib->open && (tag || text)) {
        nbib->has_pmid = nbib->has_pmid || tag == nbib->pmid;
        nbib->has_own = nbib->has_own || tag == nbib->own;
        if (tag)
            wn_tagged_add(&nbib->rec, tag, value);
        else
            wn_tagged_extend(&nbib->rec, line);
        nbib->end = (size_t)(line.p + line.n - nbib->text.p);
        nbib->after_blank = false;
    } else {
        wn_reading_skip(&nbib->in, line, nbib->lines.line, 1);
    }
    return true;
}

static bool nbib_read(struct wn_str text, const struct wn_read_opts *opts, const struct wn_sink *to,
                      struct wn_err *err)
{
    struct nbib nbib = {.in = {.to = to, .of = text.n},
                        .text = text,
                        .lines = wn_lines_of(text),
                        .pmid = wn_tagged_name(WN_STR("PMID")),
                        .own = wn_tagged_name(WN_STR("OWN")),
                        .after_blank = true};
    wn_reading_no_map(&nbib.in, opts);
    bool good = true;
    for (struct wn_str line; good && wn_lines_next(&nbib.lines, &line);)
        good = nbib_line(&nbib, line, err);
    good = good && nbib_finish(&nbib, err);
    if (good)
        wn_reading_skipped(&nbib.in);
    wn_tagged_free(&nbib.rec);
    return good;
}

const struct wn_reader wn_reader_nbib = {
    .name = "nbib",
    .title = "PubMed (nbib)",
    .look = 200,
    .begins = nbib_begins,
    .read = nbib_read,
};
