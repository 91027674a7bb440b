/* SPDX-License-Identifier: MIT */
/*
 * What to say about a text that cannot be read: what it is, or looks like, what to export instead,
 * and what is read. A format that gets a reader leaves this table. (What is no text at all:
 * refuse_bytes.c.)
 */
#include <string.h>

#include "lines.h"
#include "readers.h"

#define REFUSE_READ "Read: RIS, BibTeX, PubMed, Web of Science, Ovid, EndNote, RefWorks, CSV."

struct refusal {
    bool (*begins)(struct wn_str line);
    const char *is, *advice;
};

/* Length of `<12` at the start, 0 without a number. */
static size_t refuse_number(struct wn_str s)
{
    size_t n = 1;
    if (s.n == 0 || s.p[0] != '<')
        return 0;
    while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
        n++;
    return n > 1 ? n : 0;
}

static bool refuse_ovid_text(struct wn_str line)
{
    struct wn_str s = wn_str_trim(line);
    size_t n = refuse_number(s);
    return n && wn_str_is(wn_str_from(s, n), ">");
}

static bool refuse_rayyan_log(struct wn_str line)
{
    return wn_str_find(line, WN_STR("article_id,key,value")) < line.n;
}

static const struct refusal refuse_rows[] = {
    {refuse_ovid_text, "Ovid citation text", "in Ovid choose Export > RIS"},
    {refuse_rayyan_log, "a Rayyan log of decisions, without references",
     "in Rayyan export the references as RIS or CSV"},
};

const struct refusal *wn_refuse_line(struct wn_str line)
{
    for (size_t i = 0; i < sizeof refuse_rows / sizeof *refuse_rows; i++)
        if (refuse_rows[i].begins(line))
            return &refuse_rows[i];
    return NULL;
}

bool wn_refuse(const struct refusal *what, struct wn_err *err)
{
    return wn_fail(err, WN_EINPUT, "this is %s; %s. " REFUSE_READ, what->is, what->advice);
}

enum { REFUSE_HEAD = 64 * 1024 };

static bool refuse_xml(struct wn_str text, struct wn_err *err)
{
    static const struct {
        const char *mark, *is, *advice;
    } kinds[] = {
        {"<html", "a web page", "use the database's export and choose RIS"},
        {"<HTML", "a web page", "use the database's export and choose RIS"},
        {"<rdf:RDF", "RDF, perhaps from Zotero", "in Zotero choose Export Library > RIS"},
    };
    struct wn_str head = wn_str_first(text, REFUSE_HEAD);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (wn_str_find(head, wn_str(kinds[i].mark)) < head.n)
            return wn_fail(err, WN_EINPUT, "this is %s; %s. " REFUSE_READ, kinds[i].is,
                           kinds[i].advice);
    return wn_fail(err, WN_EINPUT,
                   "this is XML of a kind that is not read; choose RIS. " REFUSE_READ);
}

static bool refuse_is_binary(struct wn_str text)
{
    size_t odd = 0;
    struct wn_str head = wn_str_first(text, 4096);
    for (size_t i = 0; i < head.n; i++)
        odd += (unsigned char)head.p[i] < 0x20 && !memchr("\t\n\r\f", head.p[i], 4);
    return odd * 20 > head.n;
}

/* `1: ` or `12. ` and more: PubMed's summaries and abstracts as prose. */
static bool refuse_is_numbered(struct wn_str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] >= '0' && line.p[n] <= '9')
        n++;
    struct wn_str rest = wn_str_from(line, n);
    return n && n < 6 && rest.n > 12 &&
           (wn_str_starts(rest, WN_STR(": ")) || wn_str_starts(rest, WN_STR(". ")));
}

/* Nothing but digits: a list of PMIDs, as PubMed's format PMID writes it. */
static bool refuse_is_id(struct wn_str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] >= '0' && line.p[n] <= '9')
        n++;
    return n == line.n && n >= 5;
}

bool wn_refuse_text(struct wn_str text, struct wn_err *err)
{
    struct lines in = wn_lines_of(text);
    struct wn_str line = {NULL, 0};
    while (wn_lines_next(&in, &line) && wn_lines_is_blank(line))
        continue;
    if (wn_lines_is_blank(line))
        return wn_fail(err, WN_EINPUT, "the file is empty: export it again");
    if (refuse_is_binary(text))
        return wn_fail(err, WN_EINPUT,
                       "this is no text file; choose RIS or CSV in the database. " REFUSE_READ);
    line = wn_str_trim(line);
    if (line.p[0] == '<' && refuse_number(line) == 0)
        return refuse_xml(text, err);
    if (line.p[0] == '{' || line.p[0] == '[')
        return wn_fail(err, WN_EINPUT, "this looks like JSON; choose RIS or CSV. " REFUSE_READ);
    if (refuse_is_id(line))
        return wn_fail(err, WN_EINPUT,
                       "this looks like a list of PMIDs, without records; in PubMed save as format "
                       "PubMed. " REFUSE_READ);
    if (refuse_is_numbered(line))
        return wn_fail(err, WN_EINPUT,
                       "this looks like PubMed's \"Summary (text)\" or "
                       "\"Abstract (text)\"; in PubMed save as format PubMed. " REFUSE_READ);
    if (wn_str_find_byte(line, '\t') < line.n || wn_str_find_byte(line, ',') < line.n ||
        wn_str_find_byte(line, ';') < line.n)
        return wn_fail(err, WN_EINPUT,
                       "no record begins in the first 200 lines; for a "
                       "table, name its title column: --map title=COLUMN. " REFUSE_READ);
    return wn_fail(
        err, WN_EINPUT,
        "no record begins in the first 200 lines; choose RIS in the database. " REFUSE_READ);
}
