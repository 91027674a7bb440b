/* SPDX-License-Identifier: MIT */
#include "values.h"

#include <string.h>

#include "doi.h"
#include "lines.h"
#include "markup.h"

/* Words that begin a section of an abstract; a label that begins a line begins a paragraph. */
static const char *const value_sections[] = {
    "aim",          "aims",          "background",   "conclusion",
    "conclusions",  "context",       "design",       "discussion",
    "findings",     "funding",       "importance",   "interpretation",
    "intervention", "interventions", "introduction", "limitations",
    "main outcome", "main outcomes", "material",     "materials",
    "measurements", "method",        "methods",      "objective",
    "objectives",   "participants",  "patients",     "purpose",
    "rationale",    "registration",  "result",       "results",
    "setting",      "settings",      "significance", "trial registration",
};

enum { VALUE_LABEL_MAX = 40 };

/* Where the label ends: `:`, or ` -`; n when there is none among the first bytes. */
static size_t value_label_end(struct wn_str line)
{
    for (size_t i = 0; i < line.n && i < VALUE_LABEL_MAX; i++) {
        char c = line.p[i];
        if (c == ':' || (c == '-' && i > 0 && line.p[i - 1] == ' '))
            return i;
        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || memchr(" ()/,&", c, 6)))
            break;
    }
    return line.n;
}

static bool value_is_label(struct wn_str line)
{
    if (line.n == 0 || line.p[0] < 'A' || line.p[0] > 'Z')
        return false;
    size_t end = value_label_end(line);
    if (end == line.n)
        return false;
    struct wn_str label = wn_str_trim(wn_str_first(line, end));
    size_t bracket = wn_str_find_byte(label, '(');
    struct wn_str short_label = wn_str_first(label, bracket);
    for (size_t i = 0; i < sizeof value_sections / sizeof *value_sections; i++) {
        struct wn_str word = wn_str(value_sections[i]);
        if (wn_str_eq_nocase(label, word) || wn_str_eq_nocase(short_label, word))
            return true;
        bool more = label.n > word.n && (label.p[word.n] == ' ' || label.p[word.n] == '/');
        if (more && wn_str_starts_nocase(label, word))
            return true;
    }
    return false;
}

/* raw's lines joined by a blank; with paragraphs, by a blank line where one begins. */
static struct wn_str value_fold(struct wn_arena *arena, struct wn_str raw, bool paragraphs)
{
    struct lines in = wn_lines_of(raw);
    if (in.lf == raw.n && in.cr == raw.n)
        return wn_str_trim(raw);
    /* A blank line more before a label: at most one byte for each of its four or more. */
    char *p = wn_arena_alloc(arena, raw.n + raw.n / 4 + 2, 1);
    size_t n = 0;
    bool blank = false;
    for (struct wn_str line; wn_lines_next(&in, &line);) {
        line = wn_str_trim(line);
        if (line.n == 0) {
            blank = true;
            continue;
        }
        bool begins = paragraphs && (blank || value_is_label(line));
        if (n) {
            p[n++] = begins ? '\n' : ' ';
            if (begins)
                p[n++] = '\n';
        }
        memcpy(p + n, line.p, line.n);
        n += line.n;
        blank = false;
    }
    return wn_str_of(p, n);
}

/* What tags left behind: each paragraph trimmed, one blank line between two of them. */
static struct wn_str value_paragraphs(struct wn_arena *arena, struct wn_str s)
{
    struct value_list list = {.arena = arena};
    if (wn_str_find_byte(s, '\n') == s.n)
        return s;
    for (struct wn_str line; wn_str_split(&s, '\n', &line);)
        wn_value_add(&list, wn_str_trim(line));
    return wn_value_join(&list, "\n\n");
}

struct wn_str wn_value_clean(struct wn_arena *arena, struct wn_str raw, enum value_kind kind)
{
    if (wn_markup_is_plain(raw))
        return wn_str_trim(raw);
    struct wn_str s = value_fold(arena, raw, kind == VALUE_ABSTRACT);
    if (kind >= VALUE_WORDS)
        s = wn_markup_entities(arena, s);
    if (kind >= VALUE_TITLE)
        s = wn_markup_tags(arena, s, kind == VALUE_ABSTRACT);
    return value_paragraphs(arena, wn_str_trim(wn_markup_blanks(arena, s)));
}

void wn_value_add(struct value_list *list, struct wn_str value)
{
    if (value.n == 0)
        return;
    list->item =
        wn_arena_grow(list->arena, list->item, list->count, &list->capacity, sizeof *list->item);
    list->item[list->count++] = value;
    list->bytes += value.n;
}

struct wn_str wn_value_join(const struct value_list *list, const char *between)
{
    if (list->count == 0)
        return (struct wn_str){NULL, 0};
    if (list->count == 1)
        return list->item[0];
    size_t gap = strlen(between), n = 0;
    char *p = wn_arena_alloc(list->arena, list->bytes + gap * list->count, 1);
    for (size_t i = 0; i < list->count; i++) {
        if (i) {
            memcpy(p + n, between, gap);
            n += gap;
        }
        memcpy(p + n, list->item[i].p, list->item[i].n);
        n += list->item[i].n;
    }
    return wn_str_of(p, n);
}

