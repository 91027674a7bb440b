/* SPDX-License-Identifier: MIT */
#include "print.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "verbs.h"
#include "winnow/base/buf.h"
#include "winnow/base/json.h"
#include "winnow/base/text.h"

enum { PRINT_LINE = 4096 };

/* The placeholder that cleaning leaves is U+FFFD; --ascii has a question mark for it. */
static void print_put_ascii(FILE *to, struct wn_str s)
{
    size_t at = 0;
    uint32_t cp = 0;

    while (wn_text_next(s, &at, &cp)) {
        char c = cp < 0x80 ? (char)cp : '?';

        (void)fwrite(&c, 1, 1, to);
    }
}

static void print_clean(struct wn_cmd *cmd, FILE *to, struct wn_str text)
{
    struct wn_buf buf = {0};

    wn_text_clean_to(&buf, text, WN_CLEAN_LINES);
    if (cmd->ascii)
        print_put_ascii(to, wn_buf_str(&buf));
    else if (buf.n > 0)
        (void)fwrite(buf.p, 1, buf.n, to);
    wn_buf_free(&buf);
}

void wn_say_str(struct wn_cmd *cmd, struct wn_str text)
{
    if (!cmd->json)
        print_clean(cmd, cmd->io->out, text);
}

void wn_tell_str(struct wn_cmd *cmd, struct wn_str text)
{
    (void)fflush(cmd->io->out); /* so that the two streams keep their order on one terminal */
    print_clean(cmd, cmd->io->err, text);
}

static struct wn_str print_format(char *line, size_t size, struct wn_buf *longer,
                                  const char *format, va_list args) WN_PRINTF(4, 0);

static struct wn_str print_format(char *line, size_t size, struct wn_buf *longer,
                                  const char *format, va_list args)
{
    va_list again;
    int n = 0;

    va_copy(again, args);
    n = vsnprintf(line, size, format, args);
    if (n >= 0 && (size_t)n >= size) {
        wn_buf_fill(longer, ' ', (size_t)n);
        (void)vsnprintf(longer->p, (size_t)n + 1, format, again);
    }
    va_end(again);
    if (n < 0)
        return wn_str("");
    return (size_t)n < size ? wn_str_of(line, (size_t)n) : wn_buf_str(longer);
}

void wn_say(struct wn_cmd *cmd, const char *format, ...)
{
    char line[PRINT_LINE];
    struct wn_buf longer = {0};
    va_list args;

    va_start(args, format);
    wn_say_str(cmd, print_format(line, sizeof line, &longer, format, args));
    va_end(args);
    wn_buf_free(&longer);
}

void wn_tell(struct wn_cmd *cmd, const char *format, ...)
{
    char line[PRINT_LINE];
    struct wn_buf longer = {0};
    va_list args;

    va_start(args, format);
    wn_tell_str(cmd, print_format(line, sizeof line, &longer, format, args));
    va_end(args);
    wn_buf_free(&longer);
}

void wn_put_data(struct wn_cmd *cmd, struct wn_str bytes)
{
    if (isatty(fileno(cmd->io->out)))
        print_clean(cmd, cmd->io->out, bytes);
    else if (bytes.n > 0)
        (void)fwrite(bytes.p, 1, bytes.n, cmd->io->out);
}

static bool print_all(int fd, struct wn_str s)
{
    while (s.n > 0) {
        ssize_t n = write(fd, s.p, s.n);

        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            s = wn_str_from(s, (size_t)n);
    }
    return true;
}

bool wn_put_data_now(struct wn_cmd *cmd, struct wn_str bytes, struct wn_err *err)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    struct wn_buf clean = {0};
    int fd = fileno(cmd->io->out);
    bool done = wn_print_end(cmd, err);

    if (!done)
        return false;
    if (isatty(fd)) {
        wn_text_clean_to(&clean, bytes, WN_CLEAN_LINES);
        bytes = wn_buf_str(&clean);
    }
    (void)sigaction(SIGPIPE, &ignore, &before);
    done = print_all(fd, bytes) ||
           wn_fail(err, WN_EIO, "the output could not be written: %s", strerror(errno));
    (void)sigaction(SIGPIPE, &before, NULL);
    wn_buf_free(&clean);
    return done;
}

void wn_put_json(struct wn_cmd *cmd)
{
    struct wn_buf buf = {0};

    wn_json_write(cmd->json, &buf);
    wn_buf_byte(&buf, '\n');
    (void)fwrite(buf.p, 1, buf.n, cmd->io->out);
    wn_buf_free(&buf);
}

bool wn_print_end(struct wn_cmd *cmd, struct wn_err *err)
{
    errno = 0;
    if (fflush(cmd->io->out) == 0 && !ferror(cmd->io->out))
        return true;
    return wn_fail(err, WN_EIO, "the output could not be written: %s",
                   errno != 0 ? strerror(errno) : "an earlier write failed");
}
