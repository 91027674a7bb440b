/* SPDX-License-Identifier: MIT */
/*
 * Project lines in (check 18). The fingerprint of the whole is compared before the first line is
 * read; then each line is parsed by itself, so memory stays that of one line. A kind that is not
 * known is passed over.
 */
#include "winnow/format/project_lines.h"

#include <inttypes.h>

#include "bundle_parts.h"
#include "project_parts.h"
#include "winnow/core/criteria.h"

struct project_in {
    const struct wn_p_reader *to;
    bool invited;           /* an invitation line stands before the project line */
    struct wn_arena arena;  /* reset after each line */
    int64_t line;           /* number in the body, from 1 */
    int64_t record, count;  /* newest record number; records so far */
    int64_t works;          /* as the project line says; -1 before it */
    bool called;            /* it was a callback that failed */
    struct wn_err err;
};

static bool project_bad(struct project_in *in, const char *words)
{
    return wn_fail(&in->err, WN_EINPUT, "%s", words);
}

static bool project_text(struct project_in *in, const struct wn_json *object, const char *key,
                         struct wn_str *out)
{
    struct wn_str s;
    if (!wn_json_str(wn_json_get(object, key), &s))
        return wn_fail(&in->err, WN_EINPUT, "%s is missing", key);
    *out = wn_arena_copy(&in->arena, s);
    return true;
}

static bool project_count(struct project_in *in, const struct wn_json *object, const char *key,
                          int64_t *out)
{
    if (!wn_json_int(wn_json_get(object, key), out) || *out < 0)
        return wn_fail(&in->err, WN_EINPUT, "%s is missing", key);
    return true;
}

/* ---- one function a kind ---- */

static bool project_invitation(struct project_in *in, const struct wn_json *v)
{
    struct wn_str person;
    uint8_t token[WN_KEY];
    if (!in->invited || in->line != 1)
        return project_bad(in, in->invited ? "a second invitation line"
                                           : "an invitation line where none belongs");
    if (!project_text(in, v, "for", &person))
        return false;
    if (!wn_bundle_get_hex(wn_json_get(v, "token"), token, sizeof token))
        return project_bad(in, "token is missing");
    bool good = !in->to->invitation || in->to->invitation(in->to->ctx, person, token, &in->err);
    in->called = !good;
    wn_wipe(token, sizeof token);
    return good;
}

static bool project_person(struct project_in *in, const struct wn_json *v, struct wn_p_person *p)
{
    const struct wn_json *sign = wn_json_get(v, "sign"), *box = wn_json_get(v, "box");
    if (!project_text(in, v, "id", &p->id) || !project_text(in, v, "name", &p->name))
        return false;
    if (!wn_bundle_get_roles(wn_json_get(v, "roles"), &p->roles))
        return project_bad(in, "roles is missing");
    p->joined = sign && wn_json_type(sign) != WN_JSON_NULL;
    if (p->joined && (!wn_bundle_get_hex(sign, p->sign, WN_KEY) ||
                      !wn_bundle_get_hex(box, p->box, WN_KEY)))
        return project_bad(in, "a person's keys cannot be read");
    return true;
}

static bool project_project(struct project_in *in, const struct wn_json *v)
{
    struct wn_p_project p;
    const struct wn_json *people = wn_json_get(v, "people");
    size_t n = wn_json_count(people);
    if (in->works >= 0)
        return project_bad(in, "a second project line");
    if (!project_text(in, v, "title", &p.title) || !project_text(in, v, "stage", &p.stage) ||
        !project_text(in, v, "made", &p.made) || !project_count(in, v, "records", &p.records) ||
        !project_count(in, v, "works", &p.works))
        return false;
    if (n == 0 || n > WN_MAX_PEOPLE)
        return project_bad(in, "people is missing, or there are more than 26");
    struct wn_p_person *all = WN_NEWS(&in->arena, struct wn_p_person, n);
    for (size_t i = 0; i < n; i++)
        if (!project_person(in, wn_json_at(people, i), &all[i]))
            return false;
    p.people = all;
    p.people_count = n;
    in->works = p.works;
    bool good = !in->to->project || in->to->project(in->to->ctx, &p, &in->err);
    in->called = !good;
    return good;
}

static bool project_source(struct project_in *in, const struct wn_json *v)
{
    struct wn_p_source s;
    if (!project_text(in, v, "name", &s.name) || !project_text(in, v, "type", &s.type) ||
        !project_text(in, v, "imported", &s.imported) ||
        !project_count(in, v, "records", &s.records) || !project_count(in, v, "files", &s.files))
        return false;
    bool good = !in->to->source || in->to->source(in->to->ctx, &s, &in->err);
    in->called = !good;
    return good;
}

static bool project_criteria(struct project_in *in, const struct wn_json *v)
{
    struct wn_str version, text;
    if (!project_text(in, v, "version", &version) || !project_text(in, v, "text", &text))
        return false;
    if (text.n > WN_CRITERIA_BYTES)
        return project_bad(in, "the criteria are longer than 256 KiB");
    bool good = !in->to->criteria || in->to->criteria(in->to->ctx, version, text, &in->err);
    in->called = !good;
    return good;
}

/* An array of texts as a list, one value a line. A line end inside a value would make two of it. */
static bool project_list(struct project_in *in, const struct wn_json *object, const char *key,
                         struct wn_str *out)
{
    const struct wn_json *v = wn_json_get(object, key);
    struct wn_buf list = {0};
    bool good = !v || wn_json_type(v) == WN_JSON_ARRAY;
    for (size_t i = 0; good && i < wn_json_count(v); i++) {
        struct wn_str part;
        good = i < PROJECT_LIST_MAX && wn_json_str(wn_json_at(v, i), &part) &&
               wn_str_find_byte(part, '\n') == part.n;
        if (good && list.n)
            wn_buf_byte(&list, '\n');
        if (good)
            wn_buf_put(&list, part);
    }
    *out = wn_arena_copy(&in->arena, wn_buf_str(&list));
    wn_buf_free(&list);
    return good || wn_fail(&in->err, WN_EINPUT, "%s is not a list of texts", key);
}

