/* SPDX-License-Identifier: MIT */
#include "csv_columns.h"

#include "csv_cells.h"
#include "ris_fields.h"

enum csv_how {
    CSV_FIRST,  /* the first column with a value */
    CSV_LIST,   /* the same, and its cell is a list */
    CSV_ALL,    /* the terms of every column */
    CSV_EVERY,  /* the cells of every column */
    CSV_SOURCE, /* a journal, perhaps with volume and year behind it */
    CSV_YEAR,
    CSV_DOI,
    CSV_PMID
};

struct csv_field {
    enum value_kind kind;
    enum csv_how how;
    const char *names; /* by priority, separated by | */
};

#define CSV_ACCESSIONS                                                                             \
    "eid|accession number|embase accession id|central id|ut|ui|an|lens id|pui|reference id|"       \
    "publication id|@uiterm|header/@uiterm"

static const struct csv_field csv_fields[WN_FIELD_COUNT] = {
    [WN_F_TITLE] = {VALUE_TITLE, CSV_FIRST,
                    "title|article title|document title|ti|title primary|primary title|"
                    "artinfo/tig/atl"},
    [WN_F_ABSTRACT] = {VALUE_ABSTRACT, CSV_FIRST, "abstract|abstracts|ab|abstract note|artinfo/ab"},
    [WN_F_AUTHORS] = {VALUE_WORDS, CSV_LIST,
                      "authors|author|author(s)|author/s|author names|author full names|au|fa|"
                      "authors, primary|authorships.author.display_name|artinfo/aug/au|"
                      "author, editor or organization"},
    [WN_F_YEAR] = {VALUE_CODE, CSV_YEAR,
                   "publication year|published year|pub year|pubyear|year|py|yr|publication_year|"
                   "date published|publication date|date|dp|so|shortdetails|pubinfo/dt/@year|"
                   "pubinfo/dt|year of publication|source"},
    [WN_F_JOURNAL] = {VALUE_WORDS, CSV_SOURCE,
                      "source title|journal title|publication title|journal|journal/book|"
                      "periodical full|publication|primary_location.source.display_name|jt|jn|"
                      "source|so|jinfo/jtl|anthology title|periodical|shortdetails"},
    [WN_F_VOLUME] = {VALUE_CODE, CSV_FIRST, "volume|vo|vl|biblio.volume|pubinfo/vid"},
    [WN_F_ISSUE] = {VALUE_CODE, CSV_FIRST,
                    "issue|issue number|ip|is|biblio.issue|pubinfo/iid|number"},
    [WN_F_PAGES] = {VALUE_CODE, CSV_FIRST,
                    "pages|pg|pagination|art. no.|article number|ar|page range"},
    [WN_F_DOI] = {VALUE_CODE, CSV_DOI, "doi|di|do|details|artinfo/ui"},
    [WN_F_PMID] = {VALUE_CODE, CSV_PMID,
                   "pmid|pubmed id|pubmed_id|pubmedid|medline pmid|entrezuid|pm|ids.pmid"},
    [WN_F_PMCID] = {VALUE_CODE, CSV_FIRST, "pmcid|pmc_id|pmc"},
    [WN_F_ACCESSION] = {VALUE_CODE, CSV_FIRST, CSV_ACCESSIONS},
    [WN_F_KEY] = {VALUE_CODE, CSV_FIRST,
                  "record_id|record id|recordid|key|id|(source) id|" CSV_ACCESSIONS
                  "|pmid|pubmed id|pubmedid|entrezuid"},
    [WN_F_ISSN] = {VALUE_CODE, CSV_FIRST,
                   "issn|issns|issn/isbn|sn|primary_location.source.issn_l|jinfo/issn|isbn|isbns"},
    [WN_F_TYPE] = {VALUE_WORDS, CSV_FIRST,
                   "document type|publication type|item type|doctype|reference type|pt|dt|type|"
                   "document identifier|artinfo/doctype|artinfo/pubtype"},
    [WN_F_LANGUAGE] = {VALUE_CODE, CSV_FIRST,
                       "language of original document|article language|language|lg|la|"
                       "output language"},
    [WN_F_KEYWORDS] = {VALUE_WORDS, CSV_ALL,
                       "author keywords|keywords|keywords.display_name|index keywords|de|kw|mh|sh|"
                       "mesh terms|subjects|ieee terms|artinfo/su|artinfo/sug/subj|"
                       "emtree drug index terms|emtree medical index terms"},
    [WN_F_URL] = {VALUE_CODE, CSV_FIRST,
                  "url|link|plink|external url|source urls|primary_location.landing_page_url|"
                  "articleurl|source linkout|full text link|embase link|dimensions url|"
                  "online address|pdf link"},
    [WN_F_NOTES] = {VALUE_WORDS, CSV_EVERY,
                    "notes|note|tags|labels|personal notes|manual tags|extra"},
};

