/* SPDX-License-Identifier: MIT */
/*
 * Arenas: memory by lifetime. Three lifetimes exist in winnow: record (reset per record read), view
 * (reset per load), command (freed when the verb ends). Who asks passes the arena; nothing in it is
 * freed one by one.
 */
#ifndef WN_BASE_ARENA_H
#define WN_BASE_ARENA_H

#include <stddef.h>

#include "winnow/base/attr.h"
#include "winnow/base/str.h"

struct wn_arena_block;
struct wn_arena {
    struct wn_arena_block *block; /* newest first */
};

/* A zeroed `struct wn_arena` is ready for use. */
void *wn_arena_alloc(struct wn_arena *arena, size_t count, size_t size); /* zeroed, aligned */
struct wn_str wn_arena_copy(struct wn_arena *arena, struct wn_str s);    /* NUL-terminated copy */
struct wn_str wn_arena_print(struct wn_arena *arena, const char *format, ...) WN_PRINTF(2, 3);

/* All that was given out becomes invalid; the largest block is kept for reuse. */
void wn_arena_reset(struct wn_arena *arena);
void wn_arena_free(struct wn_arena *arena);

#define WN_NEW(arena, type)          ((type *)wn_arena_alloc((arena), 1, sizeof(type)))
#define WN_NEWS(arena, type, count)  ((type *)wn_arena_alloc((arena), (count), sizeof(type)))

/*
 * A growing array in an arena: *items has *capacity places; returns the (possibly moved) items with
 * room for one more than count. Old copies stay in the arena until it is reset.
 */
void *wn_arena_grow(struct wn_arena *arena, void *items, size_t count, size_t *capacity,
                    size_t size);

#endif