void wn_value_add_lines(struct value_list *list, struct wn_str raw, enum value_kind kind)
{
    if (wn_markup_is_plain(raw)) {
        wn_value_add(list, wn_str_trim(raw));
        return;
    }
    struct lines in = wn_lines_of(raw);
    for (struct wn_str line; wn_lines_next(&in, &line);)
        wn_value_add(list, wn_value_clean(list->arena, line, kind));
}

void wn_value_add_parts(struct value_list *list, struct wn_str raw, char by, enum value_kind kind)
{
    for (struct wn_str part; wn_str_split(&raw, by, &part);)
        wn_value_add(list, wn_value_clean(list->arena, part, kind));
}

static bool value_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

struct wn_str wn_value_year(struct wn_str s)
{
    for (size_t i = 0; i + 4 <= s.n; i++) {
        const char *p = s.p + i;
        bool century = (p[0] == '1' && p[1] >= '5' && p[1] <= '9') || (p[0] == '2' && p[1] == '0');
        if (century && value_is_digit(p[2]) && value_is_digit(p[3]))
            return wn_str_of(p, 4);
    }
    return (struct wn_str){NULL, 0};
}

struct wn_str wn_value_pmid(struct wn_str s)
{
    s = wn_str_trim(s);
    for (size_t i = 0; i < s.n; i++)
        if (!value_is_digit(s.p[i]))
            return (struct wn_str){NULL, 0};
    bool zero = s.n && s.p[0] == '0';
    return s.n > 8 || zero ? (struct wn_str){NULL, 0} : s;
}

static bool value_is_bracket(char c)
{
    return memchr("[]().:-*\" ", c, 10) != NULL;
}

bool wn_value_is_no_abstract(struct wn_str s)
{
    static const char *const words[] = {
        "na",
        "n/a",
        "nan",
        "none",
        "null",
        "no abstract",
        "no abstract available",
        "abstract not available",
        "no abstract provided",
        "not available",
    };
    if (s.n > 40)
        return false;
    while (s.n && value_is_bracket(s.p[0]))
        s = wn_str_from(s, 1);
    while (s.n && value_is_bracket(s.p[s.n - 1]))
        s.n--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wn_str_eq_nocase(s, wn_str(words[i])))
            return true;
    return s.n == 0;
}

struct wn_str wn_value_pages(struct wn_arena *arena, struct wn_str first, struct wn_str last)
{
    if (wn_str_starts_nocase(last, WN_STR("specified")) ||
        wn_str_starts_nocase(first, WN_STR("no-specified")))
        return (struct wn_str){NULL, 0};
    bool range = wn_str_find_byte(first, '-') < first.n;
    if (range || last.n == 0 || wn_str_eq(first, last))
        return first;
    if (first.n == 0)
        return last;
    struct value_list both = {.arena = arena};
    wn_value_add(&both, first);
    wn_value_add(&both, last);
    return wn_value_join(&both, "-");
}

struct wn_str wn_value_accession_in_address(struct wn_str address)
{
    static const char *const marks[] = {"?eid=", "&eid=", "?AN=", "&AN=", "?arnumber="};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = wn_str_find(address, wn_str(marks[i]));
        if (at == address.n)
            continue;
        struct wn_str id = wn_str_from(address, at + wn_str(marks[i]).n);
        size_t n = 0;
        while (n < id.n && (unsigned char)id.p[n] > ' ' && id.p[n] != '&' && id.p[n] != '#')
            n++;
        return wn_str_first(id, n);
    }
    return (struct wn_str){NULL, 0};
}

void wn_value_finish(struct wn_arena *arena, struct wn_record *r)
{
    struct wn_str *f = r->field;
    struct wn_str doi = {NULL, 0};
    for (size_t i = 0; i < WN_FIELD_COUNT; i++) /* a part of a value may end before a blank */
        f[i] = wn_str_trim(f[i]);
    if (wn_value_is_no_abstract(f[WN_F_ABSTRACT]))
        f[WN_F_ABSTRACT] = (struct wn_str){NULL, 0};
    f[WN_F_YEAR] = wn_value_year(f[WN_F_YEAR]);
    f[WN_F_PMID] = wn_value_pmid(f[WN_F_PMID]);
    if (f[WN_F_DOI].n == 0 && wn_doi_only_one(arena, f[WN_F_URL], &doi))
        f[WN_F_DOI] = doi;
    if (f[WN_F_ACCESSION].n == 0)
        f[WN_F_ACCESSION] = wn_value_accession_in_address(f[WN_F_URL]);
    if (f[WN_F_KEY].n == 0)
        f[WN_F_KEY] = f[WN_F_ACCESSION];
}
