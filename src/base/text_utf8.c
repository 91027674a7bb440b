/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 itself: what is valid, stepping, writing. Nearly all that winnow reads is ASCII, so words
 * of it are passed over whole; the rest goes by the table of well-formed sequences (Unicode 3-7).
 */
#include "winnow/base/text.h"

#include <string.h>

#include "text_plain.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/* Number of leading bytes that are ASCII. */
static size_t utf8_ascii(const unsigned char *p, size_t n)
{
    const uint64_t high = UINT64_C(0x8080808080808080);
    size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        uint64_t w[4];
        memcpy(w, p + i, sizeof w);
        if ((w[0] | w[1] | w[2] | w[3]) & high)
            break;
    }
    for (; i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, p + i, sizeof w);
        if (w & high)
            break;
    }
    while (i < n && p[i] < 0x80)
        i++;
    return i;
}

/* The high bit of some byte is set when one is below 0x20, is 0x7F or is not ASCII. */
static uint64_t utf8_not_plain(uint64_t w)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    uint64_t delete = w ^ (ones * 0x7F);
    return (w | ((w - ones * 0x20) & ~w) | ((delete - ones) & ~delete)) & high;
}

size_t wn_text_plain(struct wn_str s)
{
    size_t i = 0;
    for (; i + 8 <= s.n; i += 8) {
        uint64_t w;
        memcpy(&w, s.p + i, sizeof w);
        if (utf8_not_plain(w))
            break;
    }
    while (i < s.n && s.p[i] >= 0x20 && s.p[i] < 0x7F)
        i++;
    return i;
}

static bool utf8_within(unsigned char c, unsigned char low, unsigned char high)
{
    return c >= low && c <= high;
}

/* Length of the well-formed sequence of two to four bytes at p, 0 when there is none. */
static size_t utf8_sequence(const unsigned char *p, size_t n)
{
    unsigned char low = 0x80, high = 0xBF;
    size_t len = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (!utf8_within(p[0], 0xC2, 0xF4) || len > n)
        return 0;
    if (p[0] == 0xE0)
        low = 0xA0;
    else if (p[0] == 0xED)
        high = 0x9F;
    else if (p[0] == 0xF0)
        low = 0x90;
    else if (p[0] == 0xF4)
        high = 0x8F;
    if (!utf8_within(p[1], low, high))
        return 0;
    for (size_t i = 2; i < len; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    return len;
}

size_t wn_text_valid(struct wn_str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    size_t i = 0;
    while (i < s.n) {
        if (p[i] < 0x80) {
            i += utf8_ascii(p + i, s.n - i);
            continue;
        }
        size_t len = utf8_sequence(p + i, s.n - i);
        if (len == 0)
            return i;
        i += len;
    }
    return i;
}

bool wn_text_next(struct wn_str s, size_t *at, uint32_t *cp)
{
    static const unsigned char first[] = {[2] = 0x1F, [3] = 0x0F, [4] = 0x07};
    if (*at >= s.n)
        return false;
    const unsigned char *p = (const unsigned char *)s.p + *at;
    if (p[0] < 0x80) {
        *cp = p[0];
        *at += 1;
        return true;
    }
    size_t len = utf8_sequence(p, s.n - *at);
    uint32_t c = UTF8_REPLACEMENT;
    if (len) {
        c = p[0] & first[len];
        for (size_t i = 1; i < len; i++)
            c = c << 6 | (p[i] & 0x3Fu);
    }
    *cp = c;
    *at += len ? len : 1;
    return true;
}

void wn_text_put(struct wn_buf *buf, uint32_t cp)
{
    static const unsigned char lead[] = {[2] = 0xC0, [3] = 0xE0, [4] = 0xF0};
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = UTF8_REPLACEMENT;
    if (cp < 0x80) {
        wn_buf_byte(buf, (char)cp);
        return;
    }
    char bytes[4];
    size_t len = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = len; i-- > 1; cp >>= 6)
        bytes[i] = (char)(0x80 | (cp & 0x3F));
    bytes[0] = (char)(lead[len] | cp);
    wn_buf_put(buf, (struct wn_str){bytes, len});
}
