/* SPDX-License-Identifier: MIT */
/*
 * Which encoding, and what was not valid in it (notes/formats.md section 2). A file that is UTF-8,
 * as nearly all are, is not copied. In a note "OFFSET:HEX", each unit of the original (one byte;
 * two in UTF-16; four in UTF-32) stands for one character of the text at OFFSET: so the original
 * bytes can be had back.
 */
#include "winnow/base/decode.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include <iconv.h>

#include "winnow/base/buf.h"
#include "winnow/base/text.h"

enum { DECODE_LOOK = 4096, DECODE_PIECE = 16384 };

struct decode {
    struct wn_buf text, notes;
    size_t run_end; /* where the last note's run ends in text: what follows there joins it */
    size_t bad, first_at;
    bool strip; /* a leading U+FEFF of the text is going to be cut off */
};

/* UTF-32LE before UTF-16LE, whose mark begins alike. */
static const struct {
    struct wn_str mark;
    const char *encoding;
} decode_marks[] = {
    {{"\xEF\xBB\xBF", 3}, "UTF-8"},    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
    {{"\0\0\xFE\xFF", 4}, "UTF-32BE"}, {{"\xFF\xFE", 2}, "UTF-16LE"},
    {{"\xFE\xFF", 2}, "UTF-16BE"},
};

static const uint16_t decode_cp1252[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

static bool decode_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* From 1; LF, CR LF and a bare CR end a line. */
static size_t decode_line_of(struct wn_str text, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++)
        line +=
            text.p[i] == '\n' || (text.p[i] == '\r' && (i + 1 == text.n || text.p[i + 1] != '\n'));
    return line;
}

static const struct wn_str decode_bom = {"\xEF\xBB\xBF", 3};

static size_t decode_stripped(const struct decode *d)
{
    return d->strip && wn_str_starts(wn_buf_str(&d->text), decode_bom) ? decode_bom.n : 0;
}

/* Puts the character that stands for `unit`, and notes the unit. */
static void decode_put_noted(struct decode *d, struct wn_str unit, uint32_t cp)
{
    static const char digits[] = "0123456789ABCDEF";
    if (d->notes.n == 0 || d->run_end != d->text.n)
        wn_buf_print(&d->notes, "%s%zu:", d->notes.n ? "," : "",
                     d->text.n - decode_stripped(d));
    for (size_t i = 0; i < unit.n; i++) {
        unsigned char c = (unsigned char)unit.p[i];
        wn_buf_byte(&d->notes, digits[c >> 4]);
        wn_buf_byte(&d->notes, digits[c & 15]);
    }
    wn_text_put(&d->text, cp);
    d->run_end = d->text.n;
}

static void decode_count(struct decode *d, size_t bytes)
{
    if (d->bad == 0)
        d->first_at = d->text.n;
    d->bad += bytes;
}

/* One line of bytes that is not UTF-8. Counted are only the bytes that are not valid in it. */
static void decode_line_cp1252(struct decode *d, struct wn_str line)
{
    size_t valid_to = 0;
    for (size_t i = 0; i < line.n; i++) {
        unsigned char c = (unsigned char)line.p[i];
        if (c < 0x80) {
            wn_buf_byte(&d->text, (char)c);
            continue;
        }
        if (i >= valid_to) {
            size_t after = i;
            uint32_t cp;
            wn_text_next(line, &after, &cp);
            valid_to = after;
            if (after == i + 1)
                decode_count(d, 1);
        }
        uint32_t cp = c < 0xA0 ? decode_cp1252[c - 0x80] : c;
        decode_put_noted(d, (struct wn_str){line.p + i, 1}, cp);
    }
}

static void decode_mixed(struct decode *d, struct wn_str bytes)
{
    for (size_t at = 0; at < bytes.n;) {
        size_t bad = at + wn_text_valid(wn_str_from(bytes, at));
        size_t from = bad, to = bad;
        while (bad < bytes.n && from > at && !decode_line_end(bytes.p[from - 1]))
            from--;
        while (to < bytes.n && !decode_line_end(bytes.p[to]))
            to++;
        wn_buf_put(&d->text, wn_str_first(wn_str_from(bytes, at), from - at));
        decode_line_cp1252(d, wn_str_first(wn_str_from(bytes, from), to - from));
        at = to;
    }
}

/* Hands over what was decoded. */
static void decode_give(struct wn_arena *arena, struct decode *d, struct wn_decoded *out)
{
    size_t stripped = decode_stripped(d);
    out->bom = out->bom || stripped;
    out->text = wn_arena_copy(arena, wn_str_from(wn_buf_str(&d->text), stripped));
    out->bad_bytes = wn_arena_copy(arena, wn_buf_str(&d->notes));
    out->undecodable_bytes = d->bad;
    out->first_line = d->bad ? decode_line_of(wn_buf_str(&d->text), d->first_at) : 0;
    wn_buf_free(&d->text);
    wn_buf_free(&d->notes);
}

static void decode_utf8(struct wn_arena *arena, struct wn_str bytes, struct wn_decoded *out)
{
    struct decode d = {0};
    out->text = bytes;
    if (wn_text_valid(bytes) == bytes.n)
        return;
    decode_mixed(&d, bytes);
    out->encoding = "UTF-8 with Windows-1252";
    if (!out->bom)
        out->why = "some lines are not valid UTF-8";
    decode_give(arena, &d, out);
}

