/* SPDX-License-Identifier: MIT */
/*
 * Each term is one compiled expression, run over the text on its own; a term whose longest plain
 * word does not occur in the text is not run at all, which spares most of them. Marks are then
 * chosen from all matches, longest first. Expressions that people wrote run under limits, so that
 * none of them can hold up the view.
 */
#include "winnow/core/terms.h"

#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "terms_pattern.h"
#include "terms_text.h"

#include "winnow/base/mem.h"
#include "winnow/base/text.h"

enum {
    TERMS_LONGEST = 4096, /* bytes of one term */
    TERMS_MATCH_LIMIT = 100000,
    TERMS_DEPTH_LIMIT = 1000,
    TERMS_HEAP_KIB = 16 * 1024,
    TERMS_MARKS = 20000, /* matches kept of one text */
    TERMS_JIT_STACK = 512 * 1024
};

struct terms_one {
    pcre2_code *code;
    struct wn_str written, literal;
    size_t criterion;
    bool against, open_left;
};

struct wn_terms {
    struct wn_arena arena;
    struct terms_one *v;
    size_t n, capacity;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    pcre2_jit_stack *stack;
};

static pcre2_code *terms_compile(const struct wn_term_pattern *pattern, size_t *offset,
                                 struct wn_err *err)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C;
    int code;
    pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)pattern->text.p, pattern->text.n, options,
                                         &code, offset, NULL);
    if (compiled)
        return compiled;
    PCRE2_UCHAR words[160];
    if (pcre2_get_error_message(code, words, sizeof words) < 0)
        words[0] = '\0';
    wn_fail(err, WN_EINPUT, "%s", (const char *)words);
    return NULL;
}

/* The expression of a term, or NULL; *offset is then of the term as given. */
static pcre2_code *terms_make(struct wn_arena *arena, struct wn_str term,
                              struct wn_term_pattern *pattern, size_t *offset, struct wn_err *err)
{
    pcre2_code *code = NULL;
    struct wn_str trimmed = wn_str_trim(term);
    *offset = 0;
    if (term.n > TERMS_LONGEST) {
        wn_fail(err, WN_EINPUT, "the term has over %d bytes", TERMS_LONGEST);
        return NULL;
    }
    struct wn_terms_text text = wn_terms_text_of(arena, trimmed);
    if (wn_term_pattern(arena, text.text, pattern, offset, err)) {
        code = terms_compile(pattern, offset, err);
        *offset += pattern->expression;
    }
    *offset = wn_terms_text_from(&text, *offset) + (size_t)(trimmed.p - term.p);
    return code;
}

bool wn_term_check(struct wn_str term, size_t *offset, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_term_pattern pattern;
    pcre2_code *code = terms_make(&arena, term, &pattern, offset, err);
    pcre2_code_free(code);
    wn_arena_free(&arena);
    return code != NULL;
}

