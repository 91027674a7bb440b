/* SPDX-License-Identifier: MIT */
/*
 * A term is one operand, or two with NEAR/n between them. An operand is words; blanks between words
 * and hyphens become a GAP, `*` and `?` letters, all else stands for itself. Marks (accents that do
 * not compose, vowel signs) count as part of a word, so that no word ends in the middle of a
 * syllable. Inner `*` are bounded: a text made to be slow would otherwise be quadratic.
 */
#include "terms_pattern.h"

#include <stdint.h>

#include "winnow/base/buf.h"
#include "winnow/base/text.h"

#define LETTER     "[\\p{L}\\p{N}\\p{M}]"
#define NOT_LETTER "[^\\p{L}\\p{N}\\p{M}]"
#define GAP        "[\\s\\x{2010}-\\x{2015}\\-/]"
#define INNER      LETTER "{0,40}"

enum { LETTERS_WITH_STAR = 3, LETTERS_WITH_QUESTION = 2, NEAR_MOST = 50, FIRST_WIDE = 0x2E80 };

int64_t wn_term_near(struct wn_str word)
{
    static const struct { const char *name; bool bare; } names[] = {
        {"NEAR", true}, {"ADJ", true}, {"W", false}}; /* W3 could be a word */
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct wn_str name = wn_str(names[i].name), rest = wn_str_from(word, name.n);
        bool slash = rest.n && rest.p[0] == '/';
        int64_t words;
        if (wn_str_starts_nocase(word, name) && (slash || names[i].bare) &&
            wn_str_int(wn_str_from(rest, slash), &words) && words >= 0)
            return words;
    }
    return -1;
}

static bool pattern_is_dash(uint32_t cp)
{
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2015);
}

struct pattern_count {
    size_t letters;
    bool star, question;
};

static struct pattern_count pattern_count(struct wn_str operand)
{
    struct pattern_count count = {0};
    uint32_t cp;
    for (size_t at = 0; wn_text_next(operand, &at, &cp);) {
        count.star |= cp == '*';
        count.question |= cp == '?';
        if (wn_text_is_letter(cp) || wn_text_is_digit(cp))
            count.letters += cp >= FIRST_WIDE ? LETTERS_WITH_STAR : 1;
    }
    return count;
}

static bool pattern_check(struct wn_str term, struct wn_str operand, size_t *offset,
                          struct wn_err *err)
{
    struct pattern_count count = pattern_count(operand);
    *offset = (size_t)(operand.p - term.p);
    if ((count.star && count.letters < LETTERS_WITH_STAR) ||
        (count.question && count.letters < LETTERS_WITH_QUESTION))
        return wn_fail(err, WN_EINPUT,
                       "\"%.*s\" would mark almost every word; give three letters or more",
                       WN_ARG(operand));
    if (wn_str_starts(operand, WN_STR("* ")) || wn_str_ends(operand, WN_STR(" *")))
        return wn_fail(err, WN_EINPUT, "a * alone stands for any word; put it between two words");
    if (count.letters == 0)
        return wn_fail(err, WN_EINPUT, "\"%.*s\" has no letter or digit to look for",
                       WN_ARG(operand));
    return true;
}

/* A run of blanks, or of dashes, or of both, that begins at `at`; its end. */
static size_t pattern_gap(struct wn_str s, size_t at, bool *blank)
{
    uint32_t cp;
    *blank = false;
    for (size_t next = at; wn_text_next(s, &next, &cp); at = next) {
        if (!wn_text_is_space(cp) && !pattern_is_dash(cp))
            break;
        *blank |= wn_text_is_space(cp);
    }
    return at;
}

static void pattern_char(struct wn_buf *out, uint32_t cp)
{
    bool special = cp < 0x80 && !wn_text_is_letter(cp) && !wn_text_is_digit(cp);
    if (special)
        wn_buf_byte(out, '\\');
    wn_text_put(out, cp);
}

static void pattern_star(struct wn_buf *out, struct wn_str operand, size_t after, bool leads)
{
    size_t at = after - 1;
    bool lone = at > 0 && operand.p[at - 1] == ' ' && after < operand.n && operand.p[after] == ' ';
    if (at == 0 && leads)
        return; /* open_left */
    wn_buf_text(out, lone ? LETTER "{1,40}" : after == operand.n ? LETTER "*" : INNER);
}

static void pattern_piece(struct wn_buf *out, struct wn_str s, size_t after, uint32_t cp,
                          bool leads)
{
    if (cp == '*')
        pattern_star(out, s, after, leads);
    else if (cp == '?')
        wn_buf_text(out, "[\\p{L}\\p{N}]\\p{M}*+");
    else if (pattern_is_dash(cp))
        wn_buf_text(out, "[\\x{2010}-\\x{2015}\\-]");
    else if (cp != '"')
        pattern_char(out, cp);
}

/* leads: nothing of the pattern stands before it, so a star at its start is left to open_left. */
static void pattern_operand(struct wn_buf *out, struct wn_str s, bool leads)
{
    uint32_t cp;
    if (s.p[0] != '*')
        wn_buf_text(out, "(?<!" LETTER ")");
    for (size_t at = 0, next = 0; wn_text_next(s, &next, &cp); at = next) {
        bool blank;
        size_t gap = pattern_gap(s, at, &blank);
        if (gap > at && at > 0 && gap < s.n) {
            wn_buf_print(out, GAP "{%d,3}", blank ? 1 : 0);
            next = gap;
        } else {
            pattern_piece(out, s, next, cp, leads);
        }
    }
    if (s.p[s.n - 1] != '*')
        wn_buf_text(out, "(?!" LETTER ")");
}

