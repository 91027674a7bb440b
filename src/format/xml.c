/* SPDX-License-Identifier: MIT */
/*
 * The only user of expat. The parser gets a copy in which every byte keeps its place, so that its
 * offsets are those of the file: what XML forbids is a blank there, and an & that begins none of
 * XML's own references is DEL, which becomes & again in the text. Exports hold &nbsp; and plain &;
 * and no entity is ever expanded that is longer than what it stands for.
 */
#include "xml.h"

#include <expat.h>
#include <string.h>

#include "winnow/base/buf.h"
#include "winnow/base/mem.h"

enum { XML_DEEP = 200, XML_PIECE = 1 << 26, XML_AMP = 0x7F };

struct xml {
    const struct xml_calls *calls;
    void *ctx;
    XML_Parser parser;
    struct wn_buf path, text;
    size_t depth, collecting; /* collecting: depth of the element whose text counts, 0 for none */
    const struct xml_row *row;
    bool started, ended, deep;
    size_t end;
};

static void *xml_grow(void *p, size_t n)
{
    return wn_realloc(p, n, 1);
}

struct xml *wn_xml_open(const struct xml_calls *calls, void *ctx)
{
    static const XML_Memory_Handling_Suite memory = {wn_alloc, xml_grow, wn_free};
    struct xml *xml = wn_alloc(sizeof *xml);
    *xml = (struct xml){.calls = calls, .ctx = ctx};
    xml->parser = XML_ParserCreate_MM("UTF-8", &memory, NULL);
    if (!xml->parser)
        wn_die("there is not enough memory to read XML");
    return xml;
}

void wn_xml_close(struct xml *xml)
{
    XML_ParserFree(xml->parser);
    wn_buf_free(&xml->path);
    wn_buf_free(&xml->text);
    wn_free(xml);
}

struct wn_str wn_xml_attr(const char *const *attrs, const char *name)
{
    for (; attrs[0]; attrs += 2)
        if (strcmp(attrs[0], name) == 0)
            return wn_str(attrs[1]);
    return (struct wn_str){NULL, 0};
}

static const struct xml_row *xml_row(const struct xml *xml)
{
    struct wn_str path = wn_buf_str(&xml->path);
    if (xml->calls->inside && wn_str_starts(path, wn_str(xml->calls->inside)))
        path = wn_str_from(path, wn_str(xml->calls->inside).n - 1);
    path = wn_str_from(path, 1);
    for (size_t i = 0; i < xml->calls->count; i++)
        if (wn_str_is(path, xml->calls->rows[i].path))
            return &xml->calls->rows[i];
    return NULL;
}

/* The path holds a slash before every name below the record's own element. */
static void XMLCALL xml_start(void *data, const XML_Char *name, const XML_Char **attrs)
{
    struct xml *xml = data;
    xml->started = true;
    if (xml->depth++ == 0 || xml->ended)
        return;
    if (xml->depth > XML_DEEP) {
        xml->deep = true;
        XML_StopParser(xml->parser, XML_FALSE);
        return;
    }
    if (xml->collecting)
        return;
    wn_buf_byte(&xml->path, '/');
    wn_buf_text(&xml->path, name);
    const struct xml_row *row = xml_row(xml);
    if (!row)
        return;
    if (!row->group) {
        xml->row = row;
        xml->collecting = xml->depth;
        wn_buf_clear(&xml->text);
    }
    xml->calls->begin(xml->ctx, row, (const char *const *)attrs);
}

static void xml_leave(struct xml *xml)
{
    if (xml->collecting) {
        xml->collecting = 0;
        xml->calls->end(xml->ctx, xml->row, wn_buf_str(&xml->text));
    } else {
        const struct xml_row *row = xml_row(xml);
        if (row)
            xml->calls->end(xml->ctx, row, WN_STR(""));
    }
    size_t n = xml->path.n;
    while (n > 0 && xml->path.p[n - 1] != '/')
        n--;
    wn_buf_cut(&xml->path, n ? n - 1 : 0);
}

static void XMLCALL xml_stop(void *data, const XML_Char *name)
{
    struct xml *xml = data;
    (void)name;
    if (xml->ended || xml->deep)
        return;
    if (xml->depth == 1) {
        xml->ended = true;
        xml->end = (size_t)XML_GetCurrentByteIndex(xml->parser) +
                   (size_t)XML_GetCurrentByteCount(xml->parser);
        XML_StopParser(xml->parser, XML_FALSE);
    } else if (xml->collecting == 0 || xml->collecting == xml->depth) {
        xml_leave(xml);
    }
    xml->depth--;
}

