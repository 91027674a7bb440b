/* SPDX-License-Identifier: MIT */
/* The rows of the table in format.c. */
#ifndef WN_FORMAT_READERS_H
#define WN_FORMAT_READERS_H

#include "winnow/format/format.h"

extern const struct wn_reader wn_reader_csv, wn_reader_tsv, wn_reader_wos, wn_reader_nbib;
extern const struct wn_reader wn_reader_ovid, wn_reader_ris, wn_reader_enw, wn_reader_refworks;
extern const struct wn_reader wn_reader_endnote_xml, wn_reader_pubmed_xml, wn_reader_bib;

/* The delimiter under which one of the first lines names a column of --map; 0 when none does. */
char wn_csv_header_by_map(struct wn_str text, const struct wn_read_opts *opts);

/* Refusals (refuse.c): fails with what the text is or looks like, and what to export instead. */
struct refusal;
/* The format not read yet that begins at this line, or NULL. */
const struct refusal *wn_refuse_line(struct wn_str line);
bool wn_refuse(const struct refusal *what, struct wn_err *err) WN_MUST_CHECK;
/* For a text in which nothing known begins. */
bool wn_refuse_text(struct wn_str text, struct wn_err *err) WN_MUST_CHECK;

#endif
