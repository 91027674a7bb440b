/* SPDX-License-Identifier: MIT */
#include "entities.h"

#include <string.h>

struct entity {
    const char *name, *text;
};

static const struct entity entities[] = {
    {"amp", "&"},       {"lt", "<"},     {"gt", ">"},     {"quot", "\""},   {"apos", "'"},
    {"nbsp", "\u00A0"}, {"ndash", "–"},  {"mdash", "—"},  {"hellip", "…"},  {"lsquo", "‘"},
    {"rsquo", "’"},     {"ldquo", "“"},  {"rdquo", "”"},  {"bull", "•"},    {"middot", "·"},
    {"deg", "°"},       {"times", "×"},  {"plusmn", "±"}, {"le", "≤"},      {"ge", "≥"},
    {"ne", "≠"},        {"minus", "−"},  {"micro", "µ"},  {"reg", "®"},     {"copy", "©"},
    {"trade", "™"},     {"sup2", "²"},   {"sup3", "³"},   {"frac12", "½"},  {"alpha", "α"},
    {"beta", "β"},      {"gamma", "γ"},  {"delta", "δ"},  {"epsilon", "ε"}, {"kappa", "κ"},
    {"lambda", "λ"},    {"mu", "μ"},     {"omega", "ω"},  {"sigma", "σ"},   {"chi", "χ"},
    {"eacute", "é"},    {"egrave", "è"}, {"ecirc", "ê"},  {"aacute", "á"},  {"agrave", "à"},
    {"acirc", "â"},     {"atilde", "ã"}, {"auml", "ä"},   {"aring", "å"},   {"aelig", "æ"},
    {"ccedil", "ç"},    {"iacute", "í"}, {"ntilde", "ñ"}, {"oacute", "ó"},  {"ocirc", "ô"},
    {"otilde", "õ"},    {"ouml", "ö"},   {"oslash", "ø"}, {"szlig", "ß"},   {"uacute", "ú"},
    {"uuml", "ü"},      {"Auml", "Ä"},   {"Ouml", "Ö"},   {"Uuml", "Ü"},    {"Eacute", "É"},
};

/* The bytes up to and with `;`, or 0 where none follows soon. */
static size_t entity_length(struct wn_str s)
{
    size_t end = wn_str_find_byte(wn_str_first(s, 10), ';');
    return end < s.n && end < 10 ? end + 1 : 0;
}

static size_t entity_put(uint32_t cp, char *out)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, cp >>= 6)
        out[i] = (char)(0x80 | (cp & 0x3F));
    out[0] = (char)((0xF00 >> n) | cp);
    return n;
}

static int entity_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* digits: what stands between &# and ; */
static size_t entity_number(struct wn_str digits, char *out)
{
    bool hex = digits.n > 1 && (digits.p[0] | 0x20) == 'x';
    uint32_t base = hex ? 16 : 10, cp = 0;
    for (size_t i = hex; i < digits.n; i++) {
        int digit = entity_digit(digits.p[i]);
        if (digit >= (int)base)
            return 0;
        cp = cp * base + (uint32_t)digit;
        if (cp > 0x10FFFF)
            return 0;
    }
    if (digits.n == 0 || (cp >= 0xD800 && cp < 0xE000))
        return 0;
    return entity_put(cp < 0x20 || (cp >= 0x7F && cp < 0xA0) ? ' ' : cp, out);
}

/* name: what stands between & and ; */
static size_t entity_named(struct wn_str name, char *out)
{
    if (name.n && name.p[0] == '#')
        return entity_number(wn_str_from(name, 1), out);
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (wn_str_is(name, entities[i].name)) {
            size_t n = strlen(entities[i].text);
            memcpy(out, entities[i].text, n);
            return n;
        }
    return 0;
}

size_t wn_entity_decode(struct wn_str s, char *out, size_t *made)
{
    size_t used = entity_length(s);
    if (used < 3)
        return 0;
    struct wn_str name = wn_str_of(s.p + 1, used - 2);
    if (wn_str_is(name, "amp")) {
        struct wn_str again = wn_str_from(s, used);
        size_t more = entity_length(again);
        if (more > 1 && (*made = entity_named(wn_str_first(again, more - 1), out)) > 0)
            return used + more;
    }
    *made = entity_named(name, out);
    return *made ? used : 0;
}
