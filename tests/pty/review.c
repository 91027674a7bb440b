/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "review.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { REVIEW_ARGUMENTS = 16 };

/* Runs argv; what it prints goes to out (may be NULL). Its exit status. */
static int review_exec(const char *const argv[], struct wn_buf *out)
{
    int ends[2], status;
    char bytes[4096];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        execv(argv[0], (char *const *)(uintptr_t)argv);
        _exit(121);
    }
    close(ends[1]);
    for (ssize_t n; (n = read(ends[0], bytes, sizeof bytes)) > 0;)
        if (out)
            wn_buf_put(out, wn_str_of(bytes, (size_t)n));
    close(ends[0]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int review_run(const struct review *r, const char *const arguments[], struct wn_buf *out)
{
    const char *argv[REVIEW_ARGUMENTS] = {PTY_WINNOW, "--project", r->project};
    for (size_t n = 3; *arguments && n + 1 < REVIEW_ARGUMENTS; n++)
        argv[n] = *arguments++;
    return review_exec(argv, out);
}

void review_run_killed(const struct review *r, const char *const arguments[], int ms)
{
    const char *argv[REVIEW_ARGUMENTS] = {PTY_WINNOW, "--project", r->project};
    int status;
    for (size_t n = 3; *arguments && n + 1 < REVIEW_ARGUMENTS; n++)
        argv[n] = *arguments++;
    fflush(NULL);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execv(argv[0], (char *const *)(uintptr_t)argv);
        _exit(121);
    }
    poll(NULL, 0, ms);
    kill(pid, SIGKILL);
    assert_int_equal(waitpid(pid, &status, 0), pid);
}

static void review_write_records(const char *path, int records, const char *title)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    for (int i = 1; i <= records; i++)
        fprintf(f,
                "TY  - JOUR\nTI  - %s %d\nPY  - 2016\nAB  - BACKGROUND Peer mentoring is common. "
                "METHODS We asked %d first-year students. RESULTS Marks rose by %d points.\n"
                "ER  - \n",
                title, i, i, i);
    assert_int_equal(fclose(f), 0);
}

void review_make(struct review *r, int records, const char *title)
{
    char path[128];
    snprintf(r->folder, sizeof r->folder, "/tmp/winnow-pty-XXXXXX");
    assert_non_null(mkdtemp(r->folder));
    snprintf(r->project, sizeof r->project, "%s/review.winnow", r->folder);
    snprintf(path, sizeof path, "%s/records.ris", r->folder);
    review_write_records(path, records, title);
    const char *const init[] = {PTY_WINNOW, "init", r->project, "--criteria",
                                WINNOW_SOURCE_DIR "/criteria/peer-mentoring.yaml", NULL};
    assert_int_equal(review_exec(init, NULL), 0);
    const char *const import[] = {"import", "--source", "Test", path, NULL};
    assert_int_equal(review_run(r, import, NULL), 0);
}

static void review_empty(const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (struct dirent *d; (d = readdir(dir));) {
        char path[600];
        if (strcmp(d->d_name, ".") == 0 || strcmp(d->d_name, "..") == 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, d->d_name);
        if (unlink(path) != 0) { /* the folder of the backups */
            review_empty(path);
            rmdir(path);
        }
    }
    closedir(dir);
}

void review_remove(const struct review *r)
{
    review_empty(r->folder);
    assert_int_equal(rmdir(r->folder), 0);
}

void review_start(const struct review *r, struct pty *p, const char *verb,
                  const char *const env[], int rows, int cols)
{
    const char *const argv[] = {PTY_WINNOW, "--project", r->project, "--as", "ana", verb, NULL};
    pty_start(p, argv, env, rows, cols);
}

static int64_t review_number(const char *text)
{
    int64_t n = -1;
    while (*text == ' ')
        text++;
    return wn_str_int(wn_str_of(text, strspn(text, "0123456789")), &n) ? n : -1;
}

int64_t review_count(struct pty *p)
{
    const char *row = pty_row(p, 1);
    return strstr(row, " of ") ? review_number(row) : -1;
}

int64_t review_decided(const struct review *r)
{
    struct wn_buf out = {0};
    review_run(r, (const char *const[]){"--as", "ana", "--json", "status", NULL}, &out);
    const char *at = strstr(wn_buf_cstr(&out), "\"decided\":");
    int64_t n = at ? review_number(at + strlen("\"decided\":")) : -1;
    wn_buf_free(&out);
    return n;
}
