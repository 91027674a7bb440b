/* SPDX-License-Identifier: MIT */
/*
 * Another's opened journal comes in: the lines as they were signed, never written anew. Chains only
 * grow, so what is here must be its beginning, and it must pass through every head ever received.
 * All lines are added first; what they come to is worked out once for each work they touch.
 */
#include <inttypes.h>
#include <string.h>

#include "apply.h"
#include "winnow/store/records.h"

struct adopt {
    struct wn_store *store;
    struct chain chain; /* grows with each line that is added */
    int64_t known;      /* lines that were here before */
    struct wn_head_at {
        int64_t n;
        struct wn_hash head;
    } * heads; /* as received, ascending */
    size_t head_count, head_next;
    struct wn_open_notes *notes;
    struct wn_arena line_arena, record_arena;
};

static bool adopt_chain(struct adopt *a, struct wn_arena *arena, struct wn_err *err)
{
    struct chain mine = a->chain, there;
    bool found;
    if (!wn_chains_of_writer(a->store, mine.writer, mine.seat, arena, &there, &found, err))
        return false;
    if (found && !wn_str_eq(there.person, mine.person))
        return wn_fail(err, WN_EREFUSED, "this journal is known as that of %.*s, not of %.*s",
                       WN_ARG(there.person), WN_ARG(mine.person));
    if (found) {
        a->chain = there;
        return true;
    }
    if (!wn_chains_of_person(a->store, mine.person, arena, &there, &found, err))
        return false;
    if (found)
        return wn_fail(err, WN_EREFUSED,
                       "another journal of %.*s is here already; this one comes "
                       "from a copy of the project that went on elsewhere",
                       WN_ARG(mine.person));
    return wn_chains_add(a->store, &a->chain, err);
}

static bool adopt_heads(struct adopt *a, struct wn_arena *arena, struct wn_err *err)
{
    size_t room = 0;
    bool more = false, ok;
    sqlite3_stmt *q =
        wn_db_start(a->store, Q_BUNDLE_HEADS,
                    ARGS(A_BLOB(a->chain.writer, WN_KEY), A_BLOB(a->chain.seat, WN_SEAT)), err);
    if (!q)
        return false;
    while ((ok = wn_db_step(a->store, q, &more, err)) && more) {
        a->heads = wn_arena_grow(arena, a->heads, a->head_count, &room, sizeof *a->heads);
        struct wn_head_at *h = &a->heads[a->head_count++];
        h->n = wn_col_int(q, 0);
        wn_col_bytes(q, 1, h->head.b, WN_HASH);
    }
    wn_db_end(a->store, q);
    return ok;
}

/* Does the journal have, after line n, every head that was received for n? */
static bool adopt_passes(struct adopt *a, int64_t n, const struct wn_hash *head, struct wn_err *err)
{
    while (a->head_next < a->head_count && a->heads[a->head_next].n <= n) {
        const struct wn_head_at *h = &a->heads[a->head_next++];
        if (h->n == n && !wn_same_bytes(h->head.b, head->b, WN_HASH)) {
            a->notes->parts = n;
            return wn_fail(err, WN_EINPUT,
                           "the journal of %.*s is not the one that was received "
                           "before: line %" PRId64 " differs",
                           WN_ARG(a->chain.person), n);
        }
    }
    return true;
}

/* Line n was here already: it must be the same. */
static bool adopt_known(struct adopt *a, int64_t n, const struct wn_hash *head, struct wn_err *err)
{
    struct wn_hash stored = {{0}};
    bool more = false;
    sqlite3_stmt *q = wn_db_start(a->store, Q_EVENT_HASH, ARGS(A_INT(a->chain.id), A_INT(n)), err);
    if (!q)
        return false;
    bool ok = wn_db_step(a->store, q, &more, err);
    if (more)
        wn_col_bytes(q, 0, stored.b, WN_HASH);
    wn_db_end(a->store, q);
    if (!ok || wn_same_bytes(stored.b, head->b, WN_HASH))
        return ok;
    a->notes->parts = n;
    return wn_fail(err, WN_EINPUT,
                   "the journal of %.*s has two different versions of line %" PRId64,
                   WN_ARG(a->chain.person), n);
}

static void adopt_count(struct wn_open_note *note, int64_t record)
{
    size_t room = sizeof note->record / sizeof *note->record;
    if ((size_t)note->count < room)
        note->record[note->count] = record;
    note->count++;
}

