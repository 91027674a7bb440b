/* SPDX-License-Identifier: MIT */
/*
 * The manifest: one table of its keys in the order of notes/exchange.md 2.4, which kinds of bundle
 * have them, and where they stand in struct wn_manifest. Writer and reader walk the same rows.
 */
#include "bundle_parts.h"

#include <inttypes.h>
#include <string.h>

#include "winnow/core/criteria.h"
#include "winnow/core/journal.h"

enum manifest_type {
    MANIFEST_TEXT,
    MANIFEST_INT,
    MANIFEST_HEX, /* `size` bytes */
    MANIFEST_PREVIOUS,
    MANIFEST_ROLES,
    MANIFEST_RECIPIENTS
};

enum {
    MANIFEST_I = 1 << WN_B_INVITATION,
    MANIFEST_P = 1 << WN_B_PROJECT,
    MANIFEST_D = 1 << WN_B_DECISIONS,
    MANIFEST_R = 1 << WN_B_RESULT,
    MANIFEST_ALL = MANIFEST_I | MANIFEST_P | MANIFEST_D | MANIFEST_R,
    MANIFEST_TEXT_MAX = 256
};

struct manifest_row {
    const char *key;
    int in; /* bits MANIFEST_I ... */
    enum manifest_type type;
    size_t at, size;
    int64_t least, most; /* of integers; most 0: no limit */
};

#define AT(field) offsetof(struct wn_manifest, field)
static const struct manifest_row manifest_rows[] = {
    {"program", MANIFEST_ALL, MANIFEST_TEXT, AT(program), 0, 0, 0},
    {"review", MANIFEST_ALL, MANIFEST_TEXT, AT(review), 0, 0, 0},
    {"project", MANIFEST_ALL, MANIFEST_HEX, AT(project), WN_HASH, 0, 0},
    {"number", MANIFEST_ALL, MANIFEST_INT, AT(number), 0, 0, 0},
    {"fingerprint", MANIFEST_ALL, MANIFEST_HEX, AT(fingerprint), WN_HASH, 0, 0},
    {"signer", MANIFEST_ALL, MANIFEST_HEX, AT(signer), WN_KEY, 0, 0},
    {"made", MANIFEST_ALL, MANIFEST_TEXT, AT(made), 0, 0, 0},
    {"previous", MANIFEST_P, MANIFEST_PREVIOUS, 0, 0, 0, 0},
    {"person", MANIFEST_I | MANIFEST_D, MANIFEST_TEXT, AT(person), 0, 0, 0},
    {"roles", MANIFEST_I, MANIFEST_ROLES, 0, 0, 0, 0},
    {"scope", MANIFEST_R, MANIFEST_TEXT, AT(scope), 0, 0, 0},
    {"writer", MANIFEST_D, MANIFEST_HEX, AT(writer), WN_KEY, 0, 0},
    {"box", MANIFEST_D, MANIFEST_HEX, AT(box), WN_KEY, 0, 0},
    {"enrol", MANIFEST_D, MANIFEST_HEX, AT(enrol), WN_HASH, 0, 0},
    {"seat", MANIFEST_D, MANIFEST_HEX, AT(seat), WN_SEAT, 0, 0},
    {"last", MANIFEST_D, MANIFEST_INT, AT(last), 0, 1, BUNDLE_LINES_MAX},
    {"head", MANIFEST_D, MANIFEST_HEX, AT(head), WN_HASH, 0, 0},
    {"stage", MANIFEST_D, MANIFEST_TEXT, AT(stage), 0, 0, 0},
    {"decided", MANIFEST_D, MANIFEST_INT, AT(decided), 0, 0, 0},
    {"of", MANIFEST_D, MANIFEST_INT, AT(of), 0, 0, 0},
    {"recipients", MANIFEST_D, MANIFEST_RECIPIENTS, 0, 0, 0, 0},
    {"body", MANIFEST_ALL, MANIFEST_INT, AT(body), 0, 0, 0},
};
enum { MANIFEST_ROWS = sizeof manifest_rows / sizeof *manifest_rows };

static const char *const manifest_kinds[] = {
    [WN_B_INVITATION] = "invitation",
    [WN_B_PROJECT] = "project",
    [WN_B_DECISIONS] = "decisions",
    [WN_B_RESULT] = "result",
};

/* ---- values that stand in project lines too ---- */

void wn_bundle_put_hex(struct wn_buf *out, const uint8_t *bytes, size_t n)
{
    char hex[2 * WN_HASH + 1];
    wn_hex(bytes, n, hex);
    wn_buf_print(out, "\"%s\"", hex);
}

bool wn_bundle_get_hex(const struct wn_json *v, uint8_t *bytes, size_t n)
{
    struct wn_str hex;
    return wn_json_str(v, &hex) && wn_unhex(hex, bytes, n);
}

static const struct {
    unsigned role;
    const char *word;
} bundle_roles[] = {{WN_SCREENER, "screener"}, {WN_ADJUDICATOR, "adjudicator"}, {WN_LEAD, "lead"}};
enum { BUNDLE_ROLES = sizeof bundle_roles / sizeof *bundle_roles };

void wn_bundle_put_roles(struct wn_buf *out, unsigned roles)
{
    const char *between = "";
    wn_buf_byte(out, '[');
    for (size_t i = 0; i < BUNDLE_ROLES; i++) {
        if (!(roles & bundle_roles[i].role))
            continue;
        wn_buf_print(out, "%s\"%s\"", between, bundle_roles[i].word);
        between = ",";
    }
    wn_buf_byte(out, ']');
}

