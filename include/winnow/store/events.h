/* SPDX-License-Identifier: MIT */
/*
 * The event log: the truth. Append-only (triggers forbid UPDATE and DELETE), one hash chain for
 * each writer and seat. Appending a line brings the state tables up to date in the same
 * transaction.
 */
#ifndef WN_STORE_EVENTS_H
#define WN_STORE_EVENTS_H

#include "winnow/core/journal.h"
#include "winnow/store/store.h"

struct wn_chain {
    struct wn_str person;
    uint8_t writer[WN_KEY], seat[WN_SEAT], head[WN_HASH];
    int64_t last;
    bool own; /* written in this file */
};

/* Starts the bound person's chain (once); the first line must then be `seat`. */
bool wn_chain_start(struct wn_store *store, const uint8_t project[WN_HASH],
                    const uint8_t writer[WN_KEY], const uint8_t seat[WN_SEAT], struct wn_err *err)
    WN_MUST_CHECK;
/* The bound person's own chain. */
bool wn_chain_mine(struct wn_store *store, struct wn_arena *arena, struct wn_chain *out,
                   bool *found, struct wn_err *err) WN_MUST_CHECK;
bool wn_chain_list(struct wn_store *store, struct wn_arena *arena, struct wn_chain **v, size_t *n,
                   struct wn_err *err) WN_MUST_CHECK;

/*
 * Appends a line to the bound person's chain, inside a transaction: sets line->n, encodes, hashes,
 * inserts, applies. Nothing is true before wn_store_commit has returned.
 */
bool wn_events_append(struct wn_store *store, struct wn_line *line, struct wn_err *err)
    WN_MUST_CHECK;

/*
 * Adds another's opened journal (adjudicator only): lines 1 to last as they were signed. Lines that
 * are there already must be the same bytes; the rest is added and applied. *added: new lines. Lines
 * of an unknown kind, on unknown records, or on another text are kept and counted in notes.
 */
struct wn_open_note {
    int64_t count;
    int64_t record[10]; /* the first of them */
};
struct wn_open_notes {
    struct wn_open_note unknown_kind, unknown_record, other_text, other_criteria;
    int64_t parts; /* on failure: the first line that is not known here; 0: it is not that */
};
bool wn_events_add_journal(struct wn_store *store, struct wn_str person,
                           const uint8_t project[WN_HASH], const uint8_t writer[WN_KEY],
                           const uint8_t seat[WN_SEAT], struct wn_str lines, int64_t *added,
                           struct wn_open_notes *notes, struct wn_err *err) WN_MUST_CHECK;

struct wn_event {
    struct wn_str person;
    int64_t n, record;    /* record 0: none */
    struct wn_str at, kind, bytes; /* exact bytes of the line, LF included */
    bool own;
    bool redo;            /* an undo that takes back an undo */
};
typedef bool wn_event_fn(void *ctx, const struct wn_event *e, struct wn_err *err);
/*
 * Events that the bound person may read: own chain, and for an adjudicator also the opened ones.
 * Order: chain by chain, ascending. record 0: all.
 */
bool wn_events_each(struct wn_store *store, int64_t record, wn_event_fn *fn, void *ctx,
                    struct wn_err *err) WN_MUST_CHECK;
/* All of them by time, whoever wrote; the lines of one chain keep their order, and come together
 * within a second. */
bool wn_events_in_time(struct wn_store *store, wn_event_fn *fn, void *ctx, struct wn_err *err)
    WN_MUST_CHECK;
/*
 * My own lines of one kind, ascending, those after number `after`; any kind but `decision`, of
 * which there are too many.
 */
bool wn_events_mine_of(struct wn_store *store, enum wn_kind kind, int64_t after, wn_event_fn *fn,
                       void *ctx, struct wn_err *err) WN_MUST_CHECK;
/* The exact bytes of the bound person's journal, lines from..last, appended to out. */
bool wn_events_my_bytes(struct wn_store *store, int64_t from, struct wn_buf *out,
                        struct wn_err *err) WN_MUST_CHECK;

/* Newest line of mine of this kind (0: none); newest `sent`. */
bool wn_events_last_of(struct wn_store *store, enum wn_kind kind, int64_t *n, struct wn_err *err)
    WN_MUST_CHECK;

/*
 * What undo and redo would act on, from the log alone: undo = my newest undoable line that is not
 * undone; redo = my newest undo that is in force, unless something undoable was written after it.
 */
struct wn_undo_target { int64_t n, record; enum wn_kind kind; };
bool wn_events_undo_target(struct wn_store *store, struct wn_undo_target *out, bool *found,
                           struct wn_err *err) WN_MUST_CHECK;
/* n: the undo line that a redo undoes; kind, record: of the line that comes back into force. */
bool wn_events_redo_target(struct wn_store *store, struct wn_undo_target *out, bool *found,
                           struct wn_err *err) WN_MUST_CHECK;

#endif
