/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "pty.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char pty_sync[] = "\033]7077;winnow\007";

static long pty_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- starting ---- */

static void pty_put_environment(const char *setting)
{
    char name[64];
    const char *eq = strchr(setting, '=');
    snprintf(name, sizeof name, "%.*s", (int)(eq ? eq - setting : 63), setting);
    if (eq)
        setenv(name, eq + 1, 1);
    else
        unsetenv(name);
}

static void pty_set_environment(const char *const env[])
{
    static const char *const taken_over[] = {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS",
                                             "LSAN_OPTIONS"};
    static const char *const always[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8", "TZ=UTC",
                                         "HOME=/nonexistent", "WINNOW_TEST_SYNC=1"};
    enum { TAKEN = sizeof taken_over / sizeof *taken_over };
    extern char **environ;
    static char *empty[] = {NULL}; /* environ outlives this call */
    char *kept[TAKEN];
    for (size_t i = 0; i < TAKEN; i++)
        kept[i] = getenv(taken_over[i]);
    environ = empty;
    for (size_t i = 0; i < TAKEN; i++)
        if (kept[i])
            setenv(taken_over[i], kept[i], 1);
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        pty_put_environment(always[i]);
    for (; env && *env; env++)
        pty_put_environment(*env);
}

static void pty_set_size(int fd, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    ioctl(fd, TIOCSWINSZ, &size);
}

static void pty_child(const char *tty, const char *const argv[], const char *const env[], int rows,
                      int cols)
{
    setsid();
    int fd = open(tty, O_RDWR);
    if (fd < 0 || ioctl(fd, TIOCSCTTY, 0) < 0)
        _exit(120);
    pty_set_size(fd, rows, cols);
    for (int i = 0; i < 3; i++)
        dup2(fd, i);
    if (fd > 2)
        close(fd);
    pty_set_environment(env);
    execvp(argv[0], (char *const *)(uintptr_t)argv);
    _exit(121);
}

void pty_start(struct pty *p, const char *const argv[], const char *const env[], int rows,
               int cols)
{
    *p = (struct pty){.rows = rows, .cols = cols};
    p->master = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(p->master >= 0 && grantpt(p->master) == 0 && unlockpt(p->master) == 0);
    fcntl(p->master, F_SETFD, FD_CLOEXEC);
    p->vt = vterm_new(rows, cols);
    vterm_set_utf8(p->vt, 1);
    p->screen = vterm_obtain_screen(p->vt);
    vterm_screen_enable_altscreen(p->screen, 1);
    vterm_screen_reset(p->screen, 1);
    fflush(NULL);
    p->pid = fork();
    assert_true(p->pid >= 0);
    if (p->pid == 0)
        pty_child(ptsname(p->master), argv, env, rows, cols);
}

void pty_end(struct pty *p)
{
    if (!p->ended) {
        kill(p->pid, SIGKILL);
        waitpid(p->pid, &p->status, 0);
    }
    if (p->master >= 0)
        close(p->master);
    vterm_free(p->vt);
    wn_buf_free(&p->raw);
}

/* ---- reading ---- */

static void pty_count_syncs(struct pty *p)
{
    size_t n = sizeof pty_sync - 1;
    while (p->scanned + n <= p->raw.n) {
        struct wn_str rest = wn_str_from(wn_buf_str(&p->raw), p->scanned);
        size_t at = wn_str_find(rest, wn_str(pty_sync));
        if (at == rest.n) {
            p->scanned = p->raw.n - n + 1;
            return;
        }
        p->syncs++;
        p->scanned += at + n;
    }
}

bool pty_pump(struct pty *p, int ms)
{
    char bytes[65536];
    struct pollfd fd = {.fd = p->master, .events = POLLIN};
    if (p->master < 0 || poll(&fd, 1, ms) <= 0)
        return false;
    ssize_t n = read(p->master, bytes, sizeof bytes);
    if (n <= 0)
        return false;
    wn_buf_put(&p->raw, wn_str_of(bytes, (size_t)n));
    vterm_input_write(p->vt, bytes, (size_t)n);
    size_t back = vterm_output_read(p->vt, bytes, sizeof bytes);
    if (back)
        pty_send(p, bytes, back);
    pty_count_syncs(p);
    return true;
}

static void pty_give_up(struct pty *p, const char *waited_for)
{
    struct wn_buf buf = {0};
    pty_snapshot(p, &buf);
    print_error("%s\n", wn_buf_cstr(&buf));
    wn_buf_free(&buf);
    fail_msg("waited in vain for %s", waited_for);
}

