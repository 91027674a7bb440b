/* SPDX-License-Identifier: MIT */
/*
 * A scan for the rarest letter of the longest plain word, in both cases, finds most texts out
 * without looking at anything else. Three characters may hide the word: a soft hyphen within it,
 * and the long s and the Kelvin sign, which match s and k. A text with one of them is always
 * matched.
 */
#include "winnow/core/seek.h"

#include <stdint.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "terms_pattern.h"
#include "terms_text.h"

#include "winnow/base/mem.h"

enum { SEEK_LONGEST = 4096, SEEK_MATCH_LIMIT = 100000, SEEK_DEPTH_LIMIT = 1000 };

struct wn_seek {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    char *literal; /* small letters and digits */
    size_t literal_n, rare; /* index of its rarest letter */
};

/* Letters of English text from the rarest on; digits are rarer still. */
static size_t seek_rarest(struct wn_str literal)
{
    static const char order[] = "0123456789zqjxkvbpygfwmucldrhsnioate";
    for (const char *c = order; *c; c++) {
        size_t at = wn_str_find_byte(literal, *c);
        if (at < literal.n)
            return at;
    }
    return 0;
}

static bool seek_compile(struct wn_seek *seek, const struct wn_term_pattern *pattern,
                         struct wn_err *err)
{
    int code;
    size_t offset;
    seek->code = pcre2_compile((PCRE2_SPTR)pattern->text.p, pattern->text.n,
                               PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C,
                               &code, &offset, NULL);
    if (!seek->code) {
        PCRE2_UCHAR words[160];
        if (pcre2_get_error_message(code, words, sizeof words) < 0)
            words[0] = '\0';
        return wn_fail(err, WN_EINPUT, "%s", (const char *)words);
    }
    (void)pcre2_jit_compile(seek->code, PCRE2_JIT_COMPLETE); /* without it, it only takes longer */
    seek->data = pcre2_match_data_create(1, NULL);
    seek->limits = pcre2_match_context_create(NULL);
    if (!seek->data || !seek->limits)
        wn_die("out of memory; every decision is saved");
    pcre2_set_match_limit(seek->limits, SEEK_MATCH_LIMIT);
    pcre2_set_depth_limit(seek->limits, SEEK_DEPTH_LIMIT);
    return true;
}

bool wn_seek_open(struct wn_str term, struct wn_seek **out, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_term_pattern pattern;
    size_t offset;
    *out = NULL;
    if (term.n > SEEK_LONGEST)
        return wn_fail(err, WN_EINPUT, "the term has over %d bytes", SEEK_LONGEST);
    struct wn_seek *seek = wn_alloc(sizeof *seek);
    struct wn_terms_text text = wn_terms_text_of(&arena, wn_str_trim(term));
    bool ok = wn_term_pattern(&arena, text.text, &pattern, &offset, err) &&
              seek_compile(seek, &pattern, err);
    if (ok && pattern.literal.n) {
        seek->literal = wn_alloc(pattern.literal.n + 1);
        memcpy(seek->literal, pattern.literal.p, pattern.literal.n);
        seek->literal_n = pattern.literal.n;
        seek->rare = seek_rarest(pattern.literal);
    }
    wn_arena_free(&arena);
    if (!ok) {
        wn_seek_close(seek);
        return false;
    }
    *out = seek;
    return true;
}

void wn_seek_close(struct wn_seek *seek)
{
    if (!seek)
        return;
    pcre2_code_free(seek->code);
    pcre2_match_data_free(seek->data);
    pcre2_match_context_free(seek->limits);
    wn_free(seek->literal);
    wn_free(seek);
}

/* Eight bytes at a time: this is asked of every text. */
static bool seek_ascii(struct wn_str s)
{
    uint64_t all = 0, eight;
    size_t i = 0;
    for (; i + sizeof eight <= s.n; i += sizeof eight) {
        memcpy(&eight, s.p + i, sizeof eight);
        all |= eight;
    }
    for (; i < s.n; i++)
        all |= (unsigned char)s.p[i];
    return (all & 0x8080808080808080u) == 0;
}

static bool seek_hides(struct wn_str s)
{
    static const char *const signs[] = {"\xC2\xAD", "\xC5\xBF", "\xE2\x84\xAA"};
    for (size_t i = 0; i < s.n; i++)
        for (size_t k = 0; (unsigned char)s.p[i] >= 0x80 && k < sizeof signs / sizeof *signs; k++)
            if (wn_str_starts(wn_str_from(s, i), wn_str(signs[k])))
                return true;
    return false;
}

static const char *seek_byte(const char *from, const char *end, char c)
{
    return from < end ? memchr(from, c, (size_t)(end - from)) : NULL;
}

/* Is the plain word in s, in any ASCII case? */
static bool seek_literal(const struct wn_seek *seek, struct wn_str s)
{
    if (s.n < seek->literal_n)
        return false;
    char small = seek->literal[seek->rare];
    char large = (char)(small >= 'a' && small <= 'z' ? small - 0x20 : small);
    const char *end = s.p + s.n - (seek->literal_n - 1 - seek->rare);
    const char *a = seek_byte(s.p + seek->rare, end, small);
    const char *b = large == small ? NULL : seek_byte(s.p + seek->rare, end, large);
    while (a || b) {
        bool first = a && (!b || a < b);
        const char *at = first ? a : b;
        if (wn_str_eq_nocase(wn_str_of(at - seek->rare, seek->literal_n),
                             wn_str_of(seek->literal, seek->literal_n)))
            return true;
        if (first)
            a = seek_byte(at + 1, end, small);
        else
            b = seek_byte(at + 1, end, large);
    }
    return false;
}

bool wn_seek_in(const struct wn_seek *seek, struct wn_str text, struct wn_arena *scratch)
{
    if (text.n == 0)
        return false;
    bool missing = seek->literal_n && !seek_literal(seek, text), ascii = seek_ascii(text);
    if (missing && (ascii || !seek_hides(text)))
        return false;
    struct wn_str s = ascii ? text : wn_terms_text_of(scratch, text).text;
    if (s.n == 0)
        return false;
    return pcre2_match(seek->code, (PCRE2_SPTR)s.p, s.n, 0, PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK,
                       seek->data, seek->limits) > 0;
}