static bool terms_add(struct wn_terms *terms, struct wn_str term, size_t criterion, bool against,
                      struct wn_err *err)
{
    struct wn_term_pattern pattern;
    size_t offset;
    pcre2_code *code = terms_make(&terms->arena, term, &pattern, &offset, err);
    if (!code)
        return wn_wrap(err, "the term %.*s", WN_ARG(term));
    (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* without it, it only takes longer */
    terms->v = wn_arena_grow(&terms->arena, terms->v, terms->n, &terms->capacity,
                             sizeof *terms->v);
    terms->v[terms->n++] = (struct terms_one){
        .code = code, .written = wn_arena_copy(&terms->arena, term), .literal = pattern.literal,
        .criterion = criterion, .against = against, .open_left = pattern.open_left};
    return true;
}

static bool terms_add_words(struct wn_terms *terms, struct wn_words words, size_t criterion,
                            bool against, struct wn_err *err)
{
    for (size_t i = 0; i < words.n; i++)
        if (!terms_add(terms, words.v[i], criterion, against, err))
            return false;
    return true;
}

bool wn_terms_open(const struct wn_criteria *c, struct wn_terms **out, struct wn_err *err)
{
    struct wn_terms *terms = wn_alloc(sizeof *terms);
    terms->data = pcre2_match_data_create(1, NULL);
    terms->limits = pcre2_match_context_create(NULL);
    terms->stack = pcre2_jit_stack_create(32 * 1024, TERMS_JIT_STACK, NULL);
    if (!terms->data || !terms->limits)
        wn_die("out of memory; every decision is saved");
    pcre2_set_match_limit(terms->limits, TERMS_MATCH_LIMIT);
    pcre2_set_depth_limit(terms->limits, TERMS_DEPTH_LIMIT);
    pcre2_set_heap_limit(terms->limits, TERMS_HEAP_KIB);
    if (terms->stack)
        pcre2_jit_stack_assign(terms->limits, NULL, terms->stack);
    for (size_t i = 0; i < c->criteria.n; i++)
        if (!terms_add_words(terms, c->criteria.v[i].highlight, i, false, err) ||
            !terms_add_words(terms, c->criteria.v[i].highlight_against, i, true, err)) {
            wn_terms_close(terms);
            return false;
        }
    *out = terms;
    return true;
}

void wn_terms_close(struct wn_terms *terms)
{
    if (!terms)
        return;
    for (size_t i = 0; i < terms->n; i++)
        pcre2_code_free(terms->v[i].code);
    pcre2_match_data_free(terms->data);
    pcre2_match_context_free(terms->limits);
    pcre2_jit_stack_free(terms->stack);
    wn_arena_free(&terms->arena);
    wn_free(terms);
}

/* What is searched: the text as it is matched, and in small letters for the plain words. */
struct terms_subject {
    struct wn_terms_text map;
    struct wn_str lower;
};

/* The long s (U+017F) is the one letter outside ASCII that matches one inside. */
static struct terms_subject terms_subject(struct wn_arena *arena, struct wn_str text)
{
    struct terms_subject subject = {.map = wn_terms_text_of(arena, text)};
    struct wn_str s = subject.map.text;
    char *lower = WN_NEWS(arena, char, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\xC5' && i + 1 < s.n && s.p[i + 1] == '\xBF') {
            c = 's';
            i++;
        }
        lower[n++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    subject.lower = wn_str_of(lower, n);
    return subject;
}

static bool terms_inner(const struct terms_subject *subject, size_t from, size_t *before)
{
    struct wn_str s = subject->map.text;
    size_t at = from;
    while (at > 0 && ((unsigned char)s.p[--at] & 0xC0) == 0x80)
        ;
    uint32_t cp = 0;
    size_t next = at;
    *before = at;
    return from > 0 && wn_text_next(s, &next, &cp) &&
           (wn_text_is_letter(cp) || wn_text_is_digit(cp));
}

/*
 * The next match of the term at or after *at, as bytes of the normalised text; *at moves behind it.
 * False at the end, and when a limit was met (*limited).
 */
static bool terms_next(const struct wn_terms *terms, const struct terms_one *one,
                       const struct terms_subject *subject, size_t *at, size_t match[2],
                       bool *limited)
{
    struct wn_str s = subject->map.text;
    size_t start = *at, before;
    if (start == s.n)
        return false;
    int rc = pcre2_match(one->code, (PCRE2_SPTR)s.p, s.n, start,
                         PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK, terms->data, terms->limits);
    if (rc < 0) {
        *limited |= rc != PCRE2_ERROR_NOMATCH;
        return false;
    }
    const size_t *found = pcre2_get_ovector_pointer(terms->data);
    match[0] = found[0];
    match[1] = found[1];
    *at = match[1];
    while (one->open_left && match[0] > start && terms_inner(subject, match[0], &before))
        match[0] = before;
    return true;
}

static bool terms_may_match(const struct terms_one *one, const struct terms_subject *subject)
{
    return one->literal.n == 0 || wn_str_find(subject->lower, one->literal) < subject->lower.n;
}

static int terms_longest_first(const void *a, const void *b)
{
    const struct wn_mark *x = a, *y = b;
    size_t nx = x->to - x->from, ny = y->to - y->from;
    if (nx != ny)
        return nx > ny ? -1 : 1;
    if (x->criterion != y->criterion)
        return x->criterion < y->criterion ? -1 : 1;
    if (x->against != y->against)
        return x->against ? 1 : -1;
    return (x->from > y->from) - (x->from < y->from);
}

static int terms_by_position(const void *a, const void *b)
{
    const struct wn_mark *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

/*
 * Keeps the longest ones that do not overlap. As no later mark is longer than an earlier one, a
 * later one overlaps only where its first or its last byte is taken.
 */
static size_t terms_choose(struct wn_mark *v, size_t n, size_t bytes, struct wn_arena *arena)
{
    size_t kept = 0;
    if (n == 0)
        return 0;
    char *taken = WN_NEWS(arena, char, bytes);
    qsort(v, n, sizeof *v, terms_longest_first);
    for (size_t i = 0; i < n; i++) {
        if (taken[v[i].from] || taken[v[i].to - 1])
            continue;
        memset(taken + v[i].from, 1, v[i].to - v[i].from);
        v[kept++] = v[i];
    }
    qsort(v, kept, sizeof *v, terms_by_position);
    return kept;
}

struct terms_found {
    struct wn_mark *v;
    size_t n, capacity;
};

/* All matches of one term; none of them when a limit was met. */
static void terms_collect(const struct wn_terms *terms, const struct terms_one *one,
                          const struct terms_subject *subject, struct wn_arena *arena,
                          struct terms_found *found, bool *limited)
{
    size_t at = 0, match[2], first = found->n;
    bool stopped = false;
    while (terms_next(terms, one, subject, &at, match, &stopped)) {
        if (found->n == TERMS_MARKS) {
            stopped = true;
            break;
        }
        found->v = wn_arena_grow(arena, found->v, found->n, &found->capacity, sizeof *found->v);
        found->v[found->n++] = (struct wn_mark){
            .from = wn_terms_text_from(&subject->map, match[0]),
            .to = wn_terms_text_to(&subject->map, match[1]),
            .criterion = (unsigned char)one->criterion, .against = one->against};
    }
    if (stopped)
        found->n = first;
    *limited |= stopped;
}

struct wn_marks wn_terms_find(const struct wn_terms *terms, struct wn_str text,
                              struct wn_arena *arena, bool *limited)
{
    struct terms_subject subject = terms_subject(arena, text);
    struct terms_found found = {0};
    bool stopped = false;
    for (size_t i = 0; i < terms->n; i++)
        if (terms_may_match(&terms->v[i], &subject))
            terms_collect(terms, &terms->v[i], &subject, arena, &found, &stopped);
    if (limited)
        *limited = stopped;
    return (struct wn_marks){found.v, terms_choose(found.v, found.n, text.n, arena)};
}

size_t wn_terms_count(const struct wn_terms *terms)
{
    return terms->n;
}

void wn_terms_tally(const struct wn_terms *terms, struct wn_str text, struct wn_arena *scratch,
                    struct wn_term_use *use)
{
    struct terms_subject subject = terms_subject(scratch, text);
    for (size_t i = 0; i < terms->n; i++) {
        const struct terms_one *one = &terms->v[i];
        size_t at = 0, match[2];
        bool limited = false;
        use[i].criterion = one->criterion;
        use[i].against = one->against;
        use[i].term = one->written;
        if (!terms_may_match(one, &subject))
            continue;
        while (terms_next(terms, one, &subject, &at, match, &limited)) {
            use[i].matches++;
            use[i].any = true;
        }
    }
}
