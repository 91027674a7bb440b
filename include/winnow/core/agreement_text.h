/* SPDX-License-Identifier: MIT */
/*
 * Agreement in words, the same in every view and verb. Numbers have two decimals and a point in
 * every locale; -0.00 is never printed, and what is undefined is called so.
 */
#ifndef WN_CORE_AGREEMENT_TEXT_H
#define WN_CORE_AGREEMENT_TEXT_H

#include "winnow/base/arena.h"
#include "winnow/core/agreement.h"

/* "0.69"; "undefined" for NAN. */
struct wn_str wn_agreement_number(struct wn_arena *arena, double value);

/*
 * What has to be said beside the kappa of this 2x2 table (rows a, columns b), or empty: "kappa
 * undefined: both excluded all 30", "kappa 0 by construction: ben excluded all 30", "kappa 1.00, at
 * least 0.24" (notes/ux.md 2.2 G). The first that applies: where there is one, kappa and its
 * interval are not to be printed as ordinary numbers.
 */
struct wn_str wn_agreement_remark(struct wn_arena *arena, const struct wn_table *two,
                                  const struct wn_agreement *of_two, struct wn_str a,
                                  struct wn_str b);
/* "few records: 12", or empty; said besides, whatever the remark is. */
struct wn_str wn_agreement_few(struct wn_arena *arena, const struct wn_agreement *of_two);

#endif
