/* SPDX-License-Identifier: MIT */
/*
 * The only malloc of winnow. Running out of memory ends the program through one function, which
 * first calls the last-words hook (the terminal is restored there); every decision is committed by
 * then. Only base, and handles with _open/_close, call this; all else takes from an arena.
 */
#ifndef WN_BASE_MEM_H
#define WN_BASE_MEM_H

#include <stddef.h>

#include "winnow/base/attr.h"

/* n bytes (n = 0 gives a valid pointer), never NULL; zeroed. */
void *wn_alloc(size_t n);
/* Resizes to count * size bytes, never NULL; an overflow of the product counts as out of memory. */
void *wn_realloc(void *p, size_t count, size_t size);
void wn_free(void *p);

/* Ends the program with exit status 1 and a sentence on stderr, after the last-words hook. */
void wn_die(const char *sentence) WN_NORETURN;

/* Tests replace the allocator; term_curses sets the hook. NULL puts the default back. */
typedef void *wn_realloc_fn(void *p, size_t n);
void wn_mem_set_allocator(wn_realloc_fn *fn);
typedef void wn_last_words_fn(void);
void wn_mem_set_last_words(wn_last_words_fn *fn);

#endif
