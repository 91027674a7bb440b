/* SPDX-License-Identifier: MIT */
#include "exchange_parts.h"

#include <string.h>

#include "seat.h"
#include "winnow/base/text.h"

enum { EXCHANGE_SHOWN = 60, EXCHANGE_SLUG = 40 };

struct wn_str wn_exchange_shown(struct wn_arena *arena, struct wn_str name)
{
    struct wn_str clean = wn_text_clean(arena, name, WN_CLEAN_LINE);
    return wn_text_ellipsis(arena, clean, EXCHANGE_SHOWN, false);
}

static bool exchange_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

struct wn_str wn_exchange_slug(struct wn_arena *arena, struct wn_str s)
{
    struct wn_str first = wn_str_first(s, EXCHANGE_SLUG);
    char *slug = wn_arena_alloc(arena, first.n + 1, 1);
    for (size_t i = 0; i < first.n; i++)
        slug[i] = exchange_plain(first.p[i]) ? first.p[i] : '-';
    return first.n ? wn_str_of(slug, first.n) : WN_STR("review");
}

struct wn_str wn_exchange_path(struct wn_arena *arena, const char *out, struct wn_str name)
{
    if (out && !wn_file_is_folder(out))
        return wn_arena_copy(arena, wn_str(out));
    struct wn_str path = out ? wn_file_join(arena, wn_str(out), name) : name;
    return wn_file_free_name(arena, wn_arena_copy(arena, path).p);
}

struct wn_manifest wn_exchange_manifest(struct wn_app *app, enum wn_bundle_kind kind,
                                        struct wn_arena *arena)
{
    struct wn_manifest m = {.kind = kind, .program = WN_STR(WN_PROGRAM),
                            .review = wn_app_review(app), .made = wn_app_now(app, arena)};
    memcpy(m.project, wn_app_project(app), WN_HASH);
    return m;
}

struct wn_str wn_exchange_ids(const struct wn_criteria *c, unsigned roles, struct wn_arena *arena)
{
    struct wn_str ids = WN_STR("");
    for (size_t i = 0; i < c->reviewers.n; i++)
        if (c->reviewers.v[i].roles & roles)
            ids = wn_arena_print(arena, "%.*s%s%.*s", WN_ARG(ids), ids.n ? ", " : "",
                                 WN_ARG(c->reviewers.v[i].id));
    return ids;
}
