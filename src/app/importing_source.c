/* SPDX-License-Identifier: MIT */
#include <fnmatch.h>

#include "importing_parts.h"
#include "winnow/base/file.h"
#include "winnow/base/text.h"

enum { IMPORTING_QUERY_MAX = 1024 * 1024 };

static const char *const importing_kinds[] = {"database",     "register", "website",
                                              "organisation", "citation", "other"};

static bool importing_check_kind(const char *kind, struct wn_err *err)
{
    for (size_t i = 0; kind && i < sizeof importing_kinds / sizeof *importing_kinds; i++)
        if (wn_str_is(wn_str(kind), importing_kinds[i]))
            return true;
    return !kind || wn_fail(err, WN_EUSAGE,
                            "--kind is database, register, website, organisation, citation or "
                            "other; not \"%.40s\"",
                            kind);
}

/* 2026-11-20 */
static bool importing_is_date(struct wn_str s)
{
    static const char shape[] = "dddd-dd-dd";
    if (s.n != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (shape[i] == 'd' ? s.p[i] < '0' || s.p[i] > '9' : s.p[i] != shape[i])
            return false;
    return wn_str_cmp(wn_str_from(s, 5), WN_STR("01-01")) >= 0 &&
           wn_str_cmp(wn_str_from(s, 5), WN_STR("12-31")) <= 0;
}

/* The search strategy as its file holds it. */
static bool importing_query(const char *path, struct wn_arena *arena, struct wn_str *query,
                            struct wn_err *err)
{
    struct wn_file file;
    if (!wn_file_open(path, IMPORTING_QUERY_MAX, &file, err))
        return wn_wrap(err, "--query");
    bool valid = wn_text_valid(file.bytes) == file.bytes.n;
    *query = wn_arena_copy(arena, file.bytes);
    wn_file_close(&file);
    return valid || wn_fail(err, WN_EINPUT, "--query: %.150s is not UTF-8 text", path);
}

static bool importing_matches(struct wn_str glob, const char *path, struct wn_arena *arena)
{
    const char *pattern = wn_arena_copy(arena, glob).p;
    struct wn_str name = wn_arena_copy(arena, wn_file_name(wn_str(path)));
    return glob.n && (fnmatch(pattern, path, 0) == 0 || fnmatch(pattern, name.p, 0) == 0);
}

/* The row of the criteria file for this source, or for this file; NULL when there is none. */
static const struct wn_source_row *importing_row(const struct wn_criteria *criteria,
                                                 const char *path, const char *name,
                                                 struct wn_arena *arena)
{
    for (size_t i = 0; i < criteria->sources.n; i++) {
        const struct wn_source_row *row = &criteria->sources.v[i];
        if (name ? wn_str_is(row->name, name) : importing_matches(row->file, path, arena))
            return row;
    }
    return NULL;
}

static struct wn_str importing_stem(const char *path)
{
    struct wn_str name = wn_file_name(wn_str(path));
    size_t dot = name.n;
    while (dot > 0 && name.p[dot - 1] != '.')
        dot--;
    return dot > 1 ? wn_str_first(name, dot - 1) : name;
}

static struct wn_str importing_or(const char *option, struct wn_str otherwise)
{
    return option ? wn_str(option) : otherwise;
}

bool wn_importing_source(const struct wn_criteria *criteria, const char *path,
                         const struct wn_import_opts *opts, struct wn_arena *arena,
                         struct wn_source *out, struct wn_err *err)
{
    const char *given = opts->source && opts->source[0] ? opts->source : NULL;
    const struct wn_source_row *row = importing_row(criteria, path, given, arena);
    static const struct wn_source_row none = {.expect = -1};
    if (!importing_check_kind(opts->kind, err))
        return false;
    if (opts->searched && !importing_is_date(wn_str(opts->searched)))
        return wn_fail(err, WN_EUSAGE, "--searched takes a day such as 2026-11-20; not \"%.40s\"",
                       opts->searched);
    struct wn_str name = given ? wn_str(given) : row ? row->name : importing_stem(path);
    if (!row)
        row = &none;
    *out = (struct wn_source){
        .name = wn_text_clean(arena, name, WN_CLEAN_LINE),
        .platform = importing_or(opts->platform, row->platform),
        .kind = importing_or(opts->kind, row->kind.n ? row->kind : WN_STR("database")),
        .searched = importing_or(opts->searched, row->searched),
        .query = row->query,
        .expect = row->expect,
    };
    return !opts->query || importing_query(opts->query, arena, &out->query, err);
}
