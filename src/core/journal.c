/* SPDX-License-Identifier: MIT */
#include "winnow/core/journal.h"

#include <inttypes.h>

#include "winnow/base/text.h"

#include "journal_table.h"

const char *wn_kind_name(enum wn_kind k)
{
    return wn_journal_row(k)->name;
}

bool wn_kind_undoable(enum wn_kind k)
{
    return wn_journal_row(k)->undoable;
}

struct wn_line wn_line_of(enum wn_kind kind)
{
    return (struct wn_line){
        .kind = kind, .kind_name = wn_str(wn_kind_name(kind)),
        .record = WN_ABSENT, .number = WN_ABSENT, .undoes = WN_ABSENT, .seconds = WN_ABSENT,
        .first = WN_ABSENT, .last = WN_ABSENT, .skipped = WN_ABSENT, .round = WN_ABSENT,
        .a = WN_ABSENT, .b = WN_ABSENT, .into = WN_ABSENT, .points = WN_ABSENT,
        .rows = WN_ABSENT,
    };
}

/* ---- texts ---- */

/* Valid UTF-8 in; NUL would be refused by every reader and becomes U+FFFD. */
static void journal_put_valid(struct wn_buf *out, struct wn_str s)
{
    static const char hex[] = "0123456789abcdef";
    size_t plain = 0; /* start of the bytes that go out as they are */
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        wn_buf_put(out, wn_str_of(s.p + plain, i - plain));
        plain = i + 1;
        if (c == '\0')
            wn_buf_text(out, "\xEF\xBF\xBD");
        else if (c < 0x20)
            wn_buf_put(out, wn_str_of((const char[]){'\\', 'u', '0', '0', hex[c >> 4],
                                                     hex[c & 15]}, 6));
        else
            wn_buf_put(out, wn_str_of((const char[]){'\\', (char)c}, 2));
    }
    wn_buf_put(out, wn_str_from(s, plain));
}

void wn_line_put_string(struct wn_buf *out, struct wn_str s)
{
    wn_buf_byte(out, '"');
    while (s.n) {
        size_t valid = wn_text_valid(s), bad = 0;
        uint32_t cp;
        journal_put_valid(out, wn_str_first(s, valid));
        s = wn_str_from(s, valid);
        if (wn_text_next(s, &bad, &cp))
            wn_buf_text(out, "\xEF\xBF\xBD");
        s = wn_str_from(s, bad);
    }
    wn_buf_byte(out, '"');
}

/* ---- one function for each type of value: appends it, false when it is absent ---- */

static const void *journal_at(const struct wn_line *line, const struct journal_key *key)
{
    return (const char *)line + key->at;
}

static bool journal_put_int(struct wn_buf *out, const struct wn_line *line,
                            const struct journal_key *key)
{
    const int64_t *v = journal_at(line, key);
    if (*v == WN_ABSENT)
        return false;
    wn_buf_print(out, "%" PRId64, *v);
    return true;
}

static bool journal_put_text(struct wn_buf *out, const struct wn_line *line,
                             const struct journal_key *key)
{
    const struct wn_str *v = journal_at(line, key);
    if (v->n == 0 && !key->required)
        return false;
    wn_line_put_string(out, *v);
    return true;
}

static bool journal_put_bool(struct wn_buf *out, const struct wn_line *line,
                             const struct journal_key *key)
{
    const bool *v = journal_at(line, key);
    wn_buf_text(out, *v ? "true" : "false");
    return true;
}

static bool journal_put_answers(struct wn_buf *out, const struct wn_line *line,
                                const struct journal_key *key)
{
    (void)key;
    for (size_t i = 0; i < line->answers.n; i++) {
        wn_buf_byte(out, i ? ',' : '{');
        wn_line_put_string(out, line->answers.v[i].criterion);
        wn_buf_byte(out, ':');
        wn_line_put_string(out, line->answers.v[i].answer);
    }
    wn_buf_text(out, line->answers.n ? "}" : "");
    return line->answers.n > 0;
}

static void journal_put_head(struct wn_buf *out, const struct wn_head *head)
{
    wn_buf_byte(out, '[');
    wn_line_put_string(out, head->person);
    wn_buf_byte(out, ',');
    wn_line_put_string(out, head->seat);
    wn_buf_print(out, ",%" PRId64 "]", head->n);
}

static bool journal_put_heads(struct wn_buf *out, const struct wn_line *line,
                              const struct journal_key *key)
{
    (void)key;
    for (size_t i = 0; i < line->heads.n; i++) {
        wn_buf_byte(out, i ? ',' : '[');
        journal_put_head(out, &line->heads.v[i]);
    }
    wn_buf_text(out, line->heads.n ? "]" : "");
    return line->heads.n > 0;
}

static bool journal_put_ranges(struct wn_buf *out, const struct wn_line *line,
                               const struct journal_key *key)
{
    if (line->records.n == 0 && !key->required)
        return false;
    wn_buf_byte(out, '[');
    for (size_t i = 0; i < line->records.n; i++)
        wn_buf_print(out, "%s[%" PRId64 ",%" PRId64 "]", i ? "," : "", line->records.v[i].first,
                     line->records.v[i].last);
    wn_buf_byte(out, ']');
    return true;
}

