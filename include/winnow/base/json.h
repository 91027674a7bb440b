/* SPDX-License-Identifier: MIT */
/*
 * JSON in and out, on Jansson; the only user of it. Reading is strict: no duplicate keys, no
 * fractions, no NUL, no lone surrogates, nothing after the value, integers within +-(2^53 - 1),
 * depth capped. The canonical bytes of journal lines are not made here (core/journal).
 */
#ifndef WN_BASE_JSON_H
#define WN_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "winnow/base/buf.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"

struct wn_json; /* a value; the root is owned by whoever made it */

enum wn_json_type {
    WN_JSON_NULL, WN_JSON_BOOL, WN_JSON_INT, WN_JSON_REAL, WN_JSON_STRING, WN_JSON_ARRAY,
    WN_JSON_OBJECT
};

/* Reads one document. The error says what is wrong in a few words ("duplicate key record"). */
bool wn_json_read(struct wn_str text, int max_depth, struct wn_json **out, struct wn_err *err)
    WN_MUST_CHECK;
void wn_json_free(struct wn_json *root); /* NULL is fine */

enum wn_json_type wn_json_type(const struct wn_json *v);
const struct wn_json *wn_json_get(const struct wn_json *object, const char *key); /* or NULL */
/* false when not a string, or NULL */
bool wn_json_str(const struct wn_json *v, struct wn_str *out);
bool wn_json_int(const struct wn_json *v, int64_t *out);
bool wn_json_bool(const struct wn_json *v, bool *out);
size_t wn_json_count(const struct wn_json *array); /* 0 when not an array */
const struct wn_json *wn_json_at(const struct wn_json *array, size_t i);
/* Calls fn for each key in the order of the text; stops when fn is false, and returns that. */
typedef bool wn_json_each_fn(void *ctx, struct wn_str key, const struct wn_json *v);
bool wn_json_each(const struct wn_json *object, wn_json_each_fn *fn, void *ctx);

/* Building: the container takes the value over. Invalid UTF-8 in strings becomes U+FFFD. */
struct wn_json *wn_json_object(void);
struct wn_json *wn_json_array(void);
void wn_json_set(struct wn_json *object, const char *key, struct wn_json *taken);
void wn_json_set_str(struct wn_json *object, const char *key, struct wn_str s);
void wn_json_set_text(struct wn_json *object, const char *key, const char *s); /* NULL -> null */
void wn_json_set_int(struct wn_json *object, const char *key, int64_t v);
void wn_json_set_real(struct wn_json *object, const char *key, double v); /* NaN -> null */
void wn_json_set_bool(struct wn_json *object, const char *key, bool v);
void wn_json_set_null(struct wn_json *object, const char *key);
struct wn_json *wn_json_set_object(struct wn_json *object, const char *key); /* new, inside */
struct wn_json *wn_json_set_array(struct wn_json *object, const char *key);
void wn_json_add(struct wn_json *array, struct wn_json *taken);
struct wn_json *wn_json_add_object(struct wn_json *array);
void wn_json_add_str(struct wn_json *array, struct wn_str s);
void wn_json_add_int(struct wn_json *array, int64_t v);

/*
 * Compact, keys as added, reals with 15 significant digits in every locale, bytes below 0x20
 * escaped.
 */
void wn_json_write(const struct wn_json *v, struct wn_buf *out);

#endif
