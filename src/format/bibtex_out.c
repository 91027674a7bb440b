/* SPDX-License-Identifier: MIT */
/*
 * BibTeX that any processor takes: braces balance, what TeX would act on is escaped, all else is
 * UTF-8 as it is. One field a line, in braces.
 *
 *   type       the entry's type; `type` holds its words where they say more
 *   key        the entry's key, or winnow-key where it cannot be one: the entry is winnow-N then,
 *              with its number in the review
 *   authors    author, with " and " between; a name that holds " and " is in braces
 *   keywords   keywords, with "; " between
 *   accession  unique-id
 *   title, abstract (paragraphs parted by a blank line), journal, year, volume, number, pages, doi,
 *   pmid, pmcid, issn, language, url
 *
 * BibTeX cannot say that a record has no type: it is article or misc then. A keyword that holds a
 * semicolon comes back as two.
 */
#include <string.h>

#include "escape.h"
#include "writers.h"

/* What a sign becomes; in addresses and DOIs only what would be read as something else. */
struct bibtex_sign {
    char sign;
    bool always; /* also in addresses */
    const char *text;
};

static const struct bibtex_sign bibtex_signs[] = {
    {'\\', true, "\\textbackslash{}"},
    {'{', true, "\\textbraceleft{}"},
    {'}', true, "\\textbraceright{}"},
    {'~', true, "\\textasciitilde{}"},
    {'^', true, "\\textasciicircum{}"},
    {'$', true, "\\$"},
    {'&', false, "\\&"},
    {'%', false, "\\%"},
    {'#', false, "\\#"},
    {'_', false, "\\_"},
};

/* `--`, `''`, two backquotes, ?` and !` become one sign, a line that begins with @ an entry. */
static bool bibtex_would_join(char before, char c)
{
    return (before == '\n' && c == '@') || (c == before && strchr("-'`", c)) ||
           (c == '`' && (before == '?' || before == '!'));
}

static void bibtex_text(struct wn_buf *out, struct wn_str s, bool address)
{
    for (size_t i = 0; i < s.n; i++) {
        const char *text = NULL;
        for (size_t k = 0; k < sizeof bibtex_signs / sizeof *bibtex_signs; k++)
            if (bibtex_signs[k].sign == s.p[i] && (bibtex_signs[k].always || !address))
                text = bibtex_signs[k].text;
        if (i > 0 && s.p[i] != '\0' && bibtex_would_join(s.p[i - 1], s.p[i]))
            wn_buf_text(out, "{}");
        if (text)
            wn_buf_text(out, text);
        else
            wn_buf_byte(out, s.p[i]);
    }
}

static void bibtex_value(struct wn_buf *out, struct wn_str s, enum value_kind kind)
{
    struct wn_buf escaped = {0};
    wn_escape(&escaped, s, kind);
    bibtex_text(out, wn_buf_str(&escaped), false);
    wn_buf_free(&escaped);
}

static void bibtex_open(struct wn_buf *out, const char *name)
{
    wn_buf_print(out, ",\n  %s = {", name);
}

static void bibtex_field(struct wn_buf *out, const char *name, struct wn_str s,
                         enum value_kind kind)
{
    if (s.n == 0)
        return;
    bibtex_open(out, name);
    bibtex_value(out, s, kind);
    wn_buf_byte(out, '}');
}

/* As they are, but for what no reader would leave alone. */
static void bibtex_address(struct wn_buf *out, const char *name, struct wn_str s, bool doi)
{
    struct wn_buf escaped = {0};
    if (s.n == 0)
        return;
    if (doi)
        wn_escape_doi(&escaped, s);
    else
        wn_buf_put(&escaped, s);
    bibtex_open(out, name);
    bibtex_text(out, wn_buf_str(&escaped), true);
    wn_buf_byte(out, '}');
    wn_buf_free(&escaped);
}

static bool bibtex_has_and(struct wn_str s)
{
    for (size_t i = 0; i + 3 <= s.n; i++)
        if (wn_str_eq_nocase(wn_str_of(s.p + i, 3), WN_STR("and")) &&
            (i == 0 || s.p[i - 1] == ' ') && (i + 3 == s.n || s.p[i + 3] == ' '))
            return true;
    return wn_str_eq_nocase(s, WN_STR("others"));
}

static void bibtex_authors(struct wn_buf *out, struct wn_str list)
{
    const char *between = "";
    if (list.n == 0)
        return;
    bibtex_open(out, "author");
    for (struct wn_str name; wn_str_split(&list, '\n', &name); between = " and ") {
        bool braces = bibtex_has_and(name);
        wn_buf_text(out, between);
        wn_buf_text(out, braces ? "{" : "");
        bibtex_value(out, name, VALUE_WORDS);
        wn_buf_text(out, braces ? "}" : "");
    }
    wn_buf_byte(out, '}');
}

