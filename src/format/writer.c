/* SPDX-License-Identifier: MIT */
#include "winnow/format/writer.h"

#include "writers.h"

const struct wn_writer *const wn_writers[] = {&wn_writer_ris, &wn_writer_bibtex, NULL};

enum { WRITER_HEAD = 64 };

const struct wn_writer *wn_writer_find(struct wn_str name)
{
    for (size_t i = 0; wn_writers[i]; i++)
        if (wn_str_is(name, wn_writers[i]->name))
            return wn_writers[i];
    return NULL;
}

bool wn_writer_is_export(struct wn_str head)
{
    head = wn_str_first(head, WRITER_HEAD);
    for (size_t i = 0; wn_writers[i]; i++)
        if (wn_str_find(head, wn_str(wn_writers[i]->mark)) < head.n)
            return true;
    return false;
}
