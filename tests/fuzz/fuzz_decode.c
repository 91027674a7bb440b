/* SPDX-License-Identifier: MIT */
/* Any bytes become valid UTF-8; the first byte chooses whether an encoding is named. */
#include <stdint.h>
#include <stdlib.h>

#include "winnow/base/decode.h"
#include "winnow/base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {NULL,      NULL,    "UTF-16", "UTF-16BE",
                                        "GB18030", "UTF-8", "UTF-32"};
    if (size == 0)
        return 0;
    struct wn_arena arena = {0};
    struct wn_decoded out;
    struct wn_err err;
    struct wn_str bytes = {(const char *)data + 1, size - 1};
    const char *name = names[data[0] % (sizeof names / sizeof *names)];
    must(wn_decode(&arena, bytes, name, &out, &err));
    must(wn_text_valid(out.text) == out.text.n);
    must(out.undecodable_bytes <= bytes.n);
    must((out.undecodable_bytes > 0) == (out.first_line > 0));
    must((out.undecodable_bytes == 0) || out.bad_bytes.n > 0);
    /* valid UTF-8 is not copied; what only looks valid (UTF-16 of ASCII) is another encoding */
    if (!name && wn_text_valid(bytes) == bytes.n && wn_str_is(wn_str(out.encoding), "UTF-8"))
        must(out.text.n == 0 || (out.text.p >= bytes.p && out.text.p < bytes.p + bytes.n));
    wn_arena_free(&arena);
    return 0;
}
