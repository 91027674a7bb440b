/* SPDX-License-Identifier: MIT */
/*
 * A sheet: one work as a person reads it. Text is cleaned here once, so that offsets of marks fit
 * what is drawn; the fingerprint is of the record as stored, hidden fields included.
 */
#include "screening_parts.h"

#include <inttypes.h>

#include "winnow/base/text.h"
#include "winnow/store/decisions.h"

bool wn_sheet_row(struct wn_app *app, int64_t n, struct wn_arena *arena, struct wn_row *row,
                  struct wn_err *err)
{
    bool found;
    int64_t records, works;
    if (!wn_records_get(wn_app_store(app), n, arena, row, &found, err))
        return false;
    if (found)
        return true;
    if (!wn_records_count(wn_app_store(app), &records, &works, err))
        return false;
    if (records == 0)
        return wn_fail(err, WN_EINPUT, "there is no record #%04" PRId64 ": none is imported yet",
                       n);
    return wn_fail(err, WN_EINPUT, "there is no record #%04" PRId64 "; the last is #%04" PRId64, n,
                   records);
}

struct wn_str wn_sheet_text(const struct wn_record *r, struct wn_arena *arena)
{
    struct wn_arena scratch = {0};
    char hex[2 * WN_HASH + 1];
    struct wn_hash hash = wn_record_fingerprint(r, &scratch);
    wn_hex(hash.b, sizeof hash.b, hex);
    wn_arena_free(&scratch);
    return wn_arena_copy(arena, wn_str_of(hex, 16));
}

bool wn_sheet_other_text(const struct wn_standing *mine, const struct wn_record *r,
                         struct wn_arena *arena)
{
    return mine->decision != WN_NONE && mine->text.n > 0 &&
           !wn_str_eq(mine->text, wn_sheet_text(r, arena));
}

void wn_sheet_hide(unsigned hide, struct wn_record *r, struct wn_str *sources)
{
    if (hide & WN_HIDE_AUTHORS)
        r->field[WN_F_AUTHORS] = WN_STR("");
    if (hide & WN_HIDE_JOURNAL)
        r->field[WN_F_JOURNAL] = WN_STR("");
    if (hide & WN_HIDE_YEAR)
        r->field[WN_F_YEAR] = WN_STR("");
    if (hide & WN_HIDE_SOURCE)
        *sources = WN_STR("");
}

static void sheet_mark(const struct wn_terms *terms, struct wn_arena *arena, struct wn_sheet *out)
{
    bool limited;
    struct wn_marks *marks = WN_NEWS(arena, struct wn_marks, out->parts + 1);
    for (size_t i = 0; i < out->parts; i++)
        marks[i] = wn_terms_find(terms, out->part[i].text, arena, &limited);
    out->part_marks = marks;
    out->title_marks = wn_terms_find(terms, out->r.field[WN_F_TITLE], arena, &limited);
    out->keyword_marks = wn_terms_find(terms, out->keywords, arena, &limited);
}

void wn_sheet_fill(struct wn_app *app, const struct wn_row *row, unsigned hide,
                   struct wn_arena *arena, struct wn_sheet *out)
{
    for (int f = 0; f < WN_FIELD_COUNT; f++) {
        bool lines = f == WN_F_ABSTRACT || wn_field_is_list((enum wn_field)f);
        out->r.field[f] =
            wn_text_clean(arena, row->r.field[f], lines ? WN_CLEAN_LINES : WN_CLEAN_LINE);
    }
    out->r.field[WN_F_NOTES] = WN_STR(""); /* may hold other people's votes */
    out->work = row->work;
    out->has_doi = row->r.field[WN_F_DOI].n > 0;
    out->sources =
        wn_record_joined(arena, wn_text_clean(arena, row->sources, WN_CLEAN_LINES), ", ");
    out->keywords = wn_record_joined(arena, out->r.field[WN_F_KEYWORDS], "; ");
    out->text = wn_sheet_text(&row->r, arena);
    out->hidden_authors = hide & WN_HIDE_AUTHORS;
    out->hidden_journal = hide & WN_HIDE_JOURNAL;
    wn_sheet_hide(hide, &out->r, &out->sources);
    out->parts = wn_abstract_parts(out->r.field[WN_F_ABSTRACT], arena, &out->part);
    sheet_mark(wn_app_terms(app), arena, out);
}

struct wn_str wn_answers_text(const struct wn_criteria *c, const enum wn_answer answers[],
                              struct wn_arena *arena)
{
    struct wn_str text = WN_STR("");
    for (size_t i = 0; i < c->criteria.n; i++)
        if (answers[i] != WN_BLANK)
            text = wn_arena_print(arena, "%.*s%s%.*s=%s", WN_ARG(text), text.n ? ";" : "",
                                  WN_ARG(c->criteria.v[i].id), wn_answer_word(answers[i]));
    return text;
}

void wn_answers_read(const struct wn_criteria *c, struct wn_str text, enum wn_answer answers[])
{
    struct wn_str pair;
    while (wn_str_split(&text, ';', &pair)) {
        size_t equals = wn_str_find_byte(pair, '=');
        size_t i = wn_criteria_index(c, wn_str_first(pair, equals));
        enum wn_answer answer;
        if (i < WN_MAX_CRITERIA && wn_answer_find(wn_str_from(pair, equals + 1), &answer))
            answers[i] = answer;
    }
}

size_t wn_answers_lines(const struct wn_criteria *c, const enum wn_answer answers[],
                        struct wn_arena *arena, const struct wn_line_answer **out)
{
    struct wn_line_answer *v = WN_NEWS(arena, struct wn_line_answer, WN_MAX_CRITERIA);
    size_t n = 0;
    for (size_t i = 0; i < c->criteria.n; i++)
        if (answers[i] != WN_BLANK)
            v[n++] =
                (struct wn_line_answer){c->criteria.v[i].id, wn_str(wn_answer_word(answers[i]))};
    *out = v;
    return n;
}

bool wn_screening_load(struct wn_app *app, int64_t work, bool show_hidden, struct wn_arena *arena,
                       struct wn_sheet *out, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(app);
    const struct wn_criteria *c = wn_app_criteria(app);
    struct wn_row row;
    struct wn_str draft;
    bool found;
    *out = (struct wn_sheet){0};
    if (!wn_sheet_row(app, work, arena, &row, err))
        return false;
    wn_sheet_fill(app, &row, show_hidden ? 0 : c->hide, arena, out);
    if (!wn_queue_place(store, out->work, &out->place, &found, err) ||
        !wn_mine_get(store, wn_app_stage(app), out->work, arena, &out->mine, err))
        return false;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        out->answers[i] = out->mine.answers[i];
    out->other_text = wn_sheet_other_text(&out->mine, &row.r, arena);
    if (!wn_draft_get(store, out->work, WN_STR(WN_DRAFT_ANSWERS), arena, &draft, &found, err))
        return false;
    if (found) {
        for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
            out->answers[i] = WN_BLANK;
        wn_answers_read(c, draft, out->answers);
    }
    return true;
}
