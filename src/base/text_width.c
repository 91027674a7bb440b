/* SPDX-License-Identifier: MIT */
/*
 * Columns. A cluster takes the columns of its characters, but never more than two: that is how
 * terminals draw a flag, a family joined by U+200D, a letter with its marks.
 */
#include "winnow/base/text.h"

#include <utf8proc.h>

#include "text_plain.h"

int wn_text_cp_width(uint32_t cp)
{
    if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
        return 1;
    if (cp < 0x300)
        return 1;
    return utf8proc_charwidth((utf8proc_int32_t)cp);
}

static bool width_is_plain(char c)
{
    return c >= 0x20 && c < 0x7F;
}

size_t wn_text_grapheme(struct wn_str s, size_t at, int *width)
{
    *width = 0;
    uint32_t cp, next;
    size_t end = at;
    if (!wn_text_next(s, &end, &cp))
        return 0;
    *width = wn_text_cp_width(cp);
    if (width_is_plain(s.p[at]) && (end == s.n || width_is_plain(s.p[end])))
        return 1;
    utf8proc_int32_t state = 0;
    for (size_t after = end; wn_text_next(s, &after, &next); end = after, cp = next) {
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)cp, (utf8proc_int32_t)next, &state))
            break;
        *width += wn_text_cp_width(next);
        if (*width > 2)
            *width = 2;
    }
    return end - at;
}

/*
 * Bytes from `at` on, at most `max`, that are one ASCII cluster each: nothing can join behind
 * them.
 */
static size_t width_plain_run(struct wn_str s, size_t at, size_t max)
{
    size_t end = at + wn_text_plain(wn_str_first(wn_str_from(s, at), max));
    if (end > at && end < s.n && !width_is_plain(s.p[end]))
        end--;
    return end - at;
}

struct wn_str wn_text_fit(struct wn_str s, size_t columns, size_t *used)
{
    size_t at = 0;
    *used = 0;
    while (at < s.n) {
        size_t run = width_plain_run(s, at, columns - *used);
        at += run;
        *used += run;
        int width;
        size_t n = wn_text_grapheme(s, at, &width);
        if (n == 0 || *used + (size_t)width > columns)
            break;
        at += n;
        *used += (size_t)width;
    }
    return wn_str_first(s, at);
}

size_t wn_text_width(struct wn_str s)
{
    size_t used;
    wn_text_fit(s, SIZE_MAX / 2, &used);
    return used;
}

struct wn_str wn_text_ellipsis(struct wn_arena *arena, struct wn_str s, size_t columns, bool ascii)
{
    struct wn_str end = ascii ? WN_STR("...") : WN_STR("\xE2\x80\xA6");
    size_t used, end_columns = ascii ? 3 : 1;
    if (wn_text_fit(s, columns, &used).n == s.n)
        return wn_arena_copy(arena, s);
    if (columns < end_columns)
        return wn_arena_copy(arena, wn_str_first(end, ascii ? columns : 0));
    struct wn_str head = wn_text_fit(s, columns - end_columns, &used);
    char *p = wn_arena_alloc(arena, head.n + end.n + 1, 1);
    for (size_t i = 0; i < head.n; i++)
        p[i] = head.p[i];
    for (size_t i = 0; i < end.n; i++)
        p[head.n + i] = end.p[i];
    return (struct wn_str){p, head.n + end.n};
}
