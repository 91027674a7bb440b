/* SPDX-License-Identifier: MIT */
#include "winnow/ui/action.h"

#include <stdio.h>
#include <string.h>

#include "winnow/base/str.h"
#include "winnow/base/text.h"

static const struct {
    const char *name, *help;
} action_rows[] = {
    [WN_ACT_NONE] = {"", ""},
#define X(id, name, help) [WN_ACT_##id] = {name, help},
    WN_ACTIONS(X)
#undef X
};

const char *wn_action_name(enum wn_action a)
{
    return action_rows[a].name;
}

const char *wn_action_help(enum wn_action a)
{
    return action_rows[a].help;
}

const struct wn_binding wn_keys_everywhere[] = {
    {'?', WN_ACT_HELP},
    {WN_KEY_F1, WN_ACT_HELP},
    {WN_KEY_ESC, WN_ACT_BACK},
    {'q', WN_ACT_QUIT},
    {WN_CTRL('L'), WN_ACT_REDRAW},
    {WN_CTRL('Z'), WN_ACT_SUSPEND},
    {WN_CTRL('C'), WN_ACT_STOP}, /* from a terminal it comes as a signal, which does the same */
    {0, WN_ACT_NONE},
};

static const struct {
    uint32_t key;
    const char *name;
} action_keys[] = {
    {WN_KEY_ENTER, "Enter"},   {WN_KEY_ESC, "Esc"},       {WN_KEY_TAB, "Tab"},
    {' ', "Space"},            {WN_KEY_BACKSPACE, "Backspace"},
    {WN_KEY_UP, "Up"},         {WN_KEY_DOWN, "Down"},     {WN_KEY_LEFT, "Left"},
    {WN_KEY_RIGHT, "Right"},   {WN_KEY_PGUP, "PgUp"},     {WN_KEY_PGDN, "PgDn"},
    {WN_KEY_HOME, "Home"},     {WN_KEY_END, "End"},       {WN_KEY_DELETE, "Delete"},
    {WN_KEY_F1, "F1"},         {WN_KEY_BACKTAB, "Shift-Tab"},
};
enum { ACTION_KEYS = sizeof action_keys / sizeof *action_keys };

void wn_key_name(uint32_t key, char out[16])
{
    for (size_t i = 0; i < ACTION_KEYS; i++)
        if (action_keys[i].key == key) {
            snprintf(out, 16, "%s", action_keys[i].name);
            return;
        }
    if (key > 0 && key < 0x20) {
        snprintf(out, 16, "Ctrl-%c", (char)(key + 0x40));
        return;
    }
    struct wn_buf text = {0};
    if (key > 0 && key < WN_KEY_SPECIAL)
        wn_text_put(&text, key);
    snprintf(out, 16, "%s", wn_buf_cstr(&text));
    wn_buf_free(&text);
}

bool wn_key_find(const char *name, uint32_t *key)
{
    struct wn_str s = wn_str(name);
    for (size_t i = 0; i < ACTION_KEYS; i++)
        if (wn_str_is(s, action_keys[i].name)) {
            *key = action_keys[i].key;
            return true;
        }
    if (wn_str_starts(s, WN_STR("Ctrl-")) && s.n == 6 && s.p[5] >= '@' && s.p[5] <= '_') {
        *key = WN_CTRL(s.p[5]);
        return true;
    }
    size_t at = 0;
    return wn_text_valid(s) == s.n && wn_text_next(s, &at, key) && at == s.n && *key > ' ';
}