static size_t decode_unit(const char *encoding)
{
    if (strncasecmp(encoding, "UTF-16", 6) == 0 || strncasecmp(encoding, "UCS-2", 5) == 0)
        return 2;
    if (strncasecmp(encoding, "UTF-32", 6) == 0 || strncasecmp(encoding, "UCS-4", 5) == 0)
        return 4;
    return 1;
}

/* Steps over one unit that iconv would not take. */
static void decode_skip(struct decode *d, char **in, size_t *left, size_t unit)
{
    size_t n = unit < *left ? unit : *left;
    decode_count(d, n);
    decode_put_noted(d, (struct wn_str){*in, n}, 0xFFFD);
    *in += n;
    *left -= n;
}

/* glibc lets forms of five and six bytes pass from UTF-8 to UTF-8. */
static void decode_put_checked(struct decode *d, struct wn_str text)
{
    while (text.n) {
        size_t valid = wn_text_valid(text);
        wn_buf_put(&d->text, wn_str_first(text, valid));
        text = wn_str_from(text, valid);
        if (text.n) {
            decode_count(d, 1);
            decode_put_noted(d, wn_str_first(text, 1), 0xFFFD);
            text = wn_str_from(text, 1);
        }
    }
}

static void decode_convert(struct decode *d, iconv_t cd, struct wn_str bytes, size_t unit)
{
    char piece[DECODE_PIECE], *in = (char *)(uintptr_t)bytes.p; /* iconv takes it without const */
    size_t left = bytes.n;
    bool flushed = false;
    while (!flushed) {
        char *to = piece;
        size_t room = sizeof piece;
        flushed = left == 0;
        size_t r = iconv(cd, flushed ? NULL : &in, flushed ? NULL : &left, &to, &room);
        int error = r == (size_t)-1 ? errno : 0;
        decode_put_checked(d, (struct wn_str){piece, (size_t)(to - piece)});
        if (!flushed && (error == EILSEQ || error == EINVAL))
            decode_skip(d, &in, &left, unit);
    }
}

static bool decode_named(struct wn_arena *arena, struct wn_str bytes, const char *name,
                         struct wn_decoded *out, struct wn_err *err)
{
    struct decode d = {.strip = true};
    /* "" would be the locale's, "//" begins what iconv is asked to do besides */
    bool sane = *name && !strchr(name, '/');
    iconv_t cd = sane ? iconv_open("UTF-8", name) : (iconv_t)-1;
    if (cd == (iconv_t)-1) {
        struct wn_str shown = wn_text_clean(arena, wn_str_first(wn_str(name), 60), WN_CLEAN_LINE);
        return wn_fail(err, WN_EUSAGE,
                       "the encoding \"%s\" is not known here; iconv -l lists those "
                       "that are, for instance MACINTOSH, GB18030, ISO-8859-15",
                       shown.p);
    }
    decode_convert(&d, cd, bytes, decode_unit(name));
    iconv_close(cd);
    decode_give(arena, &d, out);
    return true;
}

/*
 * UTF-16 without a mark: a third or more of the odd, or of the even, bytes at the start are zero.
 */
static const char *decode_zero_pattern(struct wn_str bytes)
{
    size_t zeros[2] = {0, 0}, look = bytes.n < DECODE_LOOK ? bytes.n : DECODE_LOOK;
    for (size_t i = 0; i < look; i++)
        zeros[i % 2] += bytes.p[i] == '\0';
    size_t enough = (look / 2 + 2) / 3;
    if (look < 2 || zeros[0] == zeros[1] || (zeros[0] < enough && zeros[1] < enough))
        return NULL;
    return zeros[1] > zeros[0] ? "UTF-16LE" : "UTF-16BE";
}

/* What the mark at the start of bytes stands for, or NULL. */
static const char *decode_marked(struct wn_str bytes)
{
    for (size_t i = 0; i < sizeof decode_marks / sizeof *decode_marks; i++)
        if (wn_str_starts(bytes, decode_marks[i].mark))
            return decode_marks[i].encoding;
    return NULL;
}

bool wn_decode(struct wn_arena *arena, struct wn_str bytes, const char *encoding,
               struct wn_decoded *out, struct wn_err *err)
{
    const char *found = encoding;
    *out = (struct wn_decoded){.encoding = "UTF-8", .why = "--encoding"};
    if (!found && (found = decode_marked(bytes)) != NULL)
        out->why = "byte order mark";
    if (!found && (found = decode_zero_pattern(bytes)) != NULL)
        out->why = "zero-byte pattern";
    if (wn_str_starts(bytes, decode_bom)) { /* hides the first tag, whatever was asked for */
        out->bom = true;
        bytes = wn_str_from(bytes, decode_bom.n);
    }
    if (!found)
        out->why = "every byte is valid";
    if (!found || (!encoding && wn_str_is(wn_str(found), "UTF-8"))) {
        decode_utf8(arena, bytes, out);
        return true;
    }
    out->encoding = wn_arena_copy(arena, wn_str(found)).p;
    return decode_named(arena, bytes, found, out, err);
}
