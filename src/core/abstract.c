/* SPDX-License-Identifier: MIT */
/*
 * A heading is a known word or two at the start of a sentence, either in capitals or followed by a colon
 * (or a blank and a dash). "Methods were ..." is a sentence, "METHODS We asked" and "Methods: we
 * asked" are headings. Up to three words may stand in capitals before the colon ("MAIN OUTCOME MEASURES:").
 */
#include "winnow/core/abstract.h"

#include <stdbool.h>

#include "winnow/base/text.h"

/* First words of section headings, folded already. */
static const char *const abstract_words[] = {
    /* English */
    "background", "introduction", "context", "rationale", "objective", "objectives", "aim", "aims", "purpose",
    "hypothesis", "design", "setting", "participants", "participant", "subjects", "patients", "population",
    "intervention", "interventions", "exposure", "method", "methods", "materials", "methodology",
    "procedure", "measurements", "measures", "main", "outcome", "outcomes", "primary", "analysis", "result", "results",
    "findings", "discussion", "conclusion", "conclusions", "implications", "significance", "limitations",
    "interpretation", "summary", "importance", "data", "search", "selection", "eligibility", "registration",
    "funding", "what", "keywords",
    /* German */
    "hintergrund", "einleitung", "ziel", "ziele", "zielsetzung", "fragestellung", "methode", "methoden",
    "methodik", "ergebnis", "ergebnisse", "diskussion", "schlussfolgerung", "schlussfolgerungen", "fazit",
    /* Spanish */
    "antecedentes", "introducción", "objetivo", "objetivos", "método", "métodos", "metodología", "resultados",
    "resultado", "conclusión", "conclusiones", "discusión",
    /* French */
    "contexte", "introduction", "objectif", "objectifs", "but", "méthode", "méthodes", "résultat", "résultats",
    "conclusion", "conclusions",
    /* Portuguese */
    "introdução", "contexto", "métodos", "conclusão", "conclusões", "discussão",
};

enum { ABSTRACT_HEADING_MAX = 48 };

static bool abstract_known(struct wn_str word, struct wn_arena *scratch)
{
    struct wn_str folded = wn_text_fold(scratch, word);
    for (size_t i = 0; i < sizeof abstract_words / sizeof *abstract_words; i++)
        if (wn_str_is(folded, abstract_words[i]))
            return true;
    return false;
}

static size_t abstract_word_end(struct wn_str s, size_t at)
{
    uint32_t cp;
    size_t end = at;
    while (wn_text_next(s, &at, &cp) && (wn_text_is_letter(cp) || cp == '\''))
        end = at;
    return end;
}

static bool abstract_capitals(struct wn_str word)
{
    uint32_t cp;
    size_t letters = 0;
    for (size_t at = 0; wn_text_next(word, &at, &cp); letters++)
        if (!wn_text_is_upper(cp))
            return false;
    return letters >= 3;
}

/* End of further words of the heading ("and Methods", "OUTCOME MEASURES") behind its first, up to a colon. */
static size_t abstract_to_colon(struct wn_str s, size_t at)
{
    size_t limit = at + ABSTRACT_HEADING_MAX < s.n ? at + ABSTRACT_HEADING_MAX : s.n;
    for (; at < limit; at++) {
        unsigned char c = (unsigned char)s.p[at];
        if (c == ':')
            return at + 1;
        if (c == '.' || c == ',' || c == ';' || c == '\n' || (c >= '0' && c <= '9'))
            return 0;
    }
    return 0;
}

/* "AND", "/", "&" and further words in capitals belong to a heading in capitals. */
static size_t abstract_more_capitals(struct wn_str s, size_t end)
{
    for (;;) {
        size_t at = end;
        while (at < s.n && (s.p[at] == ' ' || s.p[at] == '/' || s.p[at] == '&'))
            at++;
        size_t word = abstract_word_end(s, at);
        if (at == end || word == at || !abstract_capitals(wn_str_first(wn_str_from(s, at), word - at)))
            return end;
        end = word;
    }
}

/* Length of the heading that begins at `at`, or 0. */
static size_t abstract_heading(struct wn_str s, size_t at, struct wn_arena *scratch)
{
    size_t end = abstract_word_end(s, at);
    struct wn_str word = wn_str_first(wn_str_from(s, at), end - at);
    uint32_t first = 0;
    size_t step = at;
    if (word.n == 0 || word.n > ABSTRACT_HEADING_MAX || !wn_text_next(s, &step, &first) ||
        !wn_text_is_upper(first) || !abstract_known(word, scratch))
        return 0;
    if (abstract_capitals(word)) {
        end = abstract_more_capitals(s, end);
        return (end < s.n && s.p[end] == ':' ? end + 1 : end) - at;
    }
    size_t colon = abstract_to_colon(s, end);
    return colon ? colon - at : 0;
}

/* Can a heading begin here: at the start, after a line end, or after the end of a sentence and a blank? */
static bool abstract_sentence_starts(struct wn_str s, size_t at)
{
    size_t back = at;
    while (back > 0 && (s.p[back - 1] == ' ' || s.p[back - 1] == '\n'))
        back--;
    if (back == 0)
        return true;
    if (back == at)
        return false;
    for (size_t i = back; i < at; i++)
        if (s.p[i] == '\n')
            return true;
    char c = s.p[back - 1];
    if (c == ',' && back > 1) /* Ovid joins the parts with "., " */
        c = s.p[back - 2];
    return c == '.' || c == '?' || c == '!' || c == ')' || c == ';';
}

struct abstract_parts {
    struct wn_arena *arena;
    struct wn_part *v;
    size_t n, capacity;
};

static void abstract_add(struct abstract_parts *parts, struct wn_str heading, struct wn_str text)
{
    text = wn_str_trim(text);
    if (heading.n == 0 && text.n == 0)
        return;
    parts->v = wn_arena_grow(parts->arena, parts->v, parts->n, &parts->capacity, sizeof *parts->v);
    parts->v[parts->n++] = (struct wn_part){heading, text};
}

size_t wn_abstract_parts(struct wn_str abstract, struct wn_arena *arena, const struct wn_part **out)
{
    struct abstract_parts parts = {.arena = arena};
    struct wn_arena scratch = {0};
    struct wn_str heading = WN_STR("");
    size_t from = 0;
    for (size_t at = 0; at < abstract.n; at++) {
        bool paragraph = at > 0 && abstract.p[at - 1] == '\n';
        bool capital = ((unsigned char)abstract.p[at] & 0x80) ||
                       (abstract.p[at] >= 'A' && abstract.p[at] <= 'Z');
        size_t n = capital && abstract_sentence_starts(abstract, at)
                       ? abstract_heading(abstract, at, &scratch)
                       : 0;
        if (n == 0 && !paragraph)
            continue;
        abstract_add(&parts, heading, wn_str_first(wn_str_from(abstract, from), at - from));
        heading = wn_str_first(wn_str_from(abstract, at), n);
        from = at + n;
        at = from > at ? from - 1 : at;
    }
    abstract_add(&parts, heading, wn_str_from(abstract, from));
    wn_arena_free(&scratch);
    *out = parts.v;
    return parts.n;
}
