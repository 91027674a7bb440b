/* SPDX-License-Identifier: MIT */
#include "winnow/core/record.h"

#include "winnow/base/buf.h"
#include "winnow/base/text.h"

static const char *const record_names[WN_FIELD_COUNT] = {
#define X(id, name, who) [WN_F_##id] = #name,
    WN_FIELDS(X)
#undef X
};

const char *wn_field_name(enum wn_field f)
{
    return record_names[f];
}

bool wn_field_find(struct wn_str name, enum wn_field *out)
{
    for (size_t i = 0; i < WN_FIELD_COUNT; i++) {
        if (wn_str_eq_nocase(name, wn_str(record_names[i]))) {
            *out = (enum wn_field)i;
            return true;
        }
    }
    return false;
}

bool wn_field_is_list(enum wn_field f)
{
    return f == WN_F_AUTHORS || f == WN_F_KEYWORDS;
}

bool wn_field_correctable(enum wn_field f)
{
    return f == WN_F_TITLE || f == WN_F_ABSTRACT || f == WN_F_DOI || f == WN_F_YEAR;
}

struct wn_str wn_record_joined(struct wn_arena *arena, struct wn_str list, const char *between)
{
    struct wn_buf joined = {0};
    struct wn_str part;
    while (wn_str_split(&list, '\n', &part)) {
        if (part.n == 0)
            continue;
        if (joined.n)
            wn_buf_text(&joined, between);
        wn_buf_put(&joined, part);
    }
    struct wn_str copy = wn_arena_copy(arena, wn_buf_str(&joined));
    wn_buf_free(&joined);
    return copy;
}

struct wn_hash wn_record_fingerprint(const struct wn_record *r, struct wn_arena *scratch)
{
    const struct wn_str shown[] = {
        r->field[WN_F_TITLE],
        r->field[WN_F_ABSTRACT],
        wn_record_joined(scratch, r->field[WN_F_AUTHORS], "; "),
        r->field[WN_F_YEAR],
        r->field[WN_F_JOURNAL],
    };
    struct wn_sha256 hash;
    wn_sha256_start(&hash);
    wn_sha256_add(&hash, WN_STR("winnow record 1\n"));
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        wn_sha256_add(&hash, wn_text_squeeze(scratch, shown[i]));
        wn_sha256_add(&hash, WN_STR("\n"));
    }
    return wn_sha256_end(&hash);
}

/* The first run of exactly four digits that can be a year: "2016 Mar", "(c) 2016", "01/02/2016". */
int wn_record_year(const struct wn_record *r)
{
    struct wn_str s = r->field[WN_F_YEAR];
    int value = 0;
    size_t digits = 0;
    for (size_t i = 0; i <= s.n; i++) {
        bool digit = i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
        if (digit) {
            value = digits < 4 ? value * 10 + (s.p[i] - '0') : 0;
            digits++;
            continue;
        }
        if (digits == 4 && value >= 1500 && value <= 2099)
            return value;
        value = 0;
        digits = 0;
    }
    return 0;
}