/*
 * Escaped as a whole, as it is read: a term and the semicolon behind it could be an entity. One
 * ends a single term too, where a comma would part it.
 */
static void bibtex_terms(struct wn_buf *out, struct wn_str list, struct wn_arena *scratch)
{
    bool alone = wn_str_find_byte(list, '\n') == list.n && wn_str_find_byte(list, ',') < list.n;
    struct wn_buf joined = {0};
    wn_buf_put(&joined, wn_record_joined(scratch, list, "; "));
    if (alone)
        wn_buf_byte(&joined, ';');
    bibtex_field(out, "keywords", wn_buf_str(&joined), VALUE_WORDS);
    wn_buf_free(&joined);
}

/* Letters, digits and a few signs: what every program takes as a key. */
static bool bibtex_is_key(struct wn_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i], letter = (char)(c | 0x20);
        if (!((letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9') ||
              (i > 0 && memchr(":._/+-", c, 6))))
            return false;
    }
    return s.n > 0 && !wn_str_starts(s, WN_STR("winnow-"));
}

static const char *bibtex_type(const struct wn_record *r, struct wn_arena *scratch, bool *exact)
{
    static const struct {
        const char *words, *type;
    } types[] = {
        {"journal article", "article"},
        {"conference paper", "inproceedings"},
        {"book", "book"},
        {"book chapter", "incollection"},
        {"thesis", "phdthesis"},
        {"report", "techreport"},
        {"unpublished", "unpublished"},
        {"article", "article"},
        {"inproceedings", "inproceedings"},
        {"incollection", "incollection"},
        {"inbook", "inbook"},
        {"phdthesis", "phdthesis"},
        {"mastersthesis", "mastersthesis"},
        {"techreport", "techreport"},
        {"proceedings", "proceedings"},
        {"booklet", "booklet"},
        {"manual", "manual"},
        {"misc", "misc"},
    };
    struct wn_str type = r->field[WN_F_TYPE], words = wn_record_type(scratch, type);
    const char *found = r->field[WN_F_JOURNAL].n ? "article" : "misc";
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (wn_str_is(words, types[i].words))
            found = types[i].type;
    *exact = type.n == 0 || wn_str_is(type, found);
    return found;
}

static void bibtex_head(struct wn_buf *out, const struct wn_record *r, int64_t n, const char *type)
{
    struct wn_str key = r->field[WN_F_KEY];
    wn_buf_print(out, "@%s{", type);
    if (bibtex_is_key(key)) {
        wn_buf_put(out, key);
    } else {
        wn_buf_print(out, "winnow-%lld", (long long)n);
        bibtex_field(out, "winnow-key", key, VALUE_CODE);
    }
}

static void bibtex_record(struct wn_buf *out, const struct wn_record *r, int64_t n,
                          struct wn_arena *scratch)
{
    static const struct {
        enum wn_field field;
        enum value_kind kind;
        const char *name;
    } fields[] = {
        {WN_F_TITLE, VALUE_TITLE, "title"},        {WN_F_JOURNAL, VALUE_WORDS, "journal"},
        {WN_F_YEAR, VALUE_CODE, "year"},           {WN_F_VOLUME, VALUE_CODE, "volume"},
        {WN_F_ISSUE, VALUE_CODE, "number"},        {WN_F_PAGES, VALUE_CODE, "pages"},
        {WN_F_PMID, VALUE_CODE, "pmid"},           {WN_F_PMCID, VALUE_CODE, "pmcid"},
        {WN_F_ACCESSION, VALUE_CODE, "unique-id"}, {WN_F_ISSN, VALUE_CODE, "issn"},
        {WN_F_LANGUAGE, VALUE_CODE, "language"},   {WN_F_ABSTRACT, VALUE_ABSTRACT, "abstract"},
    };
    bool exact;
    bibtex_head(out, r, n, bibtex_type(r, scratch, &exact));
    bibtex_authors(out, r->field[WN_F_AUTHORS]);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        bibtex_field(out, fields[i].name, r->field[fields[i].field], fields[i].kind);
    bibtex_terms(out, r->field[WN_F_KEYWORDS], scratch);
    if (!exact)
        bibtex_field(out, "type", r->field[WN_F_TYPE], VALUE_WORDS);
    bibtex_address(out, "doi", r->field[WN_F_DOI], true);
    bibtex_address(out, "url", r->field[WN_F_URL], false);
    wn_buf_text(out, "\n}\n\n");
}

const struct wn_writer wn_writer_bibtex = {
    .name = "bibtex",
    .title = "BibTeX",
    .reader = "bib",
    .begin = "@comment{winnow: records of a review}\n\n",
    .mark = "@comment{winnow: records of a review}",
    .record = bibtex_record,
};
