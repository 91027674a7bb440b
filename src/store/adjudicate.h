/* SPDX-License-Identifier: MIT */
/* Private to src/store: what pairs.c and sums.c share. */
#ifndef WN_STORE_ADJUDICATE_H
#define WN_STORE_ADJUDICATE_H

#include "db.h"

/* WN_EREFUSED unless the handle is bound to an adjudicator. */
bool wn_adjudicate_may(const struct wn_store *store, struct wn_err *err) WN_MUST_CHECK;
bool wn_adjudicate_maybe_is_include(const struct wn_store *store);

#endif
