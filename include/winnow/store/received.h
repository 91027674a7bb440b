/* SPDX-License-Identifier: MIT */
/*
 * Decision bundles of others as they were received, one chain (writer and seat) each: sealed, until
 * a later one of the chain was opened soundly; number, head, time and file name of every one stay.
 * The version known first stays in force: a file that parts from it is kept unopened and marked
 * refused, and from then on its head is not a known head of the chain.
 */
#ifndef WN_STORE_RECEIVED_H
#define WN_STORE_RECEIVED_H

#include "winnow/store/store.h"

struct wn_received {
    int64_t id; /* in the order of receipt; wn_received_put gives it */
    struct wn_str person, file, at;
    uint8_t writer[WN_KEY], seat[WN_SEAT], head[WN_HASH];
    int64_t last, decided, of;
    int64_t opened;        /* last line of this chain that was opened into the tables; 0 = none */
    struct wn_str refused; /* a status of exchange.md 2.9 ("fork", "wrong-body" ...), or empty */
    struct wn_str said;    /* when it was refused on opening: the sentence that was told */
};
bool wn_received_put(struct wn_store *store, const struct wn_received *r, struct wn_str sealed,
                     struct wn_err *err) WN_MUST_CHECK;

/* These know only files that are not refused. */
bool wn_received_newest(struct wn_store *store, const uint8_t writer[WN_KEY],
                        const uint8_t seat[WN_SEAT], struct wn_arena *arena,
                        struct wn_received *out, bool *found, struct wn_err *err) WN_MUST_CHECK;
/* Head that was received, or opened, for line n of that chain, if any. For forks. */
bool wn_received_head(struct wn_store *store, const uint8_t writer[WN_KEY],
                      const uint8_t seat[WN_SEAT], int64_t n, uint8_t head[WN_HASH], bool *found,
                      struct wn_err *err) WN_MUST_CHECK;
bool wn_received_list(struct wn_store *store, struct wn_arena *arena, struct wn_received **v,
                      size_t *n, struct wn_err *err) WN_MUST_CHECK; /* newest of each chain */

/*
 * What opening has to look at, in the order of receipt: the sealed files that are not refused
 * (opened ones too), and those refused on opening, as long as nothing sound of the chain came after
 * them.
 */
bool wn_received_sealed(struct wn_store *store, struct wn_arena *arena, struct wn_received **v,
                        size_t *n, struct wn_err *err) WN_MUST_CHECK;
bool wn_received_bytes(struct wn_store *store, const struct wn_received *r, struct wn_arena *arena,
                       struct wn_str *sealed, struct wn_err *err) WN_MUST_CHECK;
/* File `id` was opened soundly: the sealed bytes of the sound ones before it are dropped. */
bool wn_received_opened(struct wn_store *store, int64_t id, struct wn_err *err) WN_MUST_CHECK;
bool wn_received_refuse(struct wn_store *store, int64_t id, struct wn_str status,
                        struct wn_str sentence, struct wn_err *err) WN_MUST_CHECK;
/* The refused file with writer, seat, last and head of `like`, if there is one. */
bool wn_received_refused(struct wn_store *store, const struct wn_received *like,
                         struct wn_arena *arena, struct wn_received *out, bool *found,
                         struct wn_err *err) WN_MUST_CHECK;

#endif
