/* SPDX-License-Identifier: MIT */
/*
 * One table for every vendor, never a guess who wrote the file (formats.md section 8). What a rule
 * cannot say (a DOI among other things in a field, ids marked by words) stands below it.
 */
#include "ris_fields.h"

#include <string.h>

#include "doi.h"

const struct tagged_shape wn_ris_shape = {2, 2, 1U << 4, 0};

size_t wn_ris_glued_at(struct wn_str value)
{
    for (size_t i = 0; i < value.n; i++) {
        i += wn_str_find_byte(wn_str_from(value, i), '-');
        if (i < 8 || i >= value.n || memcmp(value.p + i - 2, "  ", 2) != 0)
            continue;
        struct wn_str ignored;
        bool blanks = memcmp(value.p + i - 7, "   ", 3) == 0;
        if (blanks && wn_tagged_split(wn_str_from(value, i - 4), &wn_ris_shape, &ignored))
            return i - 4;
    }
    return value.n;
}

static const struct tagged_rule ris_rules[] = {
    {WN_F_TITLE, TAGGED_FIRST, VALUE_TITLE, "TI T1 CT BT ST"},
    {WN_F_ABSTRACT, TAGGED_TEXT, VALUE_ABSTRACT, "AB N2"},
    {WN_F_AUTHORS, TAGGED_LIST, VALUE_WORDS, "AU A1"},
    {WN_F_YEAR, TAGGED_YEAR, VALUE_CODE, "PY Y1 DA"},
    {WN_F_JOURNAL, TAGGED_FIRST, VALUE_WORDS, "JF T2 JO J2 JA"},
    {WN_F_VOLUME, TAGGED_FIRST, VALUE_CODE, "VL"},
    {WN_F_ISSUE, TAGGED_FIRST, VALUE_CODE, "IS"},
    {WN_F_KEY, TAGGED_FIRST, VALUE_CODE, "ID AN"},
    {WN_F_ACCESSION, TAGGED_FIRST, VALUE_CODE, "AN U2 ID"},
    {WN_F_ISSN, TAGGED_FIRST, VALUE_CODE, "SN"},
    {WN_F_TYPE, TAGGED_FIRST, VALUE_WORDS, "M3 TY"},
    {WN_F_LANGUAGE, TAGGED_FIRST, VALUE_CODE, "LA"},
    {WN_F_KEYWORDS, TAGGED_LINES, VALUE_WORDS, "KW"},
    {WN_F_URL, TAGGED_FIRST, VALUE_CODE, "UR LK L2"},
    {WN_F_NOTES, TAGGED_EVERY, VALUE_WORDS, "N1 RN"},
};

static bool ris_contains(struct wn_str s, struct wn_str small)
{
    for (size_t i = 0; i + small.n <= s.n; i++)
        if (wn_str_starts_nocase(wn_str_from(s, i), small))
            return true;
    return false;
}

static bool ris_has(const struct tagged *rec, struct wn_str tag, struct wn_str words)
{
    for (const struct tagged_item *item = wn_tagged_first(rec, tag); item;
         item = wn_tagged_next(rec, item))
        if (ris_contains(item->value, words))
            return true;
    return false;
}

/* N1 holds other works' DOIs; in EBSCO's and EPPI-Reviewer's a single one is the record's. */
static bool ris_note_is_own(const struct tagged *rec)
{
    const struct tagged_item *note = wn_tagged_first(rec, WN_STR("N1"));
    return note && (wn_str_starts(note->value, WN_STR("Accession Number:")) ||
                    ris_has(rec, WN_STR("KW"), WN_STR("eppi-reviewer")));
}

static struct wn_str ris_doi(const struct tagged *rec, struct wn_arena *arena)
{
    static const char *const tags[] = {"DO", "L3", "L1", "M3", "UR", "L2", "LK", "N1"};
    struct wn_str doi = {NULL, 0};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (tags[i][0] == 'N' && !ris_note_is_own(rec))
            break;
        for (const struct tagged_item *item = wn_tagged_first(rec, wn_str(tags[i])); item;
             item = wn_tagged_next(rec, item))
            if (i == 0 ? wn_doi_of_field(arena, item->value, &doi)
                       : wn_doi_only_one(arena, item->value, &doi))
                return doi;
    }
    return (struct wn_str){NULL, 0};
}

/* n in `PUBMED n` or `n [PMID]`, or n alone. */
static struct wn_str ris_pmid_of(struct wn_str value, bool marked)
{
    struct wn_str s = wn_str_trim(value);
    if (!marked)
        return wn_value_pmid(s);
    if (wn_str_starts_nocase(s, WN_STR("PUBMED ")))
        return wn_value_pmid(wn_str_from(s, 7));
    if (wn_str_ends(s, WN_STR("[PMID]")))
        return wn_value_pmid(wn_str_first(s, s.n - 6));
    return (struct wn_str){NULL, 0};
}

