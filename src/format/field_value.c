/* SPDX-License-Identifier: MIT */
#include "winnow/format/field_value.h"

#include "doi.h"
#include "values.h"

static bool value_year(struct wn_str *value, struct wn_err *err)
{
    if (value->n == 0 || wn_str_eq(wn_value_year(*value), *value))
        return true;
    return wn_fail(err, WN_EUSAGE, "a year is four digits, such as 2016; not \"%.*s\"",
                   WN_ARG(wn_str_first(*value, 40)));
}

static bool value_doi(struct wn_arena *arena, struct wn_str *value, struct wn_err *err)
{
    struct wn_str given = *value;
    if (given.n == 0 || wn_doi_of_field(arena, given, value))
        return true;
    return wn_fail(err, WN_EUSAGE, "a DOI begins with 10., such as 10.1000/182; not \"%.*s\"",
                   WN_ARG(wn_str_first(given, 60)));
}

bool wn_field_value(struct wn_arena *arena, enum wn_field field, struct wn_str raw,
                    struct wn_str *out, struct wn_err *err)
{
    static const enum value_kind kinds[WN_FIELD_COUNT] = {
        [WN_F_TITLE] = VALUE_TITLE, [WN_F_ABSTRACT] = VALUE_ABSTRACT, [WN_F_DOI] = VALUE_CODE,
        [WN_F_YEAR] = VALUE_CODE,
    };
    if (!wn_field_correctable(field))
        return wn_fail(err, WN_EUSAGE, "title, abstract, doi and year can be corrected; not %s",
                       wn_field_name(field));
    *out = wn_value_clean(arena, raw, kinds[field]);
    if (field == WN_F_TITLE && out->n == 0)
        return wn_fail(err, WN_EUSAGE, "a title cannot be empty");
    if (field == WN_F_YEAR)
        return value_year(out, err);
    return field != WN_F_DOI || value_doi(arena, out, err);
}
