/* SPDX-License-Identifier: MIT */
/*
 * Tables: CSV with comma or semicolon, TSV. The header is the first of the first 8 lines that names
 * a title column; what stands before it is a preamble. Every row is a record, ragged ones too; rows
 * without a single filled cell are skipped and counted.
 */
#include "csv_columns.h"
#include "lines.h"
#include "readers.h"
#include "reading.h"

enum { CSV_LOOK = 8 };

/* Does the first row of `line` under this delimiter have several cells, and a column that counts?
 */
static bool csv_is_header(struct wn_str line, char delimiter, const struct wn_read_opts *opts)
{
    struct wn_arena scratch = {0};
    struct wn_csv_in in = {.text = line, .delimiter = delimiter};
    struct wn_csv_row row;
    bool is = false;
    if (wn_csv_next(&in, &scratch, &row) && row.count > 1)
        for (size_t i = 0; i < row.count && !is; i++) {
            is = wn_csv_is_title(row.cell[i]);
            for (size_t m = 0; opts && m < opts->map_count && !is; m++)
                is = wn_str_eq_nocase(wn_csv_column_name(row.cell[i]),
                                      wn_str_trim(opts->map[m].column));
        }
    wn_arena_free(&scratch);
    return is;
}

/* The delimiter under which this line is a header row, 0 when it is none. */
static char csv_header_delimiter(struct wn_str line, const struct wn_read_opts *opts)
{
    static const char delimiters[] = {'\t', ';', ','};
    char best = wn_csv_delimiter(line);
    if (csv_is_header(line, best, opts))
        return best;
    for (size_t i = 0; i < sizeof delimiters; i++)
        if (delimiters[i] != best && csv_is_header(line, delimiters[i], opts))
            return delimiters[i];
    return 0;
}

static bool csv_begins(struct wn_str line)
{
    char delimiter = csv_header_delimiter(line, NULL);
    return delimiter == ',' || delimiter == ';';
}

static bool tsv_begins(struct wn_str line)
{
    return csv_header_delimiter(line, NULL) == '\t';
}

/* Goes to the header row: its offset, line and delimiter. */
static bool csv_find_header(struct wn_str text, const struct wn_read_opts *opts,
                            struct wn_csv_in *in)
{
    struct lines lines = wn_lines_of(text);
    size_t looked = 0;
    for (struct wn_str line; looked < CSV_LOOK && wn_lines_next(&lines, &line);) {
        if (wn_lines_is_blank(line))
            continue;
        looked++;
        char delimiter = csv_header_delimiter(line, opts);
        if (delimiter) {
            *in = (struct wn_csv_in){.text = text,
                                     .delimiter = delimiter,
                                     .at = (size_t)(line.p - text.p),
                                     .line = lines.line};
            return true;
        }
    }
    return false;
}

char wn_csv_header_by_map(struct wn_str text, const struct wn_read_opts *opts)
{
    struct wn_csv_in in;
    return csv_find_header(text, opts, &in) ? in.delimiter : 0;
}

struct csv {
    struct reading in;
    struct wn_csv_in table;
    struct wn_arena own; /* header and columns */
    struct wn_arena row; /* cells of the row in hand */
    struct csv_columns columns;
    size_t width, ragged, ragged_line;
};

static bool csv_is_empty(const struct wn_csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (wn_str_trim(row->cell[i]).n)
            return false;
    return true;
}

/* Web of Science's tab files have the tags as column names, and a quote in them is text. */
static bool csv_is_web_of_science(struct wn_str header, char delimiter)
{
    return delimiter == '\t' && wn_str_find(header, WN_STR("\tTI\t")) < header.n &&
           wn_str_find(header, WN_STR("\tUT")) < header.n;
}

static bool csv_header(struct csv *csv, const struct wn_read_opts *opts, struct wn_err *err)
{
    struct wn_csv_row header;
    size_t before = csv->table.line - 1;
    if (!wn_csv_next(&csv->table, &csv->own, &header))
        return wn_fail(err, WN_EINPUT, "the table has no header row");
    struct wn_str text = csv->table.text;
    csv->table.no_quotes = csv_is_web_of_science(
        wn_str_of(text.p + header.from, header.to - header.from), csv->table.delimiter);
    csv->width = header.count;
    if (!wn_csv_columns_find(&header, opts, &csv->own, &csv->columns, err))
        return false;
    if (before)
        wn_reading_note(
            &csv->in, WN_NOTE_PREAMBLE, before, 1,
            wn_arena_print(&csv->own, "%zu lines before the header row, skipped", before));
    if (csv->columns.field[WN_F_ABSTRACT].count == 0)
        wn_reading_note(&csv->in, WN_NOTE_MISSING, 1, header.line,
                        wn_str(csv->columns.no_abstract));
    return true;
}

static bool csv_row(struct csv *csv, const struct wn_csv_row *row, struct wn_err *err)
{
    struct wn_str raw = wn_str_of(csv->table.text.p + row->from, row->to - row->from);
    if (csv_is_empty(row)) {
        wn_reading_skip(&csv->in, WN_STR("a row without a filled cell"), row->line, 1);
        return true;
    }
    if (row->count != csv->width && csv->ragged++ == 0)
        csv->ragged_line = row->line;
    if (row->unclosed)
        wn_reading_note(&csv->in, WN_NOTE_NO_END, 1, row->unclosed_line,
                        WN_STR("a quoted cell begins here and never closes; all that follows "
                               "was read as its text"));
    struct wn_record r = {.raw = raw, .position = row->from, .line = row->line};
    wn_csv_columns_fill(&csv->columns, row, csv->in.to->arena, &r);
    return wn_reading_record(&csv->in, &r, row->to, err);
}

static bool csv_read(struct wn_str text, const struct wn_read_opts *opts, const struct wn_sink *to,
                     struct wn_err *err)
{
    struct csv csv = {.in = {.to = to, .of = text.n}};
    struct wn_csv_row row;
    if (!csv_find_header(text, opts, &csv.table))
        return wn_fail(err, WN_EINPUT, "none of the first 8 lines names a title column");
    bool good = csv_header(&csv, opts, err);
    while (good && wn_csv_next(&csv.table, &csv.row, &row)) {
        good = csv_row(&csv, &row, err);
        wn_arena_reset(&csv.row);
    }
    if (good)
        wn_reading_skipped(&csv.in);
    if (good && csv.ragged)
        wn_reading_note(&csv.in, WN_NOTE_RAGGED, csv.ragged, csv.ragged_line,
                        wn_arena_print(&csv.own,
                                       "%zu rows have fewer or more cells than the "
                                       "header; kept, and read as far as they go",
                                       csv.ragged));
    wn_arena_free(&csv.row);
    wn_arena_free(&csv.own);
    return good;
}

const struct wn_reader wn_reader_csv = {
    .name = "csv",
    .title = "CSV",
    .look = CSV_LOOK,
    .begins = csv_begins,
    .read = csv_read,
};

const struct wn_reader wn_reader_tsv = {
    .name = "tsv",
    .title = "TSV",
    .look = CSV_LOOK,
    .begins = tsv_begins,
    .read = csv_read,
};
