/* SPDX-License-Identifier: MIT */
/*
 * One pass over libyaml's events with a stack of the open lists and maps. libyaml gives places as
 * counts of characters; a cursor that moves along with the events turns them into places in the
 * bytes, so that what stands before and behind a piece of text can be looked at.
 */
#include "yaml_tree.h"

#include <yaml.h>

#include "yaml_problem.h"

#include "winnow/base/mem.h"
#include "winnow/base/text.h"

enum { YAML_ERRORS = 500 };

struct yaml_frame {
    struct wn_yaml *node;
    struct wn_yaml_key key; /* waits for its value */
    bool has_key, dropped;  /* dropped: the value belongs to a key that was refused */
    bool flow;              /* within [] or {} */
};

struct yaml_quoted { size_t line, column, last_line; }; /* the last text in quotes */

struct yaml_reader {
    yaml_parser_t parser;
    struct wn_str text;
    struct wn_arena *arena;
    struct wn_findings *findings;
    struct wn_yaml *root;
    struct yaml_frame frames[WN_YAML_DEPTH];
    size_t depth, documents;
    size_t index, offset; /* the cursor: characters and bytes */
    struct yaml_quoted quoted;
    bool stopped;
};

static void yaml_say(struct yaml_reader *r, yaml_mark_t at, struct wn_str message,
                     struct wn_str help)
{
    wn_finding_add(r->findings, WN_ERROR, at.line + 1, at.column + 1, message, help);
}

static struct wn_str yaml_source(struct yaml_reader *r, yaml_mark_t mark)
{
    uint32_t cp;
    if (mark.index < r->index)
        r->index = r->offset = 0;
    while (r->index < mark.index && wn_text_next(r->text, &r->offset, &cp))
        r->index++;
    return wn_str_from(r->text, r->offset);
}

static struct wn_yaml *yaml_node(struct yaml_reader *r, enum wn_yaml_kind kind, yaml_mark_t mark)
{
    struct wn_yaml *node = WN_NEW(r->arena, struct wn_yaml);
    node->kind = kind;
    node->line = mark.line + 1;
    node->column = mark.column + 1;
    node->source = yaml_source(r, mark);
    return node;
}

static struct yaml_frame *yaml_top(struct yaml_reader *r)
{
    return r->depth ? &r->frames[r->depth - 1] : NULL;
}

static void yaml_append(struct wn_yaml *parent, struct wn_yaml *node)
{
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    parent->n++;
}

/* A key that is refused is remembered all the same, so that its value finds its place. */
static void yaml_key(struct yaml_reader *r, struct yaml_frame *top, const struct wn_yaml *node,
                     yaml_mark_t mark)
{
    top->has_key = true;
    top->dropped = true;
    top->key = (struct wn_yaml_key){node->text, node->line, node->column};
    if (node->kind == WN_YAML_BROKEN)
        return;
    for (const struct wn_yaml *n = top->node->first; n; n = n->next)
        if (wn_str_eq(n->key.name, node->text)) {
            yaml_say(r, mark,
                     wn_arena_print(r->findings->arena, "%.*s is given twice (first in line %zu)",
                                    WN_ARG(node->text), n->key.line),
                     WN_STR("Keep one of the two."));
            return;
        }
    if (node->text.n == 0)
        yaml_say(r, mark, WN_STR("a key is missing here"),
                 WN_STR("Put text that starts with ? or : in quotes."));
    else if (wn_str_is(node->text, "<<"))
        yaml_say(r, mark, WN_STR("<< (merge) is not read here"), WN_STR("Write the lines out."));
    else
        top->dropped = false;
    if (top->node->n >= WN_YAML_KEYS) {
        yaml_say(r, mark, WN_STR("too many keys in one place"), WN_STR("Nothing needs over 200."));
        r->stopped = true;
    }
}

/* Gives the node its place: root, list item, key or value. */
static void yaml_attach(struct yaml_reader *r, struct wn_yaml *node, yaml_mark_t mark)
{
    struct yaml_frame *top = yaml_top(r);
    if (!top) {
        r->root = node;
    } else if (top->node->kind != WN_YAML_MAP) {
        yaml_append(top->node, node);
    } else if (!top->has_key && (node->kind == WN_YAML_TEXT || node->kind == WN_YAML_BROKEN)) {
        yaml_key(r, top, node, mark);
    } else if (!top->has_key) {
        yaml_say(r, mark, WN_STR("a list or a map stands where a key is expected"),
                 WN_STR("Put text that starts with [, { or ? in quotes."));
        r->stopped = true;
    } else {
        node->key = top->key;
        if (!top->dropped)
            yaml_append(top->node, node);
        top->has_key = false;
    }
}

