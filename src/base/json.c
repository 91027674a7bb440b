/* SPDX-License-Identifier: MIT */
/*
 * A struct wn_json is Jansson's json_t under another name. Before Jansson sees a text, one pass
 * counts depth and values, so that a hostile document costs little time and memory; after it, a
 * walk refuses what Jansson lets through.
 */
#include "winnow/base/json.h"

#include <math.h>
#include <string.h>

#include <jansson.h>

#include "winnow/base/mem.h"
#include "winnow/base/text.h"

/* Values in one document: a line of 64 KiB holds at most 33,000, a record 26 authors or 500. */
enum { JSON_MAX_VALUES = 1 << 17 };
#define JSON_MAX_INT ((int64_t)9007199254740991) /* 2^53 - 1: what every reader of JSON can hold */

static const json_t *json_in(const struct wn_json *v)
{
    return (const json_t *)(const void *)v;
}

static json_t *json_mine(struct wn_json *v)
{
    return (json_t *)(void *)v;
}

static struct wn_json *json_out(json_t *v)
{
    return (struct wn_json *)(void *)v;
}

static void *json_take(size_t n)
{
    return wn_realloc(NULL, n, 1);
}

/* Out of memory ends the program as everywhere. Set again and again, always to the same. */
static void json_use_base_memory(void)
{
    json_set_alloc_funcs(json_take, wn_free);
}

/* ---- reading ---- */

static bool json_prescan(struct wn_str text, int max_depth, struct wn_err *err)
{
    bool in_string = false;
    int depth = 0;
    size_t values = 1;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '\0')
            return wn_fail(err, WN_EINPUT, "NUL byte");
        if (in_string && c == '\\')
            i++;
        else if (c == '"')
            in_string = !in_string;
        if (in_string)
            continue;
        depth += (c == '[' || c == '{') - (c == ']' || c == '}');
        values += c == ',' || c == '[' || c == '{';
        if (depth > max_depth)
            return wn_fail(err, WN_EINPUT, "nested deeper than %d", max_depth);
        if (values > JSON_MAX_VALUES)
            return wn_fail(err, WN_EINPUT, "more than %d values", (int)JSON_MAX_VALUES);
    }
    return true;
}

/* Jansson says: duplicate object key near '"record"'. We: duplicate key record. */
static bool json_say_duplicate(const char *text, struct wn_err *err)
{
    const char *from = strstr(text, "near '\"");
    const char *to = from ? strrchr(text, '"') : NULL;
    if (!from || to <= from + 7)
        return wn_fail(err, WN_EINPUT, "duplicate key");
    struct wn_buf key = {0};
    wn_text_clean_to(&key, wn_str_of(from + 7, (size_t)(to - from - 7)), WN_CLEAN_LINE);
    wn_fail(err, WN_EINPUT, "duplicate key %s", wn_buf_cstr(&key));
    wn_buf_free(&key);
    return false;
}

static bool json_say(const json_error_t *e, struct wn_err *err)
{
    enum json_error_code code = json_error_code(e);
    int column = e->column > 0 ? e->column : 1;
    switch (code) {
    case json_error_duplicate_key:
        return json_say_duplicate(e->text, err);
    case json_error_invalid_utf8:
        return wn_fail(err, WN_EINPUT, "invalid UTF-8 in column %d", column);
    case json_error_null_character:
    case json_error_null_byte_in_key:
        return wn_fail(err, WN_EINPUT, "NUL character in column %d", column);
    case json_error_numeric_overflow:
        return wn_fail(err, WN_EINPUT, "number too large in column %d", column);
    case json_error_premature_end_of_input:
        return wn_fail(err, WN_EINPUT, "it ends too early");
    case json_error_end_of_input_expected:
        return wn_fail(err, WN_EINPUT, "something follows the value in column %d", column);
    default:
        return wn_fail(err, WN_EINPUT, "not valid JSON in column %d", column);
    }
}

static bool json_check(json_t *v, struct wn_err *err)
{
    size_t i;
    const char *key;
    json_t *part;
    if (json_is_real(v))
        return wn_fail(err, WN_EINPUT, "a number with a fraction");
    if (json_is_integer(v) &&
        (json_integer_value(v) > JSON_MAX_INT || json_integer_value(v) < -JSON_MAX_INT))
        return wn_fail(err, WN_EINPUT, "number too large");
    json_array_foreach(v, i, part)
        if (!json_check(part, err))
            return false;
    json_object_foreach(v, key, part)
        if (!json_check(part, err))
            return false;
    return true;
}

bool wn_json_read(struct wn_str text, int max_depth, struct wn_json **out, struct wn_err *err)
{
    json_error_t error;
    *out = NULL;
    json_use_base_memory();
    if (!json_prescan(text, max_depth, err))
        return false;
    json_t *root = json_loadb(text.p ? text.p : "", text.n,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!root)
        return json_say(&error, err);
    if (!json_check(root, err)) {
        json_decref(root);
        return false;
    }
    *out = json_out(root);
    return true;
}

void wn_json_free(struct wn_json *root)
{
    json_decref(json_mine(root));
}

