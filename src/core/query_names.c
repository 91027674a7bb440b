/* SPDX-License-Identifier: MIT */
/* NAME:value of a search: one row a name. */
#include "query_parts.h"

#include "winnow/core/language.h"

struct query_asked {
    const struct wn_query_opts *opts;
    struct wn_arena *arena;
    struct wn_str value; /* as written, quotes and all */
    struct wn_str plain; /* without quotes around it */
    uint32_t field;      /* of the row */
};
typedef bool query_read(const struct query_asked *in, struct query_node *out, struct wn_err *err);

static const char *const query_is_words[QUERY_IS_COUNT] = {
    [QUERY_IS_INCLUDE] = "include", [QUERY_IS_MAYBE] = "maybe",
    [QUERY_IS_EXCLUDE] = "exclude", [QUERY_IS_UNDECIDED] = "undecided",
    [QUERY_IS_LATER] = "later",     [QUERY_IS_NOTED] = "noted",
    [QUERY_IS_FLAGGED] = "flagged", [QUERY_IS_DUPLICATE] = "duplicate"};

bool wn_query_term(struct wn_str term, uint32_t fields, struct query_node *out, struct wn_err *err)
{
    int64_t number;
    if (term.n > 1 && term.p[0] == '#' && wn_str_int(wn_str_from(term, 1), &number)) {
        *out = (struct query_node){.kind = QUERY_NUMBER, .from = number};
        return true;
    }
    *out = (struct query_node){.kind = QUERY_TERM, .fields = fields};
    return wn_seek_open(term, &out->seek, err);
}

static bool query_text(const struct query_asked *in, struct query_node *out, struct wn_err *err)
{
    return wn_query_term(in->value, in->field, out, err);
}

static bool query_holds(const struct query_asked *in, struct query_node *out, struct wn_err *err)
{
    (void)err;
    *out = (struct query_node){.kind = QUERY_HOLDS, .fields = in->field,
                               .word = wn_arena_copy(in->arena, in->plain)};
    return true;
}

static bool query_source(const struct query_asked *in, struct query_node *out, struct wn_err *err)
{
    (void)err;
    *out = (struct query_node){.kind = QUERY_SOURCE, .word = wn_arena_copy(in->arena, in->plain)};
    return true;
}

static bool query_year_of(struct wn_str s, int64_t missing, int64_t *out)
{
    *out = missing;
    return s.n == 0 || (wn_str_int(s, out) && s.n == 4 && *out > 0);
}

static bool query_year(const struct query_asked *in, struct query_node *out, struct wn_err *err)
{
    struct wn_str from = wn_str_first(in->plain, wn_str_find_byte(in->plain, '-'));
    bool range = from.n < in->plain.n;
    struct wn_str to = range ? wn_str_from(in->plain, from.n + 1) : from;
    *out = (struct query_node){.kind = QUERY_YEAR, .fields = 1u << WN_F_YEAR};
    if (!query_year_of(from, 1, &out->from) || !query_year_of(to, 9999, &out->to))
        return wn_fail(err, WN_EINPUT, "year:%.*s is no year; write year:2016, year:2007-2019 or "
                       "year:2010-", WN_ARG(wn_str_first(in->plain, 40)));
    return true;
}

static bool query_language(const struct query_asked *in, struct query_node *out,
                           struct wn_err *err)
{
    (void)err;
    struct wn_language language = wn_language_of(in->plain);
    *out = (struct query_node){.kind = QUERY_LANGUAGE, .fields = 1u << WN_F_LANGUAGE};
    out->language[0] = language.code[0];
    out->language[1] = language.code[1];
    return true;
}

static bool query_missing(const struct query_asked *in, struct query_node *out, struct wn_err *err)
{
    enum wn_field field;
    if (!wn_field_find(in->plain, &field) || field == WN_F_NOTES)
        return wn_fail(err, WN_EINPUT, "missing:%.*s names no field; write missing:abstract, "
                       "missing:title, missing:year or missing:doi",
                       WN_ARG(wn_str_first(in->plain, 40)));
    *out = (struct query_node){.kind = QUERY_MISSING, .fields = 1u << field};
    return true;
}

static bool query_is(const struct query_asked *in, struct query_node *out, struct wn_err *err)
{
    *out = (struct query_node){.kind = QUERY_IS};
    for (size_t i = 0; i < QUERY_IS_COUNT; i++)
        if (wn_str_eq_nocase(in->plain, wn_str(query_is_words[i]))) {
            out->index = i;
            return true;
        }
    return wn_fail(err, WN_EINPUT, "is:%.*s is not known; write is:include, maybe, exclude, "
                   "undecided, later, noted, flagged or duplicate",
                   WN_ARG(wn_str_first(in->plain, 40)));
}

static bool query_note(const struct query_asked *in, struct query_node *out, struct wn_err *err)
{
    *out = (struct query_node){.kind = QUERY_NOTE};
    return wn_str_is(in->plain, "*") ||
           wn_fail(err, WN_EINPUT, "note:* finds the records with a note of yours");
}

