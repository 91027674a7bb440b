/* SPDX-License-Identifier: MIT */
/*
 * decide --from FILE.csv: columns record or key, decision, and optional reason and note, in any
 * order. The whole file is checked before anything is written; each bad line is named.
 */
#include "decide.h"

#include <stdlib.h>

#include "winnow/base/decode.h"
#include "winnow/base/file.h"
#include "winnow/base/text.h"
#include "winnow/format/csv_table.h"

#define FROM_LIMIT ((uint64_t)256 * 1024 * 1024)
enum { FROM_NAMED = 20 }; /* so many bad lines are named one by one */

enum from_column { FROM_RECORD, FROM_KEY, FROM_DECISION, FROM_REASON, FROM_NOTE, FROM_COLUMNS };
static const char *const from_names[FROM_COLUMNS] = {
    [FROM_RECORD] = "record", [FROM_KEY] = "key",   [FROM_DECISION] = "decision",
    [FROM_REASON] = "reason", [FROM_NOTE] = "note",
};

struct from_place { /* which line is on which work */
    int64_t work;
    size_t line;
};

struct from {
    struct wn_cmd *cmd;
    struct wn_csv_in in;
    size_t column[FROM_COLUMNS]; /* index + 1; 0: not there */
    struct wn_choice *choice;
    struct from_place *place; /* one for each choice */
    size_t count, capacity, places, faults;
};

static bool from_column(struct from *f, struct wn_str name, size_t at, struct wn_err *err)
{
    for (size_t k = 0; k < FROM_COLUMNS; k++) {
        if (!wn_str_eq_nocase(wn_str_trim(name), wn_str(from_names[k])))
            continue;
        if (f->column[k] > 0)
            return wn_fail(err, WN_EUSAGE, "the column \"%s\" is there twice", from_names[k]);
        f->column[k] = at + 1;
    }
    return true;
}

/* The column that was most likely meant, of those that are not there; FROM_COLUMNS: none. */
static size_t from_near(const struct from *f, struct wn_str name)
{
    size_t most = name.n >= 6 ? 2 : 1;

    for (size_t k = 0; k < FROM_COLUMNS; k++)
        if (f->column[k] == 0 && wn_str_distance(name, wn_str(from_names[k])) <= most)
            return k;
    return FROM_COLUMNS;
}

/* A misspelt column would lose what it holds; any other is named and passed over. */
static bool from_others(struct from *f, const char *path, const struct wn_csv_row *head,
                        struct wn_err *err)
{
    struct wn_str others = wn_str("");

    for (size_t i = 0; i < head->count; i++) {
        struct wn_str name = wn_str_trim(head->cell[i]);
        bool known = name.n == 0;

        for (size_t k = 0; k < FROM_COLUMNS; k++)
            known = known || f->column[k] == i + 1;
        if (known)
            continue;
        name = wn_text_fold(&f->cmd->arena, wn_str_first(name, 60));
        size_t near = from_near(f, name);
        if (near < FROM_COLUMNS)
            return wn_fail(err, WN_EUSAGE,
                           "%s, line %zu: there is no column \"%.*s\"; did you mean %s?", path,
                           head->line, WN_ARG(name), from_names[near]);
        others = wn_arena_print(&f->cmd->arena, "%.*s%s%.*s", WN_ARG(others),
                                others.n > 0 ? ", " : "", WN_ARG(name));
    }
    if (others.n > 0) {
        f->cmd->noted = true;
        wn_tell(f->cmd, "%s, line %zu: not read: %.*s\n", path, head->line, WN_ARG(others));
    }
    return true;
}