/* ---- writing ---- */

void pty_send(struct pty *p, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t done = write(p->master, bytes, n);
        if (done <= 0)
            return;
        bytes += done;
        n -= (size_t)done;
    }
}

void pty_type(struct pty *p, const char *text)
{
    pty_send(p, text, strlen(text));
}

void pty_redrawn(struct pty *p, size_t more)
{
    size_t wanted = p->syncs + more;
    long until = pty_now() + PTY_MS;
    while (p->syncs < wanted) {
        if (pty_now() > until)
            pty_give_up(p, "a redraw");
        pty_pump(p, 50);
    }
}

void pty_press(struct pty *p, const char *bytes)
{
    while (pty_pump(p, 0))
        continue;
    pty_type(p, bytes);
    pty_redrawn(p, 1);
}

void pty_resize(struct pty *p, int rows, int cols)
{
    p->rows = rows;
    p->cols = cols;
    vterm_set_size(p->vt, rows, cols);
    pty_set_size(p->master, rows, cols);
}

void pty_hang_up(struct pty *p)
{
    close(p->master);
    p->master = -1;
}

/* ---- looking ---- */

const char *pty_row(struct pty *p, int row)
{
    static char text[8192];
    VTermRect rect = {row, row + 1, 0, p->cols};
    size_t n = vterm_screen_get_text(p->screen, text, sizeof text - 1, rect);
    while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == '\n'))
        n--;
    text[n] = '\0';
    return text;
}

bool pty_shows(struct pty *p, const char *text)
{
    for (int row = 0; row < p->rows; row++)
        if (strstr(pty_row(p, row), text))
            return true;
    return false;
}

void pty_expect(struct pty *p, const char *text)
{
    long until = pty_now() + PTY_MS;
    while (!pty_shows(p, text)) {
        if (pty_now() > until)
            pty_give_up(p, text);
        pty_pump(p, 50);
    }
}

VTermScreenCell pty_cell(struct pty *p, int row, int col)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(p->screen, (VTermPos){row, col}, &cell);
    return cell;
}

VTermPos pty_cursor(struct pty *p)
{
    VTermPos pos;
    vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &pos);
    return pos;
}

static char pty_letter(const VTermScreenCell *cell)
{
    if (cell->attrs.reverse)
        return 'R';
    if (!VTERM_COLOR_IS_DEFAULT_BG(&cell->bg))
        return 'C';
    return cell->attrs.underline ? 'U' : cell->attrs.bold ? 'B' : '.';
}

void pty_snapshot(struct pty *p, struct wn_buf *out)
{
    VTermPos cursor = pty_cursor(p);
    for (int row = 0; row < p->rows; row++)
        wn_buf_print(out, "%s\n", pty_row(p, row));
    wn_buf_print(out, "cursor=%d,%d\n", cursor.row, cursor.col);
    for (int row = 0; row < p->rows; row++) {
        for (int col = 0; col < p->cols; col++) {
            VTermScreenCell cell = pty_cell(p, row, col);
            wn_buf_byte(out, pty_letter(&cell));
        }
        wn_buf_byte(out, '\n');
    }
}

/* ---- the end ---- */

int pty_finish(struct pty *p, int ms)
{
    for (long until = pty_now() + ms; !p->ended && pty_now() < until;) {
        pty_pump(p, 5);
        if (p->master < 0) /* nothing to poll any more */
            nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
        p->ended = waitpid(p->pid, &p->status, WNOHANG) == p->pid;
    }
    while (p->ended && pty_pump(p, 0))
        continue;
    if (!p->ended)
        return -1;
    return WIFEXITED(p->status) ? WEXITSTATUS(p->status) : 128 + WTERMSIG(p->status);
}

/* Ours, and the colour reset that ncurses sends on coming back from suspension. */
static bool pty_known(struct wn_str s)
{
    return wn_str_starts(s, wn_str(pty_sync)) || wn_str_starts(s, WN_STR("\033]104\007"));
}

const char *pty_strange(struct pty *p)
{
    static char shown[80];
    struct wn_str rest = wn_buf_str(&p->raw);
    for (size_t at; (at = wn_str_find_byte(rest, '\033')) < rest.n; rest = wn_str_from(rest, 1)) {
        rest = wn_str_from(rest, at);
        if (rest.n < 2 || !strchr("]P_^X", rest.p[1]) || pty_known(rest))
            continue;
        snprintf(shown, sizeof shown, "ESC %.*s", (int)(rest.n < 40 ? rest.n : 40) - 1, rest.p + 1);
        return shown;
    }
    return NULL;
}
