/* SPDX-License-Identifier: MIT */
/* One sealed file of somebody else, opened. Private to opening.c. */
#ifndef WN_APP_OPENING_FILE_H
#define WN_APP_OPENING_FILE_H

#include "winnow/app/reconciling.h"
#include "winnow/store/project.h"

struct opening {
    struct wn_app *app;
    struct wn_arena *arena;
    wn_tell_fn *tell;
    void *ctx;
};

/* A fault of the file is told and is no failure of the call: the file is refused from then on. */
bool wn_opening_file(struct opening *o, const struct wn_received *r,
                     struct wn_err *err) WN_MUST_CHECK;

#endif
