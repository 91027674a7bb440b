/* SPDX-License-Identifier: MIT */
/*
 * Plays NAME.keys without a terminal and compares what was shown with NAME.WxH.cells, once for each
 * size. WINNOW_BLESS=1 writes the files anew.
 *
 * A .keys file is a key script (winnow/ui/term.h) with lines that begin with @ :
 *   @fixture NAME     the project (fixtures.c)
 *   @as ana           who sits here            @view screening
 *   @sizes 80x24 ...  one golden each          @colour, @digits, @ascii
 *   @reopen [ana]     the program is left and started again, by the same person or another
 *   @import FILES     opened to be imported (tests/views/import/)
 *   @log              at the end: what is in that person's log, in words
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixtures.h"
#include "winnow/app/keeping.h"
#include "winnow/app/previewing.h"
#include "winnow/base/buf.h"
#include "winnow/base/file.h"
#include "winnow/ui/views.h"

enum { PLAY_SESSIONS = 8, PLAY_IMPORTS = 16 };

struct play_session { struct wn_buf keys; char as[16]; };
struct play {
    char fixture[32], view[32], sizes[128], imports[256];
    bool colour, digits, ascii, log;
    struct play_session session[PLAY_SESSIONS];
    size_t sessions;
    char folder[64], project[96];
};

/* ---- reading ---- */

static void play_word(char *out, size_t size, struct wn_str s)
{
    snprintf(out, size, "%.*s", WN_ARG(wn_str_trim(s)));
}

static bool play_directive(struct play *p, struct wn_str line)
{
    struct wn_str word = wn_str_first(line, wn_str_find_byte(line, ' '));
    struct wn_str rest = wn_str_trim(wn_str_from(line, word.n));
    struct play_session *now = &p->session[p->sessions - 1];
    if (wn_str_is(word, "@fixture")) {
        play_word(p->fixture, sizeof p->fixture, rest);
    } else if (wn_str_is(word, "@view")) {
        play_word(p->view, sizeof p->view, rest);
    } else if (wn_str_is(word, "@sizes")) {
        play_word(p->sizes, sizeof p->sizes, rest);
    } else if (wn_str_is(word, "@import")) {
        play_word(p->imports, sizeof p->imports, rest);
    } else if (wn_str_is(word, "@as")) {
        play_word(now->as, sizeof now->as, rest);
    } else if (wn_str_is(word, "@reopen") && p->sessions < PLAY_SESSIONS) {
        struct play_session *next = &p->session[p->sessions++];
        play_word(next->as, sizeof next->as, rest.n ? rest : wn_str(now->as));
    } else if (wn_str_is(word, "@colour")) {
        p->colour = true;
    } else if (wn_str_is(word, "@digits")) {
        p->colour = p->digits = true;
    } else if (wn_str_is(word, "@ascii")) {
        p->ascii = true;
    } else if (wn_str_is(word, "@log")) {
        p->log = true;
    } else {
        return false;
    }
    return true;
}

