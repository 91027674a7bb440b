/* SPDX-License-Identifier: MIT */
#include "winnow/ui/list.h"

/* The row that an action leads to, before it is kept within the list. */
static size_t list_target(const struct wn_list *l, enum wn_action a, size_t page)
{
    size_t last = l->count - 1;
    switch (a) {
    case WN_ACT_UP:
        return l->row ? l->row - 1 : 0;
    case WN_ACT_DOWN:
        return l->row < last ? l->row + 1 : last;
    case WN_ACT_PAGE_UP:
        return l->row > page ? l->row - page : 0;
    case WN_ACT_PAGE_DOWN:
        return last - l->row > page ? l->row + page : last;
    case WN_ACT_FIRST:
        return 0;
    case WN_ACT_LAST:
        return last;
    default:
        return l->row;
    }
}

bool wn_list_act(struct wn_list *l, enum wn_action a, size_t visible)
{
    struct wn_list before = *l;
    if (l->count == 0) {
        l->row = l->top = 0;
        return before.row != 0 || before.top != 0;
    }
    if (l->row >= l->count)
        l->row = l->count - 1;
    size_t rows = visible ? visible : 1;
    l->row = list_target(l, a, rows > 1 ? rows - 1 : 1);
    if (l->row < l->top)
        l->top = l->row;
    if (l->row >= l->top + rows)
        l->top = l->row - rows + 1;
    if (l->top && l->top + rows > l->count)
        l->top = l->count > rows ? l->count - rows : 0;
    return l->row != before.row || l->top != before.top;
}