static bool pattern_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The longest run of ASCII letters and digits, lower-case, if longer than the one so far. */
static void pattern_literal(struct wn_arena *arena, struct wn_str s, struct wn_str *best)
{
    struct wn_str longest = {NULL, 0};
    for (size_t from = 0, to = 0; from < s.n; from = ++to) {
        while (to < s.n && pattern_ascii_letter(s.p[to]))
            to++;
        if (to - from > longest.n)
            longest = wn_str_of(s.p + from, to - from);
    }
    if (longest.n <= best->n)
        return;
    char *lower = WN_NEWS(arena, char, longest.n);
    for (size_t i = 0; i < longest.n; i++)
        lower[i] = (char)(longest.p[i] | (longest.p[i] >= 'A' && longest.p[i] <= 'Z' ? 0x20 : 0));
    *best = wn_str_of(lower, longest.n);
}

struct pattern_parts {
    struct wn_str v[2];
    int64_t between; /* -1: there is one part only */
};

static bool pattern_operator(struct wn_str word, struct pattern_parts *parts, struct wn_err *err)
{
    int64_t between = wn_term_near(word);
    if (between > NEAR_MOST)
        return wn_fail(err, WN_EINPUT, "NEAR takes 0 to %d words", NEAR_MOST);
    if (between >= 0 && parts->between >= 0)
        return wn_fail(err, WN_EINPUT, "a term can have one NEAR; write two terms");
    if (between >= 0)
        parts->between = between;
    else if (wn_str_is(word, "NEAR") || wn_str_is(word, "ADJ"))
        return wn_fail(err, WN_EINPUT, "%.*s needs a number: NEAR/3", WN_ARG(word));
    else if (wn_str_is(word, "OR") || wn_str_is(word, "AND") || wn_str_is(word, "NOT"))
        return wn_fail(err, WN_EINPUT, "%.*s joins searches, not terms; write each part as a term "
                       "of its own, or the word in small letters", WN_ARG(word));
    return true;
}

/* Blanks and quotes around a part say nothing: "in vitro" is the phrase in vitro. */
static struct wn_str pattern_bare(struct wn_str s)
{
    s = wn_str_trim(s);
    while (s.n && s.p[0] == '"')
        s = wn_str_trim_left(wn_str_from(s, 1));
    while (s.n && s.p[s.n - 1] == '"')
        s = wn_str_trim_right(wn_str_first(s, s.n - 1));
    return s;
}

static bool pattern_split(struct wn_str term, struct pattern_parts *parts, size_t *offset,
                          struct wn_err *err)
{
    struct wn_str rest = term, word;
    *parts = (struct pattern_parts){.v = {term}, .between = -1};
    while (wn_str_split(&rest, ' ', &word)) {
        bool inner = word.p > term.p && rest.p;
        bool had = parts->between >= 0;
        *offset = (size_t)(word.p - term.p);
        if ((inner || wn_term_near(word) >= 0) && !pattern_operator(word, parts, err))
            return false;
        if (!had && parts->between >= 0) {
            parts->v[0] = wn_str_first(term, *offset);
            parts->v[1] = wn_str_from(term, *offset + word.n);
        }
    }
    parts->v[0] = pattern_bare(parts->v[0]);
    parts->v[1] = pattern_bare(parts->v[1]);
    *offset = 0;
    if (parts->v[0].n == 0 || (parts->between >= 0 && parts->v[1].n == 0))
        return wn_fail(err, WN_EINPUT, "%s", parts->between < 0 ? "the term is empty"
                                             : "NEAR needs words on both sides");
    return true;
}

static void pattern_both(struct wn_buf *out, const struct pattern_parts *parts, size_t first)
{
    pattern_operand(out, parts->v[first], true);
    wn_buf_print(out, "(?:" NOT_LETTER "+" LETTER "+){0,%d}?" NOT_LETTER "+",
                 (int)parts->between);
    pattern_operand(out, parts->v[1 - first], false);
}

static bool pattern_expression(struct wn_str term, struct wn_term_pattern *out, size_t *offset,
                               struct wn_err *err)
{
    *offset = term.n - 1;
    if (term.n < 2 || term.p[term.n - 1] != '/')
        return wn_fail(err, WN_EINPUT, "the expression that / begins is not ended by a /");
    if (term.n == 2)
        return wn_fail(err, WN_EINPUT, "the expression between the slashes is empty");
    *out = (struct wn_term_pattern){.text = wn_str_of(term.p + 1, term.n - 2), .expression = true};
    return true;
}

bool wn_term_pattern(struct wn_arena *arena, struct wn_str term, struct wn_term_pattern *out,
                     size_t *offset, struct wn_err *err)
{
    struct pattern_parts parts;
    *offset = 0;
    *out = (struct wn_term_pattern){0};
    if (term.n && term.p[0] == '/')
        return pattern_expression(term, out, offset, err);
    if (!pattern_split(term, &parts, offset, err))
        return false;
    for (size_t i = 0; i < (parts.between < 0 ? 1u : 2u); i++) {
        if (!pattern_check(term, parts.v[i], offset, err))
            return false;
        pattern_literal(arena, parts.v[i], &out->literal);
        out->open_left |= parts.v[i].p[0] == '*';
    }
    struct wn_buf text = {0};
    if (parts.between < 0) {
        pattern_operand(&text, parts.v[0], true);
    } else {
        pattern_both(&text, &parts, 0);
        wn_buf_text(&text, "|");
        pattern_both(&text, &parts, 1);
    }
    out->text = wn_arena_copy(arena, wn_buf_str(&text));
    wn_buf_free(&text);
    return true;
}
