/* SPDX-License-Identifier: MIT */
#include "importing_parts.h"

#include "winnow/base/buf.h"
#include "winnow/base/text.h"

enum { IMPORTING_NOTES_OF_KIND = 20 };

void wn_importing_remark(struct importing_notes *notes, size_t line, struct wn_str words)
{
    notes->v = wn_arena_grow(notes->arena, notes->v, notes->n, &notes->capacity, sizeof *notes->v);
    notes->v[notes->n++] = (struct wn_import_note){
        .line = line, .text = wn_text_clean(notes->arena, words, WN_CLEAN_LINE)};
}

void wn_importing_note(struct importing_notes *notes, enum wn_note kind, size_t line,
                       struct wn_str words)
{
    if (notes->of_kind[kind]++ < IMPORTING_NOTES_OF_KIND)
        wn_importing_remark(notes, line, words);
}

void wn_importing_more(struct importing_notes *notes)
{
    static const char *const words[] = {
        [WN_NOTE_SKIPPED] = "places with lines outside any record",
        [WN_NOTE_ODD] = "records with something to look at",
        [WN_NOTE_NO_END] = "records without an end",
        [WN_NOTE_RAGGED] = "notes on ragged rows",
        [WN_NOTE_PREAMBLE] = "notes on lines before the header",
        [WN_NOTE_MISSING] = "notes on missing columns",
    };
    for (size_t i = 0; i <= WN_NOTE_MISSING; i++)
        if (notes->of_kind[i] > IMPORTING_NOTES_OF_KIND)
            wn_importing_remark(notes, 0,
                                wn_arena_print(notes->arena, "and %zu more %s",
                                               notes->of_kind[i] - IMPORTING_NOTES_OF_KIND,
                                               words[i]));
}

struct wn_str wn_importing_notes_text(const struct importing_notes *notes)
{
    struct wn_buf text = {0};
    for (size_t i = 0; i < notes->n; i++)
        wn_buf_print(&text, "%s%zu %.*s", i ? "\n" : "", notes->v[i].line,
                     WN_ARG(notes->v[i].text));
    struct wn_str copy = wn_arena_copy(notes->arena, wn_buf_str(&text));
    wn_buf_free(&text);
    return copy;
}
