/* SPDX-License-Identifier: MIT */
/* What overview.c and overview_next.c share. Private to app. */
#ifndef WN_APP_OVERVIEW_H
#define WN_APP_OVERVIEW_H

#include "winnow/app/reporting.h"

struct overview_facts { /* what the next act depends on, beside the figures */
    unsigned roles;
    struct wn_str me, adjudicator; /* id of the adjudicator; empty: none is named */
    bool adjudicator_here;         /* works in this file too, so nothing needs to be sent */
    bool other_here;               /* another screener works in this file */
};

/* Fills out->next and out->next_command: the one act that brings the review on. */
void wn_overview_next(const struct overview_facts *facts, struct wn_arena *arena,
                      struct wn_overview *out);

#endif
