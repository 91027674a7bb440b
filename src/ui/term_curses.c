/* SPDX-License-Identifier: MIT */
/*
 * The real terminal, and the only file that knows ncurses. It opens one, turns styles into
 * attributes, puts each cell at its own address (a character that the terminal measures otherwise
 * spoils its own cell and no other), and waits for keys.
 *
 * Waiting is one pselect: signals arrive only there. An input that is readable and yet gives
 * nothing is at its end (the window was closed): that ends the program instead of spinning.
 */
#include "winnow/ui/term.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>

#include "winnow/base/mem.h"

#include "term_curses_probe.h"
#include "term_env.h"
#include "term_keys.h"
#include "term_signals.h"

enum { CURSES_ESC_MS = 25, CURSES_TRIES = 3, CURSES_SLOTS = 5, CURSES_REPLACEMENT = 0xFFFD };

struct curses_look {
    attr_t attrs;
    short pair;
};

struct curses {
    struct wn_term term;
    SCREEN *screen;
    struct wn_term_locale locale;
    struct wn_term_signals signals;
    struct curses_look look[WN_STYLE_COUNT];
    struct wn_key_bytes bytes;
    bool sync; /* tests: say when a redraw is complete */
};

static struct curses *curses_open; /* for the last words, which have no argument */

static struct curses *curses_of(struct wn_term *term)
{
    return (struct curses *)term;
}

static void curses_last_words(void)
{
    if (curses_open)
        endwin();
}

/* ---- looks ---- */

static void curses_look_plain(struct curses *c)
{
    static const attr_t attrs[WN_MARK_1] = {
        [WN_BOLD] = A_BOLD,          [WN_DIM] = A_DIM,
        [WN_REVERSE] = A_REVERSE,    [WN_HEADER] = A_REVERSE,
        [WN_INCLUDE_STYLE] = A_BOLD, [WN_EXCLUDE_STYLE] = A_BOLD,
        [WN_MAYBE_STYLE] = A_BOLD,   [WN_WARN] = A_BOLD,
    };
    for (int i = 0; i < WN_MARK_1; i++)
        c->look[i].attrs = attrs[i];
    for (int i = WN_MARK_1; i <= WN_MARK_9; i++)
        c->look[i].attrs = A_BOLD | A_UNDERLINE;
    for (int i = WN_AGAINST_1; i <= WN_AGAINST_9; i++)
        c->look[i].attrs = A_REVERSE;
}

/* notes/ux.md 1.7: black on a colour stands out on every theme; against is the same, reversed. */
static void curses_look_coloured(struct curses *c)
{
    static const short many[CURSES_SLOTS] = {117, 172, 36, 141, 186};
    static const short few[CURSES_SLOTS] = {COLOR_CYAN, COLOR_YELLOW, COLOR_GREEN, COLOR_MAGENTA,
                                            COLOR_WHITE};
    const short *slot = c->term.digits ? few : many;
    short black = c->term.digits ? COLOR_BLACK : 16;
    for (short i = 0; i < CURSES_SLOTS; i++) {
        init_pair((short)(1 + i), black, slot[i]);
        init_pair((short)(1 + CURSES_SLOTS + i), slot[i], black);
    }
    for (int i = 0; i < 9; i++) {
        short pair = (short)(1 + i % CURSES_SLOTS);
        attr_t attrs = i < CURSES_SLOTS ? A_NORMAL : A_UNDERLINE;
        c->look[WN_MARK_1 + i] = (struct curses_look){attrs, pair};
        c->look[WN_AGAINST_1 + i] = (struct curses_look){attrs, (short)(pair + CURSES_SLOTS)};
    }
}

static void curses_set_looks(struct curses *c, enum wn_colour colour)
{
    curses_look_plain(c);
    if (!wn_term_wants_colour(colour) || !has_colors() || start_color() == ERR ||
        use_default_colors() == ERR || COLORS < 8 || COLOR_PAIRS <= 2 * CURSES_SLOTS)
        return;
    c->term.colour = true;
    c->term.digits = COLORS < 256;
    curses_look_coloured(c);
}

/* ---- showing ---- */

/* The cell as curses takes it: what the C library measures otherwise would shift the row. */
static void curses_put(const struct curses *c, int row, int col, const struct wn_cell *cell)
{
    wchar_t text[5] = {L' '};
    bool known = cell->cp[0] != 0;
    for (size_t i = 0; i < 4 && cell->cp[i]; i++)
        text[i] = (wchar_t)cell->cp[i];
    if (known && !c->locale.utf8) {
        text[1] = 0;
        known = text[0] >= L' ' && text[0] < 0x7F;
        text[0] = known ? text[0] : L'?';
    } else if (known && wcwidth(text[0]) != cell->width) {
        text[0] = CURSES_REPLACEMENT;
        text[1] = 0;
    }
    cchar_t cc;
    const struct curses_look *look = &c->look[cell->style];
    if (setcchar(&cc, text, look->attrs, look->pair, NULL) != ERR)
        mvadd_wch(row, col, &cc);
}