/* Web of Science's columns are its tags, and some of them mean another thing elsewhere. */
static const struct {
    enum wn_field field;
    const char *names;
} csv_web_of_science[] = {
    {WN_F_TITLE, "ti|ft"},    {WN_F_AUTHORS, "af|au"}, {WN_F_YEAR, "py|ea|da"},
    {WN_F_KEYWORDS, "de|id"}, {WN_F_TYPE, "dt|pt"},    {WN_F_KEY, "ut"},
};

/* What to export instead, by a column that tells the source, where none holds abstracts. */
static const struct {
    const char *column, *words;
} csv_without_abstracts[] = {
    {"EntrezUID", "PubMed's CSV has no abstracts: save as format PubMed instead"},
    {"NIHMS ID", "PubMed's CSV has no abstracts: save as format PubMed instead"},
    {"EID", "no column holds abstracts: tick Abstract in Scopus' export"},
    {"UT", "no column holds abstracts: choose Full Record in Web of Science's export"},
    {"GSRank", "Google Scholar gives no abstracts: look the records up in a database"},
    {"Publication", "no column holds abstracts, and Google Scholar gives none: look the records "
                    "up in a database"},
};
static const char csv_no_abstract[] = "no column holds abstracts: tick Abstract when you export, "
                                      "or name it with --map abstract=COLUMN";

static const char csv_first_pages[] =
    "page start|first page|start page|startpage|biblio.first_page|bp|artinfo/ppf";
static const char csv_last_pages[] =
    "page end|last page|end page|endpage|other pages|biblio.last_page|ep";

struct wn_str wn_csv_column_name(struct wn_str cell)
{
    return wn_str_trim(wn_csv_cell_text(cell));
}

static bool csv_has_name(struct wn_str names, struct wn_str name)
{
    for (struct wn_str one; wn_str_split(&names, '|', &one);)
        if (wn_str_eq_nocase(one, name))
            return true;
    return false;
}

bool wn_csv_is_title(struct wn_str cell)
{
    return csv_has_name(wn_str(csv_fields[WN_F_TITLE].names), wn_csv_column_name(cell));
}

/* Columns with one of the names, by the priority of the names, then from left to right. */
static struct csv_column_list csv_list(const struct wn_csv_row *header, const char *names,
                                       struct wn_arena *arena)
{
    size_t *at = NULL, count = 0, capacity = 0;
    struct wn_str rest = wn_str(names);
    for (struct wn_str one; wn_str_split(&rest, '|', &one);)
        for (size_t i = 0; i < header->count; i++)
            if (wn_str_eq_nocase(wn_csv_column_name(header->cell[i]), one)) {
                at = wn_arena_grow(arena, at, count, &capacity, sizeof *at);
                at[count++] = i;
            }
    return (struct csv_column_list){at, count};
}

static bool csv_has_column(const struct wn_csv_row *header, struct wn_str name, size_t *at)
{
    for (*at = 0; *at < header->count; ++*at)
        if (wn_str_eq_nocase(wn_csv_column_name(header->cell[*at]), name))
            return true;
    return false;
}

/* A mapped column stands before those found by name. */
static bool csv_map(const struct wn_csv_row *header, const struct wn_map *map,
                    struct wn_arena *arena, struct csv_columns *out, struct wn_err *err)
{
    size_t column;
    if (!csv_has_column(header, wn_str_trim(map->column), &column))
        return wn_fail(err, WN_EUSAGE,
                       "--map %s=%.*s: this file has no column \"%.*s\"; its first column is "
                       "\"%.*s\"",
                       wn_field_name(map->field), WN_ARG(wn_str_first(map->column, 50)),
                       WN_ARG(wn_str_first(map->column, 50)),
                       WN_ARG(wn_str_first(wn_csv_column_name(header->cell[0]), 50)));
    struct csv_column_list *list = &out->field[map->field];
    size_t *at = WN_NEWS(arena, size_t, list->count + 1);
    at[0] = column;
    for (size_t i = 0; i < list->count; i++)
        at[i + 1] = list->at[i];
    *list = (struct csv_column_list){at, list->count + 1};
    return true;
}

