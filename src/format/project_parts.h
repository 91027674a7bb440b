/* SPDX-License-Identifier: MIT */
/* What writer and reader of project lines share. */
#ifndef WN_FORMAT_PROJECT_PARTS_H
#define WN_FORMAT_PROJECT_PARTS_H

#include "winnow/core/record.h"

enum {
    PROJECT_FIELDS = 10,                  /* of a record line, in this order */
    PROJECT_LINE_MAX = 16 * 1024 * 1024,
    PROJECT_LIST_MAX = 10000              /* authors, keywords, sources, keys of one record */
};

struct project_field {
    enum wn_field field;
    const char *key;
};
extern const struct project_field wn_project_fields[PROJECT_FIELDS];

#endif
