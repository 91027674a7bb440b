/* SPDX-License-Identifier: MIT */
/* Words of file.c and file_out.c that both need. Private to base. */
#ifndef WN_BASE_FILE_WORDS_H
#define WN_BASE_FILE_WORDS_H

#include <stdint.h>

#include "winnow/base/err.h"

enum { WN_FILE_SHOWN = 112 };

/* The path cleaned; a long one keeps its end, so that room for the sentence is left. */
void wn_file_shown(const char *path, char out[WN_FILE_SHOWN]);

/* 1536 -> "1.5 KiB", 2147483648 -> "2 GiB" */
void wn_file_size(uint64_t bytes, char out[32]);

/* Code of a failed write: WN_EFULL, WN_EREADONLY or WN_EIO. */
enum wn_errc wn_file_errc(int error);

#endif
