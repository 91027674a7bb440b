/* SPDX-License-Identifier: MIT */
/* Sending from a view, and the lines that then stand on its page. Private to ui. */
#ifndef WN_UI_SENT_H
#define WN_UI_SENT_H

#include "winnow/ui/ui.h"

/* "Written: NAME, in the folder ... Give this file to chi."; empty: nothing was sent here yet. */
struct wn_sent_words { char text[800]; };

/* Writes what is new; with nothing new it writes nothing and says so. to: who settles. */
bool wn_sent_send(struct wn_ui *ui, struct wn_arena *arena, struct wn_sent_words *words,
                  struct wn_err *err) WN_MUST_CHECK;
/* Whole, over as many rows as that takes; the last of them is `last`. How many they are. */
int wn_sent_draw(const struct wn_sent_words *words, struct wn_canvas *c, int last, int col);
int wn_sent_rows(const struct wn_sent_words *words, const struct wn_canvas *c, int col);

#endif
