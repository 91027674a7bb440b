/* SPDX-License-Identifier: MIT */
/* Private to src/store: the tables, in numbered steps that are never changed once released. */
#ifndef WN_STORE_SCHEMA_H
#define WN_STORE_SCHEMA_H

#include "db.h"

struct migration {
    int version;         /* user_version after it */
    const char *sql;     /* tables of the truth: settings, people, records, chains, events */
    const char *derived; /* tables that follow from it; also made as TEMP tables by the check */
};
extern const struct migration wn_schema_migrations[];
int wn_schema_version(void); /* the newest that this program knows */

/* Runs the steps after `from` and sets application_id and user_version, in one transaction. */
bool wn_schema_build(struct wn_store *store, int from, struct wn_err *err) WN_MUST_CHECK;

struct derived {
    const char *name;
    const char *says;  /* rows for which this is false say nothing */
    const char *words; /* for people */
};
extern const struct derived wn_schema_derived[]; /* ends with name = NULL */
/* The derived tables once more, as empty TEMP tables that hide the real ones until the rollback. */
bool wn_schema_shadow(struct wn_store *store, struct wn_err *err) WN_MUST_CHECK;
/* How many rows of the real table and of its shadow are not the same. */
bool wn_schema_differ(struct wn_store *store, const struct derived *table, int64_t *rows,
                      struct wn_err *err) WN_MUST_CHECK;

#endif