static void curses_show(struct wn_term *term, const struct wn_canvas *canvas)
{
    static const char sync[] = "\033]7077;winnow\007";
    const struct curses *c = curses_of(term);
    erase();
    for (int row = 0; row < canvas->rows && row < LINES; row++)
        for (int col = 0; col < canvas->cols && col < COLS; col++) {
            const struct wn_cell *cell = &canvas->cell[row * canvas->cols + col];
            if (cell->width && (cell->cp[0] || cell->style != WN_PLAIN))
                curses_put(c, row, col, cell);
        }
    move(canvas->cur_row, canvas->cur_col);
    refresh();
    if (c->sync && write(STDOUT_FILENO, sync, sizeof sync - 1) < 0)
        errno = 0; /* nobody listens any more: the next read says so */
}

static void curses_redraw(struct wn_term *term)
{
    (void)term;
    clearok(curscr, TRUE);
}

static void curses_bell(struct wn_term *term)
{
    (void)term;
    beep();
}

/* ---- keys ---- */

static const struct {
    int code;
    uint32_t key;
} curses_keys[] = {
    {KEY_UP, WN_KEY_UP},       {KEY_DOWN, WN_KEY_DOWN},   {KEY_LEFT, WN_KEY_LEFT},
    {KEY_RIGHT, WN_KEY_RIGHT}, {KEY_PPAGE, WN_KEY_PGUP},  {KEY_NPAGE, WN_KEY_PGDN},
    {KEY_HOME, WN_KEY_HOME},   {KEY_END, WN_KEY_END},     {KEY_DC, WN_KEY_DELETE},
    {KEY_F(1), WN_KEY_F1},     {KEY_BTAB, WN_KEY_BACKTAB}, {KEY_ENTER, WN_KEY_ENTER},
    {KEY_BACKSPACE, WN_KEY_BACKSPACE},
};

static uint32_t curses_key_of_code(int code)
{
    for (size_t i = 0; i < sizeof curses_keys / sizeof *curses_keys; i++)
        if (curses_keys[i].code == code)
            return curses_keys[i].key;
    return WN_KEY_SPECIAL; /* some key, but none that means anything here */
}

/* After ESC: all that comes with it. */
static uint32_t curses_sequence(void)
{
    struct wn_key_sequence s = {.n = 0};
    int code;
    timeout(CURSES_ESC_MS);
    while ((code = getch()) != ERR && code < KEY_MIN)
        if (wn_key_sequence_byte(&s, (unsigned char)code))
            break;
    timeout(0);
    return wn_key_of_sequence(&s);
}

/* False: there was nothing to read. *key is WN_KEY_NONE when what was read is no key (yet). */
static bool curses_read(struct curses *c, uint32_t *key)
{
    int code = getch();
    *key = WN_KEY_NONE;
    if (code == ERR)
        return false;
    if (code >= KEY_MIN)
        *key = curses_key_of_code(code);
    else if (code == WN_KEY_ESC)
        *key = curses_sequence();
    else if (!wn_key_byte(&c->bytes, (unsigned char)code, key))
        *key = WN_KEY_NONE;
    return true;
}

static bool curses_pending(struct wn_term *term, uint32_t *key)
{
    while (curses_read(curses_of(term), key))
        if (*key != WN_KEY_NONE)
            return true;
    return false;
}

static void curses_flush(struct wn_term *term)
{
    curses_of(term)->bytes.n = 0;
    flushinp();
}

static void curses_measure(struct wn_term *term)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_row == 0 || size.ws_col == 0)
        return;
    term->rows = size.ws_row < WN_CANVAS_MAX ? size.ws_row : WN_CANVAS_MAX;
    term->cols = size.ws_col < WN_CANVAS_MAX ? size.ws_col : WN_CANVAS_MAX;
    resize_term(term->rows, term->cols); /* resizeterm would make a key of it */
}

/* > 0: there is something; 0: the time is up; < 0: a signal came. */
static int curses_readable(const sigset_t *mask, const struct timespec *wait)
{
    fd_set in;
    FD_ZERO(&in);
    FD_SET(STDIN_FILENO, &in);
    return pselect(STDIN_FILENO + 1, &in, NULL, NULL, wait, mask);
}

/* What came in the meantime other than a key. */
static bool curses_signalled(struct curses *c, struct wn_event *ev)
{
    if (wn_term_signals_end()) {
        ev->kind = WN_EV_END;
        return true;
    }
    bool continued = wn_term_signals_continued();
    if (!wn_term_signals_resized() && !continued)
        return false;
    if (continued)
        reset_prog_mode();
    curses_measure(&c->term);
    clearok(curscr, TRUE);
    *ev = (struct wn_event){
        .kind = WN_EV_RESIZE, .rows = c->term.rows, .cols = c->term.cols};
    return true;
}

