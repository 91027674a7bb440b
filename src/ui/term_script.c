/* SPDX-License-Identifier: MIT */
/*
 * A terminal for tests: keys come from a text, what is shown goes to a buffer. Time is part of the
 * script, so that what depends on it (the repeat guard, seconds per decision) can be played
 * exactly.
 */
#include "winnow/ui/term.h"

#include <stdio.h>

#include "winnow/base/mem.h"
#include "winnow/base/text.h"

struct script {
    struct wn_term term;
    struct wn_buf keys;
    size_t at;
    bool quoted; /* within "..." */
    uint32_t held_key;
    int64_t held; /* waiting at once, as from one write */
    int64_t ms, wait;
    uint32_t coming; /* the key that the tick came before, or WN_KEY_NONE */
    int bells;
    struct wn_buf shown;
    struct wn_buf *out;
};

/* It begins five hours after the computer was started: no clock that people look at begins at 0. */
enum { SCRIPT_STEP_MS = 1000, SCRIPT_START_MS = 5 * 3600 * 1000 };

static struct script *script_of(struct wn_term *term)
{
    return (struct script *)term;
}

/* The key when its time has come; a tick where the terminal is asked for one before. */
static void script_key(struct script *s, struct wn_event *ev, uint32_t key)
{
    bool tick = s->term.wait_ms > 0 && s->term.wait_ms < s->wait;
    s->coming = tick ? key : WN_KEY_NONE;
    if (tick) {
        s->ms += s->term.wait_ms;
        s->wait -= s->term.wait_ms;
        *ev = (struct wn_event){.kind = WN_EV_TICK, .ms = s->ms};
        return;
    }
    s->ms += s->wait;
    s->wait = SCRIPT_STEP_MS;
    *ev = (struct wn_event){.kind = WN_EV_KEY, .key = key, .ms = s->ms};
}

/* ---- words of the script that are no keys ---- */

static bool script_snap(struct script *s, struct wn_str arg, struct wn_event *ev)
{
    (void)arg;
    (void)ev;
    wn_buf_print(s->out, "== %dx%d%s ==\n", s->term.cols, s->term.rows, s->bells ? ", bell" : "");
    wn_buf_put(s->out, wn_buf_str(&s->shown));
    s->bells = 0;
    return false;
}

static bool script_wait(struct script *s, struct wn_str arg, struct wn_event *ev)
{
    (void)ev;
    if (!wn_str_int(arg, &s->wait))
        s->wait = 0;
    return false;
}

static bool script_resize(struct script *s, struct wn_str arg, struct wn_event *ev)
{
    struct wn_str cols;
    int64_t c = 0, r = 0;
    if (!wn_str_split(&arg, 'x', &cols) || !wn_str_int(cols, &c) || !wn_str_int(arg, &r))
        return false;
    s->term.cols = (int)c;
    s->term.rows = (int)r;
    *ev = (struct wn_event){
        .kind = WN_EV_RESIZE, .rows = s->term.rows, .cols = s->term.cols, .ms = s->ms};
    return true;
}

static bool script_held(struct script *s, struct wn_str arg, struct wn_event *ev)
{
    struct wn_str count;
    char name[16];
    if (!wn_str_split(&arg, ':', &count) || !wn_str_int(count, &s->held))
        s->held = 0;
    snprintf(name, sizeof name, "%.*s", WN_ARG(arg));
    if (s->held < 1 || !wn_key_find(name, &s->held_key))
        return false;
    s->held--;
    script_key(s, ev, s->held_key);
    return true;
}

static const struct {
    const char *word;
    bool (*run)(struct script *, struct wn_str arg, struct wn_event *); /* true: an event came */
} script_words[] = {
    {"SNAP", script_snap},
    {"WAIT:", script_wait},
    {"RESIZE:", script_resize},
    {"HELD:", script_held},
};

/* ---- reading ---- */

