/* SPDX-License-Identifier: MIT */
/* Cleaning, widths, graphemes, normal forms: any bytes. */
#include <stdint.h>
#include <stdlib.h>

#include "winnow/base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static bool forbidden(uint32_t cp, enum wn_clean how)
{
    if (cp == '\n')
        return how == WN_CLEAN_LINE;
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xA0 || cp == 0x200B ||
           (cp >= 0x200E && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF || (cp >= 0xE0000 && cp <= 0xE00FF) ||
           (cp >= 0xD800 && cp <= 0xDFFF);
}

static void check_clean(struct wn_arena *arena, struct wn_str s, enum wn_clean how)
{
    struct wn_str once = wn_text_clean(arena, s, how);
    uint32_t cp;
    must(wn_text_valid(once) == once.n);
    for (size_t at = 0; wn_text_next(once, &at, &cp);)
        must(!forbidden(cp, how));
    must(wn_str_eq(wn_text_clean(arena, once, how), once));
}

static void check_width(struct wn_arena *arena, struct wn_str s)
{
    size_t columns = 0, at = 0, n, used;
    int width;
    while ((n = wn_text_grapheme(s, at, &width)) > 0) {
        must(width >= 0 && width <= 2);
        columns += (size_t)width;
        at += n;
    }
    must(at == s.n);
    must(wn_text_width(s) == columns);
    for (size_t room = 0; room < 12; room++) {
        struct wn_str fitting = wn_text_fit(s, room, &used);
        must(used <= room && wn_text_width(fitting) == used);
        must(wn_text_width(wn_text_ellipsis(arena, s, room, room % 2)) <= room);
    }
}

static void check_forms(struct wn_arena *arena, struct wn_str s)
{
    struct wn_str nfc = wn_text_nfc(arena, s), squeezed = wn_text_squeeze(arena, s);
    must(wn_text_valid(nfc) == nfc.n);
    must(wn_str_eq(wn_text_nfc(arena, nfc), nfc));
    must(wn_str_eq(wn_text_squeeze(arena, nfc), squeezed));
    must(wn_str_eq(wn_text_squeeze(arena, squeezed), squeezed));
    struct wn_str folded = wn_text_fold(arena, s);
    must(wn_str_eq(wn_text_fold(arena, nfc), folded));
    must(wn_text_valid(folded) == folded.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wn_arena arena = {0};
    struct wn_str s = {(const char *)data, size};
    check_clean(&arena, s, WN_CLEAN_LINE);
    check_clean(&arena, s, WN_CLEAN_LINES);
    check_width(&arena, s);
    check_width(&arena, wn_text_clean(&arena, s, WN_CLEAN_LINE));
    check_forms(&arena, s);
    wn_arena_free(&arena);
    return 0;
}
