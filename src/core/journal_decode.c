/* SPDX-License-Identifier: MIT */
/*
 * Journal lines in: strict about what is needed, deaf to what is new. Unknown keys are passed over
 * and unknown kinds give n, at and kind alone; the bytes stay with the caller either way.
 */
#include "winnow/base/json.h"

#include "journal_table.h"

enum { JOURNAL_DEPTH = 4 };

struct journal_in {
    struct wn_arena *arena;
    struct wn_line *line;
};

static void *journal_to(struct wn_line *line, const struct journal_key *key)
{
    return (char *)line + key->at;
}

static bool journal_text(const struct journal_in *in, const struct wn_json *v, struct wn_str *out)
{
    struct wn_str s;
    if (!wn_json_str(v, &s))
        return false;
    *out = wn_arena_copy(in->arena, s);
    return true;
}

/* ---- one function for each type of value: false when it is not of that type ---- */

static bool journal_get_int(const struct journal_in *in, const struct wn_json *v,
                            const struct journal_key *key)
{
    return wn_json_int(v, journal_to(in->line, key));
}

static bool journal_get_text(const struct journal_in *in, const struct wn_json *v,
                             const struct journal_key *key)
{
    return journal_text(in, v, journal_to(in->line, key));
}

static bool journal_get_bool(const struct journal_in *in, const struct wn_json *v,
                             const struct journal_key *key)
{
    return wn_json_bool(v, journal_to(in->line, key));
}

struct journal_answers {
    const struct journal_in *in;
    struct wn_line_answer *v;
    size_t n, capacity;
};

static bool journal_add_answer(void *ctx, struct wn_str criterion, const struct wn_json *v)
{
    struct journal_answers *a = ctx;
    struct wn_line_answer answer;
    if (!journal_text(a->in, v, &answer.answer))
        return false;
    answer.criterion = wn_arena_copy(a->in->arena, criterion);
    a->v = wn_arena_grow(a->in->arena, a->v, a->n, &a->capacity, sizeof *a->v);
    a->v[a->n++] = answer;
    return true;
}

static bool journal_get_answers(const struct journal_in *in, const struct wn_json *v,
                                const struct journal_key *key)
{
    (void)key;
    struct journal_answers a = {.in = in};
    if (wn_json_type(v) != WN_JSON_OBJECT || !wn_json_each(v, journal_add_answer, &a))
        return false;
    in->line->answers.v = a.v;
    in->line->answers.n = a.n;
    return true;
}

static bool journal_head(const struct journal_in *in, const struct wn_json *v, struct wn_head *out)
{
    return wn_json_count(v) == 3 && journal_text(in, wn_json_at(v, 0), &out->person) &&
           journal_text(in, wn_json_at(v, 1), &out->seat) && wn_json_int(wn_json_at(v, 2), &out->n);
}

static bool journal_get_heads(const struct journal_in *in, const struct wn_json *v,
                              const struct journal_key *key)
{
    (void)key;
    size_t n = wn_json_count(v);
    if (wn_json_type(v) != WN_JSON_ARRAY)
        return false;
    struct wn_head *heads = WN_NEWS(in->arena, struct wn_head, n);
    for (size_t i = 0; i < n; i++)
        if (!journal_head(in, wn_json_at(v, i), &heads[i]))
            return false;
    in->line->heads.v = heads;
    in->line->heads.n = n;
    return true;
}

static bool journal_get_ranges(const struct journal_in *in, const struct wn_json *v,
                               const struct journal_key *key)
{
    (void)key;
    size_t n = wn_json_count(v);
    if (wn_json_type(v) != WN_JSON_ARRAY)
        return false;
    struct wn_range *ranges = WN_NEWS(in->arena, struct wn_range, n);
    for (size_t i = 0; i < n; i++) {
        const struct wn_json *pair = wn_json_at(v, i);
        if (wn_json_count(pair) != 2 || !wn_json_int(wn_json_at(pair, 0), &ranges[i].first) ||
            !wn_json_int(wn_json_at(pair, 1), &ranges[i].last))
            return false;
    }
    in->line->records.v = ranges;
    in->line->records.n = n;
    return true;
}

static bool journal_get_progress(const struct journal_in *in, const struct wn_json *v,
                                 const struct journal_key *key)
{
    (void)key;
    size_t n = wn_json_count(v);
    if (wn_json_type(v) != WN_JSON_ARRAY)
        return false;
    struct wn_progress *all = WN_NEWS(in->arena, struct wn_progress, n);
    for (size_t i = 0; i < n; i++) {
        const struct wn_json *one = wn_json_at(v, i);
        if (wn_json_count(one) != 3 || !journal_text(in, wn_json_at(one, 0), &all[i].person) ||
            !wn_json_int(wn_json_at(one, 1), &all[i].decided) ||
            !wn_json_int(wn_json_at(one, 2), &all[i].of))
            return false;
    }
    in->line->progress.v = all;
    in->line->progress.n = n;
    return true;
}

