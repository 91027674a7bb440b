/* SPDX-License-Identifier: MIT */
/*
 * What the keys of the screening view do: one shape, so that view_screening.c can have them in a
 * table.
 */
#ifndef WN_UI_SCREENING_COMMANDS_H
#define WN_UI_SCREENING_COMMANDS_H

#include "screening_state.h"

typedef bool screening_fn(struct wn_ui *ui, struct screening *s, enum wn_action act,
                          struct wn_err *err);

screening_fn wn_view_screening_undo;
screening_fn wn_view_screening_answer;
screening_fn wn_view_screening_all_yes;
screening_fn wn_view_screening_next_criterion;
screening_fn wn_view_screening_marks;
screening_fn wn_view_screening_width;
screening_fn wn_view_screening_names;
screening_fn wn_view_screening_step;
screening_fn wn_view_screening_scroll;
screening_fn wn_view_screening_edge;
screening_fn wn_view_screening_send;
screening_fn wn_view_screening_flag;
screening_fn wn_view_screening_decide_key;

#endif
