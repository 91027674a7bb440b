/* SPDX-License-Identifier: MIT */
/*
 * The table of import formats, and which of them a text is: every row is asked about line 1, then
 * about line 2 and so on; the first line at which a format begins decides. No reader looks further
 * by itself. XML is told by its first elements, wherever its lines end.
 */
#include "winnow/format/format.h"

#include "lines.h"
#include "readers.h"
#include "xml_records.h"

const struct wn_reader *const wn_readers[] = {
    &wn_reader_csv,         &wn_reader_tsv,        &wn_reader_wos, &wn_reader_nbib,
    &wn_reader_ovid,        &wn_reader_ris,        &wn_reader_enw, &wn_reader_refworks,
    &wn_reader_endnote_xml, &wn_reader_pubmed_xml, &wn_reader_bib, NULL,
};

enum { FORMAT_LOOK = 200 };

static const struct wn_reader *format_begins(struct wn_str line, size_t place)
{
    for (size_t i = 0; wn_readers[i]; i++)
        if (place <= wn_readers[i]->look && wn_readers[i]->begins(line))
            return wn_readers[i];
    return NULL;
}

static const struct wn_reader *format_xml(struct wn_str text)
{
    static const struct {
        const char *first, *second;
        const struct wn_reader *reader;
    } kinds[] = {
        {"xml", "records", &wn_reader_endnote_xml},
        {"PubmedArticleSet", NULL, &wn_reader_pubmed_xml},
        {"PubmedBookArticleSet", NULL, &wn_reader_pubmed_xml},
        {"MedlineCitationSet", NULL, &wn_reader_pubmed_xml},
        {"PubmedArticle", NULL, &wn_reader_pubmed_xml},
        {"PubmedBookArticle", NULL, &wn_reader_pubmed_xml},
        {"MedlineCitation", NULL, &wn_reader_pubmed_xml},
    };
    struct wn_str name[2] = {{0}};
    size_t n = wn_xml_begins(text) ? wn_xml_names(text, name, 2) : 0;
    for (size_t i = 0; n && i < sizeof kinds / sizeof *kinds; i++)
        if (wn_str_is(name[0], kinds[i].first) &&
            (!kinds[i].second || wn_str_is(name[1], kinds[i].second)))
            return kinds[i].reader;
    return NULL;
}

bool wn_reader_find(struct wn_str text, const struct wn_reader **out, struct wn_err *err)
{
    if ((*out = format_xml(text)) != NULL)
        return true;
    struct lines in = wn_lines_of(text);
    size_t place = 0;
    for (struct wn_str line; place < FORMAT_LOOK && wn_lines_next(&in, &line);) {
        if (wn_lines_is_blank(line))
            continue;
        place++;
        if ((*out = format_begins(line, place)) != NULL)
            return true;
        const struct refusal *what = wn_refuse_line(line);
        if (what)
            return wn_refuse(what, err);
    }
    return wn_refuse_text(text, err);
}

bool wn_reader_find_mapped(struct wn_str text, const struct wn_read_opts *opts,
                           const struct wn_reader **out, struct wn_err *err)
{
    char delimiter = opts->map_count ? wn_csv_header_by_map(text, opts) : 0;
    if (delimiter == 0)
        return wn_reader_find(text, out, err);
    *out = delimiter == '\t' ? &wn_reader_tsv : &wn_reader_csv;
    return true;
}
