/* SPDX-License-Identifier: MIT */
/* The lead's part of sending. Private to app. */
#ifndef WN_APP_SENDING_PROJECT_H
#define WN_APP_SENDING_PROJECT_H

#include "winnow/app/exchanging.h"

/* The next project file; with nothing new only when `again`. *written: was there one? */
bool wn_sending_project(struct wn_app *app, const char *out, bool again, struct wn_arena *arena,
                        struct wn_sent *result, bool *written, struct wn_err *err) WN_MUST_CHECK;

#endif