static struct wn_str ris_pmid(const struct tagged *rec)
{
    static const struct {
        const char *tag;
        bool marked, medline;
    } places[] = {{"C5", false, false}, {"C2", false, false}, {"C3", true, false},
                  {"U1", true, false},  {"AN", false, true},  {"ID", false, true}};
    bool medline = ris_has(rec, WN_STR("DB"), WN_STR("medline")) ||
                   ris_has(rec, WN_STR("DB"), WN_STR("pubmed")) ||
                   ris_has(rec, WN_STR("DP"), WN_STR("pubmed"));
    struct wn_str pmid = {NULL, 0};
    for (size_t i = 0; i < sizeof places / sizeof *places && pmid.n == 0; i++) {
        const struct tagged_item *item = wn_tagged_first(rec, wn_str(places[i].tag));
        if (item && (medline || !places[i].medline))
            pmid = ris_pmid_of(item->value, places[i].marked);
    }
    return pmid;
}

/* What stands before the mark at the end of a U1, such as `n [PMID]`. */
static struct wn_str ris_marked(const struct tagged *rec, struct wn_str mark)
{
    for (const struct tagged_item *item = wn_tagged_first(rec, WN_STR("U1")); item;
         item = wn_tagged_next(rec, item)) {
        struct wn_str s = wn_str_trim(item->value);
        if (wn_str_ends(s, mark))
            return wn_str_trim(wn_str_first(s, s.n - mark.n));
    }
    return (struct wn_str){NULL, 0};
}

static struct wn_str ris_pmcid(const struct tagged *rec, struct wn_arena *arena)
{
    struct wn_str s = wn_tagged_raw(rec, "C2");
    bool is = wn_str_starts(s, WN_STR("PMC")) && wn_value_pmid(wn_str_from(s, 3)).n;
    return is ? s : wn_value_clean(arena, ris_marked(rec, WN_STR("[PMCID]")), VALUE_CODE);
}

/* EBSCO: `N1  - Accession Number: 140000001; Alder, Paula 1; ...`. */
static struct wn_str ris_noted_accession(const struct tagged *rec)
{
    struct wn_str note = wn_tagged_raw(rec, "N1");
    if (!wn_str_starts(note, WN_STR("Accession Number:")))
        return (struct wn_str){NULL, 0};
    struct wn_str s = wn_str_trim_left(wn_str_from(note, 17));
    size_t n = 0;
    while (n < s.n && (unsigned char)s.p[n] > ' ' && s.p[n] != ';')
        n++;
    return wn_str_first(s, n);
}

/* The number that EPPI-Reviewer gave the record. */
static struct wn_str ris_number(const struct tagged *rec)
{
    int64_t number;
    struct wn_str s = wn_tagged_raw(rec, "U1");
    return wn_str_int(s, &number) ? s : (struct wn_str){NULL, 0};
}

static struct wn_str ris_pages(const struct tagged *rec, struct wn_arena *arena)
{
    struct wn_str first = wn_value_clean(arena, wn_tagged_raw(rec, "SP"), VALUE_CODE);
    struct wn_str last = wn_value_clean(arena, wn_tagged_raw(rec, "EP"), VALUE_CODE);
    struct wn_str pages = wn_value_pages(arena, first, last);
    return pages.n ? pages : wn_value_clean(arena, wn_tagged_raw(rec, "C7"), VALUE_CODE);
}

void wn_ris_fields(const struct tagged *rec, struct wn_str text, struct wn_arena *arena,
                   struct wn_record *r)
{
    wn_tagged_fill(rec, ris_rules, sizeof ris_rules / sizeof *ris_rules, text, arena, r);
    r->field[WN_F_DOI] = ris_doi(rec, arena);
    r->field[WN_F_PMID] = ris_pmid(rec);
    r->field[WN_F_PMCID] = ris_pmcid(rec, arena);
    r->field[WN_F_PAGES] = ris_pages(rec, arena);
    struct wn_str key = ris_marked(rec, WN_STR("[key]"));
    if (r->field[WN_F_ACCESSION].n == 0)
        r->field[WN_F_ACCESSION] = wn_value_clean(arena, ris_noted_accession(rec), VALUE_CODE);
    if (r->field[WN_F_KEY].n == 0)
        r->field[WN_F_KEY] = ris_number(rec);
    if (key.n) /* winnow's own RIS, of a record without an accession number like that */
        r->field[WN_F_KEY] = wn_value_clean(arena, key, VALUE_CODE);
    if (wn_str_starts(wn_tagged_raw(rec, "M3"), WN_STR("10."))) /* some write the DOI there */
        r->field[WN_F_TYPE] = wn_value_clean(arena, wn_tagged_raw(rec, "TY"), VALUE_WORDS);
}
