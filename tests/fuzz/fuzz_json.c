/* SPDX-License-Identifier: MIT */
/* Any bytes as one JSON document: no crash, no leak; what is read can be written and read again. */
#include <stdint.h>
#include <stdlib.h>

#include "winnow/base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wn_json *v, *again;
    struct wn_err err;
    struct wn_buf out = {0};
    if (!wn_json_read(wn_str_of((const char *)data, size), 4, &v, &err))
        return 0;
    wn_json_write(v, &out);
    if (!wn_json_read(wn_buf_str(&out), 4, &again, &err))
        abort();
    wn_json_free(again);
    wn_json_free(v);
    wn_buf_free(&out);
    return 0;
}
