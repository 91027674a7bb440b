/* SPDX-License-Identifier: MIT */
/* A journal line in words, for log and record page. Private to app. */
#ifndef WN_APP_LOG_WORDS_H
#define WN_APP_LOG_WORDS_H

#include "winnow/app/app.h"
#include "winnow/core/journal.h"
#include "winnow/store/events.h"

/*
 * What the line did, without who and when: "excluded #0112: Not preclinical medics". `e` gives
 * number and record; reasons and criteria are called by their labels.
 */
struct wn_str wn_log_words(const struct wn_criteria *c, const struct wn_event *e,
                           const struct wn_line *line, struct wn_arena *arena);

/*
 * May this line be read out here? Own lines always; another's, which only an adjudicator holds,
 * when it names no record or the decisions on its record were revealed. A log must not unblind by
 * the way.
 */
bool wn_log_may_tell(struct wn_app *app, const struct wn_event *e, struct wn_arena *arena,
                     bool *may, struct wn_err *err) WN_MUST_CHECK;

#endif
