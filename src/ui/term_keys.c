/* SPDX-License-Identifier: MIT */
#include "term_keys.h"

#include <string.h>

#include "winnow/base/str.h"
#include "winnow/base/text.h"
#include "winnow/ui/action.h"

/* Bytes of the UTF-8 character that begins with this one; 1 where none does. */
static size_t keys_length(unsigned char first)
{
    return first >= 0xF0 && first < 0xF8 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
}

static uint32_t keys_control(unsigned char byte)
{
    if (byte == '\n')
        return WN_KEY_ENTER;
    return byte == '\b' ? WN_KEY_BACKSPACE : byte;
}

bool wn_key_byte(struct wn_key_bytes *in, unsigned char byte, uint32_t *key)
{
    if (byte < 0x80) {
        in->n = 0; /* the character that was begun never came to its end */
        *key = keys_control(byte);
        return byte != 0;
    }
    if (in->n == 0 || (byte & 0xC0) != 0x80)
        in->n = 0;
    in->byte[in->n++] = byte;
    if (in->n < keys_length(in->byte[0]))
        return false;
    struct wn_str s = {(const char *)in->byte, in->n};
    size_t at = 0;
    in->n = 0;
    return wn_text_valid(s) == s.n && wn_text_next(s, &at, key);
}

/* ---- escape sequences ---- */

bool wn_key_sequence_byte(struct wn_key_sequence *s, unsigned char byte)
{
    size_t at = s->n++;
    unsigned char before = at ? s->byte[at < sizeof s->byte ? at - 1 : sizeof s->byte - 1] : 0;
    s->byte[at < sizeof s->byte ? at : sizeof s->byte - 1] = byte;
    if (at == 0)
        return !strchr("[OP]_^X", byte) && byte < 0xC2;
    if (s->byte[0] == '[') /* [[A is what the Linux console sends for F1 */
        return (byte >= 0x40 && byte <= 0x7E && !(at == 1 && byte == '[')) || byte < 0x20;
    if (s->byte[0] == 'O')
        return true;
    if (s->byte[0] >= 0xC2) /* Alt and a letter that is no ASCII */
        return s->n >= keys_length(s->byte[0]);
    return byte == 0x07 || (byte == '\\' && before == 0x1B); /* a string: OSC, DCS and the like */
}

static const struct {
    const char *bytes;
    uint32_t key;
} keys_sequences[] = {
    {"[A", WN_KEY_UP},    {"OA", WN_KEY_UP},    {"[B", WN_KEY_DOWN},   {"OB", WN_KEY_DOWN},
    {"[C", WN_KEY_RIGHT}, {"OC", WN_KEY_RIGHT}, {"[D", WN_KEY_LEFT},   {"OD", WN_KEY_LEFT},
    {"[H", WN_KEY_HOME},  {"OH", WN_KEY_HOME},  {"[F", WN_KEY_END},    {"OF", WN_KEY_END},
    {"[1~", WN_KEY_HOME}, {"[7~", WN_KEY_HOME}, {"[4~", WN_KEY_END},   {"[8~", WN_KEY_END},
    {"[5~", WN_KEY_PGUP}, {"[6~", WN_KEY_PGDN}, {"[3~", WN_KEY_DELETE}, {"[Z", WN_KEY_BACKTAB},
    {"OP", WN_KEY_F1},    {"[11~", WN_KEY_F1},  {"[[A", WN_KEY_F1},    {"OM", WN_KEY_ENTER},
};

uint32_t wn_key_of_sequence(const struct wn_key_sequence *s)
{
    if (s->n == 0 || (s->n == 1 && s->byte[0] == 0x1B))
        return WN_KEY_ESC;
    for (size_t i = 0; i < sizeof keys_sequences / sizeof *keys_sequences; i++)
        if (s->n == strlen(keys_sequences[i].bytes) &&
            memcmp(s->byte, keys_sequences[i].bytes, s->n) == 0)
            return keys_sequences[i].key;
    return WN_KEY_NONE;
}
