/* SPDX-License-Identifier: MIT */
/*
 * An & that begins an entity becomes &#38;, which is decoded once and never twice. A < that begins
 * a tag gets an empty pair of tags behind it: `<<b></b>i>` is read as `<i>`, since `<<b` is no tag
 * and the pair is dropped.
 */
#include "escape.h"

#include "entities.h"
#include "markup.h"

static bool escape_is_entity(struct wn_str s)
{
    char decoded[16];
    size_t made = 0;
    return wn_entity_decode(s, decoded, &made) > 0;
}

/* Could the < before s begin a tag, whatever comes behind its name? */
static bool escape_is_tag(struct wn_str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] != ' ' && s.p[n] != '\n' && s.p[n] != '>')
        n++;
    return wn_markup_name(wn_str_first(s, n)).n > 0;
}

void wn_escape(struct wn_buf *out, struct wn_str value, enum value_kind kind)
{
    if (kind == VALUE_ABSTRACT && wn_str_starts(value, WN_STR("Copyright of "))) {
        wn_buf_text(out, "&#67;"); /* readers drop publishers' notices, which begin like this */
        value = wn_str_from(value, 1);
    }
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        if (c == '&' && kind >= VALUE_WORDS && escape_is_entity(wn_str_from(value, i)))
            wn_buf_text(out, "&#38;");
        else if (c == '<' && kind >= VALUE_TITLE && escape_is_tag(wn_str_from(value, i + 1)))
            wn_buf_text(out, "<<b></b>");
        else
            wn_buf_byte(out, c);
    }
}

static bool escape_is_hex(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

void wn_escape_doi(struct wn_buf *out, struct wn_str doi)
{
    for (size_t i = 0; i < doi.n; i++) {
        char c = doi.p[i];
        bool coded =
            c == '%' && i + 2 < doi.n && escape_is_hex(doi.p[i + 1]) && escape_is_hex(doi.p[i + 2]);
        if (c == ' ' || c == '"' || coded)
            wn_buf_print(out, "%%%02X", (unsigned)(unsigned char)c);
        else
            wn_buf_byte(out, c);
    }
}