/* Was it made on the record, the text and the criteria that are here? Counted, never refused. */
static bool adopt_note(struct adopt *a, const struct wn_line *line, struct wn_err *err)
{
    struct wn_row row;
    int64_t version;
    bool found;
    char hex[2 * WN_HASH + 1];
    if (line->kind == WN_K_UNKNOWN)
        adopt_count(&a->notes->unknown_kind, line->n);
    if (line->kind != WN_K_DECISION)
        return true;
    wn_arena_reset(&a->record_arena);
    if (!wn_db_int(a->store, Q_CRITERIA_HAS, ARGS(A_STR(line->criteria)), &version, &found, err))
        return false;
    if (!found)
        adopt_count(&a->notes->other_criteria, line->record);
    if (!wn_records_get(a->store, line->record, &a->record_arena, &row, &found, err))
        return false;
    if (!found) {
        adopt_count(&a->notes->unknown_record, line->record);
        return true;
    }
    struct wn_hash text = wn_record_fingerprint(&row.r, &a->record_arena);
    wn_hex(text.b, WN_HASH, hex);
    if (!wn_str_eq(line->text, wn_str_of(hex, line->text.n < 64 ? 16 : 64)))
        adopt_count(&a->notes->other_text, line->record);
    return true;
}

static bool adopt_new(struct adopt *a, int64_t n, struct wn_str bytes, struct wn_err *err)
{
    struct wn_line line;
    wn_arena_reset(&a->line_arena);
    if (!wn_line_decode(bytes, &a->line_arena, &line, err))
        return wn_wrap(err, "line %" PRId64 " of the journal of %.*s cannot be read", n,
                       WN_ARG(a->chain.person));
    if (line.n != n || (n == 1) != (line.kind == WN_K_SEAT))
        return wn_fail(err, WN_EINPUT,
                       "line %" PRId64 " of the journal of %.*s is not where it "
                       "should be",
                       n, WN_ARG(a->chain.person));
    return wn_event_insert(a->store, &a->chain, &line, bytes, err) && adopt_note(a, &line, err);
}

static bool adopt_lines(struct adopt *a, struct wn_str lines, struct wn_err *err)
{
    struct wn_hash head = wn_chain_root(a->chain.project, a->chain.writer, a->chain.seat);
    struct wn_str rest = lines;
    for (int64_t n = 1; rest.n; n++) {
        size_t end = wn_str_find_byte(rest, '\n');
        if (end == rest.n)
            return wn_fail(err, WN_EINPUT, "line %" PRId64 " of the journal of %.*s is cut short",
                           n, WN_ARG(a->chain.person));
        struct wn_str bytes = wn_str_first(rest, end + 1);
        rest = wn_str_from(rest, end + 1);
        head = wn_chain_next(&head, bytes);
        if (!adopt_passes(a, n, &head, err) ||
            !(n <= a->known ? adopt_known(a, n, &head, err) : adopt_new(a, n, bytes, err)))
            return false;
    }
    return true;
}

static bool adopt_all(struct adopt *a, struct wn_str lines, struct wn_arena *arena,
                      struct wn_err *err)
{
    if (!adopt_chain(a, arena, err) || !adopt_heads(a, arena, err))
        return false;
    a->known = a->chain.last;
    if (!adopt_lines(a, lines, err))
        return false;
    if (a->chain.last == a->known)
        return true;
    if (a->chain.own)
        return wn_fail(err, WN_EREFUSED,
                       "the journal of %.*s is written in this file; a longer one "
                       "comes from a copy that went on elsewhere",
                       WN_ARG(a->chain.person));
    return wn_chains_grow(a->store, &a->chain, err) &&
           wn_apply_many(a->store, &a->chain, a->known + 1, err);
}

bool wn_events_add_journal(struct wn_store *store, struct wn_str person,
                           const uint8_t project[WN_HASH], const uint8_t writer[WN_KEY],
                           const uint8_t seat[WN_SEAT], struct wn_str lines, int64_t *added,
                           struct wn_open_notes *notes, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct adopt a = {.store = store, .notes = notes, .chain = {.person = person}};
    bool mine = false;
    *added = 0;
    *notes = (struct wn_open_notes){0};
    if (!(store->roles & WN_ADJUDICATOR))
        return wn_fail(err, WN_EREFUSED, "only an adjudicator opens the decisions of others");
    memcpy(a.chain.project, project, WN_HASH);
    memcpy(a.chain.writer, writer, WN_KEY);
    memcpy(a.chain.seat, seat, WN_SEAT);
    if (!wn_store_enter(store, &mine, err))
        return false;
    bool ok = adopt_all(&a, lines, &arena, err);
    *added = ok ? a.chain.last - a.known : 0;
    wn_arena_free(&a.line_arena);
    wn_arena_free(&a.record_arena);
    wn_arena_free(&arena);
    return wn_store_leave(store, mine, ok, err);
}
