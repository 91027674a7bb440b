/* SPDX-License-Identifier: MIT */
/* Private to src/store: the tables, in numbered steps that are never changed once released. */
#ifndef WN_STORE_SCHEMA_H
#define WN_STORE_SCHEMA_H

#include "db.h"

struct migration {
    int version;     /* user_version after it */
    const char *sql; /* tables of the truth: settings, people, records, chains, events */
    const char *derived; /* tables that follow from it; also made as TEMP tables by the check */
};
extern const struct migration schema_migrations[];
int schema_version(void); /* the newest that this program knows */

/* Runs the steps after `from` and sets application_id and user_version, in one transaction. */
bool schema_build(struct wn_store *store, int from, struct wn_err *err) WN_MUST_CHECK;

/* Names of the derived tables, ending with NULL. */
extern const char *const schema_derived[];
/* The derived tables once more, as empty TEMP tables that hide the real ones; and gone again. */
bool schema_shadow(struct wn_store *store, struct wn_err *err) WN_MUST_CHECK;
bool schema_unshadow(struct wn_store *store, struct wn_err *err) WN_MUST_CHECK;

#endif
