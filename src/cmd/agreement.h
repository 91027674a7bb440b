/* SPDX-License-Identifier: MIT */
/* Figures of agreement as lines of text. */
#ifndef WN_CMD_AGREEMENT_H
#define WN_CMD_AGREEMENT_H

#include "verbs.h"
#include "winnow/core/agreement.h"

/*
 * The four counts of a 2x2 table in a sentence; then "  positive agreement  0.69   95% CI 0.55 to
 * 0.80" and kappa, or the remark in its place. a, b: who stands for the rows and the columns.
 */
void wn_agreement_say_two(struct wn_cmd *cmd, const struct wn_table *two,
                          const struct wn_agreement *of_two, struct wn_str a, struct wn_str b);
/* The same of any table, of A and B; three categories also with maybe counted as include. */
void wn_agreement_say_table(struct wn_cmd *cmd, const struct wn_table *t,
                            const struct wn_agreement *a);

#endif