static bool journal_get_own(const struct journal_in *in, const struct wn_json *v,
                            const struct journal_key *key)
{
    (void)key;
    in->line->own.given = journal_head(in, v, &in->line->own.head);
    return in->line->own.given;
}

static bool journal_get_parent(const struct journal_in *in, const struct wn_json *v,
                               const struct journal_key *key)
{
    (void)key;
    struct wn_parent *p = &in->line->parent.v;
    if (wn_json_type(v) == WN_JSON_NULL)
        return true;
    in->line->parent.given = journal_text(in, wn_json_get(v, "project"), &p->project) &&
                             journal_text(in, wn_json_get(v, "writer"), &p->writer) &&
                             journal_text(in, wn_json_get(v, "seat"), &p->seat) &&
                             wn_json_int(wn_json_get(v, "n"), &p->n) &&
                             journal_text(in, wn_json_get(v, "head"), &p->head);
    return in->line->parent.given;
}

typedef bool journal_get_fn(const struct journal_in *in, const struct wn_json *v,
                            const struct journal_key *key);
static const struct {
    journal_get_fn *get;
    const char *what;
} journal_types[] = {
    [JOURNAL_INT] = {journal_get_int, "a whole number"},
    [JOURNAL_TEXT] = {journal_get_text, "a text"},
    [JOURNAL_BOOL] = {journal_get_bool, "true or false"},
    [JOURNAL_ANSWERS] = {journal_get_answers, "an object of answers"},
    [JOURNAL_HEADS] = {journal_get_heads, "a list of [person, seat, number]"},
    [JOURNAL_RANGES] = {journal_get_ranges, "a list of [first, last]"},
    [JOURNAL_PROGRESS] = {journal_get_progress, "a list of [person, decided, of]"},
    [JOURNAL_OWN] = {journal_get_own, "[person, seat, number]"},
    [JOURNAL_PARENT] = {journal_get_parent, "null or a line of another journal"},
};

/* ---- the line ---- */

static enum wn_kind journal_kind(struct wn_str name)
{
    for (int k = WN_K_UNKNOWN + 1; k < WN_KIND_COUNT; k++)
        if (wn_str_is(name, wn_kind_name((enum wn_kind)k)))
            return (enum wn_kind)k;
    return WN_K_UNKNOWN;
}

static bool journal_start(const struct wn_json *root, const struct journal_in *in,
                          struct wn_err *err)
{
    struct wn_str name, at;
    int64_t n;
    if (wn_json_type(root) != WN_JSON_OBJECT)
        return wn_fail(err, WN_EINPUT, "not a JSON object");
    if (!wn_json_int(wn_json_get(root, "n"), &n) || n < 1)
        return wn_fail(err, WN_EINPUT, "its number n is missing");
    if (!journal_text(in, wn_json_get(root, "at"), &at) || at.n == 0)
        return wn_fail(err, WN_EINPUT, "its time at is missing");
    if (!journal_text(in, wn_json_get(root, "kind"), &name))
        return wn_fail(err, WN_EINPUT, "kind is missing");
    *in->line = wn_line_of(journal_kind(name));
    in->line->n = n;
    in->line->at = at;
    in->line->kind_name = name;
    return true;
}

static bool journal_keys(const struct wn_json *root, const struct journal_in *in,
                         struct wn_err *err)
{
    const struct journal_row *row = wn_journal_row(in->line->kind);
    for (const struct journal_key *key = row->keys; key->type != JOURNAL_END; key++) {
        const struct wn_json *v = wn_json_get(root, key->name);
        if (!v && key->required)
            return wn_fail(err, WN_EINPUT, "%s is missing", key->name);
        if (v && !journal_types[key->type].get(in, v, key))
            return wn_fail(err, WN_EINPUT, "%s is not %s", key->name,
                           journal_types[key->type].what);
    }
    return true;
}

bool wn_line_decode(struct wn_str bytes, struct wn_arena *arena, struct wn_line *out,
                    struct wn_err *err)
{
    const struct journal_in in = {.arena = arena, .line = out};
    struct wn_json *root;
    *out = wn_line_of(WN_K_UNKNOWN);
    if (bytes.n > WN_LINE_MAX)
        return wn_fail(err, WN_EINPUT, "longer than %d KiB", WN_LINE_MAX / 1024);
    if (!wn_json_read(bytes, JOURNAL_DEPTH, &root, err))
        return false;
    bool good = journal_start(root, &in, err) && journal_keys(root, &in, err);
    wn_json_free(root);
    return good;
}
