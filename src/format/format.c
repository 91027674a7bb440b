/* SPDX-License-Identifier: MIT */
/*
 * The table of import formats, and which of them a text is: every row is asked about line 1, then
 * about line 2 and so on; the first line at which a format begins decides. No reader looks further
 * by itself.
 */
#include "winnow/format/format.h"

#include "lines.h"
#include "readers.h"

const struct wn_reader *const wn_readers[] = {
    &wn_reader_csv,  &wn_reader_tsv,      &wn_reader_wos,
    &wn_reader_nbib, &wn_reader_ovid,     &wn_reader_ris,
    &wn_reader_enw,  &wn_reader_refworks, NULL,
};

enum { FORMAT_LOOK = 200 };

static const struct wn_reader *format_begins(struct wn_str line, size_t place)
{
    for (size_t i = 0; wn_readers[i]; i++)
        if (place <= wn_readers[i]->look && wn_readers[i]->begins(line))
            return wn_readers[i];
    return NULL;
}

bool wn_reader_find(struct wn_str text, const struct wn_reader **out, struct wn_err *err)
{
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
