/* SPDX-License-Identifier: MIT */
/*
 * A heading is a known word at the start of a sentence, alone or with further known words
 * ("Materials and methods"), either in capitals or followed by a colon. "Methods were ..." and
 * "Results showed two things: ..." are sentences, "METHODS We asked" and "Methods: we asked" are
 * headings. In capitals and before a colon any words may follow ("PATIENTS WITH COPD:"); without
 * the colon an abbreviation behind the heading ("METHODS MRI was") belongs to the sentence.
 */
#include "winnow/core/abstract.h"

#include <stdbool.h>
#include <string.h>

#include "winnow/base/text.h"

/* First words of section headings, folded already. */
static const char *const abstract_words[] = {
    /* English */
    "background", "introduction", "context", "rationale", "objective", "objectives", "aim",
    "aims", "purpose", "hypothesis", "design", "setting", "participants", "participant",
    "subjects", "patients", "population", "intervention", "interventions", "exposure",
    "method", "methods", "materials", "methodology", "procedure", "measurements", "measures",
    "main", "outcome", "outcomes", "primary", "analysis", "result", "results", "findings",
    "discussion", "conclusion", "conclusions", "implications", "significance", "limitations",
    "interpretation", "summary", "importance", "data", "search", "selection", "eligibility",
    "registration", "funding", "what", "keywords",
    /* German */
    "hintergrund", "einleitung", "ziel", "ziele", "zielsetzung", "fragestellung", "methode",
    "methoden", "methodik", "ergebnis", "ergebnisse", "diskussion", "schlussfolgerung",
    "schlussfolgerungen", "fazit",
    /* Spanish */
    "antecedentes", "introducción", "objetivo", "objetivos", "método", "métodos",
    "metodología", "resultados", "resultado", "conclusión", "conclusiones", "discusión",
    /* French */
    "contexte", "objectif", "objectifs", "but", "méthode", "méthodes", "résultat",
    "résultats",
    /* Portuguese */
    "introdução", "contexto", "conclusão", "conclusões", "discussão",
};

/* What stands behind such a word in a heading, and begins none. */
static const char *const abstract_behind[] = {
    "and", "or", "of", "the", "for", "to", "in", "source", "sources", "extraction", "synthesis",
    "collection", "measure", "size", "criteria", "study", "studies", "statement", "question",
    "questions", "number", "trial", "used", "key", "secondary", "relevance",
    "und", "der", "die", "y", "e", "et", "de", "la", "las", "los", "les", "des", "do", "da", "dos",
};

enum {
    ABSTRACT_HEADING_MAX = 48, /* bytes */
    ABSTRACT_CAPITALS = 3      /* fewer letters in capitals are an abbreviation */
};

static bool abstract_among(struct wn_str word, const char *const *list, size_t n,
                           struct wn_arena *scratch)
{
    struct wn_str folded = wn_text_fold(scratch, word);
    for (size_t i = 0; i < n; i++)
        if (wn_str_is(folded, list[i]))
            return true;
    return false;
}

static bool abstract_known(struct wn_str word, struct wn_arena *scratch)
{
    return abstract_among(word, abstract_words, sizeof abstract_words / sizeof *abstract_words,
                          scratch);
}

/* May it stand behind the first word of a heading? */
static bool abstract_follows(struct wn_str word, struct wn_arena *scratch)
{
    return abstract_known(word, scratch) ||
           abstract_among(word, abstract_behind, sizeof abstract_behind / sizeof *abstract_behind,
                          scratch);
}

static size_t abstract_word_end(struct wn_str s, size_t at)
{
    uint32_t cp;
    size_t end = at;
    while (wn_text_next(s, &at, &cp) && (wn_text_is_letter(cp) || cp == '\''))
        end = at;
    return end;
}

static bool abstract_upper(struct wn_str word)
{
    uint32_t cp;
    for (size_t at = 0; wn_text_next(word, &at, &cp);)
        if (!wn_text_is_upper(cp))
            return false;
    return word.n > 0;
}

/* The next word behind `at` and what may part two words of a heading; empty: none. */
static struct wn_str abstract_next_word(struct wn_str s, size_t at, size_t *from)
{
    while (at < s.n && strchr(" /&,-", s.p[at]) && s.p[at])
        at++;
    *from = at;
    return wn_str_first(wn_str_from(s, at), abstract_word_end(s, at) - at);
}

/* Behind the colon that follows (French puts a blank before it), or 0. */
static size_t abstract_colon(struct wn_str s, size_t at)
{
    while (at < s.n && s.p[at] == ' ')
        at++;
    return at < s.n && s.p[at] == ':' ? at + 1 : 0;
}

/* Further words that may follow ("and methods"), then a colon: behind it; else 0. */
static size_t abstract_to_colon(struct wn_str s, size_t at, size_t limit, struct wn_arena *scratch)
{
    while (at < limit) {
        size_t from, colon = abstract_colon(s, at);
        if (colon)
            return colon;
        struct wn_str word = abstract_next_word(s, at, &from);
        if (word.n == 0 || !abstract_follows(word, scratch))
            return 0;
        at = from + word.n;
    }
    return 0;
}

/* The end of a heading in capitals whose first word ends at `end`, its colon included. */
static size_t abstract_in_capitals(struct wn_str s, size_t end, size_t limit,
                                   struct wn_arena *scratch)
{
    size_t sure = end, from;
    bool known = true;
    for (;;) {
        size_t colon = abstract_colon(s, end);
        if (colon)
            return colon;
        struct wn_str word = abstract_next_word(s, end, &from);
        if (from == end || from + word.n > limit || !abstract_upper(word))
            return sure;
        end = from + word.n;
        known = known && abstract_follows(word, scratch);
        if (known && abstract_known(word, scratch))
            sure = end;
    }
}

/* Length of the heading that begins at `at`, or 0. */
static size_t abstract_heading(struct wn_str s, size_t at, struct wn_arena *scratch)
{
    size_t end = abstract_word_end(s, at), step = at;
    size_t limit = at + ABSTRACT_HEADING_MAX < s.n ? at + ABSTRACT_HEADING_MAX : s.n;
    struct wn_str word = wn_str_first(wn_str_from(s, at), end - at);
    uint32_t first = 0;
    if (word.n == 0 || end > limit || !wn_text_next(s, &step, &first) ||
        !wn_text_is_upper(first) || !abstract_known(word, scratch))
        return 0;
    bool capitals = word.n >= ABSTRACT_CAPITALS && abstract_upper(word);
    size_t behind = capitals ? abstract_in_capitals(s, end, limit, scratch)
                             : abstract_to_colon(s, end, limit, scratch);
    return behind ? behind - at : 0;
}

/* Can a heading begin here: at the start, after a line end, after a sentence and a blank? */
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
        size_t n = 0;
        if (capital && abstract_sentence_starts(abstract, at))
            n = abstract_heading(abstract, at, &scratch);
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
