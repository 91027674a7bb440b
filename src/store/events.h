/* SPDX-License-Identifier: MIT */
/*
 * Private to src/store: chains and events as the other files of this folder need them.
 */
#ifndef WN_STORE_EVENTS_PRIVATE_H
#define WN_STORE_EVENTS_PRIVATE_H

#include "db.h"
#include "winnow/store/events.h"

struct chain { /* a row of the table */
    int64_t id, last;
    bool own;
    unsigned roles;       /* of its person */
    struct wn_str person; /* in the arena given */
    uint8_t project[WN_HASH], writer[WN_KEY], seat[WN_SEAT];
    struct wn_hash head;
};
/* By person; *found false where there is none. */
bool wn_chains_of_person(struct wn_store *store, struct wn_str person, struct wn_arena *arena,
                         struct chain *out, bool *found, struct wn_err *err) WN_MUST_CHECK;
bool wn_chains_of_writer(struct wn_store *store, const uint8_t writer[WN_KEY],
                         const uint8_t seat[WN_SEAT], struct wn_arena *arena, struct chain *out,
                         bool *found, struct wn_err *err) WN_MUST_CHECK;
bool wn_chains_list(struct wn_store *store, struct wn_arena *arena, struct chain **v, size_t *n,
                    struct wn_err *err) WN_MUST_CHECK;
/* The id of the bound person's chain; 0 where there is none yet. */
bool wn_chains_my_id(struct wn_store *store, int64_t *id, struct wn_err *err) WN_MUST_CHECK;
/* The bound person's own; WN_EREFUSED where none was started. */
bool wn_chains_mine(struct wn_store *store, struct wn_arena *arena, struct chain *out,
                    struct wn_err *err) WN_MUST_CHECK;
/* Adds an empty chain. */
bool wn_chains_add(struct wn_store *store, struct chain *chain, struct wn_err *err) WN_MUST_CHECK;

/* Writes the chain's last line and head as they stand in *chain. */
bool wn_chains_grow(struct wn_store *store, const struct chain *chain,
                    struct wn_err *err) WN_MUST_CHECK;

/* Columns of an event that are copies of what its line says. */
struct event_copy {
    int64_t stage; /* -1: none */
    int64_t record, undoes;
    int64_t seconds; /* WN_ABSENT but for decisions made in the view */
};
/* record of an `undo` is that of the line it undoes: asked of the table. */
bool wn_event_copy_of(struct wn_store *store, int64_t chain, const struct wn_line *line,
                      struct event_copy *out, struct wn_err *err) WN_MUST_CHECK;
/* Inserts the bytes as the chain's next event and moves the head in *chain; wn_chains_grow keeps
 * it. */
bool wn_event_insert(struct wn_store *store, struct chain *chain, const struct wn_line *line,
                     struct wn_str bytes, struct wn_err *err) WN_MUST_CHECK;

/* The last 1,000 lines of every chain written here; a problem makes the store refuse writes. */
bool wn_events_replay_tail(struct wn_store *store, struct wn_err *err) WN_MUST_CHECK;

#endif
