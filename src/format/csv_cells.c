/* SPDX-License-Identifier: MIT */
#include "csv_cells.h"

#include "doi.h"
#include "ris_fields.h"

struct wn_str wn_csv_cell_text(struct wn_str cell)
{
    struct wn_str s = wn_str_trim(cell);
    bool shielded = s.n >= 3 && wn_str_starts(s, WN_STR("=\"")) && s.p[s.n - 1] == '"';
    return shielded ? wn_str_of(s.p + 2, s.n - 3) : cell;
}

/* The values between `["` and `"]`. Nothing grows: `", "` becomes `; `. */
static struct wn_str csv_json_list(struct wn_arena *arena, struct wn_str s)
{
    struct wn_str rest = wn_str_of(s.p + 2, s.n - 4);
    char *p = wn_arena_alloc(arena, rest.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < rest.n; i++) {
        bool next = wn_str_starts(wn_str_from(rest, i), WN_STR("\", \""));
        bool coded = rest.p[i] == '\\' && i + 1 < rest.n &&
                     (rest.p[i + 1] == '"' || rest.p[i + 1] == '\\');
        p[n++] = next ? ';' : rest.p[coded ? i + 1 : i];
        if (next)
            p[n++] = ' ';
        i += next ? 3 : coded;
    }
    return wn_str_of(p, n);
}

struct wn_str wn_csv_cell_plain(struct wn_arena *arena, struct wn_str cell)
{
    struct wn_str s = wn_str_trim(cell);
    if (s.n >= 4 && wn_str_starts(s, WN_STR("[\"")) && wn_str_ends(s, WN_STR("\"]")))
        return csv_json_list(arena, s);
    return wn_str_first(cell, wn_ris_glued_at(cell));
}

static bool csv_is_initials(struct wn_str name)
{
    name = wn_str_trim(name);
    while (name.n && name.p[name.n - 1] == '.')
        name.n--;
    size_t n = 0;
    while (n < name.n && name.p[name.n - 1 - n] >= 'A' && name.p[name.n - 1 - n] <= 'Z')
        n++;
    return n >= 1 && n <= 4 && n < name.n && name.p[name.n - 1 - n] == ' ';
}

/* `Griffin DK, Larkin DM.`: every part ends with initials, so the commas stand between names. */
static bool csv_is_pubmed_list(struct wn_str raw)
{
    struct wn_str rest = raw;
    for (struct wn_str part; wn_str_split(&rest, ',', &part);)
        if (!csv_is_initials(part))
            return false;
    return true;
}

static void csv_add_and(struct value_list *list, struct wn_str raw, enum value_kind kind)
{
    for (size_t at; (at = wn_str_find(raw, WN_STR(" and "))) < raw.n;) {
        wn_value_add(list, wn_value_clean(list->arena, wn_str_first(raw, at), kind));
        raw = wn_str_from(raw, at + 5);
    }
    wn_value_add(list, wn_value_clean(list->arena, raw, kind));
}

struct wn_str wn_csv_cell_list(struct wn_arena *arena, struct wn_str raw, enum value_kind kind)
{
    struct value_list list = {.arena = arena};
    raw = wn_str_trim(raw);
    if (wn_str_find_byte(raw, ';') < raw.n)
        wn_value_add_parts(&list, raw, ';', kind);
    else if (wn_str_find_byte(raw, '|') < raw.n)
        wn_value_add_parts(&list, raw, '|', kind);
    else if (wn_str_find_byte(raw, '\n') < raw.n || wn_str_find_byte(raw, '\r') < raw.n)
        wn_value_add_lines(&list, raw, kind);
    else if (csv_is_pubmed_list(raw))
        wn_value_add_parts(&list, raw, ',', kind);
    else
        csv_add_and(&list, raw, kind);
    return wn_value_join(&list, "\n");
}

struct wn_str wn_csv_cell_doi(struct wn_arena *arena, struct wn_str raw)
{
    struct wn_str doi = {NULL, 0};
    return wn_doi_of_field(arena, raw, &doi) ? doi : (struct wn_str){NULL, 0};
}

struct wn_str wn_csv_cell_pmid(struct wn_str raw)
{
    struct wn_str s = wn_str_trim(raw);
    if (wn_str_starts_nocase(s, WN_STR("http")))
        for (size_t at; (at = wn_str_find_byte(s, '/')) + 1 < s.n;)
            s = wn_str_from(s, at + 1);
    else if (wn_str_starts_nocase(s, WN_STR("PUBMED "))) /* CENTRAL */
        s = wn_str_from(s, 7);
    return wn_value_pmid(s);
}
