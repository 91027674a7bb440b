/* SPDX-License-Identifier: MIT */
#include "winnow/base/err.h"

#include <stdio.h>
#include <string.h>

/*
 * A cut in the middle of a UTF-8 sequence would show as a broken character: step back to its
 * start.
 */
static void err_end_whole(char *text, size_t size)
{
    size_t n = strlen(text);
    if (n + 1 < size)
        return;
    while (n > 0 && ((unsigned char)text[n - 1] & 0xC0) == 0x80)
        n--;
    if (n > 0 && ((unsigned char)text[n - 1] & 0x80))
        n--;
    text[n] = '\0';
}

bool wn_fail(struct wn_err *err, enum wn_errc code, const char *format, ...)
{
    if (!err)
        return false;
    va_list args;
    va_start(args, format);
    err->code = code;
    int n = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    if (n >= (int)sizeof err->text)
        err_end_whole(err->text, sizeof err->text);
    return false;
}

bool wn_wrap(struct wn_err *err, const char *format, ...)
{
    if (!err)
        return false;
    char context[sizeof err->text], inner[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(context, sizeof context, format, args);
    va_end(args);
    memcpy(inner, err->text, sizeof inner);
    int n = snprintf(err->text, sizeof err->text, "%s: %s", context, inner);
    if (n >= (int)sizeof err->text)
        err_end_whole(err->text, sizeof err->text);
    return false;
}