static bool from_header(struct from *f, const char *path, struct wn_err *err)
{
    struct wn_csv_row row;
    struct wn_err bad = {0};

    f->in.delimiter =
        wn_csv_delimiter(wn_str_first(f->in.text, wn_str_find_byte(f->in.text, '\n')));
    if (!wn_csv_next(&f->in, &f->cmd->arena, &row))
        return wn_fail(err, WN_EUSAGE,
                       "%s is empty; its first line must name the columns record "
                       "(or key) and decision",
                       path);
    for (size_t i = 0; i < row.count; i++)
        if (!from_column(f, row.cell[i], i, &bad))
            return wn_fail(err, WN_EUSAGE, "%s, line %zu: %s", path, row.line, bad.text);
    if (!from_others(f, path, &row, err))
        return false;
    if (f->column[FROM_DECISION] == 0)
        return wn_fail(err, WN_EUSAGE, "%s, line %zu: there is no column \"decision\"", path,
                       row.line);
    if (f->column[FROM_RECORD] == 0 && f->column[FROM_KEY] == 0)
        return wn_fail(err, WN_EUSAGE, "%s, line %zu: there is no column \"record\" or \"key\"",
                       path, row.line);
    if (f->column[FROM_RECORD] > 0 && f->column[FROM_KEY] > 0)
        return wn_fail(err, WN_EUSAGE,
                       "%s, line %zu: there are columns \"record\" and \"key\"; leave one out",
                       path, row.line);
    return true;
}

static struct wn_str from_cell(const struct from *f, const struct wn_csv_row *row,
                               enum from_column c)
{
    size_t at = f->column[c];

    return at > 0 && at <= row->count ? wn_str_trim(row->cell[at - 1]) : wn_str("");
}

static bool from_find_key(struct wn_cmd *cmd, struct wn_str key, int64_t *number,
                          struct wn_err *err)
{
    int64_t numbers[2] = {0, 0};
    size_t count = 0;

    if (!wn_screening_find_key(cmd->app, key, numbers, &count, err))
        return false;
    *number = numbers[0];
    if (count == 1)
        return true;
    if (count == 0)
        return wn_fail(err, WN_EUSAGE, "no record has the key \"%.*s\"",
                       WN_ARG(wn_str_first(key, 60)));
    return wn_fail(err, WN_EUSAGE,
                   "the key \"%.*s\" is that of #%04lld and #%04lld; use the column "
                   "record",
                   WN_ARG(wn_str_first(key, 60)), (long long)numbers[0], (long long)numbers[1]);
}

static bool from_find(const struct from *f, const struct wn_csv_row *row, int64_t *work,
                      struct wn_err *err)
{
    struct wn_str record = from_cell(f, row, FROM_RECORD);
    struct wn_str key = from_cell(f, row, FROM_KEY);
    int64_t number = 0;

    if (record.n == 0 && key.n == 0)
        return wn_fail(err, WN_EUSAGE, "neither record nor key is given");
    if (record.n > 0 ? !wn_decide_number(wn_arena_copy(&f->cmd->arena, record).p, &number, err)
                     : !from_find_key(f->cmd, key, &number, err))
        return false;
    return wn_screening_find(f->cmd->app, number, work, err);
}

static bool from_row(const struct from *f, const struct wn_csv_row *row, struct wn_choice *c,
                     struct wn_err *err)
{
    struct wn_str decision = from_cell(f, row, FROM_DECISION);

    *c = (struct wn_choice){.reason = from_cell(f, row, FROM_REASON),
                            .where = WN_STR("file"),
                            .note = from_cell(f, row, FROM_NOTE),
                            .seconds = WN_ABSENT,
                            .why = wn_str(wn_opt_value(&f->cmd->opts, "why"))};
    for (size_t i = 0; i < row->count; i++)
        if (wn_str_find_byte(row->cell[i], '\0') < row->cell[i].n)
            return wn_fail(err, WN_EUSAGE, "a cell holds a zero byte, which is no text");
    if (row->unclosed)
        return wn_fail(err, WN_EUSAGE, "a quoted cell is never closed");
    if (!wn_decision_find(decision, &c->decision) || c->decision == WN_NONE)
        return wn_fail(err, WN_EUSAGE, "the decision is \"%.*s\", not include, exclude or maybe",
                       WN_ARG(wn_str_first(decision, 60)));
    return from_find(f, row, &c->work, err) && wn_screening_may(f->cmd->app, c, err);
}

