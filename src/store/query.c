/* SPDX-License-Identifier: MIT */
/*
 * The text of every statement. Each is compiled once, when it is first needed (db.c). The derived
 * tables are named without their schema on purpose: the check puts TEMP tables of the same names
 * before them and replays the events into these.
 */
#include "query.h"

#include "winnow/core/record.h"

#define FIELD(id, name, who)  ", r." #name
#define FIELD_COLUMN(id, name, who) ", " #name
#define FIELD_MARK(id, name, who)   ", ?"
#define FIELD_SET(id, name, who)    ", " #name " = ?"
#define UNDOABLE "('decision','answer','note','later','tag','flag','ruling')"
#define CHAIN                                                                                      \
    "SELECT c.id, c.person, c.project, c.writer, c.seat, c.own, c.last, c.head,"                   \
    " coalesce(p.roles, 0) FROM chain c LEFT JOIN person p ON p.id = c.person "
#define PERSON                                                                                     \
    "SELECT id, name, roles, place, joined, invited, seed IS NOT NULL, sign, box, token FROM "     \
    "person "
#define SOURCE_FILE                                                                                \
    "SELECT id, source, name, sha256, format, encoding, bad_bytes, notes, bytes, first, last,"     \
    " records, skipped_lines, undecodable_bytes FROM file "
#define BUNDLE                                                                                     \
    "SELECT b.writer, b.seat, b.last, b.head, b.person, b.file, b.at, b.decided, b.total,"         \
    " coalesce((SELECT c.last FROM chain c WHERE c.writer = b.writer AND c.seat = b.seat), 0),"    \
    " b.id, b.refused, b.said FROM bundle b "
#define RECORD(raw)                                                                                \
    "SELECT r.n, r.work, r.position, r.line, CASE WHEN r.source IS NULL THEN r.sources"            \
    " ELSE s.name END, coalesce(f.name, '')" WN_FIELDS(FIELD) ", " raw                             \
    " FROM record r LEFT JOIN source s ON s.id = r.source LEFT JOIN file f ON f.id = r.file "
#define REDOES(e)                                                                                  \
    "ifnull((SELECT u.kind = 'undo' FROM event u WHERE u.chain = " e ".chain AND u.n = " e         \
    ".undoes), 0)"
#define EVENT "SELECT n, at, kind, record, bytes, " REDOES("event") " FROM event "

