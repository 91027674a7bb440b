/* SPDX-License-Identifier: MIT */
/*
 * Everything a key can do: one X-macro from which keys, the help view, `winnow help keys` and the
 * manual's key section come. id, name (stable, for the palette and for rebinding), help.
 * Add an action here; bind it in the `keys` of the views that have it.
 */
#ifndef WN_UI_ACTION_H
#define WN_UI_ACTION_H

#include <stdbool.h>
#include <stdint.h>

#define WN_ACTIONS(X)                                                                              \
    X(INCLUDE, "include", "include")                                                               \
    X(EXCLUDE, "exclude", "exclude (then a reason)")                                               \
    X(MAYBE, "maybe", "maybe")                                                                     \
    X(LATER, "later", "put aside for later")                                                       \
    X(UNDO, "undo", "undo")                                                                        \
    X(REDO, "redo", "redo")                                                                        \
    X(DIGIT_1, "1", "answer criterion 1: no, yes, unclear, blank")                                 \
    X(DIGIT_2, "2", "answer criterion 2")                                                          \
    X(DIGIT_3, "3", "answer criterion 3")                                                          \
    X(DIGIT_4, "4", "answer criterion 4")                                                          \
    X(DIGIT_5, "5", "answer criterion 5")                                                          \
    X(DIGIT_6, "6", "answer criterion 6")                                                          \
    X(DIGIT_7, "7", "answer criterion 7")                                                          \
    X(DIGIT_8, "8", "answer criterion 8")                                                          \
    X(DIGIT_9, "9", "answer criterion 9")                                                          \
    X(DIGIT_0, "0", "go to a record: 0112 Enter")                                                  \
    X(ALL_YES, "all-yes", "all that are blank: yes")                                               \
    X(NEXT_PANEL, "next-panel", "read the next criterion")                                         \
    X(NOTE, "note", "note")                                                                        \
    X(TAG, "tag", "tag")                                                                           \
    X(FLAG, "flag", "flag for discussion")                                                         \
    X(NEXT, "next", "next record")                                                                 \
    X(PREVIOUS, "previous", "previous record")                                                     \
    X(UP, "up", "scroll or move up")                                                               \
    X(DOWN, "down", "scroll or move down")                                                         \
    X(PAGE_DOWN, "page-down", "page down")                                                         \
    X(PAGE_UP, "page-up", "page up")                                                               \
    X(FIRST, "first", "first")                                                                     \
    X(LAST, "last", "last")                                                                        \
    X(ENTER, "enter", "open or confirm")                                                           \
    X(MARKS, "marks", "marks on, off, this criterion")                                             \
    X(READING, "reading", "reading mode")                                                          \
    X(WIDER, "wider", "wider text")                                                                \
    X(NARROWER, "narrower", "narrower text")                                                       \
    X(NAMES, "names", "show names (logged)")                                         \
    X(SHOW, "show", "show both decisions (logged), hide them")                                     \
    X(AS_A, "as-a", "rule as the first screener")                                                  \
    X(AS_B, "as-b", "rule as the second screener")                                                 \
    X(STEP_1, "step-1", "open step 1")                                                             \
    X(STEP_2, "step-2", "open step 2")                                                             \
    X(STEP_3, "step-3", "open step 3")                                                             \
    X(STEP_4, "step-4", "open step 4")                                                             \
    X(SCREEN, "screen", "go screening")                                                            \
    X(CONFLICTS, "conflicts", "settle conflicts")                                                  \
    X(AGREEMENT, "agreement", "see how well the two agree")                                        \
    X(SEND, "send", "send what is new")                                                            \
    X(EXPORT, "export", "export")                                                                  \
    X(FIND, "find", "find records")                                                                \
    X(SORT, "sort", "sort by number, year, title")                                                 \
    X(FILTER_0, "filter-0", "show all records")                                                    \
    X(FILTER_1, "filter-1", "filter 1 of those that are listed")                                   \
    X(FILTER_2, "filter-2", "filter 2")                                                            \
    X(FILTER_3, "filter-3", "filter 3")                                                            \
    X(FILTER_4, "filter-4", "filter 4")                                                            \
    X(FILTER_5, "filter-5", "filter 5")                                                            \
    X(FILTER_6, "filter-6", "filter 6")                                                            \
    X(FILTER_7, "filter-7", "filter 7")                                                            \
    X(FILTER_8, "filter-8", "filter 8")                                                            \
    X(LEAVE_OUT, "leave-out", "leave a file out, or take it again")                                \
    X(ENCODING, "encoding", "set the encoding of a file")                                          \
    X(FIELD_MAP, "field-map", "say which column holds a field")                                    \
    X(SOURCE, "source", "name the source of a file")                                               \
    X(HELP, "help", "these keys")                                                                  \
    X(BACK, "back", "back")                                                                        \
    X(QUIT, "quit", "leave (saved)")                                                               \
    X(REDRAW, "redraw", "redraw")                                                                  \
    X(SUSPEND, "suspend", "to the shell; fg comes back")                                           \
    X(STOP, "stop", "end winnow at once (saved)")

enum wn_action {
    WN_ACT_NONE,
#define X(id, name, help) WN_ACT_##id,
    WN_ACTIONS(X)
#undef X
    WN_ACT_COUNT
};
const char *wn_action_name(enum wn_action a);
const char *wn_action_help(enum wn_action a);

/* Keys: a Unicode character, or one of these. */
enum wn_key {
    WN_KEY_NONE = 0,
    WN_KEY_ENTER = 0x0D, WN_KEY_ESC = 0x1B, WN_KEY_TAB = 0x09, WN_KEY_BACKSPACE = 0x7F,
    WN_KEY_CTRL = 0x00, /* WN_CTRL('L') = 0x0C */
    WN_KEY_SPECIAL = 0x110000, /* above Unicode */
    WN_KEY_UP, WN_KEY_DOWN, WN_KEY_LEFT, WN_KEY_RIGHT, WN_KEY_PGUP, WN_KEY_PGDN, WN_KEY_HOME,
    WN_KEY_END, WN_KEY_DELETE, WN_KEY_F1, WN_KEY_BACKTAB
};
#define WN_CTRL(letter) ((uint32_t)(letter) & 0x1F)
/* "i", "Space", "Ctrl-L", "PgDn", "F1" ...: as shown in help. NUL-terminated, at most 15 bytes. */
void wn_key_name(uint32_t key, char out[16]);
bool wn_key_find(const char *name, uint32_t *key); /* the same back, for key scripts */

struct wn_binding { uint32_t key; enum wn_action action; }; /* ends with key = 0 */
extern const struct wn_binding wn_keys_everywhere[]; /* looked up after the view's own */

#endif
