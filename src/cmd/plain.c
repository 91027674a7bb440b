/* SPDX-License-Identifier: MIT */
#include "plain.h"

#include <stdarg.h>
#include <unistd.h>

#include "winnow/base/text.h"

enum { PLAIN_WIDTH = 79, PLAIN_LINE = 8192 };

struct wn_str wn_plain_ask(struct wn_plain *p, const char *question)
{
    FILE *in = p->cmd->io->in;
    int c = 0;

    wn_say(p->cmd, "%s ", question);
    (void)fflush(p->cmd->io->out);
    wn_buf_clear(&p->line);
    p->line.ceiling = PLAIN_LINE; /* the rest of a longer line is not kept */
    while ((c = getc(in)) != EOF && c != '\n')
        wn_buf_byte(&p->line, (char)c);
    p->ended = c == EOF && p->line.n == 0;
    struct wn_str answer = wn_str_trim(wn_buf_str(&p->line));
    if (!isatty(fileno(in)))
        wn_say(p->cmd, "%.*s\n", WN_ARG(answer));
    return answer;
}

/* One line that is broken at blanks; a word wider than the line stands alone. */
static void plain_wrap_line(struct wn_plain *p, struct wn_str text)
{
    struct wn_buf out = {0};
    struct wn_str word;
    size_t column = 0;

    while (wn_str_split(&text, ' ', &word)) {
        size_t width = wn_text_width(word);

        if (word.n == 0)
            continue;
        if (column > 0 && column + 1 + width > PLAIN_WIDTH) {
            wn_buf_byte(&out, '\n');
            column = 0;
        }
        if (column > 0)
            wn_buf_byte(&out, ' ');
        wn_buf_put(&out, word);
        column += width + (column > 0 ? 1 : 0);
    }
    wn_buf_byte(&out, '\n');
    wn_say_str(p->cmd, wn_buf_str(&out));
    wn_buf_free(&out);
}

void wn_plain_wrap(struct wn_plain *p, struct wn_str text)
{
    struct wn_str line;

    while (wn_str_split(&text, '\n', &line))
        plain_wrap_line(p, line);
}

void wn_plain_wrapf(struct wn_plain *p, const char *format, ...)
{
    struct wn_buf line = {0};
    char text[PLAIN_LINE];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    wn_buf_put(&line, wn_text_clean(&p->arena, wn_str(text), WN_CLEAN_LINES));
    wn_plain_wrap(p, wn_buf_str(&line));
    wn_buf_free(&line);
}

struct wn_str wn_plain_small(struct wn_arena *arena, struct wn_str label)
{
    struct wn_str copy = wn_arena_copy(arena, label);
    bool capital = copy.n > 0 && copy.p[0] >= 'A' && copy.p[0] <= 'Z';
    bool acronym = copy.n > 1 && copy.p[1] >= 'A' && copy.p[1] <= 'Z';

    if (!capital || acronym)
        return copy;
    return wn_arena_print(arena, "%c%.*s", copy.p[0] - 'A' + 'a', WN_ARG(wn_str_from(copy, 1)));
}

const char *wn_plain_stop(struct wn_str text)
{
    static const char *const ends[] = {".", "?", "!", "…"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (wn_str_ends(text, wn_str(ends[i])))
            return "";
    return ".";
}

const char *wn_plain_decided(enum wn_decision d)
{
    static const char *const words[] = {[WN_NONE] = "not decided",
                                        [WN_INCLUDE] = "included",
                                        [WN_EXCLUDE] = "excluded",
                                        [WN_MAYBE] = "maybe"};

    return words[d];
}

void wn_plain_end(struct wn_plain *p)
{
    wn_buf_free(&p->line);
    wn_arena_free(&p->arena);
}
