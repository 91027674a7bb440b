/* SPDX-License-Identifier: MIT */
/*
 * What is wrong with text before libyaml sees it (it gives no line for bad bytes), and with text
 * that it accepts without a word: notes/ux.md 3.3.
 */
#include "yaml_problem.h"

#include <string.h>

#include "winnow/base/text.h"

static void silent_say(const struct wn_yaml *node, size_t column, struct wn_findings *f,
                       struct wn_str message, struct wn_str help)
{
    wn_finding_add(f, WN_ERROR, node->line, column, message, help);
}

static bool silent_is_nbsp(struct wn_str s)
{
    return wn_str_starts(s, WN_STR("\xC2\xA0")) || wn_str_starts(s, WN_STR("\xE2\x80\xAF"));
}

/* Byte of a no-break space where a blank makes YAML: in front, after a first "-", after a colon. */
static size_t silent_nbsp(struct wn_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        bool place = i == 0 || s.p[i - 1] == ':' || (i == 1 && s.p[0] == '-');
        if (place && silent_is_nbsp(wn_str_from(s, i)))
            return i;
    }
    return s.n;
}

bool wn_yaml_check_plain(const struct wn_yaml *node, const struct wn_yaml_place *place,
                         struct wn_findings *f)
{
    struct wn_str text = node->text, behind = place->behind;
    size_t nbsp = silent_nbsp(text);
    if (nbsp < text.n) {
        size_t column = wn_yaml_column(node, nbsp);
        silent_say(node, column, f,
                   wn_arena_print(f->arena, "line %zu, column %zu has a no-break space",
                                  node->line, column),
                   WN_STR("Delete it and type an ordinary blank."));
        return false;
    }
    if (place->in_list && wn_str_starts(text, WN_STR("-"))) {
        silent_say(node, node->column, f, WN_STR("a term that starts with -"),
                   wn_arena_print(f->arena, "Put it in quotes:  \"%.*s\"", WN_ARG(text)));
        return false;
    }
    if (place->in_flow && wn_str_ends(text, WN_STR("?")) && behind.n &&
        strchr(",]}", behind.p[0])) {
        silent_say(node, node->column, f, WN_STR("long text inside {...} or [...]"),
                   wn_arena_print(f->arena, "Put it in quotes:  \"%.*s\"", WN_ARG(text)));
        return false;
    }
    if (wn_str_starts(behind, WN_STR(" #")))
        wn_finding_add(f, WN_WARNING, place->end_line, place->end_column + 1,
                       wn_arena_print(f->arena, "the rest of line %zu is a comment",
                                      place->end_line),
                       WN_STR("Quote it if it belongs to the text; else put two blanks before #."));
    return true;
}

/* Within double quotes "\b" is a backspace, which nobody types on purpose. */
bool wn_yaml_check_quoted(const struct wn_yaml *node, struct wn_findings *f)
{
    size_t slash = wn_str_find_byte(node->source, '\\');
    bool same_line = slash < wn_str_find_byte(node->source, '\n');
    size_t column = node->column;
    for (size_t at = 0; same_line && at < slash; column++)
        wn_text_next(node->source, &at, &(uint32_t){0});
    for (size_t i = 0; i < node->text.n; i++)
        if ((unsigned char)node->text.p[i] < ' ' && !strchr("\t\n", node->text.p[i])) {
            silent_say(node, column, f, WN_STR("a backslash inside double quotes"),
                       WN_STR("Use single quotes around expressions:  '/\\bmentor/'"));
            return false;
        }
    return true;
}

static bool silent_character(struct wn_findings *f, size_t line, size_t column, uint32_t cp)
{
    bool control =
        (cp < ' ' && cp != '\t' && cp != '\n' && cp != '\r') || (cp >= 0x7F && cp < 0xA0);
    bool line_end = cp == 0x2028 || cp == 0x2029;
    bool nothing = cp == 0xFEFF || cp == 0xFFFE || cp == 0xFFFF;
    if (!control && !line_end && !nothing)
        return true;
    wn_finding_add(f, WN_ERROR, line, column,
                   wn_arena_print(f->arena, "line %zu, column %zu has %s (U+%04X)", line, column,
                                  line_end ? "an odd line end" : "an invisible character",
                                  (unsigned)cp),
                   WN_STR("Delete it; copying from a word processor or a web page leaves such."));
    return false;
}

bool wn_yaml_characters(struct wn_str text, struct wn_findings *f)
{
    size_t line = 1, column = 1, valid = wn_text_valid(text);
    uint32_t cp, before = 0;
    if (wn_str_starts(text, WN_STR("\xEF\xBB\xBF"))) {
        text = wn_str_from(text, 3);
        valid -= 3;
    }
    for (size_t at = 0; at < valid && wn_text_next(text, &at, &cp); before = cp) {
        if (!silent_character(f, line, column, cp))
            return false;
        bool crlf = cp == '\n' && before == '\r';
        column = cp == '\n' || cp == '\r' ? 1 : column + 1;
        line += (cp == '\n' || cp == '\r') && !crlf;
    }
    if (valid < text.n)
        wn_finding_add(f, WN_ERROR, line, column,
                       wn_arena_print(f->arena, "line %zu, column %zu: not UTF-8", line, column),
                       WN_STR("Save the file as UTF-8 in your editor."));
    return valid == text.n;
}
