/* SPDX-License-Identifier: MIT */
/*
 * Web of Science's own tags (notes/formats.md section 5), as .ciw, .txt and .isi, from any of its
 * databases. `PT J` opens a record, `ER` alone closes it, so does the next `PT` and the end of the
 * file. Lines that are wrapped are indented; copies lose that, so that a file without any indented
 * line is believed only tags that are known, and each but once a record: text can begin with two
 * capitals. CR, the works that are cited, feeds no field: it holds their DOIs.
 */
#include <string.h>

#include "doi.h"
#include "readers.h"
#include "tagged_walk.h"

static const struct tagged_rule wos_rules[] = {
    {WN_F_TITLE, TAGGED_FIRST, VALUE_TITLE, "TI FT"},
    {WN_F_ABSTRACT, TAGGED_TEXT, VALUE_ABSTRACT, "AB"},
    {WN_F_AUTHORS, TAGGED_NAMES, VALUE_WORDS, "AF AU"},
    {WN_F_YEAR, TAGGED_YEAR, VALUE_CODE, "PY EA DA"},
    {WN_F_JOURNAL, TAGGED_FIRST, VALUE_WORDS, "SO"},
    {WN_F_VOLUME, TAGGED_FIRST, VALUE_CODE, "VL"},
    {WN_F_ISSUE, TAGGED_FIRST, VALUE_CODE, "IS"},
    {WN_F_ACCESSION, TAGGED_FIRST, VALUE_CODE, "UT"},
    {WN_F_ISSN, TAGGED_FIRST, VALUE_CODE, "SN EI BN"},
    {WN_F_TYPE, TAGGED_FIRST, VALUE_WORDS, "DT"},
    {WN_F_LANGUAGE, TAGGED_FIRST, VALUE_CODE, "LA"},
    {WN_F_KEYWORDS, TAGGED_PARTS, VALUE_WORDS, "DE ID MH"},
    {WN_F_URL, TAGGED_FIRST, VALUE_CODE, "UR DL"},
};

/* Of all databases on the platform. */
static const char wos_known[] =
    " AA AB AE AF AN AP AR AU BA BD BE BF BN BP BS C1 C3 CA CB CC CL CN CO CR CT CY D2 DA DE DI DL"
    " DN DS DT EA EF EI EM EP ER FN FT FU FX GA GE GL GN GP GS HC HO HP ID IS J9 JI LA LS LT MA MC"
    " MH MI MQ MS NM NR NT OA OI OR P2 PA PC PD PE PG PI PM PN PS PT PU PV PY RC RI RP S1 SC SE SI"
    " SN SO SP SQ SS ST SU SY TA TC TI TM TN U1 U2 UR UT VL VR WC WE X1 X4 X5 X8 Y1 Y4 Y5 Y8 Z1 Z2"
    " Z3 Z4 Z5 Z6 Z7 Z8 Z9 ZA ZB ZC ZR ZS ";

struct wos {
    struct walk walk;
    tagged_tag begin, end, last;
    bool indented; /* the file has indented lines */
};

static tagged_tag wos_split(struct wn_str line, struct wn_str *value)
{
    return wn_tagged_word(line, 2, 2, value);
}

static bool wos_is_record(struct wn_str line)
{
    struct wn_str value;
    return wos_split(line, &value) == wn_tagged_name(WN_STR("PT")) && value.n == 1 &&
           value.p[0] >= 'A' && value.p[0] <= 'Z';
}

static bool wos_is_header(struct wn_str line)
{
    struct wn_str value;
    tagged_tag tag = wos_split(line, &value);
    if (tag == wn_tagged_name(WN_STR("VR")))
        return value.n && value.p[0] >= '0' && value.p[0] <= '9';
    return tag == wn_tagged_name(WN_STR("FN")) && value.n;
}

static bool wos_begins(struct wn_str line)
{
    return wos_is_record(line) || wos_is_header(line);
}

/* In a file without indentation. A record has few items there: every known tag at most once. */
static bool wos_is_likely(const struct tagged *rec, tagged_tag tag)
{
    const char name[] = {' ', (char)(tag >> 8), (char)(tag & 0xFF), ' ', '\0'};
    for (size_t i = 0; i < rec->count; i++)
        if (rec->item[i].tag == tag)
            return false;
    return strstr(wos_known, name) != NULL;
}

static bool wos_is_indented(struct wn_str text)
{
    struct lines in = wn_lines_of(text);
    for (struct wn_str line; wn_lines_next(&in, &line);)
        if (line.n > 3 && memcmp(line.p, "   ", 3) == 0 && !wn_lines_is_blank(line))
            return true;
    return false;
}