/* Reads every row; bad ones are said and counted. False only when reading on makes no sense. */
static bool from_rows(struct from *f, const char *path, struct wn_err *err)
{
    struct wn_csv_row row;

    while (wn_csv_next(&f->in, &f->cmd->arena, &row)) {
        struct wn_err bad = {0};

        f->choice =
            wn_arena_grow(&f->cmd->arena, f->choice, f->count, &f->capacity, sizeof *f->choice);
        f->place = wn_arena_grow(&f->cmd->arena, f->place, f->count, &f->places, sizeof *f->place);
        if (from_row(f, &row, &f->choice[f->count], &bad)) {
            f->place[f->count] = (struct from_place){f->choice[f->count].work, row.line};
            f->count++;
            continue;
        }
        if (bad.code != WN_EUSAGE && bad.code != WN_EINPUT) {
            *err = bad;
            return false;
        }
        if (f->faults++ < FROM_NAMED)
            wn_tell(f->cmd, "%s, line %zu: %s\n", path, row.line, bad.text);
    }
    return true;
}

static int from_by_work(const void *a, const void *b)
{
    const struct from_place *x = a, *y = b;

    if (x->work != y->work)
        return x->work < y->work ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* One decision for each work: the same one twice is said, with both lines. */
static void from_twice(struct from *f, const char *path)
{
    if (f->count > 1)
        qsort(f->place, f->count, sizeof *f->place, from_by_work);
    for (size_t i = 1; i < f->count; i++)
        if (f->place[i].work == f->place[i - 1].work && f->faults++ < FROM_NAMED)
            wn_tell(f->cmd, "%s, line %zu: #%04lld is decided in line %zu already\n", path,
                    f->place[i].line, (long long)f->place[i].work, f->place[i - 1].line);
}

static bool from_write(struct from *f, const char *path, struct wn_err *err)
{
    struct wn_decided_many r = {0};
    struct wn_json *json = f->cmd->json;

    from_twice(f, path);
    if (f->count == 0 && f->faults == 0)
        return wn_fail(err, WN_EUSAGE, "%s: there is no row below the header", path);
    if (f->faults > 0)
        return wn_fail(err, WN_EUSAGE,
                       "%s: %zu line%s cannot be used (each is named above, %d at "
                       "most); nothing was written",
                       path, f->faults, f->faults == 1 ? "" : "s", FROM_NAMED);
    if (!wn_screening_decide_all(f->cmd->app, f->choice, f->count, &r, err))
        return false;
    f->cmd->saved = "the decisions are saved";
    if (json) {
        wn_json_set_int(json, "decisions", r.decisions);
        wn_json_set_int(json, "first", r.first);
        wn_json_set_int(json, "last", r.last);
        wn_json_set_int(json, "unchanged", r.unchanged);
    }
    wn_say(f->cmd, "%lld decision%s saved", (long long)r.decisions, r.decisions == 1 ? "" : "s");
    if (r.unchanged > 0)
        wn_say(f->cmd, "; %lld as before", (long long)r.unchanged);
    wn_say(f->cmd, ".\n");
    return true;
}

bool wn_decide_from(struct wn_cmd *cmd, const char *path, struct wn_err *err)
{
    struct from f = {.cmd = cmd, .in = {.line = 1}};
    struct wn_file file;
    struct wn_decoded decoded;
    bool done = false;

    if (!wn_file_open(path, FROM_LIMIT, &file, err))
        return false;
    done = wn_decode(&cmd->arena, file.bytes, NULL, &decoded, err);
    if (done) {
        f.in.text = decoded.text;
        done = from_header(&f, path, err) && from_rows(&f, path, err) && from_write(&f, path, err);
    }
    wn_file_close(&file);
    return done;
}
