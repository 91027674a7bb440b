/* SPDX-License-Identifier: MIT */
/*
 * libyaml names what its grammar missed; people want to know what they typed. A table turns each of
 * its sentences into a check of the line in question; the first check that knows the case speaks.
 */
#include "yaml_problem.h"

#include <string.h>

#include "winnow/base/text.h"

struct problem {
    struct wn_str text;
    const struct wn_yaml_problem *p;
    struct wn_findings *f;
};

static bool problem_say(const struct problem *c, size_t line, size_t column, struct wn_str message,
                        struct wn_str help)
{
    wn_finding_add(c->f, WN_ERROR, line, column, message, help);
    return true;
}

/* The byte behind a line's end at or after `at`: LF, CR LF or CR. */
static size_t problem_line_end(struct wn_str text, size_t at, size_t *next)
{
    while (at < text.n && text.p[at] != '\n' && text.p[at] != '\r')
        at++;
    *next = at + (at < text.n) + (at + 1 < text.n && text.p[at] == '\r' && text.p[at + 1] == '\n');
    return at;
}

struct wn_str wn_yaml_line(struct wn_str text, size_t line)
{
    size_t from = 0, next = 0;
    size_t end = problem_line_end(text, 0, &next);
    for (; line > 1 && from < text.n; line--) {
        from = next;
        end = problem_line_end(text, from, &next);
    }
    return wn_str_of(text.p + from, end - from);
}

static size_t problem_indent(struct wn_str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == ' ')
        n++;
    return n;
}

/* The byte at a column of a line (columns count characters); NUL beyond its end. */
static char problem_at(struct wn_str line, size_t column)
{
    size_t at = 0;
    uint32_t cp;
    while (column-- > 1)
        if (!wn_text_next(line, &at, &cp))
            return '\0';
    return at < line.n ? line.p[at] : '\0';
}

static struct wn_str problem_line(const struct problem *c)
{
    return wn_yaml_line(c->text, c->p->line);
}

/* The nearest line above that is neither empty nor a comment. */
static struct wn_str problem_above(const struct problem *c, size_t line)
{
    struct wn_str above = {NULL, 0};
    while (--line > 0) {
        above = wn_yaml_line(c->text, line);
        struct wn_str words = wn_str_trim(above);
        if (words.n && words.p[0] != '#')
            break;
    }
    return above;
}

/* Where the value of `- key:` begins; 0 when the line begins with no key. */
static size_t problem_key_end(struct wn_str line)
{
    size_t at = problem_indent(line), from;
    while (at + 1 < line.n && line.p[at] == '-' && line.p[at + 1] == ' ')
        at += 2;
    for (from = at; at < line.n; at++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz_", line.p[at]))
            break;
    return at > from && at < line.n && line.p[at] == ':' ? at + 1 : 0;
}

static struct wn_str problem_key(struct wn_str line, size_t key_end)
{
    size_t from = key_end - 1;
    while (from > 0 && line.p[from - 1] != ' ')
        from--;
    return wn_str_of(line.p + from, key_end - from);
}

/* `kind:include` and `kind:` with a no-break space, in the lines that libyaml may have meant. */
static bool problem_no_blank(const struct problem *c)
{
    size_t lines[] = {c->p->context_line, c->p->line, c->p->line - 1};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct wn_str line = lines[i] ? wn_yaml_line(c->text, lines[i]) : (struct wn_str){NULL, 0};
        size_t end = problem_key_end(line);
        if (end == 0 || end >= line.n || line.p[end] == ' ' || line.p[end] == '\t')
            continue;
        if (wn_str_starts(wn_str_from(line, end), WN_STR("\xC2\xA0")))
            return problem_say(c, lines[i], end + 1,
                               wn_arena_print(c->f->arena, "line %zu, column %zu has a no-break "
                                              "space", lines[i], end + 1),
                               WN_STR("Delete it and type an ordinary blank."));
        return problem_say(c, lines[i], end + 1,
                           wn_arena_print(c->f->arena, "a space is missing after \"%.*s\"",
                                          WN_ARG(problem_key(line, end))),
                           WN_STR("YAML wants a blank between the colon and the value."));
    }
    return false;
}