static void curses_wait(struct curses *c, struct wn_event *ev)
{
    static const struct timespec now = {0};
    const struct timespec tick = {c->term.wait_ms / 1000, c->term.wait_ms % 1000 * 1000000};
    int silent = 0;
    while (!curses_signalled(c, ev)) {
        const struct timespec *wait = silent ? &now : c->term.wait_ms > 0 ? &tick : NULL;
        ev->kind = WN_EV_KEY;
        int readable = curses_readable(&c->signals.mask_waiting, wait);
        if (curses_read(c, &ev->key)) {
            silent = 0;
            if (ev->key != WN_KEY_NONE)
                return;
        } else if (readable > 0 ? ++silent > CURSES_TRIES : readable == 0 && wait == &tick) {
            ev->kind = readable ? WN_EV_END : WN_EV_TICK;
            return;
        } else if (readable <= 0) {
            silent = 0;
        }
    }
}

static int64_t curses_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void curses_next(struct wn_term *term, struct wn_event *ev)
{
    *ev = (struct wn_event){.kind = WN_EV_KEY};
    curses_wait(curses_of(term), ev);
    ev->ms = curses_ms();
}

/* ---- coming and going ---- */

static void curses_suspend(struct wn_term *term)
{
    struct sigaction stop = {.sa_handler = SIG_DFL}, before;
    (void)term;
    sigemptyset(&stop.sa_mask);
    endwin();
    sigaction(SIGTSTP, &stop, &before); /* curses has a handler of its own there */
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
    clearok(curscr, TRUE); /* the size may be another: SIGCONT has it measured */
}

static void curses_close(struct wn_term *term)
{
    struct curses *c = curses_of(term);
    endwin();
    wn_mem_set_last_words(NULL);
    curses_open = NULL;
    delscreen(c->screen);
    wn_term_signals_restore(&c->signals);
    wn_term_locale_restore(&c->locale);
    wn_free(c);
}

/* Ctrl-Z, Ctrl-S, Ctrl-Q and Ctrl-V are keys as others are; Ctrl-C stays a signal. */
static void curses_set_modes(void)
{
    struct termios t;
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    timeout(0);
    typeahead(-1); /* a redraw is always whole, whatever waits */
    if (tcgetattr(STDIN_FILENO, &t) == 0) {
        t.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
        t.c_lflag &= ~(tcflag_t)IEXTEN;
        t.c_cc[VSUSP] = _POSIX_VDISABLE;
        tcsetattr(STDIN_FILENO, TCSANOW, &t);
    }
    def_prog_mode();
}

static SCREEN *curses_new(const char *name, char hint[160])
{
    bool known = wn_term_described(name);
    if (!known && !(wn_term_like_xterm(name) && wn_term_described("xterm-256color")))
        return NULL;
    if (!known)
        snprintf(hint, 160,
                 "This computer does not know the terminal %.40s; xterm-256color is used", name);
    set_escdelay(CURSES_ESC_MS);
    return newterm(known ? name : "xterm-256color", stdout, stdin);
}

bool wn_term_curses(enum wn_colour colour, bool ascii, struct wn_term **out, char hint[160],
                    struct wn_err *err)
{
    const char *name = getenv("TERM"), *sync = getenv("WINNOW_TEST_SYNC");
    hint[0] = '\0';
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return wn_fail(err, WN_EUSAGE, "there is no terminal here; use --plain");
    if (!name || !*name || strcmp(name, "dumb") == 0)
        return wn_fail(err, WN_EUSAGE, "this terminal cannot place text (TERM=%s); use --plain",
                       name ? name : "");
    struct curses *c = wn_alloc(sizeof *c);
    wn_term_locale_set(&c->locale);
    wn_term_signals_set(&c->signals);
    c->screen = curses_new(name, hint);
    if (!c->screen) {
        wn_term_signals_restore(&c->signals);
        wn_term_locale_restore(&c->locale);
        wn_free(c);
        return wn_fail(err, WN_EUSAGE, "the terminal %.60s is not known here; use --plain", name);
    }
    c->term = (struct wn_term){
        .ascii = ascii || c->locale.ascii,
        .ms = curses_ms(),
        .rows = LINES,
        .cols = COLS,
        .next = curses_next,
        .pending = curses_pending,
        .flush = curses_flush,
        .show = curses_show,
        .redraw = curses_redraw,
        .bell = curses_bell,
        .suspend = curses_suspend,
        .close = curses_close,
    };
    c->sync = sync && strcmp(sync, "1") == 0;
    curses_set_modes();
    curses_set_looks(c, colour);
    curses_measure(&c->term);
    curses_open = c;
    wn_mem_set_last_words(curses_last_words);
    *out = &c->term;
    return true;
}
