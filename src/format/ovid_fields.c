/* SPDX-License-Identifier: MIT */
/*
 * Every database on Ovid has its own tags. Journal, year, volume and pages may stand in SO alone:
 *     Forest Ecology & Management. 201(2-3):327-334, November 15, 2004.
 *     Behavioural Psychotherapy. Vol.43(5), Sep 2015, pp. 623-634.
 * so what the other tags do not give is picked from there, where it is plain.
 */
#include "ovid_fields.h"

#include "doi.h"

static const struct tagged_rule ovid_rules[] = {
    {WN_F_TITLE, TAGGED_FIRST, VALUE_TITLE, "TI BT"},
    {WN_F_ABSTRACT, TAGGED_TEXT, VALUE_ABSTRACT, "AB"},
    {WN_F_AUTHORS, TAGGED_NAMES, VALUE_WORDS, "AU FA"},
    {WN_F_YEAR, TAGGED_YEAR, VALUE_CODE, "YR DP"},
    {WN_F_JOURNAL, TAGGED_FIRST, VALUE_WORDS, "JT JN"},
    {WN_F_VOLUME, TAGGED_FIRST, VALUE_CODE, "VO"},
    {WN_F_ISSUE, TAGGED_FIRST, VALUE_CODE, "IP"},
    {WN_F_PAGES, TAGGED_FIRST, VALUE_CODE, "PG"},
    {WN_F_ACCESSION, TAGGED_FIRST, VALUE_CODE, "UI AN"},
    {WN_F_ISSN, TAGGED_FIRST, VALUE_CODE, "IS IB"},
    {WN_F_TYPE, TAGGED_JOIN, VALUE_WORDS, "PT DT"},
    {WN_F_LANGUAGE, TAGGED_JOIN, VALUE_CODE, "LG"},
    {WN_F_KEYWORDS, TAGGED_TERMS, VALUE_WORDS, "MH KW DE SH ID"},
    {WN_F_URL, TAGGED_FIRST, VALUE_CODE, "UR XL"},
    {WN_F_NOTES, TAGGED_EVERY, VALUE_WORDS, "NT"},
};

static bool ovid_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static struct wn_str ovid_without_stop(struct wn_str s)
{
    s = wn_str_trim(s);
    return wn_str_ends(s, WN_STR(".")) ? wn_str_first(s, s.n - 1) : s;
}

/* PsycInfo puts words before the number: `Peer Reviewed Journal: 2015-00001-012.` */
static struct wn_str ovid_accession(struct wn_str s)
{
    size_t colon = wn_str_find(s, WN_STR(": "));
    return ovid_without_stop(wn_str_from(s, colon < s.n ? colon + 2 : 0));
}

/* A year that is no end of a range of pages. */
static struct wn_str ovid_source_year(struct wn_str source)
{
    struct wn_str year;
    for (struct wn_str rest = source; (year = wn_value_year(rest)).n;) {
        size_t from = (size_t)(year.p - source.p), to = from + year.n;
        char before = from ? source.p[from - 1] : ' ';
        char behind = to < source.n ? source.p[to] : ' ';
        bool alone = !ovid_is_digit(before) && before != '-' && before != ':';
        if (alone && !ovid_is_digit(behind) && behind != '-')
            return year;
        rest = wn_str_from(source, from + 1);
    }
    return (struct wn_str){NULL, 0};
}

static bool ovid_is_month(struct wn_str word)
{
    static const char *const months[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December",
        "Winter",  "Spring",   "Summer",    "Autumn",  "Fall",
    };
    size_t slash = wn_str_find_byte(word, '/');
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (wn_str_is(wn_str_first(word, slash), months[i]))
            return true;
    return false;
}

/* Up to the first full stop and blank, else up to the first number and the month before it. */
static struct wn_str ovid_source_journal(struct wn_str source)
{
    size_t stop = wn_str_find(source, WN_STR(". "));
    if (stop < source.n)
        return wn_str_first(source, stop);
    size_t n = 0;
    while (n < source.n && !ovid_is_digit(source.p[n]))
        n++;
    struct wn_str name = wn_str_trim_right(wn_str_first(source, n));
    size_t word = name.n;
    while (word > 0 && name.p[word - 1] != ' ')
        word--;
    if (n < source.n && word > 0 && ovid_is_month(wn_str_from(name, word)))
        name = wn_str_first(name, word);
    name = wn_str_trim_right(name);
    return wn_str_ends(name, WN_STR(",")) ? wn_str_first(name, name.n - 1) : name;
}

