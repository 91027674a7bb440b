/* SPDX-License-Identifier: MIT */
/*
 * Files that are no text, told by their first bytes, before anything is decoded; of a zip archive
 * the names of what it holds tell which program wrote it.
 */
#include "winnow/format/format.h"

#define REFUSE_INSTEAD "choose RIS or CSV in the database"

enum { REFUSE_ENDS = 64 * 1024, REFUSE_ZEROS = 4096 };

struct refused_bytes {
    struct wn_str mark;
    const char *words;
};

static const struct refused_bytes refuse_kinds[] = {
    {{"\xD0\xCF\x11\xE0", 4},
     "this is an old Excel or Word file (.xls, .doc); " REFUSE_INSTEAD
     ", or in Excel save as CSV (UTF-8)"},
    {{"%PDF-", 5}, "this is a PDF; " REFUSE_INSTEAD},
    {{"\x1F\x8B", 2}, "this file is compressed (gzip); unpack it first"},
    {{"7z\xBC\xAF\x27\x1C", 6}, "this is a 7z archive; unpack it first"},
    {{"Rar!\x1A\x07", 6}, "this is a rar archive; unpack it first"},
    {{"SQLite format 3", 15},
     "this is a database file: an EndNote or Zotero library, or a winnow project; import takes "
     "exports: in EndNote or Zotero export as RIS"},
    {{"{\\rtf", 5},
     "this is a word processor's file (RTF); save it as plain text, or choose RIS in the "
     "database"},
};

/* By a name within; the last row is for any other. */
static const struct refused_bytes refuse_zips[] = {
    {{"xl/", 3}, "this is an Excel workbook; " REFUSE_INSTEAD ", or in Excel save as CSV (UTF-8)"},
    {{"word/", 5}, "this is a Word document; " REFUSE_INSTEAD},
    {{"sdb/sdb.eni", 11},
     "this is an EndNote library (.enlx); in EndNote export with the style RefMan (RIS)"},
    {{"content.xml", 11},
     "this is an OpenDocument file; " REFUSE_INSTEAD ", or save the table as CSV (UTF-8)"},
    {{"", 0},
     "this is a zip archive or an Excel workbook; unpack it first, or choose RIS or CSV in the "
     "database"},
};

static const char *refuse_zip(struct wn_str bytes)
{
    struct wn_str head = wn_str_first(bytes, REFUSE_ENDS);
    struct wn_str tail = bytes.n > REFUSE_ENDS ? wn_str_from(bytes, bytes.n - REFUSE_ENDS) : head;
    size_t i = 0;
    while (refuse_zips[i].mark.n && wn_str_find(head, refuse_zips[i].mark) == head.n &&
           wn_str_find(tail, refuse_zips[i].mark) == tail.n)
        i++;
    return refuse_zips[i].words;
}

/* A download that was never filled, and a sparse file of gigabytes that is slow to read through. */
static bool refuse_zeros(struct wn_str bytes)
{
    struct wn_str head = wn_str_first(bytes, REFUSE_ZEROS);
    size_t n = 0;
    while (n < head.n && head.p[n] == '\0')
        n++;
    return head.n == REFUSE_ZEROS && n == head.n;
}

bool wn_reader_check_bytes(struct wn_str bytes, struct wn_err *err)
{
    if (bytes.n == 0)
        return wn_fail(err, WN_EINPUT, "the file is empty: export it again");
    if (refuse_zeros(bytes))
        return wn_fail(err, WN_EINPUT,
                       "the file begins with zero bytes only and is no text: export it again");
    if (wn_str_starts(bytes, WN_STR("PK\x03\x04")))
        return wn_fail(err, WN_EINPUT, "%s", refuse_zip(bytes));
    for (size_t i = 0; i < sizeof refuse_kinds / sizeof *refuse_kinds; i++)
        if (wn_str_starts(bytes, refuse_kinds[i].mark))
            return wn_fail(err, WN_EINPUT, "%s", refuse_kinds[i].words);
    return true;
}
