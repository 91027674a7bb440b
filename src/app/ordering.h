/* SPDX-License-Identifier: MIT */
/* The queue of all works, in the order of the criteria. Private to app. */
#ifndef WN_APP_ORDERING_H
#define WN_APP_ORDERING_H

#include "winnow/core/criteria.h"
#include "winnow/core/record.h"
#include "winnow/store/store.h"

/*
 * Clears the queue and makes it anew from all records that are here: after an import, after other
 * criteria, at join. Until the first invitation only: after it every screener has these positions.
 * Inside a transaction, as the other.
 */
bool wn_ordering_make(struct wn_store *store, const struct wn_criteria *criteria,
                      const uint8_t project[WN_HASH], struct wn_err *err) WN_MUST_CHECK;
/*
 * Records that came after an invitation follow as a block of their own: all works that have no
 * place, in the order of the criteria. first: works from this number on lose the place they have
 * (the block was not handed out yet, and grows); 0: none does.
 */
bool wn_ordering_more(struct wn_store *store, const struct wn_criteria *criteria,
                      const uint8_t project[WN_HASH], int64_t first,
                      struct wn_err *err) WN_MUST_CHECK;

#endif
