/* SPDX-License-Identifier: MIT */
/* Findings and settings as text for people. */
#include "winnow/format/criteria_yaml.h"

#include <string.h>

#include "criteria_schema.h"
#include "yaml_problem.h"

#include "winnow/base/text.h"

enum { SHOWN_COLUMNS = 100, SHOWN_BEFORE = 60 };

/* One line of the file with a caret under a column; of a long line the part around the caret. */
static void print_line(struct wn_buf *out, struct wn_str line, const struct wn_finding *finding)
{
    size_t at = 0, from = 0, used;
    uint32_t cp;
    struct wn_arena arena = {0};
    for (size_t column = 1; column < finding->column && wn_text_next(line, &at, &cp); column++)
        if (column + SHOWN_BEFORE == finding->column)
            from = at;
    struct wn_str before =
        wn_text_clean(&arena, wn_str_of(line.p + from, at - from), WN_CLEAN_LINE);
    struct wn_str shown = wn_text_clean(&arena, wn_str_from(line, from), WN_CLEAN_LINE);
    const char *cut = from ? "..." : "";
    shown = wn_text_fit(wn_str_trim_right(shown), SHOWN_COLUMNS, &used);
    wn_buf_print(out, "%5zu | %s%.*s\n      | ", finding->line, cut, WN_ARG(shown));
    wn_buf_fill(out, ' ', wn_text_width(before) + strlen(cut));
    wn_buf_text(out, "^\n");
    wn_arena_free(&arena);
}

static void print_help(struct wn_buf *out, struct wn_str help)
{
    struct wn_str line;
    while (help.n > 0 && wn_str_split(&help, '\n', &line)) {
        wn_buf_text(out, "  ");
        wn_text_clean_to(out, line, WN_CLEAN_LINE);
        wn_buf_byte(out, '\n');
    }
}

void wn_findings_print(const struct wn_findings *f, const char *name, struct wn_str text,
                       struct wn_buf *out)
{
    static const char *const kinds[] = {
        [WN_NOTE] = "note: ", [WN_WARNING] = "warning: ", [WN_ERROR] = ""};
    if (wn_str_starts(text, WN_STR("\xEF\xBB\xBF")))
        text = wn_str_from(text, 3);
    for (size_t i = 0; i < f->n; i++) {
        const struct wn_finding *finding = &f->v[i];
        wn_text_clean_to(out, wn_str(name), WN_CLEAN_LINE);
        if (finding->line)
            wn_buf_print(out, ":%zu:%zu", finding->line, finding->column);
        wn_buf_print(out, ": %s", kinds[finding->severity]);
        wn_text_clean_to(out, finding->message, WN_CLEAN_LINE);
        wn_buf_byte(out, '\n');
        if (finding->line)
            print_line(out, wn_yaml_line(text, finding->line), finding);
        print_help(out, finding->help);
    }
}

struct print {
    struct wn_buf *out;
    struct wn_str path; /* "screening.order." */
};

static void print_words(struct wn_buf *out, struct wn_words words)
{
    for (size_t i = 0; i < words.n; i++) {
        wn_buf_text(out, i ? ", " : "");
        wn_text_clean_to(out, words.v[i], WN_CLEAN_LINE);
    }
}

static void print_bits(struct wn_buf *out, const char *const *words, unsigned bits)
{
    const char *between = "";
    for (size_t i = 0; words[i]; i++)
        if (bits & (1u << i)) {
            wn_buf_print(out, "%s%s", between, words[i]);
            between = ", ";
        }
}

static void print_number(struct wn_buf *out, int64_t value)
{
    if (value > 0)
        wn_buf_print(out, "%lld", (long long)value);
}

