/* SPDX-License-Identifier: MIT */
/*
 * A record read aloud: title, what is known of it, the abstract in its parts, what the terms mark.
 */
#include "plain.h"

#include <stdlib.h>

#include "winnow/base/text.h"

static size_t sheet_words(struct wn_str text)
{
    size_t words = 0;
    bool inside = false;

    for (size_t i = 0; i < text.n; i++) {
        bool blank = text.p[i] == ' ' || text.p[i] == '\n';

        words += !blank && !inside ? 1 : 0;
        inside = !blank;
    }
    return words;
}

/* "Scopus, PubMed, ERIC" as a list in a sentence. */
static struct wn_str sheet_and(struct wn_arena *arena, struct wn_str list)
{
    struct wn_str rest = list, part, out = wn_str("");

    for (size_t n = 0; wn_str_split(&rest, ',', &part); n++) {
        bool last = rest.p == NULL || rest.n == 0;

        out = wn_arena_print(arena, "%.*s%s%.*s", WN_ARG(out),
                             n == 0 ? ""
                             : last ? " and "
                                    : ", ",
                             WN_ARG(wn_str_trim(part)));
    }
    return out;
}

static struct wn_str sheet_capital(struct wn_arena *arena, struct wn_str words)
{
    if (words.n == 0 || words.p[0] < 'a' || words.p[0] > 'z')
        return words;
    return wn_arena_print(arena, "%c%.*s", words.p[0] - 'a' + 'A',
                          WN_ARG(wn_str_from(words, 1)));
}

static struct wn_str sheet_known(struct wn_arena *arena, const struct wn_sheet *s)
{
    struct wn_str out = wn_str("");
    struct wn_str type = sheet_capital(arena, wn_record_type(arena, s->r.field[WN_F_TYPE]));

    if (s->r.field[WN_F_YEAR].n > 0)
        out = wn_arena_print(arena, "Year %.*s. ", WN_ARG(s->r.field[WN_F_YEAR]));
    if (type.n > 0)
        out = wn_arena_print(arena, "%.*s%.*s. ", WN_ARG(out), WN_ARG(type));
    if (s->sources.n > 0)
        out = wn_arena_print(arena, "%.*sFrom %.*s. ", WN_ARG(out),
                             WN_ARG(sheet_and(arena, s->sources)));
    if (s->hidden_authors || s->hidden_journal)
        out = wn_arena_print(arena, "%.*s%s hidden.", WN_ARG(out),
                             s->hidden_authors && s->hidden_journal ? "Authors and journal"
                             : s->hidden_authors                    ? "Authors"
                                                                    : "Journal");
    return out;
}

/* "Title: A near-peer mentoring programme." Nothing where there is none. */
static void sheet_say(struct wn_plain *p, const char *what, struct wn_str text)
{
    struct wn_buf line = {0};

    text = wn_str_trim(text);
    if (text.n == 0)
        return;
    wn_buf_text(&line, what);
    wn_buf_put(&line, text);
    wn_buf_text(&line, wn_plain_stop(text));
    wn_plain_wrap(p, wn_buf_str(&line));
    wn_buf_free(&line);
}

static void sheet_say_known(struct wn_plain *p, const struct wn_sheet *s)
{
    struct wn_str known = sheet_known(&p->arena, s);

    if (known.n > 0)
        wn_plain_wrap(p, known);
    sheet_say(p, "Authors: ", wn_record_joined(&p->arena, s->r.field[WN_F_AUTHORS], "; "));
    sheet_say(p, "Journal: ", s->r.field[WN_F_JOURNAL]);
}

/* "METHODS:" as the word of a sentence: "Methods. " */
static struct wn_str sheet_heading(struct wn_arena *arena, struct wn_str heading)
{
    char *copy = NULL;