static bool project_field(struct project_in *in, const struct wn_json *v,
                          const struct project_field *f, struct wn_record *r)
{
    const struct wn_json *value = wn_json_get(v, f->key);
    if (wn_field_is_list(f->field))
        return project_list(in, v, f->key, &r->field[f->field]);
    if (!value)
        return true;
    if (!wn_json_str(value, &r->field[f->field]))
        return wn_fail(&in->err, WN_EINPUT, "%s is not a text", f->key);
    r->field[f->field] = wn_arena_copy(&in->arena, r->field[f->field]);
    return true;
}

static bool project_record(struct project_in *in, const struct wn_json *v)
{
    struct wn_p_record r = {0};
    if (!wn_json_int(wn_json_get(v, "n"), &r.n) || r.n <= in->record)
        return project_bad(in, "its number n does not ascend");
    if (++in->count > BUNDLE_LINES_MAX)
        return project_bad(in, "more than 2,000,000 records");
    in->record = r.n;
    for (size_t i = 0; i < PROJECT_FIELDS; i++)
        if (!project_field(in, v, &wn_project_fields[i], &r.r))
            return false;
    if (!project_list(in, v, "sources", &r.sources) || !project_list(in, v, "keys", &r.keys))
        return false;
    r.r.field[WN_F_KEY] = wn_str_first(r.keys, wn_str_find_byte(r.keys, '\n'));
    bool good = !in->to->record || in->to->record(in->to->ctx, &r, &in->err);
    in->called = !good;
    return good;
}

typedef bool project_line_fn(struct project_in *in, const struct wn_json *v);
static const struct {
    const char *kind;
    project_line_fn *read;
} project_kinds[] = {
    {"invitation", project_invitation}, {"project", project_project},
    {"source", project_source},         {"criteria", project_criteria},
    {"record", project_record},
};

/* ---- lines ---- */

static bool project_object(struct project_in *in, const struct wn_json *v)
{
    struct wn_str kind;
    if (!wn_json_str(wn_json_get(v, "kind"), &kind))
        return project_bad(in, "kind is missing");
    if (in->invited && in->line == 1 && !wn_str_is(kind, "invitation"))
        return project_bad(in, "it is not an invitation line");
    if (in->line == 1 + in->invited && !wn_str_is(kind, "project"))
        return project_bad(in, "it is not a project line");
    for (size_t i = 0; i < sizeof project_kinds / sizeof *project_kinds; i++)
        if (wn_str_is(kind, project_kinds[i].kind))
            return project_kinds[i].read(in, v);
    return true;
}

static bool project_line(struct project_in *in, struct wn_str line)
{
    struct wn_json *root;
    in->line++;
    if (line.n > PROJECT_LINE_MAX)
        return project_bad(in, "longer than 16 MiB");
    if (line.p[line.n - 1] != '\n')
        return project_bad(in, "it is cut off");
    if (!wn_json_read(line, BUNDLE_DEPTH, &root, &in->err))
        return false;
    bool good = project_object(in, root);
    wn_json_free(root);
    wn_arena_reset(&in->arena);
    return good;
}

static bool project_lines(struct project_in *in, struct wn_str rest)
{
    while (rest.n) {
        struct wn_str line = wn_str_first(rest, wn_str_find_byte(rest, '\n') + 1);
        rest = wn_str_from(rest, line.n);
        if (!project_line(in, line))
            return false;
    }
    if (in->works >= 0 && in->count == in->works)
        return true;
    in->line++;
    return project_bad(in, in->works < 0 ? "the project line is missing" : "records are missing");
}

static bool project_read(struct project_in *in, struct wn_str body, struct wn_str lines,
                         const uint8_t fingerprint[WN_HASH], const char *name,
                         struct wn_bundle_fault *fault)
{
    *fault = (struct wn_bundle_fault){0};
    struct wn_hash hash = wn_sha256(lines);
    if (!wn_same_bytes(hash.b, fingerprint, WN_HASH))
        return wn_bundle_refuse(fault, "bad-body",
                                "%s: its records are not those that its first line names. Nothing "
                                "was read.",
                                name);
    bool good = project_lines(in, body);
    wn_arena_free(&in->arena);
    if (good)
        return true;
    if (in->called)
        fault->err = in->err;
    else
        wn_bundle_refuse(fault, "bad-body",
                         "%s: line %" PRId64 " cannot be read (%s). Nothing was read.", name,
                         in->line, in->err.text);
    return false;
}

bool wn_p_read_invitation(struct wn_str body, const uint8_t fingerprint[WN_HASH], const char *name,
                          const struct wn_p_reader *to, struct wn_bundle_fault *fault)
{
    struct project_in in = {.to = to, .invited = true, .works = -1};
    struct wn_str lines = wn_str_from(body, wn_str_find_byte(body, '\n') + 1);
    return project_read(&in, body, lines, fingerprint, name, fault);
}

bool wn_p_read_project(struct wn_str body, const uint8_t fingerprint[WN_HASH], const char *name,
                       const struct wn_p_reader *to, struct wn_bundle_fault *fault)
{
    struct project_in in = {.to = to, .works = -1};
    return project_read(&in, body, body, fingerprint, name, fault);
}
