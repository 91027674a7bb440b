/* SPDX-License-Identifier: MIT */
#include "agreement.h"

#include <math.h>

#include "winnow/core/agreement_text.h"

static void agreement_say_line(struct wn_cmd *cmd, const char *name, double value, double lo,
                               double hi, const char *method)
{
    struct wn_arena *a = &cmd->arena;

    wn_say(cmd, "  %-19s %.*s", name, WN_ARG(wn_agreement_number(a, value)));
    if (!isnan(lo) && !isnan(hi))
        wn_say(cmd, "   95%% CI %.*s to %.*s%s", WN_ARG(wn_agreement_number(a, lo)),
               WN_ARG(wn_agreement_number(a, hi)), method);
    wn_say(cmd, "\n");
}

void wn_agreement_say_figures(struct wn_cmd *cmd, const struct wn_agreement *two,
                              struct wn_str remark)
{
    bool few = wn_str_starts(remark, WN_STR("few"));

    agreement_say_line(cmd, "positive agreement", two->psa[0], two->ppos_lo, two->ppos_hi, "");
    if (remark.n == 0 || few)
        agreement_say_line(cmd, "kappa", two->kappa, two->gof_lo, two->gof_hi,
                           "   (goodness of fit)");
    if (remark.n > 0)
        wn_say(cmd, "  %.*s\n", WN_ARG(remark));
}

void wn_agreement_say_field(struct wn_cmd *cmd, const char *name, double value)
{
    if (isnan(value))
        wn_say(cmd, "%s undefined\n", name);
    else
        wn_say(cmd, "%s %.6f\n", name, value);
}