static bool problem_tab(const struct problem *c)
{
    struct wn_str line = problem_line(c);
    size_t tab = wn_str_find_byte(line, '\t');
    if (tab == line.n || wn_str_trim(wn_str_first(line, tab)).n)
        return false;
    return problem_say(c, c->p->line, tab + 1,
                       wn_arena_print(c->f->arena, "line %zu starts with a tab; use spaces",
                                      c->p->line),
                       WN_STR("Most editors can be told to put spaces for the tab key."));
}

static bool problem_indentation(const struct problem *c)
{
    struct wn_str line = problem_line(c);
    size_t here = problem_indent(line), above = problem_indent(problem_above(c, c->p->line));
    if (here == above || c->p->column > here + 1 || c->p->line < 2)
        return false;
    return problem_say(c, c->p->line, c->p->column,
                       wn_arena_print(c->f->arena,
                                      "line %zu is indented by %zu, the line above by %zu",
                                      c->p->line, here, above),
                       WN_STR("What belongs together starts in the same column."));
}

static bool problem_colon(const struct problem *c)
{
    struct wn_str line = problem_line(c);
    size_t end = problem_key_end(line);
    if (problem_at(line, c->p->column) != ':')
        return false;
    size_t above = problem_indent(problem_above(c, c->p->line));
    if (end == c->p->column && problem_indent(line) > above)
        return problem_say(c, c->p->line, problem_indent(line) + 1,
                           wn_arena_print(c->f->arena,
                                          "line %zu is indented by %zu, the line above by %zu",
                                          c->p->line, problem_indent(line), above),
                           WN_STR("What belongs together starts in the same column. If this line "
                                  "goes on with the text\nabove, put all of that text in quotes."));
    struct wn_str key = end ? problem_key(line, end) : WN_STR("text:");
    struct wn_str value = wn_str_trim(wn_str_from(line, end));
    return problem_say(c, c->p->line, c->p->column, WN_STR("a colon inside plain text"),
                       wn_arena_print(c->f->arena, "Put the text in quotes:  %.*s \"%.*s\"\n"
                                      "or start it on the next line after  %.*s >-", WN_ARG(key),
                                      WN_ARG(value), WN_ARG(key)));
}

static bool problem_quote(const struct problem *c)
{
    bool closed = c->p->quote_line > 0;
    size_t line = closed ? c->p->quote_line : c->p->context_line;
    size_t column = closed ? c->p->quote_column : c->p->context_column;
    if (!closed && !strstr(c->p->context, "quoted scalar"))
        return false;
    return problem_say(c, line, column,
                       wn_arena_print(c->f->arena, "the quote opened in line %zu, column %zu is %s",
                                      line, column, closed ? "not closed there" : "never closed"),
                       WN_STR("Type the same quote where the text ends."));
}

static bool problem_flow(const struct problem *c)
{
    struct wn_str line = problem_line(c);
    bool map = strstr(c->p->context, "mapping") != NULL;
    if (c->p->line == c->p->context_line && problem_at(line, c->p->column) == ':')
        return problem_colon(c);
    if (c->p->line == c->p->context_line && c->p->column <= line.n)
        return problem_say(c, c->p->line, c->p->column, WN_STR("a comma is missing before this"),
                           WN_STR("Commas stand between the items; text with quotes inside goes "
                                  "into quotes as a whole."));
    return problem_say(c, c->p->context_line, c->p->context_column,
                       wn_arena_print(c->f->arena, "the %s opened in line %zu, column %zu is never "
                                      "closed", map ? "brace" : "list", c->p->context_line,
                                      c->p->context_column),
                       map ? WN_STR("Type } where it ends.") : WN_STR("Type ] where it ends."));
}

static bool problem_stray(const struct problem *c)
{
    struct wn_str line = problem_line(c);
    size_t column = c->p->column;
    char found = problem_at(line, column);
    if (found == ']' || found == '}')
        return problem_say(c, c->p->line, column,
                           wn_arena_print(c->f->arena, "a %c that closes nothing", found),
                           WN_STR("Delete it, or put the text in quotes."));
    if (found == ',')
        return problem_say(c, c->p->line, column, WN_STR("a comma with nothing before it"),
                           WN_STR("Delete it, or put the text in quotes."));
    return false;
}

