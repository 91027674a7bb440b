/* SPDX-License-Identifier: MIT */
/*
 * Two kinds of near: keys that fingers bring along from other programs (r and y include in ASReview
 * and metagear), and the same letter in the other case.
 */
#include "ui_hint.h"

#include <stdio.h>
#include <string.h>

enum wn_action wn_ui_lookup(const struct wn_binding *keys, uint32_t key)
{
    for (; keys && keys->key; keys++)
        if (keys->key == key)
            return keys->action;
    return WN_ACT_NONE;
}

static uint32_t hint_key_of(const struct wn_binding *keys, enum wn_action action)
{
    for (; keys && keys->key; keys++)
        if (keys->action == action)
            return keys->key;
    return 0;
}

static const struct {
    uint32_t key;
    enum wn_action means[2];
} hint_habits[] = {
    {'r', {WN_ACT_INCLUDE, WN_ACT_EXCLUDE}},
    {'y', {WN_ACT_INCLUDE, WN_ACT_EXCLUDE}},
    {'o', {WN_ACT_ENTER, WN_ACT_NONE}},
    {'p', {WN_ACT_PREVIOUS, WN_ACT_NEXT}},
    {'h', {WN_ACT_HELP, WN_ACT_NONE}},
};

/* Where "KEY: help" would read badly. */
static const char *const hint_says[WN_ACT_COUNT] = {
    [WN_ACT_INCLUDE] = " includes", [WN_ACT_EXCLUDE] = " excludes",
    [WN_ACT_UNDO] = " undoes",      [WN_ACT_REDO] = " redoes",
    [WN_ACT_HELP] = " shows the keys", [WN_ACT_QUIT] = " leaves",
};

static void hint_add(char *out, size_t size, uint32_t key, enum wn_action action)
{
    char name[16];
    size_t n = strlen(out);
    wn_key_name(key, name);
    const char *says = hint_says[action];
    snprintf(out + n, size - n, "%s%s%s%s", n ? ", " : "", name, says ? says : ": ",
             says ? "" : wn_action_help(action));
}

static void hint_habit(const struct wn_binding *keys, uint32_t key, char *out, size_t size)
{
    for (size_t i = 0; i < sizeof hint_habits / sizeof *hint_habits; i++)
        for (size_t k = 0; hint_habits[i].key == key && k < 2; k++) {
            uint32_t near = hint_key_of(keys, hint_habits[i].means[k]);
            if (near && hint_habits[i].means[k] != WN_ACT_NONE)
                hint_add(out, size, near, hint_habits[i].means[k]);
        }
}

static void hint_other_case(const struct wn_binding *keys, uint32_t key, char *out, size_t size)
{
    uint32_t other = key ^ 0x20;
    bool letter = (key | 0x20) >= 'a' && (key | 0x20) <= 'z' && key < 0x80;
    enum wn_action action = letter ? wn_ui_lookup(keys, other) : WN_ACT_NONE;
    if (letter && action == WN_ACT_NONE)
        action = wn_ui_lookup(wn_keys_everywhere, other);
    if (action != WN_ACT_NONE)
        hint_add(out, size, other, action);
}

void wn_ui_hint(const struct wn_binding *keys, uint32_t key, char *out, size_t size)
{
    char near[120] = "", name[16];
    hint_habit(keys, key, near, sizeof near);
    if (!near[0])
        hint_other_case(keys, key, near, sizeof near);
    if (!near[0])
        hint_add(near, sizeof near, '?', WN_ACT_HELP);
    wn_key_name(key, name);
    snprintf(out, size, "%s does nothing here; %s", name[0] ? name : "This key", near);
}