static bool play_read(struct play *p, const char *path)
{
    struct wn_file file;
    struct wn_err err;
    struct wn_str rest, line;
    if (!wn_file_open(path, 1 << 20, &file, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return false;
    }
    p->sessions = 1;
    bool good = true;
    for (rest = file.bytes; wn_str_split(&rest, '\n', &line);) {
        if (!wn_str_starts(line, WN_STR("@")))
            wn_buf_print(&p->session[p->sessions - 1].keys, "%.*s\n", WN_ARG(line));
        else if (!play_directive(p, line)) {
            fprintf(stderr, "%s: no such line: %.*s\n", path, WN_ARG(line));
            good = false;
        }
    }
    wn_file_close(&file);
    return good;
}

/* ---- playing ---- */

static enum wn_view_id play_view(const struct play *p)
{
    for (int i = 0; i < WN_VIEW_COUNT; i++)
        if (strcmp(wn_views[i]->name, p->view) == 0)
            return (enum wn_view_id)i;
    fprintf(stderr, "no such view: %s\n", p->view);
    return WN_VIEW_OVERVIEW;
}

struct play_log { struct wn_buf *out; const char *person; };

static bool play_log_line(void *ctx, const struct wn_log_entry *e, struct wn_err *err)
{
    struct play_log *log = ctx;
    (void)err;
    if (wn_str_is(e->person, log->person))
        wn_buf_print(log->out, "%" PRId64 " %.*s: %.*s\n", e->n, WN_ARG(e->kind), WN_ARG(e->words));
    return true;
}

/* The files of @import; no more than there is room for. */
static bool play_preview(const struct play *p, struct wn_app *app, struct wn_arena *arena,
                         struct wn_preview **preview, struct wn_err *err)
{
    static const struct wn_import_opts opts = {0};
    const char *paths[PLAY_IMPORTS];
    struct wn_str rest = wn_str(p->imports), name;
    size_t n = 0;
    while (rest.n && n < PLAY_IMPORTS && wn_str_split(&rest, ' ', &name)) {
        struct wn_str path = wn_arena_print(arena, "%s/tests/views/import/%.*s", WINNOW_SOURCE_DIR,
                                            WN_ARG(name));
        paths[n++] = path.p;
    }
    return n == 0 || wn_preview_open(app, paths, n, &opts, preview, err);
}

static bool play_session(struct play *p, size_t i, int cols, int rows, struct wn_sys *sys,
                         struct wn_buf *out, struct wn_err *err)
{
    struct wn_app *app;
    struct play_session *s = &p->session[i];
    if (!wn_app_open(p->project, s->as, sys, &app, err))
        return false;
    struct wn_term *term = wn_term_script(wn_buf_str(&s->keys), rows, cols, p->colour, out);
    struct wn_arena arena = {0};
    struct wn_preview *preview = NULL;
    term->ascii = p->ascii;
    term->digits = p->digits;
    bool done = play_preview(p, app, &arena, &preview, err) &&
                wn_ui_run(app, term, wn_views, play_view(p), err);
    if (!done)
        wn_buf_print(out, "the view ended: %s\n", err->text);
    term->close(term);
    wn_preview_close(preview);
    wn_arena_free(&arena);
    struct play_log log = {out, s->as};
    done = true;
    if (p->log && i + 1 == p->sessions) {
        wn_buf_print(out, "== log of %s ==\n", s->as);
        done = wn_keep_log(app, 0, play_log_line, &log, err);
    }
    wn_app_close(app);
    return done;
}

/* The fixture is made once; each size plays on a copy of it. */
static bool play_size(struct play *p, const char *made, struct fixture_clock clock, int cols,
                      int rows, struct wn_buf *out, struct wn_err *err)
{
    struct wn_sys sys = fixture_sys(&clock);
    struct wn_file file;
    char sent[96]; /* what is written to the current folder; each size has its own */
    snprintf(sent, sizeof sent, "%s/%dx%d", p->folder, cols, rows);
    if (mkdir(sent, 0700) != 0 || chdir(sent) != 0 || !wn_file_open(made, 1 << 28, &file, err))
        return false;
    bool done = wn_file_write(p->project, file.bytes, true, err);
    wn_file_close(&file);
    for (size_t i = 0; done && i < p->sessions; i++)
        done = play_session(p, i, cols, rows, &sys, out, err);
    return done;
}

/* ---- comparing ---- */

static void play_show_difference(struct wn_str want, struct wn_str got)
{
    struct wn_str a, b;
    for (int line = 1; want.n || got.n; line++) {
        bool more = wn_str_split(&want, '\n', &a), also = wn_str_split(&got, '\n', &b);
        if (!more)
            a = WN_STR("(end)");
        if (!also)
            b = WN_STR("(end)");
        if (!wn_str_eq(a, b))
            printf("%4d want |%.*s|\n     got  |%.*s|\n", line, WN_ARG(a), WN_ARG(b));
        if (!more || !also)
            return;
    }
}

static bool play_compare(const char *cells, struct wn_str got)
{
    struct wn_err err;
    struct wn_file file = {0};
    const char *bless = getenv("WINNOW_BLESS");
    if (bless && *bless == '1')
        return wn_file_write(cells, got, true, &err);
    if (!wn_file_open(cells, 1 << 24, &file, &err)) {
        printf("%s\n", err.text);
        return false;
    }
    bool same = wn_str_eq(file.bytes, got);
    if (!same) {
        printf("%s is not what is shown:\n", cells);
        play_show_difference(file.bytes, got);
    }
    wn_file_close(&file);
    return same;
}

static bool play_all(struct play *p, const char *path)
{
    struct wn_err err = {0};
    struct fixture_clock clock;
    char made[96];
    snprintf(made, sizeof made, "%s/made.winnow", p->folder);
    snprintf(p->project, sizeof p->project, "%s/review.winnow", p->folder);
    bool good = fixture_make(p->fixture, made, &clock, &err);
    struct wn_str sizes = wn_str(p->sizes), size, name = wn_str(path);
    name.n -= wn_str_ends(name, WN_STR(".keys")) ? strlen(".keys") : 0;
    while (good && wn_str_split(&sizes, ' ', &size)) {
        struct wn_buf out = {0};
        struct wn_str rest = size, word;
        int64_t cols = 80, rows = 24;
        char cells[512];
        wn_str_split(&rest, 'x', &word);
        good = wn_str_int(word, &cols) && wn_str_int(rest, &rows) &&
               play_size(p, made, clock, (int)cols, (int)rows, &out, &err);
        snprintf(cells, sizeof cells, "%.*s.%.*s.cells", WN_ARG(name), WN_ARG(size));
        good = good && play_compare(cells, wn_buf_str(&out));
        wn_buf_free(&out);
    }
    if (err.code)
        fprintf(stderr, "%s\n", err.text);
    return good;
}

int main(int argc, char **argv)
{
    struct play p = {.view = "overview", .sizes = "80x24", .folder = "/tmp/winnow-views.XXXXXX"};
    if (argc != 2 || !play_read(&p, argv[1]) || !mkdtemp(p.folder))
        return 2;
    bool good = play_all(&p, argv[1]);
    for (size_t i = 0; i < p.sessions; i++)
        wn_buf_free(&p.session[i].keys);
    fixture_remove(p.folder);
    return good ? 0 : 1;
}