const char *const wn_query_text[QUERY_COUNT] = {
    /* settings, people, criteria, numbers */
    [Q_META_GET] = "SELECT value FROM meta WHERE key = ?1",
    [Q_META_SET] = "INSERT INTO meta VALUES(?1, ?2) ON CONFLICT DO UPDATE SET value = ?2",
    [Q_PERSON_PUT] =
        "INSERT INTO person(id, name, roles, place, joined, invited, sign, box, token)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO UPDATE SET name = ?2,"
        " roles = ?3, place = ?4, joined = ?5, invited = ?6, sign = ?7, box = ?8, token = ?9",
    [Q_PERSON_LIST] = PERSON "ORDER BY place, id",
    [Q_PERSON_GET] = PERSON "WHERE id = ?1",
    [Q_PERSON_PROGRESS] =
        "SELECT coalesce((SELECT t.include + t.maybe + t.exclude FROM tally t"
        " WHERE t.chain = c.id AND t.stage = ?2), 0), coalesce((SELECT max(place) FROM queue), 0), "
        "0"
        " FROM chain c WHERE c.person = ?1 AND c.own = 1"
        " UNION ALL SELECT decided, total, -id FROM bundle WHERE person = ?1 AND refused = ''"
        " ORDER BY 3 LIMIT 1",
    [Q_PERSON_SEED_SET] = "UPDATE person SET seed = ?2 WHERE id = ?1",
    [Q_PERSON_REMOVE] = "DELETE FROM person WHERE id = ?1",
    [Q_PERSON_SEED] = "SELECT seed FROM person WHERE id = ?1 AND seed IS NOT NULL",
    [Q_CRITERIA_PUT] = "INSERT INTO criteria(version, text) VALUES(?1, ?2)",
    [Q_CRITERIA_NEWEST] = "SELECT version, text FROM criteria ORDER BY id DESC LIMIT 1",
    [Q_CRITERIA_TEXTS] = "SELECT text FROM criteria WHERE version = ?1",
    [Q_CRITERIA_HAS] = "SELECT 1 FROM criteria WHERE version = ?1",
    [Q_NUMBER_NEWEST] = "SELECT number, fingerprint FROM number ORDER BY number DESC LIMIT 1",
    [Q_NUMBER_GET] = "SELECT fingerprint FROM number WHERE number = ?1",
    [Q_NUMBER_PUT] = "INSERT INTO number VALUES(?1, ?2, ?3)",

    /* sources and files */
    [Q_SOURCE_FIND] = "SELECT id FROM source WHERE name = ?1",
    [Q_SOURCE_ADD] = "INSERT INTO source(name, platform, kind, searched, query, imported, expect, "
                     "records, files)"
                     " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [Q_SOURCE_SET] = "UPDATE source SET kind = ?2, imported = ?3, records = ?4, files = ?5"
                     " WHERE name = ?1",
    [Q_SOURCE_LIST] =
        "SELECT s.id, s.name, s.platform, s.kind, s.searched, s.query, s.imported, s.expect,"
        " s.records + coalesce(sum(f.records), 0), s.files + count(f.id)"
        " FROM source s LEFT JOIN file f ON f.source = s.id GROUP BY s.id ORDER BY s.id",
    [Q_FILE_ADD] =
        "INSERT INTO file(source, name, sha256, format, encoding, bad_bytes, notes, bytes, first,"
        " last, records, skipped_lines, undecodable_bytes, id)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [Q_FILE_UPDATE] =
        "UPDATE file SET source = ?1, name = ?2, sha256 = ?3, format = ?4, encoding = ?5,"
        " bad_bytes = ?6, notes = ?7, bytes = ?8, first = ?9, last = ?10, records = ?11,"
        " skipped_lines = ?12, undecodable_bytes = ?13 WHERE id = ?14",
    [Q_FILE_BY_SHA256] = SOURCE_FILE "WHERE sha256 = ?1",
    [Q_FILE_LIST] = SOURCE_FILE "ORDER BY id",

    /* bundles received */
    [Q_BUNDLE_PUT] =
        "INSERT INTO bundle(writer, seat, last, head, person, file, at, decided, total, refused,"
        " said) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [Q_BUNDLE_NEWEST] = BUNDLE "WHERE b.writer = ?1 AND b.seat = ?2 AND b.refused = ''"
                               " ORDER BY b.last DESC, b.id DESC LIMIT 1",
    [Q_BUNDLE_HEAD] =
        "SELECT head FROM bundle WHERE writer = ?1 AND seat = ?2 AND last = ?3 AND refused = ''"
        " UNION ALL SELECT e.hash FROM chain c JOIN event e ON e.chain = c.id AND e.n = ?3"
        " WHERE c.writer = ?1 AND c.seat = ?2",
    [Q_BUNDLE_HEADS] = "SELECT last, head FROM bundle WHERE writer = ?1 AND seat = ?2"
                       " AND refused = '' ORDER BY last",
    [Q_BUNDLE_LIST] =
        BUNDLE "WHERE b.id = (SELECT d.id FROM bundle d WHERE d.writer = b.writer"
               " AND d.seat = b.seat AND d.refused = '' ORDER BY d.last DESC, d.id DESC LIMIT 1)"
               " ORDER BY b.id",
    [Q_BUNDLE_SEALED] =
        BUNDLE "JOIN sealed s ON s.bundle = b.id WHERE b.refused = '' OR (b.said <> ''"
               " AND NOT EXISTS (SELECT 1 FROM bundle d WHERE d.writer = b.writer"
               " AND d.seat = b.seat AND d.id > b.id AND d.refused = '')) ORDER BY b.id",
    [Q_BUNDLE_REFUSE] = "UPDATE bundle SET refused = ?2, said = ?3 WHERE id = ?1",
    [Q_BUNDLE_REFUSED] = BUNDLE "WHERE b.writer = ?1 AND b.seat = ?2 AND b.last = ?3"
                                " AND b.head = ?4 AND b.refused <> '' ORDER BY b.said DESC LIMIT 1",
    [Q_SEALED_PUT] = "INSERT INTO sealed VALUES(?1, ?2)",
    [Q_SEALED_GET] = "SELECT bytes FROM sealed WHERE bundle = ?1",
    [Q_SEALED_DROP] = "DELETE FROM sealed WHERE bundle IN (SELECT d.id FROM bundle b"
                      " JOIN bundle d ON d.writer = b.writer AND d.seat = b.seat AND d.id < b.id"
                      " AND d.refused = '' WHERE b.id = ?1)",

    /* records and the queue */
    [Q_RECORD_ADD] = "INSERT INTO record(n, work, source, file, position, line, sources" WN_FIELDS(
        FIELD_COLUMN) ") VALUES(?, ?, ?, ?, ?, ?, ?" WN_FIELDS(FIELD_MARK) ")",
    [Q_RECORD_SET] = "UPDATE record SET sources = ?" WN_FIELDS(FIELD_SET) " WHERE n = ?",
    [Q_RECORD_GET] = RECORD("coalesce(w.text, '')") "LEFT JOIN raw w ON w.n = r.n WHERE r.n = ?1",
    [Q_RECORD_EACH] = RECORD("''") "ORDER BY r.n",
    [Q_RECORD_EACH_RAW] = RECORD("coalesce(w.text, '')") "LEFT JOIN raw w ON w.n = r.n"
                                                         " ORDER BY r.n",
    [Q_RECORD_HAS] = "SELECT n FROM record WHERE n = ?1",
    [Q_RECORD_RANGE] = "SELECT n FROM record WHERE n BETWEEN ?1 AND ?2",
    [Q_RECORD_BY_KEY] = "SELECT n FROM record WHERE key = ?1 AND key <> '' ORDER BY n",
    [Q_RAW_ADD] = "INSERT INTO raw VALUES(?1, ?2)",
    [Q_TOTAL_ADD] = "UPDATE total SET records = records + 1, newest = max(newest, ?1)",
    [Q_TOTAL_NEWEST] = "SELECT newest FROM total",
    [Q_TOTAL_RECORDS] = "SELECT records FROM total",
    [Q_QUEUE_LAST] = "SELECT max(place) FROM queue",
    [Q_QUEUE_PUT] = "INSERT INTO queue VALUES(?1, ?2)",
    [Q_QUEUE_CLEAR] = "DELETE FROM queue",
    [Q_QUEUE_CUT] = "DELETE FROM queue WHERE work >= ?1",
    [Q_QUEUE_PLACE] = "SELECT place FROM queue WHERE work = ?1",
    [Q_QUEUE_AT] = "SELECT work FROM queue WHERE place = ?1",
    [Q_QUEUE_WORKS] = "SELECT work, place FROM queue ORDER BY work",

    /* chains and events */
    [Q_CHAIN_ADD] = "INSERT INTO chain(person, project, writer, seat, own, last, head)"
                    " VALUES(?1, ?2, ?3, ?4, ?5, 0, ?6)",
    [Q_CHAIN_ID] = "SELECT id FROM chain WHERE person = ?1",
    [Q_CHAIN_OF_PERSON] = CHAIN "WHERE c.person = ?1",
    [Q_CHAIN_OF_WRITER] = CHAIN "WHERE c.writer = ?1 AND c.seat = ?2",
    [Q_CHAIN_LIST] = CHAIN "ORDER BY c.id",
    [Q_CHAIN_GROW] = "UPDATE chain SET last = ?2, head = ?3 WHERE id = ?1",
    [Q_EVENT_ADD] =
        "INSERT INTO event(chain, n, at, kind, stage, record, undoes, seconds, bytes, hash)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [Q_EVENT_RECORD] = "SELECT record FROM event WHERE chain = ?1 AND n = ?2",
    [Q_EVENT_UNDOES] = "SELECT undoes FROM event WHERE chain = ?1 AND n = ?2",
    [Q_EVENT_HASH] = "SELECT hash FROM event WHERE chain = ?1 AND n = ?2",
    [Q_EVENT_BY_ID] = "SELECT bytes FROM event WHERE id = ?1",
    [Q_EVENT_OF_CHAIN] = EVENT "WHERE chain = ?1 ORDER BY n",
    [Q_EVENT_OF_RECORD] =
        EVENT "WHERE chain = ?1 AND record = ?2 UNION " EVENT "WHERE chain = ?1 AND id IN"
              " (SELECT event FROM lifted WHERE stage IN (0, 1) AND work = ?2) ORDER BY n",
    /* by time, but a chain in its own order: a clock that went back moves no line before another */
    [Q_EVENT_IN_TIME] =
        "SELECT e.n, e.at, e.kind, e.record, e.bytes, " REDOES("e") ", e.chain FROM event e JOIN"
        " (SELECT id, max(CAST(strftime('%s', at) AS INTEGER)) OVER (PARTITION BY chain"
        " ORDER BY n) AS t FROM event) o ON o.id = e.id ORDER BY o.t, e.chain, e.n",
    [Q_EVENT_FROM] = "SELECT n, bytes, hash FROM event WHERE chain = ?1 AND n >= ?2 ORDER BY n",
    [Q_EVENT_ALL] = "SELECT n, at, kind, stage, record, undoes, seconds, bytes, hash FROM event"
                    " WHERE chain = ?1 ORDER BY n",
    [Q_EVENT_BYTES] = "SELECT bytes FROM event WHERE chain = ?1 AND n >= ?2 ORDER BY n",
    [Q_EVENT_OF_WORK] = "SELECT id, bytes FROM event WHERE chain = ?1 AND record = ?2"
                        " ORDER BY n",
    [Q_EVENT_LAST_DECISION] = "SELECT n FROM event WHERE chain = ?1 AND kind = ?2"
                              " ORDER BY n DESC LIMIT 1",
    [Q_EVENT_LAST_RARE] =
        "SELECT n FROM event WHERE chain = ?1 AND kind = ?2 AND kind <> 'decision'"
        " ORDER BY n DESC LIMIT 1",
    [Q_EVENT_NOTED] =
        "SELECT e.record FROM event e WHERE e.chain = ?1 AND e.kind = 'note'"
        " AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.chain = e.chain AND u.n = e.n)"
        " ORDER BY e.n DESC LIMIT ?2",
    [Q_EVENT_RARE] = EVENT "WHERE chain = ?1 AND kind = ?2 AND kind <> 'decision' AND n > ?3"
                           " ORDER BY n",
    [Q_EVENT_CORRECTIONS] = /* the lead's, in the lead's own file, and nobody else's */
        "SELECT e.record, e.bytes FROM chain c CROSS JOIN person p ON p.id = c.person"
        " AND p.roles & 4 CROSS JOIN event e ON e.chain = c.id AND e.kind = 'correct'"
        " AND e.kind <> 'decision' WHERE c.own = 1 AND e.record IS NOT NULL"
        " ORDER BY e.record, e.id",
    [Q_EVENT_SECONDS] =
        "SELECT seconds FROM (SELECT n, seconds FROM event WHERE chain = ?1 ORDER BY n DESC"
        " LIMIT 1000) WHERE seconds IS NOT NULL ORDER BY n DESC LIMIT ?2",
    [Q_EVENT_DECIDED_BY] = "SELECT n FROM event WHERE chain = ?1 AND record = ?2"
                           " AND kind = 'decision' AND stage = ?3 AND n <= ?4 LIMIT 1",
    [Q_EVENT_WORKS] =
        "SELECT DISTINCT record FROM event WHERE chain = ?1 AND record IS NOT NULL"
        " AND n >= ?2",
    [Q_EVENT_ON_RECORDS] = "SELECT n FROM event WHERE record IS NOT NULL LIMIT 1",
    [Q_EVENT_UNDOS] = "SELECT n, undoes FROM event INDEXED BY event_undoes"
                      " WHERE chain = ?1 AND undoes IS NOT NULL"
                      " ORDER BY n DESC",
    [Q_EVENT_UNDO_IN_FORCE] =
        "SELECT e.n FROM event e INDEXED BY event_undoes WHERE e.chain = ?1 AND e.undoes = ?2"
        " AND e.n > ?2 AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.chain = e.chain"
        " AND u.n = e.n) LIMIT 1",
    [Q_EVENT_LIFTS] = "SELECT e.id, e.bytes, c.person FROM chain c CROSS JOIN person p"
                      " ON p.id = c.person AND p.roles & 2 CROSS JOIN event e"
                      " ON e.chain = c.id AND e.kind <> 'decision'"
                      " AND e.kind IN ('reveal','ruling','close','open')"
                      " WHERE (?1 = 0 OR c.id = ?1) AND e.n >= ?2 ORDER BY e.id",
    [Q_UNDONE_HAS] = "SELECT n FROM undone WHERE chain = ?1 AND n = ?2",
    [Q_UNDONE_PUT] = "INSERT INTO undone VALUES(?1, ?2) ON CONFLICT DO NOTHING",
    [Q_UNDONE_DROP] = "DELETE FROM undone WHERE chain = ?1 AND n = ?2",
    [Q_UNDONE_CLEAR] = "DELETE FROM undone WHERE chain = ?1",
    [Q_UNDO_TARGET] =
        "SELECT e.n, e.record, e.kind FROM event e WHERE e.chain = ?1 AND e.kind IN " UNDOABLE
        " AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.chain = e.chain AND u.n = e.n)"
        " ORDER BY e.n DESC LIMIT 1",
    [Q_REDO_TARGET] =
        "SELECT e.n, e.record, b.kind FROM event e JOIN event b ON b.chain = e.chain"
        " AND b.n = e.undoes WHERE e.chain = ?1 AND e.kind = 'undo' AND b.kind <> 'undo'"
        " AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.chain = e.chain AND u.n = e.n)"
        " AND NOT EXISTS(SELECT 1 FROM event w WHERE w.chain = e.chain AND w.n > e.n"
        " AND w.kind IN " UNDOABLE ") ORDER BY e.n DESC LIMIT 1",

    /* state and its sums */
    [Q_STATE_GET] = "SELECT place, decision, later, noted, reason FROM state"
                    " WHERE stage = ?1 AND work = ?2 AND chain = ?3",
    [Q_STATE_PUT] = "INSERT OR REPLACE INTO state VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
                    "?11, ?12, ?13,"
                    " ?14, ?15, ?16, ?17, ?18, ?19)",
    [Q_STATE_DROP] = "DELETE FROM state WHERE stage = ?1 AND work = ?2 AND chain = ?3",
    [Q_STATE_OF_WORK] =
        "SELECT chain, decision, fixed, f_decision, changes, f_changes, ruling, ruling_event, place"
        " FROM state WHERE stage = ?1 AND work = ?2",
    [Q_STATE_RULING] =
        "SELECT s.chain, c.person FROM state s JOIN chain c ON c.id = s.chain WHERE s.stage = ?1"
        " AND s.work = ?2 AND s.ruling <> 0 ORDER BY s.ruling_event DESC LIMIT 1",
    [Q_STATE_ASIDE] = "SELECT aside FROM state WHERE stage = ?1 AND work = ?2 AND chain = ?3"
                      " AND aside = 1",
    [Q_STATE_WORKS] = "SELECT DISTINCT work FROM state WHERE stage = ?1",
    [Q_STATE_LATER] = "SELECT work FROM state WHERE chain = ?1 AND stage = ?2 AND later = 1"
                      " AND place > ?3 ORDER BY place LIMIT 1",
    [Q_STATE_ANSWERS] = "SELECT work, chain, CASE WHEN fixed THEN f_decision ELSE decision END,"
                        " CASE WHEN fixed THEN f_answers ELSE answers END FROM state WHERE stage = "
                        "?1 ORDER BY work",
    [Q_TALLY_ADD] =
        "INSERT INTO tally VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET"
        " include = include + ?3, maybe = maybe + ?4, exclude = exclude + ?5, later = later + ?6,"
        " noted = noted + ?7",
    [Q_TALLY_GET] = "SELECT include, maybe, exclude, later, noted FROM tally"
                    " WHERE chain = ?1 AND stage = ?2",
    [Q_REASON_ADD] = "INSERT INTO reason VALUES(?1, ?2, ?3, ?4)"
                     " ON CONFLICT DO UPDATE SET count = count + ?4",
    [Q_REASON_GET] = "SELECT count FROM reason WHERE chain = ?1 AND stage = ?2 AND reason = ?3",
    [Q_RUN_AT] = "SELECT first, last FROM run WHERE chain = ?1 AND stage = ?2 AND first <= ?3"
                 " ORDER BY first DESC LIMIT 1",
    [Q_RUN_FROM] = "SELECT first, last FROM run WHERE chain = ?1 AND stage = ?2 AND first = ?3",
    [Q_RUN_PUT] = "INSERT OR REPLACE INTO run VALUES(?1, ?2, ?3, ?4)",
    [Q_RUN_DROP] = "DELETE FROM run WHERE chain = ?1 AND stage = ?2 AND first = ?3",

    /* side by side */
    [Q_SIDE_LIST] = "SELECT p.id, coalesce(c.id, 0) FROM person p LEFT JOIN chain c"
                    " ON c.person = p.id WHERE p.roles & 1 ORDER BY p.place, p.id",
    [Q_REVEALED_PUT] = "INSERT INTO revealed VALUES(?1, ?2) ON CONFLICT DO NOTHING",
    [Q_REVEALED_HAS] = "SELECT work FROM revealed WHERE chain = ?1 AND work = ?2",
    [Q_LIFTED_PUT] = "INSERT INTO lifted VALUES(?1, ?2, ?3)",
    [Q_LIFTED_GET] = /* not IN: it would build a table in memory each time */
        "SELECT min(event) FROM (SELECT event FROM lifted WHERE stage = ?1 AND work = ?2"
        " UNION ALL SELECT event FROM lifted WHERE stage = ?1 AND work = 0)",
    [Q_OPENED_PUT] = "INSERT INTO opened VALUES(?1, ?2, ?3)",
    [Q_OPENED_GET] = "SELECT upto FROM opened WHERE chain = ?1 AND stage = ?2",
    [Q_PAIR_GET] = "SELECT place, kind, a, b, ruling, before, after FROM pair"
                   " WHERE stage = ?1 AND work = ?2",
    [Q_PAIR_PUT] = "INSERT OR REPLACE INTO pair VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [Q_PAIR_DROP] = "DELETE FROM pair WHERE stage = ?1 AND work = ?2",
    [Q_PAIR_NEXT] =
        "SELECT work FROM pair p WHERE stage = ?1 AND kind >= 2 AND place > ?2 AND kind <= ?3"
        " AND (?4 = 0 OR (ruling = 0 AND NOT EXISTS(SELECT 1 FROM state s WHERE s.stage = ?1"
        " AND s.work = p.work AND s.chain = ?5 AND s.aside = 1))) ORDER BY place LIMIT 1",
    [Q_PAIR_BEFORE] =
        "SELECT work FROM pair p WHERE stage = ?1 AND kind >= 2 AND place < ?2 AND kind <= ?3"
        " AND (?4 = 0 OR (ruling = 0 AND NOT EXISTS(SELECT 1 FROM state s WHERE s.stage = ?1"
        " AND s.work = p.work AND s.chain = ?5 AND s.aside = 1))) ORDER BY place DESC LIMIT 1",
    [Q_PAIR_ASIDE] =
        "SELECT count(*) FROM pair p JOIN state s ON s.stage = p.stage AND s.work = p.work"
        " AND s.chain = ?3 AND s.aside = 1 WHERE p.stage = ?1 AND p.kind >= 2 AND p.kind <= ?2"
        " AND p.ruling = 0",
    [Q_PAIR_COUNT_ADD] =
        "INSERT INTO pair_count VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET"
        " works = works + ?6, before = before + ?7, after = after + ?8",
    [Q_PAIR_COUNT_LIST] = "SELECT kind, a, b, ruling, works, before, after FROM pair_count"
                          " WHERE stage = ?1",

    /* all derived tables emptied */
    [Q_CLEAR_FIRST] = "DELETE FROM undone",
    [Q_CLEAR_STATE] = "DELETE FROM state",
    [Q_CLEAR_TALLY] = "DELETE FROM tally",
    [Q_CLEAR_REASON] = "DELETE FROM reason",
    [Q_CLEAR_RUN] = "DELETE FROM run",
    [Q_CLEAR_REVEALED] = "DELETE FROM revealed",
    [Q_CLEAR_LIFTED] = "DELETE FROM lifted",
    [Q_CLEAR_OPENED] = "DELETE FROM opened",
    [Q_CLEAR_PAIR] = "DELETE FROM pair",
    [Q_CLEAR_LAST] = "DELETE FROM pair_count",

    /* the check, and copies */
    [Q_CHECK_FILE] = "PRAGMA quick_check(20)",
    [Q_CHECK_KEYS] = "PRAGMA foreign_key_check",
    [Q_CHECK_TOTAL] = "SELECT records - (SELECT count(*) FROM record) FROM total"
                      " WHERE newest >= (SELECT coalesce(max(n), 0) FROM record)",
    [Q_CHECK_TOTAL_MEND] = "UPDATE total SET records = (SELECT count(*) FROM record), newest ="
                           " max(newest, (SELECT coalesce(max(n), 0) FROM record))",
    [Q_CHECK_QUEUE] = "SELECT q.work FROM queue q WHERE NOT EXISTS(SELECT 1 FROM record r"
                      " WHERE r.n = q.work)",
    [Q_CHECK_UNQUEUED] = "SELECT count(*) FROM record r WHERE NOT EXISTS(SELECT 1 FROM queue q"
                         " WHERE q.work = r.n)",
    [Q_CHECK_EVENTS] = "SELECT e.n, c.person FROM event e JOIN chain c ON c.id = e.chain WHERE"
                       " c.own = 1 AND e.kind = 'decision' AND e.record IS NOT NULL"
                       " AND NOT EXISTS(SELECT 1 FROM record r WHERE r.n = e.record)",
    [Q_CHECK_CORRECTIONS] =
        "SELECT e.n, c.person FROM chain c CROSS JOIN event e ON e.chain = c.id"
        " AND e.kind = 'correct' AND e.kind <> 'decision' WHERE c.own = 1"
        " AND NOT EXISTS(SELECT 1 FROM record r WHERE r.n = e.record)",
    [Q_CHECK_HEADS] = "SELECT b.last, b.person FROM bundle b JOIN chain c ON c.writer = b.writer"
                      " AND c.seat = b.seat JOIN event e ON e.chain = c.id AND e.n = b.last"
                      " WHERE e.hash <> b.head AND b.refused = ''",
    [Q_CHECK_CRITERIA] = "SELECT e.n, c.person, e.bytes FROM chain c CROSS JOIN event e"
                         " ON e.chain = c.id AND e.kind = 'criteria' AND e.kind <> 'decision'"
                         " WHERE c.own = 1",
    [Q_COPY] = "VACUUM INTO ?1",

    /* drafts */
    [Q_DRAFT_PUT] = "INSERT INTO draft VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET text = ?4",
    [Q_DRAFT_DROP] = "DELETE FROM draft WHERE person = ?1 AND kind = ?2 AND work = ?3",
    [Q_DRAFT_GET] = "SELECT text FROM draft WHERE person = ?1 AND kind = ?2 AND work = ?3",
    [Q_DRAFT_ANY] = "SELECT work, text FROM draft WHERE person = ?1 AND kind = ?2"
                    " ORDER BY work LIMIT 1",

    /* searches */
    [Q_SCAN_RECORDS] = "SELECT n, work, coalesce(source, 0), sources" WN_FIELDS(
        FIELD_COLUMN) " FROM record WHERE n > ?1 ORDER BY n",
    [Q_SCAN_OWN] = "SELECT work, decision, later, noted, flag, reason, answers FROM state"
                   " WHERE stage = ?1 AND chain = ?2 ORDER BY work",
    [Q_SCAN_TAGS] =
        "SELECT bytes FROM event e WHERE chain = ?1 AND kind = 'tag' AND kind <> 'decision'"
        " AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.chain = e.chain AND u.n = e.n) ORDER BY n",
};
