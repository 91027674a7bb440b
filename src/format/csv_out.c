/* SPDX-License-Identifier: MIT */
/*
 * A cell that a spreadsheet would run as a formula begins with one of a few signs; free text that
 * does gets an apostrophe in front, ids and numbers of our own never need one. The full-width forms
 * count too: some spreadsheets fold them.
 */
#include "winnow/format/csv_out.h"

#include <inttypes.h>

static const struct wn_str csv_out_risky[] = {
    {"=", 1},
    {"+", 1},
    {"-", 1},
    {"@", 1},
    {"\t", 1},
    {"\r", 1},
    {"\n", 1},
    {"\xEF\xBC\x9D", 3},
    {"\xEF\xBC\x8B", 3},
    {"\xEF\xBC\x8D", 3},
    {"\xEF\xBC\xA0", 3},
};

static bool csv_out_is_risky(struct wn_str s)
{
    for (size_t i = 0; i < sizeof csv_out_risky / sizeof *csv_out_risky; i++)
        if (wn_str_starts(s, csv_out_risky[i]))
            return true;
    return false;
}

static bool csv_out_needs_quotes(struct wn_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\r' || s.p[i] == '\n')
            return true;
    return false;
}

static void csv_out_put(struct wn_csv_out *csv, struct wn_str s, bool guard)
{
    if (csv->started)
        wn_buf_byte(csv->to, ',');
    csv->started = true;
    bool quotes = csv_out_needs_quotes(s);
    if (quotes)
        wn_buf_byte(csv->to, '"');
    if (guard)
        wn_buf_byte(csv->to, '\'');
    for (struct wn_str rest = s, part; quotes && wn_str_split(&rest, '"', &part);) {
        wn_buf_put(csv->to, part);
        if (rest.p)
            wn_buf_text(csv->to, "\"\"");
    }
    if (quotes)
        wn_buf_byte(csv->to, '"');
    else
        wn_buf_put(csv->to, s);
}

void wn_csv_cell(struct wn_csv_out *csv, struct wn_str s)
{
    csv_out_put(csv, s, false);
}

void wn_csv_free_text(struct wn_csv_out *csv, struct wn_str s)
{
    bool guard = !csv->raw && csv_out_is_risky(s);
    csv->guarded += guard;
    csv_out_put(csv, s, guard);
}

void wn_csv_int(struct wn_csv_out *csv, int64_t v)
{
    if (csv->started)
        wn_buf_byte(csv->to, ',');
    csv->started = true;
    wn_buf_print(csv->to, "%" PRId64, v);
}

void wn_csv_end_row(struct wn_csv_out *csv)
{
    wn_buf_text(csv->to, "\r\n");
    csv->started = false;
}
