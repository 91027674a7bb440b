/* SPDX-License-Identifier: MIT */
/*
 * RIS as reference managers take it, and as ris_fields.c reads it back. Lines end in CR LF.
 *
 *   type       TY, as a code; M3 holds its words where they say more
 *   title TI, journal T2, year PY, volume VL, issue IS, language LA, ISSN SN, URL UR, DOI DO
 *   abstract   AB; further paragraphs on lines without a tag, a blank line before each
 *   authors    AU, keywords KW: one line each
 *   pages      SP and EP; SP alone where they are no plain range
 *   accession  AN
 *   PMID       U1 `n [PMID]`; PMCID C2, or U1 `... [PMCID]`; key U1 `... [key]`, where it is not
 *              the accession number
 *   C1         `winnow record n`, the number in the review; not read back
 *
 * RIS cannot say that a record has no type: TY is JOUR or GEN then. Where an id or address holds
 * three or more blanks and a tag behind them (as Rayyan glues tags together), one blank stays.
 */
#include "escape.h"
#include "ris_fields.h"
#include "writers.h"

static const struct tagged_shape ris_out_narrow = {2, 2, 1U << 3 | 1U << 4, 0};

static bool ris_out_is_tag(struct wn_str s, const struct tagged_shape *shape)
{
    struct wn_str value;
    return wn_tagged_split(s, shape, &value) != 0;
}

static void ris_out_tag(struct wn_buf *out, const char *tag)
{
    wn_buf_text(out, tag);
    wn_buf_text(out, "  - ");
}

/* A line's value; blanks before what looks like a tag are kept from gluing it to the value. */
static void ris_out_text(struct wn_buf *out, struct wn_str rest, enum value_kind kind)
{
    for (size_t at; (at = wn_str_find(rest, WN_STR("   "))) < rest.n;) {
        size_t end = at;
        while (end < rest.n && rest.p[end] == ' ')
            end++;
        bool glued = ris_out_is_tag(wn_str_from(rest, end), &wn_ris_shape);
        wn_escape(out, wn_str_first(rest, at), kind);
        wn_buf_fill(out, ' ', !glued ? end - at : kind >= VALUE_WORDS ? end - at - 1 : 1);
        if (glued && kind >= VALUE_WORDS)
            wn_buf_text(out, "&#32;");
        rest = wn_str_from(rest, end);
    }
    wn_escape(out, rest, kind);
}

static void ris_out_value(struct wn_buf *out, struct wn_str s, enum value_kind kind)
{
    ris_out_text(out, s, kind);
    wn_buf_text(out, "\r\n");
}

static void ris_out_line(struct wn_buf *out, const char *tag, struct wn_str s, enum value_kind kind)
{
    if (s.n == 0)
        return;
    ris_out_tag(out, tag);
    ris_out_value(out, s, kind);
}

static void ris_out_list(struct wn_buf *out, const char *tag, struct wn_str list)
{
    for (struct wn_str one; wn_str_split(&list, '\n', &one);)
        ris_out_line(out, tag, one, VALUE_WORDS);
}

/* A paragraph that begins like a tag is moved in by one blank: then it has none. */
static void ris_out_abstract(struct wn_buf *out, struct wn_str text)
{
    bool first = true;
    for (struct wn_str line; wn_str_split(&text, '\n', &line); first = false) {
        if (first)
            ris_out_tag(out, "AB");
        else if (ris_out_is_tag(line, &ris_out_narrow))
            wn_buf_byte(out, ' ');
        ris_out_value(out, line, VALUE_ABSTRACT);
    }
}

/* The code of the type in `words`; `exact`: nothing more is to be said in M3. */
static const char *ris_out_code(const struct wn_record *r, struct wn_arena *scratch, bool *exact)
{
    static const struct {
        const char *words, *code;
    } types[] = {
        {"journal article", "JOUR"},
        {"conference paper", "CPAPER"},
        {"book", "BOOK"},
        {"book chapter", "CHAP"},
        {"thesis", "THES"},
        {"report", "RPRT"},
        {"web page", "ELEC"},
        {"unpublished", "UNPB"},
        {"abstract", "ABST"},
        {"magazine article", "MGZN"},
        {"newspaper article", "NEWS"},
        {"conference proceedings", "CONF"},
        {"conference proceeding", "CONF"},
        {"proceedings-article", "CPAPER"},
        {"dissertation", "THES"},
        {"preprint", "UNPB"},
        {"book-chapter", "CHAP"},
    };
    static const char *const codes[] = {"JOUR", "EJOUR", "CONF", "CPAPER", "BOOK", "CHAP", "THES",
                                        "RPRT", "GEN",   "ELEC", "UNPB",   "ABST", "MGZN", "NEWS"};
    struct wn_str type = r->field[WN_F_TYPE];
    const char *code = r->field[WN_F_JOURNAL].n || type.n ? "JOUR" : "GEN";
    struct wn_str words = wn_record_type(scratch, type);
    *exact = type.n == 0;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (wn_str_is(words, types[i].words))
            code = types[i].code;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (wn_str_is(type, codes[i])) {
            code = codes[i];
            *exact = true;
        }
    return code;
}

