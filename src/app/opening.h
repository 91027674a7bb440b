/* SPDX-License-Identifier: MIT */
/* Whether others' decisions may be looked at. Private to app; not for screening or exchanging. */
#ifndef WN_APP_OPENING_H
#define WN_APP_OPENING_H

#include "winnow/app/app.h"

/*
 * WN_EREFUSED for everybody but an adjudicator. *open: who does not screen, or has written `open`.
 * Several people can work in one file, so what is here must not be looked at before that.
 */
bool wn_opening_done(struct wn_app *app, bool *open, struct wn_err *err) WN_MUST_CHECK;

#endif
