/* SPDX-License-Identifier: MIT */
/*
 * The one table of journal lines: for each kind its keys in their order (notes/exchange.md 2.5).
 * Encoder (journal.c) and decoder (journal_decode.c) both walk it. A new key is a row in
 * journal_table.c and a field of struct wn_line; a new kind is a row and an X in journal.h.
 */
#ifndef WN_CORE_JOURNAL_TABLE_H
#define WN_CORE_JOURNAL_TABLE_H

#include "winnow/core/journal.h"

enum journal_type {
    JOURNAL_END, /* no key: the list is over */
    JOURNAL_INT,
    JOURNAL_TEXT,
    JOURNAL_BOOL,
    JOURNAL_ANSWERS,
    JOURNAL_HEADS,
    JOURNAL_RANGES,
    JOURNAL_PROGRESS,
    JOURNAL_OWN,
    JOURNAL_PARENT
};

struct journal_key {
    const char *name;
    enum journal_type type;
    size_t at;     /* offset in struct wn_line, of integers, texts and booleans */
    bool required;
};

enum { JOURNAL_KEYS = 13 };
struct journal_row {
    const char *name;
    bool undoable;
    struct journal_key keys[JOURNAL_KEYS];
};

#define JOURNAL_LAST_INT ((int64_t)9007199254740991) /* 2^53 - 1 */

const struct journal_row *wn_journal_row(enum wn_kind kind); /* the row of UNKNOWN has no keys */

#endif
