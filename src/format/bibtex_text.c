/* SPDX-License-Identifier: MIT */
/*
 * One pass with two small memories: the accents that wait for their letter, and for each open brace
 * whether it stays (behind an unknown command) or goes. So `\'{\i}`, `{\'\i}` and `\'i` need no
 * rules of their own.
 */
#include "bibtex_text.h"

#include <string.h>

#include "winnow/base/text.h"

enum { TEX_MARKS = 4 };

struct tex {
    struct wn_arena *arena;
    struct wn_str s;
    size_t at;
    bool address;
    struct wn_buf out, braces; /* braces: '{' for one that stays, '-' for one that goes */
    uint32_t mark[TEX_MARKS];
    char sign[TEX_MARKS]; /* how the accent was written, for one without a letter */
    size_t marks;
};

static bool tex_is_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static bool tex_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct wn_str tex_rest(const struct tex *tex)
{
    return wn_str_from(tex->s, tex->at);
}

/* Accents that no letter follows are signs. */
static void tex_drop_marks(struct tex *tex)
{
    for (size_t i = 0; i < tex->marks; i++)
        wn_buf_byte(&tex->out, tex->sign[i]);
    tex->marks = 0;
}

/* Text, the waiting accents on its first character, the innermost first. */
static void tex_put(struct tex *tex, struct wn_str text)
{
    if (tex->marks) {
        struct wn_buf letter = {0};
        size_t n = 0;
        uint32_t cp;
        if (!wn_text_next(text, &n, &cp))
            return;
        wn_text_put(&letter, cp == 0x131 ? 'i' : cp == 0x237 ? 'j' : cp);
        for (; tex->marks; tex->marks--)
            wn_text_put(&letter, tex->mark[tex->marks - 1]);
        wn_buf_put(&tex->out, wn_text_nfc(tex->arena, wn_buf_str(&letter)));
        wn_buf_free(&letter);
        text = wn_str_from(text, n);
    }
    wn_buf_put(&tex->out, text);
}

static void tex_pass_blanks(struct tex *tex)
{
    while (tex->at < tex->s.n && tex_is_blank(tex->s.p[tex->at]))
        tex->at++;
}

/* The argument in braces that stands here, without them; empty when there is none. */
static struct wn_str tex_argument(struct tex *tex)
{
    size_t from = tex->at, depth = 0;
    if (from >= tex->s.n || tex->s.p[from] != '{')
        return (struct wn_str){NULL, 0};
    for (; tex->at < tex->s.n; tex->at++) {
        char c = tex->s.p[tex->at];
        if (c == '{')
            depth++;
        else if (c == '}' && --depth == 0)
            break;
    }
    struct wn_str inside = wn_str_of(tex->s.p + from + 1, tex->at - from - 1);
    tex->at += tex->at < tex->s.n;
    return inside;
}

static void tex_brace(struct tex *tex, bool stays)
{
    wn_buf_byte(&tex->braces, stays ? '{' : '-');
    if (stays)
        wn_buf_byte(&tex->out, '{');
    tex->at++;
}

/* A brace behind one that stayed stays too: \frac{1}{2}. */
static void tex_unbrace(struct tex *tex)
{
    tex_drop_marks(tex);
    tex->at++;
    if (tex->braces.n == 0)
        return;
    bool stays = tex->braces.p[tex->braces.n - 1] == '{';
    wn_buf_cut(&tex->braces, tex->braces.n - 1);
    if (stays)
        wn_buf_byte(&tex->out, '}');
    if (stays && tex->at < tex->s.n && tex->s.p[tex->at] == '{')
        tex_brace(tex, true);
}

static void tex_accent(struct tex *tex, uint32_t mark, char sign)
{
    if (tex->marks == TEX_MARKS)
        tex_drop_marks(tex);
    tex->mark[tex->marks] = mark;
    tex->sign[tex->marks++] = sign;
}

/* \ and a sign. */
static void tex_sign(struct tex *tex, struct wn_str name)
{
    char c = name.p[0];
    uint32_t mark = wn_bibtex_accent(name);
    if (mark)
        tex_accent(tex, mark, c);
    else if (memchr("&%_$#{}", c, 7))
        tex_put(tex, name);
    else if (tex_is_blank(c) || c == ',' || c == ';' || c == ':' || (c == '\\' && !tex->address))
        tex_put(tex, WN_STR(" "));
    else if (!memchr("/-!@", c, 4)) {
        tex_drop_marks(tex);
        wn_buf_byte(&tex->out, '\\');
        wn_buf_put(&tex->out, name);
    }
}

static void tex_unknown(struct tex *tex, struct wn_str name)
{
    tex_drop_marks(tex);
    wn_buf_byte(&tex->out, '\\');
    wn_buf_put(&tex->out, name);
    if (tex->at < tex->s.n && tex->s.p[tex->at] == '{')
        tex_brace(tex, true);
}

static void tex_word(struct tex *tex, struct wn_str name)
{
    const char *symbol = wn_bibtex_symbol(name);
    uint32_t mark = name.n == 1 ? wn_bibtex_accent(name) : 0;
    enum bibtex_command command = wn_bibtex_command(name);
    if (mark || symbol || command != BIBTEX_UNKNOWN)
        tex_pass_blanks(tex);
    if (mark) {
        tex_accent(tex, mark, name.p[0]);
    } else if (command == BIBTEX_HIDDEN) {
        (void)tex_argument(tex);
    } else if (command == BIBTEX_VERBATIM) {
        tex_put(tex, tex_argument(tex));
    } else if (command == BIBTEX_UNKNOWN) {
        if (symbol)
            tex_put(tex, wn_str(symbol));
        else
            tex_unknown(tex, name);
    }
}

