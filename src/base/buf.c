/* SPDX-License-Identifier: MIT */
#include "winnow/base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "winnow/base/mem.h"

static char *buf_room(struct wn_buf *buf, size_t n)
{
    size_t ceiling = buf->ceiling ? buf->ceiling : WN_BUF_CEILING;
    if (buf->over || n > ceiling - buf->n) {
        buf->over = true;
        return NULL;
    }
    if (buf->n + n + 1 > buf->size) {
        size_t size = buf->size ? buf->size : 256;
        while (size < buf->n + n + 1)
            size *= 2;
        buf->p = wn_realloc(buf->p, size, 1);
        buf->size = size;
    }
    char *at = buf->p + buf->n;
    buf->n += n;
    buf->p[buf->n] = '\0';
    return at;
}

void wn_buf_put(struct wn_buf *buf, struct wn_str s)
{
    char *at = buf_room(buf, s.n);
    if (at && s.n)
        memcpy(at, s.p, s.n);
}

void wn_buf_text(struct wn_buf *buf, const char *text)
{
    wn_buf_put(buf, wn_str(text));
}

void wn_buf_byte(struct wn_buf *buf, char c)
{
    wn_buf_fill(buf, c, 1);
}

void wn_buf_fill(struct wn_buf *buf, char c, size_t n)
{
    char *at = buf_room(buf, n);
    if (at)
        memset(at, c, n);
}

void wn_buf_print(struct wn_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *at = n > 0 ? buf_room(buf, (size_t)n) : NULL;
    if (at)
        vsnprintf(at, (size_t)n + 1, format, again);
    va_end(again);
}

struct wn_str wn_buf_str(const struct wn_buf *buf)
{
    return (struct wn_str){wn_buf_cstr(buf), buf->n};
}

const char *wn_buf_cstr(const struct wn_buf *buf)
{
    return buf->p ? buf->p : "";
}

void wn_buf_cut(struct wn_buf *buf, size_t n)
{
    if (n < buf->n) {
        buf->n = n;
        buf->p[n] = '\0';
    }
}

void wn_buf_clear(struct wn_buf *buf)
{
    buf->n = 0;
    buf->over = false;
    if (buf->p)
        buf->p[0] = '\0';
}

void wn_buf_free(struct wn_buf *buf)
{
    wn_free(buf->p);
    *buf = (struct wn_buf){.ceiling = buf->ceiling};
}