    while (heading.n > 0 && (heading.p[heading.n - 1] == ':' || heading.p[heading.n - 1] == '.' ||
                             heading.p[heading.n - 1] == ' '))
        heading.n--;
    if (heading.n == 0)
        return heading;
    copy = wn_arena_alloc(arena, heading.n + 2, 1);
    for (size_t i = 0; i < heading.n; i++) {
        char c = heading.p[i];

        copy[i] = i > 0 && c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    copy[heading.n] = '.';
    return wn_str_of(copy, heading.n + 1);
}

static void sheet_say_abstract(struct wn_plain *p, const struct wn_sheet *s)
{
    size_t words = 0, headed = 0;

    if (s->parts == 0) {
        wn_plain_wrapf(p, "No abstract.");
        return;
    }
    for (size_t i = 0; i < s->parts; i++) {
        words += sheet_words(s->part[i].text);
        headed += s->part[i].heading.n > 0 ? 1 : 0;
    }
    if (headed > 1)
        wn_plain_wrapf(p, "Abstract, %zu parts, %zu words.", s->parts, words);
    else
        wn_plain_wrapf(p, "Abstract, %zu word%s.", words, words == 1 ? "" : "s");
    for (size_t i = 0; i < s->parts; i++) {
        struct wn_str heading = sheet_heading(&p->arena, s->part[i].heading);
        struct wn_buf line = {0};

        wn_buf_put(&line, heading);
        wn_buf_text(&line, heading.n > 0 ? " " : "");
        wn_buf_put(&line, s->part[i].text);
        wn_plain_wrap(p, wn_buf_str(&line));
        wn_buf_free(&line);
    }
}

/* ---- what the terms mark: each text that was marked, with how often ---- */

struct sheet_hit {
    struct wn_str text, folded;
    size_t count, order;
};
struct sheet_hits {
    struct sheet_hit *v;
    size_t n, capacity;
};

static void sheet_hit_add(struct wn_arena *arena, struct sheet_hits *hits, struct wn_str text)
{
    struct wn_str shown = wn_plain_small(arena, wn_text_squeeze(arena, text));
    struct wn_str folded = wn_text_fold(arena, shown);

    for (size_t i = 0; i < hits->n; i++)
        if (wn_str_eq(hits->v[i].folded, folded)) {
            hits->v[i].count++;
            return;
        }
    hits->v = wn_arena_grow(arena, hits->v, hits->n, &hits->capacity, sizeof *hits->v);
    hits->v[hits->n] =
        (struct sheet_hit){.text = shown, .folded = folded, .count = 1, .order = hits->n};
    hits->n++;
}

static void sheet_hits_of(struct wn_arena *arena, struct sheet_hits *hits, struct wn_marks marks,
                          struct wn_str text, size_t criterion, bool against)
{
    for (size_t i = 0; i < marks.n; i++)
        if (marks.v[i].criterion == criterion && marks.v[i].against == against)
            sheet_hit_add(arena, hits,
                          wn_str_of(text.p + marks.v[i].from, marks.v[i].to - marks.v[i].from));
}

static int sheet_hit_compare(const void *a, const void *b)
{
    const struct sheet_hit *x = a, *y = b;

    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static struct sheet_hits sheet_collect(struct wn_plain *p, const struct wn_sheet *s,
                                       size_t criterion, bool against)
{
    struct sheet_hits hits = {0};
    struct wn_arena *arena = &p->arena;

    sheet_hits_of(arena, &hits, s->title_marks, s->r.field[WN_F_TITLE], criterion, against);
    for (size_t i = 0; i < s->parts; i++)
        sheet_hits_of(arena, &hits, s->part_marks[i], s->part[i].text, criterion, against);
    sheet_hits_of(arena, &hits, s->keyword_marks, s->keywords, criterion, against);
    if (hits.n > 1)
        qsort(hits.v, hits.n, sizeof *hits.v, sheet_hit_compare);
    return hits;
}

/* "near-peer mentoring 3 times, mentees once." */
static struct wn_str sheet_list(struct wn_arena *arena, const struct sheet_hits *hits)
{
    struct wn_str out = wn_str("");

    for (size_t i = 0; i < hits->n; i++) {
        struct wn_str times = hits->v[i].count == 1 ? wn_str("once")
                              : hits->v[i].count == 2
                                  ? wn_str("twice")
                                  : wn_arena_print(arena, "%zu times", hits->v[i].count);

        out = wn_arena_print(arena, "%.*s%s%.*s %.*s", WN_ARG(out), i > 0 ? ", " : "",
                             WN_ARG(hits->v[i].text), WN_ARG(times));
    }
    return wn_arena_print(arena, "%.*s.", WN_ARG(out));
}

static void sheet_say_marks(struct wn_plain *p, const struct wn_sheet *s)
{
    const struct wn_criteria *c = wn_app_criteria(p->cmd->app);

    for (size_t i = 0; i < c->criteria.n; i++) {
        const struct wn_criterion *k = &c->criteria.v[i];
        struct sheet_hits in_favour = sheet_collect(p, s, i, false);
        struct sheet_hits against = sheet_collect(p, s, i, true);
        struct wn_str text = wn_str("");

        if (in_favour.n > 0)
            text = wn_arena_print(&p->arena, "For criterion %d, %.*s: %.*s", k->key,
                                  WN_ARG(wn_plain_small(&p->arena, k->label)),
                                  WN_ARG(sheet_list(&p->arena, &in_favour)));
        if (against.n > 0)
            text = wn_arena_print(&p->arena, "%.*s%sAgainst %d: %.*s", WN_ARG(text),
                                  text.n > 0 ? " " : "", k->key,
                                  WN_ARG(sheet_list(&p->arena, &against)));
        if (text.n > 0)
            wn_plain_wrap(p, text);
    }
}

void wn_plain_sheet(struct wn_plain *p, const struct wn_sheet *s)
{
    struct wn_str title = s->r.field[WN_F_TITLE];

    sheet_say(p, "Title: ", title);
    if (title.n == 0)
        wn_plain_wrapf(p, "No title.");
    sheet_say_known(p, s);
    sheet_say_abstract(p, s);
    sheet_say(p, "Keywords: ", s->keywords);
    sheet_say_marks(p, s);
    if (s->mine.note.n > 0)
        wn_plain_wrap(p, wn_arena_print(&p->arena, "Your note: %.*s", WN_ARG(s->mine.note)));
}
