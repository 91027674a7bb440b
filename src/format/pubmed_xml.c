/* SPDX-License-Identifier: MIT */
/*
 * PubMed's XML, articles and books (notes/formats.md 7.1). The paths say whose title, author or DOI
 * it is: those of references and corrections are other works'. Fields come out as from nbib: names
 * as "Last, First", headings as "*Heading/qualifier", a label before each part of the abstract.
 */
#include <string.h>

#include "doi.h"
#include "readers.h"
#include "reading.h"
#include "xml_records.h"

static const char *const pubmed_roots[] = {"PubmedArticle", "PubmedBookArticle",
                                           "MedlineCitation", NULL};

/* Small letters: parts that end up in the value of the group around them. */
#define PUBMED_NAMES(path)                                                                         \
    {path, "au", true}, {path "/LastName", "last", false}, {path "/ForeName", "fore", false},      \
        {path "/Initials", "init", false}, {path "/Suffix", "suff", false},                        \
    {                                                                                              \
        path "/CollectiveName", "last", false                                                      \
    }

static const struct xml_row pubmed_rows[] = {
    {"PMID", "PMID", false},
    {"Article/ArticleTitle", "TI", false},
    {"Article/VernacularTitle", "TT", false},
    {"Article/Abstract/AbstractText", "AB", false},
    PUBMED_NAMES("Article/AuthorList/Author"),
    {"Article/Journal/Title", "JT", false},
    {"Article/Journal/ISOAbbreviation", "TA", false},
    {"Article/Journal/ISSN", "IS", false},
    {"Article/Journal/JournalIssue/Volume", "VI", false},
    {"Article/Journal/JournalIssue/Issue", "IP", false},
    {"Article/Journal/JournalIssue/PubDate/Year", "YR", false},
    {"Article/Journal/JournalIssue/PubDate/MedlineDate", "DP", false},
    {"Article/Pagination/MedlinePgn", "PG", false},
    {"Article/Pagination/StartPage", "SP", false},
    {"Article/Pagination/EndPage", "EP", false},
    {"Article/ELocationID", "doi", false},
    {"Article/Language", "LA", false},
    {"Article/PublicationTypeList/PublicationType", "PT", false},
    {"MeshHeadingList/MeshHeading", "mh", true},
    {"MeshHeadingList/MeshHeading/DescriptorName", "desc", false},
    {"MeshHeadingList/MeshHeading/QualifierName", "qual", false},
    {"KeywordList/Keyword", "kw", false},
    {"PubmedData/ArticleIdList/ArticleId", "id", false},
    {"BookDocument/PMID", "PMID", false},
    {"BookDocument/ArticleIdList/ArticleId", "id", false},
    {"BookDocument/ArticleTitle", "TI", false},
    {"BookDocument/VernacularTitle", "TT", false},
    {"BookDocument/Book/BookTitle", "BTI", false},
    {"BookDocument/Book/PubDate/Year", "YR", false},
    {"BookDocument/Book/PubDate/MedlineDate", "DP", false},
    {"BookDocument/Book/Volume", "VI", false},
    {"BookDocument/Book/Isbn", "IS", false},
    {"BookDocument/Book/ELocationID", "doi", false},
    {"BookDocument/Book/AuthorList", "list", true},
    PUBMED_NAMES("BookDocument/Book/AuthorList/Author"),
    {"BookDocument/AuthorList", "list", true},
    PUBMED_NAMES("BookDocument/AuthorList/Author"),
    {"BookDocument/Abstract/AbstractText", "AB", false},
    {"BookDocument/Pagination/MedlinePgn", "PG", false},
    {"BookDocument/Language", "LA", false},
    {"BookDocument/PublicationType", "PT", false},
    {"BookDocument/KeywordList/Keyword", "kw", false},
    {"PubmedBookData/ArticleIdList/ArticleId", "id", false},
};

