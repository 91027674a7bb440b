/* SPDX-License-Identifier: MIT */
/*
 * Buffers: bytes that grow, with a ceiling, always NUL-terminated. What would pass the ceiling is
 * not written and sets `over`, which stays set: a writer checks once, at the end.
 */
#ifndef WN_BASE_BUF_H
#define WN_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "winnow/base/attr.h"
#include "winnow/base/str.h"

struct wn_buf {
    char *p;   /* never NULL after the first put; see wn_buf_text */
    size_t n;  /* bytes before the NUL */
    size_t size, ceiling; /* ceiling 0: WN_BUF_CEILING */
    bool over;
};

#define WN_BUF_CEILING ((size_t)1 << 33) /* 8 GiB: more than any file that winnow writes */

/* A zeroed `struct wn_buf` is ready; set ceiling for a lower one. */
void wn_buf_put(struct wn_buf *buf, struct wn_str s);
void wn_buf_text(struct wn_buf *buf, const char *text);
void wn_buf_byte(struct wn_buf *buf, char c);
void wn_buf_fill(struct wn_buf *buf, char c, size_t n);
void wn_buf_print(struct wn_buf *buf, const char *format, ...) WN_PRINTF(2, 3);
struct wn_str wn_buf_str(const struct wn_buf *buf); /* valid until the next put */
const char *wn_buf_cstr(const struct wn_buf *buf);  /* "" when nothing was put */
void wn_buf_cut(struct wn_buf *buf, size_t n);       /* back to its first n bytes */
void wn_buf_clear(struct wn_buf *buf);              /* n = 0; keeps the memory */
void wn_buf_free(struct wn_buf *buf);

#endif
