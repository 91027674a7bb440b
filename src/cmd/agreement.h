/* SPDX-License-Identifier: MIT */
/* Figures of agreement as lines of text. */
#ifndef WN_CMD_AGREEMENT_H
#define WN_CMD_AGREEMENT_H

#include "verbs.h"
#include "winnow/core/agreement.h"

/* "  positive agreement  0.69   95% CI 0.55 to 0.80" and kappa, or the remark in its place. */
void wn_agreement_say_figures(struct wn_cmd *cmd, const struct wn_agreement *two,
                              struct wn_str remark);
/* "kappa 0.61069..." with six decimals, or "kappa undefined" */
void wn_agreement_say_field(struct wn_cmd *cmd, const char *name, double value);

#endif
