/* SPDX-License-Identifier: MIT */
#include "winnow/app/importing.h"

#include "winnow/format/format.h"

bool wn_import_map(struct wn_str value, struct wn_map *out, struct wn_err *err)
{
    struct wn_str column = value, field;
    if (wn_str_find_byte(column, '=') == column.n)
        return wn_fail(err, WN_EUSAGE, "write FIELD=COLUMN, such as title=Name; not \"%.*s\"",
                       WN_ARG(wn_str_first(value, 60)));
    (void)wn_str_split(&column, '=', &field);
    if (!wn_field_find(wn_str_trim(field), &out->field))
        return wn_fail(err, WN_EUSAGE,
                       "there is no field \"%.*s\"; there are title, abstract, authors, year, "
                       "journal, doi, pmid, key, keywords ...",
                       WN_ARG(wn_str_first(field, 60)));
    out->column = wn_str_trim(column);
    return true;
}
