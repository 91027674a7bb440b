/* SPDX-License-Identifier: MIT */
#include "winnow/app/correcting.h"

#include "screening_parts.h"
#include "winnow/format/field_value.h"

static bool correcting_allowed(struct wn_app *app, struct wn_err *err)
{
    if (!(wn_app_roles(app) & WN_LEAD))
        return wn_fail(err, WN_EREFUSED, "only the lead of the review corrects records");
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nothing was corrected");
    return true;
}

bool wn_correct(struct wn_app *app, int64_t n, enum wn_field field, struct wn_str value,
                struct wn_arena *arena, struct wn_corrected *out, struct wn_err *err)
{
    struct wn_row row;
    *out = (struct wn_corrected){.record = n, .field = field};
    if (!correcting_allowed(app, err) || !wn_sheet_row(app, n, arena, &row, err) ||
        !wn_field_value(arena, field, value, &out->value, err))
        return false;
    out->same = wn_str_eq(row.r.field[field], out->value);
    if (out->same)
        return true;
    struct wn_line line = wn_line_of(WN_K_CORRECT);
    line.record = row.n;
    line.field = wn_str(wn_field_name(field));
    line.value = out->value;
    if (!wn_app_write(app, &line, err))
        return false;
    out->sequence = line.n;
    return true;
}
