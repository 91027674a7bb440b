/* SPDX-License-Identifier: MIT */
/* Any bytes as one journal line; the canonical form of what was read is a fixed point. */
#include <stdint.h>
#include <stdlib.h>

#include "winnow/core/journal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wn_arena arena = {0};
    struct wn_buf once = {0}, twice = {0};
    struct wn_line line;
    struct wn_err err;
    if (wn_line_decode(wn_str_of((const char *)data, size), &arena, &line, &err) &&
        wn_line_encode(&line, &once, &err)) {
        if (!wn_line_decode(wn_buf_str(&once), &arena, &line, &err) ||
            !wn_line_encode(&line, &twice, &err) ||
            !wn_str_eq(wn_buf_str(&once), wn_buf_str(&twice)))
            abort();
    }
    wn_buf_free(&once);
    wn_buf_free(&twice);
    wn_arena_free(&arena);
    return 0;
}