static void XMLCALL xml_text(void *data, const XML_Char *p, int n)
{
    struct xml *xml = data;
    struct wn_str rest = wn_str_of(p, (size_t)n), part;
    if (!xml->collecting || xml->ended)
        return;
    for (bool first = true; wn_str_split(&rest, XML_AMP, &part); first = false) {
        if (!first)
            wn_buf_byte(&xml->text, '&');
        wn_buf_put(&xml->text, part);
    }
}

/* Does s, which begins with &#, refer to a character that XML allows? */
static bool xml_is_number(struct wn_str s)
{
    bool hex = s.n > 2 && s.p[2] == 'x';
    unsigned long cp = 0;
    size_t i = hex ? 3 : 2, from = i;
    for (; i < s.n && s.p[i] != ';'; i++) {
        char c = s.p[i], low = (char)(c | 0x20);
        bool digit = c >= '0' && c <= '9', letter = hex && low >= 'a' && low <= 'f';
        if (!digit && !letter)
            return false;
        cp = cp * (hex ? 16 : 10) + (unsigned long)(digit ? c - '0' : low - 'a' + 10);
        if (cp > 0x10FFFF)
            return false;
    }
    if (i == s.n || i == from || cp == 0xFFFE || cp == 0xFFFF || (cp >= 0xD800 && cp < 0xE000))
        return false;
    return cp >= 0x20 || cp == '\t' || cp == '\n' || cp == '\r';
}

static bool xml_is_reference(struct wn_str s)
{
    static const char *const own[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (wn_str_starts(s, wn_str(own[i])))
            return true;
    return wn_str_starts(s, WN_STR("&#")) && xml_is_number(s);
}

/* s as the parser gets it; s goes on behind the first n bytes. */
static void xml_tame(char *to, struct wn_str s, size_t n)
{
    memcpy(to, s.p, n);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)to[i];
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == XML_AMP)
            to[i] = ' ';
        else if (c == '&' && !xml_is_reference(wn_str_from(s, i)))
            to[i] = XML_AMP;
        else if (c == 0xEF && i + 2 < n && (unsigned char)to[i + 1] == 0xBF &&
                 (unsigned char)to[i + 2] >= 0xBE)
            memset(to + i, ' ', 3);
    }
}

/* Bytes of the next piece, which ends with a whole character. */
static size_t xml_piece(struct wn_str s)
{
    if (s.n <= XML_PIECE)
        return s.n;
    size_t n = XML_PIECE;
    while (n > XML_PIECE - 4 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return n;
}

static bool xml_feed(struct xml *xml, struct wn_str s)
{
    for (size_t n; s.n; s = wn_str_from(s, n)) {
        n = xml_piece(s);
        void *to = XML_GetBuffer(xml->parser, (int)n);
        if (!to)
            return false;
        xml_tame(to, s, n);
        if (XML_ParseBuffer(xml->parser, (int)n, n == s.n) != XML_STATUS_OK)
            return false;
    }
    return true;
}

/* What was open when the text broke off ends there. */
static void xml_break_off(struct xml *xml)
{
    if (xml->collecting)
        xml->depth = xml->collecting;
    while (xml->depth > 1) {
        xml_leave(xml);
        xml->depth--;
    }
}

static bool xml_is_open(enum XML_Error code)
{
    return code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
           code == XML_ERROR_PARTIAL_CHAR || code == XML_ERROR_UNCLOSED_CDATA_SECTION;
}

void wn_xml_element(struct xml *xml, struct wn_str text, struct xml_outcome *out)
{
    XML_ParserReset(xml->parser, "UTF-8");
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, xml_start, xml_stop);
    XML_SetCharacterDataHandler(xml->parser, xml_text);
    xml->depth = xml->collecting = 0;
    xml->started = xml->ended = xml->deep = false;
    wn_buf_clear(&xml->path);
    bool good = xml_feed(xml, text);
    *out = (struct xml_outcome){.result = XML_WHOLE, .at = xml->end};
    if (xml->ended)
        return;
    enum XML_Error code = XML_GetErrorCode(xml->parser);
    XML_Index at = XML_GetCurrentByteIndex(xml->parser);
    bool open = good || xml_is_open(code);
    out->at = at < 0 || (size_t)at > text.n ? text.n : (size_t)at;
    out->line = (size_t)XML_GetCurrentLineNumber(xml->parser);
    out->column = (size_t)XML_GetCurrentColumnNumber(xml->parser) + 1;
    out->what = xml->deep ? "elements too deep in one another" : XML_ErrorString(code);
    out->result = !xml->started ? XML_NOTHING : open ? XML_OPEN : XML_DAMAGED;
    if (xml->started)
        xml_break_off(xml);
}
