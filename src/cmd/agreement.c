/* SPDX-License-Identifier: MIT */
#include "agreement.h"

#include <inttypes.h>
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

static void agreement_say_figures(struct wn_cmd *cmd, const struct wn_agreement *two,
                                  struct wn_str remark)
{
    struct wn_str few = wn_agreement_few(&cmd->arena, two);

    agreement_say_line(cmd, "positive agreement", two->psa[0], two->ppos_lo, two->ppos_hi, "");
    if (remark.n == 0)
        agreement_say_line(cmd, "kappa", two->kappa, two->gof_lo, two->gof_hi,
                           "   (goodness of fit)");
    if (remark.n > 0)
        wn_say(cmd, "  %.*s\n", WN_ARG(remark));
    if (few.n > 0)
        wn_say(cmd, "  %.*s\n", WN_ARG(few));
}

void wn_agreement_say_two(struct wn_cmd *cmd, const struct wn_table *two,
                          const struct wn_agreement *of_two, struct wn_str a, struct wn_str b)
{
    int64_t both = two->cell[0][0], only_a = two->cell[0][1], only_b = two->cell[1][0];

    wn_say(cmd,
           "Both kept %" PRId64 ", only %.*s %" PRId64 ", only %.*s %" PRId64
           ", both excluded %" PRId64 ".\n",
           both, WN_ARG(a), only_a, WN_ARG(b), only_b, two->cell[1][1]);
    wn_say(cmd, "\nOf the %" PRId64 " that at least one would keep, both kept %" PRId64 ":\n",
           both + only_a + only_b, both);
    agreement_say_figures(cmd, of_two, wn_agreement_remark(&cmd->arena, two, of_two, a, b));
}

static int64_t agreement_same(const struct wn_table *t)
{
    int64_t same = 0;

    for (int i = 0; i < t->q; i++)
        same += t->cell[i][i];
    return same;
}

/* Of all categories as they stand: how often the same was said, kappa, and of each category. */
static void agreement_say_all(struct wn_cmd *cmd, const struct wn_table *t,
                              const struct wn_agreement *a)
{
    static const char *const names[][WN_MAX_CATEGORIES] = {
        [2] = {"", "negative agreement"}, /* the other one stands in the headline */
        [3] = {"agreement, include", "agreement, maybe", "agreement, exclude"},
        [4] = {"agreement, row 1", "agreement, row 2", "agreement, row 3", "agreement, row 4"}};

    wn_say(cmd, "The same was said of %" PRId64 " of %" PRId64 " record%s:\n", agreement_same(t),
           a->n, a->n == 1 ? "" : "s");
    agreement_say_line(cmd, "observed agreement", a->po, a->po_lo, a->po_hi, "");
    if (t->q > 2)
        agreement_say_line(cmd, "kappa", a->kappa, NAN, NAN, "");
    for (int i = t->q == 2; i < t->q; i++)
        agreement_say_line(cmd, names[t->q][i], a->psa[i], NAN, NAN, "");
}

void wn_agreement_say_table(struct wn_cmd *cmd, const struct wn_table *t,
                            const struct wn_agreement *a)
{
    struct wn_table two = *t;
    struct wn_agreement of_two = *a;

    agreement_say_all(cmd, t, a);
    if (t->q > 3)
        return;
    if (t->q == 3) {
        two = wn_table_maybe_as_include(t);
        wn_agreement_of(&two, &of_two);
    }
    wn_say(cmd, t->q == 3 ? "\nWith maybe counted as include:\n" : "\n");
    wn_agreement_say_two(cmd, &two, &of_two, WN_STR("A"), WN_STR("B"));
}
