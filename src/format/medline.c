/* SPDX-License-Identifier: MIT */
/*
 * PubMed's nbib, and what ERIC and EndNote make of it (notes/formats.md section 4). A record begins
 * at `PMID-` or `OWN -`, whichever comes first, and ends where the next begins: there is no end
 * mark. EndNote leaves out what it does not have, even both; such a record is known by its own
 * title behind a blank line. Indented lines go on with the value before them.
 */
#include <string.h>

#include "doi.h"
#include "readers.h"
#include "tagged_walk.h"

/* Tags are padded to four bytes; ERIC writes `ISBN - `. */
static const struct tagged_shape nbib_shape = {2, 4, 1U << 4 | 1U << 5, 0};

static const struct tagged_rule nbib_rules[] = {
    {WN_F_TITLE, TAGGED_FIRST, VALUE_TITLE, "TI BTI TT"},
    {WN_F_ABSTRACT, TAGGED_TEXT, VALUE_ABSTRACT, "AB OAB"},
    {WN_F_AUTHORS, TAGGED_LIST, VALUE_WORDS, "FAU AU"},
    {WN_F_YEAR, TAGGED_YEAR, VALUE_CODE, "DP"},
    {WN_F_JOURNAL, TAGGED_FIRST, VALUE_WORDS, "JT TA"},
    {WN_F_VOLUME, TAGGED_FIRST, VALUE_CODE, "VI"},
    {WN_F_ISSUE, TAGGED_FIRST, VALUE_CODE, "IP"},
    {WN_F_PAGES, TAGGED_FIRST, VALUE_CODE, "PG"},
    {WN_F_PMID, TAGGED_FIRST, VALUE_CODE, "PMID"},
    {WN_F_PMCID, TAGGED_FIRST, VALUE_CODE, "PMC"},
    {WN_F_ACCESSION, TAGGED_FIRST, VALUE_CODE, "PMID OID"},
    {WN_F_ISSN, TAGGED_FIRST, VALUE_CODE, "IS ISSN ISBN"},
    {WN_F_TYPE, TAGGED_JOIN, VALUE_WORDS, "PT"},
    {WN_F_LANGUAGE, TAGGED_JOIN, VALUE_CODE, "LA"},
    {WN_F_KEYWORDS, TAGGED_EVERY, VALUE_WORDS, "MH OT"},
};