bool wn_bundle_get_roles(const struct wn_json *v, unsigned *roles)
{
    *roles = 0;
    for (size_t i = 0; i < wn_json_count(v); i++) {
        struct wn_str word;
        if (!wn_json_str(wn_json_at(v, i), &word))
            return false;
        for (size_t k = 0; k < BUNDLE_ROLES; k++)
            if (wn_str_is(word, bundle_roles[k].word))
                *roles |= bundle_roles[k].role;
    }
    return wn_json_type(v) == WN_JSON_ARRAY;
}

/* ---- out ---- */

static void manifest_put_recipients(const struct wn_manifest *m, struct wn_buf *out)
{
    wn_buf_byte(out, '[');
    for (size_t i = 0; i < m->recipient_count; i++) {
        wn_buf_text(out, i ? "," : "");
        wn_bundle_put_hex(out, m->recipients[i], WN_KEY);
    }
    wn_buf_byte(out, ']');
}

static void manifest_put(const struct wn_manifest *m, const struct manifest_row *row,
                         struct wn_buf *out)
{
    const void *at = (const char *)m + row->at;
    wn_buf_print(out, ",\"%s\":", row->key);
    switch (row->type) {
    case MANIFEST_TEXT:
        wn_line_put_string(out, *(const struct wn_str *)at);
        break;
    case MANIFEST_INT:
        wn_buf_print(out, "%" PRId64, *(const int64_t *)at);
        break;
    case MANIFEST_HEX:
        wn_bundle_put_hex(out, at, row->size);
        break;
    case MANIFEST_PREVIOUS:
        if (m->has_previous)
            wn_bundle_put_hex(out, m->previous, WN_HASH);
        else
            wn_buf_text(out, "null");
        break;
    case MANIFEST_ROLES:
        wn_bundle_put_roles(out, m->roles);
        break;
    case MANIFEST_RECIPIENTS:
        manifest_put_recipients(m, out);
        break;
    }
}

void wn_manifest_encode(const struct wn_manifest *m, struct wn_buf *out)
{
    wn_buf_print(out, "{\"kind\":\"%s\"", manifest_kinds[m->kind]);
    for (size_t i = 0; i < MANIFEST_ROWS; i++)
        if (manifest_rows[i].in & 1 << m->kind)
            manifest_put(m, &manifest_rows[i], out);
    wn_buf_text(out, "}\n");
}

/* ---- in ---- */

static bool manifest_get_recipients(const struct wn_json *v, struct wn_manifest *m)
{
    m->recipient_count = wn_json_count(v);
    if (m->recipient_count < 1 || m->recipient_count > BUNDLE_RECIPIENTS)
        return false;
    for (size_t i = 0; i < m->recipient_count; i++)
        if (!wn_bundle_get_hex(wn_json_at(v, i), m->recipients[i], WN_KEY))
            return false;
    return true;
}

static bool manifest_get_text(const struct wn_json *v, struct wn_arena *arena, struct wn_str *out)
{
    struct wn_str s;
    if (!wn_json_str(v, &s) || s.n == 0 || s.n > MANIFEST_TEXT_MAX)
        return false;
    *out = wn_arena_copy(arena, s);
    return true;
}

static bool manifest_get(const struct wn_json *v, const struct manifest_row *row,
                         struct wn_arena *arena, struct wn_manifest *m)
{
    void *at = (char *)m + row->at;
    int64_t *number = at;
    switch (row->type) {
    case MANIFEST_TEXT:
        return manifest_get_text(v, arena, at);
    case MANIFEST_INT:
        return wn_json_int(v, number) && *number >= row->least &&
               (row->most == 0 || *number <= row->most);
    case MANIFEST_HEX:
        return wn_bundle_get_hex(v, at, row->size);
    case MANIFEST_PREVIOUS:
        m->has_previous = wn_json_type(v) != WN_JSON_NULL;
        return !m->has_previous || wn_bundle_get_hex(v, m->previous, WN_HASH);
    case MANIFEST_ROLES:
        return wn_bundle_get_roles(v, &m->roles);
    case MANIFEST_RECIPIENTS:
        return manifest_get_recipients(v, m);
    }
    return false;
}

static bool manifest_keys(const struct wn_json *root, struct wn_arena *arena,
                          struct wn_manifest *out, struct wn_err *words)
{
    struct wn_str kind;
    if (wn_json_type(root) != WN_JSON_OBJECT)
        return wn_fail(words, WN_EINPUT, "it is not a JSON object");
    if (!wn_json_str(wn_json_get(root, "kind"), &kind))
        return wn_fail(words, WN_EINPUT, "kind is missing");
    if (!wn_str_is(kind, manifest_kinds[out->kind]))
        return wn_fail(words, WN_EINPUT, "kind is not %s", manifest_kinds[out->kind]);
    for (size_t i = 0; i < MANIFEST_ROWS; i++) {
        const struct manifest_row *row = &manifest_rows[i];
        const struct wn_json *v = wn_json_get(root, row->key);
        if (!(row->in & 1 << out->kind))
            continue;
        if (!v)
            return wn_fail(words, WN_EINPUT, "%s is missing", row->key);
        if (!manifest_get(v, row, arena, out))
            return wn_fail(words, WN_EINPUT, "%s is not what it should be", row->key);
    }
    return true;
}

bool wn_manifest_decode(struct wn_str line, enum wn_bundle_kind kind, struct wn_arena *arena,
                        struct wn_manifest *out, struct wn_err *words)
{
    struct wn_json *root;
    *out = (struct wn_manifest){.kind = kind};
    if (wn_str_find_byte(line, '\n') + 1 != line.n)
        return wn_fail(words, WN_EINPUT, "it is not one line");
    if (!wn_json_read(line, BUNDLE_DEPTH, &root, words))
        return false;
    bool good = manifest_keys(root, arena, out, words);
    wn_json_free(root);
    return good;
}