/* Decisions and remarks of other screening tools, under names of their own. */
static bool csv_is_vote(struct wn_str name)
{
    static const char *const names[] = {"included",        "label_included",     "consensus",
                                        "decision",        "screening decision", "inclusion",
                                        "exclusion reason"};
    static const char *const starts[] = {"asreview_",
                                         "exported_notes",
                                         "label",
                                         "labeled_",
                                         "general notes (",
                                         "population notes (",
                                         "intervention/comparator notes (",
                                         "outcome notes ("};
    bool is = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        is = is || wn_str_eq_nocase(name, wn_str(names[i]));
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        is = is || wn_str_starts_nocase(name, wn_str(starts[i]));
    return is && !wn_str_eq_nocase(name, WN_STR("labels")); /* a column of notes */
}

static struct csv_column_list csv_votes(const struct wn_csv_row *header, struct wn_arena *arena)
{
    size_t *at = NULL, count = 0, capacity = 0;
    for (size_t i = 0; i < header->count; i++)
        if (csv_is_vote(wn_csv_column_name(header->cell[i]))) {
            at = wn_arena_grow(arena, at, count, &capacity, sizeof *at);
            at[count++] = i;
        }
    return (struct csv_column_list){at, count};
}

static void csv_tell_source(const struct wn_csv_row *header, struct wn_arena *arena,
                            struct csv_columns *out)
{
    size_t at;
    out->old_pubmed = csv_has_column(header, WN_STR("EntrezUID"), &at);
    out->ovid = csv_has_column(header, WN_STR("VN"), &at);
    out->no_abstract = csv_no_abstract;
    for (size_t i = sizeof csv_without_abstracts / sizeof *csv_without_abstracts; i-- > 0;)
        if (csv_has_column(header, wn_str(csv_without_abstracts[i].column), &at))
            out->no_abstract = csv_without_abstracts[i].words;
    if (out->old_pubmed) {
        out->field[WN_F_AUTHORS] = csv_list(header, "description", arena);
        out->field[WN_F_TYPE] = (struct csv_column_list){NULL, 0}; /* "citation" always */
    }
    bool wos =
        csv_has_column(header, WN_STR("TI"), &at) && csv_has_column(header, WN_STR("UT"), &at);
    for (size_t i = 0; wos && i < sizeof csv_web_of_science / sizeof *csv_web_of_science; i++)
        out->field[csv_web_of_science[i].field] =
            csv_list(header, csv_web_of_science[i].names, arena);
}

bool wn_csv_columns_find(const struct wn_csv_row *header, const struct wn_read_opts *opts,
                         struct wn_arena *arena, struct csv_columns *out, struct wn_err *err)
{
    *out = (struct csv_columns){
        .header = header->cell,
        .first_page = csv_list(header, csv_first_pages, arena),
        .last_page = csv_list(header, csv_last_pages, arena),
        .votes = csv_votes(header, arena),
    };
    for (size_t f = 0; f < WN_FIELD_COUNT; f++)
        out->field[f] = csv_list(header, csv_fields[f].names, arena);
    csv_tell_source(header, arena, out);
    for (size_t i = 0; opts && i < opts->map_count; i++)
        if (!csv_map(header, &opts->map[i], arena, out, err))
            return false;
    return true;
}

static struct wn_str csv_raw(const struct wn_csv_row *row, size_t column)
{
    return column < row->count ? wn_csv_cell_text(row->cell[column]) : (struct wn_str){NULL, 0};
}

static struct wn_str csv_value(const struct csv_field *field, struct wn_str raw,
                               struct wn_arena *arena)
{
    if (field->kind < VALUE_TITLE)
        raw = wn_csv_cell_plain(arena, raw);
    switch (field->how) {
    case CSV_LIST:
        return wn_csv_cell_list(arena, raw, field->kind);
    case CSV_ALL:
        return wn_csv_cell_terms(arena, raw, field->kind);
    case CSV_SOURCE:
        return wn_value_clean(arena, wn_csv_cell_source(raw), field->kind);
    case CSV_YEAR:
        return wn_value_year(raw);
    case CSV_DOI:
        return wn_csv_cell_doi(arena, raw);
    case CSV_PMID:
        return wn_csv_cell_pmid(raw);
    case CSV_FIRST:
    case CSV_EVERY:
        break;
    }
    return wn_value_clean(arena, raw, field->kind);
}