static bool yaml_check_marks(struct yaml_reader *r, const yaml_char_t *anchor,
                             const yaml_char_t *tag, yaml_mark_t mark)
{
    if (!anchor && !tag)
        return true;
    yaml_say(r, mark, WN_STR("& and ! mean something else in YAML"),
             WN_STR("Put the text in quotes."));
    return false;
}

static bool yaml_check_plain(struct yaml_reader *r, const struct wn_yaml *node,
                             const yaml_event_t *e)
{
    const struct yaml_frame *top = yaml_top(r);
    struct wn_yaml_place place = {
        .behind = yaml_source(r, e->end_mark), .end_line = e->end_mark.line + 1,
        .end_column = e->end_mark.column + 1, .in_flow = top && top->flow,
        .in_list = top && top->node->kind == WN_YAML_LIST};
    return wn_yaml_check_plain(node, &place, r->findings);
}

static void yaml_scalar(struct yaml_reader *r, const yaml_event_t *e)
{
    struct wn_yaml *node = yaml_node(r, WN_YAML_TEXT, e->start_mark);
    node->text = wn_arena_copy(r->arena, wn_str_of((const char *)e->data.scalar.value,
                                                   e->data.scalar.length));
    node->plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    bool quoted = e->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                  e->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (quoted)
        r->quoted = (struct yaml_quoted){node->line, node->column, e->end_mark.line + 1};
    if (!yaml_check_marks(r, e->data.scalar.anchor, e->data.scalar.tag, e->start_mark) ||
        (node->plain && !yaml_check_plain(r, node, e)) ||
        (quoted && !wn_yaml_check_quoted(node, r->findings)))
        node->kind = WN_YAML_BROKEN;
    yaml_attach(r, node, e->start_mark);
}

static void yaml_alias(struct yaml_reader *r, const yaml_event_t *e)
{
    const char *name = (const char *)e->data.alias.anchor;
    yaml_say(r, e->start_mark, WN_STR("* at the start means something else in YAML"),
             wn_arena_print(r->findings->arena, "Put it in quotes:  \"*%s\"", name));
    yaml_attach(r, yaml_node(r, WN_YAML_BROKEN, e->start_mark), e->start_mark);
}

static void yaml_open(struct yaml_reader *r, enum wn_yaml_kind kind, bool flow, yaml_mark_t mark)
{
    if (r->depth == WN_YAML_DEPTH) {
        yaml_say(r, mark, WN_STR("lists and maps lie more than 32 deep in each other"),
                 WN_STR("A criteria file needs five."));
        r->stopped = true;
        return;
    }
    const struct yaml_frame *top = yaml_top(r);
    struct wn_yaml *node = yaml_node(r, kind, mark);
    yaml_attach(r, node, mark);
    if (kind == WN_YAML_LIST && top && top->node->kind == WN_YAML_BROKEN)
        node->kind = WN_YAML_BROKEN; /* said once, of the outermost */
    if (kind == WN_YAML_LIST && top && top->node->kind == WN_YAML_LIST) {
        yaml_say(r, mark, WN_STR("a list inside a list"),
                 WN_STR("One dash makes a list. Quote a term that starts with -:  \"-mentor\""));
        node->kind = WN_YAML_BROKEN;
    }
    r->frames[r->depth++] = (struct yaml_frame){.node = node, .flow = flow};
}

static void yaml_event(struct yaml_reader *r, const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT:
        r->stopped = r->documents++ > 0;
        if (r->stopped)
            yaml_say(r, e->start_mark, WN_STR("only one document per file"),
                     WN_STR("Delete the line --- and all below it, or move that to a file of "
                            "its own."));
        break;
    case YAML_ALIAS_EVENT:
        yaml_alias(r, e);
        break;
    case YAML_SCALAR_EVENT:
        yaml_scalar(r, e);
        break;
    case YAML_SEQUENCE_START_EVENT:
        yaml_check_marks(r, e->data.sequence_start.anchor, e->data.sequence_start.tag,
                         e->start_mark);
        yaml_open(r, WN_YAML_LIST, e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                  e->start_mark);
        break;
    case YAML_MAPPING_START_EVENT:
        yaml_check_marks(r, e->data.mapping_start.anchor, e->data.mapping_start.tag,
                         e->start_mark);
        yaml_open(r, WN_YAML_MAP, e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                  e->start_mark);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        r->depth--;
        break;
    default:
        break;
    }
}

