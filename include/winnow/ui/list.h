/* SPDX-License-Identifier: MIT */
/* A selection in a list: top, row, count; every movement once. The view draws the rows. */
#ifndef WN_UI_LIST_H
#define WN_UI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "winnow/ui/action.h"

struct wn_list { size_t count, row, top; };
/* UP, DOWN, PAGE_*, FIRST, LAST within `visible` rows; true when it moved. */
bool wn_list_act(struct wn_list *l, enum wn_action a, size_t visible);

#endif