static bool journal_put_progress(struct wn_buf *out, const struct wn_line *line,
                                 const struct journal_key *key)
{
    (void)key;
    for (size_t i = 0; i < line->progress.n; i++) {
        wn_buf_text(out, i ? ",[" : "[[");
        wn_line_put_string(out, line->progress.v[i].person);
        wn_buf_print(out, ",%" PRId64 ",%" PRId64 "]", line->progress.v[i].decided,
                     line->progress.v[i].of);
    }
    wn_buf_text(out, line->progress.n ? "]" : "");
    return line->progress.n > 0;
}

static bool journal_put_own(struct wn_buf *out, const struct wn_line *line,
                            const struct journal_key *key)
{
    (void)key;
    if (line->own.given)
        journal_put_head(out, &line->own.head);
    return line->own.given;
}

static bool journal_put_parent(struct wn_buf *out, const struct wn_line *line,
                               const struct journal_key *key)
{
    (void)key;
    const struct wn_parent *p = &line->parent.v;
    if (!line->parent.given) {
        wn_buf_text(out, "null");
        return true;
    }
    wn_buf_text(out, "{\"project\":");
    wn_line_put_string(out, p->project);
    wn_buf_text(out, ",\"writer\":");
    wn_line_put_string(out, p->writer);
    wn_buf_text(out, ",\"seat\":");
    wn_line_put_string(out, p->seat);
    wn_buf_print(out, ",\"n\":%" PRId64 ",\"head\":", p->n);
    wn_line_put_string(out, p->head);
    wn_buf_byte(out, '}');
    return true;
}

typedef bool journal_put_fn(struct wn_buf *out, const struct wn_line *line,
                            const struct journal_key *key);
static journal_put_fn *const journal_put[] = {
    [JOURNAL_INT] = journal_put_int,         [JOURNAL_TEXT] = journal_put_text,
    [JOURNAL_BOOL] = journal_put_bool,       [JOURNAL_ANSWERS] = journal_put_answers,
    [JOURNAL_HEADS] = journal_put_heads,     [JOURNAL_RANGES] = journal_put_ranges,
    [JOURNAL_PROGRESS] = journal_put_progress, [JOURNAL_OWN] = journal_put_own,
    [JOURNAL_PARENT] = journal_put_parent,
};

/* ---- the line ---- */

static bool journal_put_keys(const struct wn_line *line, struct wn_buf *out, struct wn_err *err)
{
    const struct journal_row *row = wn_journal_row(line->kind);
    for (const struct journal_key *key = row->keys; key->type != JOURNAL_END; key++) {
        size_t before = out->n;
        wn_buf_print(out, ",\"%s\":", key->name);
        if (journal_put[key->type](out, line, key))
            continue;
        if (key->required)
            return wn_fail(err, WN_EINPUT, "a %s line needs %s", row->name, key->name);
        wn_buf_cut(out, before);
    }
    return true;
}

bool wn_line_encode(const struct wn_line *line, struct wn_buf *out, struct wn_err *err)
{
    size_t before = out->n;
    if (line->kind == WN_K_UNKNOWN || line->kind >= WN_KIND_COUNT || line->n < 1 ||
        line->at.n == 0)
        return wn_fail(err, WN_EINPUT, "a line needs its number, time and kind");
    wn_buf_print(out, "{\"n\":%" PRId64 ",\"at\":", line->n);
    wn_line_put_string(out, line->at);
    wn_buf_print(out, ",\"kind\":\"%s\"", wn_kind_name(line->kind));
    bool good = journal_put_keys(line, out, err);
    wn_buf_text(out, "}\n");
    if (good && (out->over || out->n - before > WN_LINE_MAX)) /* over: a text is not in it */
        good = wn_fail(err, WN_EINPUT, "this would be longer than %d KiB; shorten the text",
                       WN_LINE_MAX / 1024);
    if (!good)
        wn_buf_cut(out, before);
    return good;
}

/* ---- the chain ---- */

static struct wn_str journal_bytes(const uint8_t *bytes, size_t n)
{
    return wn_str_of((const char *)bytes, n);
}

struct wn_hash wn_chain_root(const uint8_t project[WN_HASH], const uint8_t writer[WN_KEY],
                             const uint8_t seat[WN_SEAT])
{
    struct wn_sha256 hash;
    wn_sha256_start(&hash);
    wn_sha256_add(&hash, WN_STR("winnow journal 1\n"));
    wn_sha256_add(&hash, journal_bytes(project, WN_HASH));
    wn_sha256_add(&hash, journal_bytes(writer, WN_KEY));
    wn_sha256_add(&hash, journal_bytes(seat, WN_SEAT));
    return wn_sha256_end(&hash);
}

struct wn_hash wn_chain_next(const struct wn_hash *before, struct wn_str line_with_lf)
{
    struct wn_sha256 hash;
    wn_sha256_start(&hash);
    wn_sha256_add(&hash, journal_bytes(before->b, WN_HASH));
    wn_sha256_add(&hash, line_with_lf);
    return wn_sha256_end(&hash);
}