struct nbib {
    struct walk walk;
    tagged_tag pmid, own, title;
    bool has_pmid, has_own, has_title; /* of the record in hand */
    bool after_blank;                  /* the line before was blank */
    bool parted;                       /* the title stands before the last blank line */
    size_t count, from, line, end;     /* the record in hand as it was at that blank line */
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

/* ERIC gives the address of its page. AID is no such thing: others' DOIs stand in its addresses. */
static struct wn_str nbib_url(const struct tagged *rec)
{
    struct wn_str s = wn_tagged_raw(rec, "LID");
    bool address = wn_str_starts_nocase(s, WN_STR("http")) && !wn_str_ends(s, WN_STR("]"));
    return address ? s : (struct wn_str){NULL, 0};
}

/* ERIC writes `EISSN-1234-5678`. */
static struct wn_str nbib_issn(struct wn_str s)
{
    static const char *const before[] = {"EISSN-", "ISSN-", "ISBN-"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (wn_str_starts(s, wn_str(before[i])))
            return wn_str_from(s, wn_str(before[i]).n);
    return s;
}

static void nbib_fields(const struct tagged *rec, struct wn_str text, struct wn_arena *arena,
                        struct wn_record *r)
{
    wn_tagged_fill(rec, nbib_rules, sizeof nbib_rules / sizeof *nbib_rules, text, arena, r);
    r->field[WN_F_DOI] = nbib_doi(rec, arena);
    r->field[WN_F_URL] = wn_value_clean(arena, nbib_url(rec), VALUE_CODE);
    r->field[WN_F_ISSN] = nbib_issn(r->field[WN_F_ISSN]);
}

/* A start mark that the record in hand has already, or one behind a blank line. */
static bool nbib_is_start(const struct nbib *nbib, tagged_tag tag)
{
    bool behind = nbib->after_blank && nbib->has_title;
    if (tag == nbib->pmid)
        return !nbib->walk.open || nbib->has_pmid || behind || (nbib->after_blank && nbib->has_own);
    return tag == nbib->own && (!nbib->walk.open || nbib->has_own || behind);
}

static bool nbib_open(struct nbib *nbib, struct wn_str line, struct wn_err *err)
{
    if (!wn_walk_close(&nbib->walk, err))
        return false;
    wn_walk_open(&nbib->walk, line);
    nbib->has_pmid = nbib->has_own = nbib->has_title = nbib->parted = false;
    return true;
}

/* A record without start mark hides in the one before it until its title comes: they part here. */
static bool nbib_part(struct nbib *nbib, struct wn_err *err)
{
    struct walk *walk = &nbib->walk;
    struct tagged *rec = &walk->rec;
    size_t moved = rec->count - nbib->count;
    rec->count = nbib->count;
    walk->end = nbib->end;
    if (!wn_walk_close(walk, err))
        return false;
    memmove(rec->item, rec->item + nbib->count, moved * sizeof *rec->item);
    rec->count = moved;
    rec->from = nbib->from;
    rec->line = nbib->line;
    walk->open = true;
    nbib->has_pmid = nbib->has_own = nbib->has_title = nbib->parted = false;
    return true;
}

/* A tag behind a blank line in a record that has its title. */
static void nbib_remember(struct nbib *nbib, struct wn_str line)
{
    nbib->parted = true;
    nbib->count = nbib->walk.rec.count;
    nbib->from = (size_t)(line.p - nbib->walk.text.p);
    nbib->line = nbib->walk.lines.line;
    nbib->end = nbib->walk.end;
}

static bool nbib_tag(struct nbib *nbib, tagged_tag tag, struct wn_str line, struct wn_str value,
                     struct wn_err *err)
{
    if (nbib_is_start(nbib, tag) && !nbib_open(nbib, line, err))
        return false;
    if (!nbib->walk.open) {
        wn_walk_skip(&nbib->walk, line);
        return true;
    }
    if (nbib->after_blank && nbib->has_title)
        nbib_remember(nbib, line);
    if (nbib->parted && tag == nbib->title && !nbib_part(nbib, err))
        return false;
    nbib->has_pmid = nbib->has_pmid || tag == nbib->pmid;
    nbib->has_own = nbib->has_own || tag == nbib->own;
    nbib->has_title = nbib->has_title || tag == nbib->title;
    nbib->after_blank = false;
    wn_walk_add(&nbib->walk, tag, value, line);
    return true;
}

static bool nbib_line(struct nbib *nbib, struct wn_str line, struct wn_err *err)
{
    struct wn_str value;
    tagged_tag tag = wn_tagged_split(line, &nbib_shape, &value);
    if (tag)
        return nbib_tag(nbib, tag, line, value, err);
    if (wn_lines_is_blank(line)) {
        nbib->after_blank = true;
        return true;
    }
    bool text = line.p[0] == ' ' || line.p[0] == '\t' || !nbib->after_blank;
    if (nbib->walk.open && text) {
        wn_walk_extend(&nbib->walk, line);
        nbib->after_blank = false;
    } else {
        wn_walk_skip(&nbib->walk, line);
    }
    return true;
}

static bool nbib_read(struct wn_str text, const struct wn_read_opts *opts, const struct wn_sink *to,
                      struct wn_err *err)
{
    struct nbib nbib = {.walk = wn_walk_of(text, to, nbib_fields),
                        .pmid = wn_tagged_name(WN_STR("PMID")),
                        .own = wn_tagged_name(WN_STR("OWN")),
                        .title = wn_tagged_name(WN_STR("TI")),
                        .after_blank = true};
    wn_reading_no_map(&nbib.walk.in, opts);
    bool good = true;
    for (struct wn_str line; good && wn_lines_next(&nbib.walk.lines, &line);)
        good = nbib_line(&nbib, line, err);
    return wn_walk_finish(&nbib.walk, good, err);
}

const struct wn_reader wn_reader_nbib = {
    .name = "nbib",
    .title = "PubMed (nbib)",
    .look = 200,
    .begins = nbib_begins,
    .read = nbib_read,
};
