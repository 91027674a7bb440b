/* SPDX-License-Identifier: MIT */
/*
 * The one way out for text (DESIGN 5.10): nothing that a record, a file name or a message holds may
 * move the cursor, speak to the terminal, turn the order of letters round or hide. Each character
 * is kept, made a blank, made the placeholder, or dropped; what is decided looks at what was put
 * out so far and at the next character only, so that cleaning twice changes nothing.
 */
#include "winnow/base/text.h"

#include <utf8proc.h>

#include "text_plain.h"

enum { CLEAN_PLACEHOLDER = 0xFFFD, CLEAN_MARKS = 3, CLEAN_ZWNJ = 0x200C, CLEAN_ZWJ = 0x200D };

struct clean {
    struct wn_buf *out;
    uint32_t last; /* character put out last, 0 at the start of a line */
    int marks;     /* on the base put out last */
    bool emoji;    /* that base is one */
};

/* Drawn as nothing or as emptiness, though not of a class that says so. */
static const struct {
    uint32_t first, last;
} clean_hidden_ranges[] = {
    {0x034F, 0x034F}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x2065, 0x2065}, {0x3164, 0x3164},
    {0xFDD0, 0xFDEF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0xE0000, 0xE00FF}, {0xE01F0, 0xE0FFF},
};

static bool clean_hidden(uint32_t cp)
{
    for (size_t i = 0; i < sizeof clean_hidden_ranges / sizeof *clean_hidden_ranges; i++)
        if (cp >= clean_hidden_ranges[i].first && cp <= clean_hidden_ranges[i].last)
            return true;
    return (cp & 0xFFFE) == 0xFFFE; /* the two noncharacters of each plane */
}

static utf8proc_category_t clean_category(uint32_t cp)
{
    return utf8proc_category((utf8proc_int32_t)cp);
}

/* Drawn over or under its base: a hundred of them reach other lines. */
static bool clean_stacks(uint32_t cp)
{
    return clean_category(cp) == UTF8PROC_CATEGORY_MN || clean_category(cp) == UTF8PROC_CATEGORY_ME;
}

/* Format characters are invisible, but for the Arabic and Kaithi signs that enclose numbers. */
static bool clean_format(uint32_t cp)
{
    return clean_category(cp) == UTF8PROC_CATEGORY_CF &&
           utf8proc_get_property((utf8proc_int32_t)cp)->boundclass != UTF8PROC_BOUNDCLASS_PREPEND;
}

static bool clean_pictograph(uint32_t cp)
{
    return utf8proc_get_property((utf8proc_int32_t)cp)->boundclass ==
           UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

static bool clean_joiner(uint32_t cp)
{
    return cp == CLEAN_ZWNJ || cp == CLEAN_ZWJ;
}

/* A joiner stays between letters, and U+200D within an emoji. */
static bool clean_joins(const struct clean *c, uint32_t cp, uint32_t next)
{
    if (cp == CLEAN_ZWJ && c->emoji && clean_pictograph(next))
        return true;
    if (clean_hidden(next) || (clean_stacks(next) && c->marks >= CLEAN_MARKS))
        return false; /* what follows will be no letter when it is put out */
    return wn_text_is_letter(c->last) && wn_text_is_letter(next);
}

/* What is shown for cp: itself, a blank or the placeholder. */
static uint32_t clean_shown(const struct clean *c, uint32_t cp, uint32_t next)
{
    utf8proc_category_t category = clean_category(cp);
    if (cp == '\t' || (category == UTF8PROC_CATEGORY_ZS && cp != 0x3000))
        return ' ';
    if (category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP)
        return ' ';
    if (clean_joiner(cp))
        return clean_joins(c, cp, next) ? cp : CLEAN_PLACEHOLDER;
    if (cp == 0xAD)
        return '-'; /* soft hyphen: publishers use it, and terminals show it so */
    if (category == UTF8PROC_CATEGORY_CC || clean_format(cp) || clean_hidden(cp))
        return CLEAN_PLACEHOLDER;
    bool mark = category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
    return mark && c->last == 0 ? CLEAN_PLACEHOLDER : cp; /* it would sit on what stands before */
}

static void clean_put(struct clean *c, uint32_t cp)
{
    if (clean_stacks(cp)) {
        if (c->marks >= CLEAN_MARKS)
            return;
        c->marks++;
    } else if (!clean_joiner(cp) && clean_category(cp) != UTF8PROC_CATEGORY_MC) {
        bool tone = cp >= 0x1F3FB && cp <= 0x1F3FF;
        c->marks = 0;
        c->emoji = tone ? c->emoji : clean_pictograph(cp);
    }
    wn_text_put(c->out, cp);
    c->last = cp;
}

static void clean_next(struct clean *c, struct wn_str s, size_t *at, enum wn_clean how)
{
    uint32_t cp = 0, next = 0;
    wn_text_next(s, at, &cp);
    size_t after = *at;
    wn_text_next(s, &after, &next);
    if (cp == '\n' && how == WN_CLEAN_LINES) {
        wn_buf_byte(c->out, '\n');
        *c = (struct clean){.out = c->out};
    } else if (cp == '\n') {
        clean_put(c, ' ');
    } else if (cp != '\r' || next != '\n') { /* CR LF is one line end */
        clean_put(c, clean_shown(c, cp, next));
    }
}

void wn_text_clean_to(struct wn_buf *out, struct wn_str s, enum wn_clean how)
{
    struct clean c = {.out = out};
    for (size_t at = 0; at < s.n;) {
        size_t run = wn_text_plain(wn_str_from(s, at));
        if (run) {
            wn_buf_put(out, wn_str_first(wn_str_from(s, at), run));
            at += run;
            c = (struct clean){.out = out, .last = (unsigned char)s.p[at - 1]};
        } else {
            clean_next(&c, s, &at, how);
        }
    }
}

struct wn_str wn_text_clean(struct wn_arena *arena, struct wn_str s, enum wn_clean how)
{
    if (wn_text_plain(s) == s.n)
        return wn_arena_copy(arena, s);
    struct wn_buf out = {0};
    wn_text_clean_to(&out, s, how);
    s = wn_arena_copy(arena, wn_buf_str(&out));
    wn_buf_free(&out);
    return s;
}