/* What follows `12(3):` or `pp. `, as far as it is a number, a dash or a letter of a page. */
static struct wn_str ovid_source_pages(struct wn_str source)
{
    size_t at = wn_str_find(source, WN_STR("pp. "));
    if (at < source.n) {
        at += 4;
    } else {
        at = wn_str_find_byte(source, ':');
        bool behind =
            at > 0 && at < source.n && (ovid_is_digit(source.p[at - 1]) || source.p[at - 1] == ')');
        at = behind ? at + 1 : source.n;
    }
    struct wn_str s = wn_str_trim_left(wn_str_from(source, at));
    size_t n = 0, digits = 0;
    for (; n < s.n && (ovid_is_digit(s.p[n]) || s.p[n] == '-' || (s.p[n] | 0x20) >= 'a'); n++)
        digits += ovid_is_digit(s.p[n]);
    return digits ? wn_str_first(s, n) : (struct wn_str){NULL, 0};
}

/* `201(2-3)`: the number before the bracket, and what the bracket holds. */
static void ovid_source_volume(struct wn_str source, struct wn_str *volume, struct wn_str *issue)
{
    size_t open = wn_str_find_byte(source, '('), to = open;
    while (to > 0 && source.p[to - 1] == ' ')
        to--;
    size_t from = to;
    while (from > 0 && ovid_is_digit(source.p[from - 1]))
        from--;
    size_t close = open + wn_str_find_byte(wn_str_from(source, open), ')');
    if (from == to || open == source.n || close >= source.n)
        return;
    *volume = wn_str_of(source.p + from, to - from);
    if (issue->n == 0)
        *issue = wn_str_of(source.p + open + 1, close - open - 1);
}

static void ovid_from_source(const struct tagged *rec, struct wn_arena *arena, struct wn_record *r)
{
    struct wn_str source = wn_value_clean(arena, wn_tagged_raw(rec, "SO"), VALUE_WORDS);
    if (source.n == 0)
        return;
    if (r->field[WN_F_YEAR].n == 0)
        r->field[WN_F_YEAR] = ovid_source_year(source);
    if (r->field[WN_F_JOURNAL].n == 0)
        r->field[WN_F_JOURNAL] = ovid_source_journal(source);
    if (r->field[WN_F_PAGES].n == 0)
        r->field[WN_F_PAGES] = ovid_source_pages(source);
    if (r->field[WN_F_VOLUME].n == 0)
        ovid_source_volume(source, &r->field[WN_F_VOLUME], &r->field[WN_F_ISSUE]);
}

/* PM, in Embase with an address behind the number; in MEDLINE the accession number. */
static struct wn_str ovid_pmid(const struct tagged *rec)
{
    struct wn_str s = wn_tagged_raw(rec, "PM");
    struct wn_str pmid = wn_value_pmid(wn_str_first(s, wn_str_find_byte(s, ' ')));
    struct wn_str base = wn_tagged_raw(rec, "DB");
    bool medline = wn_str_find(base, WN_STR("MEDLINE")) < base.n ||
                   wn_str_find(base, WN_STR("Medline")) < base.n;
    return pmid.n == 0 && medline ? wn_value_pmid(wn_tagged_raw(rec, "UI")) : pmid;
}

static struct wn_str ovid_doi(const struct tagged *rec, struct wn_arena *arena)
{
    static const char *const tags[] = {"DO", "DI"};
    struct wn_str doi = {NULL, 0};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (wn_doi_of_field(arena, wn_tagged_raw(rec, tags[i]), &doi))
            return doi;
    return (struct wn_str){NULL, 0};
}

void wn_ovid_fields(const struct tagged *rec, struct wn_str text, struct wn_arena *arena,
                    struct wn_record *r)
{
    wn_tagged_fill(rec, ovid_rules, sizeof ovid_rules / sizeof *ovid_rules, text, arena, r);
    struct wn_str pmcid = wn_tagged_raw(rec, "PMC");
    r->field[WN_F_DOI] = ovid_doi(rec, arena);
    r->field[WN_F_PMID] = ovid_pmid(rec);
    if (wn_str_starts(pmcid, WN_STR("PMC")))
        r->field[WN_F_PMCID] = wn_value_clean(arena, pmcid, VALUE_CODE);
    r->field[WN_F_ACCESSION] = ovid_accession(r->field[WN_F_ACCESSION]);
    r->field[WN_F_LANGUAGE] = ovid_without_stop(r->field[WN_F_LANGUAGE]);
    r->field[WN_F_TYPE] = ovid_without_stop(r->field[WN_F_TYPE]);
    ovid_from_source(rec, arena, r);
}
