/* SPDX-License-Identifier: MIT */
#include "winnow/base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "winnow/base/mem.h"

enum { ARENA_BLOCK = 16 * 1024 };

struct wn_arena_block {
    struct wn_arena_block *older;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

static struct wn_arena_block *arena_block_new(struct wn_arena *arena, size_t n)
{
    size_t size = n > ARENA_BLOCK ? n : ARENA_BLOCK;
    if (arena->block && size < arena->block->size && arena->block->size < ((size_t)1 << 24))
        size = arena->block->size * 2;
    if (size > SIZE_MAX - sizeof(struct wn_arena_block))
        wn_die("out of memory; every decision is saved");
    struct wn_arena_block *block = wn_realloc(NULL, sizeof *block + size, 1);
    block->older = arena->block;
    block->used = 0;
    block->size = size;
    arena->block = block;
    return block;
}

void *wn_arena_alloc(struct wn_arena *arena, size_t count, size_t size)
{
    if (size && count > (SIZE_MAX / 2) / size)
        wn_die("out of memory; every decision is saved");
    size_t align = alignof(max_align_t);
    size_t n = (count * size + align - 1) / align * align;
    struct wn_arena_block *block = arena->block;
    if (!block || block->size - block->used < n)
        block = arena_block_new(arena, n);
    char *p = block->bytes + block->used;
    block->used += n;
    memset(p, 0, n);
    return p;
}

struct wn_str wn_arena_copy(struct wn_arena *arena, struct wn_str s)
{
    char *p = wn_arena_alloc(arena, s.n + 1, 1);
    if (s.n)
        memcpy(p, s.p, s.n);
    return (struct wn_str){p, s.n};
}

struct wn_str wn_arena_print(struct wn_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t size = n > 0 ? (size_t)n : 0;
    char *p = wn_arena_alloc(arena, size + 1, 1);
    vsnprintf(p, size + 1, format, again);
    va_end(again);
    return (struct wn_str){p, size};
}

void *wn_arena_grow(struct wn_arena *arena, void *items, size_t count, size_t *capacity,
                    size_t size)
{
    if (count < *capacity)
        return items;
    size_t more = *capacity ? *capacity * 2 : 8;
    void *grown = wn_arena_alloc(arena, more, size);
    if (count)
        memcpy(grown, items, count * size);
    *capacity = more;
    return grown;
}

void wn_arena_reset(struct wn_arena *arena)
{
    struct wn_arena_block *largest = NULL;
    for (struct wn_arena_block *b = arena->block, *older; b; b = older) {
        older = b->older;
        if (!largest || b->size > largest->size) {
            wn_free(largest);
            largest = b;
        } else {
            wn_free(b);
        }
    }
    if (largest) {
        largest->older = NULL;
        largest->used = 0;
    }
    arena->block = largest;
}

void wn_arena_free(struct wn_arena *arena)
{
    wn_arena_reset(arena);
    wn_free(arena->block);
    arena->block = NULL;
}
