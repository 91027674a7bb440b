/* SPDX-License-Identifier: MIT */
/* Private to src/store: the lines of an adjudicator that lift the blind. */
#ifndef WN_STORE_LIFT_H
#define WN_STORE_LIFT_H

#include "apply.h"

enum lift_how { LIFT_ONLY, LIFT_AND_REFRESH };
/* Does this line lift the blind on works? Then it is written down, and their rows made anew. */
bool wn_lift_apply(struct wn_store *store, const struct apply_event *e, enum lift_how how,
                   struct wn_err *err) WN_MUST_CHECK;

#endif
