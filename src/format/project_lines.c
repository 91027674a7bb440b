/* SPDX-License-Identifier: MIT */
/*
 * Project lines out. Their bytes are hashed, so they are made here by hand and not by the JSON
 * library: keys in the order of notes/exchange.md 2.7, no blanks, absent values left out.
 */
#include "winnow/format/project_lines.h"

#include <inttypes.h>

#include "bundle_parts.h"
#include "project_parts.h"
#include "winnow/base/text.h"
#include "winnow/core/journal.h"

static void project_put_text(struct wn_buf *out, const char *key, struct wn_str value)
{
    wn_buf_print(out, ",\"%s\":", key);
    wn_line_put_string(out, value);
}

void wn_p_put_invitation(struct wn_buf *out, struct wn_str person, const uint8_t token[WN_KEY])
{
    wn_buf_text(out, "{\"kind\":\"invitation\"");
    project_put_text(out, "for", person);
    wn_buf_text(out, ",\"token\":");
    wn_bundle_put_hex(out, token, WN_KEY);
    wn_buf_text(out, "}\n");
}

static void project_put_person(struct wn_buf *out, const struct wn_p_person *p)
{
    wn_buf_text(out, "{\"id\":");
    wn_line_put_string(out, p->id);
    project_put_text(out, "name", p->name);
    wn_buf_text(out, ",\"roles\":");
    wn_bundle_put_roles(out, p->roles);
    wn_buf_text(out, ",\"sign\":");
    if (p->joined)
        wn_bundle_put_hex(out, p->sign, WN_KEY);
    wn_buf_text(out, p->joined ? ",\"box\":" : "null,\"box\":null");
    if (p->joined)
        wn_bundle_put_hex(out, p->box, WN_KEY);
    wn_buf_byte(out, '}');
}

void wn_p_put_project(struct wn_buf *out, const struct wn_p_project *p)
{
    wn_buf_text(out, "{\"kind\":\"project\"");
    project_put_text(out, "title", p->title);
    project_put_text(out, "stage", p->stage);
    wn_buf_text(out, ",\"succeeds\":[],\"people\":[");
    for (size_t i = 0; i < p->people_count; i++) {
        wn_buf_text(out, i ? "," : "");
        project_put_person(out, &p->people[i]);
    }
    wn_buf_print(out, "],\"records\":%" PRId64 ",\"works\":%" PRId64, p->records, p->works);
    project_put_text(out, "made", p->made);
    wn_buf_text(out, "}\n");
}

void wn_p_put_source(struct wn_buf *out, const struct wn_p_source *s)
{
    wn_buf_text(out, "{\"kind\":\"source\"");
    project_put_text(out, "name", s->name);
    project_put_text(out, "type", s->type);
    wn_buf_print(out, ",\"records\":%" PRId64 ",\"files\":%" PRId64, s->records, s->files);
    project_put_text(out, "imported", s->imported);
    wn_buf_text(out, "}\n");
}

void wn_p_put_criteria(struct wn_buf *out, struct wn_str version, struct wn_str text)
{
    wn_buf_text(out, "{\"kind\":\"criteria\"");
    project_put_text(out, "version", version);
    project_put_text(out, "text", text);
    wn_buf_text(out, "}\n");
}

/* ---- records ---- */

const struct project_field wn_project_fields[PROJECT_FIELDS] = {
    {WN_F_TITLE, "title"}, {WN_F_ABSTRACT, "abstract"}, {WN_F_AUTHORS, "authors"},
    {WN_F_YEAR, "year"},   {WN_F_JOURNAL, "journal"},   {WN_F_TYPE, "type"},
    {WN_F_LANGUAGE, "language"}, {WN_F_DOI, "doi"},     {WN_F_PMID, "pmid"},
    {WN_F_KEYWORDS, "keywords"},
};

/* False when there were more values than a list may have: the rest is left out. */
static bool project_put_list(struct wn_buf *out, const char *key, struct wn_str list)
{
    size_t n = 0;
    struct wn_str part;
    while (wn_str_split(&list, '\n', &part)) {
        if (part.n == 0)
            continue;
        if (n == PROJECT_LIST_MAX) {
            wn_buf_byte(out, ']');
            return false;
        }
        if (n == 0)
            wn_buf_print(out, ",\"%s\":[", key);
        wn_buf_text(out, n++ ? "," : "");
        wn_line_put_string(out, part);
    }
    wn_buf_text(out, n ? "]" : "");
    return true;
}

static bool project_record_line(struct wn_buf *out, const struct wn_p_record *r)
{
    bool whole = true;
    wn_buf_print(out, "{\"kind\":\"record\",\"n\":%" PRId64, r->n);
    for (size_t i = 0; i < PROJECT_FIELDS; i++) {
        enum wn_field f = wn_project_fields[i].field;
        if (wn_field_is_list(f))
            whole = project_put_list(out, wn_project_fields[i].key, r->r.field[f]) && whole;
        else if (r->r.field[f].n)
            project_put_text(out, wn_project_fields[i].key, r->r.field[f]);
    }
    whole = project_put_list(out, "sources", r->sources) && whole;
    whole = project_put_list(out, "keys", r->keys) && whole;
    wn_buf_text(out, "}\n");
    return whole;
}

#define PROJECT_MARK " [cut here by winnow: too long]"

/* s without its last `over` bytes and as many more as the mark needs; whole characters only. */
static struct wn_str project_cut(struct wn_arena *arena, struct wn_str s, size_t over)
{
    size_t keep = s.n > over + sizeof PROJECT_MARK ? s.n - over - sizeof PROJECT_MARK : 0;
    struct wn_str head = wn_str_first(s, keep);
    while (head.n && ((unsigned char)s.p[head.n] & 0xC0) == 0x80)
        head.n--;
    return wn_arena_print(arena, "%.*s" PROJECT_MARK, (int)head.n, head.p ? head.p : "");
}

/*
 * The abstract is cut first. An escaped byte is up to six long, so cutting as many plain bytes as
 * the line has too many is always enough; what is left over falls on the next field.
 */
static const enum wn_field project_cuttable[] = {
    WN_F_ABSTRACT, WN_F_TITLE, WN_F_KEYWORDS, WN_F_AUTHORS, WN_F_JOURNAL,
    WN_F_TYPE, WN_F_LANGUAGE, WN_F_DOI, WN_F_PMID, WN_F_YEAR,
};

void wn_p_put_record(struct wn_buf *out, const struct wn_p_record *r, bool *cut)
{
    struct wn_p_record shorter = *r;
    struct wn_arena scratch = {0};
    size_t from = out->n;
    *cut = !project_record_line(out, r);
    for (size_t i = 0; i < sizeof project_cuttable / sizeof *project_cuttable; i++) {
        struct wn_str *field = &shorter.r.field[project_cuttable[i]];
        size_t size = out->n - from;
        if (size <= PROJECT_LINE_MAX)
            break;
        if (field->n == 0)
            continue;
        *field = project_cut(&scratch, *field, size - PROJECT_LINE_MAX);
        *cut = true;
        wn_buf_cut(out, from);
        project_record_line(out, &shorter);
    }
    wn_arena_free(&scratch);
}
