/* SPDX-License-Identifier: MIT */
/* Private to src/store: what the lead corrected, laid over the records as they were imported. */
#ifndef WN_STORE_CORRECTIONS_H
#define WN_STORE_CORRECTIONS_H

#include "db.h"
#include "winnow/core/record.h"

struct correction {
    int64_t n; /* of the record */
    enum wn_field field;
    struct wn_str value;
};

/* The fields of record n as they read today; new texts are valid until the next correction. */
bool wn_corrections_apply(struct wn_store *store, int64_t n, struct wn_record *r,
                          struct wn_err *err) WN_MUST_CHECK;

#endif