/* A DOI in M3 is read as one: its `10.` is not written as such. */
static void ris_out_type(struct wn_buf *out, struct wn_str type)
{
    ris_out_tag(out, "M3");
    for (size_t at; (at = wn_str_find(type, WN_STR("10."))) < type.n;) {
        ris_out_text(out, wn_str_first(type, at), VALUE_WORDS);
        wn_buf_text(out, "&#49;0.");
        type = wn_str_from(type, at + 3);
    }
    ris_out_value(out, type, VALUE_WORDS);
}

/* `3-9` as first and last page; false where the reader would not make the same of it. */
static bool ris_out_range(struct wn_buf *out, struct wn_str pages)
{
    size_t dash = wn_str_find_byte(pages, '-');
    struct wn_str first = wn_str_first(pages, dash), last = wn_str_from(pages, dash + 1);
    if (first.n == 0 || last.n == 0 || wn_str_find_byte(last, '-') < last.n ||
        wn_str_trim(first).n < first.n || wn_str_trim(last).n < last.n || wn_str_eq(first, last) ||
        wn_str_starts_nocase(last, WN_STR("specified")))
        return false;
    ris_out_line(out, "SP", first, VALUE_CODE);
    ris_out_line(out, "EP", last, VALUE_CODE);
    return true;
}

static void ris_out_pages(struct wn_buf *out, struct wn_str pages)
{
    bool unread = wn_str_starts_nocase(pages, WN_STR("no-specified"));
    if (unread)
        ris_out_line(out, "C7", pages, VALUE_CODE);
    else if (!ris_out_range(out, pages))
        ris_out_line(out, "SP", pages, VALUE_CODE);
}

/* s and its mark in a custom field. */
static void ris_out_marked(struct wn_buf *out, struct wn_str s, const char *mark,
                           struct wn_arena *scratch)
{
    if (s.n)
        ris_out_line(out, "U1", wn_arena_print(scratch, "%.*s %s", WN_ARG(s), mark), VALUE_CODE);
}

static void ris_out_ids(struct wn_buf *out, const struct wn_str *f, struct wn_arena *scratch)
{
    bool pmc = wn_str_starts(f[WN_F_PMCID], WN_STR("PMC")) &&
               wn_value_pmid(wn_str_from(f[WN_F_PMCID], 3)).n == f[WN_F_PMCID].n - 3;
    if (f[WN_F_DOI].n) {
        ris_out_tag(out, "DO");
        wn_escape_doi(out, f[WN_F_DOI]);
        wn_buf_text(out, "\r\n");
    }
    ris_out_line(out, "AN", f[WN_F_ACCESSION], VALUE_CODE);
    ris_out_marked(out, f[WN_F_PMID], "[PMID]", scratch);
    if (pmc)
        ris_out_line(out, "C2", f[WN_F_PMCID], VALUE_CODE);
    else
        ris_out_marked(out, f[WN_F_PMCID], "[PMCID]", scratch);
    if (!wn_str_eq(f[WN_F_KEY], f[WN_F_ACCESSION]))
        ris_out_marked(out, f[WN_F_KEY], "[key]", scratch);
    ris_out_line(out, "SN", f[WN_F_ISSN], VALUE_CODE);
    ris_out_line(out, "UR", f[WN_F_URL], VALUE_CODE);
}

static void ris_out_record(struct wn_buf *out, const struct wn_record *r, int64_t n,
                           struct wn_arena *scratch)
{
    const struct wn_str *f = r->field;
    bool exact;
    const char *code = ris_out_code(r, scratch, &exact);
    wn_buf_print(out, "TY  - %s\r\nC1  - winnow record %lld\r\n", code, (long long)n);
    ris_out_list(out, "AU", f[WN_F_AUTHORS]);
    ris_out_line(out, "TI", f[WN_F_TITLE], VALUE_TITLE);
    ris_out_line(out, "T2", f[WN_F_JOURNAL], VALUE_WORDS);
    ris_out_line(out, "PY", f[WN_F_YEAR], VALUE_CODE);
    ris_out_line(out, "VL", f[WN_F_VOLUME], VALUE_CODE);
    ris_out_line(out, "IS", f[WN_F_ISSUE], VALUE_CODE);
    ris_out_pages(out, f[WN_F_PAGES]);
    if (f[WN_F_ABSTRACT].n)
        ris_out_abstract(out, f[WN_F_ABSTRACT]);
    ris_out_list(out, "KW", f[WN_F_KEYWORDS]);
    ris_out_line(out, "LA", f[WN_F_LANGUAGE], VALUE_CODE);
    if (!exact)
        ris_out_type(out, f[WN_F_TYPE]);
    ris_out_ids(out, f, scratch);
    wn_buf_text(out, "ER  - \r\n\r\n");
}

const struct wn_writer wn_writer_ris = {
    .name = "ris",
    .title = "RIS",
    .reader = "ris",
    .begin = "",
    .mark = "\r\nC1  - winnow record ",
    .record = ris_out_record,
};