static struct wn_str script_word(struct script *s)
{
    struct wn_str rest = wn_str_trim_left(wn_str_from(wn_buf_str(&s->keys), s->at));
    while (rest.n && rest.p[0] == '#')
        rest = wn_str_trim_left(wn_str_from(rest, wn_str_find_byte(rest, '\n')));
    size_t n = 0;
    while (n < rest.n && rest.p[n] != ' ' && rest.p[n] != '\n' && rest.p[n] != '\t')
        n++;
    if (rest.n && rest.p[0] == '"')
        n = 1;
    s->at = s->keys.n - rest.n + n;
    return wn_str_first(rest, n);
}

static bool script_run_word(struct script *s, struct wn_str word, struct wn_event *ev)
{
    char name[32];
    uint32_t key;
    snprintf(name, sizeof name, "%.*s", WN_ARG(word));
    for (size_t i = 0; i < sizeof script_words / sizeof *script_words; i++) {
        struct wn_str prefix = wn_str(script_words[i].word);
        if (wn_str_starts(word, prefix))
            return script_words[i].run(s, wn_str_from(word, prefix.n), ev);
    }
    if (wn_key_find(name, &key)) {
        script_key(s, ev, key);
        return true;
    }
    wn_buf_print(s->out, "no such key: %s\n", name);
    s->at = s->keys.n;
    return false;
}

/* The next character within quotes; false at the closing one. */
static bool script_typed(struct script *s, struct wn_event *ev)
{
    uint32_t cp = '"';
    if (!wn_text_next(wn_buf_str(&s->keys), &s->at, &cp) || cp == '"') {
        s->quoted = false;
        return false;
    }
    script_key(s, ev, cp == '\n' ? WN_KEY_ENTER : cp);
    return true;
}

static void script_next(struct wn_term *term, struct wn_event *ev)
{
    struct script *s = script_of(term);
    if (s->coming != WN_KEY_NONE) {
        script_key(s, ev, s->coming);
        return;
    }
    if (s->held > 0) {
        s->held--;
        *ev = (struct wn_event){.kind = WN_EV_KEY, .key = s->held_key, .ms = s->ms};
        return;
    }
    for (;;) {
        if (s->quoted && script_typed(s, ev))
            return;
        struct wn_str word = script_word(s);
        if (word.n == 0)
            break;
        if (wn_str_is(word, "\""))
            s->quoted = true;
        else if (script_run_word(s, word, ev))
            return;
    }
    *ev = (struct wn_event){.kind = WN_EV_END, .ms = s->ms};
}

static bool script_pending(struct wn_term *term, uint32_t *key)
{
    struct script *s = script_of(term);
    if (s->held < 1)
        return false;
    s->held--;
    *key = s->held_key;
    return true;
}

static void script_flush(struct wn_term *term)
{
    script_of(term)->held = 0;
}

static void script_show(struct wn_term *term, const struct wn_canvas *c)
{
    struct script *s = script_of(term);
    wn_buf_clear(&s->shown);
    wn_canvas_text(c, &s->shown);
    wn_canvas_styles(c, &s->shown);
}

static void script_bell(struct wn_term *term)
{
    script_of(term)->bells++;
}

static void script_nothing(struct wn_term *term)
{
    (void)term;
}

static void script_close(struct wn_term *term)
{
    struct script *s = script_of(term);
    wn_buf_free(&s->keys);
    wn_buf_free(&s->shown);
    wn_free(s);
}

struct wn_term *wn_term_script(struct wn_str keys, int rows, int cols, bool colour,
                               struct wn_buf *out)
{
    struct script *s = wn_alloc(sizeof *s);
    s->term = (struct wn_term){
        .ms = SCRIPT_START_MS,
        .rows = rows,
        .cols = cols,
        .colour = colour,
        .next = script_next,
        .pending = script_pending,
        .flush = script_flush,
        .show = script_show,
        .redraw = script_nothing,
        .bell = script_bell,
        .suspend = script_nothing,
        .close = script_close,
    };
    s->ms = s->term.ms;
    s->wait = SCRIPT_STEP_MS;
    s->coming = WN_KEY_NONE;
    s->out = out;
    wn_buf_put(&s->keys, keys);
    return &s->term;
}
