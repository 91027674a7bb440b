/* SPDX-License-Identifier: MIT */
/* What to say about a key that has no meaning: `r does nothing here; i includes, e excludes`. */
#ifndef WN_UI_HINT_H
#define WN_UI_HINT_H

#include <stddef.h>

#include "winnow/ui/action.h"

/* keys: the bindings in force. Names the nearest that has a meaning, else where the keys are. */
void wn_ui_hint(const struct wn_binding *keys, uint32_t key, char *out, size_t size);

/* The action of a key in a table, or WN_ACT_NONE. */
enum wn_action wn_ui_lookup(const struct wn_binding *keys, uint32_t key);

#endif
