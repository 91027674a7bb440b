/* SPDX-License-Identifier: MIT */
/* The fast path that text_*.c share. Private to base. */
#ifndef WN_BASE_TEXT_PLAIN_H
#define WN_BASE_TEXT_PLAIN_H

#include "winnow/base/str.h"

/* Number of leading bytes from 0x20 to 0x7E: one column and one character each, and harmless. */
size_t wn_text_plain(struct wn_str s);

#endif