/* The database of MEDLINE on this platform has the PMID in its accession number. */
static struct wn_str wos_pmid(const struct tagged *rec)
{
    struct wn_str pmid = wn_value_pmid(wn_tagged_raw(rec, "PM"));
    struct wn_str accession = wn_tagged_raw(rec, "UT");
    if (pmid.n == 0 && wn_str_starts(accession, WN_STR("MEDLINE:")))
        pmid = wn_value_pmid(wn_str_from(accession, 8));
    return pmid;
}

/* The letter of PT in words, where there is no DT. */
static struct wn_str wos_kind(struct wn_str letter)
{
    static const struct {
        const char *letter;
        const char *words;
    } kinds[] = {
        {"J", "Journal Article"},  {"B", "Book"}, {"S", "Book in a series"}, {"P", "Patent"},
        {"C", "Conference paper"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (wn_str_is(letter, kinds[i].letter))
            return wn_str(kinds[i].words);
    return letter;
}

static void wos_fields(const struct tagged *rec, struct wn_str text, struct wn_arena *arena,
                       struct wn_record *r)
{
    wn_tagged_fill(rec, wos_rules, sizeof wos_rules / sizeof *wos_rules, text, arena, r);
    struct wn_str *pages = &r->field[WN_F_PAGES];
    *pages = wn_value_pages(arena, wn_value_clean(arena, wn_tagged_raw(rec, "BP"), VALUE_CODE),
                            wn_value_clean(arena, wn_tagged_raw(rec, "EP"), VALUE_CODE));
    if (pages->n == 0)
        *pages = wn_value_clean(arena, wn_tagged_raw(rec, "PS AR"), VALUE_CODE);
    if (r->field[WN_F_TYPE].n == 0)
        r->field[WN_F_TYPE] =
            wos_kind(wn_value_clean(arena, wn_tagged_raw(rec, "PT"), VALUE_WORDS));
    r->field[WN_F_PMID] = wos_pmid(rec);
    if (!wn_doi_of_field(arena, wn_tagged_raw(rec, "DI"), &r->field[WN_F_DOI]))
        r->field[WN_F_DOI] = (struct wn_str){NULL, 0};
}

static bool wos_open(struct wos *wos, struct wn_str line, struct wn_str value, struct wn_err *err)
{
    if (wos->walk.open)
        wn_reading_note(&wos->walk.in, WN_NOTE_ODD, 1, wos->walk.rec.line,
                        WN_STR("this record has no ER line; the next PT ends it"));
    if (!wn_walk_close(&wos->walk, err))
        return false;
    wn_walk_open(&wos->walk, line);
    wn_walk_add(&wos->walk, wos->begin, value, line);
    return true;
}

static bool wos_line(struct wos *wos, struct wn_str line, struct wn_err *err)
{
    struct walk *walk = &wos->walk;
    struct wn_str value;
    tagged_tag tag = wos_split(line, &value);
    if (tag == wos->begin && (!walk->open || wos_is_record(line)))
        return wos_open(wos, line, value, err);
    if (!walk->open) {
        if (tag != wos->last && !wos_is_header(line))
            wn_walk_skip(walk, line);
        return true;
    }
    if ((tag == wos->end || tag == wos->last) && value.n == 0) {
        wn_walk_mark(walk, line);
        return wn_walk_close(walk, err);
    }
    bool text = tag == wos->begin || tag == wos->end || tag == wos->last;
    if (tag && !text && (wos->indented || wos_is_likely(&walk->rec, tag)))
        wn_walk_add(walk, tag, value, line);
    else if (!wn_lines_is_blank(line))
        wn_walk_extend(walk, line);
    return true;
}

static bool wos_read(struct wn_str text, const struct wn_read_opts *opts, const struct wn_sink *to,
                     struct wn_err *err)
{
    struct wos wos = {.walk = wn_walk_of(text, to, wos_fields),
                      .begin = wn_tagged_name(WN_STR("PT")),
                      .end = wn_tagged_name(WN_STR("ER")),
                      .last = wn_tagged_name(WN_STR("EF")),
                      .indented = wos_is_indented(text)};
    wn_reading_no_map(&wos.walk.in, opts);
    bool good = true;
    for (struct wn_str line; good && wn_lines_next(&wos.walk.lines, &line);)
        good = wos_line(&wos, line, err);
    if (good && wos.walk.open)
        wn_reading_note(&wos.walk.in, WN_NOTE_NO_END, 1, wos.walk.rec.line,
                        WN_STR("the last record has no ER line: the file may be cut off here"));
    return wn_walk_finish(&wos.walk, good, err);
}

const struct wn_reader wn_reader_wos = {
    .name = "wos",
    .title = "Web of Science",
    .look = 200,
    .begins = wos_begins,
    .read = wos_read,
};