static bool query_tag(const struct query_asked *in, struct query_node *out, struct wn_err *err)
{
    (void)err;
    *out = (struct query_node){.kind = QUERY_TAG, .word = wn_arena_copy(in->arena, in->plain)};
    return true;
}

static bool query_reason(const struct query_asked *in, struct query_node *out, struct wn_err *err)
{
    const struct wn_criteria *c = in->opts->criteria;
    size_t at = wn_criteria_reason(c, in->plain);
    int64_t key;
    if (at == WN_NO_REASON && wn_str_int(in->plain, &key) && key > 0 && key < 10)
        at = wn_reason_by_key(c, (int)key);
    if (at == WN_NO_REASON)
        return wn_fail(err, WN_EINPUT, "reason:%.*s is no reason of the criteria; write its key or "
                       "its id", WN_ARG(wn_str_first(in->plain, 40)));
    *out = (struct query_node){.kind = QUERY_REASON, .word = c->reasons.v[at].id};
    return true;
}

static const struct query_name {
    const char *name;
    query_read *read;
    enum wn_field field;
    unsigned hide;     /* not while this is hidden */
    const char *shown; /* what it is then called */
} query_names[] = {
    {"title", query_text, WN_F_TITLE, 0, NULL},
    {"abstract", query_text, WN_F_ABSTRACT, 0, NULL},
    {"keywords", query_text, WN_F_KEYWORDS, 0, NULL},
    {"keyword", query_text, WN_F_KEYWORDS, 0, NULL},
    {"author", query_text, WN_F_AUTHORS, WN_HIDE_AUTHORS, "authors are"},
    {"authors", query_text, WN_F_AUTHORS, WN_HIDE_AUTHORS, "authors are"},
    {"journal", query_text, WN_F_JOURNAL, WN_HIDE_JOURNAL, "the journal is"},
    {"type", query_text, WN_F_TYPE, 0, NULL},
    {"doi", query_holds, WN_F_DOI, 0, NULL},
    {"pmid", query_holds, WN_F_PMID, 0, NULL},
    {"key", query_holds, WN_F_KEY, 0, NULL},
    {"year", query_year, WN_F_YEAR, WN_HIDE_YEAR, "the year is"},
    {"source", query_source, WN_F_TITLE, WN_HIDE_SOURCE, "the source is"},
    {"lang", query_language, WN_F_LANGUAGE, 0, NULL},
    {"language", query_language, WN_F_LANGUAGE, 0, NULL},
    {"missing", query_missing, WN_F_TITLE, 0, NULL},
    {"is", query_is, WN_F_TITLE, 0, NULL},
    {"note", query_note, WN_F_TITLE, 0, NULL},
    {"tag", query_tag, WN_F_TITLE, 0, NULL},
    {"reason", query_reason, WN_F_TITLE, 0, NULL},
};

/* c2:no: an answer of mine to criterion 2. */
static bool query_answer(const struct wn_query_opts *opts, struct wn_str name, struct wn_str value,
                         struct query_node *out, struct wn_err *err)
{
    int64_t key = 0;
    (void)wn_str_int(wn_str_from(name, 1), &key);
    size_t at = key > 0 && key < 10 ? wn_criteria_by_key(opts->criteria, (int)key) : (size_t)-1;
    if (at == (size_t)-1)
        return wn_fail(err, WN_EINPUT, "%.*s: there is no criterion with that number",
                       WN_ARG(name));
    *out = (struct query_node){.kind = QUERY_ANSWER, .index = at};
    if (!wn_answer_find(value, &out->answer))
        return wn_fail(err, WN_EINPUT, "write %.*s:yes, %.*s:no or %.*s:unclear", WN_ARG(name),
                       WN_ARG(name), WN_ARG(name));
    return true;
}

static struct wn_str query_plain(struct wn_str value)
{
    bool quoted = value.n && value.p[0] == '"';
    value = wn_str_from(value, quoted);
    if (quoted && wn_str_ends(value, WN_STR("\"")))
        value.n--;
    return wn_str_trim(value);
}

bool wn_query_named(struct wn_query *q, const struct wn_query_opts *opts, struct wn_str name,
                    struct wn_str value, struct query_node *out, struct wn_err *err)
{
    struct query_asked in = {
        .opts = opts, .arena = &q->arena, .value = value, .plain = query_plain(value)};
    if (in.plain.n == 0)
        return wn_fail(err, WN_EINPUT, "nothing stands behind %.*s:", WN_ARG(name));
    for (size_t i = 0; i < sizeof query_names / sizeof *query_names; i++) {
        const struct query_name *row = &query_names[i];
        if (!wn_str_eq_nocase(name, wn_str(row->name)))
            continue;
        if (opts->hidden & row->hide)
            return wn_fail(err, WN_EREFUSED, "%s hidden in this review and cannot be searched",
                           row->shown);
        in.field = 1u << row->field;
        return row->read(&in, out, err);
    }
    if (name.n == 2 && (name.p[0] | 0x20) == 'c')
        return query_answer(opts, name, in.plain, out, err);
    return wn_fail(err, WN_EINPUT,
                   "%.*s: is no field. There are title, author, year, source, "
                   "lang, missing, is and others: winnow help search",
                   WN_ARG(wn_str_first(name, 40)));
}
