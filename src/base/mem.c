/* SPDX-License-Identifier: MIT */
#include "winnow/base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The hooks that DESIGN section 5 allows at file scope. */
static wn_realloc_fn *mem_allocator = realloc;
static wn_last_words_fn *mem_last_words;

void wn_mem_set_allocator(wn_realloc_fn *fn)
{
    mem_allocator = fn ? fn : realloc;
}

void wn_mem_set_last_words(wn_last_words_fn *fn)
{
    mem_last_words = fn;
}

void wn_die(const char *sentence)
{
    if (mem_last_words)
        mem_last_words();
    fputs("winnow: ", stderr);
    fputs(sentence, stderr);
    fputc('\n', stderr);
    exit(1);
}

void *wn_realloc(void *p, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        wn_die("out of memory; every decision is saved");
    size_t n = count * size;
    void *q = mem_allocator(p, n ? n : 1);
    if (!q)
        wn_die("out of memory; every decision is saved");
    return q;
}

void *wn_alloc(size_t n)
{
    void *p = wn_realloc(NULL, n, 1);
    memset(p, 0, n);
    return p;
}

void wn_free(void *p)
{
    free(p);
}