static bool problem_first_letter(const struct problem *c)
{
    char found = problem_at(problem_line(c), c->p->column);
    if (!found || !strchr("@`%", found))
        return false;
    return problem_say(c, c->p->line, c->p->column,
                       wn_arena_print(c->f->arena, "%c at the start means something else in YAML",
                                      found),
                       WN_STR("Put the text in quotes."));
}

static bool problem_directive(const struct problem *c)
{
    return problem_say(c, c->p->context_line, c->p->context_column,
                       WN_STR("% at the start means something else in YAML"),
                       WN_STR("Put the text in quotes."));
}

static bool problem_star(const struct problem *c)
{
    return problem_say(c, c->p->context_line, c->p->context_column,
                       WN_STR("* at the start means something else in YAML"),
                       WN_STR("Put it in quotes:  \"*mentor\""));
}

static bool problem_mark(const struct problem *c)
{
    return problem_say(c, c->p->context_line, c->p->context_column,
                       WN_STR("& and ! mean something else in YAML"),
                       WN_STR("Put the text in quotes."));
}

static bool problem_escape(const struct problem *c)
{
    return problem_say(c, c->p->line, c->p->column,
                       WN_STR("a backslash inside double quotes"),
                       WN_STR("Use single quotes around expressions:  '/\\bmentor/'"));
}

static bool problem_block(const struct problem *c)
{
    return problem_say(c, c->p->line, c->p->column, WN_STR("text in the line of | or >"),
                       WN_STR("Start the text in the next line, further to the right; or put it in "
                              "quotes."));
}

static bool problem_document(const struct problem *c)
{
    return problem_say(c, c->p->line, c->p->column, WN_STR("only one document per file"),
                       WN_STR("Lines of --- or ... end a document: delete them and what is not "
                              "needed."));
}

static bool problem_misfit(const struct problem *c)
{
    return problem_say(c, c->p->line, c->p->column,
                       WN_STR("this does not go with the lines above"),
                       WN_STR("A list has - before each item, a map has KEY: before each value; "
                              "text after a closing\nquote belongs inside the quotes."));
}

static bool problem_no_colon(const struct problem *c)
{
    return problem_say(c, c->p->context_line, c->p->context_column,
                       WN_STR("a key without a colon"),
                       WN_STR("Write KEY: VALUE. If this line goes on with the text above, indent "
                              "it further."));
}

static const struct {
    const char *problem, *context; /* parts of libyaml's sentences */
    bool (*say)(const struct problem *c);
} problems[] = {
    {"tab character", "", problem_tab},
    {"cannot start any token", "", problem_tab},
    {"cannot start any token", "", problem_first_letter},
    {"mapping values are not allowed", "", problem_no_blank},
    {"mapping values are not allowed", "", problem_colon},
    {"could not find expected ':'", "", problem_no_blank},
    {"could not find expected ':'", "", problem_no_colon},
    {"unexpected end of stream", "", problem_quote},
    {"unexpected document indicator", "", problem_quote},
    {"expected ',' or", "", problem_flow},
    {"did not find expected", "scanning an alias", problem_star},
    {"did not find expected", "scanning an anchor", problem_mark},
    {"tag handle", "", problem_mark},
    {"", "tag", problem_mark},
    {"", "quoted scalar", problem_escape},
    {"comment or line break", "block scalar", problem_block},
    {"", "directive", problem_directive},
    {"expected <document start>", "", problem_document},
    {"node content", "", problem_stray},
    {"did not find expected", "parsing a block", problem_quote},
    {"did not find expected", "parsing a block", problem_indentation},
    {"did not find expected", "parsing a block", problem_misfit},
};

void wn_yaml_explain(struct wn_str text, const struct wn_yaml_problem *p, struct wn_findings *f)
{
    struct problem c = {text, p, f};
    for (size_t i = 0; i < f->n; i++)
        if (f->v[i].severity == WN_ERROR && f->v[i].line == p->line)
            return; /* what follows from an error that was said */
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
        if (strstr(p->problem, problems[i].problem) && strstr(p->context, problems[i].context) &&
            problems[i].say(&c))
            return;
    problem_say(&c, p->line, p->column,
                wn_arena_print(f->arena, "YAML cannot be read here (%s)", p->problem),
                WN_STR("Compare the line and the one above with template.yaml."));
}
