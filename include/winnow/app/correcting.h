/* SPDX-License-Identifier: MIT */
/* Mending a field of a record: the lead's, at any time. The original stays. */
#ifndef WN_APP_CORRECTING_H
#define WN_APP_CORRECTING_H

#include "winnow/app/app.h"
#include "winnow/core/record.h"

struct wn_corrected {
    int64_t record;
    enum wn_field field;
    struct wn_str value;   /* as it was kept: cleaned */
    bool same;             /* it read so already: nothing was written */
    int64_t sequence;      /* of the line */
};
/*
 * One event `correct`; from then on the record reads so everywhere, and its fingerprint is
 * another. The screeners get it with the next project file. WN_EREFUSED for everybody but the lead,
 * WN_EUSAGE for a value that is none, WN_EINPUT for a record that is not there or a value too long
 * for a line.
 */
bool wn_correct(struct wn_app *app, int64_t n, enum wn_field field, struct wn_str value,
                struct wn_arena *arena, struct wn_corrected *out, struct wn_err *err)
    WN_MUST_CHECK;

#endif
