/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "values.h"
#include "winnow/base/text.h"

enum { READING_TICK = 2000, READING_QUOTE = 60 };

bool wn_reading_record(struct reading *in, struct wn_record *r, size_t done, struct wn_err *err)
{
    wn_reading_skipped(in);
    wn_value_finish(in->to->arena, r);
    in->records++;
    if (!in->to->record(in->to->ctx, r, err))
        return false;
    if (in->records % READING_TICK == 0 && in->to->tick && !in->to->tick(in->to->ctx, done, in->of))
        return wn_fail(err, WN_ECANCEL, "stopped; nothing of this file was imported");
    return true;
}

/* The beginning of the line, cut at a character. */
static struct wn_str reading_quote(struct wn_str text)
{
    text = wn_str_first(wn_str_trim_left(text), READING_QUOTE);
    text = wn_str_first(text, wn_str_find_byte(text, '\n'));
    text = wn_str_first(text, wn_str_find_byte(text, '\r'));
    return wn_str_trim_right(wn_str_first(text, wn_text_valid(text)));
}

void wn_reading_skip(struct reading *in, struct wn_str text, size_t line, size_t count)
{
    if (in->skipped == 0) {
        in->skipped_line = line;
        in->skipped_text = reading_quote(text);
    }
    in->skipped += count;
}

void wn_reading_skipped(struct reading *in)
{
    if (in->skipped == 0)
        return;
    struct wn_str words =
        wn_arena_print(in->to->arena, "%zu line%s outside any record, skipped: \"%.*s\"",
                       in->skipped, in->skipped == 1 ? "" : "s", WN_ARG(in->skipped_text));
    in->to->note(in->to->ctx, WN_NOTE_SKIPPED, in->skipped, in->skipped_line, words);
    in->skipped = 0;
}

void wn_reading_note(struct reading *in, enum wn_note kind, size_t count, size_t line,
                     struct wn_str words)
{
    wn_reading_skipped(in); /* notes come in the order of the lines */
    in->to->note(in->to->ctx, kind, count, line, words);
}

void wn_reading_no_map(struct reading *in, const struct wn_read_opts *opts)
{
    if (opts && opts->map_count)
        wn_reading_note(in, WN_NOTE_ODD, 1, 1,
                        WN_STR("--map names columns and has no effect on this format"));
}