static void print_value(struct wn_buf *out, const struct wn_schema_field *field, const void *at)
{
    unsigned bits;
    switch (field->type) {
    case WN_T_TEXT:
    case WN_T_CHOICE:
        wn_text_clean_to(out, *(const struct wn_str *)at, WN_CLEAN_LINE);
        break;
    case WN_T_TEXTS:
        print_words(out, *(const struct wn_words *)at);
        break;
    case WN_T_SWITCH:
        wn_buf_text(out, *(const bool *)at ? "yes" : "no");
        break;
    case WN_T_FLAG:
        wn_buf_text(out, field->words[*(const bool *)at]);
        break;
    case WN_T_ENUM:
        memcpy(&bits, at, sizeof bits);
        wn_buf_text(out, field->words[bits]);
        break;
    case WN_T_BITS:
        memcpy(&bits, at, sizeof bits);
        print_bits(out, field->words, bits);
        break;
    case WN_T_DIGIT:
        print_number(out, *(const int *)at);
        break;
    case WN_T_COUNT:
        print_number(out, *(const int64_t *)at);
        break;
    case WN_T_REAL:
        wn_buf_print(out, "%.2f", *(const double *)at);
        break;
    default:
        break;
    }
}

static void print_schema(const struct print *p, const struct wn_schema *schema, const void *base);

static void print_pairs(const struct print *p, const char *name, const void *at)
{
    struct wn_schema_list list;
    memcpy(&list, at, sizeof list);
    const struct wn_pair_of *v = list.v;
    for (size_t i = 0; i < list.n; i++) {
        wn_buf_print(p->out, "%.*s%s.", WN_ARG(p->path), name);
        wn_text_clean_to(p->out, v[i].key, WN_CLEAN_LINE);
        wn_buf_text(p->out, ": ");
        wn_text_clean_to(p->out, v[i].value, WN_CLEAN_LINE);
        wn_buf_byte(p->out, '\n');
    }
}

/* Items are named by their first field, id or name; amendments by version. */
static void print_items(const struct print *p, const struct wn_schema_field *field, const void *at)
{
    struct wn_schema_list list;
    memcpy(&list, at, sizeof list);
    if (list.n == 0)
        wn_buf_print(p->out, "%.*s%s: none\n", WN_ARG(p->path), field->name);
    for (size_t i = 0; i < list.n; i++) {
        const char *item = (const char *)list.v + i * field->sub->size;
        const struct wn_str *name = (const void *)(item + field->sub->fields[0].offset);
        struct wn_buf path = {0};
        wn_buf_print(&path, "%.*s%s.", WN_ARG(p->path), field->name);
        wn_text_clean_to(&path, *name, WN_CLEAN_LINE);
        wn_buf_text(&path, ".");
        print_schema(&(struct print){p->out, wn_buf_str(&path)}, field->sub, item);
        wn_buf_free(&path);
    }
}

static void print_map(const struct print *p, const struct wn_schema_field *field, const void *base)
{
    const struct wn_criteria *c = base;
    struct wn_buf path = {0};
    if (strcmp(field->name, "pilot") == 0 && !c->pilot.given) {
        wn_buf_text(p->out, "pilot: none\n");
        return;
    }
    wn_buf_print(&path, "%.*s%s.", WN_ARG(p->path), field->name);
    print_schema(&(struct print){p->out, wn_buf_str(&path)}, field->sub, base);
    wn_buf_free(&path);
}

static void print_schema(const struct print *p, const struct wn_schema *schema, const void *base)
{
    for (size_t i = 0; i < schema->n; i++) {
        const struct wn_schema_field *field = &schema->fields[i];
        const void *at = (const char *)base + field->offset;
        if (field->type == WN_T_PROSE || field->type == WN_T_TERMS || field->type == WN_T_LATER)
            continue;
        if (field->type == WN_T_MAP) {
            print_map(p, field, base);
        } else if (field->type == WN_T_LIST) {
            print_items(p, field, at);
        } else if (field->type == WN_T_PAIRS) {
            print_pairs(p, field->name, at);
        } else {
            wn_buf_print(p->out, "%.*s%s: ", WN_ARG(p->path), field->name);
            size_t before = p->out->n;
            print_value(p->out, field, at);
            wn_buf_text(p->out, p->out->n == before ? "none\n" : "\n");
        }
    }
}

void wn_criteria_print_settings(const struct wn_criteria *c, struct wn_buf *out)
{
    print_schema(&(struct print){.out = out}, &wn_criteria_schema, c);
}
