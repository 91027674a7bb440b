/* SPDX-License-Identifier: MIT */
/*
 * The tables of a project file. `event` is the truth and append-only: triggers forbid UPDATE and
 * DELETE (recursive_triggers is on, so that INSERT OR REPLACE fires them too). The id of an event
 * is the order in which this file learnt of it; n is its number in its own chain.
 *
 * What stands under "derived" follows from events, people and places alone; apply.c makes it
 * again and `winnow check` compares.
 */
#include "schema.h"

#include "winnow/base/buf.h"
#include "winnow/core/record.h"

#define COLUMN(id, name, who) #name " TEXT NOT NULL DEFAULT '',"

static const char schema_truth_1[] =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE person(id TEXT PRIMARY KEY, name TEXT NOT NULL, roles INTEGER NOT NULL,"
    " place INTEGER NOT NULL, joined INTEGER NOT NULL, invited INTEGER NOT NULL,"
    " sign BLOB NOT NULL, box BLOB NOT NULL, token BLOB NOT NULL, seed BLOB) STRICT, WITHOUT ROWID;"
    "CREATE TABLE criteria(id INTEGER PRIMARY KEY, version TEXT NOT NULL,"
    " text TEXT NOT NULL) STRICT;"
    "CREATE TABLE source(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, platform TEXT NOT NULL,"
    " kind TEXT NOT NULL, searched TEXT NOT NULL, query TEXT NOT NULL, imported TEXT NOT NULL,"
    " expect INTEGER NOT NULL, records INTEGER NOT NULL, files INTEGER NOT NULL) STRICT;"
    "CREATE TABLE file(id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source,"
    " name TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, format TEXT NOT NULL,"
    " encoding TEXT NOT NULL, bad_bytes TEXT NOT NULL, notes TEXT NOT NULL, bytes INTEGER NOT NULL,"
    " first INTEGER NOT NULL, last INTEGER NOT NULL, records INTEGER NOT NULL,"
    " skipped_lines INTEGER NOT NULL, undecodable_bytes INTEGER NOT NULL) STRICT;"
    "CREATE TABLE record(n INTEGER PRIMARY KEY, work INTEGER NOT NULL,"
    " source INTEGER REFERENCES source, file INTEGER REFERENCES file, position INTEGER NOT NULL,"
    " line INTEGER NOT NULL, sources TEXT NOT NULL," WN_FIELDS(COLUMN) " CHECK(n > 0)) STRICT;"
    "CREATE INDEX record_key ON record(key) WHERE key <> '';"
    "CREATE TABLE raw(n INTEGER PRIMARY KEY REFERENCES record, text TEXT NOT NULL) STRICT;"
    "CREATE TABLE total(id INTEGER PRIMARY KEY CHECK(id = 1), records INTEGER NOT NULL,"
    " newest INTEGER NOT NULL) STRICT;"
    "INSERT INTO total VALUES(1, 0, 0);"
    "CREATE TABLE queue(place INTEGER PRIMARY KEY, work INTEGER NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE number(number INTEGER PRIMARY KEY, fingerprint BLOB NOT NULL,"
    " made TEXT NOT NULL) STRICT;"
    "CREATE TABLE bundle(id INTEGER PRIMARY KEY, writer BLOB NOT NULL, seat BLOB NOT NULL,"
    " last INTEGER NOT NULL, head BLOB NOT NULL, person TEXT NOT NULL, file TEXT NOT NULL,"
    " at TEXT NOT NULL, decided INTEGER NOT NULL, total INTEGER NOT NULL,"
    " refused TEXT NOT NULL, said TEXT NOT NULL) STRICT;"
    "CREATE INDEX bundle_chain ON bundle(writer, seat, last);"
    "CREATE TABLE sealed(bundle INTEGER PRIMARY KEY REFERENCES bundle, bytes BLOB NOT NULL) STRICT;"
    "CREATE TABLE draft(person TEXT NOT NULL, kind TEXT NOT NULL, work INTEGER NOT NULL,"
    " text TEXT NOT NULL, PRIMARY KEY(person, kind, work)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE chain(id INTEGER PRIMARY KEY, person TEXT NOT NULL UNIQUE, project BLOB NOT NULL,"
    " writer BLOB NOT NULL, seat BLOB NOT NULL, own INTEGER NOT NULL, last INTEGER NOT NULL,"
    " head BLOB NOT NULL, UNIQUE(writer, seat)) STRICT;"
    "CREATE TABLE event(id INTEGER PRIMARY KEY, chain INTEGER NOT NULL REFERENCES chain,"
    " n INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, stage INTEGER NOT NULL,"
    " record INTEGER, undoes INTEGER, seconds INTEGER, bytes BLOB NOT NULL,"
    " hash BLOB NOT NULL, UNIQUE(chain, n)) STRICT;"
    "CREATE INDEX event_record ON event(chain, record, n) WHERE record IS NOT NULL;"
    "CREATE INDEX event_undoes ON event(chain, undoes) WHERE undoes IS NOT NULL;"
    "CREATE INDEX event_rare ON event(chain, kind, n) WHERE kind <> 'decision';"
    "CREATE TRIGGER event_no_update BEFORE UPDATE ON event"
    " BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;"
    "CREATE TRIGGER event_no_delete BEFORE DELETE ON event"
    " BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;";

/*
 * state: what each chain's lines on a work come to, now and (f_*) when the blind was lifted.
 * tally, reason: sums over state. run: places decided or put aside, as maximal runs, so that the
 * next open one is found in one step however many there are. lifted: the line that lifted the
 * blind. opened: how far a chain of somebody who also adjudicates had come when others were opened.
 */
static const char schema_derived_1[] =
    "CREATE TABLE undone(chain INTEGER NOT NULL, n INTEGER NOT NULL,"
    " PRIMARY KEY(chain, n)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE state(stage INTEGER NOT NULL, work INTEGER NOT NULL, chain INTEGER NOT NULL,"
    " place INTEGER NOT NULL, decision INTEGER NOT NULL, reason TEXT NOT NULL,"
    " answers TEXT NOT NULL, line INTEGER NOT NULL, changes INTEGER NOT NULL,"
    " later INTEGER NOT NULL, noted INTEGER NOT NULL, flag INTEGER NOT NULL,"
    " ruling INTEGER NOT NULL, ruling_event INTEGER NOT NULL, aside INTEGER NOT NULL,"
    " fixed INTEGER NOT NULL, f_decision INTEGER NOT NULL, f_answers TEXT NOT NULL,"
    " f_changes INTEGER NOT NULL, PRIMARY KEY(stage, work, chain)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE tally(chain INTEGER NOT NULL, stage INTEGER NOT NULL, include INTEGER NOT NULL,"
    " maybe INTEGER NOT NULL, exclude INTEGER NOT NULL, later INTEGER NOT NULL,"
    " noted INTEGER NOT NULL, PRIMARY KEY(chain, stage)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE reason(chain INTEGER NOT NULL, stage INTEGER NOT NULL, reason TEXT NOT NULL,"
    " count INTEGER NOT NULL, PRIMARY KEY(chain, stage, reason)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE run(chain INTEGER NOT NULL, stage INTEGER NOT NULL, first INTEGER NOT NULL,"
    " last INTEGER NOT NULL, PRIMARY KEY(chain, stage, first)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE revealed(chain INTEGER NOT NULL, work INTEGER NOT NULL,"
    " PRIMARY KEY(chain, work)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE lifted(stage INTEGER NOT NULL, work INTEGER NOT NULL, event INTEGER NOT NULL,"
    " PRIMARY KEY(stage, work)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE opened(chain INTEGER NOT NULL, stage INTEGER NOT NULL, upto INTEGER NOT NULL,"
    " PRIMARY KEY(chain, stage)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE pair(stage INTEGER NOT NULL, work INTEGER NOT NULL, place INTEGER NOT NULL,"
    " kind INTEGER NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL, ruling INTEGER NOT NULL,"
    " before INTEGER NOT NULL, after INTEGER NOT NULL,"
    " PRIMARY KEY(stage, work)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE pair_count(stage INTEGER NOT NULL, kind INTEGER NOT NULL, a INTEGER NOT NULL,"
    " b INTEGER NOT NULL, ruling INTEGER NOT NULL, works INTEGER NOT NULL,"
    " before INTEGER NOT NULL, after INTEGER NOT NULL,"
    " PRIMARY KEY(stage, kind, a, b, ruling)) STRICT, WITHOUT ROWID;";

static const char schema_indexes_1[] =
    "CREATE INDEX state_later ON state(chain, stage, place) WHERE later = 1;"
    "CREATE INDEX pair_conflict ON pair(stage, place) WHERE kind >= 2;";

/* Sums that came back to nothing may have left a row of zeroes: such a row says nothing. */
const struct derived wn_schema_derived[] = {
    {"undone", "1", "what is undone"},
    {"state", "1", "the decisions in force"},
    {"tally", "include OR maybe OR exclude OR later OR noted", "the counts of decisions"},
    {"reason", "count", "the counts of reasons"},
    {"run", "1", "which records are still to be decided"},
    {"revealed", "1", "which decisions were revealed"},
    {"lifted", "1", "where the blind was lifted"},
    {"opened", "1", "how far own decisions are independent"},
    {"pair", "1", "the conflicts"},
    {"pair_count", "works OR before OR after", "the counts of conflicts"},
    {NULL, NULL, NULL},
};

const struct migration wn_schema_migrations[] = {
    {1, schema_truth_1, schema_derived_1},
};

int wn_schema_version(void)
{
    const size_t steps = sizeof wn_schema_migrations / sizeof wn_schema_migrations[0];
    return wn_schema_migrations[steps - 1].version;
}

bool wn_schema_build(struct wn_store *store, int from, struct wn_err *err)
{
    if (!wn_store_begin(store, err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof wn_schema_migrations / sizeof wn_schema_migrations[0]; i++)
        if (wn_schema_migrations[i].version > from)
            ok = wn_db_exec(store, wn_schema_migrations[i].sql, err) &&
                 wn_db_exec(store, wn_schema_migrations[i].derived, err);
    struct wn_buf sql = {0};
    wn_buf_print(&sql, "%s PRAGMA application_id = %d; PRAGMA user_version = %d;", schema_indexes_1,
                 STORE_APPLICATION_ID, wn_schema_version());
    ok = ok && wn_db_exec(store, wn_buf_cstr(&sql), err);
    wn_buf_free(&sql);
    if (!ok) {
        wn_store_rollback(store);
        return false;
    }
    return wn_store_commit(store, err);
}

bool wn_schema_shadow(struct wn_store *store, struct wn_err *err)
{
    struct wn_buf sql = {0};
    struct wn_str rest = wn_str(schema_derived_1), part;
    wn_buf_text(&sql, "");
    while (wn_str_split(&rest, ';', &part)) {
        if (!part.n)
            continue;
        wn_buf_text(&sql, "CREATE TEMP");
        wn_buf_put(&sql, wn_str_from(part, sizeof "CREATE" - 1));
        wn_buf_text(&sql, ";");
    }
    bool ok = wn_db_exec(store, wn_buf_cstr(&sql), err);
    wn_buf_free(&sql);
    return ok;
}

bool wn_schema_differ(struct wn_store *store, const struct derived *table, int64_t *rows,
                   struct wn_err *err)
{
    struct wn_buf sql = {0};
    sqlite3_stmt *q = NULL;
    bool more = false;
    const char *t = table->name, *w = table->says;
    wn_buf_print(&sql,
                 "SELECT (SELECT count(*) FROM (SELECT * FROM main.%s WHERE %s EXCEPT SELECT * FROM"
                 " temp.%s WHERE %s)), (SELECT count(*) FROM (SELECT * FROM temp.%s WHERE %s EXCEPT"
                 " SELECT * FROM main.%s WHERE %s))", t, w, t, w, t, w, t, w);
    *rows = 0;
    bool ok = sqlite3_prepare_v2(store->db, wn_buf_cstr(&sql), -1, &q, NULL) == SQLITE_OK ||
              wn_db_fail(store, err);
    ok = ok && wn_db_step(store, q, &more, err);
    if (more)
        *rows = wn_col_int(q, 0) > wn_col_int(q, 1) ? wn_col_int(q, 0) : wn_col_int(q, 1);
    sqlite3_finalize(q);
    wn_buf_free(&sql);
    return ok;
}