static const struct tagged_rule pubmed_rules[] = {
    {WN_F_TITLE, TAGGED_FIRST, VALUE_TITLE, "TI BTI TT"},
    {WN_F_ABSTRACT, TAGGED_TEXT, VALUE_ABSTRACT, "AB"},
    {WN_F_AUTHORS, TAGGED_LIST, VALUE_WORDS, "AU"},
    {WN_F_YEAR, TAGGED_YEAR, VALUE_CODE, "YR DP"},
    {WN_F_JOURNAL, TAGGED_FIRST, VALUE_WORDS, "JT TA"},
    {WN_F_VOLUME, TAGGED_FIRST, VALUE_CODE, "VI"},
    {WN_F_ISSUE, TAGGED_FIRST, VALUE_CODE, "IP"},
    {WN_F_PAGES, TAGGED_FIRST, VALUE_CODE, "PG"},
    {WN_F_PMID, TAGGED_FIRST, VALUE_CODE, "PMID"},
    {WN_F_PMCID, TAGGED_FIRST, VALUE_CODE, "PMC"},
    {WN_F_ACCESSION, TAGGED_FIRST, VALUE_CODE, "PMID"},
    {WN_F_ISSN, TAGGED_FIRST, VALUE_CODE, "IS"},
    {WN_F_TYPE, TAGGED_JOIN, VALUE_WORDS, "PT"},
    {WN_F_LANGUAGE, TAGGED_JOIN, VALUE_CODE, "LA"},
    {WN_F_KEYWORDS, TAGGED_EVERY, VALUE_WORDS, "MH OT"},
};

enum pubmed_part { PART_LAST, PART_FORE, PART_INITIALS, PART_SUFFIX, PART_COUNT };

struct pubmed {
    struct xml_record rec;
    struct wn_str part[PART_COUNT]; /* of the name in hand */
    struct wn_buf words;            /* heading in hand, or label and text */
    struct wn_str label;
    bool major;   /* a main topic of the record */
    bool editors; /* the list in hand is theirs */
    bool doi, pmc;
};

static bool pubmed_is(const struct xml_row *row, const char *tag)
{
    return strcmp(row->tag, tag) == 0;
}

static void pubmed_begin(void *ctx, const struct xml_row *row, const char *const *attrs)
{
    struct pubmed *p = ctx;
    struct wn_str id = wn_xml_attr(attrs, pubmed_is(row, "doi") ? "EIdType" : "IdType");
    p->doi = wn_str_is(id, "doi") && !wn_str_is(wn_xml_attr(attrs, "ValidYN"), "N");
    p->pmc = wn_str_is(id, "pmc");
    p->major = wn_str_is(wn_xml_attr(attrs, "MajorTopicYN"), "Y");
    if (pubmed_is(row, "AB")) {
        struct wn_str label = wn_xml_attr(attrs, "Label");
        p->label = wn_str_is(label, "UNLABELLED") ? (struct wn_str){NULL, 0}
                                                  : wn_arena_copy(p->rec.arena, label);
    } else if (pubmed_is(row, "mh")) {
        wn_buf_clear(&p->words);
    } else if (pubmed_is(row, "au")) {
        memset(p->part, 0, sizeof p->part);
    } else if (pubmed_is(row, "list")) {
        p->editors = wn_str_is(wn_xml_attr(attrs, "Type"), "editors");
    }
}

static void pubmed_name(struct pubmed *p)
{
    struct wn_str first = p->part[PART_FORE].n ? p->part[PART_FORE] : p->part[PART_INITIALS];
    wn_buf_clear(&p->words);
    wn_buf_put(&p->words, p->part[PART_LAST]);
    if (p->part[PART_LAST].n && first.n)
        wn_buf_text(&p->words, ", ");
    wn_buf_put(&p->words, first);
    if (p->words.n && p->part[PART_SUFFIX].n)
        wn_buf_byte(&p->words, ' ');
    wn_buf_put(&p->words, p->part[PART_SUFFIX]);
    wn_xml_record_add(&p->rec, p->editors ? "ED" : "AU", wn_buf_str(&p->words));
}

/* Heading and qualifiers with a slash between; a star marks what the record is mainly about. */
static void pubmed_heading(struct pubmed *p, struct wn_str text)
{
    if (p->words.n)
        wn_buf_byte(&p->words, '/');
    if (p->major)
        wn_buf_byte(&p->words, '*');
    wn_buf_put(&p->words, wn_str_trim(text));
}