enum wn_json_type wn_json_type(const struct wn_json *v)
{
    static const enum wn_json_type types[] = {
        [JSON_OBJECT] = WN_JSON_OBJECT, [JSON_ARRAY] = WN_JSON_ARRAY,
        [JSON_STRING] = WN_JSON_STRING, [JSON_INTEGER] = WN_JSON_INT,
        [JSON_REAL] = WN_JSON_REAL,     [JSON_TRUE] = WN_JSON_BOOL,
        [JSON_FALSE] = WN_JSON_BOOL,    [JSON_NULL] = WN_JSON_NULL,
    };
    return v ? types[json_typeof(json_in(v))] : WN_JSON_NULL;
}

const struct wn_json *wn_json_get(const struct wn_json *object, const char *key)
{
    return json_out(json_object_get(json_in(object), key));
}

bool wn_json_str(const struct wn_json *v, struct wn_str *out)
{
    if (!json_is_string(json_in(v)))
        return false;
    *out = wn_str_of(json_string_value(json_in(v)), json_string_length(json_in(v)));
    return true;
}

bool wn_json_int(const struct wn_json *v, int64_t *out)
{
    if (!json_is_integer(json_in(v)))
        return false;
    *out = json_integer_value(json_in(v));
    return true;
}

bool wn_json_bool(const struct wn_json *v, bool *out)
{
    if (!json_is_boolean(json_in(v)))
        return false;
    *out = json_is_true(json_in(v));
    return true;
}

size_t wn_json_count(const struct wn_json *array)
{
    return json_array_size(json_in(array));
}

const struct wn_json *wn_json_at(const struct wn_json *array, size_t i)
{
    return json_out(json_array_get(json_in(array), i));
}

bool wn_json_each(const struct wn_json *object, wn_json_each_fn *fn, void *ctx)
{
    json_t *mine = json_mine((struct wn_json *)(uintptr_t)object);
    const char *key;
    json_t *v;
    json_object_foreach(mine, key, v)
        if (!fn(ctx, wn_str(key), json_out(v)))
            return false;
    return true;
}

/* ---- building ---- */

static json_t *json_text(struct wn_str s)
{
    json_t *v = json_stringn(s.p ? s.p : "", s.n);
    if (v)
        return v;
    struct wn_buf valid = {0};
    uint32_t cp;
    for (size_t at = 0; wn_text_next(s, &at, &cp);)
        wn_text_put(&valid, cp);
    v = json_stringn(wn_buf_cstr(&valid), valid.n);
    wn_buf_free(&valid);
    return v;
}

struct wn_json *wn_json_object(void)
{
    json_use_base_memory();
    return json_out(json_object());
}

struct wn_json *wn_json_array(void)
{
    json_use_base_memory();
    return json_out(json_array());
}

void wn_json_set(struct wn_json *object, const char *key, struct wn_json *taken)
{
    json_object_set_new(json_mine(object), key, json_mine(taken));
}

void wn_json_set_str(struct wn_json *object, const char *key, struct wn_str s)
{
    json_object_set_new(json_mine(object), key, json_text(s));
}

void wn_json_set_text(struct wn_json *object, const char *key, const char *s)
{
    json_object_set_new(json_mine(object), key, s ? json_text(wn_str(s)) : json_null());
}

void wn_json_set_int(struct wn_json *object, const char *key, int64_t v)
{
    json_object_set_new(json_mine(object), key, json_integer(v));
}

void wn_json_set_real(struct wn_json *object, const char *key, double v)
{
    json_object_set_new(json_mine(object), key, isfinite(v) ? json_real(v) : json_null());
}

void wn_json_set_bool(struct wn_json *object, const char *key, bool v)
{
    json_object_set_new(json_mine(object), key, json_boolean(v));
}

void wn_json_set_null(struct wn_json *object, const char *key)
{
    json_object_set_new(json_mine(object), key, json_null());
}

struct wn_json *wn_json_set_object(struct wn_json *object, const char *key)
{
    struct wn_json *inside = wn_json_object();
    wn_json_set(object, key, inside);
    return inside;
}

struct wn_json *wn_json_set_array(struct wn_json *object, const char *key)
{
    struct wn_json *inside = wn_json_array();
    wn_json_set(object, key, inside);
    return inside;
}

void wn_json_add(struct wn_json *array, struct wn_json *taken)
{
    json_array_append_new(json_mine(array), json_mine(taken));
}

struct wn_json *wn_json_add_object(struct wn_json *array)
{
    struct wn_json *inside = wn_json_object();
    wn_json_add(array, inside);
    return inside;
}

void wn_json_add_str(struct wn_json *array, struct wn_str s)
{
    json_array_append_new(json_mine(array), json_text(s));
}

void wn_json_add_int(struct wn_json *array, int64_t v)
{
    json_array_append_new(json_mine(array), json_integer(v));
}

static int json_to_buf(const char *bytes, size_t n, void *buf)
{
    wn_buf_put(buf, wn_str_of(bytes, n));
    return 0;
}

void wn_json_write(const struct wn_json *v, struct wn_buf *out)
{
    json_use_base_memory();
    json_dump_callback(json_in(v), json_to_buf, out,
                       JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
}
