/* SPDX-License-Identifier: MIT */
#include "previewing_parts.h"

#include <stdlib.h>
#include <string.h>

static void sums_language(struct wn_preview_sums *sums, struct wn_language language,
                          int64_t records)
{
    for (size_t i = 0; i < sums->languages; i++)
        if (strcmp(sums->language[i].language.code, language.code) == 0) {
            sums->language[i].records += records;
            return;
        }
    if (sums->languages < WN_PREVIEW_LANGUAGES)
        sums->language[sums->languages++] = (struct wn_preview_language){language, records};
    else
        sums->other_languages += records;
}

static void sums_years(struct wn_preview_sums *sums, int first, int last)
{
    if (first && (sums->first_year == 0 || first < sums->first_year))
        sums->first_year = first;
    if (last > sums->last_year)
        sums->last_year = last;
}

void wn_preview_sums_record(struct wn_preview_sums *sums, const struct wn_record *r)
{
    struct wn_language language = wn_language_of(r->field[WN_F_LANGUAGE]);
    int year = wn_record_year(r);
    sums->records++;
    sums->abstracts += r->field[WN_F_ABSTRACT].n > 0;
    sums_years(sums, year, year);
    if (language.code[0])
        sums_language(sums, language, 1);
}

void wn_preview_sums_add(struct wn_preview_sums *sums, const struct wn_preview_sums *more)
{
    sums->records += more->records;
    sums->abstracts += more->abstracts;
    sums->files += more->files;
    sums->other_languages += more->other_languages;
    sums_years(sums, more->first_year, more->last_year);
    for (size_t i = 0; i < more->languages; i++)
        sums_language(sums, more->language[i].language, more->language[i].records);
}

static int sums_compare(const void *x, const void *y)
{
    const struct wn_preview_language *a = x, *b = y;
    if (a->records != b->records)
        return a->records > b->records ? -1 : 1;
    return strcmp(a->language.code, b->language.code);
}

void wn_preview_sums_order(struct wn_preview_sums *sums)
{
    qsort(sums->language, sums->languages, sizeof *sums->language, sums_compare);
}