static void yaml_failed(struct yaml_reader *r)
{
    const yaml_parser_t *p = &r->parser;
    if (p->error == YAML_MEMORY_ERROR)
        wn_die("out of memory; every decision is saved");
    struct wn_yaml_problem problem = {
        .problem = p->problem ? p->problem : "", .context = p->context ? p->context : "",
        .line = p->problem_mark.line + 1, .column = p->problem_mark.column + 1,
        .context_line = p->context ? p->context_mark.line + 1 : 0,
        .context_column = p->context ? p->context_mark.column + 1 : 0};
    if (r->quoted.last_line > r->quoted.line && r->quoted.last_line == problem.line) {
        problem.quote_line = r->quoted.line;
        problem.quote_column = r->quoted.column;
    }
    wn_yaml_explain(r->text, &problem, r->findings);
}

static void yaml_parse(struct yaml_reader *r)
{
    bool ended = false;
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->text.p, r->text.n);
    while (!ended && !r->stopped) {
        yaml_event_t event;
        if (!yaml_parser_parse(&r->parser, &event)) {
            yaml_failed(r);
            r->stopped = true;
            break;
        }
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event(r, &event);
        yaml_event_delete(&event);
        if (!r->stopped && r->findings->errors >= YAML_ERRORS) {
            wn_finding_add(r->findings, WN_ERROR, 0, 0, WN_STR("too many errors; the rest was not "
                           "looked at"), WN_STR("Mend these first."));
            r->stopped = true;
        }
    }
}

struct wn_yaml *wn_yaml_read(struct wn_str text, struct wn_arena *arena, struct wn_findings *f)
{
    if (text.n > WN_YAML_BYTES) {
        wn_finding_add(f, WN_ERROR, 0, 0, WN_STR("the file has over 256 KiB"),
                       WN_STR("A criteria file has a few pages; is this the right file?"));
        return NULL;
    }
    if (!wn_yaml_characters(text, f))
        return NULL;
    if (wn_str_starts(text, WN_STR("\xEF\xBB\xBF")))
        text = wn_str_from(text, 3);
    struct yaml_reader r = {.text = text, .arena = arena, .findings = f};
    if (!yaml_parser_initialize(&r.parser))
        wn_die("out of memory; every decision is saved");
    yaml_parse(&r);
    yaml_parser_delete(&r.parser);
    if (r.stopped)
        return NULL;
    bool nothing = !r.root || (r.root->kind == WN_YAML_TEXT && r.root->text.n == 0);
    if (nothing)
        wn_finding_add(f, WN_ERROR, 0, 0, WN_STR("the file is empty"),
                       WN_STR("Start from template.yaml, a form to fill in."));
    if (nothing || r.root->kind != WN_YAML_TEXT)
        return nothing ? NULL : r.root;
    struct wn_yaml_problem no_keys = {.problem = "could not find expected ':'", .context = "",
                                      .line = r.root->line, .context_line = r.root->line,
                                      .context_column = r.root->column};
    wn_yaml_explain(text, &no_keys, f);
    return NULL;
}

const struct wn_yaml *wn_yaml_find(const struct wn_yaml *node, const char *name)
{
    if (!node || node->kind != WN_YAML_MAP)
        return NULL;
    for (const struct wn_yaml *n = node->first; n; n = n->next)
        if (wn_str_is(n->key.name, name))
            return n;
    return NULL;
}

size_t wn_yaml_column(const struct wn_yaml *node, size_t at)
{
    struct wn_str before = wn_str_first(node->text, at);
    size_t column = node->column, next = 0;
    struct wn_str source = node->source;
    if (!node->plain && source.n) {
        source = wn_str_from(source, 1);
        column++;
    }
    if (!wn_str_starts(source, before))
        return node->column;
    for (uint32_t cp; wn_text_next(before, &next, &cp);)
        column++;
    return column;
}