static struct wn_str csv_first(const struct csv_column_list *list, const struct csv_field *field,
                               const struct wn_csv_row *row, struct wn_arena *arena)
{
    struct wn_str value = {NULL, 0};
    for (size_t i = 0; i < list->count && value.n == 0; i++)
        value = csv_value(field, csv_raw(row, list->at[i]), arena);
    return value;
}

static struct wn_str csv_every(const struct csv_column_list *list, const struct csv_field *field,
                               const struct wn_csv_row *row, struct wn_arena *arena)
{
    struct value_list values = {.arena = arena};
    for (size_t i = 0; i < list->count; i++)
        wn_value_add(&values, csv_value(field, csv_raw(row, list->at[i]), arena));
    return wn_value_join(&values, "\n");
}

/* Rayyan's export of records from embase.com: the accession number is glued to the address. */
static struct wn_str csv_glued(const struct csv_columns *columns, const struct wn_csv_row *row)
{
    for (size_t i = 0; i < columns->field[WN_F_URL].count; i++) {
        struct wn_str raw = csv_raw(row, columns->field[WN_F_URL].at[i]);
        struct wn_str glued = wn_str_from(raw, wn_ris_glued_at(raw)), value;
        if (wn_tagged_split(glued, &wn_ris_shape, &value) == wn_tagged_name(WN_STR("U2")))
            return wn_str_trim(wn_str_first(value, wn_ris_glued_at(value)));
    }
    return (struct wn_str){NULL, 0};
}

/* Each with the name of its column: a vote is often a mere number. */
static struct wn_str csv_with_votes(const struct csv_columns *columns, struct wn_str notes,
                                    const struct wn_csv_row *row, struct wn_arena *arena)
{
    struct value_list list = {.arena = arena};
    wn_value_add(&list, notes);
    for (size_t i = 0; i < columns->votes.count; i++) {
        size_t at = columns->votes.at[i];
        struct value_list both = {.arena = arena};
        struct wn_str vote = wn_value_clean(arena, csv_raw(row, at), VALUE_WORDS);
        wn_value_add(&both, wn_value_clean(arena, columns->header[at], VALUE_WORDS));
        wn_value_add(&both, vote);
        if (vote.n)
            wn_value_add(&list, wn_value_join(&both, ": "));
    }
    return wn_value_join(&list, "\n");
}

/* `Invented Ovid. Vol.1, 2024`, where no column names the journal. */
static struct wn_str csv_before_volume(struct wn_str s)
{
    return wn_str_trim_right(wn_str_first(s, wn_str_find(s, WN_STR(". Vol"))));
}

void wn_csv_columns_fill(const struct csv_columns *columns, const struct wn_csv_row *row,
                         struct wn_arena *arena, struct wn_record *r)
{
    for (size_t f = 0; f < WN_FIELD_COUNT; f++) {
        const struct csv_field *field = &csv_fields[f];
        bool every = field->how == CSV_EVERY || field->how == CSV_ALL;
        r->field[f] = every ? csv_every(&columns->field[f], field, row, arena)
                            : csv_first(&columns->field[f], field, row, arena);
    }
    const struct csv_field *code = &csv_fields[WN_F_PAGES];
    struct wn_str pages = wn_value_pages(arena, csv_first(&columns->first_page, code, row, arena),
                                         csv_first(&columns->last_page, code, row, arena));
    if (pages.n)
        r->field[WN_F_PAGES] = pages;
    if (r->field[WN_F_ACCESSION].n == 0)
        r->field[WN_F_ACCESSION] = wn_value_clean(arena, csv_glued(columns, row), VALUE_CODE);
    if (columns->ovid)
        r->field[WN_F_JOURNAL] = csv_before_volume(r->field[WN_F_JOURNAL]);
    r->field[WN_F_NOTES] = csv_with_votes(columns, r->field[WN_F_NOTES], row, arena);
}