static void pubmed_keyword(struct pubmed *p, struct wn_str text)
{
    wn_buf_clear(&p->words);
    pubmed_heading(p, text);
    wn_xml_record_add(&p->rec, "OT", wn_buf_str(&p->words));
}

static void pubmed_abstract(struct pubmed *p, struct wn_str text)
{
    text = wn_str_trim(text);
    if (text.n == 0)
        return;
    wn_buf_clear(&p->words);
    wn_buf_put(&p->words, p->label);
    if (p->label.n)
        wn_buf_text(&p->words, ": ");
    wn_buf_put(&p->words, text);
    wn_xml_record_add(&p->rec, "AB", wn_buf_str(&p->words));
}

static void pubmed_end(void *ctx, const struct xml_row *row, struct wn_str text)
{
    static const char *const parts[PART_COUNT] = {"last", "fore", "init", "suff"};
    struct pubmed *p = ctx;
    for (size_t i = 0; i < PART_COUNT; i++)
        if (pubmed_is(row, parts[i]))
            p->part[i] = wn_arena_copy(p->rec.arena, wn_str_trim(text));
    if (row->tag[0] >= 'A' && row->tag[0] <= 'Z' && !pubmed_is(row, "AB"))
        wn_xml_record_add(&p->rec, row->tag, text);
    else if (pubmed_is(row, "AB"))
        pubmed_abstract(p, text);
    else if (pubmed_is(row, "au"))
        pubmed_name(p);
    else if (pubmed_is(row, "desc") || pubmed_is(row, "qual"))
        pubmed_heading(p, text);
    else if (pubmed_is(row, "mh"))
        wn_xml_record_add(&p->rec, "MH", wn_buf_str(&p->words));
    else if (pubmed_is(row, "kw"))
        pubmed_keyword(p, text);
    else if (pubmed_is(row, "list"))
        p->editors = false;
    else if (p->doi && (pubmed_is(row, "doi") || pubmed_is(row, "id")))
        wn_xml_record_add(&p->rec, "DOI", text);
    else if (p->pmc && pubmed_is(row, "id"))
        wn_xml_record_add(&p->rec, "PMC", text);
}

static struct wn_str pubmed_doi(const struct tagged *rec, struct wn_arena *arena)
{
    struct wn_str doi = {NULL, 0};
    for (const struct tagged_item *item = wn_tagged_first(rec, WN_STR("DOI")); item;
         item = wn_tagged_next(rec, item))
        if (wn_doi_of_field(arena, item->value, &doi))
            return doi;
    return doi;
}

static void pubmed_fill(void *ctx, struct wn_str text, struct wn_record *r)
{
    struct pubmed *p = ctx;
    struct wn_arena *arena = p->rec.arena;
    const struct tagged *rec = &p->rec.items;
    wn_tagged_fill(rec, pubmed_rules, sizeof pubmed_rules / sizeof *pubmed_rules, text, arena, r);
    r->field[WN_F_DOI] = pubmed_doi(rec, arena);
    if (r->field[WN_F_PAGES].n == 0)
        r->field[WN_F_PAGES] =
            wn_value_pages(arena, wn_value_clean(arena, wn_tagged_raw(rec, "SP"), VALUE_CODE),
                           wn_value_clean(arena, wn_tagged_raw(rec, "EP"), VALUE_CODE));
}

static bool pubmed_read(struct wn_str text, const struct wn_read_opts *opts,
                        const struct wn_sink *to, struct wn_err *err)
{
    static const struct xml_calls calls = {.rows = pubmed_rows,
                                           .count = sizeof pubmed_rows / sizeof *pubmed_rows,
                                           .inside = "/MedlineCitation/",
                                           .begin = pubmed_begin,
                                           .end = pubmed_end};
    static const struct xml_format format = {.roots = pubmed_roots,
                                             .inner = "MedlineCitation",
                                             .calls = &calls,
                                             .fill = pubmed_fill};
    struct pubmed pubmed = {.editors = false};
    bool good = wn_xml_read(&format, &pubmed, opts, text, to, err);
    wn_buf_free(&pubmed.words);
    return good;
}

const struct wn_reader wn_reader_pubmed_xml = {
    .name = "pubmedxml",
    .title = "PubMed XML",
    .read = pubmed_read,
};
