/* SPDX-License-Identifier: MIT */
/* Private to src/store: one run of the check; each part says what it found. */
#ifndef WN_STORE_CHECK_H
#define WN_STORE_CHECK_H

#include "db.h"

struct check {
    struct wn_store *store;
    bool repair, ok;
    wn_problem_fn *fn;
    void *ctx;
    struct wn_arena arena;
};
void wn_check_say(struct check *c, bool repaired, const char *format, ...) WN_PRINTF(3, 4);

/* Every chain from its root: bytes, hashes, numbers, and the columns that are copies. */
bool wn_check_chains(struct check *c, struct wn_err *err) WN_MUST_CHECK;

#endif