static void tex_command(struct tex *tex)
{
    size_t n = 1;
    tex->at++;
    struct wn_str rest = tex_rest(tex);
    if (rest.n == 0) {
        wn_buf_byte(&tex->out, '\\');
    } else if (tex_is_letter(rest.p[0])) {
        while (n < rest.n && tex_is_letter(rest.p[n]))
            n++;
        tex->at += n;
        tex_word(tex, wn_str_first(rest, n));
    } else if ((unsigned char)rest.p[0] < 0x80) {
        tex->at++;
        tex_sign(tex, wn_str_first(rest, 1));
    } else {
        wn_buf_byte(&tex->out, '\\');
    }
}

/* Bytes up to the next $ that is none of \$; s.n when there is none. */
static size_t tex_math_end(struct wn_str s)
{
    size_t i = 0;
    while (i < s.n && s.p[i] != '$')
        i += s.p[i] == '\\' && i + 1 < s.n ? 2 : 1;
    return i < s.n ? i : s.n;
}

/* Nothing but symbols, numbers and signs, and of the first two at least one symbol. */
static bool tex_math_is_text(struct wn_str s)
{
    bool symbol = false;
    for (size_t i = 0, n; i < s.n; i += n) {
        char c = s.p[i];
        n = 1;
        if (c == '\\') {
            while (i + n < s.n && tex_is_letter(s.p[i + n]))
                n++;
            if (n == 1 || !wn_bibtex_symbol(wn_str_of(s.p + i + 1, n - 1)))
                return false;
        } else if (!memchr(" <>=|~+-.,%/0123456789", c, 22)) {
            return false;
        }
        symbol = symbol || memchr("\\<>=|~", c, 6);
    }
    return symbol;
}

static void tex_math(struct tex *tex)
{
    struct wn_str rest = wn_str_from(tex->s, tex->at + 1);
    size_t n = tex_math_end(rest);
    tex_drop_marks(tex);
    if (n == rest.n || n == 0) { /* a dollar, or the bounds of displayed mathematics */
        wn_buf_byte(&tex->out, '$');
        tex->at++;
        return;
    }
    struct wn_str inside = wn_str_first(rest, n);
    tex->at += n + 2;
    if (!tex_math_is_text(inside)) {
        wn_buf_put(&tex->out, wn_str_of(rest.p - 1, n + 2));
        return;
    }
    for (size_t i = 0, to; i < inside.n; i = to) {
        to = i + 1;
        while (inside.p[i] == '\\' && to < inside.n && tex_is_letter(inside.p[to]))
            to++;
        const char *symbol = wn_bibtex_symbol(wn_str_of(inside.p + i + 1, to - i - 1));
        wn_buf_put(&tex->out, symbol ? wn_str(symbol) : wn_str_of(inside.p + i, to - i));
    }
}

/* `--`, `---`, two quotes: bytes used, 0 when none stands here. */
static size_t tex_ligature(struct tex *tex)
{
    static const struct {
        const char *from, *to;
    } rows[] = {{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}};
    struct wn_str rest = tex_rest(tex);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (wn_str_starts(rest, wn_str(rows[i].from))) {
            wn_buf_text(&tex->out, rows[i].to);
            return wn_str(rows[i].from).n;
        }
    return 0;
}

/* A character that is itself, but for accents, ties and ligatures. */
static void tex_plain(struct tex *tex)
{
    char c = tex->s.p[tex->at];
    size_t n = 0;
    if (tex->marks && tex_is_blank(c)) {
        tex->at++;
        return;
    }
    if (!tex->marks && !tex->address && (n = tex_ligature(tex)) > 0) {
        tex->at += n;
        return;
    }
    for (n = 1; tex->at + n < tex->s.n && ((unsigned char)tex->s.p[tex->at + n] & 0xC0) == 0x80;)
        n++;
    tex_put(tex, c == '~' && !tex->address ? WN_STR(" ") : wn_str_first(tex_rest(tex), n));
    tex->at += n;
}

static bool tex_is_plain(struct wn_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (memchr("\\{}$~-`'", s.p[i], 8))
            return false;
    return true;
}

struct wn_str wn_bibtex_text(struct wn_arena *arena, struct wn_str raw, enum bibtex_text what)
{
    if (tex_is_plain(raw))
        return raw;
    struct tex tex = {.arena = arena, .s = raw, .address = what == BIBTEX_ADDRESS};
    while (tex.at < raw.n) {
        char c = raw.p[tex.at];
        if (c == '\\')
            tex_command(&tex);
        else if (c == '{')
            tex_brace(&tex, false);
        else if (c == '}')
            tex_unbrace(&tex);
        else if (c == '$' && !tex.address)
            tex_math(&tex);
        else
            tex_plain(&tex);
    }
    tex_drop_marks(&tex);
    struct wn_str text = wn_arena_copy(arena, wn_buf_str(&tex.out));
    wn_buf_free(&tex.out);
    wn_buf_free(&tex.braces);
    return text;
}
