/* SPDX-License-Identifier: MIT */
#include "winnow/base/text.h"
#include "winnow/core/record.h"

struct wn_str wn_record_type(struct wn_arena *arena, struct wn_str type)
{
    static const struct { const char *code, *words; } types[] = {
        {"jour", "journal article"}, {"ejour", "journal article"}, {"conf", "conference paper"},
        {"cpaper", "conference paper"}, {"book", "book"}, {"chap", "book chapter"},
        {"thes", "thesis"}, {"rprt", "report"}, {"gen", ""}, {"elec", "web page"},
        {"unpb", "unpublished"}, {"abst", "abstract"}, {"mgzn", "magazine article"},
        {"news", "newspaper article"},
    };
    struct wn_str first = wn_str_first(type, wn_str_find_byte(type, '\n'));
    first = wn_str_trim(wn_str_first(first, wn_str_find_byte(first, ';')));
    struct wn_str folded = wn_text_fold(arena, first);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (wn_str_is(folded, types[i].code))
            return wn_str(types[i].words);
    return folded;
}
