/* SPDX-License-Identifier: MIT */
/*
 * Replays every chain. Each line is held against the hash that is stored with the line before it,
 * so one changed line is one sentence, and against the copies that queries use.
 */
#include <inttypes.h>

#include "check.h"
#include "events.h"
#include "winnow/core/journal.h"

enum { CHECK_SENTENCES = 20 };

struct check_line { /* a row of the table */
    int64_t n, stage, record, undoes, seconds;
    struct wn_str at, kind, bytes;
    struct wn_hash hash;
    bool hash_whole;
};

static struct check_line check_read(sqlite3_stmt *q)
{
    struct check_line row = {.n = wn_col_int(q, 0),
                             .at = wn_col_view(q, 1),
                             .kind = wn_col_view(q, 2),
                             .stage = wn_col_int(q, 3),
                             .record = wn_col_int(q, 4),
                             .undoes = wn_col_int(q, 5),
                             .bytes = wn_col_view(q, 7)};
    row.seconds = sqlite3_column_type(q, 6) == SQLITE_NULL ? WN_ABSENT : wn_col_int(q, 6);
    row.hash_whole = wn_col_bytes(q, 8, row.hash.b, WN_HASH);
    return row;
}

static bool check_copies(struct check *c, const struct chain *chain, const struct check_line *row,
                         bool *same, struct wn_err *err)
{
    struct wn_line line;
    struct event_copy copy;
    *same = true;
    if (!wn_line_decode(row->bytes, &c->arena, &line, NULL))
        return true; /* its hash has said so, or somebody else signed it like that */
    if (!wn_event_copy_of(c->store, chain->id, &line, &copy, err))
        return false;
    struct wn_str kind =
        line.kind == WN_K_UNKNOWN ? line.kind_name : wn_str(wn_kind_name(line.kind));
    *same = line.n == row->n && wn_str_eq(line.at, row->at) && wn_str_eq(kind, row->kind) &&
            copy.stage == row->stage && copy.record == row->record && copy.undoes == row->undoes &&
            copy.seconds == row->seconds;
    return true;
}

static bool check_line(struct check *c, const struct chain *chain, const struct check_line *row,
                       const struct wn_hash *before, size_t *said, struct wn_err *err)
{
    struct wn_hash hash = wn_chain_next(before, row->bytes);
    bool same = true;
    if (!row->hash_whole || !wn_same_bytes(hash.b, row->hash.b, WN_HASH)) {
        if ((*said)++ < CHECK_SENTENCES)
            wn_check_say(c, false,
                         "line %" PRId64 " of the journal of %.*s was changed after it was "
                         "written",
                         row->n, WN_ARG(chain->person));
        return true;
    }
    if (!check_copies(c, chain, row, &same, err))
        return false;
    if (!same && (*said)++ < CHECK_SENTENCES)
        wn_check_say(c, false,
                     "line %" PRId64 " of the journal of %.*s: what the tables say of it is "
                     "not what it says",
                     row->n, WN_ARG(chain->person));
    return true;
}

static bool check_chain(struct check *c, const struct chain *chain, struct wn_err *err)
{
    struct wn_hash before = wn_chain_root(chain->project, chain->writer, chain->seat);
    bool more = false, ok = true;
    int64_t n = 0;
    size_t said = 0;
    sqlite3_stmt *q = wn_db_start(c->store, Q_EVENT_ALL, ARGS(A_INT(chain->id)), err);
    if (!q)
        return false;
    while (ok && (ok = wn_db_step(c->store, q, &more, err)) && more) {
        struct check_line row = check_read(q);
        wn_arena_reset(&c->arena);
        if (row.n != ++n) {
            wn_check_say(c, false, "line %" PRId64 " of the journal of %.*s is missing", n,
                         WN_ARG(chain->person));
            n = row.n;
        }
        ok = check_line(c, chain, &row, &before, &said, err);
        before = row.hash;
    }
    wn_db_end(c->store, q);
    if (said > CHECK_SENTENCES)
        wn_check_say(c, false, "%zu more lines of the journal of %.*s do not add up",
                     said - CHECK_SENTENCES, WN_ARG(chain->person));
    if (ok && (n != chain->last || !wn_same_bytes(before.b, chain->head.b, WN_HASH)))
        wn_check_say(c, false,
                     "the journal of %.*s ends at line %" PRId64 ", not where it should "
                     "(line %" PRId64 ")",
                     WN_ARG(chain->person), n, chain->last);
    return ok;
}

bool wn_check_chains(struct check *c, struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct chain *v;
    size_t n = 0;
    bool ok = wn_chains_list(c->store, &arena, &v, &n, err);
    for (size_t i = 0; ok && i < n; i++)
        ok = check_chain(c, &v[i], err);
    wn_arena_free(&arena);
    return ok;
}
