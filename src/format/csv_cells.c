/* SPDX-License-Identifier: MIT */
#include "csv_cells.h"

#include "doi.h"
#include "ris_fields.h"
#include "winnow/base/text.h"

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
        bool coded =
            rest.p[i] == '\\' && i + 1 < rest.n && (rest.p[i + 1] == '"' || rest.p[i + 1] == '\\');
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

/* `DK`, `D.G.`, `J.-P.`: capitals, at most four, with points and hyphens. */
static bool csv_is_initials(struct wn_str s)
{
    size_t capitals = 0, at = 0;
    for (uint32_t cp; wn_text_next(s, &at, &cp);)
        if (wn_text_is_upper(cp))
            capitals++;
        else if (cp != '.' && cp != '-')
            return false;
    return capitals >= 1 && capitals <= 4;
}

/* `Griffin DK`, `Adler D.G.`, or as Google Scholar has them: `D Griffin`. */
static bool csv_is_short_name(struct wn_str name)
{
    name = wn_str_trim(name);
    size_t first = wn_str_find_byte(name, ' '), last = name.n;
    while (last > 0 && name.p[last - 1] != ' ')
        last--;
    return first < name.n &&
           (csv_is_initials(wn_str_from(name, last)) || csv_is_initials(wn_str_first(name, first)));
}

/* Every part has a surname and initials of its own, so the commas stand between names. */
static bool csv_is_comma_list(struct wn_str raw)
{
    struct wn_str rest = raw;
    for (struct wn_str part; wn_str_split(&rest, ',', &part);)
        if (wn_str_trim(part).n && !csv_is_short_name(part) &&
            !wn_str_is(wn_str_trim(part), "et al.") && !wn_str_is(wn_str_trim(part), "..."))
            return false;
    return true;
}

/* Abstrackr breaks its list of names before each " and ". */
static void csv_add_name_lines(struct value_list *list, struct wn_str raw, enum value_kind kind)
{
    struct value_list lines = {.arena = list->arena};
    wn_value_add_lines(&lines, raw, kind);
    for (size_t i = 0; i < lines.count; i++) {
        struct wn_str line = lines.item[i];
        if (wn_str_starts(line, WN_STR("and ")))
            line = wn_str_trim(wn_str_from(line, 4));
        wn_value_add(list, line);
    }
}

static void csv_add_and(struct value_list *list, struct wn_str raw, enum value_kind kind)
{
    for (size_t at; (at = wn_str_find(raw, WN_STR(" and "))) < raw.n;) {
        wn_value_add(list, wn_value_clean(list->arena, wn_str_first(raw, at), kind));
        raw = wn_str_from(raw, at + 5);
    }
    wn_value_add(list, wn_value_clean(list->arena, raw, kind));
}

/* `lung (left, upper), heart`: at commas outside brackets. */
static void csv_add_commas(struct value_list *list, struct wn_str raw, enum value_kind kind)
{
    size_t from = 0, depth = 0;
    for (size_t i = 0; i < raw.n; i++) {
        depth += raw.p[i] == '(';
        depth -= raw.p[i] == ')' && depth > 0;
        if (raw.p[i] == ',' && depth == 0) {
            wn_value_add(list,
                         wn_value_clean(list->arena, wn_str_of(raw.p + from, i - from), kind));
            from = i + 1;
        }
    }
    wn_value_add(list, wn_value_clean(list->arena, wn_str_from(raw, from), kind));
}

struct wn_str wn_csv_cell_terms(struct wn_arena *arena, struct wn_str raw, enum value_kind kind)
{
    struct value_list list = {.arena = arena};
    raw = wn_str_trim(raw);
    if (wn_str_find_byte(raw, ';') < raw.n)
        wn_value_add_parts(&list, raw, ';', kind);
    else if (wn_str_find_byte(raw, '|') < raw.n)
        wn_value_add_parts(&list, raw, '|', kind);
    else if (wn_str_find_byte(raw, '\n') < raw.n || wn_str_find_byte(raw, '\r') < raw.n)
        wn_value_add_lines(&list, raw, kind);
    else
        csv_add_commas(&list, raw, kind);
    return wn_value_join(&list, "\n");
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
        csv_add_name_lines(&list, raw, kind);
    else if (csv_is_comma_list(raw))
        wn_value_add_parts(&list, raw, ',', kind);
    else
        csv_add_and(&list, raw, kind);
    return wn_value_join(&list, "\n");
}

static bool csv_is_year(struct wn_str s)
{
    return s.n == 4 && wn_value_year(s).n == 4;
}

struct wn_str wn_csv_cell_source(struct wn_str raw)
{
    struct wn_str s = wn_str_trim(raw);
    for (size_t i = 1; i + 7 <= s.n; i++)
        if (s.p[i] == '(' && s.p[i - 1] == ' ' && s.p[i + 5] == ')' && s.p[i + 6] == ' ' &&
            csv_is_year(wn_str_of(s.p + i + 1, 4)))
            return wn_str_first(s, i);
    if (s.n >= 4 && csv_is_year(wn_str_from(s, s.n - 4))) {
        struct wn_str journal = wn_str_first(s, s.n - 4);
        if (wn_str_ends(journal, WN_STR(".  ")))
            return wn_str_first(journal, journal.n - 3);
        if (wn_str_trim(journal).n == 0) /* PubMed before 2020 of a book: the year alone */
            return journal;
    }
    return raw;
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
