/* SPDX-License-Identifier: MIT */
#include "journal_table.h"

#define INT(key)       {#key, JOURNAL_INT, offsetof(struct wn_line, key), true}
#define INT_IF(key)    {#key, JOURNAL_INT, offsetof(struct wn_line, key), false}
#define TEXT(key)      {#key, JOURNAL_TEXT, offsetof(struct wn_line, key), true}
#define TEXT_IF(key)   {#key, JOURNAL_TEXT, offsetof(struct wn_line, key), false}
#define ON             {"on", JOURNAL_BOOL, offsetof(struct wn_line, on), true}
#define ANSWERS_IF     {"answers", JOURNAL_ANSWERS, 0, false}
#define HEADS_IF       {"heads", JOURNAL_HEADS, 0, false}
#define RANGES         {"records", JOURNAL_RANGES, 0, true}
#define RANGES_IF      {"records", JOURNAL_RANGES, 0, false}
#define PROGRESS_IF    {"progress", JOURNAL_PROGRESS, 0, false}
#define OWN_IF         {"own", JOURNAL_OWN, 0, false}
#define PARENT         {"parent", JOURNAL_PARENT, 0, true}
#define ROWS           {"records", JOURNAL_INT, offsetof(struct wn_line, rows), true}

static const struct journal_row journal_rows[WN_KIND_COUNT] = {
    [WN_K_UNKNOWN] = {"", false, {{0}}},
    [WN_K_SEAT] = {"seat", false, {INT(number), PARENT, TEXT(program)}},
    [WN_K_PROJECT] = {"project", false, {INT(number), TEXT(fingerprint)}},
    [WN_K_SAW] = {"saw", false, {TEXT(seat), INT(last), TEXT(head)}},
    [WN_K_DECISION] = {"decision", true,
                       {TEXT(stage), TEXT(criteria), INT(record), TEXT(text), TEXT(decision),
                        TEXT_IF(reason), ANSWERS_IF, TEXT_IF(where), INT_IF(seconds),
                        TEXT_IF(marks), TEXT_IF(why)}},
    [WN_K_UNDO] = {"undo", false, {INT(undoes), TEXT_IF(why)}},
    [WN_K_ANSWER] = {"answer", true,
                     {TEXT(stage), TEXT(criteria), INT(record), TEXT(text), TEXT(criterion),
                      TEXT(answer)}},
    [WN_K_NOTE] = {"note", true, {INT(record), TEXT(note)}},
    [WN_K_LATER] = {"later", true, {INT(record)}},
    [WN_K_TAG] = {"tag", true, {INT(record), TEXT(tag), ON}},
    [WN_K_FLAG] = {"flag", true, {INT(record), ON}},
    [WN_K_REVEAL] = {"reveal", false, {INT_IF(record), RANGES_IF, TEXT(what), HEADS_IF}},
    [WN_K_CLOCK] = {"clock", false, {INT(seconds)}},
    [WN_K_SENT] = {"sent", false, {{0}}},
    [WN_K_IMPORT] = {"import", false,
                     {TEXT(file), TEXT(sha256), TEXT(source), TEXT(format), INT_IF(first),
                      INT_IF(last), INT_IF(skipped)}},
    [WN_K_PAIR] = {"pair", false,
                   {INT(a), INT(b), TEXT(answer), TEXT_IF(as), TEXT_IF(rules)}},
    [WN_K_MERGE] = {"merge", false,
                    {INT(into), RANGES, INT_IF(points), TEXT_IF(reasons), TEXT_IF(rules)}},
    [WN_K_UNMERGE] = {"unmerge", false,
                      {INT(into), RANGES, INT_IF(points), TEXT_IF(reasons), TEXT_IF(rules)}},
    [WN_K_LINK] = {"link", false, {INT(a), INT(b), TEXT(as)}},
    [WN_K_CORRECT] = {"correct", false, {INT(record), TEXT(field), TEXT(value)}},
    [WN_K_CRITERIA] = {"criteria", false, {TEXT(version), TEXT(sha256), TEXT(change)}},
    [WN_K_PILOT] = {"pilot", false, {INT(round), TEXT(what), RANGES_IF, HEADS_IF}},
    [WN_K_INVITE] = {"invite", false, {TEXT(person), INT(number)}},
    [WN_K_ENROL] = {"enrol", false, {TEXT(person), TEXT(sign), TEXT(box), TEXT_IF(old)}},
    [WN_K_RECEIVE] = {"receive", false, {TEXT(person), TEXT(seat), INT(last), TEXT(head)}},
    [WN_K_OPEN] = {"open", false, {TEXT(scope), OWN_IF, HEADS_IF, PROGRESS_IF}},
    [WN_K_OVERRIDE] = {"override", false, {TEXT(scope), PROGRESS_IF}},
    [WN_K_RULING] = {"ruling", true,
                     {TEXT(stage), INT(record), TEXT(outcome), TEXT_IF(reason), ANSWERS_IF,
                      TEXT_IF(note), HEADS_IF}},
    [WN_K_ASK] = {"ask", false, {TEXT(stage), INT(record), TEXT_IF(note)}},
    [WN_K_CLOSE] = {"close", false, {TEXT(stage), HEADS_IF}},
    [WN_K_STAGE] = {"stage", false, {TEXT(stage), HEADS_IF}},
    [WN_K_RESULT] = {"result", false, {TEXT(scope), TEXT(sha256)}},
    [WN_K_EXPORT] = {"export", false, {TEXT(to), TEXT_IF(file), TEXT_IF(sha256), ROWS}},
    [WN_K_LOCATION] = {"location", false, {TEXT_IF(system), TEXT_IF(sync)}},
};

const struct journal_row *wn_journal_row(enum wn_kind kind)
{
    return &journal_rows[kind];
}
